"""With nothing else to go by, an outlet means the place of its own country."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from geo.article import Article
from geo.outlet import home_of
from geo.parse import parse

QAHTANIYAH = "انفجرت سيارة مفخخة في القحطانية، بحسب مصدر أمني."


@pytest.mark.parametrize(
    ("article", "home"),
    [
        (Article("a.txt", "قتل شخصان.", outlet="السومرية"), "iraq"),
        (Article("a.txt", "قتل شخصان.", url="https://www.enabbaladi.net/archives/1"), "syria"),
        (Article("a.txt", "شفق نيوز/ أعلنت خلية الإعلام الأمني مقتل شخصين."), "iraq"),
        (Article("a.txt", "عنب بلدي – خاص\nسيطرت القوات على البلدة."), "syria"),
        (Article("a.txt", "شام وحلب مدينتان."), None),
        (Article("a.txt", "قال مصدر لوكالة واع إن الأمر انتهى.", outlet="فرانس برس"), None),
    ],
)
def test_the_country_of_an_outlet(article: Article, home: str | None) -> None:
    assert home_of(article) == home


@pytest.mark.parametrize(
    ("outlet", "place"), [("السومرية", "qahtaniyah-nineveh"), ("عنب بلدي", "qahtaniyah-hasakah"), ("رويترز", None)]
)
def test_two_places_of_one_name_are_told_by_the_outlet(outlet: str, place: str | None, places: Gazetteer) -> None:
    [mention] = parse(Article("a.txt", QAHTANIYAH, outlet=outlet, language="ar"), places)
    assert mention.place == place
    assert mention.resolution == ("resolved" if place else "ambiguous")


def test_the_articles_other_places_come_before_the_outlet(places: Gazetteer) -> None:
    text = "انفجرت سيارة في القحطانية قرب القامشلي شمال الحسكة."
    mention = parse(Article("a.txt", text, outlet="السومرية", language="ar"), places)[0]
    assert mention.place == "qahtaniyah-hasakah"
