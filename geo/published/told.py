"""What the dates of a text say of the day it was published: those told as past, those to come, the current year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from gazetteer.interval import bounds
from geo.dates import DateExpression, find_dates
from geo.dates.lexicon import never
from geo.published.evidence import Evidence
from geo.published.words import previous, says, shift_of, weekday_of, words_of

_STOP = re.compile(r"[.!?؟؛;:\n\r\"“”«»]")
_SENTENCE = re.compile(r"[.!?؟\n\r](?=\s|$)")
_ABSOLUTE = re.compile(r"\d{4}(?:-\d\d){0,2}[~?%]?")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_COMING_VERB = re.compile(r"[وف]?س[يت]\w{2,}")
_QUOTES = ("«»", "“”")
_WINDOW, _REACH, _AFTERMATH, _SOON = 200, 12, 6, 4  # letters before a date that are looked at; words
_A_WEEK = [date(2001, 1, day) for day in range(1, 8)]  # the first was a Monday
_DECEMBER = "12"
_EARLY = 7  # a day of July or earlier is not called "last" in the next year


def told_evidence(text: str, language: str) -> list[Evidence]:
    """The evidence of every date expression of a text, in order."""
    dates = find_dates(text, None, language)
    years = [one for one in _current_years(dates) if not _is_quoted(text, one.start)]
    found = [one for date_ in dates for one in _of_date(text, date_, language)]
    return sorted([*years, *found, *_lately(text, dates, years, language)], key=lambda one: one.start)


def _of_date(text: str, one: DateExpression, language: str) -> Iterator[Evidence]:
    bounds, quoted = first_and_last(one.edtf), _is_quoted(text, one.start)
    if bounds is None or not _names_a_year(one):
        yield from () if one.edtf or quoted else _of_relative(one, language)
        return
    before, after = _clause(text, one)
    day = None if quoted else _said_today(one, bounds)
    if day:
        yield _evidence(one, f"the article's day is {day}", day, day)
    elif _is_past(one, before, after):
        yield _evidence(one, f"told as past: not before {bounds[0]}", bounds[0])
    elif not quoted and _is_deadline(text, one, before):
        yield _evidence(one, f"still to come: not after {bounds[1]}", None, bounds[1])


def _names_a_year(one: DateExpression) -> bool:
    """Whether a date stands on its own feet, unlike «اليوم التالي» after another."""
    return _YEAR.search(" ".join(words_of(one.surface))) is not None


def _is_quoted(text: str, position: int) -> bool:
    """Whether a quotation is open: what was said then may have been said on another day."""
    before = text[text.rfind("\n", 0, position) + 1 : position]
    return before.count('"') % 2 == 1 or any(before.count(pair[0]) > before.count(pair[1]) for pair in _QUOTES)


def _evidence(one: DateExpression, why: str, earliest: date | None = None, latest: date | None = None) -> Evidence:
    return Evidence(one.start, one.end, one.surface, why, earliest, latest)


def first_and_last(edtf: str | None) -> tuple[date, date] | None:
    """First and last day of a day, month or year; of what is only about then, those of its year."""
    if edtf is None or not _ABSOLUTE.fullmatch(edtf):
        return None
    exact = edtf[-1].isdigit() and edtf[5:7] <= _DECEMBER
    return bounds(edtf if exact else edtf[:4])


def _clause(text: str, one: DateExpression) -> tuple[list[str], list[str]]:
    """The folded words before a date and after it, up to the next stop."""
    before = _STOP.split(text[max(one.start - _WINDOW, 0) : one.start])[-1]
    after = _STOP.split(text[one.end : one.end + _WINDOW])[0]
    return words_of(before), words_of(after)


def _is_past(one: DateExpression, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the clause tells what happened then: «قتل في 3 كانون الثاني 2020», «منذ 2003», not «حتى 2026»."""
    if before and says("since", before[-1]):
        return True
    if _called(one) == -1 and not _year_said(one):
        return True
    if any(_comes(word) or says("hedged", word) for word in (*before[-_REACH:], *after[:_SOON])):
        return False
    last = len(before)
    while last and says("at", before[last - 1]):
        last -= 1
    if last == len(before) and not _opens_itself(one):
        return False
    return _is_over(before[:last]) if last else bool(after) and _happened(after[0])


def _is_over(before: Sequence[str]) -> bool:
    """Whether what stands before a date and its preposition had happened then."""
    already = len(before) > 1 and says("already", before[-2]) and not _is_present(before[-1])
    return already or _happened(before[-1]) or previous() in " ".join(before) or _ended(before)


def _happened(word: str) -> bool:
    return any(says(group, word) for group in ("told", "ended", "signed"))


def _is_present(word: str) -> bool:
    return word.startswith("ي") and len(word) > 2


def _ended(before: Sequence[str]) -> bool:
    """Whether something that ended stands before a date, nearer than a word that leaves open what is dated."""
    agreed = False
    for distance, word in enumerate(reversed(before[-_REACH:])):
        if says("unsure", word) or _is_present(word) or _is_purpose(word):
            return False
        if says("ended", word) or (distance < _AFTERMATH and says("aftermath", word)):
            return True
        if says("signed", word):
            return not agreed
        agreed = agreed or says("agreed_on", word)
    return False


def _is_purpose(word: str) -> bool:
    """«لسحب القوات»: what is dated may be the purpose, which is to come."""
    return word.startswith("ل") and len(word) > 3


def _opens_itself(one: DateExpression) -> bool:
    """«عام 2014», «يوم 3 كانون الثاني 2020» need no preposition."""
    first = words_of(one.surface)[0]
    return says("year", first) or says("at", first)


def _comes(word: str) -> bool:
    """Whether a word speaks of what will be: سوف, المقرر, ستنسحب."""
    if says("coming", word) or shift_of("shift", word) == 1:
        return True
    return bool(_COMING_VERB.fullmatch(word)) and not word.lstrip("وف").startswith(tuple(never("not_verbs")))


def _is_deadline(text: str, one: DateExpression, before: Sequence[str]) -> bool:
    """Whether a date is still to come for the writer: «بحلول نهاية العام 2021», and no report of an old promise."""
    if _called(one) == 1 and not _year_said(one):
        return True
    if not before or not _is_awaited(before):
        return False
    return not any(says("reported", word) for word in words_of(_sentence(text, one))) and not _dated_twice(text, one)


def _is_awaited(before: Sequence[str]) -> bool:
    """«ستنسحب بحلول 2026», «المقررة في 2026»; not «سيحاكم المتهم بهجوم في 2019»."""
    if says("by", before[-1]):
        return any(map(_comes, before[-_REACH:]))
    return says("at", before[-1]) and any(says("set", word) for word in before[-_SOON:])


def _dated_twice(text: str, one: DateExpression) -> bool:
    return len(set(_YEAR.findall(" ".join(words_of(_sentence(text, one)))))) > 1


def _sentence(text: str, one: DateExpression) -> str:
    starts = [found.end() for found in _SENTENCE.finditer(text, 0, one.start)]
    end = _SENTENCE.search(text, one.end)
    return text[starts[-1] if starts else 0 : end.start() if end else len(text)]


def _said_today(one: DateExpression, bounds: tuple[date, date]) -> date | None:
    """«اليوم الخميس 9 كانون الثاني 2020» is the day of publication itself."""
    words = words_of(one.surface)
    shifts = [found for word in words if (found := shift_of("today", word)) is not None]
    if len(shifts) != 1 or bounds[0] != bounds[1] or any(says("first", word) for word in words):
        return None
    return bounds[0] - timedelta(days=shifts[0])


def _of_relative(one: DateExpression, language: str) -> Iterator[Evidence]:
    """«أمس الثلاثاء» leaves one weekday for publication, «12 آذار الجاري» one month."""
    words = words_of(one.surface)
    if any(weekday_of(word) is not None for word in words) and any(
        shift_of("today", word) is not None for word in words
    ):
        fits = [day.weekday() for day in _A_WEEK if _seen_from(one.surface, day, language)]
        if len(fits) != 1:
            return
        name = _A_WEEK[fits[0]].strftime("%A")
        yield Evidence(one.start, one.end, one.surface, f"said on a {name}", weekday=fits[0])
    elif _called(one) == 0:
        months = {(_seen_from(one.surface, date(2001, month, 1), language) or "")[5:7] for month in (3, 9)}
        if len(months) == 1 and (month := next(iter(months))).isdigit():
            yield Evidence(one.start, one.end, one.surface, f"said in month {month}", month=int(month))


def _seen_from(surface: str, day: date, language: str) -> str | None:
    found = find_dates(surface, day.isoformat(), language)
    return found[0].edtf if found and found[0].surface == surface else None


def _called(one: DateExpression) -> int | None:
    """-1 for last, 0 for this, 1 for next; None where the words say nothing of it."""
    return next((found for word in words_of(one.surface) if (found := shift_of("shift", word)) is not None), None)


def _year_said(one: DateExpression) -> int | None:
    """The year that a surface calls this, last or next: «العام الجاري 2021», «العام 2021 الجاري», «هذا العام 2021»."""
    words = words_of(one.surface)
    at = next((number for number, word in enumerate(words) if says("year", word)), None)
    if at is None or sum(word.isdigit() and len(word) == 4 for word in words) != 1:
        return None
    near = words[at + 1 : at + 3]
    year = next((int(word) for word in near if word.isdigit() and len(word) == 4), None)
    shift = next((found for word in near if (found := shift_of("shift", word)) is not None), None)
    if shift is None and at and says("this", words[at - 1]):
        shift = 0
    return year - shift if year is not None and shift is not None else None


def _current_years(dates: Sequence[DateExpression]) -> Iterator[Evidence]:
    for one in dates:
        year = _year_said(one)
        if year:
            why = f"the current year is {year}"
            yield Evidence(one.start, one.end, one.surface, why, date(year, 1, 1), date(year, 12, 31))


def _lately(text: str, dates: Sequence[DateExpression], years: Sequence[Evidence], language: str) -> Iterator[Evidence]:
    """«26 تموز الماضي» in a sentence that names the current year: a day of that year, and it is over."""
    for year in years:
        end = year.latest or date.max
        seen = {date_[:2]: date_.edtf for date_ in find_dates(text, end.isoformat(), language)}
        for one in dates:
            bounds = first_and_last(seen.get(one[:2]))
            if bounds and one.edtf is None and _called(one) == -1 and _same_sentence(text, one, year):
                day = bounds[1] + timedelta(days=1)
                if bounds[0].year == end.year and bounds[0].month <= _EARLY:
                    yield _evidence(one, f"over, in the current year: not before {day}", day)


def _same_sentence(text: str, one: DateExpression, other: Evidence) -> bool:
    return _SENTENCE.search(text, min(one.end, other.end), max(one.start, other.start)) is None
