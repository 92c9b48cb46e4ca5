"""Shapes of rules in schemas without hints, each with plain Python that says whether a document obeys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate, pairwise
from typing import Any

Holds = Callable[[Any], bool]
CASES: dict[str, tuple[dict[str, Any], list[dict[str, Any]], Holds]] = {}


def objects(required: str | None = None, **properties: Any) -> dict[str, Any]:
    names = list(properties) if required is None else required.split()
    return {"type": "object", "required": names, "additionalProperties": False, "properties": properties}


def arrays(items: dict[str, Any], least: int = 1, most: int = 6) -> dict[str, Any]:
    return {"type": "array", "minItems": least, "maxItems": most, "items": items}


def one_of(*values: Any) -> dict[str, Any]:
    return {"enum": list(values)}


def case(name: str, schema: dict[str, Any], holds: Holds, *rules: str | dict[str, Any]) -> None:
    """`rules` are asserts about the document, or whole rules."""
    declared = [{"assert": rule} if isinstance(rule, str) else rule for rule in rules]
    CASES[name] = (schema, [{"id": f"r{number}", **rule} for number, rule in enumerate(declared)], holds)


def day(text: str) -> date:
    return date.fromisoformat(text)


def minutes(first: str, last: str) -> float:
    return (datetime.fromisoformat(last) - datetime.fromisoformat(first)).total_seconds() / 60


def in_time(texts: list[str]) -> bool:
    moments = [datetime.fromisoformat(text) for text in texts]
    return moments == sorted(moments)


def cents(value: Decimal | int) -> Decimal:
    return Decimal(value).quantize(Decimal("0.01"), ROUND_HALF_UP)


MONEY = {"type": "number", "minimum": 0, "maximum": 1000, "multipleOf": 0.01}
ANY_NUMBER, WHOLE = {"type": "number"}, {"type": "integer", "minimum": 0, "maximum": 100}
DAY, TIME = {"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}
TEXT, FLAG = {"type": "string"}, {"type": "boolean"}
COUNT = {"type": "integer", "minimum": 0}
SHARES = arrays(objects(share={"type": "number", "minimum": 0, "maximum": 100}))
PEOPLE = arrays(objects(id=TEXT), 4)

# sums and shares
case(
    "shares of a hundred",
    objects(parts=SHARES),
    lambda v: sum(p["share"] for p in v["parts"]) == 100,
    "sum(p.share for p in parts) == 100",
)
case(
    "whole shares",
    objects(parts=arrays(WHOLE, 2)),
    lambda v: sum(v["parts"]) == 100,
    "100 == sum(parts)",
)
case(
    "rounded shares",
    objects(parts=SHARES),
    lambda v: cents(sum(p["share"] for p in v["parts"])) == 100,
    "round(sum(p.share for p in parts), 2) == 100",
)
case(
    "shares of some",
    objects(parts=arrays(objects(on=FLAG, share=WHOLE))),
    lambda v: sum(p["share"] for p in v["parts"] if p["on"]) == (100 if any(p["on"] for p in v["parts"]) else 0),
    {"assert": "sum(p.share for p in parts if p.on) == 100", "when": "any(p.on for p in parts)"},
)
case(
    "both sides balance",
    objects(debit=arrays(objects(amount=MONEY)), credit=arrays(objects(amount=MONEY))),
    lambda v: sum(d["amount"] for d in v["debit"]) == sum(c["amount"] for c in v["credit"]),
    "sum(d.amount for d in debit) == sum(c.amount for c in credit)",
)
case(
    "a nested total",
    objects(orders=arrays(objects(lines=arrays(MONEY))), total=ANY_NUMBER),
    lambda v: v["total"] == sum(sum(order["lines"]) for order in v["orders"]),
    "total == sum(line for o in orders for line in o.lines)",
)
case(
    "a product",
    objects(count=WHOLE, price=MONEY, total=ANY_NUMBER),
    lambda v: v["total"] == v["count"] * v["price"],
    "round(count * price, 2) == total",
)
case(
    "within a budget",
    objects(lines=arrays(objects(count=WHOLE, price=MONEY)), budget=MONEY),
    lambda v: sum(line["count"] * line["price"] for line in v["lines"]) <= v["budget"],
    "sum(i.count * i.price for i in lines) <= budget",
)
case(
    "a difference that may not be negative",
    objects(paid=MONEY, total=MONEY, due=MONEY),
    lambda v: v["due"] == v["total"] - v["paid"] >= 0,
    {"set": "due", "expr": "total - paid"},
)
case(
    "a difference that is stated",
    objects(a=MONEY, b=MONEY, c=MONEY),
    lambda v: v["a"] - v["b"] == v["c"],
    "a - b == c",
)
case(
    "a mean",
    objects(values=arrays(WHOLE), mean=ANY_NUMBER),
    lambda v: v["mean"] == cents(Decimal(sum(v["values"])) / len(v["values"])),
    "mean == round(sum(values) / len(values), 2)",
)
RUNNING = arrays(objects(amount=MONEY, balance=ANY_NUMBER))
case(
    "a running balance",
    objects(opening=MONEY, moves=RUNNING),
    lambda v: (
        [m["balance"] for m in v["moves"]]
        == list(accumulate((m["amount"] for m in v["moves"]), initial=v["opening"]))[1:]
    ),
    {
        "at": "/moves/*",
        "set": "balance",
        "expr": "(root.opening if index == 0 else parent.moves[index - 1].balance) + amount",
    },
)
case(
    "balances before and after",
    objects(moves=arrays(objects(before=ANY_NUMBER, amount=MONEY, after=ANY_NUMBER))),
    lambda v: (
        v["moves"][0]["before"] == 100
        and all(m["after"] == m["before"] + m["amount"] for m in v["moves"])
        and all(second["before"] == first["after"] for first, second in pairwise(v["moves"]))
    ),
    {"at": "/moves/*", "set": "before", "expr": "100 if index == 0 else parent.moves[index - 1].after"},
    {"at": "/moves/*", "set": "after", "expr": "before + amount"},
)

# counts
case(
    "a count",
    objects(items=arrays(TEXT, 0), count=COUNT),
    lambda v: v["count"] == len(v["items"]),
    "len(items) == count",
)
case(
    "a count of some",
    objects(items=arrays(objects(on=FLAG), 0), on=COUNT),
    lambda v: v["on"] == sum(i["on"] for i in v["items"]),
    "on == len([i for i in items if i.on])",
)
case(
    "exactly one",
    objects(items=arrays(objects(primary=FLAG))),
    lambda v: sum(i["primary"] for i in v["items"]) == 1,
    "sum(1 for i in items if i.primary) == 1",
)
case(
    "lists of one length",
    objects(x=arrays(WHOLE), y=arrays(WHOLE)),
    lambda v: len(v["x"]) == len(v["y"]),
    "len(x) == len(y)",
)

# order, ranges, chains
case("days in order", objects(a=DAY, b=DAY), lambda v: v["b"] >= v["a"], "b >= a")
case("times in order", objects(a=TIME, b=TIME, c=TIME), lambda v: in_time([v["a"], v["b"], v["c"]]), "a < b < c")
case(
    "a chain",
    objects(a=WHOLE, b=WHOLE, c=WHOLE, d=WHOLE),
    lambda v: v["a"] < v["b"] < v["c"] < v["d"],
    "c < d",
    "a < b",
    "b < c",
)
case(
    "a range beside a value",
    objects(low=MONEY, value=MONEY, high=MONEY),
    lambda v: v["low"] <= v["value"] <= v["high"],
    "low <= value <= high",
)
case("a gap", objects(low=MONEY, high=MONEY), lambda v: v["high"] - v["low"] >= 10, "high - low >= 10")
case("not far apart", objects(a=MONEY, b=MONEY), lambda v: abs(v["a"] - v["b"]) <= 5, "abs(a - b) <= 5")
case("twice as much", objects(a=MONEY, b=MONEY), lambda v: v["a"] >= 2 * v["b"], "a >= b * 2")
case("on a grid", objects(n=WHOLE), lambda v: v["n"] % 3 == 1, "n % 3 == 1")
case(
    "a sorted list",
    objects(x=arrays(WHOLE)),
    lambda v: v["x"] == sorted(v["x"]),
    "x == sorted(x)",
)
case(
    "sorted times",
    objects(steps=arrays(objects(at=TIME), 2)),
    lambda v: in_time([s["at"] for s in v["steps"]]),
    "[s.at for s in steps] == sorted([s.at for s in steps])",
)
case(
    "each after the one before",
    objects(steps=arrays(objects(begin=TIME, end=TIME), 2)),
    lambda v: in_time([step[name] for step in v["steps"] for name in ("begin", "end")]),
    {"at": "/steps/*", "assert": "begin < end"},
    {"at": "/steps/*", "when": "index > 0", "assert": "begin >= parent.steps[index - 1].end"},
)
case(
    "first and last",
    objects(steps=arrays(objects(on=DAY)), first=DAY, last=DAY),
    lambda v: v["first"] == min(s["on"] for s in v["steps"]) and v["last"] == max(s["on"] for s in v["steps"]),
    "first == min(s.on for s in steps)",
    "last == max(s.on for s in steps)",
)
case(
    "a cap",
    objects(values=arrays(MONEY), cap=WHOLE),
    lambda v: max(v["values"]) <= v["cap"],
    "max(values) <= cap",
)
case(
    "a month at most",
    objects(a=DAY, b=DAY),
    lambda v: 0 <= (day(v["b"]) - day(v["a"])).days <= 30,
    "0 <= days(a, b) <= 30",
)
case(
    "so many days",
    objects(a=DAY, b=DAY, n={"type": "integer", "minimum": 1, "maximum": 60}),
    lambda v: (day(v["b"]) - day(v["a"])).days == v["n"],
    "days(a, b) == n",
)
case(
    "a meeting",
    objects(a=TIME, b=TIME),
    lambda v: 15 <= minutes(v["a"], v["b"]) <= 480,
    "15 <= minutes(a, b) <= 480",
)
case(
    "of age",
    objects(born=DAY, on=DAY),
    lambda v: (int(v["on"][:4]) - int(v["born"][:4]) - (v["on"][5:] < v["born"][5:])) >= 18,
    "years(born, on) >= 18",
)

# all, any, none
case(
    "all of them",
    objects(x=arrays(objects(n=WHOLE))),
    lambda v: all(i["n"] > 50 for i in v["x"]),
    "all(i.n > 50 for i in x)",
)
case(
    "all in a range",
    objects(low=WHOLE, high=WHOLE, x=arrays(objects(n=WHOLE))),
    lambda v: all(v["low"] <= i["n"] <= v["high"] for i in v["x"]),
    "low <= high",
    "all(low <= i.n <= high for i in x)",
)
case(
    "all of one kind",
    objects(x=arrays(objects(kind=one_of("a", "b"), n=WHOLE))),
    lambda v: all(i["n"] > 50 for i in v["x"] if i["kind"] == "a"),
    "all(i.n > 50 for i in x if i.kind == 'a')",
)
case(
    "one of each",
    objects(x=arrays(objects(kind=one_of(*"abcde")), 3)),
    lambda v: {"a", "b"} <= {i["kind"] for i in v["x"]},
    "any(i.kind == 'a' for i in x)",
    "any(i.kind == 'b' for i in x)",
)
case(
    "none of them",
    objects(x=arrays(objects(bad=FLAG))),
    lambda v: not any(i["bad"] for i in v["x"]),
    "not any(i.bad for i in x)",
)

# references and differences
case(
    "a reference",
    objects(people=PEOPLE, lead=TEXT),
    lambda v: {"id": v["lead"]} in v["people"],
    "lead in [p.id for p in people]",
)
case(
    "references in a list",
    objects(people=PEOPLE, leads=arrays(TEXT, 1, 3)),
    lambda v: all({"id": lead} in v["people"] for lead in v["leads"]),
    "all(lead in [p.id for p in people] for lead in leads)",
)
case(
    "a reference by comparison",
    objects(people=PEOPLE, tasks=arrays(objects(who=TEXT))),
    lambda v: all({"id": task["who"]} in v["people"] for task in v["tasks"]),
    {"at": "/tasks/*", "assert": "any(p.id == who for p in root.people)"},
)
case(
    "chosen without repetition",
    objects(people=PEOPLE, pairs=arrays(objects(who=TEXT), 2, 4)),
    lambda v: len({pair["who"] for pair in v["pairs"]}) == len(v["pairs"]),
    "unique(p.id for p in people)",
    {"at": "/pairs/*", "choose": "who", "from": "[p.id for p in root.people]"},
    "unique(x.who for x in pairs)",
)
case(
    "two that differ",
    objects(people=PEOPLE, a=TEXT, b=TEXT),
    lambda v: v["a"] != v["b"],
    "unique(p.id for p in people)",
    {"choose": "a", "from": "[p.id for p in people]"},
    {"choose": "b", "from": "[p.id for p in people]"},
    "a != b",
)
case(
    "no two alike",
    objects(x=arrays(objects(id=one_of(*"abcdefgh")), 2)),
    lambda v: len({i["id"] for i in v["x"]}) == len(v["x"]),
    "unique(i.id for i in x)",
)
case(
    "no two numbers alike",
    objects(x=arrays(objects(n={"type": "integer", "minimum": 1, "maximum": 8}), 2)),
    lambda v: len({i["n"] for i in v["x"]}) == len(v["x"]),
    "unique(i.n for i in x)",
)

# one member decides about another
case(
    "an implication",
    objects(status=one_of("paid", "open"), paid=MONEY, total=MONEY),
    lambda v: v["status"] != "paid" or v["paid"] == v["total"],
    "status != 'paid' or paid == total",
)
case(
    "a condition",
    objects("status", status=one_of("closed", "open"), closed_on=DAY),
    lambda v: v["status"] == "closed" or "closed_on" not in v,
    {"when": "status == 'open'", "assert": "not present(closed_on)"},
)
case(
    "present or not",
    objects("status", status=one_of("closed", "open"), closed_on=DAY),
    lambda v: (v["status"] == "closed") is ("closed_on" in v),
    "(status == 'closed') == present(closed_on)",
)
case("not both", objects("", iban=TEXT, card=TEXT), lambda v: len(v) < 2, "not (present(iban) and present(card))")
case(
    "a choice that follows",
    objects(country=one_of("DE", "US", "GB"), currency=one_of("EUR", "USD", "GBP")),
    lambda v: v["currency"] == {"DE": "EUR", "US": "USD", "GB": "GBP"}[v["country"]],
    "currency == 'EUR' if country == 'DE' else currency == 'USD' if country == 'US' else currency == 'GBP'",
)
case(
    "choices that follow",
    objects(kind=one_of("x", "y"), part=one_of(*"abcdef")),
    lambda v: v["part"] in {"x": "ab", "y": "cd"}[v["kind"]],
    {"when": "kind == 'x'", "assert": "part in ['a', 'b']"},
    {"when": "kind == 'y'", "assert": "part not in ['a', 'b', 'e', 'f']"},
)
case("not the same", objects(a=one_of(*"ab"), b=one_of(*"ab")), lambda v: v["a"] != v["b"], "a != b")
case(
    "a flag",
    objects(stock=WHOLE, in_stock=FLAG),
    lambda v: v["in_stock"] is (v["stock"] > 0),
    "in_stock == (stock > 0)",
)
case(
    "a full name",
    objects(first=TEXT, last=TEXT, full=TEXT),
    lambda v: v["full"] == f"{v['first']} {v['last']}",
    "full == first + ' ' + last",
)
case(
    "a prefix",
    objects(code={"type": "string", "minLength": 5, "maxLength": 9}, land=one_of("DE", "US")),
    lambda v: v["code"][:2] == v["land"],
    "code[:2] == land",
)
case(
    "members whose names are no words", {
        "type": "object", "required": ["unit-price", "class", "sum"],
        "properties": {"unit-price": MONEY, "class": WHOLE, "sum": ANY_NUMBER},
    },
    lambda v: v["sum"] == v["unit-price"] * v["class"],
    {"set": "sum", "expr": "here['unit-price'] * here['class']"},
)  # fmt: skip
