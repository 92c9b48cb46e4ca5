"""Several subschemas that hold at once, read as one: the types they share, the tightest bounds, all patterns."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

from edgejson.schema.plan import Notes
from edgejson.types import Json
from edgejson.values.numbers import exact

__all__ = [
    "EVERY_TYPE",
    "NO_STEP",
    "Facet",
    "Place",
    "bounds",
    "common_multiple",
    "dependents",
    "highest",
    "holds_none",
    "lowest",
    "multiple",
    "notes",
    "of_types",
    "only_lists_values",
    "stated_types",
    "text",
    "types",
    "wanted_type",
]

NO_STEP = Fraction(0)
"""Of numbers on no grid."""

EVERY_TYPE = ("object", "array", "string", "integer", "number", "boolean", "null")
Place: TypeAlias = "tuple[str, frozenset[str]]"
"""A pointer and the combining keywords there that have been dealt with."""

_TYPE_KEYWORDS: Mapping[str, frozenset[str]] = {
    "object": frozenset(
        {
            "properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties",
            "maxProperties", "dependentRequired", "dependentSchemas", "dependencies", "unevaluatedProperties",
        }
    ),
    "array": frozenset(
        {
            "items", "prefixItems", "additionalItems", "minItems", "maxItems", "uniqueItems", "contains",
            "unevaluatedItems",
        }
    ),
    "string": frozenset({"pattern", "minLength", "maxLength", "format", "contentEncoding", "contentMediaType"}),
    "number": frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}),
}  # fmt: skip


_LISTING = frozenset(
    {"enum", "const", "type", "title", "description", "default", "examples", "example", "$comment", "deprecated"}
)


@dataclass(frozen=True, slots=True)
class Facet:
    """One of the subschemas: where it stands, and which of its combining keywords have been dealt with."""

    pointer: str
    schema: Mapping[str, Any]
    done: frozenset[str]


def stated_types(schema: Mapping[str, Any]) -> set[str] | None:
    """The types one schema allows, `number` standing for numbers that need not be whole; None when it names none."""
    declared = schema.get("type")
    if declared is None:
        return None
    names = {declared} if isinstance(declared, str) else set(declared)
    return names | {"integer"} if "number" in names else names


def types(facets: Sequence[Facet]) -> list[str]:
    """The types all facets allow, in a fixed order; `integer` is left out beside `number`."""
    allowed = set(EVERY_TYPE)
    for facet in facets:
        stated = stated_types(facet.schema)
        if stated is not None:
            allowed &= stated
    if "number" in allowed:
        allowed.discard("integer")
    return [name for name in EVERY_TYPE if name in allowed]


def wanted_type(facets: Sequence[Facet], told: Notes) -> str | None:
    """The type meant by facets that name none: the one their keywords or their hint are about."""
    if any("type" in facet.schema for facet in facets):
        return None
    for name, keywords in _TYPE_KEYWORDS.items():
        if any(not keywords.isdisjoint(facet.schema) for facet in facets):
            return name
    if told.hint is None:
        return None
    if isinstance(told.hint, dict):
        return "number" if "range" in told.hint else "array" if "list" in told.hint else "string"
    return "string"


def only_lists_values(schema: Mapping[str, Any]) -> bool:
    """Whether `enum` or `const`, and a type, is all that a schema demands."""
    return ("enum" in schema) != ("const" in schema) and all(
        keyword in _LISTING or keyword.startswith("x-") for keyword in schema
    )


def of_types(values: Sequence[Any], schema: Mapping[str, Any]) -> list[Any]:
    """The values that are of the types the schema names."""
    named = stated_types(schema)
    return list(values) if named is None else [value for value in values if not named.isdisjoint(_types_of(value))]


def _types_of(value: Any) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("boolean",)
    if isinstance(value, int):
        return ("integer", "number")
    if isinstance(value, float):
        return ("integer", "number") if value.is_integer() else ("number",)
    if value is None:
        return ("null",)
    return ("string" if isinstance(value, str) else "object" if isinstance(value, dict) else "array",)


def notes(facets: Sequence[Facet]) -> Notes:
    """Annotations; of several the one stated first, which is the one nearest to the use."""
    hint: Json = None
    hint_pointer = ""
    for facet in facets:
        if "x-value" in facet.schema:
            hint, hint_pointer = facet.schema["x-value"], f"{facet.pointer}/x-value"
            break
    examples = _first(facets, "examples")
    return Notes(
        title=text(facets, "title"),
        description=text(facets, "description"),
        hint=hint,
        hint_pointer=hint_pointer,
        examples=tuple(examples) if isinstance(examples, list) else tuple(_values(facets, "example")),
        default=tuple(_values(facets, "default"))[:1],
    )


def lowest(facets: Sequence[Facet], keyword: str) -> int | None:
    """The smallest upper count."""
    return min((math.floor(value) for value in _values(facets, keyword)), default=None)


def highest(facets: Sequence[Facet], keyword: str) -> int:
    """The greatest lower count."""
    return max((math.ceil(value) for value in _values(facets, keyword)), default=0)


def bounds(facets: Sequence[Facet]) -> tuple[tuple[Fraction, bool] | None, tuple[Fraction, bool] | None]:
    """The tightest (value, exclusive) below and above; the boolean exclusives of draft 4 included."""
    low = max(_limits(facets, "minimum", "exclusiveMinimum"), default=None)
    high = min(((value, not open_) for value, open_ in _limits(facets, "maximum", "exclusiveMaximum")), default=None)
    return low, (high[0], not high[1]) if high is not None else None


def multiple(facets: Sequence[Facet]) -> Fraction:
    """The least common multiple of all `multipleOf`; 0 when there is none."""
    return common_multiple(exact(value) for value in _values(facets, "multipleOf"))


def common_multiple(steps: Iterable[Fraction]) -> Fraction:
    """The least number that is a whole multiple of each step; 0 of none."""
    common = NO_STEP
    for other in steps:
        if common:
            over = common.denominator * other.denominator
            common = Fraction(
                math.lcm(common.numerator * other.denominator, other.numerator * common.denominator), over
            )
        else:
            common = other
    return common


def holds_none(
    integer: bool,
    low: tuple[Fraction, bool] | None,
    high: tuple[Fraction, bool] | None,
    step: Fraction,
) -> str:
    """Why no number lies between the bounds; empty where one does."""
    if low is None or high is None:
        return ""
    if low[0] > high[0] or (low[0] == high[0] and (low[1] or high[1])):
        return "no number between the bounds"
    grid = common_multiple([step, Fraction(1)] if step and integer else [step or Fraction(1)])
    if not (integer or step):
        return ""
    first = math.floor(low[0] / grid) + 1 if low[1] else math.ceil(low[0] / grid)
    last = math.ceil(high[0] / grid) - 1 if high[1] else math.floor(high[0] / grid)
    return "" if first <= last else "no multipleOf between the bounds" if step else "no number between the bounds"


def dependents(facets: Sequence[Facet]) -> dict[str, tuple[str, ...]]:
    """Names that a present name brings along: demanded (`dependentRequired`, `dependencies` on names), or usual (the
    annotation `x-together`, of the same form, which says nothing about what is valid).
    """
    demanded: dict[str, list[str]] = {}
    for facet in facets:
        for keyword in ("dependentRequired", "dependencies", "x-together"):
            stated = facet.schema.get(keyword)
            for name, needs in stated.items() if isinstance(stated, dict) else ():
                if isinstance(needs, list):
                    demanded.setdefault(name, []).extend(needs)
                elif isinstance(needs, str):
                    demanded.setdefault(name, []).append(needs)
    return {name: tuple(dict.fromkeys(needs)) for name, needs in demanded.items()}


def _limits(facets: Sequence[Facet], inclusive: str, exclusive: str) -> Iterator[tuple[Fraction, bool]]:
    for facet in facets:
        closed, open_ = facet.schema.get(inclusive), facet.schema.get(exclusive)
        if closed is not None:
            yield exact(closed), open_ is True
        if open_ is not None and not isinstance(open_, bool):
            yield exact(open_), True


def _values(facets: Iterable[Facet], keyword: str) -> Iterator[Any]:
    return (facet.schema[keyword] for facet in facets if keyword in facet.schema)


def _first(facets: Iterable[Facet], keyword: str) -> Any:
    return next(_values(facets, keyword), None)


def text(facets: Iterable[Facet], keyword: str) -> str:
    """The text first stated for a keyword; empty where there is none."""
    found = _first(facets, keyword)
    return found if isinstance(found, str) else ""
