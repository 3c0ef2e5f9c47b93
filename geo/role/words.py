"""What the words beside a name, its noun and its list tell of its role."""

from __future__ import annotations

import re

from gazetteer import kinds
from geo.recognize.spot import definite
from geo.role.preposition import REACH, skipped
from geo.role.scene import Judgement, Scene

_UPON, _BETWEEN, _SUBJECT = 5, 6, 4
_RELATIVES = frozenset(("الذي", "التي", "الذين"))
_PARTICLES = frozenset(("في", "من", "علي", "الي", "ان", "عن", "مع", "قال", "بين"))


def inside(scene: Scene) -> Judgement | None:
    if scene.spot.inside:
        return Judgement("embedded", f"part of the name «{scene.spot.inside}»")
    return None


def title(scene: Scene) -> Judgement | None:
    """«محافظ كركوك», «قائد عمليات سامراء», «جامعة تكريت», «القائم بأعمال السفارة»."""
    if scene.clitic:
        return None
    generic = scene.spot.generic
    firm = generic is not None and (generic.firm or kinds()[generic.kinds[0]].family == "settlement")
    near = scene.before[:1] + [word for word in scene.before[1:2] if _construct(scene, scene.before[0])]
    for group, told in (("institutions", "in the name of an institution"), ("titles", "in a title")):
        named = [word for word in near if scene.says(group, word) and not definite(word)]
        if named and not (firm and group == "institutions"):
            return Judgement("embedded", f"{told}: {named[0]}", office=scene.says("offices", named[0]))
    return None


def _construct(scene: Scene, word: str) -> bool:
    """Whether a word between a title and the name belongs to the title: قائد عمليات سامراء."""
    return any(scene.says(group, word) for group in ("institutions", "titles", "departments"))


def posted(scene: Scene) -> Judgement | None:
    """«السفير الأميركي في بغداد», «القائم بأعمال السفارة الأميركية في بغداد»: where an office has its seat."""
    if scene.before[:1] != ["في"]:
        return None
    spot, judgement = scene.last if scene.last else (None, None)
    beside = spot is not None and spot.last == scene.spot.head - 2
    if beside and judgement and judgement.office:
        return judgement
    offices = [word for word in scene.before[1:3] if scene.says("offices", word)]
    return Judgement("embedded", f"in a title: {offices[0]}") if offices else None


def listed(scene: Scene) -> Judgement | None:
    """«في العراق وسورية والكويت»: what goes on a list has the role of its head."""
    spot = scene.spot
    if scene.previous is None or spot.follows is None or spot.clitic not in ("", "و"):
        return None
    if scene.previous.role == "embedded" and not scene.spot.listed:
        return None
    if scene.state and scene.tokens.listed_before(spot.head) and spot.clitic == "و" and not spot.listed:
        return None
    return Judgement(scene.previous.role, "goes on a list: " + scene.previous.reason.removeprefix("goes on a list: "))


def between(scene: Scene) -> Judgement | None:
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


def bracketed(scene: Scene) -> Judgement | None:
    """«دهوك (العراق)»: what a place lies in."""
    spot = scene.last[0] if scene.last else None
    if spot is not None and spot.last == scene.spot.head - 1 and scene.tokens.gap(scene.spot.head).strip() == "(":
        return Judgement("literal", "where the place before it lies")
    return None


def upon(scene: Scene) -> Judgement | None:
    """«غزو العراق», «هجوم على سوريا», «زار بغداد»."""
    skip = skipped(scene)
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


def struck(scene: Scene) -> Judgement | None:
    """«طهران تقصف أربيل», «الهجوم الذي استهدف أربيل», «تتعرض فيها أربيل لهجوم»."""
    if scene.clitic or not scene.before:
        return None
    verb, subject = scene.before[0], scene.before[1] if len(scene.before) > 1 else ""
    known = scene.last is not None and scene.last[0].last == scene.spot.head - 2
    if scene.says("hits", verb) and (known or subject in _RELATIVES or scene.says("upon", subject)):
        return Judgement("literal", f"done to the ground: {verb}")
    suffers = [word for word in scene.before[:2] if scene.says("suffers", word)]
    return Judgement("literal", f"it suffers: {suffers[0]}") if suffers and not scene.country else None


def club(scene: Scene) -> Judgement | None:
    """«تعادل دهوك مع زاخو في الدوري»: no ground, but a club."""
    if scene.place is None or scene.place.kind not in ("city", "town") or scene.spot.generic is not None:
        return None
    around = [*scene.before, *scene.tokens.clause_after(scene.spot.last, REACH)]
    played = [word for word in around if scene.says("sports", word)]
    return Judgement("associative", f"a club: {played[0]}") if played else None


def capital_of(scene: Scene) -> Judgement | None:
    """«أربيل عاصمة إقليم كردستان»: what a city is the capital of."""
    word = scene.before[0] if scene.before else ""
    named = word == "عاصمه" and not scene.clitic and scene.place is not None and scene.place.kind != "city"
    return Judgement("literal", "what a city is the capital of") if named else None


def in_it(scene: Scene) -> Judgement | None:
    """«مناطق العراق», «حقول كركوك»: what lies in a country is on its ground."""
    noun = scene.spot.generic
    if noun is None or not noun.many or not scene.state or scene.place is None or scene.place.kind in noun.kinds:
        return None
    return Judgement("literal", f"what lies in it: {noun.word}")


def visited(scene: Scene) -> Judgement | None:
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


def government(scene: Scene) -> Judgement | None:
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


def speaks(scene: Scene) -> Judgement | None:
    """«أوضحت السفارة الأميركية», «أعلنت محافظة الأنبار»: what speaks is an office."""
    word = scene.before[0] if scene.before else ""
    if scene.clitic == "" and scene.says("speech", word):
        return Judgement("associative", f"it speaks: {word}")
    return None


def capital(scene: Scene) -> Judgement | None:
    """«العاصمة بغداد» is the city, unless it speaks."""
    generic = scene.spot.generic
    if generic is not None and scene.state and generic.kinds[0] == "city":
        return Judgement("literal", f"the town itself: {generic.word}")
    return None


def site(scene: Scene) -> Judgement | None:
    """A base, a camp, an airport told by its noun is the ground itself."""
    generic = scene.spot.generic
    if generic is not None and generic.firm:
        return Judgement("literal", f"told by its noun: {generic.word}")
    return None
