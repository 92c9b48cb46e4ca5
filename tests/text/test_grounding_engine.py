"""The grounding engine on texts written by hand, on drawn values and on data nobody here wrote."""

from __future__ import annotations

import datetime as dt
import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson.checking import Subject
from edgejson.grounding import LANGUAGES, Grounder
from edgejson.types import Record
from edgejson_checks.grounding import Grounding

ENGLISH = Grounder("en")

STATED = [
    ("The bill came to 1,299.90 in the end.", {"total": 1299.9}),
    ("It cost $45 and 12 % of that was tax.", {"price": 45, "tax_percent": 12}),
    ("Twenty-seven people came, three left early.", {"guests": 27, "left": 3}),
    ("It was -12.5 degrees outside (feels like -18).", {"temperature": -12.5, "felt": -18}),
    ("Rated 4/5 by most.", {"rating": 4}),
    ("We meet on March 5th, 2024.", {"date": "2024-03-05"}),
    ("We meet on Tuesday, 5 March 2024 at noon.", {"date": "2024-03-05"}),
    ("the 5th of March 2024 works", {"date": "2024-03-05"}),
    ("Opened 5 Mar 2024 at 2:30 pm UTC.", {"opened_at": "2024-03-05T14:30:00Z"}),
    ("Opened 14:30:09 (UTC-05:00) on Tue 5 March 2024.", {"opened_at": "2024-03-05T14:30:09-05:00"}),
    ("Seen 2024-03-05 14:30:00.25 +02:00.", {"seen_at": "2024-03-05T14:30:00.25+02:00"}),
    ("At 2025-04-07 7:30:17 pm UTC\n-49.20 was taken.", {"at": "2025-04-07T19:30:17Z", "amount": -49.2}),
    ("Booked -$5, \u22127.50 and R$8; it cost US$9.", {"a": -5, "b": -7.5, "c": 8, "d": 9}),
    ("Starts at 14:30 UTC on Tuesday, March 5th, 2024.", {"starts_at": "2024-03-05T14:30:00Z"}),
    ("Starts at 14:30 UTC on Tue 2024-03-05.", {"starts_at": "2024-03-05T14:30:00Z"}),
    ("The order is in progress.", {"status": "in_progress"}),
    ("She said: “it's fine”, then left.", {"quote": "it's fine"}),
    ("Call +1 (555) 010-9988 now.", {"phone": "+1 555-010-9988"}),
    ("12 Elm St\nSpringfield, IL 62704", {"address": "12 Elm St, Springfield, IL 62704"}),
    ("Notifications are not enabled, the newsletter is.", {"notifications_enabled": False, "newsletter": True}),
    ("newsletter? yes\nverified: no", {"newsletter": True, "is_verified": False}),
    ("| name | resolved |\n|---|---|\n| disk | no |", {"name": "disk", "resolved": False}),
    ("Q: in stock?\nA: ok, no", {"in_stock": False}),
    ("name,size,ok\nT4,11.6,no\nB,5,yes", {"name": "T4", "size": 11.6, "other": {"name": "B", "size": 5, "ok": True}}),
    ('name,note\n"Lopes, Ana",12\n', {"name": "Lopes, Ana", "note": 12}),
    ("Seen Sun 21 Jun 2026, 10:42 UTC-05:00: all well", {"seen_at": "2026-06-21T10:42:00-05:00"}),
    ("nothing is known", {"middle_name": None, "tags": [], "extra": {}}),
]

NOT_STATED = [
    ("He paid 15 for 2,015 sheets, version 5.3, ticket ORD-5, at 5:30.", {"n": 5}),
    ("The id is 7b32aadb-1f41-4851-82c2-73a9771db808.", {"n": 4851}),
    ("The bill came to 1,299.90 in the end.", {"total": 1299.91}),
    ("The range is 4-5, the option --5, the sum 1,2345.", {"n": 5}),
    ("The change was -5.", {"n": 5}),
    ("name,size\nT4,11.6", {"n": 4.11}),
    ("We meet on Smarch 5th, 2024.", {"date": "2024-03-05"}),
    ("We meet on March 15th, 2024.", {"date": "2024-03-05"}),
    ("We meet on March 5th, 2024.", {"date": "2024-03-06"}),
    ("We meet on March 5th, 2024.", {"date": "2024-05-03"}),
    ("Opened 5 Mar 2024 at 2:30 pm UTC.", {"opened_at": "2024-03-05T02:30:00Z"}),
    ("Opened 5 Mar 2024 at 2:30 pm UTC.", {"opened_at": "2024-03-05T14:30:00+01:00"}),
    ("Opened 5 Mar 2024 at 2:30 pm.", {"opened_at": "2024-03-05T14:30:00Z"}),
    ("Write to juliana@lunamail.io.", {"email": "ana@lunamail.io"}),
    ("Write to ana@lunamail.io.br today.", {"email": "ana@lunamail.io"}),
    ("Anabel came.", {"name": "Ana"}),
    ("Notifications are not enabled.", {"notifications_enabled": True}),
    ("The newsletter is wanted and tracking is off.", {"tracking": True}),
    ("She did not say more.", {"newsletter": False}),
]


@pytest.mark.parametrize(("text", "value"), STATED)
def test_what_a_text_states_is_found(text, value):
    assert ENGLISH.ground(text, value) == []


@pytest.mark.parametrize(("text", "value"), NOT_STATED)
def test_what_a_text_does_not_state_is_reported(text, value):
    (miss,) = ENGLISH.ground(text, value)
    assert [miss.pointer, miss.value] == [f"/{next(iter(value))}", next(iter(value.values()))]


def test_behind_a_label_only_its_own_value_counts():
    text = "Order\n\nSubtotal: 40.00\nTax: 2.00\nTotal: 42.00\n"
    assert ENGLISH.ground(text, {"subtotal": 40, "tax": 2, "total": 42}) == []
    assert [miss.pointer for miss in ENGLISH.ground(text, {"subtotal": 42, "tax": 2, "total": 42})] == ["/subtotal"]


def test_labels_are_read_by_path():
    text = "Order\nBuyer:\n  Name: Ana Lima\n  City: Recife\nSeller:\n  Name: Rui Paz\n  City: Olinda\n"
    right = {"buyer": {"name": "Ana Lima", "city": "Recife"}, "seller": {"name": "Rui Paz", "city": "Olinda"}}
    wrong = {"buyer": {"name": "Rui Paz", "city": "Recife"}, "seller": {"name": "Rui Paz", "city": "Olinda"}}
    assert ENGLISH.ground(text, right) == []
    assert [miss.pointer for miss in ENGLISH.ground(text, wrong)] == ["/buyer/name"]


def test_verbatim_asks_for_the_letters_as_they_are():
    text = "The note says hello world, status OPEN."
    value = {"note": "Hello  World", "status": "open"}
    assert ENGLISH.ground(text, value) == []
    misses = ENGLISH.ground(text, value, verbatim=True, choices=lambda at: ["open"] if at == "/status" else None)
    assert [miss.pointer for miss in misses] == ["/note"]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        (
            "pt",
            "Ana tem vinte e sete anos e pagou R$ 1.299,90 em 5 de março de 2024.",
            {"a": 27, "b": 1299.9, "c": "2024-03-05"},
        ),
        ("es", "El pedido del 5 de marzo de 2024 suma 1.299,90.", {"total": 1299.9, "date": "2024-03-05"}),
        ("de", "Am 5. März 2024 waren es 1.299,90 Euro.", {"total": 1299.9, "date": "2024-03-05"}),
        ("fr", "Le 5 mars 2024, le total était de 1 299,90.", {"total": 1299.9, "date": "2024-03-05"}),
    ],
)
def test_other_languages_are_read(language, text, value):
    assert Grounder(language).ground(text, value) == []


def test_an_unknown_language_is_refused_by_name():
    with pytest.raises(ValueError, match="tlh"):
        Grounder("tlh")
    assert "en" in LANGUAGES


@given(st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6).map(lambda number: round(number, 3)), st.integers(1, 9))
@settings(max_examples=150, deadline=None)
def test_a_number_is_found_however_it_is_grouped_and_its_neighbours_are_not(number, step):
    for written in (repr(number), f"{number:,}"):
        if "e" in written:
            continue
        text = f"It came to {written} kg, all told."
        assert ENGLISH.ground(text, {"weight": number}) == []
        assert [miss.pointer for miss in ENGLISH.ground(text, {"weight": number + step})] == ["/weight"]


@given(st.dates(dt.date(1901, 1, 1), dt.date(2099, 1, 1)), st.sampled_from([-9, -1, 1, 30]))
@settings(max_examples=100, deadline=None)
def test_a_date_is_found_in_every_form_and_a_shifted_one_is_not(day, days):
    other = (day + dt.timedelta(days=days)).isoformat()
    for form in ("%d %B %Y", "%B %d, %Y", "%a, %d %b %Y", "%Y/%m/%d", "%b %dth, %Y"):
        text = f"It happened on {day.strftime(form)} in town."
        assert ENGLISH.ground(text, {"date": day.isoformat()}) == []
        assert len(ENGLISH.ground(text, {"date": other})) == 1


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0xFF), min_size=2, max_size=12))
@settings(max_examples=150, deadline=None)
def test_a_longer_token_states_nothing_shorter(word):
    assert ENGLISH.ground(f"({word}): {word}.", {"word": word}) == []
    assert len(ENGLISH.ground(f"({word}9x): 9{word}.", {"word": word})) == 1


def answer(text, value):
    record = Record(
        id="one", task="text_to_json", input={"instruction": "Extract.", "text": text}, output=json.dumps(value)
    )
    return Subject(record, lambda _: None)


def test_the_check_names_the_leaf_and_the_value():
    (finding,) = Grounding().check(answer("Ana came with Rui.", {"guests": ["Ana", "Eva"]}))
    assert (finding.check, finding.pointer, finding.severity) == ("grounding", "/guests/1", "error")
    assert "Eva" in finding.message


def test_the_check_leaves_records_without_a_text_alone():
    record = Record(id="one", task="schema_generate", input={"instruction": "Write.", "schema": "{}"}, output='{"a":1}')
    assert list(Grounding().check(Subject(record, lambda _: None))) == []


# Read one by one by a person: each of these answers holds a value that its prompt does not state.
WRONG_LABELS = {
    "edgejson_email_metadata_qwen_004", "edgejson_invoice_qwen_005", "edgejson_invoice_qwen_017",
    "edgejson_log_entry_qwen_002", "edgejson_medical_record_qwen_006", "edgejson_medical_record_qwen_025",
    "edgejson_notification_qwen_000", "edgejson_notification_qwen_008", "edgejson_notification_qwen_010",
    "edgejson_notification_qwen_016", "edgejson_notification_qwen_018", "edgejson_notification_qwen_020",
    "edgejson_notification_qwen_029", "edgejson_order_details_qwen_001", "edgejson_order_details_qwen_006",
    "edgejson_order_details_qwen_025", "edgejson_simple_config_qwen_001", "edgejson_simple_config_qwen_004",
    "edgejson_simple_config_qwen_016", "edgejson_simple_config_qwen_017", "edgejson_simple_config_qwen_019",
    "edgejson_support_ticket_qwen_003", "edgejson_support_ticket_qwen_008", "edgejson_tag_list_qwen_004",
    "edgejson_transaction_record_qwen_005", "edgejson_transaction_record_qwen_013",
}  # fmt: skip


def foreign_records(real_data):
    for split in ("train", "test"):
        with (real_data / "edgejson_v2" / f"edgejson_{split}_v2.jsonl").open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def test_foreign_records_are_flagged_exactly_where_a_person_finds_them_wrong(real_data):
    flagged = {row["id"] for row in foreign_records(real_data) if ENGLISH.ground(row["prompt"], row["expected_output"])}
    assert flagged == WRONG_LABELS


def test_values_of_other_foreign_records_are_not_found_in_a_prompt(real_data):
    """Each leaf is replaced by the one of the next record of the same schema; equal ones do not count."""
    by_schema = {}
    for row in foreign_records(real_data):
        if row["source"] == "template":
            by_schema.setdefault(row["schema_id"], []).append(row)
    taken = missed = 0
    for rows in by_schema.values():
        for row, other in pairwise(rows):
            for name, value in other["expected_output"].items():
                own = row["expected_output"].get(name)
                if isinstance(value, dict | list) or own is None or own == value or isinstance(value, bool):
                    continue
                changed = {**row["expected_output"], name: value}
                taken += 1
                missed += not any(miss.pointer == f"/{name}" for miss in ENGLISH.ground(row["prompt"], changed))
    assert taken > 1500
    assert missed <= taken * 0.001


def test_values_of_other_fields_of_a_labelled_prompt_do_not_count(real_data):
    """Each string is replaced by another one of the same object, which the prompt states, but behind another label."""
    taken = missed = 0
    for row in foreign_records(real_data):
        if row["source"] != "template":
            continue
        strings = {name: value for name, value in row["expected_output"].items() if isinstance(value, str)}
        for (name, value), (_, other) in pairwise(strings.items()):
            if value != other:
                changed = {**row["expected_output"], name: other}
                taken += 1
                missed += not any(miss.pointer == f"/{name}" for miss in ENGLISH.ground(row["prompt"], changed))
    assert taken > 1200
    assert missed <= taken * 0.01
