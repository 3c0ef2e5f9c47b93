"""The time line in a real browser: what a window keeps, how it moves and plays, and what bases were on its last day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from conftest import Opened
from geopandas import GeoDataFrame
from playwright.sync_api import Locator, Page, expect

from gazetteer.place import Place
from geo.table import times
from geo.webmap import to_page

# place, date in the text, article's publication, the sentence with the name between bars
SAID = (
    ("balad-air-base", "2011-11", "2011-12", "انسحبت القوات الأميركية من قاعدة |بلد| الجوية."),
    ("camp-taji", "2019-05", "2019-06", "تتمركز قوات التحالف في معسكر |التاجي| شمال بغداد."),
    ("camp-taji", "2020-12-20", "2020-12-21", "زار الوزير معسكر |التاجي| بعد تسليمه."),
    ("harir-air-base", "[2021-07-27..2021-12-31]", "[2021-07-27..2021-12-31]", "هبطت طائرات في قاعدة |حرير|."),
    ("al-hol-camp", "2014-06", "2021-01", "كان مخيم |الهول| مغلقا في ذلك الوقت."),
    ("baghdad", "2029", "2022-01-15", "ستبقى البعثة في |بغداد| حتى ذلك العام."),
    ("mosul", None, None, "وصل الوفد إلى |الموصل|."),
)
ROLES = {"baghdad": "associative"}
At = Callable[..., Page]
Open = Callable[..., Opened]
STEPS = 73  # quarters from the fourth of 2011 to the fourth of 2029


def _row(number: int, said: tuple[str, str | None, str | None, str], places: dict[str, Place]) -> dict[str, Any]:
    name, edtf, published, text = said
    before, surface, after = text.split("|")
    found = {"start": 0, "end": 0, "surface": "", "edtf": edtf, "basis": "sentence"}
    row = {
        "article": f"{number}.txt",
        "published": published,
        "start": len(before),
        "end": len(before) + len(surface),
        "surface": surface,
        "role": ROLES.get(name, "literal"),
        "excerpt": before + surface + after,
        "excerpt_start": 0,
        "dates": [found] if edtf else [],
        "place": name,
        "place_title": places[name].title,
        "place_title_ar": places[name].title_ar,
        "kind": places[name].kind,
        "longitude": places[name].point.lon,
        "latitude": places[name].point.lat,
        "accuracy_m": places[name].point.accuracy_m,
    }
    return row | times(row)


def _table(table: GeoDataFrame, places: dict[str, Place], said: tuple[Any, ...]) -> GeoDataFrame:
    whole = table[table.resolution == "resolved"].iloc[0].to_dict() | {"article_title": "خبر", "url": None}
    rows = [whole | _row(number, one, places) for number, one in enumerate(said)]
    return GeoDataFrame(rows, geometry="geometry", crs=4326)


@pytest.fixture(scope="module")
def html(table: GeoDataFrame, places: dict[str, Place]) -> str:
    return to_page(_table(table, places, SAID), places)


@pytest.fixture
def at(open_page: Open, html: str) -> Iterator[At]:
    """The page at an address, with no message on its console when the test ends."""
    opened: list[Opened] = []

    def at(address: str, width: int = 1400, height: int = 800) -> Page:
        found = open_page(html, width=width, height=height)
        opened.append(found)
        url = found.page.url
        found.page.goto("about:blank")
        found.page.goto(f"{url}#{address}")
        found.page.locator(".b-time").wait_for()
        return found.page

    yield at
    assert [(found.errors, found.outside) for found in opened if found.errors or found.outside] == []


def _places(page: Page) -> set[str | None]:
    return {symbol.get_attribute("data-place") for symbol in page.locator(".b-symbol[data-place]").all()}


def _symbol(page: Page, place: str) -> Locator:
    return page.locator(f'.b-symbol[data-place="{place}"]')


def _words(page: Page, language: str) -> Locator:
    return page.locator(f'.b-time-window [lang="{language}"]')


def _hold_the_clock(page: Page) -> None:
    page.clock.install(time="2026-11-23T08:00:00")
    page.clock.pause_at("2026-11-23T09:00:00")


def _summary(page: Page) -> list[list[str]]:
    rows = page.locator(".b-time table tr").all()[1:]
    return [row.locator("td").all_text_contents() for row in rows]


def test_a_whole_window_shows_every_mention_and_names_its_ends(at: At) -> None:
    page = at("lang=ar&roles=literal,associative")
    assert _places(page) == {place for place, *_ in SAID}
    expect(_words(page, "ar")).to_have_text("من تشرين الثاني/نوفمبر 2011 إلى كانون الأول/ديسمبر 2029")
    assert page.locator(".b-time-undated").count() == 0


def test_step_forward_takes_the_first_step_then_the_next_and_back_returns(at: At) -> None:
    page = at("lang=en")
    page.get_by_role("button", name="Step forward").click()
    expect(_words(page, "en")).to_have_text("until December 2011")
    expect(_symbol(page, "camp-taji")).to_have_count(0)
    assert _places(page) == {"balad-air-base"}
    page.get_by_role("button", name="Step forward").click()
    expect(_words(page, "en")).to_have_text("January 2012 to March 2012")
    page.get_by_role("button", name="Step back").dblclick()
    expect(_words(page, "en")).to_have_text("until December 2011")
    page.get_by_role("button", name="All dates").click()
    expect(_words(page, "en")).to_have_text("November 2011 to December 2029")
    expect(_symbol(page, "camp-taji")).to_have_count(1)


def test_step_back_from_the_whole_window_takes_the_last_step(at: At) -> None:
    page = at("lang=ar&roles=associative")
    page.get_by_role("button", name="خطوة إلى الوراء").click()
    expect(_words(page, "ar")).to_have_text("منذ تشرين الأول/أكتوبر 2029")
    assert _places(page) == {"baghdad"}


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_play_moves_the_window_and_stops_at_the_end(at: At, motion: Any) -> None:
    page = at("lang=ar&from=2029-01&to=2029-03")
    page.emulate_media(reduced_motion=motion)
    _hold_the_clock(page)
    page.get_by_role("button", name="تشغيل").click()
    page.clock.run_for(1100)
    expect(_words(page, "ar")).to_have_text("من نيسان/أبريل 2029 إلى حزيران/يونيو 2029")
    expect(page.get_by_role("button", name="إيقاف مؤقت")).to_be_visible()
    page.clock.run_for(10_000)
    expect(_words(page, "ar")).to_have_text("منذ تشرين الأول/أكتوبر 2029")
    expect(page.get_by_role("button", name="تشغيل")).to_be_visible()


def test_play_of_a_whole_window_runs_from_the_first_step_to_the_last(at: At) -> None:
    page = at("lang=en")
    _hold_the_clock(page)
    page.get_by_role("button", name="Play").click()
    expect(_words(page, "en")).to_have_text("until December 2011")
    page.clock.run_for(1000 * (STEPS - 2))
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.clock.run_for(1000)
    expect(_words(page, "en")).to_have_text("since October 2029")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_play_at_the_end_begins_again_with_the_same_width(at: At) -> None:
    page = at("lang=en&from=2029-07")
    _hold_the_clock(page)
    page.get_by_role("button", name="Play").click()
    expect(_words(page, "en")).to_have_text("until March 2012")


@pytest.mark.parametrize("act", ["key", "step", "pause"])
def test_what_a_reader_does_stops_the_play(at: At, act: str) -> None:
    page = at("lang=en&from=2012-01&to=2012-03")
    _hold_the_clock(page)
    page.get_by_role("button", name="Play").click()
    acts = {
        "key": lambda: page.get_by_role("slider", name="Shown until").press("ArrowUp"),
        "step": lambda: page.get_by_role("button", name="Step forward").click(),
        "pause": lambda: page.get_by_role("button", name="Pause").click(),
    }
    acts[act]()
    told = _words(page, "en").text_content()
    page.clock.run_for(5000)
    assert _words(page, "en").text_content() == told
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_thumbs_take_the_keyboard_and_filter_the_symbols(at: At) -> None:
    page = at("lang=en")
    last = page.get_by_role("slider", name="Shown until")
    last.press("Home")
    expect(last).to_have_attribute("aria-valuetext", "December 2011")
    expect(_symbol(page, "camp-taji")).to_have_count(0)
    assert _places(page) == {"balad-air-base"}
    last.press("ArrowRight")
    expect(last).to_have_attribute("aria-valuetext", "March 2012")
    first = page.get_by_role("slider", name="Shown from")
    first.press("ArrowRight")
    expect(first).to_have_attribute("aria-valuetext", "January 2012")
    expect(_symbol(page, "balad-air-base")).to_have_count(0)
    first.press("ArrowRight")
    expect(_words(page, "en")).to_have_text("January 2012 to March 2012")  # a window holds one step at least


def test_in_arabic_time_runs_from_right_to_left_for_eye_and_keys(at: At) -> None:
    page = at("lang=ar&to=2012-03")
    last = page.get_by_role("slider", name="المعروض حتى")
    expect(last).to_have_attribute("aria-valuetext", "آذار/مارس 2012")
    last.press("ArrowLeft")
    expect(last).to_have_attribute("aria-valuetext", "حزيران/يونيو 2012")
    track, window = page.locator(".b-time-track").bounding_box(), page.locator(".b-time-box").bounding_box()
    assert track and window and abs(window["x"] + window["width"] - track["x"] - track["width"]) < 1
    years = page.locator(".b-time-ticks span").all()
    places = [box["x"] for year in years if (box := year.bounding_box())]
    assert places == sorted(places, reverse=True)
    assert all(year.locator("bdi").get_attribute("dir") == "ltr" for year in years)


def test_the_window_can_be_dragged(at: At) -> None:
    page = at("lang=en&from=2012-01&to=2013-12")
    box, track = page.locator(".b-time-box").bounding_box(), page.locator(".b-time-track").bounding_box()
    assert box and track
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + track["width"] / STEPS * 4, box["y"] + 5, steps=3)
    page.mouse.up()
    expect(_words(page, "en")).to_have_text("January 2013 to December 2014")


WINDOWS = {
    "from=2021-07-01&to=2021-07-26": False,
    "from=2021-07-01&to=2021-07-27": True,
    "from=2021-10&to=2021-12": True,
    "from=2021-12-31&to=2022-03": True,
    "from=2022-01&to=2022-03": False,
}


@pytest.mark.parametrize(("window", "kept"), WINDOWS.items())
def test_a_window_keeps_an_uncertain_day_that_it_may_hold(at: At, window: str, kept: bool) -> None:
    page = at(f"lang=ar&{window}")
    expect(page.locator(".b-time-whole")).to_have_count(0)
    assert ("harir-air-base" in _places(page)) is kept


def test_a_deep_link_sets_the_thumbs(at: At) -> None:
    page = at("lang=ar&from=2020-01&to=2021-06")
    first, last = page.get_by_role("slider", name="المعروض من"), page.get_by_role("slider", name="المعروض حتى")
    expect(first).to_have_attribute("aria-valuetext", "كانون الثاني/يناير 2020")
    expect(last).to_have_attribute("aria-valuetext", "حزيران/يونيو 2021")
    assert (first.input_value(), last.input_value()) == ("33", "39")
    assert _places(page) == {"camp-taji"}


def test_a_malformed_date_in_the_address_is_passed_over(at: At) -> None:
    expect(at("lang=en&from=2020-13&to=soon").locator(".b-time-whole")).to_have_count(1)


def test_the_address_follows_the_window(at: At) -> None:
    page = at("lang=en&from=2020-01&to=2020-03")
    page.get_by_role("button", name="Step forward").click()
    page.wait_for_url("**from=2020-04&to=2020-06**")


def test_mentions_without_a_date_are_counted_once_the_window_is_narrowed(at: At) -> None:
    page = at("lang=ar&to=2021")
    assert page.locator(".b-time-undated [lang=ar]").text_content() == "مرات ذكر بلا تاريخ لا تظهر: 1"
    assert page.locator(".b-time-undated [lang=en]").text_content() == "1 mention without a date is not shown"
    assert "mosul" not in _places(page)
    page.get_by_role("button", name="كل التواريخ").click()
    expect(_symbol(page, "mosul")).to_have_count(1)
    expect(page.locator(".b-time-undated")).to_have_count(0)
    assert at("lang=ar&to=2021&roles=associative").locator(".b-time-undated").count() == 0  # nor is it hidden twice


def test_the_histogram_tells_sure_steps_from_possible_ones(at: At) -> None:
    page = at("lang=ar")
    rows = _summary(page)
    assert rows[0] == ["من تشرين الأول/أكتوبر 2011 إلى كانون الأول/ديسمبر 2011", "1", "0"]
    assert rows[-2:] == [
        ["من تموز/يوليو 2021 إلى أيلول/سبتمبر 2021", "0", "1"],
        ["من تشرين الأول/أكتوبر 2021 إلى كانون الأول/ديسمبر 2021", "0", "1"],
    ]
    assert len(rows) == 6
    titles = page.locator(".b-time-bars title").all_text_contents()
    assert (len(titles), titles[0]) == (STEPS, f"{rows[0][0]}\nمرات الذكر: 1")


def test_the_histogram_follows_the_other_filters_but_not_the_window(at: At) -> None:
    page = at("lang=en&roles=associative&to=2020")
    assert [row[0].split()[0] for row in _summary(page)] == ["January", "April", "July", "October"]


def _fills(page: Page, place: str) -> list[str | None]:
    return [part.get_attribute("fill") for part in _symbol(page, place).locator("svg polygon").all()]


def test_a_base_has_the_state_of_the_windows_last_day_in_symbol_and_label(at: At) -> None:
    page = at("lang=ar&to=2019")
    taji = _symbol(page, "camp-taji")
    said = "الحالة في 31 كانون الأول/ديسمبر 2019: قوات التحالف"
    assert (taji.get_attribute("aria-label") or "").endswith(f"; {said}")
    assert _fills(page, "camp-taji") == ["#d55e00"]
    page = at("lang=ar&to=2020")
    said = "الحالة في 31 كانون الأول/ديسمبر 2020: تسليم"
    assert (_symbol(page, "camp-taji").get_attribute("aria-label") or "").endswith(f"; {said}")
    assert set(_fills(page, "camp-taji")) == {"#ffffff"}


def test_the_panel_says_the_state_with_its_day_and_source(at: At, places: dict[str, Place]) -> None:
    page = at("lang=ar&to=2020&place=camp-taji")
    panel = page.locator(".b-status")
    assert panel.locator("h3 [lang=ar]").text_content() == "الحالة في 31 كانون الأول/ديسمبر 2020"
    source = places["camp-taji"].citations[places["camp-taji"].status[1].citation - 1]
    assert panel.locator(".b-then strong [lang=ar]").all_text_contents() == ["تسليم"]
    link = panel.locator(".b-then a")
    assert (link.get_attribute("href"), link.text_content()) == (source.url, source.label)
    assert panel.locator(".b-states li").count() == len(places["camp-taji"].status)
    assert panel.locator("[aria-current=true] .b-date").all_text_contents() == ["2020-08-23 →"]


def test_the_panel_follows_the_window(at: At) -> None:
    page = at("lang=ar&to=2019-12&place=camp-taji")
    expect(page.locator(".b-then strong [lang=ar]")).to_have_text("قوات التحالف")
    page.get_by_role("slider", name="المعروض حتى").press("End")
    expect(page.locator(".b-then strong [lang=ar]")).to_have_text("تسليم")


def test_the_month_of_a_handover_shows_both_states(at: At) -> None:
    page = at("lang=ar&to=2011-11&place=balad-air-base")
    assert page.locator(".b-then strong [lang=ar]").all_text_contents() == ["قوات التحالف", "تسليم"]
    assert page.locator(".b-then a").count() == 2
    balad = _symbol(page, "balad-air-base")
    assert (balad.get_attribute("aria-label") or "").endswith("30 تشرين الثاني/نوفمبر 2011: قوات التحالف، تسليم")
    halves = balad.locator("svg svg").all()
    fills = [half.locator("polygon").last.get_attribute("fill") for half in halves]
    assert fills == ["#d55e00", "#ffffff"]
    after = at("lang=ar&to=2011-12-01&place=balad-air-base")
    assert after.locator(".b-then strong [lang=ar]").all_text_contents() == ["تسليم"]


def test_a_closed_camp_is_crossed_out_and_a_gap_in_the_sources_is_said(at: At) -> None:
    page = at("lang=ar&to=2014-06")
    assert _symbol(page, "al-hol-camp").get_attribute("data-status") == "closed"
    assert _symbol(page, "al-hol-camp").locator("path").count() > 0
    page = at("lang=ar&to=2021-07-31&place=harir-air-base")
    assert page.locator(".b-then strong [lang=ar]").all_text_contents() == ["لا يذكرها مصدر"]
    assert page.locator(".b-states [aria-current]").count() == 0
    assert page.locator(".b-then a").count() == 0


def test_a_whole_window_has_the_states_of_the_newest_articles_day(at: At) -> None:
    """Not of 2029, of which an article only speaks."""
    page = at("lang=en&place=harir-air-base")
    assert "Status" not in (_symbol(page, "mosul").get_attribute("aria-label") or "")  # a town has none
    assert page.locator(".b-then h3 [lang=en]").text_content() == "Status on 15 January 2022"
    assert page.locator(".b-time-notes [lang=en]").text_content() == "Status of bases and camps on 15 January 2022"


def test_the_legend_explains_the_states_on_the_map_and_names_their_day(at: At) -> None:
    legend = at("lang=ar&to=2020").locator(".b-legend")
    assert legend.locator("h2 [lang=ar]").text_content() == "الحالة في 31 كانون الأول/ديسمبر 2020"
    assert legend.locator(".b-status-key [lang=ar]").all_text_contents() == ["تسليم", "قيد العمل"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_on_a_narrow_screen_the_bar_covers_neither_foot_nor_panel(at: At, language: str) -> None:
    page = at(f"lang={language}&to=2020&place=camp-taji", width=360, height=740)
    bar, foot, panel = (page.locator(name).bounding_box() for name in (".b-time", ".b-foot", ".b-panel"))
    assert bar and foot and panel
    assert bar["height"] < 120 and bar["x"] >= 0 and bar["x"] + bar["width"] <= 360
    assert bar["y"] + bar["height"] <= foot["y"] + 1 and panel["y"] + panel["height"] <= bar["y"] + 1
    buttons = [box for button in page.locator(".b-time button").all() if (box := button.bounding_box())]
    assert len({round(box["y"]) for box in buttons}) == 1
    assert all(box["width"] >= 24 and box["height"] >= 24 for box in buttons)


def test_one_day_makes_no_time_line(open_page: Open, table: GeoDataFrame, places: dict[str, Place]) -> None:
    same = ("camp-taji", "2020-12-20", "2020-12-20", SAID[2][3])
    opened = open_page(to_page(_table(table, places, (same, same)), places))
    opened.page.locator(".b-symbol").first.wait_for()
    assert opened.page.locator(".b-time").count() == 0
    other = ("camp-taji", "2020-12-21", "2020-12-21", SAID[2][3])
    opened = open_page(to_page(_table(table, places, (same, other)), places))
    expect(opened.page.locator(".b-time-bars g")).to_have_count(2)
    assert opened.errors == []


def test_a_date_far_off_stretches_no_axis(open_page: Open, table: GeoDataFrame, places: dict[str, Place]) -> None:
    many = tuple(("camp-taji", f"2020-{1 + at % 12:02}-11", "2020-12", SAID[1][3]) for at in range(60))
    far = ("baghdad", "1258", "2020-12", "سقطت |بغداد| في ذلك العام.")
    opened = open_page(to_page(_table(table, places, (*many, far)), places))
    expect(opened.page.locator(".b-time-bars g")).to_have_count(13)
    opened.page.get_by_role("button", name="Step forward").click()
    expect(_words(opened.page, "en")).to_have_text("until December 2019")
    expect(_symbol(opened.page, "baghdad")).to_have_count(0)  # its role is off
    opened.page.locator('input[name="associative"]').first.check()
    expect(_symbol(opened.page, "baghdad")).to_have_count(1)
    assert opened.errors == []
