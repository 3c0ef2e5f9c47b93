"""GeoPackage: it conforms, loses nothing, is related and styled, and is the same bytes each time."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args
from xml.etree.ElementTree import Element, fromstring

import geopandas as gpd
import pyogrio
import pytest

from gazetteer import Gazetteer
from gazetteer.place import kinds
from geo.about import About, told
from geo.article import Article
from geo.export.gpkg import STYLES, gpkg
from geo.mention import Role
from geo.parse import parse
from geo.table import COLUMNS, rows, to_table
from tests.geo.made_tables import full

LAYERS = {"mentions": "Point", "places": "Point", "areas": "MultiPolygon", "articles": None}
SYMBOLS = (Path(__file__).parents[2] / "geo" / "page" / "symbols.js").read_text("utf-8")
STYLED = ("areas", "mentions", "places")
FIELD = re.compile(r'"(\w+)"')


@pytest.fixture(scope="module")
def table(places: Gazetteer) -> gpd.GeoDataFrame:
    return full(places)


@pytest.fixture(scope="module")
def file(table: gpd.GeoDataFrame, places: Gazetteer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(table, places, tmp_path_factory.mktemp("gpkg"))


def written(table: gpd.GeoDataFrame, places: Gazetteer, folder: Path, about: About | None = None) -> Path:
    file = folder / "mentions.gpkg"
    file.write_bytes(gpkg(table, places.places, about))
    return file


def asked(file: Path, question: str) -> list[Any]:
    package = sqlite3.connect(file)
    try:
        return package.execute(question).fetchall()
    finally:
        package.close()


def layer(file: Path, name: str) -> gpd.GeoDataFrame:
    return gpd.read_file(file, layer=name)


def one(frame: gpd.GeoDataFrame, place: str) -> dict[str, Any]:
    [row] = frame[frame.place == place].to_dict("records")
    return dict(row)


def test_gdal_opens_every_layer_with_its_geometry(file: Path) -> None:
    assert dict(pyogrio.list_layers(file).tolist()) == {**LAYERS, "layer_styles": None}
    for name, geometry in LAYERS.items():
        assert pyogrio.read_info(file, layer=name)["crs"] == ("EPSG:4326" if geometry else None)


def test_it_is_a_whole_geopackage(file: Path) -> None:
    assert asked(file, "PRAGMA application_id") == [(int.from_bytes(b"GPKG"),)]
    assert asked(file, "PRAGMA integrity_check") == [("ok",)]
    assert {name for (name,) in asked(file, "SELECT extension_name FROM gpkg_extensions")} == {
        "gpkg_rtree_index", "gpkg_metadata", "gpkg_schema",
    }  # fmt: skip


@pytest.mark.parametrize("name", [name for name, geometry in LAYERS.items() if geometry])
def test_extent_and_index_hold_all_that_is_drawn(file: Path, name: str) -> None:
    drawn = layer(file, name).geometry.dropna()
    contents = asked(file, "SELECT table_name, min_x, min_y, max_x, max_y, srs_id FROM gpkg_contents")
    [(_, *extent, system)] = [row for row in contents if row[0] == name]
    assert extent == pytest.approx(drawn.total_bounds, abs=1e-5)
    assert system == 4326
    assert asked(file, f"SELECT count(*) FROM rtree_{name}_geom") == [(len(drawn),)]  # noqa: S608


def test_no_mention_is_lost(file: Path, table: gpd.GeoDataFrame) -> None:
    mentions = layer(file, "mentions")
    assert list(mentions.columns) == [*COLUMNS, "geometry"]
    assert list(mentions.surface) == list(table.surface)
    unsettled = mentions[mentions.resolution != "resolved"]
    assert set(unsettled.resolution) == {"ambiguous", "unknown"}
    assert unsettled.geometry.isna().all() and mentions.geometry.notna().sum() == len(mentions) - len(unsettled)


def test_places_and_articles_are_each_there_once_with_their_counts(file: Path, table: gpd.GeoDataFrame) -> None:
    places, articles = layer(file, "places"), layer(file, "articles")
    assert list(places.place) == sorted(table.place.dropna().unique())
    assert list(articles.article) == list(table.article.unique())
    assert places.mentions.sum() == table.place.notna().sum() < articles.mentions.sum() == len(table)
    assert one(places, "baqubah")["articles"] == 1 < one(places, "iraq")["articles"]
    assert list(articles.places) == [table.place[table.article == name].nunique() for name in articles.article]


def test_a_place_says_what_it_was_and_who_says_so(file: Path) -> None:
    base = one(layer(file, "places"), "ain-al-asad-air-base")
    assert (base["family"], base["accuracy_m"], base["place_title_ar"]) == ("base", 3500, "قاعدة عين الأسد الجوية")
    assert "coalition 2014-11/2026-01-17: Tayyar, after Reuters, 2026-01-17 <https://www.tayyar.org/" in base["status"]
    assert base["sources"].startswith("Wikipedia, Al-Asad Airbase <https://")
    town = one(layer(file, "places"), "baqubah")
    assert town["status"] is None or town["status"] != town["status"]


def test_a_place_that_the_gazetteer_no_longer_has_keeps_its_mentions(
    table: gpd.GeoDataFrame, places: Gazetteer, tmp_path: Path
) -> None:
    file = tmp_path / "mentions.gpkg"
    file.write_bytes(gpkg(table, {}))
    assert len(layer(file, "places")) == table.place.nunique()
    assert len(layer(file, "areas")) == 0
    assert layer(file, "places").sources.isna().all()


def test_days_are_dates_and_null_where_open(file: Path, table: gpd.GeoDataFrame) -> None:
    days = [(row["earliest"], row["latest"]) for row in rows(table)]
    assert asked(file, "SELECT earliest, latest FROM mentions") == days
    question = "SELECT earliest, latest FROM places WHERE place IN ('baqubah', 'erbil', 'mosul') ORDER BY place"
    assert asked(file, question) == [("2021-07-27", "2021-12-31"), ("2014-01-01", None), (None, "2020-06-11")]
    types = dict(zip(*(pyogrio.read_info(file, layer="places")[key] for key in ("fields", "ogr_types")), strict=True))
    assert types["earliest"] == types["latest"] == "OFTDate"


def test_areas_are_those_mentioned_that_have_an_outline(file: Path, table: gpd.GeoDataFrame, places: Gazetteer) -> None:
    areas = layer(file, "areas")
    assert set(areas.place) == {name for name in table.place.dropna() if places[name].shape}
    assert one(areas, "nineveh-governorate")["geometry"].area > 1
    assert not set(areas.place) & {"baqubah", "united-states"}


def test_mentions_and_areas_refer_to_their_places_and_articles(file: Path) -> None:
    keys = {child: asked(file, f"PRAGMA foreign_key_list({child})") for child in ("mentions", "areas", "places")}
    related = {(child, row[3], row[2], row[4]) for child, rows in keys.items() for row in rows}
    assert related == {
        ("mentions", "place", "places", "place"),
        ("mentions", "article", "articles", "article"),
        ("areas", "place", "places", "place"),
    }
    assert asked(file, "PRAGMA foreign_key_check") == []


def test_a_reference_that_leads_nowhere_is_refused(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.gpkg"
    copy.write_bytes(file.read_bytes())
    package = sqlite3.connect(copy)
    package.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        package.execute("DELETE FROM articles WHERE article = 'en.txt'")
    package.close()


def test_the_file_and_its_layers_say_what_is_told_of_them(
    table: gpd.GeoDataFrame, places: Gazetteer, tmp_path: Path
) -> None:
    about = About(title="قواعد التحالف", licence="CC BY 4.0")
    file = written(table, places, tmp_path, about)
    for name in LAYERS:
        info = pyogrio.read_info(file, layer=name)
        assert info["dataset_metadata"] == info["layer_metadata"] == told(about, places.places)


def test_the_same_table_gives_the_same_bytes_without_the_time(
    file: Path, table: gpd.GeoDataFrame, places: Gazetteer
) -> None:
    data = file.read_bytes()
    assert gpkg(table.copy(), dict(places.places)) == data
    moments = {moment for (moment,) in asked(file, "SELECT last_change FROM gpkg_contents")}
    moments |= {moment for (moment,) in asked(file, "SELECT timestamp FROM gpkg_metadata_reference")}
    moments |= {moment for (moment,) in asked(file, "SELECT update_time FROM layer_styles")}
    assert {moment[:19] for moment in moments} == {"1970-01-01T00:00:00"}


def test_a_day_of_making_that_is_told_stands_in_it(table: gpd.GeoDataFrame, places: Gazetteer, tmp_path: Path) -> None:
    file = written(table, places, tmp_path, About(made="2026-11-23"))
    assert set(asked(file, "SELECT last_change FROM gpkg_contents")) == {("2026-11-23T00:00:00.000Z",)}


def test_no_path_of_the_machine_is_in_it(file: Path) -> None:
    data = file.read_bytes()
    for path in (Path(__file__).parents[2], file.parent, Path.home()):
        assert str(path).encode() not in data


def test_an_empty_table_is_a_geopackage_of_the_same_columns(file: Path, places: Gazetteer, tmp_path: Path) -> None:
    empty = written(to_table([]), places, tmp_path)
    for name in LAYERS:
        full_info, info = (pyogrio.read_info(each, layer=name) for each in (file, empty))
        assert list(info["fields"]) == list(full_info["fields"])
        assert (info["ogr_types"], info["ogr_subtypes"]) == (full_info["ogr_types"], full_info["ogr_subtypes"])
        assert info["features"] == 0


def test_a_nul_is_shown_and_markup_stays_text(places: Gazetteer, tmp_path: Path) -> None:
    title = "a\0b <img src=x onerror=alert(1)> [% @project_path %] '\"; DROP TABLE mentions;--"
    table = to_table(parse(Article("a\0.txt", "هدأت أربيل.", title=title, language="ar"), places))
    file = written(table, places, tmp_path)
    assert list(layer(file, "articles").article_title) == [title.replace("\0", "␀")]
    assert list(layer(file, "mentions").article) == ["a␀.txt"]
    assert asked(file, "PRAGMA foreign_key_check") == []


def style(name: str) -> Element:
    return fromstring((STYLES / f"{name}.qml").read_text("utf-8"))


def values(name: str, attribute: str) -> list[str]:
    return [str(each.get("value")) for each in style(name).iter("Option") if each.get("name") == attribute]


def expressions(name: str) -> Iterator[str]:
    """Every QGIS expression of a style: those of its map tip, and those that a symbol's size follows."""
    yield from re.findall(r"\[%(.*?)%\]", style(name).findtext("mapTip") or "")
    yield from values(name, "expression")


def test_qgis_finds_a_style_to_open_every_drawn_layer_with(file: Path) -> None:
    found = asked(
        file, "SELECT f_table_schema, f_table_name, f_geometry_column, useAsDefault, styleQML FROM layer_styles"
    )
    assert found == [("", name, "geom", 1, (STYLES / f"{name}.qml").read_text("utf-8")) for name in STYLED]
    assert sorted(name for name, geometry in LAYERS.items() if geometry) == list(STYLED)


@pytest.mark.parametrize("name", STYLED)
def test_a_style_names_only_fields_that_its_layer_has(file: Path, name: str) -> None:
    fields = set(pyogrio.read_info(file, layer=name)["fields"])
    root = style(name)
    named = {field for expression in expressions(name) for field in FIELD.findall(expression)}
    named |= {str(each.get("fieldName")) for each in root.iter("text-style")}
    named |= {str(attribute) for each in root.iter("renderer-v2") if (attribute := each.get("attr"))}
    named |= {str(each.get(end)) for each in root.iter("temporal") for end in ("startField", "endField")}
    assert named and named <= fields


@pytest.mark.parametrize("name", STYLED)
def test_a_map_tip_escapes_every_text(file: Path, name: str) -> None:
    info = pyogrio.read_info(file, layer=name)
    texts = {field for field, kind in zip(info["fields"], info["ogr_types"], strict=True) if kind == "OFTString"}
    escaped = """replace(coalesce("{}", ''), array('&', '<', '>', '"'), array('&amp;', '&lt;', '&gt;', '&quot;'))"""
    for expression in expressions(name):
        for field in texts.intersection(FIELD.findall(expression)) - {"language"}:
            assert expression.strip() == escaped.format(field)


def test_every_family_and_every_role_has_a_symbol_of_its_own() -> None:
    for name, expected in (("places", {kind.family for kind in kinds().values()}), ("mentions", set(get_args(Role)))):
        categories = {str(each.get("value")): each.get("symbol") for each in style(name).iter("category")}
        assert categories.keys() == expected
        assert sorted(map(str, categories.values())) == sorted(
            str(each.get("name")) for each in style(name).iter("symbol")
        )


def test_the_colours_are_those_of_the_page() -> None:
    page = dict(re.findall(r'(\w+): "#([0-9a-f]{6})"', SYMBOLS))
    root = style("places")
    symbols = {each.get("name"): each for each in root.iter("symbol")}
    for category in root.iter("category"):
        red, green, blue = bytes.fromhex(page[str(category.get("value"))])
        colours = {each.get("value") for each in symbols[category.get("symbol")].iter("Option")}
        assert f"{red},{green},{blue},255" in colours


def test_mentions_follow_the_time_slider_of_qgis() -> None:
    [temporal] = style("mentions").iter("temporal")
    assert (temporal.get("enabled"), temporal.get("startField"), temporal.get("endField")) == (
        "1",
        "earliest",
        "latest",
    )
