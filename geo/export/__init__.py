"""A file a format, one face: `export(table, places, path)` by the path's ending."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypedDict, Unpack

import geopandas as gpd

from gazetteer import Place
from gazetteer.store import write_whole
from geo.about import About
from geo.export.csv import csv
from geo.export.geojson import Per, geojson
from geo.readable import Language

__all__ = [
    "ENDINGS",
    "FORMATS",
    "ExportError",
    "Format",
    "Options",
    "csv",
    "export",
    "format_of",
    "geojson",
    "rendered",
]


class ExportError(Exception):
    """A table cannot be written as asked; the message is one line."""


class Options(TypedDict, total=False):
    """What only some formats can be told; FORMATS says which."""

    per: Per  # a feature a place with its mentions nested, or a feature a mention
    bom: bool  # a byte-order mark, so that spreadsheets read the Arabic
    size: Literal["column", "page", "slide"]  # what the picture is for
    language: Language  # of all that is no article and no place
    opening: str  # what the page opens with, such as `place=camp-taji&from=2020-01`
    tiles: bool  # a switch, off at first, for an online street map


class Format(NamedTuple):
    """Where a format is written, the endings of its files, and the options it has. It is imported when asked for."""

    module: str
    writer: str
    endings: tuple[str, ...]
    options: tuple[str, ...] = ()
    given: Mapping[str, Any] = {}


_PICTURE = ("size", "language")
FORMATS: Mapping[str, Format] = {
    "geojson": Format("geo.export.geojson", "geojson", (".geojson",), ("per",)),
    "lpf": Format("geo.export.lpf", "lpf", (".lpf.json", ".lpf.jsonld")),
    "csv": Format("geo.export.csv", "csv", (".csv",), ("bom",)),
    "gpkg": Format("geo.export.gpkg", "gpkg", (".gpkg",)),
    "kml": Format("geo.export.kml", "kml", (".kml",)),
    "parquet": Format("geo.export.parquet", "parquet", (".parquet",)),
    "html": Format("geo.export.page", "page", (".html",), ("language", "opening", "tiles")),
    "png": Format("geo.picture", "picture", (".png",), _PICTURE, {"form": "png"}),
    "svg": Format("geo.picture", "picture", (".svg",), _PICTURE, {"form": "svg"}),
    "bib": Format("geo.export.citations", "bibtex", (".bib",)),
    "csl": Format("geo.export.citations", "csl", (".csl.json",)),
}
ENDINGS = {ending: name for name, form in FORMATS.items() for ending in form.endings}


def format_of(path: Path, form: str | None = None) -> str:
    """The format that `form` names, or else the longest ending of the path, in small letters or capitals.

    Raises ExportError where there is none.
    """
    if form is not None:
        return _known(form)
    endings = sorted(filter(path.name.lower().endswith, ENDINGS), key=len)
    if not endings:
        raise ExportError(f"{path}: unknown format; the ending may be {', '.join(ENDINGS)}")
    return ENDINGS[endings[-1]]


def _known(form: str) -> str:
    if form not in FORMATS:
        raise ExportError(f"{form}: unknown format; there are {', '.join(FORMATS)}")
    return form


def rendered(
    table: gpd.GeoDataFrame,
    places: Mapping[str, Place],
    form: str,
    *,
    about: About | None = None,
    **options: Unpack[Options],
) -> bytes:
    """A table in one of FORMATS; the same input gives the same bytes.

    `about` is what its maker says of it. Raises ExportError for an option that the format does not have.
    """
    wanted = FORMATS[_known(form)]
    foreign = [name for name in options if name not in wanted.options]
    if foreign:
        raise ExportError(f"{form} has no option {', '.join(foreign)}")
    write = getattr(import_module(wanted.module), wanted.writer)
    data: bytes = write(table, places, about or About(), **{**wanted.given, **options})
    return data


def export(
    table: gpd.GeoDataFrame,
    places: Mapping[str, Place],
    path: Path,
    *,
    form: str | None = None,
    about: About | None = None,
    **options: Unpack[Options],
) -> None:
    """Write a table to a file, whole or not at all; the ending chooses the format unless `form` names it.

    Raises ExportError for a format that is not known, for an option that it does not have, or where the file
    cannot be written.
    """
    data = rendered(table, places, format_of(path, form), about=about, **options)
    try:
        write_whole(path, data)
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror}") from None
