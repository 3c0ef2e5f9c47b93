"""Annotations of a folder, as the gold's GUIDE.md defines them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from geo.article import Article

_NUMBER = re.compile(r"-\d+$")


class EvaluationError(Exception):
    """The gold cannot be used; the message is one line that names the file and the fault."""


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of a folder: mentions and dates by article, and the publication dates."""

    mentions: Mapping[str, Sequence[Mapping[str, Any]]]
    dates: Mapping[str, Sequence[Mapping[str, Any]]]
    published: Mapping[str, str | None]

    def told_of(self, article: Article) -> Article:
        """The article with the gold's publication date where it has none of its own."""
        return replace(article, published=article.published or self.published.get(Path(article.name).name))

    def groups(self) -> dict[str, Gold]:
        """The gold of each group of articles: what stands before the number in their names (`lists-02.txt`)."""
        names: dict[str, list[str]] = defaultdict(list)
        for article in self.published:
            names[_NUMBER.sub("", Path(article).stem)].append(article)
        return {group: self.only(articles) for group, articles in sorted(names.items())}

    def only(self, articles: Sequence[str]) -> Gold:
        """The gold of some of the articles."""
        return Gold(
            {name: self.mentions[name] for name in articles if name in self.mentions},
            {name: self.dates[name] for name in articles if name in self.dates},
            {name: self.published[name] for name in articles},
        )


def read_gold(folder: Path) -> Gold:
    """The gold of a folder. Raises EvaluationError where a file is missing or is no JSON."""
    return Gold(
        _by_article(folder / "mentions.jsonl"),
        _by_article(folder / "dates.jsonl"),
        {row["article"]: row.get("published") for row in _rows(folder / "articles.jsonl")},
    )


def _by_article(path: Path) -> dict[str, list[Mapping[str, Any]]]:
    table: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in _rows(path):
        table[row["article"]].append(row)
    return dict(table)


def _rows(path: Path) -> list[Mapping[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.strip()]
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror}") from None
    except ValueError as error:
        raise EvaluationError(f"{path}: not JSON lines: {error}") from None
