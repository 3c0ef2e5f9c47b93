"""Whatever an article or a place says is shown as the very text that it is, and nothing of it runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import geopandas
import pytest
import shapely
from conftest import Opened

from geo.about import About
from geo.table import times
from geo.webmap import to_map, to_page

HOSTILE = (
    "{{ 7*7 }}",
    "{% raw %}",
    "{# gone #}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "<img src=x onerror=window.HACKED=1>",
    "</script><script>window.HACKED=1</script>",
    "<!--<script>",
    "`${window.HACKED=1}`",
    "${alert(1)}",
    "');window.HACKED=1;//",
    "first\u2028second\u2029third",
    "nul\u0000nul",
    "right\u202eleft",
    "C:\\new\\table \\u003c \\x41",
    "&lt;b&gt; &amp; \"'",
    "map_buldanmap alert(coords); drawnItems_draw_control_div_1 _buldannews",
    "قبل 🇮🇶 العراق 👩‍👩‍👧 بعد",
)


def _row(number: int, text: str) -> dict[str, Any]:
    excerpt = f"😀 قبل {text} بعد"
    row = {
        "article": f"{number} {text}",
        "article_title": text,
        "outlet": text,
        "url": f"javascript:window.HACKED=1//{text}",
        "language": "ar",
        "published": "2025-11",
        "start": 100 + excerpt.index(text),
        "end": 100 + excerpt.index(text) + len(text),
        "surface": text,
        "generic": text,
        "excerpt": excerpt,
        "excerpt_start": 100,
        "role": "literal",
        "dateline": False,
        "resolution": "resolved",
        "place": f"place-{number}",
        "place_title": text,
        "place_title_ar": text,
        "kind": "town",
        "longitude": 40.0 + number / 2,
        "latitude": 33.0 + number % 5 / 2,
        "accuracy_m": 3000,
        "dates": [{"start": 0, "end": 1, "surface": text, "edtf": "2025", "basis": "sentence"}],
        "reason": text,
        "candidates": [text],
        "geometry": shapely.Point(40.0 + number / 2, 33.0 + number % 5 / 2),
    }
    return row | times(row)


@pytest.fixture(scope="module")
def table() -> geopandas.GeoDataFrame:
    rows = [_row(number, text) for number, text in enumerate(HOSTILE)]
    lost = [{**_row(50 + number, text), "resolution": "unknown", "place": None} for number, text in enumerate(HOSTILE)]
    return geopandas.GeoDataFrame(rows + lost, geometry="geometry", crs=4326)


def _check(opened: Opened, number: int, text: str) -> None:
    opened.open_place(f"place-{number}")
    panel = opened.page.locator(".b-panel")
    assert opened.marks() == [text]
    assert panel.locator("blockquote").text_content() == f"😀 قبل {text} بعد"
    assert panel.locator("h2 bdi").all_text_contents() == [text, text]
    assert panel.locator("cite > bdi").all_text_contents() == [text, text]
    assert panel.locator("cite .b-url bdi").text_content() == f"javascript:window.HACKED=1//{text}"
    assert panel.locator("cite a").count() == 0


def _inert(opened: Opened) -> None:
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("window.HACKED") is None
    assert opened.page.locator("img, iframe, object, embed").count() == 0
    assert (opened.outside, opened.errors) == ([], [])


def _check_all(opened: Opened) -> None:
    for number, text in enumerate(HOSTILE):
        _check(opened, number, text)
    opened.page.locator(".b-unplaced").click()
    assert opened.page.locator(".b-panel details > summary > bdi").all_text_contents() == list(HOSTILE)
    for summary in opened.page.locator(".b-panel details > summary").all():
        summary.click()
    assert opened.marks() == list(HOSTILE)
    _inert(opened)


def test_the_page_shows_hostile_text_and_runs_none_of_it(
    open_page: Callable[..., Opened], table: geopandas.GeoDataFrame
) -> None:
    _check_all(open_page(to_page(table, {})))


def test_the_map_that_folium_renders_twice_is_as_inert(
    open_page: Callable[..., Opened], table: geopandas.GeoDataFrame
) -> None:
    rendered = to_map(table, {})
    rendered.get_root().render()
    _check_all(open_page(rendered.get_root().render()))


@pytest.mark.parametrize("text", HOSTILE)
def test_title_and_source_are_text_too(
    open_page: Callable[..., Opened], table: geopandas.GeoDataFrame, text: str
) -> None:
    opened = open_page(to_page(table.head(1), {}, about=About(*[text] * 6)))
    assert opened.page.locator(".b-head h1").text_content() == text
    assert opened.page.locator(".b-description").text_content() == text
    assert opened.page.locator(".b-caption .b-said > bdi").all_text_contents() == [text] * 4
    _inert(opened)
