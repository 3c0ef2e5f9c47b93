"""Articles: what is read, and what is known of it. One bad file never stops the others."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

KNOWN = "articles.yml"
_HEADING = 90
_FIELDS = frozenset(("title", "outlet", "url", "language", "published", "evidence"))
_TEXT_ENDINGS = frozenset((".txt", ".text"))
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class ArticleError(Exception):
    """A file that cannot be read as an article; the message is one line that names it and the fault."""


@dataclass(frozen=True)
class Article:
    """One article: its text exactly as it stands, and what is known of it.

    `name` is the path relative to the folder given, or the file's name; `published` is EDTF.
    """

    name: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    evidence: str | None = None

    @cached_property
    def heading(self) -> str:
        """The title, or the beginning of the text where none is known."""
        first = next((line.strip() for line in self.text.splitlines() if line.strip()), self.name)
        return self.title or textwrap.shorten(first, _HEADING, placeholder=" …")


@dataclass(frozen=True)
class Reading:
    """What was read of the paths given: the articles, and one line for each file that was not."""

    articles: tuple[Article, ...]
    faults: tuple[str, ...]


def read_articles(paths: Iterable[str | Path], published: str | None = None) -> Reading:
    """Read files, folders of text files and `-` (standard input), in the order given and then by name.

    A folder's `articles.yml` says what is known of its files. A file that cannot be read becomes a
    fault, one line that names it; the others are still read.
    """
    articles: list[Article] = []
    faults: list[str] = []
    for path in paths:
        try:
            for name, file in _files(path):
                try:
                    articles.append(_read(name, file, published))
                except ArticleError as error:
                    faults.append(str(error))
        except ArticleError as error:
            faults.append(str(error))
    return Reading(tuple(articles), tuple(faults))


def article_of(name: str, data: bytes, known: Mapping[str, Any] | None = None) -> Article:
    """An article from a file's bytes. Raises ArticleError where they are no text."""
    text = _decode(name, data)
    if not text.strip():
        raise ArticleError(f"{name}: the file is empty")
    return Article(name, text, **(known or {}))


def _files(path: str | Path) -> Sequence[tuple[str, Path]]:
    if str(path) == "-":
        return [("-", Path("-"))]
    root = Path(path)
    if root.is_dir():
        found = [
            (file.relative_to(root).as_posix(), file)
            for file in sorted(root.rglob("*"))
            if file.suffix.lower() in _TEXT_ENDINGS and file.is_file()
        ]
        if not found:
            raise ArticleError(f"{path}: no text file in this folder")
        return found
    if root.exists():
        return [(root.name, root)]
    raise ArticleError(f"{path}: no such file or folder")


def _read(name: str, file: Path, published: str | None) -> Article:
    if name == "-":
        return article_of("-", sys.stdin.buffer.read(), {"published": published})
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ArticleError(f"{name}: {error.strerror}") from None
    known = dict(_known(file.parent).get(file.name, {}))
    if published:
        known["published"] = published
    return article_of(name, data, known)


def _decode(name: str, data: bytes) -> str:
    """The text as it stands: a leading byte-order mark is not text, newlines are left alone."""
    bom, encoding = next((known for known in _BOMS if data.startswith(known[0])), (b"", "utf-8"))
    try:
        return data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(f"{name}: not {encoding.upper()} text (byte {error.start})") from None


def _known(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    """What the folder's articles.yml says, by file name. Raises ArticleError where it cannot be used."""
    path = folder / KNOWN
    if not path.is_file():
        return {}
    try:
        data = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ArticleError(f"{path.name}: not YAML: {' '.join(str(error).split())}") from None
    return dict(_checked(data))


def _checked(data: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if not isinstance(data, dict):
        raise ArticleError(f"{KNOWN}: not a mapping of file names")
    for name, known in data.items():
        if not isinstance(known, dict) or not known.keys() <= _FIELDS:
            raise ArticleError(f"{KNOWN}: {name}: has fields other than {', '.join(sorted(_FIELDS))}")
        yield name, known
