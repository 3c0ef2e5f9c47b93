"""What language a name is written in, as far as its letters tell."""

from __future__ import annotations

import re
import unicodedata

KURDISH = re.compile("[ێۆڕڵەڤ]")


def language_of(name: str) -> str | None:
    """`ckb` for Arabic letters with one that only Sorani has, `ar` for others, `en` for Latin ones; else None."""
    first = next((char for char in name if char.isalpha()), " ")
    script = unicodedata.name(first, "").partition(" ")[0]
    if script == "ARABIC":
        return "ckb" if KURDISH.search(name) else "ar"
    return "en" if script == "LATIN" else None
