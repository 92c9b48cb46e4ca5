"""Enum values in other words: the tables, the filter that keeps choices apart, and how they are read."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from edgejson.grounding import LANGUAGES, Grounder, spoken, spoken_choices, synonyms_of
from edgejson.library import SchemaLibrary
from edgejson_pack_core.pack import core_pack


def tables():
    folder = resources.files("edgejson.grounding.synonyms")
    return {
        language: json.loads((folder / f"{language}.json").read_text(encoding="utf-8"))
        for language in LANGUAGES
        if (folder / f"{language}.json").is_file()
    }


TABLES = tables()


def core_enums():
    library = SchemaLibrary([core_pack()])
    found = []
    stack = [library.get(schema_id).document for schema_id in library.ids()]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if isinstance(node.get("enum"), list):
                found.append(node["enum"])
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
    return found


def test_english_is_there_and_every_table_is_of_a_known_language():
    folder = resources.files("edgejson.grounding.synonyms")
    files = {entry.name.removesuffix(".json") for entry in folder.iterdir() if entry.name.endswith(".json")}
    assert "en" in TABLES
    assert files == TABLES.keys()


@pytest.mark.parametrize("language", sorted(TABLES))
def test_a_table_is_keyed_by_folded_values_and_holds_forms_that_differ(language):
    for value, forms in TABLES[language].items():
        assert value == spoken(value), value
        assert forms, value
        assert len({spoken(form) for form in forms}) == len(forms), value
        if language == "en":
            assert spoken(value) not in {spoken(form) for form in forms}, value


@pytest.mark.parametrize("language", sorted(TABLES))
def test_within_the_enums_of_the_core_pack_no_form_names_two_values(language):
    reader = Grounder(language)
    for choices in core_enums():
        for choice, forms in spoken_choices(language, choices).items():
            for form in forms:
                read = [other for other in choices if reader.reads(form, other, choices)]
                assert read == [choice], (form, choices)


def test_synonyms_are_found_whatever_the_writing():
    assert synonyms_of("en", "Cancelled") == synonyms_of("en", "CANCELLED") == ("canceled", "called off")
    assert synonyms_of("en", "checkedOut") == synonyms_of("en", "checked_out") != ()
    assert synonyms_of("en", "no such value") == synonyms_of("tlh", "open") == synonyms_of("../en", "open") == ()


def test_a_form_that_two_choices_share_is_nobodys():
    assert spoken_choices("en", ["annual", "yearly"])["annual"] == ()
    assert spoken_choices("en", ["cancelled", "canceled"]) == {"cancelled": (), "canceled": ()}
    assert "vendor" not in spoken_choices("en", ["supplier", "vendor"])["supplier"]
    assert "vendor" in spoken_choices("en", ["supplier", None, 3])["supplier"]


def test_methods_of_http_are_no_words():
    assert spoken_choices("en", ["GET", "TRASH"]) == {"GET": (), "TRASH": ()}


def test_a_value_is_read_in_its_own_words_and_in_others():
    reader = Grounder("en")
    choices = ["pending", "in_progress", "cancelled"]
    for surface in ("In Progress", "in-progress", "being worked on"):
        assert reader.reads(surface, "in_progress", choices)
        assert not reader.reads(surface, "pending", choices)
    assert not reader.reads("called off", "cancelled")
    assert reader.ground("It was called off.", {"status": "cancelled"}, choices=lambda _: choices) == []
    assert len(reader.ground("It was called off.", {"status": "pending"}, choices=lambda _: choices)) == 1
    assert not reader.reads("in progress", "in_progress", ["in_progress", "in-progress"])


def test_behind_a_label_another_choice_that_holds_the_word_counts_against_it():
    reader = Grounder("en")
    choices = ["paid", "unpaid"]
    text = "Bill\n\nNumber: B-7\nStatus: not yet paid\nCity: Recife"
    assert reader.ground(text, {"status": "unpaid"}, choices=lambda _: choices) == []
    assert len(reader.ground(text, {"status": "paid"}, choices=lambda _: choices)) == 1
