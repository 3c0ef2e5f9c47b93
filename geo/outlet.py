"""The country that an article's outlet mostly writes of, as words/outlets.yml has it."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from gazetteer.spelling import is_arabic, key
from geo.article import Article
from geo.lexicon import load_words

_HEAD = 200
_STROKE = re.compile(r"[-–—/|:(\n]")


def home_of(article: Article) -> str | None:
    """The id of the country, told by the outlet's name, the address, or the name before an article's dateline."""
    host = urlsplit(article.url or "").hostname or ""
    head = _STROKE.split(article.text[:_HEAD].lstrip(), maxsplit=1)[0]
    names = {key(name) for name in (article.outlet or "", head)}
    for country, named, hosts in _outlets():
        if (hosts and hosts.search(host)) or names & named:
            return country
    return None


@cache
def _outlets() -> tuple[tuple[str, frozenset[str], re.Pattern[str] | None], ...]:
    """Country → its outlets' folded names, and the pattern of their hosts."""
    table = []
    for country, outlets in load_words("outlets").items():
        hosts = "|".join(re.escape(outlet) for outlet in outlets if not is_arabic(outlet))
        names = frozenset(key(outlet) for outlet in outlets if is_arabic(key(outlet)))
        table.append((country, names, re.compile(hosts) if hosts else None))
    return tuple(table)
