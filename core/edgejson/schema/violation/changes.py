"""One change of one place in a JSON value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from edgejson import jsontext
from edgejson.schema.visits import Path
from edgejson.types import Json

__all__ = ["Change", "Edit", "apply", "change_of"]

Kind: TypeAlias = Literal["replaced", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Change:
    """What was done: the value at `pointer` was replaced, removed or added.

    `old` is None where something was added, `new` where something was removed.
    """

    pointer: str
    kind: Kind
    old: Json
    new: Json


@dataclass(frozen=True, slots=True)
class Edit:
    """What to do at `path`."""

    path: Path
    kind: Kind
    new: Json = None


def apply(root: Any, edit: Edit) -> Any:
    """A copy of `root` with the edit; it shares with `root` what lies off the path."""
    return _applied(root, edit, 0)


def change_of(root: Any, edit: Edit) -> Change:
    """The edit of `root` as it is told to others."""
    node = root
    if edit.kind != "added":
        for token in edit.path:
            node = node[token]
    return Change(jsontext.join(edit.path), edit.kind, None if edit.kind == "added" else node, edit.new)


def _applied(node: Any, edit: Edit, depth: int) -> Any:
    if depth == len(edit.path):
        return edit.new
    token: Any = edit.path[depth]
    copy = node.copy()
    if depth < len(edit.path) - 1 or edit.kind == "replaced":
        copy[token] = _applied(node[token], edit, depth + 1)
    elif edit.kind == "removed":
        del copy[token]
    elif isinstance(copy, list):
        copy.insert(token, edit.new)
    else:
        copy[token] = edit.new
    return copy
