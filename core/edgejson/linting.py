"""Find defects in a schema before anything is built from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from edgejson import jsontext
from edgejson.errors import SchemaError
from edgejson.schema import Schema
from edgejson.types import Json, SchemaEntry

__all__ = ["Issue", "lint_schema"]

_SAMPLES = 20
_DATA = frozenset({"enum", "const", "default", "examples"})
_BRANCHES = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"})
"""Beside `properties` these say more about members that are described there."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A defect; `pointer` is the place in the schema document, or empty."""

    message: str
    pointer: str = ""


def lint_schema(entry: SchemaEntry, tables: Mapping[str, Sequence[Mapping[str, Json]]]) -> list[Issue]:
    """Everything wrong with one schema of a pack: form, rules, words, licence, and whether instances can be made."""
    issues = list(_words(dict(entry.document)))
    if "$schema" not in entry.document:
        issues.append(Issue("says no draft ($schema)"))
    if not entry.license:
        issues.append(Issue("states no licence"))
    try:
        schema = Schema(entry.document, id=entry.id, complexity=entry.complexity, rules=entry.rules, tables=tables)
        issues += [Issue(f"rule {found.rule}: {found.message}") for found in schema.invariants.lint(schema.document)]
        issues += [Issue(f"no value satisfies this part: {why}", pointer) for pointer, why in schema.contradictions()]
        issues += [Issue(f"is not modelled, only tried: {part.reason}", part.pointer) for part in schema.relaxed]
        for seed in range(_SAMPLES):
            value = schema.sample(seed)
            issues += [Issue(f"an instance breaks rule {broken.rule}") for broken in schema.broken_rules(value)]
    except SchemaError as error:
        what = f"{error.what} ({error.hint})" if error.hint else error.what
        issues.append(Issue(what, error.where.removeprefix(entry.id).removeprefix("#")))
    return issues


def _words(node: Json, pointer: str = "") -> Iterator[Issue]:
    """Properties without a description: a model learns to read a schema from its words."""
    if isinstance(node, dict):
        properties = node.get("properties")
        if isinstance(properties, dict):
            for name, declared in properties.items():
                if isinstance(declared, dict) and "description" not in declared and "$ref" not in declared:
                    yield Issue("has no description", f"{pointer}/properties/{jsontext.escape(name)}")
        for name, member in node.items():
            if name not in _DATA and not (name in _BRANCHES and isinstance(properties, dict)):
                yield from _words(member, f"{pointer}/{jsontext.escape(name)}")
    elif isinstance(node, list):
        for index, member in enumerate(node):
            yield from _words(member, f"{pointer}/{index}")
