"""A file a format, one face: `export(table, places, path)` by the path's ending."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd

from gazetteer import Place
from gazetteer.store import write_whole
from geo.export.csv import csv
from geo.export.geojson import Per, geojson
from geo.webmap import to_page

__all__ = ["ENDINGS", "ExportError", "csv", "export", "geojson"]

ENDINGS = (".geojson", ".csv", ".html")


class ExportError(Exception):
    """A table cannot be written as asked; the message is one line."""


def export(table: gpd.GeoDataFrame, places: Mapping[str, Place], path: Path, per: Per = "place") -> None:
    """Write a table to a file, whole or not at all; the ending chooses the format.

    Raises ExportError for an ending that is not known, or where the file cannot be written.
    """
    ending = path.suffix.lower()
    if ending == ".geojson":
        data = geojson(table, places, per)
    elif ending == ".csv":
        data = csv(table)
    elif ending == ".html":
        data = to_page(table, places).encode()
    else:
        raise ExportError(f"{path}: unknown format; the ending may be {', '.join(ENDINGS)}")
    try:
        write_whole(path, data)
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror}") from None
