"""The page inside other pages: by address or whole, alone or beside another, under a strict policy, and on paper."""

from __future__ import annotations

import html as escape
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Opened
from geopandas import GeoDataFrame
from playwright.sync_api import FrameLocator

from gazetteer.place import Place
from geo.about import About
from geo.webmap import embed, embed_whole, to_map, to_page

STRICT = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; frame-src 'self' file:"
)
STORY = (
    '<!DOCTYPE html><html lang="ar"><meta charset="utf-8"><title>قصة</title>'
    '<meta http-equiv="Content-Security-Policy" content="{policy}"><body><p>قبل</p>{frames}<p>بعد</p></body></html>'
)


@pytest.fixture(scope="module")
def html(table: GeoDataFrame, places: dict[str, Place]) -> str:
    return to_page(table, places, about=About(title="القواعد في العراق"), language="ar")


def _story(*frames: str) -> str:
    return STORY.format(policy=STRICT, frames="".join(frames))


def _reads(frame: FrameLocator, place: str) -> str | None:
    frame.locator(f'.b-symbol[data-place="{place}"]').press("Enter")
    frame.locator(f'.b-panel [data-place="{place}"]').wait_for()
    return frame.locator(".b-panel mark").first.text_content()


def test_the_snippet_shows_the_page_that_lies_beside_the_story(open_page: Callable[..., Opened], html: str) -> None:
    snippet = embed("map.html", 'القواعد "في" العراق')
    opened = open_page(html, around=_story(snippet))
    assert _reads(opened.page.frame_locator("iframe"), "camp-victory") == "فيكتوريا"
    assert opened.page.locator("iframe").get_attribute("title") == 'القواعد "في" العراق'
    assert (opened.outside, opened.errors) == ([], [])


@pytest.mark.parametrize("width", [360, 1200])
def test_the_frame_is_as_wide_as_the_story_and_no_wider(
    open_page: Callable[..., Opened], html: str, width: int
) -> None:
    opened = open_page(html, width=width, around=_story(embed("map.html", "خريطة")))
    assert opened.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    box = opened.page.locator("iframe").bounding_box()
    assert box and box["width"] > width - 40


def test_the_whole_page_stands_in_the_story_under_its_strict_policy(
    open_page: Callable[..., Opened], html: str
) -> None:
    opened = open_page(html, around=_story(embed_whole(html, "خريطة")))
    assert _reads(opened.page.frame_locator("iframe"), "camp-victory") == "فيكتوريا"
    assert (opened.outside, opened.errors) == ([], [])


def test_two_maps_on_one_page_do_not_disturb_each_other(
    open_page: Callable[..., Opened], html: str, table: GeoDataFrame, places: dict[str, Place]
) -> None:
    camps = to_page(table[table.place == "al-hol-camp"], places, language="en")
    opened = open_page(html, height=1600, around=_story(embed_whole(html, "الأولى"), embed_whole(camps, "الثانية")))
    first, second = (opened.page.frame_locator("iframe").nth(number) for number in (0, 1))
    assert _reads(second, "al-hol-camp") == "الهول"
    assert first.locator(".b-panel").is_hidden()
    assert _reads(first, "camp-taji") == "التاجي"
    assert second.locator(".b-panel mark").first.text_content() == "الهول"
    assert [frame.locator(".b-map").get_attribute("data-lang") for frame in (first, second)] == ["ar", "en"]
    assert (opened.outside, opened.errors) == ([], [])


def test_a_frame_without_an_address_opens_with_what_its_attribute_says(
    open_page: Callable[..., Opened], html: str
) -> None:
    told = html.replace('<html lang="en">', '<html lang="en" data-buldan="place=camp-taji&amp;lang=en">')
    opened = open_page(html, around=_story(embed_whole(told, "خريطة")))
    frame = opened.page.frame_locator("iframe")
    frame.locator('.b-panel [data-place="camp-taji"]').wait_for()
    assert frame.locator(".b-map").get_attribute("data-lang") == "en"


def test_the_maker_says_what_the_map_opens_with(
    open_page: Callable[..., Opened], table: GeoDataFrame, places: dict[str, Place]
) -> None:
    opened = open_page(to_page(table, places, opening="place=al-hol-camp&lang=ar"))
    assert opened.page.locator('.b-panel [data-place="al-hol-camp"]').is_visible()


def test_the_address_follows_the_reader_and_leads_back(open_page: Callable[..., Opened], html: str) -> None:
    opened = open_page(html)
    opened.open_place("camp-taji")
    opened.page.locator('[data-language="en"]').click()
    opened.page.wait_for_url("**#place=camp-taji&lang=en")
    opened.page.reload()
    opened.page.locator('.b-panel [data-place="camp-taji"]').wait_for()
    assert opened.page.locator("html").get_attribute("lang") == "en"
    opened.page.evaluate("location.hash = 'place=al-hol-camp'")
    opened.page.locator('.b-panel [data-place="al-hol-camp"]').wait_for()
    assert opened.errors == []


@pytest.mark.parametrize("address", ["place=nowhere", "from=never&to=1", "roles=&kinds=x&articles=%25", "%", "q=%E0"])
def test_an_address_that_says_nothing_sensible_still_opens_the_map(
    open_page: Callable[..., Opened], html: str, address: str
) -> None:
    opened = open_page(html)
    opened.page.goto(f"{opened.page.url}#{address}")
    opened.page.reload()
    opened.page.locator(".b-head h1").wait_for()
    assert opened.page.locator(".b-panel").is_hidden()
    assert opened.errors == []


def test_in_a_notebook_each_map_has_a_frame_of_its_own(
    open_page: Callable[..., Opened], table: GeoDataFrame, places: dict[str, Place]
) -> None:
    shown = to_map(table, places, language="ar")._repr_html_()
    assert shown.startswith("<iframe srcdoc=") and "sandbox=" in shown
    opened = open_page("", around=f"<!DOCTYPE html><title>notebook</title>{shown}{shown}")
    assert _reads(opened.page.frame_locator("iframe").nth(1), "harir-air-base") == "حرير"
    assert (opened.outside, opened.errors) == ([], [])


def test_on_paper_it_is_one_light_page_with_its_caption(
    open_page: Callable[..., Opened], table: GeoDataFrame, places: dict[str, Place], tmp_path: Path
) -> None:
    about = About(title="القواعد في العراق", source="خمس مقالات", licence="CC BY 4.0")
    opened = open_page(to_page(table, places, about=about, language="ar"))
    opened.page.emulate_media(color_scheme="dark")
    opened.page.locator(".b-symbol").first.wait_for()
    pdf = opened.page.pdf(prefer_css_page_size=True, print_background=True)
    assert pdf.count(b"/Type /Page\n") == 1
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    looks = "name => getComputedStyle(document.querySelector(name)).display"
    assert [opened.page.evaluate(looks, name) for name in (".b-languages", ".leaflet-control-zoom")] == ["none"] * 2
    assert opened.page.locator(".b-caption").text_content() == "المصدرSource: خمس مقالات الرخصةLicence: CC BY 4.0 "
    paper = opened.page.evaluate("getComputedStyle(document.querySelector('.b-head')).backgroundColor")
    assert paper == "rgb(255, 253, 249)"
    opened.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert opened.page.locator(".b-map").evaluate("node => node.offsetWidth") == 1280


def test_what_its_maker_says_stands_around_the_map_and_no_clock_time_unless_asked(
    open_page: Callable[..., Opened], table: GeoDataFrame, places: dict[str, Place]
) -> None:
    about = About("القواعد", "قواعد & مخيمات", "https://example.org/", "فريق", "CC BY 4.0", "2026-11-23")
    opened = open_page(to_page(table, places, about=about))
    assert opened.page.locator(".b-description").text_content() == "قواعد & مخيمات"
    assert opened.page.locator(".b-caption a").get_attribute("href") == "https://example.org/"
    assert "2026-11-23" in (opened.page.locator(".b-caption").text_content() or "")
    assert "2026" not in to_page(table.head(0), {}).split("<style>")[0]


def test_the_alternative_text_names_what_the_map_shows(
    open_page: Callable[..., Opened], table: GeoDataFrame, places: dict[str, Place]
) -> None:
    page = to_page(table, places, language="ar")
    opened = open_page(page)
    alt = opened.page.locator(".b-alt").text_content() or ""
    assert alt.startswith("خريطة أماكن") and "العراق" in alt
    opened.page.locator('[data-language="en"]').click()
    assert (opened.page.locator(".b-alt").text_content() or "").startswith("Map of")
    assert escape.escape(alt) in page.split("<noscript>")[1]
