"""Where a rule applies: the objects that its `at` selects in a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeAlias

from edgejson.schema.invariants.rules import ANY_POSITION, Pattern

Scope: TypeAlias = tuple[Any, "int | None", Any, tuple["str | int", ...]]
"""The object (`here`), its position in the array around it, the object around that, and the path from the document."""

Walk: TypeAlias = Callable[[Any], Sequence[Scope]]


def walker(at: Pattern) -> Walk:
    """A function that lists the scopes in a document, which must be an object; what is missing gives no scope."""
    if not at:
        return _whole
    if len(at) == 2 and at[1] == ANY_POSITION and at[0] != ANY_POSITION:
        return partial(_items, at[0])
    return partial(_walk, at)


def _whole(root: Any) -> Sequence[Scope]:
    return ((root, None, None, ()),)


def _items(name: str, root: Any) -> Sequence[Scope]:
    """The case of nearly every rule that is not about the document itself."""
    items = root.get(name)
    if not isinstance(items, list):
        return ()
    return [(item, index, root, (name, index)) for index, item in enumerate(items) if isinstance(item, dict)]


def _walk(at: Pattern, root: Any) -> Sequence[Scope]:
    found: list[Scope] = [(root, None, None, ())]
    for token in at:
        around, found = found, []
        for node, _, parent, path in around:
            if isinstance(node, dict):
                if token in node:
                    found.append((node[token], None, node, (*path, token)))
            elif isinstance(node, list):
                found += [(node[index], index, parent, (*path, index)) for index in _positions(node, token)]
    return [scope for scope in found if isinstance(scope[0], dict)]


def _positions(items: Sequence[Any], token: str) -> Sequence[int]:
    """The positions in an array that a token names."""
    if token == ANY_POSITION:
        return range(len(items))
    return (int(token),) if token.isascii() and token.isdigit() and int(token) < len(items) else ()
