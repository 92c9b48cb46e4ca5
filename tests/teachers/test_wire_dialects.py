"""Response schemas in the dialects of engines: valid, sayable there, and allowing all that was allowed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from edgejson import Schema
from edgejson.errors import EdgejsonError
from edgejson_teachers._wire.dialects import DIALECTS
from edgejson_teachers._wire.lowering import stated
from edgejson_teachers._wire.patterns import spelled

BENCH = Path(__file__).parents[2].parent / "shared" / "data" / "jsonschemabench_dev"
CLOSED = ("openai_strict", "anthropic")
ANYTHING = {"type": ["object", "array", "string", "number", "boolean", "null"]}
POLICIES = ("minimal", "typical", "maximal", "edge")


def allows(schema: Mapping[str, Any], value: Any) -> bool:
    return jsonschema_rs.Draft202012Validator(schema).is_valid(value)


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every subschema of a schema that was written."""
    if not isinstance(schema, dict):
        return
    yield schema
    for keyword in ("properties", "$defs"):
        for part in schema.get(keyword, {}).values():
            yield from nodes(part)
    for keyword in ("anyOf", "prefixItems"):
        for part in schema.get(keyword, ()):
            yield from nodes(part)
    for keyword in ("items", "additionalProperties"):
        yield from nodes(schema.get(keyword))


def check_sayable(written: Mapping[str, Any], name: str) -> None:
    """What engines refuse is not in it."""
    jsonschema.Draft202012Validator.check_schema(written)
    dialect = DIALECTS[name]
    said = {
        "type", "properties", "required", "additionalProperties", "items", "prefixItems", "anyOf", "enum", "const",
        "description", "$ref", "$defs",
    } | dialect.keywords  # fmt: skip
    for node in nodes(written):
        assert node.keys() <= said
        assert "$ref" in node or "type" in node or "anyOf" in node or "enum" in node or "const" in node
        if name in CLOSED and node.get("type") == "object":
            assert node["additionalProperties"] is False
        if name == "openai_strict" and node.get("type") == "object":
            assert node.get("required", []) == list(node["properties"])
        if not dialect.listed_types:
            assert not isinstance(node.get("type"), list)
        if "$ref" in node:
            assert node["$ref"].removeprefix("#/$defs/") in written["$defs"]
        assert node.get("format", "date") in {*dialect.formats, "date"}


# ---------------------------------------------------------------- single rules

OBJECT = {"type": "object", "additionalProperties": False}


def of_member(part: Any, **more: Any) -> dict[str, Any]:
    return {**OBJECT, "properties": {"a": part}, "required": ["a"], **more}


@pytest.mark.parametrize("name", DIALECTS)
def test_a_plain_schema_is_stated_as_it_is(name: str) -> None:
    schema = of_member({"type": "string"})
    assert stated(schema, name) == schema


def test_nothing_is_stated_in_no_dialect() -> None:
    assert stated(of_member({"type": "string"}), "none") is None


@pytest.mark.parametrize("name", DIALECTS)
@pytest.mark.parametrize(
    "odd",
    [{}, True, {"type": ["string", "null"]}, {"not": {"type": "string"}}, {"enum": [None, 1, "x"]}, {"type": "array"}],
)
def test_odd_subschemas_are_no_stumbling_block(name: str, odd: Any) -> None:
    written = stated(of_member(odd), name)
    if written is None:
        assert name in CLOSED
    else:
        check_sayable(written, name)
        values = [None, 1, "x", [1]]
        assert all(allows(written, {"a": value}) for value in values if allows(of_member(odd), {"a": value}))


def test_anything_is_said_in_full_because_an_empty_schema_is_an_object_to_llama() -> None:
    assert stated(of_member({}), "llama") == of_member(ANYTHING)


def test_strict_schemas_have_no_optional_members() -> None:
    optional = {**OBJECT, "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "required": ["a"]}
    assert stated(optional, "openai_strict") is None
    assert stated(optional, "openai_loose") == optional


@pytest.mark.parametrize("name", CLOSED)
def test_a_map_never_becomes_an_empty_object(name: str) -> None:
    assert stated(of_member({"type": "object", "additionalProperties": {"type": "integer"}}), name) is None
    assert stated(of_member({"type": "object"}), name) is None


def test_a_map_by_pattern_stays_a_map_of_the_same_values() -> None:
    by_pattern = {"type": "object", "patternProperties": {"^x-": {"type": "integer"}}, "additionalProperties": False}
    member = stated(of_member(by_pattern), "llama")["properties"]["a"]  # type: ignore[index]
    assert allows(member, {"x-1": 1})
    assert not allows(member, {"x-1": "one"})


def test_limits_that_anthropic_does_not_know_are_told_in_words() -> None:
    age = {"type": "integer", "minimum": 0, "maximum": 150, "description": "In years."}
    written = stated(of_member(age), "anthropic")
    assert written is not None
    assert written["properties"]["a"] == {"type": "integer", "description": "In years. (minimum: 0, maximum: 150)"}


def test_one_of_becomes_any_of_and_type_lists_become_alternatives() -> None:
    written = stated(of_member({"oneOf": [{"type": ["string", "null"]}, {"const": 3}]}), "anthropic")
    assert written is not None
    assert written["properties"]["a"] == {
        "anyOf": [{"type": "string"}, {"type": "null"}, {"type": "integer", "const": 3}]
    }


def test_what_holds_together_is_merged() -> None:
    schema = {
        "allOf": [
            {"type": "object", "properties": {"a": {"type": "integer", "minimum": 1}}, "required": ["a"]},
            {"properties": {"a": {"minimum": 5}, "b": {"type": "string"}}, "required": ["b"]},
        ]
    }
    assert stated(schema, "vllm") == {
        "type": "object",
        "properties": {"a": {"type": "integer", "minimum": 5}, "b": {"type": "string"}},
        "required": ["a", "b"],
    }


def test_what_stands_beside_alternatives_is_in_each_of_them() -> None:
    schema = {
        "type": "object",
        "properties": {"kind": {"type": "string"}},
        "required": ["kind"],
        "oneOf": [
            {"properties": {"kind": {"const": "a"}, "x": {"type": "integer"}}, "required": ["x"]},
            {"properties": {"kind": {"const": "b"}, "y": {"type": "integer"}}, "required": ["y"]},
        ],
    }
    written = stated(schema, "anthropic")
    assert written is not None
    assert [part["required"] for part in written["anyOf"]] == [["kind", "x"], ["kind", "y"]]
    assert allows(written, {"kind": "b", "y": 1})
    assert not allows(written, {"kind": "b", "x": 1})


def test_closing_an_object_never_loses_a_member_that_only_a_condition_names() -> None:
    schema = {
        "type": "object",
        "properties": {"a": {"type": "string"}},
        "required": ["a"],
        "if": {"required": ["b"]},
        "then": {"properties": {"b": {"type": "integer"}}},
    }
    assert stated(schema, "anthropic") is None


@pytest.mark.parametrize(
    "draft", ["http://json-schema.org/draft-04/schema#", "http://json-schema.org/draft-07/schema#"]
)
def test_older_drafts_are_said_in_todays_words(draft: str) -> None:
    old: dict[str, Any] = {
        "$schema": draft,
        "type": "object",
        "properties": {
            "pair": {
                "type": "array",
                "items": [{"type": "string"}, {"$ref": "#/definitions/n"}],
                "additionalItems": False,
            }
        },
        "definitions": {"n": {"type": "integer"}},
        "required": ["pair"],
    }
    if "04" in draft:
        old["definitions"]["n"] = {"type": "integer", "minimum": 0, "exclusiveMinimum": True}
    written = stated(old, "vllm")
    assert written is not None
    assert written["properties"]["pair"]["prefixItems"] == [{"type": "string"}, {"$ref": "#/$defs/n"}]
    assert allows(written, {"pair": ["x", 1]})
    assert not allows(written, {"pair": ["x", 1, 2]})
    assert written["$defs"]["n"] == (
        {"type": "integer", "exclusiveMinimum": 0} if "04" in draft else {"type": "integer"}
    )


def test_llama_gets_numbered_items_only_where_their_number_is_fixed() -> None:
    pair = {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": False}
    fixed = stated(of_member({**pair, "minItems": 2}), "llama")
    loose = stated(of_member(pair), "llama")
    assert fixed is not None
    assert loose is not None
    assert fixed["properties"]["a"] == {
        "type": "array", "prefixItems": pair["prefixItems"], "minItems": 2, "maxItems": 2
    }  # fmt: skip
    assert loose["properties"]["a"] == {
        "type": "array", "items": {"anyOf": pair["prefixItems"]}, "maxItems": 2
    }  # fmt: skip


def test_recursion_is_stated_where_it_is_understood() -> None:
    tree = {
        "$ref": "#/$defs/tree",
        "$defs": {
            "tree": {
                **OBJECT,
                "properties": {
                    "name": {"type": "string"},
                    "kids": {"type": "array", "items": {"$ref": "#/$defs/tree"}},
                },
                "required": ["name", "kids"],
            }
        },
    }
    value = {"name": "a", "kids": [{"name": "b", "kids": []}]}
    assert stated(tree, "anthropic") is None
    for name in ("openai_strict", "llama", "vllm"):
        written = stated(tree, name)
        assert written is not None
        assert written["type"] == "object"
        assert allows(written, value)
        assert not allows(written, {"name": "a", "kids": [{"name": 1, "kids": []}]})


def test_an_alternative_to_itself_adds_nothing() -> None:
    one = {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/one"}, {"const": False}]}
    written = stated({**of_member({"$ref": "#/$defs/one"}), "$defs": {"one": one}}, "llama")
    assert written is not None
    assert written["$defs"]["one"] == {"anyOf": [{"type": "string"}, {"type": "boolean", "const": False}]}


@pytest.mark.parametrize(
    "schema",
    [{"$ref": "#"}, {"$ref": "https://elsewhere.invalid/x"}, {"type": "object", "properties": 3}, {"allOf": [False]}],
)
def test_a_schema_that_says_nothing_that_can_be_held_is_not_stated(schema: dict[str, Any]) -> None:
    assert stated(schema, "anthropic") is None
    written = stated(schema, "vllm")
    assert written in (None, ANYTHING)


def test_a_list_of_objects_is_no_answer_where_only_objects_are() -> None:
    listed = {"type": "array", "items": of_member({"type": "string"})}
    assert stated(listed, "openai_strict") is None
    assert stated(listed, "openai_loose") is None
    assert stated(listed, "llama") == listed


def test_large_counts_are_left_out_where_a_grammar_would_repeat_them() -> None:
    written = stated(of_member({"type": "string", "minLength": 5, "maxLength": 100_000}), "llama")
    assert written is not None
    assert written["properties"]["a"] == {"type": "string", "minLength": 5}


def test_a_schema_beyond_the_limits_of_a_service_is_not_stated_there() -> None:
    many = {**OBJECT, "properties": {f"m{index}": {"type": "string"} for index in range(30)}}
    assert stated(many, "anthropic") is None
    assert stated({**many, "required": list(many["properties"])}, "anthropic") is not None


@pytest.mark.parametrize(
    ("pattern", "as_llama_reads_it"),
    [
        (r"^\d{3}-\w+$", "^[0-9]{3}-[A-Za-z0-9_]+$"),
        (r"^(?:ab|c)\.$", r"^(ab|c)\.$"),
        (r"^[\w.\-]+$", "^[A-Za-z0-9_.-]+$"),
        (r"^a\/b$", "^a/b$"),
        (r"^a$|^b$", None),
        (r"^a|b$", None),
        (r"abc", None),
        (r"^[^/]+$", None),
        (r"^.+$", None),
        (r"^\s+$", None),
        (r"^(?=a)b$", None),
        (r"^a{3000}$", None),
        (r'^"$', None),
        (r"^$", None),
        (r"^(|a)$", None),
        (r"^(a$", None),
    ],
)
def test_patterns_are_spelled_for_llama(pattern: str, as_llama_reads_it: str | None) -> None:
    assert spelled(pattern) == as_llama_reads_it


# ---------------------------------------------------------------- any schema

SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-9, 9), st.sampled_from([0.5, 2.0]), st.text("ab1", max_size=3)
)
NAMES = st.sampled_from(["a", "b", "c"])


def _leaves() -> st.SearchStrategy[dict[str, Any]]:
    strings = st.fixed_dictionaries(
        {"type": st.just("string")},
        optional={
            "minLength": st.integers(0, 2),
            "maxLength": st.integers(1, 3),
            "pattern": st.sampled_from(["^[ab]+$", r"^\d?$", "a", "^(?!b)"]),
            "format": st.sampled_from(["date", "regex"]),
        },
    )
    numbers = st.fixed_dictionaries(
        {"type": st.sampled_from(["integer", "number"])},
        optional={
            "minimum": st.integers(-5, 0),
            "exclusiveMinimum": st.sampled_from([-2.5, -1]),
            "maximum": st.sampled_from([5, 6.5]),
            "exclusiveMaximum": st.integers(2, 9),
            "multipleOf": st.sampled_from([1, 0.5, 2]),
        },
    )
    others = st.sampled_from([{"type": "null"}, {"type": "boolean"}, {"type": ["string", "null"]}, {"type": "array"}])
    listed = st.builds(lambda values: {"enum": values}, st.lists(SCALARS, min_size=1, max_size=4, unique_by=repr))
    single = st.builds(lambda value: {"const": value}, SCALARS)
    return st.one_of(strings, numbers, others, listed, single)


def _grown(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    part = st.one_of(inner, st.just({"$ref": "#/$defs/shared"}))
    members = st.dictionaries(NAMES, part, max_size=3)
    objects = st.fixed_dictionaries(
        {"type": st.just("object"), "properties": members},
        optional={
            "required": st.lists(NAMES, max_size=2, unique=True),
            "additionalProperties": st.one_of(st.booleans(), inner),
            "minProperties": st.integers(0, 2),
            "patternProperties": st.dictionaries(st.sampled_from(["^a", "^d"]), inner, max_size=1),
            "propertyNames": st.just({"maxLength": 2}),
            "dependentRequired": st.just({"a": ["b"]}),
            "not": st.just({"required": ["c"]}),
            "if": st.just({"required": ["a"]}),
            "then": inner,
        },
    )
    arrays = st.fixed_dictionaries(
        {"type": st.just("array")},
        optional={
            "items": st.one_of(part, st.booleans()),
            "prefixItems": st.lists(part, min_size=1, max_size=2),
            "minItems": st.integers(0, 2),
            "maxItems": st.integers(0, 3),
            "uniqueItems": st.booleans(),
            "contains": inner,
        },
    )
    several = st.lists(part, min_size=1, max_size=3)
    joined = st.one_of(
        several.map(lambda parts: {"anyOf": parts}),
        several.map(lambda parts: {"oneOf": parts}),
        several.map(lambda parts: {"allOf": parts}),
        st.tuples(objects, several).map(lambda pair: {**pair[0], "anyOf": pair[1]}),
        st.tuples(objects, inner).map(lambda pair: {**pair[0], "allOf": [pair[1]]}),
    )
    return st.one_of(objects, objects, arrays, joined)


SCHEMAS = st.builds(
    lambda root, shared: {**root, "$defs": {"shared": shared}},
    st.recursive(_leaves(), _grown, max_leaves=8),
    st.recursive(_leaves(), _grown, max_leaves=3).map(lambda part: {"type": "object", "properties": {"a": part}}),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def instances(schema: Mapping[str, Any], drawn: list[Any]) -> list[Any]:
    """Valid ones: those of some random values, and samples of the schema's own."""
    judge = jsonschema_rs.Draft202012Validator(schema)
    found = [value for value in drawn if judge.is_valid(value)]
    try:
        sampler = Schema(schema)
    except EdgejsonError:
        return found
    for seed, policy in enumerate(POLICIES):
        try:
            value = sampler.sample(seed, policy=policy)  # type: ignore[arg-type]
        except EdgejsonError:
            continue
        if judge.is_valid(value):
            found.append(value)
    return found


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(SCHEMAS, st.lists(VALUES, max_size=6))
def test_every_dialect_allows_what_the_schema_allows(schema: dict[str, Any], drawn: list[Any]) -> None:
    valid = instances(schema, drawn)
    for name in DIALECTS:
        written = stated(schema, name)
        if written is None:
            assert name in CLOSED or name == "openai_loose" or not valid
            continue
        check_sayable(written, name)
        for value in valid:
            if name not in CLOSED or _says_no_more(written, value):
                assert allows(written, value), (name, value, written)


def _says_no_more(written: Mapping[str, Any], value: Any) -> bool:
    """Whether a value has no member that closing objects leaves out; such values are meant to be out of reach."""
    opened = json.loads(json.dumps(written))
    for node in nodes(opened):
        node.pop("additionalProperties", None)
    return allows(written, value) or not allows(opened, value)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SCHEMAS)
def test_stating_is_repeatable_and_leaves_the_schema_alone(schema: dict[str, Any]) -> None:
    before = json.dumps(schema)
    first = [json.dumps(stated(schema, name)) for name in DIALECTS]
    assume(any(text != "null" for text in first))
    assert [json.dumps(stated(schema, name)) for name in DIALECTS] == first
    assert json.dumps(schema) == before


# ---------------------------------------------------------------- real schemas


@pytest.mark.skipif(not BENCH.is_dir(), reason="the real schemas of ../shared/data/jsonschemabench_dev are missing")
def test_real_schemas_in_every_dialect() -> None:
    """A tenth of 500: all of them sayable for engines that take maps, and no instance out of reach."""
    paths = sorted(BENCH.glob("*/*.json"))
    assert len(paths) == 500
    judged = 0
    lost = set()
    for path in random.Random(6).sample(paths, 50):
        schema = json.loads(path.read_text())
        written = {name: stated(schema, name) for name in DIALECTS}
        assert written["llama"] is not None
        assert written["vllm"] is not None
        valid = instances(schema, [])[:2]
        for name, statement in written.items():
            if statement is not None:
                check_sayable(statement, name)
                judged += len(valid)
                lost |= {path.name for value in valid if not allows(statement, value)}
    assert judged > 200
    assert lost <= {"o46142.json"}  # names no type, allows `true`, and is read as the object that it is about
