"""Sentences by offset, and which of them are page furniture."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import sentencex
import yaml

MOST = 400
_TAIL, _LONGEST_QUOTATION = 12, 1500
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_ABBREVIATION = re.compile(r"(?:^|[\s(«“\"])(?:\w|أ\.د|Mr|Mrs|Dr|Gen|Col|Lt|Maj|Sgt|St|No|U\.S|U\.K|U\.N)\.\s*$")
_ELLIPSIS = re.compile(r"(?:\.\.+|…)\s*$")
_QUOTES = ("«»", "“”", "()")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text[start:end]` of an article, without the blanks around it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one article, in order; furniture is left out."""

    text: str
    items: tuple[Sentence, ...]

    def at(self, position: int) -> Sentence | None:
        """The sentence that holds a position, or None in page furniture."""
        number = bisect_right(self.items, position, key=lambda sentence: sentence.start) - 1
        return self.items[number] if number >= 0 and position < self.items[number].end else None


def sentences(text: str, language: str) -> Sentences:
    """The sentences of a text; a line is never part of another line's sentence."""
    items = [
        sentence
        for start, end in _article_lines(text)
        for sentence in _of_line(text, start, end, language)
        if sentence.end > sentence.start
    ]
    return Sentences(text, tuple(items))


def excerpt(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, str]:
    """Where the excerpt of a mention starts, and its letters: the sentence, at most 400 of them around it."""
    first, last = sentence.start, sentence.end
    if last - first > MOST:
        first = max(first, min(start - MOST // 2, last - MOST))
        first = _at_word(text, first, start) if first > sentence.start else first
        last = min(last, first + MOST)
        last = text.rfind(" ", end, last) if last < sentence.end and " " in text[end:last] else last
    return first, text[first:last]


def _at_word(text: str, position: int, latest: int) -> int:
    blank = text.find(" ", position, latest)
    return blank + 1 if blank >= 0 else position


def _of_line(text: str, start: int, end: int, language: str) -> list[Sentence]:
    found: list[Sentence] = []
    line = text[start:end]
    pending = 0
    for boundary in sentencex.get_sentence_boundaries(language, line):
        stop = boundary["end_index"]
        if stop < len(line) and _goes_on(line[pending:stop]):
            continue
        found.append(_trimmed(text, start + pending, start + stop))
        pending = stop
    if pending < len(line):
        found.append(_trimmed(text, start + pending, end))
    return found


def _goes_on(piece: str) -> bool:
    """Whether a sentence that a library ended here goes on: an abbreviation, an ellipsis, an open quotation."""
    if _ABBREVIATION.search(piece[-_TAIL:]) or _ELLIPSIS.search(piece[-_TAIL:]):
        return True
    if len(piece) > _LONGEST_QUOTATION:
        return False
    return piece.count('"') % 2 == 1 or any(piece.count(pair[0]) > piece.count(pair[1]) for pair in _QUOTES)


def _trimmed(text: str, start: int, end: int) -> Sentence:
    piece = text[start:end]
    return Sentence(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))


def _article_lines(text: str) -> list[tuple[int, int]]:
    """The lines that are the article's own: no share buttons, comment forms or related links."""
    lines: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        if _ends(match[0]) and match.start() > len(text) // 3:
            break
        if not _is_furniture(match[0]):
            lines.append(match.span())
    return lines


@cache
def _furniture() -> tuple[re.Pattern[str], re.Pattern[str]]:
    path = Path(__file__).parent / "words" / "furniture.yml"
    data = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return re.compile("|".join(data["ends"])), re.compile("|".join(data["lines"]))


def _ends(line: str) -> bool:
    return _furniture()[0].match(line.strip()) is not None


def _is_furniture(line: str) -> bool:
    return _furniture()[1].match(line.strip()) is not None
