"""The rules over the whole set: the shipped places keep them all, and each catches its fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gazetteer import Gazetteer, Place
from gazetteer.check import check
from gazetteer.store import dump

SOURCE = {"label": "Survey", "url": "https://example.org/", "retrieved": "2026-11-22", "supports": ["point"]}


def place(place_id: str, *names: str, **changes: Any) -> Place:
    """A place of Iraq with strong Arabic names."""
    record: dict[str, Any] = {
        "id": place_id,
        "parent": None if place_id == "iraq" else "iraq",
        "title": place_id,
        "title_ar": names[0],
        "kind": "country" if place_id == "iraq" else "town",
        "point": {"lon": 44.0, "lat": 33.0, "accuracy_m": 3000},
        "names": [{"toponym": name, "lang": "ar"} for name in names],
        "citations": [SOURCE],
    }
    return Place.model_validate(record | changes)


IRAQ = place("iraq", "العراق")


def named(name: str, **more: Any) -> dict[str, Any]:
    return {"names": [{"toponym": name, "lang": "ar", **more}]}


def test_the_shipped_places_have_no_fault(places: Gazetteer) -> None:
    assert check(places) == []


@pytest.mark.parametrize(
    ("others", "fault"),
    [
        ([place("hit", "هيت", within=["anbar"])], "hit: names anbar, which is no place"),
        ([place("baghdad", "بغداد", stands_for="irak")], "baghdad: names irak, which is no place"),
        ([place("hit", "هيت", parent=None)], "hit: lies in no folder of a country and has no `within`"),
        ([place("hit", "هيت"), place("hit-camp", "هِيت")], "هيت: a strong name of hit, hit-camp"),
        (
            [place("a", "x", **named("الرشيد", shared=True)), place("b", "الرشيد")],
            "الرشيد: a strong name of a, b",
        ),
        ([place("cairo", "بشار الأسد")], "بشار الاسد: words.yml says that it is never a place"),
        (
            [place("hit", "هيت", shape={"file": "none.geojson", "accuracy_m": 9, "certainty": "certain"})],
            "hit: none.geojson: no outlines can be read from it",
        ),
        (
            [place("hit", "هيت", shape={"file": "governorates.geojson", "accuracy_m": 9, "certainty": "certain"})],
            "hit: governorates.geojson: no outline with the id hit",
        ),
        ([place("hit", "هيت. الأنبار، غربا")], "hit: هيت. الأنبار، غربا: not found in «في هيت. الأنبار، غربا»"),
    ],
)
def test_a_rule_catches_its_fault(tmp_path: Path, others: list[Place], fault: str) -> None:
    found = check(Gazetteer([IRAQ, *others]), tmp_path)
    assert any(line.startswith(fault) for line in found), found


@pytest.mark.parametrize(
    "others",
    [
        [place("hit", "هيت"), place("hit-camp", "x", **named("هيت", strength="weak"))],
        [place("a", "x", **named("الرشيد", shared=True)), place("b", "x", **named("الرشيد", shared=True))],
        [place("border", "الحدود العراقية", parent=None, kind="border")],
        [place("desert", "البادية", parent=None, kind="desert", within=["iraq"])],
    ],
)
def test_a_rule_lets_be_what_is_right(tmp_path: Path, others: list[Place]) -> None:
    assert check(Gazetteer([IRAQ, *others]), tmp_path) == []


def test_a_file_out_of_form_is_named(tmp_path: Path) -> None:
    hit = place("hit", "هيت")
    file = tmp_path / "iq" / "hit.yml"
    file.parent.mkdir()
    file.write_text(dump(hit), "utf-8")
    assert check(Gazetteer([IRAQ, hit]), tmp_path) == []
    file.write_text(dump(hit).replace('"town"', "town"), "utf-8")
    assert check(Gazetteer([IRAQ, hit]), tmp_path) == ["iq/hit.yml: not in canonical form"]
