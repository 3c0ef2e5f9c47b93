"""Date expressions in Arabic, English and Sorani, each with its EDTF value (ISO 8601-2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from geo.dates.context import is_age, is_date, is_to_come, narrates, needs_to_know
from geo.dates.patterns import DATE
from geo.dates.phrase import Phrase
from geo.dates.signs import Line, read_signs
from geo.dates.values import possible, value
from geo.dates.window import Window, window

__all__ = ["DateExpression", "find_dates"]


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
            dates.extend(_read(line, phrase, days, dates))
    return dates


def _read(line: Line, phrase: Phrase, days: Window | None, dates: Sequence[DateExpression]) -> list[DateExpression]:
    """The expression with its value; none where «بعد ثلاثة أيام» goes on from no date of the text."""
    if phrase.rule == "ahead" and not phrase.future:
        anchor = _said_last(line, phrase, dates)
        edtf = value(phrase, anchor) if anchor and narrates(line, phrase, dates[-1].end) else None
        return [_expression(line.text, phrase, edtf)] if edtf else []
    from_text = phrase.rule in ("following", "later") or (phrase.rule == "eve" and phrase.has("@V"))
    return [_expression(line.text, phrase, value(phrase, _said_last(line, phrase, dates) if from_text else days))]


def _said_last(line: Line, phrase: Phrase, dates: Sequence[DateExpression]) -> Window | None:
    """The days of the date that the text named last in the same paragraph, unless it is only about then."""
    if not dates or "\n" in line.text[dates[-1].end : phrase.tokens[0].start]:
        return None
    edtf = dates[-1].edtf or ""
    return None if edtf.endswith(("~", "?")) else window(edtf)


def _phrase(line: Line, match: re.Match[str], language: str) -> Phrase:
    tokens = [token for token in line.tokens[match.start() : match.end()] if token]
    before = line.signs[match.start() - 1] if match.start() else ""
    phrase = Phrase(str(match.lastgroup), match[0], tokens, before, False, language)
    return replace(phrase, future=True) if needs_to_know(phrase) and is_to_come(line, phrase) else phrase


def _expression(text: str, phrase: Phrase, edtf: str | None) -> DateExpression:
    start, end = phrase.tokens[0].start, phrase.tokens[-1].end
    for opening, closing in ("()", "«»", "[]"):
        end += text.count(opening, start, end) > text.count(closing, start, end) and text[end : end + 1] == closing
    return DateExpression(start, end, text[start:end], edtf)
