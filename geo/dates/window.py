"""The days on which an article may have been published, from its EDTF."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_DATE = r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]?"
_ONE = re.compile(_DATE)
_SET = re.compile(rf"\[{_DATE}\.\.{_DATE}\]")
_INTERVAL = re.compile(rf"{_DATE}/{_DATE}")

Window = tuple[date, date]


@lru_cache(maxsize=1024)
def window(published: str | None) -> Window | None:
    """First and last possible day of a day, month, year, `[a..b]` or `a/b`; None where nothing bounds them."""
    text = published or ""
    match = _ONE.fullmatch(text) or _SET.fullmatch(text) or _INTERVAL.fullmatch(text)
    if match is None:
        return None
    parts = match.groups()
    try:
        low, high = _first(*parts[:3]), _last(*parts[-3:])
    except ValueError:
        return None
    return (low, high) if low <= high else None


def _first(year: str, month: str | None, day: str | None) -> date:
    return date(int(year), int(month or 1), int(day or 1))


def _last(year: str, month: str | None, day: str | None) -> date:
    start = _first(year, month, day)
    if day:
        return start
    last_month = start.replace(month=int(month or 12))
    return last_month.replace(day=monthrange(last_month.year, last_month.month)[1])
