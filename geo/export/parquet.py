"""GeoParquet 1.1: one row a mention, every column of the table; `dates` and `candidates` are lists, not JSON.

https://geoparquet.org/releases/v1.1.0/. DuckDB, polars and geopandas read such columns as what they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from geopandas import GeoDataFrame

from gazetteer import Place
from geo.about import About, told
from geo.table import COLUMNS, INTEGERS

_DATE = pa.struct(
    [
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("surface", pa.string()),
        ("edtf", pa.string()),
        ("basis", pa.string()),
    ]
)
TYPES = {
    **dict.fromkeys(INTEGERS, pa.int64()),
    **dict.fromkeys(("longitude", "latitude"), pa.float64()),
    "dateline": pa.bool_(),
    "dates": pa.list_(_DATE),
    "candidates": pa.list_(pa.string()),
}
_SCHEMA = pa.schema([(name, TYPES.get(name, pa.string())) for name in COLUMNS])


def parquet(table: GeoDataFrame, places: Mapping[str, Place], about: About | None = None) -> bytes:
    """The table as GeoParquet, compressed with zstd; the same table gives the same bytes.

    What the file says of itself are entries of its key-value metadata, beside `geo`.
    """
    columns = pa.Table.from_pandas(pd.DataFrame(table.drop(columns="geometry")), _SCHEMA, preserve_index=False)
    points = pa.array(shapely.to_wkb(table.geometry.to_numpy()), pa.binary())
    said = {**columns.schema.metadata, "geo": orjson.dumps(_geo(table)), **told(about or About(), places)}
    data = pa.BufferOutputStream()
    whole = columns.append_column("geometry", points).replace_schema_metadata(said)
    pq.write_table(whole, data, compression="zstd")
    return bytes(data.getvalue().to_pybytes())


def _geo(table: GeoDataFrame) -> dict[str, Any]:
    """What makes a Parquet file a GeoParquet one. Without a single point there are neither types nor a box."""
    placed = bool(table.geometry.notna().any())
    column = {"encoding": "WKB", "geometry_types": ["Point"] * placed, "crs": table.crs.to_json_dict()}
    box = {"bbox": table.total_bounds.tolist()} if placed else {}
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column | box}}
