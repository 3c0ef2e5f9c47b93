"""Names: one place has a strong one, none is of what is no place, and a text gives every one back."""

from __future__ import annotations

from gazetteer.check.names import found_again, never, strong
from tests.gazetteer.made import IRAQ, place, told

WEAK = {"names": [{"toponym": "هيت", "lang": "ar", "strength": "weak"}]}
SHARED = {"names": [{"toponym": "الرشيد", "lang": "ar", "shared": True}]}


def test_a_strong_name_is_of_one_place() -> None:
    assert told(strong, place("hit", "هيت"), place("hit-camp", "هِيت")) == ["hit: هيت: a strong name of hit, hit-camp"]
    assert told(strong, place("hit", "هيت"), place("hit-camp", "هيت", **WEAK)) == []


def test_a_strong_name_may_be_shared_by_places_that_all_say_so() -> None:
    assert told(strong, place("a", "الرشيد", **SHARED), place("b", "الرشيد", **SHARED)) == []
    assert told(strong, place("a", "الرشيد", **SHARED), place("b", "الرشيد")) == ["a: الرشيد: a strong name of a, b"]


def test_no_name_is_among_the_strings_that_are_never_a_place() -> None:
    assert told(never, place("asad", "بشار الأسد")) == ["asad: بشار الاسد: words.yml says that it is never a place"]
    assert told(never, place("asad", "عين الأسد")) == []


def test_every_name_is_found_again_after_a_preposition() -> None:
    split = place("hit", "هيت. الأنبار، غربا")
    assert told(found_again, IRAQ, split) == [
        "hit: هيت. الأنبار، غربا: not found in «في هيت. الأنبار، غربا»",
        "hit: هيت. الأنبار، غربا: not found in «وبهيت. الأنبار، غربا»",
    ]
    assert told(found_again, IRAQ, place("kut", "الكوت", "كوت العمارة"), place("st-kitts", "St. Kitts")) == []
