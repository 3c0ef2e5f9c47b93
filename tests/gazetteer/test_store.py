"""YAML ⇄ Place: every shipped file as it is written, every fault named at once, no copy ever stale."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest
import yaml

from gazetteer import GazetteerError, PlaceFileError
from gazetteer.store import SHIPPED, dump, read_places, write_whole

TOWN = """\
title: "Hit"
title_ar: "هيت"
kind: "town"
point: {lon: 42.8267, lat: 33.6416, accuracy_m: 3000}
names:
  - {toponym: "هيت", lang: "ar", strength: "weak", cues: ["مدينة", "قضاء"]}
citations:
  - {label: "GeoNames", url: "https://www.geonames.org/", retrieved: "2026-11-22", supports: ["point"]}
"""
COUNTRY = TOWN.replace('"town"', '"country"').replace("Hit", "Iraq").replace("هيت", "العراق")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda *_args, **_more: str(folder))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "places"
    folder.mkdir()
    return folder


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def faults(folder: Path) -> tuple[str, ...]:
    with pytest.raises(PlaceFileError) as raised:
        read_places(folder)
    return raised.value.faults


def test_every_shipped_file_is_written_as_dump_writes_it() -> None:
    files = {file.stem: file for file in SHIPPED.rglob("*.yml")}
    places = read_places(SHIPPED)
    assert len(files) == len(places)
    assert [place.id for place in places if dump(place) != files[place.id].read_text("utf-8")] == []


def test_a_place_has_the_id_of_its_file_and_the_parent_of_its_folder(folder: Path) -> None:
    write(folder, "iq/iraq.yml", COUNTRY)
    write(folder, "iq/anbar/hit.yml", TOWN)
    write(folder, "xx/alone.yml", TOWN)
    assert [(place.id, place.parent) for place in read_places(folder)] == [
        ("alone", None),
        ("hit", "iraq"),
        ("iraq", None),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (TOWN + 'colour: "red"\n', "colour: Extra inputs are not permitted"),
        (TOWN.replace("lat: 33.6416", "lat: 93.6"), "point.lat: Input should be less than or equal to 90"),
        (TOWN.replace("42.8267", '"42° 49"'), "point.lon: "),
        (TOWN.replace('"town"', '"hamlet"'), "kind: Value error, no such kind"),
        (TOWN.replace("title_ar:", "title_ar"), "not YAML: "),
        (TOWN.replace("names:\n", "names:\n\t"), "not YAML: "),
        ("- هيت\n", "not a mapping of keys to values"),
        ("", "not a mapping of keys to values"),
    ],
)
def test_a_fault_names_its_file_and_value(folder: Path, text: str, says: str) -> None:
    write(folder, "iq/hit.yml", text)
    [fault] = faults(folder)
    assert fault.startswith(f"iq/hit.yml: {says}")
    assert "\n" not in fault


def test_a_file_that_is_no_utf_8_is_named(folder: Path) -> None:
    (folder / "hit.yml").write_bytes(TOWN.encode("cp1256"))
    [fault] = faults(folder)
    assert fault.startswith("hit.yml: not YAML: ")


def test_one_id_in_two_folders_is_a_fault_that_names_both(folder: Path) -> None:
    write(folder, "iq/hit.yml", TOWN)
    write(folder, "sy/hit.yml", TOWN)
    assert faults(folder) == ("sy/hit.yml: id: hit is the id of iq/hit.yml too",)


def test_all_faults_are_raised_at_once(folder: Path) -> None:
    write(folder, "a.yml", TOWN + 'colour: "red"\n')
    write(folder, "b.yml", "title: [")
    write(folder, "c.yml", TOWN.replace("33.6416", "95").replace('"town"', '"hamlet"'))
    write(folder, "d.yml", TOWN)
    write(folder, "e/d.yml", TOWN)
    assert sorted(fault.split(":")[0] for fault in faults(folder)) == ["a.yml", "b.yml", "c.yml", "c.yml", "e/d.yml"]


def test_a_folder_that_is_not_there_is_one_line(folder: Path) -> None:
    with pytest.raises(GazetteerError, match=r"nowhere: no such folder$"):
        read_places(folder / "nowhere")


def test_a_changed_file_is_read_anew(folder: Path, cache: Path) -> None:
    write(folder, "hit.yml", TOWN)
    assert read_places(folder)[0].title == "Hit"
    write(folder, "hit.yml", TOWN.replace('title: "Hit"', 'title: "Hīt"'))
    assert read_places(folder)[0].title == "Hīt"
    assert len(list(cache.glob("places-*.json"))) == 2


def test_a_new_a_renamed_and_a_deleted_file_are_seen(folder: Path) -> None:
    write(folder, "hit.yml", TOWN)
    read_places(folder)
    write(folder, "balad.yml", TOWN)
    assert [place.id for place in read_places(folder)] == ["balad", "hit"]
    (folder / "balad.yml").rename(folder / "haditha.yml")
    assert [place.id for place in read_places(folder)] == ["haditha", "hit"]
    (folder / "hit.yml").unlink()
    assert [place.id for place in read_places(folder)] == ["haditha"]


def test_the_second_reading_parses_no_yaml(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "hit.yml", TOWN)
    first = read_places(folder)
    monkeypatch.setattr(yaml, "load", lambda *_args, **_more: pytest.fail("parsed again"))
    assert read_places(folder) == first


def test_a_torn_cache_is_read_past(folder: Path, cache: Path) -> None:
    write(folder, "hit.yml", TOWN)
    first = read_places(folder)
    for copy in cache.glob("places-*.json"):
        copy.write_bytes(copy.read_bytes()[:20])
    assert read_places(folder) == first


def test_a_cache_that_cannot_be_written_is_only_slower(folder: Path, cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    write(folder, "hit.yml", TOWN)
    assert [place.id for place in read_places(folder)] == ["hit"]


def test_faults_are_kept_in_no_cache(folder: Path) -> None:
    write(folder, "hit.yml", "title: [")
    assert faults(folder) == faults(folder)


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    write_whole(file, b"old")
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_the_old_file_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.json"
    write_whole(file, b"old")

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_what_is_no_regular_file_is_written_to_and_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"abc")
    assert os.read(reader, 9) == b"abc"
    assert pipe.is_fifo()
    os.close(reader)


def test_a_link_stays_a_link_to_what_was_written(tmp_path: Path) -> None:
    (tmp_path / "true.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "true.csv")
    write_whole(tmp_path / "link.csv", b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "true.csv").read_bytes() == b"new"


def test_copies_that_another_process_removes_are_none_to_this_one(folder: Path, cache: Path) -> None:
    cache.mkdir()
    for number in range(12):
        (cache / f"places-{number}.json").symlink_to(cache / "gone")
    write(folder, "hit.yml", TOWN)
    assert [place.id for place in read_places(folder)] == ["hit"]
    assert len(list(cache.glob("places-*.json"))) == 8


def test_a_file_that_cannot_be_read_is_a_fault_and_a_pipe_is_not_waited_for(folder: Path) -> None:
    (folder / "lost.yml").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "p.yml")
    write(folder, "hit.yml", TOWN)
    assert faults(folder) == ("lost.yml: No such file or directory", "p.yml: no regular file")


def test_a_link_to_a_folder_is_followed_and_a_circle_of_links_left(folder: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", "anbar/hit.yml", TOWN)
    write(folder, "iq/iraq.yml", COUNTRY)
    (folder / "iq" / "anbar").symlink_to(tmp_path / "elsewhere" / "anbar")
    (folder / "iq" / "again").symlink_to(folder)
    assert [(place.id, place.parent) for place in read_places(folder)] == [("hit", "iraq"), ("iraq", None)]
