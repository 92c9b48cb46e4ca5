"""Whether a schema has instances: the answer, the place and the reason, and what lint makes of it."""

import pytest

from edgejson.errors import SchemaError
from edgejson.linting import lint_schema
from edgejson.schema import Satisfiability, Schema
from edgejson.types import SchemaEntry

CONTRADICTIONS = [
    ({"type": "string", "not": {"type": "string"}}, "", ["type", "not"]),
    ({"type": "string", "minLength": 5, "maxLength": 3}, "", ["minLength", "maxLength"]),
    ({"allOf": [{"type": "string"}, {"type": "integer"}]}, "", ["/allOf/0", "/allOf/1"]),
    (
        {"type": "object", "required": ["a"], "properties": {"a": {"type": "integer", "minimum": 3, "maximum": 2}}},
        "/properties/a",
        ["minimum", "maximum"],
    ),
    ({"type": "object", "required": ["a"], "properties": {"a": False}}, "/properties/a", ["`false`"]),
    ({"type": "array", "items": {"type": "boolean"}, "uniqueItems": True, "minItems": 3}, "", ["uniqueItems"]),
    ({"type": "object", "minProperties": 3, "propertyNames": {"enum": ["a", "b"]}}, "", ["minProperties"]),
    ({"type": "integer", "minimum": 11, "maximum": 19, "multipleOf": 10}, "", ["multipleOf"]),
    ({"type": "string", "enum": [1, 2]}, "", ["enum"]),
    ({"oneOf": [{"type": "string"}, {"type": "string"}]}, "", ["oneOf"]),
    ({"type": "object", "properties": {"a": {"$ref": "#"}}, "required": ["a"]}, "", ["never ends"]),
    (
        {
            "$defs": {
                "hen": {"type": "object", "required": ["egg"], "properties": {"egg": {"$ref": "#/$defs/egg"}}},
                "egg": {"type": "object", "required": ["hen"], "properties": {"hen": {"$ref": "#/$defs/hen"}}},
            },
            "$ref": "#/$defs/hen",
        },
        None,
        ["never ends"],
    ),
]


@pytest.mark.parametrize(("document", "pointer", "words"), CONTRADICTIONS)
def test_a_contradiction_is_disproven_with_place_and_reason(document, pointer, words):
    found = Schema(document).satisfiability()
    assert found.answer == "no"
    assert pointer is None or found.pointer == pointer
    assert all(word in found.reason for word in words), found.reason


@pytest.mark.parametrize(("document", "pointer", "words"), CONTRADICTIONS)
def test_sampling_it_is_one_line_at_once(document, pointer, words):
    schema = Schema(document, id="shop/order")
    with pytest.raises(SchemaError, match="no value satisfies this schema") as caught:
        schema.sample(1)
    assert str(caught.value).startswith("shop/order#")
    assert "\n" not in str(caught.value)
    assert any(word in str(caught.value) for word in words)


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"type": "integer", "minimum": 3},
        {"not": {"type": "string"}},
        {"required": ["a"], "properties": {"a": False}},  # a text is an instance
        {"type": "object", "properties": {"a": {"type": "string", "minLength": 5, "maxLength": 3}}},
        {"oneOf": [{"type": "integer"}, {"type": "number"}]},
    ],
)
def test_a_schema_with_instances_is_proven_by_one(document):
    assert Schema(document).satisfiability() == Satisfiability("yes")


def test_what_no_proof_covers_is_not_known():
    found = Schema({"type": "string", "pattern": "^a+$", "allOf": [{"pattern": "^b+$"}]}).satisfiability()
    assert found.answer == "unknown"
    assert "no instance found" in found.reason


def entry(document):
    return SchemaEntry(
        id="order",
        document={"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Order", **document},
        complexity="simple",
        license="CC0-1.0",
    )


def test_lint_tells_a_contradiction_in_one_issue():
    issues = lint_schema(entry({"type": "string", "minLength": 5, "maxLength": 3}), {})
    assert [issue.pointer for issue in issues] == [""]
    assert "minLength" in issues[0].message
    assert "maxLength" in issues[0].message


def test_lint_tells_a_part_that_is_never_there():
    document = {
        "type": "object",
        "properties": {
            "size": {"type": "integer", "description": "In cm.", "minimum": 3, "maximum": 2},
            "gone": False,
        },
        "additionalProperties": False,
    }
    issues = lint_schema(entry(document), {})
    assert [(issue.pointer, "minimum" in issue.message) for issue in issues] == [("/properties/size", True)]


def test_lint_has_nothing_to_say_about_a_sound_schema():
    document = {"type": "object", "properties": {"size": {"type": "integer", "description": "In cm."}}}
    assert lint_schema(entry(document), {}) == []
