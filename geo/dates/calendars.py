"""Days of the Hijri calendar, as Umm al-Qura has it, and of the Solar Hijri calendar of Iran, as Gregorian ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from math import floor

from hijridate import Gregorian, Hijri
from persiantools.jdatetime import JalaliDate

from geo.dates.phrase import Phrase
from geo.dates.window import Window

_EPOCH = date(622, 7, 19).toordinal()
_YEAR_DAYS, _MONTH_DAYS = 354.36667, 29.53059  # of the mean Hijri year and month
_SLACK = 2  # days by which a month that was begun by sight may miss its mean
_SOLAR_SINCE = 1411  # a Solar Hijri year from here on lies after 2032: who writes it means the lunar one
_ZERO = 2  # صفر, a month and a nought
_LATELY = 90  # days

Day = Callable[[int, int, int], date]


def hijri(phrase: Phrase, today: date | None) -> str | None:
    """A day, or the days of a month or year as an interval; a day too old for Umm al-Qura is one of its month's."""
    solar_era = phrase.has("7") and phrase.word("7") == "solar"
    month = phrase.number("E")
    day = phrase.number("do") if month else None
    year = phrase.number("1nr" if month else "1nrd")
    if year is None:
        return _in_year(phrase, month or 1, day) if phrase.has("y") else _relative(phrase, month or 1, day, today)
    if solar_era:
        return _said(_solar, year, month, day)
    return _said(_hijri, year, month, day) or _long_ago(year, month, day)


def solar(phrase: Phrase, _: date | None) -> str | None:
    """A day of the Solar Hijri calendar, or the days of a month."""
    return _said(_solar, phrase.number("1nr") or 0, phrase.number("6"), phrase.number("do"))


def numeric_hijri(phrase: Phrase) -> str | None:
    """15/9/1444 هـ; without an era a year that both calendars may mean stays open."""
    (year,), (day, month) = phrase.numbers("1"), phrase.numbers("d")
    if phrase.signs.index("1") < phrase.signs.index("d"):
        day, month = month, day
    if phrase.has("7"):
        return _said(_solar if phrase.word("7") == "solar" else _hijri, year, month, day)
    return _said(_hijri, year, month, day) if year >= _SOLAR_SINCE else None


def possible_hijri(phrase: Phrase) -> bool:
    """Whether a month has such a day, and the phrase is no score: «3 صفر»."""
    nought = phrase.number("E") == _ZERO and not phrase.has("1nryPFC")
    return not nought and all(day <= (31 if phrase.has("67") else 30) for day in phrase.numbers("d") if day < 100)


def _hijri(year: int, month: int, day: int) -> date:
    return date(*Hijri(year, month, day).to_gregorian().datetuple())


def _solar(year: int, month: int, day: int) -> date:
    return JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]


def _span(calendar: Day, year: int, month: int | None, day: int | None) -> Window | None:
    """First and last day; None where the calendar or its table has no such day."""
    try:
        first = calendar(year, month or 1, day or 1)
        if day:
            return first, first
        after = calendar(year, month + 1, 1) if month and month < 12 else calendar(year + 1, 1, 1)
    except (OverflowError, ValueError):
        return None
    return first, after - timedelta(days=1)


def _said(calendar: Day, year: int, month: int | None, day: int | None) -> str | None:
    span = _span(calendar, year, month, day)
    return _edtf(span) if span else None


def _edtf(span: Window) -> str:
    first, last = span
    return first.isoformat() if first == last else f"{first}/{last}"


def _long_ago(year: int, month: int | None, day: int | None) -> str | None:
    """By the mean length of years and months, with the slack that a calendar kept by sight has."""
    if not 1 <= year < 1500 or _span(_hijri, year, 1, 1):
        return None
    start = _EPOCH + (year - 1) * _YEAR_DAYS + ((month or 1) - 1) * _MONTH_DAYS
    first = date.fromordinal(floor(start) - _SLACK)
    last = date.fromordinal(floor(start + (_MONTH_DAYS if month else _YEAR_DAYS)) + _SLACK)
    return f"[{first}..{last}]" if day else f"{first}~/{last}~"


def _in_year(phrase: Phrase, month: int, day: int | None) -> str | None:
    """«رمضان 2022»: the one that begins in the Gregorian year."""
    year = phrase.numbers("y")[0]
    first = Gregorian(year, 1, 1).to_hijri().year
    spans = [span for each in (first, first + 1) if (span := _span(_hijri, each, month, day)) and span[0].year == year]
    return _edtf(spans[0]) if len(spans) == 1 else None


def _relative(phrase: Phrase, month: int, day: int | None, today: date | None) -> str | None:
    """Without a year the last one that has begun; the next where it is yet to come, unless the last has just gone."""
    if today is None:
        return None
    year = Gregorian.fromdate(today).to_hijri().year
    spans = [span for each in (year - 1, year, year + 1) if (span := _span(_hijri, each, month, day))]
    past = [span for span in spans if span[0] <= today and (not phrase.has("P<") or span[1] < today)]
    coming = [span for span in spans if span[0] > today]
    if phrase.has("C"):
        return _said(_hijri, year, month, day)
    if phrase.has("F>") or (phrase.future and past and (today - past[-1][1]).days > _LATELY):
        return _edtf(coming[0]) if coming else None
    return _edtf(past[-1]) if past and not phrase.future else None
