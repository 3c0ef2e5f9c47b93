"""Mention: one span of an article's text that names a place; one schema for every output."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

Role = Literal["literal", "associative", "embedded"]
Resolution = Literal["resolved", "ambiguous", "unknown"]
Basis = Literal["event", "sentence", "published"]


@dataclass(frozen=True, slots=True)
class MentionDate:
    """A date that belongs to a mention: its words, its EDTF value, and why it belongs.

    `start`, `end` and `surface` are null where the article's own date serves.
    """

    start: int | None
    end: int | None
    surface: str | None
    edtf: str | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Mention:
    """One place name in one article. `text[start:end] == surface`, in code points.

    `longitude`, `latitude` are WGS 84 degrees, `accuracy_m` metres; `place` and all that follows from it
    are null unless `resolution` is resolved. `candidates` are place ids, best first.
    """

    article: str
    article_title: str
    outlet: str | None
    url: str | None
    language: str
    published: str | None
    start: int
    end: int
    surface: str
    generic: str | None
    excerpt: str
    excerpt_start: int
    role: Role
    dateline: bool
    resolution: Resolution
    place: str | None
    place_title: str | None
    place_title_ar: str | None
    kind: str | None
    longitude: float | None
    latitude: float | None
    accuracy_m: int | None
    dates: tuple[MentionDate, ...]
    reason: str
    candidates: tuple[str, ...]

    def record(self) -> dict[str, Any]:
        """The mention as plain JSON values, in the order of the schema."""
        values = {name: getattr(self, name) for name in FIELDS}
        return values | {"dates": [asdict(date) for date in self.dates], "candidates": list(self.candidates)}


FIELDS = tuple(field.name for field in fields(Mention))
