"""How near an answer comes to the right value: figures shared by the families, each 0 to 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from edgejson import jsontext
from edgejson.types import Json

__all__ = ["field_f1", "value_overlap"]


def field_f1(gold: Json, answer: Json) -> float:
    """F1 over leaves, a leaf being its JSON Pointer and its value.

    >>> round(field_f1({"a": 1, "b": 2}, {"a": 1, "b": 3}), 2)
    0.5
    """
    return _f1(_fields(gold), _fields(answer))


def value_overlap(gold: Json, answer: Json) -> float:
    """Jaccard index of the member names and scalars, wherever they stand: 1.0 when nothing was lost or invented.

    >>> value_overlap({"a": {"b": 1}}, {"b": 1, "a": {}})
    1.0
    """
    left, right = Counter(_atoms(gold)), Counter(_atoms(answer))
    union = (left | right).total()
    return (left & right).total() / union if union else 1.0


def _fields(value: Json) -> Counter[tuple[str, object]]:
    return Counter((pointer, _key(leaf)) for pointer, leaf in jsontext.leaves(value))


def _f1(gold: Counter[tuple[str, object]], answer: Counter[tuple[str, object]]) -> float:
    total = gold.total() + answer.total()
    return 2 * (gold & answer).total() / total if total else 1.0


def _key(leaf: Json) -> object:
    """A leaf as a dictionary key under typed equality: true is not 1, 1 is 1.0, {} is not []."""
    if isinstance(leaf, dict | list):
        return type(leaf).__name__, "empty"
    return (type(leaf).__name__, leaf) if isinstance(leaf, bool) else leaf


def _atoms(value: Json) -> Iterable[object]:
    stack = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            for name, member in node.items():
                yield "name", name
                stack.append(member)
        elif isinstance(node, list):
            stack.extend(node)
        else:
            yield "value", _key(node)
