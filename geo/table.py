"""Mentions → one GeoDataFrame, from which everything that draws, exports or shows is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely import Point

from gazetteer.interval import bounds
from geo.mention import FIELDS, Mention
from geo.readable import readable

TIMES = ("earliest", "latest", "when_ar", "when_en")
COLUMNS = (*FIELDS, *TIMES)
INTEGERS = ("start", "end", "excerpt_start", "accuracy_m")


def to_table(mentions: Iterable[Mention]) -> gpd.GeoDataFrame:
    """One row a mention, in the order given; the columns of Mention, its times, and `geometry`, WGS 84.

    `geometry` is the place's representative point, None where no place was settled on. `dates` holds lists
    of plain dicts, `candidates` lists of ids; integers that can be null are `Int64`. `earliest` and `latest` are the
    first and last day that its dates allow (ISO 8601; the article's own where it has none), null where there is
    none or it is open; `when_ar` and `when_en` the same dates in words.
    """
    records = [record | times(record) for record in (mention.record() for mention in mentions)]
    frame = pd.DataFrame(records, columns=COLUMNS).astype(dict.fromkeys(INTEGERS, "Int64"))
    points = [_point(record["longitude"], record["latitude"]) for record in records]
    return gpd.GeoDataFrame(frame, geometry=points, crs="EPSG:4326")


def times(record: Mapping[str, Any]) -> dict[str, str | None]:
    """The columns TIMES of a mention's record: its own dates, or its article's where it has none."""
    own = [one["edtf"] for one in record["dates"] or () if one["edtf"] and one["basis"] != "published"]
    dates = own or [record["published"]] * bool(record["published"])
    windows = [window for window in map(bounds, dates) if window]
    return {
        "earliest": _iso(min((window[0] for window in windows), default=date.min)),
        "latest": _iso(max((window[1] for window in windows), default=date.max)),
        "when_ar": " · ".join(readable(one, "ar") for one in dates) or None,
        "when_en": " · ".join(readable(one, "en") for one in dates) or None,
    }


def _iso(day: date) -> str | None:
    """The day, None for an end that is open."""
    return None if day in (date.min, date.max) else day.isoformat()


def _point(longitude: float | None, latitude: float | None) -> Point | None:
    return None if longitude is None or latitude is None else Point(longitude, latitude)


def rows(table: gpd.GeoDataFrame, columns: Sequence[str] = COLUMNS) -> list[dict[str, Any]]:
    """The rows of a table, or some columns of them, as plain JSON values, null for what is missing; no geometry."""
    return list(iter_rows(table, columns))


def iter_rows(table: gpd.GeoDataFrame, columns: Sequence[str] = COLUMNS) -> Iterator[dict[str, Any]]:
    """The same, one at a time: what is written as it comes is never all in memory, nor walked by the collector."""
    return (dict(zip(columns, row, strict=True)) for row in zip(*values(table, columns), strict=True))


def values(table: gpd.GeoDataFrame, columns: Sequence[str] = COLUMNS) -> list[list[Any]]:
    """The same by column: a list of plain values each."""
    return [table[name].to_numpy(dtype=object, na_value=None).tolist() for name in columns]
