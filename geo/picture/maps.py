"""The map and its enlarged inset: which places are on which, and what lies beyond both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from gazetteer.place import kinds
from geo.picture.base import labels
from geo.picture.box import Box, around
from geo.picture.content import Spot, say
from geo.picture.crowd import crowd, window_of
from geo.picture.marks import ScaleBar, north_mark, scale_bar
from geo.picture.panel import Panel, Titled
from geo.picture.scene import INK, SOFT, Scene, frame
from geo.picture.size import Size
from geo.picture.symbols import pixels
from geo.picture.view import View, chosen, extent, fitted
from geo.readable import Language

_CROWDED = 0.05  # of the map, that symbols may cover before all are drawn smaller
_SMALLEST = 0.25
_FEW, _TRIES = 4, 10  # names lost, at most, for which a map is drawn anew, and how often
_SMALLEST_NAMES = 0.85


@dataclass(frozen=True)
class Map:
    """A map that is drawn."""

    view: View
    bar: ScaleBar
    scene: Scene


@dataclass(frozen=True)
class Plan:
    """What is shown where, before it is drawn; `size` with symbols and names as large as so many places allow."""

    view: View
    size: Size
    inside: tuple[Spot, ...]
    beyond: tuple[Spot, ...]


def plan(spots: Sequence[Spot], box: Box, size: Size) -> Plan:
    """The window for the places, and which of them lie in it."""
    view = fitted(extent(chosen(spots)), box, pad(size))
    inside = tuple(spot for spot in spots if _shows(view, spot))
    covered = sum((pixels(spot.articles) * size.symbol) ** 2 for spot in inside) / (box.width * box.height)
    share = min(1.0, (_CROWDED / covered) ** 0.5) if covered else 1.0
    smaller = replace(
        size,
        symbol=size.symbol * max(share, _SMALLEST),
        label=max(size.label * max(share, _SMALLEST_NAMES), size.small),
        second=max(size.second * max(share, _SMALLEST_NAMES), size.small),
    )
    return Plan(view, smaller, inside, tuple(spot for spot in spots if spot not in inside))


def pad(size: Size) -> tuple[float, float]:
    """How far places stay from the sides of the map, so that their names find room there."""
    return size.wrap * 0.45, size.label * 2.4


@dataclass(frozen=True)
class Drawn:
    """The map, its inset if there is one, and the inset's name."""

    main: Map
    inset: Map | None
    titles: Mapping[Language, str]

    @property
    def scenes(self) -> list[Scene]:
        return [one.scene for one in (self.main, self.inset) if one]

    @property
    def nameless(self) -> int:
        """How many symbols have no name."""
        return sum(len(scene.nameless) for scene in self.scenes)

    @property
    def moved(self) -> bool:
        """Whether a symbol stands apart from its true point."""
        return any((mark.name or "").startswith("move-") for scene in self.scenes for mark in scene.marks)


def draw(planned: Plan, box: Box | None, language: Language) -> Drawn:
    """The map, and at another box, if there is one, the inset of its worst crowd. Each place is drawn once."""
    enlarged = crowd(planned.view, planned.inside, planned.size, box) if box else None
    if enlarged is None:
        return Drawn(_map(planned.view, planned.inside, planned.size, language, ()), None, {})
    within = [spot for spot in planned.inside if spot.is_exact and _shows(enlarged, spot)]
    titles = _nearby(enlarged, within)
    rest = [spot for spot in planned.inside if spot not in within]
    main = _map(planned.view, rest, planned.size, language, [Titled(window_of(enlarged, planned.view), titles)])
    return Drawn(main, _map(enlarged, within, planned.size, language, None), titles)


def _shows(view: View, spot: Spot) -> bool:
    return view.frame.has(*view.point(spot.longitude, spot.latitude))


def _map(view: View, spots: Sequence[Spot], size: Size, language: Language, boxes: Sequence[Titled] | None) -> Map:
    """One map with its marks; `boxes` is None for an inset, which has no north mark."""
    away = [
        around(*view.point(spot.longitude, spot.latitude), 2 * pixels(spot.articles) * size.symbol) for spot in spots
    ]
    away += [titled.box for titled in boxes or ()]
    bar = scale_bar(view, size, language, away)
    taken, marks = [bar.box], bar.drawn(size.line)
    if boxes is not None and view.projection != "eqearth":
        north, arrow = north_mark(view, size, language, [*away, bar.box])
        taken, marks = [*taken, north], [*marks, *arrow]
    scene = _named(lambda first: Panel(view, size, language, taken).drawn(spots, boxes or (), first))
    scene.add(*(frame(titled.box, INK, 0.8 * size.line, name="enlarged") for titled in boxes or ()), *marks)
    scene.add(frame(view.frame, INK if boxes is None else SOFT, 0.8 * size.line, name="frame"))
    return Map(view, bar, scene)


def _named(drawn: Callable[[Sequence[str]], Scene]) -> Scene:
    """A map drawn anew with those first who had no name, until all have one; never one that costs another his name."""
    best = scene = drawn(())
    first: list[str] = []
    for _ in range(_TRIES):
        if not 0 < len(scene.nameless) <= _FEW:
            break
        lost = sorted(scene.nameless)
        first = [*lost, *(name for name in first if name not in lost)]
        scene = drawn(first)
        best = scene if scene.nameless < best.nameless else best
    return best


def _nearby(view: View, spots: Sequence[Spot]) -> dict[Language, str]:
    """An inset's name: its most mentioned town, a city before a village, or the governorate whose name is nearest."""
    towns = [spot for spot in spots if spot.family == "settlement"]
    if towns:
        order = list(kinds())
        titles = min(towns, key=lambda spot: (-spot.articles, order.index(spot.kind))).titles
    else:
        governorates = [label for label in labels() if label["class"] == "governorate"]
        near = min(governorates, key=lambda label: _off(view, label))
        titles = {"ar": near["name_ar"], "en": near["name_en"]}
    return {language: say("nearby", language, place=title) for language, title in titles.items()}


def _off(view: View, label: Mapping[str, float]) -> float:
    (x, y), (across, down) = view.point(label["longitude"], label["latitude"]), view.frame.centre
    return (x - across) ** 2 + (y - down) ** 2
