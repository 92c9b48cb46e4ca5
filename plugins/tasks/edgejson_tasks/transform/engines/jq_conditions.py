"""The conditions of `filter_rows` as jq expressions."""

from __future__ import annotations

from typing import Any

from edgejson_tasks.transform.engines.jq_notation import path_of, text_of

__all__ = ["condition", "kind_of"]

_COMPARE = {"eq": "==", "ne": "!=", "gt": ">", "ge": ">=", "lt": "<", "le": "<="}


def condition(where: Any, rows: list[Any]) -> str | None:
    for word, joint in (("all", " and "), ("any", " or ")):
        if word in where:
            parts = [condition(part, rows) for part in where[word]]
            return None if None in parts else joint.join(_operand(part) for part in parts if part is not None)
    field, cmp = path_of((where["field"],)), where["cmp"]
    if cmp in ("exists", "missing"):
        return f"has({text_of(where['field'])})" + (" | not" if cmp == "missing" else "")
    return _comparison(field, cmp, where["value"], [row.get(where["field"]) for row in rows])


def _operand(condition: str) -> str:
    """A pipe binds weaker than `and` and `or`."""
    return f"({condition})" if condition.endswith(" | not") else condition


def _comparison(field: str, cmp: str, wanted: Any, actual: list[Any]) -> str | None:
    """Rows that lack the member compare with null in jq, below everything: only `eq` and `in` stand that."""
    if cmp == "in":
        return f"({field} | IN({', '.join(map(text_of, wanted))}))"
    kinds = {kind_of(value) for value in actual}
    if cmp == "not_in":
        return None if None in actual else f"({field} | IN({', '.join(map(text_of, wanted))}) | not)"
    if cmp in _COMPARE:
        sound = cmp == "eq" or kinds == {kind_of(wanted)}
        return f"{field} {_COMPARE[cmp]} {text_of(wanted)}" if sound else None
    if kinds == {"list"} and cmp == "contains":
        return f"any({field}[]; . == {text_of(wanted)})"
    if kinds != {"str"}:
        return None
    function = {"contains": "contains", "starts_with": "startswith", "ends_with": "endswith"}[cmp]
    return f"({field} | {function}({text_of(wanted)}))"


def kind_of(value: Any) -> str:
    return "number" if type(value) in (int, float) else type(value).__name__
