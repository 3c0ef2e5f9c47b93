"""The picture as a file: the same bytes for the same input, sizes, words for those who do not see it, hostile texts."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from itertools import combinations
from typing import Any

import matplotlib
import pytest
from geopandas import GeoDataFrame
from PIL import Image

import geo
from gazetteer import Gazetteer
from geo.about import About, told
from geo.picture import picture
from geo.picture.box import Box
from geo.picture.content import content, period
from geo.picture.prose import alt
from geo.picture.scene import Line, Scene
from geo.picture.size import SIZES, Name
from geo.picture.text import width
from geo.readable import Language
from geo.shipped import seeds
from geo.table import to_table
from tests.geo.picture_made import composed, mention, table_of

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "$\\frac{1}{0}$ <script>alert(1)</script> -->\n\r\t\x00\x1b[31m \u202e\u2067مقلوب 😀🏴 漢字 "
    + "ا" * 3000
    + " {x} %s"
)
SAYS = About(
    title="قواعد التحالف بين 2014 و2025",
    description="ما ذكرته خمسة مقالات.",
    source="خمسة مقالات",
    author="فريق البحث",
    licence="CC BY 4.0",
)


@pytest.fixture(scope="module")
def table() -> GeoDataFrame:
    return to_table(geo.parse(seeds()))


def _lines(scene: Scene) -> list[Line]:
    return [mark for mark in scene.marks if isinstance(mark, Line)]


def _words(scene: Scene) -> str:
    return " ".join(line.text for line in _lines(scene))


def _box(line: Line) -> Box:
    """What a line covers, between its tallest letters and its deepest."""
    wide = width(line.text, line.size, line.bold)
    return Box(line.x, line.baseline - 0.75 * line.size, line.x + wide, line.baseline + 0.2 * line.size)


@pytest.mark.parametrize("form", ["png", "svg"])
def test_the_same_input_gives_the_same_bytes(form: Any, table: GeoDataFrame, places: Gazetteer) -> None:
    first, second = (picture(table, places.places, SAYS, form=form, size="column") for _ in range(2))
    assert first == second


def test_neither_the_order_of_sets_nor_the_clock_nor_pyplot_comes_into_it() -> None:
    code = (
        "import gazetteer, geo, hashlib, sys; from geo.about import About; from geo.picture import picture\n"
        "from geo.shipped import seeds\n"
        "table = geo.to_table(geo.parse(seeds()))\n"
        "drawn = picture(table, gazetteer.load().places, About(), form='svg', size='column')\n"
        "print(hashlib.sha256(drawn).hexdigest(), 'matplotlib.pyplot' in sys.modules)"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": clock},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, clock in (("1", "0"), ("2", "1700000000"))
    }
    assert len(runs) == 1
    assert "False" in runs.pop()


@pytest.mark.parametrize(
    ("size", "pixels"),
    [("column", (85 / 25.4 * 300, None)), ("page", (180 / 25.4 * 300, None)), ("slide", (1920, 1080))],
)
def test_a_png_is_as_large_as_its_name_says(
    size: Name, pixels: tuple[float, float | None], table: GeoDataFrame, places: Gazetteer
) -> None:
    image = Image.open(io.BytesIO(picture(table, places.places, About(), size=size)))
    assert image.width == pytest.approx(pixels[0], abs=1)
    assert pixels[1] is None or image.height == pixels[1]
    assert size == "slide" or image.height < 4 * image.width


def test_a_png_says_what_it_shows_and_whose_it_is_and_no_time(table: GeoDataFrame, places: Gazetteer) -> None:
    chunks = Image.open(io.BytesIO(picture(table, places.places, SAYS, size="column"))).info
    assert chunks["Title"] == SAYS.title
    assert chunks["Description"].startswith("ما ذكرته خمسة مقالات")
    assert chunks["Software"] == told(SAYS, places.places)["software"]
    assert chunks["Author"] == "فريق البحث"
    assert "CC BY 4.0" in chunks["Copyright"]
    assert "Creation Time" not in chunks


def test_an_svg_is_a_picture_with_words_for_those_who_do_not_see_it(table: GeoDataFrame, places: Gazetteer) -> None:
    drawn = picture(table, places.places, SAYS, form="svg", size="column")
    root = ET.fromstring(drawn)
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == SAYS.title
    described = root.findtext(f"{SVG}desc") or ""
    assert "العراق" in described
    assert "قاعدة عين الأسد الجوية" in described
    assert (root.get("aria-label") or "").endswith(described)
    assert float((root.get("width") or "").removesuffix("pt")) == pytest.approx(85 / 25.4 * 72, abs=0.01)
    assert not list(root.iter(f"{SVG}text")), "letters are outlines, the same everywhere"
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert "/work" not in drawn.decode()
    assert "matplotlib.org" not in drawn.decode()


@pytest.mark.parametrize("form", ["png", "svg"])
def test_hostile_words_are_only_words(form: Any, places: Gazetteer) -> None:
    about = About(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    drawn = picture(table_of(places, ["ramadi"]), places.places, about, form=form, size="column", language="en")
    if form == "svg":
        tags = {node.tag.removeprefix(SVG) for node in ET.fromstring(drawn).iter()}
        assert not tags & {"script", "foreignObject", "a", "image"}
    else:
        assert Image.open(io.BytesIO(drawn)).height < 3000


@pytest.mark.parametrize("size", SIZES)
def test_words_however_long_stay_on_the_sheet(size: Name, places: Gazetteer) -> None:
    about = About(HOSTILE, "كلمة " * 400, HOSTILE, "a" * 500, HOSTILE)
    sheet = composed(table_of(places, ["ramadi"]), places, size, "ar", about)
    for box in map(_box, _lines(sheet.scene)):
        assert min(box) >= 0
        assert box.right <= sheet.width
        assert box.bottom <= sheet.height


@pytest.mark.parametrize(
    "about", [About(), SAYS, About(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)], ids=("none", "some", "hostile")
)
@pytest.mark.parametrize("size", SIZES)
def test_words_around_the_map_never_overlap(about: About, size: Name, table: GeoDataFrame, places: Gazetteer) -> None:
    sheet = composed(table, places, size, "en", about)
    frames = [one.view.frame for one in (sheet.maps.main, sheet.maps.inset) if one]
    boxes = [box for box in map(_box, _lines(sheet.scene)) if not any(box.meets(frame) for frame in frames)]
    assert len(boxes) > 10
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
    assert not [line.text for line in _lines(sheet.scene) if "Buldan" in line.text and _box(line) not in boxes]


def test_a_dollar_is_a_dollar(places: Gazetteer) -> None:
    table = table_of(places, ["ramadi"])
    plain, odd = (picture(table, places.places, About(title=title), form="svg") for title in ("x", "$x^2$"))
    assert odd.count(b"<!--") == plain.count(b"<!--")
    assert b"$x^2$" in odd


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_attribution_always_stands_there_and_the_day_only_if_given(
    size: Name, language: Language, places: Gazetteer
) -> None:
    table = table_of(places, ["ramadi"])
    words = _words(composed(table, places, size, language).scene)
    assert "Buldan gazetteer, CC BY 4.0;" in words
    assert told(About(), places.places)["software"] in words
    assert "2026-11-23" not in words
    assert "2026-11-23" in _words(composed(table, places, size, language, About(made="2026-11-23")).scene)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_empty_table_says_so_on_a_map_of_the_region(language: Language, places: Gazetteer) -> None:
    sheet = composed(to_table([]), places, "page", language)
    assert ("لا مكان محدد" if language == "ar" else "Nothing that was read") in _words(sheet.scene)
    assert not sheet.maps.main.scene.symbols
    assert alt(content(to_table([]), {}), About(), language)[1] in _words(sheet.scene)
    assert picture(to_table([]), places.places, About(), language=language).startswith(b"\x89PNG")


def test_settings_of_the_user_neither_change_the_picture_nor_are_changed(places: Gazetteer) -> None:
    table = table_of(places, ["ramadi", "baghdad"])
    before = picture(table, places.places, SAYS, form="svg", size="column")
    with matplotlib.rc_context({"font.size": 40, "svg.fonttype": "none", "lines.linewidth": 9, "savefig.dpi": 7}):
        ours = dict(matplotlib.rcParams)
        assert picture(table, places.places, SAYS, form="svg", size="column") == before
        assert dict(matplotlib.rcParams) == ours


@pytest.mark.parametrize("size", SIZES)
def test_no_letter_is_too_small_to_read(size: Name, table: GeoDataFrame, places: Gazetteer) -> None:
    least = {"column": 6, "page": 6, "slide": 10}[size]
    for language in ("ar", "en"):
        assert min(line.size for line in _lines(composed(table, places, size, language).scene)) >= least


def test_only_literal_mentions_that_are_placed_are_drawn(places: Gazetteer, read: Callable[[str], list[Any]]) -> None:
    rows = [mention(places["ramadi"]), mention(places["kirkuk"], role="associative")]
    assert [spot.id for spot in content(to_table(rows), places.places).spots] == ["ramadi"]
    assert not content(to_table(read("وتوقف سد طهران.")), places.places).spots


def test_the_most_mentioned_come_first_and_are_larger(places: Gazetteer) -> None:
    rows = [mention(places["ramadi"]), *(mention(places["kirkuk"], f"{n}.txt") for n in range(4))]
    sheet = composed(to_table(rows), places)
    assert [spot.id for spot in content(to_table(rows), places.places).spots] == ["kirkuk", "ramadi"]
    assert sheet.maps.main.scene.symbols["kirkuk"].width > sheet.maps.main.scene.symbols["ramadi"].width


@pytest.mark.parametrize(
    ("days", "arabic", "english"),
    [
        ((date(2014, 1, 1), date(2025, 12, 31)), "من 2014 إلى 2025", "2014 to 2025"),
        ((date(2014, 1, 1), date(2025, 11, 30)), "من كانون الثاني/يناير 2014 إلى تشرين الثاني/نوفمبر 2025", None),
        ((date(2020, 3, 11), date(2025, 12, 31)), "من 11 آذار/مارس 2020 إلى 31 كانون الأول/ديسمبر 2025", None),
        ((date(2020, 3, 11), date(2020, 3, 11)), "11 آذار/مارس 2020", "11 March 2020"),
        ((date(2014, 1, 1), None), "منذ 2014", "since 2014"),
        ((None, date(2025, 11, 30)), "حتى تشرين الثاني/نوفمبر 2025", "until November 2025"),
        ((None, None), None, None),
    ],
)
def test_the_period_is_in_words_and_no_more_exact_than_the_dates(
    days: tuple[date | None, date | None], arabic: str | None, english: str | None
) -> None:
    assert period(days, "ar") == arabic
    assert english is None or period(days, "en") == english
