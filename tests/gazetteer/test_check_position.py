"""Points: in their governorate and country, apart from namesakes, near GeoNames'."""

from __future__ import annotations

from typing import Any

import pytest

from gazetteer import Gazetteer, Place
from gazetteer.check.position import in_no_other_country, inside_its_parent, near_geonames, no_twins
from tests.gazetteer.made import place, point, told

MOSUL = point(43.13, 36.34)
RAMADI = point(43.31, 33.43)


def of(places: Gazetteer, *names: str) -> list[Place]:
    return [places[name] for name in names]


def test_a_point_lies_in_its_governorate(places: Gazetteer) -> None:
    above = of(places, "iraq", "anbar-governorate")
    astray = place("ramadi", "الرمادي", parent="anbar-governorate", point=MOSUL)
    [fault] = told(inside_its_parent, *above, astray)
    assert fault.startswith("ramadi: point: lies 1") and fault.endswith(" km outside anbar-governorate")
    assert told(inside_its_parent, *above, place("ramadi", "الرمادي", parent="anbar-governorate", point=RAMADI)) == []


def test_a_point_may_be_as_far_outside_as_the_outline_is_inexact(places: Gazetteer) -> None:
    above = of(places, "iraq", "anbar-governorate")  # at 41.2 E its southern border lies at 31.526 N
    near, far = point(41.2, 31.507), point(41.2, 31.497)  # 1.8 and 2.8 km beyond it
    assert told(inside_its_parent, *above, place("arar", "عرعر", parent="anbar-governorate", point=near)) == []
    assert told(inside_its_parent, *above, place("arar", "عرعر", parent="anbar-governorate", point=far)) == [
        "arar: point: lies 2.8 km outside anbar-governorate"
    ]


def test_without_a_governorate_the_country_counts(places: Gazetteer) -> None:
    above = of(places, "iraq")
    assert told(inside_its_parent, *above, place("tehran", "طهران", point=point(51.4, 35.7)))
    assert told(inside_its_parent, *above, place("mosul", "الموصل", point=MOSUL)) == []


def test_what_crosses_a_border_lies_in_one_of_what_it_touches(places: Gazetteer) -> None:
    above = of(places, "iraq", "syria", "turkey")
    crossing: dict[str, Any] = {"parent": None, "kind": "border-crossing", "within": ["iraq", "syria"]}
    assert told(inside_its_parent, *above, place("qaim", "القائم", point=point(41.02, 34.39), **crossing)) == []
    assert told(inside_its_parent, *above, place("cairo", "القاهرة", point=point(31.2, 30.0), **crossing))
    beyond = crossing | {"within": ["iraq", "turkey"]}  # the outline of Turkey is not shipped
    assert told(inside_its_parent, *above, place("ankara", "أنقرة", point=point(32.9, 39.9), **beyond)) == []


def test_a_point_of_one_country_lies_in_no_other(places: Gazetteer) -> None:
    above = of(places, "iraq", "syria", "turkey")
    assert told(in_no_other_country, *above, place("mardin", "ماردين", parent="turkey", point=MOSUL))
    assert told(in_no_other_country, *above, place("mardin", "ماردين", parent="turkey", point=point(40.7, 37.3))) == []
    assert told(in_no_other_country, *above, place("levant", "المشرق", kind="region", parent=None, point=MOSUL)) == []


def test_namesakes_of_a_kind_are_three_hundred_metres_apart() -> None:
    first = place("rashid-a", "الرشيد", point=point(44.0, 33.0))
    near, far = point(44.002, 33.0), point(44.004, 33.0)  # 187 and 374 m
    assert told(no_twins, first, place("rashid-b", "الرَّشيد", "Rashid", point=near)) == [
        "rashid-a: point: less than 300 m from rashid-b, of the same kind and name"
    ]
    assert told(no_twins, first, place("rashid-b", "الرشيد", point=far)) == []
    assert told(no_twins, first, place("rashid-b", "الرشيد", kind="base", point=near)) == []
    assert told(no_twins, first, place("mansour", "المنصور", point=near)) == []


@pytest.mark.parametrize(
    ("latitude", "faults"),
    [
        (33.6366, []),
        (33.68, []),  # 4.8 km
        (33.69, ["hit: point: 5.9 km from GeoNames' (gn:95788)"]),
    ],
)
def test_a_town_lies_near_its_point_in_geonames(latitude: float, faults: list[str]) -> None:
    assert told(near_geonames, place("hit", "هيت", links=["gn:95788"], point=point(42.8277, latitude))) == faults


def test_a_base_may_lie_far_from_the_town_it_is_linked_to() -> None:
    base = place("hit-base", "هيت", kind="base", links=["gn:95788"], point=point(42.8277, 33.8))
    unknown = place("hit", "هيت", links=["gn:1", "wd:Q1"], point=point(42.8277, 33.8))
    assert told(near_geonames, base, unknown) == []
