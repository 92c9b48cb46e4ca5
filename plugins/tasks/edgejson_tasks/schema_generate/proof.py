"""The proof of a generated instance: strict text, schema, rules, and every wish read back from the record alone."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import orjson

from edgejson import jsontext
from edgejson.checking import ProvenanceError, Subject
from edgejson.errors import SchemaError
from edgejson.types import Finding, Json
from edgejson_tasks._instances import says_something
from edgejson_tasks._key_order import names_the_order, readers_agree
from edgejson_tasks.schema_generate import reading
from edgejson_tasks.schema_generate.likeness import rules_are_said, same_schema, unexplained
from edgejson_tasks.schema_generate.meaning import ConstraintError, holds
from edgejson_tasks.schema_generate.policies import has_members, is_in_order

if TYPE_CHECKING:
    from edgejson.schema import Schema
    from edgejson.schema.shown import Mutations

__all__ = ["Proof"]

_REMEMBERED = 512
_encoded = json.JSONEncoder(ensure_ascii=False).encode  # `json.dumps` would make an encoder for every value
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s\[\]{},:"]+|[\[\]{},:]')


class Proof:
    """Proves records; what it has learned about texts of unchanged schemas is kept for the next one."""

    def __init__(self) -> None:
        self._faithful: dict[bytes, bool] = {}
        self._last: tuple[str, str, str, Json, Mutations | None] | None = None
        self._last_findings: Sequence[Finding] = ()

    def prove(self, subject: Subject) -> Iterator[Finding]:
        """Findings `schema_generate.*`; none means that the answer is what the record asks for.

        The schema is the one that the input shows; where it is not a mutation (``meta.instance`` "shown") it must be
        the one that the record names.  Rules are those of the schema that the record names, held against the answer
        under the names that members have there.
        """
        answer = subject.answer
        if answer.error is not None:
            yield _finding("not_json", str(answer.error))
            return
        try:
            document = subject.shown_schema
            yield from self._prove_input(subject, document)
            violations = reading.violations(subject)
            if violations:  # neither rules nor wishes say anything about a value that is no instance
                yield from (_finding("schema", violation.message, violation.pointer) for violation in violations)
                return
            for broken in reading.broken_rules(subject):
                yield _finding("rule", f"{broken.rule}: {broken.message}", broken.pointer)
        except SchemaError as refusal:
            yield _finding("input", f"the schema in the input cannot be used: {refusal}")
            return
        except ProvenanceError as refusal:
            yield _finding("meta", str(refusal))
            return
        if not says_something(answer.value):
            yield _finding("degenerate", "the answer says nothing: every leaf is empty")
        yield from _prove_wishes(subject, document)
        yield from _prove_form(subject, document)

    def _prove_input(self, subject: Subject, document: Mapping[str, Any]) -> Iterator[Finding]:
        schema = subject.base_schema
        if schema is None:
            return
        if not subject.is_mutated and not self._shows(subject.record.input.get("schema", ""), document, schema):
            yield _finding("input", "the schema in the input is not the one that the record names")
            return
        yield from self._said_amiss(subject, document, schema)

    def _said_amiss(self, subject: Subject, document: Mapping[str, Any], schema: Schema) -> Sequence[Finding]:
        """What the record leaves unsaid of its rules.

        A record is proven with several answers; what does not depend on the answer is remembered for the next one.
        """
        given, meta = subject.record.input, subject.meta
        key = (schema.sha256, given.get("schema", ""), given.get("instruction", ""), meta.get("rules_shown"))
        mutations = subject.mutations if subject.is_mutated else None
        if self._last != (*key, mutations):
            self._last = (*key, mutations)
            self._last_findings = tuple(_prove_rules(subject, document, schema))
        return self._last_findings

    def _shows(self, text: str, document: Mapping[str, Any], schema: Schema) -> bool:
        """Whether the shown document is `schema` but for annotations and hints."""
        key = hashlib.blake2b(f"{schema.sha256} {text}".encode(), digest_size=16).digest()
        if key not in self._faithful:
            if len(self._faithful) >= _REMEMBERED:
                self._faithful.clear()
            self._faithful[key] = same_schema(schema.document, document)
        return self._faithful[key]


def _prove_rules(subject: Subject, document: Mapping[str, Any], schema: Schema) -> Iterator[Finding]:
    if subject.is_mutated:
        unsaid = rules_are_said(subject, schema, document)
        if unsaid is not None:
            yield _finding("input", f"the rule {unsaid} is neither in the schema nor in the instruction")
    word = unexplained(subject, schema) if "rules_shown" in subject.meta else None
    if word is not None:
        yield _finding("instruction", f"the instruction does not explain {word}, which its rules are written with")


def _prove_wishes(subject: Subject, document: Mapping[str, Any]) -> Iterator[Finding]:
    instruction = subject.record.input.get("instruction", "")
    constraints = subject.meta.get("constraints", [])
    for constraint in constraints if isinstance(constraints, list) else [constraints]:
        try:
            held = holds(constraint, subject.answer.value)
        except ConstraintError as refusal:
            yield _finding("meta", str(refusal))
            continue
        stated: dict[str, Json] = constraint if isinstance(constraint, dict) else {}
        if not held:
            yield _finding("constraint", f"not fulfilled: {json.dumps(constraint)}", str(stated.get("at", "")))
        for said in _said(stated):
            if said not in instruction:
                yield _finding("instruction", f"the instruction does not say {said}")
    members = subject.meta.get("members", "any")
    if members not in ("any", "required", "all"):
        yield _finding("meta", f"members is any, required or all, not {members!r}")
    elif members != "any" and not has_members(subject.answer.value, str(members), document):
        yield _finding("members", f"the answer has not exactly the members asked for: {members}")


def _said(constraint: Mapping[str, Json]) -> Iterator[str]:
    """What any statement of the constraint in words has to contain."""
    if constraint.get("at"):
        yield jsontext.split(str(constraint["at"]))[-1]
    if "name" in constraint:
        yield str(constraint["name"])
    for key in ("value", "low", "high", "count", "text", "year"):
        if key in constraint:
            bare = constraint.get("kind") == "date"
            yield str(constraint[key]) if bare else _encoded(constraint[key])
    values = constraint.get("values")
    yield from map(_encoded, values if isinstance(values, list) else ())


def _prove_form(subject: Subject, document: Mapping[str, Any]) -> Iterator[Finding]:
    """The answer is minified, its keys sorted or in the order of the schema, as the record states."""
    if "constraints" not in subject.meta:
        return
    order = subject.meta.get("order", "sorted")
    if order not in ("sorted", "schema"):
        yield _finding("meta", f"order is sorted or schema, not {order!r}")
        return
    value, text = subject.answer.value, subject.answer_text
    canonical = _canonical(value)
    if canonical is None:
        yield _finding("style", "the answer has no canonical form")
    elif text != canonical and not _differs_in_order_only(text, canonical, value):
        yield _finding("style", "the answer is not minified as the instruction asks")
    elif text != canonical if order == "sorted" else not is_in_order(value, document):
        yield _finding("order", f"the keys do not stand in the order that was asked for: {order}")
    if order == "sorted" and not (names_the_order(subject.record.input.get("instruction", "")) or readers_agree(value)):
        yield _finding("unstated", "the instruction does not say by what such keys are sorted")


def _differs_in_order_only(text: str, canonical: str, value: Json) -> bool:
    """Whether the members of `text`, and nothing else, stand in another order than in the canonical text."""
    if len(text) != len(canonical):
        return False
    # Nearly always another writer gives the very same text, which is found out faster than by looking at tokens.
    return orjson.dumps(value).decode() == text or sorted(_TOKEN.findall(text)) == sorted(_TOKEN.findall(canonical))


def _canonical(value: Json) -> str | None:
    try:
        return jsontext.canonical(value)
    except jsontext.CanonicalError:
        return None


def _finding(what: str, message: str, pointer: str = "") -> Finding:
    return Finding(check=f"schema_generate.{what}", message=message, pointer=pointer)
