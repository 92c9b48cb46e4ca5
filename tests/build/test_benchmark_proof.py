"""Records of a test split are put to a further proof where their family has one, and only they."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from edgejson.building import build
from edgejson.building.candidate import prove_for_test
from edgejson.host import Host
from edgejson.recipe import recipe_from
from edgejson.types import BenchmarkProof, Finding
from edgejson.validating import validate
from edgejson.workshop import Workshop

RECIPE = {"target": 60, "preference": 0.5, "tasks": {"json_repair": 0.5, "style_strict": 0.5}, "seed": 3}


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    out = tmp_path_factory.mktemp("proven") / "run"
    build(recipe_from(RECIPE), out, workers=1)
    return out


def lines(run):
    for path in sorted((run / "data").rglob("*.jsonl")):
        for line in path.read_bytes().split(b"\n"):
            if line:
                yield path.stem, line


def test_the_test_split_says_that_it_was_proven(run):
    seen = Counter()
    for split, line in lines(run):
        record = json.loads(line)
        proven = record["meta"].get("benchmark_proof", False)
        assert proven == (split == "test" and record["task"] == "json_repair")
        seen[proven] += 1
    assert seen[True] >= 4
    assert validate(run).clean


class _Suspicious:
    """A family that keeps every record out of a test split."""

    def prove_benchmark(self, subject):
        yield Finding(check="json_repair.ambiguous", message=f"{subject.record.id} has two readings")


class _Crashing:
    def prove_benchmark(self, subject):
        raise RuntimeError(f"out of order at {subject.record.id}")


@pytest.mark.parametrize(
    ("family", "check"), [(_Suspicious(), "json_repair.ambiguous"), (_Crashing(), "check_crashed:json_repair")]
)
def test_what_the_proof_finds_keeps_a_record_out(run, family, check):
    assert isinstance(family, BenchmarkProof)
    workshop = Workshop.open(recipe_from(RECIPE), Host.from_environment())
    workshop.examiner.families = {**workshop.families, "json_repair": family}
    _, line = next((split, line) for split, line in lines(run) if b'"task":"json_repair"' in line)
    _, findings = prove_for_test(line, workshop)
    assert [finding["check"] for finding in findings] == [check]


def test_a_build_fills_the_place_of_what_was_kept_out(tmp_path, monkeypatch):
    from edgejson_tasks.json_repair.family import JsonRepair

    kept_out = []

    def once(self, subject):
        if len(kept_out) < 2:
            kept_out.append(subject.record.id)
            yield Finding(check="json_repair.ambiguous", message="two readings")

    monkeypatch.setattr(JsonRepair, "prove_benchmark", once)
    result = build(recipe_from({**RECIPE, "preference": 0}), tmp_path / "run", workers=1)
    assert result.manifest["rejected"] == {"json_repair.ambiguous": 2}
    assert result.manifest["records"] == 60
    ids = {json.loads(line)["id"] for _, line in lines(tmp_path / "run")}
    assert len(kept_out) == 2
    assert not ids & set(kept_out)
