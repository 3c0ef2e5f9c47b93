"""What it costs to load the gazetteer: CPU seconds of a new process, without a cache and with one, beside the limits.

Run from anywhere: `python bench/loading.py`. Every round is a process of its own; the first finds an empty cache
folder, the second what the first left there. The best round of each counts. The limits are on `gazetteer.load()`
alone; the import before it and the matcher, which is built when a text is first read, stand beside it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import NamedTuple

ROUNDS = 5
COLD_LIMIT, WARM_LIMIT = 4.0, 0.3


class Costs(NamedTuple):
    """CPU seconds of each step of one process, and how many places it loaded."""

    imported: float
    loaded: float
    matcher: float
    places: float


def main() -> None:
    """Print the table."""
    cold, warm = zip(*(_both() for _ in range(ROUNDS)), strict=True)
    without, with_cache = _best(cold), _best(warm)
    print(f"{without.places:.0f} places, CPU seconds of a new process, best of {ROUNDS}\n")
    print(f"{'':24} {'no cache':>9} {'limit':>6} {'cache':>7} {'limit':>6}")
    print(f"{'import gazetteer':24} {without.imported:9.2f} {'':6} {with_cache.imported:7.2f}")
    print(f"{'gazetteer.load()':24} {without.loaded:9.2f} {COLD_LIMIT:6.1f} {with_cache.loaded:7.2f} {WARM_LIMIT:6.1f}")
    print(f"{'matcher, on first use':24} {without.matcher:9.2f} {'':6} {with_cache.matcher:7.2f}")


def _both() -> tuple[Costs, Costs]:
    """One process without a cache, then one with the cache that the first left."""
    with TemporaryDirectory() as cache:
        return _costs(cache), _costs(cache)


def _costs(cache: str) -> Costs:
    ran = subprocess.run([sys.executable, __file__, cache], capture_output=True, text=True, check=True)
    return Costs(*map(float, ran.stdout.split()))


def _best(rounds: Sequence[Costs]) -> Costs:
    return Costs(*map(min, zip(*rounds, strict=True)))


def measure(cache: Path) -> Costs:
    """Load once in this process, with the cache in this folder."""
    import platformdirs

    platformdirs.user_cache_dir = lambda *_args, **_more: str(cache)
    start = process_time()
    import gazetteer

    imported = process_time()
    places = gazetteer.load()
    loaded = process_time()
    _ = places.matcher
    return Costs(imported - start, loaded - imported, process_time() - loaded, len(places))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(*measure(Path(sys.argv[1])))
    else:
        main()
