"""KML: opens with GDAL, in the order that its schema asks for, and shows the words of articles as words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import geopandas as gpd
import pytest

from gazetteer import Gazetteer
from gazetteer.place import kinds
from geo.about import About
from geo.article import Article
from geo.export.kml import FAMILIES, MENTIONS, UNPLACED, kml
from geo.family import COLOURS, NAMES
from geo.parse import parse
from geo.table import COLUMNS, rows, to_table
from tests.geo import made_tables

PAGE = Path(__file__).parents[2] / "geo" / "page"
KML = {"": "http://www.opengis.net/kml/2.2"}
# OGC 07-147r2, 9.1: what a feature may hold, in the order of its schema; then what a Document and a Placemark add.
ORDER = ["name", "visibility", "open", "Snippet", "description", "TimeSpan", "styleUrl", "Style", "ExtendedData"]
ORDERS = {
    "Document": [*ORDER, "Schema", "Folder"],
    "Folder": [*ORDER, "Placemark"],
    "Placemark": [*ORDER, "Point", "MultiGeometry"],
    "Style": ["IconStyle", "LabelStyle", "LineStyle", "PolyStyle", "BalloonStyle"],
    "TimeSpan": ["begin", "end"],
    "Polygon": ["outerBoundaryIs", "innerBoundaryIs"],
}
Element = ElementTree.Element


@pytest.fixture(scope="module")
def table(places: Gazetteer) -> gpd.GeoDataFrame:
    return made_tables.full(places)


@pytest.fixture(scope="module")
def data(table: gpd.GeoDataFrame, places: Gazetteer) -> bytes:
    return kml(table, places.places)


@pytest.fixture(scope="module")
def document(data: bytes) -> Element:
    return opened(data)


def opened(data: bytes) -> Element:
    found = ElementTree.fromstring(data).find("Document", KML)
    assert found is not None
    return found


def folder(document: Element, name: str) -> list[Element]:
    [found] = [each for each in document.iterfind("Folder", KML) if each.findtext("name", "", KML) == name]
    return found.findall("Placemark", KML)


def typed(placemark: Element) -> dict[str, str]:
    return {cell.attrib["name"]: cell.text or "" for cell in placemark.iterfind(".//SimpleData", KML)}


def tag(element: Element) -> str:
    return element.tag.partition("}")[2]


def places_of(document: Element) -> Iterator[tuple[str, Element]]:
    """Each place with the name of the folder it lies in."""
    for each in document.iterfind("Folder", KML):
        name = each.findtext("name", "", KML)
        if name in FAMILIES.values():
            yield from ((name, placemark) for placemark in each.iterfind("Placemark", KML))


def place(document: Element, place_id: str) -> Element:
    [found] = [each for _, each in places_of(document) if typed(each)["place"] == place_id]
    return found


def test_elements_stand_in_the_order_of_the_schema(document: Element) -> None:
    for element in document.iter():
        if order := ORDERS.get(tag(element)):
            assert [order.index(tag(child)) for child in element] == sorted(
                order.index(tag(child)) for child in element
            )


def test_every_place_lies_in_the_folder_of_its_family(document: Element) -> None:
    found = list(places_of(document))
    assert {name for name, _ in found} == set(FAMILIES.values())
    for name, placemark in found:
        family = kinds()[typed(placemark)["kind"]].family
        assert (name, placemark.findtext("styleUrl", "", KML)) == (FAMILIES[family], f"#{family}")


def test_colours_and_names_of_families_are_the_pages() -> None:
    symbols = re.findall(r'^    (\w+): "(#[0-9a-f]{6})",$', (PAGE / "symbols.js").read_text("utf-8"), re.MULTILINE)
    words = (PAGE / "words.js").read_text("utf-8").partition("B.families = {")[2].partition("};")[0]
    names = re.findall(r'^    (\w+): \["(.*)", "(.*)"\],$', words, re.MULTILINE)
    assert dict(symbols) == COLOURS
    assert {family: (arabic, english) for family, english, arabic in names} == NAMES


def test_a_colour_is_written_blue_first(document: Element) -> None:
    style = next(each for each in document.iterfind("Style", KML) if each.attrib["id"] == "base")
    assert [each.text for each in style.iter(f"{{{KML['']}}}color")] == ["ff005ed5", "ff005ed5", "40005ed5"]


def test_nothing_is_fetched_from_the_network(data: bytes) -> None:
    text = data.decode()
    assert [tag for tag in ("<href", "<Icon>", "NetworkLink", "&lt;img", "&lt;script") if tag in text] == []


def test_an_area_has_its_outline_and_its_point(document: Element, places: Gazetteer) -> None:
    area = place(document, "nineveh-governorate").find("MultiGeometry", KML)
    assert area is not None
    assert {tag(child) for child in area} == {"Polygon", "Point"}
    base = place(document, "ain-al-asad-air-base")
    point = places["ain-al-asad-air-base"].point
    assert base.findtext("Point/coordinates", "", KML) == f"{point.lon},{point.lat}"
    assert base.find("MultiGeometry", KML) is None


def test_fields_are_typed_and_read_back_as_they_were(document: Element, table: gpd.GeoDataFrame) -> None:
    schema = next(each for each in document.iterfind("Schema", KML) if each.attrib["id"] == "mention")
    kind = {field.attrib["name"]: field.attrib["type"] for field in schema}
    assert tuple(kind) == COLUMNS
    read: dict[str, Any] = {"int": int, "double": float, "bool": lambda text: text == "1", "string": str}
    found = [typed(each) for name in (MENTIONS, UNPLACED) for each in folder(document, name)]
    wanted = sorted(rows(table), key=lambda row: row["place"] is None)
    assert len(found) == len(wanted)
    for cells, row in zip(found, wanted, strict=True):
        values = {
            name: json.loads(text) if name in ("dates", "candidates") else read[kind[name]](text)
            for name, text in cells.items()
        }
        assert values == {name: value for name, value in row.items() if value is not None}


def test_gdal_reads_types_times_and_points(data: bytes, tmp_path: Path, table: gpd.GeoDataFrame) -> None:
    (tmp_path / "a.kml").write_bytes(data)
    mentions = gpd.read_file(tmp_path / "a.kml", layer=MENTIONS)
    placed = table[table.place.notna()].reset_index(drop=True)
    assert list(mentions.surface) == list(placed.surface)
    assert list(mentions.start) == list(placed.start)
    assert list(mentions.longitude) == list(placed.longitude)
    assert list(mentions.dateline) == list(placed.dateline)
    assert mentions.geometry.geom_equals_exact(placed.geometry, 1e-9).all()
    assert list(mentions.begin.dt.strftime("%Y-%m-%d").fillna("")) == list(placed.earliest.fillna(""))
    unplaced = gpd.read_file(tmp_path / "a.kml", layer=UNPLACED)
    assert list(unplaced.surface) == ["طهران", "الصلبونية"]
    assert unplaced.geometry.isna().all()


def test_a_mention_shows_from_its_first_to_its_last_day(document: Element) -> None:
    for placemark in (*folder(document, MENTIONS), *folder(document, UNPLACED)):
        cells = typed(placemark)
        found = [placemark.findtext(f"TimeSpan/{end}", None, KML) for end in ("begin", "end")]
        assert found == [cells.get("earliest"), cells.get("latest")]


@pytest.mark.parametrize(
    ("texts", "span"),
    [
        ((("هدأت أربيل.", "2020-06-11"), ("هدأت أربيل.", "2023-08")), ["2020-06-11", "2023-08-31"]),
        ((("هدأت أربيل.", "2020-06-11"), ("هدأت أربيل.", "2014/..")), ["2014-01-01", None]),
        ((("هدأت أربيل.", "2020-06-11"), ("هدأت أربيل.", None)), ["2020-06-11", "2020-06-11"]),
        ((("هدأت أربيل.", None),), [None, None]),
    ],
)
def test_a_place_shows_from_its_first_to_its_last_mention(
    places: Gazetteer, texts: tuple[tuple[str, str | None], ...], span: list[str | None]
) -> None:
    articles = [Article(f"{n}.txt", text, language="ar", published=day) for n, (text, day) in enumerate(texts)]
    found = place(opened(kml(to_table(parse(articles, places)), places.places)), "erbil")
    assert [found.findtext(f"TimeSpan/{end}", None, KML) for end in ("begin", "end")] == span


def test_mentions_are_switched_off_at_first_and_what_has_no_point_is_not(document: Element) -> None:
    shown = {
        each.findtext("name", "", KML): each.findtext("visibility", "", KML)
        for each in document.iterfind("Folder", KML)
    }
    assert shown.pop(MENTIONS) == "0"
    assert set(shown.values()) == {"1"}
    assert {each.findtext("visibility", "", KML) for each in folder(document, MENTIONS)} == {"0"}


class Shown(HTMLParser):
    """What a balloon's HTML shows: its text, its tags and its links."""

    def __init__(self, balloon: str) -> None:
        super().__init__()
        self.text, self.tags, self.links = "", set[str](), list[str]()
        self.feed(balloon)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attributes if name == "href"]
        assert {name for name, _ in attributes} <= {"dir", "href"}

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(placemark: Element) -> Shown:
    return Shown(placemark.findtext("description", "", KML))


def test_a_balloon_shows_the_sentence_its_source_and_its_date(document: Element) -> None:
    [placemark] = [each for each in folder(document, MENTIONS) if typed(each)["article"] == "en.txt"]
    balloon = shown(placemark)
    assert "Rockets hit Ain al-Asad Air Base on 8 January 2020." in balloon.text
    assert "Rockets hit base" in balloon.text
    assert "8 كانون الثاني/يناير 2020 / 8 January 2020" in balloon.text
    assert "<b>Ain al-Asad</b>" in placemark.findtext("description", "", KML)
    assert balloon.links == []  # its address is none of the web


def test_a_balloon_of_a_place_has_its_status_with_its_source(document: Element, places: Gazetteer) -> None:
    balloon = shown(place(document, "ain-al-asad-air-base"))
    assert "قاعدة عين الأسد الجوية · Ain al-Asad Air Base" in balloon.text
    assert "coalition forces" in balloon.text
    assert {
        places["ain-al-asad-air-base"].citations[each.citation - 1].url
        for each in places["ain-al-asad-air-base"].status
    } <= set(balloon.links)


def test_a_balloon_of_a_place_holds_twenty_sentences_and_says_how_many_more(places: Gazetteer) -> None:
    articles = [Article(f"{n:02}.txt", f"هدأت أربيل مرة {n}.", language="ar") for n in range(23)]
    balloon = shown(place(opened(kml(to_table(parse(articles, places)), places.places)), "erbil"))
    assert "هدأت أربيل مرة 19." in balloon.text and "هدأت أربيل مرة 20." not in balloon.text
    assert "… + 3" in balloon.text


def test_a_sentence_that_names_a_place_twice_stands_once_in_its_balloon(places: Gazetteer) -> None:
    table = to_table(parse(Article("a.txt", "سافر من أربيل إلى أربيل.", title="خبر", language="ar"), places))
    balloon = shown(place(opened(kml(table, places.places)), "erbil"))
    assert len(table) == 2 and balloon.text.count("سافر من") == 1


HOSTILE = ["<script>alert(1)</script>", "<img src=https://x.example/>", "$[description]", "&lt;b&gt;", "]]>", "\"'><b>"]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_text_of_an_article_is_no_markup(places: Gazetteer, text: str) -> None:
    article = Article(f"{text}.txt", f"قال {text} في الموصل.", text, text, f"https://x.example/{text}", "ar")
    document = opened(kml(to_table(parse(article, places)), places.places, About(title=text, description=text)))
    assert document.findtext("name", "", KML) == text
    for placemark in (*folder(document, MENTIONS), place(document, "mosul")):
        balloon = shown(placemark)
        assert balloon.tags <= {"p", "b", "bdi", "a", "h3"}
        assert f"قال {text} في الموصل" in balloon.text
        assert set(balloon.links) == {f"https://x.example/{text}"}
        assert "$[" not in placemark.findtext("description", "", KML)
    said = Shown(document.findtext("description", "", KML))
    assert (said.text.startswith(text * 2), said.tags) == (True, {"p"})


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "https", "http//x", None])
def test_only_a_web_address_is_a_link(places: Gazetteer, url: str | None) -> None:
    table = to_table(parse(Article("a.txt", "هدأت أربيل.", title="خبر", url=url, language="ar"), places))
    [placemark] = folder(opened(kml(table, places.places)), MENTIONS)
    assert shown(placemark).links == []


@pytest.mark.parametrize(
    ("raw", "seen"), [("a\0b", "a␀b"), ("a\x1bb", "a␛b"), ("a\ufffeb", "a\ufffdb"), ("a\rb", "a\rb")]
)
def test_what_xml_cannot_hold_is_shown_by_its_sign(places: Gazetteer, raw: str, seen: str) -> None:
    table = to_table(parse(Article("a.txt", "هدأت أربيل.", title=raw, language="ar"), places))
    [placemark] = folder(opened(kml(table, places.places)), MENTIONS)
    assert typed(placemark)["article_title"] == seen


def every(document: Element, name: str) -> Iterator[Element]:
    return document.iter(f"{{{KML['']}}}{name}")


def test_positions_are_longitude_then_latitude(document: Element) -> None:
    for coordinates in every(document, "coordinates"):
        for position in (coordinates.text or "").split():
            longitude, latitude = map(float, position.split(","))
            assert -180 <= longitude <= 180 and -90 <= latitude <= 90
