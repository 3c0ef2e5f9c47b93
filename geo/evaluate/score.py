"""Right among said and among true, and each difference."""

from __future__ import annotations

from typing import NamedTuple


class Score(NamedTuple):
    """Right among said and among true."""

    right: int
    said: int
    true: int

    @property
    def precision(self) -> float:
        """Share of what was said that is right; 1 where nothing was said."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """Share of what is true that was said; 1 where there is nothing to say."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Slip(NamedTuple):
    """One difference from the gold, to be looked at."""

    article: str
    start: int
    surface: str
    what: str
