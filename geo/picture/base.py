"""The quiet base map of the page: sea, land, rivers, borders, and the names that find room."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.picture.scene import LAND, SEA, Scene, Shape
from geo.picture.view import View

_FILE = Path(__file__).parents[1] / "page" / "basemap.json"
CONTESTED = (4.0, 3.0)
_FAR_M, _THINNER = 10_000, 0.6  # metres in a point, beyond which lines are so much thinner


class Ink(NamedTuple):
    """How one layer of the base map is drawn, as in geo/page/basemap.js."""

    fill: str | None
    edge: str | None
    width: float


INK = {
    "world": Ink(LAND, None, 0),
    "land": Ink(LAND, None, 0),
    "rivers": Ink(None, "#9dc3d9", 0.8),
    "governorates": Ink(None, "#cfc7b8", 0.5),
    "countries": Ink(None, "#94897a", 0.9),
}


@cache
def _basemap() -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads(_FILE.read_bytes())
    return data


@cache
def layer(name: str) -> tuple[tuple[BaseGeometry, bool], ...]:
    """The geometries of a layer in degrees, each with whether it is contested."""
    features = _basemap()[name]["features"]
    return tuple((shape(one["geometry"]), bool(one["properties"].get("contested"))) for one in features)


@cache
def labels() -> tuple[Mapping[str, Any], ...]:
    """The names on the base map: `name_ar`, `name_en`, `longitude`, `latitude` and their `class`."""
    return tuple(_basemap()["labels"])


def base(view: View, line: float, names: Iterable[str] = tuple(INK)) -> Scene:
    """The base map in a frame; `line` scales the lines."""
    scene = Scene([Shape(shapely.box(*view.frame), SEA)])
    thin = line * (_THINNER if view.scale > _FAR_M else 1)
    for name in names:
        ink = INK[name]
        for geometry, contested in layer(name):
            drawn = view.drawn(geometry)
            dash = CONTESTED if contested else None
            if not drawn.is_empty:
                scene.add(Shape(drawn, ink.fill, ink.edge, ink.width * thin, dash))
    return scene


def contested(view: View) -> bool:
    """Whether a contested line is in the frame."""
    lines = [geometry for name in ("governorates", "countries") for geometry, doubt in layer(name) if doubt]
    return any(not view.drawn(geometry).is_empty for geometry in lines)


@cache
def _countries() -> tuple[BaseGeometry, ...]:
    """The land of the region cut along its borders."""
    coast = layer("land")[0][0].boundary
    borders = [geometry for geometry, _ in layer("countries")]
    lines = shapely.node(shapely.union_all([coast, *borders]))
    return tuple(shapely.get_parts(shapely.polygonize(shapely.get_parts(lines))))


def seen(label: Mapping[str, Any], view: View) -> BaseGeometry | None:
    """What the frame shows of a label's country, in points; None where it shows nothing."""
    point = shapely.Point(label["longitude"], label["latitude"])
    for country in _countries():
        if country.contains(point):
            drawn = view.drawn(country)
            return drawn if drawn.area else None
    return None
