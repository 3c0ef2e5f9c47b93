"""The page in a real browser: it needs nothing from outside, and every place can be opened and read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Opened
from geopandas import GeoDataFrame

from gazetteer.place import Place
from geo.webmap import to_map, to_page

BRIEF = ("ain-al-asad-air-base", "harir-air-base", "camp-victory", "camp-taji", "nineveh-governorate", "al-hol-camp")
WIDTHS = (360, 1600)


@pytest.fixture(scope="module")
def html(table: GeoDataFrame, places: dict[str, Place]) -> str:
    return to_page(table, places)


@pytest.fixture
def seeds(open_page: Callable[..., Opened], html: str) -> Opened:
    return open_page(html)


def _drawn(opened: Opened) -> set[str | None]:
    return {symbol.get_attribute("data-place") for symbol in opened.page.locator(".b-symbol").all()}


def _overflow(opened: Opened) -> bool:
    return bool(opened.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def test_the_page_asks_for_nothing_and_makes_no_error(seeds: Opened) -> None:
    seeds.page.locator(".b-symbol").first.wait_for()
    seeds.page.wait_for_timeout(300)
    assert (seeds.outside, seeds.errors) == ([], [])


def test_the_page_of_the_seeds_stays_under_800_kb(html: str) -> None:
    assert len(html.encode("utf-8")) < 800_000


@pytest.mark.parametrize("place", BRIEF)
def test_a_click_opens_the_place_with_its_sentences(seeds: Opened, table: GeoDataFrame, place: str) -> None:
    seeds.page.locator(f'.b-symbol[data-place="{place}"]').click()
    seeds.page.locator(f'.b-panel [data-place="{place}"]').wait_for()
    literal = table[(table.place == place) & (table.role == "literal")]
    assert sorted(filter(None, seeds.marks())) == sorted(literal.surface)
    quotes = seeds.page.locator(".b-panel blockquote")
    assert {quote.text_content() for quote in quotes.all()} == set(literal.excerpt)
    quotes.first.scroll_into_view_if_needed()
    assert quotes.first.is_visible()


def test_an_arabic_sentence_runs_from_right_to_left_and_dates_are_isolated(seeds: Opened) -> None:
    seeds.open_place("camp-taji")
    quote = seeds.page.locator(".b-panel blockquote").first
    style = "node => [getComputedStyle(node).direction, getComputedStyle(node).textAlign]"
    assert quote.evaluate(style) == ["rtl", "start"]
    date = seeds.page.locator(".b-card .b-date").first
    assert date.evaluate("node => [node.localName, node.dir]") == ["bdi", "ltr"]


def test_newest_sentences_come_first(seeds: Opened) -> None:
    seeds.open_place("ain-al-asad-air-base")
    rows = seeds.page.locator(".b-card .b-dates .b-row:last-child .b-fact").all_text_contents()
    years = [row[:4] for row in rows]
    assert years == sorted(years, reverse=True)


def test_every_symbol_has_its_own_label_and_takes_the_keyboard(seeds: Opened) -> None:
    labels = [symbol.get_attribute("aria-label") for symbol in seeds.page.locator(".b-symbol").all()]
    assert len(set(labels)) == len(labels)
    seeds.open_place("harir-air-base")
    seeds.page.keyboard.press("Escape")
    assert seeds.page.locator(".b-panel").is_hidden()


def test_associative_mentions_are_off_until_asked_for(seeds: Opened) -> None:
    before = _drawn(seeds)
    assert "washington" not in before
    seeds.page.locator('input[name="associative"]').check()
    assert _drawn(seeds) > before and "washington" in _drawn(seeds)
    seeds.page.locator('input[name="associative"]').uncheck()
    assert _drawn(seeds) == before


def test_a_click_in_the_legend_hides_a_family(seeds: Opened) -> None:
    seeds.page.locator('.b-legend button[data-family="base"]').click()
    assert seeds.page.locator(".b-symbol.b-base").count() == 0
    assert "mosul" in _drawn(seeds)
    seeds.page.locator('.b-legend button[data-family="base"]').click()
    assert "harir-air-base" in _drawn(seeds)


def test_the_first_view_is_iraq_and_syria_not_the_world(seeds: Opened) -> None:
    west, east = seeds.page.evaluate("(({_southWest: a, _northEast: b}) => [a.lng, b.lng])(map_buldanmap.getBounds())")
    assert 30 < west < 44 < east < 55


def test_no_symbol_hides_another(seeds: Opened) -> None:
    boxes = [symbol.bounding_box() for symbol in seeds.page.locator(".b-symbol").all()]
    centres = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes if box]
    near = [(a, b) for i, a in enumerate(centres) for b in centres[:i] if abs(a[0] - b[0]) < 8 and abs(a[1] - b[1]) < 8]
    assert near == []


def test_what_was_not_placed_is_counted_and_listed(
    open_page: Callable[..., Opened], table: GeoDataFrame, places: dict[str, Place]
) -> None:
    rows = table.copy()
    rows.loc[rows.surface == "المنامة", "resolution"] = "ambiguous"
    count = int((rows.resolution != "resolved").sum())
    opened = open_page(to_page(rows, places))
    opened.page.locator(".b-unplaced").click()
    assert str(count) in (opened.page.locator(".b-panel h2").text_content() or "")
    opened.page.locator(".b-panel details summary", has_text="المنامة").click()
    assert "المنامة" in opened.marks()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_overflows_sideways(open_page: Callable[..., Opened], html: str, width: int) -> None:
    opened = open_page(html, width=width, height=740)
    assert not _overflow(opened)
    opened.open_place("nineveh-governorate")
    assert not _overflow(opened)
    box = opened.page.locator(".b-panel").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= width


def test_the_page_works_inside_a_frame(open_page: Callable[..., Opened], html: str) -> None:
    around = '<!DOCTYPE html><title>story</title><iframe src="map.html" title="map" width="100%" height="500"></iframe>'
    opened = open_page(html, width=800, around=around)
    frame = opened.page.frame_locator("iframe")
    frame.locator('.b-symbol[data-place="camp-victory"]').press("Enter")
    frame.locator(".b-panel mark").first.wait_for()
    assert (opened.outside, opened.errors) == ([], [])


def test_folium_saves_the_same_map_by_itself(
    open_page: Callable[..., Opened], table: GeoDataFrame, places: dict[str, Place]
) -> None:
    opened = open_page(to_map(table, places).get_root().render())
    opened.open_place("camp-victory")
    assert opened.marks() == ["فيكتوريا"]
    assert (opened.outside, opened.errors) == ([], [])


def test_online_tiles_are_offered_only_when_asked_and_are_off_at_first(
    open_page: Callable[..., Opened], table: GeoDataFrame, places: dict[str, Place]
) -> None:
    opened = open_page(to_page(table, places, tiles=True))
    opened.page.locator(".b-symbol").first.wait_for()
    assert opened.outside == []
    opened.page.locator('input[name="tiles"]').check()
    opened.page.wait_for_timeout(300)
    assert opened.outside and all(url.startswith("https://tile.openstreetmap.org/") for url in opened.outside)
    assert "OpenStreetMap" in (opened.page.locator(".b-foot").text_content() or "")
