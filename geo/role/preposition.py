"""What a preposition tells of a role: place, movement, distance, or what is sent between governments."""

from __future__ import annotations

from geo.recognize.spot import BA
from geo.role.scene import Judgement, Scene

REACH, _RULERS = 10, 2


def preposition(scene: Scene) -> Judgement | None:
    """«في», «داخل», «شمال» and the like, with nothing between them and the name but «العاصمة» or «الجارتين»."""
    skip = skipped(scene)
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


def skipped(scene: Scene) -> int:
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


def movement(scene: Scene) -> Judgement | None:
    """«انسحاب القوات من العراق», «زيارة إلى واشنطن», «وصل للعراق»."""
    skip = skipped(scene)
    word = scene.before[skip] if len(scene.before) > skip else ""
    if word in ("من", "ومن") and scene.clitic == "":
        return _moved(scene, "from", skip + 1)
    if word in ("الي", "والي", "حتي", "لدي") and scene.clitic == "":
        return _moved(scene, "to", skip + 1)
    if scene.clitic in ("ل", "ول") and scene.state:
        return _moved(scene, "to", 0)
    return None


def measured(scene: Scene) -> Judgement | None:
    """«على بعد 40 كم من سوريا», «الحدود مع تركيا», «المنطقة الشرقية للبنان»."""
    skip = skipped(scene)
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
    for word in scene.before[skip : skip + REACH]:
        if scene.state and scene.says("messages", word):
            return Judgement("associative", f"sent between governments: {word}")
        if scene.says(group, word):
            return Judgement("literal", f"movement: {word}")
    if scene.country or (scene.state and (group == "from" or scene.clitic)):
        return Judgement("associative", "preposition without a movement")
    return Judgement("literal", "preposition of place")
