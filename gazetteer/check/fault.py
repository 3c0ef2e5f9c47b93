"""What a rule finds: one fault of one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from gazetteer.index import Gazetteer

Excuse = Literal["outside", "geonames", "twin"]


class Fault(NamedTuple):
    """What is wrong with a place; `excuse` is the field of its `explained` that may say why it is right."""

    place: str
    what: str
    excuse: Excuse | None = None


Rule = Callable[[Gazetteer], Iterator[Fault]]
