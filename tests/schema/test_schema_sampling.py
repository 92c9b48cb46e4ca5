"""Every sample is an instance, by two validators that share no code with the sampler."""

import json
import math
import os
import pickle
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from edgejson.errors import SchemaError
from edgejson.schema import Schema
from edgejson.schema.document import Document
from edgejson.schema.merging import Facet, bounds
from edgejson.schema.validation import PythonValidator

FORMATS = (
    "date", "date-time", "time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri",
    "uri-reference", "iri", "iri-reference", "uri-template", "uuid", "json-pointer", "relative-json-pointer", "regex",
)  # fmt: skip
PATTERNS = (
    r"^[A-Z]{2}-\d{4}$",
    r"^\+[1-9]\d{6,14}$",
    r"^(red|green|blue)\d?$",
    r"^[^aeiou]{3,6}$",
    r"^\w+@\w+\.com$",
    "[0-9]$",
)
NAMES = ("age", "email", "first_name", "createdAt", "price", "tags", "notes", "x1", "status", "url", "odd name/~")


def numbers() -> st.SearchStrategy:
    def bounded(integer: bool, low: int, span: int, exclusive: bool, step: float | None) -> dict:
        schema: dict = {"type": "integer" if integer else "number"}
        schema["exclusiveMinimum" if exclusive else "minimum"] = low
        schema["maximum"] = low + span
        if step is not None and span >= 40:
            schema["multipleOf"] = math.ceil(step) if integer else step
        return schema

    return st.builds(
        bounded,
        st.booleans(),
        st.integers(-500, 500),
        st.integers(2, 5000),
        st.booleans(),
        st.sampled_from([None, 0.01, 0.25, 3, 0.5, 7]),
    )


def texts() -> st.SearchStrategy:
    lengths = st.builds(
        lambda low, extra: {"type": "string", "minLength": low, "maxLength": low + extra},
        st.integers(0, 30),
        st.integers(0, 40),
    )
    return st.one_of(
        st.just({"type": "string"}),
        lengths,
        st.sampled_from(PATTERNS).map(lambda pattern: {"type": "string", "pattern": pattern}),
        st.sampled_from(FORMATS).map(lambda form: {"type": "string", "format": form}),
    )


def scalars() -> st.SearchStrategy:
    return st.one_of(
        numbers(),
        texts(),
        st.sampled_from(
            [
                {"type": "boolean"},
                {"type": "null"},
                {"enum": ["a", 1, None, [2], {"b": 3}]},
                {"const": {"k": [1, "two"]}},
                {"type": ["string", "null"], "maxLength": 9},
                {"type": ["integer", "boolean", "array"]},
                True,
                {},
            ]
        ),
    )


def objects(inner: st.SearchStrategy) -> st.SearchStrategy:
    def build(properties: dict, needed: float, closed: bool, extra: object, low: int, tie: bool) -> dict:
        names = list(properties)
        schema: dict = {"type": "object", "properties": properties, "required": names[: round(needed * len(names))]}
        if closed:
            schema["additionalProperties"] = False
            schema["minProperties"] = min(low, len(names))
        else:
            schema["additionalProperties"] = extra
            schema["minProperties"] = low
        if tie and len(names) > 1:
            schema["dependentRequired"] = {names[-1]: [names[0]]}
        return schema

    return st.builds(
        build,
        st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
        st.floats(0, 1),
        st.booleans(),
        inner,
        st.integers(0, 3),
        st.booleans(),
    )


def arrays(inner: st.SearchStrategy) -> st.SearchStrategy:
    def build(items: object, low: int, extra: int | None, prefix: list) -> dict:
        schema: dict = {"type": "array", "items": items, "minItems": low}
        if extra is not None:
            schema["maxItems"] = low + extra
        if prefix:
            schema["prefixItems"] = prefix
        return schema

    plain = st.builds(
        build, inner, st.integers(0, 4), st.one_of(st.none(), st.integers(0, 3)), st.lists(inner, max_size=2)
    )
    unique = st.builds(
        lambda items, low: {"type": "array", "items": items, "uniqueItems": True, "minItems": low, "maxItems": low + 2},
        st.sampled_from(
            [{"type": "string"}, {"type": "integer", "minimum": 0, "maximum": 50}, {"enum": list("abcdef")}]
        ),
        st.integers(0, 4),
    )
    return st.one_of(plain, unique, inner.map(lambda part: {"type": "array", "items": inner_true(part), "maxItems": 3}))


def inner_true(part: object) -> object:
    return part if part is not False else True


def combined(inner: st.SearchStrategy) -> st.SearchStrategy:
    tagged = st.lists(inner, min_size=1, max_size=3).map(
        lambda parts: {
            "oneOf": [
                {
                    "type": "object",
                    "properties": {"kind": {"const": f"k{i}"}, "value": part},
                    "required": ["kind", "value"],
                }
                for i, part in enumerate(parts)
            ]
        }
    )
    conditional = st.tuples(inner, inner).map(
        lambda pair: {
            "type": "object",
            "properties": {"mode": {"enum": ["x", "y"]}, "body": True},
            "required": ["mode", "body"],
            "if": {"properties": {"mode": {"const": "x"}}},
            "then": {"properties": {"body": pair[0]}},
            "else": {"properties": {"body": pair[1]}},
        }
    )
    merged = st.tuples(objects(inner), st.integers(0, 2)).map(
        lambda pair: {"allOf": [{k: v for k, v in pair[0].items() if k != "additionalProperties"}, {"type": "object"}]}
    )
    return st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"anyOf": parts}), tagged, conditional, merged
    )


SCHEMAS = st.recursive(scalars(), lambda inner: st.one_of(objects(inner), arrays(inner), combined(inner)), max_leaves=8)


def disagrees_by_known_error(validator: PythonValidator, value: object) -> bool:
    """`jsonschema` divides floats: 72.99 is no multiple of 0.01 there."""
    return all(violation.keyword in {"multipleOf", "anyOf", "oneOf", "if"} for violation in validator.violations(value))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(SCHEMAS, st.integers(0, 2**64), st.sampled_from(["minimal", "typical", "maximal"]))
def test_every_sample_is_an_instance(document, seed, policy):
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", "allOf": [document]}
    schema = Schema(document)
    try:
        value = schema.sample(seed, policy=policy)
    except SchemaError as error:
        assume("satisfi" not in str(error))  # a combination that the strategy made contradictory
        raise
    assert schema.validate(value) == []
    assert json.loads(json.dumps(value, allow_nan=False)) == value
    second = PythonValidator(Document(document))
    if not second.is_valid(value):
        assert '"multipleOf": 0.01' in json.dumps(document)
        assert disagrees_by_known_error(second, value)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "draft", ["http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema"]
)
def test_every_format_is_met(form, draft):
    document = {"$schema": draft, "type": "string", "format": form}
    schema, second = Schema(document), PythonValidator(Document(document))
    values = [schema.sample(seed) for seed in range(60)]
    assert all(second.is_valid(value) for value in values)
    assert len(set(values)) >= 4


DRAFT_4 = {
    "$schema": "http://json-schema.org/draft-04/schema#",
    "type": "object",
    "definitions": {"positive": {"type": "number", "minimum": 0, "exclusiveMinimum": True, "maximum": 1}},
    "properties": {
        "ratio": {"$ref": "#/definitions/positive"},
        "pair": {
            "type": "array",
            "items": [{"type": "integer"}, {"type": "string"}],
            "additionalItems": False,
            "minItems": 2,
        },
        "card": {"type": "string"},
        "address": {"type": "string"},
    },
    "required": ["ratio", "pair"],
    "dependencies": {"card": ["address"]},
    "additionalProperties": False,
}


def test_draft_4_bounds_tuples_and_dependencies():
    schema = Schema(DRAFT_4)
    seen = Counter()
    for seed in range(200):
        value = schema.sample(seed)
        assert 0 < value["ratio"] <= 1
        assert [type(item) for item in value["pair"]] == [int, str]
        assert "card" not in value or "address" in value
        seen["card" in value] += 1
    assert min(seen[True], seen[False]) > 20


@pytest.mark.parametrize(
    ("keywords", "low", "high"),
    [
        ([{"minimum": 0, "exclusiveMinimum": True, "maximum": 1}], (0, True), (1, False)),
        ([{"minimum": 2}, {"exclusiveMinimum": 2}], (2, True), None),
        ([{"maximum": 7}, {"exclusiveMaximum": 8}], None, (7, False)),
        ([{"maximum": 7, "exclusiveMaximum": True}, {"maximum": 7}], None, (7, True)),
        ([{"exclusiveMaximum": False, "maximum": 7}], None, (7, False)),
    ],
)
def test_the_tightest_bounds_are_planned_not_found_by_trying(keywords, low, high):
    assert bounds([Facet(f"/allOf/{index}", part, frozenset()) for index, part in enumerate(keywords)]) == (low, high)


TREE = {
    "type": "object",
    "properties": {
        "label": {"type": "string"},
        "children": {"type": "array", "items": {"$ref": "#"}, "maxItems": 4},
        "next": {"anyOf": [{"$ref": "#"}, {"type": "null"}]},
    },
    "required": ["label", "next"],
    "additionalProperties": False,
}


def depth(value: object) -> int:
    if isinstance(value, dict):
        return 1 + max((depth(part) for part in value.values()), default=0)
    return 1 + max((depth(part) for part in value), default=0) if isinstance(value, list) else 0


@pytest.mark.parametrize("policy", ["minimal", "typical", "maximal"])
def test_recursion_ends(policy):
    schema = Schema(TREE)
    values = [schema.sample(seed, policy=policy) for seed in range(60)]
    assert max(depth(value) for value in values) <= 16  # four steps of at most two levels, an array between
    assert max(len(json.dumps(value)) for value in values) < 60_000
    if policy == "typical":
        assert any(value["next"] for value in values)
        assert any(value["next"] is None for value in values)


VARIED = {
    "type": "object",
    "properties": {
        "always": {"type": "string"},
        "often": {"type": "integer"},
        "seldom": {"type": "integer", "x-probability": 0.1},
        "maybe": {"type": ["string", "null"]},
        "many": {"type": "array", "items": {"type": "integer"}},
        "some": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
        "choice": {"enum": ["a", "b", "c", "d"]},
    },
    "required": ["always", "many", "some", "choice", "maybe"],
    "additionalProperties": False,
}


def test_samples_are_varied():
    schema = Schema(VARIED)
    values = [schema.sample(seed) for seed in range(1000)]
    share = lambda test: sum(map(test, values)) / len(values)  # noqa: E731 - a table of shares reads best
    assert 0.63 < share(lambda v: "often" in v) < 0.77
    assert 0.06 < share(lambda v: "seldom" in v) < 0.14
    assert 0.06 < share(lambda v: v["maybe"] is None) < 0.14
    for length in (0, 1, 2):
        assert share(lambda v, n=length: len(v["many"]) == n) > 0.08
    assert share(lambda v: len(v["many"]) > 2) > 0.2
    assert {len(v["some"]) for v in values} == {1, 2, 3}
    assert all(200 < count < 300 for count in Counter(v["choice"] for v in values).values())
    assert len({json.dumps(v) for v in values}) > 990


def test_members_come_in_the_order_of_the_schema_and_policies_decide_presence():
    schema = Schema(VARIED)
    order = list(VARIED["properties"])
    for seed in range(50):
        names = list(schema.sample(seed))
        assert names == [name for name in order if name in names]
        assert list(schema.sample(seed, policy="maximal")) == order
        assert set(schema.sample(seed, policy="minimal")) == set(VARIED["required"])


def test_the_same_seed_gives_the_same_value_in_another_process():
    code = (
        "import json, sys; from edgejson.schema import Schema; d = json.loads(sys.argv[1]);"
        "print(json.dumps([Schema(d).sample(s, locale=l) for s in range(5) for l in ('en_US', 'de_DE')]))"
    )
    hints = {
        "who": {"type": "string", "x-value": "person.email"},
        "where": {"type": "string", "x-value": "place.address"},
    }
    document = {**VARIED, "properties": {**VARIED["properties"], **hints}}
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, json.dumps(document)],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    }
    here = [Schema(document).sample(seed, locale=locale) for seed in range(5) for locale in ("en_US", "de_DE")]
    assert [json.loads(output) for output in outputs] == [here]


def test_a_pickled_schema_draws_the_same_values():
    tables = {"goods": [{"name": "Desk"}, {"name": "Chair"}]}
    document = {"type": "object", "properties": {"a": {"type": "string", "x-value": "goods.name"}}, "required": ["a"]}
    rule = {"id": "known", "assert": "len(a) > 3"}
    schema = Schema(document, id="pack/goods", complexity="complex", rules=[rule], tables=tables)
    again = pickle.loads(pickle.dumps(schema))  # noqa: S301 - our own bytes
    assert (again.id, again.complexity, again.sha256) == (schema.id, schema.complexity, schema.sha256)
    assert again.document["x-invariants"] == [rule]
    assert [again.sample(seed) for seed in range(5)] == [schema.sample(seed) for seed in range(5)]


def test_samples_share_nothing_with_the_schema_or_one_another():
    schema = Schema({"type": "object", "properties": {"a": {"const": {"deep": [1]}}}, "required": ["a"]})
    first = schema.sample(1)
    first["a"]["deep"].append(2)
    assert schema.sample(1) == {"a": {"deep": [1]}}
    assert schema.document["properties"]["a"]["const"] == {"deep": [1]}


def test_rules_hold_in_every_sample():
    document = {
        "type": "object",
        "properties": {
            "lines": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "properties": {
                        "quantity": {"type": "integer", "minimum": 1},
                        "price": {"type": "number", "minimum": 0},
                    },
                    "required": ["quantity", "price"],
                },
            },
            "total": {"type": "number"},
        },
        "required": ["lines", "total"],
        "x-invariants": [{"id": "total", "set": "total", "expr": "sum(round(l.quantity * l.price, 2) for l in lines)"}],
    }
    schema = Schema(document)
    for seed in range(100):
        value = schema.sample(seed)
        assert schema.broken_rules(value) == []
        cents = sum(round(line["quantity"] * round(line["price"] * 100)) for line in value["lines"])
        assert round(value["total"] * 100) == cents
    value["total"] += 0.01
    assert [violation.rule for violation in schema.broken_rules(value)] == ["total"]
    assert schema.is_valid(value)
