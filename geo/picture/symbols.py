"""Symbols: the shapes, colours and sizes of geo/page/symbols.js."""

from __future__ import annotations

import math

import shapely
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry

from geo.family import COLOURS
from geo.picture.scene import PAPER, Shape

ORDER = ("base", "camp", "site", "settlement", "area", "country")
_BOX = 28  # the viewBox of a symbol: 24 and a margin of 2 at each side
_HOLLOW = ("area", "country")


def _polygon(points: str) -> BaseGeometry:
    return shapely.Polygon([[float(number) for number in point.split(",")] for point in points.split()])


def _circle(radius: float) -> BaseGeometry:
    return shapely.Point(12, 12).buffer(radius, quad_segs=16)


SHAPES = {
    "base": (_polygon("12,1 23,12 12,23 1,12"),),
    "camp": (_polygon("12,1.5 23,21.5 1,21.5"),),
    "settlement": (_circle(10),),
    "site": (_polygon("12,1 22.5,8.6 18.5,21 5.5,21 1.5,8.6"),),
    "area": (shapely.box(4, 4, 20, 20),),
    "country": (_circle(9), _circle(3)),
}


def pixels(articles: int) -> int:
    """Pixels across by number of articles: the area grows with the number."""
    return min(44, round(13 + 5 * math.sqrt(articles)))


def symbol(family: str, x: float, y: float, across: float, name: str | None = None) -> list[Shape]:
    """The symbol of a family, `across` points wide, with its middle at (x, y)."""
    scale, colour = across / _BOX, COLOURS[family]
    parts = [affine_transform(part, (scale, 0, 0, scale, x - 12 * scale, y - 12 * scale)) for part in SHAPES[family]]
    if family not in _HOLLOW:
        return [Shape(part, colour, PAPER, 2 * scale, name=name) for part in parts]
    halos = [Shape(part, None, PAPER, 6 * scale) for part in parts]
    return [*halos, *(Shape(part, PAPER, colour, 3 * scale, name=name) for part in parts)]
