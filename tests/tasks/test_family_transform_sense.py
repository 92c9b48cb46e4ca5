"""What is asked of texts and figures is what a person would ask: the draws refuse the rest."""

from __future__ import annotations

import random

import pytest

from edgejson_tasks.transform.planning import Planner, Source
from edgejson_tasks.transform.pointless import in_vain


def drawn(operation, document, absent=None):
    """The steps of one operation that plans for a document are made of."""
    planner = Planner({operation})
    plans = (planner.plan(Source(document, absent or {}), 1, random.Random(seed)) for seed in range(60))
    return [plan.steps[0] for plan in plans if plan is not None]


def table(name, *values):
    return {"rows": [{name: value, "seat": seat} for seat, value in enumerate(values)], "place": "Faro"}


# ---------------------------------------------------------------- groups


@pytest.mark.parametrize("operation", ["group_by", "count_by"])
@pytest.mark.parametrize(
    ("name", "values", "sensible"),
    [
        ("status", ("open", "closed"), True),
        ("customer_id", ("C-1", "C-1", "C-2"), True),
        ("customer_name", ("Ana", "Rui"), False),
        ("quantity", (1, 2, 1), False),
        ("unit_price", (2.5, 2.5), False),
        ("reference_low", (44, 0, 44), False),
        ("status_code", (404, 200, 404), True),
        ("note", ("Call back.", "Call back."), False),
        ("seen_on", ("2026-03-05", "2026-03-05"), True),
        ("seen_at", ("2026-03-05T10:00:00Z", "2026-03-05T10:00:00Z"), False),
    ],
)
def test_rows_are_grouped_by_what_they_share(operation, name, values, sensible):
    assert any(step["by"] == name for step in drawn(operation, table(name, *values))) is sensible


def test_only_elements_that_repeat_are_counted():
    assert drawn("count_by", {"to": ["ana@mailbox.pt", "rui@mailbox.pt"], "subject": "Hello"}) == []
    assert drawn("count_by", {"votes": ["yes", "no", "yes"], "subject": "Lunch"})


@pytest.mark.parametrize("operation", ["index_by", "from_entries"])
@pytest.mark.parametrize(
    ("name", "values", "sensible"),
    [
        ("order_id", ("A-7", "A-9"), True),
        ("seen_at", ("2026-03-05T10:00:00Z", "2026-03-05T11:00:00Z"), False),
        ("email", ("ana@mailbox.pt", "rui@mailbox.pt"), True),
        ("instructions", ("Take with water.", "Keep cool."), False),
        ("dosage", ("5 mg", "10 mg"), False),
        ("status", ("open", "closed"), False),
        ("unit_price", ("7.5", "12"), False),
    ],
)
def test_rows_are_found_by_what_tells_them_apart(operation, name, values, sensible):
    key = "by" if operation == "index_by" else "key"
    assert any(step[key] == name for step in drawn(operation, table(name, *values))) is sensible


def test_an_index_goes_by_numbers_that_number():
    assert {step["by"] for step in drawn("index_by", {"rows": [{"id": 7, "size": 3}, {"id": 9, "size": 4}]})} == {"id"}


def test_figures_are_no_reason_to_drop_a_row():
    rows = [{"kind": "a", "quantity": 2}, {"kind": "a", "quantity": 2}, {"kind": "b", "quantity": 2}]
    assert {step["by"] for step in drawn("unique", {"rows": rows})} == {"kind"}


# ---------------------------------------------------------------- texts


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-05T10:00:00Z",
        "TXN1806415774",
        "Europe/Lisbon",
        "21-555-0144",
        "It fits, but the zip gets stuck at times.",
    ],
)
def test_the_case_of_what_has_none_to_speak_of_stays(text):
    assert drawn("string_case", {"value": text, "size": 3}) == []


def test_words_change_their_case_and_addresses_become_lower():
    assert {step["to"] for step in drawn("string_case", {"city": "Porto Covo", "size": 3})} == {"upper", "lower"}
    assert {step["to"] for step in drawn("string_case", {"contact": "Ana41@Mailbox.pt", "size": 3})} == {"lower"}


@pytest.mark.parametrize(
    ("name", "text", "separators"),
    [
        ("subject", "Printer is not found", set()),
        ("product_name", "Wall Clock", set()),
        ("reviewer_name", "Ana Lopes", {" "}),
        ("message", "Next run of job web-cleanup in 254 seconds", set()),
        ("invoice_number", "INV-352515", {"-"}),
        ("request", "7166d27b-7821-4d50-a278-e39785e509ae", set()),
        ("due", "2026-03-05", {"-"}),
        ("email", "ana@mailbox.pt", {"@"}),
        ("keywords", "new, on sale, blue", {", "}),
        ("notes", "The landlord confirmed the date. Movers sent 4 offers, the cheapest covers it.", set()),
        ("content_type", "image/png", {"/"}),
    ],
)
def test_texts_are_cut_where_they_have_parts(name, text, separators):
    assert {step["sep"] for step in drawn("split", {name: text, "size": 3})} == separators


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("2026-03-05", {("-", ""), ("-", "/"), ("-", ".")}),
        ("2024-08-09t00:55:46-08:00", set()),
        ("Ana Lopes", set()),
        ("Hotel Fontaine", set()),
        ("PTY-TA84436", {("-", "")}),
        ("trail running", {(" ", "_"), (" ", "-")}),
        ("12 Mill Road", {("Road", "Rd.")}),
        ("Work has begun.", set()),
    ],
)
def test_replacements_are_those_that_texts_of_a_kind_get(text, replaced):
    assert {(step["find"], step["with"]) for step in drawn("replace_text", {"entry": text, "size": 3})} == replaced


def test_rows_are_looked_for_by_a_telling_part():
    names = {"rows": [{"label": "printing"}, {"label": "catering"}, {"label": "painting"}], "size": 3}
    assert {step["where"]["cmp"] for step in drawn("filter_rows", names)} <= {"eq", "ne", "in", "not_in"}
    files = {"rows": [{"file": "a_1.pdf"}, {"file": "b_2.csv"}, {"file": "c_3.pdf"}], "size": 3}
    parts = {step["where"]["value"] for step in drawn("filter_rows", files) if step["where"]["cmp"] == "ends_with"}
    assert parts == {".pdf", ".csv"}
    stamps = {"rows": [{"at": f"2026-03-0{day}T10:00:00Z"} for day in (1, 2, 3)], "size": 3}
    assert drawn("filter_rows", stamps) == []


# ---------------------------------------------------------------- figures


@pytest.mark.parametrize(
    ("name", "value", "digits"),
    [("total_amount", 10.994, {0, 2}), ("latitude", 38.71667, {2}), ("humidity", 40.2631, {0, 1, 2})],
)
def test_money_is_rounded_to_coins_and_places_not_to_degrees(name, value, digits):
    assert {step["digits"] for step in drawn("round", {name: value, "size": 3})} == digits


def test_codes_of_digits_stay_texts():
    assert all(step["at"] != "/postal_code" for step in drawn("cast", {"postal_code": "17001", "size": 3}))
    assert any(step["at"] == "/price" for step in drawn("cast", {"price": "17", "size": 3}))


def test_a_missing_array_is_filled_in_with_an_array():
    steps = drawn("default_values", {"tags": None, "size": 3, "name": "Ana"}, {"tags": []})
    assert steps
    assert all(step["values"] == {"tags": []} for step in steps)


# ---------------------------------------------------------------- one step after another


@pytest.mark.parametrize(
    "step",
    [
        {"op": "count_by", "at": "/who"},
        {"op": "sort_by", "at": "/who", "order": "asc"},
        {"op": "extract", "from": "/who"},
        {"op": "string_case", "at": "/who/*", "to": "upper"},
    ],
)
def test_the_parts_of_a_text_are_no_list(step):
    split = [{"op": "split", "at": "/author", "sep": " "}, {"op": "rename_keys", "at": "", "map": {"author": "who"}}]
    assert in_vain(step, split)
    assert not in_vain(step, split[1:])
    assert not in_vain({"op": "slice", "at": "/who", "side": "last", "count": 1}, split)


def test_parts_are_followed_through_respelled_names():
    before = [{"op": "split", "at": "/buyers/*/full_name", "sep": " "}, {"op": "key_case", "at": "", "style": "pascal"}]
    assert in_vain({"op": "string_case", "at": "/Buyers/*/FullName/*", "to": "upper"}, before)


def test_names_that_became_values_keep_their_letters():
    entries = [{"op": "to_entries", "at": "/limits", "key": "name", "value": "most"}]
    assert in_vain({"op": "string_case", "at": "/limits/*/name", "to": "upper"}, entries)
    assert not in_vain({"op": "string_case", "at": "/limits/*/most", "to": "upper"}, entries)
    assert not in_vain({"op": "cast", "at": "/limits/*/most", "to": "string"}, entries)


def test_a_default_is_not_replaced_again():
    filled = [{"op": "default_values", "at": "", "values": {"status": "open"}, "nulls": "keep"}]
    assert in_vain({"op": "map_values", "at": "/status", "map": {"open": "Open"}}, filled)
    assert not in_vain({"op": "map_values", "at": "/channel", "map": {"email": "E-Mail"}}, filled)


@pytest.mark.parametrize("operation", ["count_by", "group_by", "sort_by", "transpose"])
def test_the_members_of_an_object_are_no_table(operation):
    entries = [{"op": "to_entries", "at": "/limits", "key": "key", "value": "value"}]
    assert in_vain({"op": operation, "at": "/limits", "by": "key"}, entries)
