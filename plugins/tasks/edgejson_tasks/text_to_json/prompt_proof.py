"""The proof of a prompt: does it show every field of the answer, and settle what its text leaves open?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from edgejson.types import Finding
from edgejson_tasks.text_to_json.cells import blank_nullables, may_have_blanks
from edgejson_tasks.text_to_json.fieldlist import FieldList, unnamed
from edgejson_tasks.text_to_json.gates import UNDECIDABLE
from edgejson_tasks.text_to_json.proof import evidence_places
from edgejson_tasks.text_to_json.types_taken import others_like_strings, takes_both
from edgejson_tasks.text_to_json.wording import explains

if TYPE_CHECKING:
    from edgejson.checking import Subject

__all__ = ["UNLISTED", "prove_prompt"]

UNLISTED = "text_to_json.unlisted_field"


def prove_prompt(subject: Subject) -> Iterator[Finding]:
    """What a prompt leaves open, by a reading of its list of fields, its instruction, and the tables in its text."""
    if subject.answer.ok:
        yield from _unlisted(subject)
        yield from _unsettled(subject)


def _unlisted(subject: Subject) -> Iterator[Finding]:
    fields = subject.record.input.get("fields")
    if fields is None:
        return
    listing = FieldList.read(fields)
    if listing is None:
        yield Finding(check=UNLISTED, message="the list of fields cannot be read")
        return
    for pointer in unnamed(listing, subject.answer.value, subject.base_schema):
        yield Finding(check=UNLISTED, message="the list of fields does not name it", pointer=pointer)


def _unsettled(subject: Subject) -> Iterator[Finding]:
    schema, text = subject.base_schema, subject.text
    if schema is None or text is None:
        return
    said = subject.record.input.get("instruction", "")
    bare = takes_both(schema) and not explains(said, "bare_values")
    blank = subject.meta.get("missing_policy") == "omit" and may_have_blanks(text) and not explains(said, "empty_cells")
    if not (bare or blank):
        return
    places = evidence_places(subject.meta.get("evidence"))
    stated = sorted([(start, end, pointer) for pointer, (start, end) in places.items()])
    if bare:
        for pointer in others_like_strings(schema, subject.answer_text, text, stated, dict(subject.leaves)):
            message = "the field takes a string as well, and nothing says what a value without quotes is"
            yield Finding(check=UNDECIDABLE, message=message, pointer=pointer)
    if blank:
        for pointer in blank_nullables(text, stated, schema):
            message = "its cell is empty, and nothing says whether that is a null"
            yield Finding(check=UNDECIDABLE, message=message, pointer=pointer)
