"""The patterns that languages are made of, and the languages that the teacher has."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module

import pytest

from edgejson.grounding import Grounder
from edgejson.grounding.genres import GENRES as GENRE_IDS
from edgejson.schema import Schema
from edgejson.types import Request, TextFacts
from edgejson_teachers.templates.english import LANGUAGE as ENGLISH
from edgejson_teachers.templates.filling import capital, ended, fill, plain
from edgejson_teachers.templates.genres import GENRES
from edgejson_teachers.templates.language import Noun
from edgejson_teachers.templates.naming import Names
from edgejson_teachers.templates.patterns import Mark, compiled
from edgejson_teachers.templates.roles import role_of, sort_of_words
from edgejson_teachers.templates.teacher import TemplateTeacher
from edgejson_teachers.templates.voice import Voice

KEYS = ("bare", "the", "o")
PACKAGES = {"en": "english", "pt": "portuguese", "es": "spanish", "de": "german", "fr": "french"}
LANGUAGES = sorted(TemplateTeacher.languages or ())


def forms(*patterns):
    return compiled(patterns, keys=KEYS, where="test")


def test_optional_parts_come_and_go_with_their_roles():
    patterns = [form.pattern for form in forms("{subject} was placed(( by {customer}))(( on {date}))")]
    assert patterns == [
        "{subject} was placed by {customer} on {date}",
        "{subject} was placed by {customer}",
        "{subject} was placed on {date}",
    ]
    assert [form.pattern for form in forms("{id}(( ({name})))")] == ["{id} ({name})", "{id}"]


def test_a_form_knows_its_roles_and_how_it_begins():
    about, opening, agreeing = forms("{subject} is {age}", "{customer} called", "{the:noun} foi feit{o:noun} {date}")
    assert (about.roles, about.about, about.opens) == ({"age"}, True, False)
    assert (opening.roles, opening.about, opening.opens) == ({"customer"}, False, True)
    assert (about.agrees, agreeing.agrees) == (False, True)


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("the {colour} is {value}", "no slot or role {colour}"),
        ("{an:label}", "no form {an:label}"),
        ("{the:value}", "no form {the:value}"),
        ("{id} and {id}", "stands twice"),
        ("today {subject} is {age}", "can only begin a pattern"),
    ],
)
def test_a_pattern_that_means_nothing_is_refused_with_its_place(pattern, complaint):
    with pytest.raises(ValueError, match=complaint) as caught:
        forms(pattern)
    assert "test" in str(caught.value)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"facts": {"orders": ("{id}",)}}, "no sort orders"),
        ({"clauses": {"any": ("the {label} is {value}",)}}, "nothing under flag, null, empty"),
        ({"leads": ("[{label}]",)}, "brackets mention a field"),
        ({"clauses": {**ENGLISH.clauses, "flag": ("[yes|no] {value}",)}}, "says its field twice"),
        ({"forms": lambda noun: {"bare": noun.said}}, "no forms one, many"),
    ],
)
def test_a_language_that_is_not_whole_is_refused(changes, complaint):
    with pytest.raises(ValueError, match=complaint):
        Voice(replace(ENGLISH, **changes))


def test_sentences_are_opened_and_ended_without_touching_values():
    assert plain(capital(["¿qué", " es?"])) == "¿Qué es?"
    assert plain(capital([" ", "it is"])) == "It is"
    assert plain(capital([Mark("/a", "iPhone"), " rang"])) == "iPhone rang"
    assert plain(ended(['it says "', Mark("/a", "Go."), '"'])) == 'it says "Go."'
    assert plain(ended(["it is ", Mark("/a", "here")])) == "it is here."
    (wording,) = compiled(("[is|is not] there",), keys=KEYS)
    assert plain(capital(fill(wording.tokens, leaf=_Flag()))) == "Is not there"


class _Flag:
    pointer = "/there"
    value = False


@pytest.mark.parametrize(
    ("name", "owner", "role"),
    [
        ("order_id", ("order",), "id"),
        ("order_id", ("invoice",), ""),
        ("product_name", ("items",), "name"),
        ("product_name", ("review",), ""),
        ("lab_name", ("medical", "lab", "results"), ""),
        ("event_name", ("event", "registration"), "name"),
        ("customer_name", ("order",), "customer"),
        ("category_id", ("categories",), "id"),
        ("due_date", (), "due"),
    ],
)
def test_a_role_is_told_by_the_name_and_whose_it_is(name, owner, role):
    assert role_of(name, owner) == role


def test_what_an_object_is_is_told_by_its_last_word():
    assert [sort_of_words(words) for words in (("line", "items"), ("sensor", "reading"), ("blob",), ())] == [
        "product", "reading", "thing", "thing",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "name", "noun"),
    [
        ("Product or Service Rating", "rating", "review"),
        ("Customer Support Ticket", "support_ticket", "support ticket"),
        ("Nested Organization Hierarchy", "nested_organization", "organization"),
        ("CycloneDX Bill of Materials", "bom", "CycloneDX bill of materials"),
        ("", "generate_invoice_98a78f09", "invoice"),
        ("", "sp_334_Normalized", "record"),
        ("Something far too long to be the name of a thing", "x9", "record"),
    ],
)
def test_an_instance_is_called_by_what_is_shortest_in_title_and_name(title, name, noun):
    assert Names(ENGLISH).title(title, name)[0].singular == noun


def test_the_genres_are_those_that_recipes_name():
    assert sorted(GENRES) == sorted(GENRE_IDS)


# ---------------------------------------------------------------- every language


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_compiles_and_its_values_read_back(code):
    language = import_module(f"edgejson_teachers.templates.{PACKAGES[code]}").LANGUAGE
    voice = Voice(language)
    assert voice.code == code
    reader = Grounder(code)
    values = language.values
    assert all(reader.reads(said, None) for said in values.unknown)
    assert all(reader.reads(said, []) for said in (*values.no_items, *values.no_members))
    assert all(reader.reads(yes, True) and reader.reads(no, False) for yes, no in values.yes_no)
    assert len(language.remarks) >= 40
    assert sum(map(len, language.facts.values())) >= 150


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_form_of_a_noun_is_filled_for_every_gender_and_number(code):
    voice = Voice(import_module(f"edgejson_teachers.templates.{PACKAGES[code]}").LANGUAGE)
    for gender in ("m", "f", "n" if code == "de" else "m", ""):
        for number in ("s", "p"):
            forms = voice.forms(Noun("Adresse", "Adressen", gender, number))
            assert "Adressen" in forms["many"]
            assert ("Adressen" if number == "p" else "Adresse") in forms["the"]


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
@pytest.mark.parametrize("genre", sorted(GENRES))
def test_no_english_slips_into_another_language(code, genre):
    document = {
        "type": "object",
        "title": "Order",
        "properties": {
            "order_id": {"type": "string"},
            "status": {"enum": ["pending", "paid"]},
            "customer": {"type": "object", "properties": {"name": {"type": "string"}, "email": {"type": "string"}}},
            "items": {"type": "array", "items": {"type": "object"}},
            "gift": {"type": "boolean"},
            "notes": {"type": ["string", "null"]},
        },
    }
    gold = {
        "order_id": "ORD-1",
        "status": "pending",
        "customer": {"name": "Ana Souza", "email": "ana@lunamail.io"},
        "items": [{"product_name": "Malbec 2019", "quantity": 2, "unit_price": 12.5}],
        "total": 25.0,
        "gift": True,
        "notes": None,
        "tags": ["Malbec", "Rioja"],
    }
    schema = Schema(document, id="hand/order")
    for seed in range(12):
        facts = TextFacts(schema=schema, gold=gold, language=code, genre=genre, difficulty="hard")
        text = TemplateTeacher().answer([Request(intent="text", facts=facts, seed=seed, messages=tuple)])[0].text
        assert not re.findall(r"(?i)\b(?:the|and|with|were|each|total of|subject|item of|your|thanks)\b", text), text
