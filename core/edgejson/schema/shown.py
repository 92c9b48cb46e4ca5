"""A schema that one record shows alone: what its text refuses, and what the rules of its original say of an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from edgejson import jsontext
from edgejson.checking import ProvenanceError
from edgejson.errors import SchemaError
from edgejson.schema.validation import SchemaViolation
from edgejson.types import Json

if TYPE_CHECKING:
    from edgejson.schema.invariants.rules import Rule, RuleViolation
    from edgejson.schema.schema import Schema

__all__ = ["Mutations", "broken_rules", "declared_members", "violations_of_text"]

_REMEMBERED = 4
"""A record is proven, spoiled and proven again, all by one text, before the next one; compiled texts are large."""

_PATTERNS = 512

_OWN_KEYWORD = jsonschema_rs.ValidationErrorKind.Custom
_CONTAINERS = frozenset({dict, list})
_MAPS_OF_PARTS = frozenset({"$defs", "definitions", "patternProperties", "dependentSchemas", "dependencies"})
_VALUES = frozenset({"enum", "const", "default", "examples", "example", "required", "x-invariants"})


# ---------------------------------------------------------------- the text


def violations_of_text(schema: str, value: Json) -> list[SchemaViolation]:
    """What the JSON Schema with the text `schema` finds wrong with `value`; formats are asserted, nothing is fetched.

    Raises:
        SchemaError: the text is no schema, or refers to something outside of itself.
    """
    validator = _validator(schema)
    if validator.is_valid(value):
        return []
    errors = list(validator.iter_errors(value))
    if any(isinstance(error.kind, _OWN_KEYWORD) for error in errors):  # it cannot say what a pattern minds
        errors = list(_telling_validator(schema).iter_errors(value))
    return [SchemaViolation(error.kind.name, jsontext.join(error.instance_path), error.message) for error in errors]


class _Pattern:
    """The keyword `pattern`, each expression compiled once for all texts: half of what compiling a text costs."""

    __slots__ = ("_finds",)

    def __init__(self, _: object, pattern: str, __: object) -> None:
        self._finds = _pattern(pattern)

    def validate(self, value: object) -> None:
        if not self._finds(value):
            raise ValueError


@lru_cache(maxsize=_PATTERNS)
def _pattern(pattern: str) -> Callable[[object], bool]:
    finds: Callable[[object], bool] = jsonschema_rs.validator_for({"pattern": pattern}).is_valid
    return finds


@lru_cache(maxsize=_REMEMBERED)
def _validator(schema: str) -> Any:
    """Tells quickly whether a value is an instance, and why it is none unless a pattern minds it."""
    return _compiled(schema, {"pattern": _Pattern})


@lru_cache(maxsize=_REMEMBERED)
def _telling_validator(schema: str) -> Any:
    """Compiles every pattern anew, and can say which one a text does not match."""
    return _compiled(schema, None)


def _compiled(schema: str, keywords: dict[str, type] | None) -> Any:
    try:
        return jsonschema_rs.validator_for(schema, validate_formats=True, offline=True, keywords=keywords)
    except (ValueError, jsonschema_rs.ReferencingError) as error:
        raise SchemaError(f"the shown text is no schema that can be used: {error}") from None


# ---------------------------------------------------------------- how it was made


class Mutations:
    """What a record says of the making of its schema (``meta.mutations``): how its members were called before
    (`renamed`, old names to new ones), which ones are new (`added`), and the rules that went with members that are gone
    (`dropped_rules`).

    Raises:
        ProvenanceError: it is not of that shape, or two members have the same name.
    """

    def __init__(self, stated: Json) -> None:
        if not isinstance(stated, dict):
            raise ProvenanceError("mutations is an object")
        renamed, added = stated.get("renamed", {}), stated.get("added", [])
        without = stated.get("dropped_rules", [])
        if not isinstance(renamed, dict) or not all(isinstance(new, str) for new in renamed.values()):
            raise ProvenanceError("renamed maps names to names")
        if not isinstance(added, list) or not all(isinstance(name, str) for name in added):
            raise ProvenanceError("added is a list of names")
        if not isinstance(without, list) or not all(isinstance(name, str) for name in without):
            raise ProvenanceError("dropped_rules is a list of ids")
        if len({*renamed.values(), *added}) < len(renamed) + len(added):
            raise ProvenanceError("two members have the same new name")
        self.renamed: Mapping[str, Any] = renamed
        self.added = frozenset(map(str, added))
        self.dropped_rules = frozenset(map(str, without))
        self._called = {old: f"\0{old}" for old in renamed} | {str(new): old for old, new in renamed.items()}

    def original(self, value: Any) -> Any:
        """The value under the names of the original; a name that has another meaning there is put out of the way."""
        if isinstance(value, dict):
            called, added = self._called, self.added
            return {
                called.get(name, name): self.original(member) if type(member) in _CONTAINERS else member
                for name, member in value.items()
                if name not in added
            }
        return [self.original(item) for item in value] if isinstance(value, list) else value

    def shown(self, pointer: str) -> str:
        """A place in an original value as a place in the answer that it was made of."""
        return jsontext.join([self.new_name(token.removeprefix("\0")) for token in jsontext.split(pointer)])

    def new_name(self, name: str) -> str:
        return str(self.renamed.get(name, name))


def declared_members(document: Any, *, without: frozenset[str] = frozenset()) -> set[str]:
    """Every member that a schema declares somewhere; those in `without` are passed over with all that is inside."""
    names: set[str] = set()
    stack = [document]
    while stack:
        for keyword, value in stack.pop().items():
            kind = type(value)
            if kind is dict:
                if keyword == "properties":
                    kept = (
                        value if without.isdisjoint(value) else {name: value[name] for name in value.keys() - without}
                    )
                    names.update(kept)
                    stack += [part for part in kept.values() if type(part) is dict]
                elif keyword in _MAPS_OF_PARTS:
                    stack += [part for part in value.values() if type(part) is dict]
                elif keyword not in _VALUES:
                    stack.append(value)
            elif kind is list and keyword not in _VALUES:
                stack += [part for part in value if type(part) is dict]
    return names


def broken_rules(base: Schema, mutations: Mutations, declared: set[str], value: Json) -> list[RuleViolation]:
    """The rules of `base` that an answer to a mutation of it breaks, its members called as they are in `base`.

    Args:
        base: the schema that the shown one was made from.
        mutations: how it was made, by the record; believed as far as the shown schema bears it out.
        declared: the members that the shown schema declares.
        value: the answer, under the names of the shown schema.

    A rule counts as dropped only where one of its members is really gone.

    Raises:
        ProvenanceError: a rule speaks of a member that the shown schema has under no name, and is not dropped; or a
            member is said to be renamed or added that is not.
    """
    rules = base.invariants.rules
    if not rules or type(value) not in _CONTAINERS:
        return []
    known, read = _members_of(base)
    _must_be_true(mutations, known, declared)
    without: set[str] = set()
    new_name = mutations.renamed.get
    for rule, members in read.items():
        gone = [name for name in members if new_name(name, name) not in declared]
        if not gone:
            continue
        if rule not in mutations.dropped_rules:
            raise ProvenanceError(f"the rule {rule} speaks of {gone[0]!r}, which the shown schema has under no name")
        without.add(rule)
    found = base.broken_rules(mutations.original(value))
    return [replace(broken, pointer=mutations.shown(broken.pointer)) for broken in found if broken.rule not in without]


def _must_be_true(mutations: Mutations, known: frozenset[str], declared: set[str]) -> None:
    """What nothing but the two schemas must bear out: an old name is gone, a new one is new."""
    renamed, added = mutations.renamed, mutations.added
    kept = [old for old in renamed if old in declared]
    if kept:
        raise ProvenanceError(f"{kept[0]!r} is said to be renamed, and the shown schema declares it")
    if not known.isdisjoint(renamed.values()) or not known.isdisjoint(added):
        taken = sorted(known.intersection([*renamed.values(), *added]))
        raise ProvenanceError(f"{taken[0]!r} is said to be a new name, and the original declares it")


@lru_cache(maxsize=128)
def _members_of(base: Schema) -> tuple[frozenset[str], Mapping[str, Sequence[str]]]:
    """The members that a schema declares, and those of them that each of its rules speaks of."""
    known = frozenset(declared_members(base.document))
    return known, {rule.id: sorted(known.intersection(_spoken_of(rule))) for rule in base.invariants.rules}


def _spoken_of(rule: Rule) -> Iterator[str]:
    from edgejson.schema.mutation.expressions import members_read

    yield from rule.place
    if rule.target is not None:
        yield rule.target
    for expression in (rule.source, rule.when):
        if expression:
            yield from members_read(expression)
