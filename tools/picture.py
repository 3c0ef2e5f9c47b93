"""Draw docs/picture.png, the picture of the seeds in README.md; run by hand.

python tools/picture.py
"""

from __future__ import annotations

from pathlib import Path

import gazetteer
import geo
from geo.about import About
from geo.picture import picture

ROOT = Path(__file__).parent.parent
ABOUT = About(
    title="Iraq and Syria in five articles on the coalition",
    description="Every place that the seed articles name, the larger the more of them name it.",
)


def main() -> None:
    """Read the seeds, draw them, write the file."""
    table = geo.to_table(geo.parse(ROOT / "seeds"))
    drawn = picture(table, gazetteer.load().places, ABOUT, size="slide", language="en")
    (ROOT / "docs" / "picture.png").write_bytes(drawn)


if __name__ == "__main__":
    main()
