"""The proof of an answer from the record alone: what it says stands in the text, what is marked there is in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from edgejson.checking import Subject
from edgejson.grounding import Grounder, is_bare_prompt, read_prompt
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

Places = Mapping[str, tuple[int, int]]


def prove(subject: Subject, grounder: Grounder) -> Iterator[Finding]:
    """Everything wrong with `subject.answer`, by readings of the text that share no code with the writing of it.

    Where the record keeps the place of each value (``meta.evidence``), the piece of text there must read back to the
    leaf, and leaves and places must be one to one: each value then stands in the text, and stands for its own field.
    Without evidence the grounding engine looks every leaf up in the whole text; in a bare prompt, which is all that a
    record of another project may have, it forgives what `read_prompt` forgives.
    """
    text = subject.text
    if text is None:
        yield Finding(check=EVIDENCE, message="the record has no text to extract from")
        return
    if not subject.answer.ok:
        yield Finding(check=PARSE, message=f"not strict JSON: {subject.answer.error}")
        return
    yield from _valid(subject)
    leaves = subject.leaves
    places = _evidence(subject.meta.get("evidence"))
    if places:
        yield from _misplaced(places, len(text))
        yield from _matched(dict(leaves), places, text, subject, grounder)
        return

    def choices(pointer: str) -> Sequence[Json] | None:
        return _choices(subject, pointer)

    misses = grounder.ground_leaves(text, leaves, choices=choices, verbatim=not is_bare_prompt(subject))
    reading = read_prompt(subject, misses) if misses else None
    for miss in misses if reading is None else reading.wrong:
        message = f"{_shown(miss.value)}: {miss.reason}"
        yield Finding(check=UNGROUNDED, message=message, pointer=miss.pointer)


def _valid(subject: Subject) -> Iterator[Finding]:
    if subject.violations:
        for violation in subject.violations:
            yield Finding(check=SCHEMA, message=violation.message, pointer=violation.pointer)
        return
    for broken in subject.broken_rules:
        yield Finding(check=RULE, message=broken.message, pointer=broken.pointer)


def _misplaced(places: Places, size: int) -> Iterator[Finding]:
    """Places beyond the text, or shared by two fields: one mention is evidence for one value."""
    by_start = sorted(places.items(), key=lambda entry: entry[1])
    for (_, (_, end)), (pointer, (start, _)) in pairwise(by_start):
        if start < end:
            yield Finding(check=EVIDENCE, message="its place in the text is that of another field", pointer=pointer)
    for pointer, (start, end) in (by_start[0], max(by_start, key=lambda entry: entry[1][1])):
        if start < 0 or end > size:
            yield Finding(check=EVIDENCE, message="its place lies beyond the text", pointer=pointer)


def _matched(
    leaves: Mapping[str, Json], places: Places, text: str, subject: Subject, grounder: Grounder
) -> Iterator[Finding]:
    """Leaves against the places that state them."""
    for pointer, (start, end) in places.items():
        surface = text[start:end]
        if pointer not in leaves:
            yield Finding(check=MISSING, message=f"the text gives {_shown(surface)} for it", pointer=pointer)
            continue
        leaf = leaves[pointer]
        if not grounder.reads(surface, leaf) and not grounder.reads(surface, leaf, _choices(subject, pointer)):
            message = f"the text gives {_shown(surface)}, the answer {_shown(leaf)}"
            yield Finding(check=MISREAD, message=message, pointer=pointer)
    if leaves.keys() != places.keys():
        for pointer, leaf in leaves.items():
            if pointer not in places:
                yield Finding(check=INVENTED, message=f"the text says nothing of {_shown(leaf)} here", pointer=pointer)


def _evidence(stored: Json) -> dict[str, tuple[int, int]]:
    """Places by pointer; an entry that is no pair of offsets is no evidence."""
    places: dict[str, tuple[int, int]] = {}
    if isinstance(stored, dict):
        for pointer, place in stored.items():
            if isinstance(place, list) and len(place) == 2:
                start, end = place
                if type(start) is int and type(end) is int:
                    places[pointer] = (start, end)
    return places


def _choices(subject: Subject, pointer: str) -> Sequence[Json] | None:
    schema = subject.base_schema
    allowed = schema.describe(pointer).get("enum") if schema is not None else None
    return allowed if isinstance(allowed, list) else None


def _shown(value: Json) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
