"""Toponyms in text → spots with the places they could mean. A weak name needs evidence, or is no mention.

Two passes: what stands by itself or beside a cue comes first, then weak names that a related place vouches for.
"""

from __future__ import annotations

from itertools import pairwise

from gazetteer import Gazetteer
from geo.recognize.company import Company
from geo.recognize.evidence import stands
from geo.recognize.spot import Spot, adjoining, spot_of
from geo.recognize.unknown import unknown
from geo.sentence import Sentences
from geo.tokens import Tokens

__all__ = ["Spot", "recognize"]


def recognize(tokens: Tokens, sentences: Sentences, gazetteer: Gazetteer, language: str) -> list[Spot]:
    """Every mention of a place in a text, in order, with its candidates."""
    accepted: list[Spot] = []
    pending: list[Spot] = []
    _first_pass(tokens, sentences, gazetteer, language, accepted, pending)
    Company(tokens, gazetteer, accepted).vouch(pending)
    accepted += unknown(tokens, sentences, accepted)
    accepted.sort(key=lambda spot: spot.start)
    for before, spot in pairwise(accepted):
        if spot.follows is None and adjoining(tokens, before, spot):
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
        elif (spot := spot_of(tokens, hit, before, language)) is not None:
            spot.inside = tokens.text[inside] if hit.start < inside.stop else None
            if stands(tokens, spot):
                free, before = hit.end, spot
                accepted.append(spot)
            else:
                pending.append(spot)
