"""Small before/after examples that show what a step does, made up from the step alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from edgejson.types import Json
from edgejson_tasks.transform.operation import Step

__all__ = ["example"]

_CASED = {
    "camel": ("shipping_date", "shippingDate"),
    "snake": ("shippingDate", "shipping_date"),
    "pascal": ("shipping_date", "ShippingDate"),
    "kebab": ("shippingDate", "shipping-date"),
    "constant": ("shippingDate", "SHIPPING_DATE"),
}
_TIES: tuple[tuple[Json, Json], ...] = ((2.5, 3), (0.25, 0.3), (1.125, 1.13), (0.0625, 0.063))
_CAST: Mapping[str, tuple[Json, Json]] = {"number": ("12.5", 12.5), "string": (12, "12"), "boolean": ("true", True)}


def _flattened(step: Step) -> list[Json]:
    join = "I" if step["join"] == "camel" else f"{step['join']}i"
    before: Json = {"a": {"in": 1, "of": {}}, "n": [5]}
    other = "O" if step["join"] == "camel" else f"{step['join']}o"
    zero = "0" if step["join"] == "camel" else f"{step['join']}0"
    rest: dict[str, Json] = {"n": [5]} if step["arrays"] == "keep" else {f"n{zero}": 5}
    return [before, {f"a{join}n": 1, f"a{other}f": {}, **rest}]


def _rounded(step: Step) -> list[Json] | None:
    return list(_TIES[step["digits"]]) if step["digits"] < len(_TIES) else None


def _numbered(names: list[str]) -> dict[str, Json]:
    return {name: number for number, name in enumerate(names, 1)}


def _nested(step: Step) -> list[Json] | None:
    fields = _numbered(step["fields"])
    return None if step["under"] in fields else [fields, {step["under"]: fields}]


def _stripped(step: Step) -> list[Json]:
    return [{f"{step['prefix']}id": 1}, {"id": 1}]


def _renamed(step: Step) -> list[Json] | None:
    new = list(step["map"].values())
    return [_numbered(list(step["map"])), _numbered(new)] if len(set(new)) == len(new) else None


_EXAMPLES: Mapping[str, Callable[[Step], list[Json] | None]] = {
    "rename_keys": _renamed,
    "key_case": lambda step: [{_CASED[step["style"]][0]: 1}, {_CASED[step["style"]][1]: 1}],
    "prefix_keys": lambda step: [{"id": 1}, {f"{step['prefix']}id": 1}],
    "strip_prefix": _stripped,
    "nest": _nested,
    "unnest": lambda step: [{step["field"]: {f"{step['field']}_1": 5}}, {f"{step['field']}_1": 5}],
    "cast": lambda step: list(_CAST[step["to"]]),
    "round": _rounded,
    "string_case": lambda step: ["Ab-1", "AB-1" if step["to"] == "upper" else "ab-1"],
    "split": lambda step: [f"x{step['sep']}y", ["x", "y"]] if not set(step["sep"]) & {"x", "y"} else None,
    "join": lambda step: [["x", "y"], f"x{step['sep']}y"],
    "flatten": _flattened,
    "pluck": lambda step: [[{step["field"]: 1}, {step["field"]: 2}], [1, 2]],
    "to_entries": lambda step: [{"a": 1}, [{step["key"]: "a", step["value"]: 1}]],
    "from_entries": lambda step: [[{step["key"]: "a", step["value"]: 1}], {"a": 1}],
    "transpose": lambda _: [[{"x": 1, "y": 2}, {"x": 3, "y": 4}], {"x": [1, 3], "y": [2, 4]}],
    "reverse": lambda _: [[1, 2, 3], [3, 2, 1]],
    "trim": lambda _: [" x y ", "x y"],
    "unwind": lambda step: [[{step["field"]: [1, 2]}], [{step["field"]: 1}, {step["field"]: 2}]],
}


def example(step: Step) -> list[Json] | None:
    """What a tiny value is before and after `step`; None where an example would say little."""
    show = _EXAMPLES.get(step["op"])
    return None if show is None else show(step)
