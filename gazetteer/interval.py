"""EDTF dates as first and last possible day, so that times can be compared."""

from __future__ import annotations

import re
import time
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from edtf import EDTFParseException, parse_edtf, struct_time_to_date

Window = tuple[date, date]
_PLAIN = re.compile(r"([1-9]\d{3})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?[~?%]?")
_ONE_OF = re.compile(r"\[([^,\[\]]*?)\.\.([^,\[\]]*?)\]")
_OPEN = ("", "..")
_DOUBTFUL = ("~", "?", "%")


@lru_cache(maxsize=20_000)
def bounds(edtf: str, about: bool = False) -> Window | None:
    """First and last day that an EDTF date allows, both included; None for what is no such date.

    One of a set, `[a..b]`, may be any day of it. An end left open is the first or the last day there is. With
    `about`, an end marked `~`, `?` or `%` reaches as far again as it is exact: `2020-08~` a month, `2020~` a year.
    """
    start, slash, end = _ONE_OF.sub(r"\1/\2", edtf.strip()).partition("/")
    if not slash:
        return _single(start, about)
    if start in _OPEN and end in _OPEN:
        return None
    first = (date.min, date.min) if start in _OPEN else _single(start, about)
    last = (date.max, date.max) if end in _OPEN else _single(end, about)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def overlap(one: Window, other: Window) -> bool:
    """Whether two windows have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def _single(edtf: str, about: bool) -> Window | None:
    try:
        lower, upper = _plain(edtf) or _parsed(edtf)
        reach = upper - lower + timedelta(days=1) if about and edtf.endswith(_DOUBTFUL) else timedelta()
        return (lower - reach, upper + reach) if lower <= upper else None
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError):
        return None


def _plain(edtf: str) -> Window | None:
    """The bounds of a year, a month or a day, of which nearly all dates are, without the library's full grammar."""
    found = _PLAIN.fullmatch(edtf)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    last = day or monthrange(year, month or 12)[1]
    return date(year, month or 1, day or 1), date(year, month or 12, last)


def _parsed(edtf: str) -> Window:
    found = parse_edtf(edtf)
    return _day(found.lower_strict()), _day(found.upper_strict())


def _day(moment: time.struct_time) -> date:
    return struct_time_to_date(moment)
