"""What it costs to write 100,000 mentions in each format, beside what geopandas writes of the same table.

Run from anywhere: `python bench/exports.py`, or with the names of some formats. The mentions are those of the seeds,
again and again, in articles of other names and at other places of the gazetteer; every twentieth is not settled. Both
write a file into a folder of its own; rounds are interleaved, the best counts, in CPU seconds, for the disk is shared.
Ours hold more: what a file says of itself, places with their sources and outlines, styles, relations. geopandas gets
lists as JSON beforehand where it takes no others, and that is not counted. Texts that come again and again compress
better than those of an archive: of GeoParquet compare the two sizes only.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, NamedTuple

import geopandas as gpd
import orjson
import pandas as pd

import gazetteer
from gazetteer import Gazetteer, Place
from geo.export import export
from geo.parse import parse
from geo.shipped import seeds
from geo.table import to_table

MENTIONS, PLACES, UNSETTLED = 100_000, 2_500, 20
ROUNDS = 2
BYTES_IN_MB = 1_000_000
Write = Callable[[Path], object]


class Cost(NamedTuple):
    """CPU seconds of the best round, and the file's size in MB."""

    seconds: float
    size: float


def main(wanted: Sequence[str]) -> None:
    """Print the table; of the formats named only, if any are."""
    places = gazetteer.load()
    table = _many(to_table(parse(seeds(), places)), places)
    print(
        f"{len(table):,} mentions of {table.place.nunique():,} places in {table.article.nunique():,} articles,", end=" "
    )
    print(f"CPU seconds, best of {ROUNDS} interleaved rounds\n")
    print(f"{'format':28}{'s':>7}{'MB':>8}   {'geopandas':28}{'s':>7}{'MB':>8}{'times':>8}")
    peers = _peers(table)
    for name, ours in _writers(table, places.places).items():
        form = name.partition(" ")[0]
        if not wanted or form in wanted:
            _report(name, form, ours, *peers.get(name, ("", None)))


def _report(name: str, form: str, ours: Write, title: str, peer: Write | None) -> None:
    own, other = _costs([ours, peer] if peer else [ours], form)
    print(f"{name:28}{own.seconds:7.2f}{own.size:8.1f}", end="")
    if other:
        print(f"   {title:28}{other.seconds:7.2f}{other.size:8.1f}{other.seconds / own.seconds:8.1f}", end="")
    print(flush=True)


def _many(table: gpd.GeoDataFrame, places: Gazetteer) -> gpd.GeoDataFrame:
    """The table over and over: each copy in articles of its own, each mention of another place than in the last."""
    copies = [table.assign(article=f"{number:04}/" + table.article) for number in range(MENTIONS // len(table) + 1)]
    many = pd.concat(copies, ignore_index=True)[:MENTIONS]
    known = [*places][:: max(1, len(places) // PLACES)][:PLACES]
    meant = [None if number % UNSETTLED == 0 else known[number % len(known)] for number in range(len(many))]
    told = pd.DataFrame([_fields(place) for place in meant]).astype({"accuracy_m": "Int64"})
    many = many.assign(**told, candidates=[[place.id] if place else [] for place in meant])
    return many.set_geometry(_points(many), crs="EPSG:4326")


def _fields(place: Place | None) -> dict[str, Any]:
    """What a mention says of its place."""
    if place is None:
        return {"resolution": "unknown", "place": None}
    return {
        "resolution": "resolved",
        "place": place.id,
        "place_title": place.title,
        "place_title_ar": place.title_ar,
        "kind": place.kind,
        "longitude": place.point.lon,
        "latitude": place.point.lat,
        "accuracy_m": place.point.accuracy_m,
    }


def _points(table: pd.DataFrame) -> gpd.GeoSeries:
    return gpd.GeoSeries.from_xy(table.longitude, table.latitude).where(table.place.notna(), None)


def _writers(table: gpd.GeoDataFrame, places: Mapping[str, Place]) -> dict[str, Write]:
    def writer(**options: Any) -> Write:
        return lambda path: export(table, places, path, **options)

    return {
        "geojson by place": writer(form="geojson"),
        "geojson by mention": writer(form="geojson", per="mention"),
        "lpf": writer(form="lpf"),
        "csv": writer(form="csv"),
        "kml": writer(form="kml"),
        "gpkg": writer(form="gpkg"),
        "parquet": writer(form="parquet"),
        "bib": writer(form="bib"),
        "csl": writer(form="csl"),
    }


def _peers(table: gpd.GeoDataFrame) -> dict[str, tuple[str, Write]]:
    """What geopandas has for a format; where it has two ways, the one by default."""
    lists = {name: [orjson.dumps(each).decode() for each in table[name]] for name in ("dates", "candidates")}
    flat = table.assign(**lists)

    def driver(name: str) -> tuple[str, Write]:
        return f"to_file, {name}", lambda path: flat.to_file(path, driver=name)

    return {
        "geojson by place": driver("GeoJSON"),
        "geojson by mention": driver("GeoJSON"),
        "csv": ("to_csv", lambda path: pd.DataFrame(flat.drop(columns="geometry")).to_csv(path, index=False)),
        "kml": driver("KML"),
        "gpkg": driver("GPKG"),
        "parquet": ("to_parquet", table.to_parquet),
    }


def _costs(writers: Sequence[Write], form: str) -> tuple[Cost, Cost | None]:
    best = [Cost(float("inf"), 0.0) for _ in writers]
    for _ in range(ROUNDS):
        best = [min(cost, _cost(write, form)) for cost, write in zip(best, writers, strict=True)]
    return best[0], best[1] if len(best) > 1 else None


def _cost(write: Write, form: str) -> Cost:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"mentions.{form}"
        start = process_time()
        write(file)
        return Cost(process_time() - start, file.stat().st_size / BYTES_IN_MB)


if __name__ == "__main__":
    main(sys.argv[1:])
