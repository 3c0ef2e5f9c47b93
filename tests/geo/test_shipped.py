"""The dashboard and the seeds are found in a checkout and in a wheel."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo import shipped

ROOT = Path(__file__).parents[2]


def test_in_a_checkout_both_lie_at_its_root() -> None:
    assert shipped.app() == ROOT / "app.py"
    assert shipped.seeds() == ROOT / "seeds"


def test_in_a_wheel_both_lie_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "_PACKED", tmp_path)
    assert shipped.app() == tmp_path / "app.py"
    assert shipped.seeds() == tmp_path / "seeds"
