"""The names on the base map: countries, seas, governorates, wherever the news leaves them room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.picture.base import labels, seen
from geo.picture.box import Box, Room
from geo.picture.content import Spot
from geo.picture.scene import LAND, Line, Words, block, written
from geo.picture.view import View
from geo.readable import Language

_INK = {"country": "#857c6f", "water": "#5f8ba6", "governorate": "#857c6f"}
_SCALES_M = {"country": (350, 20_000), "water": (0, 20_000), "governorate": (0, 2_600)}  # metres in a point
_GRID = 6.0
_EDGE = 0.6  # of the letters' size, that a name keeps free, half at each side


def base_names(
    view: View, room: Room, spots: Sequence[Spot], language: Language, sizes: tuple[float, float]
) -> Iterator[Line]:
    """Names in one language, quietly, each where it covers nothing; `sizes`: of countries, and of all else."""
    for kind, size in zip(_INK, (sizes[0], sizes[1], sizes[1]), strict=True):
        nearest, farthest = _SCALES_M[kind]
        if not nearest <= view.scale <= farthest:
            continue
        for label, land in _wanted(kind, view):
            if not any(_same(spot, label) for spot in spots):
                words = Words(label[f"name_{language}"], language, size, ink=_INK[kind])
                yield from _name(view, room, label, land, words)


def _wanted(kind: str, view: View) -> list[tuple[Mapping[str, Any], BaseGeometry | None]]:
    """The labels of a kind, of countries the smallest first with what is seen of them: large ones find room anyhow."""
    wanted = [label for label in labels() if label["class"] == kind]
    if kind != "country":
        return [(label, None) for label in wanted]
    lands = [(label, land) for label in wanted if (land := seen(label, view)) is not None]
    return [*sorted(lands, key=lambda pair: pair[1].area)]


def _name(view: View, room: Room, label: Mapping[str, Any], land: BaseGeometry | None, words: Words) -> list[Line]:
    wide, high = block([words])
    size = (wide + _EDGE * words.size, high)
    boxes = [*([] if land is None else _inside(land, size)), *_at(view, label, size)]
    found = room.first(boxes)
    if found is None:
        return []
    room.take(boxes[found])
    return written([words], boxes[found], 0.5, None if label["class"] == "water" else LAND)


def _at(view: View, label: Mapping[str, Any], size: tuple[float, float]) -> list[Box]:
    """Boxes at a label's own point, and a line above or below."""
    (x, y), (w, h) = view.point(label["longitude"], label["latitude"]), size
    return [Box(x - w / 2, y + shift - h / 2, x + w / 2, y + shift + h / 2) for shift in (0, -h, h)]


def _inside(country: BaseGeometry, size: tuple[float, float]) -> list[Box]:
    """Boxes that lie wholly in what is seen of a country, the nearest to its middle first."""
    (left, top, right, bottom), (w, h) = country.bounds, size
    boxes = [Box(x, y, x + w, y + h) for x in _steps(left, right - w) for y in _steps(top, bottom - h)]
    if not boxes:
        return []
    x, y = shapely.get_coordinates(shapely.maximum_inscribed_circle([country], 1))[0]
    shapely.prepare(country)
    held = shapely.contains(country, [shapely.box(*box) for box in boxes])
    inside = [box for box, lies in zip(boxes, held, strict=True) if lies]
    return sorted(inside, key=lambda box: (box.centre[0] - x) ** 2 + (box.centre[1] - y) ** 2)


def _steps(start: float, end: float) -> list[float]:
    return [start + _GRID * step for step in range(int((end - start) // _GRID) + 1)] if end > start else []


def _same(spot: Spot, label: Mapping[str, Any]) -> bool:
    """A place on the map bears its own name: the base map does not write it again."""
    arabic, english = label["name_ar"], label["name_en"]
    if spot.titles["ar"] == arabic or spot.titles["en"] == english:
        return True
    alike = spot.titles["en"].startswith(english) or (bool(arabic) and arabic in spot.titles["ar"])
    return alike and (spot.family == "country" if label["class"] == "country" else spot.kind == label["class"])
