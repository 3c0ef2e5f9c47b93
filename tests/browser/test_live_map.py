"""The map inside Streamlit: st_folium loads nothing from outside, and a filter keeps the view."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from dashboard import served
from geopandas import GeoDataFrame
from playwright.sync_api import Browser, Route

from gazetteer.place import Place

SCRIPT = """
import pickle
from pathlib import Path
import streamlit as st
from streamlit_folium import st_folium
from geo.webmap import live_layer, live_map

table, places = pickle.loads(Path("data.pickle").read_bytes())
if st.checkbox("bases"):
    table = table[table.kind.isin(["air-base", "base"])]
st_folium(live_map(), feature_group_to_add=live_layer(table, places), returned_objects=[], key="map", height=600)
"""


@pytest.fixture
def address(tmp_path: Path, table: GeoDataFrame, places: dict[str, Place]) -> Iterator[str]:
    (tmp_path / "data.pickle").write_bytes(pickle.dumps((table, places)))
    (tmp_path / "live.py").write_text(SCRIPT, encoding="utf-8")
    with served(tmp_path, script="live.py") as address:
        yield address


def test_a_filter_in_streamlit_changes_the_symbols_and_keeps_the_view(browser: Browser, address: str) -> None:
    outside: list[str] = []

    def route(route: Route) -> None:
        if route.request.url.startswith(address):
            return route.continue_()
        outside.append(route.request.url)
        return route.abort()

    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.route("**/*", route)
    page.goto(address)
    page.frame_locator("iframe").locator('.b-symbol[data-place="mosul"]').wait_for(timeout=60_000)
    [frame] = [frame for frame in page.frames if "st_folium" in frame.url]
    frame.wait_for_function("() => map.buldan.state.fitted")
    frame.evaluate("window.kept = true; map.setView([33.3, 44.3], 9, {animate: false})")
    page.get_by_text("bases").click()
    frame.locator('.b-symbol[data-place="mosul"]').wait_for(state="detached", timeout=20_000)
    assert frame.locator('.b-symbol[data-place="harir-air-base"]').count() == 1
    assert frame.evaluate("[window.kept, map.getZoom(), Math.round(map.getCenter().lat * 10)]") == [True, 9, 333]
    assert outside == []
    page.close()
