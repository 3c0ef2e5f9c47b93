"""Words as they can be drawn: cleaned, measured, broken into lines, each with its direction."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import matplotlib
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.textpath import text_to_path

from geo.readable import Language

LEADING = 1.22
ASCENT = 0.94
_FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_CONTROLS = frozenset(map(chr, [*range(32), *range(127, 160)]))
_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_POP, _FIRST_STRONG = "\u2069", "\u2068"
_ISOLATE: dict[Language, str] = {"ar": "\u2067", "en": "\u2066"}
_OPENING = frozenset("\u2066\u2067\u2068")
_RTL = frozenset({"R", "AL"})
_MISSING = "□"
_LONGEST = 4000
_SHARES = (0.5, 0.6, 0.7, 0.8, 0.9)


def font(size: float, bold: bool = False) -> FontProperties:
    """DejaVu Sans as matplotlib ships it, never the system's: the same picture on every machine."""
    return FontProperties(fname=_file(bold), size=size)


def _file(bold: bool) -> Path:
    return _FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")


@cache
def _drawable() -> frozenset[int]:
    """The code points that both weights can draw."""
    regular, heavy = (set(get_font(_file(bold)).get_charmap()) for bold in (False, True))
    return frozenset(regular & heavy)


@lru_cache(maxsize=1 << 12)
def clean(text: str) -> str:
    """A text as it can be drawn: `tidy`, with □ for what the font cannot draw."""
    letters = (letter if letter == " " or ord(letter) in _drawable() else _instead(letter) for letter in tidy(text))
    return re.sub(f"{_MISSING}+", _MISSING, "".join(letters))


def _instead(letter: str) -> str:
    return "" if unicodedata.category(letter) == "Cf" else _MISSING


def tidy(text: str) -> str:
    """A text on one line that every format can hold: no controls, no marks of direction, no lone surrogates."""
    letters = (" " if letter.isspace() or letter in _CONTROLS else letter for letter in text[:_LONGEST])
    kept = (letter for letter in letters if letter not in _BIDI_CONTROLS and not _UNWRITABLE.match(letter))
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def directed(text: str, language: Language) -> str:
    """The text in an isolate of its language's direction, so that a foreign word at its start turns nothing."""
    return f"{_ISOLATE[language]}{text}{_POP}"


def apart(value: str) -> str:
    """A value set into a sentence, in an isolate of its own direction."""
    return f"{_FIRST_STRONG}{value}{_POP}"


def language_of(text: str, otherwise: Language) -> Language:
    """The direction of a text by its first strong letter, as a language."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L" or kind in _RTL:
            return "en" if kind == "L" else "ar"
    return otherwise


@lru_cache(maxsize=1 << 14)
def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a line is, in points."""
    measured: float = text_to_path.get_text_width_height_descent(text, font(size, bold), False)[0]
    return measured


def wrap(text: str, size: float, room: float, most: int, bold: bool = False) -> list[str]:
    """The text in lines of at most `room` points, at most so many; what is cut off is shown by an ellipsis."""
    lines: list[str] = []
    for line in _broken(text, size, room, bold):
        if len(lines) == most:
            lines[-1] = _cut(lines[-1], size, room, bold)
            break
        lines.append(line)
    return _closed(lines)


def balanced(text: str, size: float, room: float, most: int = 3, bold: bool = False) -> list[str]:
    """The text in as few lines as `wrap` needs, about equally long."""
    lines = wrap(text, size, room, most, bold)
    if len(lines) < 2 or lines[-1].endswith("…"):
        return lines
    widest = max(width(word, size, bold) for word in text.split())
    for narrower in (room * share for share in _SHARES if room * share > widest):
        shorter = wrap(text, size, narrower, len(lines) + 1, bold)
        if len(shorter) == len(lines):
            return shorter
    return lines


def _broken(text: str, size: float, room: float, bold: bool) -> Iterator[str]:
    """Lines of whole words, but for words that are longer than a line."""
    space = width("n n", size, bold) - width("nn", size, bold)
    words: list[str] = []
    filled = 0.0
    for word in _pieces(text, size, room, bold):
        wide = width(word, size, bold) + space
        if words and filled + wide - space > room:
            yield " ".join(words)
            words, filled = [], 0.0
        words.append(word)
        filled += wide
    if words:
        yield " ".join(words)


def _pieces(text: str, size: float, room: float, bold: bool) -> Iterator[str]:
    for word in text.split():
        rest = word
        while width(rest, size, bold) > room:
            fits = _fitting(rest, size, room, bold)
            yield rest[:fits]
            rest = rest[fits:]
        if rest:
            yield rest


def _fitting(word: str, size: float, room: float, bold: bool) -> int:
    """How many letters of a word that is too long fit on a line: one at least."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width(word[:middle], size, bold) <= room else (low, middle - 1)
    return low


def _cut(line: str, size: float, room: float, bold: bool) -> str:
    while line and width(f"{line}…", size, bold) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _closed(lines: list[str]) -> list[str]:
    """Isolates that a break or a cut has torn are closed at the end of the line and opened anew on the next."""
    closed: list[str] = []
    open_ones = ""
    for line in lines:
        whole = open_ones + line
        open_ones = ""
        for letter in whole:
            open_ones = open_ones[:-1] if letter == _POP else open_ones + letter if letter in _OPENING else open_ones
        closed.append(whole + _POP * len(open_ones))
    return closed
