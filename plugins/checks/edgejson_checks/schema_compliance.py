"""An answer that claims to be an instance of a schema is one, formats included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from edgejson.checking import Subject
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, Finding

__all__ = ["SchemaCompliance", "edgejson_check"]


class SchemaCompliance:
    """Each violation is a finding; a schema nobody knows is a warning, for such a record was not checked."""

    scope: ClassVar[Literal["record"]] = "record"

    def check(self, subject: Subject) -> Iterator[Finding]:
        if not subject.wants_json or not subject.meta.get("instance", False):
            return
        schema = subject.schema
        if schema is None:
            message = (
                f"schema {subject.meta.get('schema')!r} is not known here: the answer was not checked against it "
                "(name its source with --schemas)"
            )
            yield Finding(check="schema_compliance", message=message, severity="warning")
            return
        for violation in subject.violations:
            message = f"{violation.keyword}: {violation.message}"
            yield Finding(check="schema_compliance", pointer=violation.pointer, message=message)


@hookimpl
def edgejson_check() -> CheckSpec:
    """Offer the check."""
    return CheckSpec(
        name="schema_compliance",
        summary="answers are instances of their schema, formats included",
        api=1,
        load=lambda _settings: SchemaCompliance(),
    )
