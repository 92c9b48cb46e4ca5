"""Documents that keep to the meaning of the standard and not to its letter: patterns of other dialects, references with
spaces, meta-schemas of somebody's own.
"""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson.errors import SchemaError
from edgejson.schema import Schema
from edgejson.schema.dialects import is_readable, rewritten

PATTERNS = [
    (r"\Aabc\Z", ["abc"], ["abcd", "xabc"]),
    (r"^[\w-.]+$", ["a-b.c"], ["a b"]),
    (r"^[a-z\d-_]{2}$", ["a-", "_9"], ["A-"]),
    (r"^[\p{L}\p{Z}-_]+$", ["a b", "a-é_"], ["a1"]),
    (r"^{{[a-z]+}}$", ["{{name}}"], ["name", "{name}"]),
    (r"^\${[A-Z_]+}$", ["${HOME}"], ["$HOME"]),
    (r"^\[[^\]]+]$", ["[x]"], ["x]"]),
    (r"^a{,3}$", ["", "aaa"], ["aaaa"]),
    (r"^(?>ab|a)c$", ["abc", "ac"], ["bc"]),
    (r"^(?P<year>\d{4})-(?P=year)$", ["2024-2024"], ["2024-2025"]),
    (r"^(?<year>\d{4})-\k<year>$", ["2024-2024"], ["2024-2025"]),
    (r"^\d{2,4}+$", ["123"], ["1"]),
    (r"(?i)^abc$", ["ABC", "aBc"], ["abd"]),
    (r"^x(?i)y|z$", ["xY", "xz"], ["Xy"]),
    (r"^\h+$", [" \t"], ["\n", "x"]),
    (r"^a\R?$", ["a", "a\r\n"], ["ab"]),
    (r"^\Qa.b\E$", ["a.b"], ["axb"]),
    (r"^\pL+$", ["abc"], ["123"]),
    (r"^(?#three letters)[a-z]{3}$", ["abc"], ["ab"]),
    (r"^\x{41}\0?$", ["A", "A\0"], ["B"]),
    (r"^\ud83d\ude00$", ["\U0001f600"], [":)"]),
    (r"^[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t]*$", ["text", "\U0001f600"], ["\x01"]),
]


@pytest.mark.parametrize("draft", ["http://json-schema.org/draft-07/schema#", None])
@pytest.mark.parametrize(("pattern", "taken", "refused"), PATTERNS)
def test_a_pattern_of_another_dialect_means_what_its_author_meant(pattern, taken, refused, draft):
    document = {"type": "object", "properties": {"a": {"type": "string", "pattern": pattern}}, "required": ["a"]}
    schema = Schema(document if draft is None else {"$schema": draft, **document})
    assert all(schema.is_valid({"a": text}) for text in taken)
    assert not any(schema.is_valid({"a": text}) for text in refused)
    assert all(schema.is_valid(schema.sample(seed)) for seed in range(5))


def test_described_members_may_be_of_another_dialect_too():
    schema = Schema({"type": "object", "patternProperties": {r"\A[\w-.]+\Z": {"type": "integer"}}, "minProperties": 2})
    value = schema.sample(1)
    assert len(value) >= 2
    assert all(isinstance(member, int) for member in value.values())
    assert not schema.is_valid({"a.b": "text", "c": 1})


@pytest.mark.parametrize("pattern", ["[z-a]", "(", "a)", "*", r"(?x) a b", "[a-Z]"])
def test_what_can_mean_nothing_stays_refused(pattern):
    assert rewritten(pattern) is None
    with pytest.raises(SchemaError, match="cannot be read"):
        Schema({"$schema": "http://json-schema.org/draft-07/schema#", "pattern": pattern})


@given(st.text(alphabet="ab01[](){}|*+?^$.-\\/:<>=!wdsAZzpLuQE,", max_size=14))
@settings(max_examples=300, deadline=None)
def test_what_is_rewritten_can_be_read_and_sound_patterns_are_not_touched(pattern):
    document = {"$schema": "http://json-schema.org/draft-07/schema#", "pattern": pattern}
    try:
        schema = Schema(document)
    except SchemaError:
        return
    if is_readable(pattern):
        assert schema.document["pattern"] == pattern
    else:
        assert is_readable(schema.document["pattern"])


@pytest.mark.parametrize("pattern", [r"^.{1,64000}$", r"^[\s\S]{0,65536}$", r"^(.{1,255}/){1,64}$"])
def test_a_pattern_too_large_for_the_validator_is_left_open_and_said(pattern):
    schema = Schema({"type": "object", "properties": {"note": {"type": "string", "pattern": pattern}}})
    (part,) = schema.relaxed
    assert part.pointer == "/properties/note/pattern"
    assert "too large" in part.reason
    assert all(re.search(pattern, value["note"]) for value in map(schema.sample, range(9)) if "note" in value)


def test_references_with_spaces_and_brackets_are_followed():
    parts = {"Page of items": {"type": "integer"}, "List<Order>": {"const": "x"}}
    members = {"a": {"$ref": "#/$defs/Page of items"}, "b": {"$ref": "#/$defs/List<Order>"}}
    schema = Schema({"$defs": parts, "type": "object", "properties": members, "required": ["a", "b"]})
    value = schema.sample(1)
    assert isinstance(value["a"], int)
    assert value["b"] == "x"


@pytest.mark.parametrize(
    ("declared", "draft"),
    [
        ("http://json-schema.org/draft/2020-12/schema", 2020),
        ("https://json-schema.org/schema", 2020),
        ("http://json-schema.org/draft-07/hyper-schema#", 7),
        ("http://json-schema.org/draft-04/hyper-schema#", 4),
        ("http://json-schema.org/draft-05/schema#", 4),
        ("https://spec.openapis.org/oas/3.1/dialect/base", 2020),
        ("", 2020),
    ],
)
def test_a_draft_is_known_by_its_other_names(declared, draft):
    schema = Schema({"$schema": declared, "type": "object", "properties": {"n": {"type": "integer"}}})
    assert schema._source.draft == draft
    assert schema.relaxed == ()


def test_a_meta_schema_of_somebodys_own_is_read_as_the_draft_that_its_schema_shows():
    own = "https://acme.dev/provider.schema.v1.json"
    bound = {"type": "integer", "minimum": 0, "exclusiveMinimum": True}
    schema = Schema({"$schema": own, "type": "object", "properties": {"n": bound}, "required": ["n"]})
    assert schema.sample(1)["n"] > 0
    assert not schema.is_valid({"n": 0})
    assert [(part.pointer, own in part.reason, "draft-04" in part.reason) for part in schema.relaxed] == [
        ("/$schema", True, True)
    ]
