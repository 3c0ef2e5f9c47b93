"""Files for other programs: valid, complete, the same each time, and written whole or not at all."""

from __future__ import annotations

import csv as standard
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import jsonschema
import pytest
import shapely
from shapely.geometry import shape

from gazetteer import Gazetteer
from geo.about import About, told
from geo.article import Article
from geo.export import ENDINGS, FORMATS, ExportError, csv, export, format_of, geojson, rendered
from geo.mention import Mention
from geo.parse import parse
from geo.table import COLUMNS, rows, to_table

Read = Callable[[str], list[Mention]]
SEEDS = Path(__file__).parents[2] / "seeds"
NESTED = ("start", "end", "surface", "excerpt", "excerpt_start", "role", "reason", "dates", "article", "published")

POSITION = {"type": "array", "prefixItems": [{"minimum": -180, "maximum": 180}, {"minimum": -90, "maximum": 90}]}
RING = {"type": "array", "minItems": 4, "items": {**POSITION, "minItems": 2, "maxItems": 2}}
GEOMETRIES = {
    "Point": {**POSITION, "minItems": 2, "maxItems": 2},
    "Polygon": {"type": "array", "minItems": 1, "items": RING},
    "MultiPolygon": {"type": "array", "minItems": 1, "items": {"type": "array", "minItems": 1, "items": RING}},
    "LineString": {"type": "array", "minItems": 2, "items": POSITION},
    "MultiLineString": {"type": "array", "minItems": 1, "items": {"type": "array", "minItems": 2, "items": POSITION}},
}
RFC_7946 = {
    "type": "object",
    "required": ["type", "features"],
    "not": {"required": ["crs"]},
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "id", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": "string"},
                    "properties": {"type": "object"},
                    "geometry": {
                        "oneOf": [
                            {"type": "null"},
                            *(
                                {
                                    "type": "object",
                                    "required": ["type", "coordinates"],
                                    "additionalProperties": False,
                                    "properties": {"type": {"const": name}, "coordinates": coordinates},
                                }
                                for name, coordinates in GEOMETRIES.items()
                            ),
                        ]
                    },
                },
            },
        },
    },
}


@pytest.fixture(scope="module")
def table(places: Gazetteer) -> gpd.GeoDataFrame:
    """The seeds, with one mention that is not settled."""
    unsettled = "توقف العمل في سد طهران."
    mentions = parse(SEEDS, places)
    return to_table([*mentions, *parse(Article("loose.txt", unsettled, language="ar"), places)])


def features(data: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(data)["features"]
    return found


def rings(geometry: dict[str, Any]) -> list[tuple[bool, Any]]:
    """Whether each ring is an outer one, and its coordinates."""
    polygons = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}.get(geometry["type"], [])
    return [(number == 0, ring) for polygon in polygons for number, ring in enumerate(polygon)]


@pytest.mark.parametrize("per", ["place", "mention"])
def test_geojson_is_valid(table: gpd.GeoDataFrame, places: Gazetteer, per: Any) -> None:
    collection = json.loads(geojson(table, places.places, per=per))
    jsonschema.Draft202012Validator(RFC_7946).validate(collection)
    ids = [feature["id"] for feature in collection["features"]]
    assert len(ids) == len(set(ids))


def test_rings_are_closed_right_handed_and_valid(table: gpd.GeoDataFrame, places: Gazetteer) -> None:
    geometries = [feature["geometry"] for feature in features(geojson(table, places.places)) if feature["geometry"]]
    found = [ring for geometry in geometries for ring in rings(geometry)]
    assert found
    for outer, ring in found:
        assert ring[0] == ring[-1]
        assert shapely.LinearRing(ring).is_ccw == outer
    assert all(shape(geometry).is_valid for geometry in geometries)


def test_longitude_comes_first(table: gpd.GeoDataFrame, places: Gazetteer) -> None:
    by_id = {feature["id"]: feature for feature in features(geojson(table, places.places))}
    point = places["ain-al-asad-air-base"].point
    assert by_id["ain-al-asad-air-base"]["geometry"] == {"type": "Point", "coordinates": [point.lon, point.lat]}


def test_an_area_is_an_area_per_place_and_a_point_per_mention(table: gpd.GeoDataFrame, places: Gazetteer) -> None:
    per_place = {feature["id"]: feature for feature in features(geojson(table, places.places))}
    assert per_place["nineveh-governorate"]["geometry"]["type"] in ("Polygon", "MultiPolygon")
    per_mention = [
        feature
        for feature in features(geojson(table, places.places, per="mention"))
        if feature["properties"]["place"] == "nineveh-governorate"
    ]
    assert {feature["geometry"]["type"] for feature in per_mention} == {"Point"}


@pytest.mark.parametrize("per", ["place", "mention"])
def test_what_is_not_settled_has_no_geometry(table: gpd.GeoDataFrame, places: Gazetteer, per: Any) -> None:
    [loose] = [
        feature for feature in features(geojson(table, places.places, per=per)) if not feature["properties"]["place"]
    ]
    assert loose["geometry"] is None
    assert (loose["properties"]["surface"], loose["properties"]["resolution"]) == ("طهران", "ambiguous")


def test_the_same_input_gives_the_same_bytes(places: Gazetteer) -> None:
    first, second = (to_table(parse(SEEDS, places)) for _ in range(2))
    assert geojson(first, places.places) == geojson(second, places.places)
    assert geojson(first, places.places, per="mention") == geojson(second, places.places, per="mention")
    assert csv(first, places.places) == csv(second, places.places)


def test_both_geojsons_and_the_csv_hold_the_same_mentions(table: gpd.GeoDataFrame, places: Gazetteer) -> None:
    nested = [
        (mention["article"], mention["start"], mention["end"], feature["properties"]["place"], mention["role"])
        for feature in features(geojson(table, places.places))
        for mention in feature["properties"]["mentions"]
    ]
    flat = [
        tuple(feature["properties"][name] for name in ("article", "start", "end", "place", "role"))
        for feature in features(geojson(table, places.places, per="mention"))
    ]
    listed = [
        (line["article"], int(line["start"]), int(line["end"]), line["place"] or None, line["role"])
        for line in standard.DictReader(io.StringIO(csv(table, places.places).decode("utf-8-sig"), newline=""))
    ]
    assert sorted(nested, key=str) == sorted(flat, key=str) == sorted(listed, key=str)
    assert len(nested) == len(table)


def test_every_mention_says_all_that_is_known_of_it(table: gpd.GeoDataFrame, places: Gazetteer) -> None:
    for feature in features(geojson(table, places.places)):
        assert all(set(NESTED) <= mention.keys() for mention in feature["properties"]["mentions"])
        if feature["properties"]["place"]:
            assert feature["properties"]["accuracy_m"] > 0
            assert feature["properties"]["citations"]
    for feature in features(geojson(table, places.places, per="mention")):
        assert tuple(feature["properties"]) == COLUMNS


def test_the_status_of_a_base_names_its_source(table: gpd.GeoDataFrame, places: Gazetteer) -> None:
    by_id = {feature["id"]: feature["properties"] for feature in features(geojson(table, places.places))}
    for status in by_id["ain-al-asad-air-base"]["status"]:
        assert status.keys() == {"state", "when", "citation"}
        assert status["citation"].startswith("https://")


def test_csv_has_a_header_a_mark_and_a_row_a_mention(table: gpd.GeoDataFrame, places: Gazetteer) -> None:
    data = csv(table, places.places)
    assert data.startswith("\ufeffarticle,".encode())
    lines = list(standard.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert tuple(lines[0]) == (*COLUMNS, *told(About(), places.places))
    assert len(lines) == len(table) + 1
    assert {len(line) for line in lines} == {len(lines[0])}
    assert csv(table, places.places, bom=False) == data.removeprefix(b"\xef\xbb\xbf")


def test_csv_read_back_is_the_table(table: gpd.GeoDataFrame, places: Gazetteer) -> None:
    text = io.StringIO(csv(table, places.places).decode("utf-8-sig"), newline="")
    for line, row in zip(standard.DictReader(text), rows(table), strict=True):
        for name in COLUMNS:
            is_list = name in ("dates", "candidates")
            assert (json.loads(line[name]) if is_list else line[name]) == (row[name] if is_list else cell(row[name]))


def cell(value: Any) -> str:
    """What a value is as text, before a formula is defused: there is none in the seeds."""
    return "" if value is None else str(value)


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("https://x.example/")'])
def test_a_formula_is_defused_in_csv(places: Gazetteer, title: str) -> None:
    table = to_table(parse(Article("a.txt", "هدأت أربيل.", title=title, language="ar"), places))
    [line] = standard.DictReader(io.StringIO(csv(table, places.places).decode("utf-8-sig"), newline=""))
    assert line["article_title"] == f"'{title}"


def test_a_number_is_no_formula(places: Gazetteer) -> None:
    table = to_table(parse(Article("a.txt", "سافر إلى واشنطن.", language="ar"), places))
    [line] = standard.DictReader(io.StringIO(csv(table, places.places).decode("utf-8-sig"), newline=""))
    assert float(line["longitude"]) == places["washington"].point.lon < 0


def test_what_the_maker_says_is_defused_too(table: gpd.GeoDataFrame, places: Gazetteer) -> None:
    text = csv(table, places.places, About(title="=1+1")).decode("utf-8-sig")
    assert {line["title"] for line in standard.DictReader(io.StringIO(text, newline=""))} == {"'=1+1"}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_ending_chooses_the_format(table: gpd.GeoDataFrame, places: Gazetteer, tmp_path: Path, ending: str) -> None:
    file, few = tmp_path / f"map{ending.upper()}", table.head(2)
    export(few, places.places, file)
    assert file.read_bytes() == rendered(few, places.places, ENDINGS[ending])
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.lpf.json", "lpf"),
        ("a.csl.json", "csl"),
        ("a.kml.csv", "csv"),
        ("A.CSL.JSON", "csl"),
        (".csv", "csv"),
        ("a.geojson.lpf.jsonld", "lpf"),
    ],
)
def test_the_longest_ending_counts(name: str, form: str) -> None:
    assert format_of(Path(name)) == form


def test_a_format_may_be_named(table: gpd.GeoDataFrame, places: Gazetteer, tmp_path: Path) -> None:
    export(table, places.places, tmp_path / "data.json", form="geojson", per="mention")
    assert (tmp_path / "data.json").read_bytes() == rendered(table, places.places, "geojson", per="mention")


@pytest.mark.parametrize(
    ("name", "form", "says"),
    [
        ("map.pdf", None, f"{{path}}: unknown format; the ending may be {', '.join(ENDINGS)}"),
        ("map.json", None, f"{{path}}: unknown format; the ending may be {', '.join(ENDINGS)}"),
        ("map.csv", "pdf", f"pdf: unknown format; there are {', '.join(FORMATS)}"),
        ("none/map.csv", None, "{path}: No such file or directory"),
    ],
)
def test_what_cannot_be_written_is_one_line_and_leaves_nothing(
    table: gpd.GeoDataFrame, places: Gazetteer, tmp_path: Path, name: str, form: str | None, says: str
) -> None:
    with pytest.raises(ExportError) as raised:
        export(table, places.places, tmp_path / name, form=form)
    assert str(raised.value) == says.format(path=tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_an_option_that_a_format_does_not_have_is_refused(table: gpd.GeoDataFrame, places: Gazetteer) -> None:
    with pytest.raises(ExportError, match="csv has no option per, tiles"):
        rendered(table, places.places, "csv", bom=False, per="mention", tiles=True)


def test_what_draws_is_imported_only_for_what_is_drawn() -> None:
    script = (
        "import sys, geo.export; print([name for name in ('folium', 'matplotlib', 'pyarrow.parquet', 'geo.export.kml')"
        " if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
