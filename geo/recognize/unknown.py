"""Names that the gazetteer lacks: «قرية X», «ناحية X» give a spot without candidates, not dropped and not placed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from gazetteer import words
from gazetteer.spelling import is_arabic, key
from gazetteer.words import Generic
from geo.lexicon import load_words, pattern
from geo.recognize.spot import Spot, touching
from geo.sentence import Sentences
from geo.tokens import Tokens

_LATIN_NAME = re.compile(r"(?:(?:al|el|as|ash|ar|az|ad|an|at)-)?[A-Z][\w'’-]{2,}(?: (?:(?:al|el)-)?[A-Z][\w'’-]+){0,2}")
_OPENING, _CLOSING = "\"“«‘'", "\"”»’'"
_MOST_QUOTED = 4
_INFLECTED = re.compile(r"(?:س?[تي]|و).*|.*(?:ه|ها|هم|هن|وا|ون|ين|[^ا]ت)|[بكل]?ال.*|لل.*")


class _Name(NamedTuple):
    """The first and last word of a name, and the conjunction that its first word begins with."""

    first: int
    last: int
    clitic: str = ""


def unknown(tokens: Tokens, sentences: Sentences, accepted: Sequence[Spot]) -> list[Spot]:
    """A spot for each name that follows a noun of places and that no accepted spot covers."""
    taken = {number for spot in accepted for number in range(spot.head, spot.last + 1)}
    found: list[Spot] = []
    for number, word in enumerate(tokens.words):
        noun = words.generics().get(word)
        if noun is None or noun.word not in _words("nouns") or _definite(word, noun.word) or number in taken:
            continue
        names = [
            name
            for name in (*_names(tokens, number, noun), *_before(tokens, number))
            if sentences.at(tokens.starts[name.first])
        ]
        free = (name for name in names if taken.isdisjoint(range(name.first, name.last + 1)))
        found += [_spot(tokens, name, number, noun) for name in free]
    return found


def _spot(tokens: Tokens, name: _Name, head: int, noun: Generic) -> Spot:
    start, end = tokens.starts[name.first] + len(name.clitic), tokens.ends[name.last]
    return Spot(
        start, end, name.first, name.last, head if not name.clitic else name.first, name.clitic, (), generic=noun
    )


def _definite(word: str, noun: str) -> bool:
    """«القاعدة» is in no construct with a name after it; nor is «من ناحية»."""
    return is_arabic(word) and word.removesuffix(key(noun)).endswith(("ال", "لل"))


def _names(tokens: Tokens, head: int, noun: Generic) -> Iterator[_Name]:
    """The name after a noun of places, if one follows it; after a dual, the one that is joined to it too."""
    if tokens.word(head - 1) == "من" and tokens.word(head) == "ناحيه":
        return
    first = head + 1 if is_arabic(tokens.word(head)) else head + 2
    if first >= len(tokens.words) or not touching(tokens, head + 1, first):
        return
    if first == head + 2 and tokens.word(head + 1) not in ("of", "at"):
        return
    clitic = ""
    while (last := _end(tokens, first, noun, clitic)) is not None:
        yield _Name(first, last, clitic)
        first, clitic = last + 1, "و"
        if not noun.many or not touching(tokens, first, first) or not tokens.word(first).startswith("و"):
            return


def _before(tokens: Tokens, noun: int) -> Iterator[_Name]:
    """ "Kani Spindar camp": two capitals before an English noun, in the middle of a clause."""
    first = noun - 2
    if is_arabic(tokens.word(noun)) or first < 1 or not touching(tokens, first, noun):
        return
    written = [tokens.text[tokens.starts[number] : tokens.ends[number]] for number in (first - 1, first, first + 1)]
    named = all(each[0].isupper() and each.lower() not in _words("no_english_names") for each in written[1:])
    if named and written[0].islower():
        yield _Name(first, noun - 1)


def _end(tokens: Tokens, first: int, noun: Generic, clitic: str) -> int | None:
    """The last word of the name that begins at a word, after its clitic; None where no name does."""
    if (quoted := _quoted(tokens, first)) is not None:
        return quoted
    word = tokens.word(first).removeprefix(clitic)
    if not is_arabic(word or " "):
        name = _LATIN_NAME.match(tokens.text, tokens.starts[first])
        return tokens.at(name.end() - 1) if name else None
    if word in _openers():
        follows = first + 1 < len(tokens.words) and touching(tokens, first + 1, first + 1)
        return first + 1 if follows else None
    if word.startswith("ال") and _may_be_a_name(word):
        longer = tokens.gap(first + 1) == " " and _pattern("seconds").fullmatch(tokens.word(first + 1))
        return first + 1 if longer else first
    return _bare_end(tokens, first, word) if noun.word in _words("feminine") else None


def _bare_end(tokens: Tokens, first: int, word: str) -> int | None:
    """«قرية سكيري», «قاعدة كري باروخ»: a name without ال, which no adjective, verb or phrase can be."""
    if not _may_be_a_name(word) or _INFLECTED.fullmatch(word):
        return None
    return first + 1 if _goes_on(tokens, first + 1) else first


def _may_be_a_name(word: str) -> bool:
    return len(word) > 2 and _pattern("no_names").fullmatch(word) is None and words.generics().get(word) is None


def _quoted(tokens: Tokens, first: int) -> int | None:
    """The last word of what stands in quotation marks from this word on, where it is short enough for a name."""
    if not tokens.gap(first).rstrip().endswith(tuple(_OPENING)) or not _may_be_a_name(tokens.word(first)):
        return None
    for last in range(first, min(first + _MOST_QUOTED, len(tokens.words))):
        if tokens.gap(last + 1).lstrip().startswith(tuple(_CLOSING)):
            return last
    return None


def _goes_on(tokens: Tokens, second: int) -> bool:
    """«كري باروخ»: a second bare word belongs to the name where the clause, or the phrase of place, ends after it."""
    word = tokens.word(second)
    if (
        tokens.gap(second) != " "
        or not is_arabic(word or " ")
        or not _may_be_a_name(word)
        or _INFLECTED.fullmatch(word)
    ):
        return False
    after = tokens.word(second + 1)
    return (
        bool(tokens.gap(second + 1).strip()) or after[:1] in ("", "و") or _pattern("after").fullmatch(after) is not None
    )


@cache
def _openers() -> frozenset[str]:
    return frozenset(map(key, load_words("unknown")["openers"]))


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(load_words("unknown")[group])


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return pattern(load_words("unknown")[group])
