"""The articles of a table as references: BibTeX (with BibLaTeX's dates and languages) and CSL-JSON 1.0.2.

Neither format can say that an article was published on *one* day between two. Such a date stands as a range, and a
note says in words what it means; CSL-JSON's `custom` has the EDTF itself. Programs read CSL-JSON's dates in parts only
(Zotero, Pandoc), though its schema allows EDTF.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

import geopandas as gpd
import orjson

from gazetteer import Place
from gazetteer.interval import bounds
from geo.about import About, told
from geo.article import is_web
from geo.export.records import Row, by_article, one_line
from geo.readable import readable
from geo.table import rows

_LANGUAGES = {"ar": "arabic", "ckb": "kurdish", "en": "english"}  # as polyglossia and babel call them
_ESCAPES = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
} | {letter: f"\\{letter}" for letter in "#$%&_"}
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
_IN_ADDRESS = "%/:?#[]@!$&'()*+,;=~"  # what may stand in a web address as it is (RFC 3986)
_ROUND = {ord("{"): "(", ord("}"): ")"}
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([~?%])?")
_LONGEST_KEY = 40


def bibtex(table: gpd.GeoDataFrame, places: Mapping[str, Place], about: About | None = None) -> bytes:
    """An entry an article, as UTF-8; text is escaped for TeX, so that a title runs no command."""
    said = "".join(f"  {name}: {_comment(value)}\n" for name, value in told(about or About(), places).items())
    entries = [_entry(row) for row in by_article(rows(table)).values()]
    return "\n".join((f"@comment{{\n{said}}}\n", *entries)).encode()


def csl(table: gpd.GeoDataFrame, places: Mapping[str, Place], about: About | None = None) -> bytes:
    """A list of items, one an article, as UTF-8; what the file says of itself stands in each item's `custom`."""
    said = told(about or About(), places)
    items = [_item(row, said) for row in by_article(rows(table)).values()]
    return b"[\n" + b",\n".join(map(orjson.dumps, items)) + b"\n]\n"


def key(article: str) -> str:
    """The citation key of an article: the same in every list, ASCII, and its own though another has a like name."""
    words = re.sub(r"[^A-Za-z0-9]+", "-", article.rpartition("/")[2].rpartition(".")[0])
    digest = hashlib.sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return "-".join(filter(None, (words[:_LONGEST_KEY].strip("-"), digest)))


def _entry(row: Row) -> str:
    fields = {
        "title": f"{{{_tex(row['article_title'])}}}",  # in braces of its own, so that no style lowers its capitals
        "journal": _tex(row["outlet"] or ""),
        "date": "/".join(_ends(row["published"] or "")),
        "url": quote(row["url"], _IN_ADDRESS, errors="replace") if is_web(row["url"]) else "",
        "langid": _LANGUAGES.get(row["language"], ""),
        "note": _tex(_note(row)),
        "article": one_line(row["article"]).translate(_ROUND),
    }
    sort = "article" if fields["journal"] else "online" if fields["url"] else "misc"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{sort}{{{key(row['article'])},\n{lines}}}\n"


def _item(row: Row, said: Mapping[str, str]) -> dict[str, Any]:
    fields = {
        "title": one_line(row["article_title"]),
        "container-title": row["outlet"],
        "issued": _issued(row["published"] or ""),
        "URL": row["url"] if is_web(row["url"]) else None,
        "language": row["language"],
        "note": _note(row),
    }
    custom = {"article": row["article"], "published": row["published"], **said}
    known = {name: value for name, value in fields.items() if value}
    return {"id": key(row["article"]), "type": "article-newspaper", **known, "custom": custom}


def _note(row: Row) -> str:
    """What has no field: a date that is no plain one, in words; an address that is none of the web."""
    published = row["published"]
    date = f"Published {readable(published, 'en')}" if published and not _DATE.fullmatch(published) else ""
    address = row["url"] if row["url"] and not is_web(row["url"]) else ""
    return " · ".join(filter(None, (date, address)))


def _issued(edtf: str) -> dict[str, Any]:
    """A date as CSL's parts: year, month, day, or two of them for a range; what has none is left in words."""
    found = [match for match in map(_DATE.fullmatch, _ends(edtf)) if match]
    if not found:
        return {"literal": readable(edtf, "en")} if edtf else {}
    parts = [[int(part) for part in match.groups()[:3] if part] for match in found]
    return {"date-parts": parts} | ({"circa": True} if any(match[4] for match in found) else {})


def _ends(edtf: str) -> tuple[str, ...]:
    """A date (a day, month or year with its doubt, EDTF level 1), the two ends of a range, or nothing.

    The ends are as exact as they are given: `[2022-04..2022-10]` has months. What is neither, a decade or a season,
    has its first and last day.
    """
    ends = tuple(edtf.strip("[]").replace("..", "/").split("/"))
    if all(map(_DATE.fullmatch, ends)):
        return ends
    days = bounds(edtf)
    return tuple(day.isoformat() for day in days) if days and days[0] != date.min and days[1] != date.max else ()


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], one_line(text))


def _comment(text: str) -> str:
    """A text that ends no comment and begins no entry."""
    return one_line(text).translate(_ROUND).replace("@", " at ")
