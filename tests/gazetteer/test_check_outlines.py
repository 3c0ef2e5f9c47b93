"""Outlines: there, around their point, inside their radius, and as certain as their file says."""

from __future__ import annotations

from typing import Any

from gazetteer import Place
from gazetteer.check.outlines import as_certain, covered, drawn, holds_its_point, wide_enough
from tests.gazetteer.made import place, point, shape, told


def kirkuk(**changes: Any) -> Place:
    """Kirkuk governorate, whose outline is shipped."""
    record: dict[str, Any] = {
        "kind": "governorate",
        "point": point(44.2, 35.3, 90000),
        "shape": shape("governorates.geojson"),
    }
    return place("kirkuk-governorate", "كركوك", **record | changes)


def test_an_outline_is_there() -> None:
    [fault] = told(drawn, kirkuk(shape=shape("none.geojson")))
    assert fault.startswith("kirkuk-governorate: none.geojson: no outlines can be read from it")
    lost = place("hit", "هيت", shape=shape("governorates.geojson"))
    assert told(drawn, lost) == ["hit: governorates.geojson: no outline with the id hit"]
    assert told(drawn, kirkuk(), place("hit", "هيت")) == []


def test_an_outline_that_is_not_there_is_told_once() -> None:
    lost = place("hit", "هيت", shape=shape("none.geojson"))
    assert [told(rule, lost) for rule in (holds_its_point, covered, as_certain, wide_enough)] == [[]] * 4


def test_a_point_lies_in_its_own_outline() -> None:
    assert told(holds_its_point, kirkuk(point=point(44.2, 33.3, 90000))) == [
        "kirkuk-governorate: point: lies outside its own outline"
    ]
    assert told(holds_its_point, kirkuk()) == []


def test_the_circle_of_accuracy_covers_the_outline() -> None:
    [fault] = told(covered, kirkuk(point=point(44.2, 35.3, 20000)))
    assert fault.startswith("kirkuk-governorate: point.accuracy_m: 20000, and its outline reaches ")
    assert told(covered, kirkuk()) == []


def test_place_and_file_say_the_same_of_certainty() -> None:
    assert told(as_certain, kirkuk(shape=shape("governorates.geojson", "uncertain"))) == [
        "kirkuk-governorate: shape.certainty: uncertain, and governorates.geojson says certain"
    ]
    assert told(as_certain, kirkuk()) == []


def test_an_area_without_an_outline_has_a_radius() -> None:
    narrow = kirkuk(shape=None, point=point(44.2, 35.3, 500))
    assert told(wide_enough, narrow) == [
        "kirkuk-governorate: point.accuracy_m: 500 is no radius of an area without a shape"
    ]
    assert told(wide_enough, kirkuk(shape=None), place("hit", "هيت", point=point(42.8, 33.6, 500))) == []
