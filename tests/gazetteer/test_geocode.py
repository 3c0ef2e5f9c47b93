"""An on-line service proposes: asked once, not more than once a second, and never believed. No test has a network."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from geopy.exc import GeocoderQuotaExceeded, GeocoderTimedOut, GeocoderUnavailable

from gazetteer import Gazetteer, GazetteerError
from gazetteer.geocode import SERVICES, geocode


class Location(NamedTuple):
    address: str
    longitude: float
    latitude: float


class Service:
    """Answers every name with one point, and counts."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def geocode(self, query: str, *, exactly_one: bool, limit: int) -> Any:
        self.asked.append(query)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


MOSUL = Location("Mosul, Nineveh, Iraq", 43.1300001, 36.34)


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    seconds: list[float] = []
    monkeypatch.setattr(time, "sleep", seconds.append)
    return seconds


def test_a_proposal_tells_how_far_the_gazetteers_place_is(
    places: Gazetteer, tmp_path: Path, slept: list[float]
) -> None:
    [proposal] = geocode("الموصل", places, geocoder=Service([MOSUL]), folder=tmp_path)
    assert (proposal.label, proposal.longitude, proposal.latitude) == ("Mosul, Nineveh, Iraq", 43.13, 36.34)
    assert proposal.place is not None and proposal.place.id == "mosul"
    assert proposal.namesake and 500 < proposal.away_m < 3000


def test_a_name_that_no_place_has_is_told_with_the_nearest_place(
    places: Gazetteer, tmp_path: Path, slept: list[float]
) -> None:
    [proposal] = geocode("الثميل الشرقي", places, geocoder=Service([MOSUL]), folder=tmp_path)
    assert proposal.place is not None and proposal.place.id.startswith("mosul")
    assert not proposal.namesake


def test_a_name_is_asked_for_once(places: Gazetteer, tmp_path: Path, slept: list[float]) -> None:
    service = Service([MOSUL])
    first = geocode("الموصل", places, geocoder=service, folder=tmp_path)
    assert geocode("المَوصل", places, geocoder=service, folder=tmp_path) == first
    assert service.asked == ["الموصل"]


def test_services_are_kept_apart(places: Gazetteer, tmp_path: Path, slept: list[float]) -> None:
    service = Service(None)
    assert geocode("الموصل", places, "nominatim", service, tmp_path) == []
    assert geocode("الموصل", places, "photon", service, tmp_path) == []
    assert len(service.asked) == 2


def test_requests_are_a_second_apart_whoever_makes_them(places: Gazetteer, tmp_path: Path, slept: list[float]) -> None:
    for name in ("الموصل", "بغداد"):
        geocode(name, places, geocoder=Service([MOSUL]), folder=tmp_path)
    assert slept[0] == 0
    assert 0.5 < slept[1] <= 1


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (GeocoderUnavailable("HTTPSConnectionPool: Max retries exceeded"), "nominatim: no answer; there is no network"),
        (GeocoderTimedOut("timed out"), "nominatim: no answer; there is no network"),
        (GeocoderQuotaExceeded("too\nmany"), "nominatim: too many"),
    ],
)
def test_no_answer_is_one_line_and_is_not_kept(
    places: Gazetteer, tmp_path: Path, slept: list[float], error: Exception, says: str
) -> None:
    with pytest.raises(GazetteerError) as raised:
        geocode("الموصل", places, geocoder=Service(error), folder=tmp_path)
    assert str(raised.value).startswith(says)
    assert "\n" not in str(raised.value)
    assert len(geocode("الموصل", places, geocoder=Service([MOSUL]), folder=tmp_path)) == 1


def test_an_unknown_service_is_one_line(places: Gazetteer) -> None:
    with pytest.raises(GazetteerError, match="there is nominatim, photon"):
        geocode("الموصل", places, "oracle")


def test_a_cache_that_cannot_be_written_is_only_slower(places: Gazetteer, tmp_path: Path, slept: list[float]) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert geocode("الموصل", places, geocoder=Service([MOSUL]), folder=tmp_path / "cache")
    assert slept == [1.0]


@pytest.mark.parametrize("service", SERVICES)
def test_the_user_agent_names_buldan(
    places: Gazetteer, tmp_path: Path, slept: list[float], service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    agents: list[str] = []

    def made(user_agent: str, timeout: int) -> Service:
        agents.append(user_agent)
        return Service([MOSUL])

    monkeypatch.setitem(SERVICES, service, made)
    geocode("الموصل", places, service, folder=tmp_path)
    assert agents[0].startswith("buldan/")


@pytest.mark.parametrize("name", ["", " ", "؟", "\udcff"])
def test_what_is_no_name_is_not_asked_for(places: Gazetteer, tmp_path: Path, name: str) -> None:
    service = Service([MOSUL])
    with pytest.raises(GazetteerError, match=r"no name to ask for$"):
        geocode(name, places, geocoder=service, folder=tmp_path)
    assert service.asked == []


def test_commands_at_the_same_time_take_turns(places: Gazetteer, tmp_path: Path, slept: list[float]) -> None:
    def ask(name: str) -> None:
        geocode(name, places, geocoder=Service([MOSUL]), folder=tmp_path)

    with ThreadPoolExecutor(4) as commands:
        list(commands.map(ask, ("الموصل", "بغداد", "أربيل", "كركوك")))
    assert [round(seconds) for seconds in sorted(slept)] == [0, 1, 2, 3]
