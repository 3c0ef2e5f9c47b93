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
