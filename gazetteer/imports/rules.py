"""rules.yml: what is taken from a dump, and how far it is trusted."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from gazetteer.place import kinds
from gazetteer.spelling import key


@cache
def rules() -> dict[str, Any]:
    """The rules as rules.yml has them."""
    data: dict[str, Any] = yaml.load((Path(__file__).parent / "rules.yml").read_bytes(), Loader=yaml.CSafeLoader)
    return data


@cache
def kind_of_code() -> dict[str, str]:
    """Feature code, without its class → kind: the first of kinds.yml with the code, or as rules.yml has it."""
    codes = {kind.feature_code.partition(".")[2]: name for name, kind in reversed(kinds().items())}
    codes |= rules()["codes"]
    return {code: kind for code, kind in codes.items() if code not in rules()["left_out"]}


@cache
def telling() -> frozenset[str]:
    """Folded first words that make a name a place's."""
    return frozenset(map(key, rules()["telling"]))
