"""Which places a file was made with."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from gazetteer.place import Place

_LETTERS = 12


def version(places: Mapping[str, Place]) -> str:
    """How many places there are, and a digest of all that is said of them: another digest, other places."""
    digest = hashlib.sha256()
    for name in sorted(places):
        digest.update(places[name].model_dump_json().encode())
    return f"{len(places)} places, sha256 {digest.hexdigest()[:_LETTERS]}"
