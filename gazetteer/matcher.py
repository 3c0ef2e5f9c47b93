"""Names in text: folded, with clitics allowed, in original offsets.

An Aho–Corasick automaton finds "name " wherever it ends a word, in a text of one byte a letter; only hits
reach Python, which looks at what stands before. It decides nothing: which of several overlapping hits counts
is for the reader to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

import ahocorasick_rs
import numpy as np

from gazetteer.spelling import Folded, fold, is_arabic, key, with_marks

T = TypeVar("T")

_new = tuple.__new__  # makes a Hit in half the time of its own constructor, once for every name found
_LETTERS_END = "\u02ff"  # no mark comes before this letter

_PROCLITICS = frozenset(("", "اب", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك"))
_BEFORE_LAM = frozenset(("", "و", "ف"))
_LONGEST_CLITIC = 2
_NOTHING = frozenset(("",))
_SORANI_ENDINGS = tuple(map(key, ("دا", "ەوە", "ی", "یش", "ش", "یدا", "یەوە", "یە", "یان", "دان")))
_DASHED_BREAK = re.compile(r"[^\w\s–—-]|\n")
_LATIN_BREAK = re.compile(r"[؛;:!?؟()\[\]{}«»\"“”„|*…•<>\n\r\v\f\u2028\u2029]|\s[-–—_]|[-–—_]\s")
_BREAK = re.compile(r"[.,،؛;:!?؟()\[\]{}«»\"“”„/\\|*…•<>\n\r\v\f\u2028\u2029]|\s[-–—_]|[-–—_]\s")


class Hit(NamedTuple, Generic[T]):
    """One name in a text: `text[start:end]` is the name, `value` what was stored under it.

    `clitic` is the folded proclitic before it, "" for none.
    """

    start: int
    end: int
    value: T
    clitic: str


class _Pattern(NamedTuple, Generic[T]):
    """How a name may be written: after which clitics, how many letters are not its own, what may not part its words."""

    value: T
    clitics: frozenset[str]
    before: int
    after: int
    breaks: re.Pattern[str] | None


def _written(name: str, value: T, sorani: bool, dashed: bool) -> Iterator[tuple[str, _Pattern[T]]]:
    arabic = is_arabic(name)
    breaks = (_BREAK if arabic else _LATIN_BREAK) if " " in name else None
    yield name, _Pattern(value, _PROCLITICS if arabic else _NOTHING, 0, 0, breaks)
    for blanks in ("  ", "   ") if dashed else ():  # what «السورية- التركية» and «السورية – التركية» fold to
        written = blanks.join(name.rsplit(" ", 1))
        yield written, _Pattern(value, _PROCLITICS if arabic else _NOTHING, 0, 0, _DASHED_BREAK)
    if name.startswith("ال"):  # ل before ال takes its alef: للأنبار
        yield "لل" + name[2:], _Pattern(value, _BEFORE_LAM, 1, 0, breaks)
    for ending in _SORANI_ENDINGS if sorani else ():
        yield name + ending, _Pattern(value, _NOTHING, 0, len(ending), breaks)


class Matcher(Generic[T]):
    """Finds every one of `names` (name, folded by `spelling.key` → value) in a text.

    `sorani` are those of the names that take Sorani endings, `dashed` those whose last word a dash may part.
    """

    def __init__(self, names: Mapping[str, T], sorani: Iterable[str] = (), dashed: Iterable[str] = ()) -> None:
        endings, parted = set(sorani), set(dashed)
        table: dict[str, _Pattern[T]] = {}
        for name, value in names.items():
            for written, pattern in _written(name, value, name in endings, name in parted):
                if written not in table or pattern.after == pattern.before == 0:
                    table[written] = pattern
        self._patterns = list(table.values())
        letters = sorted({" ", *"".join(table)})
        self._bytes = np.zeros(65536, np.uint8)
        self._bytes[[*map(ord, letters)]] = np.minimum(np.arange(1, len(letters) + 1), 255)
        self._exact = None if len(letters) <= 255 else list(table)  # letters that share a byte are compared again
        self._find = ahocorasick_rs.BytesAhoCorasick(self._encoded(table)).find_matches_as_indexes

    def _encoded(self, table: Iterable[str]) -> list[bytes]:
        """Each pattern and the blank after it, in bytes."""
        written = [f"{name} " for name in table]
        data = self._in_bytes("".join(written)).tobytes()
        ends = list(accumulate(map(len, written)))
        return [data[end - len(each) : end] for each, end in zip(written, ends, strict=True)]

    def _in_bytes(self, folded: str) -> memoryview:
        """A byte a letter; 0 for the letters that are in no name."""
        return self._bytes.take(np.frombuffer(folded.encode("utf-16-le"), np.uint16)).data

    def find(self, text: str) -> list[Hit[T]]:
        """Every name in `text`, overlapping ones too, by start and the longest first."""
        return self.find_folded(text, fold(text))

    def find_folded(self, text: str, folded: Folded) -> list[Hit[T]]:
        """The same, for a text that is folded already."""
        hits: list[Hit[T]] = []
        letters = f"  {folded.text} "  # two blanks before it, so that the longest clitic never reaches its start
        patterns, span, exact, marked = self._patterns, folded.span, self._exact, bool(folded.gone)
        for number, start, end in self._find(self._in_bytes(letters), overlapping=True):
            value, clitics, before, after, breaks = patterns[number]
            if exact and letters[start : end - 1] != exact[number]:
                continue
            clitic = ""
            if letters[start - 1] != " ":
                blank = letters.rfind(" ", start - _LONGEST_CLITIC - 1, start)
                if blank < 0 or (clitic := letters[blank + 1 : start]) not in clitics:
                    continue
            first, last = span(start - 2 + before, end - 3 - after)
            if breaks and not text[first:last].replace(" ", "").isalnum() and breaks.search(text, first, last):
                continue
            if marked and text[last : last + 1] > _LETTERS_END:
                last = with_marks(text, last)
            hits.append(_new(Hit, (first, last, value, "ل" if before else clitic)))
        hits.sort(key=itemgetter(1), reverse=True)
        hits.sort(key=itemgetter(0))
        return hits
