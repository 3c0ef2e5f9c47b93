"""Linked Places Format: each place that the articles mention, with the articles that attest its names.

The format holds places. A name that was not settled is none: such mentions stand beside the features, as the
collection's own member `unplaced`, so that nothing is lost and nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import geopandas as gpd

from gazetteer import Gazetteer, Place
from gazetteer.export.geometry import geometry
from gazetteer.export.licence import LICENCE
from gazetteer.export.lpf import CONTEXT, country_codes, feature, identifier, type_of
from gazetteer.interval import bounds
from gazetteer.place import kinds
from geo.about import About, told
from geo.article import is_web
from geo.export.records import Row, by_place, json_lines, nested, one_line, unplaced
from geo.table import rows


def lpf(table: gpd.GeoDataFrame, places: Mapping[str, Place], about: About | None = None) -> bytes:
    """A FeatureCollection of the places mentioned, as UTF-8; the same table gives the same bytes.

    Each feature is the gazetteer's, its names with the articles that attest them as citations; `properties.mentions`
    holds every mention with its `when`, the first and last day that its dates allow.
    """
    said, mentions = told(about or About(), places), rows(table)
    head = {"type": "FeatureCollection", "@context": CONTEXT, **said, "license": said.get("licence", LICENCE)}
    features = _features(by_place(mentions), Gazetteer(places.values()))
    return json_lines(head, {"features": features, "unplaced": map(_mention, unplaced(mentions))})


def _features(groups: Mapping[str, Sequence[Row]], known: Gazetteer) -> list[dict[str, Any]]:
    codes = country_codes(known)
    return [
        _attested(feature(known[name], known, codes) if name in known.places else _bare(group[0]), group)
        for name, group in groups.items()
    ]


def _bare(row: Row) -> dict[str, Any]:
    """A place of which no more is known than what its mentions say."""
    titles = {"title": row["place_title"], "title_ar": row["place_title_ar"]}
    return {
        "@id": identifier(row["place"]),
        "type": "Feature",
        "properties": {**titles, "fclasses": [kinds()[row["kind"]].fclass], "accuracy_m": row["accuracy_m"]},
        "names": [],
        "types": [type_of(row["kind"])],
        "geometry": {
            "type": "GeometryCollection",
            "geometries": [geometry(None, row["longitude"], row["latitude"])],
        },
    }


def _attested(place: dict[str, Any], mentions: Sequence[Row]) -> dict[str, Any]:
    properties = {**place["properties"], "mentions": [_mention(row) for row in mentions]}
    return {**place, "properties": properties, "names": _names(place["names"], mentions)}


def _names(names: Iterable[dict[str, Any]], mentions: Sequence[Row]) -> list[dict[str, Any]]:
    """The place's names, with the articles that write them so; spellings of the articles' own come after."""
    articles: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
    for row in mentions:
        articles.setdefault((one_line(row["surface"]), row["language"]), {})[row["article"]] = _citation(row)
    known = [_cited(name, articles.pop((name["toponym"], name["lang"]), {}).values()) for name in names]
    return known + [
        _cited({"toponym": name, "lang": language}, cited.values()) for (name, language), cited in articles.items()
    ]


def _cited(name: dict[str, Any], more: Iterable[dict[str, str]]) -> dict[str, Any]:
    citations = [*name.get("citations", ()), *more]
    return {**name, "citations": citations} if citations else name


def _citation(row: Row) -> dict[str, str]:
    """An article as a source; `year` is that of its publication, where its dates allow one only."""
    label = one_line(row["article_title"]) or one_line(row["article"])
    address = {"@id": row["url"]} if is_web(row["url"]) and not set(row["url"]) & set(" \t\r\n") else {}
    days = bounds(row["published"] or "")
    year = {"year": f"{days[0].year:04}"} if days and days[0].year == days[1].year else {}
    return {"label": label, **address, **year}


def _mention(row: Row) -> dict[str, Any]:
    when = _when(row["earliest"], row["latest"], row["when_en"])
    return nested(row) | ({"when": when} if when else {})


def _when(earliest: str | None, latest: str | None, words: str | None) -> dict[str, Any]:
    """The time span of a mention; the format wants a start, so that what has only an end started by then."""
    if earliest is None and latest is None:
        return {}
    start = {"earliest": earliest} if earliest else {"latest": latest}
    end = {"end": {"latest": latest}} if latest else {}
    return {"timespans": [{"start": start, **end}], "label": words}
