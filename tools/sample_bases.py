"""Print the bases and camps that are re-checked from scratch: sixty of Iraq's and Syria's, by a fixed seed.

    python tools/sample_bases.py

What the re-check found stands in tests/gazetteer/base_recheck.csv. The draw depends on every id of these kinds:
a place added or removed later draws another sample, which is as good and not re-checked.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from gazetteer.place import Place
from gazetteer.store import SHIPPED, read_places

COUNTRIES = ("iq", "sy")
KINDS = ("air-base", "base", "post", "displacement-camp", "detention-camp")
SEED = 2026
SIZE = 60


def bases(places: Sequence[Place]) -> list[Place]:
    """The bases and camps among `places`, sorted by id."""
    return sorted((place for place in places if place.kind in KINDS), key=lambda place: place.id)


def sample(places: Sequence[Place]) -> list[Place]:
    """Sixty of the bases and camps among `places`, in the order drawn."""
    return random.Random(SEED).sample(bases(places), SIZE)  # noqa: S311 - a draw, not a secret


def main() -> None:
    places = [place for country in COUNTRIES for place in read_places(SHIPPED / country)]
    for place in sample(places):
        point = place.point
        print(place.id, place.title, point.lon, point.lat, point.accuracy_m, sep="\t")


if __name__ == "__main__":
    main()
