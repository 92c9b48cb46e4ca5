"""Structure without names, and the measure of complexity that is taken on the same graph."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson.errors import SchemaError
from edgejson.schema.complexity import Measure, grade, measure
from edgejson.schema.document import DRAFTS, Document
from edgejson.schema.fingerprint import fingerprint

DEVELOPMENT = Path(__file__).parents[2].parent / "shared" / "data" / "jsonschemabench_dev"

ORDER: dict[str, Any] = {
    "$schema": DRAFTS[2020],
    "type": "object",
    "title": "Order",
    "required": ["id", "lines"],
    "properties": {
        "id": {"type": "string", "pattern": "^O-[0-9]+$"},
        "state": {"enum": ["open", "paid", "sent"]},
        "lines": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Line"}},
        "buyer": {"$ref": "#/$defs/Person"},
    },
    "additionalProperties": False,
    "$defs": {
        "Line": {
            "type": "object",
            "required": ["price"],
            "properties": {"price": {"type": "number", "exclusiveMinimum": 0}, "note": {"type": "string"}},
        },
        "Person": {"type": "object", "properties": {"email": {"type": "string", "format": "email"}}},
    },
}

TREE: dict[str, Any] = {
    "$schema": DRAFTS[2020],
    "$ref": "#/$defs/Node",
    "$defs": {
        "Node": {
            "type": "object",
            "properties": {"value": {"type": "integer"}, "left": {"$ref": "#/$defs/Node"}},
        }
    },
}


def changed(document: dict[str, Any], *path: str | int, value: Any) -> dict[str, Any]:
    """A copy with one value replaced, or one added."""
    copied = copy.deepcopy(document)
    node: Any = copied
    for token in path[:-1]:
        node = node[token]
    node[path[-1]] = value
    return copied


# ---------------------------------------------------------------- what does not count


def test_names_words_and_order_do_not_count() -> None:
    other = {
        "$defs": {
            "Z": {"type": "object", "properties": {"mail": {"type": "string", "format": "email"}}, "x-value": "a.b"},
            "A": {
                "properties": {"remark": {"type": "string"}, "cost": {"exclusiveMinimum": 0, "type": "number"}},
                "type": "object",
                "required": ["cost"],
                "description": "One line",
            },
        },
        "properties": {
            "client": {"$ref": "#/$defs/Z", "description": "Who buys"},
            "entries": {"items": {"$ref": "#/$defs/A"}, "minItems": 1.0, "type": "array", "default": []},
            "number": {"pattern": "^O-[0-9]+$", "type": ["string"], "examples": ["O-1"]},
            "stage": {"enum": ["a", "b", "c"], "$comment": "no more"},
        },
        "additionalProperties": False,
        "required": ["entries", "number"],
        "type": "object",
        "x-invariants": [],
        "$schema": DRAFTS[2020],
    }
    assert fingerprint(other) == fingerprint(ORDER)


def test_inlined_parts_and_unused_definitions_do_not_count() -> None:
    inlined = copy.deepcopy(ORDER)
    inlined["properties"]["buyer"] = ORDER["$defs"]["Person"]
    inlined["properties"]["lines"]["items"] = {"allOf": [{"$ref": "#/$defs/Line"}], "title": "A line"}
    inlined["$defs"]["Unused"] = {"type": "null"}
    assert fingerprint(inlined) == fingerprint(ORDER)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((2020, {"exclusiveMinimum": 3}), (4, {"minimum": 3, "exclusiveMinimum": True})),
        ((2020, {"prefixItems": [{}], "items": False}), (7, {"items": [{}], "additionalItems": False})),
        ((2019, {"dependentRequired": {"a": ["b"]}}), (7, {"dependencies": {"c": ["d"]}})),
        ((2020, {"dependentSchemas": {"a": {"minProperties": 2}}}), (6, {"dependencies": {"b": {"minProperties": 2}}})),
        ((2020, {"const": 3}), (4, {"enum": [5]})),
        ((7, {"properties": {"a": False}}), (4, {"properties": {"b": {"not": {}}}})),
        ((2020, {"type": ["integer", "number"]}), (2020, {"type": "number"})),
        ((2020, {"minLength": 0, "uniqueItems": False, "items": True}), (2020, {})),
        ((7, {"properties": {"a": {"$ref": "#/definitions/x", "maxItems": 5}}, "definitions": {"x": {"type": "null"}}}),
         (2020, {"properties": {"a": {"type": "null"}}})),
        ((2019, {"$ref": "#/$defs/x", "minLength": 5, "$defs": {"x": {"type": "string"}}}),
         (7, {"allOf": [{"$ref": "#/definitions/x"}], "minLength": 5, "definitions": {"x": {"type": "string"}}})),
        ((4, {"const": 1, "if": {}, "propertyNames": {"maxLength": 1}}), (4, {})),
    ],
)  # fmt: skip
def test_the_spelling_of_a_draft_does_not_count(one: tuple[int, Any], other: tuple[int, Any]) -> None:
    prints = [fingerprint({"$schema": DRAFTS[draft], **document}) for draft, document in (one, other)]
    assert prints[0] == prints[1]


# ---------------------------------------------------------------- what counts


@pytest.mark.parametrize(
    "document",
    [
        changed(ORDER, "required", value=["id"]),
        changed(ORDER, "additionalProperties", value=True),
        changed(ORDER, "additionalProperties", value={"type": "string"}),
        changed(ORDER, "properties", "id", "pattern", value="^O-[0-9]*$"),
        changed(ORDER, "properties", "state", "enum", value=["open", "paid"]),
        changed(ORDER, "properties", "state", "enum", value=["open", "paid", 3]),
        changed(ORDER, "properties", "lines", "minItems", value=2),
        changed(ORDER, "properties", "extra", value={}),
        changed(ORDER, "$defs", "Line", "properties", "price", "exclusiveMinimum", value=1),
        changed(ORDER, "$defs", "Line", "properties", "note", "type", value=["string", "null"]),
        changed(ORDER, "$defs", "Person", "properties", "email", "format", value="hostname"),
        changed(ORDER, "anyOf", value=[{"minProperties": 2}, {"maxProperties": 9}]),
        changed(ORDER, "not", value={"required": ["a"]}),
    ],
)
def test_structure_counts(document: dict[str, Any]) -> None:
    assert fingerprint(document) != fingerprint(ORDER)


def test_branches_are_told_apart_by_their_keyword() -> None:
    branches = [{"type": "string"}, {"minimum": 3}]
    assert len({fingerprint({keyword: branches}) for keyword in ("allOf", "anyOf", "oneOf")}) == 3
    assert fingerprint({"anyOf": branches}) == fingerprint({"anyOf": branches[::-1]})


# ---------------------------------------------------------------- recursion


def test_a_recursive_schema_equals_itself_unrolled() -> None:
    unrolled = copy.deepcopy(TREE)
    del unrolled["$ref"]
    unrolled |= {"type": "object", "properties": {"v": {"type": "integer"}, "l": copy.deepcopy(TREE["$defs"]["Node"])}}
    two = copy.deepcopy(TREE)
    two["$defs"]["Other"] = copy.deepcopy(two["$defs"]["Node"])
    two["$defs"]["Node"]["properties"]["left"] = {"$ref": "#/$defs/Other"}
    assert fingerprint(unrolled) == fingerprint(TREE)
    assert fingerprint(two) == fingerprint(TREE)


def test_a_change_deep_inside_a_circle_counts() -> None:
    """Further from the root than the rounds it takes to tell the parts apart."""
    chain = {f"N{number}": {"properties": {"next": {"$ref": f"#/$defs/N{(number + 1) % 40}"}}} for number in range(40)}
    document = {"$ref": "#/$defs/N0", "$defs": chain}
    other = changed(document, "$defs", "N31", "properties", "next", value={"$ref": "#/$defs/N32", "minProperties": 1})
    assert fingerprint(document) != fingerprint(other)
    assert fingerprint(document) == fingerprint({"properties": {"x": {"$ref": "#"}}})


def test_references_that_lead_in_a_circle_to_nothing_end() -> None:
    idle = {
        "$defs": {"A": {"$ref": "#/$defs/B"}, "B": {"$ref": "#/$defs/A"}},
        "properties": {"a": {"$ref": "#/$defs/A"}},
    }
    assert len(fingerprint(idle)) == 32


def test_a_malformed_document_is_refused() -> None:
    with pytest.raises(SchemaError, match="malformed"):
        fingerprint({"type": "strung"})


# ---------------------------------------------------------------- for any schema

leaves = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["string", "integer", "null", ["string", "null"]]),
        "minimum": st.integers(0, 3),
        "maxLength": st.integers(1, 4),
        "enum": st.lists(st.integers(), min_size=1, max_size=3, unique=True),
        "title": st.text(max_size=5),
    },
)


def parts(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    names = st.sampled_from(["a", "b", "c", "d"])
    return st.fixed_dictionaries(
        {},
        optional={
            "properties": st.dictionaries(names, children, min_size=1, max_size=3),
            "required": st.lists(names, unique=True, max_size=2),
            "items": children,
            "anyOf": st.lists(children, min_size=1, max_size=3),
            "additionalProperties": children,
        },
    )


schemas = st.recursive(leaves, parts, max_leaves=8)


@settings(max_examples=120, deadline=None)
@given(schemas, st.randoms(use_true_random=False))
def test_shuffled_and_renamed_schemas_have_the_same_fingerprint(document: dict[str, Any], rng: random.Random) -> None:
    assert fingerprint(disguised(document, rng)) == fingerprint(document)


def disguised(node: Any, rng: random.Random) -> Any:
    if not isinstance(node, dict):
        return node
    made: dict[str, Any] = {}
    for keyword in rng.sample(list(node), len(node)):
        value = node[keyword]
        if keyword == "properties":
            made[keyword] = {f"{name}-x": disguised(value[name], rng) for name in rng.sample(list(value), len(value))}
        elif keyword == "required":
            made[keyword] = [f"{name}-x" for name in rng.sample(value, len(value))]
        elif keyword == "anyOf":
            made[keyword] = [disguised(part, rng) for part in rng.sample(value, len(value))]
        else:
            made[keyword] = disguised(value, rng)
    return {**made, "description": "said anew"}


# ---------------------------------------------------------------- complexity


def measured(document: dict[str, Any]) -> Measure:
    return measure(Document(document))


def test_what_is_counted() -> None:
    assert measured(ORDER) == Measure(fields=7, depth=3, arrays=1, unions=0)
    assert measured(TREE) == Measure(fields=2, depth=2, arrays=0, unions=0)
    assert measured({"type": "string"}) == Measure(0, 0, 0, 0)


def test_maps_tuples_and_combinations() -> None:
    document = {
        "properties": {
            "scores": {"additionalProperties": {"properties": {"at": {}}}},
            "pair": {
                "prefixItems": [{"type": "string"}, {"properties": {"x": {"type": ["string", "number", "null"]}}}]
            },
            "either": {"oneOf": [{"properties": {"k": {"const": 1}}}, {"properties": {"k": {"const": 2}}}]},
        },
        "patternProperties": {"^x-": True},
    }
    assert measured(document) == Measure(fields=9, depth=3, arrays=1, unions=2)


def test_the_draft_and_the_place_of_definitions_make_no_difference() -> None:
    old = json.loads(json.dumps(ORDER).replace("$defs", "definitions"))
    old["$schema"] = DRAFTS[4]
    old["definitions"]["Line"]["properties"]["price"] = {"type": "number", "minimum": 0, "exclusiveMinimum": True}
    old["definitions"]["Unused"] = {"properties": {"a": {}, "b": {}}}
    assert measured(old) == measured(ORDER)


@settings(max_examples=120, deadline=None)
@given(schemas, schemas)
def test_more_schema_is_never_less_complex(document: dict[str, Any], more: dict[str, Any]) -> None:
    """A member, an item or a branch added to a schema lowers no count."""
    before = measured(document)
    for keyword in ("properties", "anyOf"):
        larger = copy.deepcopy(document)
        if keyword == "properties":
            larger.setdefault(keyword, {})["added"] = more
        else:
            larger.setdefault(keyword, []).append(more)
        after = measured(larger)
        assert after.fields >= before.fields
        assert after.depth >= before.depth
        assert after.arrays >= before.arrays
        assert after.unions >= before.unions
        assert weight(grade(after)) >= weight(grade(before))


def weight(name: str) -> int:
    return ("simple", "medium", "complex").index(name)


def test_a_definition_used_often_counts_once() -> None:
    used = {"$defs": {"A": {"properties": {"x": {}, "y": {}}}}, "properties": {"a": {"$ref": "#/$defs/A"}}}
    twice = changed(used, "properties", "b", value={"$ref": "#/$defs/A"})
    assert measured(twice).fields == measured(used).fields + 1


def test_a_thousand_definitions_in_a_ring_are_measured_at_once() -> None:
    """Each leads to the next three; counting ways instead of parts would never end."""
    size = 1_000
    ring = {
        f"N{number}": {"properties": {f"m{step}": {"$ref": f"#/$defs/N{(number + step) % size}"} for step in (1, 2, 3)}}
        for number in range(size)
    }
    document = {"$ref": "#/$defs/N0", "$defs": ring}
    assert measured(document).fields == 3 * size
    assert fingerprint(document) == fingerprint({"properties": {name: {"$ref": "#"} for name in "abc"}})


@pytest.mark.skipif(not DEVELOPMENT.is_dir(), reason="the development schemas are not here")
def test_real_schemas_with_different_structure_are_told_apart() -> None:
    """One schema for one fingerprint, but for near copies; and the same one when read again in another order."""
    prints: dict[str, list[str]] = {}
    for path in sorted(DEVELOPMENT.rglob("*.json"))[::5]:
        document = json.loads(path.read_text())
        found = fingerprint(document)
        assert fingerprint(json.loads(json.dumps(document, sort_keys=True))) == found
        prints.setdefault(found, []).append(path.stem)
    assert len(prints) >= 90
