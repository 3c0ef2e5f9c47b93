"""The dashboard's tab for what goes into a report: what a file says of itself, its format, and how a page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime
from functools import partial

import streamlit as st
from geopandas import GeoDataFrame

from gazetteer.place import Place
from geo import markup
from geo.about import About
from geo.export import FORMATS, Options, rendered
from geo.readable import Language
from geo.view import words
from geo.webmap import embed

NAME = "buldan"
TOLD = tuple(field.name for field in fields(About) if field.name != "made")


def show(table: GeoDataFrame, places: Mapping[str, Place], language: Language) -> None:
    """The tab's widgets over the mentions that are shown."""
    say = words(language)
    st.html(markup.lines([say["share_note"]], "b-note"))
    told, file = st.columns(2, gap="medium")
    with told:
        about = _about(language)
    with file:
        form = st.selectbox(say["format"], list(FORMATS), format_func=lambda name: say[f"format_{name}"], key="format")
        name = file_of(form)
        st.download_button(
            say["save_file"].format(name=name),
            partial(rendered, table, places, form, about=about, **options(form, language)),
            name,
            on_click="ignore",
            icon=":material/download:",
            key="save_any",
            type="primary",
        )
        st.html(markup.lines([say["embed"]], "b-note"))
        st.code(embed(f"{NAME}.html", about.title or say["map_title"]), language="html", wrap_lines=True)


def options(form: str, language: Language) -> Options:
    """What a format can be told here: the language of the interface, where it has one."""
    return {"language": language} if "language" in FORMATS[form].options else {}


def file_of(form: str) -> str:
    """The name under which a format is saved."""
    return f"{NAME}{FORMATS[form].endings[0]}"


def _about(language: Language) -> About:
    say = words(language)
    told = {name: st.text_input(say[f"told_{name}"], key=f"told_{name}").strip() or None for name in TOLD}
    stamped = st.checkbox(say["told_made"], key="told_made")
    return About(**told, made=datetime.now(UTC).date().isoformat() if stamped else None)
