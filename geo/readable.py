"""EDTF dates as people read them, in Arabic and English; nothing is added, nothing rounded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Literal

from geo.lexicon import load_words

Language = Literal["ar", "en"]
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
_DECADE = re.compile(r"(\d{3})X")
_ONE_OF = re.compile(r"\[(.*?)\.\.(.*?)\]")
_MONTHS = 12


@lru_cache(maxsize=20_000)
def readable(edtf: str, language: Language) -> str:
    """A date in words: `2020-08~` is «نحو آب/أغسطس 2020», `2014/..` «منذ 2014»; what has no such form stays."""
    say = _words()[language]
    if one_of := _ONE_OF.fullmatch(edtf):
        return _span(say, one_of[1], one_of[2], ("one_of", "after", "before"))
    start, slash, end = edtf.partition("/")
    return _span(say, start, end, ("between", "since", "until")) if slash else _single(say, edtf)


@cache
def _words() -> Mapping[str, Any]:
    return load_words("readable")


def _span(say: Mapping[str, Any], start: str, end: str, keys: tuple[str, str, str]) -> str:
    both, first, last = keys
    start, end = start.strip("."), end.strip(".")
    key = both if start and end else first if start else last
    return str(say[key].format(start=_single(say, start), end=_single(say, end)))


def _single(say: Mapping[str, Any], edtf: str) -> str:
    if decade := _DECADE.fullmatch(edtf):
        return str(say["decade"].format(start=f"{decade[1]}0", end=f"{decade[1]}9"))
    found = _DATE.fullmatch(edtf)
    if found is None:
        return edtf
    words = _named(say, found)
    doubt = {"~": "about", "%": "about", "?": "perhaps"}.get(found[4])
    return say[doubt].format(date=words) if doubt else words


def _named(say: Mapping[str, Any], found: re.Match[str]) -> str:
    year, month, day = found[1], found[2], found[3]
    if month is None:
        return year
    if int(month) > _MONTHS:
        return str(say["parts"].get(month, found[0]).format(year=year))
    named = {"year": year, "month": say["months"][int(month) - 1], "day": int(day or 0)}
    return str(say["day" if day else "month"].format(**named))
