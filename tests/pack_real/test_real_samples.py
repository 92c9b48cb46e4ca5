"""Instances of the real pack: valid by two validators, true to the rules, various, and free of placeholders."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from edgejson.linting import lint_schema
from edgejson.schema import Schema
from edgejson.schema.document import Document
from edgejson.schema.validation import PythonValidator
from edgejson.types import Policy
from edgejson_pack_real.pack import real_pack

PACK = real_pack()
IDS = PACK.ids()
SAMPLES = 200


@cache
def schema(schema_id: str) -> Schema:
    entry = PACK.entry(schema_id)
    return Schema(entry.document, id=schema_id, complexity=entry.complexity, rules=entry.rules, tables=PACK.tables())


@cache
def samples(schema_id: str) -> tuple[Any, ...]:
    return tuple(schema(schema_id).sample(seed) for seed in range(SAMPLES))


def leaves(value: Any) -> Iterator[str]:
    """Every text of a value, names of members included."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield name
            yield from leaves(member)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    elif isinstance(value, str):
        yield value


def test_the_seeds_and_what_small_models_are_used_for_are_there() -> None:
    wanted = {"package_json", "tsconfig", "eslintrc", "openapi_document", "json_schema_object", "geojson_features"}
    assert wanted <= set(IDS)
    assert {PACK.entry(schema_id).complexity for schema_id in IDS} == {"simple", "medium", "complex"}


@pytest.mark.parametrize("schema_id", IDS)
def test_samples_are_valid_and_true(schema_id: str) -> None:
    judge = schema(schema_id)
    second = PythonValidator(Document(PACK.entry(schema_id).document, id=schema_id))
    for value in samples(schema_id):
        assert judge.validate(value) == []
        assert judge.broken_rules(value) == []
        assert second.violations(value) == []


@pytest.mark.parametrize("schema_id", IDS)
@pytest.mark.parametrize("policy", ["minimal", "maximal", "edge"])
def test_the_extremes_can_be_drawn(schema_id: str, policy: Policy) -> None:
    for seed in range(10):
        value = schema(schema_id).sample(seed, policy=policy)
        assert schema(schema_id).is_valid(value)
        assert schema(schema_id).broken_rules(value) == []


@pytest.mark.parametrize("schema_id", IDS)
def test_samples_hardly_repeat(schema_id: str) -> None:
    drawn = {json.dumps(schema(schema_id).sample(seed), sort_keys=True) for seed in range(500)}
    assert len(drawn) >= 450


@pytest.mark.parametrize("schema_id", IDS)
def test_schemas_and_samples_are_of_a_size_for_small_models(schema_id: str) -> None:
    sizes = sorted(len(json.dumps(value)) for value in samples(schema_id))
    assert sizes[SAMPLES // 2] <= 1_200
    assert sizes[-1] <= 2_500


@pytest.mark.parametrize("schema_id", IDS)
def test_lint_finds_nothing(schema_id: str) -> None:
    assert lint_schema(PACK.entry(schema_id), PACK.tables()) == []


PLACEHOLDER = re.compile(
    r"\bexample\.|\b(?:foo|bar|baz|lorem|ipsum|asdf|placeholder|dummy|changeme|todo)\b"
    r"|sample_|test_value|john doe|[{]\w+\.\w+[}]",
    re.IGNORECASE,
)


@pytest.mark.parametrize("schema_id", IDS)
def test_no_value_is_a_placeholder(schema_id: str) -> None:
    tables = set(PACK.tables())
    for value in samples(schema_id):
        for text in leaves(value):
            assert PLACEHOLDER.search(text) is None, text
            table, dot, _ = text.partition(".")
            assert not (dot and table in tables), f"the name of a column: {text}"


@pytest.mark.parametrize("schema_id", IDS)
def test_no_rule_is_idle(schema_id: str) -> None:
    """Every rule can be broken alone in some sample, so none of them is vacuous or shadowed by another."""
    judge = schema(schema_id)
    left = {rule.id for rule in judge.invariants.rules if not rule.advice}
    for seed, value in enumerate(samples(schema_id)):
        for rule in sorted(left - {named for owner, named in BY_HAND if owner == schema_id}):
            broken = judge.invariants.violate(value, random.Random(seed), rule)
            if broken is not None:
                assert broken[1] == rule
                assert {violation.rule for violation in judge.broken_rules(broken[0])} == {rule}
                left.discard(rule)
    assert left == {named for owner, named in BY_HAND if owner == schema_id}


def replaced(*path: str | int, by: Any) -> Callable[[Any], None]:
    """Puts a value at a place; raises `KeyError` or `IndexError` where there is no such place."""

    def change(value: Any) -> None:
        for step in path[:-1]:
            value = value[step]
        value[path[-1]]  # must be there
        value[path[-1]] = by

    return change


def twice(value: Any) -> None:
    variables = value["spec"]["template"]["spec"]["containers"][0]["env"]
    variables.append({**variables[0], "value": "other"})


BY_HAND: Mapping[tuple[str, str], Callable[[Any], None]] = {
    ("function_tool", "required_are_declared"): replaced("function", "parameters", "required", by=["colour"]),
    ("json_schema_object", "required_are_described"): replaced("required", by=["colour"]),
    ("k8s_deployment", "variables_have_one_value"): twice,
    ("openid_configuration", "openid_is_a_scope"): replaced("scopes_supported", by=["email"]),
    ("openid_configuration", "rs256_is_supported"): replaced("id_token_signing_alg_values_supported", by=["ES256"]),
    ("package_json", "dist_is_published"): replaced("files", by=["README.md"]),
    ("record_schema", "required_are_declared"): replaced("required", by=["colour"]),
    ("web_manifest", "short_name_is_not_longer"): replaced("short_name", by="Twenty characters xx"),
    ("web_manifest", "start_in_scope"): replaced("scope", by="/elsewhere/"),
}
"""Rules that are broken here by a change of this test's own: lists, parts of texts, names of members."""


@pytest.mark.parametrize(("schema_id", "rule"), sorted(BY_HAND))
def test_what_is_broken_by_hand_is_found(schema_id: str, rule: str) -> None:
    found = 0
    for value in samples(schema_id):
        changed = json.loads(json.dumps(value))
        try:
            BY_HAND[schema_id, rule](changed)
        except (KeyError, IndexError):
            continue
        found += [violation.rule for violation in schema(schema_id).broken_rules(changed)] == [rule]
    assert found > 5
