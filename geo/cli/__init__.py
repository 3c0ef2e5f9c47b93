"""The command line: read, one call, print. It decides nothing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from gazetteer import GazetteerError
from geo.article import ArticleError
from geo.cli import articles, places
from geo.cli.common import NothingReadError, Run, UsageError, say

__all__ = ["main"]

_INTERRUPTED = 130  # as shells count what Ctrl-C ends


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0 where all went well, 1 where something was at fault."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        run: Run = options.run
        return run(options)
    except (GazetteerError, ArticleError, UsageError) as error:
        say(error)
    except NothingReadError:
        pass
    except BrokenPipeError:
        sys.stderr.close()
    except KeyboardInterrupt:
        return _INTERRUPTED
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="buldan", description="Places in news articles, on a map, with their words.")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    articles.add_to(commands)
    places.add_to(commands)
    return parser
