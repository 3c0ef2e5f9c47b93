"""CSV: one row a place, UTF-8 with a byte-order mark so that spreadsheets read the Arabic."""

from __future__ import annotations

import csv as standard
import io
from typing import Any

from gazetteer.export.cells import defused
from gazetteer.export.licence import ATTRIBUTION
from gazetteer.index import Gazetteer
from gazetteer.place import Place

COLUMNS = (
    "id", "title", "title_ar", "kind", "parent", "within", "longitude", "latitude", "accuracy_m", "names", "when",
    "status", "links", "sources", "note", "imported", "attribution",
)  # fmt: skip
_BETWEEN = "|"


def csv(gazetteer: Gazetteer) -> bytes:
    """Every place as CSV (RFC 4180): several names, links or sources in a cell are parted by `|`."""
    text = io.StringIO(newline="")
    writer = standard.writer(text)
    writer.writerow(COLUMNS)
    for place in gazetteer:
        cells = row(place)
        writer.writerow(
            [defused(cells[column]) if isinstance(cells[column], str) else cells[column] for column in COLUMNS]
        )
    return text.getvalue().encode("utf-8-sig")


def row(place: Place) -> dict[str, Any]:
    """A place as a row of COLUMNS; what is several is joined."""
    joined = {
        "names": (name.toponym for name in place.names),
        "within": place.within,
        "status": (f"{status.state} {status.when}" for status in place.status),
        "links": place.links,
        "sources": (citation.url for citation in place.citations),
    }
    return {
        **place.model_dump(include={"id", "title", "title_ar", "kind", "parent", "when", "note"}),
        "longitude": place.point.lon,
        "latitude": place.point.lat,
        "accuracy_m": place.point.accuracy_m,
        **{name: _BETWEEN.join(each.replace(_BETWEEN, "/") for each in values) for name, values in joined.items()},
        "imported": str(place.imported).lower(),
        "attribution": ATTRIBUTION,
    }
