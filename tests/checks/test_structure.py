"""strict_json, schema_compliance, invariants, degenerate."""

from __future__ import annotations

import pytest

from edgejson_checks.degenerate import Degenerate
from edgejson_checks.invariants import Invariants
from edgejson_checks.schema_compliance import SchemaCompliance
from edgejson_checks.strict_json import StrictJson

CART = {
    "type": "object",
    "properties": {
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"quantity": {"type": "integer"}, "price": {"type": "number"}},
                "required": ["quantity", "price"],
            },
        },
        "total": {"type": "number"},
        "placed": {"type": "string", "format": "date"},
    },
    "required": ["items", "total"],
    "x-invariants": [{"id": "total", "set": "total", "expr": "sum(i.quantity * i.price for i in items)"}],
}


@pytest.mark.parametrize("text", ['{"a": 1}', "[]", '"text"', "0", " null "])
def test_strict_json_passes(subject, text):
    assert list(StrictJson().check(subject(text))) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "strict JSON"),
        ('{"a": 1,}', "column 8"),
        ('{"a": NaN}', "NaN"),
        ('{"a": 1, "a": 2}', "'a' appears twice"),
        ("{'a': 1}", "strict JSON"),
        ('{"a": 1} extra', "strict JSON"),
        ('["\\ud800"]', "surrogate"),
        ("[" * 80 + "]" * 80, "nested"),
        ('\ufeff{"a": 1}', "byte order mark"),
    ],
)
def test_strict_json_refuses_each_loophole(subject, text, says):
    (finding,) = StrictJson().check(subject(text))
    assert finding.check == "strict_json"
    assert says in finding.message


def test_strict_json_reads_chosen_not_rejected(subject):
    pair = {"output": None, "chosen": "{}", "rejected": "{"}
    assert list(StrictJson().check(subject("", **pair))) == []
    assert len(list(StrictJson().check(subject("", **pair | {"chosen": "{", "rejected": "{}"})))) == 1


def test_strict_json_reads_what_the_input_hands_over_as_json(subject):
    given = {"schema": '{"type": ', "json": "[1,]", "broken_json": "{", "text": "{"}
    messages = [finding.message for finding in StrictJson().check(subject("{}", input=given))]
    assert [message.split()[0] for message in messages] == ["input.schema", "input.json"]


def test_strict_json_leaves_free_text_alone(subject):
    assert list(StrictJson().check(subject("Hello", wants_json=False, input={"json": "{"}))) == []


def test_compliance_names_keyword_pointer_and_reason(subject):
    answer = {"items": [{"quantity": "two", "price": 1}], "total": 1, "placed": "2024-02-30"}
    findings = {finding.pointer: finding.message for finding in SchemaCompliance().check(subject(answer, schema=CART))}
    assert findings.keys() == {"/items/0/quantity", "/placed"}
    assert findings["/items/0/quantity"].startswith("type: ")
    assert findings["/placed"].startswith("format: ")


def test_compliance_passes_and_keeps_to_instances(subject):
    good = {"items": [], "total": 0}
    assert list(SchemaCompliance().check(subject(good, schema=CART))) == []
    for made in (
        subject({"total": "x"}, schema=CART, meta={"instance": False}),
        subject("{", schema=CART),
        subject('"x"', schema=CART, wants_json=False),
        subject({"total": "x"}),
    ):
        assert list(SchemaCompliance().check(made)) == []


def test_a_schema_nobody_knows_is_said_aloud(subject):
    (finding,) = SchemaCompliance().check(subject({"a": 1}, meta={"schema": "pack/other", "instance": True}))
    assert finding.severity == "warning"
    assert "pack/other" in finding.message


def test_invariants_pass_when_the_sum_is_right(subject):
    answer = {"items": [{"quantity": 3, "price": 0.1}, {"quantity": 1, "price": 2.675}], "total": 2.975}
    assert list(Invariants().check(subject(answer, schema=CART))) == []


def test_invariants_find_a_cent(subject):
    answer = {"items": [{"quantity": 3, "price": 19.99}], "total": 59.98}
    (finding,) = Invariants().check(subject(answer, schema=CART))
    assert finding.pointer == "/total"
    assert "total" in finding.message
    assert "59.97" in finding.message
    assert "59.98" in finding.message


def test_invariants_read_digits_that_a_double_drops(subject):
    text = '{"items": [{"quantity": 1, "price": 12345678901234567.25}], "total": 12345678901234567.%s}'
    assert float("12345678901234567.25") == float("12345678901234567.26")
    assert list(Invariants().check(subject(text % "25", schema=CART))) == []
    assert len(list(Invariants().check(subject(text % "26", schema=CART)))) == 1


def test_invariants_apply_to_instances_only(subject):
    wrong = {"items": [{"quantity": 1, "price": 1}], "total": 5}
    assert len(list(Invariants().check(subject(wrong, schema=CART)))) == 1
    assert list(Invariants().check(subject(wrong, schema=CART, meta={"instance": False}))) == []
    assert list(Invariants().check(subject(wrong))) == []


DEGENERATE = [
    ({}, ""),
    ([], ""),
    ({"a": None, "b": {"c": None}}, ""),
    ({"a": "", "b": []}, ""),
    ({"a": " "}, ""),
    ({"a": "x", "b": ["x", {"c": "x"}]}, ""),
    ({"name": "Rui", "note": " \n\t"}, "/note"),
    ({"name": "aaaaa", "n": 1}, "/name"),
    ({"n": 1, "sku": "0000000"}, "/sku"),
    ({"n": 1, "list": ["Rui", "----"]}, "/list/1"),
]
SOUND = [
    {"a": "Rui"},
    {"a": None, "b": 0},
    {"results": []},
    {"a": "", "b": "Rui"},
    {"a": "x", "b": "x"},
    {"a": 1, "b": 1, "c": 1, "d": 1},
    {"a": False, "b": False, "c": False},
    {"record_type": "AAAA", "zip": "44444", "secret": "********", "more": "...", "site": "www"},
]


@pytest.mark.parametrize(("answer", "pointer"), DEGENERATE)
def test_degenerate_answers_are_found(subject, answer, pointer):
    assert [finding.pointer for finding in Degenerate().check(subject(answer, meta={"instance": True}))] == [pointer]


@pytest.mark.parametrize("answer", SOUND)
def test_sound_answers_are_not_degenerate(subject, answer):
    assert list(Degenerate().check(subject(answer, meta={"instance": True}))) == []


@pytest.mark.parametrize("answer", [{}, [], {"phone": None}])
def test_a_transformation_may_leave_nothing(subject, answer):
    assert list(Degenerate().check(subject(answer))) == []


@pytest.mark.parametrize(("text", "found"), [("", 1), (" \n", 1), ("!!!!!!!!", 1), ("Yes.", 0), ("42", 0)])
def test_free_text_must_say_something(subject, text, found):
    assert len(list(Degenerate().check(subject(text, wants_json=False)))) == found
