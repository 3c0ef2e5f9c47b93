"""Search in a real browser: in either script, in any spelling, in names, sentences and articles."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import geopandas
import pytest
from conftest import Opened
from finder import field, listed, named, row, seek
from geopandas import GeoDataFrame
from playwright.sync_api import expect

from gazetteer.place import Place
from gazetteer.spelling import key
from geo.webmap import to_page

HADITHA = "وصلت القوات إلى حديثة مساء الخميس."
RAMADI = "وفي حديثها عن الرمادي أشادت بالحديث الذي دار."
MOSUL = "رحلات جديدة من أربيل للموصل."
ENGLISH = "Talks were held in Baʿquba on Monday."


@pytest.fixture(scope="module")
def html(table: GeoDataFrame, places: dict[str, Place]) -> str:
    return to_page(table, places)


@pytest.fixture
def seeds(open_page: Callable[..., Opened], html: str) -> Opened:
    return open_page(html)


@pytest.fixture(scope="module")
def four(places: dict[str, Place]) -> str:
    """Four sentences, an article each."""
    rows = [
        row(places["haditha"], HADITHA, "حديثة", 0),
        row(places["ramadi"], RAMADI, "الرمادي", 1),
        row(places["erbil"], MOSUL, "أربيل", 2),
        row(places["baqubah"], ENGLISH, "Baʿquba", 3, "en"),
    ]
    return to_page(geopandas.GeoDataFrame(rows, geometry="geometry", crs=4326), places)


# Folding


def test_every_name_of_the_gazetteer_folds_as_in_python(seeds: Opened, places: dict[str, Place]) -> None:
    names = [name for place in places.values() for name in (place.title, place.title_ar)]
    names += [toponym.toponym for place in places.values() for toponym in place.names]
    assert len(names) > 10_000
    assert seeds.page.evaluate("names => names.map(Buldan.fold)", names) == [key(name) for name in names]


def test_every_letter_sign_and_mark_folds_as_in_python(seeds: Opened) -> None:
    """All of the first plane but what Python's Unicode does not know, and one character beyond it."""
    known = [chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")]
    texts = [f"ا{char}ب" for char in [*known, "😀"]]
    folded = seeds.page.evaluate("texts => texts.map(Buldan.fold)", texts)
    assert {text: (here, key(text)) for text, here in zip(texts, folded, strict=True) if here != key(text)} == {}


def test_whole_names_fold_as_in_python(seeds: Opened) -> None:
    texts = ["عَيْن   الأَسَـــد", "هەولێر", "ﻻهاي", "Šaqlāwa", "مطار ٢٠٢٤", "İzmir", "", "«»"]
    assert seeds.page.evaluate("texts => texts.map(Buldan.fold)", texts) == [key(text) for text in texts]


# Search


FOUND = {
    "عين الأسد": "ain-al-asad-air-base",
    "عين الاسد": "ain-al-asad-air-base",
    "عَيْنُ الأَسَـــد": "ain-al-asad-air-base",
    "ain al asad": "ain-al-asad-air-base",
    "AIN AL-ASAD": "ain-al-asad-air-base",
    "Asad": "ain-al-asad-air-base",
    "الموصل": "mosul",
    "موصل": "mosul",
    "mosul": "mosul",
    "المو": "mosul",
    "Irbil": "erbil",
    "هەولێر": "erbil",
}
NOT_FOUND = ("عين الأسعد", "الموصول", "mosull", "وصل", "osul")


def test_a_place_is_found_in_either_script_and_any_spelling(seeds: Opened) -> None:
    for query, place in FOUND.items():
        seek(seeds, query)
        assert place in named(seeds), query
        assert seeds.page.locator(f'.b-symbol[data-place="{place}"]').count() == 1, query


def test_another_letter_or_the_middle_of_a_word_finds_no_name(seeds: Opened) -> None:
    for query in NOT_FOUND:
        seek(seeds, query)
        assert not {"ain-al-asad-air-base", "mosul"} & set(named(seeds)), query


IN_TEXT = {
    "حديثة": {"haditha"},  # and not «حديثها», which folds to the same beginning
    "الحديثة": set(),
    "الحديث": {"ramadi"},  # «بالحديث», but not the town
    "أشادت الرمادي": {"ramadi"},
    "أشادت أربيل": set(),
    "الموصل": {"erbil"},  # «للموصل»
    "موصل": {"erbil"},
    "رحلات جديدة": {"erbil"},
    "baquba": {"baqubah"},
    "ba'quba talks": {"baqubah"},
    "بعقوبة monday": {"baqubah"},
    "الصباح": {"ramadi", "baqubah"},
    "مقال رقم 2": {"erbil"},
}


def test_every_word_is_in_a_name_the_sentence_or_the_article(open_page: Callable[..., Opened], four: str) -> None:
    opened = open_page(four)
    for query, found in IN_TEXT.items():
        seek(opened, query)
        assert set(listed(opened)) == found, query


def test_what_has_the_name_comes_before_what_stands_beside_it(seeds: Opened, table: GeoDataFrame) -> None:
    seek(seeds, "بغداد")
    first = named(seeds)
    assert first[0] == "baghdad" and "baghdad-airport" in first
    others = set(listed(seeds)) - set(first)
    beside = table[table.excerpt.str.contains("بغداد") | table.article_title.str.contains("بغداد")]
    assert others and others < set(beside[beside.role == "literal"].place)
    assert seeds.page.locator(".b-heading [lang=en]").text_content() == "In sentences and titles"


def test_another_name_that_is_found_is_shown(seeds: Opened) -> None:
    seek(seeds, "بشور")
    assert listed(seeds) == []
    seek(seeds, "باشور")
    line = seeds.page.locator('.b-list [data-place="harir-air-base"] .b-also')
    assert key(line.locator("> bdi").text_content() or "").startswith("باشور")
    seek(seeds, "حرير")
    expect(line).to_be_empty()


def test_the_search_can_be_cleared_by_button_and_by_escape(seeds: Opened) -> None:
    every = listed(seeds)
    button = seeds.page.locator(".b-finder-body > .b-search .b-clear")
    for node, name in ((button, "Enter"), (field(seeds), "Escape")):
        seek(seeds, "الموصل")
        assert listed(seeds) != every
        node.press(name)
        expect(field(seeds)).to_have_value("")
        expect(field(seeds)).to_be_focused()
        assert listed(seeds) == every
