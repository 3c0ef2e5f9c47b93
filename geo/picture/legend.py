"""The legend: families that are there, sizes, and what the lines mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import shapely

from geo.family import NAMES
from geo.picture.base import CONTESTED, INK
from geo.picture.box import Box
from geo.picture.content import Spot, say
from geo.picture.scene import SOFT, THIN, Scene, Shape, Words, written
from geo.picture.size import Size
from geo.picture.symbols import ORDER, pixels, symbol
from geo.picture.text import LEADING, wrap
from geo.readable import Language

_LARGEST = 10 / 28  # the radius of a town's circle, for the width of its symbol


def legend(
    spots: Sequence[Spot], lines: Sequence[str], size: Size, language: Language, box: Box
) -> tuple[Scene, float]:
    """The legend from the top of a box on, in as many rows as it needs, and how high it is.

    `lines`: the kinds of lines to explain, `moved` and `contested`.
    """

    def words(text: object) -> Words:
        drawn = wrap(str(text), size.small, box.width - 3 * size.small, 1)
        return Words(drawn[0], language, size.small)

    flow = _Flow(box, size, language == "ar")
    families = {spot.family for spot in spots}
    for family in (family for family in ORDER if family in families):
        flow.put(_Picture(family, pixels(2) * size.symbol), words(NAMES[family][language == "en"]))
    most = max((spot.articles for spot in spots), default=0)
    if most > 1:
        numbers = sorted({1, (1 + most) // 2, most})
        flow.turn()
        flow.put(words(say("size", language)))
        for number in numbers:
            flow.put(_Picture("size", pixels(number) * size.symbol), words(number))
    flow.turn()
    for line in lines:
        flow.put(_Picture(line, 2.2 * size.small), words(say(line, language)))
    return flow.scene, flow.height


class _Picture(NamedTuple):
    """A symbol or a line of the legend, and how wide it is."""

    kind: str
    width: float


class _Flow:
    """Rows of entries, each of pictures and words, from the side where the language begins."""

    def __init__(self, box: Box, size: Size, rtl: bool) -> None:
        self.box, self.size, self.rtl = box, size, rtl
        self.scene = Scene()
        self.row = max(pixels(2) * size.symbol, size.small * 1.3) + 2.5 * size.line
        self.across, self.top = 0.0, box.top

    @property
    def height(self) -> float:
        return self.top + (self.row if self.across else 0) - self.box.top

    def turn(self) -> None:
        """Begin a new row."""
        if self.across:
            self.across, self.top = 0, self.top + self.row

    def put(self, *parts: _Picture | Words) -> None:
        gap = 0.45 * self.size.small
        wide = sum(part.width + gap for part in parts)
        if self.across + wide > self.box.width:
            self.turn()
        for part in parts:
            self._draw(part)
            self.across += part.width + gap
        self.across += self.size.small

    def _draw(self, part: _Picture | Words) -> None:
        middle = self.top + self.row / 2
        left = self.box.right - self.across - part.width if self.rtl else self.box.left + self.across
        if isinstance(part, _Picture):
            self.scene.add(*_pictured(part, left, middle, self.size.line))
        else:
            half = part.size * LEADING / 2
            self.scene.add(*written([part], Box(left, middle - half, left + part.width, middle + half), 0))


def _pictured(picture: _Picture, left: float, y: float, line: float) -> list[Shape]:
    x = left + picture.width / 2
    if picture.kind in ORDER:
        return symbol(picture.kind, x, y, picture.width)
    if picture.kind == "size":
        return [Shape(shapely.Point(x, y).buffer(picture.width * _LARGEST), "#c9c2b6", SOFT, 0.5 * line)]
    rule = shapely.LineString([(left, y), (left + picture.width, y)])
    if picture.kind == "contested":
        return [Shape(rule, None, INK["countries"].edge, INK["countries"].width * line, CONTESTED)]
    return [Shape(rule, None, THIN, 0.6 * line), Shape(shapely.Point(left, y).buffer(line), THIN)]
