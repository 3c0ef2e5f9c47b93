"""A date is shown in words, as exact as it is and no more."""

from __future__ import annotations

import pytest

from geo.readable import readable


@pytest.mark.parametrize(
    ("edtf", "arabic", "english"),
    [
        ("2021-07-27", "27 تموز/يوليو 2021", "27 July 2021"),
        ("2020-08", "آب/أغسطس 2020", "August 2020"),
        ("2014", "2014", "2014"),
        ("2021-01~", "نحو كانون الثاني/يناير 2021", "about January 2021"),
        ("2019?", "ربما 2019", "perhaps 2019"),
        ("2021-22", "صيف 2021", "summer 2021"),
        ("2021-33", "الربع الأول من 2021", "first quarter of 2021"),
        ("201X", "2010–2019", "2010–2019"),
        ("2026/2030", "من 2026 إلى 2030", "2026 to 2030"),
        ("2014/..", "منذ 2014", "since 2014"),
        ("../2003", "حتى 2003", "until 2003"),
        ("[2021-07..2022]", "بين تموز/يوليو 2021 و2022", "between July 2021 and 2022"),
        ("[..2021-07]", "قبل تموز/يوليو 2021 أو فيه", "on or before July 2021"),
        ("2021-99", "2021-99", "2021-99"),
        ("no date", "no date", "no date"),
    ],
)  # fmt: skip
def test_a_date_in_words(edtf: str, arabic: str, english: str) -> None:
    assert (readable(edtf, "ar"), readable(edtf, "en")) == (arabic, english)
