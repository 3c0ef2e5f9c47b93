"""Which date belongs to a mention: its clause's, its sentence's, or the article's own. Background is not news."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from geo.dates import DateExpression
from geo.lexicon import says
from geo.mention import Basis, MentionDate
from geo.sentence import Sentence
from geo.tokens import Tokens

_BREAKS = re.compile(r"[،,؛;:()«»“”\"–—…]|\s-\s")
_YEARS = re.compile(r"\d{3}[\dX][~?%]?(?:/(?:\.\.|\d{4})?)?")


class _Clause(NamedTuple):
    """`start..end` of the text; a subordinate one tells of something else than its sentence."""

    start: int
    end: int
    subordinate: bool


class Attribution:
    """The dates of one article's mentions. `dates` are in order; `published` is the article's own, EDTF."""

    def __init__(self, tokens: Tokens, dates: Sequence[DateExpression], published: str | None, language: str) -> None:
        self._tokens, self._dates, self._published = tokens, dates, published
        self._language = "ar" if language == "ckb" else language
        self._clauses: dict[int, list[_Clause]] = {}

    def dates_of(self, sentence: Sentence, position: int) -> Iterator[MentionDate]:
        """The date of the mention at a position, with why it belongs; the article's own where no other has a value."""
        inside = self._inside(sentence)
        clauses = self._clauses_of(sentence) if inside else []
        own = next((clause for clause in clauses if clause.start <= position < clause.end), None)
        here = [date for date in inside if own and own.start <= date.start < own.end and not self._since(date)]
        if here:
            yield _told(self._nearest(here, position), "event")
        else:
            here = [date for date in inside if not self._is_background(date, clauses)]
            yield from (_told(date, "sentence") for date in here)
        if self._published and all(date.edtf is None for date in here):
            yield MentionDate(None, None, None, self._published, "published")

    def _inside(self, sentence: Sentence) -> Sequence[DateExpression]:
        first = bisect_left(self._dates, sentence.start, key=lambda date: date.start)
        return self._dates[first : bisect_left(self._dates, sentence.end, lo=first, key=lambda date: date.start)]

    def _clauses_of(self, sentence: Sentence) -> list[_Clause]:
        if sentence.start not in self._clauses:
            self._clauses[sentence.start] = list(self._split(sentence))
        return self._clauses[sentence.start]

    def _split(self, sentence: Sentence) -> Iterator[_Clause]:
        """The clauses of a sentence: one ends at a comma or a bracket, and before «التي», «بعد سقوط …»."""
        words, start, subordinate = self._tokens, sentence.start, False
        dated = {self._tokens.at(date.start) for date in self._inside(sentence)}
        for number in range(words.at(sentence.start) + 1, words.at(sentence.end - 1) + 1):
            opens = self._says("subordinate", number) and dated.isdisjoint((number, number + 1))
            if opens or _BREAKS.search(words.gap(number)):
                yield _Clause(start, words.starts[number], subordinate)
                start, subordinate = words.starts[number], opens
        yield _Clause(start, sentence.end, subordinate)

    def _is_background(self, date: DateExpression, clauses: Sequence[_Clause]) -> bool:
        """«التحالف الذي تأسس عام 2014», «منذ 2003»: years that tell how things came to be."""
        if self._since(date):
            return True
        clause = next(clause for clause in clauses if clause.start <= date.start < clause.end)
        return clause.subordinate and _in_years(date)

    def _since(self, date: DateExpression) -> bool:
        return _in_years(date) and self._says("since", self._tokens.at(date.start) - 1)

    def _nearest(self, dates: Sequence[DateExpression], position: int) -> DateExpression:
        """The next date, where nothing new is joined on before it, else the one that stands nearest; a value first."""
        valued = [date for date in dates if date.edtf is not None] or dates
        after = next((date for date in valued if date.start > position), None)
        if after is not None and not self._joined(position, after.start):
            return after
        return min(valued, key=lambda date: abs(date.start - position))

    def _joined(self, start: int, end: int) -> bool:
        between = range(self._tokens.at(start) + 1, self._tokens.at(end) + 1)
        return any(
            self._tokens.word(number).startswith("و") or self._tokens.word(number) == "and" for number in between
        )

    def _says(self, group: str, number: int) -> bool:
        return says(group, self._tokens.word(number), self._language)


def _in_years(date: DateExpression) -> bool:
    return date.edtf is not None and _YEARS.fullmatch(date.edtf) is not None


def _told(date: DateExpression, basis: Basis) -> MentionDate:
    return MentionDate(date.start, date.end, date.surface, date.edtf, basis)
