"""Build gazetteer/shapes/operating-areas.geojson from the rules in tools/areas.yml; run by hand.

    python tools/build_areas.py [--out FILE]

Nobody surveyed most of these areas. Each is derived from points of the gazetteer, from the other shipped shapes and
from the rivers of geo/page/basemap.json, so nothing has to be fetched. The words of a rule are made from its
parameters: they cannot disagree. Run it again when a place that a rule names has moved. The same input gives the
same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import orjson
import shapely
import yaml
from build_shapes import RETRIEVED, SHAPES, buffered, compact, feature, largest, parts_of, rounded
from pydantic import BaseModel, ConfigDict
from pyproj import Geod
from shapely.geometry import LineString, MultiPoint, Point, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from gazetteer.place import Place
from gazetteer.store import SHIPPED, read_places

RULES = Path(__file__).parent / "areas.yml"
BASEMAP = Path(__file__).parent.parent / "geo" / "page" / "basemap.json"
OUT = SHAPES / "operating-areas.geojson"
GRID = 0.0001
RIVER_DEGREES = 0.006
WORLD = 180.0
_WGS84 = Geod(ellps="WGS84")
_COMPASS = ("north_of", "south_of", "east_of", "west_of")


class Side(BaseModel):
    """The bank of a river on which a place lies."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    river: str
    where: str


class Rule(BaseModel):
    """How an area is derived: a form drawn from places, widened by some kilometres, then cut."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    form: Literal["circle", "line", "strip", "hull", "river", "union"]
    of: tuple[str, ...] = ()
    river: str | None = None
    length_km: float = 0
    bearing: float = 0
    km: float = 0
    within: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()
    north_of: str | None = None
    south_of: str | None = None
    east_of: str | None = None
    west_of: str | None = None
    certainty: Literal["less-certain", "uncertain"]
    why: str
    source: str

    @property
    def compass(self) -> dict[str, str]:
        """The half planes, by direction: the place whose parallel or meridian bounds each."""
        bounds = {direction: getattr(self, direction) for direction in _COMPASS}
        return {direction: place for direction, place in bounds.items() if place}

    @property
    def named(self) -> set[str]:
        """Every place id that the rule names."""
        return {*self.of, *self.within, *(side.where for side in self.sides), *self.compass.values()}


class Atlas(NamedTuple):
    """What rules are drawn from."""

    places: Mapping[str, Place]
    outlines: Mapping[str, BaseGeometry]
    rivers: Mapping[str, BaseGeometry]

    def point(self, name: str) -> Point:
        """The point of a place."""
        point = self.places[name].point
        return Point(point.lon, point.lat)

    def together(self, names: Sequence[str]) -> BaseGeometry:
        """The outlines of some places as one."""
        return shapely.union_all([self.outlines[name] for name in names], grid_size=GRID)

    def title(self, name: str) -> str:
        """What a place is called in a rule's words."""
        return self.places[name].title


def main() -> None:
    """Read the rules and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=OUT, help="where to write, instead of into the gazetteer")
    write(parser.parse_args().out, features(read_rules(), read_atlas()))


def read_rules(file: Path = RULES) -> dict[str, Rule]:
    """The rules by the id of their area."""
    records = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    return {name: Rule(**record) for name, record in records.items()}


def read_atlas() -> Atlas:
    """The places, the shipped outlines but our own, and the rivers."""
    files = [file for file in sorted(SHAPES.glob("*.geojson")) if file != OUT]
    outlines = {item["id"]: shape(item["geometry"]) for file in files for item in _read(file)["features"]}
    rivers = {item["properties"]["name_en"]: shape(item["geometry"]) for item in _read(BASEMAP)["rivers"]["features"]}
    return Atlas({place.id: place for place in read_places(SHIPPED)}, outlines, rivers)


def _read(file: Path) -> Any:
    return orjson.loads(file.read_bytes())


def features(rules: Mapping[str, Rule], atlas: Atlas) -> list[dict[str, Any]]:
    """One feature a rule, in the order of the ids."""
    return [
        feature(name, area(rule, atlas), certainty=rule.certainty, rule=words(rule, atlas), source=rule.source)
        for name, rule in sorted(rules.items())
    ]


def area(rule: Rule, atlas: Atlas) -> BaseGeometry:
    """The outline that a rule gives: its largest piece, on a grid, with no more vertices than it needs."""
    drawn = start(rule, atlas)
    whole = cut(buffered(drawn, rule.km * 1000, rule.km * 25) if rule.km else drawn, rule, atlas)
    coarse = largest(whole).simplify(min(0.02, whole.area**0.5 / 80))
    return largest(shapely.set_precision(coarse, GRID))


def start(rule: Rule, atlas: Atlas) -> BaseGeometry:
    """What the rule's form is before it is widened and cut."""
    if rule.form == "union":
        return atlas.together(rule.of)
    if rule.form == "river":
        return reach(atlas.rivers[rule.river or ""], [atlas.point(name) for name in rule.of])
    points = [atlas.point(name) for name in rule.of]
    if rule.form == "strip":
        return strip(points[0], rule.length_km, rule.bearing)
    if rule.form == "line":
        return LineString(points)
    return points[0] if rule.form == "circle" else MultiPoint(points).convex_hull


def strip(middle: Point, length_km: float, bearing: float) -> LineString:
    """A straight line of a given length through a point, its bearing in degrees from north."""
    ends = [_WGS84.fwd(middle.x, middle.y, bearing + turn, length_km * 500)[:2] for turn in (0, 180)]
    return LineString([ends[0], middle.coords[0], ends[1]])


def reach(river: BaseGeometry, ends: Sequence[Point]) -> BaseGeometry:
    """The stretch of a river between the places nearest to two points; the whole of it without them."""
    if not ends:
        return river
    course = min(parts_of(shapely.line_merge(river)), key=lambda part: sum(part.distance(end) for end in ends))
    start_m, end_m = sorted(course.project(end) for end in ends)
    return shapely.line_merge(substring(course, start_m, end_m))


def cut(geometry: BaseGeometry, rule: Rule, atlas: Atlas) -> BaseGeometry:
    """What of a geometry the rule leaves."""
    keep = [atlas.together(rule.within)] if rule.within else []
    keep += [bank(side, atlas) for side in rule.sides]
    keep += [half_plane(direction, atlas.point(place)) for direction, place in rule.compass.items()]
    for limit in keep:
        geometry = shapely.intersection(geometry, limit)
    return geometry


def bank(side: Side, atlas: Atlas) -> BaseGeometry:
    """The part of Iraq and Syria on one side of a river, which is followed down to the sea and is a kilometre wide."""
    land, river, mouth = atlas.together(["iraq", "syria"]), atlas.rivers[side.river], atlas.rivers["Shatt al-Arab"]
    sea = shapely.shortest_line(Point(mouth.coords[-1]), land.boundary)
    water = shapely.union_all([river, shapely.shortest_line(river, mouth), mouth, sea]).buffer(RIVER_DEGREES)
    banks: Sequence[BaseGeometry] = parts_of(land - water)
    return next(piece for piece in banks if piece.contains(atlas.point(side.where)))


def half_plane(direction: str, point: Point) -> BaseGeometry:
    """Everything north, south, east or west of a point."""
    return {
        "north_of": shapely.box(-WORLD, point.y, WORLD, 90),
        "south_of": shapely.box(-WORLD, -90, WORLD, point.y),
        "east_of": shapely.box(point.x, -90, WORLD, 90),
        "west_of": shapely.box(-WORLD, -90, point.x, 90),
    }[direction]


def words(rule: Rule, atlas: Atlas) -> str:
    """The rule as a sentence, from its parameters, and why it is so."""
    return f"{beginning(rule, atlas)}{''.join(cuts(rule, atlas))}. {rule.why}"


def beginning(rule: Rule, atlas: Atlas) -> str:
    """The words of the form and its width."""
    names = [atlas.title(name) for name in rule.of]
    reached = f" between {' and '.join(names)}" if names else ""
    near = {
        "circle": names[:1] and names[0],
        "line": f"the line {' - '.join(names)}",
        "strip": f"a line of {rule.length_km:g} km through {''.join(names[:1])}, bearing {rule.bearing:g} degrees",
        "river": f"the {rule.river} as Natural Earth draws it{reached}",
    }
    if rule.form in near:
        return f"What lies within {rule.km:g} km of {near[rule.form]}"
    if rule.form == "union":
        return f"The outlines of {', '.join(names)} taken together" if names[1:] else f"The outline of {names[0]}"
    return f"The convex hull of {', '.join(names)}" + (f", and {rule.km:g} km around" if rule.km else "")


def cuts(rule: Rule, atlas: Atlas) -> list[str]:
    """The words of what is cut away."""
    inside = [f", inside {', '.join(map(atlas.title, rule.within))}"] if rule.within else []
    banks = [f", on the side of the {side.river} where {atlas.title(side.where)} lies" for side in rule.sides]
    planes = [f", {direction.replace('_', ' ')} {atlas.title(place)}" for direction, place in rule.compass.items()]
    return inside + banks + planes


def write(file: Path, items: Sequence[Mapping[str, Any]]) -> None:
    """A feature collection with its provenance, one feature a line."""
    provenance = {
        "source": "points of this gazetteer, outlines and rivers of Natural Earth 10m; each feature names more",
        "licence": "CC BY 4.0; Natural Earth is in the public domain",
        "method": "tools/build_areas.py: each feature states its rule, from tools/areas.yml",
        "date": RETRIEVED,
    }
    lines = ",\n".join(compact({**item, "geometry": rounded(item["geometry"], 4)}) for item in items)
    head = f'{{"type":"FeatureCollection","provenance":{compact(provenance)},"features":[\n'
    file.write_text(f"{head}{lines}\n]}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
