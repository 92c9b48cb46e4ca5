"""A bare number for a field that takes strings and numbers decides nothing: such records are not made."""

from __future__ import annotations

import json

import pytest

from edgejson.checking import Subject
from edgejson.schema import Schema
from edgejson.types import Record
from edgejson_tasks.text_to_json.family import TextToJson
from edgejson_tasks.text_to_json.types_taken import in_quotes, reads_as_other, takes_the_other

DOCUMENT = {
    "type": "object",
    "properties": {
        "port": {"type": ["integer", "string"]},
        "name": {"type": "string"},
        "size": {"anyOf": [{"type": "string"}, {"type": "number"}, {"type": "null"}]},
        "level": {"enum": ["1", 1, None]},
        "kind": {"enum": ["1", "2"]},
        "anything": {},
        "deep": {"type": "array", "items": {"oneOf": [{"type": "boolean"}, {"type": "string"}]}},
    },
}


@pytest.mark.parametrize(
    ("pointer", "both"),
    [
        ("/port", True),
        ("/name", False),
        ("/size", True),
        ("/level", True),
        ("/kind", False),
        ("/anything", True),
        ("/deep/1", True),
    ],
)
def test_what_a_schema_takes(pointer, both):
    answer = {"port": "80", "name": "7", "size": "5", "level": "1", "kind": "1", "anything": "9", "deep": ["x", "true"]}
    schema = Schema(DOCUMENT)
    assert schema.is_valid(answer)
    assert takes_the_other(schema, json.dumps(answer), pointer) is both


@pytest.mark.parametrize(
    ("leaf", "other"),
    [("40", True), ("-1.5e3", True), ("true", True), ("null", True), ("40 kg", False), ("", False), (40, False)],
)
def test_what_reads_as_something_else(leaf, other):
    assert reads_as_other(leaf) is other


@pytest.mark.parametrize(
    ("text", "start", "end", "quoted"),
    [('port "80".', 6, 8, True), ("port 80.", 5, 7, False), ("port “80”", 6, 8, True), ("80", 0, 2, False)],
)
def test_quotes_round_a_place(text, start, end, quoted):
    assert in_quotes(text, start, end) is quoted


@pytest.mark.parametrize(("surface", "findings"), [("80", ["text_to_json.undecidable"]), ('"80"', [])])
def test_the_proof_wants_quotes(surface, findings):
    text = f"Port: {surface}, name: web."
    start = text.index("80")
    record = Record(
        id="r",
        task="text_to_json",
        input={"instruction": "x", "text": text, "fields": "{port: integer | string, name: string}"},
        output='{"name":"web","port":"80"}',
        meta={
            "schema": "s",
            "language": "en",
            "missing_policy": "omit",
            "evidence": {"/port": [start, start + 2], "/name": [text.index("web"), text.index("web") + 3]},
        },
    )
    found = [finding.check for finding in TextToJson().verify(Subject(record, lambda _: Schema(DOCUMENT)))]
    assert found == findings


@pytest.mark.parametrize(("policy", "findings"), [("null_all", []), ("omit", ["text_to_json.invented_field"])])
def test_a_silent_null_is_right_under_its_policy_though_nobody_knows_the_schema(policy, findings):
    record = Record(
        id="r",
        task="text_to_json",
        input={"instruction": "x", "text": "Name: web.", "fields": "{name: string, port: integer | null}"},
        output='{"name":"web","port":null}',
        meta={"schema": "folder/gone", "language": "en", "missing_policy": policy, "evidence": {"/name": [6, 9]}},
    )
    assert [finding.check for finding in TextToJson().verify(Subject(record, lambda _: None))] == findings
