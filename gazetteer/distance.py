"""Geodesic distances on WGS 84 between places and points."""

from __future__ import annotations

from collections.abc import Sequence

from pyproj import Geod

from gazetteer.place import Place

WGS84 = Geod(ellps="WGS84")
BESIDE_M = 300  # two places of one kind and one name as near as this are taken for one


def metres(places: Sequence[Place], longitude: float, latitude: float) -> list[float]:
    """How far the point of each place lies from a point given in degrees."""
    if not places:
        return []
    count = len(places)
    longitudes = [place.point.lon for place in places]
    latitudes = [place.point.lat for place in places]
    _, _, found = WGS84.inv(longitudes, latitudes, [longitude] * count, [latitude] * count)
    return [float(each) for each in found]
