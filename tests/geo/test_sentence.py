"""Sentences by offset, whole ones, the article's own; and excerpts that hold their mention."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.sentence import MOST, Sentence, excerpt, sentences

WORDS = (
    "قال",
    "في",
    "بغداد",
    "«الحرب",
    "انتهت»",
    "د.",
    "...",
    "وصلوا.",
    "؟",
    "(ثم",
    "عادوا)",
    '"',
    "12.5",
    "Mr.",
    "\n",
)


def said(text: str, language: str = "ar") -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in sentences(text, language).items]


def test_a_full_stop_and_a_question_mark_end_a_sentence() -> None:
    assert said("وصلت القوات إلى الموصل. هل تعود؟ لم يجب أحد.") == [
        "وصلت القوات إلى الموصل.",
        "هل تعود؟",
        "لم يجب أحد.",
    ]


def test_a_line_ends_a_sentence() -> None:
    assert said("عنوان الخبر\nبغداد: قال مصدر\r\nثم عاد") == ["عنوان الخبر", "بغداد: قال مصدر", "ثم عاد"]


@pytest.mark.parametrize(
    "text",
    [
        "التقى د. أحمد الوزير في أربيل.",
        "التقى أ.د. أحمد الوزير في أربيل.",
        "قال م. علي إن السد سليم.",
        "انتظر الناس ... ثم عادوا إلى الموصل.",
        "انتظر الناس… ثم عادوا إلى الموصل.",
        "قال «وصلنا إلى الموصل. ثم عدنا إلى أربيل» وسكت.",
        "قال “وصلنا إلى الموصل. ثم عدنا” وسكت.",
        'قال "وصلنا إلى الموصل. ثم عدنا" وسكت.',
        "وصلوا (مساء الاثنين. وليس الثلاثاء) إلى الموصل.",
        "ارتفع السعر إلى 12.5 دولار في البصرة.",
    ],
)
def test_an_abbreviation_an_ellipsis_and_a_quotation_are_not_cut(text: str) -> None:
    assert said(text) == [text]


@pytest.mark.parametrize("text", ["Gen. Smith met Dr. Ali in Erbil.", "U.S. troops left Iraq.", "It was No. 5 of 7."])
def test_an_english_abbreviation_is_not_cut(text: str) -> None:
    assert said(text, "en") == [text]


def test_a_quotation_that_is_never_closed_ends_with_its_line() -> None:
    assert said("قال «وصلنا. ثم سكت.\nوصلت القوات. عادت القوات.") == [
        "قال «وصلنا. ثم سكت.",
        "وصلت القوات.",
        "عادت القوات.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "شارك",
        "12 تعليقات",
        "اقرأ أيضا: معارك في الموصل",
        "المصدر: وكالات",
        "Share this",
        "فيسبوك",
        "زر الذهاب إلى الأعلى",
    ],
)
def test_page_furniture_is_no_sentence(line: str) -> None:
    assert said(f"وصلت القوات إلى أربيل.\n{line}\nثم عادت.") == ["وصلت القوات إلى أربيل.", "ثم عادت."]


@pytest.mark.parametrize(
    "line",
    [
        "شارك وزير الدفاع العراقي في اجتماع عقد في أربيل مع قادة التحالف الدولي وعدد من الضباط الكبار في الجيش",
        "المصدر الأمني قال ذلك",
    ],
)
def test_news_that_begins_like_furniture_is_read(line: str) -> None:
    assert said(f"وصلت القوات.\n{line}\nثم عادت.")[1] == line


def test_nothing_after_the_related_articles_is_read_but_before_them_all_is() -> None:
    text = "خبر أول.\nخبر ثان.\nمقالات ذات صلة\nمعارك في الموصل"
    assert said(text) == ["خبر أول.", "خبر ثان."]
    assert said("التعليقات\n" + "خبر طويل من كركوك.\n" * 5)[-1] == "خبر طويل من كركوك."


def test_a_position_leads_to_its_sentence_and_furniture_to_none() -> None:
    text = "وصلت القوات.\nشارك\nعادت القوات."
    parts = sentences(text, "ar")
    assert parts.at(0) == parts.items[0]
    assert parts.at(text.index("شارك")) is None
    assert parts.at(text.index("عادت")) == parts.items[1]


def test_an_empty_text_has_no_sentence() -> None:
    assert said("") == said(" \n\t\r\n") == []


@given(words=st.lists(st.sampled_from(WORDS), max_size=60))
def test_sentences_come_in_order_without_overlap_and_hold_every_word(words: list[str]) -> None:
    text = " ".join(words)
    items = sentences(text, "ar").items
    assert all(item.start < item.end for item in items)
    assert all(one.end <= other.start for one, other in pairwise(items))
    covered = {at for item in items for at in range(item.start, item.end)}
    assert [at for at, letter in enumerate(text) if not letter.isspace() and at not in covered] == []


@given(before=st.text("اب ج", max_size=900), after=st.text("اب ج", max_size=900))
def test_an_excerpt_has_at_most_400_letters_and_holds_its_mention(before: str, after: str) -> None:
    name = "الولايات المتحدة الأميركية"
    text = f"x {before} {name} {after} x"
    start = len(before) + 3
    first, words = excerpt(text, Sentence(0, len(text)), start, start + len(name))
    assert len(words) <= MOST == 400
    assert text[first : first + len(words)] == words
    assert first <= start and start + len(name) <= first + len(words)


def test_the_excerpt_of_a_short_sentence_is_the_sentence() -> None:
    text = "قديم. وصلت القوات إلى الموصل. جديد."
    sentence = sentences(text, "ar").items[1]
    assert excerpt(text, sentence, text.index("الموصل"), text.index("الموصل") + 6) == (6, "وصلت القوات إلى الموصل.")


def test_a_long_sentence_is_cut_between_words() -> None:
    text = "كلمة " * 200 + "الموصل" + " كلمة" * 200
    first, words = excerpt(text, Sentence(0, len(text)), 1000, 1006)
    assert words.split() == ["كلمة"] * words.split().index("الموصل") + ["الموصل"] + ["كلمة"] * (
        len(words.split()) - words.split().index("الموصل") - 1
    )
    assert text[first - 1] == " "
