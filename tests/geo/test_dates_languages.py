"""The same in English and in Sorani."""

from __future__ import annotations

import pytest

from tests.geo.test_dates import found


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("Wed 9 Aug 2023", "Wed 9 Aug 2023", "2023-08-09"),
        ("July 4-6, 2021", "July 4-6, 2021", "2021-07-04/2021-07-06"),
        ("July 30 - August 2, 2021", "July 30 - August 2, 2021", "2021-07-30/2021-08-02"),
        ("between May 12 and May 15, 2021", "May 12 and May 15, 2021", "2021-05-12/2021-05-15"),
        ("on July 4 and 5, 2021", "July 4 and 5, 2021", "{2021-07-04,2021-07-05}"),
        ("in Q1 2022", "Q1 2022", "2022-33"),
        ("Q4 of last year", "Q4 of last year", "2022-36"),
        ("the first half of July", "first half of July", "2023-07-01/2023-07-15"),
        ("the mid-1990s", "mid-1990s", "199X"),
        ("in the '90s", "90s", "199X"),
        ("the late 20th century", "late 20th century", "19XX"),
        ("the 9th century", "9th century", "08XX"),
        ("the 2014-17 war", "2014-17", "2014/2017"),
        ("the winter of 2015-16", "winter of 2015-16", "2015-24"),
        ("by year's end", "year's end", "2023-12"),
        ("this morning", "this morning", "2023-08-09"),
        ("twenty-five years ago", "twenty-five years ago", "1998~"),
        ("eleven days ago", "eleven days ago", "2023-07-29"),
        ("a decade ago", "a decade ago", "2013~"),
        ("He will arrive in three days", "three days", "2023-08-12"),
        ("three months earlier", "three months earlier", None),
        ("Monday through Wednesday", "Monday through Wednesday", "2023-08-07/2023-08-09"),
        ("on the eve of July 27", "the eve of July 27", "2023-07-26"),
        ("in 2000, it", "2000", "2000"),
        ("7/26/21", "7/26/21", "2021-07-26"),
    ],
)
def test_english(text: str, surface: str, edtf: str | None) -> None:
    assert found(text, language="en") == [(surface, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "He took the city in three days",
        "Good Friday",
        "Friday prayers",
        "the Sunday market",
        "fiscal year 2021",
        "the September 11 attacks",
        "Sat on the chair",
        "Her name is April Jones",
        "more than a year ago",
        "half a decade ago",
        "the 20th Brigade",
        "in 2000 troops",
        "on the eve of the war",
        "after the fall of Mosul",
        "March on Baghdad",
        "Resolution 2254",
    ],
)
def test_english_near_misses(text: str) -> None:
    assert found(text, language="en") == []


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("لە کانوونی دووەمی 2022", "کانوونی دووەمی 2022", "2022-01"),
        ("لە 29ی نیسان", "29ی نیسان", "2023-04-29"),
        ("لە ئابدا", "ئابدا", "2023-08"),
        ("پێرێ", "پێرێ", "2023-08-07"),
        ("شەوی ڕابردوو", "شەوی ڕابردوو", "2023-08-08"),
        ("ئێوارەی دوێنێ", "ئێوارەی دوێنێ", "2023-08-08"),
        ("هەفتەی ڕابردوو", "هەفتەی ڕابردوو", "2023-07-31~/2023-08-06~"),
        ("مانگی ڕابردوو", "مانگی ڕابردوو", "2023-07"),
        ("ساڵی پار", "ساڵی پار", "2022"),
        ("ئەمساڵ", "ئەمساڵ", "2023"),
        ("لە نیسانی ساڵی ڕابردوو", "نیسانی ساڵی ڕابردوو", "2022-04"),
        ("لە 15ی ئەم مانگە", "15ی ئەم مانگە", "2023-08-15"),
        ("سێ ڕۆژ لەمەوبەر", "سێ ڕۆژ لەمەوبەر", "2023-08-06"),
        ("پێش دوو هەفتە", "دوو هەفتە", "2023-07-26~"),
        ("لە ساڵی 2003ەوە", "ساڵی 2003", "2003"),
        ("کۆتایی ساڵی 2021", "کۆتایی ساڵی 2021", "2021-12"),
        ("ناوەڕاستی 2021", "ناوەڕاستی 2021", "2021-06~"),
        ("هاوینی 2020", "هاوینی 2020", "2020-22"),
        ("چارەکی یەکەمی 2021", "چارەکی یەکەمی 2021", "2021-33"),
        ("نەوەدەکانی سەدەی ڕابردوو", "نەوەدەکانی سەدەی ڕابردوو", "199X"),
        ("ڕۆژی هەینی داهاتوو", "ڕۆژی هەینی داهاتوو", "2023-08-11"),
        ("لە 2014 بۆ 2017", "2014 بۆ 2017", "2014/2017"),
    ],
)
def test_sorani(text: str, surface: str, edtf: str) -> None:
    assert found(text, language="ckb") == [(surface, edtf)]


@pytest.mark.parametrize("text", ["بازاڕی هەینی", "ئازاری زۆری هەبوو", "دە کەس", "تا بەغدا", "بارێکی قورس"])
def test_sorani_near_misses(text: str) -> None:
    assert found(text, language="ckb") == []
