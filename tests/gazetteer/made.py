"""Places made for the tests of the rules: a town of Iraq with one Arabic name, and what a test changes of it."""

from __future__ import annotations

from typing import Any

from gazetteer import Gazetteer, Place
from gazetteer.check.fault import Rule

SOURCE: dict[str, Any] = {
    "label": "Survey",
    "url": "https://example.org/",
    "retrieved": "2025-11-22",
    "supports": ["point"],
}


def place(place_id: str, *names: str, **changes: Any) -> Place:
    """A place of Iraq with strong Arabic names."""
    record: dict[str, Any] = {
        "id": place_id,
        "parent": None if place_id == "iraq" else "iraq",
        "title": place_id,
        "title_ar": names[0],
        "kind": "country" if place_id == "iraq" else "town",
        "point": point(44.0, 33.0),
        "names": [{"toponym": name, "lang": "ar"} for name in names],
        "citations": [SOURCE],
    }
    return Place.model_validate(record | changes)


def point(longitude: float, latitude: float, accuracy_m: int = 3000) -> dict[str, Any]:
    """A point as a file has it."""
    return {"lon": longitude, "lat": latitude, "accuracy_m": accuracy_m}


def shape(file: str, certainty: str = "certain") -> dict[str, Any]:
    """An outline as a file has it."""
    return {"file": file, "accuracy_m": 2400, "certainty": certainty}


def cited(**changes: Any) -> dict[str, Any]:
    """A citation that differs from the survey's."""
    return SOURCE | changes


def told(rule: Rule, *places: Place) -> list[str]:
    """What a rule finds in a set of places, as lines that begin with an id."""
    return [f"{fault.place}: {fault.what}" for fault in rule(Gazetteer(places))]


IRAQ = place("iraq", "العراق")
