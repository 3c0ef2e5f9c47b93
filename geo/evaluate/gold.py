"""Annotations of a folder, as the gold's GUIDE.md defines them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import UnionType
from typing import Any

from geo.article import Article

Keys = Mapping[str, type | UnionType]

_NUMBER = re.compile(r"-\d+$")
_ARTICLE: Keys = {"article": str}
_SPAN: Keys = {**_ARTICLE, "start": int, "end": int, "surface": str}
_MENTION: Keys = {**_SPAN, "role": str}
_DATE: Keys = {**_SPAN, "edtf": str | None}


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
    """The gold of a folder. Raises EvaluationError where a file is missing, or a line of it is no annotation."""
    mentions, dates, articles = (_Lines(folder / f"{name}.jsonl") for name in ("mentions", "dates", "articles"))
    published = {row["article"]: row.get("published") for row in articles.rows(_ARTICLE)}
    return Gold(_by_article(mentions.rows(_MENTION)), _by_article(dates.rows(_DATE)), published)


def _by_article(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    table: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        table[row["article"]].append(row)
    return dict(table)


class _Lines:
    """A file of JSON lines, by their numbers."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            lines = enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
            self._values = {number: json.loads(line) for number, line in lines if line.strip()}
        except OSError as error:
            raise EvaluationError(f"{path}: {error.strerror}") from None
        except ValueError as error:
            raise EvaluationError(f"{path}: not JSON lines: {error}") from None

    def rows(self, needed: Keys) -> Iterator[Mapping[str, Any]]:
        """The lines as mappings, each with the keys that it needs and values of their types."""
        for number, row in self._values.items():
            if not isinstance(row, dict):
                raise EvaluationError(f"{self._path}:{number}: not a mapping of keys to values")
            for name, sort in needed.items():
                if name not in row or not isinstance(row[name], sort):
                    fault = "not of its type" if name in row else "missing"
                    raise EvaluationError(f"{self._path}:{number}: {name}: {fault}")
            yield row
