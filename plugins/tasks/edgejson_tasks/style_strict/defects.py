"""Documents that no canonical text exists for: valid by the grammar of JSON, outside the domain of RFC 8785.

Such a document is never rounded or repaired: the right answer names what is wrong with it.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

__all__ = ["DEEPEST", "DEFECTS", "answer", "defect_of", "spoilt"]

DEEPEST = 64
"""Levels of nesting that a document may have."""

_LARGEST = 2**53 - 1
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*|true|false|null|[{}\[\],:]')
_SURROGATE = re.compile("[\ud800-\udfff]")


def answer(defect: str) -> str:
    """The answer to a document with that defect: ``{"error":"duplicate_name"}``."""
    return json.dumps({"error": defect}, separators=(",", ":"))


def spoilt(text: str, rng: random.Random) -> tuple[str, str] | None:
    """`text` with one defect and the name of it; None when the document has no place for the one drawn."""
    defect = rng.choice(DEFECTS)
    broken = _MAKERS[defect](list(_TOKEN.finditer(text)), text, rng)
    return None if broken is None else (broken, defect)


def defect_of(text: str) -> str | None:
    """The defect of a text that is JSON by its grammar, read off without the writer of defects; None when it has none.

    `ValueError` for a text that is no JSON.
    """
    found: set[str] = set()

    def members(pairs: list[tuple[str, Any]]) -> None:
        if len({name for name, _ in pairs}) < len(pairs):
            found.add("duplicate_name")
        if any(_SURROGATE.search(name) or _has_surrogate(value) for name, value in pairs):
            found.add("lone_surrogate")

    def integer(literal: str) -> int:
        if len(literal) > 400 or abs(int(literal)) > _LARGEST:
            found.add("unsafe_integer")
        return 0

    def real(literal: str) -> float:
        number = float(literal)
        if number in (float("inf"), float("-inf")):
            found.add("number_overflow")
        elif number.is_integer() and abs(number) > _LARGEST and "e" not in literal.lower():
            found.add("unsafe_integer")
        return 0.0

    if _depth(text) > DEEPEST:
        return "too_deep"
    value = json.loads(text, object_pairs_hook=members, parse_int=integer, parse_float=real)
    if _has_surrogate(value):
        found.add("lone_surrogate")
    return min(found) if found else None


def _has_surrogate(value: Any) -> bool:
    """Whether a string, or one in an array of arrays, has a lone surrogate; objects in it were read already."""
    if isinstance(value, list):
        return any(map(_has_surrogate, value))
    return isinstance(value, str) and _SURROGATE.search(value) is not None


def _depth(text: str) -> int:
    depth = deepest = 0
    for match in _TOKEN.finditer(text):
        if match[0] in "{[":
            depth += 1
            deepest = max(deepest, depth)
        elif match[0] in "}]":
            depth -= 1
    return deepest


# ---------------------------------------------------------------- makers: tokens of a valid text, the text, the stream

_Tokens = list[re.Match[str]]


def _values(tokens: _Tokens, wanted: Callable[[str], bool]) -> _Tokens:
    """Tokens that are values, not names."""
    following = [token[0] for token in tokens[1:]] + [""]
    return [token for token, after in zip(tokens, following, strict=True) if after != ":" and wanted(token[0])]


def _is_number(token: str) -> bool:
    return token[0] in "-0123456789"


def _duplicate(tokens: _Tokens, text: str, rng: random.Random) -> str | None:
    """A member of scalar value stands twice, the second time with another value."""
    places = [
        (tokens[index], tokens[index + 2])
        for index in range(len(tokens) - 2)
        if tokens[index + 1][0] == ":" and (tokens[index + 2][0][0] == '"' or _is_number(tokens[index + 2][0]))
    ]
    if not places:
        return None
    name, value = rng.choice(places)
    other = "null" if value[0][0] == '"' else f"{rng.randint(1, 9)}{value[0].lstrip('-')[:3].strip('.eE+-')}"
    return f"{text[: value.end()]},{text[name.start() : value.start()]}{other}{text[value.end() :]}"


def _surrogate(tokens: _Tokens, text: str, rng: random.Random) -> str | None:
    strings = _values(tokens, lambda token: token.startswith('"'))
    if not strings:
        return None
    end = rng.choice(strings).end() - 1
    unit = rng.randint(0xD800, 0xDBFF)
    return f"{text[:end]}\\u{unit:04x}{text[end:]}"


def _unsafe(tokens: _Tokens, text: str, rng: random.Random) -> str | None:
    near, far = 2**53 + rng.randint(0, 999), 2**64 + rng.getrandbits(70)
    literal = str(rng.choice((near, -near, far)))
    return _instead(tokens, text, literal, rng)


def _overflow(tokens: _Tokens, text: str, rng: random.Random) -> str | None:
    literal = rng.choice(("1E400", "-1e999", f"{rng.randint(2, 9)}.{rng.randint(1, 9)}e+{rng.randint(309, 900)}"))
    return _instead(tokens, text, literal, rng)


def _instead(tokens: _Tokens, text: str, literal: str, rng: random.Random) -> str | None:
    numbers = _values(tokens, _is_number)
    if not numbers:
        return None
    token = rng.choice(numbers)
    return f"{text[: token.start()]}{literal}{text[token.end() :]}"


def _deep(tokens: _Tokens, text: str, rng: random.Random) -> str | None:
    scalars = _values(tokens, lambda token: token[0] not in "{}[],:")
    if not scalars:
        return None
    token = rng.choice(scalars)
    levels = rng.randint(DEEPEST, DEEPEST + 16)
    return f"{text[: token.start()]}{'[' * levels}{token[0]}{']' * levels}{text[token.end() :]}"


_MAKERS: Mapping[str, Callable[[_Tokens, str, random.Random], str | None]] = MappingProxyType(
    {
        "duplicate_name": _duplicate,
        "lone_surrogate": _surrogate,
        "number_overflow": _overflow,
        "too_deep": _deep,
        "unsafe_integer": _unsafe,
    }
)
DEFECTS: tuple[str, ...] = tuple(_MAKERS)
"""What keeps a document out of the domain; also the errors that an answer names."""
