"""A record read back: the schema that it shows, what it says of its making, and which parts govern which values.

The proof, the worse answers and the scores read records with this module; making them does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import orjson

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.errors import SchemaError
from edgejson.schema.shown import violations_of_text
from edgejson.types import Json

if TYPE_CHECKING:
    from edgejson.schema import RuleViolation, SchemaViolation
    from edgejson.schema.invariants import Invariants

__all__ = ["MetaError", "Mutations", "governing", "is_mutated", "objects", "shown_schema"]

_REMEMBERED = 4
"""A record is proven as a whole, with several answers, before the next one."""

_DEEPEST = 16
_CONTAINERS = frozenset({dict, list})


class MetaError(ValueError):
    """What a record says of its making is malformed."""


class Mutations:
    """How the members of the shown schema are called in the schema that the record names (`meta.mutations`)."""

    def __init__(self, stated: Json) -> None:
        if not isinstance(stated, dict):
            raise MetaError("mutations is an object")
        renamed, added = stated.get("renamed", {}), stated.get("added", [])
        without = stated.get("dropped_rules", [])
        if not isinstance(renamed, dict) or not all(isinstance(new, str) for new in renamed.values()):
            raise MetaError("renamed maps names to names")
        if not isinstance(added, list) or not all(isinstance(name, str) for name in added):
            raise MetaError("added is a list of names")
        if not isinstance(without, list) or not all(isinstance(name, str) for name in without):
            raise MetaError("dropped_rules is a list of ids")
        if len({*renamed.values(), *added}) < len(renamed) + len(added):
            raise MetaError("two members have the same new name")
        self.renamed: Mapping[str, Any] = renamed
        self._called = {old: f"\0{old}" for old in renamed} | {str(new): old for old, new in renamed.items()}
        self._added = frozenset(map(str, added))
        self.dropped_rules = frozenset(map(str, without))

    def original(self, value: Any) -> Any:
        """The value under the names of the original; a name that has another meaning there is put out of the way."""
        if isinstance(value, dict):
            called, added = self._called, self._added
            return {
                called.get(name, name): self.original(member) if type(member) in _CONTAINERS else member
                for name, member in value.items()
                if name not in added
            }
        return [self.original(item) for item in value] if isinstance(value, list) else value

    def new_name(self, name: str) -> str:
        return str(self.renamed.get(name, name))


def is_mutated(subject: Subject) -> bool:
    """Whether the record's schema is one that only the record shows."""
    return subject.meta.get("instance") == "shown"


@lru_cache(maxsize=_REMEMBERED)
def shown_schema(text: str) -> Mapping[str, Any]:
    """The document of a shown schema.

    Raises:
        SchemaError: it is no JSON object.
    """
    try:
        document = _parsed(text)
    except jsontext.JsonTextError as error:
        raise SchemaError(f"the shown schema is no JSON: {error}") from None
    if not isinstance(document, dict):
        raise SchemaError("a schema is an object here")
    return document


def _parsed(text: str) -> Json:
    """The value of a JSON text; the strict parser is asked where the fast one may have passed over something.

    A member that is stated twice is lost in the value: then the value, written again, has fewer names than the text.
    """
    try:
        document: Json = orjson.loads(text)
        if orjson.dumps(document).count(b'":') == text.count('":'):
            return document
    except (ValueError, TypeError):
        pass
    return jsontext.parse(text)


def violations(subject: Subject, value: Json) -> list[SchemaViolation]:
    """What the schema of the record refuses in `value`: the shown one, where that is a mutation or the only one."""
    schema = subject.base_schema
    if schema is None or is_mutated(subject):
        return violations_of_text(subject.record.input.get("schema", ""), value)
    return [] if schema.is_valid_parsed(value) else schema.validate(value)


def broken_rules(subject: Subject, text: str, value: Json, mutations: Mutations | None = None) -> list[RuleViolation]:
    """The rules that an answer breaks, numbers taken as they are written; rules are those of the schema it names.

    `mutations` are those that the record states, where they have been read already.
    """
    exact = jsontext.exact(text, value)
    schema = subject.base_schema
    if schema is None:
        return _shown_rules(subject.record.input.get("schema", "")).check(exact)
    if not is_mutated(subject):
        return schema.broken_rules(exact)
    mutations = mutations or Mutations(subject.meta.get("mutations"))
    broken = schema.broken_rules(mutations.original(exact))
    return [found for found in broken if found.rule not in mutations.dropped_rules]


@lru_cache(maxsize=_REMEMBERED)
def _shown_rules(text: str) -> Invariants:
    from edgejson.schema.invariants import Invariants

    document = shown_schema(text)
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
