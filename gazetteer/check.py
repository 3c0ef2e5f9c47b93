"""Rules over the whole set of places; every fault is one line that names the place and the value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from gazetteer import words
from gazetteer.areas import outline
from gazetteer.errors import GazetteerError
from gazetteer.index import Gazetteer
from gazetteer.spelling import is_arabic, key
from gazetteer.store import SHIPPED, dump, read_places

Rule = Callable[[Gazetteer], Iterator[str]]


def check(gazetteer: Gazetteer, *folders: Path) -> list[str]:
    """All faults of a set of places, and of the form of the files in `folders`, in the order of the rules."""
    faults = [fault for rule in _RULES for fault in rule(gazetteer)]
    return faults + [fault for folder in folders or (SHIPPED,) for fault in _canonical(folder)]


def _references(gazetteer: Gazetteer) -> Iterator[str]:
    for place in gazetteer:
        for name in (*place.within, *([place.stands_for] if place.stands_for else [])):
            if name not in gazetteer.places:
                yield f"{place.id}: names {name}, which is no place"
        if place.parent is None and not place.within and place.kind not in _TOPMOST:
            yield f"{place.id}: lies in no folder of a country and has no `within`"


_TOPMOST = ("country", "region", "sea", "strait", "river", "border", "mountain")


def _strong_names(gazetteer: Gazetteer) -> Iterator[str]:
    """A strong name belongs to one place, unless all that have it say so."""
    for name, senses in gazetteer.senses.items():
        strong = [sense for sense in senses if sense.toponym.strength == "strong"]
        if len({sense.place.id for sense in strong}) > 1 and not all(sense.toponym.shared for sense in strong):
            yield f"{name}: a strong name of {', '.join(sorted({sense.place.id for sense in strong}))}"


def _never(gazetteer: Gazetteer) -> Iterator[str]:
    never = set(map(key, words.never()))
    for name in sorted(never & gazetteer.senses.keys()):
        yield f"{name}: words.yml says that it is never a place"


def _shapes(gazetteer: Gazetteer) -> Iterator[str]:
    for place in gazetteer:
        try:
            outline(place)
        except GazetteerError as error:
            yield f"{place.id}: {error}"


def _found_again(gazetteer: Gazetteer) -> Iterator[str]:
    """Every name survives the folding: it is found in «في X» and, in Arabic, in «وبX»."""
    for place in gazetteer:
        for toponym in place.names:
            name = toponym.toponym
            texts = (f"في {name}", f"وب{name}") if is_arabic(key(name) or " ") else (f"in {name}",)
            for text in texts:
                if not any(
                    hit.value.sort == "place" and hit.end >= len(text.rstrip(".'"))
                    for hit in gazetteer.matcher.find(text)
                ):
                    yield f"{place.id}: {name}: not found in «{text}»"


def _canonical(folder: Path) -> Iterator[str]:
    files = {file.stem: file for file in folder.rglob("*.yml")}
    for place in read_places(folder):
        file = files[place.id]
        if file.read_text(encoding="utf-8") != dump(place):
            yield f"{file.relative_to(folder).as_posix()}: not in canonical form"


_RULES: tuple[Rule, ...] = (_references, _strong_names, _never, _shapes, _found_again)
