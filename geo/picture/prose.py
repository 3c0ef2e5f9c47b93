"""The words around the map: heading, notes, credits, and what stands for the picture where it is not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.about import About
from geo.picture.content import Content, Spot, period, say
from geo.picture.scene import SOFT, Words
from geo.picture.size import Size
from geo.picture.text import apart, balanced, clean, language_of, tidy, wrap
from geo.readable import Language

_TOLD = ("source", "author", "licence", "made")
_NAMED = 12


def heading(content: Content, about: About, size: Size, language: Language, room: float) -> list[Words]:
    """Title and description, each in the direction of its own first letter, and a line where the map is empty."""
    title, text = clean(about.title or ""), clean(about.description or "")
    most = 2 if size.side else 4
    bold = [
        Words(line, language_of(title, language), size.title, True)
        for line in balanced(title, size.title, room, most, True)
    ]
    plain = [
        Words(line, language_of(text, language), size.text, False, SOFT)
        for line in balanced(text, size.text, room, most)
    ]
    empty = [] if content.spots else [Words(say("nothing", language), language, size.text)]
    return [*bold, *plain, *empty]


def notes(
    content: Content,
    projection: str,
    beyond: Sequence[Spot],
    nameless: int,
    size: Size,
    language: Language,
    room: float,
) -> list[Words]:
    """How much is shown and of when, what is not on the map or has no name there, and the projection."""
    number = len(content.spots)
    texts = [say("counts", language, places=number, mentions=content.mentions, articles=content.articles)] * bool(
        number
    )
    if when := period(content.period, language):
        texts.append(say("period", language, period=apart(when)))
    if beyond:
        texts.append(say("beyond", language, names=_joined(beyond, language)))
    if nameless:
        texts.append(say("nameless", language, number=nameless))
    texts.append(say(projection, language))
    return [Words(line, language, size.small) for text in texts for line in wrap(text, size.small, room, 2)]


def closing(told: Mapping[str, str], size: Size, language: Language, room: float) -> list[Words]:
    """What the maker says of the whole, then what every picture says of itself."""
    given = [say(field, language, value=apart(clean(told[field]))) for field in _TOLD if field in told]
    own = f"{told['attribution']} {told['software']}, {told['gazetteer']}."
    lines = [(line, language) for line in wrap(" · ".join(given), size.small, room, 3)]
    lines += [(line, "en") for line in wrap(own, size.small, room, 6)]
    return [Words(line, tongue, size.small, ink=SOFT) for line, tongue in lines]


def alt(content: Content, about: About, language: Language) -> tuple[str, str]:
    """The title and the alternative text of a picture, on one line each."""
    title = tidy(about.title or "") or say("title", language)
    if not content.spots:
        return title, say("nothing", language)
    counts = say("counts", language, places=len(content.spots), mentions=content.mentions, articles=content.articles)
    when = period(content.period, language)
    parts = [tidy(about.description or ""), counts, say("period", language, period=when) if when else ""]
    most = say("and", language).join(spot.titles[language] for spot in content.spots[:_NAMED])
    return title, ". ".join(part for part in (*parts, say("most", language, names=most)) if part) + "."


def _joined(spots: Sequence[Spot], language: Language) -> str:
    return say("and", language).join(apart(spot.titles[language]) for spot in spots)
