"""What each field of an export is: geo/words/fields.yml, which docs/fields.md is made from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from geo.lexicon import load_words


class Field(NamedTuple):
    """A field: its type (the file's first lines name them), whether it may be missing, its meaning, its formats."""

    name: str
    type: str
    optional: bool
    meaning: Mapping[str, str]
    formats: tuple[str, ...]


class Group(NamedTuple):
    """What fields are told of; `places` says where it stands in each format."""

    title: Mapping[str, str]
    note: str
    places: Mapping[str, str]
    fields: tuple[Field, ...]


@cache
def groups() -> Mapping[str, Group]:
    """Every group by its name, in the order of the file."""
    return {name: _group(group) for name, group in load_words("fields").items()}


def fields(group: str, form: str) -> dict[str, Field]:
    """The fields that a group has in a format, in order."""
    return {field.name: field for field in groups()[group].fields if form in field.formats}


def _group(group: Mapping[str, Any]) -> Group:
    formats = tuple(group["in"])
    found = tuple(_field(name, field, formats) for name, field in group["fields"].items())
    return Group(group["title"], group.get("note", ""), group["in"], found)


def _field(name: str, field: Mapping[str, Any], formats: tuple[str, ...]) -> Field:
    meaning = {language: field[language] for language in ("en", "ar")}
    return Field(name, field["type"], field.get("optional", False), meaning, tuple(field.get("only", formats)))
