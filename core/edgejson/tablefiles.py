"""The tables of a folder: a file of rows each, and folders of those that stand in for them in another language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from edgejson.documents import read_value
from edgejson.errors import SchemaError
from edgejson.types import Json
from edgejson.values.tables import Rows, Tables, translated

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["entries", "read_tables"]

_ENDING = ".json"


def read_tables(folder: Traversable) -> Tables:
    """Every table by its name, that of a language as ``de/NAME``; none where there is no such folder.

    Raises:
        SchemaError: a file cannot be read or holds no table, or stands in for one that is not there.
    """
    listed = entries(folder)
    tables = {name: _table(file, read_value(file)) for name, file in _among(listed)}
    for language in listed:
        if language.is_dir():
            for name, file in _among(entries(language)):
                tables[f"{language.name}/{name}"] = _in_another_language(file, tables.get(name))
    return tables


def entries(folder: Traversable) -> list[Traversable]:
    """What is in a folder, by name; none when there is no such folder."""
    if not folder.is_dir():
        return []
    try:
        return sorted(
            (entry for entry in folder.iterdir() if not entry.name.startswith(".")), key=lambda entry: entry.name
        )
    except OSError as error:
        raise SchemaError(f"the folder cannot be read: {error.strerror or error}", where=str(folder)) from None


def _among(entries: Sequence[Traversable]) -> Iterator[tuple[str, Traversable]]:
    """The files that hold a table, by the name of the table."""
    for file in entries:
        if file.name.endswith(_ENDING) and file.is_file():
            yield file.name.removesuffix(_ENDING), file


def _table(file: Traversable, rows: Json) -> Rows:
    if not isinstance(rows, list):
        raise SchemaError("a table is a list of rows", where=f"{file}:1")
    checked = [row for row in rows if isinstance(row, dict)]
    if not checked or len(checked) < len(rows):
        raise SchemaError("a table has rows, and every row is an object", where=f"{file}:1")
    return checked


def _in_another_language(file: Traversable, plain: Rows | None) -> Rows:
    """Rows of its own, or those of the plain table with its texts translated."""
    if plain is None:
        raise SchemaError("there is no such table to stand in for", where=f"{file}:1", hint="put the plain one beside")
    content = read_value(file)
    if not isinstance(content, dict):
        return _table(file, content)
    words = {text: word for text, word in content.items() if isinstance(word, str)}
    if len(words) < len(content):
        raise SchemaError("a translation gives a text for every text", where=f"{file}:1")
    try:
        return translated(plain, words)
    except ValueError as error:
        raise SchemaError(str(error), where=f"{file}:1") from None
