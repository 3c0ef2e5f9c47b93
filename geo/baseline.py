"""What plain look-up finds: the baseline beside which the gold's figures stand.

Every toponym of the gazetteer, strong or weak, as it is written and between blanks or punctuation; the
longest of several, the first place of the name, always literal. No folding, no clitics, no context.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gazetteer import Gazetteer, Place
from geo.article import Article
from geo.mention import Mention

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def look_up(articles: Iterable[Article], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions that exact look-up finds in articles, in order."""
    names = _names(gazetteer)
    longest = max(name.count(" ") for name in names) + 1
    return [mention for article in articles for mention in _of_article(article, names, longest)]


def _names(gazetteer: Gazetteer) -> Mapping[str, Place]:
    names: dict[str, Place] = {}
    for place in sorted(gazetteer, key=lambda place: place.id):
        for name in place.names:
            names.setdefault(name.toponym, place)
    return names


def _of_article(article: Article, names: Mapping[str, Place], longest: int) -> Iterator[Mention]:
    words = [match.span() for match in _WORD.finditer(article.text)]
    number = 0
    while number < len(words):
        for length in range(min(longest, len(words) - number), 0, -1):
            start, end = words[number][0], words[number + length - 1][1]
            place = names.get(article.text[start:end])
            if place is not None:
                yield _mention(article, start, end, place)
                number += length - 1
                break
        number += 1


def _mention(article: Article, start: int, end: int, place: Place) -> Mention:
    return replace(
        _BLANK,
        article=article.name,
        start=start,
        end=end,
        surface=article.text[start:end],
        place=place.id,
        longitude=place.point.lon,
        latitude=place.point.lat,
        accuracy_m=place.point.accuracy_m,
        candidates=(place.id,),
    )


_BLANK = Mention(
    article="", article_title="", outlet=None, url=None, language="und", published=None, start=0, end=0, surface="",
    generic=None, excerpt="", excerpt_start=0, role="literal", dateline=False, resolution="resolved", place=None,
    place_title=None, place_title_ar=None, kind=None, longitude=None, latitude=None, accuracy_m=None, dates=(),
    reason="exact look-up", candidates=(),
)  # fmt: skip
