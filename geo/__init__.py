"""Buldan: places in news articles, each with the sentence, the source and the date behind it."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.about import About
    from geo.article import Article, ArticleError, Reading, read_articles
    from geo.dates import DateExpression, find_dates
    from geo.evaluate import evaluate, read_gold
    from geo.export import export, rendered
    from geo.mention import Mention
    from geo.parse import parse
    from geo.table import to_table
    from geo.webmap import embed, to_map, to_page

_ROOMS = {
    "About": "about",
    "Article": "article",
    "ArticleError": "article",
    "DateExpression": "dates",
    "Mention": "mention",
    "Reading": "article",
    "embed": "webmap",
    "evaluate": "evaluate",
    "export": "export",
    "find_dates": "dates",
    "parse": "parse",
    "read_articles": "article",
    "read_gold": "evaluate",
    "rendered": "export",
    "to_map": "webmap",
    "to_page": "webmap",
    "to_table": "table",
}
__all__ = [
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


def __getattr__(name: str) -> Any:
    """Import a name's module when it is first asked for, so that reading imports nothing that draws (PEP 562)."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)


class _Api(ModuleType):
    """`geo.parse` is the function, though its module bears the same name and is imported on the way to it."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _ROOMS and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Api
