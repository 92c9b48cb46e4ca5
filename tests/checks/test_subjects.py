"""What is known of a record is taken over by the record made of it, and nothing else is."""

from __future__ import annotations

import json

import jsonschema_rs
import pytest

from edgejson.checking import Subject
from edgejson.schema import Schema
from edgejson.schema.shown import violations_of_text
from edgejson.types import Record

SHOWN = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "code": {"type": "string", "pattern": "^[A-Z]{3}-[0-9]{2}$"},
        "count": {"type": "integer", "maximum": 9},
        "place": {"anyOf": [{"pattern": "^north"}, {"const": "south"}]},
    },
    "required": ["count"],
}
BASE = Schema({"type": "object", "properties": {"count": {"type": "integer"}}}, id="tests/depot")


def subject_of(answer, **meta):
    record = Record(
        id="schema_generate-1",
        task="schema_generate",
        input={"instruction": "One depot, please.", "schema": json.dumps(SHOWN)},
        output=answer,
        meta={"schema": "tests/depot", "instance": "shown", "mutations": {}, **meta},
    )
    return Subject(record, {"tests/depot": BASE}.get)


def test_a_preference_record_knows_what_was_known_of_its_answer():
    plain = subject_of('{"count":3}', language="en")
    parsed, schema = plain.answer, plain.shown_schema
    assert plain.shown_violations == []
    made = plain.as_preference('{"count":30}', {"rejected_because": "schema_generate.schema"})
    assert made.record == Record(
        id="schema_generate-1",
        task="schema_generate",
        input=plain.record.input,
        chosen='{"count":3}',
        rejected='{"count":30}',
        meta={**plain.meta, "rejected_because": "schema_generate.schema"},
    )
    assert made.answer is parsed
    assert made.shown_schema is schema
    assert made.answer_text == '{"count":3}'


def test_a_preference_record_says_nothing_else_of_what_it_is_about():
    with pytest.raises(ValueError, match="says it already: schema"):
        subject_of('{"count":3}').as_preference("{}", {"schema": "tests/other", "rejected_how": "unclosed"})


def test_another_answer_is_judged_by_itself():
    plain = subject_of('{"count":3}')
    assert plain.shown_violations == []
    other = plain.with_answer('{"count":30}')
    assert [violation.pointer for violation in other.shown_violations] == ["/count"]
    assert (other.answer.value, other.shown_schema is plain.shown_schema) == ({"count": 30}, True)
    assert plain.shown_violations == []


def test_what_is_found_out_about_another_answer_is_kept_for_the_same_text():
    plain = subject_of('{"count":3}')
    first = plain.with_answer('{"count":30}')
    found = first.shown_violations
    chosen = plain.as_preference('{"count":30}', {"rejected_how": "out_of_bounds"})
    again = chosen.with_answer('{"count":30}')
    assert again.shown_violations is found
    assert again.answer is first.answer
    assert (again.record.chosen, again.record.output) == ('{"count":30}', None)
    assert chosen.with_answer('{"count":3}').shown_violations == []


@pytest.mark.parametrize(
    "value",
    [
        {"count": 3, "code": "ABC-12"},
        {"count": 30},
        {"code": "ABC-1"},
        {"count": 3, "code": "abc"},
        {"count": 3, "place": "eastern"},
        {"count": 3, "place": "south", "code": "ABC-12\n"},
    ],
)
def test_violations_are_told_as_the_validator_tells_them(value):
    text = json.dumps(SHOWN)
    told = [
        (error.kind.name, "".join(f"/{token}" for token in error.instance_path), error.message)
        for error in jsonschema_rs.validator_for(text, validate_formats=True).iter_errors(value)
    ]
    assert [(found.keyword, found.pointer, found.message) for found in violations_of_text(text, value)] == told
