"""Operating areas: derived by stated rules, drawn from places that exist, true of their point and radius."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from shapely.geometry import Point, shape

from gazetteer.areas import SHAPES, covering_radius_m
from gazetteer.store import SHIPPED, read_places

ROOT = Path(__file__).parents[2]
FILE = SHAPES / "operating-areas.geojson"
RULES: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "tools" / "areas.yml").read_text(encoding="utf-8"))
AREAS = {item["id"]: item for item in json.loads(FILE.read_bytes())["features"]}
PLACES = {place.id: place for place in read_places(SHIPPED)}


def test_every_rule_is_drawn_and_every_area_has_its_rule() -> None:
    assert list(AREAS) == sorted(RULES)
    assert len(AREAS) >= 60


@pytest.mark.parametrize("name", RULES)
def test_its_rule_names_places_that_exist(name: str) -> None:
    rule = RULES[name]
    sides = [side["where"] for side in rule.get("sides", [])]
    bounds = [rule[way] for way in ("north_of", "south_of", "east_of", "west_of") if way in rule]
    assert {*rule.get("of", []), *rule.get("within", []), *sides, *bounds} <= PLACES.keys()


@pytest.mark.parametrize("name", AREAS)
def test_its_shape_is_valid_and_its_radius_covers_it(name: str) -> None:
    point, outline = PLACES[name].point, shape(AREAS[name]["geometry"])
    assert outline.is_valid
    assert outline.contains(Point(point.lon, point.lat))
    assert covering_radius_m(outline, point.lon, point.lat) <= point.accuracy_m


@pytest.mark.parametrize("name", AREAS)
def test_it_says_how_well_it_is_known_in_the_place_as_in_the_shape(name: str) -> None:
    kept, properties = PLACES[name].shape, AREAS[name]["properties"]
    assert kept is not None and kept.file == FILE.name
    assert kept.certainty == properties["certainty"] != "certain"
    assert properties["rule"] in (PLACES[name].note or "")
    assert any("shape" in citation.supports for citation in PLACES[name].citations)


def test_the_script_draws_what_is_shipped(tmp_path: Path) -> None:
    """Where this fails, a place of a rule has moved: run tools/build_areas.py."""
    out = tmp_path / "areas.geojson"
    subprocess.run([sys.executable, ROOT / "tools" / "build_areas.py", "--out", out], check=True, cwd=ROOT)
    drawn = {item["id"]: shape(item["geometry"]) for item in json.loads(out.read_bytes())["features"]}
    moved = [name for name, area in drawn.items() if area.hausdorff_distance(shape(AREAS[name]["geometry"])) > 0.02]
    assert moved == []
