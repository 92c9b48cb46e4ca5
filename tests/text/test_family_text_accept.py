"""What the family says of a language model's text before a record is made of it: whatever its proof would refuse."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from told import library, slot, subject_of

from edgejson import jsontext
from edgejson.schema import Schema
from edgejson.tools import Tools, Unmakeable
from edgejson.types import Completion, InstanceFacts
from edgejson_tasks.text_to_json.family import TextToJson
from edgejson_tasks.text_to_json.settings import TextSettings
from edgejson_teachers.templates.teacher import TemplateTeacher

TEACHER = TemplateTeacher()
LANGUAGES = ("en", "pt", "es", "de", "fr")


class Asked:
    """A slot of the family that has its instance and waits for a text."""

    def __init__(self, seed, schema=None, *, language="en", gold=None, missing=None):
        schemas = list(library().ids())
        self.slot = replace(slot(seed, schemas[seed % len(schemas)]), language=language)
        self.schema = schema or library().get(self.slot.schema_id)
        family = TextToJson(TextSettings(missing={missing: 1}) if missing else None)
        self.steps = family.compose(self.slot, Tools(self.slot, self.schema))
        first = next(self.steps)
        assert isinstance(first.facts, InstanceFacts)
        self.first = first
        value = Completion(value=gold) if gold is not None else TEACHER.answer([first])[0]
        self.request = self.steps.send(value)
        self.accept = self.request.accept

    def draft(self, completion):
        try:
            self.steps.send(completion)
        except StopIteration as stop:
            return stop.value
        raise AssertionError("the family asks again")

    def program_text(self):
        return TEACHER.answer([self.request])[0]


ORDER = Schema(
    {
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "total": {"type": "number"},
            "day": {"type": "string", "format": "date"},
            "status": {"enum": ["pending", "cancelled"]},
            "gift_wrap": {"type": "boolean"},
            "note": {"type": ["string", "null"]},
            "code": {"type": ["string", "integer"]},
            "subtotal": {"type": "number"},
            "items": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"what": {"type": "string"}, "price": {"type": "number"}},
                },
            },
        },
    },
    id="hand/order",
)
GOLD = {
    "name": "Ana Prado",
    "total": 120.5,
    "day": "2024-03-05",
    "status": "cancelled",
    "gift_wrap": False,
    "items": [{"what": "Lamp", "price": 40}, {"what": "Desk", "price": 80.5}],
}
TEXT = (
    "Ana Prado ordered on 5 March 2024: a Lamp for 40 and a Desk for 80.50. That makes a total of 120.50. "
    "Gift wrap: no. In the end the order was called off."
)


def refusal(text, gold=None, *, language="en", missing="omit", **meta):
    asked = Asked(1, ORDER, gold=GOLD if gold is None else gold, language=language, missing=missing)
    return asked.accept(Completion(text=text, meta=meta))


def test_a_text_that_says_two_fields_with_the_same_words_is_refused_with_and_without_marks():
    gold = {"name": "Ana Prado", "total": 120.5, "subtotal": 110.25}
    told = "Ana Prado ordered. The {} is 120.50. Many thanks. The {} is 110.25."
    assert refusal(told.format("amount", "amount"), gold) == "undecidable"
    assert refusal(told.format("total", "subtotal"), gold) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_with_marks_are_accepted_as_they_are_and_their_records_proven(language):
    for seed in range(40):
        asked = Asked(seed, language=language)
        completion = asked.program_text()
        assert asked.accept(completion) is None
        draft = asked.draft(completion)
        assert list(TextToJson().verify(subject_of(asked.slot, draft))) == []


def test_texts_without_marks_are_accepted_only_where_their_records_are_proven():
    verdicts = Counter()
    for seed in range(120):
        asked = Asked(seed)
        completion = replace(asked.program_text(), spans=())
        reason = asked.accept(completion)
        verdicts[reason] += 1
        try:
            draft = asked.draft(completion)
        except Unmakeable:
            assert reason == "ungrounded"
            continue
        findings = [found for found in TextToJson().verify(subject_of(asked.slot, draft)) if found.severity == "error"]
        if findings:
            assert reason == findings[0].check.rpartition(".")[2]
        else:
            assert reason in (None, "stray_value")
    assert verdicts[None] >= 80
    assert set(verdicts) <= {None, "ungrounded", "item_borders", "left_out", "stray_value", "undecidable"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_damaged_texts_are_refused(language):
    """One value is taken out of the text, or another one put into it."""
    refused = tried = 0
    for seed in range(25):
        asked = Asked(seed, language=language)
        completion = replace(asked.program_text(), spans=())
        if asked.accept(completion) is not None:
            continue
        for pointer, leaf in jsontext.leaves(asked.request.facts.gold):
            if isinstance(leaf, str) and len(leaf) > 6 and completion.text.count(leaf) == 1:
                dropped = replace(completion, text=completion.text.replace(leaf, "..."))
                tried += 1
                refused += asked.accept(dropped) is not None
                assert asked.accept(dropped) in ("ungrounded", None), pointer
        stray = replace(completion, text=f"{completion.text}\n48151.62 +")
        assert asked.accept(stray) is not None
    assert tried > 20
    assert refused >= 0.97 * tried  # where the same words stand in another value, one is not missed


def test_a_text_as_a_model_writes_it_is_accepted_and_its_places_are_kept():
    assert refusal(TEXT) is None
    draft = Asked(1, ORDER, gold=GOLD, missing="omit").draft(Completion(text=TEXT, meta={"genre": "prose"}))
    evidence = draft.meta["evidence"]
    said = {pointer: TEXT[start:end] for pointer, (start, end) in evidence.items()}
    assert said["/status"] == "called off"
    assert said["/gift_wrap"] == "no"
    assert said["/items/1/price"] == "80.50"
    assert said["/day"] == "5 March 2024"
    assert len(said) == len(jsontext.leaves(GOLD))
    assert draft.meta["size"] == {"fields": 9, "distractors": 0}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Ana Prado", "Anna Prado", "ungrounded"),
        ("120.50", "120.60", "ungrounded"),
        ("5 March 2024", "6 March 2024", "ungrounded"),
        ("Gift wrap: no", "Gift wrap: yes", "ungrounded"),
        ("called off", "left as it was", "ungrounded"),
        ("In the end", "In 2025", "stray_value"),
        ("In the end", "Write to ana@lunamail.io:", "stray_value"),
        ("In the end", "\nSubtotal: many\nIn the end", "left_out"),
        ("a Lamp for 40 and a Desk for 80.50", "a Desk for 80.50 and a Lamp for 40", "item_borders"),
    ],
)
def test_each_defect_has_its_reason(old, new, reason):
    assert old in TEXT
    assert refusal(TEXT.replace(old, new)) == reason


def test_an_empty_text_is_refused():
    assert refusal(" \n") == "empty"


def test_a_null_must_be_said_not_to_be_known_unless_it_may_be_silent():
    gold = {"name": "Ana Prado", "note": None}
    assert refusal("Ana Prado came.", gold) == "ungrounded"
    assert refusal("Ana Prado came. The note is not known.", gold) is None
    assert refusal("Ana Prado came.", gold, missing="null") is None


def test_a_bare_number_for_a_field_that_takes_strings_too_is_refused():
    assert refusal("Ana Prado has the code 4711.", {"name": "Ana Prado", "code": "4711"}) == "undecidable"
    assert refusal('Ana Prado has the code "4711".', {"name": "Ana Prado", "code": "4711"}) is None


def test_a_wrong_value_is_no_stray_one_where_it_was_asked_for():
    text = "Ana Prado owes a total of 120.50, not 130.50."
    gold = {"name": "Ana Prado", "total": 120.5}
    assert refusal(text, gold) == "stray_value"
    assert refusal(text, gold, distractors={"/total": 130.5}) is None


def test_strays_are_found_though_not_every_place_is():
    """Both names are one in the text, so no value has a sure place; the number that belongs to none is seen."""
    gold = {"name": "Ana Prado", "items": [{"what": "Ana Prado"}]}
    assert refusal("Ana Prado it is.", gold) is None
    assert refusal("Ana Prado it is, for 12 euros.", gold) == "stray_value"


@pytest.mark.parametrize("value", [None, 3, "text", [], {}])
def test_instances_that_are_no_documents_are_refused(value):
    asked = Asked(1)
    assert asked.first.accept(Completion(value=value)) == "no_document"


def test_instances_are_accepted_where_they_have_a_canonical_text():
    asked = Asked(1)
    assert asked.first.accept(Completion(value=GOLD)) is None
    assert asked.first.accept(Completion(value={"n": 2**60})) == "no_canonical_text"


def test_questions_say_which_slot_they_are_for():
    asked = Asked(1)
    assert asked.first.slot is asked.request.slot is asked.slot
    assert asked.first.messages is asked.request.messages is None
