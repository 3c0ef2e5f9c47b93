"""Names that the gazetteer lacks: «قرية X», «ناحية X» give a spot without candidates, not dropped and not placed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from gazetteer import words
from gazetteer.spelling import is_arabic, key
from geo.lexicon import load_words, pattern
from geo.recognize.spot import Spot, touching
from geo.sentence import Sentences
from geo.tokens import Tokens

_LATIN_NAME = re.compile(r"[A-Z][\w'’-]{2,}")


def unknown(tokens: Tokens, sentences: Sentences, accepted: Sequence[Spot]) -> list[Spot]:
    """A spot for each name that follows a noun of places and that no accepted spot covers."""
    taken = {number for spot in accepted for number in range(spot.head, spot.last + 1)}
    found: list[Spot] = []
    for number, word in enumerate(tokens.words):
        generic = words.generics().get(word)
        if (
            generic is None
            or generic.word not in _nouns()
            or _definite(word, generic.word)
            or taken & {number, number + 1}
        ):
            continue
        for first, last in _named(tokens, number):
            if sentences.at(tokens.starts[first]) is not None:
                start, end = tokens.starts[first], tokens.ends[last]
                found.append(Spot(start, end, first, last, number, "", (), generic=generic))
    return found


def _definite(word: str, noun: str) -> bool:
    """«القاعدة» is in no construct with a name after it; nor is «من ناحية»."""
    return is_arabic(word) and word.removesuffix(key(noun)).endswith(("ال", "لل"))


def _named(tokens: Tokens, noun: int) -> Iterator[tuple[int, int]]:
    """The first and last word of the name after a noun of places, if one follows it."""
    if tokens.word(noun - 1) == "من" and tokens.word(noun) == "ناحيه":
        return
    first = noun + 1 if is_arabic(tokens.word(noun)) else noun + 2
    if first >= len(tokens.words) or not touching(tokens, noun + 1, first):
        return
    if first == noun + 2 and tokens.word(noun + 1) not in ("of", "at"):
        return
    if not _is_name(tokens, first):
        return
    longer = _openers().fullmatch(tokens.word(first)) and touching(tokens, first + 1, first + 1)
    if longer and first + 1 < len(tokens.words):
        yield first, first + 1
    elif not _openers().fullmatch(tokens.word(first)):
        yield first, first


def _is_name(tokens: Tokens, number: int) -> bool:
    word = tokens.word(number)
    if not is_arabic(word):
        return _LATIN_NAME.match(tokens.text, tokens.starts[number]) is not None
    if _openers().fullmatch(word):
        return True
    proper = word.startswith("ال") or bool(tokens.gap(number).strip())
    return proper and len(word) > 2 and _no_names().fullmatch(word) is None and words.generics().get(word) is None


@cache
def _nouns() -> frozenset[str]:
    return frozenset(load_words("unknown")["nouns"])


@cache
def _openers() -> re.Pattern[str]:
    return pattern(load_words("unknown")["openers"])


@cache
def _no_names() -> re.Pattern[str]:
    return pattern(load_words("unknown")["no_names"])
