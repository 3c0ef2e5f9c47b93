"""Where a Chromium for the tests is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome")
ABSENT = "no Chromium: install one (Debian: chromium) or name it in BULDAN_CHROMIUM"


def find() -> str | None:
    """The path of a Chromium: what BULDAN_CHROMIUM names, the system's, or playwright's own download."""
    named = os.environ.get("BULDAN_CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    if Path("/usr/bin/chromium").exists():
        return "/usr/bin/chromium"
    return next((path for path in map(shutil.which, _NAMES) if path), None) or _downloaded()


def _downloaded() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None
