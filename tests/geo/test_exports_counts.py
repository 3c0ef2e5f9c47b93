"""Every format says the same: as many mentions, places and articles, the same marks of origin, the same bytes again."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import geopandas as gpd
import pyarrow.parquet as pq
import pyogrio
import pytest

from gazetteer import Gazetteer
from geo.about import About, told
from geo.export import FORMATS, rendered
from geo.export.kml import FAMILIES, MENTIONS, UNPLACED
from tests.geo import made_tables

KML = {"": "http://www.opengis.net/kml/2.2"}
DATA = ("geojson", "lpf", "csv", "gpkg", "kml", "parquet")
REFERENCES = ("bib", "csl")
ABOUT = About("قواعد «التحالف»", "Bases & camps", "Seeds", "A. Author <a@example.org>", "CC BY-SA 4.0", "2026-11-23")


class Counts(NamedTuple):
    """How much a file holds; None for what its format has no room for."""

    mentions: int | None
    places: int | None
    articles: int


TABLES: Mapping[str, Callable[[Gazetteer], gpd.GeoDataFrame]] = {
    "seeds": made_tables.seeds,
    "full": made_tables.full,
    "nothing": made_tables.nothing,
}


@pytest.fixture(scope="module", params=TABLES)
def table(request: pytest.FixtureRequest, places: Gazetteer) -> gpd.GeoDataFrame:
    return TABLES[request.param](places)


@pytest.fixture(scope="module")
def full(places: Gazetteer) -> gpd.GeoDataFrame:
    return made_tables.full(places)


def counted(rows: Iterable[Mapping[str, Any]]) -> Counts:
    """The counts of flat rows, whose missing values are null, empty or not a number."""
    listed = list(rows)
    placed = {row["place"] for row in listed if isinstance(row["place"], str) and row["place"]}
    return Counts(len(listed), len(placed), len({row["article"] for row in listed}))


def of_geojson(data: bytes, _: Path) -> Counts:
    features = [feature["properties"] for feature in json.loads(data)["features"]]
    mentions = [mention for each in features for mention in each["mentions"]]
    placed = [each["place"] for each in features if each["place"]]
    return Counts(len(mentions), len(placed), len({mention["article"] for mention in mentions}))


def of_lpf(data: bytes, _: Path) -> Counts:
    collection = json.loads(data)
    placed = [mention for each in collection["features"] for mention in each["properties"]["mentions"]]
    mentions = placed + collection["unplaced"]
    return Counts(len(mentions), len(collection["features"]), len({mention["article"] for mention in mentions}))


def of_csv(data: bytes, _: Path) -> Counts:
    return counted(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def of_gpkg(data: bytes, folder: Path) -> Counts:
    (folder / "a.gpkg").write_bytes(data)
    layers = {
        name: pyogrio.read_dataframe(folder / "a.gpkg", layer=name) for name in ("mentions", "places", "articles")
    }
    own = counted(layers["mentions"].to_dict("records"))
    assert (own.places, own.articles) == (len(layers["places"]), len(layers["articles"]))
    return own


def of_kml(data: bytes, folder: Path) -> Counts:
    (folder / "a.kml").write_bytes(data)
    rows = kml_folders(data)
    own = counted(row for name in (MENTIONS, UNPLACED) for row in rows.get(name, ()))
    layers = {name for name, _ in pyogrio.list_layers(folder / "a.kml")} if rows else set()
    assert layers == set(rows)
    for name in layers:
        assert pyogrio.read_info(folder / "a.kml", layer=name)["features"] == len(rows[name])
    return own._replace(places=sum(len(rows.get(name, ())) for name in FAMILIES.values()))


def kml_folders(data: bytes) -> dict[str, list[dict[str, str]]]:
    """The typed data of each folder's placemarks."""
    found = {}
    for folder in ElementTree.fromstring(data).iterfind("Document/Folder", KML):
        rows = [placemark.iterfind(".//SimpleData", KML) for placemark in folder.iterfind("Placemark", KML)]
        found[folder.findtext("name", "", KML)] = [
            {"place": "", **{cell.attrib["name"]: cell.text or "" for cell in row}} for row in rows
        ]
    return found


def of_parquet(data: bytes, _: Path) -> Counts:
    return counted(gpd.read_parquet(io.BytesIO(data)).to_dict("records"))


def of_bib(data: bytes, _: Path) -> Counts:
    return Counts(None, None, len(re.findall(r"^@(?!comment)", data.decode(), re.MULTILINE)))


def of_csl(data: bytes, _: Path) -> Counts:
    return Counts(None, None, len({item["custom"]["article"] for item in json.loads(data)}))


def of_html(data: bytes, _: Path) -> Counts:
    literal = re.search(r"Buldan\.news\((.*)\);", data.decode())
    assert literal
    news = json.loads(literal[1])
    mentions = news["mentions"]["length"] + news["unplaced"]["length"]
    return Counts(mentions, news["places"]["length"], news["articles"]["length"])


READERS: Mapping[str, Callable[[bytes, Path], Counts]] = {
    "geojson": of_geojson,
    "lpf": of_lpf,
    "csv": of_csv,
    "gpkg": of_gpkg,
    "kml": of_kml,
    "parquet": of_parquet,
    "bib": of_bib,
    "csl": of_csl,
    "html": of_html,
}


def test_every_format_but_pictures_is_counted() -> None:
    assert FORMATS.keys() - READERS.keys() == {"png", "svg"}


@pytest.mark.parametrize("form", READERS)
def test_every_format_holds_as_many_mentions_places_and_articles(
    table: gpd.GeoDataFrame, places: Gazetteer, form: str, tmp_path: Path
) -> None:
    found = READERS[form](rendered(table, places.places, form), tmp_path)
    wanted = Counts(len(table), table.place.nunique(), table.article.nunique())
    assert found == (wanted if found.mentions is not None else Counts(None, None, wanted.articles))


def test_flat_geojson_holds_as_many_too(table: gpd.GeoDataFrame, places: Gazetteer) -> None:
    features = json.loads(rendered(table, places.places, "geojson", per="mention"))["features"]
    own = counted(feature["properties"] for feature in features)
    assert own == Counts(len(table), table.place.nunique(), table.article.nunique())


@pytest.mark.parametrize("form", READERS)
def test_the_same_table_gives_the_same_bytes(full: gpd.GeoDataFrame, places: Gazetteer, form: str) -> None:
    again = made_tables.full(Gazetteer(places))
    assert rendered(full, places.places, form, about=ABOUT) == rendered(again, places.places, form, about=ABOUT)


def said_by(form: str, data: bytes, folder: Path) -> Mapping[str, Any]:
    """What a file says of itself."""
    if form in ("geojson", "lpf"):
        return dict(json.loads(data))
    if form == "csv":
        return next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    if form == "csl":
        return dict(json.loads(data)[0]["custom"])
    if form == "parquet":
        return {name.decode(): value.decode() for name, value in pq.read_schema(io.BytesIO(data)).metadata.items()}
    if form == "kml":
        found = ElementTree.fromstring(data).iterfind("Document/ExtendedData/Data", KML)
        return {each.attrib["name"]: each.findtext("value", "", KML) for each in found}
    (folder / "a.gpkg").write_bytes(data)
    layer = pyogrio.read_info(folder / "a.gpkg", layer="mentions")["layer_metadata"]  # GDAL writes DESCRIPTION
    return {name.lower(): value for name, value in layer.items()}


@pytest.mark.parametrize("form", [*DATA, "csl"])
@pytest.mark.parametrize("about", [About(), ABOUT], ids=["plain", "with all that may be said"])
def test_every_file_says_whose_it_is_and_what_made_it(
    full: gpd.GeoDataFrame, places: Gazetteer, form: str, about: About, tmp_path: Path
) -> None:
    wanted = told(about, places.places)
    found = said_by(form, rendered(full, places.places, form, about=about), tmp_path)
    assert {name: found.get(name) for name in wanted} == wanted
    assert [name for name in told(ABOUT, places.places).keys() - wanted.keys() if name in found] == []


def test_a_list_of_references_says_it_in_a_comment(full: gpd.GeoDataFrame, places: Gazetteer) -> None:
    comment, _, _ = rendered(full, places.places, "bib", about=ABOUT).decode().partition("}\n")
    assert comment.startswith("@comment{\n")
    for name, value in told(ABOUT, places.places).items():
        assert f"  {name}: {value.replace('@', ' at ')}\n" in comment
    assert comment.count("@") == 1


@pytest.mark.parametrize("form", FORMATS)
def test_no_file_names_a_path_of_this_machine(full: gpd.GeoDataFrame, places: Gazetteer, form: str) -> None:
    data = rendered(full.tail(4), places.places, form)
    assert str(Path(__file__).parents[2]).encode() not in data
    assert str(Path.home()).encode() + b"/" not in data
