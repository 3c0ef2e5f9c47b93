"""Commands that read articles."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer import Gazetteer
from geo.article import Article
from geo.cli import export
from geo.cli.common import UsageError, command, gazetteer_option, known_places
from geo.cli.reading import read, reading_command, reading_options, status, with_dates

if TYPE_CHECKING:
    from geo.dates import DateExpression
    from geo.evaluate import Evaluation, Gold
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


def add_to(commands: Any) -> None:
    """The commands `app`, `parse`, `dates`, `export` and `evaluate`."""
    app = command(commands, "app", _app, "open the dashboard; without PATH, on the seed articles")
    app.add_argument("paths", nargs="*", metavar="PATH")
    app.add_argument("--headless", action="store_true", help="open no browser")
    gazetteer_option(app)
    parse = reading_command(commands, "parse", _parse, "mentions, one JSON object a line")
    parse.add_argument("-o", "--output", type=Path, metavar="FILE")
    dates = reading_command(commands, "dates", _dates, "date expressions, one JSON object a line")
    dates.add_argument("-o", "--output", type=Path, metavar="FILE")
    export.add_to(commands)
    evaluate = command(commands, "evaluate", _evaluate, "score parsed articles against a folder of gold")
    evaluate.add_argument("gold", type=Path, metavar="GOLD")
    evaluate.add_argument("--groups", action="store_true", help="a line a group of articles, beside exact look-up")
    evaluate.add_argument("--slips", action="store_true", help="list every difference from the gold")
    reading_options(evaluate)


def _app(options: argparse.Namespace) -> int:
    from geo import shipped

    own = [argument for folder in options.gazetteer for argument in ("--gazetteer", str(folder))]
    flags = [*_STREAMLIT, *(["--server.headless=true"] if options.headless else [])]
    streamlit = [sys.executable, "-m", "streamlit", "run", str(shipped.app()), *flags, "--", *options.paths, *own]
    try:
        return subprocess.run(streamlit, check=False).returncode
    except KeyboardInterrupt:
        return 0


def _parse(options: argparse.Namespace) -> int:
    from geo.parse import parse_article

    reading, known = read(options), known_places(options)
    mentions = (mention.record() for article in with_dates(reading) for mention in parse_article(article, known))
    _write_lines(mentions, options.output)
    return status(reading)


def _dates(options: argparse.Namespace) -> int:
    from geo.dates import find_dates
    from geo.language import with_language

    reading = read(options)
    _write_lines(
        (
            {"article": article.name, **date._asdict()}
            for article in map(with_language, with_dates(reading))
            for date in find_dates(article.text, article.published, article.language or "ar")
        ),
        options.output,
    )
    return status(reading)


def _evaluate(options: argparse.Namespace) -> int:
    from geo.dates import find_dates
    from geo.evaluate import EvaluationError, evaluate, evaluate_dates, read_gold
    from geo.language import with_language
    from geo.parse import parse

    try:
        gold = read_gold(options.gold)
    except EvaluationError as error:
        raise UsageError(error) from None
    reading, known = read(options), known_places(options)
    articles = [with_language(gold.told_of(article)) for article in reading.articles]
    mentions = parse(articles, known)
    dated = {
        Path(article.name).name: find_dates(article.text, article.published, article.language or "ar")
        for article in articles
    }
    if options.groups:
        _print_groups(gold, articles, mentions, dated, known)
        return status(reading)
    result, dates = evaluate(gold, mentions), evaluate_dates(gold, dated)
    placed = {"found": result.found, "placed": result.placed, "role": result.role, "dots": result.dots}
    scores = placed if gold.mentions else {}
    unlisted = {"unlisted": result.unlisted} if result.unlisted.true else {}
    for name, score in (scores | {"dates": dates.spans, "values": dates.values} | unlisted).items():
        print(f"{name:8} precision {score.precision:.3f}  recall {score.recall:.3f}  F1 {score.f1:.3f}  {tuple(score)}")
    if gold.mentions:
        print(f"unknown  {result.unknown}")
    print(f"no date  {dates.false}")
    slips = (*(result.slips if gold.mentions else ()), *dates.slips)
    for slip in slips if options.slips else ():
        print(f"  {slip.article}:{slip.start}: {slip.surface}: {slip.what}")
    return status(reading)


def _print_groups(
    gold: Gold,
    articles: Sequence[Article],
    mentions: Sequence[Mention],
    dated: Mapping[str, Sequence[DateExpression]],
    known: Gazetteer,
) -> None:
    """A row a group: how places are read, where the gold has any, beside plain look-up; then how dates are."""
    from geo.baseline import look_up
    from geo.evaluate import evaluate, evaluate_dates

    plain = look_up(articles, known) if gold.mentions else []
    places = ("precision", "recall", "F1", "role", "placed", "km", "look-up F1") if gold.mentions else ()
    print(f"{'group':17}" + "".join(f" {name:>10}" for name in (*places, "dates", "values", "no date")))
    for name, part in (gold.groups() | {"all": gold}).items():
        dates = evaluate_dates(part, dated)
        cells = [f"{dates.spans.recall:.3f}", f"{dates.values.recall:.3f}", str(dates.false)]
        if places:
            cells = [*_placed(evaluate(part, mentions, known.places), evaluate(part, plain)), *cells]
        print(f"{name:17}" + "".join(f" {cell:>10}" for cell in cells))


def _placed(result: Evaluation, peer: Evaluation) -> Iterator[str]:
    yield from (f"{share:.3f}" for share in (result.found.precision, result.found.recall, result.found.f1))
    yield from (f"{score.recall:.3f}" for score in (result.role, result.placed))
    yield "" if result.distance_km is None else f"{result.distance_km:.1f}"
    yield f"{peer.found.f1:.3f}"


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
        raise UsageError(f"{output or 'standard output'}: {error.strerror}") from None
