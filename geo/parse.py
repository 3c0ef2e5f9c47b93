"""One article through the stages; many, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import gazetteer as places_of
from gazetteer import Gazetteer
from gazetteer.spelling import key
from geo.article import Article, ArticleError, read_articles
from geo.attribution import Attribution
from geo.dates import find_dates
from geo.language import with_language
from geo.mention import Mention
from geo.outlet import home_of
from geo.published import dated
from geo.recognize import Spot, recognize
from geo.recognize.spot import definite
from geo.resolve import Choice, resolve
from geo.role import Judgement, role_of
from geo.sentence import Sentence, Sentences, excerpt, sentences
from geo.tokens import Tokens, tokens


def parse(source: str | Path | Article | Iterable[Article], gazetteer: Gazetteer | None = None) -> list[Mention]:
    """Every mention of a place in the articles given, in the order of the text.

    `source` is a file, a folder, an article or articles. Raises ArticleError where a path cannot be read.
    """
    known = gazetteer if gazetteer is not None else places_of.load()
    return [mention for article in _articles(source) for mention in parse_article(article, known)]


def _articles(source: str | Path | Article | Iterable[Article]) -> Iterable[Article]:
    if isinstance(source, Article):
        return (source,)
    if not isinstance(source, str | Path):
        return source
    reading = read_articles([source])
    if reading.faults:
        raise ArticleError("\n".join(reading.faults))
    return reading.articles


def parse_article(article: Article, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The mentions of one article, in order.

    Where the gazetteer holds imported places, the article is read twice: what the curated ones give stays as it
    is, and imported ones fill what is left, a weak name of theirs only with its noun: «قرية حسن».
    """
    scene = _prepared(with_language(dated(article)))
    if gazetteer.curated is gazetteer:
        return _read(scene, gazetteer)
    return iter(_filled(list(_read(scene, gazetteer.curated)), _read(scene, gazetteer), gazetteer))


class _Prepared(NamedTuple):
    """An article with what is the same for every gazetteer."""

    article: Article
    language: str
    words: Tokens
    parts: Sentences
    attribution: Attribution


def _prepared(article: Article) -> _Prepared:
    language, words = article.language or "ar", tokens(article.text)
    dates = find_dates(article.text, article.published, language)
    attribution = Attribution(words, dates, article.published, language)
    return _Prepared(article, language, words, sentences(article.text, language), attribution)


def _filled(curated: list[Mention], found: Iterable[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Curated mentions, and of those found with the imported places too the ones that stand where no place is known."""
    known = [mention for mention in curated if mention.candidates]
    more = _beside([mention for mention in found if _stands(mention, gazetteer)], known)
    unknown = _beside([mention for mention in curated if not mention.candidates], more)
    return sorted([*known, *more, *unknown], key=lambda mention: mention.start)


def _stands(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether only imported places are meant, by a noun beside the name or by a strong name."""
    meant = [gazetteer[name] for name in mention.candidates]
    strong = {key(name.toponym) for place in meant for name in place.names if name.strength == "strong"}
    told = _in_construct(mention) or key(mention.surface) in strong
    return bool(meant) and told and all(place.imported for place in meant)


def _in_construct(mention: Mention) -> bool:
    """«قرية حسن», and not «المدن العراقية»: after a noun with the article stands an adjective."""
    before = mention.excerpt[: mention.start - mention.excerpt_start].split()
    return mention.generic is not None and not (before and definite(key(before[-1])))


def _beside(mentions: Iterable[Mention], others: Iterable[Mention]) -> list[Mention]:
    """Those of the mentions that no other one covers a letter of."""
    taken = {position for other in others for position in range(other.start, other.end)}
    return [mention for mention in mentions if taken.isdisjoint(range(mention.start, mention.end))]


def _read(scene: _Prepared, gazetteer: Gazetteer) -> Iterator[Mention]:
    spots = recognize(scene.words, scene.parts, gazetteer, scene.language)
    judged: list[tuple[Spot, Judgement]] = []
    for spot, choice in zip(spots, resolve(spots, gazetteer, home_of(scene.article)), strict=True):
        likely = choice.candidates[0] if choice.candidates else None
        judgement = role_of(scene.words, spot, likely, scene.language, judged)
        judged.append((spot, judgement))
        yield _mention(scene, spot, choice, judgement)


def _mention(scene: _Prepared, spot: Spot, choice: Choice, judgement: Judgement) -> Mention:
    article, sentence = scene.article, scene.parts.at(spot.start) or Sentence(spot.start, spot.end)
    excerpt_start, words = excerpt(article.text, sentence, spot.start, spot.end)
    place = choice.place
    return Mention(
        article=article.name,
        article_title=article.heading,
        outlet=article.outlet,
        url=article.url,
        language=scene.language,
        published=article.published,
        start=spot.start,
        end=spot.end,
        surface=article.text[spot.start : spot.end],
        generic=spot.generic.word if spot.generic else None,
        excerpt=words,
        excerpt_start=excerpt_start,
        role=judgement.role,
        dateline=judgement.dateline,
        resolution=choice.resolution,
        place=place.id if place else None,
        place_title=place.title if place else None,
        place_title_ar=place.title_ar if place else None,
        kind=place.kind if place else None,
        longitude=place.point.lon if place else None,
        latitude=place.point.lat if place else None,
        accuracy_m=place.point.accuracy_m if place else None,
        dates=tuple(scene.attribution.dates_of(sentence, spot.start)),
        reason=f"{choice.reason}; {judgement.role}: {judgement.reason}",
        candidates=tuple(candidate.id for candidate in choice.candidates),
    )
