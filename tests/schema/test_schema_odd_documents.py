"""Documents that are sound and rare: what they must not do is end in an error that is none of ours."""

import subprocess
import sys

import jsonschema
import pytest

from edgejson.errors import SchemaError
from edgejson.schema import Schema
from edgejson.schema.document import Document
from edgejson.schema.portable import Portable, Spot

POLICIES = ["minimal", "typical", "maximal", "edge"]


@pytest.mark.parametrize("policy", POLICIES)
def test_distinct_integers_may_be_larger_than_a_double_holds(policy):
    low = 2**63
    schema = Schema({"type": "array", "items": {"type": "integer", "minimum": low}, "minItems": 4, "uniqueItems": True})
    for seed in range(10):
        values = schema.sample(seed, policy=policy)
        assert len(set(values)) == len(values) >= 4
        assert min(values) >= low


@pytest.mark.parametrize("step", [0.01, 0.1, 0.05, 1e-8])
def test_a_multiple_is_one_to_validators_that_divide_floats_too(step):
    document = {"type": "array", "items": {"type": "number", "multipleOf": step, "minimum": 0, "maximum": 99}}
    schema, second = Schema(document), jsonschema.Draft202012Validator(document)
    values = [schema.sample(seed) for seed in range(60)]
    assert all(schema.is_valid(value) and second.is_valid(value) for value in values)
    assert len({item for value in values for item in value}) > 15


@pytest.mark.parametrize("form", ["date-time", "time", "regex"])
def test_edges_of_a_format_are_accepted_by_both_validators(form):
    document = {"type": "string", "format": form}
    schema = Schema(document)
    second = jsonschema.Draft202012Validator(document, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    for seed in range(80):
        second.validate(schema.sample(seed, policy="edge"))


@pytest.mark.parametrize(
    "document",
    [
        {"type": "string", "format": "date-time", "x-value": {"after": "created_at"}},
        {
            "type": "object",
            "additionalProperties": {"type": "string", "format": "date-time", "x-value": {"after": "created_at"}},
            "minProperties": 1,
        },
    ],
)
def test_a_moment_has_siblings(document):
    with pytest.raises(SchemaError, match=r"after and before belong to (declared )?members of objects"):
        Schema(document).sample(1)


def test_a_part_that_no_draft_reads_may_hold_anything():
    document = {"$defs": {"x": {"items": ["https://acme.dev/b"], "type": "array"}}, "type": "object"}
    schema = Schema(document)
    assert schema.complexity == "simple"
    assert schema.fingerprint == Schema({"type": "object"}).fingerprint
    assert schema.is_valid(schema.sample(1))
    for seed in range(6):
        mutation = schema.mutate(seed)
        assert mutation.schema.is_valid(mutation.schema.sample(seed))


def test_a_definition_that_the_library_numbers_is_the_one_without_the_number():
    portable = Portable(Document({"$defs": {"Reference-2": {}, "Reference": {"type": "object"}}}))
    for name in ("Reference", "Reference-2"):
        portable.key(Spot(f"/$defs/{name}"))
    assert portable.spot("#/$defs/~1$defs~1Reference-2") == Spot("/$defs/Reference-2")
    assert portable.spot("#/$defs/~1$defs~1Reference-3") == Spot("/$defs/Reference")
    assert portable.spot("#/$defs/~1$defs~1Other-2") is None


CHAIN = """
from edgejson.errors import SchemaError
from edgejson.schema import Schema
link = lambda i: {"type": "object", "properties": {"n": {"$ref": f"#/$defs/d{i + 1}"}}, "required": ["n"]}
parts = {f"d{i}": link(i) for i in range(3_000)} | {"d3000": {"type": "integer"}}
schema = Schema({"$defs": parts, "$ref": "#/$defs/d0"})
try:
    schema.sample(1)
except SchemaError as error:
    print(schema.satisfiability().answer, list(schema.contradictions()), error)
"""


def test_a_long_chain_of_definitions_ends_neither_the_process_nor_in_a_foreign_error():
    done = subprocess.run([sys.executable, "-c", CHAIN], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    assert done.stdout.startswith("unknown [] ")
    assert "nested too deeply" in done.stdout


def test_places_that_fan_out_are_not_all_described():
    fan = {f"d{i}": {"properties": {n: {"$ref": f"#/$defs/d{i + 1}"} for n in ("l", "r")}} for i in range(30)}
    schema = Schema({"$defs": {**fan, "d30": {"type": "integer"}}, "$ref": "#/$defs/d0"})
    with pytest.raises(SchemaError, match="places to describe"):
        _ = schema.leaf_schemas
    assert schema.is_valid(schema.sample(1))


def test_a_list_of_very_many_values_is_tightened_in_time_that_grows_with_it():
    schema = Schema({"enum": [f"value-{number}" for number in range(60_000)]})
    left = schema.mutate(1, kinds=["tighten"], count=1).schema.document["enum"]
    assert len(left) == 45_000
    assert set(left) < set(schema.document["enum"])


def test_definitions_that_all_use_one_another_are_planned_once():
    kinds = [f"Kind{number}" for number in range(150)]

    def resource(kind):
        nested = {"description": f"What the {kind} is about.", "$ref": "#/definitions/Any"}
        members = {"contained": {"type": "array", "items": nested}, "meta": {"description": kind, **META}}
        return {"properties": {"resourceType": {"const": kind}, **members}, "required": ["resourceType"]}

    union = [{"$ref": f"#/definitions/{kind}"} for kind in kinds]
    parts = {kind: resource(kind) for kind in kinds} | {"Any": {"oneOf": union}, "Meta": {"properties": {"id": {}}}}
    schema = Schema({"$schema": "http://json-schema.org/draft-06/schema#", "definitions": parts, "oneOf": union})
    values = [schema.sample(seed) for seed in range(40)]
    assert len({value["resourceType"] for value in values}) > 20
    assert any(value.get("contained") for value in values)


META = {"$ref": "#/definitions/Meta"}
