"""The map as Folium knows it: our layers, drawn by geo/page/, in a map without tiles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import folium
from branca.element import Element, Figure
from folium.template import Template
from geopandas import GeoDataFrame

import gazetteer
from gazetteer.place import Place
from geo.about import About
from geo.readable import Language
from geo.webmap.assets import LEAFLET, PAGE, SCRIPTS, STYLES, basemap, script, style
from geo.webmap.data import map_data
from geo.webmap.frame import embed_whole, page
from geo.webmap.wire import pack
from geo.webmap.words import said

_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
    "\ufeff": "\\ufeff",
    "{{": "\\u007b\\u007b",
    "{%": "\\u007b%",
    "{#": "\\u007b#",
    "_": "\\u005f",
    "alert(": "alert\\u0028",
}
_NEEDED = re.compile("|".join(map(re.escape, _ESCAPES)))


def _literal(data: Any) -> str:
    """JSON that is safe in a script, under branca's Jinja passes and through streamlit-folium's rewriting.

    What is escaped can stand only inside JSON strings.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    text = _NEEDED.sub(lambda raw: _ESCAPES[raw[0]], text)
    return re.sub("[\ud800-\udfff]", lambda lone: f"\\u{ord(lone[0]):04x}", text)


class _Raw(Element):
    """Text that goes into the page once, as it is; branca's Element(text) would run it as a template."""

    _template = Template("{{ this.code }}")

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code


class _Layer(folium.FeatureGroup):
    """A layer that geo/page/ draws: `Buldan.<call>(<data>)`.

    Its id is fixed: pages come out alike. It is named as streamlit-folium names the groups that it swaps.
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = Buldan.{{ this.call }}({{ this.literal }});
        {% endmacro %}
    """)

    def __init__(self, call: str, literal: str) -> None:
        super().__init__(name=call, overlay=True, control=False)
        self._id = f"buldan{call}"
        self.call, self.literal = call, literal

    def render(self, **kwargs: Any) -> str:
        literal, self.literal = self.literal, ""  # what folium is given here it compiles as a template, at length
        untyped: Any = super()
        untyped.render(**kwargs)
        self.literal = literal
        script = str(self._template.module.script(self, kwargs))
        figure_of(self).script.add_child(_Raw(script), name=self.get_name())
        return script


class NewsMap(folium.Map):
    """A Folium map without tiles or random ids. Its scripts and styles lie in the page, or at `links`.

    `told` is what it says of itself, as `geo.webmap.words.said` has it.
    """

    def __init__(self, told: Mapping[str, Any], links: Iterable[str] = (), tiles: bool = False) -> None:
        super().__init__(location=(33.8, 42.5), zoom_start=6, tiles=None, attribution_control=False, zoom_snap=0.25)
        self._id = "buldanmap"
        self._told, self._tiles = told, tiles
        self.default_js = [(link, link) for link in links if link.endswith(".js")]
        self.default_css = [(link, link) for link in links if link.endswith(".css")]

    def render(self, **kwargs: Any) -> str:
        untyped: Any = super()
        untyped.render(**kwargs)
        header = figure_of(self).header
        if not self.default_js:
            header.add_child(_Raw(f"<style>{style()}</style>"), name="buldan_css")
            header.add_child(_Raw(f"<script>{script()}</script>"), name="buldan_js")
        return ""

    @property
    def title(self) -> str:
        """The title given, or else what any such map is called, in Arabic and English."""
        return str(self._told["about"].get("title") or " · ".join(self._told["title"][::-1]))

    def html(self) -> str:
        """The map as one HTML page that asks for nothing but itself; the same input gives the same bytes."""
        figure = figure_of(self)
        figure.render()
        generator, alt = self._told["about"]["software"], " ".join(self._told["alt"])
        scripts = (script(), figure.script.render())
        return page(self.title, generator, alt, style(), self.get_name(), scripts, self._tiles)

    def _repr_html_(self, **_: Any) -> str:
        """The page in a frame of its own, for notebooks: many of them disturb neither each other nor the notebook."""
        return embed_whole(self.html(), self.title)


def figure_of(element: Element) -> Figure:
    """The page that an element of branca's stands in."""
    figure = element.get_root()
    assert isinstance(figure, Figure)
    return figure


@cache
def _base() -> str:
    return _literal(basemap())


def _news(table: GeoDataFrame, places: Mapping[str, Place], **options: Any) -> _Layer:
    return _Layer("news", _literal({**options, **pack(map_data(table, places))}))


def to_map(
    table: GeoDataFrame,
    places: Mapping[str, Place] | None = None,
    *,
    about: About | None = None,
    language: Language | None = None,
    opening: str | None = None,
    tiles: bool = False,
) -> NewsMap:
    """A Folium map of the mentions that needs no network; the shipped places where none are given.

    `language` is the interface's at first, else the reader's own. `opening` is what the map opens with, as its
    address would say it: `place=camp-taji&from=2020-01`. `tiles` adds a switch, off at first, for an online street map.
    """
    known = gazetteer.load().places if places is None else places
    told = said(table, known, about or About())
    news_map = NewsMap(told, tiles=tiles)
    _Layer("base", _base()).add_to(news_map)
    _news(table, known, language=language, opening=opening, tiles=tiles, **told).add_to(news_map)
    return news_map


def to_page(
    table: GeoDataFrame,
    places: Mapping[str, Place] | None = None,
    *,
    about: About | None = None,
    language: Language | None = None,
    opening: str | None = None,
    tiles: bool = False,
) -> str:
    """`to_map` as one HTML page that asks for nothing but itself; the same input gives the same bytes."""
    return to_map(table, places, about=about, language=language, opening=opening, tiles=tiles).html()


def live_map() -> folium.Map:
    """The base map for `streamlit_folium.st_folium`, whose frame then loads nothing but what this Streamlit serves.

    It is the same at every rerun, so that the frame keeps its zoom; what changes is `live_layer`, given as
    `feature_group_to_add`. Make both anew at each rerun: streamlit-folium writes into them.
    """
    from streamlit.components.v1 import declare_component

    assets = {name: declare_component(name, path=str(path)).name for name, path in _ASSETS.items()}
    files = (
        ("leaflet", "leaflet.js"),
        *(("page", name) for name in SCRIPTS),
        ("leaflet", "leaflet.css"),
        *(("page", name) for name in STYLES),
    )
    news_map = NewsMap({}, [f"../{assets[folder]}/{name}" for folder, name in files])
    _Layer("base", _literal(f"../{assets['page']}/basemap.json")).add_to(news_map)
    return news_map


def live_layer(
    table: GeoDataFrame, places: Mapping[str, Place], *, language: Language | None = None
) -> folium.FeatureGroup:
    """The mentions as a layer over `live_map`; what the user has chosen and switched stays when a new one comes.

    It has no title, finder or time line: the dashboard around it has its own.
    """
    return _news(table, places, live=True, language=language)


_ASSETS = {"leaflet": LEAFLET, "page": PAGE}
