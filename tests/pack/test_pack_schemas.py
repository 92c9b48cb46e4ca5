"""The documents of the core pack, read as plain JSON: what a schema author promises."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest

from edgejson.values.entities import ENTITIES, STATELESS
from edgejson_pack_core.pack import core_pack

PACK = core_pack()
IDS = PACK.ids()
TABLES = PACK.tables()
FORERUNNER = Path(__file__).parents[2].parent / "shared" / "data" / "edgejson_v2" / "schemas"

SUBSCHEMAS = ("items", "additionalProperties", "contains")
LISTS_OF_SUBSCHEMAS = ("prefixItems", "anyOf", "allOf", "oneOf")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
COUNTED = re.compile(r"(digits|letters|hex):\d{1,3}|int:-?\d+--?\d+")


def document(schema_id: str) -> dict[str, Any]:
    return json.loads(json.dumps(PACK.entry(schema_id).document))


def walk(schema: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every subschema with the place it stands at."""
    if not isinstance(schema, dict):
        return
    yield place, schema
    for keyword in SUBSCHEMAS:
        yield from walk(schema.get(keyword), f"{place}/{keyword}")
    for keyword in LISTS_OF_SUBSCHEMAS:
        for index, part in enumerate(schema.get(keyword, ())):
            yield from walk(part, f"{place}/{keyword}/{index}")
    for keyword in ("properties", "$defs"):
        for name, part in schema.get(keyword, {}).items():
            yield from walk(part, f"{place}/{keyword}/{name}")


def is_overlay(place: str) -> bool:
    """A branch or a position that only says more about members described elsewhere."""
    return "/prefixItems/" in place or "/anyOf/" in place


def test_the_25_schemas_of_the_plan() -> None:
    by_complexity: dict[str, list[str]] = {}
    for schema_id in IDS:
        by_complexity.setdefault(PACK.entry(schema_id).complexity, []).append(schema_id)
    assert by_complexity == {
        "simple": [
            "contact_info", "location", "log_entry", "notification", "product_info", "rating", "sensor_reading",
            "simple_config", "tag_list", "user_profile",
        ],
        "medium": [
            "api_response", "email_metadata", "event_registration", "invoice", "medical_record", "meeting_notes",
            "order_details", "shopping_cart", "support_ticket", "transaction_record",
        ],
        "complex": [
            "ecommerce_analytics", "iot_device_network", "medical_encounter", "multi_party_transaction",
            "nested_organization",
        ],
    }  # fmt: skip


@pytest.mark.parametrize("schema_id", IDS)
def test_is_a_2020_12_schema_for_two_validators(schema_id: str) -> None:
    found = document(schema_id)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert found["$id"] == f"urn:edgejson:core:{schema_id}"
    assert found["title"]
    jsonschema.Draft202012Validator.check_schema(found)
    jsonschema_rs.meta.validate(found)
    jsonschema_rs.validator_for(found, validate_formats=True, offline=True)


@pytest.mark.parametrize("schema_id", IDS)
def test_every_property_is_described_in_words_of_its_own(schema_id: str) -> None:
    for place, schema in walk(document(schema_id)):
        if is_overlay(place):
            continue
        for name, member in schema.get("properties", {}).items():
            description = member.get("description", "")
            assert len(description) >= 5, f"{place}/{name}"
            assert description.lower() != name.replace("_", " "), f"{place}/{name}"


@pytest.mark.parametrize("schema_id", IDS)
def test_every_object_decides_on_additional_properties(schema_id: str) -> None:
    for place, schema in walk(document(schema_id)):
        if schema.get("type") == "object":
            assert "additionalProperties" in schema, place


@pytest.mark.parametrize("schema_id", IDS)
def test_patterns_compile_and_are_anchored(schema_id: str) -> None:
    for place, schema in walk(document(schema_id)):
        if "pattern" in schema:
            re.compile(schema["pattern"])
            assert schema["pattern"].startswith("^"), place
            assert schema["pattern"].endswith("$"), place


@pytest.mark.parametrize("schema_id", IDS)
def test_every_hint_names_something_that_exists(schema_id: str) -> None:
    for place, schema in walk(document(schema_id)):
        hint = schema.get("x-value")
        while isinstance(hint, dict) and "list" in hint:
            hint = hint["list"]
        if isinstance(hint, str):
            assert is_known(hint), f"{place}: {hint}"
        elif isinstance(hint, dict) and "template" in hint:
            for name in PLACEHOLDER.findall(hint["template"]):
                assert COUNTED.fullmatch(name) or is_known(name), f"{place}: {name}"


def is_known(name: str) -> bool:
    kind, _, field = name.partition(".")
    kind = kind.partition(":")[0]
    if kind in TABLES:
        return all(field in row for row in TABLES[kind])
    if kind in ENTITIES:
        return field in ENTITIES[kind].fields
    return field in STATELESS.get(kind, {})


@pytest.mark.parametrize("schema_id", IDS)
def test_weighted_values_are_allowed_values(schema_id: str) -> None:
    for place, schema in walk(document(schema_id)):
        hint = schema.get("x-value")
        if isinstance(hint, dict) and "weights" in hint and "enum" in schema:
            assert {text for text in hint["weights"] if not is_known(text)} <= set(schema["enum"]), place


@pytest.mark.parametrize("schema_id", IDS)
def test_every_rule_says_in_words_what_it_means(schema_id: str) -> None:
    rules = document(schema_id).get("x-invariants", [])
    assert all(rule["description"].endswith(".") for rule in rules)
    assert len({rule["id"] for rule in rules}) == len(rules)


@pytest.mark.skipif(not FORERUNNER.is_dir(), reason="the forerunner's data set is not here")
@pytest.mark.parametrize("schema_id", IDS)
def test_keeps_every_field_of_the_forerunner(schema_id: str) -> None:
    (old,) = FORERUNNER.glob(f"*/{schema_id}.json")
    assert missing(json.loads(old.read_text()), document(schema_id), document(schema_id)) == []


def missing(old: dict[str, Any], new: dict[str, Any], root: dict[str, Any], place: str = "") -> list[str]:
    """Members that the old schema has and the new one lacks."""
    if "$ref" in new:
        new = root["$defs"][new["$ref"].rpartition("/")[2]]
    lacking = []
    for name, member in old.get("properties", {}).items():
        if name not in new.get("properties", {}):
            lacking.append(f"{place}/{name}")
        else:
            lacking.extend(missing(member, new["properties"][name], root, f"{place}/{name}"))
    if isinstance(old.get("items"), dict):
        lacking.extend(missing(old["items"], new["items"], root, f"{place}/*"))
    old_types = {old["type"]} if isinstance(old.get("type"), str) else set()
    new_types = {new["type"]} if isinstance(new.get("type"), str) else set(new.get("type", ()))
    if old_types - new_types:
        lacking.append(f"{place}: {old_types}")
    lacking.extend(f"{place}={value}" for value in old.get("enum", ()) if value not in new.get("enum", ()))
    return lacking


def test_the_package_carries_its_data() -> None:
    root = files("edgejson_pack_core")
    assert sum(1 for folder in ("simple", "medium", "complex") for _ in (root / folder).iterdir()) == 25
    assert (root / "py.typed").is_file()
