"""GeoJSON (RFC 7946): a feature a place with its mentions nested, or flat, a feature a mention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

from gazetteer import Place
from gazetteer.areas import outline
from gazetteer.export.geometry import geometry
from geo.about import About, told
from geo.export.records import PLACE_FIELDS, Row, by_place, json_lines, known_of, nested, unplaced
from geo.table import iter_rows, rows

Per = Literal["place", "mention"]


def geojson(
    table: gpd.GeoDataFrame, places: Mapping[str, Place], about: About | None = None, *, per: Per = "place"
) -> bytes:
    """A FeatureCollection as UTF-8, longitude first; the same table gives the same bytes.

    Per place: areas as polygons, mentions nested, and a feature with null geometry for each surface that
    was not settled. Per mention: flat, with representative points. What the file says of itself are members
    of the collection, as RFC 7946 (6.1) allows.
    """
    features = _by_place(rows(table), places) if per == "place" else map(_mention_feature, iter_rows(table))
    return json_lines({"type": "FeatureCollection", **told(about or About(), places)}, {"features": features})


def _by_place(mentions: Sequence[Row], places: Mapping[str, Place]) -> list[dict[str, Any]]:
    loose: dict[str, list[Row]] = {}
    for row in unplaced(mentions):
        loose.setdefault(f"{row['resolution']}: {row['surface']}", []).append(row)
    placed = [_place_feature(name, group, places.get(name)) for name, group in by_place(mentions).items()]
    return placed + [_loose_feature(name, group) for name, group in sorted(loose.items())]


def _place_feature(name: str, group: Sequence[Row], place: Place | None) -> dict[str, Any]:
    properties = {field: group[0][field] for field in PLACE_FIELDS}
    properties |= known_of(place) | {"mentions": [nested(row) for row in group]}
    area = outline(place) if place is not None else None
    return {"type": "Feature", "id": name, "geometry": _geometry(area, group[0]), "properties": properties}


def _loose_feature(name: str, group: Sequence[Row]) -> dict[str, Any]:
    properties = {
        "place": None,
        "surface": group[0]["surface"],
        "resolution": group[0]["resolution"],
        "mentions": [nested(row) for row in group],
    }
    return {"type": "Feature", "id": name, "geometry": None, "properties": properties}


def _mention_feature(row: Row) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": f"{row['article']}#{row['start']}-{row['end']}",
        "geometry": _geometry(None, row),
        "properties": row,
    }


def _geometry(area: BaseGeometry | None, row: Row) -> dict[str, Any] | None:
    return None if row["longitude"] is None else geometry(area, row["longitude"], row["latitude"])
