"""From what models write to what was asked for, and the reasons why not."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson import jsontext
from edgejson.asking.answers import Answer, Unusable, read_json, read_text
from edgejson.models import Reply
from edgejson.schema import Schema

SCHEMA = Schema(
    {
        "type": "object",
        "properties": {"text": {"type": "string"}, "price": {"type": "number", "multipleOf": 0.01}},
        "required": ["text"],
        "additionalProperties": False,
    }
)
RIGHT = '{"text": "Two keyboards, 40.10 each."}'


def reply(text, finish="stop"):
    return Reply(text=text, finish=finish, raw=b"")


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        (RIGHT, ""),
        (f"\n\n \t{RIGHT}\r\n", ""),
        (f"\ufeff{RIGHT}", "byte_order_mark"),
        (f"\n\ufeff\n{RIGHT}", "byte_order_mark"),
        (f"<think>Is it {{40}}?</think>{RIGHT}", "thoughts"),
        (f'<THINKING>first</THINKING>\n<think>{{"text": "no"}}</think>\n\n{RIGHT}', "thoughts"),
        (f"the template began the thoughts ... </think>\n{RIGHT}", "thoughts"),
        (f"[THINK]hm[/THINK]{RIGHT}", "thoughts"),
        (f"```json\n{RIGHT}\n```", "fence"),
        (f"~~~~\n{RIGHT}\n~~~~\n", "fence"),
        (f"  ```JSON \r\n{RIGHT}\r\n  ```", "fence"),
        (f"Here you are:\n\n```json\n{RIGHT}\n```\nAnything else?", "fence"),
        (f"```\n{RIGHT}", "surroundings"),
        (f"```json {RIGHT}```", "surroundings"),
        (f'Sure! The "answer" is {RIGHT}. It\'s {{done}}.', "surroundings"),
        (f"<think>a</think>Sure:\n```json\nThe answer: {RIGHT}\n```", "thoughts,fence,surroundings"),
    ],
)
def test_what_stands_around_the_answer_is_taken_off_and_named(text, repaired):
    answer = read_json(reply(text), SCHEMA)
    assert isinstance(answer, Answer), answer
    assert (answer.value, answer.repaired) == (json.loads(RIGHT), repaired)
    assert json.loads(answer.text) == answer.value


def test_an_answer_that_speaks_of_thoughts_and_fences_is_left_alone():
    value = {"text": '<think>no</think> ```json\n{}\n``` {"a": 1} \ufeff'}
    assert read_json(reply(json.dumps(value)), SCHEMA) == Answer(value, json.dumps(value), "")


@pytest.mark.parametrize(
    ("text", "finish", "reason"),
    [
        (RIGHT, "length", "truncated"),
        (RIGHT, "refusal", "declined"),
        (RIGHT, "error", "broken_off"),
        ("", "stop", "empty"),
        (" \n\t", "stop", "empty"),
        ("<think>nothing but thoughts</think>\n", "stop", "empty"),
        (f"<think>thoughts without an end {RIGHT}", "stop", "empty"),
        ("I'd rather not.", "stop", "invalid_json"),
        ('{"text": "cut', "stop", "invalid_json"),
        ("{'text': 'other quotes'}", "stop", "invalid_json"),
        ('{"text": "a",}', "stop", "invalid_json"),
        ('{"text": "raw \x12 control"}', "stop", "invalid_json"),
        (f"{RIGHT}\n{RIGHT}", "stop", "invalid_json"),
        (f"```\n{RIGHT}\n```\nor\n```\n{RIGHT}\n```", "stop", "invalid_json"),
        ('{"text": "a", "text": "b"}', "stop", "duplicate_name"),
        ('{"text": "a", "price": NaN}', "stop", "non_finite"),
        ('{"text": "a", "price": 1e999}', "stop", "invalid_json"),
        ('{"text": "\\ud83d"}', "stop", "surrogate"),
        ("[" * 200 + "]" * 200, "stop", "too_deep"),
        ('{"text": 1}', "stop", "schema:type"),
        ('["text"]', "stop", "schema:type"),
        ('{"text": "a", "more": 1}', "stop", "schema:additionalProperties"),
        ('{"text": "a", "price": 1.005}', "stop", "schema:multipleOf"),
        ('Sure: {"text": 5}', "stop", "schema:type"),
    ],
)
def test_what_cannot_be_used_says_why_in_a_word(text, finish, reason):
    unusable = read_json(reply(text, finish), SCHEMA)
    assert isinstance(unusable, Unusable), unusable
    assert unusable.reason == reason
    assert unusable.message
    assert "\n" not in unusable.message
    assert len(unusable.message) <= 300


class Failing:
    """A schema whose validator fails, as some do on huge numbers."""

    def is_valid_parsed(self, _value):
        raise OverflowError("cannot convert float infinity to integer")


def test_a_validator_that_fails_makes_an_answer_invalid():
    assert read_json(reply(RIGHT), Failing()).reason == "schema"


def test_without_a_schema_any_value_is_an_answer():
    assert read_json(reply("[1, 2]"), None) == Answer([1, 2], "[1, 2]", "")


@pytest.mark.parametrize(
    ("text", "words", "repaired"),
    [
        (" It costs {40}.\n", "It costs {40}.", ""),
        ("<think>hm</think>\nIt costs 40.", "It costs 40.", "thoughts"),
        ("```text\nIt costs 40.\n```", "It costs 40.", "fence"),
        ("See:\n```\ncode\n```", "See:\n```\ncode\n```", ""),
        ("\ufeffIt costs 40.", "It costs 40.", "byte_order_mark"),
    ],
)
def test_words_are_taken_as_they_are(text, words, repaired):
    assert read_text(reply(text)) == Answer(text=words, repaired=repaired)


@pytest.mark.parametrize(
    ("text", "finish", "reason"), [("", "stop", "empty"), ("<think>a", "stop", "empty"), ("a", "length", "truncated")]
)
def test_no_words_no_answer(text, finish, reason):
    assert read_text(reply(text, finish)).reason == reason


PIECES = st.sampled_from(
    [*'{}"\\:,[] \n\x00\ufeff\ud83d', "```", "```json\n", "~~~", "<think>", "</think>", "[THINK]", "1e999", "NaN", "{}"]
)
ANYTHING = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join)


@settings(deadline=None, max_examples=400)
@given(ANYTHING)
def test_any_text_is_an_answer_or_unusable_and_an_answer_keeps_the_promise(text):
    outcome = read_json(reply(text), SCHEMA)
    if isinstance(outcome, Answer):
        assert SCHEMA.is_valid(outcome.value)
        assert outcome.text in text
        assert jsontext.parse(outcome.text) == outcome.value
        assert (outcome.text == text) == (outcome.repaired == "")
    else:
        assert outcome.reason.partition(":")[0].isidentifier()
    read_text(reply(text))


WORDS = st.text(st.characters(exclude_characters='{}`~<>["', codec="utf-8"), max_size=40)


@settings(deadline=None, max_examples=200)
@given(before=WORDS, after=WORDS, text=st.text(st.characters(codec="utf-8")))
def test_courtesies_around_one_object_never_change_it(before, after, text):
    answer = read_json(reply(f"{before}{json.dumps({'text': text})}{after}"), SCHEMA)
    assert isinstance(answer, Answer)
    assert answer.value == {"text": text}


@pytest.mark.parametrize(
    ("noise", "reason"),
    [
        ("<think>", "empty"),
        ("```json\n", "invalid_json"),
        ("~~~\n```\n", "invalid_json"),
        ('{"a":', "too_deep"),
        ("{}", "invalid_json"),
        ("[THINK]x[/THINK]", "empty"),
    ],
)
def test_a_model_that_repeats_itself_is_read_to_the_end(noise, reason):
    """200,000 characters: what looks at each of them once for each of them would not come back."""
    assert read_json(reply(noise * (200_000 // len(noise))), SCHEMA).reason == reason
