"""What all commands share: how one is declared, which places it knows, how a fault is said."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gazetteer
from gazetteer import Gazetteer

Run = Callable[[argparse.Namespace], int]


class UsageError(Exception):
    """What was asked for cannot be done; one line for the user."""


class NothingReadError(Exception):
    """No article could be read, and each fault has been said."""


def command(commands: Any, name: str, run: Run, help_: str) -> argparse.ArgumentParser:
    """A new command that `run` carries out."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help_, description=help_)
    parser.set_defaults(run=run)
    return parser


def gazetteer_option(parser: argparse.ArgumentParser) -> None:
    """`--gazetteer DIR`, as often as one likes."""
    parser.add_argument(
        "--gazetteer", type=Path, metavar="DIR", action="append", default=[], help="places laid over the shipped ones"
    )


def known_places(options: argparse.Namespace) -> Gazetteer:
    """The shipped places with those of `--gazetteer` over them."""
    return gazetteer.load(*options.gazetteer)


def say(message: object) -> None:
    """Say something on standard error, each line with the command's name."""
    for line in str(message).splitlines():
        print(f"buldan: {line}", file=sys.stderr)
