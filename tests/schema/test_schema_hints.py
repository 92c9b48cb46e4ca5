"""Every form of an `x-value` hint is honoured, and entities and rows stay together."""

import re
from collections import Counter
from datetime import datetime, timedelta

import pytest

from edgejson.schema import Schema
from edgejson.values.locales import world

TABLES = {
    "goods": [
        {
            "sku": f"SK-{n:02d}",
            "name": f"Desk {n}",
            "price": {"range": [n + 1, n + 2], "decimals": 2},
            "shade": ["oak", "ash"],
            "label": "{goods.sku} by {company.name} no {digits:3}",
        }
        for n in range(12)
    ],
    "stock": [{"count": 3}, {"count": 5}],
}


def sampled(properties: dict, count: int = 200, **options: object) -> list[dict]:
    schema = Schema({"type": "object", "properties": properties, "required": list(properties)}, tables=TABLES)
    values = [schema.sample(seed, **options) for seed in range(count)]
    assert all(schema.is_valid(value) for value in values)
    return values


def text(hint: object, **keywords: object) -> dict:
    return {"type": "string", "x-value": hint, **keywords}


def test_fields_of_one_object_are_about_one_row():
    fields = {name: text(f"goods.{name}") for name in ("sku", "name", "shade", "label")}
    for value in sampled({**fields, "price": {"type": "number", "x-value": "goods.price"}}):
        number = int(value["sku"][3:])
        assert value["name"] == f"Desk {number}"
        assert number + 1 <= value["price"] <= number + 2
        assert value["shade"] in {"oak", "ash"}
        assert re.fullmatch(rf"{value['sku']} by .+ no \d\d\d", value["label"])


def test_weights_may_name_a_field():
    gender = text(
        {"weights": {"person.gender": 8, "other": 2, "unknown": 0}}, enum=["female", "male", "other", "unknown"]
    )
    drawn = sampled({"name": text("person.name"), "gender": gender}, count=400)
    counted = Counter(value["gender"] for value in drawn)
    assert counted.keys() == {"female", "male", "other"}
    assert 40 < counted["other"] < 130
    gender_of = {name.text: name.gender for name in world("en_US").first_names if name.gender}
    stated = [(value["name"].split()[0], value["gender"]) for value in drawn if value["gender"] != "other"]
    assert all(gender_of.get(first, said) == said for first, said in stated)
    assert {gender_of["Kathy"], gender_of["Brian"]} == {"female", "male"}


def test_staff_write_from_the_company_around_them():
    staff = {
        "type": "object",
        "properties": {"name": text("person.name"), "email": text("person.work_email", format="email")},
        "required": ["name", "email"],
    }
    team = {"type": "array", "minItems": 2, "items": staff}
    branch = {"type": "object", "properties": {"team": team}, "required": ["team"]}
    for value in sampled({"domain": text("company.domain"), "branch": branch, "head": staff}, count=50):
        people = [*value["branch"]["team"], value["head"]]
        assert {person["email"].partition("@")[2] for person in people} == {value["domain"]}
    alone = {value["email"].partition("@")[2] for value in sampled(staff["properties"], count=50)}
    assert len(alone) > 20


def test_moments_keep_to_steps_and_hours():
    start = text({"date": ["2024-03-01", "2024-03-04"], "hours": [8, 18], "step": "PT15M"}, format="date-time")
    end = text({"after": "start", "min": "PT20M", "max": "PT2H", "step": "PT15M"}, format="date-time")
    starts = set()
    for value in sampled({"start": start, "end": end}, count=1500):
        first, last = (datetime.fromisoformat(value[name]) for name in ("start", "end"))
        assert first.minute % 15 == first.second == 0
        assert (last - first) in [timedelta(minutes=minutes) for minutes in range(30, 121, 15)]
        starts.add((value["start"][:10], first.hour, first.minute))
    assert {hour for _, hour, _ in starts} == set(range(8, 18))
    assert len(starts) == 4 * 10 * 4


def test_items_of_an_array_are_about_different_rows_while_there_are_any():
    item = {
        "type": "object",
        "properties": {"sku": text("goods.sku"), "name": text("goods.name")},
        "required": ["sku", "name"],
    }
    few = {"type": "array", "items": item, "minItems": 1, "maxItems": 12}
    many = {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"n": {"type": "integer", "x-value": "stock.count"}},
            "required": ["n"],
        },
        "minItems": 4,
    }
    for value in sampled({"few": few, "many": many}):
        numbers = [one["sku"] for one in value["few"]]
        assert len(set(numbers)) == len(numbers)
        assert {one["n"] for one in value["many"]} == {3, 5}


def test_a_nested_object_shares_what_it_does_not_name():
    properties = {
        "name": text("person.name"),
        "contact": {"type": "object", "properties": {"email": text("person.email")}, "required": ["email"]},
        "manager": {
            "type": "object",
            "properties": {"name": text("person.name"), "email": text("person.email")},
            "required": ["name", "email"],
        },
        "sku": text("goods.sku"),
        "detail": {"type": "object", "properties": {"name": text("goods.name")}, "required": ["name"]},
        "twin": {"type": "object", "properties": {"sku": text("goods.sku")}, "required": ["sku"]},
    }
    values = sampled(properties)
    assert all(first_name(value["name"])[:1] in value["contact"]["email"] for value in values)
    assert all(value["detail"]["name"] == f"Desk {int(value['sku'][3:])}" for value in values)
    assert sum(value["manager"]["name"] == value["name"] for value in values) < 5
    assert sum(value["twin"]["sku"] == value["sku"] for value in values) < 60


def first_name(name: str) -> str:
    return re.sub("[^a-z]", "", name.partition(" ")[0].lower())


def test_roles_keep_people_of_one_object_apart():
    hints = {"a": text("person:sender.name"), "b": text("person:recipient.name"), "c": text("person:sender.username")}
    values = sampled(hints)
    assert sum(value["a"] == value["b"] for value in values) < 5
    assert all(first_name(value["a"])[0] == value["c"][0] for value in values)


@pytest.mark.parametrize(
    ("template", "pattern"),
    [
        ("ORD-{digits:8}", r"ORD-\d{8}"),
        ("{letters:3}/{hex:6}", r"[A-Z]{3}/[0-9a-f]{6}"),
        ("{int:5-7}", r"[567]"),
        ("{int:001-120}", r"(0\d\d|1[01]\d|120)"),
        ("{goods.sku} {person.first_name}", r"SK-\d\d \S.*"),
        ("plain", "plain"),
    ],
)
def test_templates(template, pattern):
    values = sampled({"a": text({"template": template})}, 80)
    assert all(re.fullmatch(pattern, value["a"]) for value in values)


def test_ranges_lie_inside_range_and_bounds():
    properties = {
        "whole": {"type": "integer", "minimum": 3, "x-value": {"range": [0, 9]}},
        "cents": {"type": "number", "multipleOf": 0.05, "x-value": {"range": [1, 2]}},
        "low": {"type": "number", "x-value": {"range": [0, 1], "decimals": 3, "skew": "low"}},
        "high": {"type": "number", "x-value": {"range": [0, 1], "decimals": 3, "skew": "high"}},
    }
    values = sampled(properties, 600)
    assert {value["whole"] for value in values} == set(range(3, 10))
    assert all(1 <= value["cents"] <= 2 and round(value["cents"] * 100) % 5 == 0 for value in values)
    assert sum(value["low"] for value in values) / 600 < 0.4
    assert sum(value["high"] for value in values) / 600 > 0.6
    assert all(len(repr(value["low"])) <= 5 for value in values)


def test_weights():
    properties = {
        "state": {"enum": ["on", "off", "idle"], "x-value": {"weights": {"on": 8, '"off"': 2}}},
        "flag": {"type": "boolean", "x-value": {"weights": {"true": 9, "false": 1}}},
        "level": {"type": "integer", "x-value": {"weights": {"1": 1, "5": 1}}},
        "code": {"type": "string", "x-value": {"weights": {"7": 1, "null": 1}}},
    }
    values = sampled(properties, 1000)
    assert 740 < Counter(value["state"] for value in values)["on"] < 860
    assert {value["state"] for value in values} == {"on", "off"}
    assert 860 < sum(value["flag"] for value in values) < 940
    assert {value["level"] for value in values} == {1, 5}
    assert {value["code"] for value in values} == {"7", "null"}


def test_dates_and_moments():
    properties = {
        "finished": text({"after": "begun", "min": "PT5M", "max": "P3D"}, format="date-time"),
        "begun": text({"date": ["2024-02-01", "2024-02-29"]}, format="date-time"),
        "warned": text({"before": "/begun", "min": "P1D", "max": "P2D"}, format="date"),
        "paid": text({"after": "finished"}, format="date-time"),
        "opens": text({"template": "09:{int:10-59}"}),
        "closes": text({"after": "opens", "min": "PT1H", "max": "PT2H"}, pattern=r"^\d\d:\d\d$"),
    }
    for value in sampled(properties):
        begun, finished, paid = (datetime.fromisoformat(value[name]) for name in ("begun", "finished", "paid"))
        assert "2024-02-01" <= value["begun"][:10] <= "2024-02-29"
        assert begun.tzinfo is not None
        assert finished.utcoffset() == begun.utcoffset()
        assert timedelta(minutes=5) <= finished - begun <= timedelta(days=3)
        assert finished < paid
        assert (
            timedelta(days=1)
            <= begun.replace(tzinfo=None) - datetime.fromisoformat(value["warned"])
            <= timedelta(days=3)
        )
        assert value["opens"] < value["closes"]
        assert list(value) == list(properties)


def test_a_moment_without_its_reference_is_free_and_a_ring_still_ends():
    optional = {
        "type": "object",
        "properties": {"a": text({"after": "b"}, format="date"), "b": text({"after": "a"}, format="date")},
    }
    schema = Schema(optional)
    values = [schema.sample(seed) for seed in range(60)]
    assert any(set(value) == {"a"} for value in values)
    assert any(set(value) == {"a", "b"} for value in values)
    assert all(schema.is_valid(value) for value in values)


def test_lists_hold_distinct_values():
    properties = {
        "tags": {"type": "array", "items": {"type": "string"}, "x-value": {"list": "text.word", "min": 1, "max": 4}},
        "people": {
            "type": "array",
            "items": {"type": "string"},
            "minItems": 2,
            "maxItems": 3,
            "x-value": {"list": "person.email"},
        },
        "rows": {
            "type": "array",
            "items": {"type": "string"},
            "x-value": {"list": "goods.sku", "min": 12, "max": 12},
            "maxItems": 12,
        },
    }
    values = sampled(properties)
    assert {len(value["tags"]) for value in values} == {1, 2, 3, 4}
    assert {len(value["people"]) for value in values} == {2, 3}
    for value in values:
        assert all(len(set(listed)) == len(listed) for listed in value.values())
        assert len(value["rows"]) == 12


def test_a_hint_on_a_union_decides_the_type():
    values = sampled({"a": {"type": ["number", "string", "null"], "x-value": "stock.count"}})
    assert {value["a"] for value in values} == {3, 5, None}


def test_examples_and_defaults_are_used_but_not_placeholders():
    properties = {
        "shape": {"type": "string", "examples": ["hexagon", "prism", "foo", "www.example.com", 3]},
        "retries": {"type": "integer", "default": 77, "minimum": 0},
    }
    values = sampled(properties)
    shapes = {value["shape"] for value in values}
    assert {"hexagon", "prism"} <= shapes
    assert not shapes & {"foo", "www.example.com"}
    assert 20 < sum(value["retries"] == 77 for value in values) < 190
