"""Rows of a dump → imported places that leave the curated ones alone.

A row that is a curated place is left out, and so is every name that a curated place has. What is left is weak
unless it is long, of several words, told by its first word, and borne by one place only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from gazetteer import words
from gazetteer.distance import metres
from gazetteer.imports.rows import Row, Rows
from gazetteer.imports.rules import kind_of_code, rules, telling
from gazetteer.index import Gazetteer
from gazetteer.place import Citation, Place, Point, Toponym, kinds
from gazetteer.spelling import is_arabic, key
from gazetteer.store import SHIPPED, heads

_LABELS = {"geonames": "GeoNames", "gns": "NGA GEOnet Names Server"}
_URLS = {"geonames": "https://www.geonames.org/{id}", "gns": "https://geonames.nga.mil/"}
_PREFIXES = {"geonames": "gn", "gns": "gns"}
_NOTE = "Imported, not curated."


class Sifted(NamedTuple):
    """The places of a dump, and how many rows were left out for which reason."""

    places: tuple[Place, ...]
    left_out: Mapping[str, int]


class _Candidate(NamedTuple):
    row: Row
    kind: str
    parent: str
    names: tuple[tuple[str, str], ...]


def sift(dump: Rows, gazetteer: Gazetteer, retrieved: str) -> Sifted:
    """The places that a dump, downloaded on the day `retrieved`, adds to the curated ones of a gazetteer; by id."""
    curated = gazetteer.curated
    left_out: Counter[str] = Counter()
    candidates = list(_candidates(dump, curated, left_out))
    borne = Counter(folded for each in candidates for folded in {key(name) for name, _ in each.names})
    places = (_place(each, dump.source, borne, retrieved) for each in candidates)
    return Sifted(tuple(sorted(places, key=lambda place: place.id)), dict(left_out))


def _candidates(dump: Rows, curated: Gazetteer, left_out: Counter[str]) -> Iterator[_Candidate]:
    linked = {link for place in curated for link in place.links}
    known = frozenset(curated.senses)
    rows = list({row.id: row for row in dump.rows}.values())
    if len(rows) < len(dump.rows):
        left_out["listed twice"] = len(dump.rows) - len(rows)
    for row, parent in zip(rows, _parents(rows, curated), strict=True):
        kind = _kind(row)
        names = _own_names(row, kind, known) if kind else ()
        if kind is None:
            left_out["of another kind"] += 1
        elif f"{_PREFIXES[dump.source]}:{row.id}" in linked or _is_curated(row, curated):
            left_out["curated already"] += 1
        elif parent is None:
            left_out["in no country of the gazetteer"] += 1
        elif not names:
            left_out["without a name of their own"] += 1
        else:
            yield _Candidate(row, kind, parent, names)


def _kind(row: Row) -> str | None:
    kind = kind_of_code().get(row.code)
    if kind == "village" and row.code == "PPL":
        return "city" if row.population >= rules()["city"] else "town" if row.population >= rules()["town"] else kind
    return kind


def _is_curated(row: Row, curated: Gazetteer) -> bool:
    """Whether a curated place near by has one of the names."""
    senses = (sense for name, _ in row.names for form in _forms(key(name)) for sense in curated.senses.get(form, ()))
    places = list({sense.place.id: sense.place for sense in senses}.values())
    return any(away <= rules()["same_m"] for away in metres(places, row.longitude, row.latitude))


def _forms(folded: str) -> tuple[str, ...]:
    """A folded name with its article and without."""
    if not folded or not is_arabic(folded):
        return (folded,)
    return (folded, folded[2:]) if folded.startswith("ال") else (folded, f"ال{folded}")


def _own_names(row: Row, kind: str, known: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """The names that may be used: without the kind's noun, no word's and no curated place's, each spelling once."""
    found: dict[str, tuple[str, str]] = {}
    for name, language in row.names:
        bare = _without_noun(name, kind)
        folded = key(bare)
        if _usable(folded) and known.isdisjoint(_forms(folded)):
            found.setdefault(folded, (bare, language))
    return tuple(found.values())


def _without_noun(name: str, kind: str) -> str:
    """«قرية حسن» → «حسن»: newspapers' noun is no part of the name."""
    noun, _, rest = name.partition(" ")
    generic = words.generics().get(key(noun))
    return rest.strip() if generic and kind in generic.kinds and rest.strip() else name


def _usable(folded: str) -> bool:
    return len(folded) >= rules()["shortest"] and folded not in words.generics() and folded not in _words()


@cache
def _words() -> frozenset[str]:
    """Every folded name that is a word, a medium's or an organisation's too, or is never a place."""
    return words.common() | words.adjectives() | words.titled() | set(map(key, (*words.never(), *words.inside())))


def _parents(rows: Sequence[Row], curated: Gazetteer) -> list[str | None]:
    """The governorate whose outline holds each row's point; elsewhere the country of its code; None without either."""
    import shapely

    from gazetteer.areas import outline

    countries = {folder: head for folder, head in heads(SHIPPED, curated).items() if "/" not in folder}
    parents = [countries.get(row.country) for row in rows]
    longitudes, latitudes = [row.longitude for row in rows], [row.latitude for row in rows]
    for place in curated:
        area = outline(place) if place.kind == "governorate" else None
        if area is not None:
            shapely.prepare(area)
            inside = shapely.contains_xy(area, longitudes, latitudes).nonzero()[0]
            for number in inside:
                parents[number] = place.id
    return parents


def _place(candidate: _Candidate, source: str, borne: Mapping[str, int], retrieved: str) -> Place:
    row, area = candidate.row, kinds()[candidate.kind].family == "area"
    arabic = next((name for name, language in candidate.names if language == "ar"), None)
    latin = next((name for name, language in candidate.names if language == "en"), None)
    return Place(
        id=f"{_PREFIXES[source]}-{row.id}",
        parent=candidate.parent,
        title=latin or candidate.names[0][0],
        title_ar=arabic or candidate.names[0][0],
        kind=candidate.kind,
        point=Point(
            lon=row.longitude,
            lat=row.latitude,
            accuracy_m=rules()["accuracy_of_areas_m" if area else "accuracy_m"],
        ),
        names=tuple(_toponym(name, language, borne) for name, language in candidate.names),
        links=(f"gn:{row.id}",) if source == "geonames" else (),
        citations=(
            Citation(
                label=_LABELS[source],
                url=_URLS[source].format(id=row.id),
                retrieved=retrieved,
                supports=("point", "names"),
            ),
        ),
        note=_NOTE,
        imported=True,
    )


def _toponym(name: str, language: str, borne: Mapping[str, int]) -> Toponym:
    return Toponym(toponym=name, lang=language, strength="strong" if _strong(key(name), borne) else "weak")


def _strong(folded: str, borne: Mapping[str, int]) -> bool:
    """Whether a name may stand alone: long, of several words, told by its first, and one place's only."""
    first, _, rest = folded.partition(" ")
    long = bool(rest) and len(folded) >= rules()["strong"]
    return long and first in telling() and borne[folded] == 1
