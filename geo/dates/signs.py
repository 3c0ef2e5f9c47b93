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
from geo.dates.lexicon import Entry, Lexicon, leading, lexicon, never

_WORD = re.compile(r"[0-9]+ *|[^ 0-9]+ *|^ +")
_UNSEEN = re.compile(r"[\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_GAPS = {"/": "/", "-": "-", "–": "-", "—": "-", "−": "-", ",": ",", "،": ",", "(": "(", ".": ".", ")": ")", "\\": "/",
         "«": "(", "[": "(", "“": "("}  # fmt: skip
_GLUED = {"و": "", "ال": "", "ب": "p", "ل": "p", "لل": "p", "بال": "p", "وال": "w", "وب": ";", "ول": ";", "ف": ";"}
_SKIPPED = frozenset(["the", *_GLUED]) - {"و"}
_ENDINGS = frozenset(["st", "nd", "rd", "th", "ي", "م"])
_LOOSE_ENDINGS = frozenset(["هوه", "دا", "يش"])  # case endings of Sorani, no part of the date
_PART_OF_A_SIGN = re.compile(r"(?:[A-Z][-‑]|[0-9]:|[$€£+#_])$")
_PART_OF_A_FIGURE = re.compile(r"\s?[%٪$€£]|:[0-9]|[_°]")
_CLOSING = (")", "»", "]", "”")
_YEARS = range(1900, 2101)
_OLD_YEARS = frozenset([*range(1000, 1300), *range(1500, 1900)])  # between them lie _HIJRI_YEARS
_HIJRI_YEARS = range(1300, 1500)  # of the moon or the sun
_DIGITS = frozenset("0123456789")
MONTHS = "MLklK"


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
        start, end = self.starts[first] + offset, self.starts[last] + len(self.words[last])
        if not self.folded.gone and self.folded.origins is None:
            return start, end
        start, end = self.folded.span(start, end)
        text = self.text
        while end < len(text) and text[end] != " " and (unicodedata.combining(text[end]) or text[end] == "ـ"):
            end += 1
        return start, end

    def place(self, number: int) -> tuple[int, int]:
        """The place of one word in the folded text."""
        return self.starts[number], self.starts[number] + len(self.words[number])

    def glued(self, number: int) -> bool:
        """Whether nothing stands between a word and the one before it."""
        if not 0 < number < len(self.words):
            return False
        return self.starts[number] == self.starts[number - 1] + len(self.words[number - 1])


def read_signs(text: str, language: str) -> Line:
    """Read a text once, from its first word to its last."""
    folded = fold(text)
    known = lexicon(language)
    spaced = _WORD.findall(folded.text)
    words = list(map(str.rstrip, spaced))
    line = Line(text, folded, known, words, list(accumulate(map(len, spaced), initial=0)))
    lone = leading(language)
    # what sorts between / and : begins with a digit
    for number, word in [(at, word) for at, word in enumerate(words) if word in known or "/" < word < ":"]:
        if number <= line.skipped:
            continue
        if word not in known:
            _add_number(line, number)
        elif word not in lone or _leads(line, number) or _counts(line, number):
            _add_word(line, number)
    return line


def _leads(line: Line, number: int) -> bool:
    following = line.word(number + 1)
    return following in line.known or following.isdigit()


def _counts(line: Line, number: int) -> bool:
    """Whether a word may go on a number in words, be the year after عام, or ذلك after what is counted from it."""
    previous = line.tokens[-1] if line.tokens else None
    return previous is not None and previous.last == number - 1 and previous.sign in "aAxcym8uUN"


def _add_word(line: Line, number: int) -> None:
    for entry in line.known[line.word(number)]:
        last = number + len(entry.rest)
        if entry.rest and tuple(line.words[number + 1 : last + 1]) != entry.rest:
            continue
        start, end = line.span(number, last, entry.offset)
        if _fits(line, number, entry, line.text[start:end]):
            end += entry.sign == "l" and line.text[end : end + 1] == "." and line.word(last + 1).isdigit()
            _join(line, Token(entry.sign, entry.value, start, end, number, last), entry)
            line.skipped = last
            return


def _fits(line: Line, number: int, entry: Entry, surface: str) -> bool:
    """English names have a capital; a word that hangs on a number is none; a phrase stays on one line."""
    if entry.sign in "LlWE4" and surface[0].isascii():
        return surface[0].isupper()
    hangs = entry.sign not in "Mkw7" and line.glued(number)
    return not hangs and not (entry.rest and "\n" in surface)


def _join(line: Line, token: Token, entry: Entry) -> None:
    if entry.sign == "":
        return
    gap = _gap(line, token)
    previous = line.tokens[-1] if line.tokens else None
    if previous is not None and not entry.offset and _same_month(previous, token) and gap in ("", "/", "-", "("):
        line.signs[-1] = "L" if {previous.sign, token.sign} <= {"L", "l"} else "M"
        end = token.end + (gap == "(" and line.text[token.end : token.end + 1] in _CLOSING)
        line.tokens[-1] = previous._replace(sign=line.signs[-1], end=end, last=token.last)
        return
    line.add(gap)
    sign = "i" if entry.sign == "o" and _qualifies(line, token) else entry.sign
    if entry.offset and entry.sign != "w":
        line.add("w" if entry.joined else ";")
    line.add(sign, token if sign == token.sign else token._replace(sign=sign))
    if sign == "c":
        _count_up(line)


def _count_up(line: Line) -> None:
    """One number of several in words, «ألفين وأربعة عشر»; a year where عام stands before it."""
    if len(line.signs) > 2 and line.signs[-2] in ("w", "-") and line.signs[-3] in ("c", "y"):
        first, more = line.tokens[-3], line.tokens[-1]
        hyphened = line.signs[-2] == "-"
        if first and more and line.word(first.last)[:1] not in _DIGITS and _adds_up(first, more, hyphened):
            del line.signs[-2:], line.tokens[-2:]
            total = int(first.value) + int(more.value)
            line.signs[-1], line.tokens[-1] = "c", first._replace(sign="c", value=total, end=more.end, last=more.last)
    token = line.tokens[-1]
    if token is not None and int(token.value) in _YEARS and line.signs[-2:-1] and line.signs[-2] in "aAx":
        line.signs[-1], line.tokens[-1] = "y", token._replace(sign="y")


def _adds_up(one: Token, other: Token, hyphened: bool) -> bool:
    """Thousands, then hundreds, then what is below a hundred; below it one to nine, then tens, as in Arabic."""
    first, more = int(one.value), int(other.value)
    tens = range(20, 100, 10)
    if more < 100 and first % 100:
        return first in tens and more < 10 if hyphened else 0 < first % 100 < 10 and more in tens
    return first >= 100 and (more < 100 or (first % 1000 == 0 and more % 100 == 0 and more < 1000))


def _qualifies(line: Line, token: Token) -> bool:
    """Whether an ordinal belongs to the noun before it: «الأسبوع الأول» is no first of the month."""
    noun = line.word(token.first - 1)
    if line.word(token.last + 1) == "من" and _names_month(line, token.last + 2):
        return noun in never("part_of_month")
    dated = any(entry.sign in "WTJmpqIfj" for entry in line.known.get(noun, ()) if not entry.rest)
    return noun.lstrip("وفبلك").startswith(("ال", "ل")) and not dated


def _names_month(line: Line, number: int) -> bool:
    return any(entry.sign in "MkE" for entry in line.known.get(line.word(number), ()))


def _same_month(one: Token, other: Token) -> bool:
    return one.sign in MONTHS and other.sign in MONTHS and one.value == other.value


def _gap(line: Line, token: Token) -> str:
    """The separator before a token: nothing after a space, `;` after any other word."""
    previous = line.tokens[-1] if line.tokens else None
    if previous is None:
        previous = next((token for token in reversed(line.tokens) if token), None)
    if previous is None:
        return ";"
    first = token.first
    while first - 1 > previous.last and line.words[first - 1] in _SKIPPED:
        first -= 1
    if first - previous.last > 1:
        return ";"
    start = line.starts[first]
    return _mark(line.text[previous.end : line.folded.span(start, start + 1)[0]])


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
    if after == "t" and line.word(number + 2).isdigit():  # 2021-07-27T10:30
        after = ""
    sign, value = _number_sign(line, number, before, after)
    last = number + (after in _ENDINGS or (sign == "X" and after == "s"))
    start, end = line.span(number, last)
    last += after in _LOOSE_ENDINGS
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
    if len(digits) == 4 and value in _HIJRI_YEARS:
        return "1", value
    if after == "s":
        return ("X", 190 + value // 10) if _is_short_decade(line, number, value) else ("n", value)
    if len(digits) == 4 and value in _OLD_YEARS:
        return "r", value
    return "d" if len(digits) <= 2 and 1 <= value <= 31 else "n", value


def _is_short_decade(line: Line, number: int, value: int) -> bool:
    """The '90s."""
    start = line.span(number, number)[0]
    return value in range(20, 100, 10) and line.text[start - 1 : start] in ("'", "’", "‘")


def _may_follow(line: Line, after: str) -> bool:
    """What may stand right behind a number: nothing, an ending, a month, an era or an and."""
    if after in ("", "s", "و") or after in _ENDINGS or after in _LOOSE_ENDINGS:
        return True
    return any(entry.sign in ("M", "k", "7") for entry in line.known.get(after, ()))


def _part_of_more(text: str, start: int, end: int) -> bool:
    """Whether the number is part of another sign: F-16, $2014, 10:30, 2014 %, +964."""
    return bool(_PART_OF_A_SIGN.search(text[max(start - 2, 0) : start]) or _PART_OF_A_FIGURE.match(text, end))
