"""The family seen from outside: records are sound, reproducible and proven; wrong answers are found."""

from __future__ import annotations

import copy
import hashlib
import importlib
import json
import os
import random
import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.library import SchemaLibrary
from edgejson.schema import Schema
from edgejson.tools import Tools, Unmakeable
from edgejson.types import Completion, Record, Slot
from edgejson_tasks.transform import edgejson_task_family, proof
from edgejson_tasks.transform.catalogue import OPERATIONS
from edgejson_tasks.transform.engines import witness
from edgejson_tasks.transform.family import Transform
from edgejson_tasks.transform.interpreter import run_step
from edgejson_tasks.transform.naming import in_style
from edgejson_tasks.transform.settings import TransformSettings
from edgejson_tasks.transform.specification import literals
from edgejson_tasks.transform.survey import Survey

FAMILY = Transform()
DATA = Path(__file__).parents[2].parent / "shared" / "data" / "edgejson_v2"
LEVELS = {"easy": {1}, "medium": {2, 3}, "hard": {4, 5, 6}}

SCHEMA = Schema(
    {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {"remark": {"type": "string"}, "archived": {"type": "boolean"}, "revision": {"type": "integer"}},
    },
    id="core/any",
)

GOLDS = [
    {
        "cart_id": "c-1188",
        "items": [
            {"product_name": "Desk lamp", "category": "lighting", "quantity": 2, "price": 39.9, "in_stock": True},
            {"product_name": "Oak shelf", "category": "furniture", "quantity": 1, "price": 120, "in_stock": False},
            {"product_name": "Bulb E27", "category": "lighting", "quantity": 6, "price": 4.25, "in_stock": True},
        ],
        "shipping_cost": 7.5,
        "subtotal": 225.3,
        "coupon_code": None,
    },
    {
        "ticket_id": 50233,
        "status": "in_progress",
        "customer": {
            "name": "Núria Vidal",
            "email": "nuria@vidal-cat.net",
            "address": {"city": "Girona", "zip": "17001"},
        },
        "tags": ["billing", "urgent", "billing"],
        "replies": [{"author": "agent", "minutes": 12}, {"author": "customer", "minutes": 48}, {"author": "agent"}],
    },
    {"sensor_id": "th-04", "temperature": 21.4837, "humidity": 40.26, "online": True, "unit": "celsius"},
    {
        "organisation": "Kühn Logistik",
        "teams": [
            {
                "team_name": "Transport",
                "lead": {"first_name": "Mara", "last_name": "Kühn"},
                "shifts": ["early", "late"],
            },
            {"team_name": "Lager", "lead": {"first_name": "Timo", "last_name": "Roth"}, "shifts": ["late", "night"]},
        ],
        "contact": {"phone": "+49 40 5550144", "fax": None},
        "links": {},
    },
    {"level": "error", "message": "disk nearly full", "host": "db-2", "code": 507},
    {
        "station": "Faro",
        "readings": [
            {"day": "2026-03-01", "wind": "north", "rain_mm": 0.2},
            {"day": "2026-03-02", "wind": "west", "rain_mm": 11.75},
            {"day": "2026-03-03", "wind": "west", "rain_mm": 3.4},
            {"day": "2026-03-04", "wind": "north", "rain_mm": 0},
        ],
        "meta": {"source": "manual", "checked": False},
    },
]

PATCHY = {"rows": [{"id": 1, "a": "x", "b": "y"}, {"id": 2, "c": "z", "d": "w"}, {"id": 3, "e": "v", "a": None}]}
"""Rows that lack one member or another, for steps that fill them in."""


def compose(seed, difficulty="medium", gold=None, schema=SCHEMA, family=FAMILY):
    slot = Slot(
        key=f"transform/{seed}", task="transform", kind="sft", schema_id=schema.id, complexity="simple",
        difficulty=difficulty, language="en", teacher="templates", seed=seed,
    )  # fmt: skip
    work = family.compose(slot, Tools(slot, schema))
    next(work)
    while True:
        try:
            work.send(Completion(value=copy.deepcopy(GOLDS[seed % len(GOLDS)] if gold is None else gold)))
        except StopIteration as done:
            return done.value


def subject_of(draft):
    record = Record(id="r", task="transform", input=draft.input, output=draft.output, meta=draft.meta)
    return Subject(record, lambda _: SCHEMA)


def findings(subject):
    return {finding.check for finding in FAMILY.verify(subject)}


# ---------------------------------------------------------------- sound records


@pytest.mark.parametrize("difficulty", LEVELS)
def test_records_are_proven_and_as_hard_as_asked(difficulty):
    for seed in range(90):
        draft = compose(seed, difficulty)
        assert list(FAMILY.verify(subject_of(draft))) == []
        assert len(draft.meta["steps"]) in LEVELS[difficulty]
        assert draft.meta["operations"] == [step["op"] for step in draft.meta["steps"]]
        assert draft.gold == GOLDS[seed % len(GOLDS)]


def test_every_step_changes_the_document_and_shows_in_the_answer():
    for seed in range(80):
        draft = compose(seed, "hard")
        steps, text = draft.meta["steps"], draft.input["json"]
        answer = jsontext.parse(draft.output)
        stages = [proof.result(text, steps[:count]) for count in range(len(steps) + 1)]
        assert all(not jsontext.equal(one, next_one) for one, next_one in pairwise(stages))
        assert not jsontext.equal(answer, stages[0])
        assert sum(1 for _, leaf in jsontext.leaves(answer) if leaf not in (None, "", [], {})) >= 2
        for index in range(len(steps)):
            try:
                rest = proof.result(text, steps[:index] + steps[index + 1 :])
            except proof.ProofError:
                continue  # a later step needs this one
            assert not jsontext.equal(rest, answer)


def test_every_operation_and_every_source_form_is_used():
    drafts = [compose(seed, difficulty) for difficulty in ("medium", "hard") for seed in range(450)]
    assert {step["op"] for draft in drafts for step in draft.meta["steps"]} == set(OPERATIONS)
    forms = {draft.meta["source_form"] for draft in drafts}
    assert forms == {
        *("clean", "text_values", "other_case", "blanks", "flat_names", "repeated_rows"),
        *("padded", "local_dates", "prefixed"),
    }


def test_the_same_seed_gives_the_same_record():
    assert [compose(seed, "hard") for seed in range(25)] == [compose(seed, "hard") for seed in range(25)]


def digest():
    """Fingerprint of some records; run in other processes by the test below."""
    drafts = [compose(seed, difficulty) for seed in range(30) for difficulty in LEVELS]
    drafts += [compose(seed, "hard", PATCHY) for seed in range(60)]
    text = json.dumps([[dict(draft.input), draft.output, dict(draft.meta)] for draft in drafts])
    return hashlib.sha256(text.encode()).hexdigest()


def test_the_same_bytes_whatever_the_hash_seed():
    here = Path(__file__)
    code = f"import sys; sys.path.insert(0, {str(here.parent)!r}); import {here.stem} as t; print(t.digest())"
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "77")
    }
    assert len(digests) == 1


@pytest.mark.skipif(not DATA.is_dir(), reason="the published EdgeJSON v2 data is not beside the repository")
def test_published_documents_carry_plans_of_every_length():
    lines = (DATA / "edgejson_test_v2.jsonl").read_text(encoding="utf-8").split("\n")
    golds = [json.loads(line)["expected_output"] for line in lines if line]
    unmade = 0
    for seed, gold in enumerate(golds * 2):
        difficulty = ("easy", "medium", "hard")[seed % 3]
        try:
            draft = compose(seed, difficulty, gold)
        except Unmakeable:
            unmade += 1
            continue
        assert list(FAMILY.verify(subject_of(draft))) == []
    assert unmade <= 0.02 * 2 * len(golds)


def test_instances_of_the_core_pack_carry_plans():
    try:
        pack = importlib.import_module("edgejson_pack_core").edgejson_schema_pack().load(None)
    except (ImportError, AttributeError):
        pytest.skip("the core pack is not installed")
    library = SchemaLibrary([pack])
    made = unmade = 0
    for number, schema_id in enumerate(library.ids()):
        schema = library.get(schema_id)
        assert FAMILY.accepts(schema) is None
        for level, difficulty in enumerate(LEVELS):
            for seed in range(number * 100 + level * 10, number * 100 + level * 10 + 4):
                try:
                    draft = compose(seed, difficulty, schema.sample(seed), schema)
                except Unmakeable:
                    unmade += 1
                    continue
                made += 1
                assert list(FAMILY.verify(subject_of(draft))) == []
    assert unmade <= 0.05 * (made + unmade)


MIXED = {
    "zoom": 4,
    "layers": [{"features": [{"shape": {"points": [[2.5, 48.875]]}}, {"shape": {"points": [13.25, 52.5]}}]}],
    "rules": {"max-len": ["error", {"limit": 100, "strict": True}], "indent": [["warn", 2], "off"]},
}
"""Values of several kinds side by side, and arrays deeper than a survey looks."""


def test_values_of_several_kinds_at_one_place_stop_no_plan():
    forms = Counter()
    for seed in range(150):
        try:
            draft = compose(seed, ("easy", "medium", "hard")[seed % 3], MIXED)
        except Unmakeable:
            continue
        forms[draft.meta["source_form"]] += 1
        assert list(FAMILY.verify(subject_of(draft))) == []
    assert sum(forms.values()) > 100
    assert forms["text_values"] > 5


# ---------------------------------------------------------------- what cannot be made


@pytest.mark.parametrize("gold", [{}, {"items": [], "note": None}, "text", 5])
def test_a_document_without_content_is_not_made(gold):
    for seed in range(20):
        with pytest.raises(Unmakeable, match="does not carry"):
            compose(seed, "easy", gold)


def test_a_number_outside_the_canonical_domain_is_not_made():
    with pytest.raises(Unmakeable, match="canonical"):
        compose(3, "easy", {"id": 2**60, "name": "Ana"})


def test_a_disagreement_is_not_made_and_not_passed_over(monkeypatch):
    """The very first instance on which engines part ends the attempt, so that the build counts it."""
    monkeypatch.setattr(proof, "proves", lambda *_: False)
    with pytest.raises(Unmakeable, match="jq disagrees"):
        compose(0)


def test_a_second_engine_that_disagrees_is_heard(monkeypatch):
    monkeypatch.setattr(witness, "by_jmespath", lambda *_: "something else")
    monkeypatch.setattr(witness, "by_json_patch", lambda *_: "something else")
    reasons = []
    for seed in range(40):
        proof._evidence.cache_clear()
        try:
            draft = compose(seed, "easy")
        except Unmakeable as refusal:
            reasons.append(refusal.reason)
        else:
            assert draft.meta["proven_by"] == ["jq"]
    assert len(reasons) > 10
    pattern = re.compile("the engines disagree: (jmespath|json_patch) disagrees on [a-z_]+")
    assert all(pattern.fullmatch(reason) for reason in reasons)


def test_schemas_of_scalars_are_declined():
    assert FAMILY.accepts(Schema({"type": "string"}, id="x/y")) is not None
    assert FAMILY.accepts(SCHEMA) is None


@pytest.mark.parametrize("member", [{"a": {"type": "null"}}, {"a/b": {"type": "integer"}}])
def test_schemas_that_carry_no_step_are_declined(member):
    schema = Schema({"type": "object", "required": list(member), "properties": member}, id="x/y")
    assert "no sensible step" in FAMILY.accepts(schema)


@pytest.fixture(scope="module")
def core_schemas():
    pack = pytest.importorskip("edgejson_pack_core").edgejson_schema_pack().load(None)
    library = SchemaLibrary([pack])
    return [library.get(schema_id) for schema_id in library.ids()]


def composed_from_samples(family, schema, seed):
    slot = Slot(
        key=f"transform/{seed}", task="transform", kind="sft", schema_id=schema.id, complexity="simple",
        difficulty="easy", language="en", teacher="templates", seed=seed,
    )  # fmt: skip
    work = family.compose(slot, Tools(slot, schema))
    request = next(work)
    while True:
        try:
            request = work.send(Completion(value=schema.sample(request.seed, policy=request.facts.policy)))
        except StopIteration as done:
            return done.value
        except Unmakeable:
            return None


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_operation_can_be_the_only_one(core_schemas, name):
    family = Transform(TransformSettings(operations=(name,)))
    accepted = [schema for schema in core_schemas if family.accepts(schema) is None]
    assert accepted
    drafts = [composed_from_samples(family, accepted[seed % len(accepted)], seed) for seed in range(8)]
    made = [draft for draft in drafts if draft is not None]
    assert len(made) >= 6
    assert {step["op"] for draft in made for step in draft.meta["steps"]} == {name}


def test_a_small_document_gets_as_many_steps_as_it_carries():
    counts = set()
    for seed in range(60):
        draft = compose(seed, "hard", [3, 5])
        assert list(FAMILY.verify(subject_of(draft))) == []
        counts.add(len(draft.meta["steps"]))
    assert min(counts) >= 1
    assert min(counts) < 4


NUMBERS = {
    "founded_year": 1998,
    "store_id": 4,
    "subtotal": 90.5,
    "tax": 9.1,
    "tax_rate": 0.1,
    "total": 99.6,
    "amount_paid": 40,
    "temperature_max": 31.5,
    "temperature_min": 12.25,
    "rows": [
        {"kind": "desk", "quantity": 2, "unit_price": 20.5, "year": 2019, "line_total": 41, "rating": 4},
        {"kind": "desk", "quantity": 3, "unit_price": 16.5, "year": 2021, "line_total": 49.5, "rating": 5},
    ],
}


@pytest.mark.parametrize("style", ["snake", "camel"])
def test_only_numbers_that_belong_together_are_computed_with(style):
    document = run_step(NUMBERS, {"op": "key_case", "at": "", "style": style})
    computed, summed = set(), set()
    for seed in range(200):
        rng, survey = random.Random(seed), Survey(document)
        step = OPERATIONS["compute"].draw(survey, rng)
        computed.add(tuple(in_style(step[key], "snake") for key in ("left", "calc", "right")))
        summed.add(in_style(OPERATIONS["sum_by"].draw(survey, rng)["field"], "snake"))
    assert computed == {
        ("subtotal", "add", "tax"),
        ("total", "subtract", "tax"),
        ("total", "subtract", "amount_paid"),
        ("temperature_max", "subtract", "temperature_min"),
        ("quantity", "multiply", "unit_price"),
    }
    assert summed == {"quantity", "line_total"}


def test_numbers_that_have_nothing_to_do_with_each_other_are_left_alone():
    numbers = {"year": 2020, "id": 7, "latitude": 3.5, "total": 5, "subtotal": 4, "quantity": 3, "tax_rate": 0.2}
    assert all(OPERATIONS["compute"].draw(Survey(numbers), random.Random(seed)) is None for seed in range(50))
    rows = [
        {"kind": "a", "price": 3.5, "rating": 4, "year": 2020},
        {"kind": "a", "price": 2, "rating": 5, "year": 2021},
    ]
    assert all(OPERATIONS["sum_by"].draw(Survey(rows), random.Random(seed)) is None for seed in range(50))


def test_the_plugin_offers_itself_under_both_names():
    spec = edgejson_task_family()
    assert (spec.name, spec.api, spec.aliases) == ("transform", 1, ("json_transform",))
    assert spec.load(None).name == "transform"


# ---------------------------------------------------------------- wrong records are found


def spoilt(value, rng):
    """A copy with one change somewhere."""
    root = [copy.deepcopy(value)]
    spots = []
    stack = [root]
    while stack:
        node = stack.pop()
        for key in list(node) if isinstance(node, dict) else range(len(node)):
            spots.append((node, key))
            if isinstance(node[key], dict | list):
                stack.append(node[key])
    node, key = rng.choice(spots)
    old = node[key]
    if isinstance(node, dict) and rng.random() < 0.4:
        node.pop(key)
        if rng.random() < 0.5:
            node[f"{key}x"] = old
    elif isinstance(old, bool) or old is None:
        node[key] = 1 if old else 0
    elif isinstance(old, int | float):
        node[key] = rng.choice([old + 0.01, str(old), -old - 1])
    elif isinstance(old, str):
        node[key] = f"{old} "
    else:
        node[key] = [old]
    return root[0]


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 400), luck=st.randoms(use_true_random=False))
def test_a_changed_answer_is_found_with_its_place(seed, luck):
    subject = subject_of(compose(seed))
    changed = spoilt(subject.answer.value, luck)
    found = list(FAMILY.verify(subject.with_answer(jsontext.canonical(changed))))
    assert [finding.check for finding in found] == ["transform.value"]
    pointer = found[0].pointer
    here, there = (_at(value, pointer) for value in (subject.answer.value, changed))
    assert here is Ellipsis or there is Ellipsis or not jsontext.equal(here, there)


def _at(value, pointer):
    try:
        return jsontext.resolve(value, pointer)
    except KeyError:
        return ...


def test_the_right_value_in_another_form_is_found():
    subject = subject_of(compose(0))
    spaced = json.dumps(subject.answer.value, indent=1)
    assert findings(subject.with_answer(spaced)) == {"transform.canonical"}
    assert findings(subject.with_answer(f"```json\n{subject.answer_text}\n```")) == {"transform.not_json"}
    assert findings(subject.with_answer(subject.answer_text[:-1])) == {"transform.not_json"}


def altered(draft, *, asked=None, meta=None):
    record = Record(
        id="r",
        task="transform",
        input={**draft.input, **(asked or {})},
        output=draft.output,
        meta={**draft.meta, **(meta or {})},
    )
    return Subject(record, lambda _: SCHEMA)


def test_a_record_that_does_not_hang_together_is_found():
    draft = compose(1, "easy")
    step = draft.meta["steps"][0]
    assert findings(altered(draft, meta={"steps": [{**step, "op": "explode"}]})) == {"transform.steps"}
    assert findings(altered(draft, meta={"steps": []})) == {"transform.steps"}
    assert findings(altered(draft, meta={"operations": ["reverse", "reverse"]})) == {"transform.steps"}
    assert findings(altered(draft, asked={"json": "{"})) == {"transform.input"}
    assert findings(altered(draft, asked={"json": '"text"'})) & {"transform.steps", "transform.value"}
    assert "transform.instruction" in findings(altered(draft, asked={"instruction": "Transform the JSON."}))


def test_an_instruction_that_names_something_else_is_found():
    draft = compose(2, "easy", {"name": "Ana", "age": 27, "city": "Faro"})
    assert "expression" not in draft.meta
    for word in {word for step in draft.meta["steps"] for word in literals(step)}:
        text = draft.input["instruction"].replace(word, "nothing")
        assert findings(altered(draft, asked={"instruction": text})) == {"transform.instruction"}


def test_an_instruction_that_leaves_the_order_of_keys_open_is_found():
    """Code points put `Zip` before `city`, dictionaries the other way round."""
    vague = {"keys in code point order.": "keys in sorted order.", "keys sorted by code point.": "keys sorted."}
    refused = 0
    for seed in range(60):
        draft = compose(seed, "easy")
        told = draft.input["instruction"]
        for clear, open_to_taste in vague.items():
            if told.endswith(clear):
                asked = {"instruction": told.replace(clear, open_to_taste)}
                assert findings(altered(draft, asked=asked)) == {"transform.instruction"}
                refused += 1
    assert refused


# ---------------------------------------------------------------- expressions

EXPRESSIVE = Transform(TransformSettings(expressions=1.0))


def test_some_records_give_their_steps_as_an_expression():
    seen = Counter()
    for seed in range(240):
        draft = compose(seed, ("easy", "medium", "hard")[seed % 3], family=EXPRESSIVE)
        assert list(FAMILY.verify(subject_of(draft))) == []
        expression = draft.meta.get("expression")
        if expression is None:
            continue  # the plan has no form in the language that was drawn, or a long one
        seen[expression["language"]] += 1
        assert expression["text"] in draft.input["instruction"]
        other = altered(draft, meta={"expression": {**expression, "text": expression["text"] + " "}})
        assert "transform.instruction" in findings(other)
    assert set(seen) == {"jq", "jmespath", "json_patch", "merge_patch"}
    assert seen.total() > 150
    shares = Counter("expression" in compose(seed, "easy").meta for seed in range(300))
    assert 0.04 < shares[True] / 300 < 0.16


def test_an_expression_that_does_something_else_is_found():
    for seed in range(60):
        draft = compose(seed, "easy", family=EXPRESSIVE)
        if draft.meta.get("expression", {}).get("language") != "jq":
            continue
        old = draft.meta["expression"]["text"]
        changed = altered(
            draft,
            asked={"instruction": draft.input["instruction"].replace(old, "keys")},
            meta={"expression": {"language": "jq", "text": "keys"}},
        )
        assert findings(changed) == {"transform.engines"}
        for broken in ("keys", {"language": "sql", "text": old}, {"language": "jq"}, {"language": ["jq"], "text": old}):
            assert "transform.instruction" in findings(altered(draft, meta={"expression": broken}))


# ---------------------------------------------------------------- worse answers and scores


def test_spoiled_answers_are_wrong_for_the_stated_reason():
    ways = set()
    for seed in range(420):
        subject = subject_of(compose(seed, ("easy", "medium", "hard")[seed % 3]))
        spoiled = FAMILY.spoil(subject, random.Random(seed))
        assert spoiled is not None
        ways.add(spoiled.how.split(":")[0])
        assert spoiled.because in findings(subject.with_answer(spoiled.rejected))
        assert spoiled.rejected != subject.answer_text
        if spoiled.because == "transform.value":
            value = jsontext.parse(spoiled.rejected)
            assert not jsontext.equal(value, subject.answer.value)
            assert spoiled.rejected == jsontext.canonical(value)
    assert ways == {
        *("step_left_out", "step_misread", "step_slipped", "wrong_order"),
        *("input_echoed", "value_changed", "field_added", "wrapped"),
    }


def test_length_does_not_tell_the_worse_answer():
    """But for the input echoed, and for what a wrapping adds, it is of half to twice the length."""
    for seed in range(900):
        subject = subject_of(compose(seed, ("easy", "medium", "hard")[seed % 3]))
        spoiled = FAMILY.spoil(subject, random.Random(seed))
        assert spoiled is not None
        assert spoiled.rejected not in ("{}", "[]")
        if not spoiled.how.startswith(("input_echoed", "wrapped")):
            assert 0.5 <= len(spoiled.rejected) / len(subject.answer_text) <= 2, spoiled.how


def test_spoiling_is_reproducible():
    subject = subject_of(compose(5))
    assert FAMILY.spoil(subject, random.Random(9)) == FAMILY.spoil(subject, random.Random(9))


def test_scores():
    draft = compose(0, "easy")
    record = Record(id="r", task="transform", input=draft.input, output='{"a":1,"b":{"c":[true,2]}}', meta=draft.meta)
    subject = Subject(record, lambda _: SCHEMA)

    def score(text):
        figures = FAMILY.score(subject, text)
        assert list(figures) == ["valid", "exact", "form", "field_f1", "leaf_recall", "correct"]
        return [round(figure, 3) for figure in figures.values()]

    assert score('{"a":1,"b":{"c":[true,2]}}') == [1, 1, 1, 1, 1, 1]
    assert score('{"b":{"c":[true,2.0]},"a":1}') == [1, 1, 0, 1, 1, 1]
    assert score('{"a":1,"b":{"c":[1,2]}}') == [1, 0, 0, 0.667, 0.667, 0]
    assert score('{"a":1}') == [1, 0, 0, 0.5, 0.333, 0]
    assert score("{'a':1}") == [0, 0, 0, 0, 0, 0]


@settings(max_examples=100, deadline=None)
@given(answer=st.text() | st.sampled_from(["[" * 5000, "1e400", "NaN", '"\\ud800"', '{"a":1,"a":2}', "9" * 400]))
def test_no_answer_is_too_strange_to_be_scored(answer):
    figures = FAMILY.score(subject_of(compose(0)), answer)
    assert all(0 <= figure <= 1 for figure in figures.values())
    assert figures["correct"] == 0


# ---------------------------------------------------------------- evidence


def test_records_say_who_proves_them_and_how_far_the_steps_build_on_one_another():
    engines, twice, chained, steps = set(), 0, 0, 0
    for seed in range(200):
        meta = compose(seed, ("easy", "medium", "hard")[seed % 3]).meta
        assert meta["proven_by"][0] == "jq"
        assert (meta["proven_twice"] > 0) == (len(meta["proven_by"]) > 1)
        assert meta["proven_twice"] <= meta["size"]["steps"] == len(meta["steps"])
        assert meta["size"]["chained"] < len(meta["steps"])
        engines |= set(meta["proven_by"])
        if len(meta["steps"]) >= 4:
            chained += meta["size"]["chained"]
            steps += len(meta["steps"]) - 1
        twice += meta["proven_twice"] / len(meta["steps"])
    assert engines == {"jq", "jmespath", "json_patch"}
    assert twice / 200 > 0.5
    assert chained / steps > 0.4


@pytest.mark.parametrize("change", [{"proven_by": ["jq", "jsonata"]}, {"proven_twice": 9}])
def test_a_witness_that_was_never_heard_is_found(change):
    assert findings(altered(compose(1), meta=change)) == {"transform.engines"}


# ---------------------------------------------------------------- settings


def test_only_the_operations_of_the_recipe_are_drawn():
    names = ("sort_by", "rename_keys", "drop_fields", "filter_rows")
    family = Transform(TransformSettings(operations=names))
    seen = set()
    for seed in range(60):
        draft = compose(seed, "medium", GOLDS[seed % 6], family=family)
        seen |= set(draft.meta["operations"])
    assert seen == set(names)


def test_an_operation_that_does_not_exist_is_named_with_its_neighbours():
    with pytest.raises(ValidationError, match="no operation 'sortby': did you mean sort_by"):
        TransformSettings(operations=("sortby",))
    with pytest.raises(ValidationError, match="shuffle"):
        TransformSettings(operations=("rename_keys", "shuffle"))
    with pytest.raises(ValidationError):
        TransformSettings(expressions=1.5)


def test_a_schema_without_use_for_the_operations_is_declined():
    family = Transform(TransformSettings(operations=("transpose",)))
    flat = Schema({"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}}, id="x/y")
    assert "no step of the operations that the recipe names: transpose" in family.accepts(flat)
    assert FAMILY.accepts(flat) is None
