"""The forerunner's published data: every broken total is found, and nothing on records that are right."""

from __future__ import annotations

import json
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from edgejson.validating import validate

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "edgejson_v2"
FILES = ("edgejson_test_v2.jsonl", "edgejson_train_v2.jsonl")

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the EdgeJSON v2 files are not beside this repository")

CENT = Decimal("0.01")


def cents(value):
    return Decimal(value).quantize(CENT, ROUND_HALF_UP)


def lines_total(items, price):
    zero = Decimal(0)
    return sum((cents(i["quantity"] * i[price] * (1 - i.get("discount_percentage", zero) / 100)) for i in items), zero)


def right_totals(schema_id, answer):
    """What the money members of a cart, invoice or order must be, worked out without the product's code."""
    items, price, total = {
        "shopping_cart": ("items", "price", "total"),
        "invoice": ("line_items", "unit_price", "total_amount"),
        "order_details": ("items", "price", "total_amount"),
    }[schema_id]
    lines = lines_total(answer[items], price)
    extra = sum(answer.get(name, Decimal(0)) for name in ("shipping_cost", "tax"))
    right = {"/subtotal": lines, f"/{total}": lines + extra}
    if schema_id == "invoice":
        right |= {f"/line_items/{n}/total": cents(i["quantity"] * i[price]) for n, i in enumerate(answer[items])}
    return right


def at(answer, pointer):
    for token in pointer[1:].split("/"):
        answer = answer[int(token)] if isinstance(answer, list) else answer.get(token)
    return answer


def broken_money(path):
    found = set()
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            record = json.loads(line, parse_float=Decimal)
            if record["schema_id"] in ("shopping_cart", "invoice", "order_details"):
                answer = record["expected_output"]
                for pointer, right in right_totals(record["schema_id"], answer).items():
                    stated = at(answer, pointer)
                    if stated is not None and stated != right:
                        found.add((number, pointer))
    return found


@pytest.mark.parametrize("name", FILES)
def test_every_broken_total_is_found_and_no_other(name):
    path = DATA / name
    found = []
    validate(path, schemas=[str(DATA / "schemas")], checks=["invariants"], sink=found.append)
    expected = broken_money(path)
    with path.open(encoding="utf-8") as stream:
        schema_of = [json.loads(line)["schema_id"] for line in stream]
    money = {
        (finding.line, finding.pointer)
        for finding in found
        if schema_of[finding.line - 1] in ("shopping_cart", "invoice", "order_details")
        and finding.pointer.rpartition("/")[2] in ("subtotal", "total", "total_amount")
    }
    assert expected
    assert money == expected


@pytest.mark.parametrize("name", FILES)
def test_text_checks_flag_what_is_wrong_and_nothing_else(name):
    path = DATA / name
    found = []
    checks = ["placeholders", "email_format", "phone_format", "degenerate", "strict_json", "duplicate_id"]
    report = validate(path, schemas=[str(DATA / "schemas")], checks=checks, sink=found.append)
    with path.open(encoding="utf-8") as stream:
        answers = [json.dumps(json.loads(line)["expected_output"]) for line in stream]
    reserved = {
        n for n, text in enumerate(answers, 1) if any(f"@example.{end}" in text for end in ("com", "net", "org"))
    }
    flagged = {finding.line for finding in found if finding.check == "placeholders" and "example." in finding.message}
    assert flagged == reserved
    others = [finding for finding in found if "example." not in finding.message]
    # At the rest a person reading the record would stop as well: assigned_to "Example", city "Unknown", state "null".
    said = {"stock word: 'Example'", "no value written out: 'null'", "no value written out: 'Unknown'"}
    assert {finding.message for finding in others} <= said
    assert len(others) <= 9
    assert report.records == len(answers)
