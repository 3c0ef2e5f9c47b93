"""Dossiers and articles as HTML for the dashboard: every text escaped and isolated, nothing that loads or runs."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from pathlib import Path

from gazetteer.place import Place, Toponym
from geo.article import Article, is_web
from geo.language import direction
from geo.readable import readable
from geo.view import Dossier, Excerpt, Language, Row, Segment, Status, record, title_of, words

_STYLE = Path(__file__).parent / "page" / "dashboard.css"
_SIDES = {"DIRECTION": ("rtl", "ltr"), "ORDER": ("row-reverse", "row"), "SIDE": ("right", "left")}


def style(language: Language) -> str:
    """The dashboard's own rules, with the direction of the interface."""
    rules = _STYLE.read_text("utf-8")
    for name, (arabic, english) in _SIDES.items():
        rules = rules.replace(name, arabic if language == "ar" else english)
    return f"<style>{rules}</style>"


def heading(text: str) -> str:
    """The page's title."""
    return f'<h1 class="b-title">{escaped(text)}</h1>'


def subheading(text: str) -> str:
    """The title of a part of the page."""
    return f'<h2 class="b-part">{escaped(text)}</h2>'


def code(title: str, name: str, text: str) -> str:
    """A file as it will be written, with its title and its name."""
    return (
        f'<details class="b-file"><summary>{escaped(title)}: <code dir="ltr">{escaped(name)}</code></summary>'
        f'<pre dir="ltr">{escaped(text)}</pre></details>'
    )


def escaped(text: str | None) -> str:
    """Text as HTML that shows it to the letter; a NUL, which HTML cannot hold, as its symbol."""
    return html.escape((text or "").replace("\0", "\N{SYMBOL FOR NULL}"))


def lines(texts: Iterable[str], name: str, side: str = "auto") -> str:
    """A paragraph for each text, of a class."""
    return "".join(f'<p class="{name}"><bdi dir="{side}">{escaped(text)}</bdi></p>' for text in texts)


def legend(language: Language) -> str:
    """What the marks in an article mean."""
    say = words(language)
    marks = {"b-literal": "literal", "b-associative": "associative", "b-embedded": "embedded", "b-lost": "not_placed"}
    items = " ".join(f'<mark class="{name}">{escaped(say[word])}</mark>' for name, word in marks.items())
    return f'<p class="b-note">{escaped(say["article_note"])} {items}</p>'


def article_html(article: Article, marked: Sequence[Segment], language: Language) -> str:
    """A whole article with its mentions marked."""
    written = article.language or next((row["language"] for part in marked for row in part.mentions), None)
    head = f'<h3 dir="{direction(written)}"><bdi>{escaped(article.heading)}</bdi></h3>'
    source = _source(article.outlet, article.url, article.published, language)
    return f'<article class="b-article">{head}{source}{_text("div", written, marked)}</article>'


def dossier_html(dossier: Dossier, language: Language) -> str:
    """All of a place: names, kind, position, status with citations, its excerpts."""
    parts = (
        _title(dossier, language),
        _position(dossier, language),
        _status(dossier.status, language),
        _excerpts(dossier.excerpts, language),
        _names(dossier.names, language),
        _sources(dossier, language),
    )
    return f'<section class="b-dossier" data-place="{escaped(dossier.id)}">{"".join(parts)}</section>'


def record_html(place: Place, above: Iterable[Place], language: Language) -> str:
    """A place of the gazetteer: its names with the time and strength of each, position, status, sources."""
    found = record(place)
    parts = (
        _title(found, language),
        _above(place, above, language),
        _position(found, language),
        _status(found.status, language),
        _toponyms(place.names, language),
        _sources(found, language),
    )
    return f'<section class="b-dossier b-record" data-place="{escaped(place.id)}">{"".join(parts)}</section>'


def _above(place: Place, above: Iterable[Place], language: Language) -> str:
    titles = (f"<bdi>{escaped(title_of(each, language))}</bdi>" for each in above)
    inside = "".join(f"<span>{title}</span>" for title in titles)
    return f'<p class="b-source"><span><code dir="ltr">{escaped(place.id)}</code></span>{inside}</p>'


def _toponyms(names: Iterable[Toponym], language: Language) -> str:
    listed = "".join(_toponym(name, language) for name in names)
    return _block(words(language)["all_names"], f'<ul class="b-names">{listed}</ul>')


def _toponym(name: Toponym, language: Language) -> str:
    told = [escaped(words(language)["weak_name"])] if name.strength == "weak" else []
    told += [_when(name.when, language)] if name.when else []
    more = f" <small>{' · '.join(told)}</small>" if told else ""
    written = f'<bdi lang="{escaped(name.lang)}" dir="{direction(name.lang)}">{escaped(name.toponym)}</bdi>'
    return f'<li class="b-{name.strength}">{written}{more}</li>'


def preview_html(found: Sequence[Excerpt], language: Language) -> str:
    """The sentences that a new place would be found in."""
    return f'<section class="b-dossier b-preview">{"".join(_card(excerpt, language) for excerpt in found)}</section>'


def _title(dossier: Dossier, language: Language) -> str:
    return (
        f'<p class="b-kind">{escaped(getattr(dossier.kind, language))}</p>'
        f'<h3><bdi lang="ar" dir="rtl">{escaped(dossier.title_ar)}</bdi>'
        f'<bdi lang="en" dir="ltr" class="b-second">{escaped(dossier.title)}</bdi></h3>'
    )


def _position(dossier: Dossier, language: Language) -> str:
    say = words(language)
    degrees = f"{_degrees(dossier.latitude, 'N', 'S')}, {_degrees(dossier.longitude, 'E', 'W')}"
    extent = say["reach" if dossier.kind.family in ("area", "country") else "accuracy"]
    radius = extent.format(distance=_distance(dossier.accuracy_m, language))
    return _block(say["position"], f"<p>{_date(degrees)} · {escaped(radius)}</p>")


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):.4f}° {minus if value < 0 else plus}"


def _distance(metres: int, language: Language) -> str:
    say = words(language)
    if metres < 1000:
        return say["metres"].format(number=metres)
    return say["kilometres"].format(
        number=f"{metres / 1000:.1f}".removesuffix(".0") if metres < 10000 else metres // 1000
    )


def _names(names: Sequence[tuple[str, str]], language: Language) -> str:
    if not names:
        return ""
    listed = "".join(
        f'<li><bdi lang="{escaped(lang)}" dir="{direction(lang)}">{escaped(name)}</bdi></li>' for lang, name in names
    )
    title = f"<summary>{escaped(words(language)['names'])} ({len(names)})</summary>"
    return f'<details class="b-more">{title}<ul class="b-names">{listed}</ul></details>'


def _status(status: Sequence[Status], language: Language) -> str:
    if not status:
        return ""
    say = words(language)
    listed = "".join(
        f"<li><b>{escaped(say[one.state])}</b> {_when(one.when, language)} "
        f"<small>{_link(one.citation.url, one.citation.label)}</small></li>"
        for one in status
    )
    return _block(say["status"], f'<ol class="b-status">{listed}</ol>')


def _sources(dossier: Dossier, language: Language) -> str:
    if not dossier.citations:
        return ""
    listed = "".join(f"<li>{_link(one.url, one.label)} {_date(one.retrieved)}</li>" for one in dossier.citations)
    note = f'<p class="b-note"><bdi>{escaped(dossier.note)}</bdi></p>' if dossier.note else ""
    return _block(words(language)["sources"], f'<ul class="b-sources">{listed}</ul>{note}')


def _excerpts(excerpts: Sequence[Excerpt], language: Language) -> str:
    title = words(language)["excerpts"].format(number=len(excerpts))
    return _block(title, "".join(_card(excerpt, language) for excerpt in excerpts))


def _card(excerpt: Excerpt, language: Language) -> str:
    row, say = excerpt.row, words(language)
    said = "".join(f"<span>{escaped(say['said_on'])} {_when(date, language)}</span>" for date in excerpt.said)
    title = f'<cite dir="{direction(row["language"])}">{_link(row["url"], row["article_title"])}</cite>'
    return (
        f'<div class="b-card">{_text("blockquote", row["language"], excerpt.segments)}{title}'
        f"{_source(row['outlet'], None, row['published'], language, said)}"
        f"{_reasons(excerpt.mentions, language)}</div>"
    )


def _reasons(mentions: Iterable[Row], language: Language) -> str:
    say = words(language)
    listed = "".join(
        f"<li><bdi>{escaped(row['surface'])}</bdi>: {escaped(say[row['role']])} — "
        f'<bdi dir="ltr">{escaped(row["reason"])}</bdi></li>'
        for row in mentions
    )
    return f'<details class="b-reason"><summary>{escaped(say["reason"])}</summary><ul>{listed}</ul></details>'


def _source(outlet: str | None, url: str | None, published: str | None, language: Language, more: str = "") -> str:
    say = words(language)
    outlet = f"<span><bdi>{escaped(outlet)}</bdi></span>" if outlet else ""
    address = f"<span>{_link(url, url)}</span>" if url else ""
    when = f"{escaped(say['published_on'])} {_when(published, language)}" if published else escaped(say["no_date"])
    return f'<p class="b-source">{outlet}{address}<span>{when}</span>{more}</p>'


def _text(tag: str, language: str | None, marked: Iterable[Segment]) -> str:
    body = "".join(_segment(segment) for segment in marked)
    return f'<{tag} class="b-text" dir="{direction(language)}" lang="{escaped(language)}">{body}</{tag}>'


def _segment(segment: Segment) -> str:
    if not segment.mentions:
        return escaped(segment.text)
    row = segment.mentions[-1]
    name = f"b-{row['role']}" if row["resolution"] == "resolved" else "b-lost"
    place = f"{row['place_title_ar']} · {row['place_title']}" if row["place"] else ", ".join(row["candidates"] or ())
    return f'<mark class="{escaped(name)}" title="{escaped(place)}">{escaped(segment.text)}</mark>'


def _block(title: str, body: str) -> str:
    return f"<h4>{escaped(title)}</h4>{body}"


def _when(edtf: str, language: Language) -> str:
    """EDTF in words that people read; the EDTF itself stands in the hint."""
    return f'<bdi class="b-date" title="{escaped(edtf)}">{escaped(readable(edtf, language))}</bdi>'


def _date(text: str) -> str:
    return f'<bdi dir="ltr" class="b-date">{text}</bdi>'


def _link(url: str | None, text: str | None) -> str:
    """A link where the address is of the web; whatever else it is stays text."""
    shown = f"<bdi>{escaped(text)}</bdi>"
    return f'<a href="{escaped(url)}" target="_blank" rel="noopener noreferrer">{shown}</a>' if is_web(url) else shown
