"""Folded toponym → the places it can mean, and the set of places as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from gazetteer import words
from gazetteer.errors import PlaceNotFoundError
from gazetteer.matcher import Matcher
from gazetteer.place import Place, Toponym
from gazetteer.spelling import fold, key, keys
from gazetteer.store import SHIPPED, heads, read_places

if TYPE_CHECKING:
    from gazetteer.status import State


class Sense(NamedTuple):
    """One place that a name can mean, and the toponym that says so."""

    place: Place
    toponym: Toponym


class Name(NamedTuple):
    """What the index holds under one folded name: places, an organisation's name, or what is never a place."""

    sort: Literal["place", "inside", "never"]
    senses: tuple[Sense, ...] = ()
    reason: str = ""


class Gazetteer:
    """The places by id, and the matcher over their names."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places: Mapping[str, Place] = {place.id: place for place in places}
        self._lineages: dict[str, tuple[str, ...]] = {}

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[Place]:
        return iter(self.places.values())

    def __getitem__(self, place_id: str) -> Place:
        try:
            return self.places[place_id]
        except KeyError:
            raise PlaceNotFoundError(f"{place_id}: no place has this id") from None

    def lineage(self, place: Place) -> tuple[str, ...]:
        """The ids of what a place lies in, nearest first; for what crosses borders, all that it touches."""
        if place.id not in self._lineages:
            self._lineages[place.id] = self._above(place, frozenset())
        return self._lineages[place.id]

    def _above(self, place: Place, below: frozenset[str]) -> tuple[str, ...]:
        """What a place lies in, without what lies in it already: places may lie in one another by mistake."""
        seen = below | {place.id}
        known = [name for name in place.lies_in if name in self.places and name not in seen]
        return (*known, *(name for parent in known for name in self._above(self.places[parent], seen)))

    def status(self, place_id: str, on: str) -> tuple[State, ...]:
        """What a base or camp was on a day, in a month or a year (EDTF): every state that may hold, with its source.

        One state "unknown" without a source where the sources say nothing. Raises PlaceNotFoundError, and
        GazetteerError where `on` is no EDTF date.
        """
        from gazetteer.status import states

        return states(self[place_id], on)

    @cached_property
    def curated(self) -> Gazetteer:
        """The places without the imported ones; the gazetteer itself where it holds none."""
        places = [place for place in self if not place.imported]
        return self if len(places) == len(self) else Gazetteer(places)

    @cached_property
    def senses(self) -> Mapping[str, tuple[Sense, ...]]:
        """Every folded toponym → what it can mean, strong first; a Kurdish spelling stands beside an Arabic one."""
        table: dict[str, dict[tuple[str, bool], Sense]] = defaultdict(dict)
        named = [Sense(place, toponym) for place in self for toponym in sorted(place.names, key=_weak_last)]
        for name, sense in zip(keys(sense.toponym.toponym for sense in named), named, strict=True):
            for written in filter(None, (name, _joined(name))):
                table[written].setdefault((sense.place.id, sense.toponym.lang == "ckb"), sense)
        return {
            name: tuple(sorted(senses.values(), key=lambda sense: _weak_last(sense.toponym)))
            for name, senses in table.items()
        }

    @cached_property
    def matcher(self) -> Matcher[Name]:
        """Finds toponyms, and what words.yml says of strings that hold one."""
        names = {name: Name("place", senses) for name, senses in self.senses.items()}
        names |= {written: names[key(written)] for written in self._dotted()}
        names |= dict.fromkeys(keys(words.inside()), Name("inside"))
        names |= {key(phrase): Name("never", reason=reason) for phrase, reason in words.never().items()}
        sorani = keys(name.toponym for place in self for name in place.names if name.lang == "ckb")
        borders = keys(name.toponym for place in self if place.kind == "border" for name in place.names)
        return Matcher(names, sorani, (border for border in borders if " " in border))

    def _dotted(self) -> Iterator[str]:
        """Folded names in which a full stop or a comma stands beside a blank: St. Kitts; Washington, D.C."""
        for place in self:
            for toponym in place.names:
                if ". " in toponym.toponym or ", " in toponym.toponym:
                    yield fold(toponym.toponym).text.strip()


def _joined(name: str) -> str:
    """«ابوغريب», «ديرالزور»: a name of two words as hasty outlets write it, without the blank."""
    first, _, second = name.partition(" ")
    return first + second if first in words.openers() and second and " " not in second else ""


def _weak_last(toponym: Toponym) -> bool:
    return toponym.strength == "weak"


def load(*overlays: Path) -> Gazetteer:
    """The shipped places, with those of the user's own folders laid over them; one id, the last one counts.

    A folder of an overlay has the parent that the shipped folder of its name has. What was imported lies under
    all that is curated. Raises PlaceFileError with every fault of every file.
    """
    places = {place.id: place for place in read_places(SHIPPED)}
    above = heads(SHIPPED, places.values()) if overlays else {}
    for folder in overlays:
        for place in read_places(folder, above):
            known = places.get(place.id)
            if known is None or known.imported or not place.imported:
                places[place.id] = place
    return Gazetteer(places.values())
