"""Dependencies have reasons and pins, no file names a machine or a registry, and the wheel holds what it needs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[1]
PROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
PINS = [line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))

# In parts, so that this file does not name them itself.
REGISTRIES = [
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("anaconda", "org"))
]
MACHINES = re.compile(r"(?<![\w/:.-])/" + r"(?:work|root|home|Users|opt|mnt)/\w")


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _dependencies() -> list[str]:
    project = tomllib.loads(PROJECT)
    extras = project["project"]["optional-dependencies"].values()
    wanted = [*project["project"]["dependencies"], *(name for extra in extras for name in extra)]
    return [*wanted, *project["build-system"]["requires"]]


def _files() -> list[Path]:
    """What git has or would add."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a clone")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as packed:
        return set(packed.namelist())


def test_every_dependency_has_its_reason_beside_it() -> None:
    lines = [line for line in PROJECT.splitlines() if re.match(r'    "[A-Za-z][\w.-]*>=', line)]
    assert len(lines) == len(_dependencies()) - len(tomllib.loads(PROJECT)["build-system"]["requires"])
    assert [line for line in lines if not re.search(r'",\s+# \S', line)] == []


def test_every_dependency_is_pinned() -> None:
    pinned = {_canonical(pin.partition("==")[0]) for pin in PINS}
    wanted = {_canonical(re.split(r"[<>=!~;\[ ]", name)[0]) for name in _dependencies()}
    assert wanted - pinned == set()


def test_a_pin_is_one_exact_version_and_no_address() -> None:
    assert [pin for pin in PINS if not re.fullmatch(r"[\w.-]+==[\w.+!]+", pin)] == []


def test_no_file_names_a_registry_or_a_path_of_a_machine() -> None:
    faults = []
    for path in _files():
        text = path.read_text("utf-8", errors="ignore")
        found = [name for name in (*REGISTRIES, str(ROOT) + "/") if name in text]
        faults += [f"{path.relative_to(ROOT)}: {name}" for name in found]
        faults += [f"{path.relative_to(ROOT)}: {match.group()}" for match in MACHINES.finditer(text)]
    assert faults == []


def test_the_wheel_holds_the_dashboard_the_seeds_the_places_and_the_page(names: set[str]) -> None:
    assert len(SEEDS) == 5
    shipped = ["app.py", "seeds/articles.yml", "seeds/README.md", *(f"seeds/{seed.name}" for seed in SEEDS)]
    needed = {f"geo/data/{name}" for name in shipped}
    for package in ("geo", "gazetteer"):
        files = (path for path in (ROOT / package).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        needed |= {path.relative_to(ROOT).as_posix() for path in files}
    assert needed - names == set()
    assert any(name.startswith("gazetteer/places/iq/") for name in names)
    assert any(name.startswith("geo/page/") for name in names)


def test_the_wheel_holds_nothing_else(names: set[str]) -> None:
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"geo", "gazetteer"}
    assert [name for name in names if "__pycache__" in name or name.endswith(".pyc")] == []


def test_the_wheel_carries_both_licences_and_the_command(wheel: Path, names: set[str]) -> None:
    assert {name.partition("/licenses/")[2] for name in names if "/licenses/" in name} == {
        "LICENSE",
        "gazetteer/LICENSE",
    }
    with zipfile.ZipFile(wheel) as packed:
        commands = packed.read(next(name for name in names if name.endswith("/entry_points.txt"))).decode()
    assert "buldan = geo.cli:main" in commands


def test_the_wheel_finds_its_seeds_unchanged_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "installed")
    script = "from geo import shipped; print(shipped.seeds()); print(shipped.app().is_file())"
    script = f"import sys; sys.path.insert(0, 'installed'); {script}"
    ran = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    folder, has_app = ran.stdout.splitlines()
    assert has_app == "True"
    assert (tmp_path / folder).resolve().is_relative_to(tmp_path.resolve())
    assert {path.name: path.read_bytes() for path in (tmp_path / folder).glob("*.txt")} == {
        path.name: path.read_bytes() for path in SEEDS
    }


def test_the_seeds_known_facts_are_those_of_the_gold() -> None:
    known = yaml.load((ROOT / "seeds" / "articles.yml").read_bytes(), Loader=yaml.CSafeLoader)
    gold = [json.loads(line) for line in (ROOT / "tests/gold/seeds/articles.jsonl").read_text("utf-8").splitlines()]
    for article in gold:
        facts = known[article["article"]]
        assert (facts["language"], facts["published"]) == (article["language"], article["published"])
        assert article["evidence"] in facts["evidence"]
        assert facts.get("title", "") in (ROOT / "seeds" / article["article"]).read_bytes().decode("utf-8")
    assert known.keys() == {seed.name for seed in SEEDS}
