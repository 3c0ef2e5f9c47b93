"""When an article was published, from its own words where nothing else says it: EDTF, with the evidence.

What is known (articles.yml, --published, a page's metadata) comes first, then the first lines of the text, then
the bounds that its dates leave: a day told as past, a deadline still to come, «العام الجاري 2021».
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from geo.article import Article
from geo.language import with_language
from geo.published.evidence import Evidence, Publication, combine
from geo.published.head import head_evidence
from geo.published.told import told_evidence

__all__ = ["Evidence", "Publication", "dated", "publication"]


@lru_cache(maxsize=16)
def publication(text: str, language: str = "ar") -> Publication:
    """The day on which a text was published, as narrow as its words allow and no narrower."""
    head, told = head_evidence(text, language), told_evidence(text, language)
    spans = [(one.start, one.end) for one in head]
    told = [one for one in told if (one.start, one.end) not in spans]
    if any(one.days for one in head):
        told = [one for one in told if one.earliest or one.latest]  # a newspaper's weekday may be that of its print
    return combine([*head, *told])


def dated(article: Article) -> Article:
    """The article with its day of publication, EDTF, and `evidence`; unchanged where it is known or nothing tells it.

    Where the words exclude each other there is no date, and `evidence` names both.
    """
    if article.published:
        return article
    article = with_language(article)
    found = publication(article.text, article.language or "ar")
    if not str(found):
        return article
    evidence = "; ".join(filter(None, [article.evidence, f"Date: {found}" if found.edtf else str(found)]))
    return replace(article, published=found.edtf, evidence=evidence)
