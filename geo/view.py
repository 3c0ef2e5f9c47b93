"""What the dashboard decides: which mentions are kept, what a place's dossier says, where an article is marked."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from geopandas import GeoDataFrame

from gazetteer.interval import Window, bounds, overlap
from gazetteer.place import Citation, Kind, Place, kinds
from gazetteer.spelling import key
from geo.article import Article, ArticleError, article_of
from geo.lexicon import load_words
from geo.table import rows

Language = Literal["ar", "en"]
By = Literal["published", "said"]
Row = Mapping[str, Any]
_SEARCHED = ("excerpt", "surface", "place_title", "place_title_ar")


@cache
def words(language: Language) -> Mapping[str, str]:
    """The interface's strings in a language, by their keys."""
    return {name: both[language] for name, both in load_words("interface").items()}


@dataclass(frozen=True)
class Wanted:
    """What the reader wants to see. Empty `kinds` or `articles` mean all; `window` None means any time."""

    text: str = ""
    kinds: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset({"literal"})
    by: By = "published"
    window: Window | None = None


def keep(table: GeoDataFrame, wanted: Wanted) -> GeoDataFrame:
    """The rows that fit every wish, in their order.

    `text` is folded as the gazetteer folds names; each of its words has to be in the excerpt, the surface or
    the place's titles. A window keeps what could have been on one of its days.
    """
    needles = key(wanted.text).split()
    kept = [_fits(row, wanted) and _holds(row, needles) for row in rows(table)]
    return table[kept]


def _fits(row: Row, wanted: Wanted) -> bool:
    return (
        row["role"] in wanted.roles
        and (not wanted.kinds or row["kind"] in wanted.kinds)
        and (not wanted.articles or row["article"] in wanted.articles)
        and (wanted.window is None or any(overlap(times, wanted.window) for times in _times(row, wanted.by)))
    )


def _times(row: Row, by: By) -> list[Window]:
    named = [row["published"]] if by == "published" else _said(row)
    return [found for found in map(bounds, filter(None, named)) if found]


def _said(row: Row) -> list[str]:
    return [one["edtf"] for one in row["dates"] or () if one["edtf"] and one["basis"] != "published"]


def _holds(row: Row, needles: Sequence[str]) -> bool:
    if not needles:
        return True
    searched = " ".join(_folded(row[name] or "") for name in _SEARCHED)
    return all(needle in searched for needle in needles)


@lru_cache(maxsize=50_000)
def _folded(text: str) -> str:
    return key(text)


def extent(table: GeoDataFrame, by: By) -> Window | None:
    """First and last day of all dates in a table; open ends do not count. None where nothing is dated."""
    found = [times for row in rows(table) for times in _times(row, by)]
    days = [day for times in found for day in times if date.min < day < date.max]
    return (min(days), max(days)) if days else None


def tally(table: GeoDataFrame) -> dict[str, int]:
    """How many mentions, articles and places there are, and how many mentions of each resolution."""
    resolutions = Counter(table["resolution"])
    return {
        "mentions": len(table),
        "articles": int(table["article"].nunique()),
        "places": int(table["place"].nunique()),
        **{name: resolutions[name] for name in ("resolved", "ambiguous", "unknown")},
    }


def name_of(row: Row | Place, language: Language) -> str:
    """A place's title, in the language of the interface first, then in the other."""
    both = (row.title_ar, row.title) if isinstance(row, Place) else (row["place_title_ar"], row["place_title"])
    return " · ".join(both if language == "ar" else both[::-1])


def title_of(place: Place, language: Language) -> str:
    """A place's title in one language."""
    return place.title_ar if language == "ar" else place.title


def kind_name(kind: str | None, language: Language) -> str:
    """What a kind is called."""
    return str(getattr(kinds()[kind], language)) if kind else "—"


def kinds_in(table: GeoDataFrame) -> list[str]:
    """The kinds that a table holds, in the order of kinds.yml."""
    there = set(table["kind"].dropna())
    return [kind for kind in kinds() if kind in there]


def places_in(table: GeoDataFrame, language: Language) -> dict[str, str]:
    """Place id → its name and the number of its mentions, most mentioned first."""
    named = [row for row in rows(table) if row["resolution"] == "resolved"]
    titles = {row["place"]: name_of(row, language) for row in named}
    counted = Counter(row["place"] for row in named)
    return {place: f"{titles[place]} ({number})" for place, number in counted.most_common()}


@dataclass(frozen=True)
class Segment:
    """A stretch of text, and the mentions that cover it."""

    text: str
    mentions: tuple[Row, ...] = ()


def segments(text: str, start: int, mentions: Iterable[Row]) -> tuple[Segment, ...]:
    """Text that begins at offset `start` of its article, cut where mentions begin and end; nothing is lost."""
    spans = [(max(row["start"] - start, 0), min(row["end"] - start, len(text)), row) for row in mentions]
    spans = [span for span in spans if span[0] < span[1]]
    cuts = sorted({0, len(text), *(cut for span in spans for cut in span[:2])})
    return tuple(
        Segment(text[left:right], tuple(row for begin, end, row in spans if begin <= left and right <= end))
        for left, right in pairwise(cuts)
    )


@dataclass(frozen=True)
class Excerpt:
    """A sentence with the mentions in it that concern us, and the article that it is from."""

    row: Row
    segments: tuple[Segment, ...]
    said: tuple[str, ...]
    mentions: tuple[Row, ...]


@dataclass(frozen=True)
class Status:
    """What a place was over a time, and the citation that says so."""

    state: str
    when: str
    citation: Citation


@dataclass(frozen=True)
class Dossier:
    """All that is known of a place, and what the articles say of it, newest first. WGS 84 degrees."""

    id: str
    title: str
    title_ar: str
    kind: Kind
    longitude: float
    latitude: float
    accuracy_m: int
    excerpts: tuple[Excerpt, ...]
    names: tuple[tuple[str, str], ...] = ()
    status: tuple[Status, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: str | None = field(default=None)


def dossier(place_id: str, table: GeoDataFrame, places: Mapping[str, Place]) -> Dossier | None:
    """The dossier of a place from the rows of a table; None where the table has no mention of it.

    `names` are (language, toponym), without the titles.
    """
    own = [row for row in rows(table) if row["place"] == place_id]
    if not own:
        return None
    first = own[0]
    found = Dossier(
        **{name: first[name] for name in ("longitude", "latitude", "accuracy_m")},
        id=place_id,
        title=first["place_title"],
        title_ar=first["place_title_ar"],
        kind=kinds()[first["kind"]],
        excerpts=tuple(excerpts(own)),
    )
    return _with_record(found, places[place_id]) if place_id in places else found


def record(place: Place) -> Dossier:
    """The dossier of a place that says nothing of any article."""
    found = Dossier(
        id=place.id,
        title=place.title,
        title_ar=place.title_ar,
        kind=kinds()[place.kind],
        longitude=place.point.lon,
        latitude=place.point.lat,
        accuracy_m=place.point.accuracy_m,
        excerpts=(),
    )
    return _with_record(found, place)


def _with_record(found: Dossier, place: Place) -> Dossier:
    return replace(
        found,
        names=tuple(
            (name.lang, name.toponym) for name in place.names if name.toponym not in (found.title, found.title_ar)
        ),
        status=tuple(Status(one.state, one.when, place.citations[one.citation - 1]) for one in place.status),
        citations=place.citations,
        note=place.note,
    )


def excerpts(own: Iterable[Row]) -> Iterator[Excerpt]:
    """Mentions by their sentences, by these sentences' own dates or else the article's, newest first."""
    groups: dict[tuple[str, int], list[Row]] = {}
    for row in own:
        groups.setdefault((row["article"], row["excerpt_start"]), []).append(row)
    for mentions in sorted(groups.values(), key=lambda group: _newest(group[0]), reverse=True):
        row = mentions[0]
        marked = segments(row["excerpt"], row["excerpt_start"], mentions)
        yield Excerpt(row, marked, tuple(dict.fromkeys(_said(row))), tuple(mentions))


def _newest(row: Row) -> date:
    times = _times(row, "said") or _times(row, "published")
    return max((last for _, last in times), default=date.min)


def marked(article: Article, table: GeoDataFrame) -> tuple[Segment, ...]:
    """An article's whole text, cut where its mentions in a table begin and end."""
    return segments(article.text, 0, rows(table[table["article"] == article.name]))


def sheet(table: GeoDataFrame, language: Language) -> dict[str, list[Any]]:
    """Column title → its values, one a mention: what the dashboard lists."""
    say, found = words(language), rows(table)
    columns = {
        "surface": [row["surface"] for row in found],
        "place_column": [name_of(row, language) if row["place"] else "—" for row in found],
        "kind": [kind_name(row["kind"], language) for row in found],
        "role": [say[row["role"]] for row in found],
        "resolution": [say[row["resolution"]] for row in found],
        "excerpt": [" ".join(row["excerpt"].split()) for row in found],
        "dates": [", ".join(_said(row)) for row in found],
        "published": [row["published"] for row in found],
        "articles": [row["article_title"] for row in found],
        "outlet": [row["outlet"] for row in found],
        "reason": [row["reason"] for row in found],
    }
    return {say[name]: values for name, values in columns.items() if any(value for value in values)}


def unplaced(table: GeoDataFrame, places: Mapping[str, Place], language: Language) -> dict[str, list[Any]]:
    """Column title → its values, one a mention that has no certain place, with what it could be; empty if none."""
    say = words(language)
    found = [row for row in rows(table) if row["resolution"] != "resolved"]
    if not found:
        return {}
    return {
        say["surface"]: [row["surface"] for row in found],
        say["resolution"]: [say[row["resolution"]] for row in found],
        say["candidates"]: ["; ".join(_names(row["candidates"], places, language)) or "—" for row in found],
        say["excerpt"]: [" ".join(row["excerpt"].split()) for row in found],
        say["articles"]: [row["article_title"] for row in found],
        say["reason"]: [row["reason"] for row in found],
    }


def _names(candidates: Iterable[str], places: Mapping[str, Place], language: Language) -> Iterator[str]:
    for candidate in candidates or ():
        yield name_of(places[candidate], language) if candidate in places else candidate


def read_uploads(files: Iterable[tuple[str, bytes]]) -> tuple[list[Article], list[str]]:
    """The articles among named files, and one line for each file that is none."""
    articles: list[Article] = []
    faults: list[str] = []
    for name, data in files:
        try:
            articles.append(article_of(name, data))
        except ArticleError as error:
            faults.append(str(error))
    return articles, faults


def pasted(number: int, text: str, known: Mapping[str, str], language: Language) -> Article:
    """The article of a filled-in form; fields left blank are unknown.

    Raises ArticleError, one line in the language of the interface, where there is no text or the date is none.
    """
    say = words(language)
    fields = {name: value.strip() for name, value in known.items() if value.strip()}
    if not text.strip():
        raise ArticleError(say["paste_empty"])
    if "published" in fields and bounds(fields["published"]) is None:
        raise ArticleError(say["paste_bad_date"].format(date=fields["published"]))
    return article_of(f"pasted-{number}.txt", text.encode("utf-8", "replace"), fields)


def distinct(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Articles with no two of one name: the same text once, another text under the name with a number."""
    taken: dict[str, Article] = {}
    for article in articles:
        name, number = article.name, 2
        while name in taken and taken[name].text != article.text:
            name, number = f"{article.name} ({number})", number + 1
        taken.setdefault(name, replace(article, name=name))
    return tuple(taken.values())


def added(article: Article, table: GeoDataFrame, language: Language) -> str:
    """One line that says what became of a pasted article."""
    found = bool((table["article"] == article.name).any())
    return words(language)["pasted" if found else "pasted_without"].format(title=article.heading)


def language_for(locale: str | None) -> Language:
    """The language of the interface for a browser's locale."""
    return "ar" if (locale or "").lower().startswith("ar") else "en"


def started(arguments: Sequence[str]) -> tuple[tuple[str, ...], tuple[Path, ...]]:
    """The paths of articles and the folders of places that the dashboard was started with."""
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--gazetteer", type=Path, action="append", default=[])
    options = parser.parse_intermixed_args(arguments)
    return tuple(options.paths), tuple(options.gazetteer)


def narrowed(chosen: Window, whole: Window) -> Window | None:
    """The window that a reader chose; None where it is left whole, so that what has no date stays."""
    return None if chosen == whole else chosen
