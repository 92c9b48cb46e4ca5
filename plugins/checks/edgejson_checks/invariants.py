"""The cross-field rules of its schema hold in an answer, to the last digit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from edgejson.checking import Subject
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, Finding

__all__ = ["Invariants", "edgejson_check"]


class Invariants:
    """Numbers are compared as they are written in the answer, not as doubles."""

    scope: ClassVar[Literal["record"]] = "record"

    def check(self, subject: Subject) -> Iterator[Finding]:
        if subject.schema is None or not subject.wants_json:
            return
        for broken in subject.broken_rules:
            yield Finding(check="invariants", pointer=broken.pointer, message=f"{broken.rule}: {broken.message}")


@hookimpl
def edgejson_check() -> CheckSpec:
    """Offer the check."""
    return CheckSpec(
        name="invariants",
        summary="totals add up, dates are in order, references exist: the rules of the schema hold",
        api=1,
        load=lambda _settings: Invariants(),
    )
