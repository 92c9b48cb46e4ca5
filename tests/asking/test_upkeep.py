"""Reply stores counted, written out and pruned."""

import json
import sqlite3
from dataclasses import replace
from decimal import Decimal

import pytest
from test_reply_store import IDENTITY, REPLY, WIRE, call, keep

from edgejson.asking.account import account_of_run
from edgejson.asking.keys import Written, key, question
from edgejson.asking.store import ReplyStore
from edgejson.asking.upkeep import Choice, exported, prune, stats
from edgejson.models import Prompt, Sampling

OTHER = replace(IDENTITY, name="vllm", model="qwen-7b")


@pytest.fixture
def store(tmp_path):
    moments = iter(range(100, 1000, 100))
    with ReplyStore.open(tmp_path / "r.sqlite", clock=lambda: next(moments)) as opened:
        first, second, third, _ = keep(
            opened,
            call(1, run="one"),
            call(2, run="one", schema=False),
            call(3, identity=OTHER, run="two", stage="judge"),
            call(4, identity=OTHER, run=""),
        )
        opened.kept = [first, second, third]
        yield opened


def test_counts_are_by_model_and_stage_and_by_run(store):
    figures = stats(store)
    rows = {(row["teacher"], row["model"], row["stage"]): row for row in figures["rows"]}
    assert list(rows) == [("openai", "m", "text"), ("vllm", "qwen-7b", "judge"), ("vllm", "qwen-7b", "text")]
    assert [row["replies"] for row in rows.values()] == [2, 1, 1]
    openai = rows["openai", "m", "text"]
    assert (openai["input"], openai["output"], openai["cached"], openai["reasoning"]) == (24, 10, 6, 4)
    assert 0 < openai["bytes"] < figures["bytes"]
    assert figures["replies"] == 4
    assert figures["runs"] == [
        {"run": "one", "calls": 2, "reused": 0, "accepted": 0},
        {"run": "two", "calls": 1, "reused": 0, "accepted": 0},
    ]
    assert figures["open_batches"] == 0
    store.tickets("x", IDENTITY, WIRE).add("b", {})
    assert stats(store)["open_batches"] == 1
    json.dumps(figures)


def test_an_exported_line_says_what_was_asked_and_answered(store):
    lines = {line["seed"]: line for line in map(json.loads, exported(store))}
    assert sorted(lines) == [1, 2, 3, 4]
    line = lines[3]
    prompt = Prompt(
        messages=tuple(line["messages"]),
        schema=line["schema"],
        seed=line["seed"],
        index=line["index"],
        sampling=Sampling(**line["sampling"]),
    )
    assert line["question"] == question(prompt).hex() == Written.of(prompt).question.hex()
    assert store.get(key(OTHER, WIRE, prompt)).reply == REPLY
    assert (line["text"], line["thinking"], line["finish"], line["model"]) == (REPLY.text, "hm", "stop", "m-2026")
    assert line["usage"] == {"input": 12, "output": 5, "cached": 3, "reasoning": 2}
    assert line["asked"]["teacher"] == "vllm"
    assert lines[2]["schema"] is None


def test_the_same_replies_give_the_same_lines(store, tmp_path):
    with ReplyStore.open(tmp_path / "other.sqlite") as other:
        keep(other, call(4, identity=OTHER, run=""), call(2, schema=False), call(3, identity=OTHER, stage="judge"))
        keep(other, call(1, run="elsewhere"))
        assert list(exported(other)) == list(exported(store))


@pytest.mark.parametrize(
    ("choice", "seeds"),
    [
        (Choice(), [1, 2, 3, 4]),
        (Choice(run="one"), [1, 2]),
        (Choice(run="nobody"), []),
        (Choice(model="qwen*"), [3, 4]),
        (Choice(model="m-2026"), [1, 2, 3, 4]),
        (Choice(unused=True), [4]),
        (Choice(before=300), [1, 2]),
        (Choice(before=300, run="one", model="m"), [1, 2]),
        (Choice(before=300, run="two"), []),
    ],
)
def test_a_choice_names_what_all_of_it_is_true_of(store, choice, seeds):
    assert sorted(json.loads(line)["seed"] for line in exported(store, choice)) == seeds
    assert prune(store, choice, pretend=True).replies == len(seeds)
    assert len(list(exported(store))) == 4


def test_what_is_pruned_is_gone_with_its_uses_and_the_rest_is_not(store):
    assert prune(store, Choice(model="m")).models == {"m": 2}
    assert [json.loads(line)["seed"] for line in exported(store)] == [3, 4] or len(list(exported(store))) == 2
    assert store.get(call(1).key) is None
    assert account_of_run(store, "one").tallies() == {}
    assert account_of_run(store, "two").spent == Decimal("0.000123")
    assert [row["run"] for row in stats(store)["runs"]] == ["two"]


def test_a_reply_that_another_run_uses_stays(store):
    keep(store, call(1, run="two"))
    assert prune(store, Choice(run="one", alone=True)).replies == 1
    assert store.get(call(1).key) is not None
    assert store.get(call(2, schema=False).key) is None


def test_pruning_makes_the_file_smaller_and_a_running_process_goes_on(tmp_path):
    path = tmp_path / "r.sqlite"
    with ReplyStore.open(path) as busy, ReplyStore.open(path) as store:
        keep(busy, *(call(number, identity=OTHER) for number in range(500)))
        before = stats(store)["bytes"]
        pruned = prune(store, Choice(model="qwen-7b"))
        assert pruned.replies == 500
        assert pruned.freed == before - stats(store)["bytes"] > before / 2
        keep(busy, call(1000, identity=OTHER))
        assert [row["model"] for row in stats(store)["rows"]] == ["qwen-7b"]
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
