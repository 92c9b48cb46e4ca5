"""A batch file of the teacher `openai_batch`, executed by vLLM's own runner of OpenAI's batch files."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import orjson
from asking import CARD, prompts, valid

from edgejson_teachers._batches.openai_service import lines
from edgejson_teachers._batches.settings import OpenAIBatchSettings


def test_a_batch_file_is_executed_line_by_line(awq, tmp_path):
    settings = OpenAIBatchSettings.model_validate(
        {"preset": "vllm", "base_url": "http://127.0.0.1/v1", "api_key_env": None, "model": "tiny-llama-awq"}
    )
    good = prompts(20)
    long = replace(good[0], messages=({"role": "user", "content": "word " * 2000},))
    asked, answered = tmp_path / "asked.jsonl", tmp_path / "answered.jsonl"
    asked.write_bytes(b"".join(lines(settings, [*good, long])))
    custom_ids = [orjson.loads(line)["custom_id"] for line in asked.read_bytes().splitlines()]
    assert len(set(custom_ids)) == 21
    words = ["-m", "vllm.entrypoints.openai.run_batch", "-i", str(asked), "-o", str(answered), "--model", str(awq)]
    words += ["--served-model-name", "tiny-llama-awq", "--max-model-len", "1024", "--enforce-eager"]
    words += ["--structured-outputs-config", '{"backend": "guidance", "disable_any_whitespace": true}']
    done = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, check=False, timeout=900, env={**os.environ}
    )
    assert done.returncode == 0, done.stderr[-3000:]
    results = {line["custom_id"]: line for line in map(orjson.loads, answered.read_bytes().splitlines())}
    assert set(results) == set(custom_ids)
    wire = settings.wire()
    replies = [wire.read(orjson.dumps(results[custom_id]["response"]["body"])) for custom_id in custom_ids[:20]]
    sys.stdout.write(f"\nrun-batch: {len(results)} lines, valid {valid(replies, CARD)} of 20\n")
    assert valid(replies, CARD) == 20
    refused = results[custom_ids[20]]
    assert refused["response"]["status_code"] == 400
    failure = wire.failure(400, orjson.dumps(refused["error"]))
    assert failure.kind == "too_long", str(failure)
