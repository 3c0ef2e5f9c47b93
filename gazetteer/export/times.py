"""EDTF → the `when` of the Linked Places Format: a time span whose ends are days, months or years."""

from __future__ import annotations

import re
from typing import Any

from gazetteer.interval import bounds

_DATE = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)[~?%]?")
_DOUBT = re.compile(r"[~?%X\[]")
_OPEN = ("", "..")


def when(edtf: str, seen: str) -> dict[str, Any]:
    """The time span of an EDTF date, which itself stands as the label.

    What is open-ended lasted at least until `seen`, the day on which its source was read. What is only about a
    date, or uncertain, is less certain.
    """
    start, slash, end = edtf.partition("/")
    span = _span(start, end, seen) if slash else _single(edtf)
    doubt = {"certainty": "less-certain"} if _DOUBT.search(edtf) else {}
    return {"timespans": [span], "label": edtf, **doubt}


def _span(start: str, end: str, seen: str) -> dict[str, Any]:
    first = {"latest": _plain(end)} if start in _OPEN else {"in": _plain(start)}
    last = {"earliest": seen} if end in _OPEN else {"in": _plain(end)}
    return {"start": first, "end": last}


def _single(edtf: str) -> dict[str, Any]:
    """A date; what is a set or leaves digits out lies between its first and its last day."""
    days = bounds(edtf)
    if _DATE.fullmatch(edtf) or days is None:
        return {"start": {"in": _plain(edtf)}, "end": {"in": _plain(edtf)}}
    return {"start": {"earliest": days[0].isoformat()}, "end": {"latest": days[1].isoformat()}}


def _plain(date: str) -> str:
    """A date without its qualifier, which the format's schema has no room for."""
    match = _DATE.fullmatch(date)
    return match[1] if match else date
