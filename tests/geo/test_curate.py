"""The tab of places: what its form says, what a new place would find and change, how it is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

import gazetteer
from gazetteer import Gazetteer, GazetteerError
from gazetteer.store import dump, read_places
from geo import curate, markup
from geo.article import Article
from geo.bridge import moved, pin_layer, pin_map
from geo.curate import Form
from geo.mention import Mention
from geo.parse import parse_article
from geo.view import words

NEWS = Article(
    "news.txt",
    "قتل جنديان في هجوم على قرية الثميل الشرقي غربي محافظة الأنبار.\n"
    "وانسحبت القوات من الثميل الشرقي إلى قاعدة عين الأسد <b>أمس</b>.\n"
    "ولم يشهد قضاء هيت أي هجوم.\n",
    language="ar",
)
ELSEWHERE = Article("elsewhere.txt", "وصل الوفد إلى مدينة البصرة.", language="ar")
BASRA = Article("basra.txt", "وصل الوفد إلى البصرة أمس.", language="ar")
THUMAIL = Form(
    title_en="East Thumail",
    title_ar="الثميل الشرقي",
    kind_new="village",
    inside=("anbar-governorate",),
    strong="الثميل الشرقي\nEast Thumail",
    citation_label="Survey",
    citation_url="https://example.org/",
    retrieved="2026-11-22",
    lon=42.9,
    lat=33.0,
)
HOSTILE = "<img src=x onerror=window.HACKED=1> {{ 7*7 }} {% raw %} ${x} _0 alert(1)"


@pytest.fixture
def today(places: Gazetteer) -> Callable[[Article], list[Mention]]:
    return lambda article: list(parse_article(article, places))


def previewed(form: Form, places: Gazetteer, today: curate.Reader, *articles: Article) -> curate.Preview:
    return curate.preview(curate.drafted(form, places).place, articles, places, today)


def test_a_new_village_is_found_in_every_sentence_that_names_it(places: Gazetteer, today: curate.Reader) -> None:
    found = previewed(THUMAIL, places, today, NEWS, ELSEWHERE)
    marked = [[part.text for part in one.segments if part.mentions] for one in found.found]
    assert marked == [["الثميل الشرقي"], ["الثميل الشرقي"]]
    assert all(one.row["place"] == "east-thumail" for one in found.found)


def test_what_already_had_its_place_keeps_it(places: Gazetteer, today: curate.Reader) -> None:
    assert previewed(THUMAIL, places, today, NEWS, ELSEWHERE).changes == ()


def test_articles_that_hold_no_name_of_it_are_not_read_again(places: Gazetteer) -> None:
    def never(article: Article) -> list[Mention]:
        raise AssertionError(article.name)

    assert previewed(THUMAIL, places, never, ELSEWHERE) == ((), ())


def test_a_second_place_of_a_town_s_name_shows_what_it_takes_from_the_town(
    places: Gazetteer, today: curate.Reader
) -> None:
    second = replace(THUMAIL, strong="البصرة")
    made = curate.drafted(second, places)
    assert [concern.weak.toponym for concern in made.against if concern.weak] == ["البصرة"]
    found = curate.preview(made.place, [BASRA], places, today)
    assert [change.before.place for change in found.changes] == ["basra"]
    columns = curate.changed(found, places, made.place, "en")
    assert "Basra" in columns["Today"][0] and "East Thumail" in columns["With the new place"][0]


def test_names_that_a_concern_is_about_are_made_weak_in_the_form(places: Gazetteer) -> None:
    form = replace(THUMAIL, strong="الثميل الشرقي\nالبصرة")
    strong, weak = curate.eased(curate.drafted(form, places))
    assert (strong, weak) == ("ar: الثميل الشرقي", "ar: البصرة")
    assert curate.drafted(replace(form, strong=strong, weak=weak), places).against == ()


def test_a_language_is_told_by_letters_or_by_its_code() -> None:
    names = curate.names_of(" الثميل \n\nThumail\nهەولێر\nku: Hewlêr\nckb: اربيل", "weak")
    assert [(name["lang"], name["toponym"]) for name in names] == [
        ("ar", "الثميل"),
        ("en", "Thumail"),
        ("ckb", "هەولێر"),
        ("ku", "Hewlêr"),
        ("ckb", "اربيل"),
    ]


def test_an_empty_form_lacks_all_that_a_place_needs_and_each_has_a_word() -> None:
    lacking = curate.missing(Form())
    assert lacking == [
        *("title_en", "title_ar", "kind_new", "inside", "citation_label", "citation_url"),
        *("names_new", "point"),
    ]
    assert set(lacking) <= set(words("ar"))
    assert curate.missing(THUMAIL) == [] and curate.missing(replace(THUMAIL, lat=None)) == ["point"]


def test_the_file_is_canonical_and_lies_in_its_governorate_s_folder(places: Gazetteer, tmp_path: Path) -> None:
    made = curate.drafted(THUMAIL, places)
    assert made.path == "iq/anbar/east-thumail.yml"
    assert made.yaml.startswith('title: "East Thumail"\ntitle_ar: "الثميل الشرقي"\nkind: "village"\n')
    path = curate.written(made, places, tmp_path / "own")
    assert path == tmp_path / "own" / made.path
    assert path.read_text("utf-8") == made.yaml == dump(gazetteer.load(tmp_path / "own")["east-thumail"])


def test_what_crosses_borders_lies_in_both(places: Gazetteer) -> None:
    made = curate.drafted(replace(THUMAIL, inside=("iraq", "syria")), places)
    assert (made.place.parent, made.place.within, made.path) == (None, ("iraq", "syria"), "xx/east-thumail.yml")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"citation_url": "javascript:alert(1)"}, "citations.0.url"),
        ({"strong": "بشار الأسد"}, "never a place"),
        ({"strong": ""}, "names"),
        ({"retrieved": "None"}, "citations.0.retrieved"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_made(places: Gazetteer, change: dict[str, str], fault: str) -> None:
    with pytest.raises(GazetteerError, match=fault):
        curate.drafted(replace(THUMAIL, **change), places)  # type: ignore[arg-type]


def test_nothing_is_written_over_a_file_or_where_nothing_can_be(places: Gazetteer, tmp_path: Path) -> None:
    made = curate.drafted(THUMAIL, places)
    path = curate.written(made, places, tmp_path)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(GazetteerError, match="a file is there already"):
        curate.written(made, places, tmp_path)
    assert path.read_text("utf-8") == "mine"
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"east-thumail\.yml: "):
        curate.written(made, places, tmp_path / "file")
    assert {each.name for each in tmp_path.rglob("*") if each.is_file()} == {"file", "east-thumail.yml"}


@pytest.mark.parametrize("text", ["عين الاسد", "AIN AL ASAD", "Ain al-Assad", "عين الأسدد"])
def test_a_place_is_looked_up_in_any_script_and_misspelt(places: Gazetteer, text: str) -> None:
    found = curate.look_up(places, text, "ar")
    assert next(iter(found)) == "ain-al-asad-air-base"
    assert found["ain-al-asad-air-base"].startswith("قاعدة عين الأسد الجوية — قاعدة جوية، محافظة الأنبار")
    assert curate.look_up(places, " ", "ar") == {}


def test_a_record_has_names_status_and_citations_and_hostile_text_to_the_letter(places: Gazetteer) -> None:
    base = places["ain-al-asad-air-base"]
    made = markup.record_html(base, [places["anbar-governorate"]], "en")
    assert all(escaped in made for escaped in ("عين الأسد", "Status over time", "Anbar Governorate", "weak"))
    assert all(f'href="{markup.escaped(citation.url)}"' in made for citation in base.citations)
    hostile = base.model_copy(update={"title": HOSTILE, "note": HOSTILE})
    made = markup.record_html(hostile, [hostile], "en")
    assert "<img" not in made and unescape(made).count(HOSTILE) == 3
    assert "<img" not in markup.code("f", HOSTILE, dump(hostile))


def test_the_pin_s_map_has_hostile_titles_only_as_inert_letters() -> None:
    known = pin_map([[33.0, 43.0, HOSTILE, HOSTILE, 0]])
    [call] = [child.code for child in known._children.values() if hasattr(child, "code")]
    literal = call.removeprefix("Buldan.known(JSON.parse(").removesuffix(")).addTo(map_div);")
    assert not set("<>{}_(&") & set(literal)
    assert json.loads(json.loads(literal))[0][2] == HOSTILE


def test_the_pin_is_told_its_point_and_tells_where_it_was_moved(places: Gazetteer) -> None:
    layer = pin_layer(43.5, 33.25, 3000, "pin", 2, places["ain-al-asad-air-base"])
    [call] = [child.code for child in layer._children.values() if hasattr(child, "code")]
    data = json.loads(json.loads(call.removeprefix("Buldan.pin(window.map, JSON.parse(").removesuffix("));")))
    assert (data["point"], data["radius"], data["moves"]) == ([33.25, 43.5], 3000, 2)
    assert data["found"]["id"] == "ain-al-asad-air-base"
    assert moved("42.48207,33.9#3") == (42.48207, 33.9, 3)
    assert moved("-5,1.5#1") == (-5.0, 1.5, 1)
    assert (moved(None), moved("erbil#3"), moved("1;2#3")) == (None, None, None)


def test_neighbours_are_curated_and_the_best_known_come_first(places: Gazetteer) -> None:
    near = curate.neighbours(places)
    assert [each[-1] for each in near] == sorted(each[-1] for each in near)
    assert next(each[-1] for each in near if each[3] == "Mosul") == 0


def test_reading_places_leaves_a_folder_as_it_was(tmp_path: Path, places: Gazetteer) -> None:
    curate.drafted(THUMAIL, places, tmp_path)
    assert read_places(tmp_path) == ()
