"""Articles: what is read, and what is known of it. One bad file never stops the others."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

KNOWN = "articles.yml"
_HEADING = 90
_FIELDS = frozenset(("title", "outlet", "url", "language", "published", "evidence"))
_PAGE_ENDINGS = frozenset((".html", ".htm"))
_ENDINGS = frozenset((".txt", ".text")) | _PAGE_ENDINGS
_PARTS_OF_A_PAGE = "_files"  # what browsers save beside a page: frames and advertisements
_PAGE_DATE = {"extensive_search": False, "original_date": True, "max_date": "2100-12-31"}  # no guess, and no clock
_DAY = r"\d{3}[\dX](?:-(?:0[1-9]|1[0-2]|2[1-9]|3\d|4[01])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[?~%]?"
_EDTF = re.compile(
    rf"{_DAY}|(?:{_DAY}|\.\.)?/(?:{_DAY}|\.\.)?|[\[{{](?:\.\.)?{_DAY}(?:(?:\.\.|,){_DAY})*(?:\.\.)?[\]}}]"
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class ArticleError(Exception):
    """A file that cannot be read as an article; the message is one line that names it and the fault."""


@dataclass(frozen=True)
class Article:
    """One article: its text exactly as it stands, and what is known of it.

    `name` is the path relative to the folder given, or the file's name; `published` is EDTF. The text of a web page
    is what its article says, without tags and menus: offsets count in that text, not in the file.
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
    """Read files, folders of text files and web pages, and `-` (standard input), in the order given and then by name.

    A folder's `articles.yml` says what is known of its files, before a web page's own metadata. A file that cannot be
    read becomes a fault, one line that names it; the others are still read.
    """
    reader = _Reader(published)
    for path in paths:
        reader.read(path)
    return Reading(tuple(reader.articles), tuple(reader.faults))


class _Reader:
    """Articles and faults as they come; each folder's articles.yml is read once."""

    def __init__(self, published: str | None) -> None:
        self.articles: list[Article] = []
        self.faults: list[str] = []
        self._published = published
        self._known: dict[Path, Mapping[str, Mapping[str, Any]]] = {}

    def read(self, path: str | Path) -> None:
        try:
            files = _files(path)
        except ArticleError as error:
            self.faults.append(str(error))
            return
        for name, file in files:
            try:
                self.articles.append(article_of(name, _bytes(name, file), self._known_of(file)))
            except ArticleError as error:
                self.faults.append(str(error))

    def _known_of(self, file: Path) -> Mapping[str, Any]:
        if file.parent not in self._known:
            self._known[file.parent], faults = _known(file.parent)
            self.faults.extend(faults)
        known = self._known[file.parent].get(file.name, {}) if file.name != "-" else {}
        return {**known, "published": self._published} if self._published else known


def article_of(name: str, data: bytes, known: Mapping[str, Any] | None = None) -> Article:
    """An article from a file's bytes, those of a web page by its name. Raises ArticleError where they are no text."""
    own: Mapping[str, str] = {}
    if Path(name).suffix.lower() in _PAGE_ENDINGS:
        text, own = _page(name, data)
    else:
        text = _decode(name, data)
    if not text.strip():
        raise ArticleError(f"{name}: the file is empty")
    said = {field: value for field, value in (known or {}).items() if value is not None}
    if "published" in said:
        own = {field: value for field, value in own.items() if field != "evidence"}
    return Article(name, text, **{**own, **said})


def _page(name: str, data: bytes) -> tuple[str, dict[str, str]]:
    """The article of a web page, and what its meta tags, JSON-LD and addresses tell of it; nothing is fetched."""
    from trafilatura import bare_extraction  # takes longer to import than many articles to read

    found = bare_extraction(data, with_metadata=True, include_comments=False, date_extraction_params=_PAGE_DATE)
    if found is None or isinstance(found, dict) or not found.text:
        raise ArticleError(f"{name}: no article in this page")
    published = found.date if found.date and is_edtf(found.date) else None
    evidence = "Date: the page's metadata" if published else None
    told = {"title": found.title, "outlet": found.sitename, "url": found.url}
    told |= {"published": published, "evidence": evidence}
    return found.text, {field: value for field, value in told.items() if value}


def _files(path: str | Path) -> Sequence[tuple[str, Path]]:
    if str(path) == "-":
        return [("-", Path("-"))]
    root = Path(path)
    if root.is_dir():
        found = [
            (file.relative_to(root).as_posix(), file)
            for file in sorted(root.rglob("*"))
            if file.suffix.lower() in _ENDINGS and file.is_file() and not file.parent.name.endswith(_PARTS_OF_A_PAGE)
        ]
        if not found:
            raise ArticleError(f"{path}: no text file in this folder")
        return found
    if root.exists():
        return [(root.name, root)]
    raise ArticleError(f"{path}: no such file or folder")


def _bytes(name: str, file: Path) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError as error:
        raise ArticleError(f"{name}: {error.strerror}") from None


def _decode(name: str, data: bytes) -> str:
    """The text as it stands: a leading byte-order mark is not text, newlines are left alone."""
    bom, encoding = next((known for known in _BOMS if data.startswith(known[0])), (b"", "utf-8"))
    try:
        return data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(f"{name}: not {encoding.upper()} text (byte {error.start})") from None


def _known(folder: Path) -> tuple[Mapping[str, Mapping[str, Any]], list[str]]:
    """What the folder's articles.yml says, by file name, and a fault for each entry that cannot be used."""
    path = folder / KNOWN
    if not path.is_file():
        return {}, []
    try:
        data = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return {}, [f"{KNOWN}: not YAML: {' '.join(str(error).split())}"]
    if not isinstance(data, dict):
        return {}, [f"{KNOWN}: not a mapping of file names"]
    faults = {name: fault for name, known in data.items() if (fault := _fault(known))}
    return (
        {name: known for name, known in data.items() if name not in faults},
        [f"{KNOWN}: {name}: {fault}" for name, fault in faults.items()],
    )


def _fault(known: Any) -> str | None:
    """What is wrong with one entry of an articles.yml, if anything is."""
    if not isinstance(known, dict) or not known.keys() <= _FIELDS:
        return f"has fields other than {', '.join(sorted(_FIELDS))}"
    for field, value in known.items():
        if value is not None and not isinstance(value, str):
            return f"{field}: {value} is not text; put it in quotation marks"
    if known.get("published") and not is_edtf(known["published"]):
        return f"published: {known['published']} is no EDTF date"
    return None


def is_edtf(value: str) -> bool:
    """Whether a text has the form of an EDTF date: `2020-03`, `2021~`, `[2021-07-27..2021-12-31]`, `2014/..`."""
    return _EDTF.fullmatch(value) is not None


def is_web(address: str | None) -> bool:
    """Whether an address is of the web, so that it may become a link."""
    try:
        return urlsplit(address or "").scheme in ("http", "https")
    except ValueError:
        return False
