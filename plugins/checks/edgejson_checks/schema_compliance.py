"""An answer that claims to be an instance of a schema is one, formats included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from edgejson.checking import Subject
from edgejson.errors import SchemaError
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, Finding

if TYPE_CHECKING:
    from edgejson.schema import SchemaViolation

__all__ = ["SchemaCompliance", "edgejson_check"]


class SchemaCompliance:
    """Each violation is a finding; a schema nobody knows is a warning, for such a record was not checked.

    An answer to a schema that only its record shows (``meta.instance`` "shown") is judged by the text of that schema.
    """

    scope: ClassVar[Literal["record"]] = "record"

    def check(self, subject: Subject) -> Iterator[Finding]:
        if not subject.wants_json or not subject.meta.get("instance", False):
            return
        if subject.is_mutated:
            yield from _shown(subject)
            return
        if subject.schema is None:
            message = (
                f"schema {subject.meta.get('schema')!r} is not known here: the answer was not checked against it "
                "(name its source with --schemas)"
            )
            yield Finding(check="schema_compliance", message=message, severity="warning")
            return
        yield from map(_finding, subject.violations)


def _shown(subject: Subject) -> Iterator[Finding]:
    if "schema" not in subject.record.input:
        yield Finding(check="schema_compliance", message="the input shows no schema that the answer could follow")
        return
    try:
        yield from map(_finding, subject.shown_violations)
    except SchemaError as error:
        yield Finding(check="schema_compliance", message=str(error))


def _finding(violation: SchemaViolation) -> Finding:
    message = f"{violation.keyword}: {violation.message}"
    return Finding(check="schema_compliance", pointer=violation.pointer, message=message)


@hookimpl
def edgejson_check() -> CheckSpec:
    """Offer the check."""
    return CheckSpec(
        name="schema_compliance",
        summary="answers are instances of their schema, formats included",
        api=1,
        load=lambda _settings: SchemaCompliance(),
    )
