"""Linked Places: valid, each place with the articles that attest it, and no place made of what was not settled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import jsonschema
import pytest

from gazetteer import Gazetteer
from geo.about import About
from geo.article import Article
from geo.export import rendered
from geo.export.lpf import lpf
from geo.parse import parse
from geo.table import to_table
from tests.geo import made_tables
from tests.geo.test_hostile import HOSTILE

LPF = json.loads((Path(__file__).parents[1] / "data" / "lpf.schema.json").read_text("utf-8"))


def written(table: gpd.GeoDataFrame, gazetteer: Gazetteer) -> dict[str, Any]:
    collection: dict[str, Any] = json.loads(lpf(table, gazetteer.places))
    return collection


@pytest.fixture(scope="module")
def collection(places: Gazetteer) -> dict[str, Any]:
    return written(made_tables.full(places), places)


@pytest.fixture(scope="module")
def linked(collection: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {feature["@id"].removeprefix("buldan:"): feature for feature in collection["features"]}


def test_it_is_valid_by_the_formats_schema(collection: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(LPF).validate(collection)


def test_a_place_that_the_mapping_lacks_is_valid_too(places: Gazetteer) -> None:
    collection = json.loads(rendered(made_tables.full(places), {}, "lpf"))
    jsonschema.Draft202012Validator(LPF).validate(collection)
    base = next(each for each in collection["features"] if each["@id"] == "buldan:ain-al-asad-air-base")
    assert base["properties"]["title_ar"] == "قاعدة عين الأسد الجوية"
    assert [name["toponym"] for name in base["names"]] == ["عين الأسد", "Ain al-Asad"]


def test_a_place_is_what_the_gazetteer_has(linked: dict[str, dict[str, Any]]) -> None:
    base = linked["ain-al-asad-air-base"]
    assert base["types"][0]["identifier"].endswith("#S.AIRB")
    assert base["relations"][0]["relationTo"] == "buldan:anbar-governorate"
    assert base["properties"]["status"][0].keys() == {"state", "when", "citation"}
    assert linked["nineveh-governorate"]["geometry"]["geometries"][0]["type"] in ("Polygon", "MultiPolygon")


def test_an_article_is_cited_by_the_name_that_it_writes(linked: dict[str, dict[str, Any]]) -> None:
    names = {(name["toponym"], name["lang"]): name for name in linked["ain-al-asad-air-base"]["names"]}
    assert {"label": "Rockets hit base", "year": "2020"} in names["Ain al-Asad", "en"]["citations"]
    labels = [citation["label"] for citation in names["عين الأسد", "ar"]["citations"]]
    assert "قتال داعش مستمر.. محاور الاستراتيجية الجديدة للتحالف الدولي بالعراق" in labels
    assert "Rockets hit base" not in labels


def test_a_spelling_of_the_articles_own_comes_after_the_gazetteers(places: Gazetteer) -> None:
    [feature] = written(to_table(parse(Article("a.txt", "هدأت أرْبِيل.", language="ar"), places)), places)["features"]
    known = [name.toponym for name in places["erbil"].names]
    assert [name["toponym"] for name in feature["names"]] == [*known, "أرْبِيل"]
    assert feature["names"][-1] == {"toponym": "أرْبِيل", "lang": "ar", "citations": [{"label": "هدأت أرْبِيل."}]}


@pytest.mark.parametrize(
    ("published", "year"),
    [("2023-08-09", "2023"), ("[2022-04..2022-10]", "2022"), ("[2021-12..2022-01]", None), ("2014/..", None)],
)
def test_a_year_is_said_only_where_it_is_sure(places: Gazetteer, published: str, year: str | None) -> None:
    article = Article("a.txt", "هدأت أربيل.", title="خبر", language="ar", published=published)
    [feature] = written(to_table(parse(article, places)), places)["features"]
    [own] = [each for name in feature["names"] for each in name.get("citations", ()) if each["label"] == "خبر"]
    assert own.get("year") == year


@pytest.mark.parametrize(
    ("url", "cited"),
    [("https://example.org/خبر", True), ("ftp://example.org/a", False), ("https://example.org/a b", False)],
)
def test_only_a_web_address_names_a_source(places: Gazetteer, url: str, cited: bool) -> None:
    article = Article("a.txt", "هدأت أربيل.", title="خبر", url=url, language="ar")
    collection = written(to_table(parse(article, places)), places)
    jsonschema.Draft202012Validator(LPF).validate(collection)
    assert (f'"@id": "{url}"' in json.dumps(collection, ensure_ascii=False)) == cited
    assert collection["features"][0]["properties"]["mentions"][0]["url"] == url


@pytest.mark.parametrize(
    ("article", "span"),
    [
        ("en.txt", {"start": {"earliest": "2020-01-08"}, "end": {"latest": "2020-01-08"}}),
        ("since.txt", {"start": {"earliest": "2014-01-01"}}),
        ("until.txt", {"start": {"latest": "2019-07-31"}, "end": {"latest": "2019-07-31"}}),
        ("أخبار/loose.txt", {"start": {"earliest": "2021-07-27"}, "end": {"latest": "2021-12-31"}}),
    ],
)
def test_a_mention_has_the_time_that_its_dates_allow(
    linked: dict[str, dict[str, Any]], article: str, span: dict[str, Any]
) -> None:
    found = [
        mention
        for feature in linked.values()
        for mention in feature["properties"]["mentions"]
        if mention["article"] == article
    ]
    assert found
    assert all(mention["when"] == {"timespans": [span], "label": mention["when_en"]} for mention in found)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_text_is_valid_and_itself(places: Gazetteer, text: str) -> None:
    article = Article(f"{text}.txt", f"قال {text} في الموصل.", text, text, text, "ar")
    collection = written(to_table(parse(article, places)), places)
    jsonschema.Draft202012Validator(LPF).validate(collection)
    [mention] = collection["features"][0]["properties"]["mentions"]
    assert {mention[name] for name in ("article_title", "outlet", "url")} == {text}


def test_what_has_no_date_has_no_time(places: Gazetteer) -> None:
    [feature] = written(to_table(parse(Article("a.txt", "هدأت أربيل.", language="ar"), places)), places)["features"]
    assert "when" not in feature["properties"]["mentions"][0]


def test_what_was_not_settled_is_no_place_and_not_lost(collection: dict[str, Any]) -> None:
    assert [(each["surface"], each["resolution"]) for each in collection["unplaced"]] == [
        ("طهران", "ambiguous"),
        ("الصلبونية", "unknown"),
    ]
    placed = [mention for each in collection["features"] for mention in each["properties"]["mentions"]]
    assert {mention["resolution"] for mention in placed} == {"resolved"}
    assert collection["unplaced"][0]["candidates"] == ["tehran"]


def test_the_licence_is_the_makers_or_else_the_gazetteers(places: Gazetteer) -> None:
    table = made_tables.nothing(places)
    assert json.loads(lpf(table, places.places))["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert json.loads(lpf(table, places.places, About(licence="ODbL")))["license"] == "ODbL"
