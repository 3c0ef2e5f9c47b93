"""The dashboard on the seeds, in a real browser without a network."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pytest
from dashboard import Dashboard, opened, served
from playwright.sync_api import Browser, BrowserContext, FilePayload, expect

HOSTILE = (
    "{{ 7*7 }} {% raw %}",
    "<img src=x onerror=window.HACKED=1>",
    "</script><script>window.HACKED=1</script>",
    "<style>body{display:none}</style><iframe srcdoc='<script>parent.HACKED=1</script>'>",
    "`${alert(1)}`",
    "right\u202eleft",
    "[x](javascript:alert(1)) :material/home: $x^2$",
    "![t](http://tracker.invalid/x.png)",
    "C:\\new\\table &lt;b&gt;",
)
BASE = "ain-al-asad-air-base"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("elsewhere")) as address:
        yield address


@pytest.fixture(scope="module")
def english(browser: Browser) -> Iterator[BrowserContext]:
    """One context for all: its pages share a cache, not a session."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, locale="en-GB", accept_downloads=True)
    yield context
    context.close()


@pytest.fixture(scope="module")
def reader(english: BrowserContext, address: str) -> Iterator[Dashboard]:
    """One page for all that only read and filter; each test undoes its filter."""
    with opened(english, address) as found:
        yield found


@pytest.fixture(scope="module")
def writer(english: BrowserContext, address: str) -> Iterator[Dashboard]:
    """One page for all that add articles, each naming another town."""
    with opened(english, address) as found:
        yield found


def test_a_filter_keeps_the_view_and_the_frame(reader: Dashboard) -> None:
    reader.symbol("mosul")
    reader.map.wait_for_function("() => map.buldan.state.fitted")
    reader.map.evaluate("window.kept = true; map.setView([33.3, 43.3], 8, {animate: false})")
    reader.choose("Kind of place", "air base")
    reader.gone("mosul")
    reader.symbol(BASE)
    view = reader.map.evaluate("[window.kept, map.getZoom(), Math.round(map.getCenter().lat * 10)]")
    assert view == [True, 8, 333]
    reader.page.get_by_role("combobox", name="Kind of place").press("Backspace")
    reader.symbol("mosul")
    assert reader.map.evaluate("[window.kept, map.getZoom()]") == [True, 8]
    reader.quiet()


def test_a_click_on_the_map_shows_the_dossier_and_the_list_does_too(reader: Dashboard) -> None:
    reader.symbol(BASE)
    reader.map.locator(f'.b-symbol[data-place="{BASE}"]').press("Enter")
    dossier = reader.page.locator(f'.b-dossier[data-place="{BASE}"]')
    expect(dossier.locator("mark").first).to_have_text("عين الأسد", timeout=20_000)
    expect(dossier.locator("blockquote").first).to_contain_text("عين الأسد")
    expect(dossier).to_contain_text("the true place lies within")
    assert dossier.locator(".b-status a").count() > 0
    assert dossier.locator("blockquote").first.evaluate("node => getComputedStyle(node).direction") == "rtl"
    reader.choose("Choose a place", "Harir")
    expect(reader.page.locator('.b-dossier[data-place="harir-air-base"] mark').first).to_be_visible()
    expect(reader.map.locator('.b-symbol[data-place="harir-air-base"].b-chosen')).to_be_visible()
    reader.quiet()


def test_a_role_switched_on_is_on_the_map(reader: Dashboard) -> None:
    assert reader.map.locator('.b-symbol[data-place="iran"]').count() == 0
    switch = reader.page.locator(".stSidebar").get_by_text("a government, an army or a people")
    switch.click()
    reader.symbol("iran")
    switch.click()
    reader.gone("iran")
    reader.quiet()


@pytest.mark.parametrize(
    ("text", "there", "gone"), [("الانبار", "anbar-governorate", "al-hol-camp"), ("HARIR", "harir-air-base", BASE)]
)
def test_search_is_folded_in_both_languages(reader: Dashboard, text: str, there: str, gone: str) -> None:
    reader.symbol(gone)
    reader.search(text)
    reader.gone(gone)
    reader.symbol(there)
    reader.search("")
    reader.symbol(gone)
    reader.quiet()


def test_what_is_saved_is_what_is_shown(reader: Dashboard) -> None:
    reader.symbol("mosul")
    reader.search("Ain al-Asad")
    reader.gone("mosul")
    features = json.loads(reader.saved("GeoJSON"))["features"]
    assert BASE in {feature["id"] for feature in features}
    assert "mosul" not in {feature["id"] for feature in features}
    mentions = [one for feature in features for one in feature["properties"]["mentions"]]
    assert mentions and all(one["role"] == "literal" for one in mentions)
    table = list(csv.DictReader(io.StringIO(reader.saved("Spreadsheet").decode("utf-8-sig"), newline="")))
    assert len(table) == len(mentions)
    page = reader.saved("HTML").decode()
    assert f'"{BASE}"' in page and '"mosul"' not in page
    reader.search("")
    reader.symbol("mosul")
    reader.quiet()


def test_a_pasted_article_is_on_the_map_at_once(writer: Dashboard) -> None:
    writer.paste("وصل الجنود إلى مدينة تكريت.", Title="خبر", Outlet="وكالة", Link="https://example.org/1")
    writer.symbol("tikrit")
    expect(writer.page.locator(".b-added")).to_contain_text("خبر")
    writer.paste("نص", Published="yesterday")
    expect(writer.page.locator(".b-fault")).to_contain_text("yesterday")
    assert writer.page.get_by_label("Or paste an article").input_value() == "نص"
    writer.page.get_by_role("textbox", name="Published").fill("")
    writer.quiet()


def test_hostile_text_is_shown_as_it_is_and_runs_nowhere(writer: Dashboard) -> None:
    text = "\n".join(f"قصفوا مدينة تدمر {hostile} أمس." for hostile in HOSTILE)
    title = " ".join(HOSTILE)
    writer.paste(text, Title=title, Outlet=HOSTILE[1], Link="javascript:alert(1)")
    writer.symbol("palmyra")
    writer.choose("Choose a place", "Palmyra")
    dossier = writer.page.locator('.b-dossier[data-place="palmyra"]')
    expect(dossier.locator("cite").first).to_have_text(title)
    quotes = dossier.locator("blockquote").all_text_contents()
    assert len(quotes) == len(HOSTILE) and all(quote in text for quote in quotes)
    writer.page.get_by_role("tab", name="Whole article").click()
    writer.choose("Which article", "raw")
    article = writer.page.locator(".b-article")
    expect(article.locator("h3")).to_have_text(title)
    assert article.locator(".b-text").text_content() == text
    assert article.locator("a").count() == dossier.locator("cite a").count() == 0
    assert writer.page.locator(".stApp img, .katex, .b-dossier iframe, .b-article iframe").count() == 0
    writer.page.wait_for_timeout(300)
    writer.quiet()


def test_an_unreadable_upload_is_one_line_and_the_others_are_read(writer: Dashboard) -> None:
    good = "هبطت الطائرة في مدينة النجف.".encode()
    files = {"bad.txt": b"\xff\xd8\x00\x81", "![t](http:x).txt": b" ", "good.txt": good}
    folder = writer.page.locator('input[type="file"]')
    folder.set_input_files([FilePayload(name=name, mimeType="text/plain", buffer=data) for name, data in files.items()])
    writer.symbol("najaf")
    expect(writer.page.locator(".b-fault")).to_have_count(2)
    expect(writer.page.locator(".b-fault").last).to_contain_text("![t](http:x).txt")
    writer.quiet()


def test_arabic_readers_have_it_in_arabic_and_right_to_left(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, locale="ar-IQ")
    with context, opened(context, address) as dashboard:
        assert dashboard.page.locator(".b-title").evaluate("node => getComputedStyle(node).direction") == "rtl"
        expect(dashboard.page.get_by_text("أضف مقالات")).to_be_visible()
        dashboard.page.get_by_text("English").click()
        expect(dashboard.page.get_by_text("Add articles")).to_be_visible()
        dashboard.quiet()


def test_what_goes_into_a_report_says_what_was_written_for_it(reader: Dashboard) -> None:
    page = reader.page
    page.get_by_role("tab", name="For a report").click()
    page.get_by_role("textbox", name="Title").fill("القواعد <b>اليوم</b>")
    page.get_by_role("textbox", name="Title").press("Enter")
    expect(page.locator(".stCode")).to_contain_text('title="القواعد &lt;b&gt;اليوم&lt;/b&gt;"', timeout=20_000)
    assert "sandbox=" in (page.locator(".stCode").text_content() or "")
    collection = json.loads(reader.saved("Save buldan.geojson"))
    assert collection["title"] == "القواعد <b>اليوم</b>" and "made" not in collection
    reader.choose("Format", "KML")
    assert b"<kml" in reader.saved("Save buldan.kml")
    reader.quiet()
