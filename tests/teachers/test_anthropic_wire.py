"""Teacher `anthropic`: what it sends, held against the official client, and what its API version decides."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import pytest
from background import running
from pydantic import ValidationError
from scribe import Scribe
from scripted import Step, serve

from edgejson.models import Prompt, Reply, Sampling
from edgejson_teachers import anthropic_api
from edgejson_teachers._wire.anthropic_messages import SAMPLING_VERSION, VERSION
from edgejson_teachers._wire.anthropic_service import AnthropicSettings

SPEC = anthropic_api.edgejson_teacher()
AGE = {
    "type": "object",
    "properties": {"age": {"type": "integer", "minimum": 0}},
    "required": ["age"],
    "additionalProperties": False,
}
MESSAGES = ({"role": "system", "content": "Answer in JSON."}, {"role": "user", "content": "How old?"})
PROMPT = Prompt(
    messages=MESSAGES, seed=7, schema=AGE, sampling=Sampling(temperature=0.7, top_p=0.9, max_tokens=64, stop=("END",))
)


def sent(prompt: Prompt = PROMPT, **settings: Any) -> dict[str, Any]:
    body = json.loads(AnthropicSettings(model="claude-sonnet-5-5", **settings).wire().body(prompt))
    assert isinstance(body, dict)
    return body


async def ask(prompt: Prompt, **settings: Any) -> Reply:
    model = SPEC.load(AnthropicSettings(**settings))
    try:
        reply: Reply = await model.complete(prompt)  # type: ignore[union-attr]
        assert model.read(reply.raw) == reply  # type: ignore[union-attr]
        return reply
    finally:
        await model.close()  # type: ignore[union-attr]


def test_the_whole_body() -> None:
    told = {**AGE, "properties": {"age": {"type": "integer", "description": "(minimum: 0)"}}}
    assert sent() == {
        "model": "claude-sonnet-5-5",
        "max_tokens": 64,
        "system": "Answer in JSON.",
        "messages": [{"role": "user", "content": "How old?"}],
        "stop_sequences": ["END"],
        "output_config": {"format": {"type": "json_schema", "schema": told}},
    }


def test_only_the_older_version_takes_sampling() -> None:
    assert sent().keys().isdisjoint({"temperature", "top_p", "top_k", "seed"})
    assert sent(version=SAMPLING_VERSION).items() >= {"temperature": 0.7, "top_p": 0.9}.items()
    assert "temperature" not in sent(version=SAMPLING_VERSION, omit={"temperature"})


def test_thinking_and_effort_are_sent_when_they_are_wanted() -> None:
    body = sent(thinking="adaptive", effort="low", stream=True)
    assert body["thinking"] == {"type": "adaptive"}
    assert body["output_config"]["effort"] == "low"
    assert body["system"] == "Answer in JSON."
    assert body["stream"] is True


def test_a_schema_that_cannot_be_stated_is_left_to_the_prompt() -> None:
    free = {"type": "object", "additionalProperties": {"type": "integer"}}
    assert "output_config" not in sent(Prompt(messages=MESSAGES, seed=1, schema=free))
    assert "output_config" not in sent(json_schema=False)


def test_the_key_travels_as_the_service_wants_it() -> None:
    bearer = AnthropicSettings(model="m").wire().headers("k-1")  # type: ignore[call-arg]
    other = AnthropicSettings(model="m", authorization="x-api-key", version=SAMPLING_VERSION)  # type: ignore[call-arg]
    assert bearer == {"content-type": "application/json", "anthropic-version": VERSION, "authorization": "Bearer k-1"}
    assert other.wire().headers("k-1") == {
        "content-type": "application/json", "anthropic-version": SAMPLING_VERSION, "x-api-key": "k-1"
    }  # fmt: skip
    assert "authorization" not in AnthropicSettings(model="m").wire().headers(None)  # type: ignore[call-arg]


def test_another_base_url_is_another_service() -> None:
    own = AnthropicSettings(model="m")  # type: ignore[call-arg]
    other = AnthropicSettings(model="m", base_url="http://localhost:8000")
    assert (own.api_key_env, own.who().provider, own.who().terms) == (
        "ANTHROPIC_API_KEY", "anthropic", "no_competing_models"
    )  # fmt: skip
    assert (other.api_key_env, other.who().provider, other.who().terms) == (None, "custom", "unknown")


@pytest.mark.parametrize("wrong", [{"version": "latest"}, {"effort": "huge"}, {"temperature": 1}])
def test_wrong_settings_are_refused(wrong: Mapping[str, Any]) -> None:
    with pytest.raises(ValidationError):
        AnthropicSettings(model="m", **wrong)


# ---------------------------------------------------------------- the official client as a cross-check


@pytest.mark.parametrize("stream", [False, True])
def test_the_official_client_sends_the_same(stream: bool) -> None:
    anthropic = pytest.importorskip("anthropic")
    settings = AnthropicSettings(model="claude-sonnet-5-5", stream=stream, thinking="disabled")  # type: ignore[call-arg]
    ours = json.loads(settings.wire().body(PROMPT))
    with (
        running(serve(lambda _: Step(status=418, headers={"content-type": "application/json"}, body=b"{}"))) as server,
        anthropic.Anthropic(base_url=server.url, api_key="k-of-a-test", max_retries=0) as client,
        pytest.raises(anthropic.APIStatusError),
    ):
        client.messages.create(**ours)
    (seen,) = server.seen
    assert json.loads(seen.body) == ours
    assert seen.path == settings.wire().path
    assert seen.headers.items() >= settings.wire().headers("k-of-a-test").items()


@pytest.mark.parametrize("stream", [False, True])
def test_the_official_client_reads_the_same(scribe: Scribe, stream: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    anthropic = pytest.importorskip("anthropic")
    monkeypatch.setenv("SCRIBE_KEY", scribe.key or "")
    asked = ({"role": "user", "content": 'State this JSON: {"name": "Ada Lovelace", "age": 36}'},)
    text = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}
    prompt = Prompt(messages=asked, seed=3, schema=text)
    settings = {"model": scribe.model, "base_url": scribe.url, "api_key_env": "SCRIBE_KEY"}
    ours = asyncio.run(ask(prompt, **settings, stream=stream))
    sent_body = json.loads(AnthropicSettings(**settings).wire().body(prompt))
    kind = {"content-type": "text/event-stream" if stream else "application/json"}
    with (
        running(serve([Step(headers=kind, body=ours.raw)])) as again,
        anthropic.Anthropic(base_url=again.url, api_key="k-of-a-test", max_retries=0) as client,
    ):
        if stream:
            with client.messages.stream(**sent_body) as events:
                told = events.get_final_message()
        else:
            told = client.messages.create(**sent_body)
    assert ours.text == "".join(block.text for block in told.content)
    assert ours.finish == "stop"
    assert told.stop_reason == "end_turn"
    assert (ours.usage.input, ours.usage.output) == (told.usage.input_tokens, told.usage.output_tokens)
    assert "Ada Lovelace" in ours.text
