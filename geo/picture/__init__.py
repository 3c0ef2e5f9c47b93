"""The static picture for a report: one call, a PNG or an SVG, drawn from the one table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from geopandas import GeoDataFrame

from gazetteer.place import Place
from geo.about import About, told
from geo.picture.compose import compose
from geo.picture.content import content
from geo.picture.prose import alt
from geo.picture.render import png, svg
from geo.picture.size import SIZES, Name
from geo.picture.text import tidy
from geo.readable import Language

__all__ = ["picture"]

Form = Literal["png", "svg"]


def picture(
    table: GeoDataFrame,
    places: Mapping[str, Place],
    about: About,
    *,
    form: Form = "png",
    size: Name = "page",
    language: Language = "ar",
) -> bytes:
    """The map of a table's literal, resolved mentions; the same input gives the same bytes.

    `size`: a newspaper's column (85 mm wide) or a page (180 mm wide), both at 300 dots an inch and as high as what is
    shown needs, or a slide (1920 × 1080). Names are in `language` first, the other one beneath.

    In SVG the letters are outlines: few viewers have one Arabic font in common, and some leave its letters unjoined.
    So the words are in `<title>` and `<desc>` as well, for readers and for search.
    """
    drawn, says = content(table, places), told(about, places)
    sheet = compose(drawn, about, says, SIZES[size], language)
    title, words = alt(drawn, about, language)
    if form == "svg":
        return svg(sheet.scene, sheet.width, sheet.height, title, words, _dublin_core(about, says, title, words))
    return png(sheet.scene, sheet.width, sheet.height, SIZES[size].dpi, _keywords(about, says, title, words))


def _keywords(about: About, says: Mapping[str, str], title: str, words: str) -> dict[str, str]:
    """Text chunks of a PNG, by the keywords of its specification."""
    given = {"Author": about.author, "Source": about.source, "Creation Time": about.made}
    return {
        "Title": title,
        "Description": words,
        "Copyright": _rights(says),
        "Software": says["software"],
        **{key: tidy(value) for key, value in given.items() if value is not None},
    }


def _dublin_core(about: About, says: Mapping[str, str], title: str, words: str) -> dict[str, str]:
    """Metadata of an SVG, by the names of Dublin Core."""
    given = {"Contributor": about.author, "Source": about.source, "Date": about.made}
    return {
        "Title": title,
        "Description": words,
        "Rights": _rights(says),
        "Creator": says["software"],
        **{key: tidy(value) for key, value in given.items() if value is not None},
    }


def _rights(says: Mapping[str, str]) -> str:
    parts = (says.get("licence"), says["attribution"], says["gazetteer_licence"], says["gazetteer"])
    return " · ".join(tidy(part) for part in parts if part)
