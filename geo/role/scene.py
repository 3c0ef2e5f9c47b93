"""What the rules of roles look at, and what they answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gazetteer import Place
from gazetteer.spelling import key
from geo.lexicon import says
from geo.mention import Role
from geo.recognize import Spot
from geo.tokens import Tokens


class Judgement(NamedTuple):
    """A role and why, short enough to show to a reader. `office`: an office whose seat may follow."""

    role: Role
    reason: str
    dateline: bool = False
    office: bool = False


class Scene(NamedTuple):
    """What the rules look at: the words around one spot, and what the place would be."""

    tokens: Tokens
    spot: Spot
    place: Place | None
    before: list[str]
    language: str
    last: tuple[Spot, Judgement] | None
    previous: Judgement | None

    @property
    def state(self) -> bool:
        """Whether the name can stand for a government of its own."""
        return self.country or (self.place is not None and self.place.stands_for is not None)

    @property
    def country(self) -> bool:
        """Whether the name is that of a country."""
        return self.place is not None and self.place.kind == "country"

    @property
    def clitic(self) -> str:
        """The proclitic of the whole phrase: that of the generic noun where there is one."""
        if self.spot.head == self.spot.first:
            return self.spot.clitic
        noun = self.spot.generic.word if self.spot.generic else ""
        return self.tokens.word(self.spot.head).removesuffix(key(noun)).removesuffix("ال")

    def says(self, group: str, word: str) -> bool:
        """Whether a word belongs to one of the groups of words/roles.yml."""
        return says(group, word, self.language)


Rule = Callable[[Scene], Judgement | None]
