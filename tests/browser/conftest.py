"""A real Chromium without a network, and the seeds' gold as the table that the map draws."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import chromium
import geopandas
import pytest
import shapely
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright

from gazetteer.place import Place
from gazetteer.store import SHIPPED, read_places
from geo.table import times

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold" / "seeds"
LETTERS = 400


@dataclass
class Opened:
    """A page in the browser, with the faults that it made and the requests that it tried."""

    page: Page
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def open_place(self, place: str) -> None:
        self.page.locator(f'.b-symbol[data-place="{place}"]').press("Enter")
        self.page.locator(f'.b-panel [data-place="{place}"]').wait_for()

    def marks(self) -> list[str | None]:
        return [mark.text_content() for mark in self.page.locator(".b-panel mark").all()]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        pytest.fail(chromium.ABSENT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Open HTML as a file; whatever it asks for besides files of its own folder is noted and refused."""
    opened: list[Opened] = []

    def open_page(html: str, width: int = 1280, height: int = 800, around: str | None = None) -> Opened:
        (tmp_path / "map.html").write_text(html, encoding="utf-8")
        (tmp_path / "index.html").write_text(around or html, encoding="utf-8")
        found = Opened(browser.new_page(viewport={"width": width, "height": height}))
        opened.append(found)
        _watch(found, tmp_path.as_uri())
        found.page.goto((tmp_path / "index.html").as_uri())
        return found

    yield open_page
    for found in opened:
        found.page.close()


def _watch(found: Opened, own: str) -> None:
    def route(route: Route) -> None:
        if route.request.url.startswith(own):
            return route.continue_()
        found.outside.append(route.request.url)
        return route.abort()

    def console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            found.errors.append(message.text)

    found.page.route("**/*", route)
    found.page.on("console", console)
    found.page.on("pageerror", lambda error: found.errors.append(str(error)))


@pytest.fixture(scope="session")
def places() -> dict[str, Place]:
    return {place.id: place for place in read_places(SHIPPED)}


@pytest.fixture(scope="session")
def table(places: dict[str, Place]) -> geopandas.GeoDataFrame:
    """The gold mentions as rows of the table; an excerpt is the paragraph, cut round the mention."""
    articles = {record["article"]: record for record in _records("articles.jsonl")}
    dates = _records("dates.jsonl")
    rows = [_row(mention, articles[mention["article"]], places, dates) for mention in _records("mentions.jsonl")]
    return geopandas.GeoDataFrame(rows, geometry="geometry", crs=4326)


def _records(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


def _row(
    mention: dict[str, Any], article: dict[str, Any], places: dict[str, Place], dates: list[dict[str, Any]]
) -> dict[str, Any]:
    text = (ROOT / "seeds" / mention["article"]).read_bytes().decode("utf-8")
    start = max(text.rfind("\n", 0, mention["start"]) + 1, mention["end"] - LETTERS)
    excerpt = text[start : start + LETTERS].split("\n")[0].rstrip("\r")
    near = [d for d in dates if d["article"] == mention["article"] and start <= d["start"] < start + len(excerpt)]
    said = [{**d, "basis": "sentence"} for d in near if d["edtf"]]
    row = {
        **{key: mention[key] for key in ("article", "start", "end", "surface", "role")},
        "article_title": text.splitlines()[0][:80],
        "outlet": None,
        "url": None,
        "language": article["language"],
        "published": article["published"],
        "generic": None,
        "excerpt": excerpt,
        "excerpt_start": start,
        "dateline": False,
        "dates": said or [{"start": 0, "end": 0, "surface": "", "edtf": article["published"], "basis": "published"}],
        "reason": "gold",
        "candidates": [mention["place"]],
        **_resolved(places.get(mention["place"])),
    }
    return row | times(row)


def _resolved(place: Place | None) -> dict[str, Any]:
    if place is None:
        empty = ("place", "place_title", "place_title_ar", "kind", "longitude", "latitude", "accuracy_m", "geometry")
        return {"resolution": "unknown", **dict.fromkeys(empty)}
    return {
        "resolution": "resolved",
        "place": place.id,
        "place_title": place.title,
        "place_title_ar": place.title_ar,
        "kind": place.kind,
        "longitude": place.point.lon,
        "latitude": place.point.lat,
        "accuracy_m": place.point.accuracy_m,
        "geometry": shapely.Point(place.point.lon, place.point.lat),
    }
