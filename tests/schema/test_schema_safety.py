"""Schemas made to harm: a clear error, or a value, within a bound of time and memory that a process is held to."""

import json
import random
import subprocess
import sys

import pytest

from edgejson.errors import SchemaError
from edgejson.schema import Schema
from edgejson.schema.regex import PatternWalker, searcher

RUNNER = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
from edgejson.errors import SchemaError
from edgejson.schema import Schema
{make}
try:
    schema = Schema(document)
    value = schema.sample(1)
    print("value", schema.is_valid(value))
except SchemaError as error:
    print("error", str(error)[:400])
"""


def outcome(make, seconds=8):
    """What becomes of the schema that `make` assigns to `document`, in a process of 2 GiB and some seconds."""
    run = subprocess.run(
        [sys.executable, "-c", RUNNER.format(make=make, seconds=seconds)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, f"exit {run.returncode}: {run.stderr[-400:]}"
    return run.stdout.strip()


DOUBLING = """
document = {{"$defs": {{f"d{{i}}": {0} for i in range(40)}} | {{"d40": {{"type": "string"}}}}, "$ref": "#/$defs/d0"}}
"""
NESTED = """
document = {{"type": "integer"}}
for _ in range({1}):
    document = {0}
"""

BOMBS = {
    "nested allOf as an object": (NESTED.format('{"allOf": [document]}', 100_000), "error"),
    "nested members as an object": (NESTED.format('{"properties": {"a": document}}', 100_000), "error"),
    "nested beyond what JSON text should": (
        NESTED.format('{"type": "object", "properties": {"a": document}, "required": ["a"]}', 110),
        "error",
    ),
    "nested not": (NESTED.format('{"not": document}', 90), "value True"),
    "nested oneOf": (NESTED.format('{"oneOf": [document, {"type": "string"}]}', 60), "value True"),
    "ten megabytes of members": (
        (
            'document = {"type": "object", "properties": {f"field_{i}": {"type": "object", "properties": '
            '{"a": {"type": "string", "description": "x" * 60}, "b": {"type": "integer", "minimum": i}}} '
            "for i in range(60_000)}}"
        ),
        "error",
    ),
    "megabytes of definitions": (
        (
            'document = {"$ref": "#/$defs/d0", "$defs": {f"d{i}": {"type": "object", "properties": '
            '{"n": {"$ref": f"#/$defs/d{(i * 7 + 1) % 30_000}"}, "x": {"type": "string", "description": "y" * 200}}} '
            "for i in range(30_000)}}"
        ),
        "value True",
    ),
    "very many alternatives": (
        (
            'document = {"oneOf": [{"type": "object", "properties": {"k": {"const": i}, "x": {"maxLength": i}}, '
            '"required": ["k"]} for i in range(3_000)]}'
        ),
        "value True",
    ),
    "very many negations": (
        (
            'document = {"type": "object", "properties": {f"a{i}": {} for i in range(100)}, '
            '"allOf": [{"not": {"required": [f"a{i}", f"b{i}"]}} for i in range(100)]}'
        ),
        "value True",
    ),
    "references that double": (
        DOUBLING.format('{"allOf": [{"$ref": f"#/$defs/d{i + 1}"}, {"$ref": f"#/$defs/d{i + 1}"}]}'),
        "error",
    ),
    "members that double": (
        DOUBLING.format(
            '{"type": "object", "required": ["a", "b"], '
            '"properties": {n: {"$ref": f"#/$defs/d{i + 1}"} for n in ("a", "b")}}'
        ),
        "error",
    ),
    "items that multiply": (
        DOUBLING.format('{"type": "array", "minItems": 3, "items": {"$ref": f"#/$defs/d{i + 1}"}}'),
        "error",
    ),
    "a huge pattern": ('document = {"type": "string", "pattern": "a{100000}"}', "error"),
    "a catastrophic pattern": ('document = {"type": "string", "pattern": "^(?=(a+)+$)(x+x+)+y$"}', "error"),
    "catastrophic names": (
        (
            'document = {"type": "object", "patternProperties": {"^(a+)+$": {"type": "integer"}, "(x+x+)+y": {}}, '
            '"minProperties": 3, "additionalProperties": False}'
        ),
        "value True",
    ),
    "huge unique texts": (
        'document = {"type": "array", "uniqueItems": True, "minItems": 15_000, "items": {"type": "string"}}',
        "value True",
    ),
    "unique times": (
        (
            'document = {"type": "array", "uniqueItems": True, "minItems": 15_000, '
            '"items": {"type": "string", "format": "time"}}'
        ),
        "value True",
    ),
    "a list of two hundred thousand values": ('document = {"enum": list(range(200_000))}', "value True"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_survived(name):
    make, expected = BOMBS[name]
    assert outcome(make).startswith(expected)


@pytest.mark.parametrize(
    ("document", "what"),
    [
        ({"type": "array", "minItems": 10**9}, "minItems is 1,000,000,000"),
        ({"type": "array", "items": {"type": "integer"}, "uniqueItems": True, "minItems": 10**9}, "minItems is"),
        ({"type": "string", "minLength": 10**12}, "minLength is"),
        ({"type": "object", "minProperties": 10**7}, "minProperties is"),
        ({"type": "array", "contains": {"type": "integer"}, "minContains": 10**8}, "minContains is"),
        ({"type": "string", "pattern": "^a{10}$", "maxLength": 5}, "no instance found"),
        ({"not": {"$ref": "#"}}, "no value satisfies"),
    ],
)
def test_what_cannot_be_drawn_is_refused(document, what):
    with pytest.raises(SchemaError, match=what):
        Schema(document).sample(1)


@pytest.mark.parametrize(
    "document",
    [
        {"$ref": "#"},
        {"allOf": [{"$ref": "#"}]},
        {"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}, "$ref": "#/$defs/a"},
        {"type": "array", "items": {"type": "integer"}, "uniqueItems": True, "minItems": 3_000},
        {"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 5}, "uniqueItems": True, "minItems": 5},
        {"type": "object", "minProperties": 2_000},
        {"type": "integer", "minimum": 10**400},
        {"type": "number", "multipleOf": 1e-300},
    ],
)
def test_what_is_only_odd_has_values(document):
    schema = Schema(document)
    assert all(schema.is_valid(schema.sample(seed)) for seed in range(3))


def test_a_schema_nested_in_text_is_an_error_too():
    text = '{"allOf":[' * 100_000 + "{}" + "]}" * 100_000
    with pytest.raises((SchemaError, RecursionError)):  # the parser of the standard library gives up first
        Schema(json.loads(text))


@pytest.mark.parametrize("pattern", ["^(a+)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", r"^(?=(a+)+$).*\1$", "(x+x+)+y"])
def test_no_pattern_makes_matching_slow(pattern):
    matches = searcher(pattern)
    assert not matches("a" * 5_000 + "!")


def test_repetitions_of_repetitions_stay_small():
    text = PatternWalker("(" * 12 + "a*" + ")*" * 12 + "x").draw(random.Random(3).random)
    assert text is not None
    assert len(text) < 50_000
