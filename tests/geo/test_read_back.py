"""What geopandas and pyogrio read from a file is the table that was written, column by column."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest

from gazetteer import Gazetteer
from geo.export import export
from geo.table import COLUMNS, INTEGERS, rows
from tests.geo.made_tables import full


def gpkg(folder: Path) -> gpd.GeoDataFrame:
    return gpd.read_file(folder / "table.gpkg", layer="mentions")


def parquet(folder: Path) -> gpd.GeoDataFrame:
    return gpd.read_parquet(folder / "table.parquet")


def geojson(folder: Path) -> gpd.GeoDataFrame:
    return gpd.read_file(folder / "table.geojson")


def csv(folder: Path) -> pd.DataFrame:
    return pd.read_csv(folder / "table.csv", keep_default_na=False, na_values=[""])


def kml(folder: Path) -> gpd.GeoDataFrame:
    """Both folders of mentions; `end` is `end2`, for GDAL's own end of the time span has its name."""
    names = ("مرات الذكر · mentions", "بلا موضع · not placed")
    folders = [gpd.read_file(folder / "table.kml", layer=name) for name in names]
    return pd.concat(each.drop(columns="end").rename(columns={"end2": "end"}) for each in folders)


READERS: Mapping[str, Callable[[Path], pd.DataFrame]] = {
    "gpkg": gpkg,
    "parquet": parquet,
    "geojson": geojson,
    "csv": csv,
    "kml": kml,
}


def value(name: str, read: Any) -> Any:
    """What was read as the table has it: lists out of JSON or arrays, days as ISO 8601, one null, whole numbers."""
    if name in ("dates", "candidates"):
        return json.loads(read) if isinstance(read, str) else list(read)
    if pd.isna(read):
        return None
    if isinstance(read, pd.Timestamp):
        return read.date().isoformat()
    return int(read) if name in INTEGERS else read


@pytest.fixture(scope="module")
def table(places: Gazetteer) -> gpd.GeoDataFrame:
    return full(places)


@pytest.fixture(scope="module")
def folder(table: gpd.GeoDataFrame, places: Gazetteer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    for form in READERS:
        options: Any = {"per": "mention"} if form == "geojson" else {}
        export(table, places.places, folder / f"table.{form}", **options)
    return folder


def in_order(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values(["article", "start"])


@pytest.mark.parametrize("form", READERS)
def test_every_column_is_read_as_it_was_written(form: str, folder: Path, table: gpd.GeoDataFrame) -> None:
    read, expected = in_order(READERS[form](folder)), rows(in_order(table))
    assert len(read) == len(expected) > 0
    for name in COLUMNS:
        assert [value(name, each) for each in read[name]] == [row[name] for row in expected], name


@pytest.mark.parametrize("form", [form for form in READERS if form != "csv"])
def test_every_point_is_read_as_it_was_written(form: str, folder: Path, table: gpd.GeoDataFrame) -> None:
    read = in_order(READERS[form](folder))
    points, expected = ([point and (point.x, point.y) for point in each.geometry] for each in (read, in_order(table)))
    assert points == expected
    assert None in points
    assert read.crs.to_epsg() == 4326


@pytest.mark.parametrize("form", [form for form in READERS if form != "kml"])
def test_the_order_is_that_of_the_table(form: str, folder: Path, table: gpd.GeoDataFrame) -> None:
    read = READERS[form](folder)
    assert [*zip(read.article, read.start, strict=True)] == [*zip(table.article, table.start, strict=True)]
