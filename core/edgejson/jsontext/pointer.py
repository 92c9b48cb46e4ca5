"""JSON Pointers (RFC 6901)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from edgejson.types import Json


def escape(name: str | int) -> str:
    """One reference token, escaped.

    >>> escape("a/b~c")
    'a~1b~0c'
    """
    text = str(name)
    if "~" in text:
        text = text.replace("~", "~0")
    return text.replace("/", "~1") if "/" in text else text


def join(tokens: Sequence[str | int]) -> str:
    """The pointer of a path; the empty path is the whole document."""
    return "".join([f"/{escape(token)}" for token in tokens])


def split(pointer: str) -> list[str]:
    """The unescaped tokens of a pointer; `ValueError` when it does not start with a slash."""
    if not pointer:
        return []
    if not pointer.startswith("/"):
        raise ValueError(f"a JSON Pointer starts with '/': {pointer!r}")
    tokens = pointer[1:].split("/")
    return [token.replace("~1", "/").replace("~0", "~") for token in tokens] if "~" in pointer else tokens


def resolve(document: Any, pointer: str) -> Any:
    """The value at `pointer`; `KeyError` when there is none."""
    node = document
    for token in split(pointer):
        if isinstance(node, list):
            if not (token.isascii() and token.isdigit()) or int(token) >= len(node):
                raise KeyError(pointer)
            node = node[int(token)]
        elif isinstance(node, dict) and token in node:
            node = node[token]
        else:
            raise KeyError(pointer)
    return node


def leaves(value: Json) -> list[tuple[str, Json]]:
    """Every leaf with its pointer, in document order; empty containers are leaves."""
    found: list[tuple[str, Json]] = []
    _collect(value, "", found)
    return found


def _collect(node: Json, pointer: str, found: list[tuple[str, Json]]) -> None:
    # One of the hottest loops of a build: exact types, and no call where a name needs no escape.
    if type(node) is dict and node:
        for name, member in node.items():
            path = f"{pointer}/{name}" if "/" not in name and "~" not in name else f"{pointer}/{escape(name)}"
            kind = type(member)
            if kind is dict or kind is list:
                _collect(member, path, found)
            else:
                found.append((path, member))
    elif type(node) is list and node:
        for index, member in enumerate(node):
            kind = type(member)
            if kind is dict or kind is list:
                _collect(member, f"{pointer}/{index}", found)
            else:
                found.append((f"{pointer}/{index}", member))
    else:
        found.append((pointer, node))
