"""Which place a spot means: one, or the candidates, or unknown; always with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gazetteer import Gazetteer, Place
from geo.mention import Resolution
from geo.recognize import Spot

_SAYS = {
    "noun": "its noun tells: {noun}",
    "list": "the noun of the list tells: {noun}",
    "cue": "a cue stands beside it",
    "company": "a related place stands beside it",
    "again": "named in full elsewhere in the article",
    "home": "that of the country which the article names most",
}


class Choice(NamedTuple):
    """What a spot was resolved to. `candidates` are best first; `place` is the first where it is resolved."""

    resolution: Resolution
    candidates: tuple[Place, ...]
    reason: str

    @property
    def place(self) -> Place | None:
        """The place, where there is no doubt."""
        return self.candidates[0] if self.resolution == "resolved" else None


def resolve(spots: Sequence[Spot], gazetteer: Gazetteer) -> list[Choice]:
    """The choice for each spot of one article, in order."""
    first = [_by_itself(spot) for spot in spots]
    alike = _lists_of_governorates(spots, first)
    return [_by_company(choice, alike, gazetteer) for choice in alike]


def _by_itself(spot: Spot) -> Choice:
    noun = spot.generic
    says = _SAYS.get(spot.evidence, "").format(noun=noun.word if noun else "")
    if noun is not None:
        asked = sorted(
            (sense.place for sense in spot.senses if sense.place.kind in noun.kinds),
            key=lambda place: noun.kinds.index(place.kind),
        )
        if asked:
            best = [place for place in asked if place.kind == asked[0].kind]
            return _choice(best, says or f"its noun tells: {noun.word}")
        if noun.firm:
            places = tuple(sense.place for sense in spot.strong or spot.senses)
            return Choice("ambiguous", places, f"no {noun.word} of this name is known; the name is also a place's")
    return _choice([sense.place for sense in spot.senses], says or "the only place of this name")


def _choice(places: Sequence[Place], reason: str) -> Choice:
    if len(places) == 1:
        return Choice("resolved", tuple(places), reason)
    return Choice("ambiguous", tuple(places), "several places of this name")


def _lists_of_governorates(spots: Sequence[Spot], choices: Sequence[Choice]) -> list[Choice]:
    """«نينوى وكركوك وديالى»: a name that can be a governorate is one in a list where another is only that."""
    groups = _lists(spots)
    certain = {
        groups[id(spot)]
        for spot, choice in zip(spots, choices, strict=True)
        if choice.place is not None and choice.place.kind == "governorate" and not _names_a_city(spot)
    }
    return [
        _as_governorate(spot, choice) if groups[id(spot)] in certain and spot.generic is None else choice
        for spot, choice in zip(spots, choices, strict=True)
    ]


def _lists(spots: Sequence[Spot]) -> Mapping[int, int]:
    """The number of the list that each spot stands in."""
    numbers: dict[int, int] = {}
    for number, spot in enumerate(spots):
        numbers[id(spot)] = numbers[id(spot.follows)] if spot.follows and id(spot.follows) in numbers else number
    return numbers


def _names_a_city(spot: Spot) -> bool:
    return any(sense.place.kind in ("city", "town") for sense in spot.senses)


def _as_governorate(spot: Spot, choice: Choice) -> Choice:
    if choice.place is None or choice.place.kind not in ("city", "town"):
        return choice
    governorates = [place for place in spot.namesakes if place.kind == "governorate"]
    if len(governorates) != 1:
        return choice
    return Choice("resolved", (*governorates, choice.place), "in a list of governorates")


def _by_company(choice: Choice, choices: Sequence[Choice], gazetteer: Gazetteer) -> Choice:
    """Of several places of one name, the one that lies where the article's other places lie."""
    if choice.resolution != "ambiguous" or len(choice.candidates) < 2 or choice.reason.startswith("no "):
        return choice
    near: Counter[str] = Counter()
    for other in choices:
        if other.place is not None:
            near.update(gazetteer.lineage(other.place)[:1])
    scores = [max((near[name] for name in gazetteer.lineage(place)[:1]), default=0) for place in choice.candidates]
    best = max(scores)
    if best == 0 or scores.count(best) > 1:
        return choice
    place = choice.candidates[scores.index(best)]
    others = tuple(other for other in choice.candidates if other is not place)
    return Choice("resolved", (place, *others), "the article names other places near it")
