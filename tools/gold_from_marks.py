"""Write the gold of folders from their marked texts; run by hand: python -m tools.gold_from_marks [FOLDER …]

A marked text has a header (`published`, an EDTF date; `language`, ar unless said), an empty line, then the article with
its marks: `{surface|place|role}`, `{surface|place|role|doubt: why}`, `{{edtf|surface}}` (`null` for no value). A place
that the gazetteer lacks is written as its kind: `{surface|?village|role}`. With `items: lines` in the header each line
is an article of its own (GROUP-01.txt gives GROUP-0101.txt …). From FOLDER/marked/*.txt it writes articles/*.txt
(plain), mentions.jsonl, dates.jsonl and articles.jsonl beside them; the folders are press, phenomena and dates of
tests/gold unless said. Offsets are code points into the plain text. It writes nothing while a text has a fault.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from gazetteer import kinds
from gazetteer.store import SHIPPED, read_places

GOLD = Path(__file__).parent.parent / "tests" / "gold"
FOLDERS = (GOLD / "press", GOLD / "phenomena", GOLD / "dates")
LINES = "items: lines"
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


def main(arguments: Sequence[str]) -> None:
    folders = [Path(argument) for argument in arguments] or FOLDERS
    golds = {folder: read(folder) for folder in folders}
    known = {place.id for place in read_places(SHIPPED)} | {f"?{kind}" for kind in kinds()}
    faults = [f"{folder}: no marked/*.txt" for folder in folders if not golds[folder]]
    faults += [fault for folder in folders for gold in golds[folder] for fault in faults_of(gold, known)]
    if faults:
        raise SystemExit("\n".join(faults))
    for folder in folders:
        write(folder, golds[folder])


def read(folder: Path) -> list[Gold]:
    sources = sorted((folder / "marked").glob("*.txt"))
    return [unmarked(*item) for path in sources for item in items_of(path.stem, path.read_text(encoding="utf-8"))]


def items_of(stem: str, marked: str) -> Iterable[tuple[str, str]]:
    """The articles of one marked text, by name: itself, or each of its lines."""
    header, _, body = marked.partition("\n\n")
    if LINES not in header:
        yield f"{stem}.txt", marked
        return
    for number, line in enumerate(filter(str.strip, body.splitlines()), start=1):
        yield f"{stem}{number:02}.txt", f"{header}\n\n{line}\n"


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
        span: Record = {"article": name, "start": start, "end": start + len(surface), "surface": surface}
        if mark[1]:
            gold.dates.append({**span, "edtf": None if mark[1] == "null" else mark[1]})
        else:
            doubt: Record = {"doubt": mark[6]} if mark[6] else {}
            gold.mentions.append({**span, "role": mark[5], **place_of(mark[4]), **doubt})
        assert gold.text[start : start + len(surface)] == surface
    return gold


def surface_of(mark: re.Match[str]) -> str:
    return mark[2] or mark[3]


def place_of(word: str) -> Record:
    """The fields of a place: its id, or none and the kind of what the gazetteer lacks (`?village`)."""
    return {"place": None, "unlisted": word[1:]} if word.startswith("?") else {"place": word}


def faults_of(gold: Gold, known: set[str]) -> Iterable[str]:
    name = gold.article["article"]
    if not gold.article["published"]:
        yield f"{name}: no line `published`"
    if left := re.search(r".{0,20}[{}].{0,20}", gold.text):
        yield f"{name}: a mark that is none: {left[0]}"
    for mention in gold.mentions:
        if mention["role"] not in ROLES:
            yield f"{name}: role {mention['role']!r} of {mention['surface']}"
        word = mention["place"] or f"?{mention['unlisted']}"
        if word not in known:
            yield f"{name}: {word!r} of {mention['surface']} is no place of the gazetteer and no kind"


def write(folder: Path, golds: list[Gold]) -> None:
    articles = folder / "articles"
    articles.mkdir(exist_ok=True)
    for stale in articles.glob("*.txt"):
        stale.unlink()
    for gold in golds:
        (articles / str(gold.article["article"])).write_text(gold.text, encoding="utf-8")
    write_lines(folder / "articles.jsonl", (gold.article for gold in golds))
    write_lines(folder / "mentions.jsonl", (record for gold in golds for record in gold.mentions))
    write_lines(folder / "dates.jsonl", (record for gold in golds for record in gold.dates))


def write_lines(path: Path, records: Iterable[Record]) -> None:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
