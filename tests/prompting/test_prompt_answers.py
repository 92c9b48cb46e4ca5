"""Answers: what a model's JSON comes to, and why it comes to nothing."""

from __future__ import annotations

import copy

import pytest
from asked import asked_text, in_the_box, instance_request, library, said, text_request, told
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson import jsontext
from edgejson.schema import Schema
from edgejson.types import Completion, Request

BILL = Schema(
    {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:hand:bill",
        "title": "Bill",
        "type": "object",
        "properties": {
            "lines": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/line"}},
            "total": {"type": "number", "description": "What is to be paid"},
            "paid": {"type": "number", "x-probability": 0.5},
            "payer": {"type": "string", "format": "email"},
        },
        "required": ["lines", "total"],
        "additionalProperties": False,
        "$defs": {
            "line": {
                "type": "object",
                "properties": {"units": {"type": "integer"}, "price": {"type": "number"}, "sum": {"type": "number"}},
                "required": ["units", "price"],
            }
        },
        "x-invariants": [
            {"id": "line_sum", "at": "/lines/*", "set": "sum", "expr": "round(units * price, 2)"},
            {"id": "total", "set": "total", "expr": "sum(round(l.units * l.price, 2) for l in lines)"},
            {"id": "paid_at_most", "assert": "paid <= total", "description": "Nobody pays more than the total."},
        ],
    },
    id="hand/bill",
)
RIGHT = {"lines": [{"units": 3, "price": 1.35, "sum": 4.05}, {"units": 1, "price": 2}], "total": 6.05, "paid": 5}


def answered(value, *requests: Request):
    requests = requests or (instance_request(BILL),)
    prompts = in_the_box()
    return prompts.completions(requests, prompts.render(requests), value, "")


# ---------------------------------------------------------------- instances


def test_a_right_instance_is_taken_as_it_is():
    (completion,) = answered(RIGHT)
    assert completion == Completion(value=RIGHT)


def test_computed_members_are_computed_again_one_from_the_other():
    wrong = {"lines": [{"units": 3, "price": 1.35, "sum": 4}, {"units": 1, "price": 2}], "total": 99.9, "paid": 5}
    before = copy.deepcopy(wrong)
    (completion,) = answered(wrong)
    assert completion.value == RIGHT
    assert wrong == before
    assert BILL.broken_rules(jsontext.exact(jsontext.canonical(completion.value), completion.value)) == []


def test_a_broken_assert_is_refused_and_not_mended():
    assert answered({**RIGHT, "paid": 7}) == ["rule:paid_at_most"]
    assert answered({**RIGHT, "total": 50, "paid": 7}) == ["rule:paid_at_most"]  # true only of a wrong total


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"payer": "@@"}, "schema:format"),
        ({"extra": 1}, "schema:additionalProperties"),
        ({"lines": []}, "schema:minItems"),
        ({"paid": "6.05"}, "schema:type"),
    ],
)
def test_what_the_schema_refuses_is_told_by_its_keyword(change, reason):
    assert answered({**RIGHT, **change}) == [reason]


@pytest.mark.parametrize("value", [None, 3, "text", [], {}])
def test_values_of_another_kind_are_refused(value):
    (reason,) = answered(value)
    assert reason.startswith("schema:")


def test_a_number_without_canonical_text_is_refused():
    assert answered({**RIGHT, "paid": -(2**60)}) == ["no_canonical_text"]


@pytest.mark.parametrize("schema_id", ["core/invoice", "core/order_details", "core/shopping_cart", "core/rating"])
def test_real_instances_come_back_and_wrong_totals_are_put_right(schema_id):
    schema = library().get(schema_id)
    computed = {rule.target for rule in schema.invariants.rules if rule.form == "set" and not rule.at}
    mended = 0
    for seed in range(20):
        value = schema.sample(seed, policy="maximal")
        assert answered(value, instance_request(schema)) == [Completion(value=value)]
        for member in computed & value.keys():
            (completion,) = answered({**value, member: 1}, instance_request(schema))
            # A rule may assert or ask for more than the one that computes the member, as for what is paid.
            if isinstance(completion, Completion):
                assert schema.is_valid(completion.value)
                text = jsontext.canonical(completion.value)
                assert schema.broken_rules(jsontext.exact(text, completion.value)) == []
                mended += completion.value == value
    assert mended > 20 or not computed


# ---------------------------------------------------------------- several in a call


def test_several_share_a_call_and_each_gets_its_own():
    requests = [instance_request(BILL, seed=seed) for seed in range(3)]
    rendered = in_the_box().render(requests)
    assert rendered.many == 3
    assert "Write 3 records" in said(rendered)
    other = {**RIGHT, "paid": 4}
    answer = {"instances": [RIGHT, other, {**RIGHT, "paid": 3}]}
    assert Schema(rendered.schema).validate(answer) == []
    assert [made.value for made in answered(answer, *requests)] == answer["instances"]


def test_repeated_and_missing_ones_are_named():
    requests = [instance_request(BILL, seed=seed) for seed in range(4)]
    again = {"paid": 5, "total": 6.05, "lines": RIGHT["lines"]}
    made = answered({"instances": [RIGHT, again, {**RIGHT, "total": 1}]}, *requests)
    assert made == [Completion(value=RIGHT), "repeated", "repeated", "missing"]
    assert answered({"instances": "none"}, *requests) == ["missing"] * 4
    assert answered([], *requests) == ["missing"] * 4
    broken = answered({"instances": [{**RIGHT, "extra": 1}, RIGHT]}, *requests[:2])
    assert broken == ["schema:additionalProperties", Completion(value=RIGHT)]


def test_only_like_questions_share_a_call():
    prompts = in_the_box()
    one = instance_request(BILL)
    for other in (
        instance_request(BILL, policy="maximal"),
        instance_request(BILL, locale="de_DE"),
        instance_request(BILL, language="de"),
        instance_request(library().get("core/rating")),
        instance_request(BILL, task="transform"),
        text_request({"a": 1}),
    ):
        with pytest.raises(ValueError, match="share a call"):
            prompts.render([one, other])


# ---------------------------------------------------------------- what is asked and validated


def test_the_response_schema_is_the_schema_without_words():
    rendered = in_the_box().render([instance_request(BILL)])
    text = jsontext.canonical(rendered.schema)
    assert "x-" not in text
    assert "What is to be paid" not in text
    judge = Schema(rendered.schema)
    for value in (RIGHT, {**RIGHT, "payer": "@@"}, {**RIGHT, "extra": 1}, {}, 1, {**RIGHT, "lines": [{"units": 1.5}]}):
        assert judge.is_valid(value) == BILL.is_valid(value)


@pytest.mark.parametrize("schema_id", list(library().ids()))
def test_response_schemas_of_the_pack_judge_as_the_schemas_do(schema_id):
    schema = library().get(schema_id)
    requests = [instance_request(schema, seed=seed) for seed in range(2)]
    one, two = Schema(in_the_box().render(requests[:1]).schema), Schema(in_the_box().render(requests).schema)
    for seed in range(5):
        value = schema.sample(seed, policy="maximal")
        other = schema.sample(seed + 100)
        assert one.is_valid(value)
        assert two.is_valid({"instances": [value, other]})
        assert not two.is_valid({"instances": [value]})
        if isinstance(value, dict):
            less = {name: member for name, member in value.items() if name not in schema.document["required"]}
            assert one.is_valid(less) == schema.is_valid(less)
            assert two.is_valid({"instances": [less, other]}) == schema.is_valid(less)


def test_a_member_called_like_a_keyword_stays():
    document = {
        "type": "object",
        "properties": {
            "title": {"type": "string", "title": "T"},
            "x-note": {"type": "integer"},
            "default": {"enum": [1]},
        },
        "required": ["title"],
    }
    schema = Schema(document)
    judge = Schema(in_the_box().render([instance_request(schema)]).schema)
    assert not judge.is_valid({"title": 3})
    assert not judge.is_valid({"title": "x", "x-note": "y"})
    assert not judge.is_valid({"title": "x", "default": 2})


def test_references_of_a_schema_hold_where_several_share_a_call():
    tree = Schema(
        {"type": "object", "properties": {"kids": {"type": "array", "items": {"$ref": "#"}}, "n": {"type": "integer"}}}
    )
    requests = [instance_request(tree, seed=seed) for seed in range(2)]
    judge = Schema(in_the_box().render(requests).schema)
    assert judge.is_valid({"instances": [{"kids": [{"n": 1}]}, {}]})
    assert not judge.is_valid({"instances": [{"kids": [{"n": "1"}]}, {}]})
    assert not judge.is_valid({"instances": [{"kids": [{"instances": []}, {"kids": 1}]}, {}]})


def test_a_schema_with_anchors_is_described_as_anything_and_still_judged():
    anchored = Schema(
        {
            "type": "object",
            "properties": {"a": {"$ref": "#name"}},
            "$defs": {"n": {"$anchor": "name", "type": "string"}},
        }
    )
    requests = [instance_request(anchored, seed=seed) for seed in range(2)]
    assert Schema(in_the_box().render(requests).schema).is_valid({"instances": [1, 2]})
    assert answered({"instances": [{"a": 1}, {"a": "x"}]}, *requests) == ["schema:type", Completion(value={"a": "x"})]


def test_the_rules_stand_in_the_prompt_in_words_and_as_expressions():
    words = said(in_the_box().render([instance_request(BILL)]))
    assert "- in each /lines/*: sum = round(units * price, 2)" in words
    assert "- Nobody pays more than the total. (paid <= total)" in words
    assert "x-invariants" not in words
    assert "What is to be paid" in words
    assert "Rules between" not in said(in_the_box().render([instance_request(Schema({"type": "object"}))]))


def test_policy_country_and_language_are_said_in_words():
    words = said(in_the_box().render([instance_request(BILL, policy="minimal", locale="fr_FR", language="de")]))
    assert "Only the required members." in words
    assert "of France" in words
    assert "words for people are in German" in words
    assert "words for people" not in said(in_the_box().render([instance_request(BILL, language="en")]))


# ---------------------------------------------------------------- texts


def test_a_text_is_stripped_of_blanks_around_it_only():
    request = text_request({"name": "Ana"}, genre="note")
    assert told(request, "\n Ana  came.\n\n") == Completion(text="Ana  came.", meta={"genre": "note"})


@pytest.mark.parametrize(
    ("text", "reason"), [("", "empty"), (" \n", "empty"), ('See {"age":3,"name":"Ana"}.', "json_in_text")]
)
def test_texts_of_no_use_are_refused(text, reason):
    assert told(text_request({"name": "Ana", "age": 3}), text) == reason


def test_a_value_of_one_leaf_may_be_written_as_json_writes_it():
    assert told(text_request([3], genre="log"), "codes=[3]").text == "codes=[3]"


@pytest.mark.parametrize("value", [None, [], {}, {"text": 3}, "Ana came."])
def test_an_answer_without_a_text_is_refused(value):
    request = text_request({"name": "Ana"})
    assert in_the_box().completions([request], in_the_box().render([request]), value, "") == ["no_text"]


def test_the_genre_of_the_answer_is_the_one_that_was_asked_for():
    for seed in range(20):
        request = asked_text(seed)
        completion = told(request, "A text.")
        genre = completion.meta["genre"] if isinstance(completion, Completion) else None
        assert genre is not None


# ---------------------------------------------------------------- a family's own words, and the judge


def test_a_familys_own_messages_go_out_as_they_are():
    schema = {"type": "object"}
    request = Request(
        intent="text",
        facts=text_request({"a": 1}).facts,
        seed=1,
        messages=lambda: ({"role": "user", "content": "Say ${a}."},),
        response_schema=schema,
    )
    rendered = in_the_box().render([request])
    assert rendered.messages == ({"role": "user", "content": "Say ${a}."},)
    assert rendered.schema is schema
    made = in_the_box().completions([request], rendered, {"x": 1}, '{"x":1}')
    assert made == [Completion(value={"x": 1}, text='{"x":1}')]


@settings(max_examples=30, deadline=None)
@given(texts=st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1), min_size=2, max_size=5))
def test_a_judge_sees_every_answer_with_its_number(texts):
    request = text_request({"name": "Ana"}, language="de", genre="email")
    rendered = in_the_box().judging(request, [Completion(text=text) for text in texts])
    words = rendered.messages[1]["content"]
    assert all(f"Answer {place}:\n{text}".rstrip() in words for place, text in enumerate(texts, start=1))
    assert '{"name":"Ana"}' in words
    assert "German" in words
    judge = Schema(rendered.schema)
    assert judge.is_valid({"best": len(texts), "reason": "It is right."})
    assert not judge.is_valid({"best": len(texts) + 1, "reason": "It is right."})
    assert not judge.is_valid({"best": 0, "reason": "None."})


def test_a_judge_of_instances_sees_them_as_json():
    words = said(in_the_box().judging(instance_request(BILL), [Completion(value=RIGHT), Completion(value={})]))
    assert f"Answer 1:\n{jsontext.canonical(RIGHT)}" in words
    assert "(Bill)" in words
