"""The one folding of letters, marks and digits, for index and text alike; it keeps every offset.

One table maps each code unit: letters to their plain form, what is no letter or digit to a space, marks
and invisible signs to nothing. Only ligatures (ﻻ, ﷲ) change a text's length other than by deletion.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

_DELETED, _LIGATURE, _SPACE = 0, 1, 32
_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي",  # Arabic
    "ک": "ك", "ی": "ي", "گ": "ك", "ھ": "ه", "ہ": "ه", "ە": "ه", "ۀ": "ه", "پ": "ب", "چ": "ج", "ژ": "ز",  # Persian
    "ڤ": "ف", "ۆ": "و", "ۇ": "و", "ێ": "ي", "ې": "ي", "ڕ": "ر", "ڵ": "ل",  # Kurdish
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ə": "e",  # Latin letters that have no decomposition
}  # fmt: skip
_PRESENTATION = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_ON_LETTERS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+")
_ALEFS = str.maketrans("أإآٱ", "اااا")
_IDEOGRAPHS = range(0x3041, 0xD800)
_SIGNS = (*range(0xFE00, 0xFE10), 0xFEFF, *range(0xFFF9, 0xFFFC))
_BLANKS = (0x09, 0x20, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x3000)
_BETWEEN = "\ud7ff"  # no character: it folds to itself, and no name holds it


def _plain(char: str) -> int:
    """The code of one character's folded form."""
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf") or char == "ـ":
        return _DELETED
    if category == "Nd":
        return ord(str(unicodedata.digit(char)))
    if category[0] != "L" or category == "Lm":
        return _SPACE
    base = unicodedata.normalize("NFD", char.lower())[0]
    return ord(_LETTERS.get(char, _LETTERS.get(base, base)))


def _presentation(char: str) -> int:
    """The code of a presentation form; a ligature of several letters is only marked as one."""
    letters = [code for code in map(_plain, unicodedata.normalize("NFKC", char)) if code not in (_DELETED, _SPACE)]
    return letters[0] if len(letters) == 1 else _LIGATURE if letters else _DELETED


def _table() -> npt.NDArray[np.uint16]:
    table = np.full(65536, _SPACE, np.uint16)
    table[_IDEOGRAPHS.start : _IDEOGRAPHS.stop] = np.arange(_IDEOGRAPHS.start, _IDEOGRAPHS.stop)
    for code in (*range(_IDEOGRAPHS.start), *_SIGNS):
        table[code] = _plain(chr(code))
    for code in _PRESENTATION:
        table[code] = _presentation(chr(code))
    return table


def _blank_table() -> npt.NDArray[np.bool_]:
    table = np.zeros(65536, np.bool_)
    table[list(_BLANKS)] = True
    return table


_TABLE = _table()
_BLANK = _blank_table()


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text, and the way from its positions back to the original's."""

    text: str
    gone: Sequence[int]
    origins: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original `start, end` of a folded span, without marks that stand before its first letter."""
        if not self.gone and self.origins is None:
            return start, end
        first = start + bisect_right(self.gone, start)
        last = end - 1 + bisect_right(self.gone, end - 1)
        if self.origins is not None:
            first, last = self.origins[first], self.origins[last]
        return first, last + 1

    def spans(self, folded: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
        """The original starts and ends of many folded spans at once."""
        if self.origins is not None or not folded:
            pairs = [self.span(start, end) for start, end in folded]
            return [start for start, _ in pairs], [end for _, end in pairs]
        edges, gone = np.asarray(folded), np.asarray(self.gone)
        starts = edges[:, 0] + np.searchsorted(gone, edges[:, 0], "right")
        ends = edges[:, 1] + np.searchsorted(gone, edges[:, 1] - 1, "right")
        return starts.tolist(), ends.tolist()


def fold(text: str) -> Folded:
    """Fold `text`. Its length changes only by what is deleted or, for ligatures, by what they stand for."""
    points = _points(text)
    codes = _TABLE.take(points)
    if "  " in text or "\u00a0" in text or "\t" in text:
        blank = _BLANK.take(points)
        codes[1:][blank[1:] & blank[:-1]] = _DELETED  # of blanks in a row only the first counts
    if codes.min(initial=_SPACE) > _LIGATURE:
        return Folded(codes.tobytes().decode("utf-16-le"), ())
    gone = (codes <= _LIGATURE).nonzero()[0]
    if codes.take(gone).max() == _LIGATURE:
        return _fold_ligatures(text)
    codes = codes[codes != _DELETED]
    return Folded(codes.tobytes().decode("utf-16-le"), (gone - np.arange(len(gone))).tolist())


def _points(text: str) -> npt.NDArray[np.unsignedinteger]:
    """The code points; one beyond the first plane is no letter of ours, and stands as U+FFFD."""
    raw = text.encode("utf-16-le", "surrogatepass")
    if len(raw) == 2 * len(text):
        return np.frombuffer(raw, np.uint16)
    return np.minimum(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), 0xFFFD)


def _fold_ligatures(text: str) -> Folded:
    """Spell ligatures out, fold, and remember where each letter came from."""
    spelled = [
        unicodedata.normalize("NFKC", char) if _TABLE[min(ord(char), 0xFFFD)] == _LIGATURE else char for char in text
    ]
    origins = [at for at, letters in enumerate(spelled) for _ in letters]
    folded = fold("".join(spelled))
    return Folded(folded.text, folded.gone, origins)


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """A name as the index holds it: folded, one space between words."""
    return " ".join(fold(name).text.split())


def keys(names: Iterable[str]) -> list[str]:
    """The keys of many names at once: one folding of them all costs a tenth of one for each."""
    folded = fold("".join(f"{name}{_BETWEEN}" for name in names)).text
    return [" ".join(each.split()) for each in folded.split(_BETWEEN)[:-1]]


def with_marks(text: str, end: int) -> int:
    """The end of a word that ends at `end`, with the marks on its last letter."""
    marks = _ON_LETTERS.match(text, end)
    return marks.end() if marks else end


def careful(name: str) -> str:
    """A name spelt as it is but for marks and the carriers of hamza on alef: ه is not ة, ى is not ي."""
    return _MARKS.sub("", name).translate(_ALEFS)


def is_arabic(folded: str) -> bool:
    """Whether a folded name is written in Arabic letters."""
    return "\u0600" <= folded[0] <= "\u06ff"
