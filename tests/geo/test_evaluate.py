"""The seeds are read as well as was promised, and the scores are those that the gold's GUIDE.md defines."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gazetteer import Gazetteer
from geo.dates import DateExpression
from geo.evaluate import EvaluationError, Gold, Score, evaluate, evaluate_dates, read_gold
from geo.mention import Mention
from geo.parse import parse

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold" / "seeds"
TEXT = "وصل وفد من بغداد إلى محافظة الأنبار قرب عين الأسد برفقة محافظ كركوك"


def row(surface: str, place: str | None, role: str = "literal", **more: Any) -> dict[str, Any]:
    start = TEXT.index(surface)
    return {
        "article": "a.txt",
        "start": start,
        "end": start + len(surface),
        "surface": surface,
        "role": role,
        "place": place,
        **more,
    }


def said(surface: str, place: str | None, role: str = "literal", **more: Any) -> Mention:
    start = TEXT.index(surface)
    fields: dict[str, Any] = dict.fromkeys(Mention.__dataclass_fields__)
    fields |= {"article": "folder/a.txt", "start": start, "end": start + len(surface), "surface": surface}
    fields |= {"role": role, "place": place, "resolution": "resolved" if place else "ambiguous", "candidates": ()}
    return Mention(**fields | more)


def gold(*rows: dict[str, Any]) -> Gold:
    return Gold({"a.txt": rows}, {}, {"a.txt": None})


RIGHT = (
    row("بغداد", "baghdad", "associative"),
    row("الأنبار", "anbar-governorate"),
    row("عين الأسد", "ain-al-asad-air-base"),
)
SAID = [
    said("بغداد", "baghdad", "associative"),
    said("الأنبار", "anbar-governorate"),
    said("عين الأسد", "ain-al-asad-air-base"),
]


def test_the_seeds_are_read_as_well_as_was_promised(places: Gazetteer) -> None:
    result = evaluate(read_gold(GOLD), parse(ROOT / "seeds", places))
    assert result.found.true == 151
    assert result.found.precision >= 0.99
    assert result.found.recall >= 0.99
    assert result.placed.precision == 1.0
    assert result.role.precision >= 0.95


def test_what_is_right_is_right() -> None:
    result = evaluate(gold(*RIGHT), SAID)
    assert (result.found, result.placed, result.role, result.dots) == (
        Score(3, 3, 3),
        Score(3, 3, 3),
        Score(3, 3, 3),
        Score(2, 2, 2),
    )
    assert result.slips == ()


def test_what_is_missed_lowers_recall_and_what_is_invented_precision() -> None:
    result = evaluate(gold(*RIGHT), [*SAID[1:], said("وفد", "baghdad")])
    assert result.found == Score(2, 3, 3)
    assert [(slip.surface, slip.what) for slip in result.slips] == [("وفد", "no such mention"), ("بغداد", "not found")]


def test_a_wrong_place_is_found_but_not_placed_and_no_dot() -> None:
    result = evaluate(gold(*RIGHT), [*SAID[:2], replace(SAID[2], place="hit")])
    assert (result.found, result.placed) == (Score(3, 3, 3), Score(2, 3, 3))
    assert result.dots == Score(1, 2, 2)


def test_a_wrong_role_is_counted_and_its_dot_is_wrong() -> None:
    result = evaluate(gold(*RIGHT), [replace(SAID[0], role="literal"), *SAID[1:]])
    assert (result.role, result.dots) == (Score(2, 3, 3), Score(2, 3, 2))


def test_a_doubtful_mention_is_not_scored_for_its_role() -> None:
    result = evaluate(gold({**RIGHT[0], "doubt": "either"}, *RIGHT[1:]), [replace(SAID[0], role="literal"), *SAID[1:]])
    assert result.role == Score(2, 2, 2)
    assert result.found == Score(3, 3, 3)


def test_embedded_gold_is_neutral() -> None:
    embedded = row("كركوك", "kirkuk-governorate", "embedded")
    assert evaluate(gold(*RIGHT, embedded), SAID).found == Score(3, 3, 3)
    assert evaluate(gold(*RIGHT, embedded), [*SAID, said("كركوك", "kirkuk", "embedded")]).found == Score(3, 3, 3)


def test_an_embedded_name_that_is_drawn_is_a_wrong_dot() -> None:
    embedded = row("كركوك", "kirkuk-governorate", "embedded")
    assert evaluate(gold(*RIGHT, embedded), [*SAID, said("كركوك", "kirkuk")]).dots == Score(2, 3, 2)


def test_an_unknown_mention_is_counted_apart_and_an_ambiguous_one_is_found() -> None:
    result = evaluate(gold(*RIGHT), [*SAID[:2], said("عين الأسد", None), said("وفد", None, resolution="unknown")])
    assert (result.found, result.placed, result.unknown) == (Score(3, 3, 3), Score(2, 3, 3), 1)


@pytest.mark.parametrize(
    ("surface", "matches"), [("عين الأسد", True), ("ين الأسد", True), ("سد", False), ("عين الأس", False)]
)
def test_a_span_matches_by_its_end_and_half_its_letters(surface: str, matches: bool) -> None:
    result = evaluate(gold(row("عين الأسد", "ain-al-asad-air-base")), [said(surface, "ain-al-asad-air-base")])
    assert result.found.right == matches


@pytest.mark.parametrize(
    ("longitude", "accuracy_m", "right"), [(44.36, 3000, True), (44.50, 3000, False), (44.50, 20000, True)]
)
def test_without_an_id_a_place_is_right_by_its_distance(longitude: float, accuracy_m: int, right: bool) -> None:
    truth = row("بغداد", None, longitude=44.36, latitude=33.31)
    found = said("بغداد", "baghdad", longitude=longitude, latitude=33.31, accuracy_m=accuracy_m)
    assert evaluate(gold(truth), [found]).placed.right == right


def test_dates_are_scored_by_overlap_and_value() -> None:
    dates = [
        {"start": 0, "end": 5, "surface": "2020", "edtf": "2020"},
        {"start": 9, "end": 12, "surface": "2021", "edtf": "2021"},
        {"start": 20, "end": 22, "surface": "2022", "edtf": "2022"},
    ]
    said = [(3, 6, "2020"), (8, 10, "2020-03"), (30, 33, "2022")]
    parsed = {"a.txt": [DateExpression(start, end, "…", edtf) for start, end, edtf in said]}
    result = evaluate_dates(Gold({}, {"a.txt": dates}, {"a.txt": None}), parsed)
    assert (result.spans, result.values, result.false) == (Score(2, 3, 3), Score(1, 2, 2), 1)
    assert {slip.what for slip in result.slips} == {
        "no date, said 2022",
        "date 2020-03, gold 2021",
        "date not found, gold 2022",
    }


def test_nothing_said_of_nothing_is_perfect_and_f1_is_the_harmonic_mean() -> None:
    assert (Score(0, 0, 0).precision, Score(0, 0, 0).recall, Score(0, 3, 4).f1) == (1.0, 1.0, 0.0)
    assert Score(1, 2, 1).f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize(("line", "says"), [(None, "No such file"), ("{not json", "not JSON lines")])
def test_a_gold_that_cannot_be_used_is_one_line_that_names_the_file(
    tmp_path: Path, line: str | None, says: str
) -> None:
    for name in ("mentions", "dates", "articles"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"article": "a.txt"}) + "\n", "utf-8")
    (tmp_path / "dates.jsonl").unlink()
    if line:
        (tmp_path / "dates.jsonl").write_text(line, "utf-8")
    with pytest.raises(EvaluationError) as raised:
        read_gold(tmp_path)
    assert str(raised.value).startswith(f"{tmp_path / 'dates.jsonl'}: {says}")
    assert "\n" not in str(raised.value)
