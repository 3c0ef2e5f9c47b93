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
from gazetteer.distance import BESIDE_M, metres
from gazetteer.errors import GazetteerError, PlaceFileError
from gazetteer.index import Gazetteer
from gazetteer.place import HEADS, Place, Toponym
from gazetteer.spelling import key
from gazetteer.store import SHIPPED, dump, heads, same_when_read, told, write_whole

_PLAIN = frozenset(("country", "city", "town", "village", "neighbourhood"))
_MOST, _ALIKE = 3, 80  # how many names, and how like (of 100), may be what was meant
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
    """What a curator says of a place. `names` are as in a place's file; `parent` is a country or a governorate.

    `more_citations` are the label and the address of each further source of the point.
    """

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
    more_citations: Sequence[tuple[str, str]] = field(default=())
    note: str | None = None


class Concern(NamedTuple):
    """What speaks against a place as it is; `weak` is the name that would be better weak."""

    says: str
    weak: Toponym | None = None


def propose_id(title: str, kind: str, gazetteer: Gazetteer, parent: str | None = None) -> str:
    """An id that is free: the title's letters, and the kind's noun where the title lacks it.

    Settlements and countries have plain ids; the governorate is added where another place has the id.
    Raises GazetteerError where the title has no letter for one.
    """
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['`]", "", letters)))
    if not stem:
        raise GazetteerError(
            f"{title}: no Latin letter to make an id of; write an English title, or give the id (--id)"
        )
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
    sources = [(answers.citation_label, answers.citation_url), *answers.more_citations]
    seen = {"retrieved": answers.retrieved, "supports": ["point", "names"]}
    return {
        "id": place_id,
        "parent": answers.parent,
        "title": answers.title,
        "title_ar": answers.title_ar,
        "kind": answers.kind,
        "point": {"lon": answers.lon, "lat": answers.lat, "accuracy_m": answers.accuracy_m},
        "names": [dict(name) for name in answers.names],
        "within": list(answers.within),
        "citations": [{"label": label, "url": url, **seen} for label, url in sources],
        "note": answers.note,
    }


def _faults(answers: Answers, place_id: str, gazetteer: Gazetteer) -> Iterator[str]:
    if place_id in gazetteer.places:
        yield f"{place_id}: the id of a place that is there already"
    for name in answers.within:
        if name not in gazetteer.places:
            yield f"{place_id}: within {name}, which is no place{_perhaps(name, gazetteer, heads_only=False)}"
    if answers.parent is not None:
        parent = gazetteer.places.get(answers.parent)
        if parent is None or parent.kind not in HEADS:
            yield f"{place_id}: parent {no_land(answers.parent, gazetteer)}"
    elif not answers.within:
        yield f"{place_id}: no parent, and nothing that it is within"


def no_land(text: str, gazetteer: Gazetteer) -> str:
    """What to say of a text that is the id of no country and no governorate: with the one that it may mean."""
    return f"{text}: no country and no governorate{_perhaps(text, gazetteer, heads_only=True)}"


def _perhaps(text: str, gazetteer: Gazetteer, *, heads_only: bool) -> str:
    """The id of the place whose name is nearest to a text, or of the governorate that this place lies in."""
    from gazetteer.find import find

    for found in find(gazetteer.curated, text, _MOST):
        if found.score < _ALIKE:
            break
        chain = (found.place.id, *gazetteer.lineage(found.place))
        meant = next((name for name in chain if not heads_only or gazetteer[name].kind in HEADS), None)
        if meant is not None:
            return f"; perhaps {meant}"
    return ""


def _never(place: Place) -> list[str]:
    never = {key(phrase) for phrase in words.never()}
    return [name.toponym for name in place.names if key(name.toponym) in never]


def concerns(place: Place, gazetteer: Gazetteer) -> list[Concern]:
    """What a curator should look at first: twins near by, names that cannot stand alone, what `check` would refuse."""
    from gazetteer.check import against

    refused = [Concern(fault) for fault in against(place, gazetteer)]
    return [*_twins(place, gazetteer), *_strong(place, gazetteer), *refused]


def _twins(place: Place, gazetteer: Gazetteer) -> Iterator[Concern]:
    names = {key(name.toponym) for name in place.names}
    alike = {sense.place.id: sense.place for name in names for sense in gazetteer.senses.get(name, ())}
    same = [other for other in alike.values() if other.kind == place.kind and other.id != place.id]
    for other, away in zip(same, metres(same, place.point.lon, place.point.lat), strict=True):
        if away < BESIDE_M:
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
    if not same_when_read(place):
        raise GazetteerError(f"{path}: not written, for its file would read as another place")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, dump(place).encode())
    except OSError as error:
        raise GazetteerError(f"{path}: {error.strerror}") from None
