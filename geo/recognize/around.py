"""What stands around a name and tells that it is a place on the ground: prepositions, movements, directions."""

from __future__ import annotations

from collections.abc import Iterable

from gazetteer.spelling import is_arabic
from geo.lexicon import says
from geo.recognize.spot import BA, Spot, common
from geo.tokens import Tokens

_MOVED, _STRUCK, _LINE = 8, 4, 5
_SHORT = 3
_PRONOUNS = frozenset(("الذي", "التي", "الذين", "اللذين"))
_WITH_MOVEMENT = frozenset(("من", "الي", "ومن", "والي"))


def any_says(groups: Iterable[str], word: str) -> bool:
    """Whether an Arabic word belongs to one of the groups of words/roles.yml."""
    return any(says(group, word) for group in groups)


def placed(tokens: Tokens, spot: Spot) -> bool:
    """Whether a preposition of place, or what does as well, stands before a name."""
    if spot.clitic in BA:
        return True
    if spot.clitic or tokens.stops_before(spot.first):
        return False
    word = tokens.word(spot.first - 1)
    if word in _WITH_MOVEMENT:
        return says("near", tokens.word(spot.first - 2)) or _moved(tokens, spot)
    if word == "علي":
        return any(says("upon", other) for other in tokens.clause_before(spot.first - 1, _STRUCK))
    if struck(tokens, spot):
        return not common(tokens, spot)
    return word == "بين" or says("ground", word, "ar" if is_arabic(word or "ا") else "en")


def struck(tokens: Tokens, spot: Spot) -> bool:
    """«قصف قنديل», «أهالي الطوز»: what was done to it, or who lives there, stands directly before a name."""
    return not spot.clitic and any_says(("upon", "hits", "people"), tokens.word(spot.first - 1))


def _moved(tokens: Tokens, spot: Spot) -> bool:
    """Whether a movement governs من or إلى: «خرجوا من هيت», and not «ثوب من حرير»."""
    number = spot.first - 1
    while number > max(0, spot.first - _MOVED) and not tokens.listed_before(number):
        number -= 1
        if any_says(("from", "to", "origins"), tokens.word(number)):
            return True
        if tokens.stops_before(number):
            return False
    return False


def beside(tokens: Tokens, spot: Spot) -> bool:
    """«قرب الرطبة», «شمالي بلد»: something lies beside it, or in a direction from it."""
    clear = not spot.clitic and not tokens.stops_before(spot.head)
    return clear and says("beside", tokens.word(spot.head - 1))


def described(tokens: Tokens, spot: Spot) -> bool:
    """«قرب المتوسط المسجل», «الطواحين القديمة»: an adjective goes with a word, one of origin with a town too."""
    after = tokens.word(spot.last + 1)
    plain = tokens.gap(spot.last + 1) == " " and after.startswith("ال") and len(after) > _SHORT
    return plain and not after.endswith(("ي", "يه")) and after not in _PRONOUNS


def measured_to(tokens: Tokens, spot: Spot) -> int:
    """«بلد (70 كلم شمال بغداد)»: the number of the word after how it lies from there; -1 where no direction is told."""
    number, directed = spot.last + 1, False
    while number <= spot.last + _LINE and _measures(tokens, number):
        directed = directed or says("directions", tokens.word(number))
        number += 1
    return number if directed else -1


def _measures(tokens: Tokens, number: int) -> bool:
    word = tokens.word(number)
    told = any_says(("directions", "distances"), word) or word.isdecimal()
    return told and tokens.gap(number).strip() in ("", "(")


def ends_a_phrase(tokens: Tokens, spot: Spot) -> bool:
    """Whether the clause, or its phrase of place, ends with a name."""
    after = tokens.word(spot.last + 1)
    return bool(tokens.gap(spot.last + 1).strip()) or after[:1] in ("", "و") or says("ground", after)
