"""The teacher `vllm` with vLLM itself: a 4-bit checkpoint, batches held to a schema, failures, turns."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from asking import CARD, TEXT, prompts, valid

from edgejson.models import ModelError, Prompt, Reply, Sampling
from edgejson_teachers.vllm_engine import edgejson_teacher
from edgejson_teachers.vllm_engine import engine as engine_module
from edgejson_teachers.vllm_engine.model import VllmModel
from edgejson_teachers.vllm_engine.settings import VllmSettings

SMALL = {"max_model_len": 1024, "max_num_seqs": 16}


@pytest.fixture(scope="module")
def model(awq: Path, loop: asyncio.Runner) -> Iterator[VllmModel]:
    """The AWQ checkpoint, loaded by the first test that asks it."""
    made = VllmModel(VllmSettings.model_validate({"model": str(awq), **SMALL}))
    yield made
    loop.run(made.close())


async def _gathered(model: VllmModel, asked: list[Prompt]) -> list[Any]:
    return await asyncio.gather(*map(model.complete, asked), return_exceptions=True)


def _inside(model: VllmModel) -> Any:
    """VLLM's `LLM` itself."""
    return model._batcher._engine._llm


def test_it_opens_and_finds_out_that_the_weights_are_awq(model, loop):
    began = time.monotonic()
    (reply,) = loop.run(_gathered(model, prompts(1)))
    sys.stdout.write(f"\nvllm: opened and first reply in {time.monotonic() - began:.0f} s\n")
    assert isinstance(reply, Reply), reply
    assert _inside(model).llm_engine.model_config.quantization == "awq"
    assert reply.model == "tiny-llama-awq"
    assert model.read(reply.raw) == reply


def test_a_batch_is_held_to_its_schema(model, loop):
    asked = prompts(32)
    began = time.monotonic()
    replies = loop.run(_gathered(model, asked))
    seconds = time.monotonic() - began
    written = sum(reply.usage.output for reply in replies)
    sys.stdout.write(
        f"\nvllm: 32 prompts with a schema in {seconds:.2f} s, {written} tokens written, "
        f"{written / seconds:.0f} tokens/s, valid {valid(replies, CARD)} of 32\n"
    )
    assert valid(replies, CARD) == 32
    assert len({reply.text for reply in replies}) == 32
    assert all(reply.usage.input > 30 for reply in replies)


def test_seeds_repeat(model, loop):
    asked = prompts(32)
    first, again = ([reply.text for reply in loop.run(_gathered(model, asked))] for _ in range(2))
    assert first == again
    same = [replace(asked[0], seed=seed) for seed in range(8)]
    assert len({reply.text for reply in loop.run(_gathered(model, same))}) == 8


def test_prompts_join_while_others_are_under_way(model, loop):
    """More than the engine takes at a time, arriving in two parts; nothing is lost or mixed up."""

    async def work() -> list[Reply]:
        asked = prompts(100, TEXT)
        early = [asyncio.ensure_future(model.complete(prompt)) for prompt in asked[:60]]
        await early[0]
        late = [asyncio.ensure_future(model.complete(prompt)) for prompt in asked[60:]]
        return [await task for task in (*early, *late)]

    replies = loop.run(work())
    assert valid(replies, TEXT) == 100


def test_prompts_that_are_read_in_parts_elsewhere(model, loop):
    """More tokens of prompts than are read at a time: with seeds, on a CPU, that ended the engine."""
    asked = [
        replace(prompt, messages=({"role": "user", "content": f"{number} " * 900},))
        for number, prompt in enumerate(prompts(24, TEXT))
    ]
    replies = loop.run(_gathered(model, asked))
    assert valid(replies, TEXT) == 24
    assert sum(reply.usage.input for reply in replies) > 2 * 8192


def test_an_answer_cut_at_its_limit_says_so(model, loop):
    (cut,) = loop.run(_gathered(model, prompts(1, TEXT, max_tokens=3)))
    assert (cut.finish, cut.usage.output) == ("length", 3)


def test_a_text_that_ends_an_answer(model, loop):
    (whole,) = loop.run(_gathered(model, prompts(1, TEXT)))
    (cut,) = loop.run(_gathered(model, prompts(1, TEXT, stop=('"text"',))))
    assert cut.text == whole.text[: whole.text.index('"text"')]
    assert cut.finish == "stop"


def test_one_bad_prompt_touches_no_other(model, loop, monkeypatch):
    monkeypatch.setattr(engine_module, "stated", lambda schema, _: dict(schema))  # past what vLLM is spared otherwise
    unholdable = {"type": "array", "items": {"type": "integer"}, "uniqueItems": True}
    good = prompts(6)
    long = replace(good[0], messages=({"role": "user", "content": "word " * 2000},))
    asked = [
        *good[:3],
        replace(good[0], schema=unholdable),
        long,
        replace(long, schema=None),
        replace(good[0], sampling=Sampling(stop=("",))),
        *good[3:],
    ]
    answers = loop.run(_gathered(model, asked))
    assert valid([*answers[:3], *answers[-3:]], CARD) == 6
    failed = answers[3:7]
    assert all(isinstance(error, ModelError) and "\n" not in str(error) for error in failed), failed
    assert [error.kind for error in failed] == ["schema_refused", "too_long", "too_long", "refused"]
    assert "uniqueItems" in str(failed[0])
    assert "1024" in str(failed[1])


def test_cancelled_prompts_leave_the_engine(model, loop):
    async def work() -> list[Reply]:
        endless = [replace(prompt, schema=None, sampling=Sampling(max_tokens=900)) for prompt in prompts(12)]
        dropped = [asyncio.ensure_future(model.complete(prompt)) for prompt in endless]
        kept = [asyncio.ensure_future(model.complete(prompt)) for prompt in prompts(4)]
        await kept[0]
        for task in dropped:
            task.cancel()
        await asyncio.gather(*dropped, return_exceptions=True)
        replies = [await task for task in kept]
        replies.append(await model.complete(prompts(1)[0]))
        return replies

    replies = loop.run(work())
    assert valid(replies, CARD) == 5
    assert not _inside(model).llm_engine.has_unfinished_requests()


def test_an_engine_that_dies_fails_its_prompts_and_is_opened_again(model, loop):
    loop.run(_gathered(model, prompts(1)))

    async def work() -> tuple[list[Any], list[Any]]:
        endless = [replace(prompt, schema=None, sampling=Sampling(max_tokens=900)) for prompt in prompts(4)]
        held = [asyncio.ensure_future(model.complete(prompt)) for prompt in endless]
        await model.complete(prompts(1)[0])
        processes = _inside(model).llm_engine.engine_core.resources.engine_manager.processes
        os.kill(processes[0].pid, signal.SIGKILL)
        lost = await asyncio.gather(*held, return_exceptions=True)
        return lost, await _gathered(model, prompts(4))

    lost, after = loop.run(work())
    assert all(isinstance(error, ModelError) and error.kind == "unavailable" for error in lost), lost
    assert valid(after, CARD) == 4


def test_close_ends_the_engines_processes_and_a_later_prompt_opens_again(model, loop):
    (before,) = loop.run(_gathered(model, prompts(1)))
    process = _inside(model).llm_engine.engine_core.resources.engine_manager.processes[0]
    loop.run(model.close())
    assert not process.is_alive()
    (after,) = loop.run(_gathered(model, prompts(1)))
    assert after == before
    loop.run(model.close())


def test_two_models_in_turns(llama, awq, loop):
    texts = []
    for folder in (llama, awq, llama):
        turn = VllmModel(VllmSettings.model_validate({"model": str(folder), "structured_backend": "xgrammar", **SMALL}))
        assert turn.capabilities.exclusive == "gpu"
        replies = loop.run(_gathered(turn, prompts(8)))
        loop.run(turn.close())
        assert valid(replies, CARD) >= 6, "xgrammar breaks its promises now and then"
        assert {reply.model for reply in replies} == {folder.name}
        texts.append([reply.text for reply in replies])
    assert texts[0] == texts[2]
    assert texts[0] != texts[1]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"model": "nobody/no-such-model"}, "vLLM cannot open nobody/no-such-model: "),
        ({"quantization": "awq_marlin"}, "vLLM cannot open "),
        ({"engine": {"no_such_argument": 1}}, "no_such_argument"),
    ],
    ids=["no model", "wrong quantization", "no argument"],
)
def test_what_cannot_be_opened_is_one_line(awq, loop, settings, said):
    broken = VllmModel(VllmSettings.model_validate({"model": str(awq), **SMALL, **settings}))
    (error,) = loop.run(_gathered(broken, prompts(1)))
    loop.run(broken.close())
    assert isinstance(error, ModelError)
    assert error.kind == "misconfigured"
    assert said in str(error)
    assert "\n" not in str(error)


def test_a_model_without_a_chat_template_is_told_and_a_file_helps(tmp_path, loop):
    import tiny_models

    folder = tiny_models.write_llama(tmp_path / "bare", chat_template=False)
    bare = VllmModel(VllmSettings.model_validate({"model": str(folder), **SMALL}))
    (error,) = loop.run(_gathered(bare, prompts(1)))
    loop.run(bare.close())
    assert isinstance(error, ModelError)
    assert (error.kind, error.hint.startswith("name a Jinja file")) == ("misconfigured", True)
    template = tmp_path / "plain.jinja"
    template.write_text("{% for m in messages %}{{ m['content'] }}\n{% endfor %}", encoding="utf-8")
    given = VllmModel(VllmSettings.model_validate({"model": str(folder), "chat_template": template, **SMALL}))
    replies = loop.run(_gathered(given, prompts(4)))
    loop.run(given.close())
    assert valid(replies, CARD) == 4


_PROGRAM = """
import asyncio, json, sys
from edgejson.host import Host
from edgejson.models import Prompt

async def main():
    model = Host().create("teachers", "vllm", json.loads(sys.argv[1]))
    messages = ({"role": "user", "content": "A number."},)
    reply = await model.complete(Prompt(messages=messages, seed=1, schema={"type": "integer"}))
    await model.close()
    print(reply.text)

if __name__ == "__main__":
    asyncio.run(main())
"""


def test_a_script_prints_its_answer_and_nothing_else(tmp_path, awq):
    """Stdout belongs to the program: what vLLM has to say goes to stderr."""
    script = tmp_path / "ask.py"
    script.write_text(_PROGRAM, encoding="utf-8")
    settings = json.dumps({"model": str(awq), **SMALL})
    done = subprocess.run([sys.executable, script, settings], capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr[-3000:]
    assert str(int(done.stdout)) == done.stdout.strip()
    assert "Traceback" not in done.stderr


_KILLED = """
import asyncio, json, os, signal, sys
from edgejson.host import Host
from edgejson.models import Prompt

async def main():
    model = Host().create("teachers", "vllm", json.loads(sys.argv[1]))
    await model.complete(Prompt(messages=({"role": "user", "content": "A word."},), seed=1, schema={"type": "boolean"}))
    (engine,) = model._batcher._engine._llm.llm_engine.engine_core.resources.engine_manager.processes
    print(engine.pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    asyncio.run(main())
"""


def test_a_killed_run_leaves_no_engine_behind(tmp_path, awq):
    """VLLM's own processes outlive the one that started them, and hold the card."""
    script = tmp_path / "killed.py"
    script.write_text(_KILLED, encoding="utf-8")
    words = [sys.executable, str(script), json.dumps({"model": str(awq), **SMALL})]
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, timeout=600)
    assert done.returncode == -signal.SIGKILL
    engine = int(done.stdout)
    family = [engine, *_children(engine)]
    until = time.monotonic() + 60
    while any(map(_runs, family)) and time.monotonic() < until:
        time.sleep(0.2)
    assert not any(map(_runs, family))


def _children(pid: int) -> list[int]:
    told = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in told.read_text(encoding="utf-8").split()] if told.exists() else []


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_the_plugin_is_found():
    assert edgejson_teacher().name == "vllm"
