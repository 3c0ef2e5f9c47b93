"""What places say of one another and of the world's registers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gazetteer.check.fault import Fault, Rule
from gazetteer.index import Gazetteer

TOPMOST = ("country", "region", "sea", "strait", "river", "border", "mountain")


def known(gazetteer: Gazetteer) -> Iterator[Fault]:
    """What a place lies in, or stands for, is a place."""
    for place in gazetteer:
        for name in (place.parent, *place.within, place.stands_for):
            if name and name not in gazetteer.places:
                yield Fault(place.id, f"names {name}, which is no place")


def somewhere(gazetteer: Gazetteer) -> Iterator[Fault]:
    """A place lies in a country, or says what it touches."""
    for place in gazetteer:
        if place.parent is None and not place.within and place.kind not in TOPMOST:
            yield Fault(place.id, "lies in no folder of a country and has no `within`")


def no_circle(gazetteer: Gazetteer) -> Iterator[Fault]:
    """No place lies in itself, whatever lies between."""
    for place in gazetteer:
        chain = (place, *(gazetteer[name] for name in gazetteer.lineage(place)))
        by = next((each.id for each in chain if place.id in each.lies_in), None)
        if by is not None:
            yield Fault(place.id, f"within: lies in itself, by way of {by}")


def own_links(gazetteer: Gazetteer) -> Iterator[Fault]:
    """A link says that two records are of one place: it belongs to one, a town's is not its base's too."""
    owners = defaultdict(list)
    for place in gazetteer:
        for link in place.links:
            owners[link].append(place.id)
    for link, ids in owners.items():
        if len(ids) > 1:
            yield Fault(ids[0], f"{link}: a link of {', '.join(ids)}")


RULES: tuple[Rule, ...] = (known, somewhere, no_circle, own_links)
