"""Which places of a document the facets model exactly; the others are left to the canonical form."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from edgejson.schema import merging
from edgejson.schema.canonical import Canonical
from edgejson.schema.governing import NOTHING, demanded, prefix
from edgejson.schema.merging import Facet, Place

__all__ = ["Exactness", "conditions"]

_COMBINING = ("allOf", "anyOf", "oneOf", "if", "dependentSchemas", "$ref", "$dynamicRef", "$recursiveRef")
_MOST_PAIRED = 48


class Exactness:
    """Answers for one document."""

    def __init__(self, canonical: Canonical) -> None:
        self._canonical = canonical
        self._disjoint: dict[str, bool] = {}

    def is_modelled(self, facets: Sequence[Facet]) -> bool:
        """Whether values drawn from the facets, their alternatives spread out, always satisfy them."""
        return not (
            any(self._is_hard(facet) for facet in facets)
            or _unevaluated(facets)
            or _contained(facets)
            or _described(facets)
            or _dependent(facets)
        )

    def _is_hard(self, facet: Facet) -> bool:
        schema = facet.schema
        if "not" in schema or conditions(facet):
            return True
        if "dependentSchemas" not in facet.done and any(True for _ in demanded(facet)):
            return True
        return "oneOf" in schema and "oneOf" not in facet.done and not self._is_disjoint(facet)

    def _is_disjoint(self, facet: Facet) -> bool:
        """Whether no value is an instance of two branches of `oneOf`."""
        if facet.pointer not in self._disjoint:
            branches = facet.schema["oneOf"]
            self._disjoint[facet.pointer] = _differ_in_type(branches) or self._differ(facet.pointer, len(branches))
        return self._disjoint[facet.pointer]

    def _differ(self, pointer: str, count: int) -> bool:
        if count > _MOST_PAIRED:
            return False
        places = [[(f"{pointer}/oneOf/{index}", NOTHING)] for index in range(count)]
        return all(self._apart(one, other) for one, other in combinations(places, 2))

    def _apart(self, one: list[Place], other: list[Place]) -> bool:
        """Whether two places have no value in common: as far as their own words tell, or with definitions too."""
        for fully in (False, True):
            nodes = [self._canonical.place(places, fully=fully) for places in (one, other)]
            if nodes[0] is None or nodes[1] is None:
                return False
            met = nodes[0].meet(nodes[1])
            if met is not None:
                return met.empty()
        return False


def conditions(facet: Facet) -> bool:
    """Whether an undecided condition says something."""
    schema = facet.schema
    return "if" in schema and "if" not in facet.done and ("then" in schema or "else" in schema)


def _differ_in_type(branches: Sequence[Any]) -> bool:
    seen: set[str] = set()
    for branch in branches:
        stated = merging.stated_types(branch) if isinstance(branch, dict) else None
        if stated is None or not seen.isdisjoint(stated):
            return False
        seen |= stated
    return True


def _unevaluated(facets: Sequence[Facet]) -> bool:
    """Whether `unevaluated*` looks at more than its own neighbours."""
    return any(
        ("unevaluatedProperties" in facet.schema or "unevaluatedItems" in facet.schema)
        and (len(facets) > 1 or "contains" in facet.schema or any(keyword in facet.schema for keyword in _COMBINING))
        for facet in facets
    )


def _contained(facets: Sequence[Facet]) -> bool:
    """Whether `contains` does more than ask for one item among equals."""
    asking = [facet for facet in facets if "contains" in facet.schema]
    if not asking:
        return False
    bounded = any("maxContains" in facet.schema or "minContains" in facet.schema for facet in asking)
    limited = any("maxItems" in facet.schema or "uniqueItems" in facet.schema for facet in facets)
    return len(asking) > 1 or bounded or limited or any(prefix(facet) for facet in facets)


def _described(facets: Sequence[Facet]) -> bool:
    """Whether the names of undeclared members are told apart in ways that may overlap."""
    patterns = sum(len(facet.schema.get("patternProperties", ())) for facet in facets)
    if not patterns:
        return False
    others = [
        facet
        for facet in facets
        if ("additionalProperties" in facet.schema or "unevaluatedProperties" in facet.schema)
        and not facet.schema.get("patternProperties")
    ]
    return patterns > 1 or bool(others) or any("propertyNames" in facet.schema for facet in facets)


def _dependent(facets: Sequence[Facet]) -> bool:
    """Whether a name brings in one that is not declared."""
    dependents = merging.dependents(facets)
    if not dependents:
        return False
    known = {name for facet in facets for name in (*facet.schema.get("properties", ()), *_required(facet))}
    return any(name not in known for names in dependents.values() for name in names)


def _required(facet: Facet) -> Sequence[str]:
    required = facet.schema.get("required")
    return required if isinstance(required, list) else ()
