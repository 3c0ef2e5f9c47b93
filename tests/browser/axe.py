"""axe-core, the checker of accessibility, from its npm package; kept in the environment, no part of Buldan."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VERSION = "4.14.1"
ABSENT = f"no axe-core: its test is skipped; with npm on the path, `npm pack axe-core@{VERSION}` fetches it"
_FOLDER = Path(sys.prefix) / "axe-core" / VERSION
_FILE = _FOLDER / "axe.min.js"
SCRIPT = _FILE if _FILE.exists() else None
_PATIENCE_S = 120


def fetch() -> bool:
    """Put the script into the environment; False where npm is missing or reaches nothing."""
    with tempfile.TemporaryDirectory() as folder:
        pack = ["npm", "pack", f"axe-core@{VERSION}", "--silent"]
        try:
            subprocess.run(pack, cwd=folder, capture_output=True, check=True, timeout=_PATIENCE_S)
            with tarfile.open(Path(folder) / f"axe-core-{VERSION}.tgz") as archive:
                script = archive.extractfile("package/axe.min.js")
                assert script is not None
                _FOLDER.mkdir(parents=True, exist_ok=True)
                _FILE.write_bytes(script.read())
        except (OSError, subprocess.SubprocessError, tarfile.TarError, KeyError):
            return False
    return True
