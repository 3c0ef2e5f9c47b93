"""The map of the picture: every place once, nothing in a heap, and distances and directions that are right."""

from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import shapely
from geopandas import GeoDataFrame

import geo
from gazetteer import Gazetteer, kinds
from gazetteer.distance import WGS84
from geo.family import COLOURS
from geo.picture import base, symbols
from geo.picture.box import Box, Room, around, crosses
from geo.picture.compose import Composed
from geo.picture.content import content
from geo.picture.maps import Map
from geo.picture.marks import nice
from geo.picture.scene import Shape
from geo.picture.size import SIZES, Name
from geo.picture.view import chosen
from geo.readable import Language
from geo.shipped import seeds
from geo.table import to_table
from tests.geo.picture_made import composed, mention, table_of

PAGE = Path(geo.__file__).parent / "page"
BAGHDAD = ("baghdad", "us-embassy-baghdad", "baghdad-airport", "camp-victory", "camp-taji")
SHARED = 1e-6  # points, that two boxes may share by rounding


@pytest.fixture(scope="module")
def table() -> GeoDataFrame:
    return to_table(geo.parse(seeds()))


@pytest.fixture(scope="module")
def crowd(places: Gazetteer) -> GeoDataFrame:
    """Every base and camp that is known, some of them named more often."""
    exact = [place for place in places if kinds()[place.kind].family in ("base", "camp")]
    return to_table(mention(place, f"{n}.txt") for at, place in enumerate(exact) for n in range(1 + at * 7 % 5))


@pytest.fixture(scope="module", params=[("column", "en"), ("page", "ar"), ("slide", "en")], ids=lambda one: one[0])
def crowded(request: pytest.FixtureRequest, crowd: GeoDataFrame, places: Gazetteer) -> Composed:
    """The crowd as a picture, in each size."""
    return composed(crowd, places, *request.param)


def _maps(sheet: Composed) -> list[Map]:
    return [one for one in (sheet.maps.main, sheet.maps.inset) if one]


def _overlap(one: Box, other: Box) -> bool:
    return one.grown(-SHARED).meets(other.grown(-SHARED))


def _named(sheet: Composed, name: str) -> list[Shape]:
    return [mark for mark in sheet.scene.marks if isinstance(mark, Shape) and _of(mark, name)]


def _of(mark: Shape, name: str) -> bool:
    return (mark.name or "").startswith(name)


def _assert_tidy(sheet: Composed) -> None:
    """No symbol covers another, no name covers a name or a symbol, and all lie in their frame."""
    for one in _maps(sheet):
        drawn, frame = one.scene, one.view.frame
        symbols, labels = list(drawn.symbols.values()), [*drawn.labels.values(), one.bar.box]
        assert not [pair for boxes in (symbols, labels) for pair in combinations(boxes, 2) if _overlap(*pair)]
        shapes = [mark.geometry for mark in drawn.marks if isinstance(mark, Shape) and _of(mark, "symbol-")]
        assert not shapely.STRtree(shapes).query([shapely.box(*box) for box in labels], "intersects").size
        for box in (*symbols, *labels):
            assert frame.has(box.left, box.top)
            assert frame.has(box.right, box.bottom)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_symbols_and_names_of_the_seeds_do_not_overlap(
    size: Name, language: Language, table: GeoDataFrame, places: Gazetteer
) -> None:
    _assert_tidy(composed(table, places, size, language))


def test_nor_do_those_of_two_hundred_bases_and_camps(crowded: Composed) -> None:
    _assert_tidy(crowded)
    assert crowded.maps.inset is not None


def test_many_symbols_are_drawn_smaller_and_so_in_the_legend(crowded: Composed) -> None:
    largest = max(box.width for box in crowded.maps.main.scene.symbols.values())
    assert largest == pytest.approx(symbols.pixels(5) * crowded.plan.size.symbol)
    assert crowded.plan.size.symbol < 0.75 * max(
        one.symbol for one in SIZES.values() if one.dpi == crowded.plan.size.dpi
    )


def test_each_place_is_drawn_once_or_said_to_lie_beyond(crowded: Composed, crowd: GeoDataFrame) -> None:
    drawn = [name for one in _maps(crowded) for name in one.scene.symbols]
    assert sorted([*drawn, *(spot.id for spot in crowded.plan.beyond)]) == sorted(set(crowd.place))
    shapes = {(mark.name or "").removeprefix("symbol-") for mark in _named(crowded, "symbol-")}
    assert shapes == set(drawn)


def test_every_place_of_the_seeds_has_its_name(table: GeoDataFrame, places: Gazetteer) -> None:
    assert composed(table, places, "page", "ar").maps.nameless == 0
    assert composed(table, places, "column", "en").maps.nameless == 0


def test_when_room_is_short_the_less_mentioned_lose_their_names(crowded: Composed) -> None:
    articles = {spot.id: spot.articles for spot in crowded.plan.inside}
    drawn = crowded.maps.main.scene
    groups = drawn.labels.keys() - {"inset"}, drawn.nameless
    named, nameless = (sum(articles[name] for name in names) / len(names) for names in groups)
    assert named > nameless


def test_what_stands_at_one_point_is_spread_with_a_line_to_it(places: Gazetteer) -> None:
    point = places["kirkuk"]
    twins = [point.model_copy(update={"id": f"kirkuk-{n}"}) for n in range(2)]
    sheet = composed(to_table(mention(place) for place in twins), places)
    (line,) = _named(sheet, "move-")
    drawn = sheet.maps.main
    true = drawn.view.point(point.point.lon, point.point.lat)
    assert shapely.get_coordinates(line.geometry)[0] == pytest.approx(true)
    assert not _overlap(*drawn.scene.symbols.values())
    assert sheet.maps.moved


def test_a_single_place_moves_nowhere_and_keeps_its_surroundings(places: Gazetteer) -> None:
    sheet = composed(table_of(places, ["ramadi"]), places)
    view = sheet.maps.main.view
    assert not sheet.maps.moved
    assert view.metres((view.frame.left, 200), (view.frame.right, 200)) == pytest.approx(240_000, rel=0.01)
    assert sheet.maps.main.scene.symbols["ramadi"].centre == pytest.approx(view.frame.centre)


def test_a_crowded_city_has_an_inset_named_after_it(places: Gazetteer) -> None:
    sheet = composed(table_of(places, [*BAGHDAD, "mosul", "basra", "aleppo"]), places)
    assert sheet.maps.inset is not None
    assert sheet.maps.titles == {"ar": "بغداد وما حولها", "en": "Baghdad and around"}
    assert set(BAGHDAD[:4]) <= set(sheet.maps.inset.scene.symbols)
    assert sheet.maps.inset.view.scale * 3 <= sheet.maps.main.view.scale
    assert "inset" in sheet.maps.main.scene.labels


@pytest.mark.parametrize(
    "names", [["baghdad", "us-embassy-baghdad", "mosul", "basra"], ["ramadi", "anbar-governorate"]]
)
def test_two_that_meet_are_no_crowd_and_neither_is_an_area(names: list[str], places: Gazetteer) -> None:
    assert composed(table_of(places, names), places).maps.inset is None


def test_an_area_is_outlined_whole(places: Gazetteer) -> None:
    sheet = composed(table_of(places, ["anbar-governorate"]), places)
    (outline,) = _named(sheet, "outline-")
    assert shapely.box(*sheet.maps.main.view.frame).contains_properly(outline.geometry)
    assert outline.fill_opacity < 0.1


def test_the_map_shows_iraq_and_syria_when_most_places_lie_there(places: Gazetteer) -> None:
    near, far = ["ramadi", "mosul", "aleppo"], ["washington", "new-york"]
    sheet = composed(table_of(places, [*near, *far, "iraq"]), places)
    assert {spot.id for spot in sheet.plan.beyond} == set(far)
    assert {spot.id for spot in chosen(content(table_of(places, [*near, *far]), places.places).spots)} == set(near)


def test_else_it_shows_the_world(places: Gazetteer) -> None:
    sheet = composed(table_of(places, ["ramadi", "washington", "new-york"]), places)
    assert not sheet.plan.beyond
    assert sheet.maps.main.view.projection == "eqearth"


def test_countries_make_the_window_only_where_there_is_nothing_else(places: Gazetteer) -> None:
    alone, beside = (composed(table_of(places, names), places) for names in (["iraq"], ["iraq", "ramadi"]))
    assert alone.maps.main.view.scale > 3 * beside.maps.main.view.scale


def _bar(one: Map, y: float) -> float:
    return one.view.metres((one.bar.left, y), (one.bar.right, y))


@pytest.mark.parametrize("names", [["ramadi"], ["mosul", "basra", "damascus"], ["manama", "kuwait", "cairo", "tehran"]])
@pytest.mark.parametrize("size", SIZES)
def test_the_scale_bar_is_right_where_it_stands(names: list[str], size: Name, places: Gazetteer) -> None:
    known = [name for name in names if name in places.places]
    for one in _maps(composed(table_of(places, known), places, size)):
        assert _bar(one, one.bar.box.bottom) == pytest.approx(one.bar.kilometres * 1000, rel=0.02)
        assert str(one.bar.kilometres) in one.bar.words.text


def test_on_a_map_of_the_world_it_is_right_at_the_parallel_that_it_names(places: Gazetteer) -> None:
    one = composed(table_of(places, ["ramadi", "washington", "new-york"]), places, "page", "en").maps.main
    (latitude,) = re.findall(r"at (\d+)° N", one.bar.words.text)
    middle = one.view.frame.centre[1]
    assert one.view.degrees(one.view.frame.centre[0], middle)[1] == pytest.approx(float(latitude), abs=0.5)
    half = (one.bar.right - one.bar.left) / 2
    ends = [(one.view.frame.centre[0] + side * half, middle) for side in (-1, 1)]
    assert one.view.metres(*ends) == pytest.approx(one.bar.kilometres * 1000, rel=0.02)


@pytest.mark.parametrize(
    ("most", "least"), [(0.3, 1), (1, 1), (1.9, 1), (2, 2), (4.9, 2), (5, 5), (99, 50), (100, 100)]
)
def test_its_length_is_one_two_or_five_times_a_power_of_ten(most: float, least: int) -> None:
    assert nice(most) == least


def test_the_arrow_points_to_true_north_where_it_stands(places: Gazetteer) -> None:
    view = composed(table_of(places, ["aleppo", "basra"]), places).maps.main.view
    for x, y in ((view.frame.left, view.frame.bottom), view.frame.centre, (view.frame.right, view.frame.top)):
        longitude, latitude = view.degrees(x, y)
        up = view.degrees(x, y - 1)
        azimuth = WGS84.inv(longitude, latitude, *up)[0]
        assert math.degrees(view.north(x, y)) == pytest.approx(-azimuth, abs=0.1)


def test_points_and_degrees_lead_to_one_another(places: Gazetteer) -> None:
    view = composed(table_of(places, ["aleppo", "basra"]), places).maps.main.view
    assert view.degrees(*view.point(44.4, 33.3)) == pytest.approx((44.4, 33.3))


def test_symbols_are_those_of_the_page() -> None:
    script = (PAGE / "symbols.js").read_text("utf-8")
    colours = dict(re.findall(r'(\w+): "(#[0-9a-f]{6})"', script.partition("};")[0]))
    assert colours == COLOURS
    for family, points in re.findall(r'(\w+): \[polygon\("([^"]+)"\)\]', script):
        corners = shapely.get_coordinates(symbols.SHAPES[family][0]).tolist()[:-1]
        assert corners == [[float(number) for number in corner.split(",")] for corner in points.split()]
    assert "Math.min(44, Math.round(13 + 5 * Math.sqrt(articles)))" in script
    assert [symbols.pixels(articles) for articles in (1, 4, 100)] == [18, 23, 44]


def test_the_base_map_has_the_colours_of_the_page() -> None:
    script = (PAGE / "basemap.js").read_text("utf-8")
    lines = dict(re.findall(r'(\w+): \{ color: "(#[0-9a-f]{6})"', script))
    assert {name: base.INK[name].edge for name in lines} == lines
    fills = dict(re.findall(r'(\w+): \{ stroke: false, fillColor: "(#[0-9a-f]{6})"', script))
    assert {name: base.INK[name].fill for name in fills} == fills


@pytest.mark.parametrize(
    ("line", "touched"),
    [
        ((0, 5, 30, 5), True),
        ((0, 0, 9, 30), False),
        ((5, 5, 6, 6), False),
        ((12, 12, 13, 13), True),
        ((15, 0, 15, 40), True),
    ],
)
def test_a_line_touches_a_box(line: tuple[float, ...], touched: bool) -> None:
    box = Box(10, 0, 20, 20)
    assert crosses(np.array([line], float), np.array([box], float))[0, 0] == touched
    assert shapely.box(*box).intersects(shapely.LineString([line[:2], line[2:]])) == touched


def test_the_nearest_free_spot_is_found_and_none_where_all_is_full() -> None:
    room = Room(Box(0, 0, 100, 100))
    assert room.spot(50, 50, 10) == (50, 50)
    room.take(around(50, 50, 10))
    x, y = room.spot(50, 50, 10)
    assert 10 <= math.dist((x, y), (50, 50)) < 20
    room.take(Box(0, 0, 100, 100))
    assert room.spot(50, 50, 10) == (50, 50)
