"""Write docs/fields.md, what every field of an export is; run by hand, after a change of geo/words/fields.yml.

python tools/fields.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geo.export import FORMATS
from geo.export.fields import Field, Group, groups

PAGE = Path(__file__).parents[1] / "docs" / "fields.md"
_HEAD = """# What the fields are

Every field of the files that `buldan export` writes, made from [geo/words/fields.yml](../geo/words/fields.yml) by
`tools/fields.py`. One word means one thing in every format. A field is in all formats of its table unless the column
*only* names some; *?* marks what may be missing: null, or left out where the format has no null. An *edtf* date is ISO
8601-2, as exact as its source and no more: `2020-03`, `2022~` (about), `2014/..` (since), `[2021-07-27..2021-12-31]`
(one day of these). Coordinates are WGS 84 degrees; offsets are code points.
"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")


def page() -> str:
    """The page as Markdown."""
    return "\n".join((_HEAD, *(line for group in groups().values() for line in _section(group))))


def _section(group: Group) -> Iterator[str]:
    yield f"## {group.title['en']} · {group.title['ar']}\n"
    if group.note:
        yield f"{group.note}\n"
    yield from (f"- {_endings(form)}: {where}" for form, where in group.places.items())
    yield "\n| field | type | meaning | المعنى | only |\n| --- | --- | --- | --- | --- |"
    yield from (_row(field, group) for field in group.fields)
    yield ""


def _row(field: Field, group: Group) -> str:
    only = "" if field.formats == tuple(group.places) else ", ".join(field.formats)
    kind = field.type + "?" * field.optional
    return f"| `{field.name}` | {kind} | {field.meaning['en']} | {field.meaning['ar']} | {only} |"


def _endings(form: str) -> str:
    return ", ".join(f"`{ending}`" for ending in FORMATS[form].endings)


if __name__ == "__main__":
    main()
