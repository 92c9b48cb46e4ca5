"""Schema documents as files: JSON or YAML, read strictly and within limits."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.errors import SchemaError
from edgejson.types import Json

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["ENDINGS", "MOST_BYTES", "parse_document", "read_document", "read_value"]

ENDINGS = (".json", ".yaml", ".yml")
"""What the name of a file with a document ends in."""

MOST_BYTES = 20 * 1024 * 1024
"""A larger file is refused before it is read; the largest schemas and API descriptions in use stay below."""

MAX_DEPTH = 128
"""Deeper nesting is refused. A schema nests some two levels for each of its instances, which may have 64."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16: looked for first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_document(file: Traversable) -> dict[str, Json]:
    """The schema document in a JSON or YAML file.

    Raises:
        SchemaError: the file cannot be read, is too large, or holds no object; says file, line and what is wrong.
    """
    document = read_value(file)
    if not isinstance(document, dict):
        raise SchemaError("a schema is a JSON object", where=f"{file}:1")
    return document


def read_value(file: Traversable) -> Json:
    """Whatever JSON value the file holds; `SchemaError` as `read_document`."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise SchemaError(f"cannot be read: {error.strerror or error}", where=str(file)) from None
    return parse_document(data, str(file), yaml=not file.name.endswith(".json"))


def parse_document(data: bytes, where: str, *, yaml: bool) -> Json:
    """The value in the content of a file that is called `where`; `SchemaError` as `read_document`.

    A byte order mark is understood; without one the text is UTF-8.
    """
    if len(data) > MOST_BYTES:
        raise SchemaError(f"is larger than {MOST_BYTES // 2**20} MB", where=where, hint="split it into several files")
    text = _decoded(data, where)
    if not yaml:
        try:
            return jsontext.parse(text, max_depth=MAX_DEPTH)
        except jsontext.JsonTextError as error:
            raise SchemaError(error.message, where=f"{where}:{error.line}") from None
    from edgejson.yamltext import YamlTextError, parse_yaml  # installed packs are JSON

    try:
        return parse_yaml(text, max_depth=MAX_DEPTH)
    except YamlTextError as error:
        raise SchemaError(error.message, where=f"{where}:{error.line}") from None


def _decoded(data: bytes, where: str) -> str:
    mark, encoding = next((known for known in _BYTE_ORDER_MARKS if data.startswith(known[0])), (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1 if encoding == "utf-8" else 1
        raise SchemaError(f"the bytes are not {encoding.upper()}", where=f"{where}:{line}") from None
