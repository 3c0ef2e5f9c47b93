"""What only the files can tell: where each place's lies, and whether it is written in the one canonical form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from gazetteer.check.references import TOPMOST
from gazetteer.store import dump, read_places

_HEADS = ("country", "governorate")


def by_id(folders: Iterable[Path]) -> Mapping[str, str]:
    """Place id → its file, below its folder; of two the last."""
    return {file.stem: file.relative_to(folder).as_posix() for folder in folders for file in folder.rglob("*.yml")}


def faults(folders: Iterable[Path]) -> Iterator[str]:
    """Files in a folder that is no country's or governorate's, and files not in canonical form."""
    heads: set[str] = set()
    for folder in folders:
        files = by_id([folder])
        places = [place for place in read_places(folder) if not place.imported]
        heads |= {Path(files[place.id]).parent.as_posix() for place in places if place.kind in _HEADS}
        for place in places:
            name = files[place.id]
            if not place.within and place.kind not in TOPMOST and Path(name).parent.as_posix() not in heads:
                yield f"{name}: no country's or governorate's own file lies in its folder"
            if (folder / name).read_text(encoding="utf-8") != dump(place):
                yield f"{name}: not in canonical form"
