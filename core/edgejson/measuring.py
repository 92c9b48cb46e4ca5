"""Figures about schemas: what they are made of, and what their instances are like."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from statistics import mean, median
from typing import TYPE_CHECKING, Any

from edgejson import jsontext
from edgejson.errors import SchemaError
from edgejson.schema.complexity import measure
from edgejson.schema.document import Document, subschemas
from edgejson.types import Json

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["InstanceFigures", "SchemaFigures", "measure_instances", "measure_schema", "totals"]

_DRAFT_NAMES = {2020: "2020-12", 2019: "2019-09", 7: "07", 6: "06", 4: "04"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaFigures:
    """What a schema is made of; `satisfiable` is yes, no or unknown, and `reason` says why it is not yes."""

    draft: str
    complexity: str
    fields: int
    depth: int
    arrays: int
    unions: int
    keywords: Mapping[str, int]
    rules: int
    hints: int
    relaxed: Sequence[str]
    satisfiable: str
    reason: str

    def to_json(self) -> dict[str, Any]:
        """As plain data, keywords by name."""
        return {
            "draft": self.draft,
            "complexity": self.complexity,
            "fields": self.fields,
            "depth": self.depth,
            "arrays": self.arrays,
            "unions": self.unions,
            "rules": self.rules,
            "hints": self.hints,
            "relaxed": list(self.relaxed),
            "satisfiable": self.satisfiable,
            **({"reason": self.reason} if self.reason else {}),
            "keywords": dict(sorted(self.keywords.items())),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class InstanceFigures:
    """What `count` instances of a schema are like.

    `size` is the median of bytes of canonical text, `leaves` of leaves; `depth` the deepest nesting of containers.
    `coverage` is the share of the declared property names that occur (1 where none is declared), `distinct` that of
    instances unlike every other one before, `trivial` that of instances without a value in them.
    """

    count: int
    size: float
    leaves: float
    depth: int
    coverage: float
    distinct: float
    trivial: float

    def to_json(self) -> dict[str, Any]:
        """As plain data, shares with three places."""
        return {
            "count": self.count,
            "size": self.size,
            "leaves": self.leaves,
            "depth": self.depth,
            "coverage": round(self.coverage, 3),
            "distinct": round(self.distinct, 3),
            "trivial": round(self.trivial, 3),
        }


def _relaxed(schema: Schema) -> list[str]:
    """The parts that sampling leaves to trying; of a schema that cannot be sampled at all, sampling says why."""
    try:
        return [f"{part.pointer}: {part.reason}" for part in schema.relaxed]
    except SchemaError:
        return []


def _satisfiable(schema: Schema) -> tuple[str, str]:
    """Whether there is an instance, and the reason where that is not certain."""
    try:
        found = schema.satisfiability()
    except SchemaError as error:
        return "unknown", error.what
    place = f" ({found.pointer})" if found.pointer else ""
    return found.answer, f"{found.reason}{place}" if found.answer != "yes" else ""


def measure_schema(schema: Schema) -> SchemaFigures:
    """Count what is in the schema's document; a definition counts once, however often it is referred to."""
    document = Document(schema.document, id=schema.id)
    size = measure(document)
    keywords: Counter[str] = Counter()
    for _, node in subschemas(document.root):
        if isinstance(node, dict):
            keywords.update(node.keys())
    satisfiable, reason = _satisfiable(schema)
    return SchemaFigures(
        draft=_DRAFT_NAMES[document.draft],
        complexity=schema.complexity,
        fields=size.fields,
        depth=size.depth,
        arrays=size.arrays,
        unions=size.unions,
        keywords=keywords,
        rules=len(schema.invariants.rules),
        hints=keywords["x-value"],
        relaxed=_relaxed(schema),
        satisfiable=satisfiable,
        reason=reason,
    )


def measure_instances(schema: Schema, count: int, *, seed: int = 0) -> InstanceFigures:
    """Sample `count` instances and look at them; `SchemaError` when one cannot be made."""
    digests: set[bytes] = set()
    sizes, leaves = array("L"), array("L")
    names: set[str] = set()
    deepest = trivial = 0
    for place in range(count):
        value = schema.sample(seed + place)
        text = jsontext.canonical_bytes(value)
        digests.add(blake2b(text, digest_size=16).digest())
        sizes.append(len(text))
        values = [leaf for _, leaf in jsontext.leaves(value) if leaf not in ({}, [])]
        leaves.append(len(values))
        trivial += not values or (value is None or value == "")
        deepest = max(deepest, _walk(value, names))
    declared = _declared_names(schema.document)
    return InstanceFigures(
        count=count,
        size=median(sizes),
        leaves=median(leaves),
        depth=deepest,
        coverage=len(declared & names) / len(declared) if declared else 1.0,
        distinct=len(digests) / count,
        trivial=trivial / count,
    )


def totals(measured: Iterable[tuple[SchemaFigures, InstanceFigures | None]]) -> dict[str, Any]:
    """The figures of many schemas taken together: sums of what is counted, means of shares."""
    rows = list(measured)
    keywords: Counter[str] = Counter()
    for figures, _ in rows:
        keywords.update(figures.keywords)
    sampled = [instances for _, instances in rows if instances is not None]
    total: dict[str, Any] = {
        "schemas": len(rows),
        "drafts": dict(sorted(Counter(figures.draft for figures, _ in rows).items())),
        "complexity": dict(sorted(Counter(figures.complexity for figures, _ in rows).items())),
        **{name: sum(getattr(figures, name) for figures, _ in rows) for name in ("fields", "rules", "hints")},
        "depth": max((figures.depth for figures, _ in rows), default=0),
        "relaxed": sum(bool(figures.relaxed) for figures, _ in rows),
        "unsatisfiable": sum(figures.satisfiable == "no" for figures, _ in rows),
        "keywords": dict(sorted(keywords.items(), key=lambda item: (-item[1], item[0]))),
    }
    if sampled:
        total["instances"] = {
            "count": sum(instances.count for instances in sampled),
            "size": median(instances.size for instances in sampled),
            "leaves": median(instances.leaves for instances in sampled),
            "depth": max(instances.depth for instances in sampled),
            **{
                name: round(mean(getattr(instances, name) for instances in sampled), 3)
                for name in ("coverage", "distinct", "trivial")
            },
        }
    return total


def _declared_names(document: Mapping[str, Json]) -> set[str]:
    names: set[str] = set()
    for _, node in subschemas(document):
        properties = node.get("properties") if isinstance(node, dict) else None
        if isinstance(properties, dict):
            names |= {name for name, declared in properties.items() if declared is not False}
    return names


def _walk(value: Json, names: set[str]) -> int:
    """How deep the containers nest; notes every member's name."""
    if isinstance(value, dict):
        names.update(value)
        return 1 + max((_walk(member, names) for member in value.values()), default=0)
    if isinstance(value, list):
        return 1 + max((_walk(item, names) for item in value), default=0)
    return 0
