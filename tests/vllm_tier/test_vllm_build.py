"""The swap test with vLLM in this process: the recipe of the other teachers, only its line changed; and a committee
whose models take turns.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import build_runs
import pytest
from build_runs import Run, data_files, records

sys.path.append(str(Path(__file__).parents[1] / "teachers"))

from test_swap import INSTANCES, delivered, teachers_of, with_schemas

TASKS = {"schema_generate", "json_repair", "transform", "style_strict"}


@pytest.fixture(autouse=True)
def _patience(monkeypatch):
    """Several engines start in one build."""
    monkeypatch.setattr(build_runs, "_PATIENCE_S", 1800)


def _teacher(folder: Path, **more: object) -> dict[str, object]:
    settings = {"model": str(folder), "max_model_len": 2048, "license": "Apache-2.0"}
    return {"use": "vllm", "writes": "instance", "settings": settings, **more}


def test_the_recipe_of_the_others_delivers_with_vllm(tmp_path, awq):
    run = Run(with_schemas(tmp_path), INSTANCES, _teacher(awq))
    began = time.monotonic()
    assert set(delivered(run, 40)) == TASKS
    told = json.dumps(run.manifest["ledger"])
    sys.stdout.write(f"\nbuild with vllm: 40 records in {time.monotonic() - began:.0f} s, ledger {told}\n")
    assert ("vllm", "tiny-llama-awq") in teachers_of(run)
    repaired = [record for record in records(run.out) if record["task"] == "json_repair" and "output" in record]
    booked = [instance for instance in (json.loads(record["output"]) for record in repaired) if "total" in instance]
    assert booked
    assert all(instance["total"] == instance["nights"] * instance["price"] for instance in booked)


def test_a_committee_takes_turns_on_one_card(tmp_path, llama, awq):
    teachers = [_teacher(llama, name="plain", weight=0.5), _teacher(awq, name="packed", weight=0.5)]
    run = Run(with_schemas(tmp_path), INSTANCES, teachers)
    assert set(delivered(run, 40)) == TASKS
    assert {("plain", "tiny-llama"), ("packed", "tiny-llama-awq")} <= teachers_of(run)
    again = Run(with_schemas(tmp_path / "again"), INSTANCES, teachers)
    assert set(delivered(again, 40)) == TASKS
    assert data_files(again.out) == data_files(run.out)
