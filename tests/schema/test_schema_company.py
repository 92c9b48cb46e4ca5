"""Members that are drawn together, moments around what is not shown, rows that a list shares with its object."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from edgejson.schema import Schema
from edgejson.values.locales import world

COUPON: dict[str, Any] = {
    "type": "object",
    "properties": {"code": {"type": "string"}, "worth": {"type": "integer"}, "note": {"type": "string"}},
    "x-together": {"code": ["worth"]},
}


def test_members_drawn_together() -> None:
    values: list[Any] = [Schema(COUPON).sample(seed) for seed in range(200)]
    with_code = [value for value in values if "code" in value]
    assert 50 < len(with_code) < 200
    assert all("worth" in value for value in with_code)
    assert any("worth" in value and "code" not in value for value in values)


def test_together_says_nothing_about_what_is_valid() -> None:
    assert Schema(COUPON).is_valid({"code": "SAVE10"})
    assert Schema({**COUPON, "x-together": ["code"]}).sample(1) is not None


def test_moments_lie_around_one_that_is_not_shown() -> None:
    seen = {"type": "string", "format": "date-time", "x-value": {"before": "/taken_at", "max": "PT6H"}}
    item = {"type": "object", "properties": {"seen": seen}, "required": ["seen"]}
    taken = {"type": "string", "format": "date-time"}
    schema = Schema(
        {
            "type": "object",
            "properties": {"taken_at": taken, "devices": {"type": "array", "items": item, "minItems": 3}},
            "required": ["devices"],
        }
    )
    years = set()
    for seed in range(40):
        value: Any = schema.sample(seed, policy="minimal")
        assert "taken_at" not in value
        times = [datetime.fromisoformat(device["seen"]) for device in value["devices"]]
        assert max(times) - min(times) <= timedelta(hours=6)
        years.add(times[0].year)
    assert len(years) > 2


def test_a_position_shares_the_row_of_the_object_around_it() -> None:
    fruit = {
        "type": "object",
        "properties": {"name": {"type": "string", "x-value": "fruits.name"}},
        "required": ["name"],
    }
    schema = Schema(
        {
            "type": "object",
            "properties": {
                "colour": {"type": "string", "x-value": "fruits.colour"},
                "basket": {"type": "array", "prefixItems": [fruit], "items": fruit, "minItems": 2, "maxItems": 3},
            },
            "required": ["colour", "basket"],
        },
        tables={
            "fruits": [
                {"name": "lime", "colour": "green"},
                {"name": "plum", "colour": "blue"},
                {"name": "lemon", "colour": "yellow"},
            ]
        },
    )
    colours = {"lime": "green", "plum": "blue", "lemon": "yellow"}
    later = set()
    for seed in range(40):
        value: Any = schema.sample(seed)
        assert colours[value["basket"][0]["name"]] == value["colour"]
        later.add(value["basket"][1]["name"])
    assert later == set(colours)


@pytest.mark.parametrize(("written", "slug"), [("McDonald", "mcdonald"), ("McClure", "mcclure")])
def test_scottish_names_have_their_second_capital(written: str, slug: str) -> None:
    names = {name.text: name.ascii for name in world("en_US").last_names}
    assert names[written] == slug
    assert not any(name.startswith("Mc") and name[2].islower() for name in names)
