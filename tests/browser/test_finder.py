"""The finder in a real browser: the list of places, filters by kind, article and role, addresses, keyboard, sizes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from urllib.parse import quote

import geopandas
import pytest
from conftest import Opened
from finder import box, counted, field, listed, opened_group, row, seek, status
from geopandas import GeoDataFrame
from playwright.sync_api import expect

from gazetteer.place import Place, kinds
from geo.webmap import to_page


@pytest.fixture(scope="module")
def html(table: GeoDataFrame, places: dict[str, Place]) -> str:
    return to_page(table, places)


@pytest.fixture
def seeds(open_page: Callable[..., Opened], html: str) -> Opened:
    return open_page(html)


@pytest.fixture(scope="module")
def crowded(places: dict[str, Place]) -> str:
    """450 places of Iraq in twenty articles."""
    some = [place for place in places.values() if kinds()[place.kind].family == "settlement"][:450]
    rows = [row(place, f"{place.title_ar} في الأخبار.", place.title_ar, at % 20) for at, place in enumerate(some)]
    return to_page(geopandas.GeoDataFrame(rows, geometry="geometry", crs=4326), places)


# The list


def test_the_list_has_every_place_with_its_mentions_the_most_first(seeds: Opened, table: GeoDataFrame) -> None:
    counts = counted(table)
    shown = seeds.page.locator(".b-list .b-count").all_text_contents()
    assert dict(zip(listed(seeds), map(int, shown), strict=True)) == counts
    assert list(map(int, shown)) == sorted(counts.values(), reverse=True)
    expect(status(seeds)).to_have_text(f"{len(counts)} places, {counts.total()} mentions")


def test_the_list_is_ordered_by_name_on_request(seeds: Opened, places: dict[str, Place]) -> None:
    seeds.page.locator(".b-by-name").click()
    titles = [places[str(place)].title for place in listed(seeds)]
    assert titles == sorted(titles, key=lambda title: title.lower().replace("-", " "))
    expect(seeds.page.locator(".b-by-name")).to_have_attribute("aria-pressed", "true")


def test_the_name_in_the_language_of_the_interface_comes_first(seeds: Opened) -> None:
    mosul = seeds.page.locator('.b-list [data-place="mosul"] .b-title')
    first = (
        "node => [...node.children].sort((a, b) => a.getBoundingClientRect().y - b.getBoundingClientRect().y)[0].lang"
    )
    assert mosul.evaluate(first) == "en"
    seeds.page.locator('[data-language="ar"]').click()
    assert mosul.evaluate(first) == "ar"


def test_the_place_that_is_chosen_is_marked_however_it_was_chosen(seeds: Opened) -> None:
    current = seeds.page.locator(".b-list [aria-current]")
    seeds.page.locator('.b-list [data-place="mosul"]').click()
    expect(current).to_have_attribute("data-place", "mosul")
    seeds.open_place("al-hol-camp")
    expect(current).to_have_attribute("data-place", "al-hol-camp")
    seeds.page.locator(".b-close").click()
    expect(current).to_have_count(0)


def test_a_long_list_comes_in_parts(open_page: Callable[..., Opened], crowded: str) -> None:
    opened = open_page(crowded)
    lines = opened.page.locator(".b-list button")
    expect(lines).to_have_count(200)
    assert (status(opened).text_content() or "").startswith("450 places")
    opened.page.locator(".b-finder .b-more:visible").last.click()
    expect(lines).to_have_count(400)
    expect(lines.nth(200)).to_be_focused()
    lines.nth(200).press("End")
    opened.page.keyboard.press("Enter")
    expect(lines).to_have_count(450)
    assert opened.errors == []


# Filters


def test_a_kind_is_hidden_by_finder_and_legend_alike(seeds: Opened) -> None:
    tick = opened_group(seeds, "kinds").locator('input[name="base"]')
    tick.uncheck()
    assert seeds.page.locator(".b-symbol.b-base").count() == 0
    assert "camp-taji" not in listed(seeds) and "mosul" in listed(seeds)
    legend = seeds.page.locator('.b-legend button[data-family="base"]')
    expect(legend).to_have_attribute("aria-pressed", "false")
    legend.click()
    expect(tick).to_be_checked()
    assert "camp-taji" in listed(seeds)


def test_roles_are_counted_and_chosen(seeds: Opened, table: GeoDataFrame) -> None:
    group = opened_group(seeds, "roles")
    resolved = table[table.resolution == "resolved"]
    for role, count in Counter(resolved.role).items():
        assert group.locator(f'label:has(input[name="{role}"]) .b-count').text_content() == str(count)
    group.locator('input[name="associative"]').check()
    group.locator('input[name="literal"]').uncheck()
    assert dict.fromkeys(listed(seeds)) == dict.fromkeys(counted(table, ("associative",)))
    expect(group.locator(".b-told [lang=en]")).to_have_text("a government or army (associative)")


def test_articles_are_filtered_one_by_one_the_newest_first(seeds: Opened, table: GeoDataFrame) -> None:
    group = opened_group(seeds, "articles")
    dates = group.locator(".b-date").all_text_contents()
    assert dates == sorted(dates, reverse=True)
    group.locator(".b-none").click()
    assert listed(seeds) == []
    group.locator("input").nth(0).check()
    newest = table.loc[table.published.str.strip("[").idxmax(), "article"]
    assert set(listed(seeds)) == set(counted(table[table.article == newest]))
    expect(group.locator("summary .b-told")).to_contain_text(
        str(table[table.article == newest].article_title.iloc[0])[:20]
    )
    group.locator(".b-all").click()
    expect(group.locator("summary .b-told [lang=en]")).to_have_text("all")
    seeds.page.wait_for_function("() => location.hash === ''")


def test_many_articles_can_be_searched(open_page: Callable[..., Opened], crowded: str, html: str) -> None:
    opened = open_page(crowded)
    group = opened_group(opened, "articles")
    group.locator(".b-none").click()
    group.locator("input[type=search]").fill("الصباح")
    expect(group.locator("input[type=checkbox]")).to_have_count(10)
    group.locator(".b-all").click()
    expect(group.locator("summary .b-told [lang=en]")).to_have_text("10 of 20")
    expect(status(opened)).to_have_text("225 places, 225 mentions")
    opened = open_page(html)
    assert opened_group(opened, "articles").locator("input[type=search]").count() == 0


def test_what_is_filtered_is_told_beside_a_closed_group(seeds: Opened) -> None:
    kind = opened_group(seeds, "kinds")
    told = kind.locator("summary .b-told [lang=en]")
    expect(told).to_have_text("all")
    kind.locator('input[name="country"]').uncheck()
    expect(told).to_have_text("5 of 6")
    kind.locator("summary").click()
    expect(told).to_be_visible()


def test_all_filters_are_reset_at_once_and_only_offered_when_there_are_any(seeds: Opened) -> None:
    reset = seeds.page.locator(".b-reset")
    expect(reset).to_be_hidden()
    every = listed(seeds)
    opened_group(seeds, "kinds").locator('input[name="base"]').uncheck()
    opened_group(seeds, "roles").locator('input[name="embedded"]').check()
    opened_group(seeds, "articles").locator("input").nth(2).uncheck()
    seek(seeds, "لا يوجد مكان بهذا الاسم")
    expect(seeds.page.locator(".b-nothing [lang=en]")).to_be_visible()
    expect(status(seeds)).to_have_text("0 places, 0 mentions")
    reset.click()
    expect(seeds.page.locator(".b-nothing")).to_be_hidden()
    assert listed(seeds) == every
    expect(field(seeds)).to_have_value("")
    expect(field(seeds)).to_be_focused()
    expect(reset).to_be_hidden()


# Addresses


def test_a_deep_link_stands_in_the_controls(open_page: Callable[..., Opened], html: str, table: GeoDataFrame) -> None:
    article = sorted(set(table.article))[1]
    link = f"#q={quote('بغداد')}&roles=literal,associative&kinds=settlement,country&articles={article}"
    opened = open_page(html)
    opened.page.goto(opened.page.url + link)
    opened.page.reload()
    expect(field(opened)).to_have_value("بغداد")
    expect(opened_group(opened, "roles").locator('input[name="associative"]')).to_be_checked()
    expect(opened_group(opened, "roles").locator('input[name="embedded"]')).not_to_be_checked()
    expect(opened_group(opened, "kinds").locator("input:checked")).to_have_count(2)
    expect(opened_group(opened, "articles").locator("input:checked")).to_have_count(1)
    expect(opened.page.locator(".b-reset")).to_be_visible()
    rows = table[(table.article == article) & table.role.isin(("literal", "associative"))]
    assert listed(opened) and set(listed(opened)) <= set(rows.place)


def test_what_is_done_in_the_finder_stands_in_the_address(seeds: Opened) -> None:
    seek(seeds, "الموصل")
    opened_group(seeds, "kinds").locator('input[name="base"]').uncheck()
    seeds.page.wait_for_function("() => location.hash.includes('kinds=')")
    assert quote("الموصل") in str(seeds.page.evaluate("location.hash"))


# Keyboard, languages, sizes


def test_the_finder_is_used_with_the_keyboard_alone(seeds: Opened) -> None:
    page = seeds.page
    for _ in range(12):
        page.keyboard.press("Tab")
        if field(seeds).evaluate("node => node === document.activeElement"):
            break
    expect(field(seeds)).to_be_focused()
    page.keyboard.type("بغداد")
    expect(page.locator(".b-heading")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator(".b-list button").nth(1)
    expect(second).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".b-panel h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".b-panel")).to_be_hidden()
    expect(second).to_be_focused()
    page.keyboard.press("Home")
    expect(page.locator(".b-list button").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field(seeds)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field(seeds)).to_be_focused()
    assert seeds.errors == []


def test_arrows_in_the_list_do_not_move_the_map(seeds: Opened) -> None:
    centre = "(({lat, lng}) => [lat, lng])(map_buldanmap.getCenter())"
    before = seeds.page.evaluate(centre)
    seeds.page.locator(".b-list button").first.press("ArrowDown")
    seeds.page.wait_for_timeout(300)
    assert seeds.page.evaluate(centre) == before


def test_a_filter_keeps_the_focus_where_it_is(seeds: Opened) -> None:
    line = seeds.page.locator('.b-list [data-place="mosul"]')
    line.focus()
    seeds.page.evaluate("map_buldanmap.buldan.news.filter({query: 'الموصل'})")
    assert len(listed(seeds)) > 1
    expect(line).to_be_focused()


def test_in_arabic_the_finder_is_at_the_right_and_runs_from_right_to_left(seeds: Opened) -> None:
    finder, close = seeds.page.locator(".b-finder"), seeds.page.locator(".leaflet-control-zoom")
    assert box(finder)["x"] == 0
    seeds.page.locator('[data-language="ar"]').click()
    bar, zoom = box(finder), box(close)
    assert bar["x"] + bar["width"] == 1280 and zoom["x"] + zoom["width"] < bar["x"]
    assert finder.evaluate("node => getComputedStyle(node).direction") == "rtl"
    expect(finder).to_have_attribute("aria-label", "بحث وتصفية")
    expect(field(seeds)).to_have_attribute("placeholder", "ابحث في الأماكن والنصوص")
    assert (seeds.page.locator("[role=status] [lang=ar]").text_content() or "").startswith("الأماكن: ")


def test_places_are_fitted_beside_the_open_finder(seeds: Opened) -> None:
    right = box(seeds.page.locator(".b-finder"))["width"]
    for place in ("al-hol-camp", "al-qaim", "syria", "mosul"):
        assert box(seeds.page.locator(f'.b-symbol[data-place="{place}"]'))["x"] > right


def test_on_a_wide_map_the_finder_can_be_folded_away(seeds: Opened) -> None:
    zoom, toggle = seeds.page.locator(".leaflet-control-zoom"), seeds.page.locator(".b-toggle")
    expect(toggle).to_have_attribute("aria-expanded", "true")
    assert box(zoom)["x"] >= 280
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    expect(toggle).to_be_focused()
    expect(field(seeds)).to_be_hidden()
    assert box(zoom)["x"] < 20
    toggle.click()
    expect(field(seeds)).to_be_focused()


def test_on_a_phone_the_finder_is_a_drawer_that_choosing_closes(open_page: Callable[..., Opened], html: str) -> None:
    opened = open_page(html, width=360, height=740)
    toggle, finder = opened.page.locator(".b-toggle"), opened.page.locator(".b-finder")
    expect(field(opened)).to_be_hidden()
    toggle.click()
    expect(field(opened)).to_be_focused()
    assert box(finder)["width"] == 360
    opened.page.keyboard.press("Escape")
    expect(toggle).to_be_focused()
    expect(field(opened)).to_be_hidden()
    toggle.click()
    seek(opened, "Asad")
    opened.page.locator('.b-list [data-place="ain-al-asad-air-base"]').click()
    expect(field(opened)).to_be_hidden()
    expect(opened.page.locator(".b-panel h2")).to_be_focused()
    expect(opened.page.locator(".b-badge")).to_have_text("1")
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 360
    assert (opened.outside, opened.errors) == ([], [])


def test_everything_to_press_is_large_enough(seeds: Opened) -> None:
    for name in ("kinds", "roles", "articles"):
        opened_group(seeds, name)
    seek(seeds, "بغداد")
    targets = seeds.page.locator(".b-finder :is(button, summary, label):visible")
    boxes = [target.bounding_box() for target in targets.all()]
    assert [box for box in boxes if box and min(box["width"], box["height"]) < 24] == []
