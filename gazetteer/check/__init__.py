"""Rules over the whole set of places; every fault is one line that begins with the place's file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from gazetteer.check import files, names, outlines, position, references, sources, times
from gazetteer.check.counts import counts_table
from gazetteer.check.fault import Fault, Rule
from gazetteer.index import Gazetteer
from gazetteer.place import Place
from gazetteer.store import SHIPPED

__all__ = ["against", "check", "counts_table"]

_RULES: tuple[Rule, ...] = (
    *references.RULES,
    *names.RULES,
    *outlines.RULES,
    *position.RULES,
    *sources.RULES,
    *times.RULES,
)


def check(gazetteer: Gazetteer, *folders: Path) -> list[str]:
    """All faults of a set of places, in the order of the rules, then those of the files in `folders`.

    A line begins with the place's file below its folder, or its id where no folder has one. Imported places
    have no files and keep no rules.
    """
    read = folders or (SHIPPED,)
    paths, curated = files.by_id(read), gazetteer.curated
    found = [fault for rule in _RULES for fault in rule(curated)]
    lines = [f"{paths.get(place, place)}: {what}" for place, what, _ in _unexplained(curated, found)]
    return lines + list(files.faults(read))


def against(place: Place, gazetteer: Gazetteer) -> list[str]:
    """What the rules find wrong with a new place among what it lies in; its namesakes are not compared."""
    laid = Gazetteer([*gazetteer, place])
    near = {place.id, *laid.lineage(place)}
    lands = [each for each in gazetteer if each.kind == "country" or (each.id in near and each.id != place.id)]
    few = Gazetteer([*lands, place])
    rules = [rule for rule in _RULES if rule not in (names.strong, position.no_twins)]
    return [fault.what for rule in rules for fault in rule(few) if fault.place == place.id]


def _unexplained(gazetteer: Gazetteer, faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults that their places do not explain, and the explanations of what is no fault."""
    excused = set()
    for fault in faults:
        if fault.excuse and getattr(gazetteer[fault.place].explained, fault.excuse):
            excused.add((fault.place, fault.excuse))
        else:
            yield fault
    for place in gazetteer:
        for excuse in sorted(place.explained.model_fields_set):
            if (place.id, excuse) not in excused:
                yield Fault(place.id, f"explained.{excuse}: there is nothing to explain")
