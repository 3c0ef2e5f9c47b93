"""The dashboard on the seeds, in a real browser without a network."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from dashboard import Dashboard, opened, served
from playwright.sync_api import Browser, BrowserContext, expect

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


@pytest.fixture
def dashboard(english: BrowserContext, address: str) -> Iterator[Dashboard]:
    with opened(english, address) as found:
        yield found


def test_a_filter_keeps_the_view_and_the_frame(dashboard: Dashboard) -> None:
    dashboard.symbol("mosul")
    dashboard.map.evaluate("window.kept = true; map.setView([33.3, 43.3], 8, {animate: false})")
    dashboard.choose("Kind of place", "air base")
    dashboard.gone("mosul")
    dashboard.symbol(BASE)
    view = dashboard.map.evaluate("[window.kept, map.getZoom(), Math.round(map.getCenter().lat * 10)]")
    assert view == [True, 8, 333]
    dashboard.quiet()


def test_a_click_on_the_map_shows_the_dossier_and_the_list_does_too(dashboard: Dashboard) -> None:
    dashboard.symbol(BASE)
    dashboard.map.locator(f'.b-symbol[data-place="{BASE}"]').press("Enter")
    dossier = dashboard.page.locator(f'.b-dossier[data-place="{BASE}"]')
    expect(dossier.locator("mark").first).to_have_text("عين الأسد", timeout=20_000)
    expect(dossier.locator("blockquote").first).to_contain_text("عين الأسد")
    expect(dossier).to_contain_text("the true place lies within")
    assert dossier.locator(".b-status a").count() > 0
    assert dossier.locator("blockquote").first.evaluate("node => getComputedStyle(node).direction") == "rtl"
    dashboard.choose("Choose a place", "Harir")
    expect(dashboard.page.locator('.b-dossier[data-place="harir-air-base"] mark').first).to_be_visible()
    expect(dashboard.map.locator('.b-symbol[data-place="harir-air-base"].b-chosen')).to_be_visible()
    dashboard.quiet()


def test_a_role_switched_on_is_on_the_map(dashboard: Dashboard) -> None:
    assert dashboard.map.locator('.b-symbol[data-place="iran"]').count() == 0
    dashboard.page.locator(".stSidebar").get_by_text("a government, an army or a people").click()
    dashboard.symbol("iran")
    dashboard.quiet()


@pytest.mark.parametrize(
    ("text", "there", "gone"), [("الانبار", "anbar-governorate", "al-hol-camp"), ("HARIR", "harir-air-base", BASE)]
)
def test_search_is_folded_in_both_languages(dashboard: Dashboard, text: str, there: str, gone: str) -> None:
    dashboard.symbol(gone)
    dashboard.search(text)
    dashboard.gone(gone)
    dashboard.symbol(there)
    dashboard.quiet()


def _saved(dashboard: Dashboard, label: str) -> bytes:
    with dashboard.page.expect_download() as download:
        dashboard.page.get_by_role("button", name=label).click()
    return Path(download.value.path()).read_bytes()


def test_what_is_saved_is_what_is_shown(dashboard: Dashboard) -> None:
    dashboard.symbol("mosul")
    dashboard.search("Ain al-Asad")
    dashboard.gone("mosul")
    collection = json.loads(_saved(dashboard, "GeoJSON"))
    assert BASE in {feature["id"] for feature in collection["features"]}
    mentions = [one for feature in collection["features"] for one in feature["properties"]["mentions"]]
    assert mentions and all(one["role"] == "literal" for one in mentions)
    assert "mosul" not in {feature["id"] for feature in collection["features"]}
    table = list(csv.DictReader(_saved(dashboard, "CSV").decode("utf-8-sig").splitlines()))
    assert len(table) == len(mentions)
    page = _saved(dashboard, "HTML").decode()
    assert BASE in page and '"mosul"' not in page
    dashboard.quiet()


def _paste(dashboard: Dashboard, text: str, **fields: str) -> None:
    dashboard.page.get_by_text("Add articles").click()
    dashboard.page.get_by_label("Or paste an article").fill(text)
    for label, value in fields.items():
        dashboard.page.get_by_label(label, exact=label == "Title").fill(value)
    dashboard.page.get_by_role("button", name="Put it on the map").click()


def test_a_pasted_article_is_on_the_map_at_once(dashboard: Dashboard) -> None:
    _paste(dashboard, "وصل الجنود إلى مدينة تدمر.", Title="خبر", Outlet="وكالة", Link="https://example.org/1")
    dashboard.symbol("palmyra")
    expect(dashboard.page.locator(".b-added")).to_contain_text("خبر")
    dashboard.page.get_by_label("Or paste an article").fill("نص")
    dashboard.page.get_by_label("Published (").fill("yesterday")
    dashboard.page.get_by_role("button", name="Put it on the map").click()
    expect(dashboard.page.locator(".b-fault")).to_contain_text("yesterday")
    assert dashboard.page.get_by_label("Or paste an article").input_value() == "نص"
    dashboard.quiet()


def test_an_unreadable_upload_is_one_line_and_the_others_are_read(dashboard: Dashboard) -> None:
    dashboard.page.get_by_text("Add articles").click()
    files = {
        "bad.txt": b"\xff\xd8\x00\x81",
        "![t](http:x).txt": b" ",
        "good.txt": "هبطت الطائرة في مدينة تدمر.".encode(),
    }
    upload = [{"name": name, "mimeType": "text/plain", "buffer": data} for name, data in files.items()]
    dashboard.page.locator('input[type="file"]').set_input_files(upload)  # type: ignore[arg-type]
    dashboard.symbol("palmyra")
    expect(dashboard.page.locator(".b-fault")).to_have_count(2)
    expect(dashboard.page.locator(".b-fault").last).to_contain_text("![t](http:x).txt")
    dashboard.quiet()


def test_hostile_text_is_shown_as_it_is_and_runs_nowhere(dashboard: Dashboard) -> None:
    text = "\n".join(f"قصفوا مدينة تدمر {hostile} أمس." for hostile in HOSTILE)
    title = " ".join(HOSTILE)
    _paste(dashboard, text, Title=title, Outlet=HOSTILE[1], Link="javascript:alert(1)")
    dashboard.symbol("palmyra")
    dashboard.choose("Choose a place", "Palmyra")
    dossier = dashboard.page.locator('.b-dossier[data-place="palmyra"]')
    expect(dossier.locator("cite").first).to_have_text(title)
    written = "\n".join(dossier.locator("blockquote").all_text_contents())
    assert all(hostile in written for hostile in HOSTILE)
    dashboard.page.get_by_role("tab", name="Whole article").click()
    dashboard.choose("Which article", "7*7")
    article = dashboard.page.locator(".b-article")
    expect(article.locator("h3")).to_have_text(title)
    assert article.locator(".b-text").text_content() == text
    assert article.locator("a").count() == 0
    assert dashboard.page.locator(".stApp img, .stApp .katex, .b-dossier iframe, .b-article iframe").count() == 0
    dashboard.page.wait_for_timeout(300)
    dashboard.quiet()


def test_arabic_readers_have_it_in_arabic_and_right_to_left(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, locale="ar-IQ")
    with context, opened(context, address) as dashboard:
        assert dashboard.page.locator(".b-title").evaluate("node => getComputedStyle(node).direction") == "rtl"
        expect(dashboard.page.get_by_text("أضف مقالات")).to_be_visible()
        dashboard.page.get_by_text("English").click()
        expect(dashboard.page.get_by_text("Add articles")).to_be_visible()
        dashboard.quiet()
