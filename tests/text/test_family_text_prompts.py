"""What a prompt must show and settle: every field of the answer, and the meaning of an empty cell."""

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
from edgejson_tasks.text_to_json.notation import fields_list, fields_text
from edgejson_tasks.text_to_json.settings import TextSettings
from edgejson_tasks.text_to_json.wording import WORDINGS

HOURS = {
    "title": "Opening hours",
    "type": "object",
    "properties": {"shop": {"type": "string"}},
    "patternProperties": {
        "^(mon|tue)$": {"type": "object", "properties": {"open": {"type": "string"}, "close": {"type": "string"}}}
    },
    "required": ["shop"],
}
THREAD = {
    "title": "Thread",
    "type": "object",
    "properties": {"author": {"type": "string"}, "replies": {"type": "array", "items": {"$ref": "#"}}},
    "required": ["author"],
}
FREE = {"type": "object", "properties": {"name": {"type": "string"}, "meta": {"type": "object"}}}
EITHER = {
    "type": "object",
    "properties": {"kind": {"type": "string"}},
    "dependentSchemas": {"kind": {"properties": {"volts": {"type": "integer"}}}},
}
OPEN = {"shop": "Nora", "mon": {"open": "08:30", "close": "18:15"}}
TALK = {"author": "Ana", "replies": [{"author": "Bo", "replies": [{"author": "Cy"}]}]}


def subject(schema, answer, fields, *, text="-", instruction="x", **meta):
    record = Record(
        id="one",
        task="text_to_json",
        input={"instruction": instruction, "text": text, "fields": fields},
        output=json.dumps(answer),
        meta={"schema": "hand/one", "language": "en", "missing_policy": "omit", **meta},
    )
    return Subject(record, lambda _: Schema(schema) if schema is not None else None)


def unlisted(schema, answer, fields):
    found = TextToJson().verify(subject(schema, answer, fields))
    return [finding.pointer for finding in found if finding.check == "text_to_json.unlisted_field"]


@pytest.mark.parametrize(
    ("schema", "answer", "fields", "missing"),
    [
        (HOURS, OPEN, "{shop: string}", ["/mon"]),
        (HOURS, OPEN, "- shop (string)", ["/mon"]),
        (HOURS, OPEN, "{shop: string, /^(mon|tue)$/: {open?: string}}", ["/mon/close"]),
        (HOURS, OPEN, "{shop: string, /^tue$/: {open?: string, close?: string}}", ["/mon"]),
        (HOURS, OPEN, "{shop: string, ...: any}", ["/mon"]),
        (THREAD, TALK, "{author: string, replies?: [object]}", ["/replies/0/author", "/replies/0/replies"]),
        (THREAD, TALK, "{author: string}", ["/replies"]),
        (THREAD, TALK, "{author: string, replies?: [{author: string}]}", ["/replies/0/replies"]),
        (FREE, {"name": "Ana", "meta": {"seat": 4}}, "{name?: string, meta?: object}", []),
        (FREE, {"name": "Ana", "meta": {"seat": 4}}, "- name (string, optional)\n- meta (object, optional)", []),
        (None, {"name": "Ana", "seat": 4}, "{name: string}", ["/seat"]),
        (None, {"name": "Ana", "seat": 4}, "{name: string, ...: integer}", []),
        (None, [{"name": "Ana"}, {"seat": 4}], "a list of:\n  - name (string, optional)", ["/1/seat"]),
        (None, {"kind": "card", "last": "4"}, '{kind: "cash"} | {kind: "card" | "{x}", last: string}', []),
        (None, {"name": "Ana"}, "the name", [""]),
    ],
)
def test_a_list_of_fields_names_every_member_of_the_answer(schema, answer, fields, missing):
    assert unlisted(schema, answer, fields) == missing


@pytest.mark.parametrize(("schema", "answer"), [(HOURS, OPEN), (THREAD, TALK)])
def test_the_notation_of_a_schema_does(schema, answer):
    assert unlisted(schema, answer, fields_text(Schema(schema))) == []
    lines = fields_list(Schema(schema))
    assert lines is None or unlisted(schema, answer, lines) == []


def composed(schema, answer, text, *, seed, missing="omit", share=0.0, spans=()):
    settings = TextSettings(missing={**dict.fromkeys(("omit", "null", "null_all"), 0), missing: 1}, schema_share=share)
    compiled = Schema(schema, id="hand/one")
    family = TextToJson(settings)
    chosen = slot(seed, compiled.id)
    steps = family.compose(chosen, Tools(chosen, compiled))
    next(steps)
    steps.send(Completion(value=answer))
    with pytest.raises(StopIteration) as done:
        steps.send(Completion(text=text, spans=spans))
    draft = done.value.value
    meta = {"schema": compiled.id, "language": "en", **draft.meta}
    record = Record(id="r", task="text_to_json", input=draft.input, output=draft.output, meta=meta)
    assert list(family.verify(Subject(record, lambda _: compiled))) == []
    return record


def test_a_prompt_explains_expressions_and_names():
    text = "The shop is called Nora. On mon it is open from 08:30 to 18:15."
    for seed in range(8):
        record = composed(HOURS, OPEN, text, seed=seed)
        assert "/^(mon|tue)$/" in record.input["fields"]
        assert any(told in record.input["instruction"] for told in WORDINGS["en"].notes["patterns"])
    text = "Ana wrote; Bo answered, and Cy answered Bo."
    record = composed(THREAD, TALK, text, seed=3)
    assert record.input["fields"] == "root = {author: string, replies?: [root]}"
    assert any(told in record.input["instruction"] for told in WORDINGS["en"].notes["names"])


def test_the_schema_stands_where_no_list_names_every_field():
    answer = {"kind": "lamp", "volts": 230}
    assert unlisted(EITHER, answer, fields_text(Schema(EITHER))) == ["/volts"]
    for seed in range(8):
        shown = composed(EITHER, answer, "kind: lamp\nvolts: 230", seed=seed).input
        assert "fields" not in shown
        assert json.loads(shown["schema"]) == EITHER


# ---------------------------------------------------------------- empty cells

TASKS = {
    "type": "object",
    "properties": {
        "tasks": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "task": {"type": "string"},
                    "due": {"type": ["string", "null"]},
                    "owner": {"type": "string"},
                },
            },
        }
    },
}
PLAN = {"tasks": [{"task": "paint", "due": "Friday", "owner": "Ana"}, {"task": "sweep"}]}
TABLES = [
    "| Task | Until | Who |\n|---|---|---|\n| paint | Friday | Ana |\n| sweep | | |",
    "| Task | Until  | Who |\n|------|--------|-----|\n| paint | Friday | Ana |\n| sweep |        |     |\n\nBye.",
    "task,due,who\npaint,Friday,Ana\nsweep,,\n",
    "task;due;who\npaint;Friday;Ana\nsweep;;",
    "task\tdue\twho\npaint\tFriday\tAna\nsweep\t\t",
    "Until|Task|Who\nFriday|paint|Ana\n|sweep|",
    "<table>\n<tr><td>paint</td><td>Friday</td><td>Ana</td></tr>\n<tr><td>sweep</td><td></td><td></td></tr></table>",
]


def marks(text):
    return {pointer: [text.index(leaf), text.index(leaf) + len(leaf)] for pointer, leaf in jsontext.leaves(PLAN)}


def blank(text, answer=PLAN, *, instruction="x", policy="omit"):
    judged = subject(
        TASKS,
        answer,
        fields_text(Schema(TASKS)),
        text=text,
        instruction=instruction,
        missing_policy=policy,
        evidence=marks(text),
    )
    found = TextToJson().verify(judged)
    return [finding.pointer for finding in found if finding.check == "text_to_json.undecidable"]


@pytest.mark.parametrize("text", TABLES)
def test_an_empty_cell_that_may_be_null_wants_the_instruction_to_say_what_it_is(text):
    assert blank(text) == ["/tasks/1/due"]
    for words in WORDINGS.values():
        for told in words.notes["empty_cells"]:
            assert blank(text, instruction=f"Extract. {told} JSON only.") == []


@pytest.mark.parametrize("text", TABLES)
def test_where_silence_means_null_an_empty_cell_is_one_anyway(text):
    filled = {"tasks": [PLAN["tasks"][0], {"task": "sweep", "due": None}]}
    assert blank(text, filled, policy="null") == []


@pytest.mark.parametrize(
    "text",
    [
        "task,due,who\npaint,Friday,Ana\nsweep\n",
        "Ana will paint by Friday,\nand somebody will sweep;\n",
        "| paint | Friday | Ana |\n\n|| sweep |\n",
    ],
)
def test_a_text_without_such_a_cell_needs_no_word_about_it(text):
    assert blank(text) == []


@pytest.mark.parametrize("text", TABLES)
def test_a_record_with_such_a_cell_says_it(text):
    spans = tuple(
        sorted((Span(pointer, *place) for pointer, place in marks(text).items()), key=lambda span: span.start)
    )
    told = WORDINGS["en"].notes["empty_cells"]
    record = composed(TASKS, PLAN, text, seed=1, spans=spans)
    assert record.output == jsontext.canonical(PLAN)
    assert any(sentence in record.input["instruction"] for sentence in told)
    record = composed(TASKS, PLAN, text, seed=1, spans=spans, missing="null")
    assert not any(sentence in record.input["instruction"] for sentence in told)
