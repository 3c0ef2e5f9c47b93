"""KML 2.2: a folder a family of places, one of all mentions with their time spans, and one of what was not placed.

Google Earth shows balloons as HTML and fills in `$[…]`: every text of an article is escaped for both. Its time slider
shows a place from its first to its last mention; the folder of mentions, switched off at first so that no symbols lie
in heaps, shows each by itself. Icons would be fetched from the network: the program's own pin is coloured instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import geopandas as gpd
import orjson
from shapely.geometry.base import BaseGeometry

from gazetteer import Place
from gazetteer.areas import outline
from gazetteer.export.geometry import geometry
from gazetteer.place import kinds
from geo.about import About, told
from geo.export.balloon import escaped, mention_balloon, place_balloon
from geo.export.fields import fields
from geo.export.records import PLACE_FIELDS, Row, by_place, first_and_last, known_of, title_of, unplaced
from geo.family import COLOURS, NAMES
from geo.table import rows

FAMILIES = {family: " · ".join(names) for family, names in NAMES.items()}
MENTIONS, UNPLACED = "مرات الذكر · mentions", "بلا موضع · not placed"
_TYPES = {"integer": "int", "number": "double", "boolean": "bool"}
_LINE, _FILL = "ff", "40"


def kml(table: gpd.GeoDataFrame, places: Mapping[str, Place], about: About | None = None) -> bytes:
    """The table as KML: a placemark a place, areas with their outlines, and one a mention; the same bytes each time.

    What was not settled are placemarks without geometry. Dates are `TimeSpan`s from `earliest` to `latest`; all
    fields stand in typed `ExtendedData`, lists as JSON, nulls left out.
    """
    return "\n".join(_document(rows(table), places, about or About())).encode()


def _document(mentions: Sequence[Row], places: Mapping[str, Place], about: About) -> Iterator[str]:
    said = told(about, places)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
    yield f"{_element('name', title_of(about))}<open>1</open>{_html(_said(said))}"
    yield from map(_style, COLOURS)
    data = (f'<Data name="{name}">{_element("value", value)}</Data>' for name, value in said.items())
    yield f"<ExtendedData>{''.join(data)}</ExtendedData>"
    yield from map(_schema, ("place", "mention"))
    yield from _places(by_place(mentions), places)
    yield from _folder(MENTIONS, (_mention(row) for row in mentions if row["place"]), shown=False)
    yield from _folder(UNPLACED, map(_mention, unplaced(mentions)))
    yield "</Document></kml>\n"


def _said(said: Mapping[str, str]) -> str:
    """What the file says of itself, in its balloon."""
    return "".join(f"<p>{escaped(value)}</p>" for value in said.values())


def _style(family: str) -> str:
    colour = COLOURS[family]
    blue_first = f"{colour[5:7]}{colour[3:5]}{colour[1:3]}"
    return (
        f'<Style id="{family}"><IconStyle><color>{_LINE}{blue_first}</color></IconStyle>'
        f"<LineStyle><color>{_LINE}{blue_first}</color><width>2</width></LineStyle>"
        f"<PolyStyle><color>{_FILL}{blue_first}</color></PolyStyle>"
        "<BalloonStyle><text>$[description]</text></BalloonStyle></Style>"
    )


def _schema(name: str) -> str:
    """The fields of a place or a mention; what is counted there is a number here."""
    known = fields(name, "kml").values()
    typed = {field.name: "int" if field.name == "mentions" else _TYPES.get(field.type, "string") for field in known}
    columns = (f'<SimpleField type="{kind}" name="{column}"/>' for column, kind in typed.items())
    return f'<Schema name="{name}" id="{name}">{"".join(columns)}</Schema>'


def _places(groups: Mapping[str, Sequence[Row]], places: Mapping[str, Place]) -> Iterator[str]:
    for family, title in FAMILIES.items():
        own = {name: group for name, group in groups.items() if kinds()[group[0]["kind"]].family == family}
        yield from _folder(title, (_place(group, places.get(name)) for name, group in own.items()))


def _folder(name: str, placemarks: Iterable[str], shown: bool = True) -> Iterator[str]:
    """A folder with its placemarks; none where there are none."""
    inner = list(placemarks)
    if inner:
        yield f"<Folder>{_element('name', name)}<visibility>{int(shown)}</visibility>"
        yield from inner
        yield "</Folder>"


def _place(group: Sequence[Row], place: Place | None) -> str:
    row, known = group[0], known_of(place)
    counts = {"mentions": len(group), "articles": len({each["article"] for each in group})}
    values = {field: row[field] for field in PLACE_FIELDS} | counts | known
    return _placemark(
        f"{row['place_title_ar']} · {row['place_title']}",
        place_balloon(group, known),
        first_and_last(group),
        kinds()[row["kind"]].family,
        _data("place", {name: values.get(name) for name in fields("place", "kml")}),
        _drawn(outline(place) if place else None, row),
    )


def _mention(row: Row) -> str:
    return _placemark(
        " · ".join(filter(None, (row["surface"], row["when_ar"]))),
        mention_balloon(row),
        (row["earliest"], row["latest"]),
        kinds()[row["kind"]].family if row["place"] else None,
        _data("mention", row),
        _drawn(None, row) if row["place"] else "",
        shown=not row["place"],
    )


def _placemark(
    name: str,
    balloon: str,
    days: tuple[str | None, str | None],
    family: str | None,
    data: str,
    drawn: str,
    shown: bool = True,
) -> str:
    hidden = "" if shown else "<visibility>0</visibility>"
    style = f"<styleUrl>#{family}</styleUrl>" if family else ""
    return (
        f'<Placemark>{_element("name", name)}{hidden}<Snippet maxLines="0"/>{_html(balloon)}'
        f"{_span(*days)}{style}{data}{drawn}</Placemark>"
    )


def _span(first: str | None, last: str | None) -> str:
    begin = f"<begin>{first}</begin>" if first else ""
    end = f"<end>{last}</end>" if last else ""
    return f"<TimeSpan>{begin}{end}</TimeSpan>" if begin or end else ""


def _data(schema: str, values: Mapping[str, Any]) -> str:
    fields = (
        f'<SimpleData name="{name}">{_cell(value)}</SimpleData>' for name, value in values.items() if value is not None
    )
    return f'<ExtendedData><SchemaData schemaUrl="#{schema}">{"".join(fields)}</SchemaData></ExtendedData>'


def _cell(value: Any) -> str:
    """A value as its type writes it: lists as JSON, truth as 1 and 0."""
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, list):
        return escaped(orjson.dumps(value).decode())
    return str(int(value) if isinstance(value, bool) else value)


def _drawn(area: BaseGeometry | None, row: Row) -> str:
    """The point of a place, with its outline where it has one."""
    shapes = [geometry(area, 0, 0)] if area else []
    polygons = [rings for each in shapes for rings in _polygons(each)]
    point = f"<Point><coordinates>{row['longitude']},{row['latitude']}</coordinates></Point>"
    return f"<MultiGeometry>{''.join(map(_polygon, polygons))}{point}</MultiGeometry>" if polygons else point


def _polygons(drawn: Mapping[str, Any]) -> list[Any]:
    """The rings of each polygon of a GeoJSON geometry."""
    return [drawn["coordinates"]] if drawn["type"] == "Polygon" else list(drawn["coordinates"])


def _polygon(rings: Sequence[Any]) -> str:
    sides = ["outer", *["inner"] * (len(rings) - 1)]
    return "<Polygon>{}</Polygon>".format(
        "".join(
            f"<{side}BoundaryIs><LinearRing><coordinates>{_positions(ring)}</coordinates></LinearRing></{side}BoundaryIs>"
            for side, ring in zip(sides, rings, strict=True)
        )
    )


def _positions(ring: Iterable[Any]) -> str:
    return " ".join(f"{longitude},{latitude}" for longitude, latitude in ring)


def _element(tag: str, text: str) -> str:
    return f"<{tag}>{escaped(text)}</{tag}>"


def _html(balloon: str) -> str:
    """Text that a reader takes for HTML. It is escaped, so that nothing in it ends the section."""
    return f"<description><![CDATA[{balloon}]]></description>"
