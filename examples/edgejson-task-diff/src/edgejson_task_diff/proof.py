"""Prove an answer from the record alone. Nothing here is shared with the code that composes it.

The patch is applied, operation by operation, as RFC 6902 says; and the places that it names are held against those
where the two documents differ, found by laying both out flat, pointer by pointer.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from edgejson import jsontext
from edgejson.checking import Parsed, Subject
from edgejson.types import Finding

__all__ = ["PatchError", "apply", "canonical_patch", "fault_of_form", "prove"]

_MEMBERS = {"add": {"op", "path", "value"}, "replace": {"op", "path", "value"}, "remove": {"op", "path"}}

Path = tuple[str | int, ...]


class PatchError(ValueError):
    """An operation that cannot be carried out."""


def prove(subject: Subject) -> Iterator[Finding]:
    """What is wrong with the answer to a record."""
    if not subject.answer.ok:
        yield Finding(check="diff.form", message=f"the answer is not JSON: {subject.answer.error}")
        return
    patch: Any = subject.answer.value
    fault = fault_of_form(patch)
    if fault:
        yield Finding(check="diff.form", message=fault)
        return
    documents = [Parsed.of(subject.record.input.get(name, "")) for name in ("first", "second")]
    if not all(document.ok for document in documents):
        yield Finding(check="diff.record", message="the record does not hold two JSON documents")
        return
    first, second = (document.value for document in documents)
    try:
        if not jsontext.equal(apply(patch, first), second):
            yield Finding(check="diff.result", message="the patch does not lead to the second document")
    except PatchError as error:
        yield Finding(check="diff.result", message=str(error))
    wanted = canonical_patch(first, second)
    named, places = ([(step["op"], step["path"]) for step in steps] for steps in (patch, wanted))
    if sorted(named) != sorted(places):
        odd = sorted(set(named) ^ set(places)) or sorted(named)
        message = f"{len(named)} operations where {len(places)} are needed; it differs in {odd[0][0]} {odd[0][1]!r}"
        yield Finding(check="diff.minimal", message=message)
    elif named != places:
        yield Finding(check="diff.order", message=f"{named[0][1]!r} comes first, not {places[0][1]!r} or in its order")


def fault_of_form(patch: Any) -> str:
    """Why this is no patch of add, remove and replace; empty when it is one."""
    if not isinstance(patch, list):
        return "the answer is no array of operations"
    for index, step in enumerate(patch):
        if not isinstance(step, dict) or step.get("op") not in _MEMBERS:
            return f"item {index} is no add, remove or replace"
        if set(step) != _MEMBERS[step["op"]]:
            return f"operation {index} ({step['op']}) has the members {', '.join(sorted(step))}"
        if not isinstance(step["path"], str) or not (step["path"] == "" or step["path"].startswith("/")):
            return f"the path of operation {index} is no JSON Pointer"
    return ""


# ---------------------------------------------------------------- applying


def apply(patch: list[dict[str, Any]], document: Any) -> Any:
    """The document after every operation; `document` itself is left alone.

    Raises:
        PatchError: an operation names a place that is not there.
    """
    root = {"": copy.deepcopy(document)}  # so that the whole document has a parent as well
    for step in patch:
        *parents, last = ["", *(_unescaped(token) for token in step["path"].split("/")[1:])]
        holder: Any = root
        for token in parents:
            holder = holder[_key(holder, token, step)]
        value = copy.deepcopy(step.get("value"))
        if step["op"] == "add" and isinstance(holder, list):
            holder.insert(len(holder) if last == "-" else _index(last, len(holder), step), value)
        elif step["op"] == "add" and isinstance(holder, dict):
            holder[last] = value
        elif step["op"] == "replace":
            holder[_key(holder, last, step)] = value
        else:
            del holder[_key(holder, last, step)]
    if "" not in root:
        raise PatchError("the patch removes the whole document")
    return root[""]


def _unescaped(token: str) -> str:
    return token.replace("~1", "/").replace("~0", "~")


def _key(holder: Any, token: str, step: dict[str, Any]) -> str | int:
    """The key of what is there already."""
    if isinstance(holder, list):
        return _index(token, len(holder) - 1, step)
    if isinstance(holder, dict) and token in holder:
        return token
    raise PatchError(f"{step['op']} {step['path']!r}: there is no such place")


def _index(token: str, most: int, step: dict[str, Any]) -> int:
    plain = token == "0" or (token.isascii() and token.isdigit() and not token.startswith("0"))
    if not plain or int(token) > most:
        raise PatchError(f"{step['op']} {step['path']!r}: {token!r} is no index of this array")
    return int(token)


# ---------------------------------------------------------------- comparing


def canonical_patch(first: Any, second: Any) -> list[dict[str, Any]]:
    """The one right patch: each topmost place that only one document has, and each that both have and fill unlike."""
    before, after = dict(_flat(first)), dict(_flat(second))
    steps: dict[Path, str] = {}
    for path in before.keys() | after.keys():
        if path in before and path in after:
            if not _comparable(before[path], after[path]) and not jsontext.equal(before[path], after[path]):
                steps[path] = "replace"
        elif path[:-1] in before and path[:-1] in after and _comparable(before[path[:-1]], after[path[:-1]]):
            steps[path] = "remove" if path in before else "add"
    return [
        {"op": op, "path": jsontext.join(path), **({} if op == "remove" else {"value": after[path]})}
        for path, op in sorted(steps.items(), key=_place)
    ]


def _flat(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    yield path, node
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in pairs:
        yield from _flat(child, (*path, key))


def _comparable(one: Any, other: Any) -> bool:
    """Whether two values differ inside: two objects, or two arrays."""
    return type(one) is type(other) and isinstance(one, dict | list)


def _place(step: tuple[Path, str]) -> tuple[Any, ...]:
    """Sorts operations into document order, items that an array loses from the last one on."""
    path, op = step
    steps: tuple[Any, ...] = tuple((0, token) for token in path)
    if op == "remove" and isinstance(path[-1], int):
        steps = (*steps[:-1], (1, -path[-1]))
    return steps
