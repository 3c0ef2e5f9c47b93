"""A text's words, folded, each with its place in the original: what the rules look at."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from gazetteer.spelling import Folded, fold

_WORD = re.compile(r"\S+")
_STOPS = re.compile(r"[.!?؟؛;:…\n\r\u2028\u2029]|\s[-–—]\s")
_COMMAS = re.compile(r"[,،/\-–—+]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """`words[i]` is folded; it stands at `text[starts[i]:ends[i]]`.

    `careless` tells that the text writes ه for ة throughout, as hasty outlets do.
    """

    text: str
    folded: Folded
    words: list[str]
    starts: list[int]
    ends: list[int]
    careless: bool

    def at(self, position: int) -> int:
        """The number of the word that holds, or precedes, a position in the text."""
        return max(bisect_right(self.starts, position) - 1, 0)

    def word(self, number: int) -> str:
        """The folded word, or "" beyond the text."""
        return self.words[number] if 0 <= number < len(self.words) else ""

    def gap(self, number: int) -> str:
        """What stands between a word and the one before it."""
        if not 0 < number < len(self.words):
            return "\n"
        return self.text[self.ends[number - 1] : self.starts[number]]

    def stops_before(self, number: int) -> bool:
        """Whether a clause ends before this word."""
        return _STOPS.search(self.gap(number)) is not None

    def listed_before(self, number: int) -> bool:
        """Whether a comma, a dash or a stroke stands before this word."""
        return _COMMAS.search(self.gap(number)) is not None

    def clause_before(self, number: int, most: int) -> list[str]:
        """Up to `most` words before this one, nearest first, none beyond a stop."""
        words: list[str] = []
        while len(words) < most and number > 0 and not self.stops_before(number):
            number -= 1
            words.append(self.words[number])
        return words

    def clause_after(self, number: int, most: int) -> list[str]:
        """Up to `most` words after this one, nearest first, none beyond a stop."""
        words: list[str] = []
        while len(words) < most and number + 1 < len(self.words) and not self.stops_before(number + 1):
            number += 1
            words.append(self.words[number])
        return words


def tokens(text: str) -> Tokens:
    """The words of a text in order."""
    folded = fold(text)
    spans = [match.span() for match in _WORD.finditer(folded.text)]
    starts, ends = folded.spans(spans)
    careless = text.count("ة") * 20 < text.count("ه ")
    words = [folded.text[start:end] for start, end in spans]
    _tell_governors(words, text, starts, ends)
    return Tokens(text, folded, words, starts, ends, careless)


def _tell_governors(words: list[str], text: str, starts: list[int], ends: list[int]) -> None:
    """«والي», a governor, folds like «وإلى», and to: written with a bare alef and a ya it is the governor, «والٍ»."""
    for number, word in enumerate(words):
        if word == "والي" and text[starts[number] : ends[number]] == "والي":
            words[number] = "وال"
