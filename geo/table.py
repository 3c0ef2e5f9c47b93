"""Mentions → one GeoDataFrame, from which everything that draws, exports or shows is made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely import Point

from geo.mention import FIELDS, Mention

COLUMNS = FIELDS
_INTEGERS = ("start", "end", "excerpt_start", "accuracy_m")


def to_table(mentions: Iterable[Mention]) -> gpd.GeoDataFrame:
    """One row a mention, in the order given; the columns of Mention and `geometry`, WGS 84.

    `geometry` is the place's representative point, None where no place was settled on. `dates` holds lists
    of plain dicts, `candidates` lists of ids; integers that can be null are `Int64`.
    """
    records = [mention.record() for mention in mentions]
    frame = pd.DataFrame(records, columns=COLUMNS).astype(dict.fromkeys(_INTEGERS, "Int64"))
    points = [_point(record["longitude"], record["latitude"]) for record in records]
    return gpd.GeoDataFrame(frame, geometry=points, crs="EPSG:4326")


def _point(longitude: float | None, latitude: float | None) -> Point | None:
    return None if longitude is None or latitude is None else Point(longitude, latitude)


def rows(table: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """The rows of a table as plain JSON values, null for what is missing, without the geometry."""
    plain = pd.DataFrame(table.drop(columns="geometry")).astype(object)
    return [dict(zip(COLUMNS, row, strict=True)) for row in plain.where(plain.notna(), None)[list(COLUMNS)].to_numpy()]
