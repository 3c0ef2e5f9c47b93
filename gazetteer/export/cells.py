"""Cells of a table that people open in spreadsheets."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def defused(text: str) -> str:
    """A text that no spreadsheet runs as a formula, and that holds no NUL."""
    plain = text.replace("\0", "\N{SYMBOL FOR NULL}")
    return f"'{plain}" if plain.startswith(_FORMULA) else plain
