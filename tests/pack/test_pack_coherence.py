"""What fits together in an instance of the core pack without a rule that asks for it; right data that is unusual."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest

from edgejson.schema import Schema
from edgejson_pack_core.pack import core_pack

PACK = core_pack()
TABLES = PACK.tables()
PRODUCTS = {row["name"] for row in TABLES["products"]}
SAMPLES = 300
MONTHS = "January February March April June July August September October November December".split()  # noqa: SIM905


@cache
def schema(schema_id: str) -> Schema:
    entry = PACK.entry(schema_id)
    return Schema(entry.document, id=schema_id, complexity=entry.complexity, rules=entry.rules, tables=TABLES)


@cache
def samples(schema_id: str) -> tuple[Any, ...]:
    return tuple(schema(schema_id).sample(seed) for seed in range(SAMPLES))


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


# ---------------------------------------------------------------- dates


def test_names_of_events_claim_no_year() -> None:
    assert not any(re.search(r"\b20\d\d\b", value["event_name"]) for value in samples("event_registration"))


def test_bookings_name_no_month() -> None:
    texts = [value["description"] for value in samples("transaction_record") if "description" in value]
    assert len(texts) > 100
    assert not any(month in text for text in texts for month in MONTHS)


@pytest.mark.parametrize(
    ("schema_id", "member", "first", "last"),
    [
        ("event_registration", "event_date", 8, 19),
        ("event_registration", "event_end", 9, 23),
        ("meeting_notes", "date", 8, 17),
        ("meeting_notes", "end_time", 8, 19),
        ("meeting_notes", "next_meeting", 8, 17),
        ("medical_encounter", "visit_date", 8, 17),
    ],
)
def test_people_meet_by_day(schema_id: str, member: str, first: int, last: int) -> None:
    hours = {moment(value[member]).hour for value in samples(schema_id) if value.get(member)}
    assert len(hours) > 3
    assert first <= min(hours) <= max(hours) <= last


@pytest.mark.parametrize("schema_id", ["location", "user_profile"])
def test_times_beside_a_place_are_utc(schema_id: str) -> None:
    names = ("recorded_at", "expires_at", "joined_at", "last_active_at")
    times = [value[name] for value in samples(schema_id) for name in names if name in value]
    assert len(times) > 50
    assert all(time.endswith("Z") for time in times)


@pytest.mark.parametrize("shows_snapshot", [True, False])
def test_devices_of_a_network_were_heard_within_a_day(shows_snapshot: bool) -> None:
    seen = 0
    for value in samples("iot_device_network"):
        times = [moment(device["last_seen"]) for device in value["devices"] if "last_seen" in device]
        if ("snapshot_at" in value) is shows_snapshot and len(times) > 1:
            seen += 1
            assert max(times) - min(times) <= timedelta(days=1)
            health = value.get("network_health", {})
            if "last_health_check" in health:
                assert abs(moment(health["last_health_check"]) - max(times)) <= timedelta(days=1)
    assert seen > 5


# ---------------------------------------------------------------- lists

LISTS = {
    "dietary_requirements": ("event_registration", "diets", "name"),
    "sessions": ("event_registration", "sessions", "title"),
    "decisions": ("meeting_notes", "decisions", "text"),
    "preferences": ("user_profile", "interests", "name"),
}


@pytest.mark.parametrize("member", sorted(LISTS))
def test_every_list_is_drawn_from_its_own_table(member: str) -> None:
    schema_id, table, column = LISTS[member]
    cells = [row[column] for row in TABLES[table]]
    templates = [re.escape(str(text)) for cell in cells for text in (cell if isinstance(cell, list) else [cell])]
    patterns = [re.compile(re.sub(r"\\\{.*?\\\}", ".+", template)) for template in templates]
    drawn = [item for value in samples(schema_id) for item in value.get(member, ())]
    assert len(set(drawn)) > 5
    assert all(any(pattern.fullmatch(item) for pattern in patterns) for item in drawn)


def test_nobody_keeps_two_diets_at_once() -> None:
    diets = {"vegan", "vegetarian", "pescatarian", "halal", "kosher"}
    lists = [value.get("dietary_requirements", ()) for value in samples("event_registration")]
    assert sum(len(found) > 1 for found in lists) > 20
    assert all(len(diets.intersection(found)) <= 1 for found in lists)


def test_a_review_fits_the_product_it_names() -> None:
    """Each text names those of the shop's products that can have such seams, batteries and handles."""
    named = 0
    for value in samples("rating"):
        text, product = value.get("review_text"), value.get("product_name")
        if text is None or product is None:
            continue
        named += 1
        fitting = [row["product"] for row in TABLES["reviews"] if _written_as(row["text"], text)]
        assert len(fitting) == 1
        assert product in (fitting[0] if isinstance(fitting[0], list) else PRODUCTS)
    assert named > 40


def test_reviews_of_single_products_name_products_of_the_shop() -> None:
    lists = [row["product"] for row in TABLES["reviews"] if isinstance(row["product"], list)]
    assert len(lists) > 40
    assert {product for found in lists for product in found} <= PRODUCTS


def _written_as(template: object, text: str) -> bool:
    return re.fullmatch(re.sub(r"\\\{.*?\\\}", ".+", re.escape(str(template))), text) is not None


def test_no_step_of_a_ticket_comes_after_it_was_settled() -> None:
    settled = 0
    for value in samples("support_ticket"):
        if value.get("resolved_at") and value.get("history"):
            settled += 1
            done = moment(value["resolved_at"])
            assert all(moment(step["timestamp"]) <= done for step in value["history"])
    assert settled > 10


@pytest.mark.parametrize("status", ["paid", "partial", "unpaid", "overdue"])
def test_only_what_was_paid_has_a_day_of_payment(status: str) -> None:
    values = [value for value in samples("invoice") if value.get("paid_on") and "payment_status" in value]
    assert {value["payment_status"] for value in values} == {"paid", "partial"}
    value = {**values[0], "payment_status": status}
    broken = {found.rule for found in schema("invoice").broken_rules(value)}
    assert ("paid_on" in broken) is (status in ("unpaid", "overdue"))


# ---------------------------------------------------------------- places of work


@pytest.mark.parametrize(("schema_id", "name"), [("contact_info", "company"), ("nested_organization", "company_name")])
def test_a_website_is_that_of_the_company_beside_it(schema_id: str, name: str) -> None:
    seen = 0
    for value in samples(schema_id):
        if "website" in value and name in value:
            seen += 1
            host = urlsplit(value["website"]).hostname or ""
            first_word = re.sub(r"[^a-z]", "", value[name].lower().split()[0])
            assert host.startswith("www.")
            assert first_word in host
    assert seen > 10


# ---------------------------------------------------------------- people


def test_who_has_an_occupation_is_of_age() -> None:
    ages = [value["age"] for value in samples("user_profile") if value.get("occupation")]
    assert len(ages) > 50
    assert min(ages) >= 18


def test_a_visit_has_one_primary_diagnosis_and_it_comes_first() -> None:
    for value in samples("medical_encounter"):
        ranks = [diagnosis.get("diagnosis_type") for diagnosis in value["diagnoses"]]
        assert ranks[0] == "primary"
        assert "primary" not in ranks[1:]


def test_complaint_history_and_examination_belong_to_the_first_diagnosis() -> None:
    told = {row["icd10_code"]: row for row in TABLES["diagnoses"]}
    for value in samples("medical_encounter"):
        row = told[value["diagnoses"][0]["icd10_code"]]
        pairs = {
            "chief_complaint": "chief_complaint",
            "history_of_present_illness": "history",
            "physical_examination": "examination",
        }
        for member, column in pairs.items():
            if member in value:
                assert any(fits(text, value[member]) for text in row[column]), (row["icd10_code"], value[member])


def fits(template: str, text: str) -> bool:
    parts = [re.escape(part) for part in re.split(r"\{int:[\d-]+\}", template)]
    return re.fullmatch(r"\d+".join(parts), text) is not None


# ---------------------------------------------------------------- right data that the generator does not make


def cart(**members: Any) -> dict[str, Any]:
    line = {"product_id": "p-100", "product_name": "Kettle", "quantity": 2, "price": 50}
    return {"cart_id": "cart_1", "user_id": "usr_1", "items": [line], **members}


def ticket(*times: str) -> dict[str, Any]:
    value = next(value for value in samples("support_ticket") if len(value.get("history", ())) > 2)
    value = json.loads(json.dumps(value))
    first = value["history"][0]
    value["history"] = [{**first, "timestamp": time} for time in times]
    value.update(created_at="2024-03-01T08:00:00Z", updated_at="2024-03-09T08:00:00Z")
    return {name: value[name] for name in value if name not in ("resolved_at", "first_response_at")}


def transfer(**members: Any) -> dict[str, Any]:
    value = json.loads(json.dumps(next(v for v in samples("multi_party_transaction") if "payment_methods" in v)))
    value.update(members)
    return value


def states(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"status": status, "timestamp": f"2031-05-{day}T08:00:00Z"} for status, day in pairs]


UNUSUAL: dict[str, tuple[str, Callable[[], Any], str]] = {
    "a coupon of unknown worth": (
        "shopping_cart", lambda: cart(subtotal=100, coupon_code="SAVE10", total=90), "total_with_coupon",
    ),
    "a coupon for everything": (
        "shopping_cart", lambda: cart(coupon_code="FREE", shipping_cost=4.9, total=4.9), "total_with_coupon",
    ),
    "the latest step first": (
        "support_ticket",
        lambda: ticket("2024-03-05T08:00:00Z", "2024-03-04T08:00:00Z", "2024-03-02T08:00:00Z"), "history_in_order",
    ),
    "the latest state first": (
        "multi_party_transaction",
        lambda: transfer(status_history=states(("reversed", "09"), ("completed", "07"), ("initiated", "02"))),
        "initiated_first",
    ),
    "no payment listed": ("multi_party_transaction", lambda: transfer(payment_methods=[]), "paid_in_full"),
    "an answer that succeeded in part": (
        "api_response",
        lambda: {"status_code": 200, "message": "OK", "errors": [{"code": "not_found", "message": "No such item"}]},
        "errors_fit_status",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", sorted(UNUSUAL))
def test_unusual_but_right_data_raises_no_alarm(case: str) -> None:
    schema_id, make, rule = UNUSUAL[case]
    about = {
        rule, "total", "history_in_order", "history_in_reverse_order", "after_completion", "after_reversal",
        "sender_amount",
    }  # fmt: skip
    value = make()
    found = {violation.rule for violation in schema(schema_id).broken_rules(value)}
    assert schema(schema_id).validate(value) == []
    assert rule in {each.id for each in schema(schema_id).invariants.rules}
    assert found.isdisjoint(about)


@pytest.mark.parametrize(
    ("schema_id", "make", "rule"),
    [
        ("shopping_cart", lambda: cart(coupon_code="SAVE10", total=100.01), "total_with_coupon"),
        ("shopping_cart", lambda: cart(coupon_code="SAVE10", total=9.99), "total_with_coupon"),
        ("shopping_cart", lambda: cart(coupon_code="SAVE10", coupon_discount=10, total=89.99), "total"),
        (
            "support_ticket",
            lambda: ticket("2024-03-05T08:00:00Z", "2024-03-02T08:00:00Z", "2024-03-04T08:00:00Z"),
            "history_in_reverse_order",
        ),
        (
            "support_ticket",
            lambda: ticket("2024-03-02T08:00:00Z", "2024-03-05T08:00:00Z", "2024-03-04T08:00:00Z"),
            "history_in_order",
        ),
        (
            "multi_party_transaction",
            lambda: transfer(status_history=states(("initiated", "02"), ("reversed", "03"), ("failed", "09"))),
            "after_reversal",
        ),
        (
            "multi_party_transaction",
            lambda: transfer(status_history=states(("completed", "02"), ("processing", "03"))),
            "after_completion",
        ),
        (
            "api_response",
            lambda: {"status_code": 304, "message": "-", "errors": [{"code": "lost", "message": "Lost"}]},
            "errors_fit_status",
        ),
    ],
)
def test_the_rules_still_find_what_cannot_be(schema_id: str, make: Callable[[], Any], rule: str) -> None:
    assert rule in {violation.rule for violation in schema(schema_id).broken_rules(make())}


def test_advice_is_followed_by_samples_and_asked_of_nobody() -> None:
    for value in samples("meeting_notes"):
        names = {attendee["name"] for attendee in value["attendees"]}
        assert all(item["assigned_to"] in names for item in value.get("action_items", ()) if "assigned_to" in item)
    given = {**samples("meeting_notes")[0], "action_items": [{"task": "Book the hall", "assigned_to": "Finance team"}]}
    assert schema("meeting_notes").broken_rules(given) == []
    networks = [value for value in samples("iot_device_network") if len(value["devices"]) > 1]
    for value in networks:
        ids = {device["device_id"] for device in value["devices"]}
        for device in value["devices"]:
            linked = {link["connected_device_id"] for link in device.get("connections", ())}
            assert linked <= ids - {device["device_id"]}
