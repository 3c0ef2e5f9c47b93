"""YAML ⇄ Place: one file a place, one canonical form, all faults gathered and raised once.

Places without a fault are kept as JSON in the user's cache under the hash of every file's name and bytes,
so a changed file can never be read from a stale copy; the copy is checked by the same models again.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import platformdirs
import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from gazetteer.errors import GazetteerError, PlaceFileError
from gazetteer.place import Place

SHIPPED = Path(__file__).parent / "places"
_HEADS = ("country", "governorate")
_CACHE_VERSION = b"2"
_PLACES = TypeAdapter(tuple[Place, ...])


def read_places(folder: Path) -> tuple[Place, ...]:
    """Every place under `folder`, in the order of their ids.

    Raises PlaceFileError naming every fault of every file, GazetteerError where the folder is not there.
    """
    if not folder.is_dir():
        raise GazetteerError(f"{folder}: no such folder")
    files = {name: _bytes(folder, name) for name in sorted(_names(folder), key=lambda name: name.split("/"))}
    cache = _cache_file(files)
    try:
        return _PLACES.validate_json(cache.read_bytes())
    except (OSError, ValidationError):
        places = _checked(files)
        _keep(cache, places)
        return places


def _checked(files: Mapping[str, bytes]) -> tuple[Place, ...]:
    records, faults = _parse(files)
    places, more = _places(records)
    if faults or more:
        raise PlaceFileError(faults + more)
    return tuple(sorted(places, key=lambda place: place.id))


def _names(folder: Path) -> Iterator[str]:
    """The paths of a folder's files below it; strings, for a Path apiece costs more than reading it."""
    for path, _, names in os.walk(folder):
        inner = Path(path).relative_to(folder).as_posix()
        yield from (name if inner == "." else f"{inner}/{name}" for name in names if name.endswith(".yml"))


def _bytes(folder: Path, name: str) -> bytes:
    with open(f"{folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 - as above
        return file.read()


def _cache_file(files: Mapping[str, bytes]) -> Path:
    digest = hashlib.blake2b(_CACHE_VERSION, digest_size=16)
    for name, data in files.items():
        digest.update(f"\0{name}\0{len(data)}\0".encode())
        digest.update(data)
    return Path(platformdirs.user_cache_dir("buldan", appauthor=False)) / f"places-{digest.hexdigest()}.json"


def _keep(cache: Path, places: tuple[Place, ...]) -> None:
    """Write the compiled copy whole or not at all; a cache that cannot be written is only slower."""
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        write_whole(cache, _PLACES.dump_json(places, exclude_defaults=True))
    except OSError:
        return
    for old in sorted(cache.parent.glob("places-*.json"), key=lambda path: path.stat().st_mtime)[:-8]:
        old.unlink(missing_ok=True)


def _parse(files: Mapping[str, bytes]) -> tuple[dict[str, Any], list[str]]:
    records: dict[str, Any] = {}
    faults: list[str] = []
    for name, data in files.items():
        try:
            records[name] = yaml.load(data, Loader=yaml.CSafeLoader)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            faults.append(f"{name}: not YAML: {' '.join(str(error).split())}")
    return records, faults


def _places(records: Mapping[str, Any]) -> tuple[list[Place], list[str]]:
    places: list[Place] = []
    faults: list[str] = []
    heads = _heads(records)
    seen: dict[str, str] = {}
    for name, record in records.items():
        stem = Path(name).stem
        if stem in seen:
            faults.append(f"{name}: id: {stem} is the id of {seen[stem]} too")
        seen[stem] = name
        if not isinstance(record, dict):
            faults.append(f"{name}: not a mapping of keys to values")
            continue
        try:
            places.append(Place.model_validate({**record, "id": stem, "parent": _parent(name, stem, heads)}))
        except ValidationError as error:
            faults.extend(f"{name}: {_where(fault['loc'])}: {fault['msg']}" for fault in _told(error))
    return places, faults


def _told(error: ValidationError) -> list[ErrorDetails]:
    """The faults without their shadows: a list whose items are at fault is not empty as well."""
    faults = error.errors()
    inner = {fault["loc"][:1] for fault in faults if len(fault["loc"]) > 1}
    return [fault for fault in faults if fault["type"] != "too_short" or fault["loc"] not in inner]


def _where(loc: Iterable[str | int]) -> str:
    return ".".join(str(step) for step in loc) or "record"


def _heads(records: Mapping[str, Any]) -> dict[str, str]:
    """Folder → the id of the country or governorate whose own file lies in it."""
    return {
        Path(name).parent.as_posix(): Path(name).stem
        for name, record in records.items()
        if isinstance(record, dict) and record.get("kind") in _HEADS
    }


def _parent(name: str, stem: str, heads: Mapping[str, str]) -> str | None:
    folder = Path(name).parent
    for level in (folder, *folder.parents):
        head = heads.get(level.as_posix())
        if head and head != stem:
            return head
    return None


def dump(place: Place) -> str:
    """The canonical YAML of a place: fixed key order, text quoted, one line a name."""
    record = place.model_dump(exclude={"id", "parent"}, exclude_defaults=True)
    lines = []
    for key in Place.model_fields:
        if key not in record:
            continue
        value = record[key]
        if isinstance(value, tuple | list) and value and isinstance(value[0], dict):
            lines.append(f"{key}:")
            lines.extend(f"  - {_flow(item)}" for item in value)
        else:
            lines.append(f"{key}: {_flow(value)}")
    return "\n".join(lines) + "\n"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file in one step: a reader sees the old bytes or the new, never a part.

    What is no regular file, such as a device, is written to. Raises OSError.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(target.stat().st_mode if target.exists() else 0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
