"""`buldan gazetteer`: look into the places, add to them, import, export."""

from __future__ import annotations

import argparse
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gazetteer
from gazetteer import Gazetteer, GazetteerError, Place
from geo.cli.common import UsageError, command, gazetteer_option, known_places, say

if TYPE_CHECKING:
    from gazetteer.draft import Concern
    from gazetteer.find import Found
    from gazetteer.geocode import Proposal

_FAULTS_TOLD = 5
_STANDARD = Path("-")


def add_to(commands: Any) -> None:
    """The commands of `buldan gazetteer`."""
    parser = commands.add_parser("gazetteer", help="look into the gazetteer, add to it, import, export")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    find = command(actions, "find", _find, "places by name, in any script and not quite as written")
    find.add_argument("text", metavar="TEXT")
    show = command(actions, "show", _show, "one place as its file has it")
    show.add_argument("place", metavar="ID")
    show.add_argument("--on", metavar="DATE", help="what it was then (EDTF, such as 2020-09), with the source")
    check = command(actions, "check", _check, "list every fault of the places")
    check.add_argument("--counts", action="store_true", help="then how many of each group there are, and what is known")
    add = command(actions, "add", _add, "write a new place; on a terminal it asks for what is not given")
    _add_options(add)
    geocode = command(actions, "geocode", _geocode, "ask an on-line service where a name is; nothing is written")
    geocode.add_argument("name", metavar="NAME")
    geocode.add_argument("--service", default="nominatim", metavar="SERVICE", help="nominatim (the default) or photon")
    import_ = command(actions, "import", _import, "lay a downloaded dump under the curated places")
    import_.add_argument(
        "source", choices=("geonames", "gns"), help="the format: a GeoNames country file, or NGA's GNS"
    )
    import_.add_argument("file", type=Path, metavar="FILE")
    import_.add_argument("-o", "--output", type=Path, metavar="DIR", required=True, help="a folder for --gazetteer")
    import_.add_argument(
        "--retrieved", type=day, metavar="DAY", help="when it was downloaded; by default the day of the file"
    )
    export = command(actions, "export", _export, "every place as a file: .lpf.json, .geojson, .csv, .gpkg")
    export.add_argument(
        "-o", "--output", type=Path, metavar="FILE", required=True, help="- is standard output, with --format"
    )
    export.add_argument("--format", choices=("lpf", "geojson", "csv", "gpkg"), help="where the ending does not tell")
    for each in (find, show, check, add, geocode, import_, export):
        gazetteer_option(each)


def _add_options(add: argparse.ArgumentParser) -> None:
    add.add_argument("--into", type=Path, metavar="DIR", help="where to write; by default the last --gazetteer")
    add.add_argument("--id", metavar="ID", help="by default proposed from the title and the kind")
    add.add_argument("--title", metavar="TEXT", help="the English title")
    add.add_argument("--title-ar", metavar="TEXT", help="the Arabic title")
    add.add_argument("--kind", metavar="KIND", help="one of gazetteer/kinds.yml")
    add.add_argument("--parent", metavar="ID", help="the governorate or country that it lies in")
    add.add_argument("--within", metavar="ID", action="append", help="for what crosses borders: each it touches")
    add.add_argument("--lon", type=float, metavar="DEGREES")
    add.add_argument("--lat", type=float, metavar="DEGREES")
    add.add_argument("--accuracy", type=int, metavar="METRES", help="within how many the true place surely lies")
    add.add_argument("--name", metavar="NAME", action="append", help="a name that stands alone: الرطبة, or ar:الرطبة")
    add.add_argument("--weak-name", metavar="NAME", action="append", help="a name that is a word, a man, a town too")
    add.add_argument(
        "--citation-label", metavar="TEXT", action="append", help="where the point comes from; again for more"
    )
    add.add_argument("--citation-url", metavar="URL", action="append", help="one for each label")
    add.add_argument("--note", metavar="TEXT", help="what a reader must know: One source was found.")
    add.add_argument("--retrieved", type=day, metavar="DAY", help="when you read the source; by default today")
    add.add_argument("--anyway", action="store_true", help="write it in spite of what speaks against it")


def day(text: str) -> str:
    """A day as ISO 8601 has it; ValueError for what is none."""
    return time.strftime("%Y-%m-%d", time.strptime(text, "%Y-%m-%d"))


def _find(options: argparse.Namespace) -> int:
    from gazetteer.find import find

    found = find(known_places(options), options.text)
    for each in found:
        print(_told(each))
    if not found:
        raise UsageError(f"{options.text}: no place has a name like it")
    return 0


def _told(found: Found) -> str:
    place, name, score = found
    how = f"by «{name}»" if score == 100 else f"like «{name}» ({score:.0f} of 100)"
    above = place.parent or ", ".join(place.within) or "no country"
    point = f"lon {place.point.lon}, lat {place.point.lat}, within {place.point.accuracy_m} m"
    return f"{place.id}: {place.title}, {place.title_ar}\n  {place.kind} in {above}; {point}; {how}"


def _show(options: argparse.Namespace) -> int:
    from gazetteer.store import dump

    known = known_places(options)
    if options.on is None:
        print(dump(known[options.place]), end="")
        return 0
    for state in known.status(options.place, options.on):
        source = f"{state.when}  {state.citation.label}, {state.citation.url}" if state.citation else "no source says"
        print(f"{state.state}  {source}")
    return 0


def _check(options: argparse.Namespace) -> int:
    from gazetteer.check import check, counts_table
    from gazetteer.store import SHIPPED

    known = known_places(options)
    faults = check(known, SHIPPED, *options.gazetteer)
    for fault in faults:
        print(fault)
    print(f"{len(known)} places, {len(faults)} faults")
    if options.counts:
        print(counts_table(known))
    return int(bool(faults))


def _add(options: argparse.Namespace) -> int:
    from gazetteer.draft import draft, path_of, write
    from geo.cli import ask

    into = options.into or next(reversed(options.gazetteer), None)
    if into is None:
        raise UsageError("add: say where to write: --into DIR, or --gazetteer DIR")
    known = gazetteer.load(*dict.fromkeys(folder for folder in (*options.gazetteer, into) if folder.is_dir()))
    options.retrieved = options.retrieved or time.strftime("%Y-%m-%d")
    asking = sys.stdin.isatty() and bool(ask.missing(options))
    place = draft(ask.complete(options, known) if asking else ask.given(options), known)
    if not options.anyway:
        place = _settled(place, known)
    path = path_of(place, known, into)
    write(place, path)
    print(f"{path}: written")
    return 0


def _settled(place: Place, known: Gazetteer) -> Place:
    """The place once nothing speaks against it: a person at a terminal is asked, a script is refused."""
    from gazetteer.draft import concerns, weakened
    from geo.cli import ask

    against = concerns(place, known)
    if against and not sys.stdin.isatty():
        raise UsageError("\n".join([*map(_advice, against), f"{place.id}: not written; --anyway writes it"]))
    return weakened(place, ask.settle(against))


def _advice(concern: Concern) -> str:
    weak = concern.weak
    return f"{concern.says}; --weak-name {weak.lang}:{weak.toponym} makes it weak" if weak else concern.says


def _geocode(options: argparse.Namespace) -> int:
    from gazetteer.geocode import ATTRIBUTION, geocode

    proposals = geocode(options.name, known_places(options), options.service)
    for each in proposals:
        print(_proposed(each))
    if not proposals:
        raise UsageError(f"{options.name}: {options.service} knows no such place")
    print(ATTRIBUTION)
    return 0


def _proposed(proposal: Proposal) -> str:
    where = f"{proposal.label}\n  lon {proposal.longitude}, lat {proposal.latitude}"
    if proposal.place is None:
        return where
    which = "which has this name" if proposal.namesake else "the nearest place; none has this name"
    return f"{where}; {proposal.away_m / 1000:.1f} km from {proposal.place.id}, {which}"


def _import(options: argparse.Namespace) -> int:
    from gazetteer.imports import read_geonames, read_gns, sift

    rows = (read_geonames if options.source == "geonames" else read_gns)(options.file)
    for fault in rows.faults[:_FAULTS_TOLD]:
        say(fault)
    if len(rows.faults) > _FAULTS_TOLD:
        say(f"{options.file.name}: {len(rows.faults)} lines in all could not be read")
    if not rows.rows:
        raise UsageError(f"{options.file}: no line of it is a row of {options.source}")
    day = options.retrieved or time.strftime("%Y-%m-%d", time.gmtime(options.file.stat().st_mtime))
    sifted = sift(rows, known_places(options), day)
    stem = re.sub(r"[\W_]+", "-", options.file.stem.lower())
    tier = options.output / f"{options.source}-{stem}.jsonl"
    _write_tier(tier, sifted.places)
    left_out = "".join(f"; {count} {reason}" for reason, count in sorted(sifted.left_out.items()))
    print(f"{tier}: {len(sifted.places)} places of {len(rows.rows)}{left_out}")
    return int(bool(rows.faults))


def _write_tier(tier: Path, places: tuple[Place, ...]) -> None:
    from gazetteer.store import tier_lines, write_whole

    try:
        tier.parent.mkdir(parents=True, exist_ok=True)
        write_whole(tier, tier_lines(places))
    except OSError as error:
        raise GazetteerError(f"{tier}: {error.strerror}") from None


def _export(options: argparse.Namespace) -> int:
    from gazetteer.export import export, rendered

    if options.output == _STANDARD and options.format is None:
        raise UsageError("export: standard output has no ending; say --format")
    known = known_places(options)
    if options.output == _STANDARD:
        sys.stdout.buffer.write(rendered(known, options.output, options.format))
        sys.stdout.buffer.flush()
        return 0
    export(known, options.output, options.format)
    print(f"{options.output}: {len(known)} places")
    return 0
