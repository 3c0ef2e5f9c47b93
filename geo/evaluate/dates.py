"""Date expressions against gold: spans by overlap, values by equality of the EDTF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from geo.evaluate.gold import Gold
from geo.evaluate.score import Score, Slip


class DateEvaluation(NamedTuple):
    """`spans` found, `values` right among the found, `false` expressions that are no date, and every slip."""

    spans: Score
    values: Score
    false: int
    slips: tuple[Slip, ...]


def evaluate_dates(gold: Gold, parsed: Mapping[str, Sequence[Any]]) -> DateEvaluation:
    """Score expressions with `start`, `end`, `surface`, `edtf`, by article, against gold."""
    found = right = true = said = false = 0
    slips: list[Slip] = []
    for article in gold.published:
        rows, expressions = gold.dates.get(article, ()), parsed.get(article, ())
        hits = [[each for each in expressions if _meet(each, row)] for row in rows]
        loose = [each for each in expressions if not any(_meet(each, row) for row in rows)]
        true, said, false = true + len(rows), said + len(expressions), false + len(loose)
        found += sum(map(bool, hits))
        right += sum(any(each.edtf == row["edtf"] for each in hit) for row, hit in zip(rows, hits, strict=True))
        slips += [Slip(article, each.start, each.surface, f"no date, said {each.edtf}") for each in loose]
        slips += _slips(article, rows, hits)
    return DateEvaluation(Score(found, said, true), Score(right, found, found), false, tuple(slips))


def _slips(article: str, rows: Sequence[Mapping[str, Any]], hits: Sequence[Sequence[Any]]) -> Iterator[Slip]:
    for row, hit in zip(rows, hits, strict=True):
        if not hit:
            yield Slip(article, row["start"], row["surface"], f"date not found, gold {row['edtf']}")
        elif all(each.edtf != row["edtf"] for each in hit):
            yield Slip(article, row["start"], row["surface"], f"date {hit[0].edtf}, gold {row['edtf']}")


def _meet(expression: Any, row: Mapping[str, Any]) -> bool:
    return bool(expression.start < row["end"] and row["start"] < expression.end)
