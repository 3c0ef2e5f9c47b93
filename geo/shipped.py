"""Where the dashboard and the seeds are: in an installed wheel under geo/data, in a checkout at its root."""

from __future__ import annotations

from pathlib import Path

_PACKED = Path(__file__).parent / "data"
_CHECKOUT = Path(__file__).parents[1]


def app() -> Path:
    """The Streamlit script of the dashboard."""
    return _root() / "app.py"


def seeds() -> Path:
    """The folder of the five seed articles, with their `articles.yml`."""
    return _root() / "seeds"


def _root() -> Path:
    return _PACKED if _PACKED.is_dir() else _CHECKOUT
