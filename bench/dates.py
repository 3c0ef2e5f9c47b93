"""Date expressions beside `dateparser.search.search_dates` in one run: speed, and what each gets wrong.

Run from anywhere: `python bench/dates.py`. The cases are those of tests/gold: the articles of seeds/ and press/,
whole, and the texts of dates/, a sentence or two each. Both are given the day of publication and the language; the
peer is timed once more as it is called by default, left to guess the language. The peer gives a day only, so its value
is right where it falls in the gold's year, month or day; what a day cannot say (an interval, a season, a decade, a
date that stays open) is counted apart and never against it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

from dateparser.search import search_dates

from geo.dates import find_dates
from geo.dates.window import window

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
ROUNDS, SHOWN = 2, 10
BYTES_IN_MB = 1_000_000
TARGET = 30
OURS = "find_dates"
_PLAIN = re.compile(r"(\d{4}(?:-\d\d){0,2})~?")


class Gold(NamedTuple):
    """A date that a reader marked: `text[start:end]` and its EDTF, null where it is open."""

    start: int
    end: int
    edtf: str | None


class Case(NamedTuple):
    """A text with its dates."""

    text: str
    language: str
    published: str | None
    gold: tuple[Gold, ...]


class Found(NamedTuple):
    """A date that a reader found."""

    start: int
    end: int
    edtf: str | None


Read = Callable[[Case], list[Found]]


def main() -> None:
    """Print speeds, counts and faults."""
    articles = [*_texts(GOLD / "seeds", ROOT / "seeds"), *_texts(GOLD / "press")]
    short = list(_texts(GOLD / "dates"))
    peer = f"dateparser {version('dateparser')}"
    timed: dict[str, Read] = {OURS: _ours, f"{peer}, told the language": _peer, f"{peer}, by default": _peer_by_default}
    print(f"CPU seconds, best of {ROUNDS} interleaved rounds")
    for title, cases in (("whole articles", articles), ("a sentence or two", short)):
        _speeds(title, timed, cases)
    for name, read in ((OURS, _ours), (peer, _peer)):
        _report(name, [(case, read(case)) for case in [*articles, *short]])


def _speeds(title: str, readers: dict[str, Read], cases: Sequence[Case]) -> None:
    """What each reader takes for the same texts, and the ratio."""
    size = sum(len(case.text.encode()) for case in cases)
    print(f"\n{title}: {len(cases)} texts, {size / 1000:.0f} kB, {sum(len(case.gold) for case in cases)} dates")
    seconds = _best(readers, cases)
    for name, spent in seconds.items():
        beside = "" if name == OURS else f"   ratio {spent / seconds[OURS]:.0f} (target {TARGET})"
        print(f"  {name:42}{size / spent / BYTES_IN_MB:8.3f} MB/s {spent / len(cases) * 1000:8.3f} ms a text{beside}")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def _texts(gold: Path, articles: Path | None = None) -> Iterator[Case]:
    """Every article of a folder of gold, whole; none where the folder is not there."""
    marked: dict[str, list[Gold]] = {}
    for row in _rows(gold / "dates.jsonl"):
        marked.setdefault(row["article"], []).append(Gold(row["start"], row["end"], row["edtf"]))
    for row in _rows(gold / "articles.jsonl"):
        text = ((articles or gold / "articles") / row["article"]).read_bytes().decode("utf-8-sig")
        dates = tuple(marked.get(row["article"], ()))
        yield Case(text, row.get("language", "ar"), row["published"], dates)


def _ours(case: Case) -> list[Found]:
    return [Found(date.start, date.end, date.edtf) for date in find_dates(case.text, case.published, case.language)]


def _peer(case: Case) -> list[Found]:
    """The peer told the language; it has no Sorani and is left to guess."""
    return _searched(case, [case.language] if case.language in ("ar", "en") else None)


def _peer_by_default(case: Case) -> list[Found]:
    return _searched(case, None)


def _searched(case: Case, languages: list[str] | None) -> list[Found]:
    """The peer's days; it tells no offsets, so each is looked for after the one before it."""
    days = window(case.published)
    settings = {"RELATIVE_BASE": datetime.combine(days[0], datetime.min.time())} if days else {}
    found, at = [], 0
    for words, day in search_dates(case.text, languages=languages, settings=settings) or []:
        start = max(case.text.find(words, at), 0)
        at = start + len(words)
        found.append(Found(start, at, day.date().isoformat()))
    return found


def _best(readers: dict[str, Read], cases: Sequence[Case]) -> dict[str, float]:
    """The seconds of each reader's best round; the first text is read before, for words and patterns to load."""
    best = dict.fromkeys(readers, float("inf"))
    for read in readers.values():
        read(cases[0])
    for _ in range(ROUNDS):
        for name, read in readers.items():
            start = process_time()
            for case in cases:
                read(case)
            best[name] = min(best[name], process_time() - start)
    return best


def _report(name: str, read: Sequence[tuple[Case, list[Found]]]) -> None:
    """Counts, and the first faults of each kind."""
    marked = [(case, gold, _overlapping(found, gold)) for case, found in read for gold in case.gold]
    plain = [(gold, date) for _, gold, date in marked if _PLAIN.fullmatch(gold.edtf or "")]
    right = sum(date is not None and _right(name, gold, date) for _, gold, date in marked)
    right_plain = sum(date is not None and _right(name, gold, date) for gold, date in plain)
    extra = [(case, date) for case, found in read for date in found if not _overlapping(case.gold, date)]
    print(f"\n{name}")
    print(f"  found           {sum(date is not None for *_, date in marked):5} of {len(marked)}")
    print(f"  value right     {right_plain:5} of {len(plain)} days, months and years")
    print(f"                  {right - right_plain:5} of {len(marked) - len(plain)} that no single day can say")
    print(f"  dated, no date  {len(extra):5}")
    wrong = [fault for fault in marked if fault[2] is None or not _right(name, fault[1], fault[2])]
    if name != OURS:
        wrong = [fault for fault in wrong if _PLAIN.fullmatch(fault[1].edtf or "")]
    for case, gold, date in wrong[:SHOWN]:
        got = f"{case.text[date.start : date.end]} = {date.edtf}" if date else "nothing"
        print(f"    {case.text[gold.start : gold.end]} = {gold.edtf}; got {got}")
    for case, date in extra[:SHOWN]:
        print(f"    no date: {case.text[max(date.start - 15, 0) : date.end + 15].strip()!r} = {date.edtf}")


def _overlapping(dates: Sequence[Gold | Found], other: Gold | Found) -> Gold | Found | None:
    return next((date for date in dates if date.start < other.end and other.start < date.end), None)


def _right(name: str, gold: Gold, date: Gold | Found) -> bool:
    """Ours by equality; the peer's where its day lies in the year, month or day of the gold."""
    if name == OURS:
        return gold.edtf == date.edtf
    plain = _PLAIN.fullmatch(gold.edtf or "")
    return plain is not None and (date.edtf or "").startswith(plain[1])


if __name__ == "__main__":
    main()
