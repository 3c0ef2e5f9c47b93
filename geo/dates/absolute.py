"""Days, months, years and their parts as EDTF; what leaves its year unsaid is seen from a day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from geo.dates.phrase import Phrase
from geo.dates.signs import MONTHS, Token

_LATELY = 3  # months
_HALF_A_YEAR = 6
_HALVES = (40, 41)
_QUARTERS = range(33, 37)
_FORTIES = 50  # two-digit years below it are of this century


def numeric(phrase: Phrase, _: date | None) -> str | None:
    """26/7/2021, 26/7/21 or 2021-07-26; in English 7/4/2021 is one of two days."""
    year, first, second = _year_and_two(phrase)
    if year is None:
        return None
    if phrase.signs.lstrip("HJTWPFv,(4")[0] == "y":
        return iso_day(year, first, second)
    if phrase.language != "en":
        return iso_day(year, second, first)
    both = sorted({iso_day(year, second, first), iso_day(year, first, second)} - {None}, key=str)
    return f"[{both[0]},{both[1]}]" if len(both) == 2 else both[0] if both else None


def _year_and_two(phrase: Phrase) -> tuple[int | None, int, int]:
    """The year and the other two numbers, in order; a year of two digits is the third."""
    year, numbers = phrase.number("y"), phrase.numbers("dn")
    if year is None and _is_short(phrase.tokens[-1]):
        year = numbers[2] + (2000 if numbers[2] < _FORTIES else 1900)
    return year, numbers[0], numbers[1]


def _is_short(token: Token) -> bool:
    """Whether a number may be a year of two digits, and is no part of a figure (signs.py)."""
    return token.end - token.start == 2 and (token.sign == "d" or int(token.value) > 31)


def iso_day(year: int, month: int, day: int) -> str | None:
    """The day; None where the calendar has no such one."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_year(phrase: Phrase, _: date | None) -> str | None:
    """07/2021, one or two of them."""
    months = zip(phrase.numbers("y"), phrase.numbers("d"), strict=True)
    parts = [iso(year, month) for year, month in months if month <= 12]
    ordered = parts == sorted(parts) and len(parts) == len(phrase.numbers("y"))
    return "/".join(parts) if ordered else None


def short_year(phrase: Phrase, _: date | None) -> str | None:
    """2014-17 and 2015/16 are years, 2021-07 is a month, 2008-10 may be either."""
    year, number = phrase.numbers("y")[0], phrase.numbers("dn")[0]
    if year % 100 < number <= 12 and "-" in phrase.signs:
        return None
    return iso(year, number) if number <= 12 and "-" in phrase.signs else f"{year}/{year - year % 100 + number}"


def possible_short_year(phrase: Phrase) -> bool:
    """Whether the second number can be a month or a later year; after a slash only the next one."""
    year, number = phrase.numbers("y")[0], phrase.numbers("dn")[0]
    fits = number == (year + 1) % 100 if "/" in phrase.signs else number <= 12 or number > year % 100
    return fits and _is_short(phrase.tokens[-1])


def year_said(phrase: Phrase, today: date | None) -> int | None:
    """The year of the phrase: its number, or this, last or next year."""
    year = phrase.number("yr")
    if year is not None:
        return year
    if today and phrase.has("3"):
        return today.year + phrase.numbers("3")[0]
    return today.year + phrase.shift() if today and phrase.has("aA") else None


def _year(phrase: Phrase, month: int, day: int | None, today: date | None) -> int | None:
    """The year said; else that of the last such day or month up to today, or the next where it is yet to come."""
    if phrase.has("yaA3"):
        return year_said(phrase, today)
    if today is None or phrase.has("Ct"):
        return today.year if today else None
    away = _years_away(phrase, (month, day or 0), (today.month, today.day if day else 0))
    return None if away is None else today.year + away


def _years_away(phrase: Phrase, then: tuple[int, int], now: tuple[int, int]) -> int | None:
    """The years to add; None where the words leave open which year it is."""
    back = -(then > now or (then == now and phrase.has("P<")))
    ahead = int(then < now or (then == now and phrase.has("F>")))
    if phrase.has("PF<>"):
        return None if abs(phrase.shift()) > 1 else back if phrase.has("P<") else ahead
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


def of_day(phrase: Phrase, today: date | None) -> str | None:
    """A day of a month; the weekday beside it tells the year where nothing else does."""
    month, day = phrase.numbers(MONTHS)[0], phrase.numbers("do")[0]
    if phrase.has("W4") and not phrase.has("yaA3PFCT"):
        return _day_by_weekday(phrase, month, day, today)
    year = _year(phrase, month, day, today)
    return iso_day(year, month, day) if year else None


def _day_by_weekday(phrase: Phrase, month: int, day: int, today: date | None) -> str | None:
    """The last such day up to today or the next one, whichever falls on the weekday."""
    if today is None:
        return None
    days = [each for year in range(today.year - 1, today.year + 2) if (each := iso_day(year, month, day))]
    around = [*[each for each in days if each <= f"{today}"][-1:], *[each for each in days if each > f"{today}"][:1]]
    fitting = [each for each in around if date.fromisoformat(each).weekday() == phrase.number("W4")]
    return fitting[0] if len(fitting) == 1 else None


def of_month(phrase: Phrase, today: date | None) -> str | None:
    """A month, by its name or as the third of a year."""
    month = phrase.number(MONTHS) or phrase.numbers("i")[0]
    year = _year(phrase, month, None, today)
    return f"{year}-{month:02}" if year else None


def of_year(phrase: Phrase, today: date | None) -> str | None:
    """A year."""
    year = year_said(phrase, today)
    return f"{year}" if year else None


def years(phrase: Phrase, _: date | None) -> str | None:
    """From one year to another."""
    first, last = phrase.numbers("y")
    return f"{first}/{last}"


def span(phrase: Phrase, today: date | None) -> str | None:
    """Two days or two months, or several days; what is said once, a month or a year, holds for all."""
    months, days, said = phrase.numbers(MONTHS), phrase.numbers("do"), phrase.numbers("y")
    first, last = (months[0], *days[:1]), (months[-1], *days[-1:])
    year = said[-1] if said else _year(phrase, last[0], last[1] if days else None, today)
    if year is None:
        return None
    if len(days) > 2:
        return f"{{{','.join(iso(year, months[0], day) for day in days)}}}"
    start = said[0] if len(said) > 1 else year - (first > last)
    ends = iso(start, *first), iso(year, *last)
    both = "w" in phrase.signs and "I" not in phrase.signs and phrase.before != "b"
    return f"{{{','.join(ends)}}}" if both or "d,d" in phrase.signs else "/".join(ends)


def iso(*parts: int) -> str:
    """Year, month and day, as many as there are."""
    return "-".join(f"{part:02}" for part in parts)


def this_month(phrase: Phrase, today: date) -> tuple[int, int]:
    """This, last or next month."""
    months = today.year * 12 + today.month - 1 + phrase.shift()
    return months // 12, months % 12 + 1


def day_of_month(phrase: Phrase, today: date | None) -> str | None:
    """A day of this, last or next month."""
    return iso_day(*this_month(phrase, today), phrase.numbers("do")[0]) if today else None


def part(phrase: Phrase, today: date | None) -> str | None:
    """Early, mid, late in a year or a month: about its first, middle or last; the end is a deadline: its last month."""
    if phrase.has("2"):
        return f"{today.year}-12" if today else None
    which = phrase.word("BY")
    if not phrase.has(MONTHS + "eO"):
        year = year_said(phrase, today)
        return f"{year}-{ {'start': '01~', 'middle': '06~', 'late': '12~', 'end': '12'}[which] }" if year else None
    if phrase.has(MONTHS):
        return _part_of_month(which, of_month(phrase, today))
    return _part_of_month(which, iso(*this_month(phrase, today)) if today else None)


def _part_of_month(which: str, month: str | None) -> str | None:
    if month is None or which == "end":
        return month
    last = monthrange(*map(int, month.split("-")))[1]
    return f"{month}-{ {'start': '01', 'middle': '15'}.get(which, last) }~"


def season(phrase: Phrase, today: date | None) -> str | None:
    """A season with its year; last winter spans two years and stays open."""
    number = phrase.numbers("S")[0]
    if phrase.has("yaA3"):
        year = year_said(phrase, today)
        return f"{year}-{number}" if year else None
    if today is None or number == 24:
        return None
    first = 3 * (number - 20)
    shift = -(today.month <= first + 2) if phrase.shift() < 0 else today.month >= first if phrase.shift() else 0
    return f"{today.year + shift}-{number}"


def fraction(phrase: Phrase, today: date | None) -> str | None:
    """A quarter (33–36) or a half (40, 41) of a year, without a year the last that has begun; a half of a month."""
    code = phrase.number("Q") or phrase.numbers("R")[0] + phrase.numbers("oi")[0] - 1
    if phrase.has(MONTHS):
        return _half_of_month(code, of_month(phrase, today))
    year = year_said(phrase, today)
    if year is None and today and not phrase.has("yaA3"):
        year = today.year - (3 * (code - _QUARTERS[0]) + 1 > today.month)
    return f"{year}-{code}" if year else None


def _half_of_month(code: int, month: str | None) -> str | None:
    if month is None:
        return None
    if code == _HALVES[0]:
        return f"{month}-01/{month}-15"
    return f"{month}-16/{month}-{monthrange(*map(int, month.split('-')))[1]}"


def possible_fraction(phrase: Phrase) -> bool:
    """Four quarters and two halves, and only halves of a month."""
    code = phrase.number("Q") or phrase.numbers("R")[0] + phrase.numbers("oi")[0] - 1
    return code in _HALVES or (code in _QUARTERS and not phrase.has(MONTHS))


def decade(phrase: Phrase, _: date | None) -> str | None:
    """The nineties are 199X; a century that is named counts."""
    number = phrase.numbers("XD")[0]
    if number >= 100:
        return f"{number}X"
    century_said = phrase.number("G") or (20 if phrase.has("C") else 19)
    return f"{century_said}{number}X"


def century(phrase: Phrase, today: date | None) -> str | None:
    """The 20th century is 19XX."""
    number = phrase.number("do")
    named = number - 1 if number else phrase.number("G")
    if named:
        return f"{named:02}XX"
    return f"{today.year // 100 + phrase.shift()}XX" if today else None


def anniversary(phrase: Phrase, today: date | None) -> str | None:
    """«في مثل هذا اليوم من عام 2014»."""
    return iso_day(phrase.numbers("y")[0], today.month, today.day) if today else None
