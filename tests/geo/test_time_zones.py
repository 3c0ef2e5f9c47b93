"""Nothing shifts by a day, wherever the program runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import json
from geo.article import Article
from geo.parse import parse
from geo.table import TIMES, rows, to_table
text = "قصفت مسيرة قاعدة حرير مساء أمس الثلاثاء. وسلم التحالف معسكر التاجي في 23 آب 2020."
table = to_table(parse(Article("a.txt", text, language="ar", published="2023-08-09")))
print(json.dumps([[row["dates"], *(row[name] for name in TIMES)] for row in rows(table)], ensure_ascii=False))
"""


def told(zone: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=os.environ | {"TZ": zone, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("zone", ["Asia/Baghdad", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_same_dates_in_every_time_zone(zone: str) -> None:
    here = told("UTC")
    assert '"2023-08-08", "2023-08-08"' in here and '"2020-08-23", "2020-08-23"' in here
    assert told(zone) == here
