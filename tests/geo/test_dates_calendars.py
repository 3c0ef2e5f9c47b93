"""Hijri and Solar Hijri dates: the Gregorian days they are, and no more certainty than the calendars give."""

from __future__ import annotations

import pytest
from edtf import parse_edtf

from tests.geo.test_dates import found


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("في 15 رمضان 1444 هـ", "15 رمضان 1444 هـ", "2023-04-06"),
        ("في 15 رمضان 1444هـ", "15 رمضان 1444هـ", "2023-04-06"),
        ("في ١٥ رمضان ١٤٤٤ هجرية", "١٥ رمضان ١٤٤٤ هجرية", "2023-04-06"),
        ("الأول من رمضان 1444 للهجرة", "الأول من رمضان 1444 للهجرة", "2023-03-23"),
        ("غرة رمضان 1444", "غرة رمضان 1444", "2023-03-23"),
        ("يوم الخميس 15 رمضان 1444", "يوم الخميس 15 رمضان 1444", "2023-04-06"),
        ("في شعبان 1445", "شعبان 1445", "2024-02-11/2024-03-10"),
        ("في شهر رمضان من عام 1444 هـ", "شهر رمضان من عام 1444 هـ", "2023-03-23/2023-04-20"),
        ("في ذي الحجة 1444", "ذي الحجة 1444", "2023-06-19/2023-07-18"),
        ("عام 1443 هـ", "عام 1443 هـ", "2021-08-09/2022-07-29"),
        ("بتاريخ 15/9/1444 هـ", "15/9/1444 هـ", "2023-04-06"),
        ("بتاريخ 15/9/1444", "15/9/1444", "2023-04-06"),
        ("في رمضان 2022", "رمضان 2022", "2022-04-02/2022-05-01"),
        ("on 15 Ramadan 1444 AH", "15 Ramadan 1444 AH", "2023-04-06"),
    ],
)
def test_hijri_dates_are_those_of_umm_al_qura(text: str, surface: str, edtf: str) -> None:
    assert found(text, None) == [(surface, edtf)]


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("في 21 مرداد 1402 هجري شمسي", "21 مرداد 1402 هجري شمسي", "2023-08-12"),
        ("في 1 فروردین 1400", "1 فروردین 1400", "2021-03-21"),
        ("في مرداد 1402", "مرداد 1402", "2023-07-23/2023-08-22"),
        ("عام 1402 هجري شمسي", "عام 1402 هجري شمسي", "2023-03-21/2024-03-19"),
        ("بتاريخ 21/5/1402 هـ ش", "21/5/1402 هـ ش", "2023-08-12"),
        ("on 21 Mordad 1402", "21 Mordad 1402", "2023-08-12"),
    ],
)
def test_solar_hijri_dates_are_those_of_iran(text: str, surface: str, edtf: str) -> None:
    assert found(text, None) == [(surface, edtf)]


def test_kurdish_months_begin_with_nawroz() -> None:
    assert found("لە ٢٧ی خاکەلێوەی ١٤٠٢", None, "ckb") == [("٢٧ی خاکەلێوەی ١٤٠٢", "2023-04-16")]


def test_what_umm_al_qura_does_not_reach_is_known_to_a_month() -> None:
    assert found("في 10 محرم 61 هـ") == [("10 محرم 61 هـ", "[0680-10-02..0680-11-04]")]
    assert found("عام 1250 هـ") == [("عام 1250 هـ", "1834-05-07~/1835-05-01~")]


def test_a_numeric_year_of_two_calendars_stays_open_without_its_era() -> None:
    assert found("بتاريخ 15/9/1402") == [("15/9/1402", None)]


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("في العاشر من محرم", "العاشر من محرم", "2023-07-28"),
        ("في شهر رمضان الماضي", "شهر رمضان الماضي", "2023-03-23/2023-04-20"),
        ("في شهر رمضان المقبل", "شهر رمضان المقبل", "2024-03-11/2024-04-09"),
        ("last Ramadan", "last Ramadan", "2023-03-23/2023-04-20"),
        ("سيصل في 5 محرم", "5 محرم", None),  # a fortnight gone, and the verb speaks of what is to come
    ],
)
def test_a_hijri_date_without_a_year_is_seen_from_publication(text: str, surface: str, edtf: str | None) -> None:
    assert found(text) == [(surface, edtf)]
    assert found(text, None) == [(surface, None)]


@pytest.mark.parametrize(
    "text",
    [
        "رجب طيب أردوغان",
        "قال رمضان الحمد",
        "في شهر رمضان",
        "فاز 3 صفر",
        "ساحة 17 رمضان",
        "عام 1443",
        "بينهم 1444 جنديا",
        "31 رمضان 1444",
        "دي بوير ومهر العروس",
        "مرداد",
    ],
)
def test_names_noughts_and_counts_are_no_hijri_dates(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("edtf", ["2023-03-23/2023-04-20", "[0680-10-02..0680-11-04]", "1834-05-07~/1835-05-01~"])
def test_the_edtf_library_reads_the_intervals(edtf: str) -> None:
    assert str(parse_edtf(edtf)).replace(" ", "") == edtf


def test_beyond_the_table_of_umm_al_qura_a_date_without_its_hijri_year_stays_open() -> None:
    assert found("في رمضان 1905", None) == [("رمضان 1905", None)]
    assert found("في 15 رمضان", "1901-01-02") == [("15 رمضان", None)]
