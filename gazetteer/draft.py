"""A new place from a curator's answers: its id, its folder, what speaks against it. It asks and writes nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from gazetteer import words
from gazetteer.distance import metres
from gazetteer.errors import GazetteerError, PlaceFileError
from gazetteer.index import Gazetteer
from gazetteer.place import Place, Toponym
from gazetteer.spelling import key
from gazetteer.store import SHIPPED, dump, heads, told, write_whole

_PLAIN = frozenset(("country", "city", "town", "village", "neighbourhood"))
_TWIN_M = 300
_CROSSING = "xx"  # the folder of what crosses borders
_NOUNS = {  # the noun that an id has for a kind, where it is not the kind's own id
    "displacement-camp": "camp",
    "detention-camp": "camp",
    "border-crossing": "crossing",
    "oil-field": "field",
    "gas-field": "field",
    "gas-plant": "plant",
}


@dataclass(frozen=True)
class Answers:
    """What a curator says of a place. `names` are as in a place's file; `parent` is a country or a governorate."""

    title: str
    title_ar: str
    kind: str
    lon: float
    lat: float
    accuracy_m: int
    names: Sequence[Mapping[str, Any]]
    citation_label: str
    citation_url: str
    retrieved: str
    id: str = ""
    parent: str | None = None
    within: Sequence[str] = field(default=())


class Concern(NamedTuple):
    """What speaks against a place as it is; `weak` is the name that would be better weak."""

    says: str
    weak: Toponym | None = None


def propose_id(title: str, kind: str, gazetteer: Gazetteer, parent: str | None = None) -> str:
    """An id that is free: the title's letters, and the kind's noun where the title lacks it.

    Settlements and countries have plain ids; the governorate is added where another place has the id.
    """
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['`]", "", letters))) or "place"
    noun = _NOUNS.get(kind, kind)
    named = kind in _PLAIN or not set(noun.split("-")).isdisjoint(stem.removesuffix("s").split("-"))
    proposed = stem if named else f"{stem}-{noun}"
    if proposed in gazetteer.places and parent:
        proposed = f"{proposed}-{parent.removesuffix('-governorate')}"
    numbered = (f"{proposed}-{number}" for number in range(2, 1000))
    return proposed if proposed not in gazetteer.places else next(n for n in numbered if n not in gazetteer.places)


def draft(answers: Answers, gazetteer: Gazetteer) -> Place:
    """The place that the answers describe.

    Raises PlaceFileError with every fault: what the schema refuses, an id that is taken, a parent that is none.
    """
    place_id = answers.id or propose_id(answers.title, answers.kind, gazetteer, answers.parent)
    faults = list(_faults(answers, place_id, gazetteer))
    try:
        place = Place.model_validate(_record(answers, place_id))
    except ValidationError as error:
        raise PlaceFileError([*faults, *(f"{place_id}: {fault}" for fault in told(error))]) from None
    faults += [f"{place_id}: {name}: words.yml says that it is never a place" for name in _never(place)]
    if faults:
        raise PlaceFileError(faults)
    return place


def _record(answers: Answers, place_id: str) -> dict[str, Any]:
    citation = {
        "label": answers.citation_label,
        "url": answers.citation_url,
        "retrieved": answers.retrieved,
        "supports": ["point", "names"],
    }
    return {
        "id": place_id,
        "parent": answers.parent,
        "title": answers.title,
        "title_ar": answers.title_ar,
        "kind": answers.kind,
        "point": {"lon": answers.lon, "lat": answers.lat, "accuracy_m": answers.accuracy_m},
        "names": [dict(name) for name in answers.names],
        "within": list(answers.within),
        "citations": [citation],
    }


def _faults(answers: Answers, place_id: str, gazetteer: Gazetteer) -> Iterator[str]:
    if place_id in gazetteer.places:
        yield f"{place_id}: the id of a place that is there already"
    for name in answers.within:
        if name not in gazetteer.places:
            yield f"{place_id}: within {name}, which is no place"
    if answers.parent is not None:
        parent = gazetteer.places.get(answers.parent)
        if parent is None or parent.kind not in ("country", "governorate"):
            yield f"{place_id}: parent {answers.parent}: no country and no governorate"
    elif not answers.within:
        yield f"{place_id}: no parent, and nothing that it is within"


def _never(place: Place) -> list[str]:
    never = {key(phrase) for phrase in words.never()}
    return [name.toponym for name in place.names if key(name.toponym) in never]


def concerns(place: Place, gazetteer: Gazetteer) -> list[Concern]:
    """What a curator should look at first: twins near by, names that cannot stand alone, a point outside its land."""
    return [*_twins(place, gazetteer), *_strong(place, gazetteer), *_outside(place, gazetteer)]


def _twins(place: Place, gazetteer: Gazetteer) -> Iterator[Concern]:
    names = {key(name.toponym) for name in place.names}
    alike = {sense.place.id: sense.place for name in names for sense in gazetteer.senses.get(name, ())}
    same = [other for other in alike.values() if other.kind == place.kind and other.id != place.id]
    for other, away in zip(same, metres(same, place.point.lon, place.point.lat), strict=True):
        if away <= _TWIN_M:
            yield Concern(f"{other.id} has the kind and a name of it, {away:.0f} m away")


def _strong(place: Place, gazetteer: Gazetteer) -> Iterator[Concern]:
    for name in place.names:
        folded = key(name.toponym)
        if name.strength == "weak":
            continue
        if folded in words.common() | words.titled() | words.adjectives() or folded in words.generics():
            yield Concern(f"{name.toponym} is a word too", name)
            continue
        others = [sense.place.id for sense in gazetteer.senses.get(folded, ()) if _strongly(sense.toponym)]
        if others and not name.shared:
            yield Concern(f"{name.toponym} is a strong name of {', '.join(dict.fromkeys(others))}", name)


def _strongly(toponym: Toponym) -> bool:
    return toponym.strength == "strong"


def _outside(place: Place, gazetteer: Gazetteer) -> Iterator[Concern]:
    """A point that lies farther outside its parent's outline than it may be off."""
    from gazetteer.areas import outline

    parent = gazetteer.places.get(place.parent or "")
    area = outline(parent) if parent is not None else None
    if parent is None or area is None:
        return
    from shapely import Point

    degrees = area.distance(Point(place.point.lon, place.point.lat))
    if degrees * 111_320 > place.point.accuracy_m:
        yield Concern(f"the point lies {degrees * 111.32:.0f} km outside {parent.id}")


def weakened(place: Place, found: Sequence[Concern]) -> Place:
    """The place with every name weak that a concern would rather have weak."""
    weak = {id(concern.weak) for concern in found}
    names = [name.model_copy(update={"strength": "weak"}) if id(name) in weak else name for name in place.names]
    return place.model_copy(update={"names": tuple(names)})


def path_of(place: Place, gazetteer: Gazetteer, into: Path) -> Path:
    """Where a place's file belongs under `into`: in the folder that its parent has, or in that of what crosses borders.

    Raises GazetteerError for a country, whose folder is a code that nothing here tells.
    """
    if place.kind == "country":
        raise GazetteerError(f"{place.id}: a country's folder is its code: write its file by hand")
    if place.parent is None:
        return into / _CROSSING / f"{place.id}.yml"
    folder = _folders(gazetteer, into).get(place.parent, "")
    if place.kind == "governorate":
        folder = f"{folder}/{place.id.removesuffix('-governorate')}"
    return into / folder / f"{place.id}.yml"


def _folders(gazetteer: Gazetteer, into: Path) -> dict[str, str]:
    """Country or governorate → its folder, in the shipped places or in the curator's own."""
    roots = [root for root in (SHIPPED, into) if root.is_dir()]
    return {head: folder for root in roots for folder, head in heads(root, gazetteer).items()}


def write(place: Place, path: Path) -> None:
    """Write a place's file in canonical form, whole or not at all. Raises GazetteerError where it cannot be."""
    if path.exists():
        raise GazetteerError(f"{path}: a file is there already")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, dump(place).encode())
    except OSError as error:
        raise GazetteerError(f"{path}: {error.strerror}") from None
