"""A text's words, folded, each with its place in the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.spelling import key
from geo.tokens import tokens


def test_words_are_folded_and_keep_their_places() -> None:
    text = "قُتِلَ اثنان، في «المـوصل»."
    words = tokens(text)
    assert words.words == ["قتل", "اثنان", "في", "الموصل"]
    assert [text[start:end].rstrip("َ") for start, end in zip(words.starts, words.ends, strict=True)] == [
        "قُتِل",
        "اثنان",
        "في",
        "المـوصل",
    ]


def test_what_stands_between_two_words_is_their_gap() -> None:
    words = tokens("عاد، ثم. ذهب")
    assert [words.gap(number) for number in range(4)] == ["\n", "، ", ". ", "\n"]
    assert words.word(9) == words.word(-1) == ""


@pytest.mark.parametrize("stop", [". ", "؟ ", "! ", "؛ ", ": ", "\n", "\r\n", "\u2028", " - ", " – ", "… "])
def test_a_clause_ends_at(stop: str) -> None:
    words = tokens(f"عاد{stop}ثم")
    assert words.stops_before(1)
    assert words.clause_before(1, 5) == []
    assert words.clause_after(0, 5) == []


@pytest.mark.parametrize("going_on", [" ", "، ", " (", " «", "-", "/"])
def test_a_clause_goes_on_at(going_on: str) -> None:
    words = tokens(f"عاد{going_on}ثم")
    assert not words.stops_before(1)
    assert words.clause_before(1, 5) == ["عاد"]
    assert words.clause_after(0, 5) == ["ثم"]


def test_a_clause_is_read_no_further_than_asked() -> None:
    words = tokens("واحد اثنان ثلاثة أربعة")
    assert words.clause_before(3, 2) == ["ثلاثه", "اثنان"]
    assert words.clause_after(0, 2) == ["اثنان", "ثلاثه"]


@pytest.mark.parametrize("comma", [", ", "، ", " / ", " – ", "-", " + "])
def test_a_list_has_commas_and_strokes(comma: str) -> None:
    assert tokens(f"بغداد{comma}أربيل").listed_before(1)


@pytest.mark.parametrize("between", [" ", " (", " «", ". "])
def test_a_list_has_no(between: str) -> None:
    assert not tokens(f"بغداد{between}أربيل").listed_before(1)


@given(text=st.text(st.sampled_from("اب ةى\u064e\u0640\u200f😀ﷲﻻ.،\n a"), max_size=60))
def test_every_word_is_a_slice_that_folds_to_it(text: str) -> None:
    words = tokens(text)
    for number, (start, end) in enumerate(zip(words.starts, words.ends, strict=True)):
        assert key(text[start:end]) == words.words[number]
        assert words.at(start) == words.at(end - 1) == number
