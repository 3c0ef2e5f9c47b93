"""What the page draws, as plain values."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import shapely
from geopandas import GeoDataFrame
from shapely.geometry.base import BaseGeometry

from gazetteer.areas import outline
from gazetteer.interval import Window, bounds
from gazetteer.place import Place, kinds
from geo.lexicon import load_words
from geo.readable import readable
from geo.table import COLUMNS
from geo.table import rows as table_rows

_COLUMNS = tuple(name for name in COLUMNS if name not in ("generic", "dateline", "when_ar", "when_en"))
_ARTICLE = ("title", "outlet", "url", "language", "published")
_SPOKEN = ("months", "day", "month", "between", "since", "until")
Row = Mapping[str, Any]


def map_data(table: GeoDataFrame, places: Mapping[str, Place]) -> dict[str, Any]:
    """Articles and sentences once each, places, mentions, and what was not placed.

    `mentions` point to `places` and `sentences` by number, `sentences` to `articles`; offsets are the table's.
    `time` is the first and last day that a mention's dates, or a status, allow: text that sorts, "" where open.
    `newest` is the last day on which the newest article can have been published, None where no day is known.
    """
    rows = table_rows(table, _COLUMNS)
    placed = [row for row in rows if row["resolution"] == "resolved"]
    articles = {row["article"]: row for row in rows}
    sentences = {_sentence(row): row for row in rows}
    own = _by_place(placed)
    numbers = _Numbers(articles, sentences, own)
    drawn = [_place(name, group, places.get(name)) for name, group in own.items()]
    return {
        "words": _in_words(rows, drawn),
        "readable": _readable(),
        "newest": _newest(articles.values()),
        "articles": [_article(name, row) for name, row in articles.items()],
        "sentences": [_excerpt(row, numbers) for row in sentences.values()],
        "places": drawn,
        "mentions": [{"place": numbers.places[row["place"]], **_mention(row, numbers)} for row in placed],
        "unplaced": [_unplaced(row, numbers, places) for row in rows if row["resolution"] != "resolved"],
    }


def _by_place(placed: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in placed:
        groups[row["place"]].append(row)
    return groups


def _in_words(rows: Iterable[Row], places: Iterable[Row]) -> dict[str, list[str]]:
    """Every EDTF date of the page in words, Arabic and English."""
    dates = {row["published"] for row in rows} | {one["edtf"] for row in rows for one in row["dates"] or ()}
    dates |= {entry["when"] for place in places for entry in place["status"]}
    return {one: [readable(one, "ar"), readable(one, "en")] for one in sorted(filter(None, dates))}


def _readable() -> dict[str, dict[str, Any]]:
    """How a day or a month that the reader picks is said in words, by language."""
    words = load_words("readable")
    return {language: {name: words[language][name] for name in _SPOKEN} for language in ("en", "ar")}


def _newest(articles: Iterable[Row]) -> str | None:
    windows = [window for row in articles if row["published"] and (window := bounds(row["published"]))]
    return max((window[1].isoformat() for window in windows if window[1] != date.max), default=None)


class _Numbers:
    """Where each article, sentence and place stands in its list."""

    def __init__(self, articles: Iterable[str], sentences: Iterable[tuple[str, int]], places: Iterable[str]) -> None:
        self.articles = {key: number for number, key in enumerate(articles)}
        self.sentences = {key: number for number, key in enumerate(sentences)}
        self.places = {key: number for number, key in enumerate(places)}


def _sentence(row: Row) -> tuple[str, int]:
    return row["article"], int(row["excerpt_start"])


def _article(name: str, row: Row) -> dict[str, Any]:
    return {"id": name, "title": row["article_title"], **{field: row[field] for field in _ARTICLE[1:]}}


def _excerpt(row: Row, numbers: _Numbers) -> dict[str, Any]:
    return {"article": numbers.articles[row["article"]], "start": int(row["excerpt_start"]), "text": row["excerpt"]}


def _mention(row: Row, numbers: _Numbers) -> dict[str, Any]:
    return {
        "sentence": numbers.sentences[_sentence(row)],
        "start": int(row["start"]),
        "end": int(row["end"]),
        "surface": row["surface"],
        "role": row["role"],
        "dates": [{"edtf": date["edtf"], "basis": date["basis"]} for date in row["dates"] or ()],
        "time": [row["earliest"] or "", row["latest"] or ""],
        "reason": row["reason"],
    }


def _unplaced(row: Row, numbers: _Numbers, places: Mapping[str, Place]) -> dict[str, Any]:
    candidates = [
        f"{places[name].title_ar} · {places[name].title}" if name in places else name
        for name in row["candidates"] or ()
    ]
    return {"resolution": row["resolution"], "candidates": candidates, **_mention(row, numbers)}


def _place(name: str, own: Sequence[Row], place: Place | None) -> dict[str, Any]:
    row = own[0]
    kind = kinds()[row["kind"]]
    return {
        "id": name,
        "title": row["place_title"],
        "title_ar": row["place_title_ar"],
        "names": sorted({each.toponym for each in place.names} - {row["place_title"], row["place_title_ar"]})
        if place
        else [],
        "kind": row["kind"],
        "kind_en": kind.en,
        "kind_ar": kind.ar,
        "family": kind.family,
        "longitude": row["longitude"],
        "latitude": row["latitude"],
        "accuracy_m": row["accuracy_m"],
        "outline": _rounded(outline(place)) if place and kind.family == "area" else None,
        "status": _status(place) if place else [],
        "citations": [{"label": c.label, "url": c.url} for c in place.citations] if place else [],
        "articles": len({other["article"] for other in own}),
        "mentions": len(own),
    }


def _status(place: Place) -> list[dict[str, Any]]:
    cited = [(status, place.citations[status.citation - 1]) for status in place.status]
    return [
        {
            "state": status.state,
            "when": status.when,
            "time": _days(bounds(status.when, about=True)),
            "label": citation.label,
            "url": citation.url,
        }
        for status, citation in cited
    ]


def _days(window: Window | None) -> list[str]:
    return ["" if day in (date.min, date.max) else day.isoformat() for day in window] if window else ["", ""]


@cache
def _rounded(shape: BaseGeometry | None) -> dict[str, Any] | None:
    """GeoJSON at four decimals, some ten metres: finer than any outline here is known."""
    if shape is None:
        return None
    rounded = shapely.transform(shape, lambda points: points.round(4))
    return dict(json.loads(shapely.to_geojson(rounded)))
