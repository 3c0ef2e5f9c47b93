"""Table of mentions → Folium map → one self-contained page. The only import of folium.

folium runs what it is given as a template, twice, and as HTML in the browser. So no text of an article or a place is
given to it: all data travel as one JSON literal in a layer of our own, and geo/page/ writes them with textContent.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import folium
import pandas
import shapely
from branca.element import Element, Figure
from folium.template import Template
from geopandas import GeoDataFrame
from xstatic.pkg import leaflet

from gazetteer.areas import outline
from gazetteer.place import Place, kinds
from geo.readable import readable

PAGE = Path(__file__).parent / "page"
LEAFLET = Path(leaflet.BASE_DIR)
SCRIPTS = ("words.js", "layout.js", "basemap.js", "symbols.js", "panel.js", "frame.js", "page.js")
TITLE = "أماكن في الأخبار · Places in the news"

_ARTICLE = ("title", "outlet", "url", "language", "published")
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


def map_data(table: GeoDataFrame, places: Mapping[str, Place]) -> dict[str, Any]:
    """What the page draws, as plain values: articles and sentences once each, places, mentions, what was not placed.

    `mentions` point to `places` and `sentences` by number, `sentences` to `articles`; offsets are the table's.
    `time` is the first and last day that a mention's dates allow, as text that sorts.
    """
    rows = [
        {name: _plain(value) for name, value in row.items()}
        for row in table.drop(columns="geometry").to_dict("records")
    ]
    placed = [row for row in rows if row["resolution"] == "resolved"]
    articles = {row["article"]: row for row in rows}
    sentences = {_sentence(row): row for row in rows}
    ids = {row["place"]: row for row in placed}
    numbers = _Numbers(articles, sentences, ids)
    drawn = [_place(name, row, places.get(name), placed) for name, row in ids.items()]
    return {
        "words": _in_words(rows, drawn),
        "articles": [_article(name, row) for name, row in articles.items()],
        "sentences": [_excerpt(row, numbers) for row in sentences.values()],
        "places": drawn,
        "mentions": [{"place": numbers.places[row["place"]], **_mention(row, numbers)} for row in placed],
        "unplaced": [_unplaced(row, numbers, places) for row in rows if row["resolution"] != "resolved"],
    }


def _in_words(rows: Iterable[Mapping[str, Any]], places: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Every EDTF date of the page in words, Arabic and English."""
    dates = [row["published"] for row in rows] + [one["edtf"] for row in rows for one in row["dates"] or ()]
    dates += [entry["when"] for place in places for entry in place["status"]]
    return {one: [readable(one, "ar"), readable(one, "en")] for one in sorted({one for one in dates if one})}


class _Numbers:
    """Where each article, sentence and place stands in its list."""

    def __init__(self, articles: Iterable[str], sentences: Iterable[tuple[str, int]], places: Iterable[str]) -> None:
        self.articles = {key: number for number, key in enumerate(articles)}
        self.sentences = {key: number for number, key in enumerate(sentences)}
        self.places = {key: number for number, key in enumerate(places)}


def _plain(value: Any) -> Any:
    if isinstance(value, str | list | tuple | dict):
        return value
    if hasattr(value, "tolist"):
        value = value.tolist()
    return None if pandas.api.types.is_scalar(value) and pandas.isna(value) else value


def _sentence(row: Mapping[str, Any]) -> tuple[str, int]:
    return row["article"], int(row["excerpt_start"])


def _article(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": name, "title": row["article_title"], **{field: row[field] for field in _ARTICLE[1:]}}


def _excerpt(row: Mapping[str, Any], numbers: _Numbers) -> dict[str, Any]:
    return {"article": numbers.articles[row["article"]], "start": int(row["excerpt_start"]), "text": row["excerpt"]}


def _mention(row: Mapping[str, Any], numbers: _Numbers) -> dict[str, Any]:
    dates = [{"edtf": date["edtf"], "basis": date["basis"]} for date in row["dates"] or ()]
    return {
        "sentence": numbers.sentences[_sentence(row)],
        "start": int(row["start"]),
        "end": int(row["end"]),
        "surface": row["surface"],
        "role": row["role"],
        "dates": dates,
        "time": [row["earliest"] or "", row["latest"] or ""],
        "reason": row["reason"],
    }


def _unplaced(row: Mapping[str, Any], numbers: _Numbers, places: Mapping[str, Place]) -> dict[str, Any]:
    candidates = [
        f"{places[name].title_ar} · {places[name].title}" if name in places else name
        for name in row["candidates"] or ()
    ]
    return {"resolution": row["resolution"], "candidates": candidates, **_mention(row, numbers)}


def _place(name: str, row: Mapping[str, Any], place: Place | None, placed: list[dict[str, Any]]) -> dict[str, Any]:
    kind = kinds()[row["kind"]]
    own = [other for other in placed if other["place"] == name]
    return {
        "id": name,
        "title": row["place_title"],
        "title_ar": row["place_title_ar"],
        "kind": row["kind"],
        "kind_en": kind.en,
        "kind_ar": kind.ar,
        "family": kind.family,
        "longitude": row["longitude"],
        "latitude": row["latitude"],
        "accuracy_m": row["accuracy_m"],
        "outline": _outline(place) if place and kind.family == "area" else None,
        "status": _status(place) if place else [],
        "citations": [{"label": c.label, "url": c.url} for c in place.citations] if place else [],
        "articles": len({other["article"] for other in own}),
        "mentions": len(own),
    }


def _status(place: Place) -> list[dict[str, str]]:
    cited = [(status, place.citations[status.citation - 1]) for status in place.status]
    return [{"state": s.state, "when": s.when, "label": c.label, "url": c.url} for s, c in cited]


def _outline(place: Place) -> dict[str, Any] | None:
    """GeoJSON at four decimals, some ten metres: finer than any outline here is known."""
    shape = outline(place)
    if shape is None:
        return None
    rounded = shapely.transform(shape, lambda points: points.round(4))
    return dict(json.loads(shapely.to_geojson(rounded)))


def _literal(data: Any) -> str:
    """JSON that is safe in a script, under branca's Jinja passes and through streamlit-folium's rewriting.

    What is escaped can stand only inside JSON strings.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for raw, escaped in _ESCAPES.items():
        text = text.replace(raw, escaped)
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

    def __init__(self, call: str, data: Any) -> None:
        super().__init__(name=call, overlay=True, control=False)
        self._id = f"buldan{call}"
        self.call, self.literal = call, _literal(data)

    def render(self, **kwargs: Any) -> str:
        untyped: Any = super()
        untyped.render(**kwargs)
        script = str(self._template.module.script(self, kwargs))
        _figure(self).script.add_child(_Raw(script), name=self.get_name())
        return script


class _Map(folium.Map):
    """A Folium map without tiles or random ids. Its scripts and styles lie in the page, or at `links`."""

    def __init__(self, links: Iterable[str] = ()) -> None:
        super().__init__(location=(33.8, 42.5), zoom_start=6, tiles=None, attribution_control=False, zoom_snap=0.25)
        self._id = "buldanmap"
        self.default_js = [(link, link) for link in links if link.endswith(".js")]
        self.default_css = [(link, link) for link in links if link.endswith(".css")]

    def render(self, **kwargs: Any) -> str:
        untyped: Any = super()
        untyped.render(**kwargs)
        header = _figure(self).header
        if not self.default_js:
            header.add_child(_Raw(f"<style>{_css()}</style>"), name="buldan_css")
            header.add_child(_Raw(f"<script>{_js()}</script>"), name="buldan_js")
        return ""


def _figure(element: Element) -> Figure:
    figure = element.get_root()
    assert isinstance(figure, Figure)
    return figure


def _js() -> str:
    files = [LEAFLET / "leaflet.js", *(PAGE / name for name in SCRIPTS)]
    text = "\n".join(file.read_text("utf-8") for file in files)
    return re.sub(r"//# sourceMappingURL=\S+", "", text).replace("</script", "<\\/script")


def _css() -> str:
    """Leaflet's and our own rules, without Leaflet's pictures: there is no default marker and no layer control."""
    text = (LEAFLET / "leaflet.css").read_text("utf-8") + (PAGE / "page.css").read_text("utf-8")
    return re.sub(r"background-image:\s*url\([^)]*\);", "", text).replace("url(#default#VML)", "none")


def _basemap() -> Any:
    return json.loads((PAGE / "basemap.json").read_bytes())


def _news(
    table: GeoDataFrame, places: Mapping[str, Place], title: str | None, source: str | None, tiles: bool
) -> _Layer:
    return _Layer("news", {"title": title, "source": source, "tiles": tiles, **map_data(table, places)})


def to_map(
    table: GeoDataFrame,
    places: Mapping[str, Place],
    *,
    title: str | None = TITLE,
    source: str | None = None,
    tiles: bool = False,
) -> folium.Map:
    """A Folium map of the mentions that needs no network.

    `tiles` adds a switch, off at first, for an online street map.
    """
    news_map = _Map()
    _Layer("base", _basemap()).add_to(news_map)
    _news(table, places, title, source, tiles).add_to(news_map)
    return news_map


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
        ("page", "page.css"),
    )
    news_map = _Map([f"../{assets[folder]}/{name}" for folder, name in files])
    _Layer("base", f"../{assets['page']}/basemap.json").add_to(news_map)
    return news_map


def live_layer(
    table: GeoDataFrame,
    places: Mapping[str, Place],
    *,
    title: str | None = None,
    source: str | None = None,
    tiles: bool = False,
) -> folium.FeatureGroup:
    """The mentions as a layer over `live_map`; what the user has chosen and switched stays when a new one comes."""
    return _news(table, places, title, source, tiles)


_ASSETS = {"leaflet": LEAFLET, "page": PAGE}


def to_page(
    table: GeoDataFrame,
    places: Mapping[str, Place],
    *,
    title: str | None = None,
    source: str | None = None,
    tiles: bool = False,
) -> str:
    """One HTML page that asks for nothing but itself; the same input gives the same bytes.

    Its Content-Security-Policy names the hashes of its scripts, so that the browser would run no other.
    """
    title = title or TITLE
    news_map = to_map(table, places, title=title, source=source or _count(table), tiles=tiles)
    figure = _figure(news_map)
    figure.render()
    scripts = (_js(), figure.script.render())
    return _HTML.format(
        policy=_policy(scripts, tiles),
        title=html.escape(title),
        css=_css(),
        id=news_map.get_name(),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


_HTML = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>html, body {{ height: 100%; margin: 0; }} .folium-map {{ height: 100%; }}
{css}</style>
</head>
<body>
<div class="folium-map" id="{id}"></div>
{scripts}
</body>
</html>
"""


def _policy(scripts: Iterable[str], tiles: bool) -> str:
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts
    )
    images = "data: https://tile.openstreetmap.org" if tiles else "data:"
    rules = {
        "default-src": "'none'",
        "script-src": hashes,
        "style-src": "'unsafe-inline'",
        "img-src": images,
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _count(table: GeoDataFrame) -> str:
    articles = table["article"].nunique()
    return f"Articles: {articles}, mentions: {len(table)} · \u2067المقالات: {articles}، الإشارات: {len(table)}\u2069"
