"""Which edits may break which keyword; whether one does, and nothing else, is judged elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from edgejson.schema.violation import containers, scalars
from edgejson.schema.violation.bench import Bench, Edits
from edgejson.schema.violation.slips import FORMATS
from edgejson.schema.visits import Visit

__all__ = ["BREAKS", "is_breakable"]


def is_breakable(keyword: str, schema: Mapping[str, Any]) -> bool:
    """Whether a statement of `schema` can fail at all; one that accepts everything cannot."""
    value = schema[keyword]
    if keyword in ("minLength", "minItems", "minProperties", "minContains"):
        return isinstance(value, int | float) and value > 0
    if keyword in ("additionalProperties", "items", "additionalItems"):
        return value is False and (keyword != "additionalItems" or isinstance(schema.get("items"), list))
    if keyword == "uniqueItems":
        return value is True
    if keyword in ("exclusiveMinimum", "exclusiveMaximum"):
        return value is not False
    if keyword in ("minimum", "maximum"):
        return schema.get(f"exclusive{keyword.capitalize()}") is not True
    if keyword in ("prefixItems", "properties"):
        return False  # what they apply is broken by its own keywords, a part of `false` aside
    if keyword == "format":
        return value in FORMATS
    if keyword in ("then", "else"):
        return "if" in schema
    return value is not True and value not in ([], {})


BREAKS: Mapping[str, Callable[[Visit, Bench], Edits]] = {
    "type": scalars.break_type,
    "enum": scalars.break_value,
    "const": scalars.break_value,
    "minimum": scalars.beyond(-1),
    "exclusiveMinimum": scalars.beyond(-1),
    "maximum": scalars.beyond(1),
    "exclusiveMaximum": scalars.beyond(1),
    "multipleOf": scalars.off_grid,
    "minLength": scalars.too_short,
    "maxLength": scalars.too_long,
    "pattern": scalars.break_pattern,
    "format": scalars.break_format,
    "minItems": containers.too_few_items,
    "maxItems": containers.too_many_items,
    "uniqueItems": containers.repeated,
    "contains": containers.break_contains,
    "minContains": containers.break_contains,
    "maxContains": containers.break_contains,
    "items": containers.extra_item,
    "prefixItems": containers.extra_item,
    "additionalItems": containers.extra_item,
    "unevaluatedItems": containers.extra_item,
    "required": containers.missing,
    "properties": containers.wrong_member,
    "additionalProperties": containers.undeclared,
    "unevaluatedProperties": containers.undeclared,
    "propertyNames": containers.unruly_name,
    "minProperties": containers.too_few_members,
    "maxProperties": containers.too_many_members,
    "dependentRequired": containers.without_dependants,
    "dependencies": containers.without_dependants,
}
"""What to try for a keyword; the combining ones are broken through what they combine."""
