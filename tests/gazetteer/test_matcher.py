"""Names in text: with every proclitic, never inside another word, never across what parts two sentences."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.matcher import Matcher
from gazetteer.spelling import key

PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")


def surfaces(text: str, *names: str, sorani: tuple[str, ...] = ()) -> list[str]:
    """What is found of `names` in a text."""
    matcher = Matcher({key(name): name for name in names}, map(key, sorani))
    return [text[hit.start : hit.end] for hit in matcher.find(text)]


@pytest.mark.parametrize("clitic", PROCLITICS)
def test_a_name_follows_every_proclitic(clitic: str) -> None:
    text = f"قال {clitic}بغداد أمس"
    [hit] = Matcher({"بغداد": 1}).find(text)
    assert (text[hit.start : hit.end], hit.clitic) == ("بغداد", clitic)


@pytest.mark.parametrize("clitic", ["و", "ب", "ك", "وب", "فب", "وك"])
def test_a_proclitic_with_its_mark_is_no_part_of_the_name(clitic: str) -> None:
    assert surfaces(f"قال {clitic}ِالموصل أمس", "الموصل") == ["الموصل"]


@pytest.mark.parametrize("before", ["لل", "ولل", "فلل"])
def test_lam_takes_the_alef_of_the_article(before: str) -> None:
    text = f"عاد {before}أنبار"
    [hit] = Matcher({key("الأنبار"): 1}).find(text)
    assert (text[hit.start : hit.end], hit.clitic) == ("لأنبار", "ل")


@pytest.mark.parametrize(
    ("text", "name", "surface"),
    [
        ("وصل للعراق", "العراق", "لعراق"),
        ("عاد لِلعِراق", "العراق", "لعِراق"),
        ("وصلت إلى بابل", "بابل", "بابل"),
        ("عاش ببابل", "بابل", "بابل"),
        ("سافر لليبيا", "ليبيا", "ليبيا"),
        ("بليبيا وقع", "ليبيا", "ليبيا"),
        ("مدينة ككركوك", "كركوك", "كركوك"),
        ("وكركوك أيضا", "كركوك", "كركوك"),
        ("ففلسطين باقية", "فلسطين", "فلسطين"),
        ("انفجار بواسط", "واسط", "واسط"),
        ("بغداد وواسط", "واسط", "واسط"),
        ("معارك ببلد", "بلد", "بلد"),
        ("شحنة لمطار بغداد", "بغداد", "بغداد"),
        ("(بغداد)", "بغداد", "بغداد"),
        ("«بغداد»؟", "بغداد", "بغداد"),
        ("بغداد/أنقرة", "بغداد", "بغداد"),
        ("بغداد", "بغداد", "بغداد"),
        ("قاعدة عين\u00a0الأسد", "عين الأسد", "عين\u00a0الأسد"),
        ("قاعدة عين  الأسد", "عين الأسد", "عين  الأسد"),
        ("قاعدة عيـن الأسَد", "عين الأسد", "عيـن الأسَد"),
        ("at Ain al Asad today", "Ain al-Asad", "Ain al Asad"),
        ("at Ain-al-Asad", "Ain al-Asad", "Ain-al-Asad"),
        ("ERBIL's mayor", "Erbil", "ERBIL"),
    ],
)
def test_it_is_found(text: str, name: str, surface: str) -> None:
    assert surfaces(text, name) == [surface]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أبو بكر البغدادي", "بغداد"),
        ("البغداديون", "بغداد"),
        ("سبغداد", "بغداد"),
        ("بووبغداد", "بغداد"),
        ("ووبغداد", "بغداد"),
        ("لوبغداد", "بغداد"),
        ("الجنابل", "بابل"),
        ("الليبيون", "ليبيا"),
        ("بواسطة الشرطة", "واسط"),
        ("الأواسط", "واسط"),
        ("في البلد", "بلد"),
        ("في بلدة", "بلد"),
        ("بلدان كثيرة", "بلد"),
        ("الكركوكي", "كركوك"),
        ("بللعراق", "العراق"),
        ("كللعراق", "العراق"),
        ("للبغداد", "بغداد"),
        ("عينا الأسد", "عين الأسد"),
        ("قرب عين. الأسد يزأر", "عين الأسد"),
        ("قرب عين\nالأسد يزأر", "عين الأسد"),
        ("قرب عين - الأسد", "عين الأسد"),
        ("قرب عين – الأسد", "عين الأسد"),
        ("قرب عين، الأسد", "عين الأسد"),
        ("قرب عين (الأسد)", "عين الأسد"),
        ("قرب عين: الأسد", "عين الأسد"),
        ("قرب عين … الأسد", "عين الأسد"),
        ("قرب عين\u2028الأسد", "عين الأسد"),
        ("Ain; al-Asad", "Ain al-Asad"),
        ("Ain - al-Asad", "Ain al-Asad"),
        ("the Erbilis", "Erbil"),
        ("Berbil", "Erbil"),
        ("andErbil", "Erbil"),
    ],
)
def test_it_is_not_found(text: str, name: str) -> None:
    assert surfaces(text, name) == []


def test_a_latin_name_takes_no_arabic_proclitic() -> None:
    assert surfaces("وErbil", "Erbil") == []


def test_overlapping_names_come_by_start_and_the_longest_first() -> None:
    text = "إلى الولايات المتحدة الأميركية"
    names = ("المتحدة", "الولايات المتحدة", "الولايات المتحدة الأميركية")
    assert surfaces(text, *names) == ["الولايات المتحدة الأميركية", "الولايات المتحدة", "المتحدة"]


def test_a_sorani_ending_is_no_part_of_the_name() -> None:
    assert surfaces("لە هەولێرەوە بۆ سلێمانیدا", "هەولێر", "سلێمانی", sorani=("هەولێر", "سلێمانی")) == [
        "هەولێر",
        "سلێمانی",
    ]


def test_only_sorani_names_take_sorani_endings() -> None:
    assert surfaces("بغدادی", "بغداد") == []
    assert surfaces("بغدادی", "بغداد", sorani=("بغداد",)) == ["بغداد"]


def test_a_name_that_is_another_with_an_ending_is_itself() -> None:
    text = "کۆبانی"
    [hit] = Matcher({key("کۆبانی"): "whole", key("کۆبان"): "stem"}, [key("کۆبان")]).find(text)
    assert (hit.value, text[hit.start : hit.end]) == ("whole", text)


def test_an_empty_text_holds_nothing(places: Gazetteer) -> None:
    assert places.matcher.find("") == places.matcher.find(" \n\u200f ") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("في للعراق", "iraq"),
        ("إلى وادي حوران", "wadi-hauran"),
        ("in St. Kitts and Nevis", "saint-kitts-and-nevis"),
        ("in Washington, D.C. today", "washington"),
        ("لە هەولێرەوە", "erbil"),
    ],
)
def test_shipped_names_are_found(places: Gazetteer, text: str, place: str) -> None:
    assert place in {sense.place.id for hit in places.matcher.find(text) for sense in hit.value.senses}


@pytest.mark.parametrize("surface", ["بَغْدادَ", "بغدادٍ", "المَوْصِلِ"])
def test_the_marks_on_its_last_letter_belong_to_a_name(surface: str) -> None:
    assert surfaces(f"في {surface} أمس", key(surface)) == [surface]
