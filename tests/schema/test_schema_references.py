"""References: in the document, dynamic ones, the official meta-schemas, and those that are refused."""

import json

import pytest
from jsonschema_specifications import REGISTRY

from edgejson.errors import SchemaError
from edgejson.schema import Schema
from edgejson.schema.document import DRAFTS, Document
from edgejson.schema.validation import PythonValidator

STRICT_TREE = {
    "$id": "https://schemas.orchard.dev/strict-tree",
    "$dynamicAnchor": "node",
    "$ref": "tree",
    "unevaluatedProperties": False,
    "$defs": {
        "tree": {
            "$id": "tree",
            "$dynamicAnchor": "node",
            "type": "object",
            "properties": {
                "label": {"type": "string"},
                "children": {"type": "array", "items": {"$dynamicRef": "#node"}, "minItems": 1},
            },
            "required": ["label"],
        }
    },
}
RECURSIVE_2019 = {
    "$schema": DRAFTS[2019],
    "$id": "https://schemas.orchard.dev/strict-list",
    "$recursiveAnchor": True,
    "$ref": "list",
    "required": ["size"],
    "$defs": {
        "list": {
            "$id": "list",
            "$recursiveAnchor": True,
            "type": "object",
            "properties": {"size": {"type": "integer"}, "next": {"$recursiveRef": "#"}},
        }
    },
}
GENERIC = {
    "$id": "https://schemas.orchard.dev/crate",
    "$ref": "box",
    "$defs": {
        "content": {"$dynamicAnchor": "content", "type": "integer", "minimum": 7},
        "box": {
            "$id": "box",
            "type": "object",
            "properties": {"content": {"type": "array", "items": {"$dynamicRef": "#content"}, "minItems": 1}},
            "required": ["content"],
            "$defs": {"content": {"$dynamicAnchor": "content", "not": True}},
        },
    },
}


@pytest.mark.parametrize("document", [STRICT_TREE, RECURSIVE_2019, GENERIC])
def test_dynamic_references_follow_the_way_to_them(document):
    schema, other = Schema(document), PythonValidator(Document(document))
    values = [schema.sample(seed, policy=policy) for seed in range(15) for policy in ("typical", "maximal")]
    assert all(schema.is_valid(value) and other.is_valid(value) for value in values)


def test_the_outer_resource_is_the_one_that_counts():
    texts = [json.dumps(Schema(RECURSIVE_2019).sample(seed, policy="maximal")) for seed in range(5)]
    assert all(text.count('"size"') == text.count('"next"') + 1 for text in texts)
    assert any('"next"' in text for text in texts)
    assert all(min(Schema(GENERIC).sample(seed)["content"]) >= 7 for seed in range(10))


@pytest.mark.parametrize("draft", DRAFTS)
def test_a_meta_schema_is_a_schema(draft):
    schema = Schema(REGISTRY[DRAFTS[draft].rstrip("#") if draft > 7 else DRAFTS[draft]].contents)
    for seed in range(10):
        value = schema.sample(seed)
        assert schema.is_valid(value)


@pytest.mark.parametrize("draft", DRAFTS)
def test_a_meta_schema_may_be_referred_to(draft):
    document = {
        "$schema": DRAFTS[2020],
        "type": "object",
        "properties": {"rule": {"$ref": DRAFTS[draft]}},
        "required": ["rule"],
    }
    schema = Schema(document)
    assert schema.is_valid({"rule": {"type": "string"}})
    assert not schema.is_valid({"rule": {"type": 5}})
    assert all(schema.is_valid(schema.sample(seed)) for seed in range(5))
    assert schema.document == document


@pytest.mark.parametrize("part", ["core", "applicator", "validation"])
def test_a_vocabulary_may_be_referred_to(part):
    schema = Schema({"$ref": f"https://json-schema.org/draft/2020-12/meta/{part}"})
    assert all(schema.is_valid(schema.sample(seed)) for seed in range(5))


def test_a_part_of_a_meta_schema_may_be_referred_to():
    schema = Schema({"$ref": "http://json-schema.org/draft-07/schema#/definitions/simpleTypes"})
    assert {schema.sample(seed) for seed in range(60)} >= {"object", "string"}


@pytest.mark.parametrize(
    ("reference", "scheme"),
    [
        ("http://schemas.orchard.dev/a.json", "http:"),
        ("https://schemas.orchard.dev/a.json#/x", "https:"),
        ("file:///etc/passwd", "file:"),
        ("a.json", ""),
        ("urn:example:a", ""),
    ],
)
def test_nothing_is_fetched_and_the_reference_is_named(reference, scheme):
    with pytest.raises(SchemaError) as caught:
        Schema({"items": {"$ref": reference}}, id="p/x")
    assert caught.value.where == "p/x#/items/$ref"
    assert reference in caught.value.what
    assert scheme in caught.value.hint


def test_embedded_resources_and_anchors():
    document = {
        "$id": "https://schemas.orchard.dev/shop",
        "type": "object",
        "properties": {"a": {"$ref": "price"}, "b": {"$ref": "price#cents"}, "c": {"$ref": "#/$defs/p/$defs/tax"}},
        "required": ["a", "b", "c"],
        "$defs": {
            "p": {
                "$id": "price",
                "type": "integer",
                "minimum": 5,
                "$defs": {"cents": {"$anchor": "cents", "enum": [1, 2]}, "tax": {"const": "vat"}},
            }
        },
    }
    value = Schema(document).sample(1)
    assert value["a"] >= 5
    assert value["b"] in (1, 2)
    assert value["c"] == "vat"


def test_a_reference_beside_other_keywords_counts_as_the_draft_says():
    beside = {"$defs": {"short": {"maxLength": 3}}, "type": "string", "$ref": "#/$defs/short", "minLength": 2}
    assert all(2 <= len(Schema(beside).sample(seed)) <= 3 for seed in range(10))
    alone = {
        "$schema": DRAFTS[7],
        "definitions": {"number": {"type": "integer"}},
        "type": "object",
        "properties": {"a": {"$ref": "#/definitions/number", "minimum": 10**9}},
        "required": ["a"],
    }
    assert any(Schema(alone).sample(seed)["a"] < 10**9 for seed in range(10))
