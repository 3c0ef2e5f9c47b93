"""`buldan export`: what was read, as a file of another kind."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from geo.cli.common import UsageError, known_places
from geo.cli.reading import read, reading_command, status, with_dates, writable

if TYPE_CHECKING:
    from geo.about import About
    from geo.export import Options
    from geo.readable import Language

# Those of `geo.export.FORMATS`, which is imported only when something is written.
_NAMES = "geojson, lpf, csv, gpkg, kml, parquet, html, png, svg, bib or csl"
# The options of `geo.export.Options`, as they are called here.
_FLAGS = {
    "per": "--per",
    "bom": "--no-bom",
    "size": "--size",
    "language": "--language",
    "opening": "--open",
    "tiles": "--tiles",
}


def add_to(commands: Any) -> None:
    """The command `export`."""
    parser = reading_command(
        commands, "export", _export, "a map, a picture, a table or a list of references; the ending chooses"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", required=True)
    parser.add_argument("--format", metavar="F", help=f"where the ending does not tell: {_NAMES}")
    told = parser.add_argument_group("what the file says of itself")
    for name, help_ in (
        ("title", "a title"),
        ("description", "what it shows"),
        ("source", "where the articles come from"),
        ("author", "who made it"),
        ("licence", "the licence of the whole; that of the gazetteer stays beside it"),
    ):
        told.add_argument(f"--{name}", type=writable, metavar=name[0].upper(), help=help_)
    told.add_argument("--stamp", action="store_true", help="the day of making, which else stands nowhere")
    _only_for_some(parser.add_argument_group("for some formats"))


def _only_for_some(group: Any) -> None:
    """Options that stay out of the namespace's way unless they are given."""
    group.add_argument("--per", choices=("place", "mention"), help="geojson: a feature a place, or a feature a mention")
    group.add_argument("--no-bom", dest="bom", action="store_false", default=None, help="csv: no byte-order mark")
    group.add_argument("--size", choices=("column", "page", "slide"), help="png, svg: what the picture is for")
    group.add_argument("--language", choices=("ar", "en"), help="png, svg, html: the language of all but the articles")
    group.add_argument(
        "--open",
        dest="opening",
        type=writable,
        metavar="VIEW",
        help="html: what to open with, as place=camp-taji&from=2020-01",
    )
    group.add_argument("--tiles", action="store_true", default=None, help="html: a switch for an on-line street map")
    group.add_argument("--embed", action="store_true", help="html: print the lines that show the page in another")


def _export(options: argparse.Namespace) -> int:
    from geo.export import ExportError, export, format_of
    from geo.parse import parse
    from geo.table import to_table

    try:
        form = format_of(options.output, options.format)
        some = _given(options, form)
        reading, known = read(options), known_places(options)
        table = to_table(parse(with_dates(reading), known))
        about = _about(options)
        export(table, known.places, options.output, form=form, about=about, **some)
    except ExportError as error:
        raise UsageError(error) from None
    print(f"{options.output}: {_counts(table.resolution)} in {len(reading.articles)} articles")
    if options.embed:
        print(_snippet(options.output, about, options.language))
    return status(reading)


def _given(options: argparse.Namespace, form: str) -> Options:
    """The options that only some formats have. Raises UsageError where this one has them not."""
    from geo.export import FORMATS

    given = {name: value for name in _FLAGS if (value := getattr(options, name)) is not None}
    foreign = {_FLAGS[name]: name for name in given if name not in FORMATS[form].options}
    having = {
        flag: [each for each, known in FORMATS.items() if name in known.options] for flag, name in foreign.items()
    }
    if options.embed and form != "html":
        having["--embed"] = ["html"]
    if having:
        flags = "; ".join(f"{flag} is for {', '.join(forms)}" for flag, forms in having.items())
        raise UsageError(f"{options.output} is {form}: {flags}")
    return cast("Options", given)


def _about(options: argparse.Namespace) -> About:
    from geo.about import About

    given = {field.name: getattr(options, field.name, None) for field in fields(About)}
    return About(**given | {"made": _today() if options.stamp else None})


def _today() -> str:
    """The only look at a clock in all that is written."""
    from datetime import date

    return date.today().isoformat()  # noqa: DTZ011 - the day where the user is


def _snippet(page: Path, about: About, language: Language | None) -> str:
    from geo.export.records import title_of
    from geo.webmap import embed

    return embed(page.name, title_of(about, language))


def _counts(resolutions: Iterable[str]) -> str:
    found = list(resolutions)
    parts = ", ".join(f"{found.count(name)} {name}" for name in ("resolved", "ambiguous", "unknown"))
    return f"{len(found)} mentions ({parts})"
