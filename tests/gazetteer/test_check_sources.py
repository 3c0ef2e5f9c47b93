"""Citations: complete, and one for each fact."""

from __future__ import annotations

from typing import Any

import pytest

from gazetteer.check.sources import complete, shape_cited, status_cited, two_sources, when_cited
from tests.gazetteer.made import SOURCE, cited, place, point, shape, told

STATUS = {"state": "coalition", "when": "2014/2020-08", "citation": 1}
ONE = "taji: point: one citation supports it, and no note says that one source was found"


@pytest.mark.parametrize(
    ("citation", "fault"),
    [
        (cited(url="https://"), "url: https:// names no host"),
        (cited(url="https:///wiki/Taji"), "url: https:///wiki/Taji names no host"),
        (cited(url="http://localhost/taji"), "url: http://localhost/taji names no host"),
        (cited(url="https://[taji/"), "url: https://[taji/ names no host"),
        (cited(retrieved="2025-02-30"), "retrieved: 2025-02-30 is no day of the past"),
        (cited(retrieved="9999-12-31"), "retrieved: 9999-12-31 is no day of the past"),
    ],
)
def test_a_citation_is_complete(citation: dict[str, Any], fault: str) -> None:
    assert told(complete, place("taji", "التاجي", citations=[SOURCE, citation])) == [f"taji: citations.2.{fault}"]


@pytest.mark.parametrize(
    "citation", [cited(url="https://fa.wikipedia.org./wiki/X"), cited(url="http://example.org:8080"), SOURCE]
)
def test_any_host_and_any_past_day_will_do(citation: dict[str, Any]) -> None:
    assert told(complete, place("taji", "التاجي", citations=[citation])) == []


def test_an_outline_is_cited() -> None:
    outlined = shape("governorates.geojson")
    assert told(shape_cited, place("taji", "التاجي", shape=outlined)) == ["taji: shape: no citation supports it"]
    assert (
        told(shape_cited, place("taji", "التاجي", shape=outlined, citations=[cited(supports=["point", "shape"])])) == []
    )


def test_the_citation_of_a_status_supports_one() -> None:
    assert told(status_cited, place("taji", "التاجي", status=[STATUS])) == [
        "taji: status: citation 1 supports no status (2014/2020-08)"
    ]
    both = [cited(supports=["status"]), SOURCE]
    assert told(status_cited, place("taji", "التاجي", status=[STATUS], citations=both)) == []


def test_a_time_is_cited_by_itself_or_with_a_status() -> None:
    assert told(when_cited, place("taji", "التاجي", when="2003/..")) == ["taji: when: no citation supports 2003/.."]
    for fact in ("when", "status"):
        citations = [cited(supports=["point", fact])]
        assert told(when_cited, place("taji", "التاجي", when="2003/..", citations=citations)) == []


@pytest.mark.parametrize("kind", ["air-base", "base", "post", "displacement-camp", "detention-camp"])
def test_the_point_of_a_base_or_camp_has_two_sources_or_a_note(kind: str) -> None:
    twice = [SOURCE, cited(label="The same page")]
    assert told(two_sources, place("taji", "التاجي", kind=kind)) == [ONE]
    assert told(two_sources, place("taji", "التاجي", kind=kind, citations=twice)) == [ONE]
    assert told(two_sources, place("taji", "التاجي", kind=kind, note="North of Baghdad.")) == [ONE]
    other = [SOURCE, cited(url="https://example.com/")]
    assert told(two_sources, place("taji", "التاجي", kind=kind, citations=other)) == []
    assert told(two_sources, place("taji", "التاجي", kind=kind, note="One source for the point.")) == []


def test_one_source_for_the_point_of_a_base_makes_its_radius_wider() -> None:
    noted: dict[str, Any] = {"kind": "base", "note": "One source for the point."}
    assert told(two_sources, place("taji", "التاجي", point=point(44.26, 33.52, 1500), **noted)) == [
        "taji: point.accuracy_m: 1500 is too sure of a point with one source"
    ]
    assert told(two_sources, place("taji", "التاجي", point=point(44.26, 33.52, 2500), **noted)) == []


def test_a_town_needs_one_source_for_its_point() -> None:
    assert told(two_sources, place("taji", "التاجي")) == []
