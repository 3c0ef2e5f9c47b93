"""What Google Earth shows in a balloon: HTML in which every text is escaped, and no more links than to the web."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from gazetteer.place import kinds
from geo.article import is_web
from geo.export.records import Row
from geo.language import direction
from geo.lexicon import load_words
from geo.readable import readable

_TOLD = 20
_SPECIAL = re.compile("[&<>$\\x00-\\x08\\x0b-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")
_SIGNS = 0x2400  # where Unicode has the signs of the control characters
_SURROGATES = 0xD800


def place_balloon(mentions: Sequence[Row], known: Mapping[str, Any]) -> str:
    """A place with its status and its sentences: the first twenty, and how many more there are."""
    row = mentions[0]
    kind = kinds()[row["kind"]]
    sentences = list({(each["article"], each["excerpt_start"]): each for each in reversed(mentions)}.values())[::-1]
    more = len(sentences) - _TOLD
    within = _isolated(f"± {row['accuracy_m']} m")
    parts = [
        f"<h3>{_isolated(row['place_title_ar'])} · {_isolated(row['place_title'])}</h3>",
        f"<p>{_isolated(kind.ar)} / {_isolated(kind.en)} · {within}</p>",
        *(_status(each, known["citations"]) for each in known.get("status", ())),
        *(_sentence(each) for each in sentences[:_TOLD]),
        f"<p>… + {more}</p>" if more > 0 else "",
    ]
    return "".join(parts)


def mention_balloon(row: Row) -> str:
    """A mention with its sentence, its source and its date, and why it was read so."""
    meant = row["place"] or ", ".join(row["candidates"])
    parts = [_said(row["resolution"]), _said(row["role"]), _isolated(meant) if meant else ""]
    return f"{_sentence(row)}<p>{' · '.join(filter(None, parts))}</p><p>{_isolated(row['reason'])}</p>"


def _sentence(row: Row) -> str:
    """The words around a mention, the name in bold; then where and when they were printed, and the time they mean."""
    start, end = (row[name] - row["excerpt_start"] for name in ("start", "end"))
    before, name, after = map(escaped, (row["excerpt"][:start], row["excerpt"][start:end], row["excerpt"][end:]))
    published = f"{_said('published_on')}: {_date(row['published'])}" if row["published"] else ""
    source = (_link(row["url"], row["article_title"]), _isolated(row["outlet"] or ""), published)
    when = f"<p>{_isolated(row['when_ar'])} / {_isolated(row['when_en'])}</p>" if row["when_en"] else ""
    said = f'<p dir="{direction(row["language"])}">{before}<b>{name}</b>{after}</p>'
    return f"{said}<p>{' · '.join(filter(None, source))}</p>{when}"


def _status(status: Mapping[str, str], citations: Sequence[Mapping[str, Any]]) -> str:
    label = next(each["label"] for each in citations if each["url"] == status["citation"])
    return f"<p>{_said(status['state'])}: {_date(status['when'])} ({_link(status['citation'], label)})</p>"


@cache
def _said(word: str) -> str:
    """A word of the interface in both languages."""
    words = load_words("interface")[word]
    return f"{_isolated(words['ar'])} / {_isolated(words['en'])}"


@lru_cache(maxsize=1000)
def _date(edtf: str) -> str:
    return f"{_isolated(readable(edtf, 'ar'))} / {_isolated(readable(edtf, 'en'))}"


def _isolated(text: str) -> str:
    return f"<bdi>{escaped(text)}</bdi>" if text else ""


def _link(address: str | None, text: str) -> str:
    shown, quoted = _isolated(text), escaped(address or "").replace('"', "&#34;")
    return f'<a href="{quoted}">{shown}</a>' if is_web(address) else shown


def escaped(text: str) -> str:
    """Text as XML and HTML show it to the letter; what neither can hold as its sign, and no `$[…]` to fill in."""
    return _SPECIAL.sub(_entity, text)


def _entity(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < ord(" ") and found[0] != "\r":
        return chr(_SIGNS + code)
    return f"&#{code};" if code < _SURROGATES else "\N{REPLACEMENT CHARACTER}"
