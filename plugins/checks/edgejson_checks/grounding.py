"""Prompt alignment: every value of the answer is stated in the text the answer was taken from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from edgejson.checking import Subject
from edgejson.grounding import LANGUAGES, Grounder, Reading, Ungrounded, read_prompt
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, Finding, Json, Severity

__all__ = ["Grounding", "edgejson_check"]


class Grounding:
    """Applies to records whose input has a text; reads it in the record's language, English where none is stated.

    A prompt without an instruction beside it may ask for something else than an extraction, and may leave to the reader
    what can be computed: then only a warning is given.
    """

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

        misses = self._grounder(subject).ground_leaves(text, subject.leaves, choices=choices)
        reading = read_prompt(subject, misses) if misses else None
        if reading is not None:
            yield from _of_prompt(reading)
            misses = list(reading.wrong)
        for miss in misses:
            yield _finding(miss, f"is not grounded: {miss.reason}")

    def _grounder(self, subject: Subject) -> Grounder:
        stated = subject.meta.get("language")
        language = stated if isinstance(stated, str) and stated in LANGUAGES else "en"
        grounder = self._grounders.get(language)
        if grounder is None:
            grounder = self._grounders[language] = Grounder(language)
        return grounder


def _of_prompt(reading: Reading) -> Iterator[Finding]:
    if not reading.extraction:
        message = f"the prompt states {reading.stated} of {reading.leaves} values: not treated as an extraction"
        yield Finding(check="grounding", message=message, severity="warning")
    for miss in reading.computed:
        yield _finding(miss, "follows from a rule of the schema; the text does not state it", "warning")


def _finding(miss: Ungrounded, what: str, severity: Severity = "error") -> Finding:
    return Finding(check="grounding", pointer=miss.pointer, message=f"{miss.value!r:.80} {what}", severity=severity)


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
