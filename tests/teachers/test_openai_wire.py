"""Teacher `openai`: what it sends, held against the official client; what it settles by itself; a real engine."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest
from background import running
from llama import Llama
from pydantic import ValidationError
from scribe import Scribe
from scripted import Step, serve

from edgejson import Schema, jsontext
from edgejson.models import ModelError, Prompt, Reply, Sampling
from edgejson_teachers import openai_api
from edgejson_teachers._hosts import HOSTS
from edgejson_teachers._wire.openai_service import OpenAISettings

SPEC = openai_api.edgejson_teacher()
TEXT = {
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}
OPTIONAL = {**TEXT, "properties": {"text": {"type": "string"}, "note": {"type": "string", "minLength": 2}}}
MESSAGES = ({"role": "system", "content": "Answer in JSON."}, {"role": "user", "content": "Say hello, ¡hola! \ud83d"})
PROMPT = Prompt(
    messages=MESSAGES,
    seed=7,
    schema=TEXT,
    sampling=Sampling(temperature=0.7, top_p=0.9, max_tokens=64, stop=("</json>",)),
)


def sent(settings: Mapping[str, Any], prompt: Prompt = PROMPT) -> dict[str, Any]:
    body = json.loads(OpenAISettings(model="gpt-6-mini", **settings).wire().body(prompt))
    assert isinstance(body, dict)
    return body


async def ask(prompt: Prompt, **settings: Any) -> Reply:
    model = SPEC.load(OpenAISettings(**settings))
    try:
        reply: Reply = await model.complete(prompt)  # type: ignore[union-attr]
        assert model.read(reply.raw) == reply  # type: ignore[union-attr]
        return reply
    finally:
        await model.close()  # type: ignore[union-attr]


@pytest.mark.parametrize("module", ["openai_api", "anthropic_api", "ollama_api"])
def test_a_plugin_module_imports_nothing_heavy(module: str) -> None:
    heavy = ["aiohttp", "pydantic", "jsonschema_rs", "orjson", "openai", "anthropic", "ollama", "yaml"]
    code = f"import sys, edgejson_teachers.{module}; sys.exit(str([n for n in {heavy} if n in sys.modules] or ''))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr.strip() == ""


# ---------------------------------------------------------------- bodies


def test_the_whole_body() -> None:
    assert sent({}) == {
        "model": "gpt-6-mini",
        "messages": [dict(message) for message in MESSAGES],
        "max_completion_tokens": 64,
        "temperature": 0.7,
        "top_p": 0.9,
        "stop": ["</json>"],
        "seed": 7,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": TEXT},
        },
    }


def test_what_is_not_stated_is_not_sent() -> None:
    plain = Prompt(messages=MESSAGES, seed=1, sampling=Sampling(max_tokens=5))
    assert sent({}, plain).keys() == {"model", "messages", "max_completion_tokens", "seed"}
    assert sent({"omit": {"seed", "temperature"}}).keys().isdisjoint({"seed", "temperature"})


def test_a_schema_with_optional_members_is_stated_without_strictness() -> None:
    stated = sent({}, Prompt(messages=MESSAGES, seed=1, schema=OPTIONAL))["response_format"]["json_schema"]
    assert stated["strict"] is False
    assert stated["schema"]["required"] == ["text"]
    assert stated["schema"]["properties"]["note"] == {"type": "string", "minLength": 2}


@pytest.mark.parametrize(
    ("settings", "schema", "form"),
    [
        ({"preset": "deepseek"}, TEXT, {"type": "json_object"}),
        ({"preset": "deepseek"}, {"type": "array"}, None),
        ({"preset": "lmstudio", "dialect": "none"}, TEXT, None),
        ({"dialect": "none", "json_object": False}, TEXT, None),
        ({}, {"type": "array", "items": {"type": "string"}}, None),
    ],
)
def test_without_a_schema_json_is_asked_for_where_that_is_understood(
    settings: dict[str, Any], schema: dict[str, Any], form: dict[str, Any] | None
) -> None:
    assert sent(settings, Prompt(messages=MESSAGES, seed=1, schema=schema)).get("response_format") == form


def test_hosts_have_their_own_words() -> None:
    assert sent({"preset": "openrouter"})["provider"] == {"require_parameters": True}
    assert "seed" not in sent({"preset": "openrouter"})
    assert sent({"preset": "openrouter", "seed": True})["seed"] == 7
    assert sent({"preset": "mistral"})["random_seed"] == 7
    assert "seed" not in sent({"preset": "deepseek"})
    assert sent({"preset": "vllm"})["max_tokens"] == 64
    assert sent({"extra": {"reasoning_effort": "low"}})["reasoning_effort"] == "low"
    assert sent({"stream": True})["stream_options"] == {"include_usage": True}


# ---------------------------------------------------------------- settings


@pytest.mark.parametrize("name", HOSTS)
def test_a_preset_is_complete(name: str) -> None:
    settings = OpenAISettings(model="m", preset=name)  # type: ignore[call-arg, arg-type]
    assert settings.base_url == HOSTS[name].base_url
    assert settings.api_key_env == HOSTS[name].api_key_env
    assert settings.who().provider == name
    assert settings.capabilities().json_schema == (HOSTS[name].dialect != "none")
    assert settings.capabilities().parallel == HOSTS[name].parallel


def test_the_key_of_openai_never_goes_to_another_service_unasked() -> None:
    settings = OpenAISettings(model="m", base_url="https://models.elsewhere.io/v1")
    assert settings.api_key_env is None
    assert settings.who().provider == "custom"


def test_a_preset_can_be_overridden() -> None:
    settings = OpenAISettings(
        model="m", preset="vllm", base_url="http://127.0.0.1:9000/v1", max_concurrency=3, seed=False, context=4096
    )  # type: ignore[call-arg]
    assert (settings.base_url, settings.max_concurrency) == ("http://127.0.0.1:9000/v1", 3)
    assert settings.wire().dialect == "vllm"
    assert (settings.capabilities().seed, settings.capabilities().context) == (False, 4096)


@pytest.mark.parametrize(
    "wrong", [{"modle": "m"}, {"model": ""}, {"model": "m", "preset": "nowhere"}, {"model": "m", "dialect": "klingon"}]
)
def test_wrong_settings_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        OpenAISettings(**wrong)


def test_licence_and_terms_come_with_the_model() -> None:
    known = OpenAISettings(model="gpt-5-mini").who()  # type: ignore[call-arg]
    assert known.terms == "no_competing_models"
    stated = OpenAISettings(model="m", license="Apache-2.0").who()  # type: ignore[call-arg]
    assert (stated.license, stated.terms) == ("Apache-2.0", "none")
    assert OpenAISettings(model="m", base_url="http://localhost:1/v1").who().terms == "unknown"


# ---------------------------------------------------------------- the official client as a cross-check


@pytest.mark.parametrize("stream", [False, True])
def test_the_official_client_sends_the_same(stream: bool) -> None:
    openai = pytest.importorskip("openai")
    prompt = Prompt(messages=MESSAGES[:1], seed=7, schema=OPTIONAL, sampling=PROMPT.sampling)
    settings = OpenAISettings(model="gpt-6-mini", stream=stream)  # type: ignore[call-arg]
    ours = json.loads(settings.wire().body(prompt))
    with (
        running(serve(lambda _: Step(status=418, headers={"content-type": "application/json"}, body=b"{}"))) as server,
        openai.OpenAI(base_url=f"{server.url}/v1", api_key="sk-of-a-test", max_retries=0) as client,
        pytest.raises(openai.APIStatusError),
    ):
        client.chat.completions.create(**ours)
    (seen,) = server.seen
    assert json.loads(seen.body) == ours
    assert seen.path == f"/v1{settings.wire().path}"
    assert seen.headers.items() >= settings.wire().headers("sk-of-a-test").items()


@pytest.mark.parametrize("stream", [False, True])
def test_the_official_client_reads_the_same(scribe: Scribe, stream: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    openai = pytest.importorskip("openai")
    monkeypatch.setenv("SCRIBE_KEY", scribe.key or "")
    asked = ({"role": "user", "content": 'State this JSON: {"name": "Ada Lovelace", "age": 36}'},)
    prompt = Prompt(messages=asked, seed=3, schema=TEXT)
    settings = {"model": scribe.model, "base_url": scribe.openai_url, "api_key_env": "SCRIBE_KEY", "stream": stream}
    ours = asyncio.run(ask(prompt, **settings))
    kind = {"content-type": "text/event-stream" if stream else "application/json"}
    with (
        running(serve([Step(headers=kind, body=ours.raw)])) as again,
        openai.OpenAI(base_url=f"{again.url}/v1", api_key="sk-of-a-test", max_retries=0) as client,
    ):
        told = client.chat.completions.create(**json.loads(OpenAISettings(**settings).wire().body(prompt)))
        if stream:
            chunks = list(told)
            text = "".join(choice.delta.content or "" for chunk in chunks for choice in chunk.choices)
            (reason,) = {choice.finish_reason for chunk in chunks for choice in chunk.choices} - {None}
            (usage,) = [chunk.usage for chunk in chunks if chunk.usage]
        else:
            (choice,) = told.choices
            text, reason, usage = choice.message.content, choice.finish_reason, told.usage
    assert (ours.text, ours.finish) == (text, reason)
    assert (ours.usage.input, ours.usage.output) == (usage.prompt_tokens, usage.completion_tokens)
    assert "Ada Lovelace" in ours.text


# ---------------------------------------------------------------- a real engine

PERSON = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": 8},
        "age": {"type": "integer", "minimum": 0, "maximum": 150},
        "kind": {"enum": ["human", "robot", None]},
        "tags": {"type": "array", "items": {"type": "string", "pattern": "^[a-z]{1,4}$"}, "maxItems": 3},
        "home": {"oneOf": [{"type": "null"}, {"$ref": "#/definitions/place"}]},
        "pair": {
            "type": "array",
            "items": [{"type": "integer"}, {"type": "boolean"}],
            "additionalItems": False,
            "minItems": 2,
        },
    },
    "required": ["name", "age", "kind", "tags", "home", "pair"],
    "additionalProperties": False,
    "definitions": {"place": {"type": "object", "properties": {"city": {"type": "string", "maxLength": 5}}}},
}


def llama_settings(llama: Llama, monkeypatch: pytest.MonkeyPatch, **more: Any) -> dict[str, Any]:
    monkeypatch.setenv("LLAMA_KEY", llama.key)
    return {
        "model": llama.model, "preset": "llamacpp", "base_url": llama.base_url, "api_key_env": "LLAMA_KEY", **more
    }  # fmt: skip


@pytest.mark.parametrize("stream", [False, True])
def test_a_real_engine_keeps_to_the_schema(llama: Llama, stream: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = llama_settings(llama, monkeypatch, stream=stream)
    schema = Schema(PERSON)
    for seed in range(4):
        prompt = Prompt(
            messages=MESSAGES[:1], seed=seed, schema=PERSON, sampling=Sampling(max_tokens=600, temperature=1.0)
        )
        reply = asyncio.run(ask(prompt, **settings))
        assert reply.finish == "stop"
        assert reply.usage.input
        assert schema.validate(jsontext.parse(reply.text)) == []


def test_a_real_engine_cuts_at_the_limit(llama: Llama, monkeypatch: pytest.MonkeyPatch) -> None:
    prompt = Prompt(messages=MESSAGES[:1], seed=1, schema=PERSON, sampling=Sampling(max_tokens=5))
    reply = asyncio.run(ask(prompt, **llama_settings(llama, monkeypatch)))
    assert (reply.finish, reply.usage.output) == ("length", 5)


def test_what_a_real_engine_refuses(llama: Llama, monkeypatch: pytest.MonkeyPatch) -> None:
    long = Prompt(messages=({"role": "user", "content": "word " * llama.context},), seed=1)
    with pytest.raises(ModelError) as caught:
        asyncio.run(ask(long, **llama_settings(llama, monkeypatch)))
    assert caught.value.kind == "too_long"
    monkeypatch.setenv("WRONG_KEY", "sk-not-the-right-one")
    with pytest.raises(ModelError, match="WRONG_KEY") as caught:
        asyncio.run(ask(PROMPT, **llama_settings(llama, monkeypatch) | {"api_key_env": "WRONG_KEY"}))
    assert caught.value.kind == "misconfigured"
    assert "sk-not-the-right-one" not in str(caught.value)
