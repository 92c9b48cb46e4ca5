"""Fields that take strings and numbers: quotes make a string of a number in the text, and the instruction says so."""

from __future__ import annotations

import json

import pytest
from told import slot

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.schema import Schema
from edgejson.tools import Tools
from edgejson.types import Completion, Record, Span
from edgejson_tasks.text_to_json.family import TextToJson
from edgejson_tasks.text_to_json.settings import TextSettings
from edgejson_tasks.text_to_json.wording import WORDINGS

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


RIGHT = {"port": "80", "name": "7", "size": "5", "level": "1", "kind": "1", "anything": "9", "deep": ["x", "true"]}
SCHEMA = Schema(DOCUMENT)


def judged(answer, text, place, *, instruction="x"):
    """The findings for `answer`, of which only the value at `place` is marked, where the text has it first."""
    leaves = dict(jsontext.leaves(answer))
    said = jsontext.canonical(leaves[place]).strip('"')
    start = text.index(said)
    record = Record(
        id="r",
        task="text_to_json",
        input={"instruction": instruction, "text": text},
        output=json.dumps(answer),
        meta={
            "schema": "s",
            "language": "en",
            "missing_policy": "omit",
            "evidence": {place: [start, start + len(said)]},
        },
    )
    found = TextToJson().verify(Subject(record, lambda _: SCHEMA))
    return [finding.check for finding in found if finding.pointer == place]


UNDECIDABLE = ["text_to_json.undecidable"]


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
def test_a_string_that_looks_like_a_number_wants_quotes_where_the_field_takes_both(pointer, both):
    assert SCHEMA.is_valid(RIGHT)
    said = jsontext.resolve(RIGHT, pointer)
    assert judged(RIGHT, f"It is {said}.", pointer) == (UNDECIDABLE if both else [])
    assert judged(RIGHT, f"It is “{said}”.", pointer) == []


@pytest.mark.parametrize("port", ["40", "-1.5e3", "true", "null"])
def test_whatever_json_reads_as_no_string_looks_like_another_type(port):
    assert judged({"size": port}, f"Size: {port}.", "/size") == (UNDECIDABLE if port != "true" else [])


@pytest.mark.parametrize("port", ["40 kg", "1,200", "yes"])
def test_other_strings_do_not(port):
    assert judged({"size": port}, f"Size: {port}.", "/size") == []


OTHERS = {"port": 80, "name": "web", "size": 5.5, "level": 1, "anything": 9, "deep": ["x", True]}


@pytest.mark.parametrize(
    ("pointer", "both"), [("/port", True), ("/size", True), ("/level", True), ("/anything", False), ("/deep/1", True)]
)
def test_a_bare_number_wants_the_instruction_to_say_what_it_is_where_the_field_takes_strings(pointer, both):
    assert SCHEMA.is_valid(OTHERS)
    text = f"It is {jsontext.canonical(jsontext.resolve(OTHERS, pointer))}."
    assert judged(OTHERS, text, pointer) == (UNDECIDABLE if both else [])
    for words in WORDINGS.values():
        for told in words.notes["bare_values"]:
            assert judged(OTHERS, text, pointer, instruction=f"Extract. {told} JSON only.") == []


def test_records_say_what_a_bare_number_is_and_pass():
    answer = {"port": 8419, "name": "web"}
    chosen = slot(5, "hand/port")
    schema = Schema(DOCUMENT, id="hand/port")
    steps = TextToJson(TextSettings(missing={"omit": 1, "null": 0, "null_all": 0})).compose(
        chosen, Tools(chosen, schema)
    )
    next(steps)
    steps.send(Completion(value=answer))
    text = "Name: web\nPort: 8419"
    with pytest.raises(StopIteration) as done:
        steps.send(Completion(text=text, spans=(Span("/name", 6, 9), Span("/port", 16, 20))))
    draft = done.value.value
    assert any(told in draft.input["instruction"] for told in WORDINGS["en"].notes["bare_values"])
    meta = {"schema": schema.id, "language": "en", **draft.meta}
    record = Record(id="r", task="text_to_json", input=draft.input, output=draft.output, meta=meta)
    assert list(TextToJson().verify(Subject(record, lambda _: schema))) == []


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
