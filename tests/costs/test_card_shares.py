"""The card says who wrote which share of the records, under which licence and terms, as the files say it."""

from __future__ import annotations

import json
import shutil

import pytest

from edgejson.publish.card import card
from edgejson.publish.census import take_census
from edgejson.recipe import recipe_from

LLAMA = {
    "name": "big",
    "provider": "together",
    "model": "llama-3.3-70b",
    "license": "LicenseRef-Llama-3.3",
    "terms": "attribution",
}
GPT = {
    "name": "mini",
    "provider": "openai",
    "model": "gpt-5.4-mini",
    "license": "LicenseRef-OpenAI",
    "terms": "no_competing_models",
}


@pytest.fixture
def written(run_folder, tmp_path):
    """A run's SFT files in which every fourth record is by one model, and every eighth by two."""
    folder = tmp_path / "run"
    shutil.copytree(run_folder / "data", folder / "data")
    files = sorted((folder / "data" / "sft").glob("*.jsonl"))
    number, by = 0, {"big": 0, "mini": 0, "templates": 0, "nobody": 0}
    for path in files:
        lines = []
        for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
            record = json.loads(line)
            if number % 4 == 0:
                record["meta"]["teacher"] = LLAMA
                by["big"] += 1
            if number % 8 == 0:
                record["meta"]["earlier_teachers"] = [GPT, LLAMA]
                by["mini"] += 1
            if number % 4 == 1:
                record["meta"].pop("teacher", None)
            wrote = record["meta"].get("teacher", {"name": "nobody"})["name"]
            by[wrote] += wrote != "big"
            lines.append(json.dumps(record) + "\n")
            number += 1
        path.write_text("".join(lines), encoding="utf-8")
    return folder, files, number, by


def test_the_census_counts_who_wrote_from_the_files(written):
    folder, files, records, by = written
    census = take_census(folder, files)
    assert by["big"] > by["mini"] > 0
    assert by["templates"] > 0
    assert census.records == records
    assert census.accepted == {name: by[name] for name in ("big", "mini", "templates")}
    told = {author["teacher"]: author for author in census.authors}
    expected = {"teacher": "big", **{part: LLAMA[part] for part in ("provider", "model", "license", "terms")}}
    assert told["big"] == {**expected, "records": by["big"]}
    counts = [author["records"] for author in census.authors]
    assert counts == sorted(counts, reverse=True)


def test_the_card_shows_shares_duties_and_acceptances(written, run_folder):
    folder, files, records, by = written
    census = take_census(folder, files)
    manifest = json.loads((run_folder / "manifest.json").read_bytes())
    word = {"teacher": "mini", "by": "Ana", "why": "OpenAI agreed in writing", **GPT}
    text = card(
        recipe_from({}),
        {**manifest, "records": records, "authors": census.authors, "accepted_terms": [word]},
    )
    share = f"{by['big']:,} | {by['big'] / records:.1%}"
    assert f"| big (together llama-3.3-70b) | LicenseRef-Llama-3.3 | attribution | {share} |" in text
    assert "| templates (edgejson) | Apache-2.0 | none |" in text
    assert '"Built with Llama"' in text
    assert "accepted by Ana; OpenAI agreed in writing" in text


def test_a_card_without_models_asks_for_nothing(run_folder):
    manifest = json.loads((run_folder / "manifest.json").read_bytes())
    census = take_census(run_folder, sorted((run_folder / "data").glob("*/*.jsonl")))
    text = card(recipe_from({}), {**manifest, "authors": census.authors, "accepted_terms": []})
    assert [author["teacher"] for author in census.authors] == ["templates"]
    assert "Terms accepted" not in text
    assert "Built with" not in text
