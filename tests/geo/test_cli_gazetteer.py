"""`buldan gazetteer`: find, show, add, geocode, import, export; a fault is one line and status 1."""

from __future__ import annotations

import builtins
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest
from geopy.exc import GeocoderUnavailable

from gazetteer.geocode import SERVICES
from geo.cli import main

CONTRIBUTING = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text("utf-8")
pytestmark = pytest.mark.usefixtures("loaded_once")
ROW = "\t".join(
    ["7", "Tall Thumayl", "", "تل ثميل", "33.1", "42.2", "P", "PPL", "IQ", *[""] * 5, "0", "", "50", "", "2020-01-01"]
)
THUMAIL = {
    "--title": "East Thumail",
    "--title-ar": "الثميل الشرقي",
    "--kind": "village",
    "--parent": "anbar-governorate",
    "--lon": "42.9",
    "--lat": "33.0",
    "--accuracy": "5000",
    "--name": "ar:الثميل الشرقي",
    "--citation-label": "Survey",
    "--citation-url": "https://example.org/",
    "--retrieved": "2026-11-22",
}
FILE = """\
title: "East Thumail"
title_ar: "الثميل الشرقي"
kind: "village"
point: {lon: 42.9, lat: 33.0, accuracy_m: 5000}
names:
  - {toponym: "الثميل الشرقي", lang: "ar"}
citations:
  - {label: "Survey", url: "https://example.org/", retrieved: "2026-11-22", supports: ["point", "names"]}
"""


def printed(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> list[str]:
    """The lines of a command that goes well and says nothing on the side."""
    assert main(["gazetteer", *map(str, arguments)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return said.out.splitlines()


def refused(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> list[str]:
    """The lines on standard error of a command whose status is 1."""
    assert main(["gazetteer", *map(str, arguments)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert all(line.startswith("buldan: ") for line in lines)
    return [line.removeprefix("buldan: ") for line in lines]


def answers(**changes: str) -> list[str]:
    """The options of `add`."""
    options = THUMAIL | {f"--{name.replace('_', '-')}": value for name, value in changes.items()}
    return [word for option in options.items() for word in option]


def test_find_prints_what_a_place_is_and_which_name_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = printed(capsys, "find", "عين الاسد")
    assert first == "ain-al-asad-air-base: Ain al-Asad Air Base, قاعدة عين الأسد الجوية"
    assert second.startswith("  air-base in anbar-governorate; lon 42.4412, lat 33.7856, within ")
    assert second.endswith(" m; by «عين الأسد»")
    assert "like «Mosul» (91 of 100)" in printed(capsys, "find", "Mosoul")[1]


def test_nothing_near_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "find", "xqzwv") == ["xqzwv: no place has a name like it"]


def test_show_on_a_day_prints_the_state_and_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    [line] = printed(capsys, "show", "camp-taji", "--on", "2020-09")
    assert line.startswith("handed-over  2020-08-23/..  ") and "https://" in line
    both = printed(capsys, "show", "camp-taji", "--on", "2020-08")
    assert [line.split()[0] for line in both] == ["coalition", "handed-over"]
    assert printed(capsys, "show", "erbil", "--on", "2020") == ["unknown  no source says"]


def test_add_writes_one_file_by_options(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own" / "iq" / "anbar" / "east-thumail.yml"
    assert printed(capsys, "add", *answers(), "--into", tmp_path / "own") == [f"{path}: written"]
    assert path.read_text("utf-8") == FILE
    assert printed(capsys, "show", "east-thumail", "--gazetteer", tmp_path / "own") == FILE.splitlines()


def test_add_writes_into_the_last_gazetteer_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, last = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    last.mkdir()
    [line] = printed(capsys, "add", *answers(), "--gazetteer", first, "--gazetteer", last)
    assert line.startswith(str(last))


def test_add_never_writes_where_nobody_said(capsys: pytest.CaptureFixture[str]) -> None:
    [line] = refused(capsys, "add", *answers())
    assert line == "add: say where to write: --into DIR, or --gazetteer DIR"


def test_add_names_the_options_that_are_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    [line] = refused(capsys, "add", "--into", tmp_path, "--title", "Thumail")
    assert line.startswith("add: missing --title-ar, --kind, --lon")
    assert line.endswith("--name, --parent")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": "ar:الموصل"}, "الموصل is a strong name of mosul; --weak-name ar:الموصل makes it weak"),
        ({"name": "ar:الباب"}, "الباب is a word too; --weak-name ar:الباب makes it weak"),
        ({"lon": "47.8"}, "km outside anbar-governorate"),
        ({"name": "١٢٣"}, "١٢٣: no name; write the language before it, as in ar:الرطبة"),
        ({"parent": "Anbar"}, "parent Anbar: no country and no governorate; perhaps anbar-governorate"),
        ({"kind": "base"}, "no note says that one source was found"),
        ({"title": "الثميل الشرقي"}, "no Latin letter to make an id of"),
        ({"kind": "hamlet"}, "no such kind"),
        ({"id": "mosul"}, "mosul: the id of a place that is there already"),
    ],
)
def test_what_speaks_against_a_place_keeps_it_from_being_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: dict[str, str], says: str
) -> None:
    assert any(says in line for line in refused(capsys, "add", *answers(**change), "--into", tmp_path / "own"))
    assert not (tmp_path / "own").exists()


@pytest.mark.parametrize(
    ("name", "language"),
    [("الثميل الشرقي", "ar"), ("سەمێلی ڕۆژهەڵات", "ckb"), ("East Thumail", "en"), ("ku:Semêla Rojhilat", "ku")],
)
def test_the_letters_of_a_name_tell_its_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, language: str
) -> None:
    printed(capsys, "add", *answers(name=name), "--into", tmp_path)
    toponym = name.removeprefix(f"{language}:")
    written = (tmp_path / "iq" / "anbar" / "east-thumail.yml").read_text("utf-8")
    assert f'{{toponym: "{toponym}", lang: "{language}"}}' in written


def test_a_base_is_written_with_a_note_or_with_two_sources(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "add", *answers(kind="base", id="a-base", note="One source was found."), "--into", tmp_path / "a")
    second = ("--citation-label", "Map", "--citation-url", "https://example.com/")
    printed(capsys, "add", *answers(kind="base", id="b-base"), *second, "--into", tmp_path / "b")
    assert '{label: "Map", url: "https://example.com/"' in (tmp_path / "b/iq/anbar/b-base.yml").read_text("utf-8")
    [line] = refused(capsys, "add", *answers(), "--citation-label", "Map", "--into", tmp_path / "c")
    assert line == "add: 2 --citation-label and 1 --citation-url; each source has both"


def test_add_follows_a_folder_that_is_a_link(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "iq").symlink_to(tmp_path / "elsewhere")
    printed(capsys, "add", *answers(), "--into", tmp_path / "own")
    assert printed(capsys, "show", "east-thumail", "--gazetteer", tmp_path / "own") == FILE.splitlines()


def test_a_weak_name_or_anyway_lets_it_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "add", *answers(weak_name="ar:الموصل"), "--into", tmp_path)
    printed(capsys, "add", *answers(id="other", lon="47.8"), "--into", tmp_path, "--anyway")
    assert (tmp_path / "iq" / "anbar" / "other.yml").exists()


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> list[str]:
    """Let a person at a terminal type these lines; the questions that were put."""
    asked: list[str] = []
    waiting: Iterator[str] = iter(lines)

    def answer(question: str) -> str:
        asked.append(question)
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(builtins, "input", answer)
    return asked


def test_on_a_terminal_add_asks_for_all_that_is_needed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = typed(
        monkeypatch,
        *("East Thumail", "الثميل الشرقي", "hamlet", "village", "atlantis", "ramadi", "anbar-governorate"),
        *("north", "142.1234567", "42.9", "93", "33.0", "-1", "5000", "mosul", ""),
        *("١٢٣", "عربي:الثميل", "الثميل الشرقي", "ar:الموصل", "", ""),
        *("", "Survey", "example.org", "https://example.org/", "y"),
    )
    assert main(["gazetteer", "add", "--into", str(tmp_path), "--retrieved", "2026-11-22"]) == 0
    said = capsys.readouterr().out
    for fault in ("hamlet: no such kind", "no country and no governorate; perhaps anbar", "five decimals"):
        assert fault in said
    assert any(question.startswith("id [east-thumail]") for question in asked)
    assert any("الموصل is a strong name of mosul. Make it weak? [Y/n]" in question for question in asked)
    written = (tmp_path / "iq" / "anbar" / "east-thumail.yml").read_text("utf-8")
    weak = '  - {toponym: "الموصل", lang: "ar", strength: "weak"}\n'
    assert written.replace(weak, "") == FILE


@pytest.mark.parametrize(
    ("option", "says"),
    [
        (("--kind", "hamlet"), "--kind hamlet: no such kind"),
        (("--parent", "الأنبار"), "--parent الأنبار: no country and no governorate; perhaps anbar-governorate"),
        (("--lat", "93"), "--lat 93.0: Input should be less than or equal to 90"),
        (("--name", "عربي:الثميل"), "--name عربي: String should match pattern"),
        (("--citation-url", "example.org"), "--citation-url example.org: String should match pattern"),
    ],
)
def test_what_is_given_is_checked_before_anything_is_asked(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    option: tuple[str, ...],
    says: str,
) -> None:
    asked = typed(monkeypatch, "East Thumail")
    [line] = refused(capsys, "add", *option, "--into", tmp_path / "own")
    assert line.startswith(says) and asked == []


def test_on_a_terminal_an_arabic_title_has_its_id_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = answers(title="الثميل الشرقي")[:-4]
    asked = typed(monkeypatch, "", "east-thumail", "https://example.org/")
    assert main(["gazetteer", "add", *given, "--into", str(tmp_path)]) == 0
    assert [question.split()[0] for question in asked] == ["id", "id", "Address"]
    assert (tmp_path / "iq" / "anbar" / "east-thumail.yml").exists()


@pytest.mark.parametrize("lines", [(), ("East Thumail",)])
def test_a_person_who_stops_has_written_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...]
) -> None:
    typed(monkeypatch, *lines)
    assert refused(capsys, "add", "--into", tmp_path / "own") == ["add: stopped; nothing is written"]
    assert not (tmp_path / "own").exists()


def test_geocode_prints_proposals_and_writes_no_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Found:
        address, longitude, latitude = "Mosul, Iraq", 43.13, 36.34

    class Service:
        def __init__(self, **_more: object) -> None:
            """As geopy's."""

        def geocode(self, query: str, **_more: object) -> list[Found]:
            return [Found()] if query == "الموصل" else []

    monkeypatch.setitem(SERVICES, "nominatim", Service)
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda *_args, **_more: str(tmp_path))
    first, second, credit = printed(capsys, "geocode", "الموصل")
    assert first == "Mosul, Iraq"
    assert second.startswith("  lon 43.13, lat 36.34; 1.") and second.endswith(" km from mosul, which has this name")
    assert "OpenStreetMap" in credit
    assert refused(capsys, "geocode", "لا شيء") == ["لا شيء: nominatim knows no such place"]


def test_without_a_network_geocode_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Service:
        def __init__(self, **_more: object) -> None:
            """As geopy's."""

        def geocode(self, query: str, **_more: object) -> None:
            raise GeocoderUnavailable(query)

    monkeypatch.setitem(SERVICES, "photon", Service)
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda *_args, **_more: str(tmp_path))
    [line] = refused(capsys, "geocode", "الموصل", "--service", "photon")
    assert line == "photon: no answer; there is no network, or the service is down"


def test_import_writes_a_tier_that_a_gazetteer_option_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "IQ.txt").write_text(ROW + "\n" + ROW.replace("PPL", "FRM").replace("7\t", "8\t", 1), "utf-8")
    tier = tmp_path / "tier"
    said = printed(capsys, "import", "geonames", tmp_path / "IQ.txt", "-o", tier, "--retrieved", "2026-11-22")
    assert said == [f"{tier / 'geonames-iq.jsonl'}: 1 places of 2; 1 of another kind"]
    assert "gn-7: Tall Thumayl, تل ثميل" in printed(capsys, "find", "تل ثميل", "--gazetteer", tier)[0]


def test_import_names_the_first_bad_lines_and_counts_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "IQ.txt").write_text("\n".join(["bad"] * 9 + [ROW]), "utf-8")
    lines = refused(capsys, "import", "geonames", tmp_path / "IQ.txt", "-o", tmp_path / "tier")
    assert lines[0] == "IQ.txt:1: 1 columns, and not 19"
    assert lines[5:] == ["IQ.txt: 9 lines in all could not be read"]
    assert len(json.loads((tmp_path / "tier" / "geonames-iq.jsonl").read_bytes())["names"]) == 2


@pytest.mark.parametrize(("text", "source"), [("", "geonames"), ("\n", "geonames"), ("bad\n", "geonames")])
def test_a_dump_without_a_row_is_refused_and_the_tier_of_before_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, source: str
) -> None:
    (tmp_path / "geonames-iq.jsonl").write_text("of before")
    (tmp_path / "IQ.txt").write_text(text, "utf-8")
    line = refused(capsys, "import", source, tmp_path / "IQ.txt", "-o", tmp_path)[-1]
    assert line == f"{tmp_path / 'IQ.txt'}: no line of it is a row of geonames"
    assert (tmp_path / "geonames-iq.jsonl").read_text() == "of before"


def test_dumps_with_arabic_names_are_tiers_of_their_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("العراق", "سوريا"):
        (tmp_path / f"{name}.txt").write_text(ROW, "utf-8")
        printed(capsys, "import", "geonames", tmp_path / f"{name}.txt", "-o", tmp_path / "tier")
    names = {file.name for file in (tmp_path / "tier").iterdir()}
    assert names == {"geonames-العراق.jsonl", "geonames-سوريا.jsonl"}


def test_export_prints_to_standard_output(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["gazetteer", "export", "-o", "-", "--format", "geojson"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["type"] == "FeatureCollection"
    assert list(tmp_path.iterdir()) == []


def test_places_within_one_another_are_a_fault_and_end_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for one, other in (("thumail", "rutail"), ("rutail", "thumail")):
        text = FILE.replace("citations:", f'within: ["{other}"]\ncitations:').replace("الثميل", one)
        (tmp_path / "xx").mkdir(exist_ok=True)
        (tmp_path / "xx" / f"{one}.yml").write_text(text, "utf-8")
    assert main(["gazetteer", "check", "--gazetteer", str(tmp_path)]) == 1
    assert "xx/thumail.yml: within: lies in itself, by way of rutail" in capsys.readouterr().out


def test_the_example_of_contributing_has_no_fault_when_it_is_saved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [example] = re.findall(r"^```yaml\n# gazetteer/places/(\S+)\n(.*?)^```$", CONTRIBUTING, re.MULTILINE | re.DOTALL)
    (tmp_path / example[0]).parent.mkdir(parents=True)
    (tmp_path / example[0]).write_text(example[1], "utf-8")
    assert printed(capsys, "check", "--gazetteer", tmp_path)[-1].endswith(" places, 0 faults")


def test_add_and_the_dashboard_come_before_the_format_in_contributing() -> None:
    section = CONTRIBUTING.partition("## Add a place")[2]
    assert max(map(section.index, ("buldan gazetteer add", "buldan app"))) < section.index("```yaml")


@pytest.mark.parametrize("ending", [".lpf.json", ".geojson", ".csv", ".gpkg"])
def test_export_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str) -> None:
    file = tmp_path / f"gazetteer{ending}"
    [line] = printed(capsys, "export", "-o", file)
    assert line.startswith(f"{file}: ") and line.endswith(" places")
    assert file.stat().st_size > 100_000


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("show", "camp-taji", "--on", "September"), "September: no EDTF date, such as 2020-09"),
        (("export", "-o", "{folder}/a.pdf"), "a.pdf: unknown format; the ending may be"),
        (("export", "-o", "-"), "export: standard output has no ending; say --format"),
        (("geocode", ""), "'': no name to ask for"),
        (("geocode", "\udcff"), "'\\udcff': no name to ask for"),
        (("find", "\udcff"), "\\udcff: no place has a name like it"),
        (("import", "gns", "{folder}/none.txt", "-o", "{folder}"), "none.txt: No such file or directory"),
        (("find", "x", "--gazetteer", "{folder}/none"), "none: no such folder"),
        (("geocode", "x", "--service", "oracle"), "oracle: no such service; there is nominatim, photon"),
    ],
)
def test_a_fault_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    [line] = refused(capsys, *(each.format(folder=tmp_path) for each in arguments))
    assert says in line


@pytest.mark.parametrize("action", ["find", "show", "check", "add", "geocode", "import", "export"])
def test_every_action_has_its_help(action: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["gazetteer", action, "--help"])
    assert stopped.value.code == 0
    assert f"usage: buldan gazetteer {action}" in capsys.readouterr().out
