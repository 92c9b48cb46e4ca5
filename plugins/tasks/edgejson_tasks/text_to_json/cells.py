"""Empty cells of tables: whose they are, and whether they could be taken for a null."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from edgejson import jsontext
from edgejson_tasks.text_to_json.borders import Stated
from edgejson_tasks.text_to_json.completeness import may_be_null

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["blank_nullables", "may_have_blanks"]

_BLANK_HTML = re.compile(r"<t[dh](?: [^<>]*)?>\s*</t[dh]>")
_BLANK_BARS = re.compile(r"\|\s*\|")
_BLANKS = (";;", ",,", "\t\t", ";\n", ",\n", "\t\n", "\n;", "\n,", "\n\t")
_HTML_ROW = re.compile(r"<t[dh][ >]")
_HTML_CELL = re.compile(r"<t[dh](?: [^<>]*)?>(.*?)</t[dh]>")
_SIGNS = "|\t;,"
_HELD = "\x00"
"""What stands in a line for every sign of a marked value."""


class _Row(NamedTuple):
    """A line with values of one array's item: its array, the item, the line with its values masked, the places of these
    in it, and those of its cells.
    """

    array: str
    item: int
    line: str
    held: Sequence[Stated]
    cells: Sequence[tuple[int, int]]

    def has_blanks(self) -> bool:
        """Whether a cell is empty."""
        return any(not self.line[start:end].strip() for start, end in self.cells)

    def members(self) -> list[str | None]:
        """For each cell the member in it, empty for none, None where something else stands there."""
        depth = len(jsontext.split(self.array)) + 1
        return [_member(self.line, start, end, self.held, depth) for start, end in self.cells]


def blank_nullables(text: str, stated: Sequence[Stated], schema: Schema) -> Iterator[str]:
    """Pointers of the members that have an empty cell in a table and may be null: one reader would leave them out, and
    another one write null.

    A column is that of the member whose values stand in it in other rows; `stated` holds the places in their order.
    """
    rows = _rows(text, stated)
    if not any(row.has_blanks() for row in rows):
        return
    columns: dict[tuple[str, int], dict[int, str]] = {}
    for row in rows:
        known = columns.setdefault((row.array, len(row.cells)), {})
        known.update((column, name) for column, name in enumerate(row.members()) if name)
    for row in rows:
        known = columns[row.array, len(row.cells)]
        for column, name in enumerate(row.members()):
            if name == "" and column in known:
                pointer = f"{row.array}/{row.item}/{known[column]}"
                if may_be_null(schema, pointer):
                    yield pointer


def may_have_blanks(text: str) -> bool:
    """A quick look for what every table with an empty cell has; few other texts do."""
    if "|" in text and (_BLANK_BARS.search(text) is not None or ("|\n" in text) != ("\n|" in text)):
        return True
    if "</t" in text and _BLANK_HTML.search(text) is not None:
        return True
    return text.endswith((";", ",", "\t", "|")) or any(blank in text for blank in _BLANKS)


def _rows(text: str, stated: Sequence[Stated]) -> list[_Row]:
    """The lines that hold values of the members of an array's item."""
    lines = list(_lines(text, stated))
    framed = all(line.startswith("|") for _, _, line, _ in lines)
    return [_Row(array, item, line, held, _cells(line, framed=framed)) for array, item, line, held in lines]


def _lines(text: str, stated: Sequence[Stated]) -> Iterator[tuple[str, int, str, Sequence[Stated]]]:
    """The array and the item that a line is about, the line with its values masked, and the places of these in it."""
    at = 0
    while at < len(stated):
        start = text.rfind("\n", 0, stated[at][0]) + 1
        end = text.find("\n", stated[at][0])
        end = end if end >= 0 else len(text)
        held: list[Stated] = []
        while at < len(stated) and stated[at][0] < end:
            first, last, pointer = stated[at]
            held.append((first - start, last - start, pointer))
            at += 1
        owners = {pointer.rpartition("/")[0] for _, _, pointer in held}
        owner = min(owners, key=len)
        array, _, item = owner.rpartition("/")
        if item.isdecimal() and all(one == owner or one.startswith(f"{owner}/") for one in owners):
            yield array, int(item), _masked(text[start:end], held), held


def _masked(line: str, held: Sequence[Stated]) -> str:
    """A line with a sign that parts no cells for every one of its values `held`."""
    masked = ""
    for first, last, _ in held:
        masked += line[len(masked) : first] + _HELD * (last - first)
    return masked + line[len(masked) :]


def _cells(line: str, *, framed: bool) -> list[tuple[int, int]]:
    """The places of the cells of a row; `framed` says that rows stand between bars."""
    if _HTML_ROW.search(line) is not None:
        return [match.span(1) for match in _HTML_CELL.finditer(line)]
    sign = next((sign for sign in _SIGNS if sign in line), "")
    if not sign:
        return []
    line = line.rstrip(" \r")
    start, end = (1, len(line) - line.endswith("|")) if sign == "|" and framed else (0, len(line))
    cells = []
    for part in line[start:end].split(sign):
        cells.append((start, start + len(part)))
        start += len(part) + 1
    return cells


def _member(line: str, start: int, end: int, held: Sequence[Stated], depth: int) -> str | None:
    """The member whose value stands in a cell; empty for a cell without anything."""
    if not line[start:end].strip():
        return ""
    names = {jsontext.escape(jsontext.split(name)[depth]) for first, _, name in held if start <= first < end}
    return names.pop() if len(names) == 1 else None
