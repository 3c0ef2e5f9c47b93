"""What a phrase of signs means as EDTF, seen from a day; None where the phrase needs a day and has none."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from geo.dates import absolute, calendars, relative
from geo.dates.phrase import Phrase
from geo.dates.signs import MONTHS
from geo.dates.window import Window

_LEAP = 2000
Meaning = Callable[[Phrase, date | None], str | None]


def value(phrase: Phrase, days: Window | None) -> str | None:
    """The EDTF of a phrase: what it means on the first and on the last possible day, where both agree."""
    meaning = _MEANINGS[phrase.rule]
    if days is None:
        return _seen_from(meaning, phrase, None)
    first = _seen_from(meaning, phrase, days[0])
    return first if days[0] == days[1] or first == _seen_from(meaning, phrase, days[1]) else None


def _seen_from(meaning: Meaning, phrase: Phrase, day: date | None) -> str | None:
    try:
        return meaning(phrase, day)
    except (OverflowError, ValueError):
        return None


def possible(phrase: Phrase) -> bool:
    """Whether the calendar has such a day: no 31 February, no thirteenth month, no range that runs back."""
    if phrase.rule in _POSSIBLE:
        return _POSSIBLE[phrase.rule](phrase)
    months = phrase.numbers(MONTHS)
    days = phrase.numbers("do")
    pairs = zip(days, months if len(months) > 1 else months * len(days), strict=False)
    return all(day <= monthrange(_LEAP, month)[1] for day, month in pairs)


def _numeric(phrase: Phrase, today: date | None) -> str | None:
    return calendars.numeric_hijri(phrase) if phrase.has("1") else absolute.numeric(phrase, today)


def _possible_numeric(phrase: Phrase) -> bool:
    return phrase.has("1") or absolute.numeric(phrase, None) is not None


def _runs_on(phrase: Phrase) -> bool:
    first, last = phrase.numbers("y")
    return first < last


def _has_its_day(phrase: Phrase) -> bool:
    """The day of «ثلاثة أيام من 31 شباط»."""
    months, days = phrase.numbers(MONTHS), phrase.numbers("do")
    return all(day <= monthrange(_LEAP, month)[1] for day, month in zip(days[-1:], months, strict=False))


_POSSIBLE: dict[str, Callable[[Phrase], bool]] = {
    "numeric": _possible_numeric,
    "month_year": lambda phrase: absolute.month_year(phrase, None) is not None,
    "short_year": absolute.possible_short_year,
    "years": _runs_on,
    "fraction": absolute.possible_fraction,
    "hijri": calendars.possible_hijri,
    "solar": calendars.possible_hijri,
    "from_day": _has_its_day,
}
_MEANINGS: dict[str, Meaning] = {
    "numeric": _numeric,
    "month_year": absolute.month_year,
    "short_year": absolute.short_year,
    "hijri": calendars.hijri,
    "solar": calendars.solar,
    "range": absolute.span,
    "years": absolute.years,
    "day": absolute.of_day,
    "day_of_month": absolute.day_of_month,
    "part": absolute.part,
    "season": absolute.season,
    "fraction": absolute.fraction,
    "decade": absolute.decade,
    "century": absolute.century,
    "month": absolute.of_month,
    "year": absolute.of_year,
    "bare_year": absolute.of_year,
    "anniversary": absolute.anniversary,
    "weekday_of_week": relative.weekday_of_week,
    "unit": relative.unit,
    "count": relative.count,
    "ahead": relative.ahead,
    "later": relative.later,
    "from_day": relative.from_day,
    "following": relative.following,
    "eve": relative.eve,
    "night": relative.night,
    "weekdays": relative.weekdays,
    "relative": relative.relative,
}
