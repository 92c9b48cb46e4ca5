"""Changes that a careless fixer makes to data it was only asked to rewrite: one value dropped, renamed, altered.

Every change gives valid JSON with another value, so that only the data, never the style, tells the better answer.
"""

from __future__ import annotations

import copy
import itertools
import random
from collections.abc import Callable
from typing import Any, TypeAlias

from edgejson import jsontext
from edgejson.types import Json

__all__ = ["overfix"]

Path: TypeAlias = "tuple[str | int, ...]"
Change: TypeAlias = "Callable[[Any, random.Random], bool]"


def overfix(value: Json, rng: random.Random) -> tuple[Json, str] | None:
    """A copy of `value` with one careless change and the change's name; None for a value that offers no hold."""
    names = list(_CHANGES)
    rng.shuffle(names)
    for name in names:
        changed = copy.deepcopy(value)
        if _CHANGES[name](changed, rng) and not jsontext.equal(changed, value):
            return changed, name
    return None


def _slots(root: Any, accept: Callable[[Any], bool]) -> list[tuple[Any, str | int]]:
    """Container and key of every value inside `root` that `accept` takes, in an order that depends on `root` alone."""
    found: list[tuple[Any, str | int]] = []
    stack = [root]
    while stack:
        node = stack.pop()
        if not isinstance(node, dict | list):
            continue
        for key, child in node.items() if isinstance(node, dict) else enumerate(node):
            if accept(child):
                found.append((node, key))
            stack.append(child)
    return found


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _drop_member(root: Any, rng: random.Random) -> bool:
    slots = _slots(root, lambda _: True)
    if not slots:
        return False
    node, key = rng.choice(slots)
    del node[key]
    return True


def _rename_member(root: Any, rng: random.Random) -> bool:
    slots = [(node, key) for node, key in _slots(root, lambda _: True) if isinstance(node, dict)]
    if not slots:
        return False
    node, key = rng.choice(slots)
    name = str(key)
    renamed = rng.choice([name.title().replace("_", ""), name.replace("_", ""), f"{name}_value", f"{name}s"])
    if renamed in node or not renamed:
        return False
    members = [(renamed if old == name else old, member) for old, member in node.items()]
    node.clear()
    node.update(members)
    return True


def _change_number(root: Any, rng: random.Random) -> bool:
    slots = _slots(root, _is_number)
    if not slots:
        return False
    node, key = rng.choice(slots)
    number = node[key]
    if isinstance(number, float):
        node[key] = float(round(number))
    else:
        node[key] = number - 1 if number > 0 else number + 1
    return True


def _retype(root: Any, rng: random.Random) -> bool:
    slots = _slots(root, lambda value: isinstance(value, bool) or _is_number(value))
    if not slots:
        return False
    node, key = rng.choice(slots)
    node[key] = jsontext.canonical(node[key])
    return True


def _nullify(root: Any, rng: random.Random) -> bool:
    slots = _slots(root, lambda value: isinstance(value, str | int | float))
    if not slots:
        return False
    node, key = rng.choice(slots)
    node[key] = None
    return True


def _cut_string(root: Any, rng: random.Random) -> bool:
    slots = _slots(root, lambda value: isinstance(value, str) and len(value) >= 4)
    if not slots:
        return False
    node, key = rng.choice(slots)
    text = node[key]
    node[key] = text[: rng.randint(len(text) // 2, len(text) - 1)]
    return True


def _lower_string(root: Any, rng: random.Random) -> bool:
    slots = _slots(root, lambda value: isinstance(value, str) and value != value.lower())
    if not slots:
        return False
    node, key = rng.choice(slots)
    node[key] = node[key].lower()
    return True


def _swap_values(root: Any, rng: random.Random) -> bool:
    pairs: list[tuple[dict[str, Any], str, str]] = []
    for node in [root, *(container[key] for container, key in _slots(root, lambda value: isinstance(value, dict)))]:
        if isinstance(node, dict):
            names = [name for name, value in node.items() if isinstance(value, str)]
            pairs.extend((node, one, other) for one, other in itertools.pairwise(names))
    if not pairs:
        return False
    node, one, other = rng.choice(pairs)
    node[one], node[other] = node[other], node[one]
    return True


_CHANGES: dict[str, Change] = {
    "drop_member": _drop_member,
    "rename_member": _rename_member,
    "change_number": _change_number,
    "retype": _retype,
    "nullify": _nullify,
    "cut_string": _cut_string,
    "lower_string": _lower_string,
    "swap_values": _swap_values,
}
