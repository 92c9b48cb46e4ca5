"""What makes a text unsafe to learn from, on texts marked by hand: ``[/pointer|words]`` is the place of a leaf."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import library, slot

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.grounding.leftovers import has_strays, stray_values
from edgejson.schema import Schema
from edgejson.tools import Tools, Unmakeable
from edgejson.types import Completion, Record, Span
from edgejson_tasks.text_to_json.family import TextToJson

FAMILY = TextToJson()
MARK = re.compile(r"\[(/[^|\]]*)\|([^\]]*)\]")
SCHEMA = Schema(
    {
        "type": "object",
        "title": "Order 66",
        "properties": {
            "name": {"type": "string"},
            "total": {"type": "number"},
            "subtotal": {"type": "number"},
            "status": {"enum": ["pending", "cancelled"]},
            "day": {"type": "string", "format": "date"},
            "phone_2": {"type": "string"},
            "stars": {"type": "integer"},
            "tags": {"type": "array", "items": {"type": "string"}},
            "items": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"name": {"type": "string"}, "price": {"type": "number"}, "note": {"type": "string"}},
                },
            },
        },
    },
    id="hand/order_66",
)


def unmarked(marked):
    """The text without the signs of its marks, and the places of the marks."""
    text, places, end = "", {}, 0
    for match in MARK.finditer(marked):
        text += marked[end : match.start()]
        places[match[1]] = [len(text), len(text) + len(match[2])]
        text += match[2]
        end = match.end()
    return text + marked[end:], places


def judged(marked, answer, *, language="en", evidence=True, **meta):
    text, places = unmarked(marked)
    told = {"schema": SCHEMA.id, "language": language, **meta}
    record = Record(
        id="one",
        task="text_to_json",
        input={"instruction": "Extract.", "text": text},
        output=json.dumps(answer),
        meta={**told, "evidence": places} if evidence else told,
    )
    return [finding.check.removeprefix("text_to_json.") for finding in FAMILY.verify(Subject(record, lambda _: SCHEMA))]


# ---------------------------------------------------------------- values that are left over


@pytest.mark.parametrize(
    "stray",
    ["In all 7 came.", "It was 1,299.90 once.", "See 2024-03-05.", "Write to ana@lunamail.io.", "www.lunamail.io/a",
     "He paid $15.", "The range is 4-9.", "(12.5 %)", "At 14:30 sharp."],
)  # fmt: skip
def test_a_value_beside_the_marked_ones_is_reported(stray):
    assert judged(f"[/name|Ana] came. {stray}", {"name": "Ana"}) == ["stray_value"]


@pytest.mark.parametrize(
    "harmless",
    ["CO2 is up, Q1 is down.", "Order 66.", "<td colspan=3>", "phone 2 is none", "1st and 2nd class"],
)  # fmt: skip
def test_what_only_looks_like_a_value_is_not(harmless):
    marked = f"[/name|Ana] came under [/phone_2|555-0100]. {harmless}"
    assert judged(marked, {"name": "Ana", "phone_2": "555-0100"}) == []


def test_the_scale_of_a_value_is_none():
    assert judged("Rated [/stars|4]/5.", {"stars": 4}) == []
    assert judged("Rated [/stars|4] out of 5.", {"stars": 4}) == []
    assert judged("Rated [/stars|4] by many people, 5 of them at once.", {"stars": 4}) == ["stray_value"]


def test_items_may_be_numbered_and_counted_but_not_beyond():
    items = {"items": [{"name": "Lamp"}, {"name": "Desk"}]}
    assert judged("2 items:\n1. [/items/0/name|Lamp]\n2. [/items/1/name|Desk]", items) == []
    assert judged("3 items:\n1. [/items/0/name|Lamp]\n2. [/items/1/name|Desk]", items) == ["stray_value"]


_OF_STRAYS = st.sampled_from(
    ["7", "1,250.75", "10 000,5", "2024-05-01", "Ana", "ana@lunamail.io", "www.lunamail.io", "https://a", "CO2"]
)


@given(st.lists(st.tuples(_OF_STRAYS, st.sampled_from(["", " ", "\n", ",", "<b>", "@", "x"]), st.booleans())))
def test_the_quick_look_passes_over_no_stray_value(parts):
    text, places = "", []
    for word, behind, is_marked in parts:
        if is_marked:
            places.append((len(text), len(text) + len(word)))
        text += word + behind
    assert has_strays(text, places) or not list(stray_values(text, places))


def test_a_wrong_value_that_is_named_on_purpose_is_not_stray():
    marked = "The total is [/total|120.50], not 1,210.50 as was said."
    assert judged(marked, {"total": 120.5}, distractors={"/total": 1210.5}) == []
    assert judged(marked, {"total": 120.5}) == ["stray_value"]
    day = "It is on [/day|5 March 2024], no longer on 9 April 2023."
    assert judged(day, {"day": "2024-03-05"}, distractors={"/day": "2023-04-09"}) == []


@pytest.mark.parametrize("written", ["1 779,90", "1.779,90", "1\u202f779,90", "1779,9"])
def test_a_wrong_value_is_known_as_the_language_writes_it(written):
    marked = f"Le total : [/total|120,50] (et non {written})."
    assert judged(marked, {"total": 120.5}, language="fr", distractors={"/total": 1779.9}) == []
    assert judged(marked, {"total": 120.5}, language="fr", distractors={"/total": 1779.8}) == ["stray_value"]


def test_a_wrong_value_is_not_the_answer():
    marked = "The total is [/total|120.50], not 1,210.50 as was said."
    assert "distractor" in judged(marked, {"total": 1210.5}, distractors={"/total": 1210.5})
    assert "distractor" in judged(marked, {"total": 1210.5}, distractors={"/total": 1210.5}, evidence=False)
    assert "distractor" not in judged(marked, {"total": 120.5}, distractors={"/total": 1210.5})


# ---------------------------------------------------------------- labelled values that are left out


@pytest.mark.parametrize(
    "mention",
    ["\nName: [/name|Ana]\nSubtotal: many", "\n- **Status:** open", "\n[x] status=open name=[/name|Ana]",
     "\n| Day | Status |\n|---|---|\n| | open |", "\nname,status\n[/name|Ana],open\n", "\n| a | Status: open |"],
)  # fmt: skip
def test_a_labelled_value_that_is_not_marked_is_reported(mention):
    marked = mention if "/name" in mention else f"[/name|Ana].{mention}"
    assert judged(marked, {"name": "Ana"}) == ["left_out"]


@pytest.mark.parametrize(
    "harmless",
    ["\nStatus:\n", "\n| Day | Status |\n|---|---|\n| | |", "\nOf the total, more: later.", "\nRegards: the shop",
     "\nstatus= next", "\nname,status\nA word, and another one, and more."],
)  # fmt: skip
def test_a_label_without_a_value_and_a_label_of_nothing_are_not(harmless):
    assert judged(f"[/name|Ana].{harmless}", {"name": "Ana"}) == []


def test_another_candidate_for_a_label_is_reported():
    assert judged("Total: [/total|15]\nTotal: unclear", {"total": 15}) == ["left_out"]


def test_without_marks_a_labelled_field_must_be_in_the_answer():
    text = "Order\n\nName: Ana\nSubtotal: 40.00\nTotal: 42.00\n"
    right = {"name": "Ana", "subtotal": 40, "total": 42}
    assert judged(text, right, evidence=False) == []
    assert judged(text, {"name": "Ana", "total": 42}, evidence=False) == ["left_out"]
    assert judged(text.replace("40.00", "not known"), {"name": "Ana", "total": 42}, evidence=False) == []


# ---------------------------------------------------------------- items of arrays

PAIR = {"items": [{"name": "Lamp", "price": 4}, {"name": "Desk", "price": 90}]}


@pytest.mark.parametrize(
    "marked",
    [
        "[/items/0/name|Lamp] for [/items/0/price|4], [/items/1/name|Desk] for [/items/1/price|90]",
        "[/items/0/price|4] [/items/0/name|Lamp]; [/items/1/price|90] [/items/1/name|Desk]",
        "[/items/0/name|Lamp], [/items/1/name|Desk]. The Lamp is [/items/0/price|4], the Desk [/items/1/price|90].",
        "[/items/0/name|Lamp], [/items/1/name|Desk]. The first is [/items/0/price|4], the second [/items/1/price|90].",
        "[/items/0/name|Lamp], [/items/1/name|Desk]. #1 is [/items/0/price|4], #2 is [/items/1/price|90].",
        (
            "items[1].name=[/items/1/name|Desk] items[0].price=[/items/0/price|4] items[0].name=[/items/0/name|Lamp]"
            " items[1].price=[/items/1/price|90]"
        ),
    ],
)
def test_items_that_a_reader_can_tell_apart(marked):
    assert judged(marked, PAIR) == []


@pytest.mark.parametrize(
    "marked",
    [
        "[/items/0/name|Lamp] and [/items/1/name|Desk] for [/items/0/price|4] and [/items/1/price|90]",
        "[/items/0/name|Lamp] and [/items/1/name|Desk]. One is [/items/1/price|90], the other [/items/0/price|4].",
        "[/items/1/name|Desk] for [/items/1/price|90], [/items/0/name|Lamp] for [/items/0/price|4]",
    ],
)
def test_items_that_run_into_one_another(marked):
    assert judged(marked, PAIR) == ["item_borders"]


def test_a_cue_must_be_the_items_own():
    value = {"items": [{"name": "Lamp", "note": "blue"}, {"name": "Lamp", "note": "red"}]}
    blurred = "[/items/0/name|Lamp], [/items/1/name|Lamp]. The Lamp is [/items/0/note|blue], that [/items/1/note|red]."
    assert judged(blurred, value) == ["item_borders"]


def test_ordinals_are_cues_in_the_language_of_the_text():
    marked = "[/items/0/name|Lamp], [/items/1/name|Desk]. {} [/items/0/price|4], {} [/items/1/price|90]."
    ordinals = {
        "pt": ("O primeiro:", "o segundo:"),
        "es": ("La primera:", "la segunda:"),
        "de": ("Das erste:", "das zweite:"),
        "fr": ("Le premier :", "le deuxième :"),
    }
    for language, words in ordinals.items():
        assert judged(marked.format(*words), PAIR, language=language) == [], language
    assert judged(marked.format("O primeiro:", "o segundo:"), PAIR) == ["item_borders"]


def test_scalars_of_an_array_come_in_their_order():
    assert judged("[/tags/0|red], [/tags/1|blue]", {"tags": ["red", "blue"]}) == []
    assert judged("[/tags/1|blue], [/tags/0|red]", {"tags": ["red", "blue"]}) == ["item_borders"]


LISTS = Schema({"type": "object", "properties": {"rain": {"type": "array"}}}, id="hand/lists")


def told_items(items, joint, language):
    """The findings for a list whose items a text has as they are given, with `joint` between them."""
    text = f"Rain: {joint.join(written for written, _ in items)}."
    places, at = {}, text.index(":") + 2
    for index, (written, _) in enumerate(items):
        places[f"/rain/{index}"] = [at, at + len(written)]
        at += len(written) + len(joint)
    record = Record(
        id="one",
        task="text_to_json",
        input={"instruction": "Extract.", "text": text},
        output=json.dumps({"rain": [value for _, value in items]}),
        meta={"schema": LISTS.id, "language": language, "evidence": places},
    )
    return [finding.check for finding in FAMILY.verify(Subject(record, lambda _: LISTS))]


@pytest.mark.parametrize(
    ("written", "values", "joint", "language", "blurred"),
    [
        (["27", "16,1", "38"], [27, 16.1, 38], ", ", "de", True),
        (["27", "16,1", "38"], [27, 16.1, 38], "; ", "de", False),
        (["27", "16", "38"], [27, 16, 38], ", ", "de", False),
        (["1,299", "450"], [1299, 450], ", ", "en", True),
        (["16.1", "38.5"], [16.1, 38.5], ", ", "en", False),
        (["Paris, Texas", "Rome"], ["Paris, Texas", "Rome"], ", ", "en", True),
        (["Paris, Texas", "Rome"], ["Paris, Texas", "Rome"], '", "', "en", False),
        (["km/h", "m/s"], ["km/h", "m/s"], "/", "en", True),
        (["km/h", "m/s"], ["km/h", "m/s"], " / ", "en", False),
        (["a / b", "c"], ["a / b", "c"], " / ", "en", True),
        (["follow-up", "call"], ["follow-up", "call"], "\n- ", "en", False),
        (["red, blue", "green"], ["red, blue", "green"], " and ", "en", False),
    ],
)
def test_the_sign_between_items_stands_in_none_of_them(written, values, joint, language, blurred):
    found = told_items(list(zip(written, values, strict=True)), joint, language)
    assert found == (["text_to_json.item_borders"] if blurred else [])


# ---------------------------------------------------------------- forms of values


def test_a_form_of_an_enum_value_must_be_its_own():
    assert judged("It was [/status|called off].", {"status": "cancelled"}) == []
    assert judged("It was [/status|called off].", {"status": "pending"}) == ["misread"]
    assert judged("Está [/status|finished].", {"status": "pending"}) == ["misread"]


@pytest.mark.parametrize(("written", "found"), [("05/03/2024", ["misread"]), ("25/03/2024", []), ("03/25/2024", [])])
def test_a_date_whose_day_may_be_the_month_states_nothing(written, found):
    day = "2024-03-05" if found else "2024-03-25"
    assert judged(f"On [/day|{written}].", {"day": day}) == found


def test_one_mention_marked_for_two_fields_is_reported():
    text = "Ana wrote."
    record = Record(
        id="one",
        task="text_to_json",
        input={"instruction": "Extract.", "text": text},
        output='{"name":"Ana","phone_2":"Ana"}',
        meta={"schema": SCHEMA.id, "evidence": {"/name": [0, 3], "/phone_2": [0, 3]}},
    )
    found = [finding.check for finding in FAMILY.verify(Subject(record, lambda _: SCHEMA))]
    assert found == ["text_to_json.evidence"]


def test_two_places_for_one_value_make_no_record():
    chosen = slot(3, "core/contact_info")
    steps = FAMILY.compose(chosen, Tools(chosen, library().get("core/contact_info")))
    next(steps)
    gold = {"name": "Ana", "email": "ana@lunamail.io", "phone": "555"}
    steps.send(Completion(value=gold))
    text = "Ana, Ana, ana@lunamail.io, 555"
    spans = [Span(pointer="/name", start=0, end=3), Span(pointer="/name", start=5, end=8)]
    with pytest.raises(Unmakeable, match="two places"):
        steps.send(Completion(text=text, spans=tuple(spans)))


def test_the_marks_of_these_tests_are_where_they_say():
    text, places = unmarked("x [/a|one] y [/b/0|two]")
    assert text == "x one y two"
    assert {pointer: text[start:end] for pointer, (start, end) in places.items()} == {"/a": "one", "/b/0": "two"}
    assert jsontext.split("/b/0") == ["b", "0"]
