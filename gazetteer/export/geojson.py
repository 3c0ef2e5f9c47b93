"""GeoJSON (RFC 7946): a feature a place, its outline where it has one, else its point."""

from __future__ import annotations

from typing import Any

import orjson

from gazetteer.areas import outline
from gazetteer.export.geometry import geometry
from gazetteer.export.licence import ATTRIBUTION, LICENCE
from gazetteer.index import Gazetteer
from gazetteer.place import Place


def geojson(gazetteer: Gazetteer) -> bytes:
    """A FeatureCollection as UTF-8; the same places give the same bytes."""
    collection = {
        "type": "FeatureCollection",
        "licence": LICENCE,
        "attribution": ATTRIBUTION,
        "features": [_feature(place) for place in gazetteer],
    }
    return orjson.dumps(collection, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _feature(place: Place) -> dict[str, Any]:
    fields = place.model_dump(mode="json", exclude={"id", "point", "shape"}, exclude_none=True)
    known = {"longitude": place.point.lon, "latitude": place.point.lat, "accuracy_m": place.point.accuracy_m}
    certainty = {"outline_certainty": place.shape.certainty} if place.shape else {}
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": geometry(outline(place), place.point.lon, place.point.lat),
        "properties": {"place": place.id, **fields, **known, **certainty},
    }
