"""The command: read, one call, print; a fault is one line and status 1."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from geo import shipped
from geo.cli import main

ROOT = Path(__file__).parents[2]
FIELDS = """
    article article_title outlet url language published start end surface generic excerpt excerpt_start role dateline
    resolution place place_title place_title_ar kind longitude latitude accuracy_m dates reason candidates
"""
DRAWING = ("pandas", "geopandas", "folium", "shapely", "streamlit")
pytestmark = pytest.mark.usefixtures("loaded_once")
TEXT = "سقطت صواريخ قرب قاعدة حرير في أربيل في 5 آذار مارس 2017."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "articles" / "a.txt"
    path.parent.mkdir()
    path.write_text(TEXT, "utf-8")
    return path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> list[str]:
    """The lines of a command that goes well and says nothing on the side."""
    assert main([str(argument) for argument in arguments]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return said.out.splitlines()


def refused(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> list[str]:
    """The lines on standard error of a command whose status is 1."""
    assert main([str(argument) for argument in arguments]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert all(line.startswith("buldan: ") for line in lines)
    return [line.removeprefix("buldan: ") for line in lines]


def test_parse_prints_a_mention_a_line_with_its_fields_in_order(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mentions = [json.loads(line) for line in printed(capsys, "parse", article)]
    assert [mention["place"] for mention in mentions] == ["harir-air-base", "erbil"]
    assert [list(mention) for mention in mentions] == [FIELDS.split()] * 2
    assert list(mentions[0]["dates"][0]) == ["start", "end", "surface", "edtf", "basis"]
    assert mentions[0]["article"] == "a.txt"


def test_parse_writes_to_a_file(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed_lines = printed(capsys, "parse", article.parent)
    assert printed(capsys, "parse", article.parent, "-o", tmp_path / "out.jsonl") == []
    assert (tmp_path / "out.jsonl").read_text("utf-8").splitlines() == printed_lines


def test_parse_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    [first, _] = [json.loads(line) for line in printed(capsys, "parse", "-", "--published", "2017-03")]
    assert (first["article"], first["published"]) == ("-", "2017-03")


def test_dates_prints_a_date_a_line(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [date] = [json.loads(line) for line in printed(capsys, "dates", article)]
    assert list(date) == ["article", "start", "end", "surface", "edtf"]
    assert (date["article"], date["edtf"]) == ("a.txt", "2017-03-05")
    assert TEXT[date["start"] : date["end"]] == date["surface"]


@pytest.mark.parametrize("ending", [".geojson", ".csv", ".html"])
def test_export_says_what_it_wrote(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    file = tmp_path / f"map{ending}"
    assert printed(capsys, "export", article, "-o", file) == [
        f"{file}: 2 mentions (2 resolved, 0 ambiguous, 0 unknown) in 1 articles"
    ]
    assert file.stat().st_size > 100


def test_export_per_mention(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "map.geojson"
    printed(capsys, "export", article, "-o", file, "--per", "mention")
    features = json.loads(file.read_bytes())["features"]
    assert [feature["properties"]["surface"] for feature in features] == ["حرير", "أربيل"]


def test_evaluate_prints_the_scores(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "evaluate", ROOT / "tests" / "gold" / "seeds", ROOT / "seeds")
    named = [line.split()[0] for line in lines]
    assert named == ["found", "placed", "role", "dots", "dates", "values", "unknown", "no"]
    assert lines[0].startswith("found    precision ")


def test_evaluate_lists_its_slips_only_when_asked(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    gold = ROOT / "tests" / "gold" / "seeds"
    assert len(printed(capsys, "evaluate", gold, article)) == 8
    assert len(printed(capsys, "evaluate", gold, article, "--slips")) > 8


def test_gazetteer_check_counts_places_and_faults(capsys: pytest.CaptureFixture[str]) -> None:
    [line] = printed(capsys, "gazetteer", "check")
    assert line.endswith(" places, 0 faults")


def test_gazetteer_show_prints_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    file = ROOT / "gazetteer" / "places" / "iq" / "anbar" / "ain-al-asad-air-base.yml"
    assert printed(capsys, "gazetteer", "show", "ain-al-asad-air-base") == file.read_text("utf-8").splitlines()


def test_a_gazetteer_of_ones_own_is_laid_over_the_shipped_one(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    file = ROOT / "gazetteer" / "places" / "iq" / "anbar" / "ain-al-asad-air-base.yml"
    (own / "rocket-place.yml").write_text(file.read_text("utf-8").replace('"عين الأسد"', '"صواريخ"'), "utf-8")
    mentions = [json.loads(line) for line in printed(capsys, "parse", article, "--gazetteer", own)]
    assert [mention["place"] for mention in mentions] == ["rocket-place", "harir-air-base", "erbil"]


def test_app_runs_streamlit_on_the_paths_given(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def ran(command: list[str], **_more: object) -> subprocess.CompletedProcess[bytes]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", ran)
    assert main(["app", "--headless", "folder"]) == 0
    [command] = commands
    assert command[:5] == [sys.executable, "-m", "streamlit", "run", str(shipped.app())]
    assert "--server.headless=true" in command
    assert command[-2:] == ["--", "folder"]


@pytest.mark.parametrize("command", ["parse", "dates"])
def test_a_path_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str) -> None:
    assert refused(capsys, command, tmp_path / "none.txt")[0] == f"{tmp_path / 'none.txt'}: no such file or folder"


def test_a_bad_file_among_good_ones_is_one_line_and_they_are_read(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (article.parent / "b.txt").write_bytes(b"\xff\xff")
    assert main(["parse", str(article.parent)]) == 1
    said = capsys.readouterr()
    assert said.err == "buldan: b.txt: not UTF-8 text (byte 0)\n"
    assert len(said.out.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("parse", "{article}", "-o", "{folder}/none/out.jsonl"), "none/out.jsonl: No such file or directory"),
        (("parse", "{article}", "--gazetteer", "{folder}/none"), "none: no such folder"),
        (("export", "{article}", "-o", "{folder}/map.pdf"), "map.pdf: unknown format; the ending may be"),
        (("export", "{article}", "-o", "{folder}/none/map.csv"), "none/map.csv: No such file or directory"),
        (("evaluate", "{folder}/none", "{article}"), "mentions.jsonl: No such file or directory"),
        (("gazetteer", "show", "atlantis"), "atlantis: no place has this id"),
    ],
)
def test_a_fault_is_one_line(
    article: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    [line] = refused(capsys, *(each.format(article=article, folder=article.parent) for each in arguments))
    assert says in line


@pytest.mark.parametrize("arguments", [[], ["fly"], ["parse"], ["export", "a.txt"], ["gazetteer"], ["evaluate"]])
def test_a_command_that_is_none_shows_its_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("usage: buldan")


@pytest.mark.parametrize(
    "command", ["app", "parse", "dates", "export", "evaluate", "gazetteer check", "gazetteer show"]
)
def test_every_command_has_its_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*command.split(), "--help"])
    assert stopped.value.code == 0
    assert f"usage: buldan {command}" in capsys.readouterr().out


def test_the_command_runs_as_a_program_from_another_folder(article: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "geo.cli", "parse", "articles"]
    path = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "HOME": str(tmp_path)}
    ran = subprocess.run(command, cwd=tmp_path, env=path, capture_output=True, check=True)
    assert [json.loads(line)["article"] for line in ran.stdout.splitlines()] == [article.name] * 2
    assert ran.stderr == b""


def test_parse_imports_nothing_that_draws(article: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from geo.cli import main; status = main(sys.argv[1:]);"
        f"print(status, [name for name in {DRAWING} if name in sys.modules])"
    )
    command = [sys.executable, "-c", script, "parse", str(article), "-o", str(tmp_path / "out.jsonl")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "0 []\n"


def test_a_file_whose_name_is_no_text_is_read_and_said(tmp_path: Path) -> None:
    article = os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt")
    Path(article).write_text(TEXT, "utf-8")
    ran = subprocess.run([sys.executable, "-m", "geo.cli", "parse", article], cwd=ROOT, capture_output=True, check=True)
    assert {json.loads(line)["article"] for line in ran.stdout.splitlines()} == {"a\\udcff.txt"}


def test_an_argument_that_is_no_text_is_printed(tmp_path: Path) -> None:
    file = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.csv")
    command = [sys.executable, "-m", "geo.cli", "gazetteer", "export", "-o", file]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert b"\\udcff.csv: " in ran.stdout and ran.stderr == b""


def test_ctrl_c_ends_quietly(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gazetteer.find.find", interrupted)
    assert main(["gazetteer", "find", "الموصل"]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", ["mentions", "dates", "articles"])
@pytest.mark.parametrize(
    ("line", "says"),
    [('{"a": 1}', ":2: article: missing"), ("[1]", ":2: not a mapping of keys"), ('{"article": 1}', "not of its type")],
)
def test_a_line_of_gold_that_is_no_annotation_is_named(
    article: Path, capsys: pytest.CaptureFixture[str], name: str, line: str, says: str
) -> None:
    gold = article.parent.parent
    for each in ("mentions", "dates", "articles"):
        (gold / f"{each}.jsonl").write_text("")
    (gold / f"{name}.jsonl").write_text(f"\n{line}\n")
    [said] = refused(capsys, "evaluate", gold, article)
    assert said.startswith(str(gold / f"{name}.jsonl")) and says in said
