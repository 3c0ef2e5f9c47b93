"""The HTML page of many mentions beside folium's own MarkerCluster: CPU seconds to build, size, seconds to be ready.

Run from anywhere: `python bench/page.py`. 10,000 mentions at 2,000 places of the gazetteer, three in a sentence of 300
letters; folium's popups hold the sentences and nothing else. Its page finds its scripts in the folder beside it, not on
a network, and is spared Bootstrap and the icon fonts. Rounds are interleaved, the best of each counts. A page is ready
at the first frame after its load event; that time is the clock's. Without a Chromium that part is left out.
"""

from __future__ import annotations

import html
import random
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import folium
from folium.plugins import MarkerCluster
from geopandas import GeoDataFrame
from playwright.sync_api import Page, sync_playwright
from xstatic.pkg import jquery, leaflet, leaflet_markercluster

import gazetteer
import geo
from gazetteer import Gazetteer
from gazetteer.place import Place
from geo.article import read_articles
from geo.mention import Mention, MentionDate
from geo.shipped import seeds
from geo.table import to_table

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))
import chromium

MENTIONS, PLACES, IN_A_SENTENCE, IN_AN_ARTICLE, LETTERS, ROUNDS = 10_000, 2_000, 3, 8, 300, 2
BYTES_IN_MB = 1_000_000
FILES = {
    leaflet: ("leaflet.js", "leaflet.css", "images"),
    jquery: ("jquery.min.js",),
    leaflet_markercluster: ("leaflet.markercluster.js", "MarkerCluster.css", "MarkerCluster.Default.css"),
}
READY = "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now() / 1000))))"
# The median milliseconds of a change, up to where its layout is done.
MEDIAN = """(change) => {
    const map = map_buldanmap;
    const took = [...Array(15).keys()].map((at) => {
        const start = performance.now();
        change(map, at);
        map.getContainer().getBoundingClientRect();
        return performance.now() - start;
    });
    return took.sort((a, b) => a - b)[7];
}"""
CHANGES = {
    "filter by date (news.filter)": "(map, at) => map.buldan.news.filter({from: String(2010 + at)})",
    "zoom": "(map, at) => map.setZoom(5 + (at % 8) / 2, {animate: false})",
    "pan": "(map, at) => map.panBy([at % 2 ? 400 : -400, 0], {animate: false})",
    "choose a place": "(map, at) => map.buldan.news.choose(map.buldan.news.data.places[at * 90].id)",
}


def main() -> None:
    """Print what was measured, ours beside folium's."""
    places = gazetteer.load()
    table = many(places)
    sentences = table.groupby(["article", "excerpt_start"]).ngroups
    print(
        f"{len(table):,} mentions at {table.place.nunique():,} places, in {sentences:,} sentences of {LETTERS} letters"
    )
    builds = {
        "geo.to_page": partial(geo.to_page, table, places.places),
        f"folium {version('folium')} MarkerCluster": partial(peer, table),
    }
    pages, seconds = _built(builds)
    with TemporaryDirectory() as folder:
        own, other = (_saved(Path(folder), number, page) for number, page in enumerate(pages))
        assets = _copied(Path(folder))
        sizes = [own.stat().st_size / BYTES_IN_MB, (other.stat().st_size + assets) / BYTES_IN_MB]
        ready = _ready([own, other])
        print(f"\n{'':36}{'CPU s':>9}{'MB':>8}{'ready s':>9}")
        for name, *figures in zip(builds, seconds, sizes, ready or ("", ""), strict=True):
            print(f"{name:36}{figures[0]:9.2f}{figures[1]:8.2f}{figures[2]:>9}")
        print(f"\nbuilt {seconds[1] / seconds[0]:.1f} times as fast (target 10), in {seconds[0]:.2f} s (target 2)")
        print(f"{sizes[0] / sizes[1]:.2f} of the size (target 0.5)")
        if ready:
            print(f"ready after {float(ready[0]) / float(ready[1]):.2f} of the time (target 1)\n")
            _changes(own)


def many(places: Gazetteer) -> GeoDataFrame:
    """The table, always the same while the gazetteer is: each place at least once, few of them very often."""
    chance = random.Random(6)
    names = chance.sample(sorted(places.places), PLACES)
    often = chance.choices(names, [1 / (rank + 3) for rank in range(PLACES)], k=MENTIONS - PLACES)
    drawn = chance.sample([*names, *often], MENTIONS)
    groups = [[places[name] for name in drawn[at : at + IN_A_SENTENCE]] for at in range(0, MENTIONS, IN_A_SENTENCE)]
    words = [word for article in read_articles([seeds()]).articles for word in article.text.split()]
    return to_table(
        mention for number, group in enumerate(groups) for mention in _sentence(number, group, words, chance)
    )


def _sentence(number: int, group: Sequence[Place], words: Sequence[str], chance: random.Random) -> Iterator[Mention]:
    parts, spans, length = [], [], 0
    for place in group:
        lead = _words(words, chance, LETTERS // IN_A_SENTENCE - 30) + " في "
        spans.append((length + len(lead), place))
        parts += [lead, place.title_ar, " "]
        length += len(lead) + len(place.title_ar) + 1
    text = ("".join(parts) + _words(words, chance, max(0, LETTERS - length))).ljust(LETTERS, ".")
    article, begins = number // IN_AN_ARTICLE, number % IN_AN_ARTICLE * 1000
    day = f"{2012 + article % 14}-{1 + article % 12:02d}-{1 + number % 28:02d}"
    for start, place in spans:
        yield _mention(place, article, text, (begins, begins + start), day)


def _words(words: Sequence[str], chance: random.Random, letters: int) -> str:
    at = chance.randrange(len(words) - letters)
    return " ".join(words[at : at + letters])[:letters]


def _mention(place: Place, article: int, text: str, starts: tuple[int, int], day: str) -> Mention:
    begins, start = starts
    return Mention(
        article=f"{article:04d}.txt",
        article_title=f"الخبر رقم {article}",
        outlet="وكالة الأنباء",
        url=f"https://example.org/{article}",
        language="ar",
        published=day[:7],
        start=start,
        end=start + len(place.title_ar),
        surface=place.title_ar,
        generic=None,
        excerpt=text,
        excerpt_start=begins,
        role="literal",
        dateline=False,
        resolution="resolved",
        place=place.id,
        place_title=place.title,
        place_title_ar=place.title_ar,
        kind=place.kind,
        longitude=place.point.lon,
        latitude=place.point.lat,
        accuracy_m=place.point.accuracy_m,
        dates=(MentionDate(begins, begins + 4, day, day, "sentence"),),
        reason="strong name; literal: preposition",
        candidates=(place.id,),
    )


def peer(table: GeoDataFrame) -> str:
    """The same points and sentences as folium's users show them."""
    page = folium.Map((33.8, 42.5), zoom_start=6, tiles=None, max_zoom=18)
    page.default_js = [("leaflet", "leaflet.js"), ("jquery", "jquery.min.js")]
    page.default_css = [("leaflet_css", "leaflet.css")]
    points = list(zip(table.latitude.tolist(), table.longitude.tolist(), strict=True))
    untyped: Any = MarkerCluster
    cluster = untyped(points, popups=[html.escape(text) for text in table.excerpt])
    cluster.default_js = [("markerclusterjs", "leaflet.markercluster.js")]
    cluster.default_css = [(name, name) for name in ("MarkerCluster.css", "MarkerCluster.Default.css")]
    cluster.add_to(page)
    return str(page.get_root().render())


def _built(builds: dict[str, Any]) -> tuple[list[str], list[float]]:
    """The page of each, and the CPU seconds of its best round."""
    best = dict.fromkeys(builds, float("inf"))
    pages = {}
    for _ in range(ROUNDS):
        for name, build in builds.items():
            start = process_time()
            pages[name] = build()
            best[name] = min(best[name], process_time() - start)
    return list(pages.values()), list(best.values())


def _saved(folder: Path, number: int, page: str) -> Path:
    file = folder / f"{number}.html"
    file.write_text(page, encoding="utf-8")
    return file


def _copied(folder: Path) -> int:
    """Put what folium's page links beside it; the bytes of it."""
    size = 0
    for package, names in FILES.items():
        for name in names:
            source = Path(package.BASE_DIR) / name
            if source.is_dir():
                shutil.copytree(source, folder / name)
            else:
                size += Path(shutil.copy(source, folder / name)).stat().st_size
    return size


def _ready(files: Sequence[Path]) -> list[str] | None:
    """Seconds from navigation to the first frame after the load event, the best round of each file."""
    path = chromium.find()
    if path is None:
        print(f"\nready: left out, {chromium.ABSENT}")
        return None
    best = dict.fromkeys(files, float("inf"))
    for _ in range(2 * ROUNDS + 1):
        for file in files:
            with _opened(path, file) as page:
                best[file] = min(best[file], float(page.evaluate(READY)))
    return [f"{seconds:.2f}" for seconds in best.values()]


def _changes(file: Path) -> None:
    path = chromium.find()
    assert path is not None
    with _opened(path, file) as page:
        drawn = page.locator(".b-symbol, .b-group").count()
        print(f"in the browser, median of 15, with {drawn} symbols and groups drawn at first")
        for name, change in CHANGES.items():
            print(f"  {name:34}{page.evaluate(f'({MEDIAN})({change})'):9.0f} ms")


@contextmanager
def _opened(path: str, file: Path) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        page = browser.new_page(viewport={"width": 1400, "height": 800})
        page.goto(file.as_uri())
        yield page
        browser.close()


if __name__ == "__main__":
    main()
