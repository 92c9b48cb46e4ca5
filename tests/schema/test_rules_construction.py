"""Rules that hold by construction: no hints, no luck. The first document drawn is made to obey, whatever it holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest
from rule_shapes import CASES, DAY, FLAG, TEXT, WHOLE, arrays, objects

from edgejson.errors import SchemaError
from edgejson.schema import Schema

SEEDS = 60


def documents(schema: dict[str, Any], rules: list[dict[str, Any]]) -> Iterator[tuple[Mapping[str, Any], int]]:
    """Instances, exact, and how many documents were drawn for each."""
    made = Schema({**schema, "x-invariants": rules})
    fill, fills = made.invariants.fill, 0

    def counted(*arguments: Any) -> None:
        nonlocal fills
        fills += 1
        fill(*arguments)

    made.invariants.fill = counted  # type: ignore[method-assign]
    for seed in range(SEEDS):
        fills = 0
        value = made.sample(seed)
        assert made.broken_rules(value) == []
        yield json.loads(json.dumps(value), parse_float=Decimal), fills


@pytest.mark.parametrize("name", CASES)
def test_the_first_document_obeys(name: str) -> None:
    schema, rules, holds = CASES[name]
    for value, fills in documents(schema, rules):
        assert holds(value), value
        assert fills == 1, value


VARIED = [
    "all of them",
    "all in a range",
    "a month at most",
    "a meeting",
    "a reference",
    "one of each",
    "choices that follow",
]


@pytest.mark.parametrize("name", VARIED)
def test_what_is_made_to_obey_stays_various(name: str) -> None:
    schema, rules, _ = CASES[name]
    drawn = {json.dumps(value, default=str) for value, _ in documents(schema, rules)}
    assert len(drawn) >= min(SEEDS * 0.9, 4)


@pytest.mark.parametrize(
    ("schema", "rule"),
    [
        (objects("", iban=TEXT, card=TEXT), "present(iban) != present(card)"),
        (objects(tags=arrays(TEXT, 0)), "len(tags) >= 2"),
        (objects(codes=arrays({"type": "string", "pattern": "^[AB]{2}$"}, 2)), "unique(codes)"),
    ],
)
def test_what_only_the_sampler_can_make_is_drawn_again(schema: dict[str, Any], rule: str) -> None:
    """Rules make no texts and no items; a few draws do."""
    assert sum(fills for _, fills in documents(schema, [{"id": "r", "assert": rule}])) < 3 * SEEDS


@pytest.mark.parametrize(
    ("schema", "rules"),
    [
        (objects(a=WHOLE, b=WHOLE), ["a > 60 and b > 60", "a + b == 100"]),
        (objects(x=arrays(FLAG, 3)), ["unique(x)"]),
        (objects(a=DAY), ["years(a, '2024-01-01') == 3 and a > '2023-01-01'"]),
    ],
)
def test_what_cannot_be_is_refused_with_the_rule(schema: dict[str, Any], rules: list[str]) -> None:
    declared = [{"id": f"r{number}", "assert": rule} for number, rule in enumerate(rules)]
    with pytest.raises(SchemaError, match="rule r"):
        Schema({**schema, "x-invariants": declared}).sample(1)
