"""Splits are stratified at every level, whatever the order and sizes."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson.curate.selection import rank
from edgejson.curate.split import Splitter

SHARES = {"train": 0.8, "validation": 0.1, "test": 0.1}


@given(st.lists(st.integers(1, 40), min_size=1, max_size=30), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_every_level_gets_its_shares(sizes, rng):
    splitter, splits, by_task = Splitter(SHARES), Counter(), Counter()
    places = [
        {
            "kind": "sft",
            "task": f"t{number % 3}",
            "schema_id": f"s{number}",
            "complexity": ("simple", "complex")[number % 2],
        }
        for number, size in enumerate(sizes)
        for _ in range(size)
    ]
    rng.shuffle(places)
    for place in places:
        split = splitter.choose(**place)
        splitter.place(split, **place)
        splits[split] += 1
        by_task[place["task"], split] += 1
    for name, share in SHARES.items():
        assert abs(splits[name] - share * len(places)) <= 3
        for task in {place["task"] for place in places}:
            rows = sum(place["task"] == task for place in places)
            assert abs(by_task[task, name] - share * rows) <= 3


def test_a_split_without_a_share_gets_nothing():
    splitter = Splitter({"train": 1.0, "validation": 0.0, "test": 0.0})
    place = {"kind": "sft", "task": "t", "schema_id": "s", "complexity": "simple"}
    assert {splitter.choose(**place) for _ in range(20)} == {"train"}


def test_the_most_novel_candidate_comes_first():
    golds = [{"a": 1, "b": 2}, {"a": 1, "b": 2}, {"a": 9, "b": 8}, {"a": 1, "b": 3}]
    assert rank(golds) == [2, 3, 0, 1]


def test_a_field_that_others_lack_is_novel():
    assert rank([{"a": 1}, {"a": 1}, {"a": 1, "note": None}])[0] == 2


def test_an_empty_cell_ranks_to_nothing():
    assert rank([]) == []
