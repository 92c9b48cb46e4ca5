"""What cannot be used is refused with the schema's id, a pointer and the keyword; nothing is fetched."""

import socket

import pytest

from edgejson.errors import SchemaError
from edgejson.schema import Schema

MALFORMED = [
    ({"properties": {"a": {"type": "strin"}}}, "p/x#/properties/a/type", "malformed"),
    ({"properties": {"a": {"minLength": -1}}}, "p/x#/properties/a/minLength", "malformed"),
    ({"properties": {"a": {"pattern": "("}}}, "p/x#/properties/a/pattern", "malformed"),
    ({"$schema": "http://json-schema.org/draft-03/schema#"}, "p/x#/$schema", "unknown $schema"),
    ({"$schema": "https://json-schema.org/draft/next/schema"}, "p/x#/$schema", "unknown $schema"),
    ({"$schema": 7}, "p/x#/$schema", "unknown $schema"),
    ({"properties": {"a": {"pattern": "[z-a]"}}}, "p/x#/properties/a/pattern", "'[z-a]' cannot be read (patterns are"),
    ({"patternProperties": {"^(": {}}}, "p/x#/patternProperties/^(", "'^(' cannot be read"),
    ({"$ref": "http://["}, "p/x#/$ref", "is no URI"),
    ({"$id": "http://[", "type": "object"}, "p/x#", "malformed schema"),
    ({"$ref": "https://schemas.example.invalid/a.json"}, "p/x#/$ref", "leads outside the document"),
    ({"properties": {"a": {"$ref": "other.json#/x"}}}, "p/x#/properties/a/$ref", "leads outside the document"),
    ({"items": {"$ref": "#/$defs/none"}}, "p/x#/items/$ref", "leads to no schema"),
    ({"items": {"$ref": "#nowhere"}}, "p/x#/items/$ref", "leads to no schema"),
    ({"type": "object", "default": float("nan")}, "p/x", "no JSON document"),
]


@pytest.mark.parametrize(("document", "where", "what"), MALFORMED)
def test_a_document_that_cannot_be_used_is_refused_at_once(document, where, what, monkeypatch):
    def no_network(*_args, **_kwargs):
        raise AssertionError("a schema reached for the network")

    monkeypatch.setattr(socket, "socket", no_network)
    with pytest.raises(SchemaError) as caught:
        Schema(document, id="p/x")
    assert caught.value.where == where
    assert what in str(caught.value)


UNSATISFIABLE = [
    ({"type": "object", "required": ["a"], "properties": {"a": False}}, "p/x#/properties/a", "false schema"),
    ({"type": "string", "minLength": 5, "maxLength": 3}, "p/x", "maxLength"),
    ({"type": "array", "minItems": 3, "maxItems": 1}, "p/x", "maxItems"),
    ({"type": "object", "required": ["a", "b"], "maxProperties": 1}, "p/x", "maxProperties"),
    ({"allOf": [{"type": "string"}, {"type": "integer"}]}, "p/x", "type"),
    ({"type": "integer", "enum": ["a", "b"]}, "p/x", "enum"),
    ({"type": "integer", "minimum": 3, "maximum": 2}, "p/x", "no number"),
    ({"type": "integer", "minimum": 11, "maximum": 19, "multipleOf": 10}, "p/x", "multipleOf"),
    ({"type": "object", "properties": {"a": {"$ref": "#"}}, "required": ["a"]}, "p/x", "never ends"),
    ({"type": "string", "not": {"type": "string"}}, "p/x", "type and not contradict each other"),
    (
        {"type": "object", "properties": {"a": {}, "b": {}}, "additionalProperties": False, "minProperties": 3},
        "p/x",
        "no value satisfies this schema: type, properties, additionalProperties and minProperties contradict",
    ),
]


@pytest.mark.parametrize(("document", "where", "what"), UNSATISFIABLE)
def test_an_unsatisfiable_schema_is_an_error_that_names_the_keyword(document, where, what):
    schema = Schema(document, id="p/x")
    with pytest.raises(SchemaError) as caught:
        schema.sample(1)
    assert caught.value.where.startswith(where)
    assert what in str(caught.value)


BAD_HINTS = [
    ({"type": "string", "x-value": "person.nam"}, "did you mean name?"),
    ({"type": "string", "x-value": "GOODS.title"}, "no table or entity 'GOODS'"),
    ({"type": "string", "x-value": "rows.colour"}, "no column 'colour'"),
    ({"type": "string", "x-value": "person"}, "names no field"),
    ({"type": "string", "x-value": 7}, "text or an object"),
    ({"type": "string", "x-value": {"temp": "x"}}, "a hint has one of"),
    ({"type": "string", "x-value": {"template": "{digit:3}"}}, "no placeholder"),
    ({"type": "string", "x-value": {"template": "{int:9-1}"}}, "is empty"),
    ({"type": "string", "x-value": {"template": "a", "case": "up"}}, "no option"),
    ({"type": "string", "x-value": {"after": "nobody"}}, "no sibling 'nobody'"),
    ({"type": "string", "x-value": {"after": "a", "min": "2 days"}}, "ISO 8601"),
    ({"type": "string", "x-value": {"date": ["2024-01-01", "2025-01-01"], "step": "P2D"}}, "'step' is a duration"),
    ({"type": "string", "x-value": {"after": "a", "step": "PT0S"}}, "'step' is a duration"),
    ({"type": "string", "x-value": {"date": ["2024-01-01", "2025-01-01"], "hours": [18, 8]}}, "'hours' is"),
    ({"type": "string", "x-value": {"date": ["2024-01-01", "2025-01-01"], "hours": 8}}, "'hours' is"),
    ({"enum": ["a"], "x-value": {"weights": {"person.gendre": 1}}}, "did you mean gender"),
    ({"type": "string", "format": "date", "x-value": {"date": ["2024-13-01", "2025-01-01"]}}, "month"),
    ({"type": "string", "x-value": {"list": "text.word"}}, "belongs to an array"),
    ({"type": "number", "x-value": {"range": [5, 1]}}, "is empty"),
    ({"type": "number", "maximum": 3, "x-value": {"range": [5, 9]}}, "outside the bounds"),
    ({"type": "integer", "x-value": {"template": "{digits:3}"}}, "draws no number"),
    ({"enum": ["a", "b"], "x-value": {"weights": {"c": 1}}}, "not allowed here"),
    ({"enum": ["a", "b"], "x-value": {"weights": {"a": 0}}}, "above 0"),
    ({"type": "array", "items": {"type": "string"}, "x-value": "text.word"}, "list hint"),
    ({"type": "array", "items": {"type": "object"}, "x-value": {"list": "text.word"}}, "texts, numbers"),
]


@pytest.mark.parametrize(("leaf", "what"), BAD_HINTS)
def test_a_hint_that_means_nothing_is_refused_with_its_pointer(leaf, what):
    document = {"type": "object", "properties": {"a": leaf}, "required": ["a"]}
    schema = Schema(document, id="p/x", tables={"rows": [{"color": "red"}]})
    with pytest.raises(SchemaError) as caught:
        schema.sample(1)
    assert caught.value.where.startswith("p/x#/properties/a/x-value")
    assert what in str(caught.value)


def test_a_probability_is_between_0_and_1():
    with pytest.raises(SchemaError, match="x-probability"):
        Schema({"type": "object", "properties": {"a": {"x-probability": 7}}}).sample(1)


@pytest.mark.parametrize("tables", [{"person": [{"a": 1}]}, {"rows": []}])
def test_tables_need_rows_and_a_name_of_their_own(tables):
    with pytest.raises(SchemaError, match="table"):
        Schema({"type": "string"}, tables=tables).sample(1)


def test_unknown_policies_and_locales_are_named():
    schema = Schema({"type": "string"})
    with pytest.raises(ValueError, match="typical"):
        schema.sample(1, policy="all")
    with pytest.raises(ValueError, match="pt_BR"):
        schema.sample(1, locale="xx_XX")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"a": float("nan")}, "no JSON number"),
        ({"a": {1, 2}}, "set"),
        ({1: 2}, "member name"),
        ({"a": "\ud800"}, "surrogate"),
        ({"a": (1, 2)}, "tuple"),
    ],
)
def test_what_is_not_json_is_refused_before_the_validator_sees_it(value, message):
    schema = Schema({"type": "object"})
    assert not schema.is_valid(value)
    (violation,) = schema.validate(value)
    assert violation.keyword == "json"
    assert message in violation.message


def test_a_loop_is_refused():
    value: dict = {}
    value["self"] = value
    assert not Schema({}).is_valid(value)


def test_violations_name_keyword_and_pointer():
    schema = Schema({"properties": {"a/b": {"items": {"type": "string", "format": "email"}}}, "required": ["c"]})
    found = {(v.keyword, v.pointer) for v in schema.validate({"a/b": ["x@y.net", "@@", 3]})}
    assert found == {("format", "/a~1b/1"), ("type", "/a~1b/2"), ("required", "")}
    assert schema.is_valid({"a/b": [], "c": 1})
