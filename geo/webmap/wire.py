"""The page's data as they travel: columns in place of records, what repeats in a column once. `B.unpack` undoes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_LISTS = ("articles", "sentences", "places", "mentions", "unplaced")


def pack(data: Mapping[str, Any]) -> dict[str, Any]:
    """What `map_data` gives, each list of records as `{"length": n, "columns": {name: column}}`.

    A column is the list of its values, or `{"of": distinct values, "at": which of them, row by row}`.
    """
    return {name: _columns(value) if name in _LISTS else value for name, value in data.items()}


def _columns(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    names = records[0] if records else ()
    return {"length": len(records), "columns": {name: _column([one[name] for one in records]) for name in names}}


def _column(values: Sequence[Any]) -> Any:
    at: dict[str, int] = {}
    numbers = [at.setdefault(repr(value), len(at)) for value in values]
    if 2 * len(at) > len(values):
        return values
    of = dict(zip(numbers, values, strict=True))
    return {"of": [of[number] for number in range(len(at))], "at": numbers}
