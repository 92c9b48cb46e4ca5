"""Schemas that only the test split shows, the cap on like texts, and the measured size of records."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgejson.building import build
from edgejson.curate.holdout import FEWEST_SCHEMAS, held_out
from edgejson.difficulty import depth_and_leaves, estimated_tokens, size
from edgejson.recipe import recipe_from

SHOWING = ("schema_generate", "text_to_json")


@given(
    st.dictionaries(st.text(min_size=1, max_size=8), st.integers(1, 50), min_size=1, max_size=40),
    st.floats(0, 0.5),
    st.integers(0, 99),
)
def test_what_is_held_out_is_about_the_share_and_never_all(rows, share, seed):
    chosen = held_out(rows, share, seed)
    assert chosen < rows.keys()
    if len(rows) < FEWEST_SCHEMAS or share == 0:
        assert not chosen
    else:
        assert abs(sum(rows[name] for name in chosen) - share * sum(rows.values())) <= max(rows.values())


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    out = tmp_path_factory.mktemp("held") / "run"
    build(recipe_from({"target": 600, "preference": 0.1, "seed": 5}), out, workers=1)
    return out


def records(run, *splits):
    for kind in ("sft", "preference"):
        for split in splits:
            path = run / "data" / kind / f"{split}.jsonl"
            lines = path.read_bytes().split(b"\n") if path.exists() else []
            yield from (json.loads(line) for line in lines if line)


def test_no_other_split_shows_a_held_out_schema(run):
    unseen = {r["meta"]["schema"] for r in records(run, "test") if r["task"] in SHOWING}
    shown = {r["meta"]["schema"] for r in records(run, "train", "validation") if r["task"] in SHOWING}
    assert unseen
    assert not unseen & shown
    flagged = [r for r in records(run, "train", "validation", "test") if r["meta"].get("unseen_schema")]
    assert {r["meta"]["schema"] for r in flagged} == unseen
    assert {r["task"] for r in flagged} == set(SHOWING)
    leakage = json.loads((run / "leakage.json").read_bytes())
    assert set().union(*leakage["unseen_schemas"].values()) == unseen
    assert leakage["unseen_schemas_shown"] == 0
    assert all(name in (run / "README.md").read_text() for name in unseen)


def test_other_tasks_are_measured_on_many_schemas(run):
    tested = {r["meta"]["schema"] for r in records(run, "test") if r["task"] not in SHOWING}
    assert len(tested) > 8


def test_the_recipe_can_hold_nothing_out(tmp_path):
    recipe = recipe_from({"target": 120, "preference": 0, "split": {"unseen_schemas": []}})
    build(recipe, tmp_path / "run", workers=1)
    assert not any(r["meta"].get("unseen_schema") for r in records(tmp_path / "run", "train", "validation", "test"))


def test_a_set_that_is_all_test_holds_nothing_out(tmp_path):
    recipe = recipe_from({"target": 60, "preference": 0, "split": {"train": 0, "validation": 0, "test": 1}})
    build(recipe, tmp_path / "run", workers=1)
    assert len(list(records(tmp_path / "run", "test"))) == 60


def test_no_text_skeleton_is_above_its_share(run):
    texts = [r for r in records(run, "train", "validation", "test") if r["task"] == "text_to_json"]
    for kind in ("output", "chosen"):
        skeletons = Counter(r["meta"]["skeleton"] for r in texts if kind in r)
        assert max(skeletons.values()) <= max(1, len(texts) // 100)


def test_every_record_says_how_large_it_is(run):
    for record in records(run, "train"):
        figures = record["meta"]["size"]
        answer = record.get("output", record.get("chosen"))
        assert figures["answer_tokens"] == estimated_tokens(answer)
        assert figures["prompt_tokens"] == sum(estimated_tokens(text) for text in record["input"].values())
        assert figures["depth"] >= 1
        assert figures["fields"] >= 1


@given(st.recursive(st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20))
def test_depth_and_leaves_are_those_of_a_plain_recursion(value):
    def depth(node):
        below = node.values() if isinstance(node, dict) else node
        return 1 + max(map(depth, below), default=0) if isinstance(node, dict | list) else 0

    def leaves(node):
        below = list(node.values() if isinstance(node, dict) else node) if isinstance(node, dict | list) else []
        return sum(map(leaves, below)) if below else 1

    assert depth_and_leaves(value) == (depth(value), leaves(value))


def test_longer_texts_have_more_tokens():
    assert estimated_tokens("") == 0
    assert estimated_tokens("a" * 11) == 3
    assert estimated_tokens("1234") == 2
    assert estimated_tokens('{"é": 1}') == 7
    assert size(["ab", "cd"], "{}", {}) == {"prompt_tokens": 2, "answer_tokens": 2, "depth": 1, "fields": 1}


def test_the_cap_on_like_texts_turns_records_away(tmp_path, monkeypatch):
    """Texts are so varied that the cap is never met by itself: here every text has one of two hundred skeletons."""
    from edgejson_tasks.text_to_json import assignment

    monkeypatch.setattr(assignment, "_skeleton", lambda text, _: f"{len(text) % 200:016x}")
    recipe = recipe_from({"target": 200, "preference": 0, "tasks": {"text_to_json": 1.0}, "budget": 20})
    manifest = build(recipe, tmp_path / "run", workers=1).manifest
    assert manifest["rejected"]["repeated_skeleton"] > 0
    counts = Counter(r["meta"]["skeleton"] for r in records(tmp_path / "run", "train", "validation", "test"))
    assert counts.total() == 200
    assert max(counts.values()) == 2
