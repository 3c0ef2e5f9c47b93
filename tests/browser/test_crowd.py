"""Two thousand places on one map: nothing lies on anything else, and every place can be reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations
from typing import Any

import pytest
from conftest import Opened
from geopandas import GeoDataFrame

from gazetteer.place import Place
from geo.mention import Mention
from geo.table import to_table
from geo.webmap import to_page

MANY = 2000
TWINS = (44.40088, 33.34058)  # the gazetteer knows many quarters of Baghdad by the point of the city alone
BAGHDAD = ("baghdad", "baghdad-airport", "camp-victory", "us-embassy-baghdad", "camp-taji")
SIZES = ((1400, 800), (800, 500), (360, 740))
BOXES = """() => [...document.querySelectorAll('.b-symbol, .b-group')].map((node) => {
    const {left, top, right, bottom} = node.getBoundingClientRect();
    return [node.dataset.place || node.dataset.group, left, top, right, bottom];
})"""
PLACES = """() => {
    const {spots, groups} = map_buldanmap.buldan.news.laid.plain;
    return [...spots.keys(), ...groups.flatMap((group) => group.members)].map((item) => item.place.id);
}"""
NEAR_ITS_POINT = """(point) => {
    const {x, y} = map_buldanmap.latLngToContainerPoint(point);
    const {left, top, width, height} = document.querySelector('.b-chosen').getBoundingClientRect();
    return Math.hypot(left + width / 2 - x, top + height / 2 - y) < 2;
}"""
Box = tuple[str, float, float, float, float]


def _mention(place: Place, number: int) -> Mention:
    text = f"وصلت قوة من الجيش إلى {place.title_ar} مساء أمس"
    start = text.index(place.title_ar)
    return Mention(
        article=f"{number:04d}.txt",
        article_title="وصول قوة من الجيش",
        outlet=None,
        url=None,
        language="ar",
        published="2025-11-20",
        start=start,
        end=start + len(place.title_ar),
        surface=place.title_ar,
        generic=None,
        excerpt=text,
        excerpt_start=0,
        role="literal",
        dateline=False,
        resolution="resolved",
        place=place.id,
        place_title=place.title,
        place_title_ar=place.title_ar,
        kind=place.kind,
        longitude=place.point.lon,
        latitude=place.point.lat,
        accuracy_m=place.point.accuracy_m,
        dates=(),
        reason="strong name",
        candidates=(place.id,),
    )


def _page(chosen: Iterable[Place], places: dict[str, Place], **options: Any) -> str:
    return to_page(to_table(_mention(place, number) for number, place in enumerate(chosen)), places, **options)


@pytest.fixture(scope="module")
def many(places: dict[str, Place]) -> str:
    return _page([places[name] for name in sorted(places)[:MANY]], places)


@pytest.fixture(scope="module")
def twins(places: dict[str, Place]) -> list[Place]:
    return [place for place in places.values() if (place.point.lon, place.point.lat) == TWINS]


def _zoom(opened: Opened, latitude: float, longitude: float, zoom: float) -> None:
    opened.page.evaluate(f"void map_buldanmap.setView([{latitude}, {longitude}], {zoom}, {{animate: false}})")


def _settled(opened: Opened) -> None:
    opened.page.wait_for_function("() => !map_buldanmap._animatingZoom && !map_buldanmap._panAnim?._inProgress")


def _boxes(opened: Opened) -> list[Box]:
    return [(str(name), *edges) for name, *edges in opened.page.evaluate(BOXES)]


def _overlaps(boxes: Iterable[Box]) -> list[tuple[str, str]]:
    return [
        (one[0], two[0])
        for one, two in combinations(boxes, 2)
        if one[1] < two[3] and two[1] < one[3] and one[2] < two[4] and two[2] < one[4]
    ]


def _counted(opened: Opened) -> int:
    """How many places the symbols and the badges of the map stand for."""
    badges = opened.page.locator(".b-group").all_text_contents()
    return opened.page.locator(".b-symbol").count() + sum(map(int, badges))


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_symbol_and_no_badge_lies_on_another(
    open_page: Callable[..., Opened], many: str, width: int, height: int
) -> None:
    opened = open_page(many, width=width, height=height)
    assert len(_boxes(opened)) > 20 and _overlaps(_boxes(opened)) == []
    for zoom in (3, 7, 9.25, 12):
        _zoom(opened, 33.3, 44.4, zoom)
        assert len(_boxes(opened)) > 5 and _overlaps(_boxes(opened)) == []
    assert (opened.outside, opened.errors) == ([], [])


def test_every_place_is_a_symbol_or_in_one_group(open_page: Callable[..., Opened], many: str) -> None:
    opened = open_page(many, width=1400)
    _zoom(opened, 20, 20, 1)
    assert _counted(opened) == MANY
    for zoom in (3, 6, 10):
        _zoom(opened, 33.3, 44.4, zoom)
        names = opened.page.evaluate(PLACES)
        assert len(names) == len(set(names)) == MANY


def test_only_what_lies_near_the_view_is_drawn_and_more_comes_in_a_drag(
    open_page: Callable[..., Opened], many: str
) -> None:
    opened = open_page(many, width=1400)
    _zoom(opened, 33.3, 44.4, 11)
    before = {name for name, *_ in _boxes(opened)}
    assert 0 < len(before) < MANY / 10
    opened.page.mouse.move(900, 400)
    opened.page.mouse.down()
    for x in (500, 100, -300, -700):
        opened.page.mouse.move(x, 400)
    after = {name for name, *_ in _boxes(opened)}
    opened.page.mouse.up()
    assert after - before


def test_a_click_on_a_group_leads_to_its_places(open_page: Callable[..., Opened], many: str) -> None:
    opened = open_page(many, width=1400)
    group = opened.page.locator(".b-group").first
    most, zoom = group.get_attribute("data-group"), opened.page.evaluate("map_buldanmap.getZoom()")
    assert "most mentioned" in (group.get_attribute("aria-label") or "")
    group.click()
    opened.page.wait_for_function("zoom => map_buldanmap.getZoom() > zoom", arg=zoom)
    _settled(opened)
    inside = f"map_buldanmap.getBounds().contains(map_buldanmap.buldan.news.markers.get('{most}').point)"
    assert opened.page.evaluate(inside)
    opened.page.wait_for_function("() => document.activeElement.matches('.b-symbol, .b-group')")
    assert _overlaps(_boxes(opened)) == [] and opened.errors == []


def test_places_that_no_zoom_parts_are_listed_and_the_keyboard_is_enough(
    open_page: Callable[..., Opened], places: dict[str, Place], twins: list[Place]
) -> None:
    opened = open_page(_page(twins, places))
    assert _counted(opened) == len(twins) > 8
    group = opened.page.locator(".b-group").first
    group.press("Enter")
    listed = opened.page.locator(".b-gathered button")
    alone = opened.page.locator(".b-symbol").all()
    names = [node.get_attribute("data-place") for node in [*listed.all(), *alone]]
    assert sorted(map(str, names)) == sorted(place.id for place in twins)
    opened.page.keyboard.press("Escape")
    assert opened.page.locator(".b-panel").is_hidden()
    assert opened.page.evaluate("document.activeElement.matches('.b-group')")
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Enter")
    opened.page.locator(".b-panel [data-place] mark").wait_for()
    opened.page.keyboard.press("Escape")
    assert opened.page.locator(".b-panel").is_hidden() and opened.errors == []


def test_the_chosen_place_lies_by_itself_at_its_true_point(
    open_page: Callable[..., Opened], places: dict[str, Place], twins: list[Place]
) -> None:
    opened = open_page(_page(twins, places))
    opened.page.locator(".b-group").first.press("Enter")
    name = opened.page.locator(".b-gathered button").last.get_attribute("data-place")
    opened.page.locator(".b-gathered button").last.click()
    symbol = opened.page.locator(".b-symbol.b-chosen")
    assert (symbol.get_attribute("data-place"), symbol.count()) == (name, 1)
    opened.page.wait_for_function(NEAR_ITS_POINT, arg=TWINS[::-1])
    assert _overlaps(_boxes(opened)) == [] and _counted(opened) == len(twins)


def test_few_places_are_spread_with_a_line_to_the_true_point_and_not_gathered(
    open_page: Callable[..., Opened], places: dict[str, Place]
) -> None:
    opened = open_page(_page([places[name] for name in BAGHDAD], places))
    _zoom(opened, 33.3, 44.4, 6)
    assert opened.page.locator(".b-symbol").count() == len(BAGHDAD)
    assert opened.page.locator(".b-group").count() == 0
    assert _overlaps(_boxes(opened)) == []
    assert opened.page.locator(".leaflet-overlay-pane path").count() >= 2


def test_the_seeds_need_no_group(
    open_page: Callable[..., Opened], table: GeoDataFrame, places: dict[str, Place]
) -> None:
    opened = open_page(to_page(table, places), width=1400)
    opened.page.locator(".b-symbol").first.wait_for()
    assert opened.page.locator(".b-group").count() == 0


def test_the_same_view_gives_the_same_picture_however_one_came_there(
    open_page: Callable[..., Opened], many: str
) -> None:
    first, second = open_page(many), open_page(many)
    _zoom(second, 36.2, 37.1, 9)
    second.page.evaluate("void map_buldanmap.panBy([700, -300], {animate: false})")
    for opened in (first, second):
        _zoom(opened, 33.3, 44.4, 7.5)
    assert sorted(_boxes(first)) == sorted(_boxes(second))
    texts = [sorted(one.page.locator(".b-label").all_text_contents()) for one in (first, second)]
    assert texts[0] == texts[1]


def test_a_filter_leaves_groups_of_what_it_leaves(open_page: Callable[..., Opened], many: str) -> None:
    opened = open_page(many, width=1400)
    _zoom(opened, 20, 20, 1)
    opened.page.locator('.b-legend button[data-family="settlement"]').click()
    left = opened.page.evaluate("map_buldanmap.buldan.news.shown().length")
    assert 0 < _counted(opened) == left < MANY


@pytest.mark.parametrize(("language", "label"), [("ar", "أكثرها ذكرا"), ("en", "most mentioned")])
def test_names_and_groups_speak_the_language_of_the_interface(
    open_page: Callable[..., Opened], many: str, language: str, label: str
) -> None:
    opened = open_page(many)
    opened.page.locator(f'[data-language="{language}"]').click()
    assert label in (opened.page.locator(".b-group").first.get_attribute("aria-label") or "")
    lines = opened.page.locator(".b-label.b-of-settlement > div:first-child").all_text_contents()
    arabic = [any("\u0600" <= letter <= "\u06ff" for letter in line) for line in lines]
    assert lines and set(arabic) == {language == "ar"}


def test_every_symbol_and_group_has_a_label_of_its_own(open_page: Callable[..., Opened], many: str) -> None:
    opened = open_page(many, width=1400)
    nodes = "[...document.querySelectorAll('.b-symbol, .b-group')]"
    told = opened.page.evaluate(f"{nodes}.map((node) => [node.getAttribute('aria-label'), node.tabIndex])")
    labels = [label for label, _ in told]
    assert all(labels) and len(set(labels)) == len(labels) > 20
    assert {index for _, index in told} == {0}
