"""Word lists of words/*.yml as one regular expression each, matched on folded words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from gazetteer.spelling import is_arabic, key

WORDS = Path(__file__).parent / "words"
_PREFIX = "(?:[وف]?(?:[بلكس])?(?:ال|ل)?)"
_NEVER = re.compile(r"(?!)")


def load_words(name: str) -> Mapping[str, Any]:
    """The content of one file of words/."""
    data: Mapping[str, Any] = yaml.load((WORDS / f"{name}.yml").read_bytes(), Loader=yaml.CSafeLoader)
    return data


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for `fullmatch` on a folded word; `*` at a word's end is any ending."""
    branches = [_branch(word) for word in words]
    return re.compile("|".join(branches)) if branches else _NEVER


def _branch(word: str) -> str:
    ending = ".*" if word.endswith("*") else ""
    folded = key(word.rstrip("*"))
    return (_PREFIX if is_arabic(folded) else "") + re.escape(folded) + ending


@lru_cache(maxsize=1 << 16)
def says(group: str, word: str, language: str = "ar") -> bool:
    """Whether a folded word belongs to a group of words/roles.yml; an unknown group says nothing."""
    found = _roles(language).get(group)
    return found is not None and found.fullmatch(word) is not None


@cache
def _roles(language: str) -> Mapping[str, re.Pattern[str]]:
    """The patterns of words/roles.yml for a language; unknown languages have those of Arabic."""
    data = load_words("roles")
    return {name: pattern(words) for name, words in data.get(language, data["ar"]).items()}
