"""An article through all stages: every mention a slice of its text, none dropped, each with its sentence and dates."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import Gazetteer
from geo.article import Article, ArticleError, read_articles
from geo.mention import Mention
from geo.parse import parse, parse_article

SEEDS = read_articles([Path(__file__).parents[2] / "seeds"]).articles
SIGNS = (
    "\u064e",
    "\u0651",
    "\u0640",
    "\u0640\u0640",
    "\u200f",
    "\u200e",
    "\u202b",
    "\u2069",
    "\u200c",
    "😀",
    "🇮🇶",
    "\ufe0f",
)
Read = Callable[[str], list[Mention]]


def sound(article: Article, mention: Mention) -> bool:
    """Whether offsets, excerpt and resolution agree with the text and each other."""
    excerpt_end = mention.excerpt_start + len(mention.excerpt)
    return (
        article.text[mention.start : mention.end] == mention.surface != ""
        and article.text[mention.excerpt_start : excerpt_end] == mention.excerpt
        and mention.excerpt_start <= mention.start
        and mention.end <= excerpt_end
        and len(mention.excerpt) <= 400
        and (mention.place is not None) == (mention.resolution == "resolved")
        and (mention.longitude is None) == (mention.place is None)
        and all(date.start is None or article.text[date.start : date.end] == date.surface for date in mention.dates)
    )


def test_five_seeds_are_read() -> None:
    assert len(SEEDS) == 5


@pytest.mark.parametrize("article", SEEDS, ids=lambda article: article.name)
def test_every_mention_is_a_slice_of_its_article(places: Gazetteer, article: Article) -> None:
    mentions = parse(article, places)
    assert mentions
    assert [mention for mention in mentions if not sound(article, mention)] == []


@settings(max_examples=40)
@given(data=st.data(), article=st.sampled_from(SEEDS))
def test_it_is_so_with_signs_thrown_in_at_random(places: Gazetteer, data: st.DataObject, article: Article) -> None:
    letters = list(article.text[:3000])
    for at in data.draw(st.lists(st.integers(0, len(letters) - 1), max_size=80)):
        letters[at] += data.draw(st.sampled_from(SIGNS))
    noisy = Article(article.name, "".join(letters), language="ar", published=article.published)
    assert [mention for mention in parse_article(noisy, places) if not sound(noisy, mention)] == []


@given(text=st.text(), language=st.sampled_from(["ar", "en", "ckb", "und"]))
def test_any_text_at_all_is_read(places: Gazetteer, text: str, language: str) -> None:
    article = Article("a.txt", text, language=language)
    assert all(sound(article, mention) for mention in parse_article(article, places))


def test_mentions_come_in_the_order_of_the_text_without_overlap(places: Gazetteer) -> None:
    for article in SEEDS:
        mentions = parse(article, places)
        assert all(one.end <= other.start for one, other in pairwise(mentions))


def test_a_file_a_folder_an_article_and_articles_are_read_alike(places: Gazetteer, tmp_path: Path) -> None:
    text = "وصلت القوات إلى الموصل."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    article = Article("a.txt", text)
    readings = [parse(source, places) for source in (tmp_path, tmp_path / "a.txt", str(tmp_path), article, [article])]
    assert [mention.surface for mention in readings[0]] == ["الموصل"]
    assert all(reading == readings[0] for reading in readings)


def test_a_path_that_cannot_be_read_is_one_line(places: Gazetteer, tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"none\.txt: no such file or folder$"):
        parse(tmp_path / "none.txt", places)


def test_a_mention_carries_what_is_known_of_its_article(places: Gazetteer) -> None:
    article = Article("a.txt", "عاد إلى الموصل.", "عنوان", "صحيفة", "https://example.org/", "ar", "2020-03")
    [mention] = parse(article, places)
    assert (mention.article, mention.article_title, mention.outlet) == ("a.txt", "عنوان", "صحيفة")
    assert (mention.url, mention.language, mention.published) == ("https://example.org/", "ar", "2020-03")


def test_a_mention_carries_its_place(read: Read) -> None:
    [mention] = read("صواريخ على قاعدة عين الأسد.")
    assert (mention.place, mention.kind, mention.generic) == ("ain-al-asad-air-base", "air-base", "قاعدة")
    assert (mention.place_title, mention.place_title_ar) == ("Ain al-Asad Air Base", "قاعدة عين الأسد الجوية")
    assert mention.longitude is not None and 42 < mention.longitude < 43
    assert mention.latitude is not None and 33 < mention.latitude < 34


def test_the_dates_of_a_mention_are_those_of_its_sentence(read: Read) -> None:
    first, second = read("قصفت الموصل في 5 آذار مارس 2017. ثم هدأت أربيل.")
    assert [(date.surface, date.edtf, date.basis) for date in first.dates] == [
        ("5 آذار مارس 2017", "2017-03-05", "event")
    ]
    assert [(date.edtf, date.basis) for date in second.dates] == [("[2017-03-05..]", "published")]


def test_without_a_date_in_its_sentence_a_mention_has_its_articles_own(places: Gazetteer) -> None:
    [mention] = parse(Article("a.txt", "هدأت أربيل.", language="ar", published="2020-03"), places)
    assert [(date.start, date.edtf, date.basis) for date in mention.dates] == [(None, "2020-03", "published")]


def test_a_record_is_plain_json(read: Read) -> None:
    [mention] = read("قصفت الموصل عام 2017.")
    assert json.loads(json.dumps(mention.record()))["dates"][0]["edtf"] == "2017"


def test_the_language_is_told_where_it_is_not_known(places: Gazetteer) -> None:
    text = "Rockets fell near the international airport of the capital Baghdad on Monday, officials said."
    [mention] = parse(Article("a.txt", text), places)
    assert (mention.language, mention.place) == ("en", "baghdad")
