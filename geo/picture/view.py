"""Which part of the world is drawn, in which projection, and where on the picture."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Proj
from shapely.geometry.base import BaseGeometry

from gazetteer.distance import WGS84
from geo.picture.box import Box
from geo.picture.content import Spot

HOME = Box(35.5, 29, 48.8, 37.6)  # Iraq and Syria in degrees, as the page has it: west, south, east, north
REGION = Box(28, 22, 64, 43)  # where the base map is fine
LEAST_M = 240_000  # the narrowest map: a single place keeps its surroundings
_WIDE_DEGREES = 90
_SEGMENT = 0.5
_UNSEEN = 0.1
_DEGREE_M = 111_320
_EDGE = 24


@dataclass(frozen=True)
class View:
    """A window of the world on a frame in points; `centre` in projected metres, `scale` the metres in one point."""

    projection: str
    longitude: float
    latitude: float
    centre: tuple[float, float]
    scale: float
    frame: Box

    @cached_property
    def _proj(self) -> Proj:
        return _proj(self.projection, self.longitude, self.latitude)

    def points(self, longitude: Iterable[float], latitude: Iterable[float]) -> NDArray[np.float64]:
        """Degrees → points, [n, 2]; infinite where the projection has no point."""
        x, y = self._proj(np.asarray(longitude, float), np.asarray(latitude, float))
        across, down = self.frame.centre
        return np.column_stack([across + (x - self.centre[0]) / self.scale, down - (y - self.centre[1]) / self.scale])

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place stands on the picture, in points."""
        ((x, y),) = self.points([longitude], [latitude])
        return float(x), float(y)

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Points → longitude and latitude; infinite outside the world."""
        across, down = self.frame.centre
        east = self.centre[0] + (x - across) * self.scale
        north = self.centre[1] - (y - down) * self.scale
        longitude, latitude = self._proj(east, north, inverse=True)
        return float(longitude), float(latitude)

    @cached_property
    def window(self) -> BaseGeometry:
        """The degrees that the frame shows, as a box with a little more at each side."""
        frame, steps = self.frame, [step / _EDGE for step in range(_EDGE + 1)]
        edge = [
            self.degrees(frame.left + across * frame.width, frame.top + down * frame.height)
            for across in steps
            for down in steps
        ]
        known = [one for one in edge if math.isfinite(one[0])]
        if len(known) < len(edge) or self.projection == "eqearth":
            return shapely.box(-180, -90, 180, 90)
        west, east = min(one[0] for one in known) - 1, max(one[0] for one in known) + 1
        south, north = min(one[1] for one in known) - 1, max(one[1] for one in known) + 1
        return shapely.box(west, south, east, north)

    def drawn(self, geometry: BaseGeometry) -> BaseGeometry:
        """A geometry in degrees → points, cut off at the frame, without bends that no eye sees."""
        near = shapely.segmentize(shapely.intersection(geometry, self.window), _SEGMENT)
        there = shapely.transform(near, lambda degrees: self.points(degrees[:, 0], degrees[:, 1]))
        cut = shapely.intersection(shapely.make_valid(there), shapely.box(*self.frame))
        return shapely.simplify(cut, _UNSEEN)

    def metres(self, start: tuple[float, float], end: tuple[float, float]) -> float:
        """The geodesic between two points of the picture."""
        return float(WGS84.inv(*self.degrees(*start), *self.degrees(*end))[2])

    def north(self, x: float, y: float) -> float:
        """Where true north is at a point of the picture: radians from straight up, clockwise."""
        longitude, latitude = self.degrees(x, y)
        above = self.point(longitude, min(latitude + 0.1, 90))
        return math.atan2(above[0] - x, y - above[1])


def _proj(projection: str, longitude: float, latitude: float) -> Proj:
    return Proj(proj=projection, lon_0=longitude, lat_0=latitude, ellps="WGS84")


def chosen(spots: Sequence[Spot]) -> list[Spot]:
    """What the window is to hold, as on the page: places of Iraq and Syria when most are there, else all.

    Countries count only where there is nothing else.
    """
    exact = [spot for spot in spots if spot.family != "country"] or list(spots)
    home = [spot for spot in exact if HOME.has(spot.longitude, spot.latitude)]
    return home if len(home) * 2 >= len(exact) else exact


def extent(spots: Sequence[Spot]) -> BaseGeometry:
    """The points, and the areas' outlines, that a window is to hold; Iraq and Syria where there is none."""
    if not spots:
        return shapely.box(*HOME)
    return shapely.union_all([spot.outline or _ground(spot) for spot in spots])


def _ground(spot: Spot) -> BaseGeometry:
    """A point; for an area or a country without an outline the box of its radius, as far as a map goes."""
    if spot.is_exact:
        return shapely.Point(spot.longitude, spot.latitude)
    down = min(spot.accuracy_m / _DEGREE_M, 40)
    across = min(down / math.cos(math.radians(min(abs(spot.latitude), 70))), 80)
    west, east = max(spot.longitude - across, -180), min(spot.longitude + across, 180)
    return shapely.box(west, max(spot.latitude - down, -85), east, min(spot.latitude + down, 85))


def spread(geometry: BaseGeometry) -> tuple[View, float, float]:
    """A view centred on a geometry in degrees, one metre a point, and how wide and how high it is there, in metres."""
    west, south, east, north = geometry.bounds
    wide = east - west > _WIDE_DEGREES or north - south > _WIDE_DEGREES
    projection, longitude, latitude = (
        ("eqearth", 0.0, 0.0) if wide else ("laea", (west + east) / 2, (south + north) / 2)
    )
    flat = View(projection, longitude, latitude, (0, 0), 1, Box(0, 0, 0, 0))
    corners = shapely.get_coordinates(shapely.segmentize(geometry, _SEGMENT))
    x, y = flat.points(corners[:, 0], corners[:, 1]).T
    middle = ((x.min() + x.max()) / 2, -(y.min() + y.max()) / 2)
    return replace(flat, centre=middle), float(np.ptp(x)), float(np.ptp(y))


def fitted(geometry: BaseGeometry, frame: Box, pad: tuple[float, float], least_m: float = LEAST_M) -> View:
    """The view that shows a geometry in a frame, `pad` points off its sides, and never less than `least_m` across."""
    flat, wide, high = spread(geometry)
    across, down = frame.width - 2 * pad[0], frame.height - 2 * pad[1]
    return replace(flat, scale=max(wide / across, high / down, least_m / frame.width), frame=frame)
