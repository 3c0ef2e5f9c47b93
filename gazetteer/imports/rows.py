"""Dumps → rows: GeoNames' and the Geographic Names Server's formats, malformed lines counted and named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from gazetteer.errors import GazetteerError
from gazetteer.imports.rules import rules
from gazetteer.script import KURDISH

_GEONAMES_COLUMNS = 19
_ARABIC = re.compile(r"[\u0600-\u06ff\u200c '’.-]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u02b0-\u02ff '‘’`.-]+")
_NUMBER = re.compile("[0-9]+")
_SIGNED = re.compile("-?[0-9]+")
_GNS = {  # our word → the headings of older and newer files
    "id": ("ufi",),
    "lat": ("lat", "lat_dd"),
    "lon": ("long", "long_dd"),
    "code": ("dsg", "desig_cd"),
    "name": ("full_name_ro", "full_name_rg", "full_name"),
    "type": ("nt",),
    "language": ("lc", "lang_cd"),
    "country": ("cc1", "cc_ft"),
    "population": ("pop",),
}
_NEEDED = ("id", "lat", "lon", "code", "name")


class Row(NamedTuple):
    """One feature of a dump. Degrees are WGS 84; `names` are names with their language, the main one first.

    `id` is its number there, a negative one with `n` for its sign.
    """

    id: str
    code: str
    longitude: float
    latitude: float
    country: str
    population: int
    names: tuple[tuple[str, str], ...]


class Rows(NamedTuple):
    """The features of a dump, and a line for each that could not be read, with its number."""

    source: str
    rows: tuple[Row, ...]
    faults: tuple[str, ...]


def read_geonames(file: Path) -> Rows:
    """A GeoNames country file: 19 columns parted by tabs, no header. Raises GazetteerError where it cannot be read."""
    rows: list[Row] = []
    faults: list[str] = []
    for number, line in _lines(file):
        try:
            rows.append(_geonames_row(line.split("\t")))
        except ValueError as error:
            faults.append(f"{file.name}:{number}: {error}")
    return Rows("geonames", tuple(rows), tuple(faults))


def _geonames_row(cells: list[str]) -> Row:
    if len(cells) != _GEONAMES_COLUMNS:
        raise ValueError(f"{len(cells)} columns, and not {_GEONAMES_COLUMNS}")
    if not _NUMBER.fullmatch(cells[0]):
        raise ValueError(f"geonameid {cells[0]!r} is no number")
    names = (cells[1], cells[2], *cells[3].split(","))
    return Row(
        cells[0], cells[7], *_degrees(cells[5], cells[4]), cells[8].lower(), _people(cells[14]), _with_languages(names)
    )


def read_gns(file: Path) -> Rows:
    """A file of the Geographic Names Server: a header, a line a name; the lines of one feature are put together.

    Raises GazetteerError where it cannot be read or its header lacks a column.
    """
    lines = _lines(file)
    columns = _columns(file, next(lines, (0, ""))[1])
    features: dict[str, Row] = {}
    faults: list[str] = []
    for number, line in lines:
        try:
            row = _gns_row(line.split("\t"), columns)
        except ValueError as error:
            faults.append(f"{file.name}:{number}: {error}")
            continue
        if row.names:
            known = features.get(row.id)
            names = dict.fromkeys((*known.names, *row.names)) if known else row.names
            features[row.id] = (known or row)._replace(names=tuple(names))
    return Rows("gns", tuple(features.values()), tuple(faults))


def _columns(file: Path, header: str) -> dict[str, int]:
    headings = [heading.strip().lower() for heading in header.split("\t")]
    found = {
        ours: next((headings.index(each) for each in theirs if each in headings), -1) for ours, theirs in _GNS.items()
    }
    missing = [_GNS[ours][0].upper() for ours in _NEEDED if found[ours] < 0]
    if missing:
        raise GazetteerError(
            f"{file}: no such file of the Geographic Names Server: its header lacks {', '.join(missing)}"
        )
    return found


def _gns_row(cells: list[str], columns: Mapping[str, int]) -> Row:
    if len(cells) <= max(columns.values()):
        raise ValueError(f"{len(cells)} columns, and the header has more")
    cell = {name: cells[at].strip() if at >= 0 else "" for name, at in columns.items()}
    if not _SIGNED.fullmatch(cell["id"]):
        raise ValueError(f"UFI {cell['id']!r} is no number")
    known = () if cell["type"] in rules()["gns_historical"] else _with_languages((cell["name"],))
    told = rules()["gns_languages"].get(cell["language"])
    names = tuple((name, told if told == "ckb" and language == "ar" else language) for name, language in known)
    country = rules()["gns_countries"].get(cell["country"].split(",")[0], "")
    place = _degrees(cell["lon"], cell["lat"])
    return Row(cell["id"].replace("-", "n"), cell["code"], *place, country, _people(cell["population"]), names)


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise GazetteerError(f"{file}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{file}: not UTF-8 text (byte {error.start})") from None
    return ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())


def _degrees(longitude: str, latitude: str) -> tuple[float, float]:
    try:
        found = round(float(longitude), 5), round(float(latitude), 5)
    except ValueError:
        raise ValueError(f"{longitude!r}, {latitude!r} are no coordinates") from None
    if not (abs(found[0]) <= 180 and abs(found[1]) <= 90):
        raise ValueError(f"{longitude}, {latitude} lie outside the world")
    return found


def _people(population: str) -> int:
    return int(population) if _NUMBER.fullmatch(population) else 0


def _with_languages(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The names in Arabic or Latin letters, each once, with the language that its letters tell."""
    found: dict[str, str] = {}
    for name in (each.strip() for each in names):
        if _ARABIC.fullmatch(name):
            found.setdefault(name, "ckb" if KURDISH.search(name) else "ar")
        elif _LATIN.fullmatch(name):
            found.setdefault(name, "en")
    return tuple(found.items())
