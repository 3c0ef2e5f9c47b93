"""References: an entry an article, dates no more exact than they are known, and titles that run nothing."""

from __future__ import annotations

import json
import re
from typing import Any

import geopandas as gpd
import jsonschema
import pytest

from gazetteer import Gazetteer
from geo.article import Article
from geo.export.citations import bibtex, csl, key
from geo.parse import parse
from geo.table import to_table
from tests.geo import made_tables

# The members that csl-data.json 1.0.2 knows and that are used here; it allows no others.
DATE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        },
        "circa": {"type": "boolean"},
        "literal": {"type": "string"},
    },
}
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            **{name: {"type": "string"} for name in ("id", "title", "container-title", "URL", "language", "note")},
            "type": {"enum": ["article-newspaper"]},
            "issued": DATE,
            "custom": {"type": "object"},
        },
    },
}
Entry = dict[str, str]


def table_of(gazetteer: Gazetteer, **known: Any) -> gpd.GeoDataFrame:
    article = Article("a.txt", "هدأت أربيل.", **{"title": "خبر", "language": "ar", **known})
    return to_table(parse(article, gazetteer))


def entries(data: bytes) -> dict[str, Entry]:
    """Each entry's fields by its key, with its type as `@`; a field's value ends where its braces do."""
    found = {}
    text = data.decode()
    for start in re.finditer(r"^@(?!comment)(\w+)\{([^,\s]+),\n", text, re.MULTILINE):
        body = balanced(text[start.end() :])
        fields = {}
        while match := re.match(r"\s*(\w+) = \{", body):
            value = balanced(body[match.end() :])
            fields[match[1]] = value
            body = body[match.end() + len(value) + 2 :]
        assert not body.strip()
        found[start[2]] = {"@": start[1], **fields}
    return found


def balanced(text: str) -> str:
    """What stands before the brace that closes more than was opened: how BibTeX reads, whatever a backslash says."""
    depth = 0
    for position, letter in enumerate(text):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth < 0:
            return text[:position]
    raise AssertionError("braces do not balance")


def entry(table: gpd.GeoDataFrame, gazetteer: Gazetteer) -> Entry:
    [found] = entries(bibtex(table, gazetteer.places)).values()
    return found


def item(table: gpd.GeoDataFrame, gazetteer: Gazetteer) -> dict[str, Any]:
    found: list[dict[str, Any]] = json.loads(csl(table, gazetteer.places))
    jsonschema.Draft202012Validator(CSL).validate(found)
    return found[0]


def test_there_is_an_entry_an_article_under_one_key_in_both(places: Gazetteer) -> None:
    table = made_tables.full(places)
    names = list(dict.fromkeys(table.article))
    items = json.loads(csl(table, places.places))
    assert list(entries(bibtex(table, places.places))) == [each["id"] for each in items] == list(map(key, names))
    assert [each["custom"]["article"] for each in items] == names
    jsonschema.Draft202012Validator(CSL).validate(items)


def test_what_is_known_of_an_article_stands_in_its_entry(places: Gazetteer) -> None:
    table = table_of(places, outlet="إيلاف", url="https://example.org/خبر", published="2020-06-11")
    assert entry(table, places) == {
        "@": "article",
        "title": "{خبر}",
        "journal": "إيلاف",
        "date": "2020-06-11",
        "url": "https://example.org/%D8%AE%D8%A8%D8%B1",
        "langid": "arabic",
        "article": "a.txt",
    }
    found = item(table, places)
    assert (found["title"], found["container-title"], found["URL"], found["language"]) == (
        "خبر",
        "إيلاف",
        "https://example.org/خبر",
        "ar",
    )
    assert found["issued"] == {"date-parts": [[2020, 6, 11]]}


@pytest.mark.parametrize(
    ("known", "sort"),
    [
        ({"outlet": "إيلاف"}, "article"),
        ({"outlet": "إيلاف", "url": "https://example.org/"}, "article"),
        ({"url": "https://example.org/"}, "online"),
        ({}, "misc"),
    ],
)
def test_the_type_of_an_entry_is_one_whose_fields_are_known(
    places: Gazetteer, known: dict[str, str], sort: str
) -> None:
    assert entry(table_of(places, **known), places)["@"] == sort


@pytest.mark.parametrize(
    ("edtf", "date", "issued", "note"),
    [
        ("2020-06-11", "2020-06-11", {"date-parts": [[2020, 6, 11]]}, None),
        ("2025-11", "2025-11", {"date-parts": [[2025, 11]]}, None),
        ("2020", "2020", {"date-parts": [[2020]]}, None),
        ("2020-01~", "2020-01~", {"date-parts": [[2020, 1]], "circa": True}, None),
        ("2020?", "2020?", {"date-parts": [[2020]], "circa": True}, None),
        (
            "[2022-04..2022-10]",
            "2022-04/2022-10",
            {"date-parts": [[2022, 4], [2022, 10]]},
            "Published between April 2022 and October 2022",
        ),
        (
            "[2021-07-27..2021-12-31]",
            "2021-07-27/2021-12-31",
            {"date-parts": [[2021, 7, 27], [2021, 12, 31]]},
            "Published between 27 July 2021 and 31 December 2021",
        ),
        (
            "201X",
            "2010-01-01/2019-12-31",
            {"date-parts": [[2010, 1, 1], [2019, 12, 31]]},
            "Published 2010–2019",
        ),
        ("2014/..", None, {"literal": "since 2014"}, "Published since 2014"),
        (None, None, None, None),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    places: Gazetteer, edtf: str | None, date: str | None, issued: dict[str, Any] | None, note: str | None
) -> None:
    table = table_of(places, published=edtf)
    one, other = entry(table, places), item(table, places)
    assert (one.get("date"), one.get("note")) == (date, note)
    assert (other.get("issued"), other.get("note"), other["custom"]["published"]) == (issued, note, edtf)


@pytest.mark.parametrize(
    ("title", "tex"),
    [
        ("نسبة 50% & أكثر", r"نسبة 50\% \& أكثر"),
        (r"\input{/etc/passwd}", r"\textbackslash{}input\textbraceleft{}/etc/passwd\textbraceright{}"),
        (r"\write18{rm}", r"\textbackslash{}write18\textbraceleft{}rm\textbraceright{}"),
        ("}} @article{x,", r"\textbraceright{}\textbraceright{} @article\textbraceleft{}x,"),
        ("{" * 3, r"\textbraceleft{}" * 3),
        ("a\n\n@misc{b,\r\n}", r"a @misc\textbraceleft{}b, \textbraceright{}"),
        ("$x^2$ #1 a_b ~", r"\$x\textasciicircum{}2\$ \#1 a\_b \textasciitilde{}"),
        ("a\0b\u2028c", "a b c"),
    ],
)
def test_a_hostile_title_stays_one_inert_field(places: Gazetteer, title: str, tex: str) -> None:
    table = table_of(places, title=title, outlet=title)
    found = entry(table, places)
    assert (found["title"], found["journal"]) == (f"{{{tex}}}", tex)
    assert item(table, places)["title"] == " ".join(title.replace("\0", " ").split())


@pytest.mark.parametrize(
    ("url", "field"),
    [
        ("https://example.org/a}b{c", "https://example.org/a%7Db%7Bc"),
        ("https://example.org/a b\n\\c", "https://example.org/a%20b%0A%5Cc"),
        ("https://example.org/%D8%AE?a=1&b=~c#d", "https://example.org/%D8%AE?a=1&b=~c#d"),
    ],
)
def test_an_address_ends_no_field_and_stays_an_address(places: Gazetteer, url: str, field: str) -> None:
    assert entry(table_of(places, url=url), places)["url"] == field


def test_an_address_that_is_none_of_the_web_is_a_note(places: Gazetteer) -> None:
    table = table_of(places, url="javascript:alert(1)")
    assert "url" not in entry(table, places) and "URL" not in item(table, places)
    assert entry(table, places)["note"] == item(table, places)["note"] == "javascript:alert(1)"


@pytest.mark.parametrize("language", ["ar", "en", "ckb", "xx"])
def test_a_language_has_its_name_where_latex_has_one(places: Gazetteer, language: str) -> None:
    names = {"ar": "arabic", "en": "english", "ckb": "kurdish"}
    table = table_of(places).assign(language=language)
    assert entry(table, places).get("langid") == names.get(language)
    assert item(table, places)["language"] == language


@pytest.mark.parametrize(
    ("one", "other"), [("a.txt", "a.html"), ("x/a.txt", "y/a.txt"), ("خبر.txt", "نبأ.txt"), ("a b.txt", "a-b.txt")]
)
def test_a_key_is_ascii_and_each_articles_own(one: str, other: str) -> None:
    assert key(one) != key(other)
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", each) for each in (key(one), key(other)))
    assert key(one) == key(one)
