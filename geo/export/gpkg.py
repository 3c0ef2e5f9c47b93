"""GeoPackage: layers of mentions, places, areas and articles, related, and styled as QGIS opens them.

Relations are foreign keys, on the ids that every other format has too: GDAL reports them as relationships of one to
many, and QGIS finds them (Project → Properties → Relations → Discover). The Related Tables extension knows many to many
only, by numbers of rows that a filter or a copy changes.

Styles stand in `layer_styles`, where QGIS looks for the one to open a layer with: the files of styles/.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import orjson
import pyarrow as pa
import pyarrow.compute as pc
import pyogrio
import shapely
from geopandas import GeoDataFrame

from gazetteer import Place
from gazetteer.export.gpkg import multipolygon
from gazetteer.place import kinds
from geo.about import About, told
from geo.export.parquet import TYPES
from geo.export.records import PLACE_FIELDS, Row, by_place, first_and_last
from geo.table import COLUMNS, rows

STYLES = Path(__file__).parent / "styles"
_NO_DAY = "1970-01-01"  # the format demands a day of making; this one where none is told
_ARTICLE = ("article", "article_title", "outlet", "url", "language", "published")
_DAYS = ("earliest", "latest")
_TYPES = {
    **TYPES,
    **dict.fromkeys(_DAYS, pa.date32()),
    **dict.fromkeys(("mentions", "places", "articles", "outline_accuracy_m"), pa.int64()),
}
_FIELDS = {
    "places": (*PLACE_FIELDS, "family", "mentions", "articles", *_DAYS, "status", "sources"),
    "areas": ("place", "place_title", "place_title_ar", "kind", "outline_accuracy_m", "outline_certainty"),
    "articles": (*_ARTICLE, "mentions", "places"),
}
_KEYS = {"places": "place", "articles": "article"}
_RELATED = (("mentions", "places"), ("mentions", "articles"), ("areas", "places"))


class _Layer(NamedTuple):
    """A layer to be written; `geometry` is the type of its geometries, None for a table without."""

    name: str
    columns: pa.Table
    geometry: str | None = None


def gpkg(table: GeoDataFrame, places: Mapping[str, Place], about: About | None = None) -> bytes:
    """The table as a GeoPackage; the same table gives the same bytes, for every time in it is `about.made` or 1970.

    `mentions` holds all rows and columns: lists as JSON, days as dates, no geometry where no place was settled on.
    """
    about = about or About()
    said, moment = told(about, places), f"{about.made or _NO_DAY}T00:00:00.000Z"
    with TemporaryDirectory() as folder:
        file = Path(folder) / "mentions.gpkg"
        for layer in (*_layers(table, places), _styles(moment)):
            _write(layer, file, said)
        with closing(sqlite3.connect(file)) as package, package:
            _relate(package)
            package.execute("UPDATE gpkg_contents SET last_change = ?", [moment])
            package.execute("UPDATE gpkg_metadata_reference SET timestamp = ?", [moment])
        return file.read_bytes()


def _write(layer: _Layer, file: Path, said: Mapping[str, str]) -> None:
    """Add a layer to the file; the first one makes it, which for many rows is twice as fast as adding them later."""
    first = not file.exists()
    options: dict[str, Any] = {"dataset_metadata": said} if first else {}
    if layer.geometry:
        options |= {"geometry_name": "geometry", "geometry_type": layer.geometry, "crs": "EPSG:4326"}
    if layer.name == "layer_styles":
        options |= {"FID": "id"}
    pyogrio.write_arrow(
        layer.columns, file, layer=layer.name, driver="GPKG", append=not first, layer_metadata=said, **options
    )


def _layers(table: GeoDataFrame, places: Mapping[str, Place]) -> Iterator[_Layer]:
    found = rows(table, ("article", "place", *_DAYS))
    placed = by_place(found)
    known = {name: places[name] for name in placed if name in places}
    own = {row["place"]: row for row in rows(table.drop_duplicates("place"), PLACE_FIELDS)}
    summaries = [_place(own[name], group, known.get(name)) for name, group in placed.items()]
    articles = rows(table.drop_duplicates("article"), _ARTICLE)
    areas = [place for place in known.values() if place.shape is not None]
    points = shapely.points([row["longitude"] for row in summaries], [row["latitude"] for row in summaries])
    outlines = [multipolygon(place) for place in areas]
    yield _Layer("mentions", _columns({name: table[name] for name in COLUMNS}, table.geometry.to_numpy()), "Point")
    yield _Layer("places", _records("places", summaries, points), "Point")
    yield _Layer("areas", _records("areas", [_area(place) for place in areas], outlines), "MultiPolygon")
    yield _Layer("articles", _records("articles", _articles(articles, found)))


def _place(row: Row, group: Sequence[Row], place: Place | None) -> Row:
    """A place with what its mentions come to; days that are open on one side are null, as in every format."""
    counts = {"mentions": len(group), "articles": len({mention["article"] for mention in group})}
    days = dict(zip(_DAYS, first_and_last(group), strict=True))
    return {**row, "family": kinds()[row["kind"]].family, **counts, **days, **_sourced(place)}


def _sourced(place: Place | None) -> Row:
    """The status of a place over time and its sources, each with its address, as text."""
    if place is None:
        return {"status": None, "sources": None}
    sources = [f"{citation.label} <{citation.url}>" for citation in place.citations]
    status = [f"{each.state} {each.when}: {sources[each.citation - 1]}" for each in place.status]
    return {"status": "; ".join(status) or None, "sources": "; ".join(sources)}


def _area(place: Place) -> Row:
    assert place.shape is not None
    outline = {"outline_accuracy_m": place.shape.accuracy_m, "outline_certainty": place.shape.certainty}
    return {
        "place": place.id,
        "place_title": place.title,
        "place_title_ar": place.title_ar,
        "kind": place.kind,
        **outline,
    }


def _articles(articles: Iterable[Row], found: Iterable[Row]) -> Iterator[Row]:
    meant: dict[str, list[str | None]] = {}
    for row in found:
        meant.setdefault(row["article"], []).append(row["place"])
    for row in articles:
        places = meant[row["article"]]
        yield {**row, "mentions": len(places), "places": len({*places} - {None})}


def _records(layer: str, records: Iterable[Row], geometries: Any = None) -> pa.Table:
    listed = list(records)
    return _columns({name: [row[name] for row in listed] for name in _FIELDS[layer]}, geometries)


def _columns(values: Mapping[str, Any], geometries: Any = None) -> pa.Table:
    """Columns as GDAL takes them, each of its type even where there is no row to tell it."""
    fields, arrays = [_field(name) for name in values], [_array(name, column) for name, column in values.items()]
    if geometries is not None:
        fields.append(_extension("geometry", pa.binary(), "geoarrow.wkb"))
        arrays.append(pa.array(shapely.to_wkb(geometries), pa.binary()))
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


def _field(name: str) -> pa.Field:
    kind = _TYPES.get(name, pa.string())
    return _extension(name, pa.string(), "arrow.json") if pa.types.is_list(kind) else pa.field(name, kind)


def _extension(name: str, kind: pa.DataType, meaning: str) -> pa.Field:
    return pa.field(name, kind, metadata={"ARROW:extension:name": meaning})


def _array(name: str, values: Any) -> pa.Array:
    kind = _TYPES.get(name, pa.string())
    if pa.types.is_list(kind):
        return pa.array([orjson.dumps(value).decode() for value in values], pa.string())
    if pa.types.is_date(kind):
        return pa.array(values, pa.string(), from_pandas=True).cast(kind)
    column = pa.array(values, kind, from_pandas=True)
    return pc.replace_substring(column, "\0", "\N{SYMBOL FOR NULL}") if kind == pa.string() else column


def _styles(moment: str) -> _Layer:
    """The table in which QGIS keeps styles, as its QgsOgrUtils::saveStyle makes it."""
    styles = [
        {
            **dict.fromkeys(("f_table_catalog", "f_table_schema", "styleSLD", "owner", "ui"), ""),
            "f_table_name": file.stem,
            "f_geometry_column": "geom",
            "styleName": file.stem,
            "styleQML": file.read_text("utf-8"),
            "useAsDefault": True,
            "description": "",
            "update_time": moment,
        }
        for file in sorted(STYLES.glob("*.qml"))
    ]
    columns = pa.Table.from_pylist(styles)
    time = columns["update_time"].cast(pa.timestamp("ms", "UTC"))
    return _Layer(
        "layer_styles", columns.set_column(columns.schema.get_field_index("update_time"), "update_time", time)
    )


def _relate(package: sqlite3.Connection) -> None:
    """Make keys of the ids, and foreign keys of what names them.

    SQLite adds a constraint to a table that stands only by its own text, in the way of
    https://www.sqlite.org/lang_altertable.html (7): nothing that is stored changes.
    """
    for parent, key in _KEYS.items():
        package.execute(f'CREATE UNIQUE INDEX "{parent}_{key}" ON "{parent}" ("{key}")')
    package.execute("PRAGMA writable_schema = ON")
    for child, parent in _RELATED:
        column = f'"{_KEYS[parent]}" TEXT'
        package.execute(
            "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ?",
            [column, f'{column} REFERENCES "{parent}" ("{_KEYS[parent]}")', child],
        )
    package.execute("PRAGMA writable_schema = OFF")
