"""What `buldan gazetteer add` asks on a terminal, and what scripts give by options."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from gazetteer import Gazetteer, GazetteerError, kinds
from gazetteer.draft import Answers, Concern, propose_id
from geo.cli.common import UsageError

T = TypeVar("T")

_NEEDED = ("title", "title_ar", "kind", "lon", "lat", "accuracy", "citation_label", "citation_url")


def given(options: argparse.Namespace) -> Answers:
    """The answers that options give. Raises UsageError naming those that are missing."""
    missing = [name for name in _NEEDED if getattr(options, name) is None]
    missing += [] if options.name or options.weak_name else ["name"]
    missing += [] if options.parent or options.within else ["parent"]
    if missing:
        raise UsageError(f"add: missing {', '.join('--' + name.replace('_', '-') for name in missing)}")
    return _answers(options)


def _answers(options: argparse.Namespace) -> Answers:
    strong = [_name(text, "strong") for text in options.name or ()]
    weak = [_name(text, "weak") for text in options.weak_name or ()]
    return Answers(
        title=options.title,
        title_ar=options.title_ar,
        kind=options.kind,
        lon=options.lon,
        lat=options.lat,
        accuracy_m=options.accuracy,
        names=[*strong, *weak],
        citation_label=options.citation_label,
        citation_url=options.citation_url,
        retrieved=options.retrieved,
        id=options.id or "",
        parent=options.parent,
        within=options.within or (),
    )


def _name(text: str, strength: str) -> dict[str, Any]:
    language, colon, toponym = text.partition(":")
    if not colon or not toponym.strip():
        raise UsageError(f"{text}: no name; write the language before it, as in ar:{toponym or text}")
    return {"toponym": toponym.strip(), "lang": language.strip(), "strength": strength}


def complete(options: argparse.Namespace, known: Gazetteer) -> Answers:
    """Ask for what the options do not give. Raises UsageError where the person stops."""
    try:
        _ask_what_it_is(options)
        _ask_where_it_is(options, known)
        proposed = propose_id(options.title, options.kind, known, options.parent)
        options.id = options.id or _until(f"id [{proposed}]", lambda text: text or proposed)
        if not (options.name or options.weak_name):
            options.name = list(_names("Name that stands alone", options.title_ar))
            options.weak_name = list(_names("Weak name, which is a word, a man or a town too", ""))
        options.citation_label = options.citation_label or _until("Source of the point (title)", _something)
        options.citation_url = options.citation_url or _until("Address of the source (https://…)", _something)
    except (EOFError, KeyboardInterrupt):
        raise UsageError("add: stopped; nothing is written") from None
    return _answers(options)


def _ask_what_it_is(options: argparse.Namespace) -> None:
    options.title = options.title or _until("Title (English)", _something)
    options.title_ar = options.title_ar or _until("Title (Arabic)", _something)
    options.kind = options.kind or _until(f"Kind ({', '.join(kinds())})", _kind)


def _ask_where_it_is(options: argparse.Namespace, known: Gazetteer) -> None:
    if not (options.parent or options.within):
        options.parent = _until("Governorate or country that it lies in (id)", lambda text: known[text].id)
    for name, question, convert in (
        ("lon", "Longitude (degrees)", float),
        ("lat", "Latitude (degrees)", float),
        ("accuracy", "Within how many metres the true place surely lies", int),
    ):
        if getattr(options, name) is None:
            setattr(options, name, _until(question, convert))


def _names(question: str, example: str) -> Iterator[str]:
    shown = f", such as ar:{example}" if example else ""
    while text := _until(f"{question}{shown}; empty to go on", _name_or_nothing):
        yield text


def settle(against: Sequence[Concern]) -> list[Concern]:
    """Put each concern to the person; those whose name shall be weak. Raises UsageError where nothing is to be."""
    weak: list[Concern] = []
    try:
        for concern in against:
            if concern.weak and _yes(f"{concern.says}. Make it weak? [Y/n]", True):
                weak.append(concern)
            elif concern.weak is None and not _yes(f"{concern.says}. Write it all the same? [y/N]", False):
                raise UsageError("add: nothing is written")
    except (EOFError, KeyboardInterrupt):
        raise UsageError("add: stopped; nothing is written") from None
    return weak


def _yes(question: str, default: bool) -> bool:
    answer = input(f"{question} ").strip().lower()
    return answer.startswith(("y", "ن")) if answer else default


def _until(question: str, convert: Callable[[str], T]) -> T:
    """Ask until the answer can be used."""
    while True:
        try:
            return convert(input(f"{question}: ").strip())
        except (ValueError, GazetteerError, UsageError) as error:
            print(f"  {error}")


def _something(text: str) -> str:
    if not text:
        raise ValueError("an answer is needed")
    return text


def _kind(text: str) -> str:
    if text not in kinds():
        raise ValueError(f"{text}: no such kind")
    return text


def _name_or_nothing(text: str) -> str:
    if text:
        _name(text, "strong")
    return text
