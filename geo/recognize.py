"""Toponyms in text → spots with the places they could mean. A weak name needs evidence, or is no mention.

Two passes: what stands by itself or beside a cue comes first, then weak names that a related place vouches for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gazetteer import Gazetteer, Name, Place, Sense, words
from gazetteer.matcher import Hit
from gazetteer.spelling import careful, is_arabic, key
from gazetteer.words import Generic
from geo.lexicon import roles
from geo.sentence import Sentences
from geo.tokens import Tokens

_NEAR, _CUE_BEFORE, _CUE_AFTER, _PARAGRAPH = 8, 4, 3, 40
_ADJECTIVE = re.compile(r"(?:ال)?\w{2,}ي(?:ه|تين)?|ال\w{3,}ه")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.?){2,3}")
_DEFINITE = re.compile(r"[وف]?(?:[بك]?ال|لل)\w")
_OPENERS = re.compile(r"[\s\"'“”«»„()\[\]‘’]*")
_OF_THE_HOME = frozenset(("border", "embassy", "consulate"))
_SETTLED = frozenset(("city", "town", "village", "neighbourhood", "governorate", "district", "subdistrict"))
_ON_THE_LAND = _SETTLED | {"mountain", "desert", "region", "zone", "wadi", "valley", "island"}


@dataclass(slots=True)
class Spot:
    """A name in the text, its words `first..last`, and what it could mean.

    `located` tells that في or ب stands before it. `namesakes` are all places of this name, those without evidence too. `generic` is the generic noun that goes
    with it; `head` the first word of noun and name together; `listed` tells that the noun stands once for a list.
    `follows` is the spot before it in the same list.
    """

    start: int
    end: int
    first: int
    last: int
    head: int
    clitic: str
    senses: tuple[Sense, ...]
    namesakes: tuple[Place, ...] = ()
    located: bool = False
    generic: Generic | None = None
    listed: bool = False
    inside: str | None = None
    evidence: str = ""
    follows: Spot | None = field(default=None, repr=False)

    @property
    def strong(self) -> tuple[Sense, ...]:
        """The senses that need no evidence."""
        return tuple(sense for sense in self.senses if sense.toponym.strength == "strong")


def recognize(tokens: Tokens, sentences: Sentences, gazetteer: Gazetteer, language: str) -> list[Spot]:
    """Every mention of a place in a text, in order, with its candidates."""
    accepted: list[Spot] = []
    pending: list[Spot] = []
    _first_pass(tokens, sentences, gazetteer, language, accepted, pending)
    _second_pass(tokens, gazetteer, accepted, pending)
    accepted.sort(key=lambda spot: spot.start)
    for before, spot in pairwise(accepted):
        if spot.follows is None and _adjoining(tokens, before, spot):
            spot.follows = before
    return accepted


def _first_pass(
    tokens: Tokens,
    sentences: Sentences,
    gazetteer: Gazetteer,
    language: str,
    accepted: list[Spot],
    pending: list[Spot],
) -> None:
    free, before = 0, None
    inside = slice(0, 0)
    for hit in gazetteer.matcher.find_folded(tokens.text, tokens.folded):
        if hit.start < free or sentences.at(hit.start) is None:
            continue
        if hit.value.sort == "never":
            free = hit.end
        elif hit.value.sort == "inside":
            inside = slice(hit.start, hit.end) if hit.end > inside.stop else inside
        elif (spot := _spot(tokens, hit, before, language)) is not None:
            spot.inside = tokens.text[inside] if hit.start < inside.stop else None
            if _stands(tokens, spot):
                free, before = hit.end, spot
                accepted.append(spot)
            else:
                pending.append(spot)


def _spot(tokens: Tokens, hit: Hit[Name], before: Spot | None, language: str) -> Spot | None:
    first, last = tokens.at(hit.start), tokens.at(hit.end - 1)
    surface = tokens.text[hit.start : hit.end]
    if not is_arabic(key(surface) or " ") and not any(letter.isupper() for letter in surface.split(" ")[0]):
        return None
    senses = tuple(sense for sense in hit.value.senses if _readable(sense, surface, language))
    if not senses:
        return None
    if not hit.clitic and roles("ar")["media"].fullmatch(tokens.word(first - 1)) and _touching(tokens, first, first):
        return None
    spot = Spot(hit.start, hit.end, first, last, first, hit.clitic, senses, tuple(sense.place for sense in senses))
    if _is_adjective(tokens, spot):
        return None
    _attach_generic(tokens, spot)
    spot.located = spot.clitic in ("ب", "وب", "فب") or tokens.word(spot.head - 1) in ("في", "وفي")
    _link(tokens, spot, before)
    return spot


def _is_adjective(tokens: Tokens, spot: Spot) -> bool:
    """«الحكومة السعودية», «قوات سورية», "U.S. warplanes": an adjective of origin is no mention."""
    surface = tokens.text[spot.start : spot.end]
    if _ABBREVIATION.fullmatch(surface):
        after = tokens.word(spot.last + 1)
        verbs = roles("en")["after_abbreviation"]
        return bool(after) and tokens.gap(spot.last + 1).strip(".") in (" ", "-") and not verbs.fullmatch(after)
    noun = tokens.word(spot.first - 1)
    if key(surface) not in words.adjectives() or spot.clitic or tokens.gap(spot.first).strip():
        return False
    definite = _DEFINITE.match(noun) is not None
    return definite if key(surface).startswith("ال") else not definite and noun.endswith(("ه", "ات"))


def _readable(sense: Sense, surface: str, language: str) -> bool:
    """A Kurdish name counts in an Arabic article only in its own letters: سليماني is a man, سلێمانی the town."""
    kurdish = sense.toponym.lang == "ckb" and language != "ckb"
    return not kurdish or careful(surface) == careful(sense.toponym.toponym)


def _attach_generic(tokens: Tokens, spot: Spot) -> None:
    """Find the generic noun beside a name: before it, an adjective between them or none, or in English after it."""
    if not spot.clitic:
        for length, gap in ((2, 0), (1, 0), (1, 1)):
            head = spot.first - gap - length
            noun = " ".join(tokens.words[max(head, 0) : spot.first - gap])
            generic = words.generics().get(noun)
            if generic and _touching(tokens, head + 1, spot.first) and (not gap or _adjective(tokens, spot.first - 1)):
                spot.generic, spot.head = generic, head
                return
    if not is_arabic(tokens.words[spot.first]):
        _attach_generic_after(tokens, spot)


def _attach_generic_after(tokens: Tokens, spot: Spot) -> None:
    for length in (2, 1):
        noun = " ".join(tokens.words[spot.last + 1 : spot.last + 1 + length])
        generic = words.generics().get(noun)
        if generic and _touching(tokens, spot.last + 1, spot.last + length):
            spot.generic = generic
            return


def _touching(tokens: Tokens, first: int, last: int) -> bool:
    """Whether nothing but blanks, quotation marks and brackets stands before each of these words."""
    return all(
        _OPENERS.fullmatch(tokens.gap(number)) and "\n" not in tokens.gap(number) for number in range(first, last + 1)
    )


def _adjective(tokens: Tokens, number: int) -> bool:
    return _ADJECTIVE.fullmatch(tokens.word(number)) is not None


def _link(tokens: Tokens, spot: Spot, before: Spot | None) -> None:
    """Join a spot to the list that the one before it stands in; a plural noun goes with the whole list."""
    if before is None or (tokens.stops_before(spot.head) and not _dashed(tokens, spot.head)):
        return
    between = spot.head - before.last - 1
    bare_and = tokens.word(spot.head - 1) == "و" or tokens.word(spot.head - 1) in ("and", "or", "او")
    joined = _joined(tokens, spot)
    if (between == 0 and (joined or tokens.listed_before(spot.head))) or (between == 1 and bare_and):
        spot.follows = before
    noun = before.generic
    if spot.generic or noun is None or not noun.many:
        return
    near = spot.follows is before or (joined and between <= _NEAR and before.last < spot.first)
    if near and any(sense.place.kind in noun.kinds for sense in spot.senses):
        spot.generic, spot.listed, spot.follows = noun, True, before


def _joined(tokens: Tokens, spot: Spot) -> bool:
    """Whether و stands before a name, or before its generic noun."""
    return spot.clitic == "و" if spot.head == spot.first else tokens.word(spot.head).startswith("و")


def _dashed(tokens: Tokens, number: int) -> bool:
    return tokens.gap(number).strip() in ("-", "–", "—")


def _stands(tokens: Tokens, spot: Spot) -> bool:
    """Whether a spot is a mention by itself: a strong name, or a weak one with a cue beside it."""
    if spot.generic and any(_answers(tokens, spot, sense, spot.generic) for sense in spot.senses):
        spot.evidence = "list" if spot.listed else "noun"
        return True
    cued = tuple(sense for sense in spot.senses if sense.toponym.strength == "weak" and _cued(tokens, spot, sense))
    if spot.strong:
        spot.senses = spot.strong if not cued else (*cued, *spot.strong)
        return True
    cued = cued or _in_an_office(tokens, spot)
    if cued:
        spot.senses, spot.evidence = cued, "cue"
    return bool(cued)


def _answers(tokens: Tokens, spot: Spot, sense: Sense, noun: Generic) -> bool:
    """Whether a place is of a kind that the noun asks for; a name that is a common word must be spelt with care."""
    common = key(tokens.text[spot.start : spot.end]) in words.common()
    return sense.place.kind in noun.kinds and (not common or _spelt(tokens, spot, sense))


def _in_an_office(tokens: Tokens, spot: Spot) -> tuple[Sense, ...]:
    """«محافظ صلاح الدين»: what an office of local government is named for is a governorate or a town."""
    if (
        spot.clitic
        or not roles("ar")["local"].fullmatch(tokens.word(spot.first - 1))
        or tokens.stops_before(spot.first)
    ):
        return ()
    settled = [sense for sense in spot.senses if sense.place.kind in _SETTLED and _spelt(tokens, spot, sense)]
    return tuple(sense for sense in settled if sense.place.kind == "governorate") or tuple(settled)


def _cued(tokens: Tokens, spot: Spot, sense: Sense) -> bool:
    """Whether one of the toponym's own cues stands near a name that is spelt with care."""
    if not sense.toponym.cues or not _spelt(tokens, spot, sense):
        return False
    cues = {form for cue in sense.toponym.cues for form in words.forms(cue)}
    around = tokens.clause_before(spot.first, _CUE_BEFORE) + tokens.clause_after(spot.last, _CUE_AFTER)
    return not cues.isdisjoint(around)


def _spelt(tokens: Tokens, spot: Spot, sense: Sense) -> bool:
    surface = tokens.text[spot.start : spot.end]
    if tokens.careless:
        return key(sense.toponym.toponym).endswith(key(surface))
    return careful(sense.toponym.toponym).endswith(careful(surface))


def _second_pass(tokens: Tokens, gazetteer: Gazetteer, accepted: list[Spot], pending: Sequence[Spot]) -> None:
    """Accept weak names that a related place vouches for, each helping the next, until none is added."""
    waiting = [spot for spot in pending if not _overlaps(spot, accepted)]
    while True:
        added = [spot for spot in waiting if _vouched(tokens, gazetteer, spot, accepted)]
        added = added or _pairs(tokens, gazetteer, waiting)
        for spot in added:
            if not _overlaps(spot, accepted):
                accepted.append(spot)
        if not added:
            return
        waiting = [spot for spot in waiting if not _overlaps(spot, accepted)]


def _pairs(tokens: Tokens, gazetteer: Gazetteer, waiting: Sequence[Spot]) -> list[Spot]:
    """«حديثة وهيت»: two weak names of one governorate, side by side, vouch for each other."""
    found: list[Spot] = []
    for left, right in pairwise(waiting):
        if _adjoining(tokens, left, right):
            governorates = [_governorates(tokens, gazetteer, spot) for spot in (left, right)]
            if set(governorates[0]) & set(governorates[1]):
                for spot, senses in zip((left, right), governorates, strict=True):
                    spot.senses, spot.evidence = tuple(sense for group in senses.values() for sense in group), "company"
                    found.append(spot)
    return found


def _governorates(tokens: Tokens, gazetteer: Gazetteer, spot: Spot) -> dict[str, list[Sense]]:
    """Governorate → the settlements in it that a carefully spelt name, no common word, can mean."""
    table: dict[str, list[Sense]] = {}
    if key(tokens.text[spot.start : spot.end]) not in words.common():
        for sense in spot.senses:
            if sense.place.kind in _SETTLED and _spelt(tokens, spot, sense):
                for name in _at_level(gazetteer, gazetteer.lineage(sense.place), "governorate"):
                    table.setdefault(name, []).append(sense)
    return table


def _overlaps(spot: Spot, others: Iterable[Spot]) -> bool:
    return any(spot.start < other.end and other.start < spot.end for other in others)


def _vouched(tokens: Tokens, gazetteer: Gazetteer, spot: Spot, accepted: Sequence[Spot]) -> bool:
    """Whether related places tell that a weak, carefully spelt name is meant; if so its senses are narrowed."""
    spelt = [sense for sense in spot.senses if _spelt(tokens, spot, sense)]
    for evidence, senses in (
        ("home", _at_home(gazetteer, spot, spelt, accepted)),
        ("company", [sense for sense in spelt if _in_company(tokens, gazetteer, spot, sense, accepted)]),
        ("again", [sense for sense in spelt if _named_before(tokens, spot, sense, accepted)]),
    ):
        if senses:
            spot.senses, spot.evidence = tuple(senses), evidence
            return True
    return False


def _at_home(gazetteer: Gazetteer, spot: Spot, senses: Sequence[Sense], accepted: Sequence[Spot]) -> list[Sense]:
    """«الحدود السورية», «السفارة الأميركية»: the one of the country whose places stand near, or fill the article."""
    near = [other for other in accepted if abs(other.first - spot.first) <= _PARAGRAPH]
    home = _home(gazetteer, near)
    home = home if len(home) == 1 else _home(gazetteer, accepted)
    shared = {
        sense: len(home & _at_level(gazetteer, gazetteer.lineage(sense.place), "country"))
        for sense in senses
        if sense.place.kind in _OF_THE_HOME
    }
    most = max(shared.values(), default=0)
    return [sense for sense, count in shared.items() if count == most > 0]


def _home(gazetteer: Gazetteer, spots: Sequence[Spot]) -> set[str]:
    """The country whose places are named most; several where they are named as often."""
    counts = Counter(country for spot in spots for country in _countries(gazetteer, spot))
    most = max(counts.values(), default=0)
    return {country for country, count in counts.items() if count == most}


def _countries(gazetteer: Gazetteer, spot: Spot) -> set[str]:
    place = spot.senses[0].place
    return _at_level(gazetteer, (place.id, *gazetteer.lineage(place)), "country")


def _placed(tokens: Tokens, spot: Spot) -> bool:
    """Whether a preposition of place stands before a name."""
    if spot.clitic in ("ب", "وب", "فب"):
        return True
    word = tokens.word(spot.first - 1)
    if spot.clitic or tokens.stops_before(spot.first):
        return False
    return word in ("من", "الي", "ومن", "والي", "بين") or roles("ar")["ground"].fullmatch(word) is not None


def _named_before(tokens: Tokens, spot: Spot, sense: Sense, accepted: Sequence[Spot]) -> bool:
    """The article has told this place by its noun, and here the name stands where a place stands."""
    if key(tokens.text[spot.start : spot.end]) in words.common():
        return False
    return (_placed(tokens, spot) or spot.follows is not None) and any(_tells(other, sense) for other in accepted)


def _tells(other: Spot, sense: Sense) -> bool:
    """Whether a spot says by its noun, or by a cue, that it is this very place."""
    if other.evidence not in ("noun", "list", "cue") or sense.place not in [meant.place for meant in other.senses]:
        return False
    return other.generic is None or sense.place.kind in other.generic.kinds


def _in_company(tokens: Tokens, gazetteer: Gazetteer, spot: Spot, sense: Sense, accepted: Sequence[Spot]) -> bool:
    """A related place stands in the same list, or in the article while a preposition of place stands before the name."""
    common = key(tokens.text[spot.start : spot.end]) in words.common()
    if sense.place.kind == "country":
        return _placed(tokens, spot) or any(_beside_country(tokens, spot, other) for other in accepted)
    if sense.place.kind not in _ON_THE_LAND:
        return False
    if _listed_with(tokens, gazetteer, spot, sense, accepted) >= (2 if common else 1):
        return True
    level = "country" if sense.place.kind == "governorate" or not common else "governorate"
    near = [other for other in accepted if not common or abs(other.first - spot.last) <= _NEAR]
    if common and sense.place.kind != "governorate":
        return False
    return _placed(tokens, spot) and any(_related(gazetteer, sense, other, level) for other in near)


def _beside_country(tokens: Tokens, spot: Spot, other: Spot) -> bool:
    return other.senses[0].place.kind == "country" and _adjoining(tokens, spot, other)


def _listed_with(tokens: Tokens, gazetteer: Gazetteer, spot: Spot, sense: Sense, accepted: Sequence[Spot]) -> int:
    """How many places of the same country, and of one nature with this one, stand in the list that it is in."""
    members, edges = [spot], [spot]
    while edges:
        edges = [
            other
            for other in accepted
            if other not in members and any(_adjoining(tokens, edge, other) for edge in edges)
        ]
        members += edges
    return sum(_related(gazetteer, sense, other, "country") for other in members[1:])


def _adjoining(tokens: Tokens, spot: Spot, other: Spot) -> bool:
    """Whether two names stand side by side in a list."""
    left, right = (spot, other) if spot.start < other.start else (other, spot)
    joined = _joined(tokens, right) or tokens.listed_before(right.head)
    return right.head == left.last + 1 and joined and right.clitic in ("", "و")


def _related(gazetteer: Gazetteer, sense: Sense, other: Spot, level: str) -> bool:
    """Whether another spot's best sense lies in the same country, or governorate, as this sense."""
    if not other.senses or other.senses[0].place.kind == "country":
        return False
    place = other.senses[0].place
    mine = _at_level(gazetteer, (sense.place.id, *gazetteer.lineage(sense.place)), level)
    return bool(mine & _at_level(gazetteer, (place.id, *gazetteer.lineage(place)), level))


def _at_level(gazetteer: Gazetteer, ids: Iterable[str], level: str) -> set[str]:
    return {name for name in ids if gazetteer[name].kind == level}
