"""Texts of the program teacher, read back with means of their own."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import DIFFICULTIES, library, schema_ids, tell, text_of

from edgejson import jsontext
from edgejson.errors import TeacherError
from edgejson.grounding import Grounder
from edgejson.types import InstanceFacts, Request, TextFacts
from edgejson_teachers.templates import edgejson_teacher
from edgejson_teachers.templates.genres import GENRES
from edgejson_teachers.templates.teacher import TemplateTeacher

GROUNDER = Grounder("en")

ORDER = {
    "order_id": "ORD-20881",
    "customer": {"name": "Maya Lindqvist", "email": "maya@lindqvistgarden.se"},
    "items": [
        {"product_name": "Hand Trowel", "quantity": 12, "unit_price": 8.5},
        {"product_name": "Seed Tray, 24 cells", "quantity": 3, "unit_price": 1250.0},
    ],
    "gift": False,
    "placed_at": "2025-02-03T09:05:00+01:00",
    "due_date": "2025-03-05",
    "notes": None,
    "tags": [],
    "extra": {},
}


def spec():
    return edgejson_teacher()


def ask(facts, seed=7):
    return Request(intent="text", facts=facts, seed=seed, messages=tuple)


def test_the_spec_is_light_and_loads_the_teacher():
    assert (spec().name, spec().api) == ("templates", 1)
    identity = spec().load(None).identity
    assert (identity.name, identity.provider, identity.license, identity.terms) == (
        "templates", "edgejson", "Apache-2.0", "none",
    )  # fmt: skip


def test_an_instance_is_what_the_schema_samples_for_that_seed():
    schema = library().get("core/invoice")
    facts = InstanceFacts(schema=schema, policy="maximal")
    (given_back,) = TemplateTeacher().answer([replace(ask(facts), intent="instance")])
    assert given_back.value == schema.sample(7, policy="maximal")


@pytest.mark.parametrize("genre", list(GENRES))
@pytest.mark.parametrize("difficulty", DIFFICULTIES)
def test_every_leaf_stands_once_in_a_text_of_any_genre(genre, difficulty):
    for seed in range(12):
        told = text_of(ORDER, seed, genre=genre, difficulty=difficulty)
        assert Counter(span.pointer for span in told.spans) == Counter(pointer for pointer, _ in jsontext.leaves(ORDER))
        for span in told.spans:
            surface = told.text[span.start : span.end]
            assert GROUNDER.reads(surface, jsontext.resolve(ORDER, span.pointer)), (span.pointer, surface)
        places = sorted((span.start, span.end) for span in told.spans)
        assert all(end <= start for (_, end), (start, _) in pairwise(places))


@given(st.integers(0, 2**40))
@settings(max_examples=80, deadline=None)
def test_strings_and_plain_digits_stand_to_the_letter(seed):
    told = tell(seed)
    schema = library().get(told.slot.schema_id)
    for span in told.completion.spans:
        leaf = jsontext.resolve(told.draft.gold, span.pointer)
        surface = told.completion.text[span.start : span.end]
        described = schema.describe(span.pointer)
        if isinstance(leaf, str) and leaf and "enum" not in described and not re.match(r"\d{4}-\d\d-\d\d", leaf):
            assert surface == leaf
        elif isinstance(leaf, float):
            assert float(surface.strip(" %percnt").replace(",", "")) == leaf


def test_the_same_seed_gives_the_same_text_and_another_seed_another():
    texts = {seed: text_of(ORDER, seed).text for seed in range(60)}
    assert all(text_of(ORDER, seed).text == text for seed, text in texts.items())
    assert len(set(texts.values())) == 60


def test_one_text_never_tells_two_values():
    for seed in range(40):
        told = text_of(ORDER, seed)
        other = {**ORDER, "order_id": "ORD-20882"}
        assert text_of(other, seed).text != told.text


def test_null_no_items_and_no_members_are_told_apart():
    for seed in range(60):
        told = text_of(ORDER, seed, difficulty="easy")
        said = {span.pointer: told.text[span.start : span.end] for span in told.spans}
        assert len({said["/notes"], said["/tags"], said["/extra"]}) == 3


def test_dates_are_never_ambiguous():
    for seed in range(200):
        assert not re.search(r"\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b", text_of(ORDER, seed).text)


def test_a_plural_never_takes_an_article_and_an_event_is_told_by_its_participle():
    properties = {
        "followers": {"type": "integer"},
        "created_at": {"type": "string", "format": "date-time"},
        "first_response_at": {"type": "string", "format": "date-time"},
    }
    gold = {"followers": 585, "created_at": "2025-02-03T09:05:00Z", "first_response_at": "2025-02-03T10:05:00Z"}
    texts = [text_of(gold, seed, document={"type": "object", "properties": properties}).text for seed in range(200)]
    assert not any(re.search(r"\ban? followers|was first response", text) for text in texts)
    assert any("585 followers" in text for text in texts)
    assert any("was created on" in text for text in texts)


def test_keys_that_are_data_stand_to_the_letter():
    document = {
        "type": "object",
        "properties": {"stock": {"type": "object", "additionalProperties": {"type": "integer"}}},
    }
    gold = {"stock": {"AB_7x": 4, "Zoo-9": 11}}
    for seed in range(40):
        text = text_of(gold, seed, document=document).text
        assert "AB_7x" in text
        assert "Zoo-9" in text


def test_a_distractor_is_in_the_text_but_not_marked():
    seen = 0
    for seed in range(150):
        told = tell(seed, difficulty="hard")
        marked = {span.pointer: told.completion.text[span.start : span.end] for span in told.completion.spans}
        for pointer, decoy in (told.completion.meta.get("distractors") or {}).items():
            seen += 1
            right = jsontext.resolve(told.draft.gold, pointer)
            assert decoy != right
            assert not GROUNDER.reads(marked[pointer], decoy)
            leaf_text = told.completion.text
            if not isinstance(decoy, str):
                assert GROUNDER.ground(leaf_text, {"decoy": decoy}) == []
    assert seen >= 30
    assert all("distractors" not in tell(seed, difficulty="easy").completion.meta for seed in range(20))


@pytest.fixture(scope="module")
def many():
    return [tell(seed) for seed in range(2000)]


def test_texts_differ_in_more_than_their_values(many):
    skeletons = Counter(told.draft.meta["skeleton"] for told in many)
    assert len(skeletons) >= 0.9 * len(many)
    assert skeletons.most_common(1)[0][1] <= 0.01 * len(many)


def test_bare_label_and_value_lines_are_the_exception(many):
    line = re.compile(r"\W*\w[\w ()-]*: ?\S.*")
    bare = 0
    for told in many:
        lines = [row for row in told.completion.text.split("\n") if row.strip()]
        chat = told.draft.meta["genre"] == "chat"
        bare += not chat and len(lines) > 3 and sum(bool(line.fullmatch(row)) for row in lines) >= 0.9 * len(lines)
    assert bare <= 0.08 * len(many)  # forms are such lines, and not much else is


def test_every_genre_is_used_and_none_rules(many):
    genres = Counter(told.draft.meta["genre"] for told in many)
    assert set(genres) == set(GENRES)
    assert genres.most_common(1)[0][1] <= 0.35 * len(many)


def test_every_schema_of_the_pack_can_be_told():
    for schema_id in schema_ids():
        for difficulty in DIFFICULTIES:
            told = tell(3, schema_id, difficulty)
            assert len(told.completion.spans) == sum(1 for _ in jsontext.leaves(told.draft.gold))


def test_unknown_languages_and_genres_are_refused_with_what_there_is():
    schema = library().get("core/rating")
    with pytest.raises(TeacherError, match=r"'xx'.*en"):
        TemplateTeacher().answer([ask(TextFacts(schema=schema, gold={"a": 1}, language="xx"))])
    with pytest.raises(TeacherError, match=r"'sonnet'.*prose"):
        TemplateTeacher().answer([ask(TextFacts(schema=schema, gold={"a": 1}, genre="sonnet"))])
    with pytest.raises(TeacherError, match=r"did you mean receipt"):
        TemplateTeacher().answer([ask(TextFacts(schema=schema, gold={"a": 1}, genre="reciept"))])


def test_nothing_is_drawn_from_global_state():
    random.seed(1)
    before = random.getstate()
    first = text_of(ORDER, 5).text
    assert random.getstate() == before
    random.seed(99)
    assert text_of(ORDER, 5).text == first


# ---------------------------------------------------------------- names in sentences


def texts_about(gold, properties=None, title="Shipment", seeds=120):
    """Easy texts, for hard ones mention wrong values too; logs call everything by its name in the schema."""
    document = {"type": "object", "title": title, "properties": properties or {}}
    told = [text_of(gold, seed, document=document, difficulty="easy") for seed in range(seeds)]
    return [each.text for each in told if each.meta["genre"] != "log"]


@pytest.mark.parametrize(
    ("title", "noun", "never"),
    [
        ("REST API Response", "REST API response", "[Rr]est API|REST API Response"),
        ("IoT Sensor Reading", "IoT sensor reading", "[Ii]ot|Iot|IoT Sensor"),
        ("E-Commerce Analytics", "e-commerce analytics report", "[Ss]et of|analytics (?!report)"),
        ("Contact Information", "contact", "[Ii]nformation"),
        ("Meeting Notes", "meeting", "[Mm]eeting notes"),
        ("Tag Sets", "set of tag sets", "the tag sets"),
        ("User Profile", "user", "[Pp]rofile"),
        ("INVOICE", "invoice", "INVOICE"),
        ("ChatMessage", "chat message", "[Cc]hatmessage|ChatMessage"),
    ],
)
def test_a_title_becomes_a_noun_of_a_sentence(title, noun, never):
    texts = " ".join(texts_about({"city": "Recife", "floor": "third"}, title=title))
    assert f"the {noun}" in texts
    assert not re.search(rf"\b(?:{never})\b", texts)


@pytest.mark.parametrize(
    ("name", "value", "schema", "told", "never"),
    [
        ("full_name", "Beth Sharp", {"type": "string", "x-value": "person.name"}, "full name", r"full(?! name)"),
        ("customer_name", "Beth Sharp", {"type": "string", "x-value": "person.name"}, "customer", r"customer name"),
        ("speed_kmh", 72.5, {"type": "number"}, "72.5 km/h", r"kmh"),
        ("speed_kmh", None, {"type": ["number", "null"]}, "speed", r"kmh"),
        ("pressure_hpa", 1013.2, {"type": "number"}, "1013.2 hPa", r"hpa"),
        ("cpu_temperature_c", 61.5, {"type": "number"}, "61.5 °C", r"temperature c"),
        ("roas", 3.75, {"type": "number"}, "ROAS", r"Roas|ROAS are"),
        ("delay_days", 1, {"type": "integer"}, "1 day", r"days"),
        ("metrics", 12, {"type": "integer"}, "12 metrics", r"(?<!of )metrics is"),
        ("clicks", 1, {"type": "integer"}, "clicks", r"(?:1|one) clicks"),
        ("quantity", 1, {"type": "integer"}, "quantity", r"(?:1|one) (?:units|pieces)"),
        ("25_34", 410, {"type": "integer"}, "25-34", r"25 34"),
    ],
)  # fmt: skip
def test_a_field_is_called_as_people_call_it(name, value, schema, told, never):
    texts = texts_about({name: value, "city": "Recife"}, {name: schema, "city": {"type": "string"}})
    said = [text for text in texts if f"{name}=" not in text and ("_" not in name or name not in text)]  # no paths
    assert any(told in text for text in said)
    assert not [text for text in said if re.search(rf"\b(?:{never})\b", text)]
