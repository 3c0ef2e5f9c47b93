"""What a few words say of an article's day of publication, and what all of them leave possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_A_ROUND = 366  # days, within which every weekday of every month comes round


@dataclass(frozen=True, slots=True)
class Evidence:
    """`text[start:end] == surface`, what it says of the day of publication, and why.

    `start` and `end` are code points. A bound is included; what is None is left open. `days` are the only
    ones possible, `weekday` counts from Monday 0.
    """

    start: int
    end: int
    surface: str
    why: str
    earliest: date | None = None
    latest: date | None = None
    weekday: int | None = None
    month: int | None = None
    days: tuple[date, ...] = ()

    def allows(self, day: date) -> bool:
        """Whether the article can have been published on a day."""
        return (
            (self.earliest is None or self.earliest <= day)
            and (self.latest is None or day <= self.latest)
            and self.weekday in (None, day.weekday())
            and self.month in (None, day.month)
            and (not self.days or day in self.days)
        )

    def __str__(self) -> str:
        return f"«{' '.join(self.surface.split())}» ({self.start}–{self.end}): {self.why}"


@dataclass(frozen=True, slots=True)
class Publication:
    """The EDTF of an article's day of publication and all that was found for it.

    `binding` are the words that set its bounds. Where words exclude each other, `contradiction` holds them and `edtf`
    is None.
    """

    edtf: str | None
    evidence: tuple[Evidence, ...] = ()
    binding: tuple[Evidence, ...] = ()
    contradiction: tuple[Evidence, ...] = ()

    def __str__(self) -> str:
        if self.contradiction:
            return f"no date of publication: {' and '.join(map(str, self.contradiction))} exclude each other"
        return "; ".join(map(str, self.binding))


def combine(evidence: Sequence[Evidence]) -> Publication:
    """What all the evidence together leaves possible: a day, `[a,b]`, `[a..b]`, `[a..]`, `[..b]` or nothing."""
    found = tuple(evidence)
    excluded = _exclude(found)
    if excluded:
        return Publication(None, found, contradiction=excluded)
    days = next((one.days for one in found if one.days), ())
    if days:
        kept = [day for day in days if all(one.allows(day) for one in found)]
        return Publication(_set(kept), found, tuple(one for one in found if one.days))
    return _bounded(found)


def _bounded(found: tuple[Evidence, ...]) -> Publication:
    low = max((one for one in found if one.earliest), key=lambda one: one.earliest or date.min, default=None)
    high = min((one for one in found if one.latest), key=lambda one: one.latest or date.max, default=None)
    first = _trim(low.earliest if low else None, found, _DAY)
    last = _trim(high.latest if high else None, found, -_DAY)
    bounds = [one for one in (low, high) if one]
    rhythm = [one for one in found if one.weekday is not None or one.month is not None]
    binding = tuple(dict.fromkeys([*bounds, *rhythm])) if bounds else ()
    if first and last and first > last:
        return Publication(None, found, contradiction=binding)
    return Publication(_between(first, last), found, binding)


def _exclude(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Two that cannot both be true, or none."""
    return next(
        ((one, other) for number, one in enumerate(found) for other in found[:number] if _apart(one, other)), ()
    )


def _apart(one: Evidence, other: Evidence) -> bool:
    if one.days or other.days:
        days, rest = (one.days, other) if one.days else (other.days, one)
        return not any(rest.allows(day) for day in days)
    if None not in (one.weekday, other.weekday) and one.weekday != other.weekday:
        return True
    if None not in (one.month, other.month) and one.month != other.month:
        return True
    first = max((e.earliest for e in (one, other) if e.earliest), default=None)
    last = min((e.latest for e in (one, other) if e.latest), default=None)
    return first is not None and last is not None and first > last


def _trim(day: date | None, found: Sequence[Evidence], step: timedelta) -> date | None:
    """The nearest day on which weekday and month fit too."""
    if day is None:
        return None
    weekdays = {one.weekday for one in found if one.weekday is not None}
    months = {one.month for one in found if one.month is not None}
    days = (day + step * number for number in range(_A_ROUND))
    return next((one for one in days if weekdays <= {one.weekday()} and months <= {one.month}), day)


def _between(first: date | None, last: date | None) -> str | None:
    if first is None and last is None:
        return None
    return f"{first}" if first == last else f"[{first or ''}..{last or ''}]"


def _set(days: Sequence[date]) -> str:
    return f"{days[0]}" if len(days) == 1 else f"[{','.join(map(str, sorted(days)))}]"
