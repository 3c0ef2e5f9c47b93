"""Places by name: any script, any spelling that folds alike, and what comes near."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.find import find


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("عين الاسد", "ain-al-asad-air-base"),
        ("عَيْن الأسد", "ain-al-asad-air-base"),
        ("AYN AL-ASAD", "ain-al-asad-air-base"),
        ("قاعدة عين الأسد الجوية", "ain-al-asad-air-base"),
        ("هەولێر", "erbil"),
        ("Hewlêr", "erbil"),
        ("ain-al-asad-air-base", "ain-al-asad-air-base"),
        ("بغداد", "baghdad"),
        ("Mosoul", "mosul"),
        ("المصول", "mosul"),
        ("قايم", "al-qaim"),
        ("Deir Ezor", "deir-ez-zor"),
        ("al-Hasaka", "hasakah"),
    ],
)
def test_the_place_that_is_meant_comes_first(places: Gazetteer, text: str, place: str) -> None:
    assert find(places, text)[0].place.id == place


def test_an_exact_name_shuts_out_what_is_only_near(places: Gazetteer) -> None:
    found = find(places, "الموصل")
    assert {each.score for each in found} == {100}
    assert len({each.place.id for each in found}) == len(found)


def test_what_is_near_is_few_and_says_which_name_it_was(places: Gazetteer) -> None:
    found = find(places, "Mosoul", most=3)
    assert len(found) == 3
    assert found[0].name == "Mosul"
    assert 72 <= found[-1].score <= found[0].score < 100


@pytest.mark.parametrize("text", ["", "  ", "؟!", "xqzwv", "ضظغخ"])
def test_nothing_near_is_nothing(places: Gazetteer, text: str) -> None:
    assert find(places, text) == []
