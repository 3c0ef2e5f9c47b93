"""The documents name every field that a file holds, and none that no file holds; the page of them is in step."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields as fields_of
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import geopandas as gpd
import pyarrow.parquet as pq
import pyogrio
import pytest

from gazetteer import Gazetteer
from gazetteer.place import Citation
from geo.about import About
from geo.article import is_edtf
from geo.export import FORMATS, rendered
from geo.export.fields import fields, groups
from geo.export.kml import FAMILIES
from geo.export.records import PLACE_FIELDS
from geo.mention import MentionDate
from geo.table import COLUMNS, rows
from tests.geo import made_tables

ROOT = Path(__file__).parents[2]
KML = {"": "http://www.opengis.net/kml/2.2"}
ABOUT = About("عنوان", "وصف", "مصدر", "كاتب", "رخصة", "2026-11-23")
Records = Mapping[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def table(places: Gazetteer) -> gpd.GeoDataFrame:
    return made_tables.full(places)


@pytest.fixture(scope="module")
def found(
    table: gpd.GeoDataFrame, places: Gazetteer, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Records]:
    """Of every format, the records of each group as its bytes hold them."""
    folder, known = tmp_path_factory.mktemp("fields"), made_tables.linked(places)
    flat = rendered(table, known, "geojson", about=ABOUT, per="mention")
    return {form: read(rendered(table, known, form, about=ABOUT), flat, folder) for form, read in _READERS.items()}


def lists(records: Iterable[Mapping[str, Any]], name: str) -> list[dict[str, Any]]:
    """The items of a field, which may be JSON in text."""
    values = [record.get(name) or [] for record in records]
    return [item for value in values for item in (json.loads(value) if isinstance(value, str) else value)]


def without(record: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in names}


def of_geojson(data: bytes, flat: bytes, _: Path) -> Records:
    collection = json.loads(data)
    placed = [feature["properties"] for feature in collection["features"]]
    mentions = [feature["properties"] for feature in json.loads(flat)["features"]]
    nested = lists(placed, "mentions")
    assert {*nested[0]} == {*mentions[0]} - {*PLACE_FIELDS}
    return {
        "file": [without(collection, "type", "features")],
        "mention": mentions,
        "place": placed,
        "date": lists(mentions, "dates"),
        "status": lists(placed, "status"),
        "citation": lists(placed, "citations"),
    }


def of_lpf(data: bytes, _: bytes, __: Path) -> Records:
    collection = json.loads(data)
    linked = [feature["properties"] for feature in collection["features"]]
    mentions = [*lists(linked, "mentions"), *collection["unplaced"]]
    as_place = dict.fromkeys(PLACE_FIELDS)  # what the place says stands there
    return {
        "file": [without(collection, "type", "features", "@context", "unplaced")],
        "mention": [as_place | mention for mention in mentions],
        "linked_place": linked,
        "date": lists(mentions, "dates"),
        "status": lists(linked, "status"),
    }


def of_csv(data: bytes, _: bytes, __: Path) -> Records:
    lines = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    mentions = [without(line, *vars(ABOUT), *fields("file", "csv")) for line in lines]
    return {
        "file": [without(lines[0], *COLUMNS)],
        "mention": mentions,
        "date": lists(mentions, "dates"),
    }


def of_gpkg(data: bytes, _: bytes, folder: Path) -> Records:
    (folder / "a.gpkg").write_bytes(data)
    layers = {
        name: pyogrio.read_dataframe(folder / "a.gpkg", layer=name).to_dict("records")
        for name, _ in pyogrio.list_layers(folder / "a.gpkg")
        if name != "layer_styles"
    }
    assert layers.keys() == {"places", "mentions", "areas", "articles"}
    told = pyogrio.read_info(folder / "a.gpkg", layer="mentions")["layer_metadata"]
    return {
        "file": [{name.lower(): value for name, value in told.items()}],
        "mention": layers["mentions"],
        "place": layers["places"],
        "area": layers["areas"],
        "article": layers["articles"],
        "date": lists(layers["mentions"], "dates"),
    }


def of_kml(data: bytes, _: bytes, __: Path) -> Records:
    document = ElementTree.fromstring(data).find("Document", KML)
    assert document is not None
    told = {
        each.attrib["name"]: each.findtext("value", "", KML) for each in document.iterfind("ExtendedData/Data", KML)
    }
    placed: list[dict[str, Any]] = []
    mentions: list[dict[str, Any]] = []
    for folder in document.iterfind("Folder", KML):
        records = placed if folder.findtext("name", "", KML) in FAMILIES.values() else mentions
        for placemark in folder.iterfind("Placemark", KML):
            records.append({cell.attrib["name"]: cell.text for cell in placemark.iterfind(".//SimpleData", KML)})
    for schema in document.iterfind("Schema", KML):
        assert [field.attrib["name"] for field in schema] == list(fields(schema.attrib["id"], "kml"))
    return {
        "file": [told],
        "mention": mentions,
        "place": placed,
        "date": lists(mentions, "dates"),
        "status": lists(placed, "status"),
        "citation": lists(placed, "citations"),
    }


def of_parquet(data: bytes, _: bytes, __: Path) -> Records:
    read = pq.read_table(io.BytesIO(data))
    mentions, told = read.to_pylist(), {name.decode(): value for name, value in read.schema.metadata.items()}
    return {
        "file": [without(told, "geo", "pandas", "ARROW:schema")],
        "mention": mentions,
        "date": lists(mentions, "dates"),
    }


def of_bib(data: bytes, _: bytes, __: Path) -> Records:
    comment, rest = data.decode().split("\n}\n", 1)
    entries = re.split(r"^@\w+\{.*,$", rest, flags=re.MULTILINE)[1:]
    pairs = re.compile(r"^  ([\w-]+)(?: =|:) (.*)$", re.MULTILINE)
    return {"file": [dict(pairs.findall(comment))], "reference": [dict(pairs.findall(entry)) for entry in entries]}


def of_csl(data: bytes, _: bytes, __: Path) -> Records:
    items = json.loads(data)
    return {"file": [without(items[0]["custom"], "article", "published")], "reference": items}


_READERS = {
    "geojson": of_geojson,
    "lpf": of_lpf,
    "csv": of_csv,
    "gpkg": of_gpkg,
    "kml": of_kml,
    "parquet": of_parquet,
    "bib": of_bib,
    "csl": of_csl,
}
IN = [(group, form) for group, told in groups().items() for form in told.places]


def test_every_format_of_data_is_documented() -> None:
    assert {form for _, form in IN} == _READERS.keys() == FORMATS.keys() - {"html", "png", "svg"}


@pytest.mark.parametrize("form", _READERS)
def test_every_group_of_a_file_is_documented(found: Mapping[str, Records], form: str) -> None:
    assert found[form].keys() == {group for group, where in IN if where == form}


@pytest.mark.parametrize(("group", "form"), IN)
def test_what_a_file_holds_is_documented_and_what_is_documented_it_holds(
    found: Mapping[str, Records], group: str, form: str
) -> None:
    records, known = found[form][group], fields(group, form)
    assert records
    assert {name for record in records for name in record} == known.keys()
    if (group, form) != ("place", "geojson"):  # whose names that were not settled are no places
        needed = {name for name, field in known.items() if not field.optional}
        assert all(needed <= record.keys() for record in records)


def test_the_fields_of_a_mention_are_the_columns_of_the_table() -> None:
    assert tuple(fields("mention", "csv")) == COLUMNS
    assert tuple(fields("date", "csv")) == tuple(field.name for field in fields_of(MentionDate))
    assert tuple(fields("file", "csv"))[: len(fields_of(About))] == tuple(field.name for field in fields_of(About))
    assert tuple(fields("citation", "geojson")) == tuple(Citation.model_fields)


IS_OF: Mapping[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, float),
    "boolean": lambda value: isinstance(value, bool),
    "list": lambda value: isinstance(value, list),
    "edtf": is_edtf,
    "day": lambda value: re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None,
}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_holds_what_its_type_says(table: gpd.GeoDataFrame, name: str) -> None:
    field = fields("mention", "csv")[name]
    values = [row[name] for row in rows(table)]
    assert all(value is None or IS_OF[field.type](value) for value in values)
    assert (None in values) == field.optional


def test_every_field_has_its_meaning_in_english_and_arabic() -> None:
    for group in groups().values():
        for text in (group.title, *(field.meaning for field in group.fields)):
            assert re.search("[\u0621-\u064a]", text["ar"]) and text["en"]
        assert len({field.name for field in group.fields}) == len(group.fields)
        assert all({*field.formats} <= {*group.places} for field in group.fields)


def test_the_page_of_fields_is_in_step() -> None:
    """Where this fails: python tools/fields.py."""
    spec = importlib.util.spec_from_file_location("fields_tool", ROOT / "tools" / "fields.py")
    assert spec and spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert (ROOT / "docs" / "fields.md").read_text("utf-8") == tool.page()
