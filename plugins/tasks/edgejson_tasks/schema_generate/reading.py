"""A record read back: the schema that it shows, what it says of its making, and which parts govern which values.

The proof, the worse answers and the scores read records with this module; making them does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.types import Json

if TYPE_CHECKING:
    from edgejson.schema import RuleViolation, SchemaViolation
    from edgejson.schema.invariants import Invariants

__all__ = ["broken_rules", "followed", "governing", "mapping", "objects", "rules_of", "violations"]

_DEEPEST = 16


def violations(subject: Subject) -> list[SchemaViolation]:
    """What the schema of the record refuses in its answer: the shown one, where that is a mutation or the only one."""
    return subject.shown_violations if subject.base_schema is None or subject.is_mutated else subject.violations


def broken_rules(subject: Subject) -> list[RuleViolation]:
    """The rules that the answer breaks, numbers taken as they are written; rules are those of the schema it names.

    Raises:
        SchemaError: the record shows no schema that can be used.
        ProvenanceError: what the record says of its mutations is malformed or untrue.
    """
    if subject.base_schema is None:
        exact = jsontext.exact(subject.answer_text, subject.answer.value)
        return _shown_rules(subject).check(exact)
    return subject.broken_rules_of_base if subject.is_mutated else subject.broken_rules


def _shown_rules(subject: Subject) -> Invariants:
    from edgejson.schema.invariants import Invariants

    document = subject.shown_schema
    return Invariants.compile(document.get("x-invariants", []), document=document)


# ---------------------------------------------------------------- which part governs what


def followed(schema: Any, document: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a part says, references into the document followed."""
    for _ in range(_DEEPEST):
        if not isinstance(schema, dict):
            return {}
        reference = schema.get("$ref")
        if not isinstance(reference, str) or not reference.startswith("#"):
            return schema
        try:
            schema = jsontext.resolve(document, unquote(reference[1:]))
        except (KeyError, ValueError):
            return {}
    return {}


def governing(document: Mapping[str, Any], pointer: str) -> Mapping[str, Any]:
    """The part that declares the value at `pointer`, by properties and items; an empty one where none does."""
    part = followed(document, document)
    for token in jsontext.split(pointer):
        if isinstance(part.get("items"), dict) and token.isdigit():
            part = followed(part["items"], document)
        else:
            part = followed(mapping(part.get("properties")).get(token, {}), document)
    return part


def objects(value: Json, document: Mapping[str, Any]) -> Iterator[tuple[dict[str, Json], Mapping[str, Any], bool]]:
    """Every object in `value` with the part that declares it; False where none is found by properties and items."""
    stack: list[tuple[Json, Mapping[str, Any], bool]] = [(value, followed(document, document), True)]
    while stack:
        node, part, known = stack.pop()
        if isinstance(node, dict):
            properties = mapping(part.get("properties"))
            yield node, part, known and bool(properties)
            for name, member in node.items():
                stack.append((member, followed(properties.get(name), document), known and name in properties))
        elif isinstance(node, list):
            items = part.get("items") if "prefixItems" not in part else None
            stack.extend((item, followed(items, document), known and isinstance(items, dict)) for item in node)


def mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def rules_of(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rules that a document states."""
    stated = document.get("x-invariants")
    return [rule for rule in stated if isinstance(rule, dict)] if isinstance(stated, list) else []
