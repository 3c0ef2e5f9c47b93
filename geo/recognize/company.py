"""Weak names that related places vouch for: in the same list, near by, or elsewhere in the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gazetteer import Gazetteer, Place, Sense, kinds, words
from gazetteer.place import degrees
from gazetteer.spelling import key
from geo.lexicon import says
from geo.recognize.around import any_says, beside, described, ends_a_phrase, measured_to, placed, struck
from geo.recognize.evidence import SETTLED
from geo.recognize.spot import BA, Spot, adjoining, common, spelt
from geo.tokens import Tokens

_NEAR, _PARAGRAPH = 8, 40
_NEARBY = 1.5
_OF_THE_HOME = frozenset(("border", "embassy", "consulate"))
_ON_THE_LAND = SETTLED | {"mountain", "desert", "region", "zone", "wadi", "valley", "island"}
_WATERS = frozenset(("sea", "strait"))


class Company:
    """The mentions that one article is known to hold; `vouch` adds to them."""

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, accepted: list[Spot]) -> None:
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.accepted = accepted
        self._covered: set[int] = set()
        self._by_head: dict[int, Spot] = {}
        self._by_last: dict[int, Spot] = {}
        self._told_places: set[str] = set()
        self._lands: set[str] = set()
        self._countries: Counter[str] = Counter()
        self._above: dict[tuple[str, str], set[str]] = {}
        for spot in accepted:
            self._know(spot)

    def vouch(self, pending: Sequence[Spot]) -> None:
        """Accept the weak names that the company vouches for, each helping the next, until none is added."""
        waiting = self._free(pending)
        while waiting:
            added = [spot for spot in waiting if self._vouches(spot)] or self._pairs(waiting)
            if not added:
                return
            for spot in added:
                if not self._overlaps(spot):
                    self.accepted.append(spot)
                    self._know(spot)
            waiting = self._free(waiting)

    def _know(self, spot: Spot) -> None:
        """Keep what a mention tells of others: where it stands, which places it names for sure, in which country."""
        self._covered.update(range(spot.first, spot.last + 1))
        self._by_head[spot.head] = self._by_last[spot.last] = spot
        self._told_places.update(_told(spot))
        place = spot.senses[0].place
        countries = self._levels(place, "country")
        self._countries.update(countries)
        if place.kind != "country":
            self._lands.update(countries)

    def _free(self, spots: Iterable[Spot]) -> list[Spot]:
        return [spot for spot in spots if not self._overlaps(spot)]

    def _overlaps(self, spot: Spot) -> bool:
        return not self._covered.isdisjoint(range(spot.first, spot.last + 1))

    def _vouches(self, spot: Spot) -> bool:
        """Whether related places tell that a weak, carefully spelt name is meant; if so its senses are narrowed."""
        for evidence, vouched in self._evidence(spot):
            if vouched:
                spot.senses, spot.evidence = tuple(vouched), evidence
                return True
        return False

    def _evidence(self, spot: Spot) -> Iterator[tuple[str, list[Sense]]]:
        """Each kind of evidence and the senses that it speaks for, the surest first."""
        senses = [sense for sense in spot.senses if spelt(self.tokens, spot, sense)]
        told = [sense for sense in senses if self._told(spot, sense)]
        yield "home", self._at_home(spot, [sense for sense in senses if sense.place.kind in _OF_THE_HOME])
        yield "again", [sense for sense in told if _is_post(sense)]
        if key(self.tokens.text[spot.start : spot.end]) not in words.cued():
            yield (
                "company" if self._list_of(spot) else "ground",
                [sense for sense in senses if self._in_company(spot, sense)],
            )
        yield "again", told

    def _pairs(self, waiting: Sequence[Spot]) -> list[Spot]:
        """«حديثة وهيت»: two weak names of one governorate, side by side, vouch for each other."""
        found: list[Spot] = []
        for left, right in pairwise(waiting):
            both = self._governorates(left), self._governorates(right)
            if adjoining(self.tokens, left, right) and not both[0].keys().isdisjoint(both[1]):
                for spot, senses in zip((left, right), both, strict=True):
                    spot.senses, spot.evidence = tuple(senses.values()), "company"
                    found.append(spot)
        return found

    def _governorates(self, spot: Spot) -> dict[str, Sense]:
        """Governorate → the settlement in it that a carefully spelt name, no common word, can mean."""
        if common(self.tokens, spot):
            return {}
        return {
            name: sense
            for sense in spot.senses
            if sense.place.kind in SETTLED and spelt(self.tokens, spot, sense)
            for name in self._levels(sense.place, "governorate")
        }

    def _at_home(self, spot: Spot, homely: Sequence[Sense]) -> list[Sense]:
        """«الحدود السورية», «السفارة الأميركية»: the one of the country whose places fill what stands near.

        A border's name tells one of its countries already: the other is looked for, first after مع.
        """
        if not homely:
            return []
        lands = [self._levels(sense.place, "country") for sense in homely]
        told = set.intersection(*lands) if len(lands) > 1 else set()
        after = self._by_head.get(spot.last + 2)
        if after is not None and self.tokens.word(spot.last + 1) == "مع":
            return [sense for sense, land in zip(homely, lands, strict=True) if after.senses[0].place.id in land]
        near = Counter(name for place in self._near(spot, _PARAGRAPH) for name in self._levels(place, "country"))
        home = _most(near, told) or _most(self._countries, told)
        return [sense for sense, land in zip(homely, lands, strict=True) if home & land]

    def _in_company(self, spot: Spot, sense: Sense) -> bool:
        """A related place stands in the same list, or in the article while a word of place stands before the name."""
        kind, plain = sense.place.kind, common(self.tokens, spot)
        if kind == "country":
            return self._placed(spot) or any(other.senses[0].place.kind == "country" for other in self._beside(spot))
        if kind in _WATERS:
            return not plain and self._placed(spot) and not described(self.tokens, spot)
        if self._alias(spot, sense):
            return True
        if kind not in _ON_THE_LAND and (plain or spot.first == spot.last):
            return self._of_the_same_noun(spot, sense)
        return self._on_the_land(spot, sense, plain)

    def _on_the_land(self, spot: Spot, sense: Sense, plain: bool) -> bool:
        if self._listed_with(spot, sense) >= (2 if plain and not spot.located else 1):
            return True
        if any(rule(spot, sense, plain) for rule in (self._beside_it, self._anchored, self._between)):
            return True
        if plain and sense.place.kind != "governorate":
            return False
        return self._placed(spot) and not self._lands_of(spot, plain).isdisjoint(self._levels(sense.place, "country"))

    def _placed(self, spot: Spot) -> bool:
        return placed(self.tokens, spot)

    def _of_the_same_noun(self, spot: Spot, sense: Sense) -> bool:
        """«حقل العمر والجبسة», «قاعدة علي السالم في الكويت والعديد في قطر»: one noun goes with both."""
        kind = sense.place.kind
        if any(other.generic and kind in other.generic.kinds for other in self._list_of(spot)):
            return True
        where = self._by_head.get(spot.last + 2)
        if self.tokens.word(spot.last + 1) != "في" or where is None or spot.clitic != "و":
            return False
        lies_there = where.senses[0].place.id in self.gazetteer.lineage(sense.place)
        before = (self._by_last.get(number) for number in range(spot.head - _NEAR, spot.head))
        return lies_there and any(other and other.generic and kind in other.generic.kinds for other in before)

    def _beside_it(self, spot: Spot, sense: Sense, plain: bool) -> bool:
        """«قرب القبو», with places of its country about; of its governorate, where it is a common word.

        The seat of a district, «قرب الرطبة», needs none, if it is no common word.
        """
        if sense.place.kind not in SETTLED or not beside(self.tokens, spot) or described(self.tokens, spot):
            return False
        if not plain and any(place.kind == "district" for place in spot.namesakes):
            return True
        level = "governorate" if plain and not says("compass", self.tokens.word(spot.head - 1)) else "country"
        near = (place for place in self._near(spot, _PARAGRAPH) if place.kind != "country")
        return any(not self._levels(sense.place, level).isdisjoint(self._levels(place, level)) for place in near)

    def _near(self, spot: Spot, reach: int) -> list[Place]:
        """The places within so many words, one for each mention."""
        numbers = range(spot.first - reach, spot.last + reach + 1)
        return [other.senses[0].place for number in numbers if (other := self._by_last.get(number))]

    def _alias(self, spot: Spot, sense: Sense) -> bool:
        """«أبو راسين (زركان)», «المحطة الثانية (تي 2)»: another name of the place that stands before the bracket."""
        other = self._by_last.get(spot.head - 1)
        bracket = self.tokens.gap(spot.head).strip(" \"'«»“”") == "("
        return bracket and other is not None and any(each.place is sense.place for each in other.senses)

    def _between(self, spot: Spot, sense: Sense, plain: bool) -> bool:
        """«بين البصرة والعقبة»: what is joined to a place after بين is one."""
        other = self._by_last.get(spot.head - 1)
        joined = spot.clitic == "و" and not self.tokens.listed_before(spot.head)
        if other is None or not joined or sense.place.kind not in SETTLED:
            return False
        if self.tokens.word(other.head - 1) in ("بين", "وبين"):
            return True
        return plain and self._closes_a_list(spot, sense, other)

    def _closes_a_list(self, spot: Spot, sense: Sense, other: Spot) -> bool:
        """«فوق صيدا وصور.»: a common word is the last of a list where the clause, or the phrase, ends after it."""
        leads = other.located or other.follows or any_says(("ground", "beside"), self.tokens.word(other.head - 1))
        settled = other.senses[0].place.kind in SETTLED and self._related(sense, other)
        return bool(leads) and settled and ends_a_phrase(self.tokens, spot)

    def _anchored(self, spot: Spot, sense: Sense, plain: bool) -> bool:
        """«إلى الحضر جنوب الموصل»: how it lies from a place near it tells even a common word."""
        if spot.clitic not in ("", *BA) or (plain and not self._placed(spot) and not struck(self.tokens, spot)):
            return False
        other = self._by_head.get(measured_to(self.tokens, spot))
        if other is None or other.senses[0].place.kind == "country":
            return False
        place = other.senses[0].place
        return place.id in self.gazetteer.lineage(sense.place) or degrees(sense.place, place) < _NEARBY

    def _lands_of(self, spot: Spot, near: bool) -> set[str]:
        """The countries of the article's places; where `near`, of those that stand close by."""
        if not near:
            return self._lands
        close = (place for place in self._near(spot, _NEAR) if place.kind != "country")
        return {name for place in close for name in self._levels(place, "country")}

    def _beside(self, spot: Spot) -> list[Spot]:
        """The mentions that stand beside a name in a list."""
        after = (self._by_head.get(spot.last + step) for step in (1, 2))
        before = (self._by_last.get(spot.head - step) for step in (1, 2))
        return [other for other in (*before, *after) if other and adjoining(self.tokens, spot, other)]

    def _listed_with(self, spot: Spot, sense: Sense) -> int:
        """How many places of the same country stand in the list that a name is in."""
        return sum(self._related(sense, other) for other in self._list_of(spot))

    def _list_of(self, spot: Spot) -> list[Spot]:
        """The other mentions of the list that a name is in."""
        members, edges = [spot], [spot]
        while edges:
            edges = [other for edge in edges for other in self._beside(edge) if other not in members]
            members += edges
        return members[1:]

    def _told(self, spot: Spot, sense: Sense) -> bool:
        """The article has told this place by its noun or a cue, and here the name stands where a place stands."""
        if common(self.tokens, spot) or sense.place.id not in self._told_places:
            return False
        return self._placed(spot) or spot.follows is not None

    def _related(self, sense: Sense, other: Spot) -> bool:
        """Whether another spot's best sense, no country itself, lies in the same country as this sense."""
        place = other.senses[0].place
        mine, theirs = self._levels(sense.place, "country"), self._levels(place, "country")
        return place.kind != "country" and not mine.isdisjoint(theirs)

    def _levels(self, place: Place, kind: str) -> set[str]:
        """The ids of this kind among a place and what it lies in."""
        asked = (place.id, kind)
        if asked not in self._above:
            names = (place.id, *self.gazetteer.lineage(place))
            self._above[asked] = {name for name in names if self.gazetteer[name].kind == kind}
        return self._above[asked]


def _most(counts: Counter[str], told: set[str]) -> set[str]:
    """The country, none of those told, whose places are named most; several where they are named as often."""
    others = {name: count for name, count in counts.items() if name not in told}
    most = max(others.values(), default=0)
    return {name for name, count in others.items() if count == most}


def _told(spot: Spot) -> set[str]:
    """The places that a spot says by its noun, or by a cue, that it could be."""
    if spot.evidence not in ("noun", "list", "cue"):
        return set()
    kinds_asked = spot.generic.kinds if spot.generic else None
    return {sense.place.id for sense in spot.senses if kinds_asked is None or sense.place.kind in kinds_asked}


def _is_post(sense: Sense) -> bool:
    """Whether a place is a base or a camp: once told, its bare name means it, and no longer the town beside it."""
    return kinds()[sense.place.kind].family in ("base", "camp")
