"""What a base was then: what its sources say, both states in a month of handover, unknown where they are silent."""

from __future__ import annotations

from datetime import date

import pytest

from gazetteer import Gazetteer, GazetteerError, Place, PlaceNotFoundError
from gazetteer.interval import bounds

BASE = {
    "id": "some-base",
    "title": "Some Base",
    "title_ar": "قاعدة ما",
    "kind": "base",
    "point": {"lon": 44.0, "lat": 33.0, "accuracy_m": 3000},
    "names": [{"toponym": "ما", "lang": "ar", "strength": "weak"}],
    "citations": [
        {"label": "Survey", "url": "https://example.org/", "retrieved": "2026-11-22", "supports": ["point", "status"]}
    ],
}


def told(gazetteer: Gazetteer, place: str, on: str) -> list[str]:
    return [state.state for state in gazetteer.status(place, on)]


@pytest.mark.parametrize(
    ("place", "on", "states"),
    [
        ("camp-taji", "2020-09", ["handed-over"]),
        ("camp-taji", "2020-07", ["coalition"]),
        ("camp-taji", "2020-08", ["coalition", "handed-over"]),
        ("camp-taji", "2020-08-22", ["coalition"]),
        ("camp-taji", "2020", ["coalition", "handed-over"]),
        ("camp-taji", "2013", ["unknown"]),
        ("ain-al-asad-air-base", "2005", ["coalition"]),
        ("ain-al-asad-air-base", "2012-05", ["handed-over"]),
        ("ain-al-asad-air-base", "2014-11", ["handed-over", "coalition"]),
        ("ain-al-asad-air-base", "2020-01-08", ["coalition"]),
        ("ain-al-asad-air-base", "2026-06", ["handed-over"]),
        ("ain-al-asad-air-base", "1995", ["unknown"]),
        ("erbil", "2020-09", ["unknown"]),
    ],
)
def test_a_base_was_then_what_its_sources_say(places: Gazetteer, place: str, on: str, states: list[str]) -> None:
    assert told(places, place, on) == states


def test_a_state_names_its_time_and_its_source(places: Gazetteer) -> None:
    [state] = places.status("camp-taji", on="2020-09")
    assert state.when == "2020-08-23/.."
    assert state.citation is not None and "2020-08-23" in state.citation.label


def test_what_no_source_tells_has_no_source() -> None:
    [state] = Gazetteer([Place.model_validate(BASE)]).status("some-base", "2020-09")
    assert state == ("unknown", None, None)


@pytest.mark.parametrize(
    ("when", "on", "states"),
    [
        ("2017~/2019-10~", "2019-11", ["coalition"]),
        ("2017~/2019-10~", "2020-03", ["unknown"]),
        ("2017/2019-10", "2019-11", ["unknown"]),
        ("2020?/2025-06", "2019-06", ["coalition"]),
        ("../2003", "1991", ["coalition"]),
        ("2003-03-26", "2003-03", ["coalition"]),
    ],
)
def test_about_a_month_may_be_the_next_one(when: str, on: str, states: list[str]) -> None:
    base = Place.model_validate(BASE | {"status": [{"state": "coalition", "when": when, "citation": 1}]})
    assert told(Gazetteer([base]), "some-base", on) == states


@pytest.mark.parametrize("on", ["", "2020-13", "September", "2020-9", "2020/2019"])
def test_what_is_no_date_is_one_line(places: Gazetteer, on: str) -> None:
    with pytest.raises(GazetteerError, match="no EDTF date"):
        places.status("camp-taji", on)


def test_what_is_no_place_is_said(places: Gazetteer) -> None:
    with pytest.raises(PlaceNotFoundError, match="atlantis"):
        places.status("atlantis", "2020")


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2014/..", date(2014, 1, 1), date.max),
        ("../2003", date.min, date(2003, 12, 31)),
        ("[2021-07-27..2021-12-31]", date(2021, 7, 27), date(2021, 12, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
    ],
)
def test_a_date_has_a_first_and_a_last_day(edtf: str, first: date, last: date) -> None:
    assert bounds(edtf) == (first, last)
