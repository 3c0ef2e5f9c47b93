"""GeoJSON (RFC 7946): a feature a place with its mentions nested, or flat, a feature a mention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import geopandas as gpd
import orjson
from shapely.geometry.base import BaseGeometry

from gazetteer import Place
from gazetteer.areas import outline
from gazetteer.export.geometry import geometry
from geo.table import rows

Per = Literal["place", "mention"]
_PLACE_FIELDS = ("place", "place_title", "place_title_ar", "kind", "longitude", "latitude", "accuracy_m")


def geojson(table: gpd.GeoDataFrame, places: Mapping[str, Place], per: Per = "place") -> bytes:
    """A FeatureCollection as UTF-8, longitude first; the same table gives the same bytes.

    Per place: areas as polygons, mentions nested, and a feature with null geometry for each surface that
    was not settled. Per mention: flat, with representative points.
    """
    mentions = rows(table)
    features = _by_place(mentions, places) if per == "place" else [_mention_feature(row) for row in mentions]
    collection = {"type": "FeatureCollection", "features": features, "attribution": ATTRIBUTION}
    return orjson.dumps(collection, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


ATTRIBUTION = (
    "Places: Buldan gazetteer, CC BY 4.0, with GeoNames (CC BY 4.0) and Natural Earth (public domain). "
    "Excerpts: their publishers. Boundaries imply no endorsement."
)


def _by_place(mentions: Sequence[dict[str, Any]], places: Mapping[str, Place]) -> list[dict[str, Any]]:
    groups: dict[tuple[bool, str], list[dict[str, Any]]] = {}
    for row in mentions:
        key = (True, row["place"]) if row["place"] else (False, f"{row['resolution']}: {row['surface']}")
        groups.setdefault(key, []).append(row)
    return [
        _place_feature(name, group, places) if placed else _loose_feature(name, group)
        for (placed, name), group in sorted(groups.items(), key=lambda item: (not item[0][0], item[0][1]))
    ]


def _place_feature(name: str, group: Sequence[dict[str, Any]], places: Mapping[str, Place]) -> dict[str, Any]:
    properties = {field: group[0][field] for field in _PLACE_FIELDS}
    place = places.get(name)
    if place is not None:
        properties["status"] = [_status(place, number) for number in range(len(place.status))]
        properties["citations"] = [citation.model_dump(mode="json") for citation in place.citations]
    properties["mentions"] = [_nested(row) for row in group]
    area = outline(place) if place is not None and place.shape is not None else None
    return {"type": "Feature", "id": name, "geometry": _geometry(area, group[0]), "properties": properties}


def _status(place: Place, number: int) -> dict[str, Any]:
    status = place.status[number]
    return {"state": status.state, "when": status.when, "citation": place.citations[status.citation - 1].url}


def _loose_feature(name: str, group: Sequence[dict[str, Any]]) -> dict[str, Any]:
    properties = {
        "place": None,
        "surface": group[0]["surface"],
        "resolution": group[0]["resolution"],
        "mentions": [_nested(row) for row in group],
    }
    return {"type": "Feature", "id": name, "geometry": None, "properties": properties}


def _mention_feature(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": f"{row['article']}#{row['start']}-{row['end']}",
        "geometry": _geometry(None, row),
        "properties": row,
    }


def _nested(row: dict[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in row.items() if field not in _PLACE_FIELDS}


def _geometry(area: BaseGeometry | None, row: Mapping[str, Any]) -> dict[str, Any] | None:
    return None if row["longitude"] is None else geometry(area, row["longitude"], row["latitude"])
