"""Mentions as one table, a row each, and back to plain values without loss."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields

from geo.mention import Mention
from geo.table import COLUMNS, rows, to_table

Read = Callable[[str], list[Mention]]
TEXT = "هبطت طائرة في قاعدة حرير في 5 آذار مارس 2017. وتوقف سد طهران. واتهمت أنقرة دمشق."


def test_there_is_one_row_a_mention_in_their_order(read: Read) -> None:
    mentions = read(TEXT)
    table = to_table(mentions)
    assert list(table.surface) == [mention.surface for mention in mentions] == ["حرير", "طهران", "أنقرة", "دمشق"]


def test_the_columns_are_those_of_a_mention_and_a_geometry(read: Read) -> None:
    assert list(to_table(read(TEXT)).columns) == [*(field.name for field in fields(Mention)), "geometry"]
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
    assert json.dumps(rows(to_table(mentions))) == json.dumps([mention.record() for mention in mentions])
