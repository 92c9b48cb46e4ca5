"""The conditions of `filter_rows` as JMESPath expressions."""

from __future__ import annotations

from typing import Any

from edgejson_tasks.transform.engines.jmespath_notation import literal_of, name_of

__all__ = ["condition"]


def condition(where: Any, rows: list[Any]) -> str | None:
    for word, joint in (("all", " && "), ("any", " || ")):
        if word in where:
            parts = [condition(part, rows) for part in where[word]]
            return None if None in parts else joint.join(f"({part})" for part in parts)
    field, cmp = name_of(where["field"]), where["cmp"]
    if cmp in ("exists", "missing"):
        name = literal_of(where["field"])
        return None if name is None else f"{'!' if cmp == 'missing' else ''}contains(keys(@), {name})"
    return _comparison(field, cmp, where["value"], [row.get(where["field"]) for row in rows])


_SIGNS = {"eq": "==", "gt": ">", "ge": ">=", "lt": "<", "le": "<="}


def _comparison(field: str, cmp: str, wanted: Any, actual: list[Any]) -> str | None:
    literal = literal_of(wanted)
    if literal is None:
        return None
    if cmp in ("in", "not_in"):
        if not all(isinstance(option, str) for option in wanted):
            return None  # the engine takes true for 1
        found = f"contains({literal}, {field})"
        return found if cmp == "in" else f"{field} != null && !{found}" if None not in actual else None
    if cmp == "ne":
        kind = {bool: "boolean", str: "string"}.get(type(wanted), "number")
        return f"type({field}) == '{kind}' && {field} != {literal}"
    if cmp == "eq" or (cmp in _SIGNS and not isinstance(wanted, str | bool)):
        return f"{field} {_SIGNS[cmp]} {literal}"
    return _text_comparison(field, cmp, literal, wanted, actual)


def _text_comparison(field: str, cmp: str, literal: str, wanted: Any, actual: list[Any]) -> str | None:
    """The functions fail on other types, so every row must have a string (or, for `contains`, an array)."""
    kinds = (str, list) if cmp == "contains" else (str,)
    if cmp not in ("contains", "starts_with", "ends_with") or not isinstance(wanted, str):
        return None
    return f"{cmp}({field}, {literal})" if all(isinstance(value, kinds) for value in actual) else None
