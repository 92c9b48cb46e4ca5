"""The policy "edge": bounds, empties, nulls and Unicode come up, and every value is still valid and rule-true."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import Any

import jsonschema
import pytest

from edgejson import Schema
from edgejson.host import Host
from edgejson.sources import open_library
from edgejson.testing import make_subject


def drawn(document: dict[str, Any], count: int = 200, policy: Any = "edge") -> list[Any]:
    schema = Schema(document)
    values = [schema.sample(seed, policy=policy) for seed in range(count)]
    judge = jsonschema.Draft202012Validator(document, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    assert all(judge.is_valid(value) for value in values)
    return values


def test_integer_bounds_are_hit() -> None:
    values = Counter(drawn({"type": "integer", "minimum": -7, "maximum": 912, "multipleOf": 3}))
    assert {-6, -3, 909, 912, 0} <= values.keys()
    assert not {-6, 912} <= Counter(drawn({"type": "integer", "minimum": -7, "maximum": 912}, 100, "typical")).keys()


def test_exclusive_bounds_are_never_met() -> None:
    values = drawn({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 10})
    assert 0 not in values
    assert 10 not in values
    assert {1, 9} <= set(values)


def test_an_unbounded_integer_leaves_the_machine_word() -> None:
    values = set(drawn({"type": "integer"}))
    assert {2**31, 2**53 - 1, -(2**31)} <= values


def test_text_shows_what_breaks_careless_programs() -> None:
    values = drawn({"type": "string"}, 600)
    assert "" in values
    assert any(len(value) >= 199 for value in values)
    assert any(unicodedata.east_asian_width(character) == "W" for value in values for character in value)
    assert any('"' in value for value in values)
    assert any("\n" in value for value in values)


@pytest.mark.parametrize(("low", "high"), [(1, 1), (3, 8), (10, 10)])
def test_text_as_short_and_as_long_as_allowed(low: int, high: int) -> None:
    lengths = {len(value) for value in drawn({"type": "string", "minLength": low, "maxLength": high})}
    assert {low, high} <= lengths
    assert lengths <= set(range(low, high + 1))


def test_patterns_and_formats_keep_their_edges() -> None:
    codes = drawn({"type": "string", "pattern": "^[A-Z]{2}-[0-9]{1,6}$"})
    assert {len(code) for code in codes} >= {4, 9}
    assert "2024-02-29" in drawn({"type": "string", "format": "date"})


def test_nulls_and_empty_arrays_are_common() -> None:
    values = drawn({"type": ["array", "null"], "items": {"type": "string"}})
    lengths = Counter(None if value is None else len(value) for value in values)
    assert lengths[None] > 40
    assert lengths[0] > 20
    assert max(length for length in lengths if length is not None) >= 8


def test_objects_are_bare_complete_or_between() -> None:
    document = {"type": "object", "properties": {name: {"type": "boolean"} for name in "abcdef"}}
    sizes = Counter(map(len, drawn(document)))
    assert sizes[0] > 30
    assert sizes[6] > 30
    assert len(sizes) >= 5


def test_free_places_show_the_empty_value_of_every_type() -> None:
    values = drawn({"type": "object", "properties": {"any": {}}, "required": ["any"]})
    kinds = {type(value["any"]) for value in values if not value["any"]}
    assert kinds >= {type(None), str, list, dict, int, bool}


def test_rules_hold_at_the_edge() -> None:
    document = {
        "type": "object",
        "properties": {
            "low": {"type": "integer", "minimum": 0, "maximum": 50},
            "high": {"type": "integer", "minimum": 0, "maximum": 50},
            "span": {"type": "integer"},
        },
        "required": ["low", "high", "span"],
        "x-invariants": [
            {"id": "ordered", "assert": "high >= low"},
            {"id": "span", "set": "span", "expr": "high - low"},
        ],
    }
    for value in drawn(document):
        assert 0 <= value["high"] - value["low"] == value["span"]


def test_a_rule_that_leaves_no_room_for_edges_gives_typical_instances() -> None:
    document = {
        "type": "object",
        "properties": {"note": {"type": "string"}, "copy": {"type": "string"}},
        "required": ["note", "copy"],
        "x-invariants": [{"id": "words", "assert": "len(note) == 12"}, {"id": "same", "set": "copy", "expr": "note"}],
    }
    document["properties"]["note"] = {"type": "string", "examples": ["twelve chars"], "default": "twelve chars"}  # type: ignore[index]
    assert all(len(value["note"]) == 12 for value in drawn(document, 20))


def test_every_schema_of_the_core_pack_has_edges() -> None:
    library = open_library(Host.from_environment(), ["core"])
    for schema_id in library.ids():
        schema = library.get(schema_id)
        typical = [schema.sample(seed) for seed in range(20)]
        edge = [schema.sample(seed, policy="edge") for seed in range(20)]
        assert edge != typical
        for value in edge:
            assert schema.is_valid(value)
            assert not schema.broken_rules(value)


@pytest.mark.parametrize("check", ["degenerate", "placeholders", "strict_json"])
def test_no_edge_is_taken_for_a_defect(check: str) -> None:
    schema = Schema(
        {
            "type": "object",
            "properties": {
                "note": {"type": "string"},
                **{form: {"type": "string", "format": form} for form in ("uuid", "date", "email", "hostname", "uri")},
            },
            "required": ["note", "uuid", "date", "email", "hostname", "uri"],
        }
    )
    judge = Host.from_environment().create("checks", check)
    for seed in range(300):
        value = schema.sample(seed, policy="edge")
        found = [finding.message for finding in judge.check(make_subject({"name": "Ada King", **value}))]
        assert found == [], value
