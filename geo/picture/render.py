"""A scene → PNG or SVG, by matplotlib's own canvases: no pyplot, no window, no setting of the user's."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from threading import Lock
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import matplotlib
import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from geo.picture.scene import Line, Mark, Scene, Shape
from geo.picture.text import font

_SALT = "buldan"
_HALO = 0.22  # of the size of the letters
_ONE_AT_A_TIME = Lock()  # matplotlib's settings are the whole process's


def figure(scene: Scene, width: float, height: float) -> Figure:
    """A figure of so many points, of which each mark is one artist."""
    sheet = Figure(figsize=(width / 72, height / 72), facecolor="white")
    axes = sheet.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, width), ylim=(height, 0))
    axes.set_axis_off()
    for order, (mark, called) in enumerate(zip(scene.marks, _names(scene.marks), strict=True)):
        artist = _shape(mark) if isinstance(mark, Shape) else _line(mark)
        artist.set(zorder=order, gid=called)
        axes.add_artist(artist)
    return sheet


def _names(marks: Iterable[Mark]) -> Iterator[str | None]:
    """The names of marks, each once, as the identifiers in an SVG must be."""
    seen: Counter[str | None] = Counter()
    for mark in marks:
        seen[mark.name] += 1
        yield mark.name if mark.name is None or seen[mark.name] == 1 else f"{mark.name}.{seen[mark.name]}"


def _shape(mark: Shape) -> PathPatch:
    return PathPatch(
        path(mark.geometry),
        facecolor=to_rgba(mark.fill, mark.fill_opacity) if mark.fill else "none",
        edgecolor=to_rgba(mark.edge, mark.opacity) if mark.edge else "none",
        linewidth=mark.width,
        linestyle=(0, mark.dash) if mark.dash else "solid",
        joinstyle="round",
        capstyle="butt" if mark.dash else "round",
        snap=False,
    )


def _line(mark: Line) -> Text:
    text = Text(
        mark.x,
        mark.baseline,
        mark.text,
        color=mark.ink,
        fontproperties=font(mark.size, mark.bold),
        verticalalignment="baseline",
        horizontalalignment="left",
        parse_math=False,
    )
    if mark.halo:
        text.set_path_effects([withStroke(linewidth=2 * _HALO * mark.size, foreground=mark.halo)])
    return text


def path(geometry: BaseGeometry) -> Path:
    """Every line and ring of a geometry as one path."""
    parts = shapely.get_parts(shapely.orient_polygons(geometry))
    rings = [ring for part in parts for ring in _rings(part)]
    pieces = [Path(shapely.get_coordinates(ring), closed=ring.is_ring) for ring in rings]
    return Path.make_compound_path(*pieces) if pieces else Path([(0, 0)])


def _rings(part: BaseGeometry) -> list[BaseGeometry]:
    if isinstance(part, Polygon):
        return [part.exterior, *part.interiors]
    if part.geom_type == "GeometryCollection":
        return [ring for inner in shapely.get_parts(part) for ring in _rings(inner)]
    return [part] if part.geom_type in ("LineString", "LinearRing") else []


@contextmanager
def _settings() -> Iterator[None]:
    """matplotlib's own defaults, whatever the user's are, put back at the end."""
    ours: dict[Any, Any] = {name: value for name, value in matplotlib.rcParamsDefault.items() if name != "backend"}
    ours |= {"svg.hashsalt": _SALT, "svg.fonttype": "path", "text.hinting": "no_hinting", "text.parse_math": False}
    with _ONE_AT_A_TIME, matplotlib.rc_context(ours):
        yield


def png(scene: Scene, width: float, height: float, dpi: int, told: Mapping[str, str]) -> bytes:
    """The picture as PNG, with what it says of itself in its text chunks."""
    out = io.BytesIO()
    with _settings():
        sheet = figure(scene, width, height)
        FigureCanvasAgg(sheet)
        sheet.savefig(out, format="png", dpi=dpi, metadata=dict(told))
    return out.getvalue()


def svg(scene: Scene, width: float, height: float, title: str, alt: str, told: Mapping[str, Any]) -> bytes:
    """The picture as SVG, letters as outlines; `title` and `alt` are what a reader hears and a search finds."""
    out = io.BytesIO()
    with _settings():
        sheet = figure(scene, width, height)
        FigureCanvasSVG(sheet)
        sheet.savefig(out, format="svg", metadata={"Date": None, **told})
    text = out.getvalue().decode()
    head = f'<svg role="img" aria-label={quoteattr(f"{title}. {alt}")} '
    return text.replace("<svg ", head, 1).replace("</title>", f"</title>\n <desc>{escape(alt)}</desc>", 1).encode()
