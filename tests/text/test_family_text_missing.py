"""Fields that a text does not mention: each policy is stated, kept, and proven from the record alone."""

from __future__ import annotations

import copy
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError
from told import library, schema_ids, slot, subject_of

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.grounding import GENRES
from edgejson.schema import Schema
from edgejson.tools import Tools
from edgejson_tasks.text_to_json.family import TextToJson
from edgejson_tasks.text_to_json.missing import Silence
from edgejson_tasks.text_to_json.settings import MISSING, MISTAKES, TextSettings
from edgejson_tasks.text_to_json.wording import WORDINGS
from edgejson_teachers.templates.teacher import TemplateTeacher

FAMILIES = {policy: TextToJson(TextSettings(missing={policy: 1})) for policy in MISSING}
TEACHER = TemplateTeacher()
SEEDS = st.integers(0, 2**40)


def told(policy, seed, family=None):
    """A record under one policy, its schema drawn from the seed."""
    family = family or FAMILIES[policy]
    rng = random.Random(seed)
    chosen = slot(seed, rng.choice(schema_ids()), rng.choice(("easy", "medium", "hard")))
    steps = family.compose(chosen, Tools(chosen, library().get(chosen.schema_id)))
    request = next(steps)
    while True:
        try:
            request = steps.send(TEACHER.answer([request])[0])
        except StopIteration as stop:
            return stop.value, subject_of(chosen, stop.value)


def found(subject):
    return [finding.check.removeprefix("text_to_json.") for finding in FAMILIES["omit"].verify(subject)]


def objects(value):
    if isinstance(value, dict):
        yield value
        for member in value.values():
            yield from objects(member)
    elif isinstance(value, list):
        for item in value:
            yield from objects(item)


def silent_nulls(draft):
    return {pointer for pointer, leaf in jsontext.leaves(draft.gold) if leaf is None} - draft.meta["evidence"].keys()


@given(SEEDS, st.sampled_from(sorted(MISSING)))
@settings(max_examples=150, deadline=None)
def test_every_record_keeps_its_policy_and_proves_right(seed, policy):
    draft, subject = told(policy, seed)
    assert found(subject) == []
    kept = draft.meta["missing_policy"]
    assert kept in (policy, "omit")
    assert any(words in draft.input["instruction"] for words in WORDINGS["en"].policies[kept])
    others = [words for name in MISSING if name != kept for words in WORDINGS["en"].policies[name]]
    assert not any(words in draft.input["instruction"] for words in others)
    if kept == "omit":
        assert silent_nulls(draft) == set()


@given(SEEDS)
@settings(max_examples=60, deadline=None)
def test_with_null_the_answer_is_valid_for_another_validator_too(seed):
    draft, subject = told("null", seed)
    Draft202012Validator(dict(subject.base_schema.document)).validate(draft.gold)
    assert draft.meta["instance"] is True


@given(SEEDS)
@settings(max_examples=60, deadline=None)
def test_with_null_all_every_declared_member_of_a_given_object_is_there(seed):
    draft, subject = told("null_all", seed)
    if draft.meta["missing_policy"] == "omit":
        return
    properties = subject.base_schema.document["properties"]
    assert draft.gold.keys() == properties.keys()
    assert "schema" not in draft.input
    for name in silent_nulls(draft):
        if name.count("/") == 1 and "- " not in draft.input["fields"]:
            assert f"{name[1:]}?:" not in draft.input["fields"]
    without = {name: member for name, member in draft.gold.items() if member is not None}
    assert without.keys() >= set(subject.base_schema.document.get("required", []))


@pytest.mark.parametrize("policy", ["null", "null_all"])
def test_a_null_left_out_a_null_too_many_and_a_guess_are_reported(policy):
    seen = 0
    for seed in range(60):
        draft, subject = told(policy, seed)
        silent = sorted(pointer for pointer in silent_nulls(draft) if pointer.count("/") == 1)
        if draft.meta["missing_policy"] != policy or not silent:
            continue
        seen += 1
        name = silent[seed % len(silent)][1:]
        short = copy.deepcopy(draft.gold)
        del short[name]
        assert "missing_field" in found(subject.with_answer(jsontext.canonical(short)))
        guess = {**draft.gold, name: "Recife"}
        assert "invented_field" in found(subject.with_answer(jsontext.canonical(guess)))
        foreign = {**draft.gold, "clerk": None}
        assert found(subject.with_answer(jsontext.canonical(foreign))) != []
        needed = subject.base_schema.document["required"][0]
        nothing = {**draft.gold, needed: None}
        assert "schema" in found(subject.with_answer(jsontext.canonical(nothing)))
    assert seen >= 20


def test_a_null_where_the_text_is_silent_is_wrong_under_omit():
    subject = next(told("null", seed)[1] for seed in range(99) if silent_nulls(told("null", seed)[0]))
    other = replace(subject.record, meta={**subject.meta, "missing_policy": "omit"})
    assert "invented_field" in found(Subject(other, library().find))


NULLABLE = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string"},
        "age": {"type": ["integer", "null"]},
        "city": {"type": "string"},
        "mood": {"enum": ["good", None]},
        "box": {"type": "object", "properties": {"side": {"type": ["number", "null"]}, "note": {"type": "string"}}},
        "rows": {"type": "array", "items": {"$ref": "#/$defs/row"}},
    },
    "$defs": {"row": {"type": "object", "properties": {"n": {"type": "integer"}, "m": {"type": ["integer", "null"]}}}},
}


def test_null_fills_in_what_may_be_null_and_null_all_everything():
    silence = Silence(Schema(NULLABLE))
    gold = {"name": "Ana", "box": {"note": "x"}, "rows": [{"n": 1}, {"m": 2}]}
    assert silence.filled(gold, "omit") is gold
    assert silence.filled(gold, "null") == {
        "name": "Ana", "age": None, "mood": None, "box": {"note": "x", "side": None},
        "rows": [{"n": 1, "m": None}, {"m": 2}],
    }  # fmt: skip
    assert silence.filled(gold, "null_all") == {
        "name": "Ana", "age": None, "city": None, "mood": None, "box": {"note": "x", "side": None},
        "rows": [{"n": 1, "m": None}, {"n": None, "m": 2}],
    }  # fmt: skip
    assert gold == {"name": "Ana", "box": {"note": "x"}, "rows": [{"n": 1}, {"m": 2}]}
    assert silence.filled({"name": "Ana", "box": {}}, "null_all") is None  # the text says that the box is empty
    full = {"name": "Ana", "age": 3, "city": "Recife", "mood": "good", "rows": []}
    assert silence.filled({**full, "box": {"side": 1, "note": "x"}}, "null_all") is None  # nothing is silent


@pytest.mark.parametrize(
    "document",
    [
        {"type": "object", "properties": {"a": {"type": "string"}}, "oneOf": [{"properties": {"b": {"type": "null"}}}]},
        {"type": "object", "properties": {"a": {"$ref": "#"}}},
        {"type": "object", "properties": {"a": {"type": "string"}}, "patternProperties": {"^x": {"type": "string"}}},
        {"type": "object", "additionalProperties": {"properties": {"a": {"type": "string"}}}},
        {"type": "object", "properties": {"a": {"type": ["object", "array"]}}},
    ],
)
def test_a_schema_whose_members_depend_on_the_value_has_no_such_policy(document):
    silence = Silence(Schema(document))
    assert not silence.plain
    assert silence.filled({"a": "x"}, "null") is None
    assert silence.filled({"a": "x"}, "null_all") is None


def test_a_rule_that_forbids_the_null_wins():
    document = {
        "type": "object",
        "properties": {"a": {"type": "integer"}, "b": {"type": ["integer", "null"]}},
        "x-invariants": [{"id": "b_is_told", "description": "b is no null.", "at": "", "assert": "b != null"}],
    }
    schema = Schema(document)
    assert schema.broken_rules({"a": 2, "b": None}) != []
    assert Silence(schema).filled({"a": 2}, "null") is None
    assert Silence(Schema({**document, "x-invariants": []})).filled({"a": 2}, "null") == {"a": 2, "b": None}


# ---------------------------------------------------------------- settings


def test_the_recipe_sets_genres_policies_and_the_share_of_schemas():
    family = TextToJson(TextSettings(genres=("log",), missing={"null": 1}, schema_share=1.0))
    drafts = [told("null", seed, family)[0] for seed in range(12)]
    assert {draft.meta["genre"] for draft in drafts} == {"log"}
    shown = [draft.input for draft in drafts if "schema" in draft.input]
    assert shown
    assert all(len(given["schema"]) <= 8 * len(given["text"]) for given in shown)  # else it would drown the text
    family = TextToJson(TextSettings(schema_share=0.0))
    assert all("fields" in told("omit", seed, family)[0].input for seed in range(12))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"genres": ["recipt"]}, "did you mean receipt or report"),
        ({"missing": {"omitt": 1}}, "did you mean omit"),
        ({"mistakes": {"flip": 1}}, "did you mean flipped"),
        ({"missing": {"omit": 0}}, "weight 0"),
        ({"mistakes": dict.fromkeys(MISTAKES, 0)}, "weight 0"),
        ({"schema_share": 1.5}, "less than or equal to 1"),
        ({"missing": {"omit": -1}}, "greater than or equal to 0"),
        ({"genre": ["log"]}, "Extra inputs"),
    ],
)
def test_what_does_not_exist_is_refused_with_near_names(options, said):
    with pytest.raises(ValidationError, match=said):
        TextSettings(**options)


def test_every_genre_is_a_setting():
    assert TextSettings(genres=GENRES).genres == GENRES
    assert len(set(GENRES)) == len(GENRES) == 16
