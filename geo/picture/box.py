"""Boxes and the room they leave one another, in points, y downward."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_RING, _STEPS, _FAR, _AT_ONCE = 0.3, 16, 48, 8


class Box(NamedTuple):
    """A rectangle in points (1/72 inch); `top` is less than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> Box:
        """The box with `by` points more at each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def has(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def meets(self, other: Box) -> bool:
        """Whether the two have more than an edge in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """The point of the box that is nearest to a point."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)


def around(x: float, y: float, across: float, down: float | None = None) -> Box:
    """The box with its middle at a point, `across` wide and `down` high; a square without `down`."""
    half, high = across / 2, (across if down is None else down) / 2
    return Box(x - half, y - high, x + half, y + high)


class Room:
    """What is taken within a frame: boxes that nothing may cover, and thin lines that no box may cross."""

    def __init__(self, frame: Box) -> None:
        self.frame = frame
        self._boxes = np.empty((0, 4))
        self._lines = np.empty((0, 4))

    def take(self, box: Box) -> None:
        """Let nothing else cover the box."""
        self._boxes = np.vstack([self._boxes, box])

    def lead(self, line: Box) -> None:
        """Let no box cross a line, given as its two ends (x, y, x, y); a symbol's own line ends in its middle."""
        self._lines = np.vstack([self._lines, line])

    def first(self, boxes: Sequence[Box], air: float = 0, own: Box | None = None) -> int | None:
        """Which of many boxes is the first that is free, None if none is."""
        free = np.flatnonzero(self.free(boxes, air, own))
        return int(free[0]) if len(free) else None

    def free(self, boxes: Sequence[Box], air: float = 0, own: Box | None = None) -> NDArray[np.bool_]:
        """Which boxes lie in the frame, clear of all that is taken but `own`, with so much air between them."""
        wanted = np.array(boxes, float).reshape(-1, 4)
        corner, end = np.array(self.frame[:2]), np.array(self.frame[2:])
        free: NDArray[np.bool_] = np.all((wanted[:, :2] >= corner) & (wanted[:, 2:] <= end), axis=1)
        if not free.any():
            return free
        span = Box(*(wanted[:, :2].min(axis=0) - air).tolist(), *(wanted[:, 2:].max(axis=0) + air).tolist())
        taken = _near(self._others(own), span)[None]
        grown = (wanted[free] + np.array([-air, -air, air, air]))[:, None]
        free[free] = ((taken[..., :2] >= grown[..., 2:]) | (taken[..., 2:] <= grown[..., :2])).any(axis=2).all(axis=1)
        free[free] = ~crosses(_near(self._lines, span), wanted[free]).any(axis=0)
        return free

    def clear(self, line: Box, own: Box) -> bool:
        """Whether a line from the middle of its own box crosses no other box, and no line but those of that box."""
        ends = np.array(line)
        lines = self._lines[(self._lines[:, 2:] != ends[:2]).any(axis=1)]
        return not crosses(ends[None], self._others(own)).any() and not _meet(ends, lines).any()

    def spot(self, x: float, y: float, across: float) -> tuple[float, float]:
        """The nearest free middle for a square, on rings around a point; the point itself where there is none."""
        for inner in range(0, _FAR, _AT_ONCE):
            rings = range(inner, inner + _AT_ONCE)
            boxes = [
                around(*_on(x, y, ring * _RING * across, step), across)
                for ring in rings
                for step in range(_STEPS if ring else 1)
            ]
            if (found := self.first(boxes)) is not None:
                return boxes[found].centre
        return x, y

    def _others(self, own: Box | None) -> Array:
        return self._boxes if own is None else self._boxes[(self._boxes != np.array(own)).any(axis=1)]


def _near(many: Array, span: Box) -> Array:
    """Those of many boxes, or lines by their ends, that could touch a box: of a thousand a few."""
    low, high = np.minimum(many[:, :2], many[:, 2:]), np.maximum(many[:, :2], many[:, 2:])
    return many[((low <= np.array(span[2:])) & (high >= np.array(span[:2]))).all(axis=1)]


def _on(x: float, y: float, radius: float, step: int) -> tuple[float, float]:
    angle = 2 * math.pi * step / _STEPS - math.pi / 4
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def crosses(lines: Array, boxes: Array) -> NDArray[np.bool_]:
    """Which lines (x, y, x, y) touch which boxes, [lines, boxes]: clipping after Liang and Barsky (1984)."""
    start, step = lines[:, None, :2], lines[:, None, 2:] - lines[:, None, :2]
    near, far = boxes[None, :, :2] - start, boxes[None, :, 2:] - start
    with np.errstate(divide="ignore", invalid="ignore"):
        low, high = np.minimum(near / step, far / step), np.maximum(near / step, far / step)
    level, inside = step == 0, (near <= 0) & (far >= 0)
    enter = np.where(level, np.where(inside, -np.inf, np.inf), low).max(axis=2)
    leave = np.where(level, np.where(inside, np.inf, -np.inf), high).min(axis=2)
    met: NDArray[np.bool_] = (enter <= leave) & (leave >= 0) & (enter <= 1)
    return met


def _meet(line: Array, others: Array) -> NDArray[np.bool_]:
    """Which of the others a line crosses."""
    a, b, c, d = line[:2], line[2:], others[:, :2], others[:, 2:]
    met: NDArray[np.bool_] = (_left(a, b, c) != _left(a, b, d)) & (_left(c, d, a) != _left(c, d, b))
    return met


def _left(start: Array, end: Array, point: Array) -> NDArray[np.bool_]:
    along, towards = end - start, point - start
    left: NDArray[np.bool_] = along[..., 0] * towards[..., 1] > along[..., 1] * towards[..., 0]
    return left
