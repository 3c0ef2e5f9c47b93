"""The table of counts: every place in one group, and what is known of it."""

from __future__ import annotations

from gazetteer import Gazetteer, kinds
from gazetteer.check import counts_table
from gazetteer.check.counts import GROUPS, Count, counts
from tests.gazetteer.made import IRAQ, SOURCE, cited, place

TAJI = place(
    "camp-taji",
    "التاجي",
    kind="base",
    links=["wd:Q1", "gn:2"],
    citations=[SOURCE, cited(url="https://example.com/", supports=["point", "status"])],
    status=[{"state": "coalition", "when": "2014/2020-08", "citation": 2}],
)


def test_every_kind_is_in_one_group() -> None:
    grouped = [kind for group in GROUPS for kind in group.kinds]
    assert sorted(grouped) == sorted(kinds())


def test_the_groups_add_up_to_all(places: Gazetteer) -> None:
    *groups, everything, areas = counts(places)
    assert everything == Count("all", *(sum(column) for column in list(zip(*groups, strict=True))[1:]))
    assert everything.places == everything.cited == len(places)
    assert areas.places == areas.shape < everything.shape


def test_a_place_is_counted_with_what_is_known_of_it() -> None:
    bases = counts(Gazetteer([IRAQ, TAJI]))[0]
    assert bases == Count("bases and posts, Iraq", 1, cited=1, two_points=1, status=1, wikidata=1, geonames=1, shape=0)


def test_the_table_has_a_head_and_aligned_columns() -> None:
    assert counts_table(Gazetteer([IRAQ, TAJI])).splitlines() == [
        "group                                   places  cited  two points  status  wikidata  geonames  shape",
        "bases and posts, Iraq                        1      1           1       1         1         1      0",
        "countries                                    1      1           0       0         0         0      0",
        "all                                          2      2           1       1         1         1      0",
        "of these, operating areas with a shape       0      0           0       0         0         0      0",
    ]
