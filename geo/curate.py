"""What the tab of places decides: what its form says, what a new place would find, where the place is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from gazetteer import Gazetteer, GazetteerError
from gazetteer.draft import Answers, Concern, concerns, draft, path_of, weakened, write
from gazetteer.find import Found, find
from gazetteer.place import Place
from gazetteer.script import language_of
from gazetteer.store import SHIPPED, dump
from geo.article import Article
from geo.mention import Mention
from geo.parse import parse_article
from geo.table import rows, to_table
from geo.view import Excerpt, Language, excerpts, kind_name, name_of, title_of, words

Reader = Callable[[Article], Sequence[Mention]]

_MOST = 8
_TAGGED = re.compile(r"([a-z]{2,3}):\s*(.*)")
_NEEDED = ("title_en", "title_ar", "kind_new", "inside", "citation_label", "citation_url")
_LANDS = ("governorate", "country")


@dataclass(frozen=True)
class Form:
    """The form as it is filled in. `strong` and `weak` hold a name a line, WGS 84 degrees are None until set."""

    title_en: str = ""
    title_ar: str = ""
    kind_new: str | None = None
    inside: tuple[str, ...] = ()
    strong: str = ""
    weak: str = ""
    citation_label: str = ""
    citation_url: str = ""
    retrieved: str = ""
    lon: float | None = None
    lat: float | None = None
    accuracy_m: int = 5000


class Change(NamedTuple):
    """A mention of today, and the one that stands there with the new place; None where there is none."""

    before: Mention
    after: Mention | None


class Preview(NamedTuple):
    """What a new place would do: the sentences that it is found in, and today's mentions that come out otherwise."""

    found: tuple[Excerpt, ...]
    changes: tuple[Change, ...]


class Draft(NamedTuple):
    """A place made of the form, what speaks against it, and its file. `path` is below the folder of the places."""

    place: Place
    against: tuple[Concern, ...]
    path: str
    yaml: str


def look_up(gazetteer: Gazetteer, text: str, language: Language) -> dict[str, str]:
    """Place id → what tells it apart, nearest name first; empty where nothing is like the text."""
    found = find(gazetteer, text, _MOST) if text.strip() else []
    return {each.place.id: _told(each, gazetteer, language) for each in found}


def _told(found: Found, gazetteer: Gazetteer, language: Language) -> str:
    place, comma = found.place, words(language)["and"]
    above = (gazetteer[name] for name in gazetteer.lineage(place)[:1])
    lies = [kind_name(place.kind, language), *(title_of(each, language) for each in above)]
    alike = "" if found.score == 100 else f" ≈ {found.name}"
    return f"{title_of(place, language)} — {comma.join(lies)}{alike}"


def lands(gazetteer: Gazetteer, language: Language) -> dict[str, str]:
    """Id → name of every governorate and country: what a place can lie in."""
    found = [place for kind in _LANDS for place in gazetteer if place.kind == kind]
    return {place.id: name_of(place, language) for place in found}


def neighbours(gazetteer: Gazetteer) -> list[list[Any]]:
    """What the map shows to find one's way by: [latitude, longitude, title_ar, title, rank], the best known first."""
    ranks = {"city": 0, "town": 1, "airport": 2, "air-base": 2, "base": 2, "village": 3}
    known = [place for place in gazetteer.curated if place.kind in ranks]
    shown = ([p.point.lat, p.point.lon, p.title_ar, p.title, ranks[p.kind]] for p in known)
    return sorted(shown, key=lambda each: int(each[-1]))


def missing(form: Form) -> list[str]:
    """The keys of the interface's words for what is not filled in yet."""
    absent = [name for name in _NEEDED if not _filled(getattr(form, name))]
    absent += [] if form.strong.strip() or form.weak.strip() else ["names_new"]
    return absent + ([] if form.lon is not None and form.lat is not None else ["point"])


def _filled(value: str | tuple[str, ...] | None) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)


def names_of(text: str, strength: str) -> Iterator[dict[str, str]]:
    """A toponym a line; its language is told by its letters, or by a code before it: `ckb: هەولێر`."""
    for line in filter(None, map(str.strip, text.splitlines())):
        tagged = _TAGGED.fullmatch(line)
        lang, name = tagged.groups() if tagged else (language_of(line) or "en", line)
        yield {"toponym": name, "lang": lang, "strength": strength}


def drafted(form: Form, gazetteer: Gazetteer, folder: Path = SHIPPED) -> Draft:
    """The place that the form describes, what speaks against it, and its file below `folder`.

    Raises GazetteerError, a line a fault, where the form describes none.
    """
    place = draft(_answers(form), gazetteer)
    path = path_of(place, gazetteer, folder).relative_to(folder).as_posix()
    return Draft(place, tuple(concerns(place, gazetteer)), path, dump(place))


def _answers(form: Form) -> Answers:
    if form.lon is None or form.lat is None or form.kind_new is None:
        raise GazetteerError("a place needs a kind and a point")
    crossing = len(form.inside) > 1
    return Answers(
        title=form.title_en.strip(),
        title_ar=form.title_ar.strip(),
        kind=form.kind_new,
        lon=round(form.lon, 5),
        lat=round(form.lat, 5),
        accuracy_m=form.accuracy_m,
        names=[*names_of(form.strong, "strong"), *names_of(form.weak, "weak")],
        citation_label=form.citation_label.strip(),
        citation_url=form.citation_url.strip(),
        retrieved=form.retrieved,
        parent=None if crossing else next(iter(form.inside), None),
        within=form.inside if crossing else (),
    )


def eased(made: Draft) -> tuple[str, str]:
    """The form's strong and weak names once every name that a concern is about is weak."""
    names = weakened(made.place, made.against).names
    lines = {
        strength: [f"{name.lang}: {name.toponym}" for name in names if name.strength == strength]
        for strength in ("strong", "weak")
    }
    return "\n".join(lines["strong"]), "\n".join(lines["weak"])


def preview(place: Place, articles: Iterable[Article], gazetteer: Gazetteer, today: Reader) -> Preview:
    """What `place` would do to articles, laid over the places that `today` reads them with.

    Only articles that hold one of its names are read again: the others cannot come out otherwise.
    """
    own, laid = Gazetteer([place]).matcher, Gazetteer([*gazetteer, place])
    touched = [a for a in articles if any(hit.value.sort == "place" for hit in own.find(a.text))]
    found: list[Mention] = []
    changes: list[Change] = []
    for article in touched:
        after = list(parse_article(article, laid))
        found += [mention for mention in after if place.id in mention.candidates]
        changes += _changes(today(article), after)
    return Preview(tuple(excerpts(rows(to_table(found)))), tuple(changes))


def _changes(before: Iterable[Mention], after: Sequence[Mention]) -> Iterator[Change]:
    """Mentions that had a place, or candidates, and now have another, fewer or more, or are gone."""
    same = {(mention.start, mention.end): mention for mention in after}
    for mention in before:
        now = same.get((mention.start, mention.end)) or next(_over(mention, after), None)
        if mention.candidates and (now is None or _meaning(now) != _meaning(mention)):
            yield Change(mention, now)


def _over(mention: Mention, others: Iterable[Mention]) -> Iterator[Mention]:
    return (other for other in others if mention.start < other.end and other.start < mention.end)


def _meaning(mention: Mention) -> tuple[Any, ...]:
    return mention.start, mention.end, mention.place, frozenset(mention.candidates)


def changed(found: Preview, places: Gazetteer, place: Place, language: Language) -> dict[str, list[str]]:
    """Column title → its values, one a change: the name, its place today and with the new place, the sentence."""
    say = words(language)
    titles = {known.id: name_of(known, language) for known in (*places, place)}
    columns = {
        "surface": [each.before.surface for each in found.changes],
        "place_today": [_means(each.before, titles, language) for each in found.changes],
        "place_then": [_means(each.after, titles, language) for each in found.changes],
        "excerpt": [" ".join(each.before.excerpt.split()) for each in found.changes],
        "articles": [each.before.article_title for each in found.changes],
    }
    return {say[name]: values for name, values in columns.items()}


def _means(mention: Mention | None, titles: dict[str, str], language: Language) -> str:
    if mention is None:
        return "—"
    named = "; ".join(titles.get(name, name) for name in mention.candidates)
    return named if mention.resolution == "resolved" else f"{words(language)[mention.resolution]}: {named}"


def written(made: Draft, gazetteer: Gazetteer, folder: Path) -> Path:
    """Write a place below `folder`, whole or not at all, and say where.

    Raises GazetteerError, one line, where a file is there already or none can be written.
    """
    path = path_of(made.place, gazetteer, folder)
    write(made.place, path)
    return path
