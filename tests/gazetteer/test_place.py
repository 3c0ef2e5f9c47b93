"""A place's record refuses what it does not know and what no source could say."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from gazetteer import Place, kinds

FAMILIES = {"country", "area", "settlement", "base", "camp", "site"}


def record(**changes: Any) -> dict[str, Any]:
    """The least that makes a place, with changes; None takes a key away."""
    least: dict[str, Any] = {
        "id": "ain-al-asad-air-base",
        "title": "Ain al-Asad Air Base",
        "title_ar": "قاعدة عين الأسد الجوية",
        "kind": "air-base",
        "point": {"lon": 42.4412, "lat": 33.7856, "accuracy_m": 2500},
        "names": [{"toponym": "عين الأسد", "lang": "ar"}],
        "citations": [
            {"label": "Survey", "url": "https://example.org/", "retrieved": "2026-11-22", "supports": ["point"]}
        ],
    }
    return {key: value for key, value in (least | changes).items() if value is not None}


def name(**changes: Any) -> dict[str, Any]:
    return {"names": [{"toponym": "عين الأسد", "lang": "ar"} | changes]}


def point(**changes: Any) -> dict[str, Any]:
    return {"point": {"lon": 42.4412, "lat": 33.7856, "accuracy_m": 2500} | changes}


def cited(**changes: Any) -> dict[str, Any]:
    source = {"label": "Survey", "url": "https://example.org/", "retrieved": "2026-11-22", "supports": ["point"]}
    return {"citations": [source | changes]}


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown key": ({"colour": "red"}, "colour"),
    "an unknown key of the point": (point(height=3), "point.height"),
    "an unknown key of a name": (name(weak=True), "names.0.weak"),
    "an unknown kind": ({"kind": "airbase"}, "kind"),
    "no kind": ({"kind": None}, "kind"),
    "an id with capitals": ({"id": "Ain-al-Asad"}, "id"),
    "an id in Arabic": ({"id": "عين-الأسد"}, "id"),
    "no point": ({"point": None}, "point"),
    "a longitude beyond the globe": (point(lon=180.1), "point.lon"),
    "latitude and longitude in each other's place": (point(lon=33.7, lat=142.4), "point.lat"),
    "six decimals": (point(lon=42.441234), "point.lon"),
    "no accuracy": ({"point": {"lon": 42.4, "lat": 33.7}}, "point.accuracy_m"),
    "an accuracy of nothing": (point(accuracy_m=0), "point.accuracy_m"),
    "no name": ({"names": []}, "names"),
    "an empty name": (name(toponym=""), "names.0.toponym"),
    "a name without a language": ({"names": [{"toponym": "عين الأسد"}]}, "names.0.lang"),
    "a strength that is none": (name(strength="medium"), "names.0.strength"),
    "a time that is no EDTF": (name(when="since 2014"), "names.0.when"),
    "a status that is none": ({"status": [{"state": "busy", "when": "2014/..", "citation": 1}]}, "status.0.state"),
    "a status whose citation is not there": ({"status": [{"state": "open", "when": "2014", "citation": 2}]}, ""),
    "no citation": ({"citations": []}, "citations"),
    "no citation of the point": (cited(supports=["when"]), ""),
    "an address that is none": (cited(url="example.org"), "citations.0.url"),
    "a day without its zeros": (cited(retrieved="2026-1-2"), "citations.0.retrieved"),
    "a link of an unknown sort": ({"links": ["osm:12"]}, "links.0"),
    "a shape without its certainty": ({"shape": {"file": "a.geojson", "accuracy_m": 100}}, "shape.certainty"),
}


def test_the_least_record_is_a_place() -> None:
    place = Place.model_validate(record())
    assert (place.point.lon, place.point.lat) == (42.4412, 33.7856)
    assert place.names[0].strength == "strong"
    assert place.parent is None


@pytest.mark.parametrize(("changes", "where"), REFUSED.values(), ids=REFUSED)
def test_it_refuses(changes: dict[str, Any], where: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Place.model_validate(record(**changes))
    assert ".".join(map(str, refused.value.errors()[0]["loc"])) == where


def test_a_place_does_not_change() -> None:
    place = Place.model_validate(record())
    with pytest.raises(ValidationError):
        place.title = "Other"


def test_every_kind_has_its_words_and_codes() -> None:
    for kind in kinds().values():
        assert kind.en and kind.ar and kind.family in FAMILIES
        assert kind.feature_code.split(".")[0] in set("ALPSTHV")
        assert kind.fclass in set("APSRLTH")
