"""What the commands that read articles share: their options, what is read, and the exit status."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from geo.article import Article, Reading, is_edtf, read_articles
from geo.cli.common import NothingReadError, Run, UsageError, command, gazetteer_option, say


def reading_command(commands: Any, name: str, run: Run, help_: str) -> argparse.ArgumentParser:
    """A new command that reads articles."""
    parser = command(commands, name, run, help_)
    reading_options(parser)
    return parser


def reading_options(parser: argparse.ArgumentParser) -> None:
    """`PATH…`, `--published` and `--gazetteer`."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
    parser.add_argument("--published", metavar="DATE", help="the publication date of the article, EDTF")
    gazetteer_option(parser)


def read(options: argparse.Namespace) -> Reading:
    """The articles of the paths given; each fault is said at once. Raises where nothing could be read."""
    if options.published and not is_edtf(options.published):
        raise UsageError(f"--published {options.published}: no EDTF date, such as 2023-08-09 or 2023-08")
    reading = read_articles(options.paths, options.published)
    reading = replace(reading, articles=tuple(map(_writable, reading.articles)))
    for fault in reading.faults:
        say(fault)
    if not reading.articles:
        raise NothingReadError
    return reading


def with_dates(reading: Reading) -> Iterator[Article]:
    """The articles, each with the day of publication that its own words tell where none is known."""
    from geo.published import dated

    for article in reading.articles:
        known = dated(article)
        if known.evidence != article.evidence and not known.published:
            say(f"{article.name}: {known.evidence}")
        yield known


def status(reading: Reading) -> int:
    """1 where something could not be read."""
    return int(bool(reading.faults))


def writable(text: str) -> str:
    """A text of the command line or a file's name, which may hold bytes that are no text, as it can be written."""
    return text.encode(errors="backslashreplace").decode()


def _writable(article: Article) -> Article:
    return replace(article, name=writable(article.name))
