"""Where symbols crowd so much that the map needs an enlarged inset."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from geo.picture.box import Box
from geo.picture.content import Spot
from geo.picture.size import Size
from geo.picture.symbols import pixels
from geo.picture.view import View, fitted

_LEAST, _MOST = 3.0, 14.0  # how much an inset enlarges
_FEWEST = 3


def crowd(view: View, spots: Sequence[Spot], size: Size, box: Box) -> View | None:
    """The view of an inset at `box` that holds the worst crowd of a map; None where fewer than three places crowd.

    A crowd is what would lie on one another. Areas and countries make none: their symbols could stand anywhere in them.
    """
    exact = [spot for spot in spots if spot.is_exact]
    if len(exact) < _FEWEST:
        return None
    pad = (size.wrap * 0.5, size.label * 3)
    reach = ((box.width - 2 * pad[0]) / _LEAST, (box.height - 2 * pad[1]) / _LEAST)
    within = _crowded(view, exact, size.symbol, reach)
    if len(within) < _FEWEST:
        return None
    points = [(exact[at].longitude, exact[at].latitude) for at in within]
    return fitted(shapely.MultiPoint(points), box, pad, box.width * view.scale / _MOST)


def _crowded(view: View, spots: Sequence[Spot], scale: float, reach: tuple[float, float]) -> list[int]:
    """Which places meet another within the window, `reach` wide and high, in which most of them do."""
    middles = view.points([spot.longitude for spot in spots], [spot.latitude for spot in spots]).astype(np.float32)
    across = np.array([pixels(spot.articles) for spot in spots], np.float32) * scale
    apart = [np.abs(middles[:, None, axis] - middles[None, :, axis]) for axis in (0, 1)]
    meet = np.maximum(*apart) < (across[:, None] + across[None]) / 2
    np.fill_diagonal(meet, val=False)
    near = (apart[0] <= reach[0] / 2) & (apart[1] <= reach[1] / 2)
    pairs = ((near.astype(np.float32) @ meet.astype(np.float32)) * near).sum(axis=1)
    best = near[int(np.argmax(pairs))]
    return [int(at) for at in np.flatnonzero(best & (meet & best).any(axis=1))]


def window_of(inset: View, main: View) -> Box:
    """What an inset shows, as a box on the main map."""
    frame = inset.frame
    corners = [(x, y) for x in (frame.left, frame.right) for y in (frame.top, frame.bottom)]
    points = main.points(*zip(*(inset.degrees(*one) for one in corners), strict=True))
    return Box(*points.min(axis=0).tolist(), *points.max(axis=0).tolist())
