"""Where the window of a map lies: a small map of what is around it."""

from __future__ import annotations

from collections.abc import Iterable

import shapely
from shapely.geometry.base import BaseGeometry

from geo.family import COLOURS
from geo.picture.base import base
from geo.picture.box import Box
from geo.picture.content import Spot
from geo.picture.scene import PAPER, SOFT, Scene, Shape, frame
from geo.picture.size import Size
from geo.picture.view import REGION, View, fitted

_WINDOW = "#b3261e"
_MOST = 0.6  # of the region, that a window may take before the world is shown around it
_WORLD = Box(-180, -58, 180, 84)


def locator(main: View, beyond: Iterable[Spot], size: Size, box: Box) -> Scene | None:
    """The window in the region, or in the world where it is most of the region; None for a map of the world."""
    if main.projection == "eqearth":
        return None
    region = shapely.box(*REGION)
    wide = main.window.intersection(region).area > _MOST * region.area or not region.contains(main.window)
    whole = shapely.box(*_WORLD) if wide else region
    view = fitted(whole, box, (0, 0))
    scene = base(view, 0.7 * size.line, ("world", "land", "countries"))
    scene.add(Shape(_window(main, view), _WINDOW, _WINDOW, 1.1 * size.line, None, 0.12, name="window"))
    for spot in beyond:
        x, y = view.point(spot.longitude, spot.latitude)
        if box.has(x, y):
            scene.add(Shape(shapely.Point(x, y).buffer(1.6 * size.line), COLOURS[spot.family], PAPER, 0.4 * size.line))
    scene.add(frame(box, SOFT, 0.6 * size.line))
    return scene


def _window(main: View, view: View) -> BaseGeometry:
    """The frame of a map as it lies in another view."""
    edge = shapely.segmentize(shapely.box(*main.frame).exterior, 10)
    degrees = [main.degrees(x, y) for x, y in shapely.get_coordinates(edge)]
    return shapely.Polygon(view.points(*zip(*degrees, strict=True)))
