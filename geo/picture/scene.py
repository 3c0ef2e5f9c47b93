"""A picture as plain values, before anything draws it: shapes and lines of text in points, y downward."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import shapely
from shapely.geometry.base import BaseGeometry

from geo.picture.box import Box
from geo.picture.text import ASCENT, LEADING, directed, width
from geo.readable import Language

INK, SOFT, THIN, PAPER = "#26221c", "#6b6357", "#4a453d", "#ffffff"
SEA, LAND = "#dbe7ee", "#faf8f3"


@dataclass(frozen=True)
class Shape:
    """A geometry in points with its paint; `dash` in line widths. `name` tells what it stands for."""

    geometry: BaseGeometry
    fill: str | None = None
    edge: str | None = None
    width: float = 0
    dash: tuple[float, float] | None = None
    fill_opacity: float = 1
    opacity: float = 1
    name: str | None = None


@dataclass(frozen=True)
class Line:
    """One line of text, in the isolate of its direction. `halo`: the colour around its letters."""

    text: str
    x: float
    baseline: float
    size: float
    bold: bool = False
    ink: str = INK
    halo: str | None = None
    name: str | None = None


Mark = Shape | Line


@dataclass
class Scene:
    """What is drawn, in order, and where the symbols and the labels of places are."""

    marks: list[Mark] = field(default_factory=list)
    symbols: dict[str, Box] = field(default_factory=dict)
    labels: dict[str, Box] = field(default_factory=dict)

    @property
    def nameless(self) -> frozenset[str]:
        """The places that have a symbol and no name."""
        return frozenset(self.symbols.keys() - self.labels.keys())

    def add(self, *marks: Mark) -> None:
        self.marks.extend(marks)

    def join(self, other: Scene) -> None:
        """Draw another scene over this one."""
        self.marks += other.marks
        self.symbols |= other.symbols
        self.labels |= other.labels


@dataclass(frozen=True)
class Words:
    """A line of text before it has a place."""

    text: str
    language: Language
    size: float
    bold: bool = False
    ink: str = INK

    @property
    def drawn(self) -> str:
        return directed(self.text, self.language)

    @property
    def width(self) -> float:
        return width(self.drawn, self.size, self.bold)


def block(lines: Sequence[Words]) -> tuple[float, float]:
    """Width and height of lines one below the other."""
    return max((line.width for line in lines), default=0), sum(line.size * LEADING for line in lines)


def written(
    lines: Sequence[Words], box: Box, align: float, halo: str | None = None, name: str | None = None
) -> list[Line]:
    """Lines laid into a box, from its top; `align` is 0 at its left, 1 at its right, 0.5 in its middle."""
    laid, top = [], box.top
    for line in lines:
        x = box.left + align * (box.width - line.width)
        baseline = top + line.size * (ASCENT + (LEADING - 1.17) / 2)
        laid.append(Line(line.drawn, x, baseline, line.size, line.bold, line.ink, halo, name))
        top += line.size * LEADING
    return laid


def frame(box: Box, edge: str, width: float, fill: str | None = None, name: str | None = None) -> Shape:
    """A rectangle."""
    return Shape(shapely.box(*box), fill=fill, edge=edge, width=width, name=name)
