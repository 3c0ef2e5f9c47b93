"""The figures of the gold may rise; where one falls, this fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from geo.article import read_articles
from geo.baseline import look_up
from geo.evaluate import Evaluation, Gold, evaluate, read_gold
from geo.mention import Mention
from geo.parse import parse

PRESS = Path(__file__).parents[1] / "gold" / "press"


@pytest.fixture(scope="module")
def gold() -> Gold:
    return read_gold(PRESS)


@pytest.fixture(scope="module")
def mentions(gold: Gold, places: Gazetteer) -> list[Mention]:
    return parse([gold.told_of(article) for article in read_articles([PRESS / "articles"]).articles], places)


@pytest.fixture(scope="module")
def arabic(gold: Gold, mentions: list[Mention], places: Gazetteer) -> Evaluation:
    rows = map(json.loads, (PRESS / "articles.jsonl").read_text("utf-8").splitlines())
    names = [row["article"] for row in rows if row["language"] == "ar"]
    return evaluate(gold.only(names), mentions, places.places)


def test_on_arabic_nearly_all_places_are_found_and_nearly_all_found_are_real(arabic: Evaluation) -> None:
    assert arabic.found.f1 >= 0.98
    assert arabic.found.precision >= 0.995


def test_on_arabic_the_place_and_the_role_are_right(arabic: Evaluation) -> None:
    assert arabic.placed.recall >= 0.98
    assert arabic.role.recall >= 0.98
    assert arabic.distance_km is not None and arabic.distance_km < 2


def test_on_arabic_nine_dots_in_ten_are_right(arabic: Evaluation) -> None:
    assert arabic.dots.precision >= 0.94
    assert arabic.dots.recall >= 0.90


@pytest.mark.parametrize(
    "group", ["nearmiss", "homographs", "people", "organisations", "titles", "proclitics", "spelling"]
)
def test_no_near_miss_is_matched(group: str, gold: Gold, mentions: list[Mention]) -> None:
    found = evaluate(gold.groups()[group], mentions).found
    assert found.said == found.right


def test_every_group_is_read_better_than_by_plain_look_up(
    gold: Gold, mentions: list[Mention], places: Gazetteer
) -> None:
    plain = look_up(read_articles([PRESS / "articles"]).articles, places)
    worse = [
        group
        for group, part in gold.groups().items()
        if evaluate(part, mentions).found.f1 < evaluate(part, plain).found.f1
    ]
    assert worse == []
