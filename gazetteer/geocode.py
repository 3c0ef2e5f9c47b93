"""Coordinates that an on-line service proposes for a name: only when asked, and never written anywhere as a place.

The services' terms are obeyed: a user agent that names Buldan, one request at a time and one a second however
many commands run, every answer kept in the user's cache and asked for once. What they answer is OpenStreetMap's
(ODbL): a hint where to look, no source to copy from.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import orjson
import platformdirs
from geopy.exc import GeocoderTimedOut, GeocoderUnavailable, GeopyError
from geopy.geocoders import Nominatim, Photon

from gazetteer.distance import metres
from gazetteer.errors import GazetteerError
from gazetteer.index import Gazetteer
from gazetteer.place import Place
from gazetteer.spelling import key
from gazetteer.store import write_whole

ATTRIBUTION = "© OpenStreetMap contributors, ODbL: a hint where to look; cite a source of your own"
SERVICES = {"nominatim": Nominatim, "photon": Photon}
_USER_AGENT = "buldan/0.1 (gazetteer of places in the news; asked by hand)"
_SECONDS_APART = 1.0
_LONGEST_QUEUE_S = 600.0  # a turn farther ahead was kept by a clock that went wrong
_TIMEOUT_S = 10
_MOST = 5
_SURROGATE = re.compile("[\\ud800-\\udfff]")  # what a shell gives that is no text


class Proposal(NamedTuple):
    """A point that a service proposes, in WGS 84 degrees, and the gazetteer's place of that name that is nearest to it.

    Where no place has the name, `place` is the nearest of all. `away_m` is its distance in metres.
    """

    label: str
    longitude: float
    latitude: float
    place: Place | None
    away_m: float
    namesake: bool


class Geocoder(Protocol):
    """What geopy's geocoders are."""

    def geocode(self, query: str, *, exactly_one: bool, limit: int) -> Any:
        """Locations with `address`, `longitude` and `latitude`, or None."""


def geocode(
    name: str,
    gazetteer: Gazetteer,
    service: str = "nominatim",
    geocoder: Geocoder | None = None,
    folder: Path | None = None,
) -> list[Proposal]:
    """What a service proposes for a name, as it ranks them; from the cache in `folder` where it was asked before.

    Raises GazetteerError in one line where the service cannot be asked, or is none of SERVICES, or nothing is asked.
    """
    if not key(name).strip() or _SURROGATE.search(name):
        raise GazetteerError(f"{name!a}: no name to ask for")
    if service not in SERVICES:
        raise GazetteerError(f"{service}: no such service; there is {', '.join(SERVICES)}")
    cache = folder or Path(platformdirs.user_cache_dir("buldan", appauthor=False)) / "geocode"
    kept = cache / f"{hashlib.blake2b(f'{service}/{key(name)}'.encode(), digest_size=16).hexdigest()}.json"
    try:
        points = orjson.loads(kept.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        points = _asked(name, service, geocoder or SERVICES[service](user_agent=_USER_AGENT, timeout=_TIMEOUT_S), cache)
        _keep(kept, points)
    return [_proposal(point, name, gazetteer) for point in points]


def _asked(name: str, service: str, geocoder: Geocoder, cache: Path) -> list[tuple[str, float, float]]:
    _wait(cache / "requests.sqlite")
    try:
        found = geocoder.geocode(name, exactly_one=False, limit=_MOST) or ()
    except (GeocoderTimedOut, GeocoderUnavailable):
        raise GazetteerError(f"{service}: no answer; there is no network, or the service is down") from None
    except GeopyError as error:
        raise GazetteerError(f"{service}: {' '.join(str(error).split()) or type(error).__name__}") from None
    return [(str(each.address), round(each.longitude, 5), round(each.latitude, 5)) for each in found]


def _wait(requests: Path) -> None:
    """Sleep until a second has passed since the last request that any command makes or waits to make."""
    try:
        requests.parent.mkdir(parents=True, exist_ok=True)
        seconds = _turn(requests) - time.time()
    except (OSError, sqlite3.Error):
        seconds = _SECONDS_APART
    time.sleep(max(seconds, 0.0))


def _turn(requests: Path) -> float:
    """The moment of this request, kept for others to see; the database's lock lets one process at a time choose."""
    with closing(sqlite3.connect(requests, timeout=_TIMEOUT_S, isolation_level=None)) as turns:
        turns.execute("BEGIN IMMEDIATE")
        turns.execute("CREATE TABLE IF NOT EXISTS turn (at REAL)")
        last = turns.execute("SELECT max(at) FROM turn").fetchone()[0] or 0.0
        now = time.time()
        at = max(now, last + _SECONDS_APART) if last < now + _LONGEST_QUEUE_S else now
        turns.execute("DELETE FROM turn")
        turns.execute("INSERT INTO turn VALUES (?)", (at,))
        turns.execute("COMMIT")
    return at


def _keep(kept: Path, points: Sequence[tuple[str, float, float]]) -> None:
    try:
        write_whole(kept, orjson.dumps(points))
    except OSError:
        return


def _proposal(point: tuple[str, float, float], name: str, gazetteer: Gazetteer) -> Proposal:
    label, longitude, latitude = point
    namesakes = [sense.place for sense in gazetteer.senses.get(key(name), ())]
    places = namesakes or list(gazetteer)
    away = metres(places, longitude, latitude)
    nearest = min(range(len(places)), key=away.__getitem__, default=None)
    if nearest is None:
        return Proposal(label, longitude, latitude, None, 0.0, False)
    return Proposal(label, longitude, latitude, places[nearest], away[nearest], bool(namesakes))
