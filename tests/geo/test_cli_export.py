"""`buldan export`: a format by its ending or its name, what the file says of itself, options that fit the format."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from geo.cli import main
from geo.cli.export import _FLAGS, _today
from geo.export import ENDINGS, FORMATS, Options

ROOT = Path(__file__).parents[2]
TEXT = "سقطت صواريخ قرب قاعدة حرير في أربيل في 5 آذار مارس 2017."
pytestmark = pytest.mark.usefixtures("loaded_once")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> list[str]:
    """The lines of an export that goes well and says nothing on the side."""
    assert main(["export", *map(str, arguments)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return said.out.splitlines()


def refused(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """The one line of an export that cannot be."""
    assert main(["export", *map(str, arguments)]) == 1
    [line] = capsys.readouterr().err.splitlines()
    return line.removeprefix("buldan: ")


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_ending_writes_its_file(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    file = tmp_path / f"map{ending}"
    assert printed(capsys, article, "-o", file) == [
        f"{file}: 2 mentions (2 resolved, 0 ambiguous, 0 unknown) in 1 articles"
    ]
    assert file.stat().st_size > 100


def test_the_help_names_every_format_and_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert f"tell: {', '.join(list(FORMATS)[:-1])} or {list(FORMATS)[-1]}" in told
    assert set(_FLAGS) == set(Options.__annotations__) == {name for form in FORMATS.values() for name in form.options}


def test_a_format_may_be_named(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, article, "-o", tmp_path / "a.json", "--format", "csl")
    assert json.loads((tmp_path / "a.json").read_bytes())[0]["type"] == "article-newspaper"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("-o", "{folder}/a.pdf"), f"{{folder}}/a.pdf: unknown format; the ending may be {', '.join(ENDINGS)}"),
        (("-o", "{folder}/a.csv", "--format", "pdf"), "pdf: unknown format; there are geojson, lpf, csv, "),
        (("-o", "{folder}/a.csv", "--per", "mention"), "{folder}/a.csv is csv: --per is for geojson"),
        (("-o", "{folder}/a.kml", "--no-bom"), "{folder}/a.kml is kml: --no-bom is for csv"),
        (("-o", "{folder}/a.html", "--size", "page"), "{folder}/a.html is html: --size is for png, svg"),
        (("-o", "{folder}/a.bib", "--language", "ar"), "{folder}/a.bib is bib: --language is for html, png, svg"),
        (
            ("-o", "{folder}/a.svg", "--open", "place=erbil", "--tiles", "--embed"),
            "{folder}/a.svg is svg: --open is for html; --tiles is for html; --embed is for html",
        ),
    ],
)
def test_what_cannot_be_is_one_line_and_nothing_is_read_or_written(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    article.write_bytes(b"\xff")  # what is not read is no fault
    line = refused(capsys, article, *(each.format(folder=tmp_path) for each in arguments))
    assert line.startswith(says.format(folder=tmp_path))
    assert list(tmp_path.iterdir()) == [article]


def test_a_file_says_what_its_maker_says(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = {
        "title": "قواعد «التحالف»",
        "description": "Where they are",
        "source": "Seeds",
        "author": "A. Author",
        "licence": "CC BY-SA 4.0",
    }
    options = [part for name, value in given.items() for part in (f"--{name}", value)]
    printed(capsys, article, "-o", tmp_path / "a.geojson", *options)
    collection = json.loads((tmp_path / "a.geojson").read_bytes())
    assert {name: collection[name] for name in given} == given
    assert "made" not in collection


def test_the_day_of_making_is_told_only_with_stamp(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.cli.export._today", lambda: "2026-11-23")
    printed(capsys, article, "-o", tmp_path / "a.csv", "--stamp")
    text = io.StringIO((tmp_path / "a.csv").read_bytes().decode("utf-8-sig"), newline="")
    assert {line["made"] for line in csv.DictReader(text)} == {"2026-11-23"}


def test_the_day_is_todays() -> None:
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", _today())


def test_per_mention_and_no_mark(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, article, "-o", tmp_path / "a.geojson", "--per", "mention")
    features = json.loads((tmp_path / "a.geojson").read_bytes())["features"]
    assert [feature["properties"]["surface"] for feature in features] == ["حرير", "أربيل"]
    printed(capsys, article, "-o", tmp_path / "a.csv", "--no-bom")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"article,")


def test_a_picture_has_its_size_and_language(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for size, language in (("column", "ar"), ("slide", "ar"), ("slide", "en")):
        printed(capsys, article, "-o", tmp_path / f"{size}-{language}.svg", "--size", size, "--language", language)
    files = [(tmp_path / name).read_text("utf-8") for name in ("column-ar.svg", "slide-ar.svg", "slide-en.svg")]
    assert len(set(files)) == 3


class Frame(HTMLParser):
    """The attributes of the iframe in a snippet."""

    def __init__(self, snippet: str) -> None:
        super().__init__()
        self.attributes: dict[str, str | None] = {}
        self.feed(snippet)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert tag == "iframe"
        self.attributes = dict(attributes)


@pytest.mark.parametrize(
    ("options", "title"),
    [
        ((), "أماكن في الأخبار · Places in the news"),
        (("--language", "en"), "Places in the news"),
        (("--title", 'قواعد "التحالف" <b>'), 'قواعد "التحالف" <b>'),
    ],
)
def test_embed_prints_a_frame_beside_the_page(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], title: str
) -> None:
    [_, snippet] = printed(capsys, article, "-o", tmp_path / "map.html", "--embed", *options)
    frame = Frame(snippet).attributes
    assert (frame["src"], frame["title"]) == ("map.html", title)
    assert str(tmp_path) not in snippet


def test_a_page_opens_with_what_is_asked(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    view = "place=erbil&from=2017-01"
    printed(capsys, article, "-o", tmp_path / "a.html", "--open", view, "--tiles", "--language", "ar")
    page = (tmp_path / "a.html").read_text("utf-8")
    news = json.loads(re.findall(r"Buldan\.news\((.*)\);", page)[0])
    assert (news["opening"], news["tiles"], news["language"]) == (view, True, "ar")


def test_a_title_that_is_no_text_is_written(article: Path, tmp_path: Path) -> None:
    title = os.fsdecode(b"a\xffb")
    named = ["-o", str(tmp_path / "a.geojson"), "--title", title]
    command = [sys.executable, "-m", "geo.cli", "export", str(article), *named]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert json.loads((tmp_path / "a.geojson").read_bytes())["title"] == "a\\udcffb"


def test_a_bad_article_among_good_ones_is_said_and_the_file_is_written(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "b.txt"
    bad.write_bytes(b"\xff\xff")
    assert main(["export", str(article), str(bad), "-o", str(tmp_path / "a.kml")]) == 1
    said = capsys.readouterr()
    assert said.err == "buldan: b.txt: not UTF-8 text (byte 0)\n"
    assert "2 mentions" in said.out and (tmp_path / "a.kml").stat().st_size > 100
