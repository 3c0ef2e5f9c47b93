"""Which place a mention means: the noun chooses, then the list, then the company; and each choice says why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geo.mention import Mention

Read = Callable[[str], list[Mention]]

CHOSEN = [
    ("وصلت قافلة إلى مخيم الهول.", ["al-hol-camp"]),
    ("دخل الوفد بلدة الهول.", ["al-hol"]),
    ("عقد الاجتماع في محافظة كركوك.", ["kirkuk-governorate"]),
    ("عقد الاجتماع في مدينة كركوك.", ["kirkuk"]),
    ("عقد الاجتماع في كركوك.", ["kirkuk"]),
    ("هبطت الطائرة في مطار كركوك.", ["kirkuk-airport"]),
    ("هبطت الطائرة في مطار أربيل.", ["erbil-airport"]),
    ("هبطت الطائرة في قاعدة أربيل الجوية.", ["erbil-air-base"]),
    ("هبطت الطائرة في مطار بغداد الدولي.", ["baghdad-airport"]),
    ("انخفض المنسوب خلف سد الموصل.", ["mosul-dam"]),
    ("فر السجناء من سجن أبو غريب.", ["abu-ghraib-prison"]),
    ("رست السفينة في ميناء أم قصر.", ["umm-qasr-port"]),
    ("حلقت الطائرات فوق جبال سنجار.", ["sinjar-mountain"]),
    ("توقف العمل في مصفاة بيجي.", ["baiji-refinery"]),
    ("عبرت القافلة نهر الفرات.", ["euphrates-river"]),
    ("قصفت المدفعية ريف دير الزور.", ["deir-ez-zor-governorate"]),
    ("انسحب التحالف من قاعدة القيارة.", ["qayyarah-west-air-base"]),
    ("وصل جنود إلى قاعدة التنف ومعبر التنف.", ["al-tanf-base", "al-tanf-crossing"]),
    ("تنتشر القوات في قواعد (عين الأسد – أربيل والتاجي).", ["ain-al-asad-air-base", "erbil-air-base", "camp-taji"]),
    ("هاجم مسلحون قاعدتي التاجي وبلد.", ["camp-taji", "balad-air-base"]),
    ("قواعد في كركوك والموصل والقائم", ["kirkuk", "mosul", "al-qaim"]),
    ("في محافظات نينوى وكركوك وديالى", ["nineveh-governorate", "kirkuk-governorate", "diyala-governorate"]),
    ("زيارة مدينتي الرمادي والفلوجة", ["ramadi", "fallujah"]),
    ("في البصرة وذي قار وميسان", ["basra-governorate", "dhi-qar-governorate", "maysan-governorate"]),
    ("إلى الحسكة ودير الزور والرقة", ["hasakah", "deir-ez-zor", "raqqa"]),
    ("في قضاء سنجار وفي سنجار نفسها", ["sinjar-district", "sinjar"]),
    ("في ريف منبج", ["manbij"]),
    ("في منطقة منبج", ["manbij"]),
    ("قصف قرى دهوك", ["duhok-governorate"]),
    ("قصف قريتي سنجار وتلعفر", ["sinjar", "tal-afar"]),
    ("على طريق بابل – الديوانية", ["babil-governorate", "diwaniyah"]),
    ("الأوتوستراد بين طرطوس وقاعدة حميميم", ["tartus", "hmeimim-air-base"]),
    ("استهدفت مدفعية النظام بلدة ربيعة في ريف اللاذقية", ["rabia-latakia", "latakia-governorate"]),
    ("متجهة إلى طرابلس شمالي لبنان", ["tripoli-lebanon", "lebanon"]),
    ("in Erbil province", ["erbil-governorate"]),
    ("in the city of Erbil", ["erbil"]),
    ("at Erbil International Airport", ["erbil-airport"]),
    ("in al-Hol camp", ["al-hol-camp"]),
]


@pytest.mark.parametrize(("sentence", "chosen"), CHOSEN, ids=[sentence for sentence, _ in CHOSEN])
def test_the_place_is(read: Read, sentence: str, chosen: list[str]) -> None:
    assert [mention.place for mention in read(sentence)] == chosen


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("في قاعدة حرير", "its noun tells: قاعدة"),
        ("في بغداد", "the only place of this name"),
        ("قواعد (عين الأسد والتاجي)", "the noun of the list tells: قواعد"),
        ("قال محافظ صلاح الدين", "a cue stands beside it"),
        ("إلى الرمادي وهيت", "a related place stands beside it"),
    ],
)
def test_the_choice_says_why(read: Read, sentence: str, reason: str) -> None:
    assert reason in {mention.reason.split("; ")[0] for mention in read(sentence)}


def test_a_base_that_nobody_knows_is_no_town_of_its_name(read: Read) -> None:
    [mention] = read("قصفت الطائرات قاعدة كربلاء ليلا")
    assert (mention.resolution, mention.place) == ("ambiguous", None)
    assert mention.reason.startswith("no قاعدة of this name is known")


def test_what_is_not_settled_has_no_place_and_no_point(read: Read) -> None:
    [mention] = read("في سد طهران الجديد")
    assert mention.resolution == "ambiguous"
    assert mention.candidates == ("tehran",)
    assert (mention.place, mention.kind, mention.longitude, mention.latitude, mention.accuracy_m) == (None,) * 5


def test_what_is_settled_has_its_place_first_among_the_candidates(read: Read) -> None:
    for sentence, _ in CHOSEN:
        for mention in read(sentence):
            assert mention.candidates[0] == mention.place


def test_the_embassy_is_that_of_the_country_the_article_is_about(read: Read) -> None:
    text = "تظاهر المئات في بغداد. وأغلقت السفارة الأميركية أبوابها."
    assert [mention.place for mention in read(text)] == ["baghdad", "us-embassy-baghdad"]


def test_a_border_that_names_one_country_is_that_with_the_other_whose_places_stand_near(read: Read) -> None:
    near_syria = "قصفت طائرات مواقع في البوكمال والميادين شرقي دير الزور قرب الحدود العراقية."
    near_iraq = "انتشرت القوات في القائم والرطبة غربي الأنبار قرب الحدود السورية."
    assert [read(text)[-1].place for text in (near_syria, near_iraq)] == ["iraq-syria-border"] * 2


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("انفجرت عبوة في حي الوحدة شرقي الموصل.", "الوحدة"),
        ("هجوم على قرية الحسينية في محافظة ديالى.", "الحسينية"),
        ("أغلق جسر القائم أمس.", "القائم"),
        ("تقع قرية براغ قرب أربيل.", "براغ"),
    ],
)
def test_what_bears_a_towns_name_is_not_put_on_the_town(read: Read, text: str, surface: str) -> None:
    mention = next(each for each in read(text) if each.surface == surface)
    assert mention.resolution in ("ambiguous", "unknown") and mention.place is None


def test_a_village_far_from_all_else_is_not_resolved(read: Read) -> None:
    text = "قصفت المدفعية قرية الدبس. وسقطت قذائف قرب عفرين وفي ريف منبج شرق حلب."
    mention = next(each for each in read(text) if each.surface == "الدبس")
    assert mention.resolution == "ambiguous" and "far" in mention.reason


def test_a_village_near_the_rest_is_resolved(read: Read) -> None:
    mention = next(
        each for each in read("هاجم مسلحون بلدة الدبس شمال غربي كركوك قرب الحويجة.") if each.surface == "الدبس"
    )
    assert mention.place == "dibis"
