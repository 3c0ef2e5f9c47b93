"""Which date belongs to a mention: its clause's, its sentence's, or the article's; background is none."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from geo.article import Article
from geo.parse import parse

Dated = dict[str, tuple[str | None, str]]

CASES: list[tuple[str, Dated]] = [
    ("قصف التحالف الذي تأسس عام 2014 مواقع قرب الرمادي أمس.", {"الرمادي": ("2023-08-08", "event")}),
    (
        "قتل جندي في كركوك أمس، فيما انفجرت عبوة في ديالى الأحد الماضي.",
        {"كركوك": ("2023-08-08", "event"), "ديالى": ("2023-08-06", "event")},
    ),
    (
        "عادت القوات إلى العراق بعد سقوط الموصل عام 2014.",
        {"العراق": ("2023-08-09", "published"), "الموصل": ("2014", "event")},
    ),
    ("في عام 2014، سيطر التنظيم على الموصل.", {"الموصل": ("2014", "sentence")}),
    ("ينتشر جنود في قاعدة عين الأسد منذ 2014.", {"عين الأسد": ("2023-08-09", "published")}),
    ("انسحب الجنود من قاعدة عين الأسد عام 2011.", {"عين الأسد": ("2011", "event")}),
    ("وصل الوفد إلى بغداد بعد ظهر الثلاثاء.", {"بغداد": ("2023-08-08", "event")}),
    (
        "القوات التي دخلت العراق عام 2003 انسحبت من الناصرية في كانون الأول 2011.",
        {"العراق": ("2003", "event"), "الناصرية": ("2011-12", "event")},
    ),
    (
        "وقع انفجار أمس في كركوك والأحد الماضي في ديالى.",
        {"كركوك": ("2023-08-08", "event"), "ديالى": ("2023-08-06", "event")},
    ),
    ("وصل الوفد إلى بغداد.", {"بغداد": ("2023-08-09", "published")}),
    (
        "Troops who arrived in Iraq in 2014 left Taji base on August 23, 2020.",
        {"Iraq": ("2014", "event"), "Taji": ("2020-08-23", "event")},
    ),
]


@pytest.mark.parametrize(("text", "dated"), CASES, ids=[text for text, _ in CASES])
def test_the_date_of_a_mention(text: str, dated: Dated, places: Gazetteer) -> None:
    language = "en" if text.isascii() else "ar"
    mentions = parse(Article("a.txt", text, language=language, published="2023-08-09"), places)
    assert {m.surface: (m.dates[0].edtf, m.dates[0].basis) for m in mentions} == dated


def test_a_date_without_a_value_keeps_its_words_and_the_articles_date_serves(places: Gazetteer) -> None:
    [mention] = parse(Article("a.txt", "وصل الوفد إلى بغداد الخميس.", language="ar", published="2023-08"), places)
    assert [(date.surface, date.edtf, date.basis) for date in mention.dates] == [
        ("الخميس", None, "event"),
        (None, "2023-08", "published"),
    ]


def test_without_any_date_a_mention_has_none(places: Gazetteer) -> None:
    [mention] = parse(Article("a.txt", "وصل الوفد إلى بغداد.", language="ar"), places)
    assert mention.dates == ()
