"""What the picture shows, as plain values: places whose mentions are literal and placed, counts, and the period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from geopandas import GeoDataFrame
from shapely.geometry.base import BaseGeometry

from gazetteer.areas import outline
from gazetteer.place import Place, kinds
from geo.lexicon import load_words
from geo.picture.text import clean
from geo.readable import Language, readable
from geo.table import rows


@dataclass(frozen=True)
class Spot:
    """One place of the picture: degrees in WGS 84; `outline` in degrees too, None but for areas that have one."""

    id: str
    titles: Mapping[Language, str]
    kind: str
    longitude: float
    latitude: float
    accuracy_m: int
    articles: int
    mentions: int
    outline: BaseGeometry | None

    @property
    def family(self) -> str:
        return kinds()[self.kind].family

    @property
    def is_exact(self) -> bool:
        """Whether its point is where it is, and not just somewhere in an area or a country."""
        return self.family not in ("area", "country")


@dataclass(frozen=True)
class Content:
    """All that is drawn: `spots` the most mentioned first, `period` the first and last day that their dates allow."""

    spots: tuple[Spot, ...]
    mentions: int
    articles: int
    period: tuple[date | None, date | None]


def content(table: GeoDataFrame, places: Mapping[str, Place]) -> Content:
    """The places that the HTML page shows at first: literal mentions that are resolved."""
    shown = [row for row in rows(table) if row["role"] == "literal" and row["resolution"] == "resolved"]
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in shown:
        groups.setdefault(row["place"], []).append(row)
    spots = [_spot(name, group, places.get(name)) for name, group in groups.items()]
    return Content(
        tuple(sorted(spots, key=lambda spot: (-spot.articles, -spot.mentions, spot.id))),
        len(shown),
        len({row["article"] for row in shown}),
        (_end(min, (row["earliest"] for row in shown)), _end(max, (row["latest"] for row in shown))),
    )


def _spot(name: str, group: Sequence[Mapping[str, Any]], place: Place | None) -> Spot:
    row = group[0]
    titles: dict[Language, str] = {"ar": clean(row["place_title_ar"]), "en": clean(row["place_title"])}
    articles = len({other["article"] for other in group})
    area = outline(place) if place is not None and kinds()[row["kind"]].family == "area" else None
    where = (row["longitude"], row["latitude"], row["accuracy_m"])
    return Spot(name, titles, row["kind"], *where, articles, len(group), area)


def _end(choose: Any, days: Iterable[str | None]) -> date | None:
    known = [day for day in days if day]
    return date.fromisoformat(choose(known)) if known else None


def period(days: tuple[date | None, date | None], language: Language) -> str | None:
    """The first and the last day in words, as exact as both are: whole years and whole months are named as such."""
    first, last = days
    if first is None and last is None:
        return None
    for exact, part in ((_years, 4), (_months, 7), (None, 10)):
        if exact is None or all(exact(day, end) for day, end in ((first, False), (last, True)) if day):
            start, end = (day.isoformat()[:part] if day else ".." for day in days)
            return readable(start if start == end else f"{start}/{end}", language)
    return None


def _years(day: date, end: bool) -> bool:
    return (day.month, day.day) == ((12, 31) if end else (1, 1))


def _months(day: date, end: bool) -> bool:
    return (day + timedelta(days=1) if end else day).day == 1


@cache
def _words() -> Mapping[str, Mapping[Language, str]]:
    return load_words("picture")


def say(key: str, language: Language, **values: object) -> str:
    """A string of words/picture.yml in a language, filled."""
    return _words()[key][language].format(**values)
