"""Carts and invoices: what the engine fills in is right by arithmetic on fractions, and nothing wrong gets past it."""

import copy
import random
from datetime import date
from fractions import Fraction

import pytest

from edgejson.schema.invariants import Invariants

CART_RULES = [
    {
        "id": "line_total",
        "at": "/items/*",
        "set": "line_total",
        "expr": "round(quantity * unit_price * (1 - opt(discount_percentage, 0) / 100), 2)",
    },
    {"id": "subtotal", "set": "subtotal", "expr": "sum(i.line_total for i in items)"},
    {"id": "total", "set": "total", "expr": "subtotal + opt(shipping_cost, 0) + opt(tax, 0)"},
    {"id": "item_count", "set": "item_count", "expr": "sum(i.quantity for i in items)"},
]
INVOICE_RULES = [
    {"id": "total", "set": "total_amount", "expr": "subtotal - discount + tax"},
    {"id": "tax", "set": "tax", "expr": "round((subtotal - discount) * tax_rate / 100, 2)"},
    {"id": "amount", "at": "/line_items/*", "set": "amount", "expr": "round(hours * rate, 2)"},
    {"id": "subtotal", "set": "subtotal", "expr": "sum(line.amount for line in line_items)"},
    {"id": "discount_within_subtotal", "assert": "discount <= subtotal"},
    {"id": "due_after_issue", "assert": "due_date >= invoice_date"},
]


def exact(value):
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


def cents(amount):
    """Half up to the cent, in whole numbers."""
    return Fraction((amount * 200 + 1) // 2, 100)


def cart_is_right(cart):
    lines = Fraction(0)
    for item in cart["items"]:
        discount = exact(item.get("discount_percentage", 0))
        expected = cents(item["quantity"] * exact(item["unit_price"]) * (100 - discount) / 100)
        if exact(item["line_total"]) != expected:
            return False
        lines += exact(item["line_total"])
    total = exact(cart["subtotal"]) + exact(cart.get("shipping_cost", 0)) + exact(cart.get("tax", 0))
    count = sum(item["quantity"] for item in cart["items"])
    return exact(cart["subtotal"]) == lines and exact(cart["total"]) == total and cart["item_count"] == count


def invoice_is_right(invoice):
    amounts = [cents(exact(line["hours"]) * exact(line["rate"])) for line in invoice["line_items"]]
    if amounts != [exact(line["amount"]) for line in invoice["line_items"]]:
        return False
    net = exact(invoice["subtotal"]) - exact(invoice["discount"])
    return (
        exact(invoice["subtotal"]) == sum(amounts)
        and net >= 0
        and exact(invoice["tax"]) == cents(net * exact(invoice["tax_rate"]) / 100)
        and exact(invoice["total_amount"]) == net + exact(invoice["tax"])
        and date.fromisoformat(invoice["invoice_date"]) <= date.fromisoformat(invoice["due_date"])
    )


def draw_cart(rng):
    items = []
    for _ in range(rng.randint(1, 5)):
        item = {"quantity": rng.randint(1, 40), "unit_price": round(rng.uniform(0.01, 999), rng.choice((2, 2, 3)))}
        if rng.random() < 0.6:
            item["discount_percentage"] = rng.choice((5, 12.5, round(rng.uniform(0, 60), 2)))
        items.append({**item, "line_total": 0})
    cart = {"items": items, "subtotal": 0, "total": 0, "item_count": 0}
    for optional in ("shipping_cost", "tax"):
        if rng.random() < 0.5:
            cart[optional] = round(rng.uniform(0, 50), 2)
    return cart


def draw_invoice(rng):
    lines = [
        {"hours": rng.randint(1, 160) / 4, "rate": round(rng.uniform(10, 200), 2), "amount": 0}
        for _ in range(rng.randint(1, 4))
    ]
    return {
        "line_items": lines,
        "subtotal": 0,
        "discount": round(rng.uniform(0, 4000), 2),
        "tax_rate": rng.choice((0, 7, 19, 8.875)),
        "tax": 0,
        "total_amount": 0,
        "invoice_date": date.fromordinal(738_000 + rng.randint(0, 900)).isoformat(),
        "due_date": date.fromordinal(738_000 + rng.randint(0, 900)).isoformat(),
    }


CASES = [
    pytest.param(CART_RULES, draw_cart, cart_is_right, id="cart"),
    pytest.param(INVOICE_RULES, draw_invoice, invoice_is_right, id="invoice"),
]


@pytest.mark.parametrize(("rules", "draw", "is_right"), CASES)
def test_filled_documents_are_right_by_independent_arithmetic(rules, draw, is_right):
    invariants, rng = Invariants.compile(rules), random.Random(20251120)
    for _ in range(2_000):
        document = draw(rng)
        invariants.fill(document, rng)
        assert invariants.check(document) == []
        assert is_right(document), document


def money_of_cart(cart):
    yield from ((item, "line_total") for item in cart["items"])
    yield from ((cart, name) for name in ("subtotal", "total"))


@pytest.mark.parametrize("cent", [0.01, -0.01])
def test_every_copy_that_is_off_by_one_cent_is_caught_where_it_is_off(cent):
    invariants, rng = Invariants.compile(CART_RULES), random.Random(7)
    for _ in range(200):
        cart = draw_cart(rng)
        invariants.fill(cart, rng)
        for position in range(len(list(money_of_cart(cart)))):
            wrong = copy.deepcopy(cart)
            holder, name = list(money_of_cart(wrong))[position]
            right = holder[name]
            holder[name] = round(right + cent, 2)
            violations = {violation.rule: violation for violation in invariants.check(wrong)}
            assert violations[name].actual == holder[name]
            assert violations[name].expected == right
            assert violations[name].pointer.endswith("/" + name)
            assert not cart_is_right(wrong)


@pytest.mark.parametrize(("rules", "draw", "is_right"), CASES)
def test_a_violation_breaks_its_rule_alone(rules, draw, is_right):
    invariants, rng = Invariants.compile(rules), random.Random(11)
    broken_rules = set()
    for _ in range(60):
        document = draw(rng)
        invariants.fill(document, rng)
        before = copy.deepcopy(document)
        for rule in rules:
            broken, name = invariants.violate(document, rng, rule["id"])
            assert name == rule["id"]
            assert {violation.rule for violation in invariants.check(broken)} == {name}
            assert not is_right(broken)
            broken_rules.add(name)
        assert document == before
    assert broken_rules == {rule["id"] for rule in rules}


@pytest.mark.parametrize(("rules", "draw", "is_right"), CASES)
def test_the_order_of_the_declaration_changes_nothing(rules, draw, is_right):
    one, other = Invariants.compile(rules), Invariants.compile(rules[::-1])
    rng = random.Random(3)
    for seed in range(100):
        first = draw(rng)
        second = copy.deepcopy(first)
        assert {violation.rule for violation in one.check(first)} == {
            violation.rule for violation in other.check(first)
        }
        one.fill(first, random.Random(seed))
        other.fill(second, random.Random(seed))
        assert first == second
        assert one.violate(first, random.Random(seed)) == other.violate(second, random.Random(seed))


def test_filling_again_changes_nothing():
    invariants, rng = Invariants.compile(INVOICE_RULES), random.Random(5)
    for _ in range(50):
        invoice = draw_invoice(rng)
        invariants.fill(invoice, rng)
        again = copy.deepcopy(invoice)
        invariants.fill(again, rng)
        assert again == invoice


def test_half_cents_round_up_where_doubles_would_round_down():
    invariants = Invariants.compile([{"id": "t", "set": "t", "expr": "round(a * b, 2)"}])
    document = {"a": 1.005, "b": 1, "t": 0}
    invariants.fill(document, random.Random(0))
    assert document["t"] == 1.01
    assert round(1.005, 2) == 1.0
