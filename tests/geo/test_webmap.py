"""What the page is given: plain data, each sentence once, nothing dropped, and text that nothing runs."""

from __future__ import annotations

import cProfile
import json
import pstats
import re
from collections.abc import Mapping
from typing import Any

import geopandas
import pytest
import shapely
from streamlit_folium import generate_leaflet_string

from gazetteer.place import Place
from gazetteer.store import SHIPPED, read_places
from geo.table import times
from geo.webmap import live_layer, map_data, to_map, to_page
from geo.webmap.wire import pack

TEXT = "القوات في قاعدة عين الأسد وفي نينوى"


def _row(surface: str, **changes: Any) -> dict[str, Any]:
    start = 20 + TEXT.index(surface)
    row = {
        "article": "a.txt",
        "article_title": "عنوان",
        "outlet": None,
        "url": None,
        "language": "ar",
        "published": "2025-11",
        "start": start,
        "end": start + len(surface),
        "surface": surface,
        "generic": None,
        "excerpt": TEXT,
        "excerpt_start": 20,
        "role": "literal",
        "dateline": False,
        "resolution": "resolved",
        "place": "ain-al-asad-air-base",
        "place_title": "Ain al-Asad Air Base",
        "place_title_ar": "قاعدة عين الأسد الجوية",
        "kind": "air-base",
        "longitude": 42.4412,
        "latitude": 33.7856,
        "accuracy_m": 3000,
        "dates": [],
        "reason": "strong name",
        "candidates": ["ain-al-asad-air-base"],
        "geometry": shapely.Point(42.4412, 33.7856),
    }
    made = {**row, **changes}
    return {**made, **times(made)}


NOWHERE: dict[str, Any] = dict.fromkeys(
    ("place", "place_title", "place_title_ar", "kind", "longitude", "latitude", "accuracy_m", "geometry")
)


@pytest.fixture
def table() -> geopandas.GeoDataFrame:
    rows = [
        _row("عين الأسد", dates=[{"start": 0, "end": 4, "surface": "2021", "edtf": "2021", "basis": "event"}]),
        _row("نينوى", resolution="ambiguous", candidates=["nineveh-governorate", "nowhere"], **NOWHERE),
    ]
    return geopandas.GeoDataFrame(rows, geometry="geometry", crs=4326)


@pytest.fixture(scope="module")
def places() -> dict[str, Place]:
    return {place.id: place for place in read_places(SHIPPED)}


def test_a_sentence_and_an_article_are_stored_once(table: geopandas.GeoDataFrame, places: dict[str, Place]) -> None:
    data = map_data(table, places)
    assert [len(data[name]) for name in ("articles", "sentences", "places", "mentions", "unplaced")] == [1, 1, 1, 1, 1]
    assert data["sentences"] == [{"article": 0, "start": 20, "text": TEXT}]


def test_each_sentence_travels_once_however_many_places_it_names(table: geopandas.GeoDataFrame) -> None:
    assert to_page(table, {}).count(TEXT) == to_page(_many(30), {}).count(TEXT) == 1


def _many(count: int) -> geopandas.GeoDataFrame:
    """Ten mentions, five of them unplaced, in each sentence; each place in five articles."""
    own = {"place_title": "Village", "place_title_ar": "قرية", "kind": "village"}
    rows = [
        _row("عين الأسد", article=f"{n // 10}.txt", place=f"village-{n % (count // 5)}", **own)
        if n % 2
        else _row("نينوى", article=f"{n // 10}.txt", resolution="unknown", **NOWHERE)
        for n in range(count)
    ]
    return geopandas.GeoDataFrame(rows, geometry="geometry", crs=4326)


def test_nothing_is_dropped_and_every_number_leads_somewhere() -> None:
    data = map_data(_many(100), {})
    assert [len(data[name]) for name in ("articles", "sentences", "places", "mentions", "unplaced")] == [
        10,
        10,
        10,
        50,
        50,
    ]
    assert sum(place["mentions"] for place in data["places"]) == len(data["mentions"])
    assert {mention["place"] for mention in data["mentions"]} == set(range(10))
    assert {mention["sentence"] for mention in data["mentions"] + data["unplaced"]} == set(range(10))
    assert {sentence["article"] for sentence in data["sentences"]} == set(range(10))


def _unpacked(packed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """As geo/page/unpack.js has it."""
    columns = {
        name: column if isinstance(column, list) else [column["of"][number] for number in column["at"]]
        for name, column in packed["columns"].items()
    }
    return [{name: values[row] for name, values in columns.items()} for row in range(packed["length"])]


@pytest.mark.parametrize("count", [0, 1, 100])
def test_what_travels_is_the_same_data_with_repetitions_once(count: int, places: dict[str, Place]) -> None:
    data = map_data(_many(100).head(count), places)
    packed = json.loads(json.dumps(pack(data)))
    lists = ("articles", "sentences", "places", "mentions", "unplaced")
    assert {**packed, **{name: _unpacked(packed[name]) for name in lists}} == json.loads(json.dumps(data))
    assert json.dumps(packed).count("strong name") == min(count, 2)


def test_values_that_python_calls_equal_are_kept_apart() -> None:
    values = [1, True, 1.0, "1", None, "None", [], "[]"] * 3
    packed = pack({"mentions": [{"value": value} for value in values]})["mentions"]
    assert len(packed["columns"]["value"]["of"]) == 8
    assert [repr(one["value"]) for one in _unpacked(packed)] == [repr(value) for value in values]


def _calls(count: int) -> int:
    table, profile = _many(count), cProfile.Profile()
    profile.runcall(lambda: json.dumps(pack(map_data(table, {}))))
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def test_a_table_four_times_as_long_takes_four_times_the_work() -> None:
    _calls(100)
    assert _calls(2000) < 4.4 * _calls(500)


def test_offsets_lead_to_the_surface(table: geopandas.GeoDataFrame, places: dict[str, Place]) -> None:
    data = map_data(table, places)
    for mention in data["mentions"] + data["unplaced"]:
        sentence = data["sentences"][mention["sentence"]]
        at = mention["start"] - sentence["start"]
        assert sentence["text"][at : at + len(mention["surface"])] == mention["surface"]


def test_what_was_not_placed_is_kept_with_its_candidates(
    table: geopandas.GeoDataFrame, places: dict[str, Place]
) -> None:
    unplaced = map_data(table, places)["unplaced"]
    assert [(one["surface"], one["resolution"]) for one in unplaced] == [("نينوى", "ambiguous")]
    assert unplaced[0]["candidates"][-1] == "nowhere"


def test_a_place_brings_its_status_with_the_citation(table: geopandas.GeoDataFrame, places: dict[str, Place]) -> None:
    [place] = map_data(table, places)["places"]
    assert place["family"] == "base" and place["outline"] is None
    assert all(status["url"].startswith("http") and status["label"] for status in place["status"])
    assert len(place["status"]) == len(places["ain-al-asad-air-base"].status)


def test_a_place_that_the_mapping_lacks_is_drawn_from_its_row(table: geopandas.GeoDataFrame) -> None:
    [place] = map_data(table, {})["places"]
    assert (place["title"], place["status"], place["citations"]) == ("Ain al-Asad Air Base", [], [])


def test_an_area_brings_its_outline(table: geopandas.GeoDataFrame, places: dict[str, Place]) -> None:
    area = places["nineveh-governorate"]
    table.loc[0, ["place", "kind"]] = [area.id, area.kind]
    [place] = map_data(table, places)["places"]
    assert place["outline"]["type"] in ("Polygon", "MultiPolygon")


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2021-07-26", ["2021-07-26", "2021-07-26"]),
        ("2021", ["2021-01-01", "2021-12-31"]),
        ("[2021-07-27..2021-12-31]", ["2021-07-27", "2021-12-31"]),
        ("2025-11", ["2025-11-01", "2025-11-30"]),
        ("2014/..", ["2014-01-01", ""]),
    ],
)
def test_time_sorts_as_text(edtf: str, days: list[str]) -> None:
    row = _row("عين الأسد", dates=[{"start": 0, "end": 4, "surface": "", "edtf": edtf, "basis": "event"}])
    table = geopandas.GeoDataFrame([row], geometry="geometry", crs=4326)
    assert map_data(table, {})["mentions"][0]["time"] == days


def test_without_a_date_of_its_own_a_mention_has_the_time_of_its_article(table: geopandas.GeoDataFrame) -> None:
    assert map_data(table, {})["unplaced"][0]["time"] == ["2025-11-01", "2025-11-30"]


def test_the_same_table_gives_the_same_bytes(table: geopandas.GeoDataFrame, places: dict[str, Place]) -> None:
    assert to_page(table, places) == to_page(table, places)


def test_the_page_names_no_address_to_load_from(table: geopandas.GeoDataFrame, places: dict[str, Place]) -> None:
    page = to_page(table, places)
    assert not re.search(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=", page)
    assert "url(" not in page.split("</style>")[0]


def test_an_empty_table_still_makes_a_page(table: geopandas.GeoDataFrame, places: dict[str, Place]) -> None:
    assert "Buldan.news(" in to_page(table.head(0), places)


def test_folium_renders_no_template_of_an_article(table: geopandas.GeoDataFrame) -> None:
    table["excerpt"] = "{{ 7*7 }} {% raw %} {# x #} </script>"
    html = to_map(table, {}).get_root().render()
    assert "49" not in re.findall(r'"text":\["([^"]*)"', html)[0]
    assert "\\u007b\\u007b 7*7 }}" in html and "\\u003c/script" in html


def test_streamlit_folium_leaves_the_data_as_they_are(table: geopandas.GeoDataFrame) -> None:
    table["excerpt"] = "map_buldanmap alert(coords); {{ 'x' }} iraq_buldannews {% x"
    layer = live_layer(table, {})
    layer.add_to(to_map(table.head(0), {}))
    script = generate_leaflet_string(layer, base_id="feature_group_0").replace("alert(coords);", "")
    literal = re.search(r"Buldan\.news\((.*)\);", script)
    assert literal and json.loads(literal[1])["sentences"]["columns"]["text"] == [table["excerpt"][0]]
