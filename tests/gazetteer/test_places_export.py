"""The gazetteer for other programs: valid, complete, the same each time, with its licence, whole or not at all."""

from __future__ import annotations

import csv as standard
import io
import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import jsonschema
import pyogrio
import pytest
from shapely.geometry import shape

from gazetteer import Gazetteer, GazetteerError, Place
from gazetteer.export import ENDINGS, csv, export, geojson, lpf
from gazetteer.export.times import when

LPF = json.loads((Path(__file__).parents[1] / "data" / "lpf.schema.json").read_text("utf-8"))
CREDITED = ("Buldan", "CC BY 4.0", "GeoNames", "Natural Earth, public domain")
BASE: dict[str, Any] = {
    "id": "some-base",
    "title": "Some Base",
    "title_ar": "قاعدة ما",
    "kind": "base",
    "point": {"lon": -44.0, "lat": 33.0, "accuracy_m": 9000},
    "names": [
        {"toponym": "القاعدة", "lang": "ar", "strength": "weak", "when": "../2003"},
        {"toponym": "Base", "lang": "en"},
    ],
    "when": "2003~/..",
    "status": [{"state": "closed", "when": "2011/..", "citation": 1}],
    "links": ["wd:Q1", "icao:ORXX"],
    "citations": [
        {"label": "Survey", "url": "https://example.org/", "retrieved": "2026-11-22", "supports": ["point", "status"]}
    ],
}


@pytest.fixture(scope="module")
def linked(places: Gazetteer) -> dict[str, Any]:
    collection: dict[str, Any] = json.loads(lpf(places))
    return collection


def by_id(collection: dict[str, Any], key: str) -> dict[str, dict[str, Any]]:
    return {feature[key]: feature for feature in collection["features"]}


def only(**changes: Any) -> Gazetteer:
    return Gazetteer([Place.model_validate(BASE | changes)])


def test_linked_places_are_valid_by_the_formats_schema(linked: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(LPF)
    jsonschema.Draft202012Validator(LPF).validate(linked)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda feature: feature.pop("@id"),
        lambda feature: feature["properties"].pop("title"),
        lambda feature: feature["names"][0].pop("citations"),
        lambda feature: feature["names"][0].update(strength="weak"),
        lambda feature: feature["when"]["timespans"][0]["start"].update({"in": "2003~"}),
        lambda feature: feature["links"].append({"type": "closeMatch", "identifier": "icao:ORXX"}),
        lambda feature: feature["geometry"]["geometries"][0].update(certainty="sure"),
    ],
)
def test_the_schema_catches_what_is_wrong(spoil: Any) -> None:
    collection = json.loads(lpf(only()))
    jsonschema.Draft202012Validator(LPF).validate(collection)
    spoil(collection["features"][0])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(LPF).validate(collection)


def test_a_base_has_its_names_its_time_its_kind_its_sources_and_its_land(linked: dict[str, Any]) -> None:
    feature = by_id(linked, "@id")["buldan:ain-al-asad-air-base"]
    assert feature["properties"]["ccodes"] == ["IQ"]
    assert feature["properties"]["icao"] == "ORAA"
    assert feature["types"][0]["identifier"] == "http://www.geonames.org/ontology#S.AIRB"
    assert {"toponym": "Ain al-Asad", "lang": "en"} in feature["names"]
    assert feature["names"][0]["citations"][0]["@id"].startswith("https://")
    assert feature["relations"][0]["relationTo"] == "buldan:anbar-governorate"
    [geometry] = feature["geometry"]["geometries"]
    assert (geometry["type"], geometry["certainty"]) == ("Point", "less-certain")
    assert geometry["citations"]


def test_an_area_is_drawn_with_its_certainty(linked: dict[str, Any]) -> None:
    [geometry] = by_id(linked, "@id")["buldan:baghdad-governorate"]["geometry"]["geometries"]
    assert geometry["type"] in ("Polygon", "MultiPolygon")
    assert geometry["certainty"] == "uncertain"


def test_what_crosses_borders_lies_in_all_its_countries(linked: dict[str, Any]) -> None:
    crossing = by_id(linked, "@id")["buldan:al-qaim-crossing"]
    assert crossing["properties"]["ccodes"] == ["IQ", "SY"]
    assert [relation["relationTo"] for relation in crossing["relations"]] == ["buldan:iraq", "buldan:syria"]


def test_only_what_the_format_knows_is_a_link() -> None:
    [feature] = json.loads(lpf(only()))["features"]
    assert feature["links"] == [{"type": "closeMatch", "identifier": "wd:Q1"}]
    assert feature["properties"]["icao"] == "ORXX"


@pytest.mark.parametrize(
    ("edtf", "span", "doubt"),
    [
        ("2014/2020-08-23", {"start": {"in": "2014"}, "end": {"in": "2020-08-23"}}, False),
        ("1987/..", {"start": {"in": "1987"}, "end": {"earliest": "2026-11-22"}}, False),
        ("../2003", {"start": {"latest": "2003"}, "end": {"in": "2003"}}, False),
        ("2003-03", {"start": {"in": "2003-03"}, "end": {"in": "2003-03"}}, False),
        ("2017~/2019-10", {"start": {"in": "2017"}, "end": {"in": "2019-10"}}, True),
        ("199X", {"start": {"earliest": "1990-01-01"}, "end": {"latest": "1999-12-31"}}, True),
        ("[2021-07-27..2021-12-31]", {"start": {"earliest": "2021-07-27"}, "end": {"latest": "2021-12-31"}}, True),
    ],
)
def test_a_time_is_a_time_span_and_keeps_its_edtf(edtf: str, span: dict[str, Any], doubt: bool) -> None:
    expected = {"timespans": [span], "label": edtf} | ({"certainty": "less-certain"} if doubt else {})
    assert when(edtf, "2026-11-22") == expected


def test_geojson_draws_areas_and_points_with_everything_known(places: Gazetteer) -> None:
    features = by_id(json.loads(geojson(places)), "id")
    assert len(features) == len(places)
    assert shape(features["nineveh-governorate"]["geometry"]).area > 1
    base = features["camp-taji"]
    point = places["camp-taji"].point
    assert base["geometry"] == {"type": "Point", "coordinates": [point.lon, point.lat]}
    assert base["properties"]["accuracy_m"] == point.accuracy_m
    assert base["properties"]["names"][0]["toponym"] == "التاجي"
    assert base["properties"]["citations"][0]["url"].startswith("https://")


def lines(data: bytes) -> list[dict[str, str]]:
    return list(standard.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_has_a_row_a_place_with_its_names_joined(places: Gazetteer) -> None:
    rows = lines(csv(places))
    assert [row["id"] for row in rows] == list(places.places)
    [taji] = [row for row in rows if row["id"] == "camp-taji"]
    assert taji["names"].split("|") == [name.toponym for name in places["camp-taji"].names]
    assert "coalition 2014/2020-08-23" in taji["status"]
    assert csv(places).startswith("\ufeffid,title,".encode())


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://x.example/")'])
def test_a_formula_is_defused_and_a_number_is_none(title: str) -> None:
    [row] = lines(csv(only(title=title, note=title)))
    assert (row["title"], row["note"]) == (f"'{title}", f"'{title}")
    assert row["longitude"] == "-44.0"


def test_a_geopackage_has_places_names_and_areas(places: Gazetteer, tmp_path: Path) -> None:
    file = tmp_path / "gazetteer.gpkg"
    export(places, file)
    assert dict(pyogrio.list_layers(file).tolist()) == {
        "places": "Point",
        "areas": "MultiPolygon",
        "names": None,
    }
    points, areas, names = (gpd.read_file(file, layer=layer) for layer in ("places", "areas", "names"))
    assert list(points.id) == list(places.places)
    assert points.crs.to_epsg() == areas.crs.to_epsg() == 4326
    assert len(areas) == sum(place.shape is not None for place in places)
    assert len(names) == sum(len(place.names) for place in places)
    assert set(names[names.place == "camp-taji"].strength) == {"weak"}


def test_a_gazetteer_without_areas_is_a_geopackage_too(tmp_path: Path) -> None:
    export(only(), tmp_path / "one.gpkg")
    assert len(gpd.read_file(tmp_path / "one.gpkg", layer="places")) == 1


def test_every_format_says_whose_it_is(places: Gazetteer, tmp_path: Path) -> None:
    export(only(), tmp_path / "one.gpkg")
    package = pyogrio.read_info(tmp_path / "one.gpkg", layer="places")["dataset_metadata"]["ATTRIBUTION"]
    for told in (lpf(only()).decode(), geojson(only()).decode(), csv(only()).decode("utf-8-sig"), package):
        assert all(name in told for name in CREDITED)


@pytest.mark.parametrize("write", [lpf, geojson, csv])
def test_the_same_places_give_the_same_bytes(places: Gazetteer, write: Any) -> None:
    assert write(places) == write(Gazetteer(places))


@pytest.mark.parametrize("ending", [ending for ending in ENDINGS if ending != ".gpkg"])
def test_the_ending_chooses_the_format(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"places{ending.upper()}"
    export(only(), file)
    assert file.read_bytes() == {"lpf": lpf, "geojson": geojson, "csv": csv}[ENDINGS[ending]](only())
    assert list(tmp_path.iterdir()) == [file]


def test_a_format_may_be_named(tmp_path: Path) -> None:
    export(only(), tmp_path / "places.json", "lpf")
    assert b"@context" in (tmp_path / "places.json").read_bytes()


@pytest.mark.parametrize(
    ("name", "says"),
    [("places.json", "unknown format; the ending may be .lpf.json"), ("none/a.csv", "No such file or directory")],
)
def test_what_cannot_be_written_is_one_line(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(GazetteerError) as raised:
        export(only(), tmp_path / name)
    assert str(raised.value).startswith(f"{tmp_path / name}: {says}")
