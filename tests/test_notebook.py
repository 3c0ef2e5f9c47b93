"""The notebook of docs/ runs from its first cell to its last, and shows its maps."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

DOCS = Path(__file__).parents[1] / "docs"


def _kept() -> Any:
    untyped: Any = nbformat
    return untyped.read(DOCS / "notebook.ipynb", as_version=4)


@pytest.fixture(scope="module")
def outputs() -> list[Any]:
    """What each code cell put out."""
    notebook = _kept()
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": DOCS}}).execute()
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def test_a_map_shows_itself_in_a_frame_of_its_own(outputs: list[Any]) -> None:
    shown = [output.data.get("text/html", "") for output in outputs if "data" in output]
    maps = [html for html in shown if html.startswith("<iframe srcdoc=")]
    assert len(maps) == 2 and all('sandbox="allow-scripts' in html for html in maps)
    assert "قواعد التحالف في العراق" in maps[1]


def test_the_table_shows_arabic_and_every_export_is_written(outputs: list[Any]) -> None:
    shown = "".join(output.data.get("text/html", "") for output in outputs if "data" in output)
    assert "عين الأسد" in shown
    printed = "".join(output.text for output in outputs if output.output_type == "stream")
    assert re.findall(r"^(\S+) True$", printed, re.M) == ["map.html", "places.geojson", "mentions.csv", "layers.gpkg"]


def test_the_notebook_is_kept_without_what_it_puts_out() -> None:
    notebook = _kept()
    assert all(not cell.outputs and cell.execution_count is None for cell in notebook.cells if cell.cell_type == "code")
