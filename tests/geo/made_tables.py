"""The table that the tests of exports write: the seeds, and articles that hold what the seeds do not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import geopandas as gpd

from gazetteer import Gazetteer, Place
from geo.article import Article
from geo.parse import parse
from geo.table import to_table

SEEDS = Path(__file__).parents[2] / "seeds"
# Names ambiguous and unknown, an area, a day between two, times open at either end or none, addresses.
ARTICLES = (
    Article(
        "أخبار/loose.txt",
        "توقف العمل في سد طهران. قتل مدني في قرية الصلبونية شمال بعقوبة. هدأت نينوى.",
        title="توقف العمل: «كل شيء» 100%",
        outlet="وكالة أخبار",
        url="https://example.org/خبر?a=1&b={2}",
        language="ar",
        published="[2021-07-27..2021-12-31]",
    ),
    Article(
        "en.txt",
        "Rockets hit Ain al-Asad Air Base on 8 January 2020.",
        title="Rockets hit base",
        url="ftp://example.org/a",
        language="en",
        published="2020-01~",
    ),
    Article("since.txt", "هدأت أربيل.", language="ar", published="2014/.."),
    Article("undated.txt", "هدأت دهوك.", language="ar"),
    Article("until.txt", "هدأت الموصل.", language="ar", published="../2019-07"),
)


@cache
def seeds(gazetteer: Gazetteer) -> gpd.GeoDataFrame:
    """The five seed articles."""
    return to_table(parse(SEEDS, gazetteer))


@cache
def full(gazetteer: Gazetteer) -> gpd.GeoDataFrame:
    """The seeds and ARTICLES."""
    return to_table([*parse(SEEDS, gazetteer), *parse(ARTICLES, gazetteer)])


def nothing(_: Gazetteer) -> gpd.GeoDataFrame:
    """No mention at all."""
    return to_table([])


def linked(gazetteer: Gazetteer) -> Mapping[str, Place]:
    """The places, one of which has every link that a place can have."""
    base = gazetteer["ain-al-asad-air-base"]
    links = ("wd:Q1", "gn:1", "wiki:Ain_al-Asad", "icao:ORAA", "iata:IQA")
    return {**gazetteer.places, base.id: base.model_copy(update={"links": links})}
