"""The proof of an answer from the record alone: what it says stands in the text, what is marked there is in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter

from edgejson.checking import Subject
from edgejson.grounding import Grounder, is_bare_prompt, read_prompt
from edgejson.types import Finding, Json
from edgejson_tasks.text_to_json.borders import Stated
from edgejson_tasks.text_to_json.completeness import absent_fields, may_be_silent, without_fillers
from edgejson_tasks.text_to_json.gates import distractors_taken, gates, left_out

__all__ = ["evidence_places", "prove"]

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
    leaf, and leaves and places must be one to one, but for the nulls that the policy (``meta.missing_policy``) puts
    where the text is silent.  Each value then stands in the text, and stands for its own field; `gates` looks at what
    else stands there.  Without evidence the grounding engine looks every leaf up in the whole text; in a bare prompt,
    which is all that a record of another project may have, it forgives what `read_prompt` forgives.
    """
    text = subject.text
    if text is None:
        yield Finding(check=EVIDENCE, message="the record has no text to extract from")
        return
    if not subject.answer.ok:
        yield Finding(check=PARSE, message=f"not strict JSON: {subject.answer.error}")
        return
    policy = subject.meta.get("missing_policy")
    yield from _valid(subject, policy)
    leaves = dict(subject.leaves)
    yield from distractors_taken(subject, leaves)
    for pointer in absent_fields(subject, policy):
        yield Finding(check=MISSING, message="the instruction asks for null where the text is silent", pointer=pointer)
    places = evidence_places(subject.meta.get("evidence"))
    if places:
        ordered = sorted([(start, end, pointer) for pointer, (start, end) in places.items()])
        yield from _misplaced(ordered, len(text))
        yield from _matched(leaves, places, text, subject, grounder)
        yield from gates(subject, text, ordered, grounder)
    else:
        yield from _looked_up(subject, text, grounder)
        for finding in left_out(subject, text, leaves, grounder):
            # What a record of another project was asked to leave out, nobody knows.
            yield replace(finding, severity="warning") if is_bare_prompt(subject) else finding


def _looked_up(subject: Subject, text: str, grounder: Grounder) -> Iterator[Finding]:
    """Leaves that a text without marks does not state."""

    def choices(pointer: str) -> Sequence[Json] | None:
        return _choices(subject, pointer)

    misses = grounder.ground_leaves(text, subject.leaves, choices=choices, verbatim=not is_bare_prompt(subject))
    reading = read_prompt(subject, misses) if misses else None
    for miss in misses if reading is None else reading.wrong:
        message = f"{_shown(miss.value)}: {miss.reason}"
        yield Finding(check=UNGROUNDED, message=message, pointer=miss.pointer)
    if subject.meta.get("missing_policy") == "omit" and grounder.words.unknown.search(text) is None:
        for pointer, leaf in subject.leaves:
            if leaf is None:
                yield Finding(check=UNGROUNDED, message="the text calls nothing unknown", pointer=pointer)


def _valid(subject: Subject, policy: Json) -> Iterator[Finding]:
    judged = subject
    schema = subject.base_schema
    if policy == "null_all" and schema is not None and not schema.is_valid_parsed(subject.answer.value):
        judged = next((rest for rest in without_fillers(subject) if not rest.violations), subject)
    for violation in judged.violations:
        yield Finding(check=SCHEMA, message=violation.message, pointer=violation.pointer)
    for broken in () if judged.violations else judged.broken_rules:
        yield Finding(check=RULE, message=broken.message, pointer=broken.pointer)


def _misplaced(ordered: Sequence[Stated], size: int) -> Iterator[Finding]:
    """Places beyond the text, or shared by two fields: one mention is evidence for one value."""
    for (_, end, _), (start, _, pointer) in pairwise(ordered):
        if start < end:
            yield Finding(check=EVIDENCE, message="its place in the text is that of another field", pointer=pointer)
    for start, end, pointer in (ordered[0], max(ordered, key=itemgetter(1))):
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
        if surface == leaf:
            continue
        # What an enum allows makes no difference to how a number or a boolean is read.
        choices = None if isinstance(leaf, int | float) else _choices(subject, pointer)
        if not grounder.reads(surface, leaf, choices):
            message = f"the text gives {_shown(surface)}, the answer {_shown(leaf)}"
            yield Finding(check=MISREAD, message=message, pointer=pointer)
    if leaves.keys() == places.keys():
        return
    policy = subject.meta.get("missing_policy")
    for pointer, leaf in leaves.items():
        if pointer not in places and not (leaf is None and may_be_silent(subject, pointer, policy)):
            yield Finding(check=INVENTED, message=f"the text says nothing of {_shown(leaf)} here", pointer=pointer)


def evidence_places(stored: Json) -> dict[str, tuple[int, int]]:
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
