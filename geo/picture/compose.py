"""The whole picture: title, map, insets, legend and notes, laid out for its size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.about import About
from geo.picture.base import contested
from geo.picture.box import Box
from geo.picture.content import Content
from geo.picture.legend import legend
from geo.picture.locator import locator
from geo.picture.maps import Drawn, Plan, draw, pad, plan
from geo.picture.prose import closing, heading, notes
from geo.picture.scene import Scene, Words, block, written
from geo.picture.size import Size
from geo.picture.view import chosen, extent, spread
from geo.readable import Language

_MAP = 0.66  # of the width, where what explains the map stands beside it
_CAPTION = 1.5  # times the size of small letters
_LEAST = 10  # times that size, that an inset must be high
_INSET = 0.5  # the height of an inset for its width
_LOCATOR = (0.42, 0.66)  # its share of the width, its height for its width
_WIDEST = 22  # times the size of small letters, that a locator may be wide
_ROOMY = 36  # times that size, that a column is wide enough for the notes

Sides = tuple[float, float]


@dataclass(frozen=True)
class Composed:
    """The picture before it is drawn, in points, y downward."""

    width: float
    height: float
    scene: Scene
    plan: Plan
    maps: Drawn


class _Sheet:
    """A sheet that is filled from its top. Right-to-left sheets begin at their right."""

    def __init__(self, content: Content, size: Size, language: Language) -> None:
        self.content, self.size, self.language = content, size, language
        self.scene = Scene()
        self.gap = 0.8 * size.small
        self.whole: Sides = (size.margin, size.width - size.margin)

    @property
    def rtl(self) -> bool:
        return self.language == "ar"

    @property
    def caption(self) -> float:
        """The height of the line above an inset."""
        return self.size.small * _CAPTION

    def split(self, sides: Sides, share: float) -> tuple[Sides, Sides]:
        """Two columns, the first with a share of the width."""
        left, right = sides
        first = (right - left - self.gap) * share
        if self.rtl:
            return (right - first, right), (left, right - first - self.gap)
        return (left, left + first), (left + first + self.gap, right)

    def write(self, lines: Sequence[Words], sides: Sides, top: float) -> float:
        """Lines one below the other; returns where they end."""
        box = Box(sides[0], top, sides[1], top + block(lines)[1])
        self.scene.add(*written(lines, box, 1.0 if self.rtl else 0.0))
        return box.bottom

    def inset(self, drawn: Drawn, sides: Sides, top: float) -> None:
        if drawn.inset is not None:
            self.write([Words(drawn.titles[self.language], self.language, self.size.small, bold=True)], sides, top)
            self.scene.join(drawn.inset.scene)

    def explain(self, planned: Plan, drawn: Drawn | None, sides: Sides, top: float) -> float:
        """The locator, the legend beside it, the notes where they find room; returns where they end.

        Without maps that are drawn it is as high as it may become.
        """
        share = min(_LOCATOR[0], _WIDEST * self.size.small / (sides[1] - sides[0]))
        first, second = self.split(sides, share)
        box = Box(first[0], top, first[1], top + (first[1] - first[0]) * _LOCATOR[1])
        where = locator(planned.view, planned.beyond, self.size, box)
        if where is None:
            return self.read(planned, drawn, sides, top)
        self.scene.join(where)
        if second[1] - second[0] > _ROOMY * self.size.small:
            return max(self.read(planned, drawn, second, top), box.bottom + self.gap)
        return self.read(planned, drawn, sides, top, second, box.bottom)

    def read(
        self,
        planned: Plan,
        drawn: Drawn | None,
        sides: Sides,
        top: float,
        beside: Sides | None = None,
        under: float = 0,
    ) -> float:
        """The legend, perhaps beside something that reaches down to `under`, and the notes below it."""
        left, right = beside or sides
        lines = ["moved"] * (drawn is None or drawn.moved) + ["contested"] * contested(planned.view)
        key, high = legend(planned.inside, lines, planned.size, self.language, Box(left, top, right, top))
        self.scene.join(key)
        nameless = drawn.nameless if drawn else len(planned.inside)
        room = sides[1] - sides[0]
        told = notes(self.content, planned.view.projection, planned.beyond, nameless, self.size, self.language, room)
        return self.write(told, sides, max(top + high, under) + self.gap) + self.gap


def compose(content: Content, about: About, told: Mapping[str, str], size: Size, language: Language) -> Composed:
    """Lay everything out. Nothing overlaps, whatever the texts; the height follows where the size leaves it open."""
    sheet = _Sheet(content, size, language)
    room = sheet.whole[1] - sheet.whole[0]
    top = size.margin
    if lines := heading(content, about, size, language, room):
        top = sheet.write(lines, sheet.whole, top) + sheet.gap
    last = closing(told, size, language, room)
    planned, drawn, bottom = (_beside if size.side else _below)(sheet, top, block(last)[1])
    bottom = sheet.write(last, sheet.whole, bottom)
    return Composed(size.width, size.height or bottom + size.margin, sheet.scene, planned, drawn)


def _below(sheet: _Sheet, top: float, _: float) -> tuple[Plan, Drawn, float]:
    """The map over the whole width, and under it what explains it."""
    size, (left, right) = sheet.size, sheet.whole
    planned = plan(sheet.content.spots, Box(left, top, right, top + _height(sheet, right - left)), size)
    first, second = sheet.split(sheet.whole, 0.5) if size.halved else (sheet.whole, sheet.whole)
    under = planned.view.frame.bottom + sheet.gap
    inset = Box(first[0], under + sheet.caption, first[1], under + sheet.caption + _INSET * (first[1] - first[0]))
    drawn = draw(planned, inset, sheet.language)
    sheet.scene.join(drawn.main.scene)
    if drawn.inset is None:
        return planned, drawn, sheet.explain(planned, drawn, sheet.whole, under)
    sheet.inset(drawn, first, under)
    after = under if size.halved else inset.bottom + sheet.gap
    return planned, drawn, max(sheet.explain(planned, drawn, second, after), inset.bottom + sheet.gap)


def _height(sheet: _Sheet, across: float) -> float:
    """The height of a map for its width, by the shape of what it shows."""
    _, wide, high = spread(extent(chosen(sheet.content.spots)))
    least, most = sheet.size.shape
    x, y = pad(sheet.size)
    wanted = 2 * y + (across - 2 * x) * high / max(wide, 1)
    return min(max(wanted, least * across), most * across)


def _beside(sheet: _Sheet, top: float, below: float) -> tuple[Plan, Drawn, float]:
    """The map, and beside it what explains it, above the closing lines; the height is given."""
    size = sheet.size
    bottom = (size.height or 0) - size.margin - below - sheet.gap
    first, second = sheet.split(sheet.whole, _MAP)
    planned = plan(sheet.content.spots, Box(first[0], top, first[1], bottom), size)
    explained = _Sheet(sheet.content, size, sheet.language).explain(planned, None, second, 0)
    inset = Box(second[0], top + sheet.caption, second[1], bottom - explained)
    drawn = draw(planned, inset if inset.height > _LEAST * size.small else None, sheet.language)
    sheet.scene.join(drawn.main.scene)
    sheet.inset(drawn, second, top)
    sheet.explain(planned, drawn, second, inset.bottom + sheet.gap if drawn.inset else top)
    return planned, drawn, bottom + sheet.gap
