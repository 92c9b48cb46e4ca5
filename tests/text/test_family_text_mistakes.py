"""Rejected answers: each kind of mistake on a record that offers it, and all of them proven over many records."""

from __future__ import annotations

import json
import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import tell

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.schema import Schema
from edgejson.types import Record
from edgejson_tasks.text_to_json.family import TextToJson
from edgejson_tasks.text_to_json.mistakes import MAKE
from edgejson_tasks.text_to_json.settings import MISTAKES, TextSettings

FAMILY = TextToJson()
SCHEMA = Schema(
    {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "string"},
            "status": {"enum": ["pending", "paid"]},
            "day": {"type": "string", "format": "date"},
            "due": {"type": ["string", "null"], "format": "date"},
            "sum": {"type": "number"},
            "count": {"type": "integer"},
            "sent": {"type": "boolean"},
            "city": {"type": "string", "x-value": "place.city"},
            "rows": {
                "type": "array",
                "items": {"type": "object", "properties": {"sku": {"type": "string"}, "n": {"type": "integer"}}},
            },
        },
    },
    id="hand/order",
)
SAYS = {
    "/id": "A-7", "/status": "pendente", "/day": "5 de março de 2024", "/due": "não informado", "/sum": "1.299,90",
    "/count": "2.000", "/sent": "não", "/rows/0/sku": "S1", "/rows/0/n": "4", "/rows/1/sku": "S2", "/rows/1/n": "8",
}  # fmt: skip
GOLD = {
    "id": "A-7", "status": "pending", "day": "2024-03-05", "due": None, "sum": 1299.9, "count": 2000, "sent": False,
    "rows": [{"sku": "S1", "n": 4}, {"sku": "S2", "n": 8}],
}  # fmt: skip


def subject(**meta):
    text, evidence = "", {}
    for pointer, words in SAYS.items():
        text += f"{'; ' if text else ''}"
        evidence[pointer] = [len(text), len(text) + len(words)]
        text += words
    text += " (antes 77,10)"
    record = Record(
        id="one",
        task="text_to_json",
        input={"instruction": "Extraia.", "text": text},
        output=jsontext.canonical(GOLD),
        meta={
            "schema": SCHEMA.id, "language": "pt", "evidence": evidence, "missing_policy": "omit",
            "distractors": {"/sum": 77.1}, **meta,
        },
    )  # fmt: skip
    return Subject(record, lambda _: SCHEMA)


def made(kind, seed, told=None):
    family = TextToJson(TextSettings(mistakes={**dict.fromkeys(MISTAKES, 0), kind: 1}))
    return family.spoil(told or subject(), random.Random(seed))


def changes(rejected, gold=None):
    """Pointers at which a rejected answer differs, with what it says there."""
    right, wrong = dict(jsontext.leaves(gold or GOLD)), dict(jsontext.leaves(json.loads(rejected)))
    return {
        pointer: wrong.get(pointer, "-")
        for pointer in right | wrong
        if pointer not in right or pointer not in wrong or not jsontext.equal(right[pointer], wrong[pointer])
    }


def test_the_record_of_these_tests_proves_right():
    assert list(FAMILY.verify(subject())) == []


SINGLE = {
    "distractor_taken": ({"/sum": 77.1}, "distractor"),
    "enum_untranslated": ({"/status": "pendente"}, "schema"),
    "date_misread": ({"/day": "2024-05-03"}, "misread"),
    "flipped": ({"/sent": True}, "misread"),
}


@pytest.mark.parametrize("kind", sorted(SINGLE))
def test_a_mistake_that_can_be_made_in_one_way(kind):
    expected, because = SINGLE[kind]
    spoiled = made(kind, 1)
    assert (changes(spoiled.rejected), spoiled.because, spoiled.how) == (expected, f"text_to_json.{because}", kind)


SEVERAL = {
    "number_misread": [{"/sum": 129990}, {"/count": 2.0}],
    "not_normalised": [{"/sum": "1.299,90"}, {"/count": "2.000"}, {"/sent": "não"}, {"/day": "5 de março de 2024"}],
    "swapped_items": [{"/rows/0/sku": "S2", "/rows/1/sku": "S1"}, {"/rows/0/n": 8, "/rows/1/n": 4}],
    "wrong_type": [{"/count": "2000"}, {"/sum": "1299.9"}, {"/sent": "false"}, {"/rows/0/n": "4"}, {"/rows/1/n": "8"}],
    "null_for_value": [{pointer: None} for pointer in SAYS if pointer != "/due"],
}


@pytest.mark.parametrize("kind", sorted(SEVERAL))
def test_a_mistake_that_can_be_made_in_several_ways(kind):
    seen = []
    for seed in range(80):
        spoiled = made(kind, seed)
        changed = changes(spoiled.rejected)
        if kind == "wrong_type" and any("/" in pointer[1:] or pointer not in SAYS for pointer in changed):
            continue  # a list of one, or a value of an item
        assert changed in SEVERAL[kind], changed
        seen.append(changed)
    assert all(way in seen for way in SEVERAL[kind] if kind != "wrong_type" or "/rows" not in next(iter(way)))


def test_a_field_is_missed_or_made_up():
    for seed in range(30):
        missed = json.loads(made("missing_field", seed).rejected)
        assert len(jsontext.leaves(missed)) < len(jsontext.leaves(GOLD))
        invented = made("invented_field", seed)
        assert invented.because == "text_to_json.invented_field"
        assert len(changes(invented.rejected)) == 1
    assert any("city" in made("invented_field", seed).rejected for seed in range(30))
    assert len(json.loads(made("missing_item", 1).rejected)["rows"]) == 1


def test_a_null_is_filled_in():
    values = {changes(made("value_for_null", seed).rejected)["/due"] for seed in range(40)}
    assert None not in values
    assert {"unknown", "N/A"} <= values
    assert any(value[:2] in ("19", "20") for value in values if value)


def test_the_policy_is_broken_whichever_it_is():
    spoiled = made("wrong_policy", 1)
    assert (changes(spoiled.rejected), spoiled.because) == ({"/city": None}, "text_to_json.invented_field")
    nulls = subject(missing_policy="null")
    spoiled = made("wrong_policy", 1, nulls)
    assert (changes(spoiled.rejected), spoiled.because) == ({"/due": "-"}, "text_to_json.missing_field")


def test_a_wrapped_answer_holds_the_right_one():
    for seed in range(20):
        spoiled = made("wrapped", seed)
        assert jsontext.canonical(GOLD) in spoiled.rejected
        assert spoiled.because == "text_to_json.parse"
        assert spoiled.how.startswith("wrapped_")


def test_what_finds_no_hold_is_passed_over():
    told = subject(distractors={})
    assert made("distractor_taken", 1, told) is None
    assert FAMILY.spoil(told, random.Random(1)) is not None


def test_every_kind_has_a_weight_and_is_made():
    assert MISTAKES.keys() - MAKE.keys() == {"wrapped"}
    kinds = Counter()
    for seed in range(250):
        told = tell(seed)
        spoiled = FAMILY.spoil(told.subject, random.Random(seed))
        kinds[spoiled.how.partition("_")[0] if spoiled.how.startswith("wrapped") else spoiled.how] += 1
    assert kinds.keys() >= MISTAKES.keys() - {"distractor_taken", "enum_untranslated"}
    assert max(kinds.values()) < 250 / 4


@given(st.integers(0, 2**40))
@settings(max_examples=120, deadline=None)
def test_whatever_is_made_is_wrong_for_its_reason_and_written_like_the_right_answer(seed):
    told = tell(seed)
    spoiled = FAMILY.spoil(told.subject, random.Random(seed))
    found = {finding.check for finding in FAMILY.verify(told.subject.with_answer(spoiled.rejected))}
    assert spoiled.because in found
    if not spoiled.how.startswith("wrapped"):
        wrong = json.loads(spoiled.rejected)
        assert jsontext.canonical(wrong) == spoiled.rejected
        assert not jsontext.equal(wrong, told.draft.gold)


@given(st.integers(0, 2**40))
@settings(max_examples=60, deadline=None)
def test_only_a_mistake_in_how_much_is_said_shows_in_the_length_of_the_answer(seed):
    told = tell(seed).subject
    spoiled = FAMILY.spoil(told, random.Random(seed))
    if spoiled is not None and spoiled.how not in ("missing_field", "missing_item", "invented_field"):
        share = len(spoiled.rejected) / len(told.answer_text)
        assert spoiled.how.startswith("wrapped_") or 0.5 <= share <= 2


def test_a_mistake_that_halves_the_answer_is_drawn_again():
    """Of two words in one field, null takes nearly all that there is."""
    text = "The city is Llanfairpwllgwyngyll am Berge, and id A-7."
    gold = {"city": "Llanfairpwllgwyngyll am Berge", "id": "A-7"}
    places = {name: [text.index(words), text.index(words) + len(words)] for name, words in gold.items()}
    record = Record(
        id="one",
        task="text_to_json",
        input={"instruction": "Extract.", "text": text},
        output=jsontext.canonical(gold),
        meta={
            "schema": SCHEMA.id, "language": "en", "missing_policy": "omit",
            "evidence": {f"/{name}": place for name, place in places.items()},
        },
    )  # fmt: skip
    family = TextToJson(TextSettings(mistakes={**dict.fromkeys(MISTAKES, 0), "null_for_value": 1}))
    for seed in range(30):
        spoiled = family.spoil(Subject(record, lambda _: SCHEMA), random.Random(seed))
        assert spoiled is None or jsontext.parse(spoiled.rejected) == {**gold, "id": None}
