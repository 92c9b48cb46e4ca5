"""Documents: drafts, references, complexity, and what they say about a place."""

import pytest

from edgejson.schema import Schema
from edgejson.schema.document import Document

ORDER = {
    "title": "Order",
    "type": "object",
    "$defs": {
        "money": {"type": "number", "minimum": 0, "description": "An amount"},
        "address": {"type": "object", "properties": {"city": {"type": "string", "x-value": "place.city"}}},
    },
    "properties": {
        "total": {"$ref": "#/$defs/money", "title": "Total", "description": "What is paid"},
        "lines": {"type": "array", "items": {"type": "object", "properties": {"price": {"$ref": "#/$defs/money"}}}},
        "ship_to": {"allOf": [{"$ref": "#/$defs/address"}, {"properties": {"note": {"type": "string"}}}]},
        "pay": {
            "oneOf": [
                {"properties": {"card": {"type": "string", "pattern": "^4"}}},
                {"properties": {"iban": {"enum": ["a"]}}},
            ]
        },
        "pair": {
            "type": "array",
            "prefixItems": [{"type": "integer"}, {"type": "string"}],
            "items": {"type": "boolean"},
        },
        "labels": {
            "type": "object",
            "patternProperties": {"^x-": {"type": "integer"}},
            "additionalProperties": {"type": "null"},
        },
        "parent": {"$ref": "#"},
    },
}

PLACES = [
    ("/total", {"type": "number", "minimum": 0, "title": "Total", "description": "What is paid"}),
    ("/lines/3/price", {"type": "number", "minimum": 0, "description": "An amount"}),
    ("/ship_to/city", {"type": "string", "x-value": "place.city"}),
    ("/ship_to/note", {"type": "string"}),
    ("/pay/card", {"type": "string", "pattern": "^4"}),
    ("/pay/iban", {"enum": ["a"]}),
    ("/pair/1", {"type": "string"}),
    ("/pair/7", {"type": "boolean"}),
    ("/labels/x-a", {"type": "integer"}),
    ("/labels/other", {"type": "null"}),
    ("/parent/parent/total", {"type": "number", "minimum": 0, "title": "Total", "description": "What is paid"}),
    ("/nothing/here", {}),
]


@pytest.mark.parametrize(("pointer", "says"), PLACES)
def test_a_place_is_described_through_references_and_combinations(pointer, says):
    schema = Schema(ORDER)
    assert schema.describe(pointer) == says
    assert schema.describe(pointer) == says


FINDINGS = {
    "type": "array",
    "$defs": {
        "finding": {
            "type": "object",
            "description": "A finding",
            "properties": {
                "code": {"type": "string", "maxLength": 9},
                "rank": {"type": "string", "enum": ["first", "later", "other"], "description": "Its rank"},
                "score": {"type": "number", "minimum": 0, "maximum": 10},
            },
            "required": ["code", "rank"],
            "additionalProperties": False,
        }
    },
    "prefixItems": [
        {
            "$ref": "#/$defs/finding",
            "description": "The main finding",
            "properties": {"rank": {"enum": ["first", "only"], "title": "Rank"}},
            "required": ["score"],
            "allOf": [{"properties": {"score": {"type": ["integer", "null"], "minimum": 3, "maximum": 50}}}],
        }
    ],
    "items": {"$ref": "#/$defs/finding"},
}


def test_what_holds_at_once_is_joined():
    schema = Schema(FINDINGS)
    rank = {"enum": ["first"], "title": "Rank", "type": "string", "description": "Its rank"}
    score = {"type": "integer", "minimum": 3, "maximum": 10}
    assert schema.describe("/0") == {
        "type": "object",
        "description": "The main finding",
        "properties": {"code": {"type": "string", "maxLength": 9}, "rank": rank, "score": score},
        "required": ["score", "code", "rank"],
        "additionalProperties": False,
    }
    assert schema.describe("/0/rank") == rank
    assert schema.describe("/0/score") == score
    assert schema.describe("/1") == FINDINGS["$defs"]["finding"]


def test_an_alternative_adds_and_never_restricts():
    document = {
        "properties": {"kind": {"enum": ["card", "cash"]}, "fee": {"type": "number", "minimum": 0}},
        "required": ["kind"],
        "anyOf": [
            {"properties": {"kind": {"enum": ["card"]}, "last4": {"type": "string"}}, "required": ["last4"]},
            {"properties": {"fee": {"minimum": 2}}},
        ],
    }
    said = Schema(document).describe("")
    assert said["required"] == ["kind"]
    assert said["properties"] == {**document["properties"], "last4": {"type": "string"}}
    assert Schema(document).describe("/fee") == {"type": "number", "minimum": 0}


def test_every_leaf_is_listed_once():
    leaves = Schema(ORDER).leaf_schemas
    assert leaves["/lines/*/price"]["minimum"] == 0
    assert {"/total", "/ship_to/city", "/pay/iban", "/pair/0", "/labels/*"} <= leaves.keys()
    assert not any(pointer.startswith("/parent") for pointer in leaves)


DRAFTS = [
    ({"$schema": "http://json-schema.org/draft-04/schema#"}, 4),
    ({"$schema": "http://json-schema.org/draft-06/schema"}, 6),
    ({"$schema": "https://json-schema.org/draft/2019-09/schema"}, 2019),
    ({}, 2020),
    ({"items": [{"type": "string"}]}, 7),
    ({"type": "number", "minimum": 1, "exclusiveMinimum": True}, 4),
]


@pytest.mark.parametrize(("document", "draft"), DRAFTS)
def test_the_draft_is_recognised(document, draft):
    assert Document(document).draft == draft


def test_references_by_anchor_and_embedded_resource():
    document = {
        "$id": "https://schemas.acme-tools.net/root",
        "type": "object",
        "properties": {"a": {"$ref": "#red"}, "b": {"$ref": "parts/blue"}, "c": {"$ref": "parts/blue#/$defs/deep"}},
        "required": ["a", "b", "c"],
        "$defs": {
            "one": {"$anchor": "red", "const": "red"},
            "two": {"$id": "parts/blue", "$defs": {"deep": {"const": "deep"}}, "const": "blue"},
        },
    }
    assert Schema(document).sample(1) == {"a": "red", "b": "blue", "c": "deep"}


def test_references_beyond_the_places_of_schemas():
    document = {
        "$ref": "#/components/schemas/Pet",
        "components": {
            "schemas": {"Pet": {"enum": ["cat"], "allOf": [{"$ref": "#/components/x"}]}, "No": 3},
            "x": {"type": "string"},
        },
    }
    assert Schema(document).sample(1) == "cat"


def test_siblings_of_a_reference_count_only_from_2019_on():
    siblings = {"properties": {"a": {"$ref": "#/definitions/n", "maximum": 3}}, "required": ["a"], "type": "object"}
    definitions = {"definitions": {"n": {"type": "integer", "minimum": 1, "maximum": 30}}}
    old = Schema({"$schema": "http://json-schema.org/draft-07/schema#", **siblings, **definitions})
    new = Schema({"$schema": "https://json-schema.org/draft/2020-12/schema", **siblings, **definitions})
    assert max(old.sample(seed)["a"] for seed in range(60)) > 3
    assert max(new.sample(seed)["a"] for seed in range(60)) == 3


def test_complexity_is_computed_or_stated():
    assert Schema({"type": "object", "properties": {"a": {}, "b": {}}}).complexity == "simple"
    assert Schema(ORDER).complexity == "medium"
    assert Schema(ORDER, complexity="complex").complexity == "complex"


def test_the_hash_is_of_the_content():
    assert Schema({"type": "string", "title": "A"}).sha256 == Schema({"title": "A", "type": "string"}).sha256
    assert Schema({"type": "string"}).sha256 != Schema({"type": "integer"}).sha256


def test_the_document_is_detached_from_the_callers():
    document = {"type": "object", "properties": {"a": {"const": 1}}, "required": ["a"]}
    schema = Schema(document)
    document["properties"]["a"]["const"] = 2
    assert schema.sample(1) == {"a": 1}
