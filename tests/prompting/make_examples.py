"""Make the examples in the box: ``python make_examples.py > core/edgejson/prompting/words/examples.jsonl``.

A run of the program teacher over the core pack, three short records for each language, each of another genre, from its
training split.  Each has passed every check and the proof of its family; `test_prompt_examples` proves them again.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import orjson

RECIPE = """
name: examples for prompts
seed: 7
target: 1500
preference: 0
schemas: core
teachers: templates
tasks: {text_to_json: {share: 1.0, settings: {missing: {omit: 1}}}}
languages: {en: 0.2, pt: 0.2, es: 0.2, de: 0.2, fr: 0.2}
"""
GENRES = (("email", "note", "call_note"), ("prose", "article"), ("chat", "form", "report"))
"""For each language one of every group: the genres that a model has most freedom in."""
TECHNICAL = {"core/api_response", "core/simple_config", "core/log_entry", "core/iot_device_network"}
SHORTEST, LONGEST = 200, 400
"""Characters of data and text together."""


def chosen(lines: list[bytes]) -> list[bytes]:
    records = [(orjson.loads(line), line) for line in lines if line]
    kept: list[bytes] = []
    schemas: set[str] = set()
    for language in ("en", "pt", "es", "de", "fr"):
        for group in GENRES:
            fitting = [
                (record, line)
                for record, line in records
                if record["meta"]["language"] == language
                and record["meta"]["genre"] in group
                and record["meta"]["difficulty"] != "hard"  # its noise has slips of the pen in it
                and record["meta"]["schema"] not in TECHNICAL
                and not any(empty in record["output"] for empty in ("{}", "[]"))
                and SHORTEST <= len(record["output"]) + len(record["input"]["text"]) <= LONGEST
            ]
            fitting.sort(key=lambda pair: (pair[0]["meta"]["schema"] in schemas, -kinds(pair[0]["output"])))
            record, line = fitting[0]
            schemas.add(record["meta"]["schema"])
            kept.append(line)
    return kept


def kinds(output: str) -> int:
    """How much there is to see in an example: sorts of values, and a text that is more than its values."""
    marks = (":true", ":false", "[", "-", ".", "T")
    return sum(mark in output for mark in marks)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        recipe = Path(folder) / "recipe.yaml"
        recipe.write_text(RECIPE, encoding="utf-8")
        run = Path(folder) / "run"
        subprocess.run([sys.executable, "-m", "edgejson", "build", str(recipe), "-o", str(run)], check=True, stdout=2)
        lines = (run / "data" / "sft" / "train.jsonl").read_bytes().split(b"\n")
    sys.stdout.buffer.write(b"\n".join(chosen(lines)) + b"\n")


if __name__ == "__main__":
    main()
