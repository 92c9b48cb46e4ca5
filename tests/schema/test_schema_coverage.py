"""Coverage: what a series of samples has shown is counted, and the next sample is steered to what it has not."""

from __future__ import annotations

import json
import statistics
from typing import Any

import pytest

from edgejson import Schema
from edgejson.schema import Coverage

BRANCHES = {"oneOf": [{"const": index} for index in range(12)]}
LISTED = {"enum": [f"state {index}" for index in range(12)]}
MEMBERS = {"type": "object", "properties": {f"m{index}": {"type": "boolean"} for index in range(12)}}
LENGTHS = {"type": "array", "items": {"type": "integer"}, "maxItems": 3}


def distinct(values: list[Any]) -> int:
    return len({json.dumps(value, sort_keys=True) for value in values})


@pytest.mark.parametrize("document", [BRANCHES, LISTED])
def test_steered_series_shows_more_than_chance(document: dict[str, Any]) -> None:
    schema = Schema(document)
    steered = [distinct(list(schema.samples(12, seed=100 * start))) for start in range(20)]
    by_chance = [distinct([schema.sample(100 * start + place) for place in range(12)]) for start in range(20)]
    assert statistics.mean(steered) > statistics.mean(by_chance) + 1.5


def test_all_options_are_seen_in_the_end() -> None:
    for kind, document in (("branch", BRANCHES), ("value", LISTED), ("member", MEMBERS), ("length", LENGTHS)):
        coverage = Coverage()
        values = list(Schema(document).samples(60, coverage=coverage))
        seen = coverage.seen(kind)  # type: ignore[arg-type]
        assert seen.options >= 3
        assert seen.seen == seen.options
        assert seen.share == 1
        assert not [entry for entry in coverage.unseen() if entry[0] == kind]
        if kind == "member":
            assert all(any(name in value for value in values) for name in document["properties"])
            assert all(any(name not in value for value in values) for name in document["properties"])
        if kind == "length":
            assert {len(value) for value in values} == {0, 1, 2, 3}


def test_what_was_not_seen_is_named() -> None:
    coverage = Coverage()
    next(iter(Schema(BRANCHES).samples(1, coverage=coverage)))
    assert coverage.seen("branch").seen == 1
    assert len(coverage.unseen()) == 11
    assert {pointer for _, pointer, _ in coverage.unseen()} == {""}


def test_rejected_attempts_do_not_count() -> None:
    # Only one in eight draws passes the rule, and only kept ones are counted.
    document = {
        "type": "object",
        "properties": {"a": {"enum": [1, 2, 3, 4, 5, 6, 7, 8]}},
        "required": ["a"],
        "x-invariants": [{"id": "three", "assert": "a == 3"}],
    }
    coverage = Coverage()
    assert [value["a"] for value in Schema(document).samples(3, coverage=coverage)] == [3, 3, 3]  # type: ignore[call-overload,index]
    assert coverage.seen("value").seen <= 3


def test_the_same_series_twice() -> None:
    schema = Schema(MEMBERS)
    assert list(schema.samples(10)) == list(schema.samples(10))


def test_coverage_goes_on_where_it_stood() -> None:
    schema = Schema(LISTED)
    coverage = Coverage()
    first = list(schema.samples(6, coverage=coverage))
    second = list(schema.samples(6, seed=6, coverage=coverage))
    assert distinct([*first, *second]) >= 10


def test_plain_samples_know_nothing_of_it() -> None:
    schema = Schema(LISTED)
    before = [schema.sample(seed) for seed in range(5)]
    list(schema.samples(5))
    assert [schema.sample(seed) for seed in range(5)] == before


def test_a_wide_object_shows_a_part_at_a_time_and_all_in_turn() -> None:
    schema = Schema({"type": "object", "properties": {f"m{index}": {"type": "boolean"} for index in range(150)}})
    values = [schema.sample(seed) for seed in range(40)]
    assert max(len(value) for value in values) <= 20  # type: ignore[arg-type]
    assert len({name for value in values for name in value}) == 150  # type: ignore[union-attr]
    assert len(schema.sample(0, policy="maximal")) == 150  # type: ignore[arg-type]
