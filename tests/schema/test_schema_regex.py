"""Strings drawn from a pattern match it, as `re` and as the validator read it."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson.schema import Schema
from edgejson.schema.regex import PatternWalker, python_pattern, searcher

PATTERNS = [
    r"^[A-Z]{3}-\d{2,4}$",
    r"^(?:\+|00)[1-9]\d{5,13}$",
    r"^(?<year>20\d\d)-(?<month>0[1-9]|1[0-2])$",
    r"^(['\"])\w+\1$",
    r"^(?=.*\d)[a-z\d]{4,8}$",
    r"^(?!admin)[a-z]+$",
    r"^[^\s@]+@[^\s@]+\.[a-z]{2,}$",
    r"^#(?:[0-9a-fA-F]{3}){1,2}$",
    r"^[[\]&&~|-]+$",
    r"^\p{Lu}\p{Ll}+$",
    r"^[\p{L}\d_]{2,5}$",
    r"^\u0041\/b\-c$",
    r"^(a|b|)+c?$",
    r"^\S+(?: \S+){0,2}$",
    r"^v?\d+(\.\d+){2}(-(alpha|beta)\.\d+)?$",
    r"needle",
    r"^\$[0-9]+$",
    "",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_drawn_strings_match(pattern):
    walker, rng = PatternWalker(pattern), random.Random(1)
    reads, judge = re.compile(python_pattern(pattern), re.ASCII), Schema({"type": "string", "pattern": pattern})
    for _ in range(60):
        text = walker.draw(rng.random)
        assert reads.search(text)
        assert judge.is_valid(text)


@settings(max_examples=80, deadline=None)
@given(
    st.integers(0, 60),
    st.integers(0, 20),
    st.sampled_from([r"^\w+$", r"^[a-c]*$", "x", r"^(ab)*[0-9]?$", r"^.+\.txt$"]),
)
def test_lengths_are_kept(low, room, pattern):
    text = PatternWalker(pattern).draw(random.Random(low).random, low, low + room)
    if text is not None:
        assert low <= len(text) <= low + room
        assert searcher(pattern)(text)
    else:
        assert room < 2 or low + room < 5  # only where hardly any length fits


def test_the_end_is_the_end():
    assert searcher("^a$")("a")
    assert not searcher("^a$")("a\n")


@pytest.mark.parametrize("pattern", ["(", "[z-a]", "a{3,1}"])
def test_an_unreadable_pattern_is_named(pattern):
    with pytest.raises(ValueError, match="cannot be read"):
        PatternWalker(pattern)


def test_a_pattern_without_matches_gives_nothing():
    assert PatternWalker("^a(?!b)b$").draw(random.Random(1).random) is None


@pytest.mark.parametrize("name", ["phone", "sku", "plain", "email"])
def test_plausible_values_win_where_a_pattern_lets_them(name):
    patterns = {
        "phone": r"^\+[1-9]\d{7,14}$",
        "sku": r"^[A-Z]{2}-\d{4}-[A-Z]{2}$",
        "plain": r"^q\d$",
        "email": r"^[^@]+@[^@]+$",
    }
    schema = Schema(
        {"type": "object", "properties": {name: {"type": "string", "pattern": patterns[name]}}, "required": [name]}
    )
    values = [schema.sample(seed)[name] for seed in range(30)]
    if name == "email":
        assert all("." in value.partition("@")[2] for value in values)
    if name == "phone":
        assert all(value.startswith("+1") and len(value) == 12 for value in values)
    assert all(re.search(patterns[name], value) for value in values)
