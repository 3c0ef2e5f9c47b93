"""Citations: complete, and one for each fact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from gazetteer.check.fault import Fault, Rule
from gazetteer.index import Gazetteer
from gazetteer.place import Place, kinds

_FAMILIES = ("base", "camp")
_ONE_SOURCE = "one source"
_ALONE_M = 2500


def complete(gazetteer: Gazetteer) -> Iterator[Fault]:
    """A citation has an address with a host, and a day of the past on which it was seen."""
    for place in gazetteer:
        for number, citation in enumerate(place.citations, 1):
            where = f"citations.{number}"
            if not _has_host(citation.url):
                yield Fault(place.id, f"{where}.url: {citation.url} names no host")
            if not _is_past(citation.retrieved):
                yield Fault(place.id, f"{where}.retrieved: {citation.retrieved} is no day of the past")


def shape_cited(gazetteer: Gazetteer) -> Iterator[Fault]:
    """A citation supports the outline."""
    for place in gazetteer:
        if place.shape and "shape" not in _supported(place):
            yield Fault(place.id, "shape: no citation supports it")


def status_cited(gazetteer: Gazetteer) -> Iterator[Fault]:
    """The citation that a status names says that it supports one."""
    for place in gazetteer:
        for status in place.status:
            if "status" not in place.citations[status.citation - 1].supports:
                yield Fault(place.id, f"status: citation {status.citation} supports no status ({status.when})")


def when_cited(gazetteer: Gazetteer) -> Iterator[Fault]:
    """A citation supports the time in which the place was, or a status over that time."""
    for place in gazetteer:
        if place.when and not {"when", "status"} & _supported(place):
            yield Fault(place.id, f"when: no citation supports {place.when}")


def two_sources(gazetteer: Gazetteer) -> Iterator[Fault]:
    """The point of a base or camp has two sources; or one, a note that says so and a radius that allows for it."""
    for place in gazetteer:
        sources = {citation.url for citation in place.citations if "point" in citation.supports}
        if kinds()[place.kind].family not in _FAMILIES or len(sources) > 1:
            continue
        if _ONE_SOURCE not in (place.note or "").lower():
            yield Fault(place.id, "point: one citation supports it, and no note says that one source was found")
        if place.point.accuracy_m < _ALONE_M:
            yield Fault(place.id, f"point.accuracy_m: {place.point.accuracy_m} is too sure of a point with one source")


def _supported(place: Place) -> set[str]:
    return {fact for citation in place.citations for fact in citation.supports}


def _has_host(url: str) -> bool:
    try:
        return "." in (urlsplit(url).hostname or "").strip(".")
    except ValueError:
        return False


def _is_past(day: str) -> bool:
    """Whether the day has come somewhere on earth: the first to have it are fourteen hours ahead."""
    try:
        return date.fromisoformat(day) <= (datetime.now(UTC) + timedelta(hours=14)).date()
    except ValueError:
        return False


RULES: tuple[Rule, ...] = (complete, shape_cited, status_cited, when_cited, two_sources)
