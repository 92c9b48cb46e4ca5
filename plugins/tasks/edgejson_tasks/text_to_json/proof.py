"""The proof of an answer from the record alone: what it says stands in the text, what is marked there is in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.grounding import Grounder
from edgejson.types import Finding, Json

__all__ = ["prove"]

PARSE = "text_to_json.parse"
SCHEMA = "text_to_json.schema"
RULE = "text_to_json.rule"
UNGROUNDED = "text_to_json.ungrounded"
MISREAD = "text_to_json.misread"
MISSING = "text_to_json.missing_field"
INVENTED = "text_to_json.invented_field"
EVIDENCE = "text_to_json.evidence"


def prove(subject: Subject, grounder: Grounder) -> Iterator[Finding]:
    """Everything wrong with `subject.answer`; two readings of the text, which share no code with the writing of it.

    The grounding engine looks every leaf up in the whole text.  Where the record keeps the place of each value
    (``meta.evidence``), the piece of text there must read back to the leaf, and leaves and places must be one to one.
    """
    text = subject.text
    if text is None:
        yield Finding(check=EVIDENCE, message="the record has no text to extract from")
        return
    if not subject.answer.ok:
        yield Finding(check=PARSE, message=f"not strict JSON: {subject.answer.error}")
        return
    answer = subject.answer.value
    yield from _valid(subject, answer)
    evidence = _evidence(subject.meta.get("evidence"))
    leaves = dict(jsontext.leaves(answer))

    def choices(pointer: str) -> Sequence[Json] | None:
        return _choices(subject, pointer)

    if evidence:
        yield from _matched(leaves, evidence, text, subject, grounder)
    for miss in grounder.ground_leaves(text, leaves.items(), choices=choices, verbatim=True):
        message = f"{_shown(miss.value)}: {miss.reason}"
        yield Finding(check=UNGROUNDED, message=message, pointer=miss.pointer)


def _valid(subject: Subject, answer: Json) -> Iterator[Finding]:
    schema = subject.base_schema
    if schema is None:
        return
    if not schema.is_valid(answer):
        for violation in schema.validate(answer):
            yield Finding(check=SCHEMA, message=violation.message, pointer=violation.pointer)
        return
    for broken in schema.broken_rules(answer):
        yield Finding(check=RULE, message=broken.message, pointer=broken.pointer)


def _matched(
    leaves: Mapping[str, Json], evidence: Mapping[str, tuple[int, int]], text: str, subject: Subject, grounder: Grounder
) -> Iterator[Finding]:
    """Leaves against the places that state them."""
    for pointer, (start, end) in evidence.items():
        surface = text[start:end]
        if pointer not in leaves:
            yield Finding(check=MISSING, message=f"the text gives {_shown(surface)} for it", pointer=pointer)
        elif not grounder.reads(surface, leaves[pointer]) and not grounder.reads(
            surface, leaves[pointer], _choices(subject, pointer)
        ):
            message = f"the text gives {_shown(surface)}, the answer {_shown(leaves[pointer])}"
            yield Finding(check=MISREAD, message=message, pointer=pointer)
    for pointer, leaf in leaves.items():
        if pointer not in evidence:
            yield Finding(check=INVENTED, message=f"the text says nothing of {_shown(leaf)} here", pointer=pointer)


def _evidence(stored: Json) -> dict[str, tuple[int, int]]:
    """Places by pointer; an entry that is no pair of offsets is no evidence."""
    places: dict[str, tuple[int, int]] = {}
    if isinstance(stored, dict):
        for pointer, place in stored.items():
            if isinstance(place, list) and len(place) == 2 and isinstance(place[0], int) and isinstance(place[1], int):
                places[pointer] = (place[0], place[1])
    return places


def _choices(subject: Subject, pointer: str) -> Sequence[Json] | None:
    schema = subject.base_schema
    allowed = schema.describe(pointer).get("enum") if schema is not None else None
    return allowed if isinstance(allowed, list) else None


def _shown(value: Json) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
