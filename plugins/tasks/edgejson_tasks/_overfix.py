"""Changes that a careless fixer makes to data it was only asked to rewrite: one value dropped, renamed, altered.

Every change gives valid JSON with another value, so that only the data, never the style, tells the better answer.
"""

from __future__ import annotations

import copy
import itertools
import json
import random
import re
import unicodedata
from collections.abc import Callable
from typing import Any, TypeAlias

from edgejson import jsontext
from edgejson.types import Json

__all__ = ["overfix"]

Change: TypeAlias = "Callable[[Any, random.Random], bool]"

_LOOKS_LIKE_A_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


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


def _replace(root: Any, rng: random.Random, accept: Callable[[Any], bool], new: Callable[[Any], Any]) -> bool:
    """Put something else in the place of one value that `accept` takes; False when there is none."""
    slots = _slots(root, accept)
    if not slots:
        return False
    node, key = rng.choice(slots)
    node[key] = new(node[key])
    return True


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
    def near(number: Any) -> Any:
        if isinstance(number, float):
            return float(round(number))
        return number - 1 if number > 0 else number + 1

    return _replace(root, rng, _is_number, near)


def _retype(root: Any, rng: random.Random) -> bool:
    """A number or a boolean becomes a text."""
    return _replace(root, rng, lambda value: isinstance(value, bool) or _is_number(value), jsontext.canonical)


def _untype(root: Any, rng: random.Random) -> bool:
    """A text that looks like a number becomes one: `"007"` is a code, not 7."""

    def looks(value: Any) -> bool:
        return isinstance(value, str) and _LOOKS_LIKE_A_NUMBER.fullmatch(value) is not None

    def number(text: str) -> Any:
        sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
        whole, point, fraction = digits.partition(".")
        return json.loads(f"{sign}{whole.lstrip('0') or '0'}{point}{fraction}")

    return _replace(root, rng, looks, number)


def _nullify(root: Any, rng: random.Random) -> bool:
    return _replace(root, rng, lambda value: isinstance(value, str | int | float), lambda _: None)


def _fill_null(root: Any, rng: random.Random) -> bool:
    return _replace(root, rng, lambda value: value is None, lambda _: rng.choice(("", "null", "N/A")))


def _cut_string(root: Any, rng: random.Random) -> bool:
    return _replace(
        root,
        rng,
        lambda value: isinstance(value, str) and len(value) >= 4,
        lambda text: text[: rng.randint(len(text) // 2, len(text) - 1)],
    )


def _lower_string(root: Any, rng: random.Random) -> bool:
    return _replace(root, rng, lambda value: isinstance(value, str) and value != value.lower(), str.lower)


def _strip_accents(root: Any, rng: random.Random) -> bool:
    def plain(text: str) -> str:
        return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))

    return _replace(root, rng, lambda value: isinstance(value, str) and plain(value) != value, plain)


def _rewrite_date(root: Any, rng: random.Random) -> bool:
    return _replace(
        root,
        rng,
        lambda value: isinstance(value, str) and _DATE.match(value) is not None,
        lambda text: _DATE.sub(rng.choice((r"\3/\2/\1", r"\2/\3/\1", r"\3.\2.\1")), text, count=1),
    )


def _sort_items(root: Any, rng: random.Random) -> bool:
    """Asked for sorted keys, sort an array as well."""

    def unsorted(value: Any) -> bool:
        return (
            isinstance(value, list)
            and len(value) > 1
            and (all(isinstance(item, str) for item in value) or all(map(_is_number, value)))
            and value != sorted(value)
        )

    return _replace({"root": root}, rng, unsorted, _sorted_in_place)


def _sorted_in_place(items: list[Any]) -> list[Any]:
    items.sort()
    return items


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
    "untype": _untype,
    "nullify": _nullify,
    "fill_null": _fill_null,
    "cut_string": _cut_string,
    "lower_string": _lower_string,
    "strip_accents": _strip_accents,
    "rewrite_date": _rewrite_date,
    "sort_items": _sort_items,
    "swap_values": _swap_values,
}
