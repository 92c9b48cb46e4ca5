"""A reader of strict JSON written for these tests alone: recursive descent over RFC 8259, numbers as decimals."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

_BLANK = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]+')
_HEX = re.compile("[0-9a-fA-F]{4}")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class RefusedError(ValueError):
    """Not strict JSON."""


def read(text: str) -> Any:
    """The value of `text`; `RefusedError` for anything that RFC 8259 does not allow, and for a name given twice."""
    value, place = _value(text, _blank(text, 0))
    if _blank(text, place) != len(text):
        raise RefusedError(f"more text at {place}")
    return value


def refuses(text: str) -> bool:
    try:
        read(text)
    except RefusedError:
        return True
    return False


def _blank(text: str, place: int) -> int:
    return _BLANK.match(text, place).end()


def _value(text: str, place: int) -> tuple[Any, int]:
    for word, value in (("true", True), ("false", False), ("null", None)):
        if text.startswith(word, place):
            return value, place + len(word)
    match text[place : place + 1]:
        case '"':
            return _string(text, place)
        case "{":
            return _object(text, place)
        case "[":
            return _array(text, place)
    number = _NUMBER.match(text, place)
    if number is None:
        raise RefusedError(f"no value at {place}")
    return Decimal(number[0]), number.end()


def _string(text: str, place: int) -> tuple[str, int]:
    parts, place = [], place + 1
    while not text.startswith('"', place):
        if plain := _PLAIN.match(text, place):
            parts.append(plain[0])
            place = plain.end()
        elif text.startswith("\\u", place) and (code := _HEX.match(text, place + 2)):
            parts.append(chr(int(code[0], 16)))
            place += 6
        elif text.startswith("\\", place) and text[place + 1 : place + 2] in _ESCAPES and place + 1 < len(text):
            parts.append(_ESCAPES[text[place + 1]])
            place += 2
        else:
            raise RefusedError(f"a string does not go on at {place}")
    return "".join(parts).encode("utf-16", "surrogatepass").decode("utf-16"), place + 1


def _object(text: str, place: int) -> tuple[dict[str, Any], int]:
    members: dict[str, Any] = {}
    place = _blank(text, place + 1)
    if text.startswith("}", place):
        return members, place + 1
    while True:
        if not text.startswith('"', place):
            raise RefusedError(f"no name at {place}")
        name, place = _string(text, place)
        place = _blank(text, place)
        if not text.startswith(":", place) or name in members:
            raise RefusedError(f"no colon, or a name twice, at {place}")
        members[name], place = _value(text, _blank(text, place + 1))
        place = _blank(text, place)
        if text.startswith("}", place):
            return members, place + 1
        place = _comma(text, place)


def _array(text: str, place: int) -> tuple[list[Any], int]:
    items: list[Any] = []
    place = _blank(text, place + 1)
    if text.startswith("]", place):
        return items, place + 1
    while True:
        item, place = _value(text, place)
        items.append(item)
        place = _blank(text, place)
        if text.startswith("]", place):
            return items, place + 1
        place = _comma(text, place)


def _comma(text: str, place: int) -> int:
    if not text.startswith(",", place):
        raise RefusedError(f"no comma at {place}")
    return _blank(text, place + 1)


def same(left: Any, right: Any) -> bool:
    """Equality of values read by `read`: 1 is 1.0, true is not 1."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[name], right[name]) for name in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return type(left) is type(right) and left == right
