"""What the words around a date say: that it is none, or that it is yet to come."""

from __future__ import annotations

import re
from collections.abc import Callable

from geo.dates.lexicon import never
from geo.dates.phrase import Phrase
from geo.dates.signs import MONTHS, Line

_STOP = re.compile(r"[.!?؟،,:;؛\n\"“”«»]")
_END = re.compile(r"[.!?؟؛;]")
_COMING_VERB = re.compile(r"[وف]?س[يت]\w{2,}")
_REACH = 8
_QUARTER = 33
_NAMED_RULES = ("day", "range", "weekdays", "hijri")
_PLAIN_YEARS = ("year", "years", "bare_year")


def is_date(line: Line, phrase: Phrase) -> bool:
    """Whether the words before and after leave the phrase a date."""
    first, last = phrase.tokens[0].first, phrase.tokens[-1].last
    before, after = line.word(first - 1), line.word(last + 1)
    if phrase.rule in _PLAIN_YEARS and not phrase.has("aA"):
        return _is_year(line, phrase, after)
    if _means_otherwise(phrase, before, after):
        return False
    judge = _JUDGES.get(phrase.rule)
    if judge:
        return judge(line, phrase, before, after)
    named = (before in never("named") and phrase.before != "u") or after in never("named_after")
    return phrase.rule not in _NAMED_RULES or phrase.has("yaAPFC<>tT1nr3") or not named


def _is_numbered(line: Line, phrase: Phrase, before: str, _: str) -> bool:
    """No number of a resolution, law or letter; 3/2021 only after في, شهر or in a range, 03/2021 always."""
    if phrase.has("aeO"):
        return True
    padded = line.text[phrase.tokens[0].start] in "0٠۰"
    sure = padded or len(phrase.tokens) > 2 or (phrase.before != "" and phrase.before in "pqIhfjb")
    return before not in never("numbered") and (phrase.rule != "month_year" or sure)


def _is_ahead(line: Line, phrase: Phrase, __: str, after: str) -> bool:
    """«بعد ثلاثة أيام», no such days of something, and in English "in three days" where they are to come."""
    if after in never("of_what") and not (after == "من" and _is_his(line, phrase.tokens[-1].last + 2)):
        return False
    return phrase.before == "j" or (phrase.future and phrase.language == "en")


def _is_his(line: Line, number: int) -> bool:
    """Whether a word has the ending of what is his or hers: «من إصابته», not «من المعركة»."""
    if not line.word(number) or line.word(number).startswith("ال"):
        return False
    return line.text[: line.span(number, number)[1]][-2:].endswith(("ه", "ها", "هم"))


def _is_fraction(_: Line, phrase: Phrase, __: str, after: str) -> bool:
    """Without a year a quarter, but no quarter of something else."""
    if phrase.has("yaA3Q" + MONTHS):
        return True
    return phrase.numbers("R")[0] == _QUARTER and after not in never("of")


def _is_relative(_: Line, phrase: Phrase, before: str, after: str) -> bool:
    """اليوم that is no newspaper's name and no ordinal day, a weekday that is no market's."""
    if not phrase.has("W") and phrase.tokens[0].sign == "T":
        return before not in never("not_today") and after not in never("not_today_after")
    named = before in never("named") or after in never("named_after")
    return phrase.has("aAPFC<>tT") or not named


def _is_month(line: Line, phrase: Phrase, before: str, after: str) -> bool:
    """A month that is no street's, no woman's and in English not the first of two names."""
    if phrase.has("yaA3PFC<>teiO"):
        return True
    if before in never("named") or before in never("a_woman") or after in never("named_after"):
        return False
    end = phrase.tokens[-1].end
    goes_on = line.text[end : end + 1] == " " and line.text[end + 1 : end + 2].isupper()
    return not (goes_on and phrase.language == "en" and phrase.before not in ("p", "f"))


_JUDGES: dict[str, Callable[[Line, Phrase, str, str], bool]] = {
    "short_year": _is_numbered,
    "month_year": _is_numbered,
    "ahead": _is_ahead,
    "fraction": _is_fraction,
    "relative": _is_relative,
    "month": _is_month,
}


def _means_otherwise(phrase: Phrase, before: str, after: str) -> bool:
    """العام that is "general" or not the calendar's, three days from another date, more than a year ago."""
    own_year = after in never("year_of_its_own") or before in never("year_of_its_own")
    named = phrase.has("A") and before in never("general")
    counted = phrase.rule == "count" and (after == "من" or before in ("than", "half"))
    return named or (phrase.has("aA") and own_year) or counted


def _is_year(line: Line, phrase: Phrase, after: str) -> bool:
    """Four digits are a year unless they count something; round ones and lone ones need more."""
    start, end = phrase.tokens[0].start, phrase.tokens[-1].end
    if phrase.rule == "years" and line.word(phrase.tokens[0].first - 1) in never("numbered"):
        return False
    if after in never("counted") and line.text[end : end + 1] not in (",", "،", ".", ")", "\n"):
        return False
    bracketed = line.text[start - 1 : start] == "(" and line.text[end : end + 1] == ")"
    if phrase.rule == "bare_year":
        return bracketed
    round_one = any(year % 100 == 0 for year in phrase.numbers("y"))
    ended = phrase.before == "p" and line.text[end : end + 1] in ("", ",", "،", ".", ")", "\n")
    return phrase.rule == "years" or not round_one or phrase.before == "q" or ended


def is_age(line: Line, phrase: Phrase) -> bool:
    """«في الستينيات من عمره» tells an age."""
    last = phrase.tokens[-1].last
    two = f"{line.word(last + 1)} {line.word(last + 2)}"
    return phrase.has("XD") and two in never("by_its_age")


def is_to_come(line: Line, phrase: Phrase) -> bool:
    """Whether the clause before a date speaks of what will be: بحلول, سوف, من المقرر, a verb with سـ."""
    if phrase.before == "f":
        return True
    first = phrase.tokens[0].first
    arrival = never("verbs_of_arrival") if phrase.rule == "ahead" else ()
    words = enumerate(line.words[max(first - _REACH, 0) : first], max(first - _REACH, 0))
    coming = [number for number, word in words if _comes(word) or word in arrival]
    return bool(coming) and not _STOP.search(line.text, line.span(coming[-1], coming[-1])[1], phrase.tokens[0].start)


def _comes(word: str) -> bool:
    if word in never("verbs_to_come"):
        return True
    return bool(_COMING_VERB.fullmatch(word)) and not word.lstrip("وف").startswith(tuple(never("not_verbs")))


def needs_to_know(phrase: Phrase) -> bool:
    """Whether it matters that the date is yet to come: a weekday, a day or a month without a year."""
    return phrase.rule == "ahead" or (phrase.has(MONTHS + "WE") and not phrase.has("yaAT1nr"))


def narrates(line: Line, phrase: Phrase, since: int) -> bool:
    """Whether «بعد ثلاثة أيام» goes on from a date that ended at `since`: in its sentence, or as the next begins."""
    at = line.folded.span(*line.place(phrase.tokens[0].first - 1))[0]
    between = line.text[since:at].rstrip()
    return "\n" not in line.text[since:at] and not _END.search(between[:-1])
