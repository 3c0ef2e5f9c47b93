"""Mentions as one table, a row each, and back to plain values without loss."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields

from gazetteer import Gazetteer
from geo.article import Article
from geo.mention import FIELDS, Mention
from geo.parse import parse
from geo.table import COLUMNS, TIMES, rows, times, to_table

Read = Callable[[str], list[Mention]]
TEXT = "هبطت طائرة في قاعدة حرير في 5 آذار مارس 2017. وتوقف سد طهران. واتهمت أنقرة دمشق."


def test_there_is_one_row_a_mention_in_their_order(read: Read) -> None:
    mentions = read(TEXT)
    table = to_table(mentions)
    assert list(table.surface) == [mention.surface for mention in mentions] == ["حرير", "طهران", "أنقرة", "دمشق"]


def test_the_columns_are_those_of_a_mention_and_a_geometry(read: Read) -> None:
    assert list(to_table(read(TEXT)).columns) == [*(field.name for field in fields(Mention)), *TIMES, "geometry"]
    assert list(to_table([]).columns) == [*COLUMNS, "geometry"]


def test_a_point_is_longitude_first_in_wgs_84_and_what_is_not_settled_has_none(read: Read) -> None:
    mentions = read(TEXT)
    table = to_table(mentions)
    assert table.crs.to_epsg() == 4326
    assert table.geometry[1] is None
    assert (table.geometry[0].x, table.geometry[0].y) == (mentions[0].longitude, mentions[0].latitude)


def test_an_empty_table_has_a_coordinate_system_too() -> None:
    table = to_table([])
    assert len(table) == 0
    assert table.crs.to_epsg() == 4326
    assert rows(table) == []


def test_rows_are_the_mentions_again(read: Read) -> None:
    mentions = read(TEXT)
    known = [{name: row[name] for name in FIELDS} for row in rows(to_table(mentions))]
    assert json.dumps(known) == json.dumps([mention.record() for mention in mentions])


def test_the_times_of_a_mention_are_bounds_and_words(places: Gazetteer) -> None:
    text = "انسحب الجنود من قاعدة حرير في آب 2020. ويعود الجنود إلى التاجي منذ عام 2014."
    first, second = rows(to_table(parse(Article("a.txt", text, language="ar", published="2021-05-03"), places)))
    assert [first[name] for name in TIMES] == ["2020-08-01", "2020-08-31", "آب/أغسطس 2020", "August 2020"]
    assert [second[name] for name in TIMES] == ["2021-05-03", "2021-05-03", "3 أيار/مايو 2021", "3 May 2021"]


def test_an_open_end_and_a_mention_without_a_date_have_no_bound() -> None:
    open_end = {"dates": [{"edtf": "2014/..", "basis": "event"}], "published": None}
    assert times(open_end) == {"earliest": "2014-01-01", "latest": None, "when_ar": "منذ 2014", "when_en": "since 2014"}
    assert times({"dates": [], "published": None}) == dict.fromkeys(TIMES)
