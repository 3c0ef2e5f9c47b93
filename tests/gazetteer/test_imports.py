"""Dumps as a lower tier: read to the last good line, sifted, and never in the way of a curated place."""

from __future__ import annotations

from pathlib import Path

import pytest

import gazetteer
from gazetteer import Gazetteer, GazetteerError, Place, PlaceFileError
from gazetteer.imports import Sifted, read_geonames, read_gns, sift
from gazetteer.store import dump, read_places, tier_lines
from geo.article import Article
from geo.parse import parse

SEEDS = Path(__file__).parents[2] / "seeds"
DAY = "2026-11-22"
OLD_GNS = ["UFI", "LAT", "LONG", "DSG", "CC1", "POP", "NT", "LC", "FULL_NAME_RO"]
NEW_GNS = ["ufi", "uni", "full_name", "nt", "lat_dd", "long_dd", "fc", "desig_cd", "cc_ft", "lang_cd"]


def row(
    number: int,
    name: str,
    names: str = "",
    *,
    lat: object = 33.1,
    lon: object = 42.2,
    code: str = "PPL",
    country: str = "IQ",
    people: object = 0,
) -> str:
    """A line of a GeoNames country file."""
    cells = [
        number,
        name,
        name,
        names,
        lat,
        lon,
        "P",
        code,
        country,
        "",
        "01",
        "",
        "",
        "",
        people,
        "",
        50,
        "Asia/Baghdad",
    ]
    return "\t".join(map(str, [*cells, "2020-01-01"]))


def written(folder: Path, *lines: str) -> Path:
    file = folder / "IQ.txt"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


def sifted(places: Gazetteer, folder: Path, *lines: str) -> Sifted:
    return sift(read_geonames(written(folder, *lines)), places, DAY)


def names(place: Place) -> list[tuple[str, str, str]]:
    return [(name.toponym, name.lang, name.strength) for name in place.names]


def test_a_row_is_a_place_that_says_where_it_comes_from(places: Gazetteer, tmp_path: Path) -> None:
    [place] = sifted(places, tmp_path, row(123, "Tall Thumayl", "تل ثميل,Талл Сумайль,Tall Thumayl")).places
    assert (place.id, place.title, place.title_ar) == ("gn-123", "Tall Thumayl", "تل ثميل")
    assert (place.kind, place.parent, place.point.accuracy_m) == ("village", "anbar-governorate", 5000)
    assert (place.imported, place.links, place.note) == (True, ("gn:123",), "Imported, not curated.")
    assert place.citations[0].url == "https://www.geonames.org/123"
    assert names(place) == [("Tall Thumayl", "en", "strong"), ("تل ثميل", "ar", "strong")]


@pytest.mark.parametrize(
    ("code", "people", "kind"),
    [
        ("PPL", 0, "village"),
        ("PPL", 9000, "town"),
        ("PPL", 250000, "city"),
        ("PPLX", 0, "neighbourhood"),
        ("PPLA2", 0, "town"),
        ("AIRP", 0, "airport"),
        ("DAM", 0, "dam"),
        ("INSM", 0, "base"),
        ("MTS", 0, "mountain"),
    ],
)
def test_the_feature_code_tells_the_kind(places: Gazetteer, tmp_path: Path, code: str, people: int, kind: str) -> None:
    [place] = sifted(places, tmp_path, row(1, "Thumayl Saghir", code=code, people=people)).places
    assert place.kind == kind
    assert place.point.accuracy_m == (20000 if kind == "mountain" else 5000)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (row(1, "Thumayl Saghir", code="FRM"), "of another kind"),
        (row(1, "Anbar", "الأنبار", code="ADM1"), "of another kind"),
        (row(1, "Ar Rutbah", "الرطبة", lat=33.04, lon=40.28), "curated already"),
        (row(1, "Rutbah", "رطبة", lat=33.04, lon=40.28), "curated already"),
        (row(1, "Mosul", "الموصل"), "without a name of their own"),
        (row(1, "ثم", "12"), "without a name of their own"),
        (row(1, "الباب"), "without a name of their own"),
        (row(1, "القرية"), "without a name of their own"),
        (row(1, "بشار الأسد"), "without a name of their own"),
        (row(1, "Thumayl Saghir", country="ZZ", lat=0, lon=0), "in no country of the gazetteer"),
    ],
)
def test_what_is_left_out_is_counted_with_its_reason(places: Gazetteer, tmp_path: Path, line: str, reason: str) -> None:
    assert sifted(places, tmp_path, line) == ((), {reason: 1})


@pytest.mark.parametrize(
    ("name", "toponym", "strength"),
    [
        ("تل ثميل", "تل ثميل", "strong"),
        ("وادي ثميل", "وادي ثميل", "strong"),
        ("ثميل", "ثميل", "weak"),
        ("ثميل الشرقية الكبيرة", "ثميل الشرقية الكبيرة", "weak"),
        ("قرية حسن فرحان", "حسن فرحان", "weak"),
        ("تل ثم", "تل ثم", "weak"),
    ],
)
def test_a_name_is_weak_unless_it_is_long_and_its_first_word_tells(
    places: Gazetteer, tmp_path: Path, name: str, toponym: str, strength: str
) -> None:
    [place] = sifted(places, tmp_path, row(1, name)).places
    assert names(place) == [(toponym, "ar", strength)]


def test_a_name_that_several_bear_is_weak(places: Gazetteer, tmp_path: Path) -> None:
    found = sifted(places, tmp_path, row(1, "تل ثميل"), row(2, "تل ثميل", lat=36.1, lon=43.0)).places
    assert [name.strength for place in found for name in place.names] == ["weak", "weak"]


def test_malformed_lines_are_named_and_the_others_read(tmp_path: Path) -> None:
    lines = ["no row", row(2, "A"), row(3, "B", lat="north"), row(4, "C", lat=95), row(5, "D").replace("5\t", "x\t", 1)]
    read = read_geonames(written(tmp_path, *lines, "", row(7, "E")))
    assert [each.id for each in read.rows] == ["2", "7"]
    assert read.faults == (
        "IQ.txt:1: 1 columns, and not 19",
        "IQ.txt:3: '42.2', 'north' are no coordinates",
        "IQ.txt:4: 42.2, 95 lie outside the world",
        "IQ.txt:5: geonameid 'x' is no number",
    )


def test_an_id_is_of_the_ten_digits_that_a_links_are(tmp_path: Path) -> None:
    read = read_geonames(written(tmp_path, row(123, "A").replace("123\t", "١٢٣\t", 1)))
    assert (read.rows, read.faults) == ((), ("IQ.txt:1: geonameid '١٢٣' is no number",))


def test_a_row_that_is_listed_twice_is_one_place(places: Gazetteer, tmp_path: Path) -> None:
    found = sifted(places, tmp_path, row(1, "تل ثميل"), row(1, "تل ثميل"))
    assert [(place.id, place.names[0].strength) for place in found.places] == [("gn-1", "strong")]
    assert found.left_out == {"listed twice": 1}


def test_a_feature_and_the_one_with_its_number_below_nought_are_two(tmp_path: Path) -> None:
    lines = [f"{number}\t33.1\t42.2\tPPL\tIZ\t\tN\tara\tTall Thumayl" for number in ("5", "-5", "--5")]
    (tmp_path / "iz.txt").write_text("\n".join(["\t".join(OLD_GNS), *lines]), "utf-8")
    read = read_gns(tmp_path / "iz.txt")
    assert [each.id for each in read.rows] == ["5", "n5"]
    assert read.faults == ("iz.txt:4: UFI '--5' is no number",)


@pytest.mark.parametrize("read", [read_geonames, read_gns])
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, read: object) -> None:
    assert callable(read)
    (tmp_path / "a.txt").write_bytes(b"\xff\xff")
    for file, says in (("a.txt", "not UTF-8 text"), ("none.txt", "No such file")):
        with pytest.raises(GazetteerError, match=says):
            read(tmp_path / file)


def test_the_names_server_has_a_line_a_name(places: Gazetteer, tmp_path: Path) -> None:
    def line(name: str, kind: str, language: str) -> str:
        cells = dict(zip(OLD_GNS, [""] * len(OLD_GNS), strict=True))
        cells |= {"UFI": "-3123", "LAT": "33.1", "LONG": "42.2", "DSG": "PPL", "CC1": "IZ"}
        return "\t".join((cells | {"NT": kind, "LC": language, "FULL_NAME_RO": name}).values())

    file = tmp_path / "iz.txt"
    lines = [line("Tall Thumayl", "N", "ara"), line("تل ثميل", "NS", "ara"), line("Old Thumayl", "H", "ara"), "short"]
    file.write_text("\n".join(["\t".join(OLD_GNS), *lines]), "utf-8")
    read = read_gns(file)
    assert read.faults == ("iz.txt:5: 1 columns, and the header has more",)
    [place] = sift(read, places, DAY).places
    assert (place.id, place.parent, place.links) == ("gns-n3123", "anbar-governorate", ())
    assert names(place) == [("Tall Thumayl", "en", "strong"), ("تل ثميل", "ar", "strong")]


def test_the_newer_header_is_known_too(places: Gazetteer, tmp_path: Path) -> None:
    cells = ["77", "78", "Girdî Thumayl", "N", "36.5", "44.1", "P", "PPL", "IRQ", "kur"]
    file = tmp_path / "iraq.txt"
    file.write_text("\n".join(["\t".join(NEW_GNS), "\t".join(cells)]), "utf-8")
    [place] = sift(read_gns(file), places, DAY).places
    assert (place.id, place.parent) == ("gns-77", "erbil-governorate")


def test_a_header_that_lacks_a_column_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("UFI\tLAT\tLONG\n1\t2\t3\n")
    with pytest.raises(GazetteerError, match="its header lacks DSG, FULL_NAME_RO"):
        read_gns(tmp_path / "a.txt")


@pytest.fixture
def tier(places: Gazetteer, tmp_path: Path) -> Path:
    """A tier whose names meet words and names of the seeds: men, nouns, and longer forms of curated names."""
    bold = (
        "الكاظمي",
        "قاعدة عين",
        "عين الأسد الجديدة",
        "بغداد الشرقية",
        "القوات",
        "العراقية",
        "تل القوات الأميركية",
        "سوريا الكبيرة",
    )
    lines = [row(number, name, lat=33.1 + number / 100) for number, name in enumerate(bold)]
    folder = tmp_path / "tier"
    folder.mkdir()
    (folder / "geonames-iq.jsonl").write_bytes(tier_lines(sifted(places, tmp_path, *lines).places))
    return folder


def test_what_curated_places_get_stays_the_same(places: Gazetteer, tier: Path) -> None:
    under = gazetteer.load(tier)
    assert len(under) > len(places)
    mentions = parse(SEEDS, under)
    assert [each for each in mentions if not any(under[name].imported for name in each.candidates)] == parse(
        SEEDS, places
    )
    assert [each.surface for each in mentions if each.place and under[each.place].imported] == []


def test_an_imported_place_fills_what_would_be_unknown(places: Gazetteer, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(tier_lines(sifted(places, tmp_path, row(1, "ثميلان")).places))
    article = Article("a.txt", "سقط صاروخ في قرية ثميلان غرب الرمادي.", language="ar")
    before, after = (parse(article, known) for known in (places, gazetteer.load(tmp_path)))
    assert [(each.surface, each.place) for each in before] == [("ثميلان", None), ("الرمادي", "ramadi")]
    assert [(each.surface, each.place) for each in after] == [("ثميلان", "gn-1"), ("الرمادي", "ramadi")]


def test_a_tier_lies_under_all_that_is_curated(places: Gazetteer, tmp_path: Path) -> None:
    forged = places["mosul"].model_copy(update={"imported": True, "title": "Forged"})
    (tmp_path / "a.jsonl").write_bytes(tier_lines([forged]))
    assert gazetteer.load(tmp_path)["mosul"].title == "Mosul"
    (tmp_path / "mosul.yml").write_text(dump(places["mosul"]), "utf-8")
    assert [place.title for place in read_places(tmp_path)] == ["Mosul"]


def test_the_same_dump_gives_the_same_bytes(places: Gazetteer, tmp_path: Path) -> None:
    lines = [row(2, "تل ثميل"), row(1, "Thumayl Saghir")]
    first = tier_lines(sifted(places, tmp_path, *lines).places)
    assert first == tier_lines(sifted(places, tmp_path, *reversed(lines)).places)


def test_a_fault_in_a_tier_names_its_line(places: Gazetteer, tmp_path: Path) -> None:
    good = tier_lines(sifted(places, tmp_path, row(1, "تل ثميل")).places)
    (tmp_path / "a.jsonl").write_bytes(good + good.replace(b"33.1", b"93.1"))
    with pytest.raises(PlaceFileError) as raised:
        read_places(tmp_path)
    assert str(raised.value).startswith("a.jsonl:2: point.lat: ")
    (tmp_path / "a.jsonl").write_bytes(good + b"\n \n" + good.replace(b"33.1", b"93.1"))
    with pytest.raises(PlaceFileError, match=r"^a\.jsonl:4: point\.lat: "):
        read_places(tmp_path)
    (tmp_path / "a.jsonl").write_bytes(good + b"{torn\n")
    with pytest.raises(PlaceFileError, match=r"a\.jsonl:2: record: Invalid JSON"):
        read_places(tmp_path)


def test_blank_lines_of_a_tier_are_none(places: Gazetteer, tmp_path: Path) -> None:
    good = tier_lines(sifted(places, tmp_path, row(1, "تل ثميل")).places)
    (tmp_path / "a.jsonl").write_bytes(b"\n" + good + b" \r\n\n")
    assert [place.id for place in read_places(tmp_path)] == ["gn-1"]
