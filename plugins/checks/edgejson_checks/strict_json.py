"""The answer, and JSON that a record hands over as text, is strict JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from edgejson.checking import Subject
from edgejson.hookspecs import hookimpl
from edgejson.jsontext import JsonTextError
from edgejson.types import CheckSpec, Finding

__all__ = ["StrictJson", "edgejson_check"]

_JSON_INPUTS = ("schema", "json")
"""Input keys whose text is JSON by definition; `broken_json` is broken on purpose."""


class StrictJson:
    """RFC 8259 without its loopholes: no NaN, no name twice in an object, no lone surrogate, bounded depth.

    `rejected` may be broken: that can be what makes it the worse answer.
    """

    scope: ClassVar[Literal["record"]] = "record"

    def check(self, subject: Subject) -> Iterator[Finding]:
        if not subject.wants_json:
            return
        if subject.answer.error is not None:
            yield _finding("the answer", subject.answer.error)
        for name in _JSON_INPUTS:
            if name == "json" and "defect" in subject.meta:
                continue  # a document that is to be refused: what is wrong with it is the family's to prove
            parsed = subject.input_json(name)
            if parsed is not None and parsed.error is not None:
                yield _finding(f"input.{name}", parsed.error)


def _finding(what: str, error: JsonTextError) -> Finding:
    return Finding(check="strict_json", message=f"{what} is not strict JSON: {error}")


@hookimpl
def edgejson_check() -> CheckSpec:
    """Offer the check."""
    return CheckSpec(name="strict_json", summary="answers are strict JSON", api=1, load=lambda _settings: StrictJson())
