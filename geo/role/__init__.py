"""Roles: the ground itself (literal), its government, army or people (associative), or part of another name (embedded).

Rules are tried in order; the first that speaks decides, and its reason says which words it saw. A country, and a
city whose name stands for a government, is associative unless something says otherwise; any other place is literal.
"""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer import Place
from gazetteer.spelling import is_arabic
from geo.recognize import Spot
from geo.role import english, preposition, words
from geo.role.dateline import dateline
from geo.role.preposition import REACH
from geo.role.scene import Judgement, Rule, Scene
from geo.tokens import Tokens

__all__ = ["Judgement", "role_of"]


def role_of(
    tokens: Tokens, spot: Spot, place: Place | None, language: str, judged: Sequence[tuple[Spot, Judgement]]
) -> Judgement:
    """The role of a spot. `place` is what it most likely means; `judged` the article's spots before it."""
    script = "ar" if is_arabic(tokens.words[spot.first]) and language != "ckb" else language
    before = tokens.clause_before(spot.head, REACH + 2)
    last = judged[-1] if judged else None
    previous = _judged(spot.follows, judged) if spot.follows else None
    scene = Scene(tokens, spot, place, before, script, last, previous)
    for rule in _ENGLISH if script == "en" else _RULES:
        judgement = rule(scene)
        if judgement is not None:
            return judgement
    if scene.state:
        return Judgement("associative", "a country or capital with no word of place beside it")
    return Judgement("literal", "a place that is no government")


def _judged(spot: Spot, judged: Sequence[tuple[Spot, Judgement]]) -> Judgement | None:
    return next((judgement for other, judgement in reversed(judged) if other is spot), None)


_RULES: tuple[Rule, ...] = (
    words.inside,
    dateline,
    words.title,
    words.posted,
    words.bracketed,
    words.between,
    words.listed,
    preposition.preposition,
    preposition.measured,
    preposition.movement,
    words.capital_of,
    words.upon,
    words.struck,
    words.visited,
    words.speaks,
    words.government,
    words.site,
    words.capital,
    words.in_it,
    words.club,
)
_ENGLISH: tuple[Rule, ...] = (
    words.inside,
    dateline,
    english.title,
    english.possessive,
    words.listed,
    english.preposition,
    words.site,
    words.capital,
)
