"""Hostile text comes out of every format as the text that it is."""

from __future__ import annotations

import csv as standard
import io
import json
from pathlib import Path
from typing import Any

import pytest

from gazetteer import Gazetteer
from geo.article import Article
from geo.cli import main
from geo.export import csv, geojson
from geo.parse import parse
from geo.table import rows, to_table
from geo.webmap import to_page

HOSTILE = {
    "a template": "{{ 7*7 }}",
    "a template's block": "{% raw %}{% endraw %}{# x #}",
    "an image that runs": "<img src=x onerror=alert(1)>",
    "the end of a script": "</script><script>alert(1)</script>",
    "a comment": "<!-- <script>",
    "backticks": "`${alert(1)}`",
    "a template literal": "${7*7}",
    "a line separator": "a\u2028b\u2029c",
    "a NUL": "a\0b",
    "a direction override": "\u202egnp.exe\u202c",
    "a Windows path": "C:\\new\\table",
    "quotation marks": "\"'،;,\t",
    "an entity": "&lt;b&gt; &amp;",
    "an emoji beyond the first plane": "\U0001f1ee\U0001f1f6",
}
FIELDS = ("article", "article_title", "outlet", "url", "surface", "excerpt")


def hostile(text: str) -> Article:
    """An article with the text in its name, its title, its outlet, its address and beside a mention."""
    return Article(f"{text}.txt", f"قال {text} في الموصل ثم عاد {text} إلى أربيل", text, text, text, "ar")


def expected(text: str, places: Gazetteer) -> list[dict[str, Any]]:
    records = [mention.record() for mention in parse(hostile(text), places)]
    assert [record["surface"] for record in records] == ["الموصل", "أربيل"]
    assert {record["article_title"] for record in records} == {text}
    return [{field: record[field] for field in FIELDS} for record in records]


@pytest.fixture(params=list(HOSTILE.values()), ids=list(HOSTILE))
def text(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_it_is_read_as_it_stands(places: Gazetteer, text: str) -> None:
    article = hostile(text)
    for mention in parse(article, places):
        assert article.text[mention.start : mention.end] == mention.surface
        excerpt_end = mention.excerpt_start + len(mention.excerpt)
        assert article.text[mention.excerpt_start : excerpt_end] == mention.excerpt


def test_it_is_itself_in_the_table(places: Gazetteer, text: str) -> None:
    found = rows(to_table(parse(hostile(text), places)))
    assert [{field: row[field] for field in FIELDS} for row in found] == expected(text, places)


@pytest.mark.parametrize("per", ["place", "mention"])
def test_it_is_itself_in_geojson(places: Gazetteer, text: str, per: Any) -> None:
    table = to_table(parse(hostile(text), places))
    found = json.loads(geojson(table, places.places, per=per))["features"]
    mentions = [row for each in found for row in each["properties"].get("mentions", [each["properties"]])]
    mentions.sort(key=lambda row: int(row["start"]))
    assert [{field: row[field] for field in FIELDS} for row in mentions] == expected(text, places)


def test_it_is_itself_in_csv_but_for_a_nul_that_is_shown_as_its_sign(places: Gazetteer, text: str) -> None:
    data = csv(to_table(parse(hostile(text), places)), places.places).decode("utf-8-sig")
    found = [{field: line[field] for field in FIELDS} for line in standard.DictReader(io.StringIO(data, newline=""))]
    wanted = [
        {field: value.replace("\0", "\N{SYMBOL FOR NULL}") for field, value in record.items()}
        for record in expected(text, places)
    ]
    assert found == wanted


@pytest.mark.usefixtures("loaded_once")
def test_it_is_itself_in_what_parse_prints(places: Gazetteer, text: str, tmp_path: Path) -> None:
    file, out = tmp_path / "a.txt", tmp_path / "out.jsonl"
    file.write_bytes(hostile(text).text.encode())
    assert main(["parse", str(file), "-o", str(out)]) == 0
    found = [json.loads(line) for line in out.read_bytes().splitlines()]
    wanted = expected(text, places)
    assert [row["excerpt"] for row in found] == [row["excerpt"] for row in wanted]


def test_it_is_no_markup_of_the_page(places: Gazetteer, text: str) -> None:
    page = to_page(to_table(parse(hostile(text), places)), places.places)
    plain = to_page(to_table(parse(hostile("سلام"), places)), places.places)
    for tag in ("<script", "</script", "<img", "<!--", "\0", "\u2028"):
        assert page.count(tag) == plain.count(tag)
