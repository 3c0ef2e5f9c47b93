"""Parsed mentions against gold, as the gold's GUIDE.md defines it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer import Place
from geo.evaluate.gold import Gold
from geo.evaluate.score import Score, Slip
from geo.mention import Mention

_NEAR_KM = 5.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of GUIDE.md, and every slip behind them.

    `unlisted` are the places that the gold says the gazetteer lacks: right is one told and left open, wrong one placed.
    They count in no other figure but the dots, where one that was placed is wrong.
    `distance_km` is the mean distance between place and gold over what was found and placed, None where
    no place of the gold is known.
    """

    found: Score
    placed: Score
    role: Score
    dots: Score
    unknown: int
    unlisted: Score
    distance_km: float | None
    slips: tuple[Slip, ...]


def evaluate(gold: Gold, mentions: Iterable[Mention], places: Mapping[str, Place] | None = None) -> Evaluation:
    """Score parsed mentions against gold; articles are joined by file name. `places` gives distances in kilometres."""
    parsed: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        parsed[Path(mention.article).name].append(mention)
    counts = _Counts(places or {})
    for article in gold.published:
        _score_article(gold.mentions.get(article, ()), parsed.get(article, []), counts)
    return counts.evaluation()


def _score_article(gold: Sequence[Mapping[str, Any]], parsed: Sequence[Mention], counts: _Counts) -> None:
    pairs = _pairs(gold, parsed)
    for mention in parsed:
        counts.said(mention, pairs.get(id(mention)))
    matched = {id(row) for row in pairs.values()}
    for row in gold:
        counts.true(row, id(row) in matched)


def _pairs(gold: Sequence[Mapping[str, Any]], parsed: Sequence[Mention]) -> dict[int, Mapping[str, Any]]:
    """Parsed mention → the gold row whose span it matches: the same end, half of the letters shared."""
    by_end = {row["end"]: row for row in gold}
    pairs: dict[int, Mapping[str, Any]] = {}
    for mention in parsed:
        row = by_end.get(mention.end)
        if row is not None and _share_half(row, mention):
            pairs[id(mention)] = row
    return pairs


def _share_half(row: Mapping[str, Any], mention: Mention) -> bool:
    start: int = row["start"]
    return 2 * (mention.end - max(start, mention.start)) >= mention.end - min(start, mention.start)


class _Counts:
    """Running sums over all articles."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = places
        self.distances_km: list[float] = []
        self.found_right = self.found_said = self.found_true = self.unknown = 0
        self.unlisted_right = self.unlisted_said = self.unlisted_true = 0
        self.placed_right = self.role_right = self.role_all = 0
        self.dots_right = self.dots_said = self.dots_true = 0
        self.slips: list[Slip] = []

    def said(self, mention: Mention, row: Mapping[str, Any] | None) -> None:
        unlisted = row is not None and "unlisted" in row
        self.unlisted_said += unlisted
        self.unlisted_right += unlisted and mention.place is None
        if mention.resolution == "unknown":
            self.unknown += 1
            return
        self._dot(mention, row)
        if unlisted:
            if mention.place:
                self._slip(mention, f"place {mention.place}, the gazetteer lacks it")
            return
        if row is not None and row["role"] == "embedded":
            return
        self.found_said += 1
        if row is None:
            self._slip(mention, "no such mention")
            return
        self.found_right += 1
        self._check_place(mention, row)
        self._check_role(mention, row)

    def true(self, row: Mapping[str, Any], matched: bool) -> None:
        if "unlisted" in row:
            self.unlisted_true += 1
            if not matched:
                self.slips.append(Slip(row["article"], row["start"], row["surface"], "not told as unknown"))
            return
        self.dots_true += row["role"] == "literal"
        if row["role"] == "embedded":
            return
        self.found_true += 1
        if not matched:
            self.slips.append(Slip(row["article"], row["start"], row["surface"], "not found"))

    def evaluation(self) -> Evaluation:
        return Evaluation(
            Score(self.found_right, self.found_said, self.found_true),
            Score(self.placed_right, self.found_right, self.found_right),
            Score(self.role_right, self.role_all, self.role_all),
            Score(self.dots_right, self.dots_said, self.dots_true),
            self.unknown,
            Score(self.unlisted_right, self.unlisted_said, self.unlisted_true),
            sum(self.distances_km) / len(self.distances_km) if self.distances_km else None,
            tuple(self.slips),
        )

    def _dot(self, mention: Mention, row: Mapping[str, Any] | None) -> None:
        if mention.role != "literal" or mention.resolution != "resolved":
            return
        self.dots_said += 1
        right = row is not None and row["role"] == "literal" and "unlisted" not in row
        self.dots_right += right and row is not None and _same_place(mention, row)

    def _check_place(self, mention: Mention, row: Mapping[str, Any]) -> None:
        true = self._places.get(row.get("place") or "")
        if true is not None and mention.longitude is not None and mention.latitude is not None:
            self.distances_km.append(_km(mention.longitude, mention.latitude, true.point.lon, true.point.lat))
        if _same_place(mention, row):
            self.placed_right += 1
        else:
            self._slip(mention, f"place {mention.place or mention.candidates}, gold {row.get('place')}")

    def _check_role(self, mention: Mention, row: Mapping[str, Any]) -> None:
        if "doubt" in row:
            return
        self.role_all += 1
        self.role_right += mention.role == row["role"]
        if mention.role != row["role"]:
            self._slip(mention, f"role {mention.role}, gold {row['role']}: {mention.reason}")

    def _slip(self, mention: Mention, what: str) -> None:
        self.slips.append(Slip(mention.article, mention.start, mention.surface, what))


def _same_place(mention: Mention, row: Mapping[str, Any]) -> bool:
    """By id where the gold has one, by distance to its point otherwise."""
    if row.get("place") is not None:
        return bool(mention.place == row["place"])
    if mention.longitude is None or mention.latitude is None:
        return False
    distance = _km(mention.longitude, mention.latitude, row["longitude"], row["latitude"])
    return distance <= max(_NEAR_KM, (mention.accuracy_m or 0) / 1000)


def _km(longitude: float, latitude: float, other_longitude: float, other_latitude: float) -> float:
    """Great-circle distance on a sphere of 6371 km."""
    a, b = math.radians(latitude), math.radians(other_latitude)
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(math.radians(longitude - other_longitude))
    return 6371.0 * math.acos(min(1.0, max(-1.0, cosine)))
