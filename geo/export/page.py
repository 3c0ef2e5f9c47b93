"""The page of geo/webmap as a file like the others."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd

from gazetteer import Place
from geo.about import About
from geo.readable import Language
from geo.webmap import to_page


def page(
    table: gpd.GeoDataFrame,
    places: Mapping[str, Place],
    about: About | None = None,
    *,
    language: Language | None = None,
    opening: str | None = None,
    tiles: bool = False,
) -> bytes:
    """One HTML page that asks for nothing but itself, as UTF-8; the same table gives the same bytes."""
    return to_page(table, places, about=about, language=language, opening=opening, tiles=tiles).encode()
