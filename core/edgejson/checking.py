"""What a check sees: a record with its answer parsed once and its schema found once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.types import Json, Record

if TYPE_CHECKING:
    from edgejson.schema import RuleViolation, Schema, SchemaViolation

__all__ = ["Parsed", "Subject"]

SchemaLookup = Callable[[str], "Schema | None"]


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

        None too where that is the schema that the record's own input shows (``"shown"``), a mutation of
        `base_schema`: see `shown_violations`.
        """
        claim = self.meta.get("instance", False)
        return self.base_schema if claim and claim != "shown" else None

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
        """The same record with another answer in the place of the right one."""
        record = self.record
        other = replace(record, output=answer) if record.output is not None else replace(record, chosen=answer)
        return Subject(other, self.find_schema, wants_json=self.wants_json)
