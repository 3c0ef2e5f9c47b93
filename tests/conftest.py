"""The shipped gazetteer, loaded once for all tests, and reading with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import settings

import gazetteer
from gazetteer import Gazetteer
from geo.article import Article
from geo.mention import Mention
from geo.parse import parse_article

settings.register_profile("buldan", deadline=None, max_examples=60)
settings.load_profile("buldan")


@pytest.fixture(scope="session")
def places() -> Gazetteer:
    return gazetteer.load()


@pytest.fixture
def loaded_once(places: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever loads the shipped places gets those that are loaded already."""
    load = gazetteer.load
    monkeypatch.setattr(gazetteer, "load", lambda *overlays: load(*overlays) if overlays else places)


@pytest.fixture(scope="session")
def read(places: Gazetteer) -> Callable[[str], list[Mention]]:
    """The mentions of a text; a text that begins with a Latin letter is in English."""

    def mentions(text: str) -> list[Mention]:
        language = "en" if text[:1].isascii() else "ar"
        return list(parse_article(Article("a.txt", text, language=language), places))

    return mentions
