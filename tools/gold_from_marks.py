"""Write the press gold from its marked texts; run by hand: python -m tools.gold_from_marks

A marked text has a header (`published`, an EDTF day; `language`, ar unless said), an empty line, then the article with
its marks: `{surface|place|role}`, `{surface|place|role|doubt: why}`, `{{edtf|surface}}` (`null` for no value). From
tests/gold/press/marked/*.txt it writes articles/*.txt (plain), mentions.jsonl, dates.jsonl and articles.jsonl beside
them. Offsets are code points into the plain text. It writes nothing while a text has a fault.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from gazetteer.store import SHIPPED, read_places

PRESS = Path(__file__).parent.parent / "tests" / "gold" / "press"
ROLES = ("literal", "associative", "embedded")
EVIDENCE = "written for this test set, as of this day"
MARK = re.compile(r"\{\{([^{}|]+)\|([^{}|]+)\}\}|\{([^{}|]+)\|([^{}|]+)\|([^{}|]+)(?:\|doubt: ([^{}|]+))?\}")

Record = dict[str, str | int | None]


class Gold(NamedTuple):
    """One article without its marks, and what they said."""

    text: str
    article: Record
    mentions: list[Record]
    dates: list[Record]


def main() -> None:
    sources = sorted((PRESS / "marked").glob("*.txt"))
    golds = [unmarked(path.name, path.read_text(encoding="utf-8")) for path in sources]
    faults = [fault for gold in golds for fault in faults_of(gold, {place.id for place in read_places(SHIPPED)})]
    if faults:
        raise SystemExit("\n".join(faults))
    write(golds)


def unmarked(name: str, marked: str) -> Gold:
    """The plain article and its records, from one marked text."""
    header, _, body = marked.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in header.splitlines())
    article: Record = {
        "article": name,
        "language": fields.get("language", "ar"),
        "published": fields.get("published"),
        "evidence": EVIDENCE,
    }
    gold = Gold(MARK.sub(surface_of, body), article, [], [])
    removed = 0
    for mark in MARK.finditer(body):
        surface = surface_of(mark)
        start = mark.start() - removed
        removed += len(mark[0]) - len(surface)
        place_of: Record = {"article": name, "start": start, "end": start + len(surface), "surface": surface}
        if mark[1]:
            gold.dates.append({**place_of, "edtf": None if mark[1] == "null" else mark[1]})
        else:
            doubt: Record = {"doubt": mark[6]} if mark[6] else {}
            gold.mentions.append({**place_of, "role": mark[5], "place": mark[4], **doubt})
        assert gold.text[start : start + len(surface)] == surface
    return gold


def surface_of(mark: re.Match[str]) -> str:
    return mark[2] or mark[3]


def faults_of(gold: Gold, known: set[str]) -> Iterable[str]:
    name = gold.article["article"]
    if not gold.article["published"]:
        yield f"{name}: no line `published`"
    if left := re.search(r".{0,20}[{}].{0,20}", gold.text):
        yield f"{name}: a mark that is none: {left[0]}"
    for mention in gold.mentions:
        if mention["role"] not in ROLES:
            yield f"{name}: role {mention['role']!r} of {mention['surface']}"
        if mention["place"] not in known:
            yield f"{name}: place {mention['place']!r} is not in the gazetteer"


def write(golds: list[Gold]) -> None:
    articles = PRESS / "articles"
    articles.mkdir(exist_ok=True)
    for stale in articles.glob("*.txt"):
        stale.unlink()
    for gold in golds:
        (articles / str(gold.article["article"])).write_text(gold.text, encoding="utf-8")
    write_lines(PRESS / "articles.jsonl", (gold.article for gold in golds))
    write_lines(PRESS / "mentions.jsonl", (record for gold in golds for record in gold.mentions))
    write_lines(PRESS / "dates.jsonl", (record for gold in golds for record in gold.dates))


def write_lines(path: Path, records: Iterable[Record]) -> None:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")


if __name__ == "__main__":
    main()
