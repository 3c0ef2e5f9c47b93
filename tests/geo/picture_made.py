"""Tables and pictures for the tests of the picture."""

from __future__ import annotations

from collections.abc import Iterable

from geopandas import GeoDataFrame

from gazetteer import Gazetteer, Place
from geo.about import About, told
from geo.mention import Mention, Role
from geo.picture.compose import Composed, compose
from geo.picture.content import content
from geo.picture.size import SIZES, Name
from geo.readable import Language
from geo.table import to_table


def mention(place: Place, article: str = "a.txt", role: Role = "literal", published: str = "2024-05-01") -> Mention:
    """A mention of a place, of which only its place matters."""
    point = place.point
    return Mention(
        article, "خبر", None, None, "ar", published, 0, 3, "هنا", None, "هنا", 0, role, False, "resolved",
        place.id, place.title, place.title_ar, place.kind, point.lon, point.lat, point.accuracy_m, (), "", (place.id,),
    )  # fmt: skip


def table_of(places: Gazetteer, names: Iterable[str]) -> GeoDataFrame:
    """A table in which one article names each place."""
    return to_table([mention(places[name]) for name in names])


def composed(
    table: GeoDataFrame,
    places: Gazetteer,
    size: Name = "page",
    language: Language = "ar",
    about: About = About(),  # noqa: B008 (frozen)
) -> Composed:
    """A picture before it is drawn."""
    drawn = content(table, places.places)
    return compose(drawn, about, told(about, places.places), SIZES[size], language)
