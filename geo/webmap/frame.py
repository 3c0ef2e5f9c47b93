"""The page around the map, and the frame in which other pages show it."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable

# A map has no need of its host's origin, of forms or of downloads; links to the articles open beside it.
_SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
_FRAME = (
    '<iframe {source} title="{title}" sandbox="{sandbox}" loading="lazy" referrerpolicy="no-referrer" '
    'style="display: block; width: 100%; height: 640px; max-height: 90vh; border: 0"></iframe>'
)


def embed(address: str, title: str) -> str:
    """The HTML that shows the page at an address (a URL, or a path beside the page that embeds it) in another page."""
    return _frame("src", address, title)


def embed_whole(page: str, title: str) -> str:
    """The same with the page itself inside: nothing lies beside it, and it can stand in a notebook."""
    return _frame("srcdoc", page, title)


def _frame(attribute: str, value: str, title: str) -> str:
    source = f'{attribute}="{html.escape(value)}"'
    return _FRAME.format(source=source, title=html.escape(title), sandbox=_SANDBOX)


_HTML = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="{generator}">
<title>{title}</title>
<style>html, body, main {{ height: 100%; margin: 0; }} .folium-map {{ height: 100%; }}
{css}</style>
</head>
<body>
<main><div class="folium-map" id="{name}"></div></main>
<noscript>{alt}</noscript>
{scripts}
</body>
</html>
"""


def page(title: str, generator: str, alt: str, css: str, name: str, scripts: Iterable[str], tiles: bool) -> str:
    """One HTML page that asks for nothing but itself.

    Its Content-Security-Policy names the hashes of its scripts, so that the browser would run no other.
    """
    scripts = list(scripts)
    return _HTML.format(
        policy=_policy(scripts, tiles),
        title=html.escape(title),
        generator=html.escape(generator),
        alt=html.escape(alt),
        css=css,
        name=name,
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def _policy(scripts: Iterable[str], tiles: bool) -> str:
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts
    )
    images = "data: https://tile.openstreetmap.org" if tiles else "data:"
    rules = {
        "default-src": "'none'",
        "script-src": hashes,
        "style-src": "'unsafe-inline'",
        "img-src": images,
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())
