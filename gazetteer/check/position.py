"""Points: in what they lie in, apart from their namesakes, near what GeoNames has."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from gazetteer.areas import outline
from gazetteer.check.fault import Fault, Rule
from gazetteer.distance import BESIDE_M, WGS84
from gazetteer.errors import GazetteerError
from gazetteer.index import Gazetteer
from gazetteer.place import HEADS, Place, Point, kinds
from gazetteer.spelling import keys

GEONAMES = Path(__file__).parent / "geonames.tsv"
_FAR_M = 5000


class Spot(NamedTuple):
    """WGS 84 degrees."""

    longitude: float
    latitude: float


class Home(NamedTuple):
    """A country or a governorate, its outline, and how well that is known."""

    place: Place
    outline: BaseGeometry
    tolerance_m: int


def inside_its_parent(gazetteer: Gazetteer) -> Iterator[Fault]:
    """A point lies in its governorate, or its country where it has none, or one of those that it touches."""
    homes = _homes(gazetteer)
    for place in gazetteer:
        own = [_home(gazetteer, homes, name) for name in ([place.parent] if place.parent else place.within)]
        known = [home for home in own if home]
        if not known or len(known) < len(own):
            continue
        nearest = min(known, key=lambda home: _outside_m(home, place.point) - home.tolerance_m)
        metres = _outside_m(nearest, place.point)
        if metres > nearest.tolerance_m:
            yield Fault(place.id, f"point: lies {metres / 1000:.1f} km outside {nearest.place.id}", "outside")


def in_no_other_country(gazetteer: Gazetteer) -> Iterator[Fault]:
    """A point lies in no country's outline but its own."""
    countries = [home for home in _homes(gazetteer).values() if home.place.kind == "country"]
    for place in gazetteer:
        mine = {place.id, *gazetteer.lineage(place)}
        for home in countries if len(mine) > 1 else ():
            point = shapely.Point(place.point.lon, place.point.lat)
            if home.place.id in mine or not home.outline.contains(point):
                continue
            metres = _metres(point, home.outline.boundary)
            if metres > home.tolerance_m:
                yield Fault(place.id, f"point: lies {metres / 1000:.1f} km inside {home.place.id}", "outside")


def no_twins(gazetteer: Gazetteer) -> Iterator[Fault]:
    """No two places within 300 m have one kind and one name."""
    alike: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place in gazetteer:
        for name in keys(toponym.toponym for toponym in place.names):
            alike[place.kind, name].add(place.id)
    pairs = {pair for ids in alike.values() for pair in combinations(sorted(ids), 2)}
    for first, second in sorted(pairs):
        if _apart_m(_spot(gazetteer[first].point), _spot(gazetteer[second].point)) < BESIDE_M:
            yield Fault(first, f"point: less than {BESIDE_M} m from {second}, of the same kind and name", "twin")


def near_geonames(gazetteer: Gazetteer) -> Iterator[Fault]:
    """A settlement lies within 5 km of where GeoNames has what it is linked to, as far as geonames.tsv knows it."""
    for place in gazetteer:
        for link in place.links if kinds()[place.kind].family == "settlement" else ():
            there = _geonames().get(link)
            metres = _apart_m(_spot(place.point), there) if there else 0
            if metres > _FAR_M:
                yield Fault(place.id, f"point: {metres / 1000:.1f} km from GeoNames' ({link})", "geonames")


def _homes(gazetteer: Gazetteer) -> Mapping[str, Home]:
    """The countries and governorates whose outlines can be read."""
    homes = {}
    for place in gazetteer:
        try:
            geometry = outline(place) if place.kind in HEADS else None
        except GazetteerError:
            continue
        if geometry is not None and place.shape:
            shapely.prepare(geometry)
            homes[place.id] = Home(place, geometry, place.shape.accuracy_m)
    return homes


def _home(gazetteer: Gazetteer, homes: Mapping[str, Home], name: str) -> Home | None:
    """The nearest of a place and what it lies in that has an outline."""
    lineage = (name, *gazetteer.lineage(gazetteer[name])) if name in gazetteer.places else ()
    return next((homes[each] for each in lineage if each in homes), None)


def _outside_m(home: Home, point: Point) -> float:
    return _metres(shapely.Point(point.lon, point.lat), home.outline)


def _metres(point: shapely.Point, geometry: BaseGeometry) -> float:
    """Geodesic metres to the point of a geometry that is nearest in degrees."""
    if geometry.intersects(point):
        return 0.0
    nearest = nearest_points(geometry, point)[0]
    return float(WGS84.inv(nearest.x, nearest.y, point.x, point.y)[2])


def _spot(point: Point) -> Spot:
    return Spot(point.lon, point.lat)


def _apart_m(one: Spot, other: Spot) -> float:
    return float(WGS84.inv(*one, *other)[2])


@cache
def _geonames() -> Mapping[str, Spot]:
    """Link → the point that GeoNames has; made by tools/geonames_points.py."""
    with GEONAMES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {f"gn:{row['geonameid']}": Spot(float(row["longitude"]), float(row["latitude"])) for row in rows}


RULES: tuple[Rule, ...] = (inside_its_parent, in_no_other_country, no_twins, near_geonames)
