"""How jq writes names, paths and values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edgejson import jsontext
from edgejson.types import Json

__all__ = ["is_term", "name_of", "path_of", "text_of"]

_PLAIN = re.compile("[A-Za-z_][A-Za-z0-9_]*")


def path_of(names: Sequence[str]) -> str:
    said = "".join("[]" if name == "*" else _member(name) for name in names)
    return said if said.startswith(".") else f".{said}"


def _member(name: str) -> str:
    return f".{name}" if _PLAIN.fullmatch(name) else f".{text_of(name)}"


def text_of(value: Json) -> str:
    """A value as a jq literal, which a JSON text is unless it holds the start of an interpolation."""
    return jsontext.canonical(value)


def name_of(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else text_of(name)


def is_term(filter_text: str) -> bool:
    """Whether a filter needs no parentheses: nothing but one call, path or literal."""
    depth, quoted, escaped = 0, False, False
    for character in filter_text:
        if quoted:
            quoted, escaped = character != '"' or escaped, character == "\\" and not escaped
        elif character == '"':
            quoted = True
        elif character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
        elif character in " ," and depth == 0:
            return False
    return True
