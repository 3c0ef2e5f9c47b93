"""One map: the base, outlines, symbols that do not heap, names that do not overlap."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

import shapely

from geo.family import COLOURS
from geo.picture.base import base
from geo.picture.box import Box, Room, around
from geo.picture.content import Spot
from geo.picture.labels import beside, name
from geo.picture.names import base_names
from geo.picture.scene import LAND, THIN, Line, Mark, Scene, Shape, block, written
from geo.picture.size import Size
from geo.picture.symbols import ORDER, pixels, symbol
from geo.picture.view import View
from geo.readable import Language

_MOVED = 0.8
_NEAR = 0.3
_ASKED = 300  # names at most that a map is asked to hold: no page holds as many
_LARGER = 1.2
_COUNTRY = 1.05


class Titled(NamedTuple):
    """A box on the map with a name: what an inset enlarges."""

    box: Box
    titles: Mapping[Language, str]


class Panel:
    """A map in the making. `taken`: boxes that symbols and names keep clear of; `boxes` are kept clear and named."""

    def __init__(self, view: View, size: Size, language: Language, taken: Iterable[Box] = ()) -> None:
        self.view, self.size, self.language = view, size, language
        self.room = Room(view.frame.grown(-2))
        self.symbols: dict[str, Box] = {}
        self.labels: dict[str, Box] = {}
        self.leaders: list[Mark] = []
        for box in taken:
            self.room.take(box)

    def drawn(self, spots: Sequence[Spot], boxes: Sequence[Titled] = (), first: Sequence[str] = ()) -> Scene:
        """The whole map, what lies lowest first. The names of `first` choose first, then the most mentioned."""
        for titled in boxes:
            self.room.take(titled.box)
        moves = [mark for spot in _ranked(spots) for mark in self._settled(spot)]
        names: list[Mark] = [
            mark for titled in boxes for mark in self._named("inset", titled.box, titled.titles, self.size.reach)
        ]
        rank = {name: at for at, name in enumerate(first)}
        names += self._names(sorted(spots, key=lambda spot: rank.get(spot.id, len(rank))))
        below = base(self.view, self.size.line)
        below.add(*self._outlines(spots))
        sizes = (self.size.label * _COUNTRY, self.size.second)
        below.add(*base_names(self.view, self.room, spots, self.language, sizes))
        symbols = [mark for spot in spots for mark in self._symbol(spot)]
        marks = [*below.marks, *moves, *self.leaders, *symbols, *names]
        return Scene(marks, self.symbols, self.labels)

    def _outlines(self, spots: Iterable[Spot]) -> Iterator[Shape]:
        colour = COLOURS["area"]
        for spot in spots:
            area = None if spot.outline is None else self.view.drawn(spot.outline)
            if area is not None and not area.is_empty:
                fill = colour if area.area else None
                yield Shape(area, fill, colour, 0.9 * self.size.line, None, 0.06, 0.75, f"outline-{spot.id}")

    def _settled(self, spot: Spot) -> list[Mark]:
        """Give a symbol its room; the thin line to its true point if it had to move."""
        across = pixels(spot.articles) * self.size.symbol
        true = self.view.point(spot.longitude, spot.latitude)
        x, y = self.room.spot(*true, across)
        self.symbols[spot.id] = around(x, y, across)
        self.room.take(self.symbols[spot.id])
        if math.dist(true, (x, y)) <= _MOVED:
            return []
        line = Box(*true, x, y)
        self.room.lead(line)
        return [self._thin(line, f"move-{spot.id}"), Shape(shapely.Point(true).buffer(self.size.line), THIN)]

    def _symbol(self, spot: Spot) -> list[Shape]:
        box = self.symbols[spot.id]
        return symbol(spot.family, *box.centre, box.width, f"symbol-{spot.id}")

    def _thin(self, line: Box, called: str) -> Shape:
        ends = shapely.LineString([line[:2], line[2:]])
        return Shape(ends, None, THIN, 0.6 * self.size.line, opacity=0.85, name=called)

    def _names(self, spots: Sequence[Spot]) -> list[Mark]:
        """Names in both languages, or in one where that keeps them near; only what finds no room near goes far."""
        marks: list[Mark] = []
        for reach, alone in product((_NEAR * self.size.reach, self.size.reach), (False, True)):
            for spot in (spot for spot in spots[:_ASKED] if spot.id not in self.labels):
                titles = dict.fromkeys(spot.titles, spot.titles[self.language]) if alone else spot.titles
                larger = _LARGER if spot.family == "country" else 1
                marks += self._named(spot.id, self.symbols[spot.id], titles, reach, larger)
        return marks

    def _named(
        self, called: str, box: Box, titles: Mapping[Language, str], reach: float, larger: float = 1
    ) -> list[Line]:
        lines = name(titles, self.language, (self.size.label * larger, self.size.second), self.size.wrap)
        spotted = beside(self.room, box, lines, reach, self.language == "ar")
        if spotted is None:
            return []
        self.room.take(spotted.box)
        inner = self.labels[called] = around(*spotted.box.centre, *block(lines))
        if spotted.leader is not None:
            self.room.lead(spotted.leader)
            self.leaders.append(self._thin(spotted.leader, f"leader-{called}"))
        return written(lines, inner, spotted.align, LAND, f"label-{called}")


def _ranked(spots: Iterable[Spot]) -> list[Spot]:
    """The smallest first, as on the page: areas and countries, whose symbols could stand elsewhere, give way."""
    return sorted(spots, key=lambda spot: (ORDER.index(spot.family), spot.articles, spot.id))
