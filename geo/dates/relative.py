"""What is said relative to a day, the day of publication or the one that the text named last, as EDTF."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from geo.dates.absolute import iso, of_day, this_month
from geo.dates.phrase import Phrase

_LONG_AGO = 500  # years, months, weeks or days
_YEARS = {"year": 1, "decade": 10}


def following(phrase: Phrase, today: date | None) -> str | None:
    """The day, month or year after, before or of the day given as `today`."""
    if today is None:
        return None
    if phrase.has("!"):
        return f"{today.year + phrase.numbers('!')[0]}"
    if phrase.has("&"):
        return _month(today, phrase.numbers("&")[0])
    return (today + timedelta(days=phrase.numbers("V")[0])).isoformat()


def _month(today: date, months: int) -> str:
    at = today.year * 12 + today.month - 1 + months
    return iso(at // 12, at % 12 + 1)


def unit(phrase: Phrase, today: date | None) -> str | None:
    """Last, this or next month or week; where a week begins differs, so its ends are approximate."""
    if today is None:
        return None
    if phrase.has("eO"):
        return iso(*this_month(phrase, today))
    monday = _monday(phrase, today)
    return f"{monday}~/{monday + timedelta(days=6)}~"


def _monday(phrase: Phrase, today: date) -> date:
    return today + timedelta(days=7 * phrase.shift() - today.weekday())


def weekday_of_week(phrase: Phrase, today: date | None) -> str | None:
    """Monday to Friday lie in one week wherever it begins."""
    weekday = phrase.numbers("W")[0]
    return (_monday(phrase, today) + timedelta(days=weekday)).isoformat() if today and weekday < 5 else None


def count(phrase: Phrase, today: date | None) -> str | None:
    """«قبل ثلاثة أيام»."""
    return _counted(phrase, today, -1)


def ahead(phrase: Phrase, today: date | None) -> str | None:
    """«بعد ثلاثة أيام», from publication or from the day that the text named last."""
    return _counted(phrase, today, 1)


def later(phrase: Phrase, today: date | None) -> str | None:
    """«بعد ثلاثة أيام من ذلك», "two days earlier"."""
    direction = phrase.number("9") or (-1 if phrase.before == "q" else 1)
    return _counted(phrase, today, direction)


def _counted(phrase: Phrase, today: date | None, direction: int) -> str | None:
    """So many days away is a day; weeks, months and years away are only about so long."""
    name = phrase.word("uUzeaxJNZO")
    number = next(iter(phrase.numbers("dnc")), 2 if phrase.has("U") else 1)
    if today is None or number > _LONG_AGO:
        return None
    away = direction * number
    if phrase.has("5"):
        return f"{_month(today, away * 12 + direction * 6)}~" if name == "year" else None
    if name in ("day", "week"):
        sure = phrase.has("=") or (name == "day" and phrase.before != "s")
        return f"{today + timedelta(days=away * (1 if name == 'day' else 7))}{'' if sure else '~'}"
    return f"{today.year + away * _YEARS[name]}~" if name in _YEARS else f"{_month(today, away)}~"


def from_day(phrase: Phrase, today: date | None) -> str | None:
    """«بعد ثلاثة أيام من 3 أيار»: counted from the day that is said with it."""
    at = next(number for number, token in enumerate(phrase.tokens) if token.sign in "mj")
    before = "j" if "j" in phrase.signs else phrase.before
    start = of_day(replace(phrase, tokens=phrase.tokens[at + 1 :], before=""), today)
    day = date.fromisoformat(start) if start else None
    return _counted(replace(phrase, tokens=phrase.tokens[:at], before=before), day, -1 if before == "q" else 1)


def eve(phrase: Phrase, today: date | None) -> str | None:
    """The day before or after the day said; what its weekday alone says may be its own evening."""
    if phrase.has("T"):
        return relative(phrase, today)
    if phrase.has("W"):
        return None
    day = (today and f"{today}") if phrase.has("@V") else of_day(phrase, today)
    return f"{date.fromisoformat(day) + timedelta(days=phrase.numbers('8')[0])}" if day else None


def relative(phrase: Phrase, today: date | None) -> str | None:
    """Today, yesterday …, checked by the weekday beside it; or the weekday alone."""
    if today is None:
        return None
    weekday = phrase.number("W")
    if weekday is not None and not phrase.has("T"):
        return None if phrase.has("C") else _weekday(phrase, weekday, today).isoformat()
    day = today + timedelta(days=phrase.number("T") or 0)
    return day.isoformat() if weekday in (None, day.weekday()) else None


def night(phrase: Phrase, today: date | None) -> str | None:
    """«ليل الأربعاء الخميس» is the night between two days, the second up to today."""
    first, second = phrase.numbers("W")
    if today is None or (first + 1) % 7 != second:
        return None
    day = _weekday(phrase, second, today)
    return f"{day - timedelta(days=1)}/{day}"


def weekdays(phrase: Phrase, today: date | None) -> str | None:
    """From one weekday to another; open where a later round of them has begun and not ended."""
    first, last = phrase.numbers("W")
    if today is None or first == last or phrase.has("C"):
        return None
    if phrase.future or phrase.shift() > 0:
        start = _weekday(phrase, first, today)
        return f"{start}/{start + timedelta(days=(last - first) % 7)}"
    end = _weekday(phrase, last, today)
    start = end - timedelta(days=(last - first) % 7)
    begun = not phrase.shift() and (today.weekday() - first) % 7 < (today.weekday() - last) % 7
    return None if begun else f"{start}/{end}"


def _weekday(phrase: Phrase, weekday: int, today: date) -> date:
    """The last one up to today; before it with "last", after it with "next", a week more with the one beyond."""
    back, forward = (today.weekday() - weekday) % 7, (weekday - today.weekday()) % 7
    more = timedelta(days=7 * (abs(phrase.shift()) - 1))
    if phrase.shift() > 0:
        return today + timedelta(days=forward or 7) + more
    if phrase.shift() < 0:
        return today - timedelta(days=back or 7) - more
    return today + timedelta(days=forward) if phrase.future else today - timedelta(days=back)
