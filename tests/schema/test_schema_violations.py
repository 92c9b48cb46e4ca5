"""Instances that break exactly one stated thing: each verified by the other validator library as well."""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson import jsontext
from edgejson.errors import EdgejsonError
from edgejson.schema import Schema
from edgejson.schema.document import Document
from edgejson.schema.violation import Breaker, Violation, violable, violate
from edgejson.schema.visits import Visitor
from edgejson_pack_core.pack import core_pack

DEVELOPMENT = Path(__file__).parents[2].parent / "shared" / "data" / "jsonschemabench_dev"
PACK = core_pack()

JUDGING = {"anyOf", "oneOf", "not", "contains", "propertyNames"}
CONDITIONAL = {"then", "else", "dependentSchemas"}
KINDS = {
    "http://json-schema.org/draft-04/schema": jsonschema.Draft4Validator,
    "http://json-schema.org/draft-06/schema": jsonschema.Draft6Validator,
    "http://json-schema.org/draft-07/schema": jsonschema.Draft7Validator,
    "https://json-schema.org/draft/2019-09/schema": jsonschema.Draft201909Validator,
}


# ---------------------------------------------------------------- the other library's opinion


def second_opinion(schema: Schema, draft: type[Any], value: Any) -> set[tuple[str, str]]:
    """(keyword, pointer) of every error, read by the definition: the outermost judge or condition counts."""
    validator = draft(schema.document, format_checker=draft.FORMAT_CHECKER)
    return {
        (blamed(list(error.absolute_schema_path), str(error.validator)), jsontext.join(list(error.absolute_path)))
        for error in validator.iter_errors(value)
    }


def blamed(path: list[Any], keyword: str) -> str:
    """Walks an error's schema path by hand; names of members are stepped over."""
    position = 0
    while position < len(path):
        word = path[position]
        if word in JUDGING | CONDITIONAL:
            return str(word)
        position += 2 if word in ("properties", "patternProperties", "allOf", "prefixItems", "dependencies") else 1
        if word == "items" and position < len(path) and isinstance(path[position], int):
            position += 1
    return keyword


def assert_exactly_one(schema: Schema, old: Any, found: Violation, draft: type[Any]) -> None:
    """Only what is said, by both libraries, with one place changed."""
    assert found.value != old or jsontext.canonical(found.value) != jsontext.canonical(old)
    errors = schema.validate(found.value)
    assert errors
    assert {error.pointer for error in errors} == {found.pointer}
    assert schema.broken_rules(found.value) == []
    assert redone(old, found) == found.value
    assert type(redone(old, found)) is type(found.value)
    if found.broken == "multipleOf" or has_unusual_format(schema, found):
        return  # floats, and formats that the other library does not look at
    said = second_opinion(schema, draft, found.value)
    if found.message.startswith("False schema"):  # put down to the array by the other library, to the item by this one
        assert {keyword for keyword, _ in said} == {found.broken}
        return
    assert {pointer for _, pointer in said} == {found.pointer}, (found, said)
    assert {alias(keyword) for keyword, _ in said} == {alias(found.broken)}, (found, said)


def alias(keyword: str) -> str:
    """Under the name that the other library reports: draft 4 has no `exclusiveMinimum` of its own."""
    return {
        "minContains": "contains",
        "maxContains": "contains",
        "exclusiveMinimum": "minimum",
        "exclusiveMaximum": "maximum",
    }.get(keyword, keyword)


def has_unusual_format(schema: Schema, found: Violation) -> bool:
    text = json.dumps(schema.document)
    return found.broken in ("format", "anyOf", "oneOf", "not", "then", "else") and '"format"' in text


def redone(old: Any, found: Violation) -> Any:
    """The old value with the change made again, by its pointer."""
    change = found.change
    tokens = jsontext.split(change.pointer)
    if not tokens:
        return change.new
    copied = copy.deepcopy(old)
    node = copied
    for token in tokens[:-1]:
        node = node[int(token)] if isinstance(node, list) else node[token]
    last: Any = int(tokens[-1]) if isinstance(node, list) else tokens[-1]
    if change.kind == "removed":
        assert node[last] == change.old
        del node[last]
    elif change.kind == "added" and isinstance(node, list):
        node.insert(last, change.new)
    else:
        assert (last in node if isinstance(node, dict) else True) is (change.kind == "replaced")
        node[last] = change.new
    return copied


# ---------------------------------------------------------------- one schema for each keyword

D7 = {"$schema": "http://json-schema.org/draft-07/schema#"}
D4 = {"$schema": "http://json-schema.org/draft-04/schema#"}

EACH: list[tuple[str, dict[str, Any], Any]] = [
    ("type", {"properties": {"n": {"type": "integer"}}}, {"n": 3}),
    ("enum", {"properties": {"s": {"enum": ["open", "in_transit"]}}}, {"s": "in_transit"}),
    ("const", {"properties": {"v": {"const": "2.0"}}}, {"v": "2.0"}),
    ("required", {"required": ["a", "b"]}, {"a": 1, "b": 2}),
    ("additionalProperties", {"properties": {"userName": {}}, "additionalProperties": False}, {"userName": "ana"}),
    ("additionalProperties", {"additionalProperties": {"type": "string"}}, {"any": "text"}),
    ("minimum", {"properties": {"age": {"type": "integer", "minimum": 0}}}, {"age": 31}),
    ("maximum", {"properties": {"share": {"type": "number", "maximum": 100}}}, {"share": 12.25}),
    ("exclusiveMinimum", {"properties": {"price": {"exclusiveMinimum": 0}}}, {"price": 9.99}),
    ("exclusiveMaximum", {"properties": {"p": {"exclusiveMaximum": 1}}}, {"p": 0.5}),
    ("exclusiveMinimum", {**D4, "properties": {"p": {"minimum": 0, "exclusiveMinimum": True}}}, {"p": 2}),
    ("multipleOf", {"properties": {"price": {"multipleOf": 0.01}}}, {"price": 19.99}),
    ("multipleOf", {"properties": {"size": {"type": "integer", "multipleOf": 5}}}, {"size": 15}),
    ("minLength", {"properties": {"name": {"type": "string", "minLength": 3}}}, {"name": "Maria"}),
    ("maxLength", {"properties": {"name": {"type": "string", "maxLength": 8}}}, {"name": "Maria"}),
    ("pattern", {"properties": {"sku": {"pattern": "^[A-Z]{3}-[0-9]{4}$"}}}, {"sku": "ABC-1234"}),
    ("format", {"properties": {"day": {"type": "string", "format": "date"}}}, {"day": "2026-03-14"}),
    ("format", {"properties": {"mail": {"type": "string", "format": "email"}}}, {"mail": "ana@riolabs.io"}),
    ("format", {"properties": {"ip": {"type": "string", "format": "ipv4"}}}, {"ip": "10.1.2.3"}),
    ("minItems", {"properties": {"tags": {"minItems": 2}}}, {"tags": ["a", "b", "c"]}),
    ("maxItems", {"properties": {"tags": {"maxItems": 3}}}, {"tags": ["a", "b"]}),
    ("uniqueItems", {"properties": {"tags": {"uniqueItems": True}}}, {"tags": ["a", "b"]}),
    ("contains", {"contains": {"const": "admin"}}, ["user", "admin"]),
    ("minContains", {"contains": {"type": "string"}, "minContains": 2}, ["a", 1, "b"]),
    ("maxContains", {"contains": {"type": "string"}, "maxContains": 2}, ["a", 1, "b"]),
    ("minProperties", {"minProperties": 2}, {"a": 1, "b": 2, "c": 3}),
    ("maxProperties", {"maxProperties": 3}, {"a": 1, "b": 2}),
    ("propertyNames", {"propertyNames": {"pattern": "^[a-z]+$"}}, {"name": "x"}),
    ("patternProperties", {"patternProperties": {"^x-": {"type": "string"}}}, {"x-a": "b", "c": 1}),
    ("dependentRequired", {"dependentRequired": {"card": ["address"]}}, {"card": "4111", "address": "Rua A"}),
    ("dependentRequired", {"dependentRequired": {"card": ["address"]}}, {"name": "Ana"}),
    ("dependentSchemas", {"dependentSchemas": {"card": {"required": ["cvc"]}}}, {"card": 1, "cvc": "123"}),
    ("dependentSchemas", {"dependentSchemas": {"card": {"required": ["cvc"]}}}, {"name": "Ana"}),
    ("dependencies", {**D7, "dependencies": {"card": ["address"]}}, {"card": "4111", "address": "Rua A"}),
    ("not", {"not": {"required": ["draft"]}}, {"name": "x"}),
    ("not", {"properties": {"state": {"not": {"enum": ["deleted", "hidden"]}}}}, {"state": "open"}),
    ("oneOf", {"oneOf": [{"required": ["id"]}, {"required": ["email"]}]}, {"id": 3}),
    ("anyOf", {"properties": {"v": {"anyOf": [{"type": "integer"}, {"type": "null"}]}}}, {"v": 3}),
    ("then", {"if": {"properties": {"a": {"const": 1}}}, "then": {"required": ["b"]}}, {"a": 1, "b": 1}),
    ("then", {"if": {"properties": {"a": {"const": 1}}}, "then": {"required": ["b"]}}, {"a": 2}),
    ("else", {"if": {"required": ["kind"]}, "else": {"required": ["name"]}}, {"name": "x"}),
    ("else", {"if": {"required": ["kind"]}, "else": {"required": ["name"]}}, {"kind": "x"}),
    ("prefixItems", {"prefixItems": [{"type": "string"}, {"type": "number"}]}, ["a", 2]),
    ("items", {"items": {"type": "string", "minLength": 2}}, ["ab", "cd"]),
    ("items", {"prefixItems": [{}], "items": False}, ["a"]),
    ("items", {**D7, "items": [{"type": "string"}, {"type": "number"}]}, ["a", 2]),
    ("additionalItems", {**D7, "items": [{}, {}], "additionalItems": False}, ["a"]),
    ("unevaluatedItems", {"prefixItems": [{}], "unevaluatedItems": False}, ["a"]),
    ("unevaluatedProperties", {"allOf": [{"properties": {"a": {}}}], "unevaluatedProperties": False}, {"a": 1}),
    ("allOf", {"allOf": [{"type": "object"}, {"required": ["a"]}]}, {"a": 1}),
    ("properties", {"properties": {"a": {"type": "string"}}}, {"a": "x"}),
    ("properties", {"properties": {"a": {"type": "string"}}}, {}),
    ("$ref", {"properties": {"a": {"$ref": "#/$defs/A"}}, "$defs": {"A": {"maximum": 3}}}, {"a": 2}),
]  # fmt: skip


STANDING_FOR_OTHERS = {
    "$ref",
    "additionalProperties",
    "allOf",
    "items",
    "patternProperties",
    "prefixItems",
    "properties",
}


@pytest.mark.parametrize(("keyword", "document", "value"), EACH)
def test_each_keyword_is_broken_alone(keyword: str, document: dict[str, Any], value: Any) -> None:
    schema = Schema(document)
    before = copy.deepcopy(value)
    draft = KINDS.get(str(document.get("$schema")).rstrip("#"), jsonschema.Draft202012Validator)
    made = [violate(schema, value, keyword, seed) for seed in range(8)]
    assert value == before
    for found in made:
        assert found is not None
        assert_exactly_one(schema, value, found, draft)
        assert not found.is_rule
        if keyword not in (
            "items",
            "prefixItems",
            "properties",
            "patternProperties",
            "additionalProperties",
            "$ref",
            "allOf",
        ):
            assert found.broken == keyword


def test_the_same_seed_breaks_in_the_same_way_and_others_in_other_ways() -> None:
    schema = Schema({"properties": {"state": {"enum": ["in_transit", "delivered"]}}})
    made = [violate(schema, {"state": "in_transit"}, "enum", seed) for seed in range(12)]
    assert made == [violate(schema, {"state": "in_transit"}, "enum", seed) for seed in range(12)]
    assert len({found.value["state"] for found in made if found}) >= 5


def test_near_misses_are_near() -> None:
    """A step beyond a bound, one item or member more, a letter: not something else altogether."""
    schema = Schema({"properties": {"n": {"type": "integer", "minimum": 10}, "t": {"type": "string", "maxLength": 5}}})
    below = [violate(schema, {"n": 12, "t": "abc"}, "minimum", seed) for seed in range(10)]
    assert {found.value["n"] for found in below if found} <= {9, 8}
    longer = [violate(schema, {"n": 12, "t": "abc"}, "maxLength", seed) for seed in range(10)]
    assert all(found and 6 <= len(found.value["t"]) <= 8 for found in longer)


def test_what_cannot_be_broken_alone_gives_nothing() -> None:
    schema = Schema({"properties": {"s": {"type": "string", "enum": ["a"]}}})
    assert violate(schema, {"s": "a"}, "type", 1) is None  # no value of another type is in the enumeration
    assert violate(schema, {"s": "a"}, "minItems", 1) is None  # the schema does not say it
    assert violate(schema, {}, "enum", 1) is None  # nothing there to break


def test_a_rule_beside_a_keyword_is_not_broken() -> None:
    """The total may not change, for a rule computes it; the other number may."""
    rules = [{"id": "total", "set": "total", "expr": "net + tax"}]
    number = {"type": "number", "minimum": 0}
    members = dict.fromkeys(("net", "tax", "total", "deposit"), number)
    schema = Schema({"type": "object", "properties": members, "x-invariants": rules})
    value = {"net": 3, "tax": 1, "total": 4, "deposit": 2}
    made = [violate(schema, value, "minimum", seed) for seed in range(10)]
    assert {found.pointer for found in made if found} == {"/deposit"}
    assert None not in made


def test_what_can_be_broken_is_listed_with_its_place() -> None:
    document = {
        "type": "object",
        "required": [],
        "properties": {
            "if": {"type": "string", "minLength": 0, "maxLength": 1},
            "either": {"anyOf": [{"minimum": 3}, {"type": "null"}]},
            "line": {"$ref": "#/$defs/Line"},
        },
        "$defs": {"Line": {"const": 1}, "Unused": {"const": 2}},
    }
    assert sorted(violable(Schema(document))) == [
        ("anyOf", "/properties/either"),
        ("const", "/$defs/Line"),
        ("maxLength", "/properties/if"),
        ("type", ""),
        ("type", "/properties/if"),
    ]


def test_a_place_can_be_asked_for() -> None:
    schema = Schema({"properties": {name: {"type": "integer", "minimum": 0} for name in ("a", "b", "c")}})
    for name in ("a", "b", "c"):
        found = violate(schema, {"a": 1, "b": 1, "c": 1}, "minimum", 3, at=f"/properties/{name}")
        assert found is not None
        assert found.pointer == f"/{name}"
    assert violate(schema, {"a": 1}, "minimum", 3, at="/properties/b") is None


def test_what_is_no_instance_or_no_keyword_is_refused() -> None:
    schema = Schema({"type": "string"})
    with pytest.raises(ValueError, match="no instance"):
        violate(schema, 3, "type", 1)
    with pytest.raises(ValueError, match="did you mean maxLength"):
        violate(schema, "a", "maxLenght", 1)
    with pytest.raises(ValueError, match="no instance"):
        violate(Schema({}), float("nan"), "type", 1)


scalars = st.none() | st.booleans() | st.integers(-9, 9) | st.text("ab1", max_size=4)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)
GRABBAG = Schema(
    {
        "properties": {
            "a": {"anyOf": [{"type": "integer", "maximum": 5}, {"type": ["array", "null"], "maxItems": 2}]},
            "b": {"not": {"type": "boolean"}, "minLength": 1},
        },
        "maxProperties": 3,
        "items": {"type": ["string", "integer", "object"]},
        "uniqueItems": True,
    }
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    values, st.sampled_from(["anyOf", "not", "minLength", "maxProperties", "items", "uniqueItems"]), st.integers(0, 9)
)
def test_any_instance_can_be_tried(value: Any, keyword: str, seed: int) -> None:
    if GRABBAG.is_valid(value):
        found = violate(GRABBAG, value, keyword, seed)
        if found is not None:
            assert_exactly_one(GRABBAG, value, found, jsonschema.Draft202012Validator)


# ---------------------------------------------------------------- the pack


@cache
def of_pack(schema_id: str) -> Schema:
    entry = PACK.entry(schema_id)
    return Schema(entry.document, id=schema_id, complexity=entry.complexity, rules=entry.rules, tables=PACK.tables())


@pytest.mark.parametrize("schema_id", PACK.ids())
def test_every_statement_of_the_pack_can_be_broken_alone(schema_id: str) -> None:
    """By some sample; but for what a rule says more about, and a type that an enumeration or a constant hides."""
    schema = of_pack(schema_id)
    free = Schema({keyword: value for keyword, value in schema.document.items() if keyword != "x-invariants"})
    breaker, rule_free = Breaker(schema), Breaker(free)
    samples = [schema.sample(seed, policy="maximal" if seed % 2 else "typical") for seed in range(5)]
    visitor = Visitor(Document(schema.document))
    reached = {visit.place for sample in samples for visit in visitor.visits(sample)}
    statements = [statement for statement in breaker.violable() if statement.pointer in reached]
    broken = 0
    for keyword, place in statements:
        found = first_violation(breaker, keyword, place, samples)
        broken += found is not None
        if found is None:
            found = first_violation(rule_free, keyword, place, samples)
            assert found is not None or is_hidden(schema, keyword, place), (keyword, place)
    assert broken >= 0.6 * len(statements)


def is_hidden(schema: Schema, keyword: str, place: str) -> bool:
    """Whether something else that the schema says is broken along, or no sample has a value for the keyword."""
    node = jsontext.resolve(schema.document, place)
    return (
        (keyword == "type" and ("enum" in node or "const" in node))
        or (keyword in ("minLength", "maxLength") and "pattern" in node)
        or (keyword == "maxItems" and "uniqueItems" in node and "enum" in node["items"])
        or (keyword == "format" and "null" in node["type"])
        or (keyword in ("anyOf", "maxItems") and "anyOf" in schema.document)  # the branches differ in many members
    )


def first_violation(breaker: Breaker, keyword: str, place: str, samples: list[Any]) -> Violation | None:
    for seed, sample in enumerate(samples):
        found = breaker.violate(sample, keyword, seed, at=place)
        if found is not None:
            assert found.broken == keyword
            assert_exactly_one(breaker.schema, sample, found, jsonschema.Draft202012Validator)
            return found
    return None


@pytest.mark.parametrize("schema_id", PACK.ids())
def test_a_broken_rule_is_the_only_thing_broken(schema_id: str) -> None:
    schema = of_pack(schema_id)
    broken = set()
    for seed in range(6):
        sample = schema.sample(seed, policy="maximal" if seed % 2 else "typical")
        for rule in schema.invariants.rules:
            found = violate(schema, sample, rule.id, seed)
            if found is None:
                continue
            broken.add(rule.id)
            assert found.is_rule
            assert found.broken == rule.id
            assert schema.is_valid(found.value)
            assert {one.rule for one in schema.broken_rules(found.value)} == {rule.id}
            assert redone(sample, found) == found.value
    assert broken or not schema.invariants.rules


def test_a_value_that_breaks_a_rule_already_is_refused() -> None:
    rule = {"id": "order", "assert": "first <= last"}
    schema = Schema({"type": "object", "properties": {"first": {}, "last": {}}, "x-invariants": [rule]})
    with pytest.raises(ValueError, match="breaks a rule already"):
        violate(schema, {"first": 3, "last": 1}, "order", 1)


# ---------------------------------------------------------------- real schemas


def real_schemas() -> Iterator[tuple[str, Schema, list[Any]]]:
    for path in sorted(DEVELOPMENT.rglob("*.json"))[2::5]:
        try:
            schema = Schema(json.loads(path.read_text()), id=path.stem)
            samples = [schema.sample(0, policy="maximal"), schema.sample(1)]
        except EdgejsonError:
            continue
        yield path.stem, schema, samples


@pytest.mark.skipif(not DEVELOPMENT.is_dir(), reason="the development schemas are not here")
def test_statements_of_real_schemas_are_broken_alone() -> None:
    """A hundred schemas: whatever is returned is exactly one violation, and most statements in reach yield one."""
    asked: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for _, schema, samples in real_schemas():
        breaker = Breaker(schema)
        for keyword, place in breaker.violable()[:12]:
            asked[keyword] += 1
            for seed, sample in enumerate(samples):
                found = breaker.violate(sample, keyword, seed, at=place)
                if found is not None:
                    made[keyword] += 1
                    errors = schema.validate(found.value)
                    assert {error.pointer for error in errors} == {found.pointer}
                    assert redone(sample, found) == found.value
                    break
    assert asked.total() >= 500
    assert made.total() >= 0.8 * asked.total(), asked - made
