"""The rules of English."""

from __future__ import annotations

from geo.role.scene import Judgement, Scene


def possessive(scene: Scene) -> Judgement | None:
    """ "Iraq's government", yet "Iraq's Anbar province" is the ground."""
    tail = scene.tokens.text[scene.spot.end : scene.spot.end + 4]
    if tail[:2] not in ("'s", "’s") or not scene.state:
        return None
    if tail[3:4].isupper():
        return Judgement("literal", "a place in it follows")
    return Judgement("associative", "possessive of a country or capital")


def preposition(scene: Scene) -> Judgement | None:
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


def title(scene: Scene) -> Judgement | None:
    after = scene.tokens.word(scene.spot.last + 1)
    if scene.says("institutions", after) and not scene.tokens.stops_before(scene.spot.last + 1):
        return Judgement("embedded", f"in the name of an institution: {after}")
    before = [word for word in scene.before[:2] if word not in ("of", "to")]
    if scene.before[:1] == ["of"] and before and scene.says("institutions", before[0]):
        return Judgement("embedded", f"in the name of an institution: {before[0]}")
    if len(before) == 1 and scene.says("titles", before[0]):
        return Judgement("embedded", f"in a title: {before[0]}")
    return None
