"""Places by name, in any script and not quite as written: what `buldan gazetteer find` asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from gazetteer.index import Gazetteer
from gazetteer.place import Place
from gazetteer.spelling import key, keys

_ARTICLE = re.compile(r"(?:ال|(?:al|el) )(?=\w{2})")
_NEAR = 72  # below this score names look alike only by chance
_MOST = 5


class Found(NamedTuple):
    """A place, the name or title of it that comes nearest to what was asked, and how near: 100 is the same letters."""

    place: Place
    name: str
    score: float


class _Named(NamedTuple):
    """A name of a place; the lower its rank, the more it means the place by itself."""

    place: Place
    name: str
    rank: int


def find(gazetteer: Gazetteer, text: str, most: int = _MOST) -> list[Found]:
    """The places whose names fold to `text`; where there is none, the few whose names come nearest, best first.

    Names and titles are compared as the matcher folds them, with and without their article. Scores are rapidfuzz
    ratios, 0 to 100; what scores too low is left out.
    """
    asked = key(text)
    named = list(_named(gazetteer))
    folded = keys(each.name for each in named)
    scores = {number: 100.0 for number, name in enumerate(folded) if name == asked}
    near = scores or _nearest(asked, folded)
    order = sorted(near, key=lambda number: (-near[number], named[number].rank, number))
    best = {named[number].place.id: number for number in reversed(order)}
    found = [Found(named[n].place, named[n].name, near[n]) for n in order if best[named[n].place.id] == n]
    return found if scores else found[:most]


def _named(gazetteer: Gazetteer) -> Iterator[_Named]:
    """Every name of every place: strong ones, titles, weak ones, then those of imported places."""
    for place in gazetteer:
        for toponym in place.names:
            yield _Named(place, toponym.toponym, 3 if place.imported else 2 if toponym.strength == "weak" else 0)
        for name in (place.title, place.title_ar, place.id):
            yield _Named(place, name, 3 if place.imported else 1)


def _nearest(asked: str, folded: Sequence[str]) -> dict[int, float]:
    """The numbers of the nearest names and their scores."""
    scores: dict[int, float] = {}
    bare = [_ARTICLE.sub("", name) for name in folded]
    for question, names in ((asked, folded), (_ARTICLE.sub("", asked), bare)):
        for _, score, number in process.extract(question, names, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=100):
            scores[number] = max(score, scores.get(number, 0.0))
    return scores
