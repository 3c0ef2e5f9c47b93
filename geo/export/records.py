"""What several formats write alike: mentions by place, a base's status with its source, what may be a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from gazetteer import Place
from geo.about import About
from geo.lexicon import load_words
from geo.readable import Language

Row = dict[str, Any]
_CONTROLS = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufffe\\uffff]")
PLACE_FIELDS = ("place", "place_title", "place_title_ar", "kind", "longitude", "latitude", "accuracy_m")


def by_place(mentions: Iterable[Row]) -> dict[str, list[Row]]:
    """The mentions of each place, in the order of the places' ids; those of no place are left to `unplaced`."""
    groups: dict[str, list[Row]] = {}
    for row in mentions:
        if row["place"]:
            groups.setdefault(row["place"], []).append(row)
    return dict(sorted(groups.items()))


def unplaced(mentions: Iterable[Row]) -> list[Row]:
    """The mentions that were not settled: ambiguous or unknown."""
    return [row for row in mentions if not row["place"]]


def by_article(mentions: Iterable[Row]) -> dict[str, Row]:
    """The first row of each article, which tells all that is known of it, in the order of the table."""
    articles: dict[str, Row] = {}
    for row in mentions:
        articles.setdefault(row["article"], row)
    return articles


def nested(row: Row) -> Row:
    """A mention without what its place says already."""
    return {field: value for field, value in row.items() if field not in PLACE_FIELDS}


def known_of(place: Place | None) -> dict[str, Any]:
    """A place's status over time, each with its source's address, and its sources; nothing where it is not known."""
    if place is None:
        return {}
    status = [
        {"state": each.state, "when": each.when, "citation": place.citations[each.citation - 1].url}
        for each in place.status
    ]
    return {"status": status, "citations": [citation.model_dump(mode="json") for citation in place.citations]}


def title_of(about: About, language: Language | None = None) -> str:
    """The title that its maker gave, or what any such map is called: in one language, or in both."""
    words = load_words("page")
    return about.title or " · ".join(words[each]["title"] for each in ([language] if language else ("ar", "en")))


def first_and_last(mentions: Iterable[Mapping[str, Any]]) -> tuple[str | None, str | None]:
    """The first and the last day (ISO 8601) that mentions may mean; None for an end that one of them leaves open."""
    dated = [(row["earliest"], row["latest"]) for row in mentions if row["earliest"] or row["latest"]]
    first, last = ([pair[end] for pair in dated] for end in (0, 1))
    return (min(first) if first and all(first) else None), (max(last) if last and all(last) else None)


def one_line(text: str) -> str:
    """A text without line breaks and controls, for formats that have a line for it."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def json_lines(members: Mapping[str, Any], lists: Mapping[str, Iterable[Any]]) -> bytes:
    """A JSON object as UTF-8: a member a line, then each list with an item a line, small and fit for a diff."""
    parts = [orjson.dumps(name) + b":" + orjson.dumps(value) for name, value in members.items()]
    for name, items in lists.items():
        lines = b",\n".join(map(orjson.dumps, items))
        parts.append(orjson.dumps(name) + b":[\n" + lines + b"\n]")
    return b"{" + b",\n".join(parts) + b"}\n"
