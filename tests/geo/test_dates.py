"""Dates: the words that say when, each with the value they give and no more."""

from __future__ import annotations

import json
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.dates import DateExpression, find_dates
from geo.dates.window import window

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold" / "seeds"
WEDNESDAY = "2023-08-09"

Found = list[tuple[str, str | None]]


def found(text: str, published: str | None = WEDNESDAY, language: str = "ar") -> Found:
    return [(date.surface, date.edtf) for date in find_dates(text, published, language)]


def rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("article", rows("articles.jsonl"), ids=lambda row: row["article"])
def test_every_date_of_the_seeds_has_its_span_and_value(article: dict[str, str]) -> None:
    text = (ROOT / "seeds" / article["article"]).read_bytes().decode("utf-8-sig")
    gold = [
        (row["start"], row["end"], row["surface"], row["edtf"])
        for row in rows("dates.jsonl")
        if row["article"] == article["article"]
    ]
    assert [tuple(date) for date in find_dates(text, article["published"])] == gold


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("أعلن في 26 تموز 2021 الانسحاب", "26 تموز 2021", "2021-07-26"),
        ("أعلن في 26 تموز/يوليو 2021 الانسحاب", "26 تموز/يوليو 2021", "2021-07-26"),
        ("بحلول 31 ديسمبر/كانون الأول 2021", "31 ديسمبر/كانون الأول 2021", "2021-12-31"),
        ("في 29 كانون الاول ديسمبر 2021", "29 كانون الاول ديسمبر 2021", "2021-12-29"),
        ("في تموز (يوليو) 2021", "تموز (يوليو) 2021", "2021-07"),
        ("في شباط / فبراير 2023", "شباط / فبراير 2023", "2023-02"),
        ("في كانون 2 2022", "كانون 2 2022", "2022-01"),
        ("في ٢٦ تموز ٢٠٢١", "٢٦ تموز ٢٠٢١", "2021-07-26"),
        ("في ۲۶ تموز ۲۰۲۱", "۲۶ تموز ۲۰۲۱", "2021-07-26"),
        ("في 26تموز 2021", "26تموز 2021", "2021-07-26"),
        ("في الـ26 من تموز 2021", "26 من تموز 2021", "2021-07-26"),
        ("في 26 تموز من عام 2021", "26 تموز من عام 2021", "2021-07-26"),
        ("في الحادي عشر من سبتمبر 2001", "الحادي عشر من سبتمبر 2001", "2001-09-11"),
        ("في 12 جويلية 2022", "12 جويلية 2022", "2022-07-12"),
        ("في 3 غشت 2022", "3 غشت 2022", "2022-08-03"),
        ("في 8 آب 2014 سقطت", "8 آب 2014", "2014-08-08"),
        ("يوم الثلاثاء الموافق 26 تموز 2021", "يوم الثلاثاء الموافق 26 تموز 2021", "2021-07-26"),
        ("الخميس (11 حزيران 2020) في بغداد", "الخميس (11 حزيران 2020)", "2020-06-11"),
        ("بتاريخ 26/7/2021", "26/7/2021", "2021-07-26"),
        ("بتاريخ 26.7.2021", "26.7.2021", "2021-07-26"),
        ("بتاريخ ١٤/٧/٢٠٢١", "١٤/٧/٢٠٢١", "2021-07-14"),
        ("بتاريخ 2021-07-26", "2021-07-26", "2021-07-26"),
        ("في ثورة 14 تموز 1958", "14 تموز 1958", "1958-07-14"),
    ],
)
def test_days_and_months_that_say_their_year_need_no_publication(text: str, surface: str, edtf: str) -> None:
    assert found(text, None) == [(surface, edtf)]


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("احتل الموصل عام 2014", "عام 2014", "2014"),
        ("منذ 2003، بعد بروز جماعات", "2003", "2003"),
        ("في العام ٢٠١٧ تحررت", "العام ٢٠١٧", "2017"),
        ("للعام 2022", "لعام 2022", "2022"),
        ("استعاد القدس عام 1187", "عام 1187", "1187"),
        ("عام 2014م", "عام 2014م", "2014"),
        ("في 2021: قال", "2021", "2021"),
        ("معركة الموصل (2017)", "2017", "2017"),
        ("بعد انتخابات 2018", "2018", "2018"),
        ("بين 2014 و2017", "2014 و2017", "2014/2017"),
        ("بين عامي 2014 و2017", "عامي 2014 و2017", "2014/2017"),
        ("من 2014 إلى 2017", "2014 إلى 2017", "2014/2017"),
        ("الاستراتيجية (2026- 2030)", "2026- 2030", "2026/2030"),
        ("من آذار إلى أيار 2021", "آذار إلى أيار 2021", "2021-03/2021-05"),
        ("من 5 إلى 10 تموز 2021", "5 إلى 10 تموز 2021", "2021-07-05/2021-07-10"),
        ("31 أكتوبر - 2 نوفمبر 2025", "31 أكتوبر - 2 نوفمبر 2025", "2025-10-31/2025-11-02"),
        ("بين كانون الأول وشباط 2021", "كانون الأول وشباط 2021", "2020-12/2021-02"),
        ("في شهري تموز وآب 2014", "شهري تموز وآب 2014", "{2014-07,2014-08}"),
        ("في 6 و7 آب 2023", "6 و7 آب 2023", "{2023-08-06,2023-08-07}"),
    ],
)
def test_years_and_ranges(text: str, surface: str, edtf: str) -> None:
    assert found(text, None) == [(surface, edtf)]


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("مطلع عام 2021", "مطلع عام 2021", "2021-01~"),
        ("منذ بداية 2021", "بداية 2021", "2021-01~"),
        ("في منتصف 2021", "منتصف 2021", "2021-06~"),
        ("في أواخر العام 2021", "أواخر العام 2021", "2021-12~"),
        ("بحلول نهاية عام 2021", "نهاية عام 2021", "2021-12"),
        ("في أواخر آذار 2020", "أواخر آذار 2020", "2020-03-31~"),
        ("بحلول نهاية أيلول/سبتمبر 2025", "نهاية أيلول/سبتمبر 2025", "2025-09"),
        ("منتصف تموز 2020", "منتصف تموز 2020", "2020-07-15~"),
        ("في الربع الأول من عام 2021", "الربع الأول من عام 2021", "2021-33"),
        ("في النصف الثاني من 2021", "النصف الثاني من 2021", "2021-41"),
        ("في صيف 2020", "صيف 2020", "2020-22"),
        ("في شتاء عام 2020", "شتاء عام 2020", "2020-24"),
        ("في تسعينيات القرن الماضي", "تسعينيات القرن الماضي", "199X"),
        ("منذ الثمانينيات", "الثمانينيات", "198X"),
    ],
)
def test_parts_seasons_and_decades(text: str, surface: str, edtf: str) -> None:
    assert found(text, None) == [(surface, edtf)]


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("أعلن اليوم", "اليوم", "2023-08-09"),
        ("أعلن مساء أمس الثلاثاء", "مساء أمس الثلاثاء", "2023-08-08"),
        ("أعلن بالأمس", "الأمس", "2023-08-08"),
        ("وصل أول أمس", "أول أمس", "2023-08-07"),
        ("وصل أمس الأول الاثنين", "أمس الأول الاثنين", "2023-08-07"),
        ("يصل غداً", "غداً", "2023-08-10"),
        ("يصل بعد غد الجمعة", "بعد غد الجمعة", "2023-08-11"),
        ("وصل الأربعاء", "الأربعاء", "2023-08-09"),
        ("وصل الخميس", "الخميس", "2023-08-03"),
        ("وصل الأربعاء الماضي", "الأربعاء الماضي", "2023-08-02"),
        ("زيارة الاثنين الماضي", "الاثنين الماضي", "2023-08-07"),
        ("يصل الخميس المقبل", "الخميس المقبل", "2023-08-10"),
        ("الخميس من الأسبوع الماضي", "الخميس من الأسبوع الماضي", "2023-08-03"),
        ("ليل الأربعاء - الخميس", "ليل الأربعاء - الخميس", "2023-08-02/2023-08-03"),
        ("قتلوا قبل ثلاثة أيام", "ثلاثة أيام", "2023-08-06"),
        ("قتلوا قبل يومين", "يومين", "2023-08-07"),
        ("قبل نحو ثلاثة أيام", "ثلاثة أيام", "2023-08-06~"),
        ("منذ أسبوعين", "أسبوعين", "2023-07-26~"),
        ("قبل ثمانية أشهر", "ثمانية أشهر", "2022-12~"),
        ("قبل عامين", "عامين", "2021~"),
        ("الشهر الماضي", "الشهر الماضي", "2023-07"),
        ("هذا الشهر", "هذا الشهر", "2023-08"),
        ("الأسبوع الماضي", "الأسبوع الماضي", "2023-07-31~/2023-08-06~"),
        ("العام الماضي", "العام الماضي", "2022"),
        ("السنة المقبلة", "السنة المقبلة", "2024"),
        ("نهاية العام الجاري", "نهاية العام الجاري", "2023-12"),
        ("بحلول نهاية العام", "نهاية العام", "2023-12"),
        ("15 من الشهر الجاري", "15 من الشهر الجاري", "2023-08-15"),
        ("في 15 الجاري", "15 الجاري", "2023-08-15"),
        ("في 29 ديسمبر من العام الماضي", "29 ديسمبر من العام الماضي", "2022-12-29"),
        ("في 26 تموز الماضي", "26 تموز الماضي", "2023-07-26"),
        ("في 26 كانون الثاني", "26 كانون الثاني", "2023-01-26"),
        ("في 10 آب", "10 آب", "2022-08-10"),
        ("في 10 آب المقبل", "10 آب المقبل", "2023-08-10"),
        ("في 10 آب الجاري", "10 آب الجاري", "2023-08-10"),
        ("في مارس/ آذار", "مارس/ آذار", "2023-03"),
        ("في آب", "آب", "2023-08"),
        ("في آب الماضي", "آب الماضي", "2022-08"),
        ("في تشرين الأول", "تشرين الأول", "2022-10"),
        ("حتى 31 كانون الأول", "31 كانون الأول", "2023-12-31"),
        ("حتى أيلول المقبل", "أيلول المقبل", "2023-09"),
        ("بعد 10 تموز", "10 تموز", "2023-07-10"),
        ("استمر حتى 10 تموز", "10 تموز", "2023-07-10"),
        ("استمر حتى 10 كانون الثاني", "10 كانون الثاني", "2024-01-10"),
        ("بحلول تشرين الأول", "تشرين الأول", "2023-10"),
        ("من آذار إلى أيار", "آذار إلى أيار", "2023-03/2023-05"),
        ("في الصيف الماضي", "الصيف الماضي", "2022-22"),
        ("في الربع الأول", "الربع الأول", "2023-33"),
        ("القرن الماضي", "القرن الماضي", "19XX"),
    ],
)
def test_what_is_relative_is_seen_from_publication(text: str, surface: str, edtf: str) -> None:
    assert found(text) == [(surface, edtf)]
    assert found(text, None) == [(surface, None)]


def test_a_weekday_after_a_verb_to_come_is_ahead() -> None:
    assert found("وسيصل الوفد الخميس إلى بغداد") == [("الخميس", "2023-08-10")]
    assert found("ومن المقرر أن يصل الخميس إلى بغداد") == [("الخميس", "2023-08-10")]
    assert found("هاجموا سنوني في الثالث من آب") == [("الثالث من آب", "2023-08-03")]
    assert found("سياسة بغداد الخميس") == [("الخميس", "2023-08-03")]
    assert found("قال إنه سيصل. وكان الخميس في أربيل") == [("الخميس", "2023-08-03")]


def test_a_day_or_month_after_a_verb_to_come_is_ahead_unless_it_has_just_gone() -> None:
    assert found("ستجري الانتخابات في 10 تشرين الأول") == [("10 تشرين الأول", "2023-10-10")]
    assert found("جرت الانتخابات في 10 تشرين الأول") == [("10 تشرين الأول", "2022-10-10")]
    assert found("ستجري في آذار") == [("آذار", "2024-03")]
    assert found("ستجري المحاكمة بعد هجوم وقع في 3 تموز") == [("3 تموز", None)]


def test_after_a_day_that_may_be_ahead_as_well_as_gone_stays_open() -> None:
    assert found("ألا تبقى قوات بعد 31 كانون الأول") == [("31 كانون الأول", None)]
    assert found("لن تبقى قوات بعد 31 كانون الأول") == [("31 كانون الأول", "2023-12-31")]


def test_yesterday_checks_itself_by_its_weekday() -> None:
    assert found("مساء أمس الاثنين") == [("مساء أمس الاثنين", None)]


def test_the_next_day_follows_the_day_that_the_text_named_last() -> None:
    text = "وصل في 3 أيار 2021، وفي اليوم التالي غادر"
    assert found(text, None) == [("3 أيار 2021", "2021-05-03"), ("اليوم التالي", "2021-05-04")]
    assert found("وصل الوفد، وفي اليوم التالي غادر") == [("اليوم التالي", None)]
    assert found("في 3 أيار 2021\nوفي اليوم التالي غادر")[1] == ("اليوم التالي", None)


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("الخميس", "2025-11", None),
        ("أمس", "2025-11", None),
        ("الشهر الماضي", "2025-11", "2025-10"),
        ("العام الماضي", "2025-11", "2024"),
        ("العام الماضي", "2025", "2024"),
        ("الشهر الماضي", "2025", None),
        ("في 26 تموز الماضي", "[2021-07-27..2021-12-31]", "2021-07-26"),
        ("في 26 تموز الماضي", "[2021-07-26..2021-12-31]", None),
        ("في 29 كانون الأول الماضي", "[2022-04..2022-10]", "2021-12-29"),
        ("نهاية هذا العام", "[2021-07-27..2021-12-31]", "2021-12"),
        ("نهاية هذا العام", "[2021-07-27..2022-01-31]", None),
    ],
)
def test_publication_known_in_part_gives_only_what_is_certain(text: str, published: str, edtf: str | None) -> None:
    assert [date.edtf for date in find_dates(text, published)] == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "وإصابة 14 آخرين",
        "بينهم 2500 أمريكي",
        "ما بين 2500 إلى 3000، جندي",
        "ما بين 400 إلى 500 عنصر",
        "في 2000 جندي",
        "في 1950 قرية",
        "القرار 1973",
        "أكثر من 100 مليون دولار",
        "نسبة 100%",
        "باستخدام طائرات F-16 و AC-208 في K1",
        "هاتف 07701-2023-2024",
        "اتصلوا على 0770 201 4201",
        "الساعة 10:30",
        "يعمل التحالف الآن",
        "في الأشهر القليلة الماضية",
        "منذ سنوات",
        "بعد حوالي 3 أعوام ونصف العام",
        "خلال بضعة أيام",
        "قبل ثلاثة أيام من الانتخابات",
        "عام كامل",
        "الأمين العام الحالي للأمم المتحدة",
        "القائد العام للقوات",
        "نهاية العام الدراسي",
        "في أمس الحاجة إلى السلام",
        "قناة روسيا اليوم",
        "في اليوم الثاني من المعركة",
        "اليوم العالمي للاجئين",
        "سوق الخميس",
        "كل خميس وصلاة الجمعة",
        "ساحة 17 تموز",
        "شارع 14 تموز",
        "مخيم 1 يونيو",
        "بمدينة 7 نيسان",
        "ثورة تشرين",
        "حرب تموز",
        "مفاعل تموز",
        "كان مارس ضغوطا",
        "باب الحوار وأب الطفل",
        "تيريزا ماي",
        "في الستينيات من عمره",
        "31 شباط 2021",
        "32/13/2021",
        "النصف الأول من المباراة",
        "عام 1443",
        "بينهم 1200 جندي",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text) == []


def test_an_ordinal_of_another_noun_is_no_day() -> None:
    assert found("الأسبوع الأول من تموز 2021", None) == [("تموز 2021", "2021-07")]
    assert found("في الأول من تموز 2021", None) == [("الأول من تموز 2021", "2021-07-01")]


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("on July 26, 2021", "July 26, 2021", "2021-07-26"),
        ("on 26 July 2021", "26 July 2021", "2021-07-26"),
        ("the 26th of July 2021", "26th of July 2021", "2021-07-26"),
        ("Dec. 31, 2021", "Dec. 31, 2021", "2021-12-31"),
        ("on Tuesday", "Tuesday", "2023-08-08"),
        ("last Tuesday", "last Tuesday", "2023-08-08"),
        ("next Friday", "next Friday", "2023-08-11"),
        ("Wednesday morning", "Wednesday morning", "2023-08-09"),
        ("attacked in March", "March", "2023-03"),
        ("since 2014", "2014", "2014"),
        ("late 2019", "late 2019", "2019-12~"),
        ("mid-2019", "mid-2019", "2019-06~"),
        ("by the end of the year", "end of the year", "2023-12"),
        ("between 2014 and 2017", "2014 and 2017", "2014/2017"),
        ("from March to May 2021", "March to May 2021", "2021-03/2021-05"),
        ("summer of 2020", "summer of 2020", "2020-22"),
        ("the first quarter of 2021", "first quarter of 2021", "2021-33"),
        ("in the 1990s", "1990s", "199X"),
        ("three days ago", "three days ago", "2023-08-06"),
        ("last year", "last year", "2022"),
        ("7/26/2021", "7/26/2021", "2021-07-26"),
        ("7/4/2021", "7/4/2021", "[2021-04-07,2021-07-04]"),
    ],
)
def test_english(text: str, surface: str, edtf: str) -> None:
    assert found(text, language="en") == [(surface, edtf)]


@pytest.mark.parametrize(
    "text", ["he may march", "the Sunday Times", "USA Today", "2000 troops", "Camp K1", "Theresa May"]
)
def test_english_near_misses(text: str) -> None:
    assert found(text, language="en") == []


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("لە ٢٦ی تەممووزی ٢٠٢١", "٢٦ی تەممووزی ٢٠٢١", "2021-07-26"),
        ("٣١ی کانوونی یەکەمی ٢٠٢١", "٣١ی کانوونی یەکەمی ٢٠٢١", "2021-12-31"),
        ("ساڵی ٢٠١٤", "ساڵی ٢٠١٤", "2014"),
        ("ساڵی ڕابردوو", "ساڵی ڕابردوو", "2022"),
        ("دوێنێ", "دوێنێ", "2023-08-08"),
        ("ئەمڕۆ چوارشەممە", "ئەمڕۆ چوارشەممە", "2023-08-09"),
    ],
)
def test_sorani(text: str, surface: str, edtf: str) -> None:
    assert found(text, language="ckb") == [(surface, edtf)]


@pytest.mark.parametrize("published", ["", "soon", "2021-13", "2021-02-30", "[2022..2021]", "../2021", "2021-22"])
def test_a_publication_that_is_no_date_bounds_nothing(published: str) -> None:
    assert window(published) is None


SENTENCES = [
    "أعلن في 29 كانون الأول ديسمبر الماضي الانسحاب",
    "مساء أمس الثلاثاء، وبين 2014 و2017",
    "منذ عام ٢٠١٤ حتى نهاية العام الجاري",
    "يوم الخميس (11 حزيران 2020) في تموز/يوليو المقبل",
]
MARKS = "\u064b\u064e\u0651\u0652\u0640\u200f"


def _marked(sentence: str, places: list[tuple[int, str]]) -> str:
    """The sentence with marks behind some of its letters."""
    letters = list(sentence)
    for place, mark in places:
        if unicodedata.category(letters[place % len(sentence)][0]) == "Lo":
            letters[place % len(sentence)] += mark
    return "".join(letters)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(SENTENCES), st.lists(st.tuples(st.integers(0, 99), st.sampled_from(MARKS)), max_size=12))
def test_marks_and_tatweel_change_no_value_and_every_offset_is_true(
    sentence: str, places: list[tuple[int, str]]
) -> None:
    text = _marked(sentence, places)
    dates = find_dates(text, WEDNESDAY)
    assert [date.edtf for date in dates] == [date.edtf for date in find_dates(sentence, WEDNESDAY)]
    assert all(text[date.start : date.end] == date.surface for date in dates)


PIECES = ["26", "2021", "تموز", "/", "-", " ", "الخميس", "و", "بين", "من", "إلى", "\n", "(", ")", "نهاية", "العام",
          "الماضي", "الأول", "الربع", "قبل", "أيام", "3", ".", "ﻻ", "😀", "القرن", "صيف", "31", "شباط"]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.sampled_from([None, WEDNESDAY, "2025-11"]))
def test_any_text_gives_dates_in_order_that_do_not_overlap(text: str, published: str | None) -> None:
    dates = find_dates(text, published)
    assert all(text[date.start : date.end] == date.surface for date in dates)
    assert all(one.end <= other.start for one, other in pairwise(dates))


@pytest.mark.parametrize(
    "edtf",
    ["2021-01~", "2020-22", "199X", "[2021-04-07,2021-07-04]", "{2023-08-06,2023-08-07}", "2023-07-31~/2023-08-06~"],
)
def test_the_edtf_library_reads_what_we_write(edtf: str) -> None:
    assert str(parse_edtf(edtf)).replace(" ", "") == edtf


def test_a_date_is_a_plain_tuple() -> None:
    assert find_dates("عام 2014") == [DateExpression(0, 8, "عام 2014", "2014")]
