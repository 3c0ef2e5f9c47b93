"""Linked Places Format 1.2: GeoJSON with names, types, times, relations and sources, as JSON-LD.

https://github.com/LinkedPasts/linked-places-format. It knows no weak names, cues or accuracies: the last
stands among the properties, the first two are Buldan's own affair.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from gazetteer.areas import outline
from gazetteer.export.geometry import geometry
from gazetteer.export.licence import ATTRIBUTION, LICENCE
from gazetteer.export.times import when
from gazetteer.index import Gazetteer
from gazetteer.place import Citation, Place, kinds
from gazetteer.store import SHIPPED, heads

_OURS = "buldan"
CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld",
    {_OURS: f"urn:{_OURS}:"},
)
_FEATURE = "http://www.geonames.org/ontology#"
_LINKED = ("wd", "gn")
_CERTAIN_M, _LESS_CERTAIN_M = 3000, 10_000
_NO_ISO_CODE = ("xk", "xx")


def lpf(gazetteer: Gazetteer) -> bytes:
    """A FeatureCollection of every place, as UTF-8; the same places give the same bytes."""
    codes = country_codes(gazetteer)
    collection = {
        "type": "FeatureCollection",
        "@context": CONTEXT,
        "license": LICENCE,
        "attribution": ATTRIBUTION,
        "features": [feature(place, gazetteer, codes) for place in gazetteer],
    }
    return orjson.dumps(collection, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def identifier(place_id: str) -> str:
    """The name of a place in the files of this format."""
    return f"{_OURS}:{place_id}"


def country_codes(gazetteer: Gazetteer) -> dict[str, str]:
    """Country → its ISO 3166-1 code, which is the name of its folder."""
    found = heads(SHIPPED, gazetteer).items()
    return {head: folder.upper() for folder, head in found if len(folder) == 2 and folder not in _NO_ISO_CODE}


def feature(place: Place, gazetteer: Gazetteer, codes: Mapping[str, str]) -> dict[str, Any]:
    """A place as a feature; `codes` are the countries', as `country_codes` has them."""
    parts = {
        "relations": _relations(place, gazetteer),
        "links": [{"type": "closeMatch", "identifier": link} for link in place.links if link.startswith(_LINKED)],
        "descriptions": [{"value": place.note, "lang": "en"}] if place.note else [],
        "when": when(place.when, _seen(place.citations)) if place.when else {},
    }
    return {
        "@id": identifier(place.id),
        "type": "Feature",
        "properties": _properties(place, gazetteer, codes),
        "names": _names(place),
        "types": [type_of(place.kind)],
        "geometry": {"type": "GeometryCollection", "geometries": [_geometry(place)]},
        **{name: part for name, part in parts.items() if part},
    }


def _properties(place: Place, gazetteer: Gazetteer, codes: Mapping[str, str]) -> dict[str, Any]:
    countries = sorted({codes[name] for name in (place.id, *gazetteer.lineage(place)) if name in codes})
    status = [
        {"state": each.state, "when": each.when, "citation": place.citations[each.citation - 1].url}
        for each in place.status
    ]
    told = {
        "ccodes": countries,
        "status": status,
        **{link.partition(":")[0]: link.partition(":")[2] for link in place.links if not link.startswith(_LINKED)},
    }
    return {
        "title": place.title,
        "title_ar": place.title_ar,
        "fclasses": [kinds()[place.kind].fclass],
        "accuracy_m": place.point.accuracy_m,
        "imported": place.imported,
        **{name: value for name, value in told.items() if value},
    }


def _names(place: Place) -> list[dict[str, Any]]:
    """Every toponym; the sources stand with the first, for which of them attests which name is not recorded."""
    sources = [each for each in place.citations if "names" in each.supports] or place.citations
    names: list[dict[str, Any]] = [
        {"toponym": name.toponym, "lang": name.lang}
        | ({"when": when(name.when, _seen(place.citations))} if name.when else {})
        for name in place.names
    ]
    return [{**names[0], "citations": _citations(sources)}, *names[1:]]


def type_of(name: str) -> dict[str, Any]:
    """A kind of place, by GeoNames' feature code."""
    kind = kinds()[name]
    labels = [{"label": kind.en, "lang": "en"}, {"label": kind.ar, "lang": "ar"}]
    return {"identifier": _FEATURE + kind.feature_code, "label": kind.en, "sourceLabels": labels}


def _geometry(place: Place) -> dict[str, Any]:
    sources = [each for each in place.citations if "point" in each.supports]
    certainty = place.shape.certainty if place.shape else _certainty(place.point.accuracy_m)
    drawn = geometry(outline(place), place.point.lon, place.point.lat)
    return {**drawn, "certainty": certainty, "citations": _citations(sources)}


def _certainty(accuracy_m: int) -> str:
    if accuracy_m <= _CERTAIN_M:
        return "certain"
    return "less-certain" if accuracy_m <= _LESS_CERTAIN_M else "uncertain"


def _relations(place: Place, gazetteer: Gazetteer) -> list[dict[str, Any]]:
    return [
        {
            "relationType": "gvp:broaderPartitive",
            "relationTo": identifier(name),
            "label": f"part of {gazetteer[name].title}" if place.parent else f"lies in {gazetteer[name].title}",
        }
        for name in place.lies_in
        if name in gazetteer.places
    ]


def _citations(citations: Sequence[Citation]) -> list[dict[str, str]]:
    """Sources as the format has them; `year` is when each was read."""
    return [{"label": each.label, "@id": each.url, "year": each.retrieved[:4]} for each in citations]


def _seen(citations: Sequence[Citation]) -> str:
    return max(each.retrieved for each in citations)
