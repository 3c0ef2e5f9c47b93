"""The words on the picture: Arabic joined and in order, dates not turned round, every letter drawn, lines that fit."""

from __future__ import annotations

import unicodedata

import pytest
from geopandas import GeoDataFrame
from matplotlib import _text_helpers
from matplotlib.font_manager import get_font
from matplotlib.ft2font import FT2Font

import geo
from gazetteer import Gazetteer
from geo.picture.labels import name
from geo.picture.scene import Line
from geo.picture.size import SIZES, Name
from geo.picture.text import apart, balanced, clean, directed, font, language_of, tidy, width, wrap
from geo.readable import Language
from geo.shipped import seeds
from geo.table import to_table
from tests.geo.picture_made import composed

KURDISH = "ڕ ڵ ۆ ێ ە گ پ چ ژ ڤ ی ک ھ"
ISOLATES = "\u2066\u2067\u2068\u2069"


@pytest.fixture(scope="module")
def table() -> GeoDataFrame:
    return to_table(geo.parse(seeds()))


def _font() -> FT2Font:
    drawing = get_font(str(font(10).get_file()))
    drawing.set_size(10, 72)
    return drawing


def _glyphs(text: str) -> list[tuple[str, int]]:
    """What stands on the paper from left to right: letters, and the glyphs that draw them."""
    laid = sorted(_text_helpers.layout(text, _font()), key=lambda item: item.x)
    return [(item.char, item.glyph_index) for item in laid if item.char not in ISOLATES]


def _seen(text: str) -> str:
    """What stands on the paper, from left to right."""
    return "".join(letter for letter, _ in _glyphs(text))


def test_arabic_runs_from_right_to_left() -> None:
    assert _seen(directed("قاعدة", "ar")) == "ةدعاق"


def test_its_letters_are_joined() -> None:
    joined = [glyph for _, glyph in _glyphs(directed("بيت", "ar"))]
    alone = [_glyphs(letter)[0][1] for letter in "تيب"]
    assert all(one != other for one, other in zip(joined, alone, strict=True))


def test_a_date_after_arabic_is_not_turned_round() -> None:
    line = directed(f"يوم الإعداد: {apart('2026-11-23')}", "ar")
    assert _seen(line).startswith("2026-11-23 :")


def test_without_its_isolate_it_would_be() -> None:
    assert not _seen(directed("يوم الإعداد: 2026-11-23", "ar")).startswith("2026-11-23")


def test_a_title_in_arabic_that_begins_with_a_number_or_a_name_begins_at_the_right() -> None:
    assert _seen(directed("NATO في العراق", "ar")).endswith("NATO")
    assert _seen(directed("2014 في العراق", "ar")).endswith("2014")
    assert _seen(directed("العراق in 2014", "en")).endswith("2014")


@pytest.mark.parametrize(
    ("text", "language"), [("2014: قواعد", "ar"), ("2014: bases", "en"), ("2014", "ar"), ("", "ar")]
)
def test_the_direction_of_a_text_is_that_of_its_first_letter(text: str, language: Language) -> None:
    assert language_of(text, "ar") == language


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_letter_of_the_seeds_is_drawn(
    size: Name, language: Language, table: GeoDataFrame, places: Gazetteer
) -> None:
    lines = [mark for mark in composed(table, places, size, language).scene.marks if isinstance(mark, Line)]
    assert len(lines) > 40
    assert not {letter for line in lines for letter in line.text if ord(letter) not in _font().get_charmap()} - {
        *ISOLATES
    }
    assert not [line.text for line in lines if "□" in line.text]


def test_kurdish_is_drawn_and_joined_and_what_the_font_lacks_is_a_box() -> None:
    assert clean(KURDISH) == KURDISH
    assert all(glyph for _, glyph in _glyphs(directed(KURDISH, "ar")))
    assert clean("هەولێر 🛩🏴 漢字 x") == "هەولێر □ □ x"
    assert tidy("هەولێر 🛩 漢字") == "هەولێر 🛩 漢字"


def test_names_of_all_places_are_drawn(places: Gazetteer) -> None:
    assert not [place.id for place in places for title in (place.title, place.title_ar) if "□" in clean(title)]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("سطر\nوسطر\tآخر\r\n", "سطر وسطر آخر"),
        ("a\x00b\x1b[31m\x85c", "a b [31m c"),
        ("\u202eمقلوب\u2067 و\u200fنص\ufeff", "مقلوب ونص"),
        ("نیم\u200cفاصله", "نیم\u200cفاصله"),
        ("\ud800x\uffff", "x"),
        ("e\u0301", "é"),
        ("   ", ""),
    ],
)
def test_controls_and_marks_of_direction_do_not_reach_the_picture(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_lines_are_broken_between_words_and_fit() -> None:
    text = "قاعدة عين الأسد الجوية في محافظة الأنبار غرب العراق " * 3
    lines = wrap(text, 8, 100, 20)
    assert " ".join(lines) == text.strip()
    assert all(width(line, 8) <= 101 for line in lines)


def test_a_word_longer_than_a_line_is_broken_and_what_is_too_much_is_cut() -> None:
    lines = wrap("ا" * 500, 8, 100, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(width(line, 8) <= 101 for line in lines)
    assert wrap("قاعدة", 8, 100, 3) == ["قاعدة"]
    assert wrap("", 8, 100, 3) == []


def test_an_isolate_that_a_break_tears_is_closed_and_opened_anew() -> None:
    names = "، ".join(apart(one) for one in ("قاعدة الأمير سلطان الجوية", "قاعدة العديد الجوية"))
    lines = wrap(f"خارج الخريطة: {names}", 8, 90, 6)
    assert len(lines) > 2
    for line in lines:
        assert line.count("\u2068") == line.count("\u2069")
    inside = lines[1].strip(ISOLATES)
    assert unicodedata.bidirectional(_seen(directed(lines[1], "ar"))[-1]) == "AL"
    assert _seen(directed(lines[1], "ar"))[-1] == inside[0]


def test_the_lines_of_a_name_are_about_equally_long_and_no_word_is_torn() -> None:
    assert balanced("Kurdistan Region of Iraq", 8, 96) == ["Kurdistan", "Region of Iraq"]
    assert balanced("Baghdad International Airport", 7, 60) == ["Baghdad", "International", "Airport"]
    assert balanced("بغداد", 8, 96) == ["بغداد"]


def test_a_name_stands_in_both_languages_the_chosen_one_first_and_larger() -> None:
    titles: dict[Language, str] = {"ar": "الرمادي", "en": "Ramadi"}
    arabic, english = name(titles, "ar", (8, 6.5), 96)
    assert (arabic.text, english.text) == ("الرمادي", "Ramadi")
    assert arabic.size > english.size
    assert [line.text for line in name(titles, "en", (8, 6.5), 96)] == ["Ramadi", "الرمادي"]
    assert [line.text for line in name({"ar": "Ramadi", "en": "Ramadi"}, "ar", (8, 6.5), 96)] == ["Ramadi"]
