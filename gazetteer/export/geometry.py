"""Outlines and points as GeoJSON geometries: longitude first, five decimals, exterior rings counterclockwise."""

from __future__ import annotations

from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

_DECIMALS = 5


def geometry(area: BaseGeometry | None, longitude: float, latitude: float) -> dict[str, Any]:
    """The geometry of an outline as RFC 7946 asks, or of the point where there is none."""
    if area is None:
        return {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": area.geom_type, "coordinates": _rounded(mapping(shapely.orient_polygons(area))["coordinates"])}


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, float | int):
        return round(coordinates, _DECIMALS)
    return [_rounded(item) for item in coordinates]
