"""Places of values in texts that nobody marked, held against those that the program teacher marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from asked import LANGUAGES, TEACHER, asked_text

from edgejson import jsontext
from edgejson.grounding import Grounder
from edgejson.grounding.places import mentions_of, places_of


def found(text, value, language="en", choices=None):
    places = places_of(Grounder(language), text, jsontext.leaves(value), choices)
    return None if places is None else {pointer: text[start:end] for pointer, (start, end) in places.items()}


@pytest.mark.parametrize(
    ("text", "leaf", "language", "said"),
    [
        ("It cost $1,299.90 then", 1299.9, "en", ["1,299.90"]),
        ("Es kostete 1.299,90 €", 1299.9, "de", ["1.299,90"]),
        ("Cela coûte 1\u202f299,9 euros", 1299.9, "fr", ["1\u202f299,9"]),
        ("minus 5, then -5 and 5", -5, "en", ["-5"]),
        ("from 4-5 to 5", 5, "en", ["5"]),
        ("seven of them, 7 in all", 7, "en", ["seven", "7"]),
        ("15 or 2.5", 5, "en", []),
        ("On 5 March 2024 or 2024-03-05", "2024-03-05", "en", ["5 March 2024", "2024-03-05"]),
        ("am 5. März 2024 um 14:30 Uhr UTC", "2024-03-05T14:30:00Z", "de", ["5. März 2024 um 14:30 Uhr UTC"]),
        ("Ana and Anabel", "Ana", "en", ["Ana"]),
        ("gift wrap: no", False, "en", ["no"]),
        ("gift wrap: yes", False, "en", []),
        ("Gift wrap? Yes.", True, "en", ["Yes"]),
        ("Whether gift wrap was wanted is not known", None, "en", ["not"]),
        ("gift_wrap is empty", [], "en", ["empty"]),
    ],
)
def test_mentions_of_one_value(text, leaf, language, said):
    mentions = mentions_of(Grounder(language), text, "/gift_wrap", leaf)
    assert [text[start:end] for start, end in mentions] == said


def test_the_words_of_a_listed_value_are_mentions():
    mentions = mentions_of(Grounder("de"), "Sie ist Storniert.", "/status", "cancelled", ["pending", "cancelled"])
    assert mentions == [(8, 17)]
    assert mentions_of(Grounder("de"), "Sie ist storniert.", "/status", "pending", ["pending", "cancelled"]) == []


def test_equal_values_go_to_their_labels_and_neighbours():
    text = "The desk is 4 years old; price 90. The lamp: 90 for the pair, 4 in stock."
    value = {"desk": {"name": "desk", "age": 4, "price": 90}, "lamp": {"name": "lamp", "pair": 90, "stock": 4}}
    places = places_of(Grounder("en"), text, jsontext.leaves(value))
    assert places["/desk/age"] < places["/desk/price"] < places["/lamp/pair"] < places["/lamp/stock"]


def test_what_stands_nowhere_or_only_inside_another_value_has_no_place():
    assert found("Ana came", {"name": "Ana", "age": 3}) is None
    assert found("Ana Prado came", {"first": "Ana", "name": "Ana Prado"}) is None
    assert found("On 5 March 2024", {"day": "2024-03-05", "n": 5}) is None
    assert found("On 5 March 2024, 5 came", {"day": "2024-03-05", "n": 5}) == {"/day": "5 March 2024", "/n": "5"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_found_are_those_that_were_marked(language):
    """At least half of the texts give up all of their places; labels of yes/no fields are translated in many others."""
    whole = same = leaves = 0
    for seed in range(60):
        request = asked_text(seed, language=language)
        completion = TEACHER.answer([request])[0]
        facts = request.facts
        marked = {span.pointer: (span.start, span.end) for span in completion.spans}
        wanted = [(pointer, leaf) for pointer, leaf in jsontext.leaves(facts.gold) if pointer in marked]
        grounder = Grounder(language)

        def choices(pointer, schema=facts.schema):
            return schema.describe(pointer).get("enum")

        places = places_of(grounder, completion.text, wanted, choices)
        if places is None:
            continue
        whole += 1
        assert list(places) == [pointer for pointer, _ in wanted]
        ordered = sorted(places.values())
        assert all(end <= start for (_, end), (start, _) in pairwise(ordered))
        for pointer, leaf in wanted:
            start, end = places[pointer]
            assert grounder.reads(completion.text[start:end], leaf, choices(pointer))
            leaves += 1
            same += start < marked[pointer][1] and marked[pointer][0] < end
    assert whole >= 30
    assert same >= 0.95 * leaves
