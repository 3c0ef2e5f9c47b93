"""The page's scripts and styles: Leaflet's, and those of geo/page/."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from xstatic.pkg import leaflet

PAGE = Path(__file__).parents[1] / "page"
LEAFLET = Path(leaflet.BASE_DIR)
SCRIPTS = (
    "words.js",
    "unpack.js",
    "state.js",
    "layout.js",
    "crowd.js",
    "draw.js",
    "groups.js",
    "basemap.js",
    "symbols.js",
    "status.js",
    "panel.js",
    "fold.js",
    "search.js",
    "filters.js",
    "list.js",
    "finder.js",
    "time.js",
    "frame.js",
    "page.js",
)
STYLES = ("theme.css", "page.css", "crowd.css", "panel.css", "finder.css", "time.css", "print.css")


@cache
def script() -> str:
    """Leaflet and our own script as one text that can stand in a script element."""
    files = [LEAFLET / "leaflet.js", *(PAGE / name for name in SCRIPTS)]
    text = "\n".join(file.read_text("utf-8") for file in files)
    return re.sub(r"//# sourceMappingURL=\S+", "", text).replace("</script", "<\\/script")


@cache
def style() -> str:
    """Leaflet's and our own rules, without Leaflet's pictures: there is no default marker and no layer control."""
    files = [LEAFLET / "leaflet.css", *(PAGE / name for name in STYLES)]
    text = "".join(file.read_text("utf-8") for file in files)
    return re.sub(r"background-image:\s*url\([^)]*\);", "", text).replace("url(#default#VML)", "none")


@cache
def basemap() -> Any:
    """The quiet base map, as geo/page/basemap.js draws it."""
    return json.loads((PAGE / "basemap.json").read_bytes())
