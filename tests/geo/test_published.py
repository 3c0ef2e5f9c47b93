"""When an article was published, from its own words: never narrower than they allow, and always with the evidence."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.interval import bounds
from geo.article import Article, is_edtf, read_articles
from geo.cli import main
from geo.published import Evidence, Publication, dated, publication
from geo.shipped import seeds

GOLD = Path(__file__).parents[1] / "gold"
DATELINE = "بغداد/ 27 آب 2020 – واع – وصلت القوات إلى معسكر التاجي شمالي بغداد، بعد أن انسحبت منه قوات التحالف الدولي."


def truth(folder: str) -> dict[str, dict[str, Any]]:
    """What the gold says of each article, by file name."""
    rows = map(json.loads, (GOLD / folder / "articles.jsonl").read_text("utf-8").splitlines())
    return {row["article"]: row for row in rows if row["published"]}


@pytest.mark.parametrize(
    ("folder", "articles"),
    [("seeds", seeds()), *((name, GOLD / name / "articles") for name in ("press", "phenomena", "dates"))],
)
def test_what_is_inferred_contains_the_true_day_every_time(folder: str, articles: Path) -> None:
    known = truth(folder)
    for article in read_articles([articles]).articles:
        if article.name not in known:
            continue
        row = known[article.name]
        found = publication(article.text, row["language"])
        said, true = bounds(found.edtf or "") or (date.min, date.max), bounds(row["published"])
        assert not found.contradiction, article.name
        assert true and said[0] <= true[1] and true[0] <= said[1], (article.name, str(found))
        assert folder == "dates" or (said[0] <= true[0] and true[1] <= said[1]), article.name


def test_the_seeds_are_dated_as_narrowly_as_their_words_allow() -> None:
    assert [publication(article.text).edtf for article in read_articles([seeds()]).articles] == [
        "[2017-12-01..]",
        "[2021-07-27..2021-12-31]",
        None,
        "[2014-01-01..]",
        "[2023-02-01..]",
    ]


def test_the_words_that_set_the_bounds_are_named_with_their_place() -> None:
    article = read_articles([seeds()]).articles[1]
    first, second = publication(article.text).binding
    assert (first.surface, first.earliest) == ("26 تموز/يوليو الماضي", date(2021, 7, 27))
    assert (second.surface, second.latest) == ("نهاية العام الجاري 2021", date(2021, 12, 31))
    assert article.text[first.start : first.end] == first.surface


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("قتل قاسم سليماني، قائد فيلق القدس، في 3 كانون الثاني 2020 قرب مطار بغداد.", "[2020-01-03..]"),
        ("وفي 3 كانون الثاني 2020 قتل سليماني في بغداد.", "[2020-01-03..]"),
        ("تنتشر الألغام في سنجار منذ عام 2014.", "[2014-01-01..]"),
        ("اتفاقية الإطار الاستراتيجي الموقعة عام 2008.", "[2008-01-01..]"),
        ("وكانت صواريخ قد استهدفت في أيلول 2022 كويسنجق.", "[2022-09-01..]"),
        ("زار الوزير أربيل الاثنين الماضي 3 كانون الثاني 2022.", "[2022-01-03..]"),
    ],
)
def test_a_date_told_as_past_is_the_earliest_day(text: str, edtf: str) -> None:
    assert publication(text).edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت الحكومة إجراء الانتخابات في 6 حزيران 2021.",
        "اتفقت بغداد وواشنطن على سحب القوات في أيلول 2025.",
        "أقر البرلمان موازنة 2026 قبل انتخابات عام 2025.",
        "حذر خبراء من سقوط الموصل في آذار 2026.",
        "تأسست شركة في البصرة لتنفيذ المشروع عام 2027.",
        "سيطر القلق على أسواق أربيل قبل انتخابات عام 2026.",
        "قتل ثلاثة جنود في كركوك فيما تستمر المهمة حتى أيلول 2026.",
        "تسليم الموقع في أيلول 2025 يرضي بغداد.",
        "يهدف البرنامج إلى زيادة الدخل في عام 2027.",
        "تستعد القوات لمعركة الموصل في تشرين الأول 2016.",
        "أعد العراق إستراتيجية مكافحة الإرهاب (2026- 2030).",
        "وفي اليوم التالي عادت القوات إلى بيجي.",
    ],
)
def test_a_date_that_may_be_to_come_is_no_earliest_day(text: str) -> None:
    assert publication(text) == Publication(None)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("ستنسحب القوات من العراق بحلول نهاية العام 2021.", "[..2021-12-31]"),
        ("تنتهي مهمة التحالف في العراق بحلول نهاية أيلول 2025.", "[..2025-09-30]"),
        ("يستعد العراق للانتخابات المقرر إجراؤها في 11 تشرين الثاني 2025.", "[..2025-11-11]"),
        ("تضاعف إنتاج كركوك بحلول 2021 وفق بيانات الوزارة.", None),
        ("سيحاكم في بغداد المتهمون بقضية السجن في آذار 2019.", None),
        ("تجرى الانتخابات في كردستان يوم الثلاثاء المقبل 11 تشرين الثاني 2025.", "[..2025-11-11]"),
        ("وكانت واشنطن تعهدت بأن تنسحب بحلول نهاية العام 2021.", None),
        ("وتنص المرحلة الأولى على إنهاء المهمة بحلول نهاية أيلول 2025.", None),
        ("قال: «سننسحب من التنف بحلول نهاية العام 2021».", None),
        ("قال ترامب في 2018 إن القوات ستنسحب بحلول نهاية العام 2019.", None),
    ],
)
def test_a_deadline_still_to_come_is_the_latest_day_unless_it_is_an_old_promise(text: str, edtf: str | None) -> None:
    assert publication(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("عاد النازحون إلى سنجار خلال العام الجاري 2021.", "[2021-01-01..2021-12-31]"),
        ("عاد النازحون إلى سنجار خلال العام الماضي 2020.", "[2021-01-01..2021-12-31]"),
        ("يعود النازحون إلى سنجار خلال العام المقبل 2022.", "[2021-01-01..2021-12-31]"),
        ("عاد النازحون في العام الجاري 2021، وعاد آخرون في 12 آذار الجاري.", "[2021-03-01..2021-03-31]"),
        ("خلال العام 2021 الجاري عاد النازحون، وآخرهم أمس الثلاثاء.", "[2021-01-06..2021-12-29]"),
        ("في 29 كانون الأول الماضي انسحبت القوات، والعام الجاري 2022 عام سلام.", "[2022-01-01..2022-12-31]"),
        ("وصلت القوات إلى الموصل اليوم الخميس 9 كانون الثاني 2020.", "2020-01-09"),
        ("وصلت القوات إلى الموصل أمس الأربعاء 8 كانون الثاني 2020.", "2020-01-09"),
    ],
)
def test_this_year_this_month_yesterday_and_its_weekday_narrow_the_bounds(text: str, edtf: str) -> None:
    assert publication(text).edtf == edtf


@pytest.mark.parametrize(
    ("first", "edtf"),
    [
        ("date 2020-08-27", "2020-08-27"),
        ("الثلاثاء 4 أكتوبر 2016 / 02:09", "2016-10-04"),
        ("24 يناير 2026 10:00 م", "2026-01-24"),
        ("٢٤ يناير ٢٠٢٦", "2026-01-24"),
        ("04 تشرين الثاني 2024", "2024-11-04"),
        ("2/17/2026 9:09:06 PM", "2026-02-17"),
        ("2/7/2026 9:09:06 PM", "2026-07-02"),
        ("2020-08-27T22:15:00+03:00", "2020-08-27"),
        ("2020/08/27 - 10:15", "2020-08-27"),
        ("سياسة | 24 يناير 2026 10:00 م", "2026-01-24"),
        ("نشر في: 03-01-2020 | آخر تحديث: 05/01/2020", "2020-01-03"),
        ("آخر تحديث: 05/01/2020", "[..2020-01-05]"),
        (DATELINE, "2020-08-27"),
        ("الأربعاء 4 أكتوبر 2016", None),
        ("هجوم 11 سبتمبر 2001", None),
        ("حصيلة 3 كانون الثاني 2020", None),
        ("حدث في مثل هذا اليوم في بغداد | 14 تموز 1958", None),
        ("13/13/2020", None),
    ],
)
def test_a_line_that_is_a_date_or_a_dateline_is_the_day(first: str, edtf: str | None) -> None:
    assert publication(f"الجيش يتسلم معسكر التاجي\n{first}\nوصلت القوات إلى التاجي.").edtf == edtf


def test_a_day_counted_from_another_is_not_the_article_s_own() -> None:
    text = "سقطت الموصل في 10 حزيران 2014، وفي اليوم التالي سقطت تكريت."
    assert publication(text).edtf == "[2014-06-10..]"


def test_an_english_day_that_could_be_either_stays_one_of_two() -> None:
    assert publication("Forces reach Mosul\n3/4/2020\nThey arrived.", "en").edtf == "[2020-03-04,2020-04-03]"


def test_the_headings_of_a_chronicle_are_not_its_day() -> None:
    opening = "تسلسل زمني لما جرى في الموصل " * 8
    assert publication(f"{opening}\n10 حزيران 2014\nدخل التنظيم.\n10 تموز 2017\nخرج.").edtf is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "قتل سليماني في كانون الثاني 2020 في بغداد. ستنسحب القوات بحلول نهاية العام 2019.",
            {"كانون الثاني 2020", "نهاية العام 2019"},
        ),
        ("date 2020-08-27\nقتل جندي في كركوك في 3 كانون الثاني 2021.", {"2020-08-27", "3 كانون الثاني 2021"}),
        ("وصلت القوات إلى هيت أمس الثلاثاء، وتغادر عنة اليوم الخميس.", {"أمس الثلاثاء", "اليوم الخميس"}),
        ("منذ عام 2022 والعراق في العام الجاري 2021 بخير.", {"عام 2022", "العام الجاري 2021"}),
    ],
)
def test_words_that_exclude_each_other_give_no_date_and_are_both_named(text: str, named: set[str]) -> None:
    found = publication(text)
    assert found.edtf is None
    assert {one.surface for one in found.contradiction} == named
    assert all(f"«{surface}»" in str(found) for surface in named)


def test_what_is_known_is_never_changed() -> None:
    article = Article("a.txt", "date 2020-08-27\nوصلت القوات إلى التاجي.", published="2021", evidence="said")
    assert dated(article) is article


def test_an_article_that_tells_no_date_stays_as_it_is() -> None:
    article = Article("a.txt", "وصلت القوات إلى التاجي.", language="ar")
    assert dated(article) is article


def test_a_date_from_the_words_comes_with_its_evidence() -> None:
    article = dated(
        Article("a.txt", "عاد النازحون إلى سنجار خلال العام الجاري 2021.", outlet="واع", evidence="Outlet: x")
    )
    assert (article.published, article.outlet) == ("[2021-01-01..2021-12-31]", "واع")
    assert article.evidence == "Outlet: x; Date: «العام الجاري 2021» (28–45): the current year is 2021"


def test_a_contradiction_is_the_evidence_of_an_article_without_a_date() -> None:
    article = dated(Article("a.txt", "date 2020-08-27\nقتل جندي في كركوك في 3 كانون الثاني 2021.", language="ar"))
    assert article.published is None
    assert article.evidence and article.evidence.endswith("exclude each other")


def test_the_command_dates_what_it_reads_and_says_a_contradiction(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("date 2020-08-27\nقتل جندي في كركوك أمس.", "utf-8")
    (tmp_path / "b.txt").write_text("date 2020-08-27\nقتل جندي في كركوك في 3 كانون الثاني 2021.", "utf-8")
    assert main(["parse", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    first, second = map(json.loads, out.splitlines())
    assert (first["published"], first["dates"][0]["edtf"]) == ("2020-08-27", "2020-08-26")
    assert second["published"] is None
    assert err.startswith("buldan: b.txt: no date of publication: «3 كانون الثاني 2021»") and err.count("\n") == 1


@given(st.text(alphabet="0123456789/-:| \nبحلولفيقتلمنذعام2021آذارأمسالثلاثاء«»", max_size=80))
def test_any_text_gives_a_date_of_edtf_or_none_and_evidence_that_stands_in_it(text: str) -> None:
    found = publication(text)
    assert found.edtf is None or is_edtf(found.edtf)
    assert not (found.edtf and found.contradiction)
    assert all(text[one.start : one.end] == one.surface for one in found.evidence)


def test_a_bound_belongs_to_the_days_it_allows() -> None:
    one = Evidence(0, 1, "x", "why", earliest=date(2021, 1, 1), latest=date(2021, 1, 31), weekday=2)
    assert one.allows(date(2021, 1, 6))
    assert not one.allows(date(2021, 1, 7))
    assert not one.allows(date(2021, 2, 3))
