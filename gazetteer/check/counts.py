"""How many places of each group the gazetteer has, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gazetteer.index import Gazetteer
from gazetteer.place import HEADS, Place

_COUNTRIES = {"iraq": "Iraq", "syria": "Syria"}
_ELSEWHERE = "elsewhere"


class Group(NamedTuple):
    """A row of the table: places of some kinds; or a row for each country and the rest."""

    name: str
    kinds: tuple[str, ...]
    by_country: bool = False


GROUPS = (
    Group("governorates", ("governorate",), by_country=True),
    Group("districts", ("district", "subdistrict"), by_country=True),
    Group("cities and towns", ("city", "town"), by_country=True),
    Group("villages and neighbourhoods", ("village", "neighbourhood"), by_country=True),
    Group("bases and posts", ("air-base", "base", "post"), by_country=True),
    Group("displacement and detention camps", ("displacement-camp", "detention-camp"), by_country=True),
    Group("border crossings", ("border-crossing",)),
    Group("airports", ("airport",)),
    Group("dams", ("dam",)),
    Group("oil and gas fields", ("oil-field", "gas-field", "gas-plant")),
    Group("refineries", ("refinery",)),
    Group("embassies and consulates", ("embassy", "consulate")),
    Group("prisons, palaces, bridges, ports, sites", ("prison", "palace", "bridge", "port", "site")),
    Group("mountains, rivers, lakes, seas", ("mountain", "river", "lake", "sea", "strait")),
    Group("regions, deserts, wadis, zones", ("region", "desert", "valley", "wadi", "island", "zone", "border")),
    Group("countries", ("country",)),
)


class Count(NamedTuple):
    """One row: how many places there are in a group, and how many of them have each thing."""

    group: str
    places: int
    cited: int
    two_points: int
    status: int
    wikidata: int
    geonames: int
    shape: int


def counts(gazetteer: Gazetteer) -> list[Count]:
    """A row a group, of which none is empty, and the sum; then those areas with a shape that no government drew."""
    groups = [_count(name, places) for name, places in _groups(gazetteer) if places]
    areas = [place for place in gazetteer if place.shape and place.kind not in HEADS]
    return [*groups, _count("all", list(gazetteer)), _count("of these, operating areas with a shape", areas)]


def counts_table(gazetteer: Gazetteer) -> str:
    """The rows of `counts` as text, a line each under a head."""
    rows = [tuple(name.replace("_", " ") for name in Count._fields), *(map(str, row) for row in counts(gazetteer))]
    cells = [list(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join("  ".join(_aligned(row, widths)).rstrip() for row in cells)


def _aligned(row: Iterable[str], widths: list[int]) -> Iterator[str]:
    """Words to the left, figures to the right."""
    for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
        yield cell.rjust(width) if number else cell.ljust(width)


def _groups(gazetteer: Gazetteer) -> Iterator[tuple[str, list[Place]]]:
    for group in GROUPS:
        places = [place for place in gazetteer if place.kind in group.kinds]
        if not group.by_country:
            yield group.name, places
        for country in (*_COUNTRIES.values(), _ELSEWHERE) if group.by_country else ():
            yield f"{group.name}, {country}", [place for place in places if _country(gazetteer, place) == country]


def _country(gazetteer: Gazetteer, place: Place) -> str:
    return next((_COUNTRIES[name] for name in gazetteer.lineage(place) if name in _COUNTRIES), _ELSEWHERE)


def _count(group: str, places: list[Place]) -> Count:
    return Count(
        group,
        len(places),
        sum(bool(place.citations) for place in places),
        sum(_point_sources(place) > 1 for place in places),
        sum(bool(place.status) for place in places),
        sum(_linked(place, "wd:") for place in places),
        sum(_linked(place, "gn:") for place in places),
        sum(place.shape is not None for place in places),
    )


def _point_sources(place: Place) -> int:
    return len({citation.url for citation in place.citations if "point" in citation.supports})


def _linked(place: Place, register: str) -> bool:
    return any(link.startswith(register) for link in place.links)
