"""The cross-field rules of its schema hold in an answer, to the last digit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from edgejson.checking import ProvenanceError, Subject
from edgejson.errors import SchemaError
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, Finding

if TYPE_CHECKING:
    from edgejson.schema import RuleViolation

__all__ = ["Invariants", "edgejson_check"]


class Invariants:
    """Numbers are compared as they are written in the answer, not as doubles.

    An answer to a schema that only its record shows (``meta.instance`` "shown") is judged by the rules of the schema
    that it was made from, each member put back under the name that it has there (``meta.mutations``).  A rule is passed
    over only where a member that it speaks of is gone from the shown schema.
    """

    scope: ClassVar[Literal["record"]] = "record"

    def check(self, subject: Subject) -> Iterator[Finding]:
        if not subject.wants_json:
            return
        if subject.is_mutated:
            yield from _shown(subject)
        elif subject.schema is not None:
            yield from map(_finding, subject.broken_rules)


def _shown(subject: Subject) -> Iterator[Finding]:
    if subject.base_schema is None:
        message = (
            f"schema {subject.meta.get('schema')!r} is not known here: its rules were not held against the answer "
            "(name its source with --schemas)"
        )
        yield Finding(check="invariants", message=message, severity="warning")
        return
    try:
        yield from map(_finding, subject.broken_rules_of_base)
    except ProvenanceError as error:
        yield Finding(check="invariants", message=f"meta.mutations: {error}")
    except SchemaError as error:
        yield Finding(check="invariants", message=str(error))


def _finding(broken: RuleViolation) -> Finding:
    return Finding(check="invariants", pointer=broken.pointer, message=f"{broken.rule}: {broken.message}")


@hookimpl
def edgejson_check() -> CheckSpec:
    """Offer the check."""
    return CheckSpec(
        name="invariants",
        summary="totals add up, dates are in order, references exist: the rules of the schema hold",
        api=1,
        load=lambda _settings: Invariants(),
    )
