"""Strict reading and canonical writing, held against independent implementations."""

from __future__ import annotations

import json
import math

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson import jsontext
from edgejson.jsontext import JsonTextError, canonical, canonical_bytes, equal, exact, leaves, parse, resolve

NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
@settings(deadline=None, max_examples=400)
def test_canonical_text_is_that_of_the_reference_library(value):
    assert canonical_bytes(value) == rfc8785.dumps(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
@settings(deadline=None, max_examples=1000)
def test_every_double_is_written_as_the_reference_library_writes_it(number):
    assert canonical_bytes([number]) == rfc8785.dumps([number])


@pytest.mark.parametrize(
    "number", [1e-4, 9.999e-5, 0.1, 123456789.125, 1e15, 999999999999999.9, 1e16, 1e21, 1e-7, -0.0, 5e-324, 1e300]
)
def test_numbers_at_the_borders_of_the_fast_way(number):
    assert canonical_bytes({"n": number}) == rfc8785.dumps({"n": number})


@pytest.mark.parametrize("value", [2**53, -(2**70), math.inf, math.nan, "\ud800", {"\ud800": 1}])
def test_values_outside_the_domain_have_no_canonical_text(value):
    with pytest.raises(jsontext.CanonicalError):
        canonical([value])


def test_names_are_ordered_by_utf16_code_units():
    assert canonical({"\U0001f600": 1, "\ufb33": 2}) == '{"\U0001f600":1,"\ufb33":2}'


@given(VALUES)
@settings(deadline=None, max_examples=300)
def test_reading_what_the_standard_library_writes_gives_the_value_back(value):
    for text in (json.dumps(value), json.dumps(value, ensure_ascii=False, indent=2)):
        assert equal(parse(text), value)


BROKEN = {
    "": "syntax",
    "[1,]": "syntax",
    "{'a':1}": "syntax",
    '{"a":1}x': "syntax",
    "01": "syntax",
    '"\x01"': "syntax",
    "1e999": "syntax",
    "NaN": "non_finite",
    '{"a": -Infinity}': "non_finite",
    '{"a":1,"a":2}': "duplicate_name",
    '{"b":[{"a":":","a":1}]}': "duplicate_name",
    '{"\\u0061":1,"a":2}': "duplicate_name",
    '["\\ud800"]': "surrogate",
    "\ufeff{}": "bom",
    "[" * 65 + "]" * 65: "depth",
    '{"a":' * 65 + "1" + "}" * 65: "depth",
    "[" * 100_000 + "]" * 100_000: "depth",
}


@pytest.mark.parametrize(("text", "kind"), BROKEN.items(), ids=lambda part: part[:20] if part else "empty")
def test_what_is_not_strict_json_is_refused_by_kind(text, kind):
    with pytest.raises(JsonTextError) as refused:
        parse(text)
    assert refused.value.kind == kind


@pytest.mark.parametrize(
    "text", ["[" * 64 + "]" * 64, '{"x":{"a:":1,"b":":"}}', '"NaN"', '{"NaN": "Infinity"}', '"\u2028"']
)
def test_strict_reading_raises_no_false_alarm(text):
    assert equal(parse(text), json.loads(text))


def test_a_broken_text_names_line_and_column():
    with pytest.raises(JsonTextError) as refused:
        parse('{\n  "a": 1,\n  b\n}')
    assert (refused.value.line, refused.value.column) == (3, 3)


@given(st.lists(st.tuples(st.sampled_from(["a", "b", ":", '"', "c"]), st.integers(0, 3)), max_size=5))
def test_duplicate_names_are_found_exactly_when_there_are_any(pairs):
    text = "{" + ",".join(f"{json.dumps(name)}:{value}" for name, value in pairs) + "}"
    names = [name for name, _ in pairs]
    if len(set(names)) == len(names):
        assert parse(text) == dict(pairs)
    else:
        with pytest.raises(JsonTextError):
            parse(text)


def test_numbers_too_long_for_a_double_are_kept_exactly():
    text = '{"total": 0.1000000000000000055, "big": 123456789012345678901, "plain": 1.25}'
    value = exact(text, parse(text))
    assert str(value["total"]) == "0.1000000000000000055"
    assert value["big"] == 123456789012345678901


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (1, 1.0, True),
        (1, True, False),
        (0, False, False),
        (None, 0, False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        ([1, 2], [2, 1], False),
        ({"a": None}, {}, False),
        ("1", 1, False),
        ([], {}, False),
        ([True], [1], False),
        ("é", "e\u0301", False),
    ],
)
def test_equality_is_typed(left, right, same):
    assert equal(left, right) is same
    assert equal(right, left) is same


@given(VALUES)
@settings(deadline=None)
def test_every_leaf_is_found_again_by_its_pointer(value):
    for pointer, leaf in leaves(value):
        assert resolve(value, pointer) is leaf or resolve(value, pointer) == leaf


NAMES = st.sampled_from(["a", "b\\", '"', '":', " :", "\\", "c:"])
GAPS = st.sampled_from(["", " ", "\n", "\t\r"])


@given(st.lists(st.tuples(NAMES, GAPS, GAPS, st.sampled_from(["1", '"x\\":"', '" :"', "[]"])), max_size=4))
@settings(max_examples=400)
def test_duplicates_are_found_whatever_names_values_and_white_space_hold(parts):
    text = "{" + ",".join(f"{json.dumps(name)}{one}:{two}{value}" for name, one, two, value in parts) + "}"
    names = [name for name, *_ in parts]
    if len(set(names)) == len(names):
        assert parse(text) == json.loads(text)
    else:
        with pytest.raises(JsonTextError):
            parse(text)


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("rest", [[], "[" * 100, [[]] * 100], ids=["short", "brackets in a text", "many brackets"])
def test_a_name_that_appears_twice_is_found_in_a_neat_text(rest, indent):
    separators = (",", ": " if indent else ":")
    neat = json.dumps({"rest": rest, "one": 1, "two": 2}, indent=indent, separators=separators)
    assert parse(neat) == json.loads(neat)
    with pytest.raises(JsonTextError, match="'one' appears twice"):
        parse(neat.replace('"two"', '"one"'))


@pytest.mark.parametrize("unit", ['\\"', '"\\\\', '"\\"', '\\"\n', '\\\n"'])
def test_quotes_without_an_end_are_read_once(unit):
    """A look for a string from each of a million quotes would take hours."""
    with pytest.raises(JsonTextError) as caught:
        parse('{"a": "' + unit * 1_000_000)
    assert caught.value.kind == "syntax"


def test_what_stands_in_a_string_without_an_end_is_no_number():
    with pytest.raises(JsonTextError) as caught:
        parse('{"a": 1, "b": "NaN and so on}')
    assert caught.value.kind == "syntax"
    with pytest.raises(JsonTextError) as caught:
        parse('{"a": NaN, "b": "and so on}')
    assert caught.value.kind == "non_finite"
