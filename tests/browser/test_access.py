"""The page for people who use a keyboard, a screen reader, the dark, a small screen, or less motion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import axe
import pytest
from conftest import Opened
from geopandas import GeoDataFrame
from playwright.sync_api import Page

from gazetteer.place import Place
from geo.about import About
from geo.webmap import to_page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = (
    ("", 1400, "light"),
    ("lang=ar", 1400, "light"),
    ("lang=ar&place=camp-taji&roles=literal,associative", 1400, "dark"),
    ("lang=en&place=ain-al-asad-air-base&from=2020&to=2021", 1400, "dark"),
    ("lang=ar&place=al-hol-camp", 360, "light"),
    ("lang=en", 360, "dark"),
)


@pytest.fixture(scope="module")
def html(table: GeoDataFrame, places: dict[str, Place]) -> str:
    about = About("القوات في العراق", "ما قالته الصحف عن القواعد.", "خمس مقالات", "بلدان", "CC BY 4.0", "2026-11-23")
    return to_page(table, places, about=about)


def _opened(open_page: Callable[..., Opened], html: str, address: str, width: int = 1400) -> Page:
    page = open_page(html, width=width, height=800).page
    page.goto(f"{page.url}#{address}")
    page.reload()
    page.locator(".b-symbol").first.wait_for()
    return page


@pytest.mark.skipif(axe.SCRIPT is None, reason=axe.ABSENT)
@pytest.mark.parametrize(("address", "width", "scheme"), VIEWS)
def test_axe_finds_no_fault(open_page: Callable[..., Opened], html: str, address: str, width: int, scheme: Any) -> None:
    page = _opened(open_page, html, address, width)
    page.emulate_media(color_scheme=scheme)
    page.wait_for_timeout(200)
    assert axe.SCRIPT is not None
    page.evaluate(axe.SCRIPT.read_text("utf-8"))
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)["violations"]
    assert [f"{one['id']}: {node['html'][:150]}" for one in found for node in one["nodes"]] == []
