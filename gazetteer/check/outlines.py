"""Areas: an outline that is there and agrees with its place, or a radius that can cover one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import orjson
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from gazetteer.areas import SHAPES, covering_radius_m, outline
from gazetteer.check.fault import Fault, Rule
from gazetteer.errors import GazetteerError
from gazetteer.index import Gazetteer
from gazetteer.place import Place, kinds

_SMALLEST_RADIUS_M = 1000  # the Vatican


def drawn(gazetteer: Gazetteer) -> Iterator[Fault]:
    """The file that a shape names has an outline of the place."""
    for place in gazetteer:
        try:
            outline(place)
        except GazetteerError as error:
            yield Fault(place.id, str(error))


def holds_its_point(gazetteer: Gazetteer) -> Iterator[Fault]:
    """The representative point lies in the outline."""
    for place, geometry in _outlines(gazetteer):
        if not geometry.covers(Point(place.point.lon, place.point.lat)):
            yield Fault(place.id, "point: lies outside its own outline")


def covered(gazetteer: Gazetteer) -> Iterator[Fault]:
    """The circle of the point's accuracy covers the outline."""
    for place, geometry in _outlines(gazetteer):
        radius = covering_radius_m(geometry, place.point.lon, place.point.lat)
        if radius > place.point.accuracy_m:
            yield Fault(place.id, f"point.accuracy_m: {place.point.accuracy_m}, and its outline reaches {radius}")


def as_certain(gazetteer: Gazetteer) -> Iterator[Fault]:
    """The place and the file of outlines say the same of how certain the outline is, where both say it."""
    for place, _ in _outlines(gazetteer):
        assert place.shape
        told = _certainties(SHAPES / place.shape.file).get(place.id)
        if told and told != place.shape.certainty:
            yield Fault(place.id, f"shape.certainty: {place.shape.certainty}, and {place.shape.file} says {told}")


def wide_enough(gazetteer: Gazetteer) -> Iterator[Fault]:
    """An area without an outline has at least the radius of one."""
    for place in gazetteer:
        area = kinds()[place.kind].family in ("area", "country")
        if area and place.shape is None and place.point.accuracy_m < _SMALLEST_RADIUS_M:
            yield Fault(place.id, f"point.accuracy_m: {place.point.accuracy_m} is no radius of an area without a shape")


def _outlines(gazetteer: Gazetteer) -> Iterator[tuple[Place, BaseGeometry]]:
    """The places whose outlines can be read; `drawn` tells of the others."""
    for place in gazetteer:
        try:
            geometry = outline(place)
        except GazetteerError:
            continue
        if geometry is not None:
            yield place, geometry


@cache
def _certainties(file: Path) -> Mapping[str, str | None]:
    features = orjson.loads(file.read_bytes())["features"]
    return {feature["id"]: feature["properties"].get("certainty") for feature in features}


RULES: tuple[Rule, ...] = (drawn, holds_its_point, covered, as_certain, wide_enough)
