"""Whether a name stands for a place by itself: a strong one does, a weak one only beside a cue."""

from __future__ import annotations

from gazetteer import Sense, words
from gazetteer.spelling import careful, key
from gazetteer.words import Generic
from geo.lexicon import says
from geo.recognize.around import placed
from geo.recognize.spot import Spot, common, spelt
from geo.tokens import Tokens

_BEFORE, _AFTER, _SENTENCE = 4, 3, 20
SETTLED = frozenset(("city", "town", "village", "neighbourhood", "governorate", "district", "subdistrict"))


def stands(tokens: Tokens, spot: Spot) -> bool:
    """Whether a spot is a mention by itself: a strong name, or a weak one with a cue beside it."""
    if spot.generic and any(_answers(tokens, spot, sense, spot.generic) for sense in spot.senses):
        spot.evidence = "list" if spot.listed else "noun"
        return True
    if spot.generic and spot.generic.firm and _is_its_town(tokens, spot):
        spot.evidence = "noun"
        return True
    cued = tuple(sense for sense in spot.senses if sense.toponym.strength == "weak" and _cued(tokens, spot, sense))
    if spot.strong and (_told(tokens, spot) or not (_hasty(tokens, spot) or _refers_back(tokens, spot))):
        spot.senses = spot.strong if not cued else (*cued, *spot.strong)
        return True
    cued = cued or _in_an_office(tokens, spot)
    if cued:
        spot.senses, spot.evidence = cued, "cue"
    return bool(cued)


def _told(tokens: Tokens, spot: Spot) -> bool:
    """Whether a word of place, or what a government does, stands before a name, or its list does."""
    return placed(tokens, spot) or spot.follows is not None or says("speech", tokens.word(spot.head - 1))


def _hasty(tokens: Tokens, spot: Spot) -> bool:
    """«حماه», «الرقه», «الرمادى»: written so, a name is also a word, and needs a word of place before it."""
    surface = careful(tokens.text[spot.start : spot.end])
    names = [careful(sense.toponym.toponym) for sense in spot.strong]
    return surface[-1] in "هى" and spot.first == spot.last and all(name[-1] in "ةي" for name in names)


def _refers_back(tokens: Tokens, spot: Spot) -> bool:
    """«ثلاث رياض للأطفال …، ووصفت الرياض»: after the bare noun in a sentence, the definite one means it again."""
    surface = key(tokens.text[spot.start : spot.end])
    return surface.startswith("ال") and surface[2:] in tokens.clause_before(spot.first, _SENTENCE)


def _answers(tokens: Tokens, spot: Spot, sense: Sense, noun: Generic) -> bool:
    """Whether a place is of a kind that the noun asks for; outside a list, a common word must be spelt with care."""
    sure = spot.listed or not common(tokens, spot) or spelt(tokens, spot, sense)
    settled = not noun.firm and noun.kinds[0] in SETTLED and sense.place.kind in SETTLED
    return sure and (settled or sense.place.kind in noun.kinds)


def _is_its_town(tokens: Tokens, spot: Spot) -> bool:
    """«جسر القائم»: a bridge, or a prison, that no one has on a map bears the name of a town."""
    surface = tokens.text[spot.start : spot.end]
    named = surface.startswith("ال") and not common(tokens, spot) and not spot.clitic
    return named and any(sense.place.kind in SETTLED and spelt(tokens, spot, sense) for sense in spot.senses)


def _in_an_office(tokens: Tokens, spot: Spot) -> tuple[Sense, ...]:
    """«محافظ صلاح الدين»: what an office of local government is named for is a governorate or a town."""
    if spot.clitic or not says("local", tokens.word(spot.first - 1)) or tokens.stops_before(spot.first):
        return ()
    settled = [sense for sense in spot.senses if sense.place.kind in SETTLED and spelt(tokens, spot, sense)]
    return tuple(sense for sense in settled if sense.place.kind == "governorate") or tuple(settled)


def _cued(tokens: Tokens, spot: Spot, sense: Sense) -> bool:
    """Whether one of the toponym's own cues stands near a name that is spelt with care."""
    if not sense.toponym.cues or not spelt(tokens, spot, sense):
        return False
    cues = {form for cue in sense.toponym.cues for form in words.forms(cue)}
    before, after = (1, 1) if common(tokens, spot) else (_BEFORE, _AFTER)
    around = tokens.clause_before(spot.first, before) + tokens.clause_after(spot.last, after)
    return not cues.isdisjoint(around)
