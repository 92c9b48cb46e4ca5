"""Whether "sort the keys" leaves an order open."""

from __future__ import annotations

import pytest
from by_hand import DOCUMENTS
from hypothesis import given, settings

from edgejson_tasks._key_order import is_plain, names_the_order, readers_agree


@pytest.mark.parametrize(
    ("value", "plain", "agreed"),
    [
        ({"name": 1, "age": 2}, True, True),
        ({"item_id": 1, "items": [{"unit_price": 1, "unit": 2}]}, True, True),
        ({"line1": 1, "line2": 2}, False, True),
        ([{"a": 1}, {"B": 1}], True, True),
        ({"a": 1, "B": 2}, False, False),
        ({"Name": 1, "name": 2}, False, False),
        ({"a2": 1, "a10": 2}, False, False),
        ({"ab": 1, "a_c": 2, "a_b": 3}, False, False),
        ({"\u00fc": 1, "z": 2}, False, False),
        ({"\uff0b1": 1, "\U0001f44d": 2}, False, False),
        ([[{"deep": {"Z": 1, "y": 2}}]], False, False),
        ([], True, True),
        (7, True, True),
    ],
)
def test_orders_by_hand(value, plain, agreed):
    assert is_plain(value) is plain
    assert readers_agree(value) is agreed


@settings(max_examples=200, deadline=None)
@given(DOCUMENTS)
def test_what_is_plain_is_agreed_upon(value):
    assert readers_agree(value) or not is_plain(value)


def test_the_order_is_named_by_its_unit_or_its_standard():
    assert names_the_order("keys sorted by UTF-16 code units")
    assert names_the_order("as in RFC 8785")
    assert not names_the_order("keys in alphabetical order (UTF-8)")
