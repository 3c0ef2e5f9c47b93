"""CSV: one row a mention, UTF-8; a cell that a spreadsheet would run as a formula is defused.

A line of comment would break whoever reads the file, so what it says of itself stands in each row, in columns at
the end: they outlive sorting, filtering and pasting into another sheet.
"""

from __future__ import annotations

import csv as standard
import io
from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import orjson

from gazetteer import Place
from gazetteer.export.cells import defused
from geo.about import About, told
from geo.table import COLUMNS, values


def csv(table: gpd.GeoDataFrame, places: Mapping[str, Place], about: About | None = None, *, bom: bool = True) -> bytes:
    """The table as CSV (RFC 4180), with a byte-order mark so that spreadsheets read the Arabic.

    `dates` and `candidates` are JSON in their cells; what is null is an empty one.
    """
    said = told(about or About(), places)
    columns = [_cells(column) for column in values(table)]
    columns += [[defused(value)] * len(table) for value in said.values()]
    text = io.StringIO(newline="")
    writer = standard.writer(text)
    writer.writerow([*COLUMNS, *said])
    writer.writerows(zip(*columns, strict=True))
    return text.getvalue().encode("utf-8-sig" if bom else "utf-8", "surrogatepass")


def _cells(column: Sequence[Any]) -> list[Any]:
    """A column's values as cells; a text that comes many times is looked at once."""
    if any(isinstance(value, list) for value in column):
        return [orjson.dumps(value).decode() for value in column]
    texts = {value: defused(value) for value in {value for value in column if isinstance(value, str)}}
    return [texts.get(value, value) for value in column]
