"""Teacher `ollama`: what it sends, held against the official client and Ollama's own description; a real engine."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from background import running
from ollama_shim import Shim
from pydantic import ValidationError
from scribe import Scribe
from scripted import Step, serve

from edgejson import Schema, jsontext
from edgejson.models import ModelError, Prompt, Reply, Sampling
from edgejson_teachers import ollama_api
from edgejson_teachers._wire.ollama_service import OllamaSettings

SPEC = ollama_api.edgejson_teacher()
DESCRIPTION = Path(__file__).parents[2].parent / "shared" / "data" / "ollama" / "openapi.yaml"
PERSON = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "maxLength": 8},
        "age": {"type": "integer", "minimum": 0, "maximum": 150},
    },
    "required": ["name", "age"],
    "additionalProperties": False,
}
MESSAGES = ({"role": "system", "content": "Answer in JSON."}, {"role": "user", "content": "Who are you?"})
PROMPT = Prompt(
    messages=MESSAGES,
    seed=7,
    schema=PERSON,
    sampling=Sampling(temperature=0.7, top_p=0.9, max_tokens=64, stop=("END",)),
)


def sent(prompt: Prompt = PROMPT, **settings: Any) -> dict[str, Any]:
    body = json.loads(OllamaSettings(model="qwen3:4b", **settings).wire().body(prompt))
    assert isinstance(body, dict)
    return body


async def ask(prompt: Prompt, **settings: Any) -> Reply:
    model = SPEC.load(OllamaSettings(**settings))
    try:
        reply: Reply = await model.complete(prompt)  # type: ignore[union-attr]
        assert model.read(reply.raw) == reply  # type: ignore[union-attr]
        return reply
    finally:
        await model.close()  # type: ignore[union-attr]


def test_the_whole_body() -> None:
    assert sent() == {
        "model": "qwen3:4b",
        "messages": [dict(message) for message in MESSAGES],
        "stream": False,
        "format": PERSON,
        "options": {
            "num_ctx": 8192, "num_predict": 64, "seed": 7, "temperature": 0.7, "top_p": 0.9, "stop": ["END"]
        },
        "think": False,
        "keep_alive": "10m",
        "truncate": False,
        "shift": False,
    }  # fmt: skip


def test_settings_reach_the_server() -> None:
    body = sent(num_ctx=4096, think="high", keep_alive=-1, stream=True, options={"num_gpu": 0}, omit={"seed", "shift"})
    assert (body["think"], body["keep_alive"], body["stream"]) == ("high", -1, True)
    assert body["options"].items() >= {"num_ctx": 4096, "num_gpu": 0}.items()
    assert "seed" not in body["options"]
    assert "shift" not in body
    assert "think" not in sent(think=None)


def test_without_a_schema_json_is_asked_for() -> None:
    assert sent(json_schema=False)["format"] == "json"
    assert "format" not in sent(Prompt(messages=MESSAGES, seed=1))
    assert "format" not in sent(Prompt(messages=MESSAGES, seed=1, schema={"type": "array"}), json_schema=False)


def test_the_context_is_known() -> None:
    settings = OllamaSettings(model="m", num_ctx=2048)  # type: ignore[call-arg]
    assert (settings.capabilities().context, settings.base_url) == (2048, "http://localhost:11434")
    with pytest.raises(ValidationError):
        OllamaSettings(model="m", num_ctx=1)  # type: ignore[call-arg]


@pytest.mark.skipif(
    not DESCRIPTION.is_file(), reason="Ollama's description ../shared/data/ollama/openapi.yaml is missing"
)
@pytest.mark.parametrize("settings", [{}, {"stream": True, "think": "low", "keep_alive": 60}, {"json_schema": False}])
def test_requests_obey_the_description_of_the_api(settings: dict[str, Any]) -> None:
    description = yaml.safe_load(DESCRIPTION.read_text())
    schema = {"$ref": "#/components/schemas/ChatRequest", "components": description["components"]}
    judge = jsonschema.Draft202012Validator(schema)
    body = sent(**settings)
    assert list(judge.iter_errors(body)) == []
    assert list(judge.iter_errors({**body, "think": "maximum"}))


# ---------------------------------------------------------------- the official client as a cross-check


def test_the_official_client_sends_the_same() -> None:
    ollama = pytest.importorskip("ollama")
    body = sent()
    ours = {name: value for name, value in body.items() if name not in ("truncate", "shift")}  # unknown to the client
    with running(serve(lambda _: Step(status=418, headers={"content-type": "application/json"}, body=b"{}"))) as server:
        client = ollama.Client(server.url)
        with pytest.raises(ollama.ResponseError):
            client.chat(**ours)
        client._client.close()
    (seen,) = server.seen
    assert json.loads(seen.body) == {**ours, "tools": []}
    assert seen.path == OllamaSettings(model="m").wire().path  # type: ignore[call-arg]


@pytest.mark.parametrize("stream", [False, True])
def test_the_official_client_reads_the_same(scribe: Scribe, stream: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    ollama = pytest.importorskip("ollama")
    monkeypatch.setenv("SCRIBE_KEY", scribe.key or "")
    asked = ({"role": "user", "content": 'State this JSON: {"name": "Ada Lovelace", "age": 36}'},)
    text = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}
    prompt = Prompt(messages=asked, seed=3, schema=text)
    settings = {"model": scribe.model, "base_url": scribe.url, "api_key_env": "SCRIBE_KEY", "stream": stream}
    ours = asyncio.run(ask(prompt, **settings))
    body = json.loads(OllamaSettings(**settings).wire().body(prompt))
    kind = {"content-type": "application/x-ndjson" if stream else "application/json"}
    with running(serve([Step(headers=kind, body=ours.raw)])) as again:
        client = ollama.Client(again.url)
        told = client.chat(**{name: value for name, value in body.items() if name not in ("truncate", "shift")})
        parts = list(told) if stream else [told]
        client._client.close()
    assert ours.text == "".join(part.message.content for part in parts)
    assert ours.finish == parts[-1].done_reason
    assert (ours.usage.input, ours.usage.output) == (parts[-1].prompt_eval_count, parts[-1].eval_count)
    assert "Ada Lovelace" in ours.text


# ---------------------------------------------------------------- a real engine behind Ollama's API


@pytest.mark.parametrize("stream", [False, True])
def test_a_real_engine_keeps_to_the_schema(ollama: Shim, stream: bool) -> None:
    settings = {"model": ollama.model, "base_url": ollama.url, "stream": stream, "num_ctx": 4096}
    prompt = Prompt(messages=MESSAGES, seed=5, schema=PERSON, sampling=Sampling(max_tokens=300, temperature=1.0))
    reply = asyncio.run(ask(prompt, **settings))
    assert reply.finish == "stop"
    assert Schema(PERSON).validate(jsontext.parse(reply.text)) == []
    assert ollama.refused == []


def test_a_missing_model_comes_with_the_command(ollama: Shim) -> None:
    with pytest.raises(ModelError, match="ollama pull missing") as caught:
        asyncio.run(ask(PROMPT, model="missing", base_url=ollama.url))
    assert caught.value.kind == "misconfigured"
