"""Prompt alignment: every value of the answer is stated in the text the answer was taken from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from edgejson.checking import Subject
from edgejson.grounding import LANGUAGES, Grounder
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, Finding, Json

__all__ = ["Grounding", "edgejson_check"]


class Grounding:
    """Applies to records whose input has a text; reads it in the record's language, English where none is stated."""

    scope: ClassVar[Literal["record"]] = "record"

    def __init__(self) -> None:
        self._grounders: dict[str, Grounder] = {}

    def check(self, subject: Subject) -> Iterator[Finding]:
        text = subject.text
        if text is None or not subject.wants_json or not subject.answer.ok:
            return
        schema = subject.schema

        def choices(pointer: str) -> Sequence[Json] | None:
            allowed = schema.describe(pointer).get("enum") if schema is not None else None
            return allowed if isinstance(allowed, list) else None

        for miss in self._grounder(subject).ground_leaves(text, subject.leaves, choices=choices):
            message = f"{miss.value!r:.80} is not grounded: {miss.reason}"
            yield Finding(check="grounding", pointer=miss.pointer, message=message)

    def _grounder(self, subject: Subject) -> Grounder:
        stated = subject.meta.get("language")
        language = stated if isinstance(stated, str) and stated in LANGUAGES else "en"
        grounder = self._grounders.get(language)
        if grounder is None:
            grounder = self._grounders[language] = Grounder(language)
        return grounder


@hookimpl
def edgejson_check() -> CheckSpec:
    """Offer the check."""
    return CheckSpec(
        name="grounding",
        summary="every value of the answer stands in the text",
        api=1,
        load=lambda _settings: Grounding(),
        needs=("babel", "num2words"),
    )
