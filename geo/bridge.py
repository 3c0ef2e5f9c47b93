"""What the dashboard and its maps tell each other: roles and place chosen there, place clicked or pin moved here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

import folium
import shapely
from branca.element import MacroElement
from folium.template import Template

from gazetteer.areas import outline
from gazetteer.place import Place, kinds
from geo.webmap import live_map

RETURNED = "last_object_clicked_popup"
_MOVED = re.compile(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)#(\d+)")


class Bridge(MacroElement):
    """A child of `geo.webmap.live_layer`: shows mentions of `roles`, and opens `place` once for each new `turn`.

    The frame returns "<place id>#<number of clicks>" as `RETURNED`, for our symbols have no popups. Its
    panel is hidden: the dashboard shows the dossier.
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
        (function (news, roles, place, turn) {
          const map = window.map, add = news.onAdd, choose = news.choose;
          if (!map.dashboard) {
            map.dashboard = { turn: 0, clicks: 0 };
            const style = document.createElement("style");
            style.textContent = ".b-map .b-panel, .b-map .b-head, .b-map .b-legend fieldset { display: none; }";
            document.head.append(style);
          }
          const tell = function () {
            map.dashboard.clicks += 1;
            window.__GLOBAL_DATA__.last_object_clicked_popup = (news.state.chosen || "") + "#" + map.dashboard.clicks;
            map.fire("overlayremove", {});
          };
          news.choose = function (id, again) {
            const answer = choose.call(news, id, again);
            if (!again) tell();
            return answer;
          };
          news.onAdd = function (to) {
            add.call(news, to);
            news.state.roles = new Set(roles);
            news.refresh();
            if (turn > map.dashboard.turn) choose.call(news, place);
            map.dashboard.turn = turn;
          };
        })({{ this._parent.get_name() }}, {{ this.roles }}, {{ this.place }}, {{ this.turn }});
        {% endmacro %}
    """)

    def __init__(self, roles: Iterable[str], place: str | None, turn: int) -> None:
        untyped: Any = super()
        untyped.__init__()
        self._name = "bridge"
        self.roles, self.place, self.turn = _literal(sorted(roles)), _literal(place), turn


def clicked(answer: str | None) -> str | None:
    """The id of the place that the frame says was clicked, None where it was closed."""
    return (answer or "").rpartition("#")[0] or None


class _Call(MacroElement):
    """A line of script that calls `Buldan.<call>`; its data are one inert string of JSON."""

    _template = Template("{% macro script(this, kwargs) %}{{ this.code }}{% endmacro %}")

    def __init__(self, code: str, data: object) -> None:
        untyped: Any = super()
        untyped.__init__()
        self._name = "call"
        self.code = code % f"JSON.parse({_string(data)})"


def pin_map(known: Iterable[Sequence[Any]]) -> folium.Map:
    """`geo.webmap.live_map` for one pin, with places to find one's way by, as `geo.curate.neighbours` has them."""
    base: Any = live_map()
    page = base.default_js[-1][1].rpartition("/")[0]
    base.default_js += [(f"{page}/pin.js", f"{page}/pin.js")]
    base.default_css += [(f"{page}/pin.css", f"{page}/pin.css")]
    base.add_child(_Call("Buldan.known(%s).addTo(map_div);", list(known)))
    return base  # type: ignore[no-any-return]


def pin_layer(
    longitude: float | None, latitude: float | None, radius_m: int, label: str, moves: int, found: Place | None
) -> folium.FeatureGroup:
    """What is shown over `pin_map`: a pin in WGS 84 degrees with the circle around it, and a place that was looked up.

    The frame returns "<longitude>,<latitude>#<moves>" as `RETURNED`; `moves` is the number that `moved` gave last.
    """
    point = None if longitude is None or latitude is None else [latitude, longitude]
    data = {"point": point, "radius": radius_m, "label": label, "moves": moves, "found": found and _shown(found)}
    layer = folium.FeatureGroup(name="pin", control=False)
    layer.add_child(_Call("Buldan.pin(window.map, %s);", data))
    return layer


def _shown(place: Place) -> dict[str, Any]:
    shape = outline(place)
    return {
        "id": place.id,
        "family": kinds()[place.kind].family,
        "point": [place.point.lat, place.point.lon],
        "radius": place.point.accuracy_m,
        "outline": None if shape is None else json.loads(shapely.to_geojson(shape)),
    }


def moved(answer: str | None) -> tuple[float, float, int] | None:
    """Longitude and latitude of the pin, and how often it was moved; None where the frame says nothing of it."""
    match = _MOVED.fullmatch(answer or "")
    return (float(match[1]), float(match[2]), int(match[3])) if match else None


def _string(data: object) -> str:
    """A value's JSON as a string of JavaScript in which nothing is a template's, a tag's or streamlit-folium's."""
    text = json.dumps(json.dumps(data, ensure_ascii=False), ensure_ascii=False)
    return re.sub("[<>&{}_(\u2028\u2029\ufeff\ud800-\udfff]", lambda one: f"\\u{ord(one[0]):04x}", text)


def _literal(value: object) -> str:
    return json.dumps(value).replace("<", "\\u003c").replace("{", "\\u007b")
