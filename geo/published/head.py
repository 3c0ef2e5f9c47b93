"""The day of publication as the first lines of an article print it: a line that is a date, or a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from geo.dates import DateExpression, find_dates
from geo.published.evidence import Evidence
from geo.published.words import has_clock, says, weekday_of, without_clock, words_of

_LINES, _PARAGRAPH = 15, 160  # lines looked at; the letters from which a line is the article's own text
_PLACE, _STORY = 40, 80  # letters before a dateline's date; letters of a line that may begin with a dateline
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_FIELD = re.compile(r"[^|•·]+")
_LINE = re.compile(r"[^\n\r]+")
_OPENS = re.compile(r"[-–—/,،:(]\s*$")
_CLOSES = re.compile(r"\s*[-–—:)(/]")
_PLACE_WORDS, _SECTION_WORDS = 4, 5


def head_evidence(text: str, language: str) -> list[Evidence]:
    """The days that the first lines name as the article's own; those that say «نشر» before those that do not."""
    found = list(_found(text, language))
    labelled = [one for one, label in found if label == "published"]
    plain = [one for one, label in found if label == ""]
    updated = [one for one, label in found if label == "updated"]
    return [*(labelled or plain), *updated]


def _found(text: str, language: str) -> Iterator[tuple[Evidence, str]]:
    story = False
    lines = [line for line in _LINE.finditer(text[: _LINES * 1000]) if line[0].strip()][:_LINES]
    for line in lines:
        dated = list(_line_of_dates(line[0], line.start(), language))
        long = len(line[0]) >= _PARAGRAPH
        if dated and (not story or has_clock(line[0]) or any(label for _, label in dated)):
            yield from dated
        elif not story and len(line[0]) >= _STORY:
            yield from _dateline(line[0], line.start(), language)
        story = story or long


def _line_of_dates(line: str, offset: int, language: str) -> Iterator[tuple[Evidence, str]]:
    """The dates of a line that holds nothing else, or of a field of it: «سياسة | 24 يناير 2026 10:00 م»."""
    if len(line) >= _PARAGRAPH:
        return
    for field in _FIELD.finditer(line):
        dates = _days(field[0], language)
        rest = _between(field[0], dates)
        if len(words_of(line)) - len(words_of(field[0])) > _SECTION_WORDS and not has_clock(field[0]):
            continue
        if dates and all(_may_stand_beside(word) for part in rest for word in words_of(part)):
            label = ""
            for one, before in zip(dates, rest, strict=False):
                label = _label(before) or ("" if label == "published" else label)
                yield _evidence(one, offset + field.start(), label), label


def _days(line: str, language: str) -> list[DateExpression]:
    """Full days of a line whose weekday, if one is said, fits. Month first only where day first is impossible."""
    if not _YEAR.search(line):
        return []
    bare = without_clock(line)
    found = find_dates(bare, None, language) or find_dates(bare, None, "en")
    return [one for one in found if _days_of(one) and _weekday_fits(one)]


def _days_of(one: DateExpression) -> tuple[date, ...]:
    edtf = one.edtf or ""
    if _DAY.fullmatch(edtf) or (edtf.startswith("[") and ".." not in edtf):
        return tuple(map(date.fromisoformat, _DAY.findall(edtf)))
    return ()


def _weekday_fits(one: DateExpression) -> bool:
    said = {weekday_of(word) for word in words_of(one.surface)} - {None}
    return not said or any({day.weekday()} == said for day in _days_of(one))


def _between(line: str, dates: list[DateExpression]) -> list[str]:
    """What stands before each date and, last, behind them all; times of day are left out."""
    bare = without_clock(line)
    starts = [0, *(one.end for one in dates)]
    return [bare[start:end] for start, end in zip(starts, [*(one.start for one in dates), len(bare)], strict=True)]


def _may_stand_beside(word: str) -> bool:
    return any(says(group, word) for group in ("published", "updated", "time", "plain")) or weekday_of(word) is not None


def _label(before: str) -> str:
    words = words_of(before)
    if any(says("updated", word) for word in words):
        return "updated"
    return "published" if any(says("published", word) for word in words) else ""


def _evidence(one: DateExpression, offset: int, label: str) -> Evidence:
    start, end, days = one.start + offset, one.end + offset, _days_of(one)
    if label == "updated":
        return Evidence(start, end, one.surface, f"updated then: not after {max(days)}", latest=max(days))
    said = "said to be the date" if label else "a line of its own"
    return Evidence(start, end, one.surface, f"{said}: {' or '.join(map(str, days))}", days=days)


def _dateline(line: str, offset: int, language: str) -> Iterator[tuple[Evidence, str]]:
    """«بغداد – 3 كانون الثاني 2020 (أ ف ب) – …»: a date within the first words, between a place and the story."""
    for one in _days(line[: _PLACE * 2], language)[:1]:
        before, after = line[: one.start], line[one.end :]
        named = one.start <= _PLACE and 0 < len(words_of(before)) <= _PLACE_WORDS
        if named and _OPENS.search(before) and _CLOSES.match(after):
            days = _days_of(one)
            why = f"in the dateline: {' or '.join(map(str, days))}"
            yield Evidence(one.start + offset, one.end + offset, one.surface, why, days=days), ""
