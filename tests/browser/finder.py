"""What the tests of the finder share: rows of a table, and what stands in the finder."""

from __future__ import annotations

from collections import Counter
from typing import Any

import shapely
from conftest import Opened
from geopandas import GeoDataFrame
from playwright.sync_api import FloatRect, Locator

from gazetteer.place import Place
from geo.table import times


def row(
    place: Place, text: str, surface: str, article: int, language: str = "ar", role: str = "literal"
) -> dict[str, Any]:
    start = text.index(surface)
    values = {
        "article": f"{article:03}.txt",
        "article_title": f"مقال رقم {article}",
        "outlet": "جريدة الصباح" if article % 2 else "الزمان",
        "url": None,
        "language": language,
        "published": f"2024-01-{article % 28 + 1:02}",
        "start": start,
        "end": start + len(surface),
        "surface": surface,
        "generic": None,
        "excerpt": text,
        "excerpt_start": 0,
        "role": role,
        "dateline": False,
        "resolution": "resolved",
        "place": place.id,
        "place_title": place.title,
        "place_title_ar": place.title_ar,
        "kind": place.kind,
        "longitude": place.point.lon,
        "latitude": place.point.lat,
        "accuracy_m": place.point.accuracy_m,
        "dates": [
            {"start": 0, "end": 0, "surface": "", "edtf": f"2024-01-{article % 28 + 1:02}", "basis": "published"}
        ],
        "reason": "",
        "candidates": [place.id],
        "geometry": shapely.Point(place.point.lon, place.point.lat),
    }
    return values | times(values)


def field(opened: Opened) -> Locator:
    return opened.page.locator(".b-finder-body > .b-search input")


def listed(opened: Opened) -> list[str | None]:
    return [line.get_attribute("data-place") for line in opened.page.locator(".b-list button").all()]


def named(opened: Opened) -> list[str | None]:
    """The places of the list that stand before those found in sentences and titles."""
    lines = opened.page.locator(".b-list > li")
    heads = [line.get_attribute("class") for line in lines.all()]
    end = heads.index("b-heading") if "b-heading" in heads else len(heads)
    return listed(opened)[:end]


def seek(opened: Opened, query: str) -> None:
    field(opened).fill(query)
    opened.page.wait_for_function("query => map_buldanmap.buldan.news.state.query === query", arg=query)


def opened_group(opened: Opened, name: str) -> Locator:
    """A group of filters, opened."""
    group = opened.page.locator(f'.b-filter[data-filter="{name}"]')
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    return group


def counted(table: GeoDataFrame, roles: tuple[str, ...] = ("literal",)) -> Counter[str]:
    rows = table[(table.resolution == "resolved") & table.role.isin(roles)]
    return Counter(rows.place)


def box(node: Locator) -> FloatRect:
    found = node.bounding_box()
    assert found
    return found


def status(opened: Opened) -> Locator:
    return opened.page.locator(".b-finder [role=status] [lang=en]")
