"""The proof of a generated instance: strict text, schema, rules, and every constraint read back from the record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.errors import SchemaError
from edgejson.types import Finding, Json

if TYPE_CHECKING:
    from edgejson.schema import RuleViolation, Schema, SchemaViolation

__all__ = ["ConstraintError", "Proof", "holds"]

_SHOWN_SCHEMAS = 512
_NAMED = frozenset({"properties", "patternProperties", "$defs", "definitions", "dependentSchemas"})
_IGNORED = frozenset({"title", "description", "examples", "$comment", "default", "deprecated"})


class ConstraintError(ValueError):
    """A stored constraint is malformed."""


class Proof:
    """Proves records; what it has learned about schema texts is kept for the next one."""

    def __init__(self) -> None:
        self._shown_schema = lru_cache(maxsize=_SHOWN_SCHEMAS)(_compiled)
        self._faithful: dict[bytes, bool] = {}

    def prove(self, subject: Subject) -> Iterator[Finding]:
        """Findings `schema_generate.*`; none means that the answer is what the record asks for.

        The schema is the one that the record names; for a record made elsewhere, the one that its input shows.
        """
        answer = subject.answer
        if answer.error is not None:
            yield _finding("not_json", str(answer.error))
            return
        shown = subject.record.input.get("schema", "")
        schema = subject.base_schema
        if schema is not None and not self._shows(shown, schema):
            yield _finding("input", "the schema in the input is not the one that the record names")
        violations, broken_rules = subject.violations, subject.broken_rules
        if schema is None:
            try:
                schema = self._shown_schema(shown)
            except (SchemaError, jsontext.JsonTextError) as refusal:
                yield _finding("input", f"the schema in the input cannot be used: {refusal}")
                return
            violations, broken_rules = schema.validate(answer.value), schema.broken_rules(answer.value)
        yield from _prove_instance(subject, violations, broken_rules)
        yield from _prove_constraints(subject, schema)
        if "constraints" in subject.meta and subject.answer_text != _canonical(answer.value):
            yield _finding("style", "the answer is not in the canonical form that the instruction names")

    def _shows(self, text: str, schema: Schema) -> bool:
        """Whether `text` is `schema` but for annotations and hints."""
        key = hashlib.blake2b(f"{schema.sha256} {text}".encode(), digest_size=16).digest()
        if key not in self._faithful:
            if len(self._faithful) >= _SHOWN_SCHEMAS:
                self._faithful.clear()
            try:
                self._faithful[key] = _same(schema.document, jsontext.parse(text))
            except jsontext.JsonTextError:
                self._faithful[key] = False
        return self._faithful[key]


def holds(constraint: Json, value: Json, document: Mapping[str, Json]) -> bool:
    """Whether `value`, an instance of the schema `document`, fulfils a stored constraint; `ConstraintError` if it is
    malformed.
    """
    match constraint:
        case {"kind": "members", "which": ("required" | "all") as which}:
            return _members_hold(str(which), value, document)
        case {"kind": ("present" | "absent") as kind, "at": str(at)}:
            return (_lookup(value, at) is not _NOTHING) == (kind == "present")
        case {"kind": "count", "at": str(at), "is": str(how), "count": int(count)}:
            items = _lookup(value, at)
            return isinstance(items, list) and _compare(len(items), how, count)
        case {"kind": "equals", "at": str(at), "value": wanted}:
            return jsontext.equal(_lookup(value, at), wanted)
        case {"kind": "between", "at": str(at), "low": int() | float() as low, "high": int() | float() as high}:
            number = _lookup(value, at)
            return isinstance(number, int | float) and not isinstance(number, bool) and low <= number <= high
        case {"kind": "some", "at": str(at), "name": str(name), "value": wanted}:
            items = _lookup(value, at)
            return isinstance(items, list) and any(
                isinstance(item, dict) and name in item and jsontext.equal(item[name], wanted) for item in items
            )
        case _:
            raise ConstraintError(f"not a constraint: {json.dumps(constraint)}")


_NOTHING = object()


def _lookup(value: Json, pointer: str) -> Any:
    try:
        return jsontext.resolve(value, pointer)
    except KeyError:
        return _NOTHING
    except ValueError as error:
        raise ConstraintError(str(error)) from None


def _compare(number: int, how: str, count: int) -> bool:
    if how == "exactly":
        return number == count
    if how == "at least":
        return number >= count
    if how == "at most":
        return number <= count
    raise ConstraintError(f"unknown comparison {how!r}")


def _members_hold(which: str, value: Json, document: Mapping[str, Any]) -> bool:
    root: Any = document
    reference = document.get("$ref")
    if isinstance(reference, str) and reference.startswith("#"):
        root = jsontext.resolve(document, reference[1:])
    wanted = set(root.get("required", ())) if which == "required" else set(root.get("properties", ()))
    return isinstance(value, dict) and set(value) == wanted


def _prove_instance(
    subject: Subject, violations: Sequence[SchemaViolation], broken_rules: Sequence[RuleViolation]
) -> Iterator[Finding]:
    for violation in violations:
        yield _finding("schema", violation.message, violation.pointer)
    for broken in broken_rules:
        yield _finding("rule", f"{broken.rule}: {broken.message}", broken.pointer)
    if all(leaf in (None, "", [], {}) for _, leaf in subject.leaves):
        yield _finding("degenerate", "the answer says nothing: every leaf is empty")


def _prove_constraints(subject: Subject, schema: Schema) -> Iterator[Finding]:
    constraints = subject.meta.get("constraints", [])
    instruction = subject.record.input.get("instruction", "")
    for constraint in constraints if isinstance(constraints, list) else [constraints]:
        try:
            held = holds(constraint, subject.answer.value, schema.document)
        except ConstraintError as refusal:
            yield _finding("meta", str(refusal))
            continue
        stated: dict[str, Json] = constraint if isinstance(constraint, dict) else {}
        if not held:
            yield _finding("constraint", f"not fulfilled: {json.dumps(constraint)}", str(stated.get("at", "")))
        for said in _said(stated):
            if said not in instruction:
                yield _finding("instruction", f"the instruction does not say {said}")


def _said(constraint: Mapping[str, Json]) -> Iterator[str]:
    """What any statement of the constraint in words has to contain."""
    if constraint.get("at"):
        yield jsontext.split(str(constraint["at"]))[-1]
    if "name" in constraint:
        yield str(constraint["name"])
    for key in ("value", "low", "high", "count"):
        if key in constraint:
            yield json.dumps(constraint[key], ensure_ascii=False)


def _compiled(text: str) -> Schema:
    from edgejson.schema import Schema

    document = jsontext.parse(text)
    if not isinstance(document, dict):
        raise SchemaError("a schema is an object here")
    return Schema(document)


def _same(document: Any, shown: Any) -> bool:
    """Equality of two schemas but for annotations, hints, and the rules keyword, which may be said in words instead."""
    if isinstance(document, list) and isinstance(shown, list):
        return len(document) == len(shown) and all(map(_same, document, shown))
    if not isinstance(document, Mapping) or not isinstance(shown, Mapping):
        return jsontext.equal(document, shown)
    for keyword, value in document.items():
        if keyword not in shown:
            if not (keyword.startswith("x-") or keyword in _IGNORED):
                return False
        elif keyword in _NAMED and isinstance(value, Mapping) and isinstance(shown[keyword], Mapping):
            if value.keys() != shown[keyword].keys():
                return False
            if not all(_same(subschema, shown[keyword][name]) for name, subschema in value.items()):
                return False
        elif not _same(value, shown[keyword]):
            return False
    return all(keyword in document for keyword in shown)


def _canonical(value: Json) -> str | None:
    try:
        return jsontext.canonical(value)
    except jsontext.CanonicalError:
        return None


def _finding(what: str, message: str, pointer: str = "") -> Finding:
    return Finding(check=f"schema_generate.{what}", message=message, pointer=pointer)
