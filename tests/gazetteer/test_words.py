"""The words of words.yml: their forms, what they ask for, and a reason for each thing that is never a place."""

from __future__ import annotations

import pytest

from gazetteer import kinds, words
from gazetteer.spelling import key


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("قاعده", "قاعدة"),
        ("القاعده", "قاعدة"),
        ("بقاعده", "قاعدة"),
        ("للقاعده", "قاعدة"),
        ("وبالقاعده", "قاعدة"),
        ("لمطار", "مطار"),
        ("للمطار", "مطار"),
        ("ومحافظتي", "محافظتي"),
        ("airbase", "airbase"),
        ("بنكهي", "بنکەی"),
    ],
)
def test_a_generic_noun_is_known_in_its_forms(form: str, word: str) -> None:
    assert words.generics()[form].word == word


@pytest.mark.parametrize("form", ["قاعد", "قاعدتنا", "مطارد", "محافظ", "سدد", "بل", "based", "campus"])
def test_another_word_is_no_generic_noun(form: str) -> None:
    assert form not in words.generics()


def test_a_generic_noun_asks_for_kinds_that_there_are() -> None:
    assert {kind for generic in words.generics().values() for kind in generic.kinds} <= kinds().keys()


def test_a_base_is_never_a_town_and_a_province_may_be() -> None:
    assert words.generics()[key("قاعدة")].firm
    assert not words.generics()[key("محافظة")].firm


def test_a_plural_goes_with_the_list_and_a_singular_with_one_name() -> None:
    assert words.generics()[key("قواعد")].many
    assert not words.generics()[key("قاعدة")].many


def test_whatever_is_never_a_place_says_why() -> None:
    assert all(words.never().values())
    assert words.never()["بشار الأسد"] == "a man"


def test_no_phrase_is_both_never_a_place_and_around_one() -> None:
    assert set(map(key, words.never())) & set(map(key, words.inside())) == set()


def test_common_words_are_folded() -> None:
    assert key("الباب") in words.common()
    assert all(key(word) == word for word in words.common())
