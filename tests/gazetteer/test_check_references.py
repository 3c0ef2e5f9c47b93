"""A place lies in places, and its links are its own."""

from __future__ import annotations

import pytest

from gazetteer import Place
from gazetteer.check.references import known, no_circle, own_links, somewhere
from tests.gazetteer.made import IRAQ, place, told


@pytest.mark.parametrize(
    ("lost", "fault"),
    [
        (place("hit", "هيت", parent="anbar"), "hit: names anbar, which is no place"),
        (place("hit", "هيت", within=["iraq", "anbar"]), "hit: names anbar, which is no place"),
        (place("baghdad", "بغداد", stands_for="irak"), "baghdad: names irak, which is no place"),
    ],
)
def test_what_a_place_names_is_a_place(lost: Place, fault: str) -> None:
    assert told(known, IRAQ, lost) == [fault]
    assert told(known, IRAQ, place("hit", "هيت", within=["iraq"], stands_for="iraq")) == []


def test_a_place_lies_in_a_country_or_says_what_it_touches() -> None:
    assert told(somewhere, place("hit", "هيت", parent=None)) == [
        "hit: lies in no folder of a country and has no `within`"
    ]
    assert told(somewhere, IRAQ, place("desert", "البادية", parent=None, kind="desert", within=["iraq"])) == []
    assert told(somewhere, IRAQ, place("border", "الحدود العراقية", parent=None, kind="border")) == []


def test_a_link_is_of_one_place() -> None:
    town = place("baiji", "بيجي", links=["gn:97783"])
    refinery = place("baiji-refinery", "بيجي", kind="refinery", links=["gn:97783"])
    assert told(own_links, town, refinery) == ["baiji: gn:97783: a link of baiji, baiji-refinery"]
    assert told(own_links, town, place("haditha", "حديثة", links=["gn:96309", "wd:Q1"])) == []


def test_no_place_lies_in_itself_by_way_of_others() -> None:
    ring = [
        place("hit", "هيت", parent=None, within=["haditha"]),
        place("haditha", "حديثة", parent=None, within=["hit"]),
    ]
    assert told(no_circle, IRAQ, *ring, place("kirkuk", "كركوك")) == [
        "hit: within: lies in itself, by way of haditha",
        "haditha: within: lies in itself, by way of hit",
    ]
    assert told(no_circle, place("hit", "هيت", parent=None, within=["hit"])) == [
        "hit: within: lies in itself, by way of hit"
    ]
