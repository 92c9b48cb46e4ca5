"""Merging and patching: JSON Merge Patch (RFC 7396), JSON Patch (RFC 6902), and a merge that stores nulls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.operation import StepError

__all__ = ["deep_merge", "json_patch", "merge_patch"]


def deep_merge(target: Any, patch: Any) -> Json:
    """`patch` laid over `target`: objects member by member, anything else in the place of what was there."""
    if not isinstance(target, dict) or not isinstance(patch, dict):
        return patch  # type: ignore[no-any-return]
    return {**target, **{name: deep_merge(target.get(name), value) for name, value in patch.items()}}


def merge_patch(target: Any, patch: Any) -> Json:
    """RFC 7396, section 2: as `deep_merge`, but a null in the patch takes the member out."""
    if not isinstance(patch, dict):
        return patch  # type: ignore[no-any-return]
    merged = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = merge_patch(merged.get(name), value)
    return merged


def json_patch(target: Json, patch: Sequence[Mapping[str, Any]]) -> Json:
    """RFC 6902: the operations in turn; `StepError` when one cannot be carried out or a test fails."""
    for entry in patch:
        target = _patched(target, entry)
    return target


def _patched(target: Json, entry: Mapping[str, Any]) -> Json:
    op, path = entry["op"], jsontext.split(entry["path"])
    if op == "test":
        if not jsontext.equal(_at(target, path), entry["value"]):
            raise StepError("a test of the patch fails")
        return target
    if op == "add":
        return _added(target, path, entry["value"])
    if op == "replace":
        _at(target, path)
        return _changed(target, path, entry["value"])
    if op == "remove":
        return _removed(target, path)
    source = jsontext.split(entry["from"])
    value = _at(target, source)
    if op == "copy":
        return _added(target, path, value)
    if path[: len(source)] == source and path != source:
        raise StepError("a value cannot move into itself")
    return target if path == source else _added(_removed(target, source), path, value)


def _at(target: Any, path: Sequence[str]) -> Json:
    for token in path:
        target = target[_key(target, token)]
    return target  # type: ignore[no-any-return]


def _key(owner: Any, part: str, *, end: bool = False) -> Any:
    """The key or index that `part` means in `owner`; with `end` also the place after the last element."""
    if isinstance(owner, dict):
        if part in owner or end:
            return part
    elif isinstance(owner, list):
        if part == "-" and end:
            return len(owner)
        if part.isascii() and part.isdigit() and (part == "0" or part[0] != "0") and int(part) < len(owner) + end:
            return int(part)
    raise StepError(f"nothing at {part!r}")


def _changed(target: Any, path: Sequence[str], value: Json) -> Json:
    if not path:
        return value
    key = _key(target, path[0])
    below = _changed(target[key], path[1:], value)
    return {**target, key: below} if isinstance(target, dict) else [*target[:key], below, *target[key + 1 :]]


def _added(target: Any, path: Sequence[str], value: Json) -> Json:
    if not path:
        return value
    owner: Any = _at(target, path[:-1])
    key = _key(owner, path[-1], end=True)
    grown = {**owner, key: value} if isinstance(owner, dict) else [*owner[:key], value, *owner[key:]]
    return _changed(target, path[:-1], grown)


def _removed(target: Any, path: Sequence[str]) -> Json:
    if not path:
        raise StepError("the whole document cannot be removed")
    owner: Any = _at(target, path[:-1])
    key = _key(owner, path[-1])
    left = (
        {name: member for name, member in owner.items() if name != key}
        if isinstance(owner, dict)
        else [*owner[:key], *owner[key + 1 :]]
    )
    return _changed(target, path[:-1], left)
