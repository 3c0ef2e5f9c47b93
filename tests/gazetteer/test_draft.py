"""A new place from answers: its id, its faults, what speaks against it, and its file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import gazetteer
from gazetteer import Gazetteer, GazetteerError, PlaceFileError
from gazetteer.draft import Answers, concerns, draft, path_of, propose_id, weakened, write
from gazetteer.store import dump, read_places


def name(toponym: str, lang: str = "ar", strength: str = "strong") -> dict[str, Any]:
    return {"toponym": toponym, "lang": lang, "strength": strength}


THUMAIL = Answers(
    title="Thumail",
    title_ar="الثميل",
    kind="village",
    lon=42.9,
    lat=33.0,
    accuracy_m=5000,
    names=(name("الثميل الشرقي"), name("East Thumail", "en")),
    citation_label="Survey",
    citation_url="https://example.org/",
    retrieved="2026-11-22",
    parent="anbar-governorate",
)


@pytest.mark.parametrize(
    ("title", "kind", "proposed"),
    [
        ("Thumail", "village", "thumail"),
        ("Tall ʿAfar’s Gate", "town", "tall-afars-gate"),
        ("Camp Thumail", "base", "camp-thumail-base"),
        ("Thumail Air Base", "air-base", "thumail-air-base"),
        ("Thumail", "air-base", "thumail-air-base"),
        ("Thumail", "oil-field", "thumail-field"),
        ("Thumail Crossing", "border-crossing", "thumail-crossing"),
        ("Jabal Thumail Mountains", "mountain", "jabal-thumail-mountains"),
        ("Mosul", "village", "mosul-anbar"),
    ],
)
def test_an_id_is_proposed(places: Gazetteer, title: str, kind: str, proposed: str) -> None:
    assert propose_id(title, kind, places, "anbar-governorate") == proposed


def test_a_title_without_a_latin_letter_makes_no_id(places: Gazetteer) -> None:
    with pytest.raises(GazetteerError, match=r"^الثميل: no Latin letter to make an id of; write .* \(--id\)$"):
        draft(replace(THUMAIL, title="الثميل"), places)
    assert draft(replace(THUMAIL, title="الثميل", id="thumail"), places).id == "thumail"


def test_answers_make_a_place_without_anything_against_it(places: Gazetteer) -> None:
    place = draft(THUMAIL, places)
    assert (place.id, place.parent, place.point.accuracy_m) == ("thumail", "anbar-governorate", 5000)
    assert concerns(place, places) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"id": "mosul"}, "mosul: the id of a place that is there already"),
        ({"parent": "ramadi"}, "thumail: parent ramadi: no country and no governorate; perhaps anbar-governorate"),
        ({"parent": "Anbar"}, "thumail: parent Anbar: no country and no governorate; perhaps anbar-governorate"),
        ({"parent": None, "within": ["Iraq"]}, "thumail: within Iraq, which is no place; perhaps iraq"),
        ({"parent": "atlantis"}, "thumail: parent atlantis: no country and no governorate"),
        ({"parent": None}, "thumail: no parent, and nothing that it is within"),
        ({"parent": None, "within": ["atlantis"]}, "thumail: within atlantis, which is no place"),
        ({"lat": 93.0}, "thumail: point.lat: Input should be less than or equal to 90"),
        ({"lon": 42.1234567}, "thumail: point.lon: Value error, more than five decimals"),
        ({"citation_url": "example.org"}, "thumail: citations.0.url: "),
        ({"names": ()}, "thumail: names: "),
        ({"id": "thumail", "title": " "}, "thumail: title: Value error, blank"),
        ({"id": "thumail", "title": "Thu\x07mail"}, "thumail: title: Value error, a control character, U+0007"),
        ({"id": "thumail", "title": "Thu\x85mail"}, "thumail: title: Value error, a control character, U+0085"),
        ({"id": "thumail", "title": "Thu\ufffemail"}, "thumail: title: Value error, a control character, U+FFFE"),
        ({"citation_url": "https://example.org/\x85"}, "thumail: citations.0.url: Value error, a control character"),
        ({"names": (name("بشار الأسد"),)}, "thumail: بشار الأسد: words.yml says that it is never a place"),
    ],
)
def test_what_cannot_be_is_a_fault(places: Gazetteer, change: dict[str, Any], fault: str) -> None:
    with pytest.raises(PlaceFileError) as raised:
        draft(replace(THUMAIL, **change), places)
    assert any(line.startswith(fault) for line in raised.value.faults), raised.value.faults


@pytest.mark.parametrize(
    ("change", "says", "weak"),
    [
        ({"names": (name("الموصل"),)}, "الموصل is a strong name of mosul", "الموصل"),
        ({"names": (name("الباب"),)}, "الباب is a word too", "الباب"),
        ({"names": (name("قرية"),)}, "قرية is a word too", "قرية"),
        ({"lon": 47.8, "lat": 30.5}, "km outside anbar-governorate", None),
        ({"kind": "base"}, "no note says that one source was found", None),
        ({"kind": "base", "accuracy_m": 50}, "50 is too sure of a point with one source", None),
        ({"kind": "zone", "accuracy_m": 50}, "50 is no radius of an area without a shape", None),
        ({"names": (name("الثميل الشرقي"), name("؟!"))}, "؟!: not found in «in ؟!»", None),
        ({"retrieved": "9999-12-31"}, "9999-12-31 is no day of the past", None),
        ({"citation_url": "https://"}, "https:// names no host", None),
        (
            {"names": (name("هيت", strength="weak"),), "kind": "town", "lon": 42.8276, "lat": 33.6366},
            "hit has the kind and a name of it",
            None,
        ),
    ],
)
def test_what_speaks_against_a_place_is_said(
    places: Gazetteer, change: dict[str, Any], says: str, weak: str | None
) -> None:
    found = concerns(draft(replace(THUMAIL, **change), places), places)
    assert [concern.weak and concern.weak.toponym for concern in found if says in concern.says] == [weak], found


@pytest.mark.parametrize("change", [{"note": "One source was found."}, {"more_citations": [("Map", "https://b.org/")]}])
def test_a_base_has_a_note_on_its_one_source_or_a_second(places: Gazetteer, change: dict[str, Any]) -> None:
    base = draft(replace(THUMAIL, title="Thumail Base", kind="base", **change), places)
    assert concerns(base, places) == []
    assert (len(base.citations), base.note) == (len(change.get("more_citations", ())) + 1, change.get("note"))


def test_a_name_is_made_weak_and_nothing_is_left_against_it(places: Gazetteer) -> None:
    place = draft(replace(THUMAIL, names=(name("الموصل"), name("الثميل الشرقي"))), places)
    mended = weakened(place, concerns(place, places))
    assert [toponym.strength for toponym in mended.names] == ["weak", "strong"]
    assert concerns(mended, places) == []


def test_a_place_is_written_where_its_parent_lies_and_read_with_that_parent(places: Gazetteer, tmp_path: Path) -> None:
    place = draft(THUMAIL, places)
    path = path_of(place, places, tmp_path)
    write(place, path)
    assert path == tmp_path / "iq" / "anbar" / "thumail.yml"
    assert path.read_text("utf-8") == dump(place)
    assert gazetteer.load(tmp_path)["thumail"] == place


def test_what_crosses_borders_lies_in_a_folder_of_its_own(places: Gazetteer, tmp_path: Path) -> None:
    place = draft(replace(THUMAIL, parent=None, within=("iraq", "syria")), places)
    assert path_of(place, places, tmp_path) == tmp_path / "xx" / "thumail.yml"


def test_a_new_governorate_lies_in_a_folder_of_its_own(places: Gazetteer, tmp_path: Path) -> None:
    place = draft(replace(THUMAIL, title="Thumail", kind="governorate", parent="iraq"), places)
    assert path_of(place, places, tmp_path) == tmp_path / "iq" / "thumail" / "thumail-governorate.yml"


def test_what_would_not_be_read_as_the_same_place_is_not_written(places: Gazetteer, tmp_path: Path) -> None:
    unchecked = draft(THUMAIL, places).model_copy(update={"title": "Thu\x85mail"})
    with pytest.raises(GazetteerError, match=r"thumail\.yml: not written, for its file would read as another place"):
        write(unchecked, tmp_path / "thumail.yml")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_stays(places: Gazetteer, tmp_path: Path) -> None:
    place = draft(THUMAIL, places)
    write(place, tmp_path / "thumail.yml")
    with pytest.raises(GazetteerError, match="a file is there already"):
        write(place, tmp_path / "thumail.yml")
    assert len(read_places(tmp_path)) == 1


def test_what_cannot_be_written_is_one_line(places: Gazetteer, tmp_path: Path) -> None:
    (tmp_path / "iq").write_text("a file where the folder should be")
    with pytest.raises(GazetteerError, match=r"thumail\.yml: "):
        write(draft(THUMAIL, places), tmp_path / "iq" / "thumail.yml")
