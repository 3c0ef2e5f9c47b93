"""The dashboard's tab of places: widgets only; every decision is a call into geo.curate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import streamlit as st
from streamlit_folium import st_folium

from gazetteer import Gazetteer, GazetteerError
from gazetteer.place import Place, kinds
from geo import curate, markup, view
from geo.article import Article
from geo.bridge import RETURNED, moved, pin_layer, pin_map
from geo.view import Language

HEIGHT = 460
MOST_INSIDE = 8  # a list without a limit offers to select all the countries of the world


@dataclass(frozen=True)
class Bench:
    """What a curator works with: `reader` gives today's mentions of an article, `forget` has all read anew.

    The last of `folders` is the curator's own.
    """

    language: Language
    known: Gazetteer
    articles: tuple[Article, ...]
    reader: curate.Reader
    folders: tuple[Path, ...]
    forget: Callable[[], None]

    def say(self, name: str, **values: object) -> str:
        return view.words(self.language)[name].format(**values)


def _tell(texts: Sequence[str], name: str, direction: str = "auto") -> None:
    if texts:
        st.html(markup.lines(texts, name, direction))


def _tell_faults(faults: str) -> None:
    """What the gazetteer says: in English, whatever the names in it."""
    _tell(faults.splitlines(), "b-fault", "ltr")


@st.fragment
def show(bench: Bench) -> None:
    """Look a place up, or add one; what is done here draws nothing else anew until a place is written."""
    if st.session_state.pop("new_reload", False):
        st.rerun()
    _tell([bench.say("places_note", number=len(bench.known.curated))], "b-note")
    beside, where = st.columns([2, 3], gap="medium")
    with beside:
        found = _look_up(bench)
    with where:
        _set_point(bench, found)
    st.html(markup.subheading(bench.say("add_place")))
    _place_form(bench)
    written = st.session_state.pop("new_wrote", None)
    _tell([written] if written else [], "b-added")
    if st.session_state.get("new_checked"):
        _check_form(bench)


def _look_up(bench: Bench) -> Place | None:
    text = st.text_input(
        bench.say("look_up"), placeholder=bench.say("look_up_hint"), icon=":material/travel_explore:", key="look_up"
    )
    found = curate.look_up(bench.known, text, bench.language)
    if not found:
        _tell([bench.say("look_up_none")] if text.strip() else [], "b-hint")
        return None
    place = bench.known[st.selectbox(bench.say("record"), list(found), format_func=found.__getitem__)]
    with st.container(height=HEIGHT + 60, border=False, key="record"):
        st.html(markup.record_html(place, [bench.known[name] for name in bench.known.lineage(place)], bench.language))
    return place


def _take_moved() -> None:
    state = st.session_state
    answer = moved(state["pin"].get(RETURNED))
    if answer:
        state["new_lon"], state["new_lat"], state["new_moves"] = answer


def _set_point(bench: Bench, found: Place | None) -> None:
    """The pin on the map, and the numbers that it follows and sets."""
    state = st.session_state
    _tell([bench.say("pin_note")], "b-note")
    frame = st.container(key="pin_map")
    longitude, latitude, accuracy = st.columns(3)
    lon = longitude.number_input(bench.say("longitude"), -180.0, 180.0, None, 0.01, format="%.5f", key="new_lon")
    lat = latitude.number_input(bench.say("latitude"), -90.0, 90.0, None, 0.01, format="%.5f", key="new_lat")
    metres = accuracy.number_input(
        bench.say("accuracy_new"), 100, 500_000, 5000, 500, help=bench.say("accuracy_help"), key="new_accuracy_m"
    )
    with frame:
        st_folium(
            pin_map(curate.neighbours(bench.known)),
            feature_group_to_add=pin_layer(lon, lat, metres, bench.say("pin"), state.get("new_moves", 0), found),
            returned_objects=[RETURNED],
            on_change=_take_moved,
            use_container_width=True,
            height=HEIGHT,
            key="pin",
        )


def _place_form(bench: Bench) -> None:
    say, lands = bench.say, curate.lands(bench.known, bench.language)
    with st.form("new_place"):
        what, called = st.columns(2, gap="medium")
        with what:
            for name in ("title_ar", "title_en"):
                st.text_input(say(name), key=f"new_{name}")
            st.selectbox(
                say("kind_new"),
                [kind for kind in kinds() if kind != "country"],
                index=None,
                format_func=lambda kind: view.kind_name(kind, bench.language),
                placeholder=say("kind_hint"),
                key="new_kind_new",
            )
            st.multiselect(
                say("inside"),
                list(lands),
                format_func=lands.__getitem__,
                placeholder=say("inside_hint"),
                help=say("inside_help"),
                max_selections=MOST_INSIDE,
                key="new_inside",
            )
        with called:
            for name in ("strong", "weak"):
                st.text_area(say(name), help=say(f"{name}_help"), height=118, key=f"new_{name}")
        label, url, day = st.columns([2, 2, 1])
        label.text_input(say("citation_label"), key="new_citation_label")
        url.text_input(say("citation_url"), key="new_citation_url")
        day.date_input(say("retrieved"), format="YYYY-MM-DD", key="new_retrieved")
        st.form_submit_button(say("check_place"), type="primary", on_click=_ask_check)


def _ask_check() -> None:
    st.session_state["new_checked"] = True


def _filled_in() -> curate.Form:
    state = st.session_state
    values = {each.name: state[f"new_{each.name}"] for each in fields(curate.Form)}
    return curate.Form(**values | {"inside": tuple(values["inside"]), "retrieved": str(values["retrieved"])})


def _check_form(bench: Bench) -> None:
    """What the form lacks or what is wrong with it; else what the place would do, and its file."""
    form = _filled_in()
    absent = [bench.say(name) for name in curate.missing(form)]
    if absent:
        return _tell([bench.say("still_missing", names=bench.say("and").join(absent))], "b-fault")
    try:
        made = curate.drafted(form, bench.known)
    except GazetteerError as error:
        return _tell_faults(str(error))
    if made.against:
        _warn(bench, made)
    _show_preview(bench, made)
    _save_place(bench, made)
    return None


def _warn(bench: Bench, made: curate.Draft) -> None:
    weak = [concern.weak.toponym for concern in made.against if concern.weak]
    _tell([bench.say("against")], "b-fault")
    _tell_faults("\n".join(concern.says for concern in made.against))
    if weak:
        _tell([bench.say("better_weak", names=bench.say("and").join(weak))], "b-note")
        st.button(bench.say("make_weak"), on_click=_take_weak, args=(made,), key="new_ease")


def _take_weak(made: curate.Draft) -> None:
    st.session_state["new_strong"], st.session_state["new_weak"] = curate.eased(made)


@st.cache_data(show_spinner=False, max_entries=8)
def _preview_of(yaml: str, articles: tuple[Article, ...], _place: Place, _bench: Bench) -> curate.Preview:
    """Kept under the place's file, which says all of it, and the articles."""
    return curate.preview(_place, articles, _bench.known, _bench.reader)


def _show_preview(bench: Bench, made: curate.Draft) -> None:
    found = _preview_of(made.yaml, bench.articles, made.place, bench)
    number = len(found.found)
    _tell([bench.say("would_find", number=number) if number else bench.say("finds_nothing")], "b-added")
    if number:
        with st.container(height=min(HEIGHT, 190 * number), border=False, key="would_find"):
            st.html(markup.preview_html(found.found, bench.language))
    _tell([bench.say("would_change" if found.changes else "changes_nothing", number=len(found.changes))], "b-note")
    if found.changes:
        st.dataframe(
            curate.changed(found, bench.known, made.place, bench.language), hide_index=True, key="would_change"
        )


def _save_place(bench: Bench, made: curate.Draft) -> None:
    st.html(markup.code(bench.say("its_file"), made.path, made.yaml))
    anyway = not made.against or st.checkbox(bench.say("anyway"), key="new_anyway")
    with st.container(horizontal=True, key="save_place"):
        file, icon = f"{made.place.id}.yml", ":material/download:"
        st.download_button(
            bench.say("save_yaml"), made.yaml, file, "application/yaml", on_click="ignore", icon=icon, key="new_save"
        )
        if bench.folders:
            st.button(
                bench.say("write_place"),
                on_click=_take_place,
                args=(bench, made),
                disabled=not anyway,
                type="primary",
                key="new_write",
            )
    if not bench.folders:
        _tell([bench.say("write_hint")], "b-note")
    _tell_faults(st.session_state.pop("new_fault", ""))


def _take_place(bench: Bench, made: curate.Draft) -> None:
    """Write the place, and have everything read anew with it; where it cannot be written the form stays."""
    state = st.session_state
    try:
        path = curate.written(made, bench.known, bench.folders[-1])
    except GazetteerError as error:
        state["new_fault"] = str(error)
        return
    bench.forget()
    _preview_of.clear()
    blank = asdict(curate.Form(retrieved=state["new_retrieved"]))
    state.update({f"new_{name}": value for name, value in blank.items()})
    state["new_checked"] = state["new_anyway"] = False
    state["new_wrote"], state["new_reload"] = bench.say("wrote", path=path), True
