"""Place and its parts: one gazetteer record, frozen, unknown keys refused.

The words are those of the Linked Places Format and Pleiades where they have one.
"""

from __future__ import annotations

import math
import re
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

HERE = Path(__file__).parent
HEADS = ("country", "governorate")  # kinds whose own file heads a folder
_UNWRITABLE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufffe\\uffff]")


class Kind(NamedTuple):
    """What a place can be, as kinds.yml has it."""

    en: str
    ar: str
    family: str
    feature_code: str
    fclass: str


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its id, in the order of kinds.yml."""
    data = yaml.load((HERE / "kinds.yml").read_bytes(), Loader=yaml.CSafeLoader)
    return {name: Kind(**fields) for name, fields in data.items()}


def _known_kind(value: str) -> str:
    if value not in kinds():
        raise ValueError(f"no such kind; kinds.yml has {', '.join(kinds())}")
    return value


def _five_decimals(value: float) -> float:
    if round(value, 5) != value:
        raise ValueError("more than five decimals claims a precision that no source has")
    return value


def _one_line(value: str) -> str:
    """A text that a YAML file gives back as it was: direction marks and joiners may stand in it, controls not."""
    if not value.isprintable() and (found := _UNWRITABLE.search(value)):
        raise ValueError(f"a control character, U+{ord(found[0]):04X}")
    if value.isspace():
        raise ValueError("blank")
    return value


Text = Annotated[str, Field(min_length=1), AfterValidator(_one_line)]
Degrees = Annotated[float, AfterValidator(_five_decimals)]
Edtf = Annotated[str, Field(pattern=r"^[\d.?~%X/\[\]-]+$")]
IsoDay = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Point(_Part):
    """WGS 84 degrees, and within how many metres the true place surely lies."""

    lon: Annotated[Degrees, Field(ge=-180, le=180)]
    lat: Annotated[Degrees, Field(ge=-90, le=90)]
    accuracy_m: Annotated[int, Field(gt=0)]


class Shape(_Part):
    """An outline: the feature with the place's id in `gazetteer/shapes/<file>`."""

    file: Text
    accuracy_m: Annotated[int, Field(gt=0)]
    certainty: Literal["certain", "less-certain", "uncertain"]


class Toponym(_Part):
    """One attested name. A weak one needs a cue, or a related place, to count as a mention."""

    toponym: Text
    lang: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    strength: Literal["strong", "weak"] = "strong"
    cues: tuple[Text, ...] = ()
    when: Edtf | None = None
    shared: bool = False


class Status(_Part):
    """What a base or camp was over a time; `citation` counts the citations from one."""

    state: Literal["coalition", "host-forces", "handed-over", "closed", "open", "unknown"]
    when: Edtf
    citation: Annotated[int, Field(ge=1)]


class Citation(_Part):
    """Where a fact comes from."""

    label: Text
    url: Annotated[Text, Field(pattern=r"^https?://")]
    retrieved: IsoDay
    supports: Annotated[tuple[Literal["point", "shape", "names", "when", "status"], ...], Field(min_length=1)]


class Explained(_Part):
    """Why a place is right although a rule of `gazetteer.check` doubts it: one sentence for each.

    `outside`: its point lies outside the outline of what it lies in. `geonames`: it lies far from
    the point that GeoNames has. `twin`: another place of its kind and name is beside it.
    """

    outside: Text | None = None
    geonames: Text | None = None
    twin: Text | None = None


class Place(_Part):
    """One gazetteer record. `id` is its file's stem, `parent` the place whose folder it lies in.

    `imported`: a lower tier, from a dump that nobody curated.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    parent: str | None = None
    title: Text
    title_ar: Text
    kind: Annotated[str, AfterValidator(_known_kind)]
    point: Point
    shape: Shape | None = None
    names: Annotated[tuple[Toponym, ...], Field(min_length=1)]
    within: tuple[Text, ...] = ()
    stands_for: Text | None = None
    when: Edtf | None = None
    status: tuple[Status, ...] = ()
    links: tuple[Annotated[Text, Field(pattern=r"^(wd|gn|wiki|icao|iata):\S+$")], ...] = ()
    citations: Annotated[tuple[Citation, ...], Field(min_length=1)]
    explained: Explained = Explained()
    note: Text | None = None
    imported: bool = False

    @property
    def lies_in(self) -> tuple[str, ...]:
        """The ids of what it lies in: its parent, or without one all that it touches."""
        return (self.parent,) if self.parent else self.within

    @model_validator(mode="after")
    def _citations_exist(self) -> Place:
        missing = [s.citation for s in self.status if s.citation > len(self.citations)]
        if missing:
            raise ValueError(f"status cites citation {missing[0]}, which is not there")
        return self

    @model_validator(mode="after")
    def _point_is_cited(self) -> Place:
        if not any("point" in citation.supports for citation in self.citations):
            raise ValueError("no citation supports the point")
        return self


def degrees(place: Place, other: Place) -> float:
    """How far two places lie from one another, in degrees: enough to tell near from far."""
    return math.hypot(place.point.lon - other.point.lon, place.point.lat - other.point.lat)
