"""A place looked up, and one added: pin, form, preview, file; in a real browser without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dashboard import Dashboard, opened, served
from playwright.sync_api import Browser, Locator, expect

from gazetteer import load
from gazetteer.store import dump

NEWS = (
    "قتل جنديان في هجوم على قرية الثميل الشرقي غربي محافظة الأنبار.\n"
    "وانسحبت القوات من الثميل الشرقي <img src=x onerror=window.HACKED=1> إلى قاعدة عين الأسد.\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("curator")
    (folder / "news").mkdir()
    (folder / "news" / "a.txt").write_text(NEWS, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder, "news", "--gazetteer", "own") as address:
        yield address


@pytest.fixture(scope="module")
def curator(browser: Browser, address: str) -> Iterator[Dashboard]:
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, locale="en-GB", accept_downloads=True)
    with context, opened(context, address) as found:
        found.page.get_by_role("tab", name="Places").click()
        yield found


def longitude(dashboard: Dashboard) -> Locator:
    return dashboard.page.get_by_role("spinbutton", name="Longitude")


def latitude(dashboard: Dashboard) -> Locator:
    return dashboard.page.get_by_role("spinbutton", name="Latitude")


def write(dashboard: Dashboard, label: str, text: str) -> None:
    box = dashboard.page.get_by_role("textbox", name=label)
    box.fill(text)
    box.press("Enter" if label.startswith("Is it") else "Tab")


def number(box: Locator, value: str) -> None:
    box.fill(value)
    box.press("Enter")


def test_a_known_place_is_shown_with_its_names_status_sources_and_point(curator: Dashboard) -> None:
    write(curator, "Is it known", "عين الاسدد")
    record = curator.page.locator('.b-record[data-place="ain-al-asad-air-base"]')
    expect(record).to_contain_text("Status over time", timeout=20_000)
    expect(record.locator(".b-names .b-weak").first).to_contain_text("الأسد")
    assert record.locator(".b-sources a").count() > 0
    curator.pins.locator('.b-symbol[data-place="ain-al-asad-air-base"]').wait_for(timeout=20_000)
    write(curator, "Is it known", "qwertzuiop")
    expect(curator.page.get_by_text("No place that we know")).to_be_visible(timeout=20_000)
    curator.quiet()


def test_a_click_sets_the_pin_and_a_drag_or_an_arrow_moves_the_numbers(curator: Dashboard) -> None:
    curator.pins.locator(".leaflet-container").click(position={"x": 250, "y": 200})
    pin = curator.pins.locator(".b-pin")
    pin.wait_for()
    expect(longitude(curator)).not_to_have_value("", timeout=20_000)
    before = float(longitude(curator).input_value())
    box = pin.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    curator.page.mouse.move(x, y)
    curator.page.mouse.down()
    curator.page.mouse.move(x + 60, y + 40, steps=5)
    curator.page.mouse.up()
    expect(longitude(curator)).not_to_have_value(f"{before:.5f}", timeout=20_000)
    dragged = float(longitude(curator).input_value())
    assert dragged > before
    pin.press("ArrowLeft")
    expect(longitude(curator)).not_to_have_value(f"{dragged:.5f}", timeout=20_000)
    assert before < float(longitude(curator).input_value()) < dragged
    assert pin.get_attribute("aria-label") == "Point of the new place"
    curator.quiet()


def test_the_pin_and_its_circle_follow_the_numbers(curator: Dashboard) -> None:
    number(longitude(curator), "42.9")
    number(latitude(curator), "33.0")
    number(curator.page.get_by_role("spinbutton", name="Within how many metres"), "4000")
    curator.pins.wait_for_function(
        "map.pin.circle.getRadius() === 4000 && map.pin.marker.getLatLng().equals([33, 42.9])", timeout=20_000
    )


def test_an_unfinished_form_says_what_is_missing(curator: Dashboard) -> None:
    write(curator, "Name in English", "East Thumail")
    curator.page.get_by_role("button", name="Check, and see").click()
    fault = curator.page.locator(".b-fault")
    expect(fault).to_contain_text("Still missing: Name in Arabic", timeout=20_000)
    assert curator.page.get_by_role("button", name="Download the file").count() == 0


def test_a_filled_form_shows_what_it_would_find_and_gives_the_file(curator: Dashboard) -> None:
    write(curator, "Name in Arabic", "الثميل الشرقي")
    curator.choose("What it is", "village")
    pick(curator, "Lies in", "Anbar Governorate")
    write(curator, "Names that stand alone", "الثميل الشرقي\nEast Thumail\nعين الأسد")
    write(curator, "Source of the point", "Survey")
    write(curator, "Its address", "https://example.org/")
    curator.page.get_by_role("button", name="Check, and see").click()
    found = curator.page.locator(".b-preview mark")
    expect(found).to_have_text(["الثميل الشرقي", "الثميل الشرقي"], timeout=20_000)
    expect(curator.page.locator(".b-preview blockquote").nth(1)).to_contain_text("<img src=x")
    expect(curator.page.locator(".b-fault").last).to_contain_text("strong name of ain-al-asad-air-base")
    assert curator.page.get_by_role("button", name="Write it into").is_disabled()
    curator.page.get_by_role("button", name="Make these names weak").click()
    expect(curator.page.get_by_role("textbox", name="Names that need")).to_have_value("ar: عين الأسد", timeout=20_000)
    expect(curator.page.locator(".b-fault")).to_have_count(0)
    saved = curator.saved("Download the file").decode()
    assert saved.startswith('title: "East Thumail"\ntitle_ar: "الثميل الشرقي"\nkind: "village"\n')
    assert "point: {lon: 42.9, lat: 33.0, accuracy_m: 4000}\n" in saved
    curator.quiet()


def test_a_written_place_is_known_and_on_the_map_at_once(curator: Dashboard, folder: Path) -> None:
    saved = curator.saved("Download the file").decode()
    curator.page.get_by_role("button", name="Write it into").click()
    expect(curator.page.locator(".b-added")).to_contain_text("east-thumail.yml", timeout=20_000)
    curator.symbol("east-thumail")
    own = folder / "own"
    assert (own / "iq/anbar/east-thumail.yml").read_text("utf-8") == saved == dump(load(own)["east-thumail"])
    expect(curator.page.get_by_role("textbox", name="Name in English")).to_have_value("")
    curator.pins.locator(".b-pin").wait_for(state="detached", timeout=20_000)
    curator.quiet()


def pick(dashboard: Dashboard, label: str, option: str) -> None:
    """Choose from a list that offers to take all matches first."""
    box = dashboard.page.get_by_role("combobox", name=label)
    box.scroll_into_view_if_needed()
    dashboard.page.wait_for_timeout(300)
    box.fill(option)
    dashboard.page.get_by_role("option", name=option).last.click()
    box.press("Escape")


def test_arabic_readers_have_the_tab_right_to_left_on_a_telephone_too(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="ar-IQ")
    with context, opened(context, address) as dashboard:
        dashboard.page.get_by_role("tab", name="الأماكن").click()
        label = dashboard.page.get_by_text("هل نعرفه؟")
        assert label.evaluate("node => getComputedStyle(node).direction") == "rtl"
        assert dashboard.page.evaluate("document.scrollingElement.scrollWidth") <= 390
        side = dashboard.page.locator(".stSidebar").evaluate("node => getComputedStyle(node).overflowX")
        assert side == "clip"
        expect(dashboard.page.get_by_role("button", name="افحص واعرض ما سيجده")).to_be_visible()
        dashboard.quiet()
