"""The words of words.yml: generic nouns, names of organisations, strings that are never a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from gazetteer.spelling import is_arabic, key

_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")


@dataclass(frozen=True, slots=True)
class Generic:
    """A generic noun: the kinds it asks for, best first.

    `firm`: no other kind answers to it. `many`: it goes with every name of the list that follows.
    """

    word: str
    kinds: tuple[str, ...]
    firm: bool
    many: bool


@cache
def forms(word: str) -> frozenset[str]:
    """The folded forms of a word in running text: with proclitics, and with the article."""
    folded = key(word)
    if not is_arabic(folded) or " " in folded:
        return frozenset((folded,))
    bare = {prefix + folded for prefix in _PREFIXES}
    if folded.startswith("ال"):
        return frozenset(bare)
    return frozenset(bare | {prefix + ("ل" if prefix.endswith("ل") else "ال") + folded for prefix in _PREFIXES})


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = yaml.load((Path(__file__).parent / "words.yml").read_bytes(), Loader=yaml.CSafeLoader)
    return data


@cache
def generics() -> Mapping[str, Generic]:
    """Every form of every generic noun → the noun."""
    table: dict[str, Generic] = {}
    for entry in _data()["generics"]:
        for number in ("one", "many"):
            for word in entry[number]:
                generic = Generic(word, tuple(entry["kinds"]), entry["firm"], number == "many")
                for form in forms(word):
                    table.setdefault(form, generic)
    return table


def never() -> Mapping[str, str]:
    """Strings that hold a place's name and are never a place → the reason."""
    return {entry["phrase"]: entry["reason"] for entry in _data()["never"]}


def inside() -> tuple[str, ...]:
    """Names of organisations in which a place's name is embedded."""
    return tuple(_data()["inside"])


@cache
def common() -> frozenset[str]:
    """Folded weak names for which a related place nearby is no evidence."""
    return frozenset(map(key, _data()["common"]))


@cache
def openers() -> frozenset[str]:
    """Folded first words that hasty outlets write together with the second."""
    return frozenset(map(key, _data()["openers"]))


@cache
def cued() -> frozenset[str]:
    """Folded weak names for which no company counts, but their noun or cue alone."""
    return frozenset(map(key, _data()["cued"]))


@cache
def plurals() -> frozenset[str]:
    """Every form of the plurals that a feminine adjective follows."""
    return frozenset(form for word in _data()["plurals"] for form in forms(word))


@cache
def titled() -> frozenset[str]:
    """Folded names of places that newspapers and channels bear."""
    return frozenset(map(key, _data()["titled"]))


@cache
def adjectives() -> frozenset[str]:
    """Folded names of countries that are adjectives of origin too."""
    return frozenset(map(key, _data()["adjectives"]))
