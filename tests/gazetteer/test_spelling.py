"""The folding: one sentence a rule, with the letters in it, and the way back to the original's offsets."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gazetteer import Gazetteer
from gazetteer.spelling import careful, fold, is_arabic, key

ALIKE = {
    "marks: بَغْدَادُ is بغداد": ("بَغْدَادُ", "بغداد"),
    "a dagger alef: هٰرون is هرون": ("هٰرون", "هرون"),
    "a shadda and a tanwin: حدّاً is حدا": ("حدّاً", "حدا"),
    "Quranic signs: قلۖعة is قلعه": ("قل\u06d6عة", "قلعه"),
    "tatweel: بغـــداد is بغداد": ("بغـــداد", "بغداد"),
    "hamza above alef: أربيل is اربيل": ("أربيل", "اربيل"),
    "hamza below alef: إدلب is ادلب": ("إدلب", "ادلب"),
    "a madda: آمرلي is امرلي": ("آمرلي", "امرلي"),
    "alef wasla: ٱلعراق is العراق": ("ٱلعراق", "العراق"),
    "hamza as a mark of its own: ا\u0654ربيل is اربيل": ("ا\u0654ربيل", "اربيل"),
    "hamza on waw: مؤتة is موته": ("مؤتة", "موته"),
    "hamza on ya: الطائف is الطايف": ("الطائف", "الطايف"),
    "ta marbuta: الفلوجة is الفلوجه": ("الفلوجة", "الفلوجه"),
    "alef maqsura: نينوى is نينوي": ("نينوى", "نينوي"),
    "Persian kaf and ya: کرکوک is كركوك and تهرانی is تهراني": ("کرکوک تهرانی", "كركوك تهراني"),
    "Persian gaf: گرگان is كركان": ("گرگان", "كركان"),
    "Persian pe, che and zhe: پاچژ is باجز": ("پاچژ", "باجز"),
    "Urdu ha and do-chashmi ha: ہھ is هه": ("ہھ", "هه"),
    "Kurdish e: هەولێر is ههولير": ("هەولێر", "ههولير"),
    "Kurdish o and u: دهۆک is دهوك": ("دهۆک", "دهوك"),
    "Kurdish r and l: ڕانیە is رانيه and هەڵەبجە is ههلهبجه": ("ڕانیە هەڵەبجە", "رانيه ههلهبجه"),
    "ve: ڤيينا is فيينا": ("ڤيينا", "فيينا"),
    "presentation forms: ﺑﻐﺪﺍﺩ is بغداد": ("ﺑﻐﺪﺍﺩ", "بغداد"),
    "the ligature of lam and alef: ﻻهاي is لاهاي": ("ﻻهاي", "لاهاي"),
    "the ligature with hamza: ﻷنبار is لانبار": ("ﻷنبار", "لانبار"),
    "the ligature of God's name: عبد ﷲ is عبد الله": ("عبد ﷲ", "عبد الله"),
    "Arabic-Indic digits: قاعدة ٢٠٢٠ is 2020": ("قاعدة ٢٠٢٠", "قاعده 2020"),
    "Persian digits: ۱۳۷ is 137": ("۱۳۷", "137"),
    "direction marks: \u200fبغ\u200eداد\u202c is بغداد": ("\u200fبغ\u200eداد\u202c", "بغداد"),
    "isolates and a byte-order mark: \u2067العراق\u2069\ufeff is العراق": ("\u2067العراق\u2069\ufeff", "العراق"),
    "zero-width joiners: تل\u200cعفر is تلعفر": ("تل\u200cع\u200dفر", "تلعفر"),
    "a variation selector: بغداد\ufe0f is بغداد": ("بغداد\ufe0f", "بغداد"),
    "capitals: ERBIL is erbil": ("ERBIL", "erbil"),
    "accents: Hewlêr is hewler, Şengal is sengal": ("Hewlêr Şengal", "hewler sengal"),
    "Latin letters without a decomposition: Diyarbakır is diyarbakir, Łódź is lodz": (
        "Diyarbakır Łódź",
        "diyarbakir lodz",
    ),
    "a hyphen is a blank: Ain al-Asad is ain al asad": ("Ain al-Asad", "ain al asad"),
    "a double blank is one: عين  الأسد is عين الاسد": ("عين  الأسد", "عين الاسد"),
    "a no-break blank is a blank: عين\u00a0الأسد is عين الاسد": ("عين\u00a0الأسد", "عين الاسد"),
    "a blank and a tab are one blank: عين \tالأسد": ("عين \tالأسد", "عين الاسد"),
    "a comma is a blank: بغداد، العراق": ("بغداد،العراق", "بغداد العراق"),
    "an emoji is a blank: في🙂بغداد": ("في🙂بغداد", "في بغداد"),
}
APART = {
    "ح is not ه": ("حرير", "هرير"),
    "ط is not ت": ("الطائف", "التايف"),
    "ذ is not د": ("ذي قار", "دي قار"),
    "ض is not ظ": ("الروضة", "الروظة"),
    "ث is not ت": ("حديثة", "حديتة"),
    "a blank is not nothing": ("تل عفر", "تلعفر"),
    "the article is not nothing": ("القائم", "قائم"),
    "a lone hamza is not nothing": ("صنعاء", "صنعا ا"),
    "an apostrophe parts a word": ("Qa'im", "Qaim"),
}
NAMES = (
    "بغداد",
    "عين الأسد",
    "دير الزور",
    "نينوى",
    "كركوك",
    "الموصل",
    "القائم",
    "البادية السورية",
    "Erbil",
    "Ain al-Asad",
)
INVISIBLE = "\u064b\u064e\u0651\u0670\u0640\u200c\u200d\u200e\u200f\u202a\u202c\u2067\u2069\ufeff"


@pytest.mark.parametrize(("written", "plain"), ALIKE.values(), ids=ALIKE)
def test_it_folds(written: str, plain: str) -> None:
    assert key(written) == plain


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART)
def test_it_keeps_apart(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize("plain", [plain for _, plain in ALIKE.values()])
def test_what_is_folded_folds_to_itself(plain: str) -> None:
    assert key(plain) == plain


def test_a_text_without_marks_keeps_its_length() -> None:
    text = "قُتل شخص، في «بغداد»."
    assert len(fold(text).text) == len(text) - 1


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("في بَغْـداد أمس", "بَغْـداد"),
        ("إلى ﻻهاي", "ﻻهاي"),
        ("قال عبد ﷲ في بغداد", "بغداد"),
        ("😀😀 في بغداد 😀", "بغداد"),
        ("قرب  عين  الأسد  ليلا", "عين  الأسد"),
        ("\u202bبغداد\u202c", "بغداد"),
    ],
)
def test_a_folded_span_leads_back_to_the_original(text: str, surface: str) -> None:
    folded = fold(text)
    found = re.search(key(surface), folded.text)
    assert found is not None
    start, end = folded.span(*found.span())
    assert text[start:end] == surface


def test_careful_spelling_tells_a_ta_marbuta_from_a_ha() -> None:
    assert careful("حديثة") != careful("حديثه")
    assert careful("نينوى") != careful("نينوي")
    assert careful("إِربيل") == careful("أربيل")


def test_arabic_is_told_from_latin_by_its_first_letter() -> None:
    assert is_arabic("بغداد")
    assert not is_arabic("baghdad")


def scattered(draw: st.DrawFn, text: str, noise: str) -> str:
    """The text with signs of `noise` after any of its letters."""
    signs = draw(st.lists(st.text(noise, max_size=2), min_size=len(text), max_size=len(text)))
    return "".join(letter + sign for letter, sign in zip(text, signs, strict=True))


@st.composite
def noisy_sentences(draw: st.DrawFn, noise: str = INVISIBLE + "😀🇮🇶") -> str:
    words = draw(st.lists(st.sampled_from((*NAMES, "قال", "في", "ثم", "و", "near", "the")), min_size=1, max_size=6))
    return scattered(draw, " ".join(words), noise)


@given(text=noisy_sentences())
@example(text="ﷲ في للأنبار 😀ب\u064eغداد")
def test_every_name_found_is_a_slice_that_folds_to_the_name(places: Gazetteer, text: str) -> None:
    for hit in places.matcher.find(text):
        if hit.value.sort == "place":
            folded = key(text[hit.start : hit.end])
            without_alef = f"ا{folded}"  # للأنبار: the name's alef is not written
            assert hit.value.senses in (places.senses.get(folded), places.senses.get(without_alef))


@given(data=st.data(), name=st.sampled_from(NAMES))
def test_signs_that_cannot_be_seen_hide_no_name(places: Gazetteer, data: st.DataObject, name: str) -> None:
    text = "في " + data.draw(st.composite(scattered)(name, INVISIBLE)) + " أمس"
    assert key(name) in {key(text[hit.start : hit.end]) for hit in places.matcher.find(text)}


@given(text=st.text())
def test_any_text_at_all_can_be_folded(text: str) -> None:
    folded = fold(text)
    for found in re.finditer(r"\S+", folded.text):
        start, end = folded.span(*found.span())
        assert 0 <= start < end <= len(text)
