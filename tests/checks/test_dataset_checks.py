"""duplicate_id, exact_duplicates, diversity: what records have in common, in bounded memory."""

from __future__ import annotations

import json

import pytest

from edgejson_checks.diversity import Diversity, DiversitySettings
from edgejson_checks.duplicate_id import DuplicateId
from edgejson_checks.exact_duplicates import ExactDuplicates


def hits(check, *subjects):
    return [
        (number, finding.message)
        for number, made in enumerate(subjects)
        for finding in check.add(made, f"data.jsonl:{number + 1}")
    ]


def test_the_second_of_two_ids_is_found_and_names_the_first(subject):
    records = [subject({"n": n}, id=record_id) for n, record_id in enumerate(["a", "b", "a", "", "", "a"])]
    found = hits(DuplicateId(), *records)
    assert [number for number, _ in found] == [2, 5]
    assert all("'a'" in message and "data.jsonl:1" in message for _, message in found)


def test_equal_content_is_found_whatever_id_and_meta_say(subject):
    one = {"task": "transform", "input": {"json": "{}", "instruction": "keep"}}
    records = [
        subject({"a": 1}, id="1", **one),
        subject({"a": 1}, id="2", meta={"seed": 5}, **one | {"input": {"instruction": "keep", "json": "{}"}}),
        subject({"a": 2}, id="3", **one),
        subject({"a": 1}, id="4", **one | {"task": "json_repair"}),
        subject({"a": 1}, id="5", **one | {"input": {"json": "{}"}}),
        subject({"a": 1}, id="6", **one | {"output": None, "chosen": '{"a": 1}', "rejected": "x"}),
        subject({"a": 1}, id="7", **one | {"output": None, "chosen": '{"a": 1}', "rejected": "y"}),
        subject({"a": 1}, id="8", **one | {"output": None, "chosen": '{"a": 1}', "rejected": "x"}),
    ]
    found = hits(ExactDuplicates(), *records)
    assert [number for number, _ in found] == [1, 7]
    assert "data.jsonl:1" in found[0][1]
    assert "data.jsonl:6" in found[1][1]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_a_deliberate_copy_is_counted_not_found(subject, order):
    check = ExactDuplicates()
    records = [
        subject({"a": 1}, id="original"),
        subject({"a": 1}, id="copy", meta={"copy_of": "original"}),
        subject({"a": 2}, id="other"),
    ]
    assert hits(check, *(records[place] for place in order)) == []
    assert check.finish() == {"deliberate_copies": 1}


def test_a_copy_that_does_not_say_so_is_found_beside_one_that_does(subject):
    records = [subject({"a": 1}), subject({"a": 1}, meta={"copy_of": "r1"}), subject({"a": 1}, meta={"copy_of": 7})]
    assert [number for number, _ in hits(ExactDuplicates(), *records)] == [2]


PERSON = {
    "type": "object",
    "properties": {
        "label": {"type": "string", "x-value": "person.name"},
        "email": {"type": "string"},
        "lives_at": {"type": "string", "x-value": "place.street"},
        "tags": {"type": "array"},
        "phone": {"type": ["string", "null"]},
    },
}


def test_diversity_counts_distinct_values_against_targets(subject):
    check = Diversity(DiversitySettings(names=500, emails=1000, addresses=250, edge_cases=0.5))
    full = {"tags": [1], "phone": "+55 11 91234-5678"}
    answers = [
        full | {"label": "Ana Lima", "email": "ana@correio.com", "lives_at": "Rua Azul 1"},
        full | {"label": "ana  lima", "email": "rui@correio.com", "lives_at": "Rua Azul 1"},
        full | {"label": "Rui Reis", "email": "ANA@correio.com", "lives_at": "Rua Verde 9"},
        {"label": "Eva Cruz", "email": "eva@correio.com", "lives_at": "Rua Azul 1", "tags": [], "phone": None},
    ]
    assert hits(check, *(subject(answer, schema=PERSON) for answer in answers)) == []
    figures = check.finish()
    assert figures["records"] == 4
    assert figures["names"] == {"unique": 3, "seen": 4, "target": 2, "met": True}
    assert figures["emails"] == {"unique": 3, "seen": 4, "target": 4, "met": False}
    assert figures["addresses"] == {"unique": 2, "seen": 4, "target": 1, "met": True}
    edges = {"empty_array": 1, "null": 1, "absent_optional": 0, "share": 0.25, "target": 0.5, "met": False}
    assert figures["edge_cases"] == edges


def test_diversity_finds_people_by_name_where_no_schema_helps(subject):
    check = Diversity(DiversitySettings())
    hits(
        check,
        subject({"customer_name": "Ana Lima", "items": [{"product_name": "Lamp", "name": "Lamp"}]}),
        subject({"user": {"first_name": "Rui", "last_name": "Reis"}, "shipping_address": "Rua Azul 1"}),
        subject({"people": [{"name": "Eva Cruz", "email": "eva@correio.com"}], "ip_address": "10.0.0.1"}),
        subject("Ana Lima wrote this", wants_json=False),
        subject('{"customer_name": "Broken'),
    )
    figures = check.finish()
    assert (figures["records"], figures["names"]["unique"], figures["addresses"]["unique"]) == (3, 3, 1)


def test_diversity_counts_records_that_leave_out_what_is_optional(subject):
    check = Diversity(DiversitySettings())
    hits(
        check,
        subject({"label": "Ana"}, schema=PERSON),
        subject(dict.fromkeys(PERSON["properties"], "x"), schema=PERSON),
    )
    assert check.finish()["edge_cases"]["absent_optional"] == 1


def test_figures_of_nothing(subject):
    figures = Diversity(DiversitySettings()).finish()
    assert figures["records"] == 0
    assert json.loads(json.dumps(figures)) == figures
