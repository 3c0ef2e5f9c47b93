"""The set of places: what the project promised is there, with its ids, names and outlines."""

from __future__ import annotations

from pathlib import Path

import pytest

import gazetteer
from gazetteer import Gazetteer, PlaceNotFoundError
from gazetteer.spelling import key

GOLD = Path(__file__).parents[1] / "gold" / "seeds" / "places.tsv"
BRIEF = ("ain-al-asad-air-base", "harir-air-base", "camp-victory", "camp-taji", "nineveh-governorate", "al-hol-camp")
COALITION = (
    "ain-al-asad-air-base",
    "harir-air-base",
    "erbil-air-base",
    "camp-taji",
    "camp-victory",
    "union-iii-base",
    "qayyarah-west-air-base",
    "k1-air-base",
    "al-qaim-base",
    "taqaddum-air-base",
    "habbaniyah-air-base",
    "besmaya-base",
    "abu-ghraib-base",
    "balad-air-base",
    "camp-speicher",
    "al-tanf-base",
    "al-omar-field",
    "conoco-base",
    "al-shaddadi-base",
    "rumaylan-base",
    "kharab-al-jir-base",
    "green-village-base",
    "qasrak-base",
    "lafarge-base",
    "tal-baydar-base",
)
OVERLAY = """\
title: "My Baghdad"
title_ar: "بغداد"
kind: "city"
point: {lon: 44.4, lat: 33.3, accuracy_m: 9000}
names:
  - {toponym: "مدينتي الصغيرة", lang: "ar"}
citations:
  - {label: "Mine", url: "https://example.org/", retrieved: "2026-11-22", supports: ["point"]}
"""


def ids(gazetteer_: Gazetteer, name: str, strength: str = "strong") -> set[str]:
    return {sense.place.id for sense in gazetteer_.senses.get(key(name), ()) if sense.toponym.strength == strength}


def test_there_are_at_least_120_places(places: Gazetteer) -> None:
    assert len(places) >= 120


def test_every_place_of_the_gold_is_there_with_its_kind(places: Gazetteer) -> None:
    rows = [line.split("\t") for line in GOLD.read_text("utf-8").splitlines()[1:]]
    assert len(rows) == 31
    assert [row[0] for row in rows if row[0] not in places.places] == []
    assert [row[0] for row in rows if places[row[0]].kind != row[1].split(" ")[0]] == []


@pytest.mark.parametrize("place_id", BRIEF)
def test_the_places_of_the_brief_have_arabic_and_english_names(places: Gazetteer, place_id: str) -> None:
    assert {"ar", "en"} <= {name.lang for name in places[place_id].names}


@pytest.mark.parametrize("place_id", COALITION)
def test_the_bases_of_the_coalition_are_there(places: Gazetteer, place_id: str) -> None:
    assert any("point" in citation.supports for citation in places[place_id].citations)


@pytest.mark.parametrize(("country", "number"), [("iraq", 19), ("syria", 14)])
def test_every_governorate_is_there_with_its_outline(places: Gazetteer, country: str, number: int) -> None:
    governorates = [place for place in places if place.kind == "governorate" and place.parent == country]
    assert len(governorates) == number
    assert [place.id for place in governorates if place.shape is None] == []


def test_halabja_says_that_its_outline_is_not_surveyed(places: Gazetteer) -> None:
    shape = places["halabja-governorate"].shape
    assert shape is not None
    assert shape.certainty == "uncertain"


def test_the_town_alone_has_its_name_and_what_bears_it_has_it_weakly(places: Gazetteer) -> None:
    assert ids(places, "كركوك") == {"kirkuk"}
    assert "kirkuk-governorate" in ids(places, "كركوك", "weak")
    assert ids(places, "أربيل") == {"erbil"}
    assert {"erbil-air-base", "erbil-airport"} <= ids(places, "أربيل", "weak")


@pytest.mark.parametrize("word", ["حرير", "حديثة", "هيت", "بلد", "الباب", "الأسد", "النصر", "التقدم", "Hit", "Victory"])
def test_what_is_also_a_word_is_weak(places: Gazetteer, word: str) -> None:
    assert ids(places, word) == set()
    assert ids(places, word, "weak") != set()


def test_a_strong_name_comes_before_a_weak_one(places: Gazetteer) -> None:
    for senses in places.senses.values():
        strengths = [sense.toponym.strength for sense in senses]
        assert strengths == sorted(strengths)


def test_a_place_lies_in_its_governorate_and_its_country(places: Gazetteer) -> None:
    assert places.lineage(places["ramadi"]) == ("anbar-governorate", "iraq")
    assert places.lineage(places["iraq"]) == ()


def test_what_crosses_a_border_lies_in_all_that_it_touches(places: Gazetteer) -> None:
    assert {"iraq", "syria"} <= set(places.lineage(places["iraq-syria-border"]))


def test_an_id_that_no_place_has_is_one_line(places: Gazetteer) -> None:
    with pytest.raises(PlaceNotFoundError, match=r"^atlantis: no place has this id$"):
        places["atlantis"]


def test_a_folder_of_ones_own_lies_over_the_shipped_places(places: Gazetteer, tmp_path: Path) -> None:
    (tmp_path / "baghdad.yml").write_text(OVERLAY, "utf-8")
    laid = gazetteer.load(tmp_path)
    assert len(laid) == len(places)
    assert laid["baghdad"].title == "My Baghdad"
    assert ids(laid, "مدينتي الصغيرة") == {"baghdad"}


def test_the_public_names_are_these() -> None:
    assert gazetteer.__all__ == [
        "Gazetteer",
        "GazetteerError",
        "Kind",
        "Name",
        "Place",
        "PlaceFileError",
        "PlaceNotFoundError",
        "Sense",
        "Toponym",
        "kinds",
        "load",
    ]
