"""The marks on a map that tell its scale and where north is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely.affinity import rotate

from geo.picture.box import Box
from geo.picture.content import say
from geo.picture.scene import INK, LAND, Mark, Shape, Words, written
from geo.picture.size import Size
from geo.picture.view import View
from geo.readable import Language

_BAR = 0.24
_STEPS = (5, 2, 1)


@dataclass(frozen=True)
class ScaleBar:
    """A bar of so many kilometres, from `left` to `right` along the lower edge of `box`, with its words above.

    It is right where it stands; on a map of the world, along the parallel that its words name.
    """

    kilometres: int
    left: float
    right: float
    words: Words
    box: Box

    def drawn(self, line: float) -> list[Mark]:
        low, high = self.box.bottom, self.box.bottom - 2.2 * line
        bar = shapely.LineString([(self.left, high), (self.left, low), (self.right, low), (self.right, high)])
        words = written([self.words], self.box, 0.5, LAND)
        return [Shape(bar, None, LAND, 2.6 * line), Shape(bar, None, INK, line, name="scale-bar"), *words]


def scale_bar(view: View, size: Size, language: Language, away: Sequence[Box]) -> ScaleBar:
    """The longest bar of 1, 2 or 5 times a power of ten kilometres that takes at most a quarter of the frame."""
    middle = _metres(view, *view.frame.centre)
    kilometres = nice(middle * view.frame.width * _BAR / 1000)
    words = Words(_said(view, kilometres, language), language, size.small)
    wide = max(kilometres * 1000 / middle, words.width)
    box = _corner(view, (wide, words.size * 1.3 + 3 * size.line), away, language == "ar")
    here = middle if view.projection == "eqearth" else _metres(view, box.centre[0], box.bottom)
    half = kilometres * 500 / here
    return ScaleBar(kilometres, box.centre[0] - half, box.centre[0] + half, words, box)


def _said(view: View, kilometres: int, language: Language) -> str:
    if view.projection != "eqearth":
        return say("kilometres", language, number=kilometres)
    latitude = round(view.degrees(*view.frame.centre)[1])
    return say("at_north" if latitude >= 0 else "at_south", language, number=kilometres, latitude=abs(latitude))


def _metres(view: View, x: float, y: float) -> float:
    """Metres on the ground for one point of the picture, eastward."""
    return view.metres((x - 5, y), (x + 5, y)) / 10


def nice(most: float) -> int:
    """The greatest of 1, 2, 5, 10, 20, 50 … that is not more; 1 at least."""
    power = int(10 ** math.floor(math.log10(max(most, 1))))
    return next(step * power for step in _STEPS if step * power <= max(most, 1))


def north_mark(view: View, size: Size, language: Language, away: Sequence[Box]) -> tuple[Box, list[Mark]]:
    """An arrow to true north where it stands, below the letter for north."""
    words = Words(say("north", language), language, size.small, bold=True)
    high = 2 * size.small
    box = _corner(view, (high * 0.7, high + words.size * 1.2), away, language != "ar")
    x, y, half = box.centre[0], box.bottom - high / 2, high / 2
    arrow = shapely.Polygon([(x, y - half), (x + half / 2, y + half), (x, y + half / 2), (x - half / 2, y + half)])
    turned = rotate(arrow, math.degrees(view.north(x, y)), origin=(x, y))
    return box, [Shape(turned, INK, LAND, size.line, name="north"), *written([words], box, 0.5, LAND)]


def _corner(view: View, size: tuple[float, float], away: Sequence[Box], rtl: bool) -> Box:
    """A corner of the frame for a box, the first in which nothing lies; the first of all where none is free."""
    w, h = size
    inner = view.frame.grown(-6)
    lefts = (inner.right - w, inner.left) if rtl else (inner.left, inner.right - w)
    boxes = [Box(x, y, x + w, y + h) for y in (inner.bottom - h, inner.top) for x in lefts]
    return next((box for box in boxes if not any(box.meets(other) for other in away)), boxes[0])
