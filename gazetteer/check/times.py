"""Times: EDTF that can be read, intervals that run forward, states that do not contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from gazetteer.check.fault import Fault, Rule
from gazetteer.index import Gazetteer
from gazetteer.interval import bounds
from gazetteer.place import Place, Status

_OPEN = ".."
_ALIKE = frozenset(("handed-over", "host-forces"))


class Span(NamedTuple):
    """A time that began between two days and ended between two; an open end is the end of time."""

    first_start: date
    last_start: date
    first_end: date
    last_end: date


def readable(gazetteer: Gazetteer) -> Iterator[Fault]:
    """Every `when` is EDTF, and an interval ends after it begins."""
    for place in gazetteer:
        for where, when in _times(place):
            span = _span(when)
            if span is None or span.first_start > span.last_end:
                yield Fault(place.id, f"{where}: {when} is no EDTF time that ends after it begins")


def one_state_at_a_time(gazetteer: Gazetteer) -> Iterator[Fault]:
    """No two states surely hold at once, but that a base handed over is the host's."""
    for place in gazetteer:
        for one, other in combinations(place.status, 2):
            if one.state != other.state and {one.state, other.state} != _ALIKE and _surely_overlap(one, other):
                yield Fault(place.id, f"status: {one.state} {one.when} and {other.state} {other.when} at once")


def _times(place: Place) -> Iterator[tuple[str, str]]:
    """Each `when` of a place and where it stands."""
    if place.when:
        yield "when", place.when
    yield from ((f"names.{name.toponym}.when", name.when) for name in place.names if name.when)
    yield from ((f"status.{status.state}.when", status.when) for status in place.status)


def _surely_overlap(one: Status, other: Status) -> bool:
    """Whether they overlap wherever in their years and months they began and ended."""
    first, second = _span(one.when), _span(other.when)
    if first is None or second is None:
        return False
    return max(first.last_start, second.last_start) < min(first.first_end, second.first_end)


def _span(when: str) -> Span | None:
    """The days of an EDTF date or interval, an open end being the end of time."""
    start, *rest = when.split("/")
    if len(rest) > 1:
        return None
    begins = (date.min, date.min) if rest and start == _OPEN else bounds(start)
    end = rest[0] if rest else start
    ends = (date.max, date.max) if rest and end == _OPEN else bounds(end)
    return Span(*begins, *ends) if begins and ends else None


RULES: tuple[Rule, ...] = (readable, one_state_at_a_time)
