"""What `edgejson schemas lint` says about a schema, and where."""

import json

import pytest

from edgejson.linting import Issue, lint_schema
from edgejson.types import SchemaEntry

AB = {
    "a": {"type": "integer", "description": "A", "minimum": 0, "maximum": 9},
    "b": {"type": "integer", "description": "B", "minimum": 0, "maximum": 9},
}
SOUND = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Pair",
    "type": "object",
    "properties": AB,
}
RULE = {"id": "r", "assert": "a <= b"}


def linted(licence="MIT", rules=(), tables=None, **changes):
    document = {name: part for name, part in {**SOUND, **changes}.items() if part is not None}
    return lint_schema(
        SchemaEntry(id="x", document=document, complexity="simple", license=licence, rules=rules), tables or {}
    )


def test_a_sound_schema_has_no_issue():
    assert linted(**{"x-invariants": [RULE]}) == []


@pytest.mark.parametrize(
    ("changes", "pointer", "words"),
    [
        ({"$schema": None}, "", "says no draft ($schema)"),
        ({"licence": ""}, "", "states no licence"),
        ({"title": None}, "", "has neither title nor description"),
        ({"properties": {"a": {"type": "string"}}}, "/properties/a", "has no description"),
        ({"$defs": {"part": {"type": "string"}}}, "/$defs/part", "nothing refers to this definition"),
        ({"then": {"required": ["a"]}}, "/then", "says nothing without if"),
        (
            {"properties": {**AB, "part": {"description": "P", "type": "object", "x-invariants": [RULE]}}},
            "/properties/part/x-invariants",
            "rules are read at the root only",
        ),
        (
            {"properties": {"a": {"description": "A", "type": "array", "minContains": 2}}},
            "/properties/a/minContains",
            "says nothing without contains",
        ),
        (
            {"properties": {"a": {"description": "A", "$ref": "#/$defs/none"}}},
            "/properties/a/$ref",
            "$ref '#/$defs/none' leads to no schema",
        ),
        (
            {"properties": {"a": {"description": "A", "type": "string", "minLength": 5, "maxLength": 3}}},
            "/properties/a",
            "no value satisfies this part: type, minLength and maxLength contradict each other",
        ),
        (
            {"properties": {"a": {"description": "A", "anyOf": [{"type": "null"}, {"enum": [1], "type": "string"}]}}},
            "/properties/a/anyOf/1",
            "no value satisfies this part",
        ),
        ({"required": ["z"], "additionalProperties": False}, "/additionalProperties", "no value satisfies this schema"),
        (
            {"x-invariants": [RULE, {"id": "s", "assert": "a < missing"}]},
            "/x-invariants/1",
            "rule s: reads /missing, which the schema does not declare",
        ),
        ({"x-invariants": [{"id": "s", "assert": "a > 20"}]}, "/x-invariants/0", "rule s: never holds"),
        ({"x-invariants": [{"id": "s", "when": "a > 20", "assert": "a > b"}]}, "/x-invariants/0", "is never met"),
        ({"rules": [{"id": "s", "assert": "a > 20"}]}, "", "rule s: never holds"),
        (
            {"properties": {"a": {"type": "string", "description": "A", "x-value": "parts.name"}}},
            "/properties/a/x-value",
            "no table or entity 'parts'",
        ),
    ],
)
def test_a_defect_is_one_line_with_its_place(changes, pointer, words):
    (issue,) = linted(**changes)
    assert issue.pointer == pointer
    assert words in issue.message
    assert "\n" not in issue.message


def test_names_of_properties_are_no_keywords():
    inner = {"type": "object", "description": "P", "properties": {"q": {"type": "string"}}}
    names = dict.fromkeys(("properties", "enum", "default", "$defs", "then", "definitions", "anyOf"), inner)
    assert linted(properties=names) == [
        Issue("has no description", f"/properties/{name}/properties/q") for name in sorted(names)
    ]


def test_what_stands_in_data_is_no_schema():
    data = {"properties": {"q": {"type": "string"}}, "then": 1}
    assert linted(default=data, examples=[data], properties={"a": {"description": "A", "const": data}}) == []


def test_a_definition_is_used_by_what_is_used():
    chain = {
        "one": {"type": "array", "items": {"$ref": "#/$defs/two"}},
        "two": {"$anchor": "second", "type": "object", "properties": {"up": {"$ref": "#/$defs/one"}}},
        "lone": {"type": "array", "items": {"$ref": "#/$defs/lone"}},
        "user": {"$ref": "#/$defs/one"},
    }
    used = {"a": {"description": "A", "$ref": "#/$defs/one"}}
    assert [issue.pointer for issue in linted(**{"$defs": chain}, properties=used)] == ["/$defs/lone", "/$defs/user"]
    by_anchor = {"a": {"description": "A", "$ref": "#second"}}
    unused = [issue.pointer for issue in linted(**{"$defs": chain}, properties=by_anchor)]
    assert unused == ["/$defs/lone", "/$defs/user"]


def test_what_was_found_before_an_error_is_kept():
    bad = {"a": {"type": "string", "x-value": "parts.name"}}
    assert [issue.pointer for issue in linted(properties=bad, then=True)] == [
        "/properties/a",
        "/then",
        "/properties/a/x-value",
    ]


def test_the_command_prints_each_and_ends_with_1(edgejson, tmp_path):
    (tmp_path / "pair.json").write_text(json.dumps({**SOUND, "then": True}), encoding="utf-8")
    done = edgejson("schemas", "lint", tmp_path)
    assert (done.returncode, done.stdout) == (1, "pair/then: says nothing without if\n")
    assert done.stderr == "1 schema, 1 issue\n"
    done = edgejson("schemas", "lint", tmp_path, "--json")
    issue = {"schema": "pair", "pointer": "/then", "message": "says nothing without if"}
    assert json.loads(done.stdout) == {"schemas": 1, "issues": [issue]}


@pytest.mark.parametrize("pack", ["core", "real"])
def test_the_packs_in_the_box_are_clean(edgejson, pack):
    done = edgejson("schemas", "lint", pack)
    assert (done.returncode, done.stdout) == (0, "")
