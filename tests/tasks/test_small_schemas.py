"""Every family makes sound records of the smallest schemas at every difficulty, or says that it does not take them."""

from __future__ import annotations

import json
import random

import pytest
from by_hand import compose, found, slot, subject_of

from edgejson.schema import Schema
from edgejson_tasks.json_repair.family import JsonRepair
from edgejson_tasks.schema_generate.family import SchemaGenerate
from edgejson_tasks.schema_generate.settings import GenerateSettings
from edgejson_tasks.style_strict.family import StyleStrict
from edgejson_tasks.transform.family import Transform


def an_object(required, **properties):
    return {"type": "object", "required": required, "additionalProperties": False, "properties": properties}


SCHEMAS = {
    "one enum": an_object(["side"], side={"enum": ["heads", "tails"]}),
    "one boolean": an_object(["open"], open={"type": "boolean"}),
    "one integer": an_object(["count"], count={"type": "integer"}),
    "one constant": an_object(["version"], version={"const": 2}),
    "one optional string": an_object([], remark={"type": "string"}),
    "two members": an_object(["width"], width={"type": "number"}, unit={"enum": ["mm", "in"]}),
    "a list of strings": an_object(["tags"], tags={"type": "array", "items": {"type": "string"}}),
    "an array of strings": {"type": "array", "items": {"type": "string"}},
    "an array of integers": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
    "a map": {"type": "object", "minProperties": 1, "additionalProperties": {"type": "integer"}},
    "nothing but null": an_object(["gone"], gone={"type": "null"}),
    "a text or an object": {"oneOf": [{"type": "string"}, an_object(["count"], count={"type": "integer"})]},
    "a name with a slash": an_object(["km/h"], **{"km/h": {"type": "integer"}}),
}
FAMILIES = {family.name: family for family in (SchemaGenerate(), JsonRepair(), StyleStrict(), Transform())}
REFUSED = {
    ("nothing but null", "schema_generate"),
    ("nothing but null", "transform"),
    ("a name with a slash", "transform"),
}
SEEDS = 30


@pytest.fixture(scope="module")
def schemas():
    return {name: Schema(document, id="hand/written") for name, document in SCHEMAS.items()}


def records(family, schema, difficulty):
    for seed in range(SEEDS):
        draft = compose(
            family,
            slot(family.name, difficulty, seed),
            lambda request: schema.sample(request.seed, policy=request.facts.policy),
            schema,
        )
        yield seed, subject_of(family.name, draft, schema)


def test_what_cannot_be_served_is_refused_with_a_reason(schemas):
    reasons = {
        (name, task): family.accepts(schema) for name, schema in schemas.items() for task, family in FAMILIES.items()
    }
    assert {place for place, reason in reasons.items() if reason is not None} == REFUSED
    assert all(reason for place, reason in reasons.items() if place in REFUSED)


@pytest.mark.parametrize("difficulty", ["easy", "medium", "hard"])
@pytest.mark.parametrize(
    ("name", "task"), [(name, task) for name in SCHEMAS for task in FAMILIES if (name, task) not in REFUSED]
)
def test_every_seed_gives_a_sound_record_with_a_worse_answer(schemas, name, task, difficulty):
    family = FAMILIES[task]
    for seed, subject in records(family, schemas[name], difficulty):
        assert found(family, subject) == []
        spoiled = family.spoil(subject, random.Random(seed))
        assert spoiled is not None
        assert spoiled.rejected != subject.answer_text
        assert spoiled.because in found(family, subject.with_answer(spoiled.rejected))


@pytest.mark.parametrize(
    ("name", "most"), [("one enum", 1), ("one integer", 1), ("one constant", 0), ("two members", 2)]
)
def test_hard_instances_have_all_the_wishes_that_a_schema_offers(schemas, name, most):
    family = SchemaGenerate(GenerateSettings(mutated=0))  # a mutation may add members to have wishes about
    counts = {len(subject.meta["constraints"]) for _, subject in records(family, schemas[name], "hard")}
    assert max(counts) == most
    assert min(counts) >= min(most, 2)


def test_hard_repairs_of_small_documents_still_have_many_errors(schemas):
    for name in ("one enum", "one boolean", "one integer"):
        counts = [len(subject.meta["operators"]) for _, subject in records(JsonRepair(), schemas[name], "hard")]
        assert sum(count >= 4 for count in counts) > SEEDS / 2
        assert min(counts) >= 1


def test_no_record_is_about_an_empty_document(schemas):
    for family in FAMILIES.values():
        for _, subject in records(family, schemas["one optional string"], "easy"):
            assert json.loads(subject.record.input.get("json", "[0]")) != {}


def test_no_record_is_about_a_bare_scalar(schemas):
    schema = schemas["a text or an object"]
    assert any(isinstance(schema.sample(seed), str) for seed in range(SEEDS))
    for family in FAMILIES.values():
        answers = [subject.answer.value for _, subject in records(family, schema, "medium")]
        assert len(answers) == SEEDS
        assert all(isinstance(answer, dict | list) for answer in answers)
