"""Find defects in a schema before anything is built from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from edgejson import jsontext
from edgejson.errors import SchemaError
from edgejson.schema import Schema
from edgejson.schema.document import Document, subschemas
from edgejson.types import Json, Policy, SchemaEntry

__all__ = ["Issue", "lint_schema"]

_SAMPLES: Mapping[Policy, int] = {"typical": 20, "maximal": 5}
_BRANCHES = ("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas")
"""Beside `properties` these say more about members that are described there."""

_DEFINITIONS = ("$defs", "definitions")
_SILENT_WITHOUT = {"then": "if", "else": "if", "minContains": "contains", "maxContains": "contains"}


@dataclass(frozen=True, slots=True)
class Issue:
    """A defect; `pointer` is the place in the schema document, or empty."""

    message: str
    pointer: str = ""


def lint_schema(entry: SchemaEntry, tables: Mapping[str, Sequence[Mapping[str, Json]]]) -> list[Issue]:
    """Everything wrong with one schema of a pack: form, rules, words, licence, and whether instances can be made."""
    document = dict(entry.document)
    issues = [*_words(document), *_silent(document)]
    if "$schema" not in document:
        issues.append(Issue("says no draft ($schema)"))
    if not entry.license:
        issues.append(Issue("states no licence"))
    try:
        schema = Schema(document, id=entry.id, complexity=entry.complexity, rules=entry.rules, tables=tables)
        for issue in chain(_unused(schema), _parts(schema), _rules(schema, document), _instances(schema)):
            issues.append(issue)  # noqa: PERF402  those found before an error are kept
    except SchemaError as error:
        what = f"{error.what} ({error.hint})" if error.hint else error.what
        issues.append(Issue(what, error.where.removeprefix(entry.id).removeprefix("#")))
    return list(dict.fromkeys(issues))


# ---------------------------------------------------------------- the document alone


def _words(document: dict[str, Json]) -> Iterator[Issue]:
    """Properties without a description: a model learns to read a schema from its words."""
    if not ("title" in document or "description" in document):
        yield Issue("has neither title nor description")
    described: list[str] = []
    for pointer, node in sorted(subschemas(document), key=lambda found: found[0]):
        properties = node.get("properties") if isinstance(node, dict) else None
        if not isinstance(properties, dict) or pointer.startswith(tuple(described)):
            continue
        described += [f"{pointer}/{branch}/" for branch in _BRANCHES if branch in node]
        for name, declared in properties.items():
            if isinstance(declared, dict) and "description" not in declared and "$ref" not in declared:
                yield Issue("has no description", f"{pointer}/properties/{jsontext.escape(name)}")


def _silent(document: dict[str, Json]) -> Iterator[Issue]:
    """Keywords that are there and say nothing."""
    for pointer, node in sorted(subschemas(document), key=lambda found: found[0]):
        if not isinstance(node, dict):
            continue
        if pointer and "x-invariants" in node:
            yield Issue(
                "rules are read at the root only; move them there, with 'at' for the part", f"{pointer}/x-invariants"
            )
        for keyword, other in _SILENT_WITHOUT.items():
            if keyword in node and other not in node:
                yield Issue(f"says nothing without {other}", f"{pointer}/{keyword}")


# ---------------------------------------------------------------- what it means


def _unused(schema: Schema) -> Iterator[Issue]:
    """Definitions that no way from the root leads to."""
    document = Document(schema.document, id=schema.id)
    parts = dict(subschemas(document.root))
    definitions = {
        f"{pointer}/{keyword}/{jsontext.escape(name)}"
        for pointer, node in parts.items()
        for keyword in _DEFINITIONS
        if isinstance(node, dict) and isinstance(node.get(keyword), dict)
        for name in node[keyword]
    }

    def owner(pointer: str) -> str:
        """The definition that a part belongs to; empty for the schema itself."""
        while pointer and pointer not in definitions:
            pointer = pointer.rpartition("/")[0]
        return pointer

    leads_to: dict[str, set[str]] = {}
    for pointer in parts:
        leads_to.setdefault(owner(pointer), set()).update(map(owner, document.references.targets(pointer)))
    reached, open_ends = {""}, [""]
    while open_ends:
        found = leads_to.get(open_ends.pop(), set()) - reached
        reached |= found
        open_ends += found
    yield from (Issue("nothing refers to this definition", pointer) for pointer in sorted(definitions - reached))


def _parts(schema: Schema) -> Iterator[Issue]:
    yield from (Issue(f"no value satisfies this part: {why}", pointer) for pointer, why in schema.contradictions())
    yield from (Issue(f"is not modelled, only tried: {part.reason}", part.pointer) for part in schema.relaxed)


def _rules(schema: Schema, document: Mapping[str, Json]) -> Iterator[Issue]:
    """What the rules cannot mean; those beside the document have no place in it."""
    stated = document.get("x-invariants")
    rules = enumerate(stated if isinstance(stated, list) else ())
    places = {rule["id"]: f"/x-invariants/{place}" for place, rule in rules if isinstance(rule, dict)}
    for found in schema.invariants.lint(schema.document):
        yield Issue(f"rule {found.rule}: {found.message}", places.get(found.rule, ""))


def _instances(schema: Schema) -> Iterator[Issue]:
    for policy, number in _SAMPLES.items():
        for seed in range(number):
            value = schema.sample(seed, policy=policy)
            for broken in schema.broken_rules(value):
                yield Issue(f"an instance breaks rule {broken.rule}", "/x-invariants")
