"""YAML ⇄ Place: one file a place, one canonical form, all faults gathered and raised once.

Places without a fault are kept as JSON in the user's cache under the hash of every file's name and bytes,
so a changed file can never be read from a stale copy; the copy is checked by the same models again. Imported
places lie in JSON Lines, a place a line: twenty thousand of them load in a second, as YAML in seven.
"""

from __future__ import annotations

import errno
import gc
import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import platformdirs
import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from gazetteer.errors import GazetteerError, PlaceFileError
from gazetteer.place import HEADS, Place

SHIPPED = Path(__file__).parent / "places"
_CACHE_VERSION = b"3"
_TIER = ".jsonl"
_PLACES = TypeAdapter(tuple[Place, ...])
_PLACE = TypeAdapter(Place)


def read_places(folder: Path, above: Mapping[str, str] | None = None) -> tuple[Place, ...]:
    """Every place under `folder`, in the order of their ids; of one id the curated place.

    `above` tells the parents of folders whose own country or governorate lies elsewhere, as `heads` gives them.
    Raises PlaceFileError naming every fault of every file, GazetteerError where the folder is not there.
    """
    if not folder.is_dir():
        raise GazetteerError(f"{folder}: no such folder")
    files = _read(folder)
    curated = _curated({name: data for name, data in files.items() if not name.endswith(_TIER)}, above or {})
    tiers = [name for name in files if name.endswith(_TIER)]
    if not tiers:
        return curated
    imported = (place for name in reversed(tiers) for place in _tier(name, files[name]))
    places = {place.id: place for place in (*imported, *curated)}
    return tuple(sorted(places.values(), key=lambda place: place.id))


def _read(folder: Path) -> dict[str, bytes]:
    """The bytes of every file, in the order of their folders. Raises PlaceFileError naming all that cannot be read."""
    files: dict[str, bytes] = {}
    faults: list[str] = []
    for name in sorted(file_names(folder, (".yml", _TIER)), key=lambda name: name.split("/")):
        try:
            files[name] = _bytes(f"{folder}/{name}")
        except OSError as error:
            faults.append(f"{name}: {error.strerror}")
    if faults:
        raise PlaceFileError(faults)
    return files


def _curated(files: Mapping[str, bytes], above: Mapping[str, str]) -> tuple[Place, ...]:
    cache = _cache_file(files, above)
    try:
        with _all_kept():
            return _PLACES.validate_json(cache.read_bytes())
    except (OSError, ValidationError):
        places = _checked(files, above)
        _keep(cache, places)
        return places


@contextmanager
def _all_kept() -> Iterator[None]:
    """No search for garbage among thousands of records that all stay: it costs a third of reading them."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _checked(files: Mapping[str, bytes], above: Mapping[str, str]) -> tuple[Place, ...]:
    records, faults = _parse(files)
    places, more = _places(records, above)
    if faults or more:
        raise PlaceFileError(faults + more)
    return tuple(sorted(places, key=lambda place: place.id))


def _tier(name: str, data: bytes) -> tuple[Place, ...]:
    """The imported places of a file, a JSON object a line."""
    lines = {number: line for number, line in enumerate(data.split(b"\n"), 1) if line.strip()}
    try:
        return _PLACES.validate_json(b"[" + b",".join(lines.values()) + b"]")
    except ValidationError:
        raise PlaceFileError(list(_tier_faults(name, lines))) from None


def _tier_faults(name: str, lines: Mapping[int, bytes]) -> Iterator[str]:
    """What is wrong with each line, read by itself so that its number is known."""
    for number, line in lines.items():
        try:
            _PLACE.validate_json(line)
        except ValidationError as error:
            yield from (f"{name}:{number}: {fault}" for fault in told(error))


def tier_lines(places: Iterable[Place]) -> bytes:
    """Imported places as `read_places` reads them from a .jsonl file: the same places give the same bytes."""
    return b"".join(place.model_dump_json(exclude_defaults=True).encode() + b"\n" for place in places)


def heads(folder: Path, places: Iterable[Place]) -> dict[str, str]:
    """Folder → the id of the country or governorate, one of `places`, whose own file lies in it."""
    own = {f"{place.id}.yml": place.id for place in places if place.kind in HEADS}
    found = (name.rpartition("/") for name in file_names(folder, (".yml",)))
    return {inner or ".": own[name] for inner, _, name in found if name in own}


def file_names(folder: Path, endings: tuple[str, ...]) -> Iterator[str]:
    """The paths of a folder's files below it, links to folders followed, none twice.

    Strings, for a Path apiece costs more than reading it.
    """
    seen = set()
    for path, folders, names in os.walk(folder, followlinks=True):
        folders.sort()
        status = os.stat(path)  # noqa: PTH116 - as above
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        inner = path[len(str(folder)) + 1 :].replace(os.sep, "/")
        yield from (f"{inner}/{name}" if inner else name for name in names if name.endswith(endings))


def _bytes(path: str) -> bytes:
    """The bytes of a regular file: a pipe would be waited for without end. Raises OSError."""
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - as above
        raise OSError(errno.EINVAL, "no regular file")
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
        return file.read()


def _cache_file(files: Mapping[str, bytes], above: Mapping[str, str]) -> Path:
    digest = hashlib.blake2b(_CACHE_VERSION + json.dumps(sorted(above.items())).encode(), digest_size=16)
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
    for old in sorted(cache.parent.glob("places-*.json"), key=_modified)[:-8]:
        with suppress(OSError):
            old.unlink()


def _modified(copy: Path) -> float:
    """When a copy was written; the oldest is what another process has just removed."""
    try:
        return copy.stat().st_mtime
    except OSError:
        return 0.0


def _parse(files: Mapping[str, bytes]) -> tuple[dict[str, Any], list[str]]:
    records: dict[str, Any] = {}
    faults: list[str] = []
    for name, data in files.items():
        try:
            records[name] = yaml.load(data, Loader=yaml.CSafeLoader)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            faults.append(f"{name}: not YAML: {' '.join(str(error).split())}")
    return records, faults


def _places(records: Mapping[str, Any], above: Mapping[str, str]) -> tuple[list[Place], list[str]]:
    places: list[Place] = []
    faults: list[str] = []
    heads_here = {**above, **_heads(records)}
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
            places.append(Place.model_validate({**record, "id": stem, "parent": _parent(name, stem, heads_here)}))
        except ValidationError as error:
            faults.extend(f"{name}: {fault}" for fault in told(error))
    return places, faults


def told(error: ValidationError) -> list[str]:
    """Each fault of a record in one line: where, and what is wrong."""
    return [f"{_where(fault['loc'])}: {fault['msg']}" for fault in _told(error)]


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
        if isinstance(record, dict) and record.get("kind") in HEADS
    }


def _parent(name: str, stem: str, heads_here: Mapping[str, str]) -> str | None:
    folder = Path(name).parent
    for level in (folder, *folder.parents):
        head = heads_here.get(level.as_posix())
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


def same_when_read(place: Place) -> bool:
    """Whether the file that `dump` makes of a place gives the same place back."""
    records, faults = _parse({place.id: dump(place).encode(errors="replace")})
    known = {"id": place.id, "parent": place.parent}
    try:
        return not faults and Place.model_validate({**records[place.id], **known}) == place
    except ValidationError:
        return False


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
