"""What a check sees: a record with its answer parsed once and its schema found once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from edgejson import jsontext
from edgejson.errors import SchemaError
from edgejson.types import Json, Record

if TYPE_CHECKING:
    from edgejson.schema import RuleViolation, Schema, SchemaViolation
    from edgejson.schema.shown import Mutations

__all__ = ["Parsed", "ProvenanceError", "Subject"]

SchemaLookup = Callable[[str], "Schema | None"]

_WHATEVER_THE_ANSWER = ("base_schema", "shown_schema", "shown_members", "mutations")
"""What is derived from a record's input and meta alone."""

_OF_AN_ANSWER = ("answer", "leaves", "violations", "broken_rules", "shown_violations", "broken_rules_of_base")
"""What is derived from an answer's text as well."""


class ProvenanceError(ValueError):
    """What a record says of the making of its schema is malformed, or the schema that it shows gives it the lie."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A JSON text read strictly: its `value`, or the `error` that refused it."""

    value: Json = None
    error: jsontext.JsonTextError | None = None

    @property
    def ok(self) -> bool:
        return self.error is None

    @classmethod
    def of(cls, text: str) -> Parsed:
        try:
            return cls(jsontext.parse(text))
        except jsontext.JsonTextError as error:
            return cls(error=error)


class Subject:
    """A record under examination. Everything derived is computed on first use and kept.

    `find_schema` maps a schema id to its compiled `Schema` (None when unknown).  `wants_json` is False for foreign
    records whose answer is free text.
    """

    def __init__(self, record: Record, find_schema: SchemaLookup, *, wants_json: bool = True) -> None:
        self.record = record
        self.find_schema = find_schema
        self.wants_json = wants_json
        self._inputs: dict[str, Parsed | None] = {}
        self._others: dict[str, Subject] = {}

    @property
    def meta(self) -> Mapping[str, Json]:
        return self.record.meta

    @cached_property
    def answer_text(self) -> str:
        return self.record.answer

    @cached_property
    def answer(self) -> Parsed:
        """The right answer, parsed strictly."""
        return Parsed.of(self.answer_text)

    @cached_property
    def base_schema(self) -> Schema | None:
        """The schema the record's gold value was made from, whatever the answer looks like."""
        schema_id = self.meta.get("schema")
        return self.find_schema(schema_id) if isinstance(schema_id, str) else None

    @cached_property
    def schema(self) -> Schema | None:
        """The schema the answer claims to be an instance of (``meta.instance``), rules included.

        None too where that is the schema that the record's own input shows (`is_mutated`), a mutation of
        `base_schema`: see `shown_violations` and `broken_rules_of_base`.
        """
        return self.base_schema if self.meta.get("instance", False) and not self.is_mutated else None

    @property
    def is_mutated(self) -> bool:
        """Whether the answer follows a schema that only this record shows (``meta.instance`` is "shown")."""
        return self.meta.get("instance") == "shown"

    def input_json(self, name: str) -> Parsed | None:
        """A text of the record's input, parsed strictly, once for whoever asks; None when the input has none."""
        if name not in self._inputs:
            text = self.record.input.get(name)
            self._inputs[name] = None if text is None else Parsed.of(text)
        return self._inputs[name]

    @cached_property
    def shown_schema(self) -> Mapping[str, Any]:
        """The document of the schema in the record's input; `SchemaError` when there is none that can be read."""
        parsed = self.input_json("schema")
        if parsed is None:
            raise SchemaError("no schema is shown")
        if parsed.error is not None:
            raise SchemaError(f"the shown schema is no JSON: {parsed.error}")
        if not isinstance(parsed.value, dict):
            raise SchemaError("a schema is an object here")
        return parsed.value

    @cached_property
    def mutations(self) -> Mutations:
        """How the shown schema was made of `base_schema`; `ProvenanceError` when the record does not say it rightly."""
        from edgejson.schema.shown import Mutations

        return Mutations(self.meta.get("mutations"))

    @cached_property
    def shown_members(self) -> set[str]:
        """The members that the shown schema declares, less those that it has beside the ones of `base_schema`."""
        from edgejson.schema.shown import declared_members

        return declared_members(self.shown_schema, without=self.mutations.added)

    @cached_property
    def broken_rules_of_base(self) -> list[RuleViolation]:
        """The rules of `base_schema` that an answer to a mutation of it breaks, its members called as they were there.

        Pointers are those of the answer.  Empty without a known schema or a readable answer.

        Raises:
            SchemaError: the record shows no schema that can be read.
            ProvenanceError: what it says of its mutations is malformed, or untrue by the schema that it shows.
        """
        schema = self.base_schema
        if schema is None or not self.answer.ok or not schema.invariants.rules:
            return []
        from edgejson.schema.shown import broken_rules

        exact = jsontext.exact(self.answer_text, self.answer.value)
        return broken_rules(schema, self.mutations, self.shown_members, exact)

    @cached_property
    def shown_violations(self) -> list[SchemaViolation]:
        """What the schema in the record's input refuses in the parsed answer, rules left out.

        Empty where no schema is shown or the answer cannot be read; `SchemaError` when the shown text is no schema.
        """
        text = self.record.input.get("schema")
        if text is None or not self.answer.ok:
            return []
        from edgejson.schema.shown import violations_of_text

        return violations_of_text(text, self.answer.value)

    @cached_property
    def leaves(self) -> list[tuple[str, Json]]:
        """The leaves of the parsed answer with their pointers; none when the answer cannot be read."""
        return jsontext.leaves(self.answer.value) if self.answer.ok else []

    @cached_property
    def violations(self) -> list[SchemaViolation]:
        """What the record's schema refuses in the parsed answer; empty without a schema or a readable answer."""
        schema = self.base_schema
        if schema is None or not self.answer.ok or schema.is_valid_parsed(self.answer.value):
            return []
        return schema.validate(self.answer.value)

    @cached_property
    def broken_rules(self) -> list[RuleViolation]:
        """The rules of the record's schema that the answer breaks, numbers taken as they are written."""
        schema = self.base_schema
        if schema is None or not self.answer.ok:
            return []
        return schema.broken_rules(jsontext.exact(self.answer_text, self.answer.value))

    @property
    def text(self) -> str | None:
        """The text every value of the answer must be found in, where the task has one."""
        return self.record.input.get("text")

    def with_answer(self, answer: str) -> Subject:
        """The same record with another answer in the place of the right one.

        What is found out about an answer is kept for the next time that the same text is asked about.
        """
        record = self.record
        other = replace(record, output=answer) if record.output is not None else replace(record, chosen=answer)
        subject = Subject(other, self.find_schema, wants_json=self.wants_json)
        subject._take_over(self, _WHATEVER_THE_ANSWER)
        known = self._others.setdefault(answer, subject)
        if known is not subject:
            subject._take_over(known, _OF_AN_ANSWER)
        return subject

    def as_preference(self, rejected: str, meta: Mapping[str, Json]) -> Subject:
        """The record with its answer chosen over a worse one; `meta` is added to what it says of itself.

        Raises:
            ValueError: `meta` says something else of what the record is about than the record did.
        """
        if not meta.keys().isdisjoint(self.meta):
            raise ValueError(f"the record says it already: {', '.join(sorted(meta.keys() & self.meta.keys()))}")
        record = self.record
        other = replace(record, output=None, chosen=self.answer_text, rejected=rejected, meta={**record.meta, **meta})
        subject = Subject(other, self.find_schema, wants_json=self.wants_json)
        subject._take_over(self, (*_WHATEVER_THE_ANSWER, *_OF_AN_ANSWER))
        subject._others = self._others
        return subject

    def _take_over(self, known: Subject, names: tuple[str, ...]) -> None:
        """Have these derived values from a subject with the same input and, where it counts, the same answer."""
        found = known.__dict__
        self.__dict__.update({name: found[name] for name in names if name in found})
        self._inputs = known._inputs
