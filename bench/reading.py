"""How fast text is read: recognition alone beside two peers in one run, then the share of each stage.

Run from anywhere: `python bench/reading.py`. Texts and names are the same in every run; rounds are
interleaved and the best of each counts, so that noise meets all alike. Compare ratios, not speeds.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from time import perf_counter
from typing import Any

import orjson
from flashgeotext.config import GeoTextConfiguration
from flashgeotext.geotext import GeoText
from flashgeotext.lookup import LookupData

import gazetteer
from gazetteer import Gazetteer
from gazetteer.matcher import Matcher
from gazetteer.spelling import fold, keys
from geo.article import Article, read_articles
from geo.parse import parse_article
from geo.shipped import seeds

NAMES, ROUNDS, SEED_COPIES, STAGE_COPIES = 5000, 25, 10, 12
NAMELESS_COPIES = 12  # of all the seeds' lines without a name, put after every seed in the sparser mix
BYTES_IN_MB = 1_000_000
STAGES = {
    "language": "language_of",
    "tokens": "tokens",
    "sentences": "sentences",
    "recognize": "recognize",
    "resolve": "resolve",
    "role": "role_of",
    "dates": "find_dates",
    "mentions": "_mention",
}
Read = Callable[[bytes], object]


def main() -> None:
    """Print the two tables."""
    places = gazetteer.load()
    articles = read_articles([seeds()]).articles
    recognition(places, [article.text for article in articles])
    print()
    stages(places, articles)


def recognition(places: Gazetteer, texts: Sequence[str]) -> None:
    """Recognition alone, from bytes to spans, beside its peers."""
    names = _names(places)
    matcher = Matcher({name: name for name in names})
    readers: dict[str, Read] = {
        "Matcher.find": lambda data: matcher.find(data.decode()),
        f"flashgeotext {version('flashgeotext')}, Arabic script": partial(_look_up, _peer(list(names.values()))),
        "str.translate, same folding, no search": partial(_translate, _translation()),
    }
    print(f"Recognition alone: UTF-8 bytes to spans, {len(names):,} names, best of {ROUNDS} interleaved rounds")
    nameless = _nameless(texts, matcher)
    dense = [text.encode() for text in texts] * SEED_COPIES
    sparse = ["\n".join([text, *nameless * NAMELESS_COPIES]).encode() for text in texts]
    for title, mix in (("the seeds, repeated", dense), ("sparser: the seeds among lines with no name", sparse)):
        size = sum(map(len, mix))
        spans = sum(len(matcher.find(data.decode())) for data in mix)
        print(f"\n{title} ({size / BYTES_IN_MB:.2f} MB, {spans / size * 1000:.1f} names a kB)")
        speeds = {name: size / seconds / BYTES_IN_MB for name, seconds in _best(readers, mix).items()}
        for name, speed in speeds.items():
            print(f"  {name:40}{speed:8.1f} MB/s")
        ours, peer, limit = speeds.values()
        print(f"  ratio to flashgeotext {ours / peer:.1f} (target 4), to str.translate {ours / limit:.2f} (target 0.9)")


def stages(places: Gazetteer, articles: Sequence[Article]) -> None:
    """The share of each stage of `parse_article`, measured around the functions that it calls itself."""
    unknown = [replace(article, language=None) for article in articles] * STAGE_COPIES  # so that language is told too
    size = sum(len(article.text.encode()) for article in unknown)
    _read(unknown[: len(articles)], places)  # loads words, models and patterns
    whole = min(_timed(_read, unknown, places) for _ in range(3))
    spent = _spent(places, unknown)
    total = sum(seconds for stage, seconds in spent.items() if not stage.startswith(" "))
    print(f"The whole of reading: the seeds, repeated ({size / BYTES_IN_MB:.2f} MB), language not given")
    print(f"  total {size / whole / BYTES_IN_MB:.2f} MB/s, {len(unknown) / whole:.0f} articles/s\n")
    for stage, seconds in spent.items():
        print(f"  {stage:32}{seconds / total:7.1%}{seconds / size * BYTES_IN_MB * 1000:9.1f} ms/MB")


def _names(places: Gazetteer) -> dict[str, str]:
    """Some of the shipped toponyms, always the same while the gazetteer is: folded → as written."""
    written = sorted({toponym.toponym for place in places for toponym in place.names})
    names = dict(zip(keys(written), written, strict=True))
    return {name: names[name] for name in random.Random(5).sample(sorted(names), min(NAMES, len(names)))}


def _nameless(texts: Sequence[str], matcher: Matcher[str]) -> list[str]:
    lines = [line for text in texts for line in text.splitlines()]
    return [line for line in lines if line.strip() and not matcher.find(line)]


def _peer(names: Sequence[str]) -> GeoText:
    """Flashgeotext with the names as they are written; without a script it takes Arabic letters for word ends."""
    peer = GeoText(GeoTextConfiguration(use_demo_data=False))
    peer.add(LookupData(name="places", data={name: [name] for name in names}, script="arabic"))
    return peer


def _look_up(peer: GeoText, data: bytes) -> object:
    return peer.extract(data.decode(), span_info=True)


def _translation() -> dict[int, str]:
    """The folding as `str.translate` takes it."""
    return {code: folded for code in range(0x10000) if (folded := fold(chr(code)).text) != chr(code)}


def _translate(table: dict[int, str], data: bytes) -> object:
    return data.decode().translate(table)


def _best(readers: dict[str, Read], mix: Sequence[bytes]) -> dict[str, float]:
    """The seconds of each reader's best round over the whole mix."""
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(ROUNDS):
        for name, read in readers.items():
            best[name] = min(best[name], _timed(_each, read, mix))
    return best


def _each(read: Read, mix: Sequence[bytes]) -> None:
    for data in mix:
        read(data)


def _timed(function: Callable[..., object], *arguments: object) -> float:
    start = perf_counter()
    function(*arguments)
    return perf_counter() - start


def _read(articles: Sequence[Article], places: Gazetteer) -> None:
    for article in articles:
        for mention in parse_article(article, places):
            orjson.dumps(mention.record())


def _spent(places: Gazetteer, articles: Sequence[Article]) -> dict[str, float]:
    """The seconds of each stage; two that are part of the stage above them start with a blank."""
    spent: dict[str, float] = {}
    for stage, name in STAGES.items():
        spent[stage] = 0.0
        _time_calls(sys.modules["geo.parse"], name, stage, spent)
        for part, owner, inner in _parts(places) if stage in ("tokens", "recognize") else ():
            if part.startswith(stage):
                spent[f"  {part}"] = 0.0
                _time_calls(owner, inner, f"  {part}", spent)
    spent["records, as JSON"] = 0.0
    for article in articles:
        mentions = list(parse_article(article, places))
        spent["records, as JSON"] += _timed(lambda found: [orjson.dumps(each.record()) for each in found], mentions)
    return spent


def _parts(places: Gazetteer) -> Iterator[tuple[str, Any, str]]:
    yield "tokens: folding", sys.modules["geo.tokens"], "fold"
    yield "recognize: the matcher", places.matcher, "find_folded"


def _time_calls(owner: Any, name: str, stage: str, spent: dict[str, float]) -> None:
    """Put a function in the place of `owner.name` that calls it and adds the seconds to its stage."""
    function = getattr(owner, name)

    def timed(*arguments: Any) -> Any:
        start = perf_counter()
        result = function(*arguments)
        spent[stage] += perf_counter() - start
        return result

    setattr(owner, name, timed)


if __name__ == "__main__":
    main()
