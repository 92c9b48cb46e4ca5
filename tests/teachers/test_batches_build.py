"""Whole builds whose texts come in batches: waited for, collected by the next command, killed in between."""

from __future__ import annotations

import signal

import batches as batch_server
import pytest
import scribe as scribe_server
from batches import Fate
from build_runs import Run, data_files, edgejson, interrupted, records
from teaching import KEY_VARIABLE, settings_for

from edgejson.recipe import DEFAULT_TASKS

pytestmark = pytest.mark.slow

RECIPE = """
name: texts-in-batches
target: 60
preference: 0.2
teachers: TEACHER
"""
ROOM = {"max_tokens": 16_000}
"""No text of the scribe is cut: each prompt has its answer in the first batch."""


@pytest.fixture
def server(scribe):
    """Both services in front of the scribe."""
    with batch_server.serving(scribe.url, key=scribe_server.KEY) as running:
        yield running


def run_of(folder, teacher, server, **more):
    settings = {**batch_server.settings(teacher, server, gather_s=0.5), **more}
    said = {"use": teacher, "settings": settings, "sampling": ROOM}
    return Run(folder, RECIPE, said, **{KEY_VARIABLE: scribe_server.KEY})


def submitted(server):
    """Every custom id, as often as it was submitted."""
    return [custom_id for batch in server.batches for custom_id in batch.requests]


@pytest.mark.parametrize("teacher", ["openai_batch", "anthropic_batch"])
def test_a_build_waits_for_its_batches(teacher, server, scribe, tmp_path):
    run = run_of(tmp_path, teacher, server)
    done = run.build()
    assert done.returncode == 0, done.stderr
    assert edgejson("validate", run.out).returncode == 0
    told = records(run.out)
    assert len([record for record in told if "output" in record]) == 60
    assert {record["task"] for record in told} == set(DEFAULT_TASKS)
    assert {record["meta"]["teacher"]["name"] for record in told if record["task"] == "text_to_json"} == {teacher}
    assert len(set(submitted(server))) == len(submitted(server)) == len(scribe.calls)
    assert scribe_server.KEY not in "".join(
        path.read_text("utf-8", "replace") for path in run.out.rglob("*") if path.is_file()
    )


def test_the_records_are_those_of_single_calls(server, scribe, tmp_path):
    """Only who is said to have written them differs: seeds, prompts and so answers are the same."""
    batched = run_of(tmp_path / "batched", "openai_batch", server)
    settings = settings_for("openai", scribe.url, model=scribe.model)
    single = Run(
        tmp_path / "single",
        RECIPE,
        {"use": "openai", "settings": settings, "sampling": ROOM},
        **{KEY_VARIABLE: scribe_server.KEY},
    )
    for run in (batched, single):
        done = run.build()
        assert done.returncode == 0, done.stderr
    assert [record.get("input") for record in records(batched.out)] == [
        record.get("input") for record in records(single.out)
    ]


def test_without_waiting_the_first_command_submits_and_the_second_collects(server, tmp_path):
    run = run_of(tmp_path, "openai_batch", server, wait=False)
    server.fates = [Fate(polls=1)]
    submitting = run.build()
    assert submitting.returncode == 3, submitting.stderr
    assert "Traceback" not in submitting.stderr
    (batch,) = server.batches
    told = f"batch {batch.id} with {len(batch.requests)} requests was submitted to the service; "
    assert f"{told}run the same command again to collect it" in submitting.stderr
    collecting = run.build()
    assert collecting.returncode == 0, collecting.stderr
    assert len(server.batches) == 1
    assert len([record for record in records(run.out) if "output" in record]) == 60


def test_texts_that_cannot_be_used_are_asked_for_in_the_next_batch(server, scribe, tmp_path):
    scribe.manners = ["invalid"] * 3
    run = run_of(tmp_path, "openai_batch", server, wait=False)
    server.fates = [Fate(polls=1)] * 2
    ends = [run.build().returncode for _ in range(3)]
    assert ends == [3, 3, 0]
    assert [len(batch.requests) for batch in server.batches][1:] == [3]
    assert len(set(submitted(server))) == len(submitted(server))


def test_a_killed_build_collects_what_it_submitted(server, tmp_path):
    server.held = True
    run = run_of(tmp_path / "killed", "openai_batch", server)
    killed = interrupted(run, signal.SIGKILL, lambda: bool(server.batches) and server.batches[0].polls > 0)
    assert killed.returncode == -signal.SIGKILL
    assert len(server.batches) == 1
    server.held = False
    done = run.build()
    assert done.returncode == 0, done.stderr
    assert len(server.batches) == 1
    whole = run_of(tmp_path / "whole", "openai_batch", server)
    assert whole.build().returncode == 0
    assert data_files(run.out) == data_files(whole.out)


def test_a_build_that_was_killed_in_the_middle_of_collecting_pays_nothing_again(server, scribe, tmp_path):
    run = run_of(tmp_path, "anthropic_batch", server)
    killed = interrupted(run, signal.SIGKILL, lambda: any(path.endswith("/results") for _, path in server.seen))
    assert killed.returncode == -signal.SIGKILL
    done = run.build()
    assert done.returncode == 0, done.stderr
    assert len(set(submitted(server))) == len(submitted(server)) == len(scribe.calls)


def test_an_interrupted_build_leaves_its_batch_to_the_next(server, tmp_path):
    server.held = True
    run = run_of(tmp_path, "openai_batch", server)
    ended = interrupted(run, signal.SIGINT, lambda: bool(server.batches) and server.batches[0].polls > 0)
    assert ended.returncode == 130
    assert "Traceback" not in ended.stderr
    server.held = False
    assert run.build().returncode == 0
    assert len(server.batches) == 1


def test_the_ledger_counts_half_the_price_of_the_list(tmp_path):
    """A model of the price list, asked under its own name."""
    prices = pytest.importorskip("genai_prices", reason="the price list is not installed")
    model = "gpt-5.4-mini"
    with (
        scribe_server.serving(key=scribe_server.KEY, model=model) as scribe,
        batch_server.serving(scribe.url, key=scribe_server.KEY) as server,
    ):
        run = run_of(tmp_path, "openai_batch", server, provider="openai", model=model)
        done = run.build()
    assert done.returncode == 0, done.stderr
    (entry,) = run.manifest["ledger"]["teachers"].values()
    used = prices.Usage(input_tokens=entry["input_tokens"], output_tokens=entry["output_tokens"])
    single = prices.calc_price(used, model, provider_id="openai").total_price
    assert entry["calls"] == len(submitted(server))
    assert entry["paid"]["usd"] == pytest.approx(float(single) / 2, abs=1e-6)
