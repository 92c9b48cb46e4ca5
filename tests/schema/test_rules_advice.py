"""Advice, which drawn documents follow and no document is judged by; asserts that name the member they are about."""

from __future__ import annotations

import pickle
import random
from typing import Any

import pytest

from edgejson.errors import SchemaError
from edgejson.schema import Schema
from edgejson.schema.invariants import Invariants

DOCUMENT: dict[str, Any] = {
    "type": "object",
    "properties": {
        "people": {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 5, "uniqueItems": True},
        "owner": {"type": "string"},
        "low": {"type": "integer", "minimum": 0, "maximum": 9},
        "high": {"type": "integer", "minimum": 0, "maximum": 9},
    },
    "required": ["people", "owner", "low", "high"],
    "additionalProperties": False,
    "x-invariants": [
        {"id": "owner", "advice": True, "choose": "owner", "from": "people"},
        {"id": "usual", "advice": True, "assert": "low <= high"},
        {"id": "either", "assert": "low <= high or low >= high + 2"},
    ],
}


def test_samples_follow_advice() -> None:
    schema = Schema(DOCUMENT)
    for seed in range(60):
        value: Any = schema.sample(seed)
        assert value["owner"] in value["people"]
        assert value["low"] <= value["high"]


def test_nobody_is_judged_by_advice() -> None:
    schema = Schema(DOCUMENT)
    value = {"people": ["Ada", "Max"], "owner": "the night shift", "low": 7, "high": 2}
    assert schema.broken_rules(value) == []
    assert [found.rule for found in schema.broken_rules({**value, "low": 3})] == ["either"]


def test_advice_is_no_rule_to_name_or_to_break() -> None:
    rules = Schema(DOCUMENT).invariants
    assert [rule.id for rule in rules.rules] == ["either"]
    with pytest.raises(ValueError, match="there is no rule 'owner'"):
        rules.violate({}, random.Random(1), "owner")


def test_advice_alone_is_followed_too() -> None:
    rules = Invariants.compile([DOCUMENT["x-invariants"][0]], document=DOCUMENT)
    value: Any = {"people": ["Ada", "Max"], "owner": "Eve", "low": 1, "high": 2}
    pickle.loads(pickle.dumps(rules)).fill(value, random.Random(1))  # noqa: S301 - our own bytes
    assert value["owner"] in ("Ada", "Max")


def test_lint_looks_at_advice() -> None:
    rules = Invariants.compile([{"id": "typo", "advice": True, "choose": "owner", "from": "peopel"}])
    assert [(issue.rule, issue.kind) for issue in rules.lint(DOCUMENT)] == [("typo", "unknown_member")]


def test_advice_is_true_or_false() -> None:
    with pytest.raises(SchemaError, match="'advice' is true or false"):
        Invariants.compile([{"id": "typo", "advice": "yes", "choose": "owner", "from": "people"}])


def test_an_assert_points_at_the_member_it_is_about() -> None:
    rule = {"id": "order", "at": "/spans/*", "assert": "low <= high", "about": "high"}
    rules = Invariants.compile([rule])
    found = rules.check({"spans": [{"low": 1, "high": 2}, {"low": 3, "high": 2}]})
    assert [violation.pointer for violation in found] == ["/spans/1/high"]
    declared = {"type": "object", "properties": {"low": {"type": "integer"}}, "additionalProperties": False}
    unknown = Invariants.compile([{"id": "least", "assert": "low > 0", "about": "lo"}])
    assert [issue.kind for issue in unknown.lint(declared)] == ["unknown_member"]


def test_only_asserts_are_about_a_member() -> None:
    with pytest.raises(SchemaError, match="'about' has no meaning beside 'set'"):
        Invariants.compile([{"id": "sum", "set": "total", "expr": "low + high", "about": "total"}])
