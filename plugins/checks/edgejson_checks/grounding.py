"""Prompt alignment: every value of the answer is stated in the text the answer was taken from.

Where the record keeps the places of its values (``meta.evidence``), each is read at its place: a text in another
language has other labels for its fields than the schema.  All others are looked up in the whole text.
"""

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
        schema = subject.base_schema

        def choices(pointer: str) -> Sequence[Json] | None:
            allowed = schema.describe(pointer).get("enum") if schema is not None else None
            return allowed if isinstance(allowed, list) else None

        grounder = self._grounder(subject)
        unmarked: list[tuple[str, Json]] = []
        marked = _marked(subject, text)
        for pointer, leaf in subject.leaves:
            surface = marked.get(pointer)
            if surface is None:
                unmarked.append((pointer, leaf))
            elif surface != leaf and not grounder.reads(surface, leaf, choices(pointer)):
                yield _finding(
                    Ungrounded(pointer, leaf, ""), f"is not grounded: its place in the text says {surface!r:.80}"
                )
        misses = grounder.ground_leaves(text, unmarked, choices=choices) if unmarked else []
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


def _marked(subject: Subject, text: str) -> dict[str, str]:
    """What the text says at the places that the record keeps, by pointer; entries that are no such places are none."""
    evidence = subject.meta.get("evidence")
    if not isinstance(evidence, dict):
        return {}
    marked = {}
    for pointer, place in evidence.items():
        if isinstance(place, list) and len(place) == 2:
            start, end = place
            if type(start) is int and type(end) is int and 0 <= start <= end <= len(text):
                marked[pointer] = text[start:end]
    return marked


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
