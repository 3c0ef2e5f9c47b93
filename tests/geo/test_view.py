"""What the dashboard decides: filters, windows of time, dossiers, marked texts; and its HTML is inert."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from geopandas import GeoDataFrame

from gazetteer.interval import bounds
from gazetteer.place import Place
from gazetteer.store import SHIPPED, read_places
from geo import markup, view
from geo.article import Article, ArticleError
from geo.bridge import clicked
from geo.lexicon import load_words
from geo.mention import Mention, MentionDate
from geo.table import rows, to_table
from geo.view import Wanted

TEXT = "قال القائد إن القوات في قاعدة عين الأسد بالأنبار غادرت."
HOSTILE = (
    "{{ 7*7 }}",
    "<img src=x onerror=window.HACKED=1>",
    "</script><script>window.HACKED=1</script>",
    "${alert(1)} `x`",
    "a\u202eb\u2028c",
    "[x](javascript:alert(1)) ![t](http://tracker.invalid/x.png)",
    "&lt;b&gt; \"'",
)


def _mention(surface: str, **changes: Any) -> Mention:
    start = 10 + TEXT.index(surface)
    values: dict[str, Any] = {
        "article": "a.txt",
        "article_title": "عنوان",
        "outlet": None,
        "url": None,
        "language": "ar",
        "published": "2021-07",
        "start": start,
        "end": start + len(surface),
        "surface": surface,
        "generic": None,
        "excerpt": TEXT,
        "excerpt_start": 10,
        "role": "literal",
        "dateline": False,
        "resolution": "resolved",
        "place": "ain-al-asad-air-base",
        "place_title": "Ain al-Asad Air Base",
        "place_title_ar": "قاعدة عين الأسد الجوية",
        "kind": "air-base",
        "longitude": 42.4412,
        "latitude": 33.7856,
        "accuracy_m": 2500,
        "dates": (),
        "reason": "strong name",
        "candidates": ("ain-al-asad-air-base",),
    }
    return Mention(**values | changes)


NOWHERE: dict[str, Any] = dict.fromkeys(
    ("place", "place_title", "place_title_ar", "kind", "longitude", "latitude", "accuracy_m")
)


@pytest.fixture
def table() -> GeoDataFrame:
    event = MentionDate(3, 7, "2020", "2020-03", "event")
    return to_table(
        (
            _mention("عين الأسد"),
            _mention("الأسد", article="b.txt", published="2023-08-09", role="embedded"),
            _mention("الأنبار", kind="governorate", place="anbar-governorate", place_title="Anbar", dates=(event,)),
            _mention("القائد", resolution="ambiguous", published=None, candidates=("erbil", "nowhere"), **NOWHERE),
        )
    )


@pytest.fixture(scope="module")
def places() -> dict[str, Place]:
    return {place.id: place for place in read_places(SHIPPED)}


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2022~", date(2022, 1, 1), date(2022, 12, 31)),
        ("[2021-07-27..2021-12-31]", date(2021, 7, 27), date(2021, 12, 31)),
        ("2014/..", date(2014, 1, 1), date.max),
        ("../2024-05", date.min, date(2024, 5, 31)),
        ("[..2020-05]", date.min, date(2020, 5, 31)),
        ("2003/2011-06", date(2003, 1, 1), date(2011, 6, 30)),
    ],
)
def test_a_date_reaches_from_its_first_day_to_its_last(edtf: str, first: date, last: date) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize("edtf", ["", "yesterday", "2021-13", "2021/2020", "../..", "9" * 400])
def test_what_is_no_date_has_no_days(edtf: str) -> None:
    assert bounds(edtf) is None


def _kept(table: GeoDataFrame, **wishes: Any) -> list[str]:
    return [row["surface"] for row in rows(view.keep(table, Wanted(**wishes)))]


def test_literal_mentions_are_shown_and_others_when_asked(table: GeoDataFrame) -> None:
    assert "الأسد" not in _kept(table)
    assert "الأسد" in _kept(table, roles=frozenset({"literal", "embedded"}))


def test_kind_and_article_narrow(table: GeoDataFrame) -> None:
    assert _kept(table, kinds=frozenset({"governorate"})) == ["الأنبار"]
    assert _kept(table, articles=frozenset({"b.txt"})) == []


@pytest.mark.parametrize("text", ["القايد", "ANBAR", "عين الاسد", "anbar asad"])
def test_search_is_folded_and_looks_into_excerpts_and_titles_of_both_languages(table: GeoDataFrame, text: str) -> None:
    table.loc[0, "place_title"] = "Ain al-Asad, Anbar"
    assert _kept(table, text=text)


def test_each_word_searched_has_to_be_there(table: GeoDataFrame) -> None:
    assert _kept(table, text="anbar baghdad") == []


def test_a_window_keeps_what_could_lie_in_it(table: GeoDataFrame) -> None:
    july = (date(2021, 7, 31), date(2021, 8, 2))
    assert _kept(table, window=july) == ["عين الأسد", "الأنبار"]
    assert _kept(table, window=(date(2020, 3, 31), date(2020, 3, 31)), by="said") == ["الأنبار"]


def test_without_a_window_what_has_no_date_stays(table: GeoDataFrame) -> None:
    assert "القائد" in _kept(table)
    whole = view.extent(table, "published")
    assert whole == (date(2021, 7, 1), date(2023, 8, 9))
    assert view.narrowed(whole, whole) is None


def test_every_mention_is_counted_whatever_became_of_it(table: GeoDataFrame) -> None:
    counts = view.tally(table)
    assert counts["mentions"] == counts["resolved"] + counts["ambiguous"] + counts["unknown"] == 4


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_has_no_place_is_listed_with_what_it_could_be(
    table: GeoDataFrame, places: dict[str, Place], language: view.Language
) -> None:
    listed = view.unplaced(table, places, language)
    candidates = listed[view.words(language)["candidates"]]
    assert len(candidates) == 1 and "Erbil" in candidates[0] and "nowhere" in candidates[0]


def test_a_dossier_has_status_with_citations_and_excerpts_newest_first(
    table: GeoDataFrame, places: dict[str, Place]
) -> None:
    found = view.dossier("ain-al-asad-air-base", table, places)
    assert found is not None
    assert [excerpt.row["article"] for excerpt in found.excerpts] == ["b.txt", "a.txt"]
    assert found.status and all(one.citation.url.startswith("http") for one in found.status)
    assert ("ar", "عين الأسد") in found.names
    assert view.dossier("mosul", table, places) is None


def test_segments_lose_no_letter_and_keep_names_inside_names() -> None:
    both = [_mention("عين الأسد").record(), _mention("الأسد").record()]
    parts = view.segments(TEXT, 10, both)
    assert "".join(part.text for part in parts) == TEXT
    assert [(part.text, len(part.mentions)) for part in parts if part.mentions] == [("عين ", 1), ("الأسد", 2)]


def test_the_sheet_has_a_row_a_mention(table: GeoDataFrame) -> None:
    assert {len(column) for column in view.sheet(table, "ar").values()} == {4}


def test_an_upload_that_is_no_text_is_one_line_and_the_rest_is_read() -> None:
    articles, faults = view.read_uploads([("bad.txt", b"\xff\x00\xd8"), ("empty.txt", b" "), ("a.txt", b"Mosul")])
    assert [article.name for article in articles] == ["a.txt"]
    assert len(faults) == 2 and all("\n" not in fault for fault in faults)


def test_a_pasted_article_needs_text_and_a_date_that_is_one() -> None:
    article = view.pasted(1, "نص", {"title": " عنوان ", "published": "2025-11", "url": ""}, "ar")
    assert (article.title, article.published, article.url) == ("عنوان", "2025-11", None)
    with pytest.raises(ArticleError, match="no text"):
        view.pasted(1, " \n", {}, "en")
    with pytest.raises(ArticleError, match="yesterday"):
        view.pasted(1, "text", {"published": "yesterday"}, "en")


def test_articles_of_one_name_are_told_apart_and_doubles_are_one() -> None:
    same, other = Article("a.txt", "one"), Article("a.txt", "two")
    assert [article.name for article in view.distinct([same, other, same])] == ["a.txt", "a.txt (2)"]


@pytest.mark.parametrize("text", HOSTILE)
def test_html_shows_hostile_text_to_the_letter_and_holds_no_tag_of_it(text: str) -> None:
    article = Article("x.txt", text, title=text, outlet=text, url=f"javascript:{text}", language="ar")
    made = markup.article_html(article, view.segments(text, 0, []), "ar")
    assert unescape(re.sub(r"<[^>]*>", "", made)).count(text) == 4
    assert not re.search(r"<(?:img|script|a|b)[\s>]", made)


def test_a_dossier_marks_its_mention_and_links_only_to_the_web(table: GeoDataFrame, places: dict[str, Place]) -> None:
    table["url"] = ["https://example.org/a?b=1&c=2", "javascript:alert(1)", None, None]
    found = view.dossier("ain-al-asad-air-base", table, places)
    assert found is not None
    made = markup.dossier_html(found, "en")
    assert ">عين الأسد</mark>" in made and 'href="https://example.org/a?b=1&amp;c=2"' in made
    assert "javascript:" not in made and "within 2.5 km" in made


def test_every_word_of_the_interface_is_in_both_languages() -> None:
    for name, both in load_words("interface").items():
        assert set(both) == {"ar", "en"}, name
        assert set(re.findall(r"{\w+}", both["ar"])) == set(re.findall(r"{\w+}", both["en"])), name


def test_the_map_tells_which_place_was_clicked() -> None:
    assert (clicked("erbil#3"), clicked("#4"), clicked(None)) == ("erbil", None, None)
