"""Instances of the core pack: valid by two validators, true to the rules, and right by arithmetic done here."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

import jsonschema
import pytest

from edgejson.schema import Schema
from edgejson.types import Policy
from edgejson_pack_core.pack import core_pack

PACK = core_pack()
IDS = PACK.ids()
SAMPLES = 200


@cache
def schema(schema_id: str) -> Schema:
    entry = PACK.entry(schema_id)
    return Schema(entry.document, id=schema_id, complexity=entry.complexity, rules=entry.rules, tables=PACK.tables())


@cache
def samples(schema_id: str) -> tuple[Any, ...]:
    return tuple(schema(schema_id).sample(seed) for seed in range(SAMPLES))


def exact(value: Any) -> Any:
    """The same value with the numbers as they are written."""
    return json.loads(json.dumps(value), parse_float=Decimal, parse_int=Decimal)


def cents(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def of(fraction: Decimal, whole: Decimal) -> Decimal:
    """`fraction` percent of `whole`, to the cent."""
    return cents(whole * fraction / 100)


@pytest.mark.parametrize("schema_id", IDS)
def test_samples_are_valid_and_true(schema_id: str) -> None:
    judge = schema(schema_id)
    second = jsonschema.Draft202012Validator(
        dict(judge.document), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    for value in samples(schema_id):
        assert judge.validate(value) == []
        assert judge.broken_rules(value) == []
        second.validate(value)


@pytest.mark.parametrize("schema_id", IDS)
@pytest.mark.parametrize("policy", ["minimal", "maximal"])
def test_the_extremes_can_be_drawn(schema_id: str, policy: Policy) -> None:
    for seed in range(10):
        value = schema(schema_id).sample(seed, policy=policy)
        assert schema(schema_id).is_valid(value)
        assert schema(schema_id).broken_rules(value) == []


@pytest.mark.parametrize("locale", ["pt_BR", "es_ES", "de_DE", "fr_FR"])
@pytest.mark.parametrize("schema_id", IDS)
def test_every_locale_fits_the_patterns(schema_id: str, locale: str) -> None:
    for seed in range(8):
        assert schema(schema_id).is_valid(schema(schema_id).sample(seed, locale=locale))


@pytest.mark.parametrize("schema_id", IDS)
def test_no_rule_is_idle(schema_id: str) -> None:
    """Every rule can be broken alone in some sample, so none of them is vacuous or shadowed by another."""
    judge = schema(schema_id)
    left = {rule.id for rule in judge.invariants.rules}
    for seed in range(SAMPLES):
        for rule in sorted(left):
            broken = judge.invariants.violate(samples(schema_id)[seed], random.Random(seed), rule)
            if broken is not None:
                value, named = broken
                assert named == rule
                assert {violation.rule for violation in judge.broken_rules(value)} == {rule}
                left.discard(rule)
    assert left == NOT_ALONE.get(schema_id, set())


NOT_ALONE: Mapping[str, set[str]] = {
    # goes with `total_revenue`, except in reports that leave channels out
    "ecommerce_analytics": {"channels_within_revenue"},
    "multi_party_transaction": {
        "fees_within_total",  # goes with `total_fees`, except where a fee is left out
        "history_in_reverse_order",  # goes with the rules on what may follow a state
    },
}
"""Rules that no sample breaks on their own, and why."""


@pytest.mark.parametrize("schema_id", IDS)
def test_rules_are_sound(schema_id: str) -> None:
    assert list(schema(schema_id).invariants.lint(schema(schema_id).document)) == []


@pytest.mark.parametrize("schema_id", IDS)
def test_samples_hardly_repeat(schema_id: str) -> None:
    """Few repeats among 1,000 say that 800 of a schema, its part of 20,000 records, hardly repeat."""
    drawn = {json.dumps(schema(schema_id).sample(seed), sort_keys=True) for seed in range(1000)}
    assert len(drawn) >= 990


# ---------------------------------------------------------------- arithmetic, done again


def goods(items: Sequence[Mapping[str, Any]], price: str) -> Decimal:
    """The sum of lines, each rounded; checks the line totals on the way."""
    total = Decimal(0)
    for item in items:
        line = cents(item["quantity"] * item[price] * (100 - item.get("discount_percentage", Decimal(0))) / 100)
        assert item.get("line_total", line) == line
        assert item.get("total", line) == line
        total += line
    return total


def test_cart_arithmetic() -> None:
    for value in map(exact, samples("shopping_cart")):
        subtotal = goods(value["items"], "price")
        assert value.get("subtotal", subtotal) == subtotal
        coupon = value.get("coupon_discount", Decimal(0))
        if "coupon_percentage" in value:
            assert coupon == of(value["coupon_percentage"], subtotal)
        if "tax_rate" in value:
            assert value["tax"] == of(value["tax_rate"], subtotal - coupon)
        count = sum(item["quantity"] for item in value["items"])
        assert value.get("item_count", count) == count
        assert value["total"] == subtotal - coupon + value.get("shipping_cost", 0) + value.get("tax", 0)


def test_order_arithmetic() -> None:
    for value in map(exact, samples("order_details")):
        subtotal = goods(value["items"], "price")
        assert value.get("subtotal", subtotal) == subtotal
        saved = Decimal(0)
        for promotion in value.get("promotions", ()):
            assert promotion["amount"] == of(promotion["percentage_off"], subtotal)
            saved += promotion["amount"]
        if "tax_rate" in value:
            assert value["tax"] == of(value["tax_rate"], subtotal - saved)
        assert value["total_amount"] == subtotal - saved + value.get("shipping_cost", 0) + value.get("tax", 0)


def test_invoice_arithmetic() -> None:
    settled = {"paid": lambda total: total, "unpaid": lambda _: 0}
    for value in map(exact, samples("invoice")):
        subtotal = goods(value["line_items"], "unit_price")
        assert value.get("subtotal", subtotal) == subtotal
        discount = value.get("discount_amount", Decimal(0))
        if "discount_rate" in value:
            assert discount == of(value["discount_rate"], subtotal)
        if "tax_rate" in value:
            assert value["tax"] == of(value["tax_rate"], subtotal - discount)
        total = subtotal - discount + value.get("shipping", 0) + value.get("tax", 0)
        assert value["total_amount"] == total
        if "balance_due" in value:
            assert value["balance_due"] == total - value["amount_paid"]
        if "amount_paid" in value and value.get("payment_status") in settled:
            assert value["amount_paid"] == settled[value["payment_status"]](total)


def test_analytics_arithmetic() -> None:
    for value in map(exact, samples("ecommerce_analytics")):
        sales = value["sales_metrics"]
        revenue = sales.get("total_revenue")
        if revenue is not None and "revenue_by_channel" in sales:
            assert sum(sales["revenue_by_channel"].values()) == revenue
        if revenue is not None and {"total_orders", "average_order_value"} <= sales.keys():
            assert cents(revenue / sales["total_orders"]) == sales["average_order_value"]
        customers = value.get("customer_metrics", {})
        if {"total_customers", "new_customers", "returning_customers"} <= customers.keys():
            assert customers["total_customers"] == customers["new_customers"] + customers["returning_customers"]
        for product in value.get("product_performance", {}).get("top_selling_products", ()):
            if "unit_price" in product:
                assert product["revenue"] == cents(product["units_sold"] * product["unit_price"])
        categories = value.get("product_performance", {}).get("category_breakdown", ())
        for category in categories:
            if revenue is not None and {"revenue", "percentage_of_total"} <= category.keys():
                assert category["percentage_of_total"] == cents(category["revenue"] * 100 / revenue)
        marketing = value.get("marketing_metrics", {})
        if {"roas", "ad_spend", "attributed_revenue"} <= marketing.keys():
            assert marketing["roas"] == cents(marketing["attributed_revenue"] / marketing["ad_spend"])
        trends = value.get("trends", {})
        if revenue is not None and {"previous_period_revenue", "revenue_growth_percentage"} <= trends.keys():
            before = trends["previous_period_revenue"]
            assert trends["revenue_growth_percentage"] == cents((revenue - before) * 100 / before)


def test_body_mass_index_and_age() -> None:
    seen = 0
    for value in map(exact, samples("medical_encounter")):
        vitals, patient = value.get("vitals", {}), value["patient"]
        if {"bmi", "height_cm", "weight_kg"} <= vitals.keys():
            metres = vitals["height_cm"] / 100
            assert vitals["bmi"] == (vitals["weight_kg"] / metres**2).quantize(Decimal("0.1"), ROUND_HALF_UP)
            seen += 1
        if "age_years" in patient:
            born, visit = patient["date_of_birth"], value["visit_date"]
            assert patient["age_years"] == int(visit[:4]) - int(born[:4]) - (visit[5:10] < born[5:10])
    assert seen > 20


def test_money_put_in_is_money_paid() -> None:
    for value in map(exact, samples("multi_party_transaction")):
        if not value.get("payment_methods"):
            continue
        assert sum(method["amount"] for method in value["payment_methods"]) == value["total_amount"]
        for party in value["parties"]:
            if party["party_type"] == "sender" and "amount_involved" in party:
                paid = [m["amount"] for m in value["payment_methods"] if m["payer_id"] == party["party_id"]]
                assert party["amount_involved"] == sum(paid)


def test_balances() -> None:
    for value in map(exact, samples("transaction_record")):
        if {"balance_before", "balance_after"} <= value.keys():
            moved = value["amount"] if value.get("status", "completed") == "completed" else 0
            assert value["balance_after"] == value["balance_before"] + moved


# ---------------------------------------------------------------- fields of one object that must agree


def test_one_row_of_a_table_per_object() -> None:
    tables = PACK.tables()
    diagnoses = {row["icd10_code"]: row["diagnosis_name"] for row in tables["diagnoses"]}
    products = {row["name"]: row["category"] for row in tables["products"]}
    units = {
        row["parameter"]: (row["unit"], row["reference_low"], row["reference_high"]) for row in tables["lab_tests"]
    }
    for value in samples("medical_encounter"):
        for diagnosis in value["diagnoses"]:
            assert diagnoses[diagnosis["icd10_code"]] == diagnosis["diagnosis_name"]
    for value in samples("product_info"):
        assert products[value["product_name"]] == value.get("category", products[value["product_name"]])
    for value in samples("medical_record"):
        for result in value["results"]:
            unit, low, high = units[result["parameter"]]
            assert result["unit"] == unit
            assert (result.get("reference_low", low), result.get("reference_high", high)) == (low, high)


def test_order_in_time() -> None:
    def moment(text: str) -> datetime:
        return datetime.fromisoformat(text)

    for value in samples("support_ticket"):
        if {"created_at", "updated_at"} <= value.keys():
            assert moment(value["created_at"]) <= moment(value["updated_at"])
        steps = [moment(step["timestamp"]) for step in value.get("history", ())]
        assert steps == sorted(steps)
    for value in samples("multi_party_transaction"):
        states = [moment(state["timestamp"]) for state in value.get("status_history", ())]
        assert states == sorted(states)


def test_names_addresses_and_e_mails_are_as_various_as_the_plan_asks() -> None:
    """Per 1,000 records over all schemas: 500 names, 500 e-mail addresses, 300 street addresses."""
    found: dict[str, set[str]] = {"name": set(), "email": set(), "street": set()}

    def collect(value: Any, key: str = "") -> None:
        if isinstance(value, dict):
            for name, member in value.items():
                collect(member, name)
        elif isinstance(value, list):
            for member in value:
                collect(member, key)
        elif isinstance(value, str):
            for kind, keys in KEYS.items():
                if key in keys:
                    found[kind].add(value)

    for number, schema_id in enumerate(IDS):
        for seed in range(40):
            collect(schema(schema_id).sample(1000 * number + seed))
    assert len(found["name"]) >= 500
    assert len(found["email"]) >= 500
    assert len(found["street"]) >= 300


KEYS: Mapping[str, set[str]] = {
    "name": {"name", "customer_name", "attendee_name", "reviewer_name", "full_name", "ordering_physician"},
    "email": {"email", "customer_email", "attendee_email", "from", "to", "cc"},
    "street": {"street", "address"},
}
