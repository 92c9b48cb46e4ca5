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

# A string without an end goes on to the end of the text: to look for another from each of its quotes would take the
# square of its length.
_STRINGS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_CONTAINERS = frozenset({dict, list})
_BLANKS = (b" ", b"\n", b"\t", b"\r")
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
    if type(value) in _CONTAINERS and not _is_as_written(value, data, max_depth):
        members = _members(value, max_depth)
        if b":" in data and members != _members_of_plain_text(data):
            _refuse_duplicates(data, members)
    return value


def _is_as_written(value: Json, data: bytes, max_depth: int) -> bool:
    """Whether the text is the one that `value` is written as, which names no member twice, and has too few brackets
    to nest too deeply.
    """
    if data.count(b"{") + data.count(b"[") > min(max_depth, MAX_DEPTH):
        return False
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 if b"\n" in data else None) == data


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


def _members(node: Any, room: int) -> int:
    """How many members the objects in a container have; refuses to go more than `room` levels deep."""
    if room <= 0:
        raise JsonTextError("depth", "nested too deeply")
    count = 0
    children = node
    if type(node) is dict:
        count = len(node)
        children = node.values()
    for child in children:
        if type(child) in _CONTAINERS:
            count += _members(child, room - 1)
    return count


def _members_of_plain_text(data: bytes) -> int | None:
    """How many members the text has, counted by the end of each name; None where that is not certain.

    It is certain where no colon follows white space and no string holds an escaped quote before a colon: then every
    `":` ends a member's name.
    """
    # A single byte is found several times faster than two, and most texts lack most of these.
    if b"\\" in data and b'\\":' in data:
        return None
    if any(mark in data and mark + b":" in data for mark in _BLANKS):
        return None
    return data.count(b'":')


def _refuse_duplicates(data: bytes, members: int) -> None:
    """As many colons outside strings as members in the parsed value rule duplicates out; else the text is read
    again.
    """
    if _STRINGS.sub(b"", data).count(b":") == members:
        return

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        seen: dict[str, Any] = {}
        for name, member in items:
            if name in seen:
                raise JsonTextError("duplicate_name", f"member name {name!r} appears twice in one object")
            seen[name] = member
        return seen

    json.loads(data, object_pairs_hook=pairs)


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
    if type(left) in _CONTAINERS and type(right) in _CONTAINERS:
        try:  # what is written alike is equal; what is not may still be (1 and 1.0)
            written = orjson.dumps(left, option=orjson.OPT_SORT_KEYS)
            if written == orjson.dumps(right, option=orjson.OPT_SORT_KEYS) and b"null" not in written:
                return True  # (a NaN would be written as null)
        except TypeError:
            pass
    return _equal(left, right)


def _equal(left: object, right: object) -> bool:
    if isinstance(left, bool) or isinstance(right, bool) or left is None or right is None:
        return left is right
    if isinstance(left, dict):
        return (
            isinstance(right, dict)
            and left.keys() == right.keys()
            and all(_equal(member, right[name]) for name, member in left.items())
        )
    if isinstance(left, list):
        return isinstance(right, list) and len(left) == len(right) and all(map(_equal, left, right))
    if isinstance(left, str) or isinstance(right, str | dict | list):
        return isinstance(left, str) and left == right
    return left == right
