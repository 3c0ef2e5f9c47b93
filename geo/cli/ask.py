"""What `buldan gazetteer add` asks on a terminal, and what scripts give by options."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from gazetteer import Gazetteer, GazetteerError, Place, Toponym, kinds
from gazetteer.draft import Answers, Concern, no_land, propose_id
from gazetteer.place import HEADS, Citation, Point
from gazetteer.script import language_of
from geo.cli.common import UsageError

T = TypeVar("T")

_NEEDED = ("title", "title_ar", "kind", "lon", "lat", "accuracy", "citation_label", "citation_url")


def missing(options: argparse.Namespace) -> list[str]:
    """The options that a place needs and that are not given."""
    absent = [name for name in _NEEDED if getattr(options, name) is None]
    absent += [] if options.name or options.weak_name else ["name"]
    absent += [] if options.parent or options.within else ["parent"]
    return [f"--{name.replace('_', '-')}" for name in absent]


def given(options: argparse.Namespace) -> Answers:
    """The answers that options give. Raises UsageError naming those that are missing."""
    if missing(options):
        raise UsageError(f"add: missing {', '.join(missing(options))}")
    return _answers(options)


def _answers(options: argparse.Namespace) -> Answers:
    strong = [_name(text, "strong") for text in options.name or ()]
    weak = [_name(text, "weak") for text in options.weak_name or ()]
    sources = _sources(options)
    return Answers(
        title=options.title,
        title_ar=options.title_ar,
        kind=options.kind,
        lon=options.lon,
        lat=options.lat,
        accuracy_m=options.accuracy,
        names=[*strong, *weak],
        citation_label=sources[0][0],
        citation_url=sources[0][1],
        retrieved=options.retrieved,
        id=options.id or "",
        parent=options.parent,
        within=options.within or (),
        more_citations=sources[1:],
        note=options.note,
    )


def _sources(options: argparse.Namespace) -> list[tuple[str, str]]:
    labels, urls = options.citation_label, options.citation_url
    if len(labels) != len(urls):
        raise UsageError(f"add: {len(labels)} --citation-label and {len(urls)} --citation-url; each source has both")
    return list(zip(labels, urls, strict=True))


def _name(text: str, strength: str) -> dict[str, Any]:
    language, colon, toponym = text.partition(":")
    if not colon:
        language, toponym = language_of(text) or "", text
    if not language or not toponym.strip():
        raise UsageError(f"{text}: no name; write the language before it, as in ar:الرطبة")
    return {"toponym": toponym.strip(), "lang": language.strip(), "strength": strength}


def complete(options: argparse.Namespace, known: Gazetteer) -> Answers:
    """Ask for what the options do not give, each answer checked at once. Raises UsageError where the person stops."""
    _check_given(options, known)
    try:
        _ask_what_it_is(options)
        _ask_where_it_is(options, known)
        proposed = _proposed(options, known)
        options.id = options.id or _until(f"id [{proposed}]", lambda text: _free(text or proposed, known))
        if not (options.name or options.weak_name):
            options.name = list(_names("Name that stands alone", options.title_ar))
            options.weak_name = list(_names("Weak name, which is a word, a man or a town too", ""))
        label, url = _as(Citation, "label"), _as(Citation, "url")
        options.citation_label = options.citation_label or [_until("Source of the point (title)", label)]
        options.citation_url = options.citation_url or [_until("Address of the source (https://…)", url)]
    except (EOFError, KeyboardInterrupt):
        raise UsageError("add: stopped; nothing is written") from None
    return _answers(options)


def _check_given(options: argparse.Namespace, known: Gazetteer) -> None:
    """Refuse an option that cannot be used before anything is asked. Raises UsageError naming it."""
    for name, convert in _CHECKS.items():
        value = getattr(options, name)
        for each in value if isinstance(value, list) else [] if value is None else [value]:
            try:
                convert(each, known)
            except (ValueError, GazetteerError, UsageError) as error:
                raise UsageError(f"--{name.replace('_', '-')} {error}") from None


def _proposed(options: argparse.Namespace, known: Gazetteer) -> str:
    try:
        return propose_id(options.title, options.kind, known, options.parent)
    except GazetteerError:
        return ""


def _ask_what_it_is(options: argparse.Namespace) -> None:
    options.title = options.title or _until("Title (English)", _as(Place, "title"))
    options.title_ar = options.title_ar or _until("Title (Arabic)", _as(Place, "title_ar"))
    options.kind = options.kind or _until(f"Kind ({', '.join(kinds())})", _kind)


def _ask_where_it_is(options: argparse.Namespace, known: Gazetteer) -> None:
    if not (options.parent or options.within):
        options.parent = _until("Governorate or country that it lies in (id)", lambda text: _land(text, known))
    for name, field, question in (
        ("lon", "lon", "Longitude (degrees)"),
        ("lat", "lat", "Latitude (degrees)"),
        ("accuracy", "accuracy_m", "Within how many metres the true place surely lies"),
    ):
        if getattr(options, name) is None:
            setattr(options, name, _until(question, _as(Point, field)))


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


def _as(model: type[BaseModel], name: str) -> Callable[[str], Any]:
    """What makes a field's value of an answer, by the rules of its model."""
    info = model.model_fields[name]
    rules: Any = Annotated[info.annotation, *info.metadata]
    adapter: TypeAdapter[Any] = TypeAdapter(rules)

    def convert(text: str) -> Any:
        try:
            return adapter.validate_python(text)
        except ValidationError as error:
            raise ValueError(f"{text}: {error.errors()[0]['msg']}") from None

    return convert


def _kind(text: str) -> str:
    if text not in kinds():
        raise ValueError(f"{text}: no such kind")
    return text


def _land(text: str, known: Gazetteer) -> str:
    if text not in known.places or known[text].kind not in HEADS:
        raise ValueError(no_land(text, known))
    return text


def _free(text: str, known: Gazetteer) -> str:
    if text in known.places:
        raise ValueError(f"{text}: the id of a place that is there already")
    return str(_as(Place, "id")(text))


def _name_or_nothing(text: str) -> str:
    if text:
        _as(Toponym, "lang")(_name(text, "strong")["lang"])
    return text


def _field(model: type[BaseModel], name: str) -> Callable[[Any, Gazetteer], Any]:
    return lambda value, _: _as(model, name)(value)


_CHECKS: Mapping[str, Callable[[Any, Gazetteer], Any]] = {
    "id": _free,
    "title": _field(Place, "title"),
    "title_ar": _field(Place, "title_ar"),
    "kind": lambda text, _: _kind(text),
    "parent": _land,
    "within": lambda text, known: known[text],
    "lon": _field(Point, "lon"),
    "lat": _field(Point, "lat"),
    "accuracy": _field(Point, "accuracy_m"),
    "name": lambda text, _: _name_or_nothing(text),
    "weak_name": lambda text, _: _name_or_nothing(text),
    "citation_label": _field(Citation, "label"),
    "citation_url": _field(Citation, "url"),
}
