"""Files become articles as they stand; what cannot be read is one clear line, and the rest is read."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from geo.article import Article, article_of, is_edtf, read_articles

TEXT = "بغداد – وكالات\r\nوصلت القوات.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good article, `good.txt`."""
    (tmp_path / "good.txt").write_bytes(TEXT.encode())
    return tmp_path


def faults(folder: Path) -> list[str]:
    """The faults of a folder whose good article is read all the same."""
    reading = read_articles([folder])
    assert "good.txt" in [article.name for article in reading.articles]
    assert [fault for fault in reading.faults if "\n" in fault] == []
    return list(reading.faults)


def test_a_text_stands_as_it_is_with_its_newlines(folder: Path) -> None:
    [article] = read_articles([folder]).articles
    assert article == Article("good.txt", TEXT)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"", "utf-8")],
)
def test_a_byte_order_mark_is_no_text_and_tells_the_encoding(mark: bytes, encoding: str) -> None:
    assert article_of("a.txt", mark + TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("وصلت القوات".encode("cp1256"), "bad.txt: not UTF-8 text (byte 0)"),
        (b"abc\xff", "bad.txt: not UTF-8 text (byte 3)"),
        (b"\xff\xfe\x28", "bad.txt: not UTF-16-LE text (byte 0)"),
        (b"", "bad.txt: the file is empty"),
        (b" \r\n\t\n", "bad.txt: the file is empty"),
        (b"\xef\xbb\xbf", "bad.txt: the file is empty"),
    ],
)
def test_a_file_that_is_no_text_is_one_line_and_the_others_are_read(folder: Path, data: bytes, says: str) -> None:
    (folder / "bad.txt").write_bytes(data)
    assert faults(folder) == [says]


def test_what_is_not_there_is_one_line_and_the_others_are_read(folder: Path) -> None:
    reading = read_articles([folder / "none", folder / "good.txt", folder / "none.txt"])
    assert [article.name for article in reading.articles] == ["good.txt"]
    assert reading.faults == (
        f"{folder / 'none'}: no such file or folder",
        f"{folder / 'none.txt'}: no such file or folder",
    )


def test_a_folder_without_a_text_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8")
    assert read_articles([tmp_path]).faults == (f"{tmp_path}: no text file in this folder",)


def test_a_folder_is_read_by_name_with_the_folders_in_it(folder: Path) -> None:
    (folder / "b").mkdir()
    (folder / "b" / "x.TXT").write_text("خبر", "utf-8")
    (folder / "a.text").write_text("خبر", "utf-8")
    (folder / "notes.md").write_text("لا شيء", "utf-8")
    assert [article.name for article in read_articles([folder]).articles] == ["a.text", "b/x.TXT", "good.txt"]


def test_no_name_is_an_absolute_path(folder: Path) -> None:
    reading = read_articles([folder.resolve(), (folder / "good.txt").resolve()])
    assert [article.name for article in reading.articles] == ["good.txt", "good.txt"]


def test_standard_input_is_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    [article] = read_articles(["-"], published="2020-03").articles
    assert (article.name, article.text, article.published) == ("-", TEXT, "2020-03")


def test_what_is_known_of_an_article_stands_in_articles_yml(folder: Path) -> None:
    known = (
        'good.txt: {title: "خبر", outlet: "ايلاف", url: "https://example.org/", language: "ar", published: "2020-03"}\n'
    )
    (folder / "articles.yml").write_text(known, "utf-8")
    [article] = read_articles([folder]).articles
    assert (article.title, article.outlet, article.url) == ("خبر", "ايلاف", "https://example.org/")
    assert (article.language, article.published) == ("ar", "2020-03")
    assert read_articles([folder / "good.txt"]).articles == (article,)
    assert read_articles([folder], published="2021~").articles[0].published == "2021~"


@pytest.mark.parametrize(
    ("known", "says"),
    [
        ('bad.txt: {author: "x"}', "articles.yml: bad.txt: has fields other than evidence, language, outlet"),
        ("bad.txt: yesterday", "articles.yml: bad.txt: has fields other than"),
        ("- bad.txt", "articles.yml: not a mapping of file names"),
        ("bad.txt: {", "articles.yml: not YAML: "),
    ],
)
def test_an_articles_yml_that_cannot_be_used_is_one_line(folder: Path, known: str, says: str) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (inner / "bad.txt").write_text("خبر", "utf-8")
    (inner / "articles.yml").write_text(known, "utf-8")
    [fault] = faults(folder)
    assert fault.startswith(says)


@pytest.mark.parametrize(
    ("changes", "heading"), [({"title": "خبر"}, "خبر"), ({}, "السطر الأول"), ({"text": "\u200f\n"}, "\u200f")]
)
def test_an_article_without_a_title_is_called_by_its_first_line(changes: dict[str, Any], heading: str) -> None:
    assert Article(**{"name": "a.txt", "text": "\n  السطر الأول  \nثان", **changes}).heading == heading


def test_a_value_of_articles_yml_that_is_no_text_is_one_line(folder: Path) -> None:
    (folder / "articles.yml").write_text("good.txt: {published: 2020-03-05}\n", "utf-8")
    assert faults(folder) == ["articles.yml: good.txt: published: 2020-03-05 is not text; put it in quotation marks"]


def test_a_date_of_articles_yml_that_is_no_date_is_one_line(folder: Path) -> None:
    (folder / "articles.yml").write_text('good.txt: {published: "yesterday"}\n', "utf-8")
    assert faults(folder) == ["articles.yml: good.txt: published: yesterday is no EDTF date"]


def test_a_bad_entry_of_articles_yml_is_said_once_and_the_others_are_read(folder: Path) -> None:
    (folder / "bad.txt").write_text("خبر", "utf-8")
    (folder / "articles.yml").write_text("bad.txt: {author: x}\ngood.txt: {outlet: واع}\n", "utf-8")
    assert len(faults(folder)) == 1
    assert [article.outlet for article in read_articles([folder]).articles] == [None, "واع"]


@pytest.mark.parametrize(
    "date", ["2020-06-11", "2025-11", "2021~", "[2021-07-27..2021-12-31]", "2014/..", "199X", "../2024-05"]
)
def test_an_edtf_date_is_known_by_its_form(date: str) -> None:
    assert is_edtf(date)


@pytest.mark.parametrize("text", ["yesterday", "11/06/2020", "2020-6-1", "2026-13-45", "2026-02-32", "[2021", ""])
def test_what_has_not_that_form_is_no_edtf_date(text: str) -> None:
    assert not is_edtf(text)


PAGE = """<!DOCTYPE html><html lang="ar"><head><meta charset="{charset}"><title>الجيش يتسلم معسكر التاجي | واع</title>
<meta property="og:site_name" content="واع"><link rel="canonical" href="https://example.org/news/1">{date}</head><body>
<nav><a href="/">الرئيسية</a></nav><article><h1>الجيش يتسلم معسكر التاجي</h1><p>تسلّمت القوات العراقية، أمس الأحد، الموقع
رقم ثمانية داخل معسكر التاجي من قوات التحالف الدولي.</p></article><footer>بغداد 2026</footer></body></html>"""
META = '<meta property="article:published_time" content="2020-08-24T01:30:00+03:00">'
JSON_LD = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
    '"headline": "الجيش يتسلم معسكر التاجي", "datePublished": "2020-08-24T01:30:00+03:00"}</script>'
)


@pytest.mark.parametrize("date", [META, JSON_LD])
@pytest.mark.parametrize("name", ["a.html", "a.HTM"])
def test_a_web_page_is_the_article_in_it_with_what_its_metadata_tells(tmp_path: Path, name: str, date: str) -> None:
    (tmp_path / name).write_text(PAGE.replace("{charset}", "utf-8").replace("{date}", date), "utf-8")
    [article] = read_articles([tmp_path]).articles
    assert (article.title, article.outlet, article.url) == (
        "الجيش يتسلم معسكر التاجي",
        "واع",
        "https://example.org/news/1",
    )
    assert (article.published, article.evidence) == ("2020-08-24", "Date: the page's metadata")
    assert "معسكر التاجي من قوات" in article.text
    assert [word for word in ("<", "الرئيسية", "2026") if word in article.text] == []


def test_a_web_page_that_tells_no_date_has_none() -> None:
    page = PAGE.replace("{charset}", "utf-8").replace("{date}", "")
    assert article_of("a.html", page.encode()).published is None


def test_a_web_page_is_read_in_its_own_encoding() -> None:
    page = PAGE.replace("{charset}", "windows-1256").replace("{date}", "")
    assert "القوات العراقية" in article_of("a.html", page.encode("cp1256")).text


def test_what_articles_yml_says_comes_before_a_page_s_metadata(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.replace("{charset}", "utf-8").replace("{date}", META), "utf-8")
    (tmp_path / "articles.yml").write_text('a.html: {outlet: "ايلاف", published: "2020-08-23"}\n', "utf-8")
    [article] = read_articles([tmp_path]).articles
    assert (article.outlet, article.published, article.evidence) == ("ايلاف", "2020-08-23", None)
    assert article.url == "https://example.org/news/1"


@pytest.mark.parametrize("page", [b"<html><body></body></html>", b"", b"  \n", b"\x00\x01"])
def test_a_page_without_an_article_is_one_line(folder: Path, page: bytes) -> None:
    (folder / "bad.html").write_bytes(page)
    assert faults(folder) == ["bad.html: no article in this page"]


def test_the_frames_that_a_browser_saves_beside_a_page_are_no_articles(folder: Path) -> None:
    (folder / "page_files").mkdir()
    (folder / "page_files" / "frame.html").write_text(PAGE, "utf-8")
    assert [article.name for article in read_articles([folder]).articles] == ["good.txt"]
