"""Names: whose they are, what they may not be, and that a text gives them back."""

from __future__ import annotations

from collections.abc import Iterator

from gazetteer import words
from gazetteer.check.fault import Fault, Rule
from gazetteer.index import Gazetteer
from gazetteer.spelling import is_arabic, key


def strong(gazetteer: Gazetteer) -> Iterator[Fault]:
    """A strong name belongs to one place, unless all that have it say so."""
    for name, senses in gazetteer.senses.items():
        having = [sense for sense in senses if sense.toponym.strength == "strong"]
        ids = sorted({sense.place.id for sense in having})
        if len(ids) > 1 and not all(sense.toponym.shared for sense in having):
            yield Fault(ids[0], f"{name}: a strong name of {', '.join(ids)}")


def never(gazetteer: Gazetteer) -> Iterator[Fault]:
    """No name is among the strings that are never a place."""
    for name in sorted(set(map(key, words.never())) & gazetteer.senses.keys()):
        for sense in gazetteer.senses[name]:
            yield Fault(sense.place.id, f"{name}: words.yml says that it is never a place")


def found_again(gazetteer: Gazetteer) -> Iterator[Fault]:
    """Every name survives the folding: it is found in «في X» and, in Arabic, in «وبX»."""
    for place in gazetteer:
        for toponym in place.names:
            for text in _texts(toponym.toponym):
                if not _found(gazetteer, text):
                    yield Fault(place.id, f"{toponym.toponym}: not found in «{text}»")


def _texts(name: str) -> tuple[str, ...]:
    return (f"في {name}", f"وب{name}") if is_arabic(key(name) or " ") else (f"in {name}",)


def _found(gazetteer: Gazetteer, text: str) -> bool:
    end = len(text.rstrip(".'"))
    return any(hit.value.sort == "place" and hit.end >= end for hit in gazetteer.matcher.find(text))


RULES: tuple[Rule, ...] = (strong, never, found_again)
