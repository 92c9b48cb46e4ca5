"""Bounds that ask for more than anybody would draw are refused before anything is drawn."""

from __future__ import annotations

from typing import Any

import pytest

from edgejson.errors import SchemaError
from edgejson.schema import Schema
from edgejson.schema.sizes import MOST_CHARACTERS, MOST_VALUES

TOO_LARGE: list[tuple[dict[str, Any], str, str]] = [
    (
        {"type": "object", "properties": {"a": {"type": "string", "minLength": 10**8}}},
        "#/properties/a",
        "minLength is 100,000,000",
    ),
    ({"type": "array", "items": {"type": "integer"}, "minItems": 10**7}, "#", "minItems is 10,000,000"),
    ({"type": "array", "contains": {"type": "integer"}, "minContains": 10**8}, "#", "minContains is 100,000,000"),
    ({"type": "object", "minProperties": 10**8}, "#", "minProperties is 100,000,000"),
    (
        {"type": "array", "minItems": 1000, "items": {"type": "array", "minItems": 1000}},
        "#",
        "minItems is 1,000, of parts that take 1,000 values each",
    ),
]


@pytest.mark.parametrize(("document", "place", "bound"), TOO_LARGE)
def test_too_much_is_refused_where_it_is_asked_for(document: dict[str, Any], place: str, bound: str) -> None:
    with pytest.raises(SchemaError) as caught:
        Schema(document, id="big").sample(1)
    assert caught.value.where == f"big{place}"
    assert f"too large to sample: {bound}" in str(caught.value)


def test_the_largest_sizes_are_drawn() -> None:
    text = Schema({"type": "string", "minLength": MOST_CHARACTERS}).sample(1)
    assert isinstance(text, str)
    assert len(text) >= MOST_CHARACTERS
    items = Schema({"type": "array", "items": {"type": "boolean"}, "minItems": MOST_VALUES}).sample(1)
    assert isinstance(items, list)
    assert len(items) >= MOST_VALUES


@pytest.mark.parametrize("pattern", ["^(a{1000}){1000}$", "^a{100000000}$", "^[a-z]{200000}$"])
def test_a_large_pattern_is_not_called_malformed(pattern: str) -> None:
    with pytest.raises(SchemaError, match="too large") as caught:
        Schema({"type": "object", "properties": {"a": {"type": "string", "pattern": pattern}}}, id="big")
    assert caught.value.where == "big#/properties/a/pattern"
    assert "malformed" not in str(caught.value)


def test_a_malformed_pattern_is_called_so() -> None:
    with pytest.raises(SchemaError, match="malformed"):
        Schema({"type": "string", "pattern": "^("})
