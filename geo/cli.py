"""The command line: read, one call, print. It decides nothing."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gazetteer
from gazetteer import Gazetteer, GazetteerError
from geo.article import Article, ArticleError, Reading, is_edtf, read_articles

if TYPE_CHECKING:
    from geo.evaluate import Gold
    from geo.mention import Mention

# As .streamlit/config.toml, which is read only in a checkout; and nobody else's machine is served.
_STREAMLIT = (
    "--server.address=localhost",
    "--browser.gatherUsageStats=false",
    "--client.toolbarMode=minimal",
    "--theme.base=light",
    "--theme.primaryColor=#0072b2",
    "--theme.backgroundColor=#ffffff",
    "--theme.secondaryBackgroundColor=#f6f2ea",
    "--theme.textColor=#23211e",
)


class _UsageError(Exception):
    """What was asked for cannot be done; one line for the user."""


class _NothingReadError(Exception):
    """No article could be read, and each fault has been said."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0 where all went well, 1 where something was at fault."""
    options = _parser().parse_args(arguments)
    try:
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except (GazetteerError, ArticleError, _UsageError) as error:
        _say(error)
    except _NothingReadError:
        pass
    except BrokenPipeError:
        sys.stderr.close()
    return 1


def _app(options: argparse.Namespace) -> int:
    from geo import shipped

    flags = [*_STREAMLIT, *(["--server.headless=true"] if options.headless else [])]
    command = [sys.executable, "-m", "streamlit", "run", str(shipped.app()), *flags, "--", *options.paths]
    try:
        return subprocess.run(command, check=False).returncode
    except KeyboardInterrupt:
        return 0


def _parse(options: argparse.Namespace) -> int:
    from geo.parse import parse_article

    reading, known = _read(options), _gazetteer(options)
    mentions = (mention.record() for article in reading.articles for mention in parse_article(article, known))
    _write_lines(mentions, options.output)
    return _exit(reading)


def _dates(options: argparse.Namespace) -> int:
    from geo.dates import find_dates
    from geo.language import language_of

    reading = _read(options)
    _write_lines(
        (
            {"article": article.name, **date._asdict()}
            for article in reading.articles
            for date in find_dates(article.text, article.published, article.language or language_of(article.text))
        ),
        options.output,
    )
    return _exit(reading)


def _export(options: argparse.Namespace) -> int:
    from geo.export import ENDINGS, ExportError, export
    from geo.parse import parse
    from geo.table import to_table

    if options.output.suffix.lower() not in ENDINGS:
        raise _UsageError(f"{options.output}: unknown format; the ending may be {', '.join(ENDINGS)}")
    reading, known = _read(options), _gazetteer(options)
    table = to_table(parse(reading.articles, known))
    try:
        export(table, known.places, options.output, options.per)
    except ExportError as error:
        raise _UsageError(error) from None
    print(f"{options.output}: {_counts(table.resolution)} in {len(reading.articles)} articles")
    return _exit(reading)


def _counts(resolutions: Iterable[str]) -> str:
    found = list(resolutions)
    parts = ", ".join(f"{found.count(name)} {name}" for name in ("resolved", "ambiguous", "unknown"))
    return f"{len(found)} mentions ({parts})"


def _evaluate(options: argparse.Namespace) -> int:
    from geo.dates import find_dates
    from geo.evaluate import EvaluationError, evaluate, evaluate_dates, read_gold
    from geo.parse import parse

    try:
        gold = read_gold(options.gold)
    except EvaluationError as error:
        raise _UsageError(error) from None
    reading, known = _read(options), _gazetteer(options)
    articles = [gold.told_of(article) for article in reading.articles]
    mentions = parse(articles, known)
    if options.groups:
        _print_groups(gold, articles, mentions, known)
        return _exit(reading)
    result = evaluate(gold, mentions)
    dated = {
        Path(article.name).name: find_dates(article.text, article.published, article.language or "ar")
        for article in articles
    }
    spans, values = evaluate_dates(gold, dated)
    scores = {"found": result.found, "placed": result.placed, "role": result.role, "dots": result.dots}
    unlisted = {"unlisted": result.unlisted} if result.unlisted.true else {}
    for name, score in (scores | {"dates": spans, "values": values} | unlisted).items():
        print(f"{name:8} precision {score.precision:.3f}  recall {score.recall:.3f}  F1 {score.f1:.3f}  {tuple(score)}")
    print(f"unknown  {result.unknown}")
    for slip in result.slips if options.slips else ():
        print(f"  {slip.article}:{slip.start}: {slip.surface}: {slip.what}")
    return _exit(reading)


def _print_groups(gold: Gold, articles: Sequence[Article], mentions: Sequence[Mention], known: Gazetteer) -> None:
    from geo.baseline import look_up
    from geo.evaluate import evaluate

    plain = look_up(articles, known)
    print(
        f"{'group':14} {'precision':>9} {'recall':>7} {'F1':>6} {'role':>6} {'placed':>7} {'km':>6} {'look-up F1':>11}"
    )
    for name, part in (gold.groups() | {"all": gold}).items():
        result, peer = evaluate(part, mentions, known.places), evaluate(part, plain)
        distance = "" if result.distance_km is None else f"{result.distance_km:.1f}"
        print(
            f"{name:14} {result.found.precision:9.3f} {result.found.recall:7.3f} {result.found.f1:6.3f}"
            f" {result.role.recall:6.3f} {result.placed.recall:7.3f} {distance:>6} {peer.found.f1:11.3f}"
        )


def _check(options: argparse.Namespace) -> int:
    from gazetteer.check import check
    from gazetteer.store import SHIPPED

    known = _gazetteer(options)
    faults = check(known, SHIPPED, *options.gazetteer)
    for fault in faults:
        print(fault)
    print(f"{len(known)} places, {len(faults)} faults")
    return int(bool(faults))


def _show(options: argparse.Namespace) -> int:
    from gazetteer.store import dump

    print(dump(_gazetteer(options)[options.place]), end="")
    return 0


def _read(options: argparse.Namespace) -> Reading:
    """The articles of the paths given; each fault is said at once. Raises where nothing could be read."""
    if options.published and not is_edtf(options.published):
        raise _UsageError(f"--published {options.published}: no EDTF date, such as 2023-08-09 or 2023-08")
    reading = read_articles(options.paths, options.published)
    for fault in reading.faults:
        _say(fault)
    if not reading.articles:
        raise _NothingReadError
    return reading


def _exit(reading: Reading) -> int:
    return int(bool(reading.faults))


def _gazetteer(options: argparse.Namespace) -> Gazetteer:
    return gazetteer.load(*options.gazetteer)


def _write_lines(records: Iterable[dict[str, Any]], output: Path | None) -> None:
    """One JSON object a line; a file is written whole or not at all."""
    import orjson

    from gazetteer.store import write_whole

    lines = (orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE) for record in records)
    try:
        if output is None:
            sys.stdout.buffer.writelines(lines)
            sys.stdout.buffer.flush()
        else:
            write_whole(output, b"".join(lines))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _UsageError(f"{output or 'standard output'}: {error.strerror}") from None


def _say(message: object) -> None:
    for line in str(message).splitlines():
        print(f"buldan: {line}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="buldan", description="Places in news articles, on a map, with their words.")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    app = _command(commands, "app", _app, "open the dashboard; without PATH, on the seed articles")
    app.add_argument("paths", nargs="*", metavar="PATH")
    app.add_argument("--headless", action="store_true", help="open no browser")
    parse = _reading(commands, "parse", _parse, "mentions, one JSON object a line")
    parse.add_argument("-o", "--output", type=Path, metavar="FILE")
    dates = _reading(commands, "dates", _dates, "date expressions, one JSON object a line")
    dates.add_argument("-o", "--output", type=Path, metavar="FILE")
    export = _reading(commands, "export", _export, "a file of places or mentions: .geojson, .csv, .html")
    export.add_argument("-o", "--output", type=Path, metavar="FILE", required=True)
    export.add_argument("--per", choices=("place", "mention"), default="place", help="features of the GeoJSON")
    evaluate = _command(commands, "evaluate", _evaluate, "score parsed articles against a folder of gold")
    evaluate.add_argument("gold", type=Path, metavar="GOLD")
    evaluate.add_argument("--groups", action="store_true", help="a line a group of articles, beside exact look-up")
    evaluate.add_argument("--slips", action="store_true", help="list every difference from the gold")
    _reading_options(evaluate)
    _gazetteer_commands(commands)
    return parser


def _gazetteer_commands(commands: Any) -> None:
    parser = commands.add_parser("gazetteer", help="look into the gazetteer")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    check = _command(actions, "check", _check, "list every fault of the places")
    show = _command(actions, "show", _show, "one place as its file has it")
    show.add_argument("place", metavar="ID")
    for each in (check, show):
        _gazetteer_option(each)


def _command(commands: Any, name: str, run: Callable[[argparse.Namespace], int], help_: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=help_, description=help_)
    command.set_defaults(run=run)
    return command


def _reading(commands: Any, name: str, run: Callable[[argparse.Namespace], int], help_: str) -> argparse.ArgumentParser:
    command = _command(commands, name, run, help_)
    _reading_options(command)
    return command


def _reading_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
    command.add_argument("--published", metavar="DATE", help="the publication date of the article, EDTF")
    _gazetteer_option(command)


def _gazetteer_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--gazetteer", type=Path, metavar="DIR", action="append", default=[], help="places laid over the shipped ones"
    )


if __name__ == "__main__":
    sys.exit(main())
