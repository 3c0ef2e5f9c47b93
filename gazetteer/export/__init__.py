"""The gazetteer for other programs, a file a format: `export(gazetteer, path)` by the path's ending."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from gazetteer.errors import GazetteerError
from gazetteer.export.csv import csv
from gazetteer.export.geojson import geojson
from gazetteer.export.lpf import lpf
from gazetteer.index import Gazetteer
from gazetteer.store import write_whole

__all__ = ["ENDINGS", "FORMATS", "csv", "export", "geojson", "geopackage", "lpf", "rendered"]

FORMATS = ("lpf", "geojson", "csv", "gpkg")
ENDINGS = {".lpf.json": "lpf", ".lpf.jsonld": "lpf", ".geojson": "geojson", ".csv": "csv", ".gpkg": "gpkg"}


def geopackage(gazetteer: Gazetteer) -> bytes:
    """The gazetteer as a GeoPackage; what draws is imported only for it."""
    from gazetteer.export.gpkg import gpkg

    return gpkg(gazetteer)


_WRITERS: Mapping[str, Callable[[Gazetteer], bytes]] = {
    "lpf": lpf,
    "geojson": geojson,
    "csv": csv,
    "gpkg": geopackage,
}


def rendered(gazetteer: Gazetteer, path: Path, form: str | None = None) -> bytes:
    """Every place in the format that `form` names, or else the path's ending. Raises GazetteerError where none does."""
    chosen = form or next((name for ending, name in ENDINGS.items() if path.name.lower().endswith(ending)), None)
    if chosen not in FORMATS:
        raise GazetteerError(f"{path}: unknown format; the ending may be {', '.join(ENDINGS)}")
    return _WRITERS[chosen](gazetteer)


def export(gazetteer: Gazetteer, path: Path, form: str | None = None) -> None:
    """Write every place to a file, whole or not at all; the ending chooses the format unless `form` names it.

    Raises GazetteerError for an ending that is not known, or where the file cannot be written.
    """
    data = rendered(gazetteer, path, form)
    try:
        write_whole(path, data)
    except OSError as error:
        raise GazetteerError(f"{path}: {error.strerror}") from None
