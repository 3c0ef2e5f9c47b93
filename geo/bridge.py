"""What the dashboard and its live map tell each other: roles and place chosen there, place clicked here."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from branca.element import MacroElement
from folium.template import Template

RETURNED = "last_object_clicked_popup"


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


def _literal(value: object) -> str:
    return json.dumps(value).replace("<", "\\u003c").replace("{", "\\u007b")
