"""What only the files can tell: where each place's lies, and whether it is written in the one canonical form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from gazetteer.check.references import TOPMOST
from gazetteer.place import HEADS, Place
from gazetteer.spelling import key
from gazetteer.store import dump, file_names, read_places


def by_id(folders: Iterable[Path]) -> Mapping[str, str]:
    """Place id → its file, below its folder; of two the last."""
    return {Path(name).stem: name for folder in folders for name in file_names(folder, (".yml",))}


def faults(folders: Iterable[Path]) -> Iterator[str]:
    """Files in a folder that is no country's or governorate's, and files not in canonical form."""
    heads: dict[str, Place] = {}
    for folder in folders:
        files = by_id([folder])
        places = [place for place in read_places(folder) if not place.imported]
        heads |= {Path(files[place.id]).parent.as_posix(): place for place in places if place.kind in HEADS}
        for place in places:
            name = files[place.id]
            inner = Path(name).parent
            if not place.within and place.kind not in TOPMOST and inner.as_posix() not in heads:
                yield f"{name}: no country's or governorate's own file lies in its folder{_meant(inner, heads)}"
            if (folder / name).read_text(encoding="utf-8") != dump(place):
                yield f"{name}: not in canonical form"


def _meant(folder: Path, heads: Mapping[str, Place]) -> str:
    """The folder of the country or governorate that the innermost part of a path names, as a hint."""
    for part in map(key, reversed(folder.parts)):
        for known, head in heads.items():
            if part and part in map(key, (Path(known).name, head.id, *(name.toponym for name in head.names))):
                return f"; that of {head.title} is {known}/"
    return ""
