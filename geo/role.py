"""Roles: the ground itself (literal), its government, army or people (associative), or part of another name (embedded).

Rules are tried in order; the first that speaks decides, and its reason says which words it saw. A country, and a
city whose name stands for a government, is associative unless something says otherwise; any other place is literal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gazetteer import Place
from gazetteer.spelling import is_arabic, key
from geo.lexicon import says
from geo.mention import Role
from geo.recognize import Spot
from geo.recognize.spot import BA, definite
from geo.tokens import Tokens

_LINE, _LINE_WORDS, _OUTLET_WORDS = 60, 7, 4
_REACH, _UPON, _RULERS, _BETWEEN, _SUBJECT = 10, 5, 2, 6, 4
_DATELINE = re.compile(
    r"\s*(?:[/:|]|في\s+\d{1,2}\s+\w+(?:\s+\d{4})?\s*[/(–—-]|[-–—ـ]+\s|\(\s*[^()\n]{2,40}\)\s*[-–—:]?|[،,]\s*[^،,\n]{2,25}(?:[-–—]|\(\w))"
)
_NEW_LINE = re.compile(r"[\n\r]\s*$")
_RELATIVES = frozenset(("الذي", "التي", "الذين"))
_STROKES = ("-", "–", "—", "ـ", "/")
_JOINED = re.compile(r"[-–—]\w+")
_PARTICLES = frozenset(("في", "من", "علي", "الي", "ان", "عن", "مع", "قال", "بين"))


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


def role_of(
    tokens: Tokens, spot: Spot, place: Place | None, language: str, judged: Sequence[tuple[Spot, Judgement]]
) -> Judgement:
    """The role of a spot. `place` is what it most likely means; `judged` the article's spots before it."""
    script = "ar" if is_arabic(tokens.words[spot.first]) and language != "ckb" else language
    before = tokens.clause_before(spot.head, _REACH + 2)
    last = judged[-1] if judged else None
    previous = _judged(spot.follows, judged) if spot.follows else None
    scene = Scene(tokens, spot, place, before, script, last, previous)
    for rule in _ENGLISH if script == "en" else _RULES:
        judgement = rule(scene)
        if judgement is not None:
            return judgement
    if scene.state:
        return Judgement("associative", "a country or capital with no word of place beside it")
    return Judgement("literal", "a place that is no government")


def _judged(spot: Spot, judged: Sequence[tuple[Spot, Judgement]]) -> Judgement | None:
    return next((judgement for other, judgement in reversed(judged) if other is spot), None)


def _inside(scene: Scene) -> Judgement | None:
    if scene.spot.inside:
        return Judgement("embedded", f"part of the name «{scene.spot.inside}»")
    return None


def _dateline(scene: Scene) -> Judgement | None:
    """«بغداد – وكالات» at the head of a paragraph."""
    text, spot = scene.tokens.text, scene.spot
    heads_a_line = spot.first == 0 or _NEW_LINE.search(scene.tokens.gap(spot.first))
    if scene.country or (not (heads_a_line and _DATELINE.match(text, spot.end)) and not _ends_a_byline(scene)):
        return None
    return Judgement("literal", "dateline", dateline=True)


def _ends_a_byline(scene: Scene) -> bool:
    """«شفق نيوز- دمشق» alone on its line, «أربيل-التآخي», «بغداد/ دمشق»: an outlet, a man, a town and a dash."""
    text, spot = scene.tokens.text, scene.spot
    start, end = text.rfind("\n", 0, spot.start) + 1, text.find("\n", spot.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    if spot.inside or len(line) > _LINE or len(line.split()) > _LINE_WORDS or line.endswith((".", "؟", "!", ":")):
        return False
    before, after = text[start : spot.start].rstrip(), text[spot.end : end if end >= 0 else len(text)].strip()
    if not after:
        return before.endswith(_STROKES)
    return (after.startswith("/") and before.endswith(_STROKES)) or (
        not before and _JOINED.fullmatch(after) is not None
    )


def _title(scene: Scene) -> Judgement | None:
    """«محافظ كركوك», «قائد عمليات سامراء», «جامعة تكريت», «القائم بأعمال السفارة»."""
    if scene.clitic:
        return None
    generic = scene.spot.generic
    firm = generic is not None and (generic.firm or generic.kinds[0] in ("city", "town", "village", "neighbourhood"))
    near = scene.before[:1] + [word for word in scene.before[1:2] if _construct(scene, scene.before[0])]
    for group, told in (("institutions", "in the name of an institution"), ("titles", "in a title")):
        named = [word for word in near if scene.says(group, word) and not definite(word)]
        if named and not (firm and group == "institutions"):
            return Judgement("embedded", f"{told}: {named[0]}", office=scene.says("offices", named[0]))
    return None


def _construct(scene: Scene, word: str) -> bool:
    """Whether a word between a title and the name belongs to the title: قائد عمليات سامراء."""
    return any(scene.says(group, word) for group in ("institutions", "titles", "departments"))


def _posted(scene: Scene) -> Judgement | None:
    """«السفير الأميركي في بغداد», «القائم بأعمال السفارة الأميركية في بغداد»: where an office has its seat."""
    if scene.before[:1] != ["في"]:
        return None
    spot, judgement = scene.last if scene.last else (None, None)
    beside = spot is not None and spot.last == scene.spot.head - 2
    if beside and judgement and judgement.office:
        return judgement
    offices = [word for word in scene.before[1:3] if scene.says("offices", word)]
    return Judgement("embedded", f"in a title: {offices[0]}") if offices else None


def _listed(scene: Scene) -> Judgement | None:
    """«في العراق وسورية والكويت»: what goes on a list has the role of its head."""
    spot = scene.spot
    if scene.previous is None or spot.follows is None or spot.clitic not in ("", "و"):
        return None
    if scene.previous.role == "embedded" and not scene.spot.listed:
        return None
    if scene.state and scene.tokens.listed_before(spot.head) and spot.clitic == "و" and not spot.listed:
        return None
    return Judgement(scene.previous.role, "goes on a list: " + scene.previous.reason.removeprefix("goes on a list: "))


def _between(scene: Scene) -> Judgement | None:
    """«بين بغداد وواشنطن» is two governments unless a road, a border or a distance lies between."""
    for number, word in enumerate(scene.before[:3]):
        if word in ("بين", "وبين", "ومابين", "مابين"):
            rest = scene.before[number + 1 : number + 1 + _BETWEEN]
            disputed = any(scene.says("disputes", other) for other in rest)
            if not disputed and any(scene.says("between_ground", other) for other in rest):
                return Judgement("literal", "between two places on the ground")
            return Judgement("associative", "between governments: بين") if scene.state else None
        if not scene.says("transparent", word):
            return None
    return None


def _preposition(scene: Scene) -> Judgement | None:
    """«في», «داخل», «شمال» and the like, with nothing between them and the name but «العاصمة» or «الجارتين»."""
    skip = _skipped(scene)
    word = scene.before[skip] if len(scene.before) > skip else ""
    if scene.clitic in BA or _bound_ba(scene, skip):
        return _after_ba(scene)
    if skip == 0 and scene.clitic not in ("", "و", "ف"):
        return None
    if not scene.says("ground", word) or (scene.clitic == "و" and skip == 0):
        return None
    rulers = [other for other in scene.before[skip + 1 : skip + 1 + _RULERS] if scene.says("rulers", other)]
    if scene.place is not None and scene.place.stands_for and word in ("في", "داخل") and rulers:
        return Judgement("associative", f"the government that sits there: {rulers[0]}")
    return Judgement("literal", f"after a word of place: {word}")


def _skipped(scene: Scene) -> int:
    skip = 0
    while skip < min(3, len(scene.before)) and scene.says("transparent", scene.before[skip]):
        skip += 1
    return skip


def _bound_ba(scene: Scene, skip: int) -> bool:
    """«بالعاصمة بغداد», «بمدينة الموصل»."""
    word = scene.before[skip - 1] if skip else ""
    return word.startswith("ب") and scene.says("transparent", word[1:])


def _after_ba(scene: Scene) -> Judgement:
    governing = [word for word in scene.before[:3] if scene.says("object_of_ba", word)]
    if governing and scene.state:
        return Judgement("associative", f"ب goes with {governing[0]}")
    return Judgement("literal", "after the preposition ب")


def _movement(scene: Scene) -> Judgement | None:
    """«انسحاب القوات من العراق», «زيارة إلى واشنطن», «وصل للعراق»."""
    skip = _skipped(scene)
    word = scene.before[skip] if len(scene.before) > skip else ""
    if word in ("من", "ومن") and scene.clitic == "":
        return _moved(scene, "from", skip + 1)
    if word in ("الي", "والي", "حتي", "لدي") and scene.clitic == "":
        return _moved(scene, "to", skip + 1)
    if scene.clitic in ("ل", "ول") and scene.state:
        return _moved(scene, "to", 0)
    return None


def _measured(scene: Scene) -> Judgement | None:
    """«على بعد 40 كم من سوريا», «الحدود مع تركيا», «المنطقة الشرقية للبنان»."""
    skip = _skipped(scene)
    word, rest = scene.before[skip] if len(scene.before) > skip else "", scene.before[skip + 1 :]
    far = any(scene.says("distances", other) for other in rest[:5]) or (rest and scene.says("directions", rest[0]))
    if word in ("من", "ومن", "عن") and far:
        return Judgement("literal", "a distance, or a direction, is measured from it")
    if word == "مع" and any(scene.says("borders", other) for other in rest[:4]):
        return Judgement("literal", "the border with it")
    if scene.clitic in ("ل", "ول") and scene.says("compass", word):
        return Judgement("literal", f"how it lies: {word}")
    return None


def _moved(scene: Scene, group: str, skip: int) -> Judgement:
    """Literal after a movement, unless something nearer is sent from one government to another."""
    for word in scene.before[skip : skip + _REACH]:
        if scene.state and scene.says("messages", word):
            return Judgement("associative", f"sent between governments: {word}")
        if scene.says(group, word):
            return Judgement("literal", f"movement: {word}")
    if scene.country or (scene.state and (group == "from" or scene.clitic)):
        return Judgement("associative", "preposition without a movement")
    return Judgement("literal", "preposition of place")


def _bracketed(scene: Scene) -> Judgement | None:
    """«دهوك (العراق)»: what a place lies in."""
    spot = scene.last[0] if scene.last else None
    if spot is not None and spot.last == scene.spot.head - 1 and scene.tokens.gap(scene.spot.head).strip() == "(":
        return Judgement("literal", "where the place before it lies")
    return None


def _upon(scene: Scene) -> Judgement | None:
    """«غزو العراق», «هجوم على سوريا», «زار بغداد»."""
    skip = _skipped(scene)
    rest = scene.before[skip:]
    if not rest or scene.clitic:
        return None
    if scene.says("upon", rest[0]) and _is_agent(scene):
        return Judgement("associative", f"who did it: {rest[0]}")
    if scene.says("upon", rest[0]):
        return Judgement("literal", f"done to the ground: {rest[0]}")
    if rest[0] in ("علي", "ضد"):
        acts = [word for word in rest[1 : 1 + _UPON] if scene.says("upon", word) or scene.says("strikes", word)]
        if acts:
            return Judgement("literal", f"done to the ground: {acts[0]}")
        return Judgement("associative", "على without an act on the ground") if scene.state else None
    return None


def _is_agent(scene: Scene) -> bool:
    """«قصف واشنطن لمواقع الحشد»: what follows ل was bombed, and not the state."""
    return scene.state and re.match(r"لل?\w{3}", scene.tokens.word(scene.spot.last + 1)) is not None


def _struck(scene: Scene) -> Judgement | None:
    """«طهران تقصف أربيل», «الهجوم الذي استهدف أربيل», «تتعرض فيها أربيل لهجوم»."""
    if scene.clitic or not scene.before:
        return None
    verb, subject = scene.before[0], scene.before[1] if len(scene.before) > 1 else ""
    known = scene.last is not None and scene.last[0].last == scene.spot.head - 2
    if scene.says("hits", verb) and (known or subject in _RELATIVES or scene.says("upon", subject)):
        return Judgement("literal", f"done to the ground: {verb}")
    suffers = [word for word in scene.before[:2] if scene.says("suffers", word)]
    return Judgement("literal", f"it suffers: {suffers[0]}") if suffers and not scene.country else None


def _capital_of(scene: Scene) -> Judgement | None:
    """«أربيل عاصمة إقليم كردستان»: what a city is the capital of."""
    word = scene.before[0] if scene.before else ""
    named = word == "عاصمه" and not scene.clitic and scene.place is not None and scene.place.kind != "city"
    return Judgement("literal", "what a city is the capital of") if named else None


def _in_it(scene: Scene) -> Judgement | None:
    """«مناطق العراق», «حقول كركوك»: what lies in a country is on its ground."""
    noun = scene.spot.generic
    if noun is None or not noun.many or not scene.state or scene.place is None or scene.place.kind in noun.kinds:
        return None
    return Judgement("literal", f"what lies in it: {noun.word}")


def _visited(scene: Scene) -> Judgement | None:
    """«غادر الرئيس دمشق», «سيزور وفد فني بغداد»: a verb of motion, its subject, and the place as its object."""
    if scene.clitic or not scene.state:
        return None
    for number, word in enumerate(scene.before[: _SUBJECT + 1]):
        if scene.last is not None and scene.last[0].last == scene.spot.head - 1 - number:
            return None
        if number and scene.says("visits", word):
            if number > 1 and scene.says("government", scene.before[0]):
                return None
            return Judgement("literal", f"movement: {word}")
        if word in _PARTICLES or scene.tokens.listed_before(scene.spot.head - number):
            return None
    return None


def _government(scene: Scene) -> Judgement | None:
    """«سيادة العراق», «أهالي الموصل»."""
    word = scene.before[0] if scene.before else ""
    if scene.clitic or definite(word):
        return None
    if scene.says("people", word) and not scene.country:
        return Judgement("literal", f"who lives there: {word}")
    governs = scene.says("government", word) and (scene.state or scene.says("bodies", word))
    if governs or scene.says("people", word):
        return Judgement("associative", f"government, army or people: {word}")
    return None


def _speaks(scene: Scene) -> Judgement | None:
    """«أوضحت السفارة الأميركية», «أعلنت محافظة الأنبار»: what speaks is an office."""
    word = scene.before[0] if scene.before else ""
    if scene.clitic == "" and scene.says("speech", word):
        return Judgement("associative", f"it speaks: {word}")
    return None


def _capital(scene: Scene) -> Judgement | None:
    """«العاصمة بغداد» is the city, unless it speaks."""
    generic = scene.spot.generic
    if generic is not None and scene.state and generic.kinds[0] == "city":
        return Judgement("literal", f"the town itself: {generic.word}")
    return None


def _site(scene: Scene) -> Judgement | None:
    """A base, a camp, an airport told by its noun is the ground itself."""
    generic = scene.spot.generic
    if generic is not None and generic.firm:
        return Judgement("literal", f"told by its noun: {generic.word}")
    return None


def _english_possessive(scene: Scene) -> Judgement | None:
    """ "Iraq's government", yet "Iraq's Anbar province" is the ground."""
    tail = scene.tokens.text[scene.spot.end : scene.spot.end + 4]
    if tail[:2] not in ("'s", "’s") or not scene.state:
        return None
    if tail[3:4].isupper():
        return Judgement("literal", "a place in it follows")
    return Judgement("associative", "possessive of a country or capital")


def _english_preposition(scene: Scene) -> Judgement | None:
    before = scene.before
    while before and before[0] in ("the", "neighboring", "neighbouring"):
        before = before[1:]
    word = before[0] if before else ""
    rest = before[1:]
    if word in ("from", "to", "for", "on", "of"):
        group, reach = {"from": ("from", 6), "to": ("to", 6), "for": ("to", 2), "on": ("upon", 3), "of": ("of", 1)}[
            word
        ]
        if any(scene.says(group, other) for other in rest[:reach]):
            return Judgement("literal", f"after {word}")
        return Judgement("associative", f"after {word}, no movement") if scene.state else None
    if scene.says("ground", word):
        return Judgement("literal", f"after a word of place: {word}")
    return None


def _english_title(scene: Scene) -> Judgement | None:
    after = scene.tokens.word(scene.spot.last + 1)
    if scene.says("institutions", after) and not scene.tokens.stops_before(scene.spot.last + 1):
        return Judgement("embedded", f"in the name of an institution: {after}")
    before = [word for word in scene.before[:2] if word not in ("of", "to")]
    if scene.before[:1] == ["of"] and before and scene.says("institutions", before[0]):
        return Judgement("embedded", f"in the name of an institution: {before[0]}")
    if len(before) == 1 and scene.says("titles", before[0]):
        return Judgement("embedded", f"in a title: {before[0]}")
    return None


Rule = Callable[[Scene], Judgement | None]
_RULES: tuple[Rule, ...] = (
    _inside,
    _dateline,
    _title,
    _posted,
    _bracketed,
    _between,
    _listed,
    _preposition,
    _measured,
    _movement,
    _capital_of,
    _upon,
    _struck,
    _visited,
    _speaks,
    _government,
    _site,
    _capital,
    _in_it,
)
_ENGLISH: tuple[Rule, ...] = (
    _inside,
    _dateline,
    _english_title,
    _english_possessive,
    _listed,
    _english_preposition,
    _site,
    _capital,
)
