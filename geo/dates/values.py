"""What a phrase of signs means as EDTF, seen from a day; None where the phrase needs a day and has none."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from geo.dates.signs import MONTHS, Token
from geo.dates.window import Window

_LEAP = 2000
_LONG_AGO = 500  # years, months, weeks or days
_LATELY = 3  # months
_HALF_A_YEAR = 6


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
        """-1 for last, 1 for next, 0 for this or nothing said."""
        return -1 if self.has("P<") else 1 if self.has("F>") else 0


def value(phrase: Phrase, days: Window | None) -> str | None:
    """The EDTF of a phrase: what it means on the first and on the last possible day, where both agree."""
    meaning = _MEANINGS[phrase.rule]
    if days is None:
        return meaning(phrase, None)
    first, last = (_seen_from(meaning, phrase, day) for day in days)
    return first if first == last else None


def _seen_from(meaning: Callable[[Phrase, date | None], str | None], phrase: Phrase, day: date) -> str | None:
    try:
        return meaning(phrase, day)
    except (OverflowError, ValueError):
        return None


def possible(phrase: Phrase) -> bool:
    """Whether the calendar has such a day: no 31 February, no thirteenth month, no range that runs back."""
    if phrase.rule == "numeric":
        return numeric(phrase, None) is not None
    if phrase.rule == "years":
        first, last = phrase.numbers("y")
        return first < last
    months = phrase.numbers(MONTHS)
    pairs = zip(phrase.numbers("do"), months if len(months) > 1 else months * 2, strict=False)
    return all(day <= monthrange(_LEAP, month)[1] for day, month in pairs)


def numeric(phrase: Phrase, _: date | None) -> str | None:
    """26/7/2021 or 2021-07-26; in English 7/4/2021 is one of two days."""
    year = phrase.number("y") or 0
    numbers = phrase.numbers("dy")
    if numbers[0] == year:
        return _day(year, numbers[1], numbers[2])
    first, second = numbers[:2]
    if phrase.language != "en":
        return _day(year, second, first)
    both = sorted({_day(year, second, first), _day(year, first, second)} - {None}, key=str)
    return f"[{both[0]},{both[1]}]" if len(both) == 2 else both[0] if both else None


def following(phrase: Phrase, today: date | None) -> str | None:
    """The day after, or before, the day given as `today`."""
    return (today + timedelta(days=phrase.number("V") or 0)).isoformat() if today else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year_said(phrase: Phrase, today: date | None) -> int | None:
    """The year of the phrase: its number, or this, last or next year."""
    year = phrase.number("yr")
    if year is not None:
        return year
    return today.year + phrase.shift() if today and phrase.has("aA") else None


def _year(phrase: Phrase, month: int, day: int | None, today: date | None) -> int | None:
    """The year said; else that of the last such day or month up to today, or the next where it is yet to come."""
    if phrase.has("yaA"):
        return _year_said(phrase, today)
    if today is None or phrase.has("Ct"):
        return today.year if today else None
    away = _years_away(phrase, (month, day or 0), (today.month, today.day if day else 0))
    return None if away is None else today.year + away


def _years_away(phrase: Phrase, then: tuple[int, int], now: tuple[int, int]) -> int | None:
    """The years to add; None where the words leave open which year it is."""
    back = -(then > now or (then == now and phrase.has("P<")))
    ahead = int(then < now or (then == now and phrase.has("F>")))
    if phrase.has("PF<>"):
        return back if phrase.has("P<") else ahead
    if phrase.before == "I":
        return _nearer(then, now)
    if phrase.future:
        return ahead if phrase.before == "f" or not _just_gone(then, now) else None
    return back if phrase.before != "j" or back == _nearer(then, now) else None


def _nearer(then: tuple[int, int], now: tuple[int, int]) -> int:
    """«حتى 31 كانون الأول» looks ahead or back, whichever is nearer: the years to add."""
    ahead = then >= now
    months = abs(then[0] - now[0])
    return (0 if months <= _HALF_A_YEAR else -1) if ahead else (0 if months < _HALF_A_YEAR else 1)


def _just_gone(then: tuple[int, int], now: tuple[int, int]) -> bool:
    """Whether a day or month passed so lately that a verb to come before it may speak of something else."""
    return then != now and (now[0] - then[0] - (then[0] == now[0] and then > now)) % 12 < _LATELY


def _of_day(phrase: Phrase, today: date | None) -> str | None:
    month, day = phrase.numbers(MONTHS)[0], phrase.numbers("do")[0]
    year = _year(phrase, month, day, today)
    return _day(year, month, day) if year else None


def _of_month(phrase: Phrase, today: date | None) -> str | None:
    month = phrase.numbers(MONTHS)[0]
    year = _year(phrase, month, None, today)
    return f"{year}-{month:02}" if year else None


def _of_year(phrase: Phrase, today: date | None) -> str | None:
    year = _year_said(phrase, today)
    return f"{year}" if year else None


def _years(phrase: Phrase, _: date | None) -> str | None:
    first, last = phrase.numbers("y")
    return f"{first}/{last}"


def _range(phrase: Phrase, today: date | None) -> str | None:
    """Two days or two months; what is said once, a month or a year, holds for both."""
    months, days, years = phrase.numbers(MONTHS), phrase.numbers("do"), phrase.numbers("y")
    first, last = (months[0], *days[:1]), (months[-1], *days[1:2])
    year = years[-1] if years else _year(phrase, last[0], last[1] if days else None, today)
    if year is None:
        return None
    start = years[0] if len(years) > 1 else year - (first > last)
    ends = _iso(start, *first), _iso(year, *last)
    both = "w" in phrase.signs and "I" not in phrase.signs and phrase.before != "b"
    return f"{{{','.join(ends)}}}" if both else "/".join(ends)


def _iso(*parts: int) -> str:
    return "-".join(f"{part:02}" for part in parts)


def _this_month(phrase: Phrase, today: date) -> tuple[int, int]:
    months = today.year * 12 + today.month - 1 + phrase.shift()
    return months // 12, months % 12 + 1


def _day_of_month(phrase: Phrase, today: date | None) -> str | None:
    return _day(*_this_month(phrase, today), phrase.numbers("do")[0]) if today else None


def _part(phrase: Phrase, today: date | None) -> str | None:
    """Early, mid, late in a year or a month: about its first, middle or last; the end is a deadline: its last month."""
    part = phrase.word("BY")
    if not phrase.has(MONTHS + "eO"):
        year = _year_said(phrase, today)
        return f"{year}-{ {'start': '01~', 'middle': '06~', 'late': '12~', 'end': '12'}[part] }" if year else None
    return _part_of_month(part, _of_month(phrase, today) if phrase.has(MONTHS) else _unit(phrase, today))


def _part_of_month(part: str, month: str | None) -> str | None:
    if month is None or part == "end":
        return month
    last = monthrange(*map(int, month.split("-")))[1]
    return f"{month}-{ {'start': '01', 'middle': '15'}.get(part, last) }~"


def _season(phrase: Phrase, today: date | None) -> str | None:
    """A season with its year; last winter spans two years and stays open."""
    season = phrase.numbers("S")[0]
    if phrase.has("yaA"):
        year = _year_said(phrase, today)
        return f"{year}-{season}" if year else None
    if today is None or season == 24:
        return None
    first = 3 * (season - 20)
    shift = -(today.month <= first + 2) if phrase.shift() < 0 else today.month >= first if phrase.shift() else 0
    return f"{today.year + shift}-{season}"


def _fraction(phrase: Phrase, today: date | None) -> str | None:
    """A quarter (33–36) or a half (40, 41) of a year; without a year the last that has begun."""
    base, number = phrase.numbers("R")[0], phrase.numbers("oi")[0]
    year = _year_said(phrase, today)
    if year is None and today and not phrase.has("yaA"):
        year = today.year - (3 * number - 2 > today.month)
    return f"{year}-{base + number - 1}" if year else None


def _decade(phrase: Phrase, today: date | None) -> str | None:
    """The nineties are 199X; a century that is named counts."""
    decade = phrase.numbers("XD")[0]
    if decade >= 100:
        return f"{decade}X"
    century = phrase.number("G") or (20 if phrase.has("C") else 19)
    return f"{century}{decade}X"


def _century(phrase: Phrase, today: date | None) -> str | None:
    named = phrase.number("G")
    if named:
        return f"{named}XX"
    return f"{today.year // 100 + phrase.shift()}XX" if today else None


def _unit(phrase: Phrase, today: date | None) -> str | None:
    """Last, this or next month or week; where a week begins differs, so its ends are approximate."""
    if today is None:
        return None
    if phrase.has("eO"):
        return _iso(*_this_month(phrase, today))
    monday = _monday(phrase, today)
    return f"{monday}~/{monday + timedelta(days=6)}~"


def _monday(phrase: Phrase, today: date) -> date:
    return today + timedelta(days=7 * phrase.shift() - today.weekday())


def _weekday_of_week(phrase: Phrase, today: date | None) -> str | None:
    """Monday to Friday lie in one week wherever it begins."""
    weekday = phrase.numbers("W")[0]
    return (_monday(phrase, today) + timedelta(days=weekday)).isoformat() if today and weekday < 5 else None


def _count(phrase: Phrase, today: date | None) -> str | None:
    """Three days ago is a day; weeks, months and years ago are only about so long."""
    if today is None:
        return None
    unit = phrase.word("uUzeaxJ")
    count = next(iter(phrase.numbers("dnc")), 2 if phrase.has("U") else 1)
    if count > _LONG_AGO:
        return None
    if unit in ("day", "week"):
        sure = unit == "day" and phrase.before != "s"
        return f"{today - timedelta(days=count * (1 if unit == 'day' else 7))}{'' if sure else '~'}"
    if unit == "year":
        return f"{today.year - count}~"
    months = today.year * 12 + today.month - 1 - count
    return f"{_iso(months // 12, months % 12 + 1)}~"


def _relative(phrase: Phrase, today: date | None) -> str | None:
    """Today, yesterday …, checked by the weekday beside it; or the weekday alone."""
    if today is None:
        return None
    weekday = phrase.number("W")
    if not phrase.has("T"):
        return None if phrase.has("C") else _weekday(phrase, weekday or 0, today).isoformat()
    day = today + timedelta(days=phrase.numbers("T")[0])
    return day.isoformat() if weekday in (None, day.weekday()) else None


def _night(phrase: Phrase, today: date | None) -> str | None:
    """«ليل الأربعاء الخميس» is the night between two days, the second up to today."""
    first, second = phrase.numbers("W")
    if today is None or (first + 1) % 7 != second:
        return None
    day = _weekday(phrase, second, today)
    return f"{day - timedelta(days=1)}/{day}"


def _weekday(phrase: Phrase, weekday: int, today: date) -> date:
    """The last one up to today; before it with "last", after it with "next"."""
    back, ahead = (today.weekday() - weekday) % 7, (weekday - today.weekday()) % 7
    if phrase.shift() > 0:
        return today + timedelta(days=ahead or 7)
    if phrase.shift() < 0:
        return today - timedelta(days=back or 7)
    return today + timedelta(days=ahead) if phrase.future else today - timedelta(days=back)


_MEANINGS: dict[str, Callable[[Phrase, date | None], str | None]] = {
    "numeric": numeric,
    "range": _range,
    "years": _years,
    "day": _of_day,
    "day_of_month": _day_of_month,
    "part": _part,
    "season": _season,
    "fraction": _fraction,
    "decade": _decade,
    "century": _century,
    "month": _of_month,
    "year": _of_year,
    "bare_year": _of_year,
    "weekday_of_week": _weekday_of_week,
    "unit": _unit,
    "count": _count,
    "following": following,
    "night": _night,
    "relative": _relative,
}
