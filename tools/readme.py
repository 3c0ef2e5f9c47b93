"""Write the output of README.md's commands into it again; run by hand, after a change of rules or places.

python tools/readme.py
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Run every console block in a folder of its own and put in what it printed."""
    readme = ROOT / "README.md"
    with tempfile.TemporaryDirectory() as folder:
        for name in ("seeds", "tests"):
            (Path(folder) / name).symlink_to(ROOT / name)
        text = re.sub(
            r"^```console\n(.*?)^```$",
            lambda block: f"```console\n{rerun(block[1], folder)}```",
            readme.read_text(encoding="utf-8"),
            flags=re.MULTILINE | re.DOTALL,
        )
    readme.write_text(text, encoding="utf-8")


def rerun(block: str, folder: str) -> str:
    """A console block with each command's output as it is now."""
    commands = re.findall(r"^\$ .*\n(?:> .*\n)*", block, re.MULTILINE)
    return "".join(command + output_of(command, folder) for command in commands)


def output_of(command: str, folder: str) -> str:
    """What a command prints."""
    script = re.sub(r"^(?:\$|>) ", "", command, flags=re.MULTILINE)
    return subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, check=False).stdout


if __name__ == "__main__":
    main()
