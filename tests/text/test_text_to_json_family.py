"""The family: right records prove right, every wrong answer is caught, with and without evidence."""

from __future__ import annotations

import copy
import json
import random
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import library, slot, subject_of, tell

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.schema import Schema
from edgejson.tools import Tools, Unmakeable
from edgejson.types import Completion, Record
from edgejson_checks.grounding import Grounding
from edgejson_tasks.text_to_json import edgejson_task_family
from edgejson_tasks.text_to_json.family import TextToJson
from edgejson_tasks.text_to_json.notation import fields_list, fields_text, schema_text

FAMILY = TextToJson()
SEEDS = st.integers(0, 2**40)


def found(subject):
    return [finding.check for finding in FAMILY.verify(subject)]


def test_the_spec_names_the_family():
    spec = edgejson_task_family()
    assert (spec.name, spec.api) == ("text_to_json", 1)
    assert spec.load(None).name == "text_to_json"


@given(SEEDS)
@settings(max_examples=150, deadline=None)
def test_every_record_proves_right(seed):
    told = tell(seed)
    # A gate may refuse a text; no answer is wrong.
    assert set(found(told.subject)) <= {
        "text_to_json.left_out",
        "text_to_json.stray_value",
        "text_to_json.item_borders",
    }
    assert list(Grounding().check(told.subject)) == []


def test_nearly_every_record_passes_the_gates_and_proves_right_without_its_marks_too():
    """A second reading, which looks the values up in the whole text and knows nothing of who wrote it."""
    gated = missed = 0
    for seed in range(300):
        told = tell(seed)
        gated += found(told.subject) != []
        bare = {key: stated for key, stated in told.subject.meta.items() if key != "evidence"}
        unmarked = Subject(replace(told.subject.record, meta=bare), library().find)
        flags = {pointer for pointer, leaf in told.subject.leaves if isinstance(leaf, bool)}
        # Without marks nobody can know that "gift wrapping was not asked for" is about `gift_wrap`.
        missed += not {finding.pointer for finding in FAMILY.verify(unmarked)} <= flags
    assert gated <= 3
    assert missed <= 6


@given(SEEDS)
@settings(max_examples=30, deadline=None)
def test_a_record_says_all_that_is_needed_and_nothing_of_how_it_was_made(seed):
    told = tell(seed)
    asked = dict(told.draft.input)
    assert asked.pop("instruction").isprintable()
    assert asked.pop("text") == told.completion.text
    ((kind, wanted),) = asked.items()
    if kind == "schema":
        assert Schema(json.loads(wanted)).is_valid(told.draft.gold)
        assert '"x-' not in wanted
    else:
        assert all(name in wanted for name in told.draft.gold)
    assert told.draft.output == jsontext.canonical(told.draft.gold)
    meta = told.draft.meta
    assert meta["instance"] is library().get(told.slot.schema_id).is_valid(told.draft.gold)
    assert meta["size"]["fields"] == len(jsontext.leaves(told.draft.gold))
    assert meta["size"]["distractors"] == len(meta.get("distractors", {}))


def test_the_same_slot_gives_the_same_record():
    assert all(tell(seed).draft == tell(seed).draft for seed in range(10))


def test_a_bare_scalar_is_asked_for_again():
    schema = Schema({"type": ["string", "object"], "properties": {"city": {"type": "string"}}}, id="hand/written")
    work = FAMILY.compose(slot(3, schema.id), Tools(slot(3, schema.id), schema))
    next(work)
    assert [work.send(Completion(value=value)).intent for value in ("Recife", [], None)] == ["instance"] * 3
    assert work.send(Completion(value={"city": "Recife"})).intent == "text"
    with pytest.raises(StopIteration) as done:
        work.send(Completion(text="The city is Recife."))
    assert done.value.value.gold == {"city": "Recife"}

    work = FAMILY.compose(slot(3, schema.id), Tools(slot(3, schema.id), schema))
    next(work)
    with pytest.raises(Unmakeable, match="an object or an array"):
        for _ in range(20):
            work.send(Completion(value={}))


def perturbed(leaf, rng):
    """Another value of the same type, near to `leaf`."""
    if isinstance(leaf, bool):
        return not leaf
    if isinstance(leaf, int):
        return leaf + rng.choice([-1, 1, 10])
    if isinstance(leaf, float):
        return round(leaf + rng.choice([-0.25, 0.25, 1.5]), 6)
    place = rng.randrange(len(leaf))
    sign = leaf[place]
    if sign.isdigit():
        return f"{leaf[:place]}{(int(sign) + rng.randint(1, 9)) % 10}{leaf[place + 1 :]}"
    return f"{leaf[:place]}{'q' if sign != 'q' else 'w'}{leaf[place + 1 :]}"


@given(SEEDS)
@settings(max_examples=120, deadline=None)
def test_any_perturbed_value_is_reported_at_its_place(seed):
    told = tell(seed)
    rng = random.Random(seed)
    leaves = [(pointer, leaf) for pointer, leaf in jsontext.leaves(told.draft.gold) if leaf not in (None, "", [], {})]
    for pointer, leaf in rng.sample(leaves, min(4, len(leaves))):
        wrong = copy.deepcopy(told.draft.gold)
        *path, last = jsontext.split(pointer)
        owner = jsontext.resolve(wrong, jsontext.join(path))
        owner[int(last) if isinstance(owner, list) else last] = perturbed(leaf, rng)
        findings = list(FAMILY.verify(told.subject.with_answer(jsontext.canonical(wrong))))
        assert ("text_to_json.misread", pointer) in {(finding.check, finding.pointer) for finding in findings}


@given(SEEDS)
@settings(max_examples=60, deadline=None)
def test_a_dropped_member_and_an_added_one_are_reported(seed):
    told = tell(seed)
    rng = random.Random(seed)
    short = copy.deepcopy(told.draft.gold)
    del short[rng.choice(list(short))]
    assert "text_to_json.missing_field" in found(told.subject.with_answer(jsontext.canonical(short)))
    long = {**told.draft.gold, "remark_of_the_clerk": "none so far"}
    assert "text_to_json.invented_field" in found(told.subject.with_answer(jsontext.canonical(long)))


@given(SEEDS)
@settings(max_examples=80, deadline=None)
def test_what_is_spoiled_is_wrong_for_the_reason_given(seed):
    told = tell(seed)
    spoiled = FAMILY.spoil(told.subject, random.Random(seed))
    assert spoiled is not None
    assert spoiled.rejected != told.draft.output
    assert spoiled.because in found(told.subject.with_answer(spoiled.rejected))
    assert FAMILY.spoil(told.subject, random.Random(seed)) == spoiled


def test_what_is_no_json_and_what_has_no_text_is_reported():
    told = tell(1)
    assert found(told.subject.with_answer("{")) == ["text_to_json.parse"]


def test_a_broken_rule_is_reported_though_every_value_stands_in_the_text():
    told = tell(5, "core/invoice", "easy")
    broken = library().get("core/invoice").invariants.violate(told.draft.gold, random.Random(2))
    assert broken is not None
    assert "text_to_json.rule" in found(told.subject.with_answer(jsontext.canonical(broken[0])))


# ---------------------------------------------------------------- evidence


def with_evidence(told, change):
    evidence = copy.deepcopy(told.draft.meta["evidence"])
    change(evidence)
    record = replace(told.subject.record, meta={**told.subject.record.meta, "evidence": evidence})
    return Subject(record, library().find)


def test_evidence_that_is_missing_shared_or_beyond_the_text_is_reported():
    told = tell(4, "core/invoice", "medium")
    one, other, *_ = told.draft.meta["evidence"]
    end = len(told.completion.text)
    places = told.draft.meta["evidence"]
    for change, finding in (
        (lambda evidence: evidence.pop(one), ("text_to_json.invented_field", one)),
        (lambda evidence: evidence.update({one: "there"}), ("text_to_json.invented_field", one)),
        (lambda evidence: evidence.update({one: places[other]}), ("text_to_json.misread", one)),
        (lambda evidence: evidence.update({one: [places[one][0] - end, places[one][1] - end]}),
         ("text_to_json.evidence", one)),
        (lambda evidence: evidence.update({one: [places[one][0], end + 9]}), ("text_to_json.evidence", one)),
    ):  # fmt: skip
        findings = list(FAMILY.verify(with_evidence(told, change)))
        assert finding in {(found.check, found.pointer) for found in findings}, finding


def test_one_mention_is_no_evidence_for_two_equal_values():
    record = Record(
        id="one",
        task="text_to_json",
        input={"instruction": "Extract.", "text": "Ana wrote to Ana."},
        output='{"from":"Ana","to":"Ana"}',
        meta={"evidence": {"/from": [0, 3], "/to": [13, 16]}},
    )
    assert found(Subject(record, lambda _: None)) == []
    shared = replace(record, meta={"evidence": {"/from": [0, 3], "/to": [0, 3]}})
    assert found(Subject(shared, lambda _: None)) == ["text_to_json.evidence"]


def test_a_value_that_stands_elsewhere_in_the_text_is_still_misread():
    """The whole text states both numbers; only the places tell whose they are."""
    record = Record(
        id="one",
        task="text_to_json",
        input={"instruction": "Extract.", "text": "12 came, 3 left."},
        output='{"came":3,"left":12}',
        meta={"evidence": {"/came": [0, 2], "/left": [9, 10]}},
    )
    assert found(Subject(record, lambda _: None)) == ["text_to_json.misread", "text_to_json.misread"]


# ---------------------------------------------------------------- a teacher that marks nothing


def compose_with(text, gold, seed=3):
    chosen = slot(seed, "core/contact_info")
    steps = FAMILY.compose(chosen, Tools(chosen, library().get("core/contact_info")))
    next(steps)
    steps.send(Completion(value=gold))
    try:
        steps.send(Completion(text=text))
    except StopIteration as stop:
        return subject_of(chosen, stop.value)
    raise AssertionError("the family asked for more than an instance and a text")


def without_places(subject):
    meta = {name: part for name, part in subject.meta.items() if name != "evidence"}
    return Subject(replace(subject.record, meta=meta), library().find)


ANA = {"name": "Ana Sousa", "email": "ana@lunamail.io", "phone": "+1 202-555-0147"}


def test_a_text_without_marks_counts_when_it_states_everything():
    subject = compose_with("You reach Ana Sousa under +1 202-555-0147; her mail is ana@lunamail.io.", ANA)
    assert found(subject) == []
    assert found(without_places(subject)) == []
    wrong = jsontext.canonical({**ANA, "email": "anna@lunamail.io"})
    assert found(subject.with_answer(wrong)) == ["text_to_json.misread"]
    assert found(without_places(subject).with_answer(wrong)) == ["text_to_json.ungrounded"]


def test_the_places_of_a_text_without_marks_are_found_where_they_are_sure():
    text = "You reach Ana Sousa under +1 202-555-0147; her mail is ana@lunamail.io."
    evidence = compose_with(text, ANA).meta["evidence"]
    assert {pointer[1:]: text[start:end] for pointer, (start, end) in evidence.items()} == ANA
    twice = compose_with(text, {**ANA, "company": "Ana Sousa"})
    assert "evidence" not in twice.meta
    assert found(twice) == []


@pytest.mark.parametrize(
    "text", ["You reach Ana Sousa under +1 202-555-0147.", "ana sousa, ana@lunamail.io, +1 202-555-0147"]
)
def test_a_text_without_marks_that_leaves_something_out_makes_no_record(text):
    with pytest.raises(Unmakeable, match=r"does not state"):
        compose_with(text, ANA)


def test_a_null_must_be_said_without_marks_too_unless_silence_means_null():
    text = "You reach Ana Sousa under +1 202-555-0147; her mail is ana@lunamail.io."
    gold = {**ANA, "birthday": None}
    omitting = next(seed for seed in range(99) if compose_with(text, ANA, seed).meta["missing_policy"] == "omit")
    with pytest.raises(Unmakeable, match="birthday"):
        compose_with(text, gold, omitting)
    told = compose_with(f"{text} The birthday is unknown.", gold, omitting)
    assert found(told) == []
    unmarked = without_places(told).record
    mute = replace(unmarked, input={**unmarked.input, "text": text})
    assert found(Subject(mute, library().find)) == ["text_to_json.ungrounded"]
    filling = next(seed for seed in range(99) if compose_with(text, ANA, seed).meta["missing_policy"] == "null")
    assert found(compose_with(text, gold, filling)) == []


# ---------------------------------------------------------------- notation, scores


def test_the_field_notation_reads_like_the_schema():
    schema = Schema(
        {
            "type": "object",
            "required": ["name", "items"],
            "properties": {
                "name": {"type": "string", "x-value": "person.name"},
                "age": {"type": ["integer", "null"]},
                "state": {"enum": ["on", "off"]},
                "born": {"type": "string", "format": "date"},
                "items": {"type": "array", "items": {"$ref": "#/$defs/item"}},
                "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
                "x-ray": {"type": "boolean"},
            },
            "$defs": {"item": {"type": "object", "required": ["sku"], "properties": {"sku": {"type": "string"}}}},
        }
    )
    assert fields_text(schema) == (
        '{name: string, age?: integer | null, state?: "on" | "off", born?: date, items: [{sku: string}], '
        "counts?: {...: integer}, x-ray?: boolean}"
    )
    bare = json.loads(schema_text(schema))
    assert "x-value" not in bare["properties"]["name"]
    assert "x-ray" in bare["properties"]


def notation(document):
    return fields_text(Schema(document))


def test_the_notation_names_the_type_of_the_deepest_leaf():
    document = {"type": "integer"}
    for _ in range(14):
        document = {"type": "object", "properties": {"a": {"type": "array", "items": document}}}
    assert notation(document) == "{a?: [" * 14 + "integer" + "]}" * 14


def test_the_list_of_fields_has_a_line_for_each_with_its_description():
    document = {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "string", "description": "Number of\n the order"},
            "paid": {"type": ["boolean", "null"]},
            "buyer": {"type": "object", "properties": {"name": {"type": "string"}}},
            "rows": {"type": "array", "description": "Lines", "items": {"$ref": "#/$defs/row"}},
            "tags": {"type": "array", "items": {"type": "string"}},
        },
        "$defs": {"row": {"type": "object", "required": ["sku"], "properties": {"sku": {"enum": ["a", "b"]}}}},
    }
    assert fields_list(Schema(document)).split("\n") == [
        "- id (string): Number of the order",
        "- paid (boolean | null, optional)",
        "- buyer (object, optional)",
        "  - name (string, optional)",
        "- rows (array of objects, optional): Lines",
        '  - sku ("a" | "b")',
        "- tags ([string], optional)",
    ]
    assert fields_list(Schema(document), nullable=True).split("\n")[1:3] == [
        "- paid (boolean | null)",
        "- buyer (object | null)",
    ]
    assert fields_text(Schema(document), nullable=True) == (
        "{id: string, paid: boolean | null, buyer: {name: string | null} | null, "
        'rows: [{sku: "a" | "b"}] | null, tags: [string] | null}'
    )
    rows = {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer"}}}}
    assert fields_list(Schema(rows)) == "a list of:\n  - n (integer, optional)"
    assert fields_list(Schema({"type": "array", "items": {"type": "integer"}})) is None


def test_a_schema_with_a_number_beyond_canonical_json_is_shown_as_it_is():
    document = {"type": "object", "properties": {"n": {"type": "integer", "maximum": 2**63}}}
    assert json.loads(schema_text(Schema(document))) == document


def test_no_leaf_of_the_packs_is_of_any_type():
    for schema_id in library().ids():
        assert not re.search(r": \[*any\b", fields_text(library().get(schema_id))), schema_id


@pytest.mark.parametrize(
    ("member", "told"),
    [
        ({"allOf": [{"type": "string"}, {"format": "date"}]}, "date"),
        ({"allOf": [{"$ref": "#/$defs/sku"}], "properties": {"b": {"minimum": 0}}}, "{sku: string, b?: number}"),
        ({"type": "string", "anyOf": [{"minLength": 2}, {}]}, "string"),
        ({"anyOf": [{"type": "integer"}, {"pattern": "^a"}]}, "integer | string"),
        ({"items": [{"type": "integer"}, {"type": "string"}]}, "[integer, string]"),
        ({"type": "array", "items": {"$ref": "#/$defs/tree"}}, "[tree = {kids?: [tree]}]"),
        ({"patternProperties": {"^d[1-7]$": {"type": "integer"}}}, "{/^d[1-7]$/: integer}"),
        ({"properties": {"a": {}}, "additionalProperties": {"type": "integer"}}, "{a?: any, ...: integer}"),
        ({"properties": {"a": {}}, "anyOf": [{"properties": {"b": {"type": "integer"}}}]}, "{a?: any, b?: integer}"),
        ({"$ref": "#/$defs/self"}, "any"),
        ({"description": "whatever"}, "any"),
    ],
)
def test_the_notation_says_what_the_schema_says(member, told):
    definitions = {
        "sku": {"type": "object", "required": ["sku"], "properties": {"sku": {"type": "string"}}},
        "tree": {"type": "object", "properties": {"kids": {"type": "array", "items": {"$ref": "#/$defs/tree"}}}},
        "self": {"$ref": "#/$defs/self"},
    }
    document = {"type": "object", "properties": {"member": member}, "$defs": definitions}

    class Documented:  # a schema that leads nowhere cannot be compiled, and is written about all the same
        def __init__(self):
            self.document = document

    assert fields_text(Documented()) == f"{{member?: {told}}}"


def test_a_part_that_holds_itself_is_named_where_it_is_spelled_out():
    node = {"type": "object", "properties": {"v": {"type": "integer"}, "below": {"$ref": "#/$defs/node"}}}
    twice = {"type": "object", "properties": {"a": {"$ref": "#/$defs/node"}, "b": {"$ref": "#/$defs/node"}}}
    assert notation({**twice, "$defs": {"node": node}}) == "{a?: node = {v?: integer, below?: node}, b?: node}"
    thread = {"type": "object", "properties": {"replies": {"type": "array", "items": {"$ref": "#"}}}}
    assert notation(thread) == "root = {replies?: [root]}"
    assert fields_list(Schema(thread)) is None
    named_like_a_type = json.loads(json.dumps({**twice, "$defs": {"node": node}}).replace("node", "object"))
    named_like_a_type["$defs"]["object"]["type"] = "object"
    assert notation(named_like_a_type) == "{a?: object_ = {v?: integer, below?: object_}, b?: object_}"


def test_the_list_of_fields_names_members_by_expressions_too():
    hours = {"type": "object", "properties": {"open": {"type": "string"}}, "required": ["open"]}
    document = {
        "type": "object",
        "properties": {"shop": {"type": "string"}},
        "patternProperties": {"^(mon|tue)$": hours},
    }
    assert fields_list(Schema(document)).split("\n") == [
        "- shop (string, optional)",
        "- /^(mon|tue)$/ (object)",
        "  - open (string)",
    ]


ANSWERS = [
    ('{"age":27,"name":"Ana"}', {}),
    ('{ "name": "Ana", "age": 27.0 }', {}),
    (
        '{"age":28,"name":"Ana"}',
        {"correct": 0.0, "exact": 0.0, "field_f1": 0.5, "recall": 0.5, "precision": 0.5, "grounded": 0.5},
    ),
    # The other number stands in the text: misplaced, not made up.
    (
        '{"age":3,"name":"Ana"}',
        {"correct": 0.0, "exact": 0.0, "field_f1": 0.5, "recall": 0.5, "precision": 0.5, "grounded": 1.0},
    ),
    ('{"name":"Ana"}', {"correct": 0.0, "exact": 0.0, "field_f1": 2 / 3, "recall": 0.5}),
    ('{"first":"Ana","years":27}', {"correct": 0.0, "exact": 0.0, "field_f1": 0.0}),
    ('{"age":true,"name":"Ana"}', {"correct": 0.0, "exact": 0.0, "field_f1": 0.5, "recall": 0.5, "precision": 0.5}),
    ("[]", dict.fromkeys(("correct", "exact", "field_f1", "recall", "precision"), 0.0)),
    ("Ana is 27", dict.fromkeys(("valid", "correct", "exact", "field_f1", "recall", "precision", "grounded"), 0.0)),
]


@pytest.mark.parametrize(("answer", "lower"), ANSWERS)
def test_scores(answer, lower):
    text = "Ana, 27, came with her 3 children."
    record = Record(
        id="one", task="text_to_json", input={"instruction": "Extract.", "text": text}, output='{"age":27,"name":"Ana"}'
    )
    names = ("valid", "correct", "exact", "field_f1", "recall", "precision", "grounded")
    scores = FAMILY.score(Subject(record, lambda _: None), answer)
    assert scores == pytest.approx({**dict.fromkeys(names, 1.0), **lower})


@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
@settings(max_examples=60, deadline=None)
def test_no_answer_is_beyond_scoring(answer):
    assert all(0 <= figure <= 1 for figure in FAMILY.score(tell(1).subject, answer).values())


def test_the_right_answer_and_no_worse_one_is_correct():
    for seed in range(40):
        told = tell(seed)
        assert FAMILY.score(told.subject, told.draft.output)["correct"] == 1.0
        assert FAMILY.score(told.subject, FAMILY.spoil(told.subject, random.Random(seed)).rejected)["correct"] == 0.0
