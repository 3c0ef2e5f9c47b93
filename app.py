"""The dashboard: widgets only; every decision is a call into geo. `buldan app [PATH…]` runs it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st
from geopandas import GeoDataFrame
from streamlit_folium import st_folium

import gazetteer
from gazetteer import Gazetteer, GazetteerError
from gazetteer.interval import Window
from geo import markup, places_tab, share_tab, view
from geo.article import Article, ArticleError, Reading, read_articles
from geo.bridge import RETURNED, Bridge, clicked
from geo.export import rendered
from geo.mention import Mention
from geo.parse import parse
from geo.places_tab import Bench
from geo.shipped import seeds
from geo.table import to_table
from geo.view import By, Language, Wanted
from geo.webmap import live_layer, live_map

HEIGHT = 640
LANGUAGES: dict[Language, str] = {"ar": "العربية", "en": "English"}
PASTED = ("title", "outlet", "url", "published")
PATHS, FOLDERS = view.started(sys.argv[1:])


@dataclass(frozen=True)
class Desk:
    """What every part of the page needs: the reader's language, the places, all mentions and those shown."""

    language: Language
    articles: tuple[Article, ...]
    table: GeoDataFrame
    wanted: Wanted
    shown: GeoDataFrame

    def say(self, name: str, **values: object) -> str:
        return view.words(self.language)[name].format(**values)


@st.cache_resource(show_spinner=False)
def known_places() -> Gazetteer:
    return gazetteer.load(*(folder for folder in FOLDERS if folder.is_dir()))


@st.cache_data(show_spinner=False, ttl="30s")
def read(paths: tuple[str, ...]) -> Reading:
    return read_articles(paths)


@st.cache_data(show_spinner=False, max_entries=10_000)
def mentions_of(article: Article) -> list[Mention]:
    return parse([article], known_places())


def main() -> None:
    st.set_page_config(page_title="Buldan · بلدان", layout="wide")
    st.session_state.setdefault("pasted", [])
    with st.sidebar:
        language = choose_language()
        check_places()
        articles = gather(language)
        table = to_table(mention for article in articles for mention in mentions_of(article))
        report_pasted(table, language)
        wanted = filters(articles, table, language)
    desk = Desk(language, articles, table, wanted, view.keep(table, wanted))
    head(desk)
    beside, dossier = st.columns([3, 2], gap="medium")
    with dossier:
        place = choose_place(desk)
    with beside:
        draw_map(desk)
        save(desk)
    with dossier:
        show_dossier(desk, place)
    tabs(desk)


def tell(texts: Sequence[str], name: str) -> None:
    """Lines of text that may be an article's or a file's: never as Markdown."""
    if texts:
        st.html(markup.lines(texts, name))


def choose_language() -> Language:
    language = st.segmented_control(
        "Language · اللغة",
        LANGUAGES,
        default=view.language_for(st.context.locale),
        required=True,
        format_func=LANGUAGES.__getitem__,
        label_visibility="collapsed",
        key="language",
    )
    st.html(markup.style(language))
    return language


def check_places() -> None:
    """Places that cannot be read are said in a line a fault, and nothing else is shown."""
    try:
        known_places()
    except GazetteerError as error:
        tell(str(error).splitlines(), "b-fault")
        st.stop()


def gather(language: Language) -> tuple[Article, ...]:
    """The articles of the command line, those uploaded and those pasted; a line for each that cannot be read."""
    reading = read(PATHS or (str(seeds()),))
    with st.expander(view.words(language)["add"], icon=":material/note_add:", key="add"):
        uploads, faults = view.read_uploads((file.name, file.getvalue()) for file in upload(language))
        paste(language)
    tell((*reading.faults, *faults), "b-fault")
    return view.distinct((*reading.articles, *uploads, *st.session_state["pasted"]))


def upload(language: Language) -> Sequence[st.runtime.uploaded_file_manager.UploadedFile]:
    say = view.words(language)
    return st.file_uploader(say["upload"], accept_multiple_files=True, help=say["upload_help"], key="upload")


def paste(language: Language) -> None:
    say = view.words(language)
    with st.form("paste", border=False):
        st.text_area(say["paste"], key="paste_text", height=160)
        for name, label in zip(PASTED, ("paste_title", "outlet", "paste_url", "paste_date"), strict=True):
            st.text_input(say[label], key=f"paste_{name}")
        st.form_submit_button(say["paste_add"], type="primary", on_click=take_pasted, args=(language,), width="stretch")


def take_pasted(language: Language) -> None:
    state = st.session_state
    state["paste_fault"] = state["paste_new"] = None
    known = {name: state[f"paste_{name}"] for name in PASTED}
    try:
        state["paste_new"] = view.pasted(len(state["pasted"]) + 1, state["paste_text"], known, language)
    except ArticleError as error:
        state["paste_fault"] = str(error)
        return
    state["pasted"] = [*state["pasted"], state["paste_new"]]
    for name in ("text", *PASTED):
        state[f"paste_{name}"] = ""


def report_pasted(table: GeoDataFrame, language: Language) -> None:
    fault, new = (st.session_state.pop(name, None) for name in ("paste_fault", "paste_new"))
    if fault:
        tell([fault], "b-fault")
    if new:
        tell([view.added(new, table, language)], "b-added")


def filters(articles: Sequence[Article], table: GeoDataFrame, language: Language) -> Wanted:
    say = view.words(language)
    headings = {article.name: article.heading for article in articles}
    text = st.text_input(
        say["search"], placeholder=say["search_hint"], help=say["search_help"], icon=":material/search:", key="text"
    )
    kinds = st.multiselect(
        say["kinds"],
        view.kinds_in(table),
        format_func=lambda kind: view.kind_name(kind, language),
        placeholder=say["all"],
        key="kinds",
    )
    chosen = st.multiselect(
        say["articles"], list(headings), format_func=headings.__getitem__, placeholder=say["all"], key="articles"
    )
    return Wanted(text, frozenset(kinds), frozenset(chosen), roles(language), *dates(table, language))


def roles(language: Language) -> frozenset[str]:
    """The places themselves, and what else is switched on."""
    say = view.words(language)
    st.caption(say["roles"])
    more = (name for name in ("associative", "embedded") if st.toggle(say[name], key=name))
    return frozenset(("literal", *more))


def dates(table: GeoDataFrame, language: Language) -> tuple[By, Window | None]:
    say = view.words(language)
    by: By = st.radio(say["by"], ["published", "said"], format_func=say.__getitem__, horizontal=True, key="by")
    whole = view.extent(table, by)
    if whole is None or whole[0] == whole[1]:
        return by, None
    key = f"window {by} {whole[0]} {whole[1]}"
    chosen = st.slider(say["window"], *whole, value=whole, format="YYYY-MM-DD", help=say["window_help"], key=key)
    return by, view.narrowed(chosen, whole)


def head(desk: Desk) -> None:
    st.html(markup.heading(desk.say("title")))
    whole, shown = view.tally(desk.table), view.tally(desk.shown)
    counts = desk.say("tally", **whole | {"articles": len(desk.articles)})
    now = desk.say("shown", shown=len(desk.shown), all=len(desk.table), placed=shown["resolved"])
    tell([counts, now], "b-tally")
    if not len(desk.shown):
        tell([desk.say("nothing" if len(desk.table) else "no_mention")], "b-fault")


def choose_place(desk: Desk) -> str | None:
    names = view.places_in(desk.shown, desk.language)
    if st.session_state.get("place") not in names:
        st.session_state["place"] = None
    place: str | None = st.selectbox(
        desk.say("place"),
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=desk.say("place_hint"),
        on_change=point_at_place,
        key="place",
    )
    return place


def point_at_place() -> None:
    """The place chosen from the list is to be opened on the map too, once."""
    place = st.session_state["place"]
    st.session_state["pointed"] = (place, st.session_state.get("pointed", (None, 0))[1] + 1)


def take_clicked() -> None:
    st.session_state["place"] = clicked(st.session_state["map"].get(RETURNED))


def draw_map(desk: Desk) -> None:
    layer = live_layer(desk.shown, known_places().places, language=desk.language)
    place, turn = st.session_state.get("pointed", (None, 0))
    layer.add_child(Bridge(desk.wanted.roles, place, turn))
    with st.container(key="news_map"):
        st_folium(
            live_map(),
            feature_group_to_add=layer,
            returned_objects=[RETURNED],
            on_change=take_clicked,
            use_container_width=True,
            height=HEIGHT,
            key="map",
        )


def show_dossier(desk: Desk, place: str | None) -> None:
    found = view.dossier(place, desk.shown, known_places().places) if place else None
    if not found:
        tell([desk.say("choose")], "b-hint")
        return
    with st.container(height=HEIGHT - 40, border=False, key="dossier"):
        st.html(markup.dossier_html(found, desk.language))


def save(desk: Desk) -> None:
    with st.container(horizontal=True, key="save"):
        for name, form in {"save_page": "html", "save_geojson": "geojson", "save_csv": "csv"}.items():
            given = share_tab.options(form, desk.language)
            data = partial(rendered, desk.shown, known_places().places, form, **given)
            file, say = share_tab.file_of(form), desk.say
            st.download_button(
                say(name), data, file, key=name, on_click="ignore", icon=":material/download:", help=say("save")
            )


def tabs(desk: Desk) -> None:
    lost = view.unplaced(desk.shown, known_places().places, desk.language)
    labels = (
        desk.say("tab_mentions"),
        desk.say("tab_article"),
        desk.say("tab_unplaced", number=len(next(iter(lost.values()), ()))),
        desk.say("tab_share"),
        desk.say("tab_places"),
    )
    mentions, article, unplaced, share, places = st.tabs(labels)
    with mentions:
        st.dataframe(view.sheet(desk.shown, desk.language), hide_index=True, key="mentions")
    with article:
        read_article(desk)
    with unplaced:
        tell([desk.say("unplaced_note" if lost else "unplaced_none")], "b-note")
        if lost:
            st.dataframe(lost, hide_index=True, key="unplaced")
    with share:
        share_tab.show(desk.shown, known_places().places, desk.language)
    with places:
        places_tab.show(Bench(desk.language, known_places(), desk.articles, mentions_of, FOLDERS, forget))


def read_article(desk: Desk) -> None:
    named = {article.name: article for article in desk.articles}
    name = st.selectbox(
        desk.say("which_article"), list(named), format_func=lambda name: named[name].heading, key="article"
    )
    if name is None:
        return
    st.html(markup.legend(desk.language))
    st.html(markup.article_html(named[name], view.marked(named[name], desk.table), desk.language))


def forget() -> None:
    """The places have changed: have them, and all that was read with them, read anew."""
    known_places.clear()
    mentions_of.clear()


main()
