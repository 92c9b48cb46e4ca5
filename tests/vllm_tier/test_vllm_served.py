"""vLLM as a service: behind the teachers `openai` and `anthropic`, and its own runner of batch files."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from asking import CARD, SHAPE, TEXT, prompts, valid

from edgejson.host import Host
from edgejson.models import ModelError, Prompt, Reply
from edgejson.types import Json
from edgejson_teachers._wire.openai_chat import OpenAIChat

KEY = "KEY_OF_THE_TESTS"


def _ask(plugin: str, settings: Mapping[str, Any], asked: Sequence[Prompt]) -> list[Any]:
    async def main() -> list[Any]:
        model: Any = Host().create("teachers", plugin, settings)
        try:
            return await asyncio.gather(*map(model.complete, asked), return_exceptions=True)
        finally:
            await model.close()

    return asyncio.run(main())


@pytest.fixture
def openai(server, monkeypatch) -> dict[str, Any]:
    monkeypatch.setenv(KEY, server.key)
    return {"preset": "vllm", "base_url": f"{server.url}/v1", "model": server.model, "api_key_env": KEY}


@pytest.fixture
def anthropic(server, monkeypatch) -> dict[str, Any]:
    monkeypatch.setenv(KEY, server.key)
    return {"base_url": server.url, "model": server.model, "api_key_env": KEY, "version": "2023-06-01"}


def _told(teacher: str, replies: list[Any], schema: Mapping[str, Json], seconds: float) -> None:
    written = sum(reply.usage.output for reply in replies)
    sys.stdout.write(
        f"\n{teacher}: {len(replies)} prompts in {seconds:.1f} s, {written / seconds:.0f} tokens/s, "
        f"valid {valid(replies, schema)} of {len(replies)}\n"
    )


def test_openai_holds_answers_to_a_schema_and_repeats_seeds(openai):
    asked = prompts(64)
    began = time.monotonic()
    replies = _ask("openai", openai, asked)
    assert all(isinstance(reply, Reply) for reply in replies), replies
    _told("openai before vLLM's server", replies, CARD, time.monotonic() - began)
    assert valid(replies, CARD) == 64
    assert len({reply.text for reply in replies}) == 64
    assert [reply.text for reply in _ask("openai", openai, asked)] == [reply.text for reply in replies]


def test_openai_streams_the_same(openai):
    asked = prompts(8)
    plain, streamed = (_ask("openai", {**openai, "stream": stream}, asked) for stream in (False, True))
    assert [reply.text for reply in streamed] == [reply.text for reply in plain]
    assert [reply.usage.output for reply in streamed] == [reply.usage.output for reply in plain]
    assert valid(streamed, CARD) == 8


def test_an_answer_cut_at_its_limit_says_so(openai, anthropic):
    for plugin, settings in (("openai", openai), ("anthropic", anthropic)):
        (cut,) = _ask(plugin, settings, prompts(1, TEXT, max_tokens=3))
        assert (cut.finish, cut.usage.output) == ("length", 3), plugin


def test_anthropic_messages_are_held_to_a_schema(anthropic):
    began = time.monotonic()
    replies = _ask("anthropic", anthropic, prompts(16, SHAPE))
    assert all(isinstance(reply, Reply) for reply in replies), replies
    _told("anthropic before vLLM's server", replies, SHAPE, time.monotonic() - began)
    assert valid(replies, SHAPE) == 16


@pytest.mark.parametrize("plugin", ["openai", "anthropic"])
def test_what_the_server_refuses_is_told_by_kind(plugin, openai, anthropic, server, monkeypatch):
    settings = {"openai": openai, "anthropic": anthropic}[plugin]
    good = prompts(1, TEXT)[0]
    long = replace(good, messages=({"role": "user", "content": "word " * 2000},))
    error, reply = _ask(plugin, settings, [long, good])
    assert isinstance(error, ModelError)
    assert error.kind == "too_long", str(error)
    assert isinstance(reply, Reply)
    (error,) = _ask(plugin, {**settings, "model": "another"}, [good])
    assert error.kind == "misconfigured", str(error)
    assert "another" in str(error)
    monkeypatch.setenv(KEY, "a-wrong-key")
    (error,) = _ask(plugin, settings, [good])
    assert error.kind == "misconfigured", str(error)
    assert "a-wrong-key" not in str(error)


def test_a_schema_that_the_server_cannot_hold_is_refused(openai, monkeypatch):
    import orjson

    def unlowered(self: OpenAIChat, prompt: Prompt) -> bytes:
        body = orjson.loads(plain(self, prompt))
        body["response_format"]["json_schema"]["schema"] = prompt.schema
        return orjson.dumps(body)

    plain = OpenAIChat.body
    monkeypatch.setattr(OpenAIChat, "body", unlowered)
    unholdable = {"type": "array", "items": {"type": "integer"}, "uniqueItems": True}
    error, reply = _ask("openai", openai, [replace(prompts(1)[0], schema=unholdable), prompts(1)[0]])
    assert isinstance(error, ModelError)
    assert error.kind == "schema_refused", str(error)
    assert valid([reply], CARD) == 1
