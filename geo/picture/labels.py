"""Where a name goes beside its symbol: near if it can, farther with a thin line, or nowhere.

Greedy, after the preferences of Imhof (1975): what is placed first keeps its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from geo.picture.box import Box, Room, around
from geo.picture.scene import SOFT, Words, block
from geo.picture.text import balanced
from geo.readable import Language

_GAP = 1.2
_INWARD = 0.1  # of a symbol's width: its corners are empty
_AIR = 2.5
_EDGE = 0.3  # of its letters' size, that a name keeps free at its left and right
_RINGS = (6.0, 10.0, 15.0, 20.0, 26.0, 33.0, 40.0, 50.0, 60.0, 72.0, 85.0)
_ALONG = (0.0, 0.3, -0.3, 0.6, -0.6, 0.9, -0.9)
_SHIFTS = (0.25, 0.75, 0.1, 0.9)


class Spotted(NamedTuple):
    """A label's box, how its lines are aligned in it, and the line that leads to it where it stands apart."""

    box: Box
    align: float
    leader: Box | None = None


def name(titles: Mapping[Language, str], language: Language, sizes: tuple[float, float], room: float) -> list[Words]:
    """The lines of a name: in the chosen language, and the other one smaller beneath where it differs."""
    other: Language = "en" if language == "ar" else "ar"
    large, small = sizes
    lines = [Words(line, language, large) for line in balanced(titles[language], large, room)]
    if titles[other] != titles[language]:
        lines += [Words(line, other, small, ink=SOFT) for line in balanced(titles[other], small, room)]
    return lines


def beside(room: Room, symbol: Box, lines: Sequence[Words], reach: float, rtl: bool) -> Spotted | None:
    """The best free place of a label: at its symbol with air around it, at its symbol, then farther off with a line."""
    wide, high = block(lines)
    edge = _EDGE * lines[0].size
    size = (wide + 2 * edge, high)
    near = list(_near(symbol, size, edge, rtl))
    for air in (_AIR, 0):
        found = room.first([spotted.box for spotted in near], air, symbol)
        if found is not None:
            return near[found]
    far = list(_far(symbol, size, rtl, reach))
    free = room.free([spotted.box for spotted in far])
    for spotted, can in zip(far, free, strict=True):
        if can and spotted.leader is not None and room.clear(spotted.leader, symbol):
            return spotted
    return None


def _near(symbol: Box, size: tuple[float, float], edge: float, rtl: bool) -> Iterator[Spotted]:
    """Beside, below, above, beside a little higher or lower, and at the corners; first where the language begins."""
    (x, y), (w, h) = symbol.centre, size
    sides = [(symbol.right + _GAP - edge, 0.0), (symbol.left - _GAP + edge - w, 1.0)]
    sides = sides[::-1] if rtl else sides
    over, under = symbol.top - _GAP - h, symbol.bottom + _GAP
    for left, align in sides:
        yield Spotted(Box(left, y - h / 2, left + w, y + h / 2), align)
    for top in (under, over):
        yield Spotted(Box(x - w / 2, top, x + w / 2, top + h), 0.5)
    for share in _SHIFTS:
        for left, align in sides:
            yield Spotted(Box(left, y - h * share, left + w, y + h * (1 - share)), align)
    inward = _INWARD * symbol.width
    for left, align in sides:
        nearer = left + inward if align else left - inward
        for top in (over + inward, under - inward):
            yield Spotted(Box(nearer, top, nearer + w, top + h), align)


def _far(symbol: Box, size: tuple[float, float], rtl: bool, reach: float) -> Iterator[Spotted]:
    """On ever wider frames around the symbol, each with a line from its middle."""
    (x, y), (w, h) = symbol.centre, size
    ahead = -1 if rtl else 1
    for ring in (ring for ring in _RINGS if ring <= reach):
        away = symbol.width / 2 + ring
        for share in _ALONG:
            for side in (ahead, -ahead):
                yield _led(symbol, around(x + side * (away + w / 2), y + share * (away + h / 2), w, h), (1 - side) / 2)
            for side in (1, -1):
                yield _led(symbol, around(x + share * w / 2, y + side * (away + h / 2), w, h), 0.5 - share / 2)


def _led(symbol: Box, box: Box, align: float) -> Spotted:
    return Spotted(box, align, Box(*symbol.centre, *box.nearest(*symbol.centre)))
