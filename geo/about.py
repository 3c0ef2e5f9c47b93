"""What is said of a map or a file as a whole: by whoever makes it, and by Buldan of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version as version_of

from gazetteer.export.licence import ATTRIBUTION, LICENCE
from gazetteer.place import Place
from gazetteer.version import version

_EXCERPTS = "Excerpts: their publishers."


@dataclass(frozen=True)
class About:
    """What its maker says of a map; fields left None are shown nowhere.

    `licence` is the maker's for the whole: the gazetteer's and the publishers' stay beside it. `made` is the day of
    making (ISO 8601), given only where the maker asks for it, so that the same input gives the same bytes.
    """

    title: str | None = None
    description: str | None = None
    source: str | None = None
    author: str | None = None
    licence: str | None = None
    made: str | None = None


def told(about: About, places: Mapping[str, Place]) -> dict[str, str]:
    """All that a file says of itself, in order: its maker's fields, then software, gazetteer, licence, attribution."""
    given = {name: value for name, value in asdict(about).items() if value is not None}
    return given | {
        "software": software(),
        "gazetteer": version(places),
        "gazetteer_licence": LICENCE,
        "attribution": f"{ATTRIBUTION} {_EXCERPTS}",
    }


def software() -> str:
    """The name and version of this program."""
    return f"Buldan {version_of('buldan')}"
