"""CSV: one row a mention, UTF-8; a cell that a spreadsheet would run as a formula is defused."""

from __future__ import annotations

import csv as standard
import io
from typing import Any

import geopandas as gpd
import orjson

from gazetteer.export.cells import defused
from geo.table import COLUMNS, rows


def csv(table: gpd.GeoDataFrame, bom: bool = True) -> bytes:
    """The table as CSV (RFC 4180), with a byte-order mark so that spreadsheets read the Arabic."""
    text = io.StringIO(newline="")
    writer = standard.writer(text)
    writer.writerow(COLUMNS)
    for row in rows(table):
        writer.writerow([_cell(row[column]) for column in COLUMNS])
    return text.getvalue().encode("utf-8-sig" if bom else "utf-8", "surrogatepass")


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return orjson.dumps(value).decode()
    return defused(value) if isinstance(value, str) else value
