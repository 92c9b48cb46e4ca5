"""Steps as JSON Patch documents (RFC 6902), for those that only add, remove and move what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.engines.joining import joined
from edgejson_tasks.transform.operation import Step

__all__ = ["OPERATIONS", "to_json_patch"]

_Entries: TypeAlias = "Iterator[dict[str, Any]]"


class _NoPatchError(Exception):
    """The step cannot be said as moves of what is there."""


def to_json_patch(step: Step, document: Json) -> list[dict[str, Any]] | None:
    """The entries that do to `document` what `step` does, or None."""
    form = _FORMS.get(step["op"])
    if form is None:
        return None
    try:
        return [
            entry
            for tokens, value in _places(document, jsontext.split(step.get("at", "")))
            for entry in form(jsontext.join(tokens), value, step)
        ]
    except _NoPatchError:
        return None


def _places(value: Any, tokens: Sequence[str], done: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every place that the tokens lead to, with its value; below ``*`` absent members are passed over."""
    if not tokens:
        yield done, value
    elif tokens[0] == "*" and isinstance(value, list):
        for index, element in enumerate(value):
            yield from _places(element, tokens[1:], (*done, str(index)))
    elif isinstance(value, dict) and tokens[0] in value:
        yield from _places(value[tokens[0]], tokens[1:], (*done, tokens[0]))


def _below(at: str, name: str) -> str:
    return f"{at}/{jsontext.escape(name)}"


def _moved(at: str, owner: dict[str, Json], names: dict[str, str]) -> _Entries:
    """Members under new names; not where a new name is taken, for a move would overwrite it."""
    for old, new in names.items():
        if old in owner and old != new:
            if new in owner:
                raise _NoPatchError
            yield {"op": "move", "from": _below(at, old), "path": _below(at, new)}


def _renamed(at: str, value: Any, step: Step) -> _Entries:
    if "scope" not in step:
        yield from _moved(at, value, step["map"])
        return
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, member in members:
        yield from _renamed(_below(at, str(name)), member, step)
    if isinstance(value, dict):
        yield from _moved(at, value, step["map"])


def _prefixed(at: str, value: Any, step: Step) -> _Entries:
    return _moved(at, value, {name: step["prefix"] + name for name in value})


def _stripped(at: str, value: Any, step: Step) -> _Entries:
    prefix = step["prefix"]
    return _moved(at, value, {name: name[len(prefix) :] or name for name in value if name.startswith(prefix)})


def _kept(at: str, value: Any, step: Step) -> _Entries:
    return ({"op": "remove", "path": _below(at, name)} for name in value if name not in step["fields"])


def _dropped(at: str, value: Any, step: Step) -> _Entries:
    return ({"op": "remove", "path": _below(at, name)} for name in step["fields"] if name in value)


def _transferred(_at: str, _value: Any, step: Step) -> _Entries:
    yield {"op": step["op"], "from": step["from"], "path": step["to"]}


def _nested(at: str, _value: Any, step: Step) -> _Entries:
    under = _below(at, step["under"])
    if step["under"] in step["fields"]:
        raise _NoPatchError
    yield {"op": "add", "path": under, "value": {}}
    for name in step["fields"]:
        yield {"op": "move", "from": _below(at, name), "path": _below(under, name)}


def _unnested(at: str, value: Any, step: Step) -> _Entries:
    inner = _below(at, step["field"])
    for name in value[step["field"]]:
        if name in value:
            raise _NoPatchError
        yield {"op": "move", "from": _below(inner, name), "path": _below(at, name)}
    yield {"op": "remove", "path": inner}


def _defaulted(at: str, value: Any, step: Step) -> _Entries:
    for name, default in step["values"].items():
        if name not in value or (value[name] is None and step["nulls"] == "replace"):
            yield {"op": "add", "path": _below(at, name), "value": default}


def _without_nulls(at: str, value: Any, step: Step) -> _Entries:
    if isinstance(value, dict):
        for name, member in value.items():
            if member is None:
                yield {"op": "remove", "path": _below(at, name)}
            else:
                yield from _without_nulls(_below(at, name), member, step)
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from _without_nulls(_below(at, str(index)), element, step)


def _without_blanks(at: str, value: Any, step: Step) -> _Entries:
    if isinstance(value, dict):
        for name, member in value.items():
            if _hollow(member):
                yield {"op": "remove", "path": _below(at, name)}
            else:
                yield from _without_blanks(_below(at, name), member, step)
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from _without_blanks(_below(at, str(index)), element, step)


def _hollow(value: Any) -> bool:
    """Whether nothing is left of a value once blanks are out: elements of an array always are."""
    if isinstance(value, dict):
        return all(map(_hollow, value.values()))
    return value is None or value in ("", [])


def _sliced(at: str, value: Any, step: Step) -> _Entries:
    excess = max(0, len(value) - step["count"])
    for number in range(excess):
        index = 0 if step["side"] == "last" else len(value) - 1 - number
        yield {"op": "remove", "path": f"{at}/{index}"}


def _deep_merged(at: str, value: Any, step: Step) -> _Entries:
    return _laid_over(at, value, step["patch"])


def _laid_over(at: str, value: Any, patch: Any) -> _Entries:
    for name, new in patch.items():
        if name in value and isinstance(new, dict) and isinstance(value[name], dict):
            yield from _laid_over(_below(at, name), value[name], new)
        else:
            yield {"op": "add", "path": _below(at, name), "value": new}


def _merge_patched(at: str, value: Any, step: Step) -> _Entries:
    if not isinstance(value, dict):
        raise _NoPatchError
    return _patched_over(at, value, step["patch"])


def _patched_over(at: str, value: dict[str, Any], patch: dict[str, Any]) -> _Entries:
    for name, new in patch.items():
        path = _below(at, name)
        if new is None:
            if name in value:
                yield {"op": "remove", "path": path}
        elif isinstance(new, dict):
            inner = value.get(name)
            if not isinstance(inner, dict):
                inner = {}
                yield {"op": "add", "path": path, "value": {}}
            yield from _patched_over(path, inner, new)
        else:
            yield {"op": "add", "path": path, "value": new}


def _patched(at: str, _value: Any, step: Step) -> _Entries:
    for entry in step["patch"]:
        pointers = {key: at + entry[key] for key in ("path", "from") if key in entry}
        yield {**entry, **pointers}


def _flattened(at: str, value: Any, step: Step) -> _Entries:
    """Copies of the leaves, then the containers go: a move out of an array would shift what stands behind it."""
    kinds = (dict, list) if step["arrays"] == "index" else (dict,)
    deep = {name: member for name, member in value.items() if member and type(member) in kinds}
    for name, member in deep.items():
        for flat, path in _leaves(name, _below(at, name), member, step["join"], kinds):
            if flat in value:
                raise _NoPatchError
            yield {"op": "copy", "from": path, "path": _below(at, flat)}
    for name in deep:
        yield {"op": "remove", "path": _below(at, name)}


def _leaves(name: str, path: str, value: Any, join: str, kinds: tuple[type, ...]) -> Iterator[tuple[str, str]]:
    """Joined name and pointer of every leaf: of what is empty, or of none of these kinds."""
    if not value or type(value) not in kinds:
        yield name, path
        return
    for inner, member in value.items() if isinstance(value, dict) else enumerate(value):
        said = str(inner)
        yield from _leaves(joined(name, said, join), _below(path, said), member, join, kinds)


_FORMS: dict[str, Callable[[str, Any, Step], _Entries]] = {
    "rename_keys": _renamed,
    "prefix_keys": _prefixed,
    "strip_prefix": _stripped,
    "keep_fields": _kept,
    "drop_fields": _dropped,
    "move": _transferred,
    "copy": _transferred,
    "nest": _nested,
    "unnest": _unnested,
    "default_values": _defaulted,
    "remove_nulls": _without_nulls,
    "remove_empty": _without_blanks,
    "slice": _sliced,
    "flatten": _flattened,
    "deep_merge": _deep_merged,
    "merge_patch": _merge_patched,
    "json_patch": _patched,
}

OPERATIONS = tuple(_FORMS)
"""The operations that have a form."""
