"""What a map says of itself in words: its maker's fields, its counts, and a description for who cannot see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from geopandas import GeoDataFrame

from gazetteer.place import Place
from gazetteer.version import version
from geo.about import About, software
from geo.lexicon import load_words
from geo.readable import Language, readable

_NAMED = 5


def said(table: GeoDataFrame, places: Mapping[str, Place], about: About) -> dict[str, Any]:
    """`about` (with the versions behind it), `counts` and `alt`, the last two as [English, Arabic]."""
    fields = {name: value for name, value in asdict(about).items() if value is not None}
    return {
        "title": [load_words("page")[language]["title"] for language in ("en", "ar")],
        "about": fields | {"software": software(), "gazetteer": version(places)},
        "counts": [counts(table, "en"), counts(table, "ar")],
        "alt": [alt(table, "en"), alt(table, "ar")],
    }


def counts(table: GeoDataFrame, language: Language) -> str:
    """How many articles and mentions a table holds, in a phrase."""
    say = load_words("page")[language]
    return str(say["counts"].format(articles=table["article"].nunique(), mentions=len(table)))


def alt(table: GeoDataFrame, language: Language) -> str:
    """A map in a sentence or two: how many places, which are named most, and from when to when."""
    say = load_words("page")[language]
    placed = table[(table["resolution"] == "resolved") & (table["role"] == "literal")]
    names = placed["place_title_ar" if language == "ar" else "place_title"]
    most = [name for name, _ in Counter(names.tolist()).most_common(_NAMED)]
    parts = [say["alt"].format(places=placed["place"].nunique(), articles=table["article"].nunique())]
    parts += [say["most"].format(names=say["and"].join(most))] if most else []
    if span := period(table):
        parts += [say["period"].format(first=readable(span[0], language), last=readable(span[1], language))]
    return " ".join(parts)


def period(table: GeoDataFrame) -> tuple[str, str] | None:
    """The first and the last day (ISO 8601) that the dates of a table allow; None where nothing is dated."""
    days = sorted(day for name in ("earliest", "latest") for day in table[name].dropna().tolist())
    return (days[0], days[-1]) if days else None
