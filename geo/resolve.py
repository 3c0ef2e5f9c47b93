"""Which place a spot means: one, or the candidates, or unknown; always with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from gazetteer import Gazetteer, Place
from gazetteer.place import degrees
from gazetteer.words import Generic
from geo.mention import Resolution
from geo.recognize import Spot
from geo.recognize.evidence import SETTLED

_SAYS = {
    "noun": "its noun tells: {noun}",
    "list": "the noun of the list tells: {noun}",
    "cue": "a cue stands beside it",
    "company": "a related place stands beside it",
    "ground": "a word of place stands before it, and related places are named",
    "again": "named in full elsewhere in the article",
    "home": "that of the country which the article names most",
}
_NAMED_AFTER_TOWNS = ("district", "subdistrict", "desert")
_TOWNS = ("city", "town", "village")
_SMALL, _SMALLEST = ("town", "village", "neighbourhood"), ("village", "neighbourhood")
_IN_A_GOVERNORATE = ("city", "town", "village", "district", "subdistrict")
_WIDE = ("country", "region", "sea", "river", "border")
_FAMILIES = {"governorate": ("governorate",), "base": ("air-base", "base", "post")}
_FAR, _BESIDE = 2.0, 0.7  # degrees


class Choice(NamedTuple):
    """What a spot was resolved to. `candidates` are best first; `place` is the first where it is resolved.

    `closed`: a noun asks for another kind of place, so that the article's other places cannot decide.
    """

    resolution: Resolution
    candidates: tuple[Place, ...]
    reason: str
    closed: bool = False

    @property
    def place(self) -> Place | None:
        """The place, where there is no doubt."""
        return self.candidates[0] if self.resolution == "resolved" else None

    def settled(self, place: Place, reason: str) -> Choice:
        """Resolved to a place, the other candidates after it."""
        return Choice("resolved", (place, *(other for other in self.candidates if other is not place)), reason)


def resolve(spots: Sequence[Spot], gazetteer: Gazetteer, home: str | None = None) -> list[Choice]:
    """The choice for each spot of one article, in order. `home` is the country that its outlet writes of."""
    alone = _by_what_follows(spots, [_by_itself(spot) for spot in spots], gazetteer)
    alike = _in_harmony(spots, _as_wholes(spots, alone))
    parents = _parents(alike, gazetteer)
    settled = [_at_home(_by_company(choice, parents, gazetteer), home, gazetteer) for choice in alike]
    named = _named(settled, gazetteer)
    near = [_by_namesake(spot, choice, named, gazetteer) for spot, choice in zip(spots, settled, strict=True)]
    grounds = {choice.place.id: choice.place for choice in near if choice.place and choice.place.kind not in _WIDE}
    return [_unless_far(spot, choice, grounds.values()) for spot, choice in zip(spots, near, strict=True)]


def _parents(choices: Sequence[Choice], gazetteer: Gazetteer) -> Counter[str]:
    """How often the article names each governorate or country, or a place directly in it."""
    places = (choice.place for choice in choices)
    return Counter(name for place in places if place is not None for name in (place.id, *gazetteer.lineage(place)[:1]))


def _named(choices: Sequence[Choice], gazetteer: Gazetteer) -> Counter[str]:
    """By how many places of the article each place is named: by itself, or by what lies in it."""
    places = {choice.place.id: choice.place for choice in choices if choice.place is not None}
    return Counter(name for place in places.values() for name in (place.id, *gazetteer.lineage(place)))


def _by_itself(spot: Spot) -> Choice:
    noun = spot.generic
    if not spot.senses:
        return Choice("unknown", (), f"the gazetteer has no {noun.word if noun else 'place'} of this name")
    says = _SAYS.get(spot.evidence, "").format(noun=noun.word if noun else "")
    if noun is not None:
        asked = _asked(spot, noun)
        if asked:
            return _choice(asked, says or f"its noun tells: {noun.word}")
        if not noun.many and (noun.firm or _no_village(spot, noun)):
            others = tuple(sense.place for sense in spot.strong or spot.senses)
            why = f"no {noun.word} of this name is known; the name is also a place's"
            return Choice("ambiguous", others, why, closed=True)
    places = _seats(spot, [sense.place for sense in spot.strong or spot.senses])
    return _choice(places, says or "the only place of this name")


def _seats(spot: Spot, places: Sequence[Place]) -> list[Place]:
    """«في سنجار» is the town, and never what is named after it, which a noun must ask for."""
    towns = {place.parent: place for place in spot.namesakes if place.kind in _TOWNS}
    seats = [towns.get(place.parent, place) if place.kind in _NAMED_AFTER_TOWNS else place for place in places]
    settled = [place for place in seats if place.kind in SETTLED]
    return list(dict.fromkeys(settled if settled and spot.evidence in ("company", "ground") else seats))


def _no_village(spot: Spot, noun: Generic) -> bool:
    """«قرية براغ» is no capital of a state."""
    places = [sense.place for sense in spot.senses]
    return noun.kinds[0] in _SMALLEST and all(place.stands_for or place.kind == "country" for place in places)


def _asked(spot: Spot, noun: Generic) -> list[Place]:
    """The places of the best kind that the noun asks for; those that bear the name strongly, if there are any."""
    kinds = [kind for kind in noun.kinds if any(sense.place.kind == kind for sense in spot.senses)]
    senses = [sense for sense in spot.senses if kinds and sense.place.kind == kinds[0]]
    strong = [sense for sense in senses if sense.toponym.strength == "strong"]
    return [sense.place for sense in strong or senses]


def _choice(places: Sequence[Place], reason: str) -> Choice:
    if len(places) == 1:
        return Choice("resolved", tuple(places), reason)
    return Choice("ambiguous", tuple(places), "several places of this name")


def _by_what_follows(spots: Sequence[Spot], choices: Sequence[Choice], gazetteer: Gazetteer) -> list[Choice]:
    """«حي السلام بمدينة الموصل» is no town of Maysan: what follows says where a small place is."""
    told = list(choices)
    for number, (spot, after) in enumerate(pairwise(spots)):
        where = choices[number + 1].place
        if where is not None and where.kind not in _WIDE and _is_small(spot) and _says_where(spot, after):
            told[number] = _lying_in(where, choices[number], gazetteer)
    return told


def _is_small(spot: Spot) -> bool:
    small = any(sense.place.kind in _SMALL for sense in spot.senses)
    return small and (spot.generic is not None or not spot.strong)


def _says_where(spot: Spot, after: Spot) -> bool:
    """Whether «في», «ب» or a direction, and nothing else, joins the next place to this one."""
    return after.anchored == spot.last


def _lying_in(where: Place, choice: Choice, gazetteer: Gazetteer) -> Choice:
    near = [place for place in choice.candidates if where.id in gazetteer.lineage(place) or _is_near(place, where)]
    if near == list(choice.candidates) or not choice.candidates:
        return choice
    if len(near) == 1:
        return choice.settled(near[0], "it lies in what follows")
    return Choice("ambiguous", choice.candidates, f"none of this name is known in {where.title}", closed=True)


def _is_near(place: Place, town: Place) -> bool:
    limit = _BESIDE if place.kind == "neighbourhood" else _FAR
    return town.kind in (*_TOWNS, "district") and degrees(place, town) < limit


def _as_wholes(spots: Sequence[Spot], choices: Sequence[Choice]) -> list[Choice]:
    """«قرى دهوك»: what holds villages is the governorate; «قرى سنجار وتلعفر» are a list of villages."""
    heads = {id(spot.follows) for spot in spots if spot.listed}
    return [
        _as("governorate", spot, choice) if _holds_towns(spot) and id(spot) not in heads else choice
        for spot, choice in zip(spots, choices, strict=True)
    ]


def _holds_towns(spot: Spot) -> bool:
    noun = spot.generic
    return noun is not None and noun.many and not spot.listed and noun.kinds[0] in _IN_A_GOVERNORATE


def _in_harmony(spots: Sequence[Spot], choices: Sequence[Choice]) -> list[Choice]:
    """«نينوى وكركوك وديالى», «عين الأسد وحرير»: what can be a governorate, or a base, is one beside such a one."""
    groups = _lists(spots)
    certain = {
        (groups[id(spot)], family)
        for spot, choice in zip(spots, choices, strict=True)
        if choice.place is not None and (family := _family(choice.place)) and not _names_a_town(spot)
    }
    harmonised = list(choices)
    for number, spot in enumerate(spots):
        head = groups[id(spot)]
        for family in _FAMILIES if spot.generic is None and not spots[head].road else ():
            if (head, family) in certain and (family != "base" or _leads(spots[head], choices[head])):
                harmonised[number] = _as(family, spot, harmonised[number])
    return harmonised


def _leads(head: Spot, choice: Choice) -> bool:
    """«عين الأسد وحرير» is a list of bases; «طرطوس وقاعدة حميميم», or what stands after في, is none."""
    return not head.located and choice.place is not None and _family(choice.place) == "base"


def _family(place: Place) -> str | None:
    return next((family for family, kinds in _FAMILIES.items() if place.kind in kinds), None)


def _lists(spots: Sequence[Spot]) -> Mapping[int, int]:
    """The number of the list that each spot stands in."""
    numbers: dict[int, int] = {}
    for number, spot in enumerate(spots):
        numbers[id(spot)] = numbers[id(spot.follows)] if spot.follows and id(spot.follows) in numbers else number
    return numbers


def _names_a_town(spot: Spot) -> bool:
    return any(place.kind in _TOWNS for place in spot.namesakes)


def _as(family: str, spot: Spot, choice: Choice) -> Choice:
    if choice.place is not None and (choice.place.kind not in _TOWNS or choice.place.stands_for):
        return choice
    alike = [place for place in spot.namesakes if place.kind in _FAMILIES[family]]
    if len(alike) != 1:
        return choice
    why = f"in a list with a {family}" if spot.generic is None else f"what holds {spot.generic.word}"
    return choice.settled(alike[0], why)


def _by_company(choice: Choice, parents: Mapping[str, int], gazetteer: Gazetteer) -> Choice:
    """Of several places of one name, the one that lies where the article's other places lie."""
    if choice.resolution != "ambiguous" or len(choice.candidates) < 2 or choice.closed:
        return choice
    scores = [
        max(parents.get(name, 0) for name in (place.id, *gazetteer.lineage(place)[:1])) for place in choice.candidates
    ]
    best = max(scores)
    if best == 0 or scores.count(best) > 1:
        return choice
    return choice.settled(choice.candidates[scores.index(best)], "the article names other places near it")


def _at_home(choice: Choice, home: str | None, gazetteer: Gazetteer) -> Choice:
    """With nothing else to go by, an outlet means the one of its own country."""
    if choice.resolution != "ambiguous" or choice.closed:
        return choice
    here = [place for place in choice.candidates if home in gazetteer.lineage(place)]
    if len(here) != 1:
        return choice
    return choice.settled(here[0], "the one in the outlet's own country")


def _by_namesake(spot: Spot, choice: Choice, named: Mapping[str, int], gazetteer: Gazetteer) -> Choice:
    """«الإسكندرية» is the town of Babil where the article names Babil's places and nothing else of Egypt."""
    chosen = choice.place
    if chosen is None or chosen.kind not in _TOWNS or len(spot.namesakes) < 2:
        return choice
    if any(named.get(name, 0) > 1 for name in gazetteer.lineage(chosen)):
        return choice
    near = [place for place in spot.namesakes if place.kind in _TOWNS and place is not chosen]
    near = [place for place in near if any(named.get(name, 0) for name in gazetteer.lineage(place)[:1])]
    if len(near) != 1:
        return choice
    return choice.settled(near[0], "its namesake lies among the article's other places")


def _unless_far(spot: Spot, choice: Choice, grounds: Iterable[Place]) -> Choice:
    """«قرية الدبس» in an article on Aleppo is not the town near Kirkuk: a village must lie near the rest."""
    place = choice.place
    if place is None or place.kind not in _SMALL or not _could_be_elsewhere(spot, place):
        return choice
    others = [other for other in grounds if other is not place]
    if not others or any(degrees(place, other) < _FAR for other in others):
        return choice
    return Choice("ambiguous", choice.candidates, "it lies far from all else in the article", True)


def _could_be_elsewhere(spot: Spot, place: Place) -> bool:
    noun = spot.generic
    return place.kind in _SMALLEST or (noun is not None and noun.kinds[0] in _SMALLEST)
