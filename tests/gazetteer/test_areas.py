"""Outlines: every place with a shape has one, and its point and radius are true of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely
from shapely.geometry import Point, shape

from gazetteer.areas import SHAPES, covering_radius_m, outline
from gazetteer.errors import GazetteerError
from gazetteer.place import Place
from gazetteer.store import SHIPPED, read_places

BASEMAP = Path(__file__).parents[2] / "geo" / "page" / "basemap.json"
FILES = sorted(SHAPES.glob("*.geojson"))
PLACES = {place.id: place for place in read_places(SHIPPED)}
AREAS = [place for place in PLACES.values() if place.shape]


def named(place: Place) -> str:
    return place.id


def test_governorates_countries_and_borders_have_outlines() -> None:
    kinds = [place.kind for place in AREAS]
    assert kinds.count("governorate") == 33
    assert kinds.count("country") == 2
    assert kinds.count("border") == 9


@pytest.mark.parametrize("place", AREAS, ids=named)
def test_its_point_lies_inside_its_outline(place: Place) -> None:
    geometry = outline(place)
    assert geometry is not None
    assert geometry.is_valid
    assert geometry.contains(Point(place.point.lon, place.point.lat))


@pytest.mark.parametrize("place", AREAS, ids=named)
def test_its_radius_covers_its_outline(place: Place) -> None:
    geometry = outline(place)
    assert geometry is not None
    assert covering_radius_m(geometry, place.point.lon, place.point.lat) <= place.point.accuracy_m


def test_a_place_without_a_shape_has_no_outline() -> None:
    assert outline(PLACES["ain-al-asad-air-base"]) is None


def test_a_missing_outline_names_file_and_id() -> None:
    lost = PLACES["anbar-governorate"].model_copy(update={"id": "atlantis-governorate"})
    with pytest.raises(GazetteerError, match=r"governorates\.geojson.*atlantis-governorate"):
        outline(lost)


def test_a_missing_file_is_named() -> None:
    anbar = PLACES["anbar-governorate"]
    assert anbar.shape is not None
    lost = anbar.model_copy(update={"shape": anbar.shape.model_copy(update={"file": "lost.geojson"})})
    with pytest.raises(GazetteerError, match=r"lost\.geojson"):
        outline(lost)


def test_a_degree_of_longitude_on_the_equator_is_111_kilometres() -> None:
    assert covering_radius_m(Point(1, 0), 0, 0) == pytest.approx(111_320, abs=10)


def test_the_radius_reaches_the_farthest_corner() -> None:
    square = shapely.box(44, 33, 45, 34)
    assert covering_radius_m(square, 44, 33) == covering_radius_m(Point(45, 34), 44, 33)


def test_outlines_of_governorates_meet_without_gap_or_overlap() -> None:
    collection = json.loads((SHAPES / "governorates.geojson").read_bytes())
    drawn = [shape(item["geometry"]) for item in collection["features"] if "approximate" not in item["properties"]]
    assert shapely.coverage_is_valid(drawn)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.name))
def test_shapes_say_where_they_come_from(file: Path) -> None:
    provenance = json.loads(file.read_bytes())["provenance"]
    assert set(provenance) == {"source", "licence", "method", "date"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.name))
def test_every_outline_is_that_of_a_place(file: Path) -> None:
    ids = [item["id"] for item in json.loads(file.read_bytes())["features"]]
    assert ids == [id_ for id_ in ids if id_ in PLACES and PLACES[id_].shape is not None]


def test_a_derived_area_states_its_rule() -> None:
    features = json.loads((SHAPES / "areas.geojson").read_bytes())["features"]
    assert all(item["properties"]["rule"] and item["properties"]["certainty"] for item in features)


def test_shapes_stay_small() -> None:
    assert sum(file.stat().st_size for file in FILES) < 300_000
    assert BASEMAP.stat().st_size < 260_000


@pytest.mark.parametrize(
    "city", ["washington", "new-york", "london", "kuwait-city", "tehran", "manama", "beirut", "ankara"]
)
def test_cities_lie_on_the_land_of_the_base_map(city: str) -> None:
    base = json.loads(BASEMAP.read_bytes())
    land = [shape(item["geometry"]) for layer in ("world", "land") for item in base[layer]["features"]]
    point = PLACES[city].point
    assert any(polygon.contains(Point(point.lon, point.lat)) for polygon in land)


def test_lines_of_the_base_map_are_those_of_the_shapes() -> None:
    lines = json.loads(BASEMAP.read_bytes())["governorates"]["features"]
    anbar = outline(PLACES["anbar-governorate"])
    assert anbar is not None
    near = shape(lines[0]["geometry"]).intersection(anbar.boundary.buffer(0.001))
    assert near.length > 5
