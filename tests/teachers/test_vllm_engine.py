"""What the teacher `vllm` asks of vLLM and makes of its answers, with a stand-in for vLLM's module.

What vLLM itself does with it is seen in tests/vllm_tier.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from edgejson.models import ModelError, Prompt, Reply, Sampling
from edgejson_teachers.vllm_engine.bond import Bond
from edgejson_teachers.vllm_engine.model import VllmModel
from edgejson_teachers.vllm_engine.settings import VllmSettings

SCHEMA = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}
PROMPT = Prompt(messages=({"role": "user", "content": "A word, please."},), seed=7, schema=SCHEMA)


class Refused(Exception):  # noqa: N818 - stands for vLLM's VLLMValidationError
    pass


class StandIn:
    """vLLM's `LLM`: says what it was given, answers as `reply` says."""

    def __init__(self, reply: Callable[[dict[str, Any]], Mapping[str, Any]]) -> None:
        self.reply = reply
        self.made: list[dict[str, Any]] = []
        self.asked: list[dict[str, Any]] = []
        self.aborted: list[str] = []
        self.waiting: dict[str, dict[str, Any]] = {}
        self.shut = 0
        self.failing: Exception | None = None
        core = SimpleNamespace(shutdown=self.shutdown)
        self.llm_engine = SimpleNamespace(step=self.step, abort_request=self.abort, engine_core=core)

    def make(self, **arguments: Any) -> StandIn:
        if self.failing:
            raise self.failing
        self.made.append(arguments)
        return self

    def get_default_sampling_params(self) -> SimpleNamespace:
        return SimpleNamespace(
            temperature=0.6,
            top_p=0.95,
            top_k=20,
            min_p=0.0,
            repetition_penalty=1.05,
            presence_penalty=0.0,
            frequency_penalty=0.0,
        )

    def enqueue_chat(self, messages: Any, params: Any, **more: Any) -> list[str]:
        asked = {"messages": messages[0], "params": params[0], **more}
        self.asked.append(asked)
        self.reply(asked)  # a refusal is raised here
        number = str(len(self.asked))
        self.waiting[number] = asked
        return [f"{number}-abcdef12"]

    def step(self) -> list[SimpleNamespace]:
        waiting, self.waiting = self.waiting, {}
        return [self._output(number, self.reply(asked)) for number, asked in waiting.items()]

    def _output(self, number: str, reply: Mapping[str, Any]) -> SimpleNamespace:
        answer = SimpleNamespace(
            text=reply.get("text", "{}"), token_ids=[1, 2], finish_reason=reply.get("finish", "stop")
        )
        return SimpleNamespace(
            request_id=number, finished=True, outputs=[answer], prompt_token_ids=[1, 2, 3], num_cached_tokens=1
        )

    def abort(self, numbers: list[str], *, internal: bool) -> None:
        assert internal
        self.aborted += numbers
        for number in numbers:
            self.waiting.pop(number.partition("-")[0])

    def shutdown(self, timeout: float) -> None:
        assert timeout > 0
        self.shut += 1


@pytest.fixture
def stand_in(monkeypatch):
    """Install a stand-in whose replies a function makes of what was asked."""

    def install(reply: Callable[[dict[str, Any]], Mapping[str, Any]] = lambda _: {}, *, cpu: bool = False) -> StandIn:
        made = StandIn(reply)
        modules = {
            "vllm": {"LLM": made.make, "SamplingParams": lambda **parts: parts},
            "vllm.exceptions": {"VLLMValidationError": Refused},
            "vllm.sampling_params": {"StructuredOutputsParams": lambda **parts: parts},
            "vllm.platforms": {"current_platform": SimpleNamespace(is_cpu=lambda: cpu)},
        }
        for name, members in modules.items():
            module = ModuleType(name)
            vars(module).update(members)
            monkeypatch.setitem(sys.modules, name, module)
        return made

    for name in ("VLLM_WORKER_MULTIPROC_METHOD", "VLLM_NO_USAGE_STATS", "VLLM_LOGGING_LEVEL", "VLLM_LOGGING_STREAM"):
        monkeypatch.setenv(name, "x")  # so that what is set in here is taken back
        monkeypatch.delenv(name)
    return install


def _ask(*prompts: Prompt, **settings: Any) -> list[Any]:
    async def main() -> list[Any]:
        model = VllmModel(VllmSettings.model_validate({"model": "Qwen/Qwen3-14B-AWQ", **settings}))
        try:
            return await asyncio.gather(*map(model.complete, prompts), return_exceptions=True)
        finally:
            await model.close()

    return asyncio.run(main())


def test_a_prompt_is_asked_with_its_own_seed_and_schema_and_the_models_own_draw(stand_in):
    vllm = stand_in(lambda _: {"text": '{"text": "blue"}'})
    plain = replace(PROMPT, seed=8, schema=None, sampling=Sampling(temperature=0.0, top_p=0.5, stop=("END",)))
    reply, other = _ask(PROMPT, plain)
    assert isinstance(other, Reply)
    assert (reply.text, reply.finish, reply.model) == ('{"text": "blue"}', "stop", "Qwen/Qwen3-14B-AWQ")
    assert (reply.usage.input, reply.usage.output, reply.usage.cached) == (3, 2, 1)
    first, second = (asked["params"] for asked in vllm.asked)
    assert (first["seed"], second["seed"]) == (7, 8)
    assert first["structured_outputs"]["json"]["properties"] == SCHEMA["properties"]
    assert second["structured_outputs"] is None
    assert (first["temperature"], first["top_p"], first["top_k"]) == (0.6, 0.95, 20), "what is left to the model"
    assert (second["temperature"], second["top_p"], second["stop"]) == (0.0, 0.5, ["END"])
    assert (first["max_tokens"], first["repetition_penalty"]) == (PROMPT.sampling.max_tokens, 1.05)
    assert vllm.asked[0]["chat_template_kwargs"] == {"enable_thinking": False}
    assert vllm.asked[0]["messages"] == [{"role": "user", "content": "A word, please."}]
    assert vllm.shut == 1


def test_the_engine_is_made_as_the_settings_say(stand_in, monkeypatch):
    monkeypatch.setenv("VLLM_LOGGING_LEVEL", "DEBUG")
    vllm = stand_in()
    _ask(PROMPT, revision="abc", tensor_parallel_size=2, structured_backend="outlines", engine={"swap_space": 1})
    (made,) = vllm.made
    assert (made["model"], made["revision"], made["tokenizer_revision"]) == ("Qwen/Qwen3-14B-AWQ", "abc", "abc")
    assert (made["tensor_parallel_size"], made["trust_remote_code"], made["swap_space"]) == (2, False, 1)
    assert made["structured_outputs_config"] == {"backend": "outlines"}
    assert "enable_chunked_prefill" not in made
    told = {name: os.environ[name] for name in os.environ if name.startswith("VLLM_")}
    assert told["VLLM_WORKER_MULTIPROC_METHOD"] == "spawn"
    assert told["VLLM_NO_USAGE_STATS"] == "1"
    assert told["VLLM_LOGGING_STREAM"] == "ext://sys.stderr"
    assert told["VLLM_LOGGING_LEVEL"] == "DEBUG", "what a person has set counts"


def test_on_a_cpu_prompts_are_not_read_in_parts(stand_in):
    vllm = stand_in(cpu=True)
    _ask(PROMPT)
    _ask(PROMPT, engine={"enable_chunked_prefill": True})
    assert [made["enable_chunked_prefill"] for made in vllm.made] == [False, True]


@pytest.mark.parametrize(
    ("reason", "finish"),
    [("stop", "stop"), ("length", "length"), ("abort", "error"), ("error", "error"), (None, "error")],
)
def test_every_reason_to_end_has_its_meaning(stand_in, reason, finish):
    stand_in(lambda _: {"finish": reason})
    (reply,) = _ask(PROMPT)
    assert reply.finish == finish


def test_what_is_refused_is_told_by_the_part_that_is_at_fault(stand_in):
    def judged(asked: dict[str, Any]) -> Mapping[str, Any]:
        words = asked["messages"][0]["content"]
        if asked["params"]["structured_outputs"] and "schema" in words:
            raise Refused("Grammar error: Unimplemented\nkeys")
        if "long" in words:
            raise Refused("This model's maximum context length is 1024 tokens.")
        if "stop" in words:
            raise Refused("stop cannot contain an empty string.")
        if "system" in words:
            raise ValueError("System role not supported")
        if "template" in words:
            raise ValueError("default chat template is no longer allowed")
        return {}

    vllm = stand_in(judged)
    asked = [
        replace(PROMPT, messages=({"role": "user", "content": words},))
        for words in ("fine", "schema", "long", "schema and long", "stop", "system", "template", "fine")
    ]
    answers = _ask(*asked)
    assert [isinstance(answer, Reply) for answer in answers] == [True, *[False] * 6, True]
    kinds = [answer.kind for answer in answers[1:7]]
    assert kinds == ["schema_refused", "too_long", "too_long", "refused", "refused", "misconfigured"]
    assert all("\n" not in str(answer) for answer in answers[1:7])
    assert len(vllm.aborted) == 1, "the try without the schema is taken back"


@pytest.mark.parametrize(
    "error", [RuntimeError("Engine core initialization failed.\nSee root cause above."), OSError("no such repo")]
)
def test_what_cannot_be_opened_is_one_line(stand_in, error):
    stand_in().failing = error
    (told,) = _ask(PROMPT)
    assert isinstance(told, ModelError)
    assert told.kind == "misconfigured"
    assert str(told).startswith("vLLM cannot open Qwen/Qwen3-14B-AWQ: ")
    assert "\n" not in str(told)
    assert told.__cause__ is error


def test_a_broken_installation_is_not_a_missing_one(monkeypatch):
    import edgejson_teachers._libraries as libraries

    def broken(_: str) -> None:
        raise RuntimeError("operator torchvision::nms\ndoes not exist")

    monkeypatch.setattr(libraries, "import_module", broken)
    (told,) = _ask(PROMPT)
    assert isinstance(told, ModelError)
    assert told.kind == "misconfigured"
    assert "vllm cannot be imported: operator torchvision::nms does not exist" in str(told)


# ---------------------------------------------------------------- processes


def _client(process: Any, outputs: Any = None) -> SimpleNamespace:
    """What vLLM's engine client shows of its processes."""
    return SimpleNamespace(
        resources=SimpleNamespace(engine_manager=SimpleNamespace(processes=[process])), outputs_queue=outputs
    )


def test_a_killed_engine_process_ends_the_wait_for_its_output():
    process = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(600,))
    process.start()
    try:
        outputs: queue.Queue[Any] = queue.Queue()
        bond = Bond(_client(process, outputs))
        process.kill()
        told = outputs.get(timeout=60)
        assert isinstance(told, RuntimeError)
        assert "process has ended" in str(told)
        bond.release()
    finally:
        process.join()
        process.close()


_PARENT = """
import multiprocessing, os, signal, sys, time
from types import SimpleNamespace
from edgejson_teachers.vllm_engine.bond import Bond

if __name__ == "__main__":
    process = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(600,))
    process.start()
    bond = Bond(SimpleNamespace(resources=SimpleNamespace(engine_manager=SimpleNamespace(processes=[process]))))
    print(process.pid, flush=True)
    if sys.argv[1] == "released":
        bond.release()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("state", ["bound", "released"])
def test_a_killed_run_takes_its_engine_along(tmp_path, state):
    """Else the card stays full, and the next run fails for want of memory."""
    script = tmp_path / "run.py"
    script.write_text(_PARENT, encoding="utf-8")
    with subprocess.Popen([sys.executable, script, state], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
    until = time.monotonic() + 60
    while state == "bound" and _runs(pid) and time.monotonic() < until:
        time.sleep(0.05)
    try:
        assert _runs(pid) is (state == "released")
    finally:
        if _runs(pid):
            os.kill(pid, signal.SIGKILL)


def _runs(pid: int) -> bool:
    """Whether a process is there, and not only waiting for somebody to take note of its end."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_an_engine_in_this_process_is_bound_to_nothing():
    Bond(SimpleNamespace()).release()
