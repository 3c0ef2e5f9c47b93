"""A date as the grammar found it: its kind, its signs and the words behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.dates.signs import Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens of one date and its signs, separators among them; `before` is the sign that precedes it.

    `future` says whether it is yet to come.
    """

    rule: str
    signs: str
    tokens: Sequence[Token]
    before: str
    future: bool
    language: str

    def has(self, signs: str) -> bool:
        """Whether one of the signs stands in the phrase."""
        return any(token.sign in signs for token in self.tokens)

    def numbers(self, signs: str) -> list[int]:
        """The values of the tokens with one of the signs, in order."""
        return [int(token.value) for token in self.tokens if token.sign in signs]

    def number(self, signs: str) -> int | None:
        """The first of them."""
        return next(iter(self.numbers(signs)), None)

    def word(self, signs: str) -> str:
        """The first of them as a word."""
        return next(str(token.value) for token in self.tokens if token.sign in signs)

    def shift(self) -> int:
        """-1 for last, 1 for next, -2 and 2 for the one before or after these, 0 for this or nothing said."""
        for token in self.tokens:
            if token.sign in "P<F>":
                return (-1 if token.sign in "P<" else 1) * (int(token.value) or 1)
        return 0
