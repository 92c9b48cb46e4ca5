"""Microseconds of a check of the shopping cart's rules, from the JSON text: the compiled rules beside other evaluators.

The same three totals (lines, subtotal, total) by the rule engine, by decimal code written by hand, and by `simpleeval`
with decimal numbers where it is installed; then what filling in, breaking, and all eight rules of the core cart cost.
With `--memory COUNT`: peak memory over so many samples of a medium schema (default 1,000,000).
"""

from __future__ import annotations

import argparse
import json
import random
import resource
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from importlib import import_module
from typing import Any

from measuring import rate, table

from edgejson.host import Host
from edgejson.schema.invariants import Invariants
from edgejson.sources import open_library

DOCUMENTS = 500
RULES: Sequence[Mapping[str, Any]] = (
    {"id": "line_total", "at": "/items/*", "set": "line_total", "expr": "round(quantity * price, 2)"},
    {"id": "subtotal", "set": "subtotal", "expr": "sum(i.line_total for i in items)"},
    {"id": "total", "set": "total", "expr": "subtotal + opt(shipping_cost, 0) + opt(tax, 0)"},
)
CENT = Decimal("0.01")
Judge = Callable[[str], bool]


def carts() -> list[str]:
    """Carts of one to five lines, right to the cent."""
    rng, invariants = random.Random(20261120), Invariants.compile(RULES)
    written = []
    for _ in range(DOCUMENTS):
        items = [
            {"quantity": rng.randint(1, 9), "price": rng.randint(1, 99_999) / 100} for _ in range(rng.randint(1, 5))
        ]
        cart: Any = {"items": items, "shipping_cost": 4.95, "tax": rng.randint(0, 9_999) / 100}
        invariants.fill(cart, rng)
        written.append(json.dumps(cart))
    return written


def by_rules() -> Judge:
    check = Invariants.compile(RULES).check
    return lambda text: not check(json.loads(text))


def by_hand() -> Judge:
    def judge(text: str) -> bool:
        cart = json.loads(text, parse_float=Decimal)
        subtotal = Decimal(0)
        for item in cart["items"]:
            line = (item["quantity"] * item["price"]).quantize(CENT, ROUND_HALF_UP)
            if item["line_total"] != line:
                return False
            subtotal += line
        total = subtotal + cart.get("shipping_cost", 0) + cart.get("tax", 0)
        return bool(cart["subtotal"] == subtotal and cart["total"] == total)

    return judge


def by_simpleeval() -> Judge | None:
    """The three expressions, evaluated from their syntax trees each time."""
    try:
        simpleeval: Any = import_module("simpleeval")
    except ModuleNotFoundError:
        return None
    evaluator = simpleeval.EvalWithCompoundTypes(
        functions={"rounded": lambda value: value.quantize(CENT, ROUND_HALF_UP), "total_of": sum}
    )
    trees = [
        (evaluator.parse(f"{left} == {right}"), left)
        for left, right in (
            ("line_total", "rounded(quantity * price)"),
            ("subtotal", "total_of([i['line_total'] for i in items])"),
            ("total", "subtotal + shipping_cost + tax"),
        )
    ]

    def judge(text: str) -> bool:
        cart = json.loads(text, parse_float=Decimal)
        for tree, target in trees:
            for here in cart["items"] if target == "line_total" else (cart,):
                evaluator.names = here
                if not evaluator.eval(target, previously_parsed=tree):
                    return False
        return True

    return judge


def microseconds(use: Callable[[Any], object], values: Sequence[Any]) -> float:
    def work() -> int:
        for value in values:
            use(value)
        return len(values)

    return 1e6 / rate(work)


def compare() -> None:
    written = carts()
    judges = [("decimal code by hand", by_hand()), ("compiled rules", by_rules()), ("simpleeval", by_simpleeval())]
    costs: list[tuple[str, float]] = []
    for name, judge in judges:
        if judge is None:
            continue
        off = [text.replace(f'"total": {json.loads(text)["total"]}', '"total": 0.01') for text in written]
        if not all(map(judge, written)) or any(map(judge, off)):
            raise AssertionError(name)
        costs.append((name, microseconds(judge, written)))
    parsing = microseconds(json.loads, written)
    rows = [[name, f"{cost:.1f}", f"{cost / costs[0][1]:.2f}"] for name, cost in [*costs, ("json.loads", parsing)]]
    table(["check of three rules, JSON text included", "us per document", "ratio"], rows)


def costs_of_the_core_cart() -> None:
    schema = open_library(Host.from_environment(), ["core"]).get("core/shopping_cart")
    rng = random.Random(1)
    values = [schema.sample(seed) for seed in range(DOCUMENTS)]
    invariants = schema.invariants
    rows = [
        ["check", f"{microseconds(invariants.check, values):.1f}"],
        ["fill in what is right already", f"{microseconds(lambda value: invariants.fill(value, rng), values):.1f}"],
        ["break one", f"{microseconds(lambda value: invariants.violate(value, rng), values):.1f}"],
    ]
    table([f"core/shopping_cart, {len(invariants.rules)} rules", "us per document"], rows)


def memory(count: int) -> None:
    """Samples and checks, nothing kept: the peak after a tenth of them and at the end."""
    schema = open_library(Host.from_environment(), ["core"]).get("core/shopping_cart")
    peaks = []
    for seed in range(count):
        if schema.broken_rules(schema.sample(seed)):
            raise AssertionError(seed)
        if seed + 1 in (count // 10, count):
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    table(
        ["samples of core/shopping_cart", "peak MiB"],
        [[f"{count // 10:,}", f"{peaks[0]:.1f}"], [f"{count:,}", f"{peaks[1]:.1f}"]],
    )


def main(arguments: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(description="Cost of cross-field rules.")
    parser.add_argument("--memory", type=int, nargs="?", const=1_000_000, metavar="COUNT")
    options = parser.parse_args(arguments)
    if options.memory:
        memory(options.memory)
        return
    compare()
    costs_of_the_core_cart()


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
