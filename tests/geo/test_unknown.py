"""Names that the gazetteer lacks are told by the noun before them: counted, never dropped, never placed."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from geo.article import Article
from geo.mention import Mention
from geo.parse import parse


def unknown(text: str, places: Gazetteer, language: str = "ar") -> list[Mention]:
    return [m for m in parse(Article("a.txt", text, language=language), places) if m.resolution == "unknown"]


@pytest.mark.parametrize(
    ("text", "surface", "generic"),
    [
        ("قتل مدني في قرية الصلبونية شمال بعقوبة.", "الصلبونية", "قرية"),
        ("هاجم مسلحون ناحية الفلانية ليلا.", "الفلانية", "ناحية"),
        ("وصلت تعزيزات إلى معسكر الغدران.", "الغدران", "معسكر"),
        ("فر السكان من قرية أبو خنازير.", "أبو خنازير", "قرية"),
        ("نزحوا نحو قرية تل الزعترية.", "تل الزعترية", "قرية"),
        ("استهدفت مسيرة قاعدة «شاهقان» أمس.", "شاهقان", "قاعدة"),
        ("قتل ثلاثة مدنيين في قرية سكنجري بمحافظة دهوك.", "سكنجري", "قرية"),
        ("قصفت المدفعية قاعدة كري باروخ ومحيطها.", "كري باروخ", "قاعدة"),
        ('قصف محيط قاعدة "بيرة كابيرة" ليلا.', "بيرة كابيرة", "قاعدة"),
    ],
)
def test_a_name_after_its_noun_is_an_unknown_place(text: str, surface: str, generic: str, places: Gazetteer) -> None:
    [mention] = unknown(text, places)
    assert (mention.surface, mention.generic, mention.place) == (surface, generic, None)
    assert text[mention.start : mention.end] == surface
    assert mention.longitude is None and mention.candidates == ()


@pytest.mark.parametrize(
    "text",
    [
        "أنشأ الجيش قاعدة عسكرية كبيرة في الصحراء.",
        "من ناحية أخرى، قال المتحدث إن الوضع هادئ.",
        "من ناحية الأمن لا جديد.",
        "غادر الجنود القاعدة الجوية.",
        "عاد النازحون من المخيم وأطلق برنامج لهم.",
        "أصدر تنظيم القاعدة بيانا.",
        "تحتاج الوزارة إلى قاعدة بيانات.",
        "أقيم مخيم للنازحين قرب النهر.",
        "احترقت قرية صغيرة.",
        "سلم قضاء التحقيق الملف إلى الشرطة.",
        "وصل النازحون إلى قرية شهدت معارك عنيفة.",
        "قرية تضم ألف نسمة وقرية هجرها أهلها.",
        "أحرقوا قرية كانت آمنة، وقرية بريف المدينة، وقرية شمال النهر.",
        "تحولت القرية إلى قاعدة انطلاق للهجمات وقاعدة صلبة من المؤيدين.",
    ],
)
def test_what_is_no_name_is_no_unknown_place(text: str, places: Gazetteer) -> None:
    assert unknown(text, places) == []


def test_a_dual_noun_has_two_names(places: Gazetteer) -> None:
    found = unknown("قصف الطيران قريتي سكنجري وبلقيطرا فجرا.", places)
    assert [mention.surface for mention in found] == ["سكنجري", "بلقيطرا"]


def test_a_name_that_is_known_is_not_told_twice(places: Gazetteer) -> None:
    assert unknown("وقع انفجار في قضاء هيت وناحية جلولاء.", places) == []


def test_english_names_are_told_after_at_and_of(places: Gazetteer) -> None:
    [mention] = unknown("Troops left a base at Foobar near Mosul.", places, "en")
    assert (mention.surface, mention.generic) == ("Foobar", "base")
