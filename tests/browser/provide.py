"""Run by `make test`: see that there are a Chromium, a face for Arabic and axe-core, or install them, or say how."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import axe
import chromium

FONTS = ("fonts-dejavu-core", "fonts-hosny-amiri")
PATIENCE_S = 300


def main() -> int:
    if not _draws_arabic():
        _apt(*FONTS)
    if axe.SCRIPT is None and not axe.fetch():
        print(axe.ABSENT, file=sys.stderr)
    if _works() or (not os.environ.get("BULDAN_CHROMIUM") and _install()):
        return 0
    print(chromium.ABSENT, file=sys.stderr)
    return 1


def _works() -> bool:
    path = chromium.find()
    return path is not None and _quietly(path, "--version", *chromium.FLAGS)


def _install() -> bool:
    print("Installing a Chromium for the browser's tests …", flush=True)
    _quietly(sys.executable, "-m", "playwright", "install", "chromium")
    if not _works():
        _apt("chromium", *FONTS)
    return _works()


def _draws_arabic() -> bool:
    """Whether a face for Arabic is installed; where nothing can tell, nothing is installed for it."""
    if not shutil.which("fc-list"):
        return True
    return bool(subprocess.run(["fc-list", ":lang=ar"], capture_output=True, check=False).stdout.strip())


def _apt(*packages: str) -> None:
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        _quietly("apt-get", "update")
        _quietly("apt-get", "install", "-y", "--no-install-recommends", *packages)


def _quietly(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE_S).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    sys.exit(main())
