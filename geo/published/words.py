"""The words of words/published.yml, folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from gazetteer.spelling import key
from geo.lexicon import load_words, pattern

_CLOCK = re.compile(r"T?\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?")
_VERBS = frozenset(("ended", "signed", "told", "aftermath"))


@cache
def says(group: str, word: str) -> bool:
    """Whether a folded word belongs to a list of published.yml, with or without what Arabic attaches."""
    return _patterns()[group].fullmatch(word) is not None


@cache
def shift_of(group: str, word: str) -> int | None:
    """The value of a word in `shift` or `today`: -1 for last, 0 for this; None for any other word."""
    return next((int(value) for value, known in _values()[group].items() if word in known), None)


@cache
def weekday_of(word: str) -> int | None:
    """A weekday's number, Monday 0; None for any other word."""
    return next((number for number, names in _weekdays().items() if word in names), None)


@cache
def previous() -> str:
    """The folded phrase after which a list of what is over begins."""
    return key(load_words("published")["previous"])


def words_of(text: str) -> list[str]:
    """The words of a text, folded."""
    return key(text).split()


def without_clock(text: str) -> str:
    """The text with every time of day blotted out, offsets unchanged."""
    return _CLOCK.sub(lambda found: " " * len(found[0]), text)


def has_clock(text: str) -> bool:
    """Whether a time of day stands in the text."""
    return _CLOCK.search(text) is not None


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    data = load_words("published")
    groups = {name: words for name, words in data.items() if isinstance(words, list)} | data["head"]
    return {name: (_verb_pattern if name in _VERBS else pattern)(_flat(words)) for name, words in groups.items()}


def _verb_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Without ال, which would make nouns of them: دخلت but not الدخل."""
    return re.compile("(?:[وف]?ب?)(?:" + "|".join(re.escape(key(word)) for word in words) + ")")


@cache
def _values() -> Mapping[str, Mapping[int, frozenset[str]]]:
    data = load_words("published")
    return {
        name: {value: frozenset(map(key, words)) for value, words in data[name].items()} for name in ("shift", "today")
    }


@cache
def _weekdays() -> Mapping[int, frozenset[str]]:
    data = load_words("dates")
    found: dict[int, set[str]] = {}
    for language in ("ar", "en", "ckb"):
        for number, names in data[language]["weekday"].items():
            found.setdefault(number, set()).update(map(key, names))
    return {number: frozenset(names) for number, names in found.items()}


def _flat(words: list[Any]) -> Iterator[str]:
    for word in words:
        yield from _flat(word) if isinstance(word, list) else (word,)
