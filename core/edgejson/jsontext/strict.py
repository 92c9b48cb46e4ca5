"""Strict reading of JSON text.

*Valid* means RFC 8259 in UTF-8: no NaN or Infinity, no number beyond a double, no duplicate member names, no lone
surrogates, a depth limit. `orjson` does the reading; what it lets pass (duplicate names, depth) is looked for here,
and the slow way is taken only when the fast one cannot rule a defect out.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, NoReturn

import orjson

from edgejson.types import Json

MAX_DEPTH = 64
"""Nesting deeper than this is refused; documents people exchange stay far below."""

_STRINGS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"')
_LONG_NUMBER = re.compile(r"[0-9][0-9.eE+-]{15,}")


class JsonTextError(ValueError):
    """The text is not strict JSON. `kind` names the rule, `line` and `column` (from 1) the place where known."""

    def __init__(self, kind: str, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.line = line
        self.column = column

    def __str__(self) -> str:
        return f"{self.message} (line {self.line}, column {self.column})"

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.kind, self.message, self.line, self.column))


def parse(text: str | bytes, *, max_depth: int = MAX_DEPTH) -> Json:
    """Read one JSON value; raise `JsonTextError` for anything RFC 8259 or this module's stricter rules refuse.

    >>> parse('{"a": [1, 2.5]}')
    {'a': [1, 2.5]}
    >>> parse('{"a": 1, "a": 2}')
    Traceback (most recent call last):
        ...
    edgejson.jsontext.strict.JsonTextError: member name 'a' appears twice in one object (line 1, column 1)
    """
    try:
        data = text.encode() if isinstance(text, str) else text
    except UnicodeEncodeError as error:
        raise JsonTextError("surrogate", "lone surrogate in the text", 1, error.start + 1) from None
    try:
        value: Json = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        _explain(data, error)
    _refuse_depth(data, value, max_depth)
    _refuse_duplicates(data, value)
    return value


def _explain(data: bytes, error: orjson.JSONDecodeError) -> NoReturn:
    if data.startswith(b"\xef\xbb\xbf"):
        raise JsonTextError("bom", "the text starts with a byte order mark", 1, 1) from None
    kind, message = "syntax", error.msg
    if b"\0" not in data[:1] and re.search(rb"(?<![\"\w])(?:NaN|-?Infinity)(?![\"\w])", _STRINGS.sub(b'""', data)):
        kind, message = "non_finite", "NaN and Infinity are not JSON"
    elif not _is_utf8(data):
        kind, message = "utf8", "the bytes are not UTF-8"
    elif "surrogate" in error.msg:
        kind = "surrogate"
    elif "recursion" in error.msg or "depth" in error.msg:
        kind, message = "depth", "nested too deeply"
    raise JsonTextError(kind, message, error.lineno, error.colno) from None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _refuse_depth(data: bytes, value: Json, limit: int) -> None:
    if data.count(b"[") + data.count(b"{") <= limit:  # too few openers to be deep: no walk needed
        return
    level: list[Any] = [value] if isinstance(value, dict | list) else []
    for _ in range(limit):
        level = [
            child
            for node in level
            for child in (node.values() if isinstance(node, dict) else node)
            if isinstance(child, dict | list)
        ]
        if not level:
            return
    raise JsonTextError("depth", f"nested deeper than {limit} levels", 1, 1)


def _refuse_duplicates(data: bytes, value: Json) -> None:
    """As many members in the text as in the parsed value rules duplicates out."""
    if b":" not in data:
        return
    members = _members(value)
    if _members_of_plain_text(data) == members or _STRINGS.sub(b"", data).count(b":") == members:
        return

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        seen: dict[str, Any] = {}
        for name, member in items:
            if name in seen:
                raise JsonTextError("duplicate_name", f"member name {name!r} appears twice in one object")
            seen[name] = member
        return seen

    json.loads(data, object_pairs_hook=pairs)


def _members_of_plain_text(data: bytes) -> int | None:
    """How many members the text has, counted by the end of each name; None where that is not certain.

    It is certain where no colon follows white space and no string holds an escaped quote before a colon: then every
    `":` ends a member's name.
    """
    if any(mark in data for mark in (b'\\":', b" :", b"\n:", b"\t:", b"\r:")):
        return None
    return data.count(b'":')


def _members(value: Json) -> int:
    count = 0
    stack: list[Any] = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            count += len(node)
            stack.extend(child for child in node.values() if isinstance(child, dict | list))
        elif isinstance(node, list):
            stack.extend(child for child in node if isinstance(child, dict | list))
    return count


def exact(text: str, value: Json) -> Any:
    """`value` (parsed from `text`) with numbers a double cannot hold exactly as written turned into `Decimal`.

    A double keeps 15 significant digits, so only a text with a longer number is read a second time.
    """
    if _LONG_NUMBER.search(text) is None:
        return value
    return json.loads(text, parse_float=Decimal)


def equal(left: object, right: object) -> bool:
    """Typed deep equality of JSON values: a boolean is no number, 1 equals 1.0, member order is free, array order
    is not.
    """
    if isinstance(left, bool) or isinstance(right, bool) or left is None or right is None:
        return left is right
    if isinstance(left, dict):
        return (
            isinstance(right, dict)
            and left.keys() == right.keys()
            and all(equal(member, right[name]) for name, member in left.items())
        )
    if isinstance(left, list):
        return isinstance(right, list) and len(left) == len(right) and all(map(equal, left, right))
    if isinstance(left, str) or isinstance(right, str | dict | list):
        return isinstance(left, str) and left == right
    return left == right
