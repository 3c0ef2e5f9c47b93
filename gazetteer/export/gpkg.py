"""GeoPackage: layers of places (points), names (a row a toponym) and areas (outlines), in WGS 84."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely
from shapely import MultiPolygon

from gazetteer.areas import outline
from gazetteer.export.csv import COLUMNS
from gazetteer.export.csv import row as csv_row
from gazetteer.export.licence import ATTRIBUTION, LICENCE
from gazetteer.index import Gazetteer
from gazetteer.place import Place

_WGS84 = "EPSG:4326"
_ABOUT = {"LICENCE": LICENCE, "ATTRIBUTION": ATTRIBUTION}


def gpkg(gazetteer: Gazetteer) -> bytes:
    """Every place as a GeoPackage. Its bytes hold the time of writing, as the format asks."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "gazetteer.gpkg"
        for number, (layer, table) in enumerate(_layers(gazetteer).items()):
            about: dict[str, Any] = {} if number else {"dataset_metadata": _ABOUT}
            pyogrio.write_dataframe(
                table, file, layer=layer, driver="GPKG", append=number > 0, layer_metadata=_ABOUT, **about
            )
        return file.read_bytes()


def _layers(gazetteer: Gazetteer) -> dict[str, pd.DataFrame]:
    places = list(gazetteer)
    areas = [place for place in places if place.shape is not None]
    points = shapely.points([[place.point.lon, place.point.lat] for place in places])
    outlines = [multipolygon(place) for place in areas]
    return {
        "places": gpd.GeoDataFrame(_rows(places), geometry=points, crs=_WGS84),
        "areas": gpd.GeoDataFrame([_area(place) for place in areas], geometry=outlines, crs=_WGS84),
        "names": pd.DataFrame([_name(place, number) for place in places for number in range(len(place.names))]),
    }


def multipolygon(place: Place) -> MultiPolygon | None:
    """The outline of a place as a MultiPolygon, the one type of its layer; None where it has no shape."""
    area = outline(place)
    return None if area is None else MultiPolygon(getattr(area, "geoms", [area]))


def _rows(places: list[Place]) -> pd.DataFrame:
    return pd.DataFrame([csv_row(place) for place in places], columns=list(COLUMNS))


def _area(place: Place) -> dict[str, Any]:
    assert place.shape is not None
    shape = {"outline_accuracy_m": place.shape.accuracy_m, "certainty": place.shape.certainty}
    return {"id": place.id, "title": place.title, "title_ar": place.title_ar, "kind": place.kind, **shape}


def _name(place: Place, number: int) -> dict[str, Any]:
    name = place.names[number]
    told = {"strength": name.strength, "cues": "|".join(name.cues), "when": name.when, "shared": name.shared}
    return {"place": place.id, "toponym": name.toponym, "lang": name.lang, **told}
