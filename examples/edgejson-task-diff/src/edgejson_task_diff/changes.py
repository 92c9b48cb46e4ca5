"""What differs between two documents, as the canonical patch that leads from the first to the second."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence

from edgejson import jsontext
from edgejson.types import Json

__all__ = ["Operation", "carry_over", "differences"]

Operation = dict[str, Json]


def differences(first: Json, second: Json, pointer: str = "") -> Iterator[Operation]:
    """The canonical patch, from the top down.

    Objects are compared member by member, in the order of their names, arrays item by item, from the first; what
    an array has too many is removed from its end, last item first, what it lacks is added at its end.  Whatever else
    differs is replaced.

    >>> list(differences({"a": 1, "b": [1, 2, 3]}, {"a": 2, "b": [1]}))  # doctest: +NORMALIZE_WHITESPACE
    [{'op': 'replace', 'path': '/a', 'value': 2}, {'op': 'remove', 'path': '/b/2'}, {'op': 'remove', 'path': '/b/1'}]
    """
    if isinstance(first, dict) and isinstance(second, dict):
        for name in sorted(first.keys() | second.keys()):
            place = f"{pointer}/{jsontext.escape(name)}"
            if name not in second:
                yield {"op": "remove", "path": place}
            elif name not in first:
                yield {"op": "add", "path": place, "value": second[name]}
            else:
                yield from differences(first[name], second[name], place)
    elif isinstance(first, list) and isinstance(second, list):
        for index, (item, other) in enumerate(zip(first, second, strict=False)):
            yield from differences(item, other, f"{pointer}/{index}")
        for index in reversed(range(len(second), len(first))):
            yield {"op": "remove", "path": f"{pointer}/{index}"}
        for index in range(len(first), len(second)):
            yield {"op": "add", "path": f"{pointer}/{index}", "value": second[index]}
    elif not jsontext.equal(first, second):
        yield {"op": "replace", "path": pointer, "value": second}


def carry_over(changes: Sequence[Operation], document: Json) -> Json:
    """A copy of `document` with some of the `differences` between it and another one, in their order.

    An item that an array is to get beyond its end is appended: those before it may have been left out.
    """
    changed = copy.deepcopy(document)
    for change in changes:
        *parents, last = jsontext.split(str(change["path"]))
        parent = jsontext.resolve(changed, jsontext.join(parents))
        if isinstance(parent, list) and change["op"] == "add":
            parent.append(change["value"])
        else:
            key = int(last) if isinstance(parent, list) else last
            if change["op"] == "remove":
                del parent[key]
            else:
                parent[key] = change["value"]
    return changed
