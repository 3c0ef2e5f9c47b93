"""Date expressions in Arabic, English and Sorani, each with its EDTF value (ISO 8601-2)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from geo.dates.context import is_age, is_date, is_to_come, needs_to_know
from geo.dates.patterns import DATE
from geo.dates.signs import Line, read_signs
from geo.dates.values import Phrase, possible, value
from geo.dates.window import Window, window

__all__ = ["DateExpression", "find_dates"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class DateExpression(NamedTuple):
    """A date as the text has it, `text[start:end] == surface` in code points, and its EDTF; null where it is open."""

    start: int
    end: int
    surface: str
    edtf: str | None


def find_dates(text: str, published: str | None = None, language: str = "ar") -> list[DateExpression]:
    """The date expressions of a text in order.

    `published` is the EDTF of the article's own date: a day, a month, a year or `[a..b]`. What is said relative
    to it has a value only where every possible day of publication gives the same one.
    """
    line = read_signs(text, language)
    days = window(published)
    dates: list[DateExpression] = []
    for match in DATE.finditer("".join(line.signs)):
        phrase = _phrase(line, match, language)
        if possible(phrase) and is_date(line, phrase) and not is_age(line, phrase):
            anchor = _day_before(text, dates, phrase) if phrase.rule == "following" else days
            dates.append(_expression(text, phrase, value(phrase, anchor)))
    return dates


def _day_before(text: str, dates: list[DateExpression], phrase: Phrase) -> Window | None:
    """The day that the text named last, in the same paragraph."""
    if not dates or "\n" in text[dates[-1].end : phrase.tokens[0].start]:
        return None
    return window(dates[-1].edtf) if _DAY.fullmatch(dates[-1].edtf or "") else None


def _phrase(line: Line, match: re.Match[str], language: str) -> Phrase:
    tokens = [token for token in line.tokens[match.start() : match.end()] if token]
    before = line.signs[match.start() - 1] if match.start() else ""
    phrase = Phrase(str(match.lastgroup), match[0], tokens, before, False, language)
    return replace(phrase, future=needs_to_know(phrase) and is_to_come(line, before, tokens[0].first))


def _expression(text: str, phrase: Phrase, edtf: str | None) -> DateExpression:
    start, end = phrase.tokens[0].start, phrase.tokens[-1].end
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        end += 1
    return DateExpression(start, end, text[start:end], edtf)
