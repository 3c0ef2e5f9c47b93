"""All rules at once: the shipped places keep them, every line begins with a file, and what is explained is no fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.check import check
from gazetteer.store import dump
from tests.gazetteer.made import IRAQ, place, point

KIRKUK = place("kirkuk", "كركوك", parent="iraq")
AT_SEA = point(49.0, 29.0)


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")


def test_the_shipped_places_have_no_fault(places: Gazetteer) -> None:
    assert check(places) == []


def test_a_fault_of_the_data_begins_with_the_file_of_its_place(tmp_path: Path) -> None:
    lost = place("hit", "هيت", within=["anbar"])
    write(tmp_path, "iq/iraq.yml", dump(IRAQ))
    write(tmp_path, "iq/hit.yml", dump(lost))
    assert check(Gazetteer([IRAQ, lost]), tmp_path) == ["iq/hit.yml: names anbar, which is no place"]


def test_a_place_without_a_file_is_named_by_its_id(tmp_path: Path) -> None:
    lost = place("hit", "هيت", within=["anbar"])
    assert check(Gazetteer([IRAQ, lost]), tmp_path) == ["hit: names anbar, which is no place"]


def test_all_faults_of_all_rules_stand_in_one_list(tmp_path: Path) -> None:
    twice = [place("hit", "هيت", when="2020/2010"), place("hit-camp", "هِيت", within=["anbar"])]
    assert check(Gazetteer([IRAQ, *twice]), tmp_path) == [
        "hit-camp: names anbar, which is no place",
        "hit: هيت: a strong name of hit, hit-camp",
        "hit: point: less than 300 m from hit-camp, of the same kind and name",
        "hit: when: no citation supports 2020/2010",
        "hit: when: 2020/2010 is no EDTF time that ends after it begins",
    ]


def test_a_file_out_of_form_is_named(tmp_path: Path) -> None:
    write(tmp_path, "iq/iraq.yml", dump(IRAQ))
    write(tmp_path, "iq/kirkuk.yml", dump(KIRKUK))
    assert check(Gazetteer([IRAQ, KIRKUK]), tmp_path) == []
    write(tmp_path, "iq/kirkuk.yml", dump(KIRKUK).replace('"town"', "town"))
    assert check(Gazetteer([IRAQ, KIRKUK]), tmp_path) == ["iq/kirkuk.yml: not in canonical form"]


def test_a_file_in_the_folder_of_no_place_is_named(tmp_path: Path) -> None:
    write(tmp_path, "iq/iraq.yml", dump(IRAQ))
    write(tmp_path, "iq/kirkook/kirkuk.yml", dump(KIRKUK))
    assert check(Gazetteer([IRAQ, KIRKUK]), tmp_path) == [
        "iq/kirkook/kirkuk.yml: no country's or governorate's own file lies in its folder; that of iraq is iq/"
    ]


def test_a_folder_with_a_wrong_name_is_told_the_right_one(tmp_path: Path, places: Gazetteer) -> None:
    well = place("thumail", "الثميل الشرقي", parent="anbar-governorate", point=point(42.9, 33.0))
    anbar = places["anbar-governorate"]
    write(tmp_path / "shipped", "iq/anbar/anbar-governorate.yml", dump(anbar))
    write(tmp_path / "own", "Iraq/Anbar/thumail.yml", dump(well))
    [fault] = check(Gazetteer([places["iraq"], anbar, well]), tmp_path / "shipped", tmp_path / "own")
    assert fault.startswith("Iraq/Anbar/thumail.yml: no country's or governorate's own file lies in its folder")
    assert fault.endswith("; that of Anbar Governorate is iq/anbar/")


def test_a_users_folder_needs_no_file_of_a_governorate_that_is_shipped(tmp_path: Path, places: Gazetteer) -> None:
    market = place("shorja-market", "سوق الشورجة", parent="baghdad-governorate", point=point(44.4, 33.34))
    write(tmp_path, "iq/baghdad/shorja-market.yml", dump(market))
    shipped = [places[name] for name in ("iraq", "baghdad-governorate")]
    folders = [tmp_path / "shipped", tmp_path]
    write(tmp_path / "shipped", "iq/baghdad/baghdad-governorate.yml", dump(places["baghdad-governorate"]))
    assert check(Gazetteer([*shipped, market]), *folders) == []


def test_an_explained_fault_is_none(tmp_path: Path, places: Gazetteer) -> None:
    basra = [places["iraq"], places["basra-governorate"]]
    terminal = place("terminal", "ميناء البصرة النفطي", parent="basra-governorate", point=AT_SEA)
    [fault] = check(Gazetteer([*basra, terminal]), tmp_path)
    assert fault.startswith("terminal: point: lies ")
    told = terminal.model_validate(terminal.model_dump() | {"explained": {"outside": "Offshore, in the Gulf."}})
    assert check(Gazetteer([*basra, told]), tmp_path) == []


@pytest.mark.parametrize("excuse", ["outside", "geonames", "twin"])
def test_an_explanation_of_nothing_is_a_fault(tmp_path: Path, excuse: str) -> None:
    kirkuk = place("kirkuk", "كركوك", explained={excuse: "An island."})
    assert check(Gazetteer([IRAQ, kirkuk]), tmp_path) == [f"kirkuk: explained.{excuse}: there is nothing to explain"]
