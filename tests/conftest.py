"""The shipped gazetteer, loaded once for all tests."""

from __future__ import annotations

import pytest
from hypothesis import settings

import gazetteer
from gazetteer import Gazetteer

settings.register_profile("buldan", deadline=None, max_examples=60)
settings.load_profile("buldan")


@pytest.fixture(scope="session")
def places() -> Gazetteer:
    return gazetteer.load()
