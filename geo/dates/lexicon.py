"""The words of dates, from words/dates.yml: each folded, with its sign in the grammar and its value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from gazetteer.spelling import is_arabic, key
from geo.lexicon import load_words

SIGNS = {
    "month": "M", "weak_month": "k", "weekday": "W", "today": "T", "following": "V", "part_of_day": "H",
    "day": "J", "a_week": "z", "the_week": "Z", "a_month": "e", "the_month": "O", "a_year": "a", "the_year": "A",
    "some_years": "x", "units": "u", "pair": "U", "past": "P", "coming": "F", "current": "C", "this": "t",
    "last": "<", "next": ">", "season": "S", "part": "B", "fraction": "R", "decade": "X", "the_decade": "D",
    "century": "G", "ordinal": "o", "number": "c", "of": "m", "to": "I", "between": "b", "and": "w", "in": "p",
    "by": "f", "before": "q", "about": "s", "ago": "g", "matching": "v", "after": "j", "event": "h", "skip": "",
    "short_month": "K", "short_weekday": "4", "hijri_month": "E", "solar_month": "6", "era": "7", "quarter": "Q",
    "single": "N", "eve": "8", "that": "@", "later": "9", "adverb_of_year": "3", "year_end": "2", "half_more": "5",
    "following_month": "&", "following_year": "!", "last_but_one": "P", "next_but_one": "F", "ordinal_day": "d",
    "exactly": "=",
}  # fmt: skip
_LATIN = {"month": "L", "weak_month": "l", "part": "Y"}
UNITS = {"J": "day", "z": "week", "Z": "week", "e": "month", "O": "month", "a": "year", "A": "year", "x": "year"}
_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")
_AB = "اب"
_ENDINGS = ("ی", "دا", "یدا", "ەوە")  # of Sorani, on the last word of what may bear them
_ENDED = frozenset("MkWSaezZOJBRXoG6")


class Entry(NamedTuple):
    """One word or phrase of dates; `rest` is what follows its first word, `offset` the letters of its clitic."""

    rest: tuple[str, ...]
    sign: str
    value: int | str
    offset: int
    joined: bool


Lexicon = Mapping[str, tuple[Entry, ...]]


@cache
def lexicon(language: str) -> Lexicon:
    """First word → what may begin with it, the longest first. Sorani words only for Sorani."""
    forms: dict[str, list[Entry]] = {}
    for section in ("ckb", "ar", "en") if language == "ckb" else ("ar", "en"):
        for sign, value, phrase in _phrases(load_words("dates")[section]):
            for form in _ended(phrase, sign) if section == "ckb" else (phrase,):
                for first, entry in _forms(form, sign, value):
                    forms.setdefault(first, []).append(entry)
    return {first: tuple(sorted(entries, key=_longest_plain)) for first, entries in forms.items()}


@cache
def leading(language: str) -> frozenset[str]:
    """Words that say nothing of a date unless one follows: في, من, و, a number in words …"""
    known = lexicon(language)
    return frozenset(word for word, entries in known.items() if all(_leads(entry, known) for entry in entries))


def _leads(entry: Entry, known: Lexicon) -> bool:
    return entry.sign in "mIbwpfqshvctj@8" or bool(entry.rest and (entry.rest[0] in known or entry.rest[0].isdigit()))


def _ended(phrase: str, sign: str) -> Iterator[str]:
    yield phrase
    if sign in _ENDED:
        yield from (key(phrase + ending) for ending in _ENDINGS)


def _longest_plain(entry: Entry) -> tuple[int, int]:
    return -len(entry.rest), entry.offset


def _phrases(section: Mapping[str, Any]) -> Iterator[tuple[str, int | str, str]]:
    for name, content in section.items():
        groups = content.items() if isinstance(content, dict) else [(0, content)]
        for value, words in groups:
            for phrase in _flat(words):
                folded = key(phrase)
                sign = SIGNS[name] if is_arabic(folded) else _LATIN.get(name, SIGNS[name])
                yield sign, value, folded


def _flat(words: list[Any]) -> Iterator[str]:
    for word in words:
        yield from _flat(word) if isinstance(word, list) else (word,)


def _forms(phrase: str, sign: str, value: int | str) -> Iterator[tuple[str, Entry]]:
    """The phrase by its first word, alone and behind the letters that Arabic attaches."""
    first, *rest = phrase.split()
    unit = UNITS.get(sign, value)
    if not is_arabic(first) or len(first) == 1:
        yield first, Entry(tuple(rest), sign, unit, 0, sign == "w")
        return
    for clitic in _CLITICS:
        if clitic[-1:] not in ("ب", "ك", "ل") or first != _AB:  # باب is a door, not "in August"
            yield clitic + first, Entry(tuple(rest), sign, unit, len(clitic), clitic[:1] == "و")
    if first.startswith("ال"):
        yield "ل" + first[1:], Entry(tuple(rest), sign, unit, 1, False)
        yield "ول" + first[1:], Entry(tuple(rest), sign, unit, 2, True)


@cache
def never(name: str) -> frozenset[str]:
    """A list of `no_date`, folded, each word also with the letters that Arabic attaches."""
    words = [key(word) for word in _flat(load_words("dates")["no_date"][name])]
    forms = [clitic + word for word in words if is_arabic(word) for clitic in _CLITICS]
    return frozenset([*words, *forms])
