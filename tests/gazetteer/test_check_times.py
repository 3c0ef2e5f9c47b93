"""Times: EDTF, forward, and one state at a time."""

from __future__ import annotations

import pytest

from gazetteer import Place
from gazetteer.check.times import one_state_at_a_time, readable
from tests.gazetteer.made import place, told


@pytest.mark.parametrize(
    "when", ["2003-13", "2019-02-30", "2014/", "2014/2015/2016", "2020/2010", "2020-08/2020-07", "/"]
)
def test_a_time_is_edtf_and_runs_forward(when: str) -> None:
    fault = f"{when} is no EDTF time that ends after it begins"
    named = [{"toponym": "التاجي", "lang": "ar", "when": when}]
    status = [{"state": "closed", "when": when, "citation": 1}]
    assert told(readable, place("taji", "التاجي", when=when)) == [f"taji: when: {fault}"]
    assert told(readable, place("taji", "التاجي", names=named)) == [f"taji: names.التاجي.when: {fault}"]
    assert told(readable, place("taji", "التاجي", status=status)) == [f"taji: status.closed.when: {fault}"]


@pytest.mark.parametrize(
    "when",
    ["2003", "2003-04~", "2003/2011", "2003/..", "../2003", "2020?/2025-06~", "2020-08-23", "[2021-07-27..2021-12-31]"],
)
def test_open_and_uncertain_times_are_edtf(when: str) -> None:
    assert told(readable, place("taji", "التاجي", when=when)) == []


def base(*states: tuple[str, str]) -> Place:
    return place("k1", "كيوان", kind="base", status=[{"state": s, "when": w, "citation": 1} for s, w in states])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("coalition", "2014/2020-08"), ("closed", "2019/..")),
        (("coalition", "2014/.."), ("handed-over", "2020-03-29/..")),
        (("open", "../2019"), ("closed", "2016~/2017")),
        (("coalition", "2003/2011"), ("unknown", "2005/2006")),
    ],
)
def test_two_states_at_once_are_a_fault(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert told(one_state_at_a_time, base(first, second)) == [
        f"k1: status: {first[0]} {first[1]} and {second[0]} {second[1]} at once"
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("coalition", "2014/2020-08"), ("handed-over", "2020-08-23/..")),  # one month holds both
        (("coalition", "2003/2011"), ("handed-over", "2011/2014")),
        (("coalition", "2003"), ("closed", "2003/..")),
        (("handed-over", "2011/.."), ("host-forces", "2014/2017")),
        (("coalition", "2003/2011"), ("coalition", "2005/2006")),
        (("coalition", "2003/2011"), ("closed", "2003-13/..")),  # the other rule tells of it
    ],
)
def test_states_in_turn_and_states_that_agree_are_none(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert told(one_state_at_a_time, base(first, second)) == []
