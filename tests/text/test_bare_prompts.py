"""Prompts with no instruction beside them: what is an error, what a warning, and what neither."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from test_grounding_engine import WRONG_LABELS, foreign_records
from told import library, tell

from edgejson.checking import Subject
from edgejson.types import Record
from edgejson_checks.grounding import Grounding
from edgejson_tasks.text_to_json.family import TextToJson

CART = {
    "cart_id": "CART-104482",
    "user_id": "USR-2291",
    "items": [
        {"product_id": "PRD-311", "product_name": "Desk lamp", "quantity": 2, "price": 45.5, "line_total": 91},
        {"product_id": "PRD-978", "product_name": "Notebook", "quantity": 3, "price": 4.2, "line_total": 12.6},
    ],
    "subtotal": 103.6,
    "total": 103.6,
}
TOLD = (
    "Cart CART-104482 of USR-2291 holds two desk lamps (Desk lamp, PRD-311) at 45.50 each "
    "and 3 pieces of Notebook (PRD-978) for 4.20 apiece."
)


def subject(prompt, answer, **given):
    record = Record(
        id="one",
        task="text_to_json",
        input={"instruction": "", "text": prompt, **given},
        output=json.dumps(answer),
        meta={"schema": "core/shopping_cart", "instance": True},
    )
    return Subject(record, library().find)


def judged(made):
    return sorted((finding.severity, finding.pointer) for finding in Grounding().check(made))


def proof(made):
    return [(finding.severity, finding.pointer) for finding in TextToJson().verify(made)]


@pytest.mark.parametrize("prompt", ["Please make the cart for this customer.", "A cart of 3 pieces, as JSON"])
def test_a_prompt_that_states_next_to_nothing_is_no_extraction(prompt):
    (finding,) = Grounding().check(subject(prompt, CART))
    assert (finding.severity, finding.pointer) == ("warning", "")
    assert "of 14 values: not treated as an extraction" in finding.message
    assert proof(subject(prompt, CART)) == []


def test_beside_an_instruction_every_value_must_be_stated():
    made = subject("Please make the cart for this customer.", CART, instruction="Extract the cart.")
    findings = list(Grounding().check(made))
    assert {finding.severity for finding in findings} == {"error"}
    assert len(findings) == 14
    assert {severity for severity, _ in proof(made)} == {"error"}


def test_a_record_of_this_project_stays_strict_whatever_is_invented():
    told = tell(3, "core/shopping_cart", "easy")
    made = Subject(
        replace(told.subject.record, input={**told.draft.input, "text": "Nothing was said."}), library().find
    )
    assert {severity for severity, _ in judged(made)} == {"error"}


def test_computed_values_may_be_left_to_the_reader():
    made = subject(TOLD, CART)
    expected = ["/items/0/line_total", "/items/1/line_total", "/subtotal", "/total"]
    assert judged(made) == [("warning", place) for place in expected]
    assert proof(made) == []


def test_a_computed_value_that_is_wrong_is_an_error():
    found = judged(subject(TOLD, {**CART, "total": 104.6}))
    assert ("error", "/total") in found
    assert ("warning", "/subtotal") in found


def test_a_value_computed_from_an_invented_one_is_an_error():
    items = [CART["items"][0], {**CART["items"][1], "price": 5.2, "line_total": 15.6}]
    found = judged(subject(TOLD, {**CART, "items": items, "subtotal": 106.6, "total": 106.6}))
    wrong = ["/items/1/line_total", "/items/1/price", "/subtotal", "/total"]
    assert found == [*(("error", place) for place in wrong), ("warning", "/items/0/line_total")]


def test_an_invented_value_among_stated_ones_is_an_error():
    assert ("error", "/user_id") in judged(subject(TOLD, {**CART, "user_id": "USR-9000"}))


def test_a_prompt_with_other_values_behind_the_labels_is_an_extraction_gone_wrong():
    prompt = "Cart\n\nCart ID: CART-1\nUser ID: USR-1\nSubtotal: 1.00\nTotal: 1.00\n"
    found = judged(subject(prompt, CART))
    assert {severity for severity, _ in found} == {"error"}
    assert ("error", "/total") in found  # computed, but the prompt says something else


@pytest.mark.parametrize(("value", "prompt"), [("Ana Lopes", "Who signed?"), (7, "Set the volume.")])
def test_an_answer_that_is_one_invented_value_gives_a_warning(value, prompt):
    record = Record(id="one", task="text_to_json", input={"instruction": "", "text": prompt}, output=json.dumps(value))
    assert judged(Subject(record, lambda _: None)) == [("warning", "")]


def test_every_wrong_label_of_the_published_data_is_an_error(real_data):
    for row in foreign_records(real_data):
        record = Record(
            id=row["id"],
            task="text_to_json",
            input={"instruction": "", "text": row["prompt"]},
            output=json.dumps(row["expected_output"]),
            meta={"schema": f"core/{row['schema_id']}", "instance": True},
        )
        severities = [severity for severity, _ in judged(Subject(record, library().find))]
        assert ("error" in severities) == (row["id"] in WRONG_LABELS), row["id"]
        # The first line total of this invoice is the product of what the prompt states.
        assert severities.count("warning") == (row["id"] == "edgejson_invoice_qwen_005"), row["id"]
