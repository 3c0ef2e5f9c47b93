"""The sizes of the picture, and how large everything on it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Name = Literal["column", "page", "slide"]
MM = 72 / 25.4


@dataclass(frozen=True)
class Size:
    """Points (1/72 inch) unless said otherwise; a height of None follows from what is drawn.

    `symbol`: points for one pixel of the page's symbols. `wrap`: the widest label. `reach`: how far a label may stand
    from its symbol. `line`: what lines are scaled by. `shape`: the least and the greatest height of the map for its
    width. `halved`: an inset takes half of the width. `side`: what explains the map stands beside it.
    """

    width: float
    height: float | None
    dpi: int
    margin: float
    title: float
    text: float
    small: float
    label: float
    second: float
    symbol: float
    wrap: float
    reach: float
    line: float
    shape: tuple[float, float]
    halved: bool = False
    side: bool = False


SIZES: dict[Name, Size] = {
    "column": Size(85 * MM, None, 300, 5, 10, 7, 6, 6.5, 6, 0.36, 54, 36, 0.8, (0.75, 1.15)),
    "page": Size(180 * MM, None, 300, 6, 15, 9, 7, 8, 6.5, 0.5, 96, 55, 1, (0.5, 0.95), halved=True),
    "slide": Size(960, 540, 144, 22, 24, 14, 10, 12, 10, 0.75, 112, 85, 1.4, (0.4, 2), side=True),
}
