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
        if all(type(scope[0]) is dict for scope in found):
            found = [(node[token], None, node, (*path, token)) for node, _, _, path in found if token in node]
        else:
            found = [step for scope in found for step in _step(scope, token)]
    return [scope for scope in found if isinstance(scope[0], dict)]


def _step(scope: Scope, token: str) -> list[Scope]:
    node, _, parent, path = scope
    if isinstance(node, dict):
        return [(node[token], None, node, (*path, token))] if token in node else []
    if not isinstance(node, list):
        return []
    if token == ANY_POSITION:
        return [(item, index, parent, (*path, index)) for index, item in enumerate(node)]
    if token.isascii() and token.isdigit() and int(token) < len(node):
        index = int(token)
        return [(node[index], index, parent, (*path, index))]
    return []
