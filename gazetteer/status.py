"""What a base or camp was at a time, as its sources say; "unknown" where they say nothing."""

from __future__ import annotations

from typing import NamedTuple

from gazetteer.errors import GazetteerError
from gazetteer.interval import Window, bounds, overlap
from gazetteer.place import Citation, Place, Status


class State(NamedTuple):
    """What a place was over a time (EDTF), with its source; both are None where no source says anything."""

    state: str
    when: str | None = None
    citation: Citation | None = None


def states(place: Place, on: str) -> tuple[State, ...]:
    """Every state of a place that a day of `on` (EDTF) may belong to, in the order of its file.

    A month in which a base was handed over has both states, and so has the year around an approximate date.
    Raises GazetteerError where `on` is no EDTF date.
    """
    asked = bounds(on)
    if asked is None:
        raise GazetteerError(f"{on}: no EDTF date, such as 2020-09 or 2020-09-15")
    held = [
        State(each.state, each.when, place.citations[each.citation - 1]) for each in place.status if _in(each, asked)
    ]
    return tuple(held) or (State("unknown"),)


def _in(status: Status, asked: Window) -> bool:
    held = bounds(status.when, about=True)
    return held is not None and overlap(held, asked)
