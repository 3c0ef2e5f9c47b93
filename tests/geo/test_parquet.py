"""GeoParquet: valid by its metadata, nested where the table is, the same bytes each time."""

from __future__ import annotations

import io
import json
from typing import Any

import geopandas as gpd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gazetteer import Gazetteer
from geo.about import About, told
from geo.article import Article
from geo.export.parquet import parquet
from geo.parse import parse
from geo.table import COLUMNS, to_table
from tests.geo.made_tables import full


@pytest.fixture(scope="module")
def table(places: Gazetteer) -> gpd.GeoDataFrame:
    return full(places)


@pytest.fixture(scope="module")
def data(table: gpd.GeoDataFrame, places: Gazetteer) -> bytes:
    return parquet(table, places.places, About(title="أماكن في الأخبار"))


def geo(data: bytes) -> dict[str, Any]:
    metadata: dict[str, Any] = json.loads(pq.read_schema(io.BytesIO(data)).metadata[b"geo"])
    return metadata


def test_the_metadata_are_those_of_geoparquet_1_1(data: bytes, table: gpd.GeoDataFrame) -> None:
    metadata = geo(data)
    assert (metadata["version"], metadata["primary_column"]) == ("1.1.0", "geometry")
    column = metadata["columns"]["geometry"]
    assert column.keys() == {"encoding", "geometry_types", "crs", "bbox"}
    assert (column["encoding"], column["geometry_types"]) == ("WKB", ["Point"])
    assert column["crs"]["id"] == {"authority": "EPSG", "code": 4326}
    assert column["bbox"] == list(table.total_bounds)


def test_without_a_point_there_is_neither_a_type_nor_a_box(places: Gazetteer) -> None:
    unsettled = to_table(parse(Article("a.txt", "توقف العمل في سد طهران.", language="ar"), places))
    assert list(unsettled.resolution) == ["ambiguous"]
    for table in (unsettled, to_table([])):
        column = geo(parquet(table, places.places))["columns"]["geometry"]
        assert column["geometry_types"] == []
        assert "bbox" not in column


def test_there_is_a_row_a_mention_and_every_column(data: bytes, table: gpd.GeoDataFrame) -> None:
    columns = pq.read_table(io.BytesIO(data))
    assert columns.column_names == [*COLUMNS, "geometry"]
    assert len(columns) == len(table)
    assert columns["geometry"].null_count == table.geometry.isna().sum() > 0


def test_dates_and_candidates_are_lists_and_numbers_are_numbers(data: bytes) -> None:
    schema = pq.read_schema(io.BytesIO(data))
    assert [field.name for field in schema.field("dates").type.value_type] == [
        "start", "end", "surface", "edtf", "basis",
    ]  # fmt: skip
    assert schema.field("candidates").type == pa.list_(pa.string())
    assert schema.field("start").type == schema.field("accuracy_m").type == pa.int64()
    assert schema.field("dateline").type == pa.bool_()


def test_an_empty_table_has_the_same_types(data: bytes, places: Gazetteer) -> None:
    empty = pq.read_schema(io.BytesIO(parquet(to_table([]), places.places)))
    assert empty.equals(pq.read_schema(io.BytesIO(data)))


def test_the_file_says_what_is_told_of_it(data: bytes, places: Gazetteer) -> None:
    metadata = pq.read_schema(io.BytesIO(data)).metadata
    said = told(About(title="أماكن في الأخبار"), places.places)
    assert {name: metadata[name.encode()].decode() for name in said} == said
    assert said["title"] == "أماكن في الأخبار"


def test_it_is_compressed_with_zstd(data: bytes) -> None:
    group = pq.ParquetFile(io.BytesIO(data)).metadata.row_group(0)
    assert {group.column(number).compression for number in range(group.num_columns)} == {"ZSTD"}


def test_the_same_table_gives_the_same_bytes(data: bytes, table: gpd.GeoDataFrame, places: Gazetteer) -> None:
    assert parquet(table.copy(), dict(places.places), About(title="أماكن في الأخبار")) == data
    assert parquet(table, places.places) != data


def test_a_nul_and_an_emoji_come_through(places: Gazetteer) -> None:
    table = to_table(parse(Article("a.txt", "هدأت أربيل. 😀", title="a\0b 😀", language="ar"), places))
    assert pq.read_table(io.BytesIO(parquet(table, places.places)))["article_title"].to_pylist() == ["a\0b 😀"]
