"""Datelines and bylines: «بغداد – وكالات», «شفق نيوز- دمشق»."""

from __future__ import annotations

import re

from geo.role.scene import Judgement, Scene

_LINE, _LINE_WORDS, _OUTLET_WORDS = 60, 7, 4
_DATELINE = re.compile(
    r"\s*(?:[/:|]|في\s+\d{1,2}\s+\w+(?:\s+\d{4})?\s*[/(–—-]|[-–—ـ]+\s|\(\s*[^()\n]{2,40}\)\s*[-–—:]?|[،,]\s*[^،,\n]{2,25}(?:[-–—]|\(\w))"
)
_NEW_LINE = re.compile(r"[\n\r]\s*$")
_STROKES = ("-", "–", "—", "ـ", "/")
_JOINED = re.compile(r"[-–—]\w+")


def dateline(scene: Scene) -> Judgement | None:
    """«بغداد – وكالات» at the head of a paragraph, «إيلاف من واشنطن: …», or a byline."""
    if scene.country or not (_heads_a_line(scene) or _follows_an_outlet(scene) or _ends_a_byline(scene)):
        return None
    return Judgement("literal", "dateline", dateline=True)


def _heads_a_line(scene: Scene) -> bool:
    text, spot = scene.tokens.text, scene.spot
    heads = spot.first == 0 or _NEW_LINE.search(scene.tokens.gap(spot.first))
    return bool(heads) and _DATELINE.match(text, spot.end) is not None


def _follows_an_outlet(scene: Scene) -> bool:
    """«إيلاف من واشنطن:» at the head of a line."""
    text, spot = scene.tokens.text, scene.spot
    before = text[text.rfind("\n", 0, spot.start) + 1 : spot.start].split()
    return before[-1:] == ["من"] and len(before) <= _OUTLET_WORDS and text[spot.end : spot.end + 1] == ":"


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
    if before:
        return before.endswith(_STROKES) and after.startswith("/")
    return _JOINED.fullmatch(after) is not None
