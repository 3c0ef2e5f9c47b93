"""Outlines of the places that are areas, and the radius that covers one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import orjson
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from gazetteer.distance import WGS84
from gazetteer.errors import GazetteerError
from gazetteer.place import Place

SHAPES = Path(__file__).parent / "shapes"


def outline(place: Place) -> BaseGeometry | None:
    """The outline of a place in WGS 84 degrees (longitude, latitude), or None where it has no shape.

    Raises GazetteerError naming the file and the id where either is missing.
    """
    if place.shape is None:
        return None
    features = _features(SHAPES / place.shape.file)
    if place.id not in features:
        raise GazetteerError(f"{place.shape.file}: no outline with the id {place.id}")
    return features[place.id]


def covering_radius_m(geometry: BaseGeometry, longitude: float, latitude: float) -> int:
    """The radius in metres, rounded up, of the circle around a point that holds the whole outline.

    Degrees in WGS 84; distances are geodesic, to the outline's vertices.
    """
    vertices = shapely.get_coordinates(geometry)
    _, _, metres = WGS84.inv([longitude] * len(vertices), [latitude] * len(vertices), vertices[:, 0], vertices[:, 1])
    return int(max(metres)) + 1


@cache
def _features(file: Path) -> dict[str, BaseGeometry]:
    try:
        collection = orjson.loads(file.read_bytes())
        return {feature["id"]: shape(feature["geometry"]) for feature in collection["features"]}
    except (OSError, orjson.JSONDecodeError, KeyError) as error:
        raise GazetteerError(f"{file.name}: no outlines can be read from it ({error})") from error
