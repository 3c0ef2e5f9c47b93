"""What the words around a date say: that it is none, or that it is yet to come."""

from __future__ import annotations

import re

from geo.dates.lexicon import never
from geo.dates.signs import MONTHS, Line
from geo.dates.values import Phrase

_STOP = re.compile(r"[.!?؟،,:;؛\n\"“”«»]")
_COMING_VERB = re.compile(r"[وف]?س[يت]\w{2,}")
_REACH = 8
_QUARTER = 33
_NAMED_RULES = ("day", "month", "relative", "range")
_PLAIN_YEARS = ("year", "years", "bare_year")


def is_date(line: Line, phrase: Phrase) -> bool:
    """Whether the words before and after leave the phrase a date."""
    first, last = phrase.tokens[0].first, phrase.tokens[-1].last
    before, after = line.word(first - 1), line.word(last + 1)
    if phrase.rule in _PLAIN_YEARS and not phrase.has("aA"):
        return _is_year(line, phrase, after)
    if _means_otherwise(phrase, before, after):
        return False
    if phrase.rule == "fraction" and not phrase.has("yaA"):
        return phrase.numbers("R")[0] == _QUARTER and after not in never("of")
    if phrase.rule == "relative" and not phrase.has("W") and phrase.tokens[0].sign == "T":
        return before not in never("not_today") and after not in never("not_today_after")
    named = before in never("named") or after in never("named_after")
    return phrase.rule not in _NAMED_RULES or phrase.has("yaAPFC<>tT") or not named


def _means_otherwise(phrase: Phrase, before: str, after: str) -> bool:
    """العام that is "general" or not the calendar's, a Hijri year, three days from another date."""
    named = phrase.has("A") and (before in never("general") or after in never("year_of_its_own"))
    return named or (phrase.has("r") and after in never("hijri")) or (phrase.rule == "count" and after == "من")


def _is_year(line: Line, phrase: Phrase, after: str) -> bool:
    """Four digits are a year unless they count something; round ones and lone ones need more."""
    start, end = phrase.tokens[0].start, phrase.tokens[-1].end
    if after in never("counted") and line.text[end : end + 1] not in (",", "،", ".", ")", "\n"):
        return False
    bracketed = line.text[start - 1 : start] == "(" and line.text[end : end + 1] == ")"
    if phrase.rule == "bare_year":
        return bracketed
    round_one = any(year % 100 == 0 for year in phrase.numbers("y"))
    return phrase.rule == "years" or not round_one or phrase.before == "q"


def is_age(line: Line, phrase: Phrase) -> bool:
    """«في الستينيات من عمره» tells an age."""
    last = phrase.tokens[-1].last
    two = f"{line.word(last + 1)} {line.word(last + 2)}"
    return phrase.has("XD") and two in never("by_its_age")


def is_to_come(line: Line, before: str, first: int) -> bool:
    """Whether the clause before a word speaks of what will be: بحلول, سوف, من المقرر, a verb with سـ."""
    if before == "f":
        return True
    number = first - 1
    while number >= max(first - _REACH, 0) and not _stops(line, number):
        if _comes(line.word(number)):
            return True
        number -= 1
    return False


def _stops(line: Line, number: int) -> bool:
    end = line.folded.span(*line.place(number))[1]
    start = line.folded.span(*line.place(number + 1))[0]
    return _STOP.search(line.text, end, start) is not None


def _comes(word: str) -> bool:
    if word in never("verbs_to_come"):
        return True
    return bool(_COMING_VERB.fullmatch(word)) and not word.lstrip("وف").startswith(tuple(never("not_verbs")))


def needs_to_know(phrase: Phrase) -> bool:
    """Whether it matters that the date is yet to come: a weekday, a day or a month without a year."""
    return phrase.has(MONTHS + "W") and not phrase.has("yaAT")
