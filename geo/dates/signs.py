"""A text as a line of signs, one for each word or number that dates are made of.

The grammar is then a regular expression over the line. What separates two words shows as well: nothing for a
space, the mark itself for one of `/-.,(`, and `;` for everything else, other words above all.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from gazetteer.spelling import Folded, fold
from geo.dates.lexicon import Entry, Lexicon, leading, lexicon

_WORD = re.compile(r"[0-9]+ *|[^ 0-9]+ *|^ +")
_UNSEEN = re.compile(r"[\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_GAPS = {"/": "/", "-": "-", "–": "-", "—": "-", "−": "-", ",": ",", "،": ",", "(": "(", ".": ".", ")": ")"}
_GLUED = {"و": "", "ال": "", "ب": "p", "ل": "p", "لل": "p", "بال": "p", "وال": "w", "وب": ";", "ول": ";", "ف": ";"}
_SKIPPED = frozenset(["the", *_GLUED]) - {"و"}
_ENDINGS = frozenset(["st", "nd", "rd", "th", "ي", "م"])
_PART_OF_A_SIGN = re.compile(r"(?:[A-Z][-‑]|[0-9]:|[$€£+#_])$")
_PART_OF_A_FIGURE = re.compile(r"\s?[%٪$€£]|:[0-9]|[_°]")
_YEARS = range(1900, 2101)
_OLD_YEARS = frozenset([*range(1000, 1300), *range(1500, 1900)])  # between them lie the Hijri years of our time
_DIGITS = frozenset("0123456789")
MONTHS = "MLkl"


class Token(NamedTuple):
    """One sign: `text[start:end]`, and the numbers of its first and last word."""

    sign: str
    value: int | str
    start: int
    end: int
    first: int
    last: int


@dataclass(slots=True)
class Line:
    """The signs of a text; `tokens[i]` stands behind `signs[i]`, None where that is a separator."""

    text: str
    folded: Folded
    known: Lexicon
    words: list[str]
    starts: list[int]
    signs: list[str] = field(default_factory=list)
    tokens: list[Token | None] = field(default_factory=list)
    skipped: int = -1

    def word(self, number: int) -> str:
        """The folded word, or "" beyond the text."""
        return self.words[number] if 0 <= number < len(self.words) else ""

    def add(self, sign: str, token: Token | None = None) -> None:
        """One sign more, with its token where it has one; no sign is no change."""
        if sign:
            self.signs.append(sign)
            self.tokens.append(token)

    def span(self, first: int, last: int, offset: int = 0) -> tuple[int, int]:
        """The place of some words in the text, with the marks on the last letter."""
        start, end = self.folded.span(self.place(first)[0] + offset, self.place(last)[1])
        while end < len(self.text) and unicodedata.combining(self.text[end]):
            end += 1
        return start, end

    def place(self, number: int) -> tuple[int, int]:
        """The place of one word in the folded text."""
        return self.starts[number], self.starts[number] + len(self.words[number])

    def glued(self, number: int) -> bool:
        """Whether nothing stands between a word and the one before it."""
        return 0 < number < len(self.words) and self.starts[number] == self.place(number - 1)[1]


def read_signs(text: str, language: str) -> Line:
    """Read a text once, from its first word to its last."""
    folded = fold(text)
    known = lexicon(language)
    spaced = _WORD.findall(folded.text)
    words = [word.rstrip() for word in spaced]
    line = Line(text, folded, known, words, list(accumulate(map(len, spaced), initial=0)))
    lone = leading(language)
    for number in [at for at, word in enumerate(words) if word in known or word[:1] in _DIGITS]:
        if number <= line.skipped:
            continue
        if words[number] not in known:
            _add_number(line, number)
        elif words[number] not in lone or _leads(line, number):
            _add_word(line, number)
    return line


def _leads(line: Line, number: int) -> bool:
    following = line.word(number + 1)
    return following in line.known or following.isdigit()


def _add_word(line: Line, number: int) -> None:
    for entry in line.known[line.word(number)]:
        last = number + len(entry.rest)
        if all(line.word(number + 1 + at) == word for at, word in enumerate(entry.rest)) and _fits(line, number, entry):
            start, end = line.span(number, last, entry.offset)
            end += entry.sign == "l" and line.text[end : end + 1] == "." and line.word(last + 1).isdigit()
            _join(line, Token(entry.sign, entry.value, start, end, number, last), entry)
            line.skipped = last
            return


def _fits(line: Line, number: int, entry: Entry) -> bool:
    """English names have a capital; a word that hangs on a number is none; a phrase stays on one line."""
    start, end = line.span(number, number + len(entry.rest), entry.offset)
    if entry.sign in ("L", "l") or (entry.sign == "W" and line.text[start].isascii()):
        return line.text[start].isupper()
    hangs = line.glued(number) and entry.sign not in ("M", "k", "w")
    return not hangs and "\n" not in line.text[start:end]


def _join(line: Line, token: Token, entry: Entry) -> None:
    if entry.sign == "":
        return
    gap = _gap(line, token)
    previous = line.tokens[-1] if line.tokens else None
    if previous is not None and not entry.offset and _same_month(previous, token) and gap in ("", "/", "-", "("):
        line.signs[-1] = "L" if {previous.sign, token.sign} <= {"L", "l"} else "M"
        end = token.end + (gap == "(" and line.text[token.end : token.end + 1] == ")")
        line.tokens[-1] = previous._replace(sign=line.signs[-1], end=end, last=token.last)
        return
    line.add(gap)
    sign = "i" if entry.sign == "o" and _qualifies(line, token) else entry.sign
    if entry.offset and entry.sign != "w":
        line.add("w" if entry.joined else ";")
    line.add(sign, token if sign == token.sign else token._replace(sign=sign))


def _qualifies(line: Line, token: Token) -> bool:
    """Whether an ordinal belongs to the noun before it: «الأسبوع الأول» is no first of the month."""
    noun = line.word(token.first - 1)
    dated = any(entry.sign in "WTJmpqIfj" for entry in line.known.get(noun, ()) if not entry.rest)
    return noun.lstrip("وفبلك").startswith(("ال", "ل")) and not dated


def _same_month(one: Token, other: Token) -> bool:
    return one.sign in MONTHS and other.sign in MONTHS and one.value == other.value


def _gap(line: Line, token: Token) -> str:
    """The separator before a token: nothing after a space, `;` after any other word."""
    previous = next((token for token in reversed(line.tokens) if token), None)
    if previous is None:
        return ";"
    first = token.first
    while first - 1 > previous.last and line.word(first - 1) in _SKIPPED:
        first -= 1
    if first - previous.last > 1:
        return ";"
    return _mark(line.text[previous.end : line.folded.span(*line.place(first))[0]])


def _mark(between: str) -> str:
    if between == " ":
        return ""
    mark = _UNSEEN.sub("", between).strip(" \t\u00a0\u202f")
    if mark == "." and len(between) > 1:
        return ";"
    return _GAPS.get(mark, ";") if mark else ""


def _add_number(line: Line, number: int) -> None:
    before = line.word(number - 1) if line.glued(number) else ""
    after = line.word(number + 1) if line.glued(number + 1) else ""
    sign, value = _number_sign(line, number, before, after)
    last = number + (after in _ENDINGS or sign == "X")
    start, end = line.span(number, number)[0], line.span(number, last)[1]
    token = Token(sign, value, start, end, number, last)
    line.add(_gap(line, token))
    line.add(_GLUED.get(before, ""))
    line.add(sign, token)
    line.skipped = last


def _number_sign(line: Line, number: int, before: str, after: str) -> tuple[str, int]:
    digits = line.word(number)
    value = int(digits[:9])
    start, end = line.span(number, number)
    if (before and before not in _GLUED) or _part_of_more(line.text, start, end) or not _may_follow(line, after):
        return "n", value
    if len(digits) == 4 and value in _YEARS:
        return ("X", value // 10) if after == "s" else ("y", value)
    if len(digits) == 4 and value in _OLD_YEARS:
        return "r", value
    return "d" if len(digits) <= 2 and 1 <= value <= 31 else "n", value


def _may_follow(line: Line, after: str) -> bool:
    """What may stand right behind a number: nothing, an ending, a month or an and."""
    return after in ("", "s", "و") or after in _ENDINGS or any(e.sign in ("M", "k") for e in line.known.get(after, ()))


def _part_of_more(text: str, start: int, end: int) -> bool:
    """Whether the number is part of another sign: F-16, $2014, 10:30, 2014 %, +964."""
    return bool(_PART_OF_A_SIGN.search(text[max(start - 2, 0) : start]) or _PART_OF_A_FIGURE.match(text, end))
