"""The public names, and that reading imports nothing that draws."""

from __future__ import annotations

import subprocess
import sys

import pytest

import geo

NAMES = [
    "About",
    "Article",
    "ArticleError",
    "DateExpression",
    "Mention",
    "Reading",
    "embed",
    "evaluate",
    "export",
    "find_dates",
    "parse",
    "read_articles",
    "read_gold",
    "rendered",
    "to_map",
    "to_page",
    "to_table",
]


def run(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()


def test_the_public_names_are_these() -> None:
    assert geo.__all__ == NAMES


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'geo' has no attribute 'nothing'"):
        geo.nothing  # noqa: B018


def test_importing_geo_imports_none_of_its_rooms() -> None:
    assert run("import sys, geo; print([name for name in sys.modules if name.startswith('geo.')])") == "[]"


def test_reading_with_the_api_imports_nothing_that_draws() -> None:
    script = (
        "import sys; from geo.article import Article; from geo.parse import parse;"
        "print(len(parse(Article('a.txt', 'هدأت أربيل.', language='ar'))));"
        "print([name for name in ('pandas', 'geopandas', 'folium', 'shapely', 'streamlit') if name in sys.modules])"
    )
    assert run(script).split("\n") == ["1", "[]"]


def test_every_public_name_is_what_it_says_and_no_module() -> None:
    script = "import geo, types; print([n for n in geo.__all__ if isinstance(getattr(geo, n), types.ModuleType)])"
    assert run(script) == "[]"


def test_a_name_that_its_module_bears_too_stays_a_function() -> None:
    script = (
        "import geo.cli, geo.parse, geo.export; from geo import evaluate, export, parse;"
        "print(callable(parse), callable(export), callable(evaluate), callable(geo.parse))"
    )
    assert run(script) == "True True True True"
