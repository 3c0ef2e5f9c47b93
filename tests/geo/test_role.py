"""The ground itself, its government or a part of another name: one table of sentences a rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geo.mention import Mention, Role

Read = Callable[[str], list[Mention]]

LITERAL = {
    "أقيمت المباراة في دهوك.": ["دهوك"],
    "عادت القوات من المناطق الحدودية الشرقية للبنان.": ["لبنان"],
    "اتجه الوزير بعد زيارته دمشق إلى أنقرة.": ["دمشق", "أنقرة"],
    "هو أكبر وديان العراق.": ["العراق"],
    "نقل الجرحى إلى مستشفى مدينة تدمر.": ["تدمر"],
    "A ship left Turkey for Italy.": ["Turkey", "Italy"],
    "Shells fell on Damascus.": ["Damascus"],
    "يعيش أهالي الموصل ظروفا صعبة.": ["الموصل"],
    "توجهوا من هناك وإلى كركوك وصلوا.": ["كركوك"],
    "غادر الرئيس دمشق متوجها إلى موسكو.": ["دمشق", "موسكو"],
    "وصل القائد بغداد صباح اليوم.": ["بغداد"],
    "دخل الجيش الموصل بعد معارك.": ["الموصل"],
    "استهدف الهجوم معمل غاز كونيكو.": ["كونيكو"],
    "احتلت كتيبة مطار الطبقة العسكري.": ["الطبقة"],
    "قال متحدث إن الغارات توقفت في العراق.": ["العراق"],
    "في محافظة الأنبار، غربي العراق، اندلعت اشتباكات.": ["الأنبار", "العراق"],
    "قتل شخصان شمال غربي بغداد.": ["بغداد"],
    "وقع انفجار بالموصل وآخر ببغداد.": ["الموصل", "بغداد"],
    "اجتمع الوزراء بالعاصمة بغداد.": ["بغداد"],
    "شهدت العاصمة بغداد أمطارا غزيرة.": ["بغداد"],
    "انسحبت القوات من العراق العام الماضي.": ["العراق"],
    "سافر الوزير إلى طهران.": ["طهران"],
    "وصل المبعوث إلى واشنطن مساء أمس.": ["واشنطن"],
    "نقلت المساعدات من الأردن إلى سوريا.": ["الأردن", "سوريا"],
    "نزح المدنيون من الحويجة إلى كركوك.": ["الحويجة", "كركوك"],
    "شنت الطائرات غارات على سوريا.": ["سوريا"],
    "تحدث عن غزو العراق.": ["العراق"],
    "أغلق الطريق الرابط بين بغداد وكركوك.": ["بغداد", "كركوك"],
    "تمتد الحدود بين العراق وسوريا ستمئة كيلومتر.": ["العراق", "سوريا"],
    "قصف الطيران مواقع في سوريا والعراق واليمن.": ["سوريا", "العراق", "اليمن"],
    "استهدفت مسيرات قاعدة خراب الجير بريف الحسكة.": ["خراب الجير", "الحسكة"],
    "Troops left Iraq.": ["Iraq"],
    "The convoy moved from Syria to Iraq.": ["Syria", "Iraq"],
    "Talks were held in Baghdad.": ["Baghdad"],
    "The drone crossed northern Iraq.": ["Iraq"],
}
ASSOCIATIVE = {
    "تعادل دهوك مع زاخو في الجولة الأولى من الدوري.": ["دهوك", "زاخو"],
    "تبقى مناطق متنازع عليها بين أربيل وبغداد.": ["أربيل", "بغداد"],
    "أعلنت محافظة الأنبار عطلة رسمية.": ["الأنبار"],
    "اتهمت ميليشيات موالية لإيران.": ["إيران"],
    "زار الوزير المدينة مؤكدا دعم إيران.": ["إيران"],
    "قال فريق من روسيا إن العمل مستمر.": ["روسيا"],
    "بعد تهديدات من إيران أعلن الوزير استقالته.": ["إيران"],
    "اتهم الوزير إيران بالتدخل.": ["إيران"],
    "قصفت تركيا مواقع للحزب.": ["تركيا"],
    "أعلنت واشنطن دعمها الاقتصادي.": ["واشنطن"],
    "دعمت إيران حلفاءها.": ["إيران"],
    "اتهمت أنقرة وطهران الفصائل بخرق الهدنة.": ["أنقرة", "طهران"],
    "جرت محادثات بين بغداد وواشنطن.": ["بغداد", "واشنطن"],
    "توترت العلاقات بين أنقرة ودمشق.": ["أنقرة", "دمشق"],
    "احترام سيادة العراق واجب.": ["العراق"],
    "تراجع نفوذ طهران في المنطقة.": ["طهران"],
    "رحبت حكومة كردستان العراق بالقرار.": ["كردستان العراق"],
    "وجهت بغداد رسالة إلى واشنطن.": ["بغداد", "واشنطن"],
    "أعلنت السعودية والكويت والأردن موقفا مشتركا.": ["السعودية", "الكويت", "الأردن"],
    "Washington and Tehran traded accusations.": ["Washington", "Tehran"],
    "Iraq's government resigned.": ["Iraq"],
}
EMBEDDED = {
    "The University of Mosul reopened.": ["Mosul"],
    "أعلن محافظ كركوك حظر التجول.": ["كركوك"],
    "قتل والي كركوك في التنظيم.": ["كركوك"],
    "قال قائد عمليات الأنبار إن العملية مستمرة.": ["الأنبار"],
    "درس في جامعة الموصل.": ["الموصل"],
    "انتهى حوار المنامة من دون اتفاق.": ["المنامة"],
    "قوات سوريا الديمقراطية تقدمت شرقا.": ["سوريا"],
    "نظم تنظيم الدولة الإسلامية في العراق والشام صفوفه.": ["العراق"],
    "قال السفير الأميركي في بغداد إن بلاده تدعم الاستقرار.": ["بغداد"],
    "قال رئيس إقليم كردستان إن الحوار مستمر.": ["كردستان"],
    "أعلن مجلس محافظة نينوى الميزانية.": ["نينوى"],
    "Erbil University reopened.": ["Erbil"],
    "The governor of Kirkuk resigned.": ["Kirkuk"],
}
TABLE = [
    (sentence, surfaces, role)
    for role, table in (("literal", LITERAL), ("associative", ASSOCIATIVE), ("embedded", EMBEDDED))
    for sentence, surfaces in table.items()
]
DATELINES = [
    "إيلاف من واشنطن: في مقال طويل نشر اليوم وتناول عواقب الانسحاب من المنطقة كلها، قال الكاتب ذلك.",
    "بغداد ـ نهال قباني",
    "القاهرة في 5 مارس / شينخوا / طالبت الجامعة بذلك.",
    "انتهى الخبر الأول.\nبغداد / الأناضول: قتل شخصان.",
    "بغداد – وكالات: أعلنت الحكومة إجراءات جديدة.",
    "بغداد/ أكد مصدر أمني ذلك.",
    "القاهرة (رويترز) - اجتمع الوزراء.",
    "الموصل: وصلت لجنة التحقيق.",
    "بيروت، الحرة – أكد مصدر ذلك.",
    "عنوان الخبر\nدمشق - خاص: اجتمع الوزراء.",
]
NO_DATELINES = [
    "قال الوزير العائد أمس من واشنطن: لن نقبل.",
    "بغداد أعلنت الحداد.",
    "قالت بغداد: لن نقبل.",
    "اجتمعوا في بغداد – وهي العاصمة.",
]


@pytest.mark.parametrize(("sentence", "surfaces", "role"), TABLE, ids=[sentence for sentence, _, _ in TABLE])
def test_its_role_is(read: Read, sentence: str, surfaces: list[str], role: Role) -> None:
    assert [(mention.surface, mention.role) for mention in read(sentence)] == [(name, role) for name in surfaces]


@pytest.mark.parametrize("text", DATELINES)
def test_a_dateline_is_the_town_itself(read: Read, text: str) -> None:
    mention = read(text)[0]
    assert (mention.dateline, mention.role) == (True, "literal")


@pytest.mark.parametrize("text", NO_DATELINES)
def test_a_town_elsewhere_in_a_line_is_no_dateline(read: Read, text: str) -> None:
    assert [mention.dateline for mention in read(text)] == [False]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("توقفت الغارات في العراق.", "literal: after a word of place: في"),
        ("وقع انفجار بالموصل.", "literal: after the preposition ب"),
        ("انسحبت القوات من العراق.", "literal: movement: انسحبت"),
        ("احترام سيادة العراق واجب.", "associative: government, army or people: سياده"),
        ("جرت محادثات بين بغداد وواشنطن.", "associative: between governments: بين"),
        ("أعلن محافظ كركوك ذلك.", "embedded: in a title: محافظ"),
        ("قوات سوريا الديمقراطية تقدمت.", "embedded: part of the name «قوات سوريا الديمقراطية»"),
    ],
)
def test_the_rule_that_spoke_says_what_it_saw(read: Read, sentence: str, reason: str) -> None:
    assert read(sentence)[0].reason.split("; ")[1] == reason


def test_a_word_of_place_in_another_sentence_says_nothing(read: Read) -> None:
    [mention] = read("قال إنهم في. العراق يرفض ذلك.")
    assert mention.role == "associative"
