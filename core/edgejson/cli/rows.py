"""Output that appears as it is made: rows of a table, rows of a JSON document, and what is wrong in between."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self, TypeVar

import click

__all__ = ["Faults", "RowDocument", "Table"]

T = TypeVar("T")


class Table:
    """Rows in columns two blanks apart, each printed at once; a column is as wide as its name and its first cell."""

    def __init__(self, columns: Sequence[str], widths: Mapping[str, int]) -> None:
        """`widths` says how wide columns are at least."""
        self._columns = columns
        self._widths = {column: max(len(column), widths.get(column, 0)) for column in columns}
        self._begun = False

    def show(self, row: Mapping[str, Any]) -> None:
        """Print a row, and the names of the columns before the first; what it lacks stays empty."""
        if not self._begun:
            self._begun = True
            self._widths = {column: max(width, len(str(row.get(column, "")))) for column, width in self._widths.items()}
            self._print(dict(zip(self._columns, self._columns, strict=True)))
        self._print(row)

    def _print(self, row: Mapping[str, Any]) -> None:
        cells = [_one_line(row.get(column, "")).ljust(width) for column, width in self._widths.items()]
        click.echo("  ".join(cells).rstrip())


def _one_line(cell: object) -> str:
    """A cell as it can be shown: titles may hold line breaks, or what a terminal would take for commands."""
    return "".join(character if character.isprintable() else " " for character in str(cell))


class RowDocument:
    """One JSON document with a list of rows, printed row by row: a list, or an object that has it under `key`."""

    def __init__(self, wanted: bool, *, key: str = "") -> None:
        self._wanted = wanted
        self._key = key
        self._rows = 0
        self._rest: dict[str, Any] = {}

    def __enter__(self) -> Self:
        self._echo(f"{{{json.dumps(self._key)}: [" if self._key else "[")
        return self

    def add(self, row: dict[str, Any]) -> None:
        self._echo(("," if self._rows else "") + "\n" + json.dumps(row, ensure_ascii=False))
        self._rows += 1

    def end(self, **rest: Any) -> None:
        """What follows the list in the object."""
        self._rest = rest

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if error is None:
            rest = "".join(
                f',\n"{name}": {json.dumps(value, ensure_ascii=False)}' for name, value in self._rest.items()
            )
            self._echo(f"\n]{rest}}}\n" if self._key else "\n]\n")

    def _echo(self, text: str) -> None:
        if self._wanted:
            click.echo(text, nl=False)


class Faults:
    """Schemas that cannot be used: said on stderr, and the others go on."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    @property
    def code(self) -> int:
        return int(bool(self.lines))

    def guard(self, schema_id: str, work: Callable[[], T]) -> T | None:
        from edgejson.errors import SchemaError

        try:
            return work()
        except SchemaError as error:
            line = str(error)
            self.lines.append(line if schema_id in line else f"{schema_id}: {line}")
            click.echo(self.lines[-1], err=True)
            return None
