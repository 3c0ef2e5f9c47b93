"""Which names of a sentence are mentions of places, and which are words, men and offices."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geo.mention import Mention

Read = Callable[[str], list[Mention]]

FOUND = [
    ("سقطت صواريخ قرب قاعدة حرير في أربيل.", {"حرير": "harir-air-base", "أربيل": "erbil"}),
    ("وصل إلى ناحية حرير وفد حكومي.", {"حرير": "harir"}),
    ("وصل رتل إلى بلدة القائم أمس.", {"القائم": "al-qaim"}),
    ("نزحت عائلات من قضاء حديثة في الأنبار.", {"حديثة": "haditha-district", "الأنبار": "anbar-governorate"}),
    ("هاجمت مسيّرة قاعدة الأسد فجرا.", {"الأسد": "ain-al-asad-air-base"}),
    ("قصفت الطائرات مدينة الباب شرق حلب.", {"الباب": "al-bab", "حلب": "aleppo"}),
    ("فر المسلحون من قضاء هيت.", {"هيت": "hit-district"}),
    ("اندلع حريق في قضاء بلد جنوب تكريت.", {"بلد": "balad-district", "تكريت": "tikrit"}),
    ("انتشرت وحدات في ناحية البغدادي.", {"البغدادي": "khan-al-baghdadi"}),
    ("ضبطت الشرطة أسلحة في منطقة الدورة جنوبي بغداد.", {"الدورة": "dora", "بغداد": "baghdad"}),
    ("أعيد فتح معبر ربيعة الحدودي.", {"ربيعة": "rabia-yarubiyah-crossing"}),
    ("وصلت تعزيزات إلى حقل العمر النفطي.", {"العمر": "al-omar-field"}),
    ("قتل جنديان في محافظة صلاح الدين.", {"صلاح الدين": "salah-al-din-governorate"}),
    ("قال محافظ صلاح الدين إن الأوضاع مستقرة.", {"صلاح الدين": "salah-al-din-governorate"}),
    ("عثر على مقبرة في وادي حوران بالأنبار.", {"وادي حوران": "wadi-hauran", "الأنبار": "anbar-governorate"}),
    ("عاد النازحون للأنبار ثم لكركوك.", {"لأنبار": "anbar-governorate", "كركوك": "kirkuk"}),
    ("وصلت الشاحنات لمطار بغداد صباحا.", {"بغداد": "baghdad-airport"}),
    ("وصل رياض محرز إلى الملعب في الرياض.", {"الرياض": "riyadh"}),
    ("تقدمت القوات وصولا إلى الحضر جنوب الموصل.", {"الحضر": "hatra", "الموصل": "mosul"}),
    ("قتل جندي في بلد جنوب سامراء.", {"بلد": "balad", "سامراء": "samarra"}),
    (
        "سيطرت القوات على حقل العمر وكونيكو والجبسة.",
        {"العمر": "al-omar-field", "كونيكو": "conoco-gas-plant", "الجبسة": "jibissa-field"},
    ),
    (
        "في قاعدة علي السالم في الكويت والعديد في قطر.",
        {"علي السالم": "ali-al-salem-air-base", "الكويت": "kuwait", "العديد": "al-udeid-air-base", "قطر": "qatar"},
    ),
    ("سقطت قذيفة قرب الرطبة بعد السيول في الأنبار.", {"الرطبة": "rutba", "الأنبار": "anbar-governorate"}),
    ("غطت عاصفة ترابية هيت غربي الأنبار.", {"هيت": "hit", "الأنبار": "anbar-governorate"}),
    ("قتلا بالقرب من بلد (70 كلم شمال بغداد) أمس.", {"بلد": "balad", "بغداد": "baghdad"}),
    ("وقعت الاتفاقية بين البصرة والعقبة.", {"البصرة": "basra", "العقبة": "aqaba"}),
    ("حلقت الطائرات فوق صيدا وصور.", {"صيدا": "sidon", "صور": "tyre"}),
    (
        "وقع انفجار في الحسكة. وأصيب أهالي الطوز في كركوك.",
        {"الحسكة": "hasakah", "الطوز": "tuz-khurmatu", "كركوك": "kirkuk"},
    ),
    (
        "قصفت القوات بلدة أبو راسين (زركان) شمالي الحسكة.",
        {"أبو راسين": "abu-rasin", "زركان": "abu-rasin", "الحسكة": "hasakah"},
    ),
    ("قُطعت الطرق المؤدية الى ابوغريب والفلوجة.", {"ابوغريب": "abu-ghraib", "الفلوجة": "fallujah"}),
    ("انتشر الجيش على الحدود السورية – التركية.", {"الحدود السورية – التركية": "syria-turkey-border"}),
    ("خرجوا من كركوك فبيجي فحديثة.", {"كركوك": "kirkuk", "بيجي": "baiji", "حديثة": "haditha"}),
    ("أبالموصل يبنى المستشفى أم بالفلوجة؟", {"الموصل": "mosul", "الفلوجة": "fallujah"}),
    ("قُتِل شخصان في بَغْداد وفي المـوصل.", {"بَغْداد": "baghdad", "المـوصل": "mosul"}),
    ("A rocket hit Ain al-Asad air base on Monday.", {"Ain al-Asad": "ain-al-asad-air-base"}),
    ("Troops left Camp Taji in August.", {"Taji": "camp-taji"}),
    ("Rockets fell near Baghdad airport and Camp Victory.", {"Baghdad": "baghdad-airport", "Victory": "camp-victory"}),
    ("A drone struck the al-Tanf garrison.", {"al-Tanf": "al-tanf-base"}),
]
NOTHING = [
    "ارتدت العروس ثوبا من حرير أبيض.",
    "قال القائم بأعمال السفير إن اللقاء كان مثمرا.",
    "النظام القائم على الخوف لا يدوم.",
    "قال بشار الأسد في خطاب متلفز إن الحرب لم تنته.",
    "يلعب الأسد دورا في الغابة.",
    "هذه أسلحة حديثة وصلت قبل شهر.",
    "طرق الجندي الباب ثم دخل.",
    "قالت له هيت لك.",
    "كان صلاح الدين الأيوبي قائدا.",
    "عاد إلى بلده بعد سنوات.",
    "عدنا إلى البلد بعد الغربة.",
    "قتل زعيم التنظيم أبو بكر البغدادي.",
    "قال أحمد الموصلي إن الأمر انتهى.",
    "بدأت الدورة التدريبية أمس.",
    "كانت ربيعة أول الناجحات.",
    "بلغ العمر السبعين.",
    "هذا النصر عظيم.",
    "زار العديد في الفندق.",
    "افتتحت ثلاث رياض للأطفال، ووصفت الرياض بأنها متنفس.",
    "وقع انفجار في منزل قديم قرب القبو.",
    "أغلق اليورو قرب المتوسط المتحرك.",
    "طرق الجندي قرب الباب مرتين.",
    "وقف على أطراف المدينة الهادئة.",
    "تجول شمالي المدينة ثم عاد.",
    "لقب القيادي بأبي فاطمة.",
    "أطلقوا صواريخ بقطر 122 ملم.",
    "حكمت المحكمة على المتهم بعقوبة السجن.",
    "ارتدى الشرطي درعا واقيا.",
    "كانت «الشرق الأوسط» قد كشفت ذلك.",
    "ذكرت وسائل إعلام سورية ذلك.",
    "التيارات القومية والأحزاب الناصرية.",
    "رشق المتظاهرون الحجارة وصور القتلى بالهاتف.",
    "ذكرت صحيفة القدس العربي أن الاتفاق قريب.",
    "ولد في مسقط رأسه.",
    "أصيب أبو الهول بأضرار في عاصفة.",
    "الجيش العراقي والشرطة السورية والتحالف الأميركي.",
    "He hit the ball hard.",
    "Victory came at a price.",
    "Tell us more about it.",
]


@pytest.mark.parametrize(("sentence", "meant"), FOUND, ids=[sentence for sentence, _ in FOUND])
def test_these_are_places(read: Read, sentence: str, meant: dict[str, str]) -> None:
    assert {mention.surface: mention.place for mention in read(sentence)} == meant


@pytest.mark.parametrize("sentence", NOTHING)
def test_here_is_no_place(read: Read, sentence: str) -> None:
    assert [mention.surface for mention in read(sentence)] == []


@pytest.mark.parametrize(
    ("sentence", "generics"),
    [
        ("قرب قاعدة عين الأسد", ["قاعدة"]),
        ("في القاعدة الجوية عين الأسد", ["قاعدة"]),
        ("في «قاعدة» «عين الأسد»", ["قاعدة"]),
        ("في قاعدة. عين الأسد بعيدة", [None]),
        ("في عين الأسد", [None]),
        ("at Ain al-Asad air base", ["air base"]),
        ("at the air base of others; Ain al-Asad", [None]),
    ],
)
def test_the_generic_noun_that_goes_with_a_name(read: Read, sentence: str, generics: list[str | None]) -> None:
    assert [mention.generic for mention in read(sentence)] == generics


def test_the_longest_name_is_one_mention(read: Read) -> None:
    assert [mention.surface for mention in read("زار الولايات المتحدة الأميركية أمس.")] == [
        "الولايات المتحدة الأميركية"
    ]


def test_a_direction_is_no_part_of_a_name(read: Read) -> None:
    text = "وقع الهجوم شمال شرق سوريا وغربي الأنبار وعلى بعد 40 كم جنوب غرب كركوك."
    assert [mention.surface for mention in read(text)] == ["سوريا", "الأنبار", "كركوك"]


def test_a_weak_name_needs_its_noun_and_another_sort_of_noun_does_not_do(read: Read) -> None:
    assert [mention.place for mention in read("قاعدة حرير")] == ["harir-air-base"]
    assert read("فستان حرير") == []


def test_a_name_told_in_full_is_known_again_where_a_place_stands(read: Read) -> None:
    text = "وصلت القوات إلى قضاء حديثة ليلا. وقال شاهد إن النيران اندلعت في حديثة فجرا."
    assert [mention.place for mention in read(text)] == ["haditha-district", "haditha"]


def test_a_neighbour_in_a_list_vouches_for_a_weak_name(read: Read) -> None:
    text = "وصلت القوافل إلى الرمادي وهيت وحديثة."
    assert [mention.place for mention in read(text)] == ["ramadi", "hit", "haditha"]


def test_page_furniture_holds_no_mention(read: Read) -> None:
    text = "انفجار في الموصل.\nقتل شخصان.\nوأصيب ثالث بجروح.\nمقالات ذات صلة\nمظاهرات في بغداد\n"
    assert [mention.surface for mention in read(text)] == ["الموصل"]
