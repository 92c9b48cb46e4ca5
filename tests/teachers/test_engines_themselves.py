"""The servers of these tests are what they claim: official clients are content, and faults happen as planned."""

from __future__ import annotations

import asyncio
import json

import ollama_shim
import pytest
import scribe as scribe_server
import scribing
from faults import serving as faults_in_front

from edgejson import Schema
from edgejson.grounding import Grounder

GOLD = {"name": "Ada Cole", "age": 36, "paid": False, "tags": ["new", "vip"], "city": None}
TEXT = {
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}
SHAPE = {
    "type": "object",
    "properties": {"id": {"type": "integer", "minimum": 1, "maximum": 99}, "kind": {"enum": ["a", "b"]}},
    "required": ["id", "kind"],
    "additionalProperties": False,
}
ASK = [{"role": "user", "content": f"Write a text that states:\n{json.dumps(GOLD)}\nAnswer with JSON."}]


def states_gold(answer: str) -> bool:
    return Grounder("en").ground(json.loads(answer)["text"], GOLD, verbatim=True) == []


def test_the_official_openai_client_reads_the_scribe(scribe):
    openai = pytest.importorskip("openai")

    async def ask() -> None:
        async with openai.AsyncOpenAI(base_url=scribe.openai_url, api_key=scribe.key, max_retries=0) as client:
            wanted = {"type": "json_schema", "json_schema": {"name": "answer", "schema": TEXT}}
            reply = await client.chat.completions.create(model=scribe.model, messages=ASK, response_format=wanted)
            assert states_gold(reply.choices[0].message.content)
            assert reply.choices[0].finish_reason == "stop"
            assert reply.usage.completion_tokens > 10
            text = ""
            stream = await client.chat.completions.create(
                model=scribe.model, messages=ASK, response_format=wanted, stream=True
            )
            async for chunk in stream:
                text += (chunk.choices[0].delta.content or "") if chunk.choices else ""
            assert states_gold(text)
            with pytest.raises(openai.NotFoundError):
                await client.chat.completions.create(model="other", messages=ASK)
        async with openai.AsyncOpenAI(base_url=scribe.openai_url, api_key="sk-wrong", max_retries=0) as client:
            with pytest.raises(openai.AuthenticationError):
                await client.chat.completions.create(model=scribe.model, messages=ASK)

    asyncio.run(ask())


def test_the_official_anthropic_client_reads_the_scribe(scribe):
    anthropic = pytest.importorskip("anthropic")

    async def ask() -> None:
        async with anthropic.AsyncAnthropic(base_url=scribe.url, api_key=scribe.key, max_retries=0) as client:
            wanted = {"model": scribe.model, "messages": ASK, "max_tokens": 500}
            wanted["output_config"] = {"format": {"type": "json_schema", "schema": TEXT}}
            reply = await client.messages.create(**wanted)
            assert states_gold(reply.content[0].text)
            assert reply.stop_reason == "end_turn"
            async with client.messages.stream(**wanted) as stream:
                assert states_gold(await stream.get_final_text())
            with pytest.raises(anthropic.NotFoundError):
                await client.messages.create(**{**wanted, "model": "other"})

    asyncio.run(ask())


def test_the_official_ollama_client_reads_the_scribe(scribe):
    client_library = pytest.importorskip("ollama")
    headers = {"authorization": f"Bearer {scribe.key}"}

    async def ask() -> None:
        async with client_library.AsyncClient(scribe.url, headers=headers, timeout=20) as client:
            reply = await client.chat(scribe.model, ASK, format=TEXT)
            assert states_gold(reply.message.content)
            assert reply.done_reason == "stop"
            text = ""
            async for part in await client.chat(scribe.model, ASK, format=TEXT, stream=True):
                text += part.message.content
            assert states_gold(text)
            with pytest.raises(client_library.ResponseError, match="not found"):
                await client.chat("other", ASK)

    asyncio.run(ask())


def test_the_official_ollama_client_reads_the_engine_behind_ollamas_api(llama):
    client_library = pytest.importorskip("ollama")

    async def ask() -> None:
        async with (
            ollama_shim.serve(llama) as shim,
            client_library.AsyncClient(shim.url, timeout=60) as client,
        ):
            options = {"seed": 1, "num_predict": 200, "num_ctx": 4096}
            reply = await client.chat(shim.model, ASK, format=SHAPE, options=options)
            assert Schema(SHAPE).is_valid(json.loads(reply.message.content))
            assert reply.eval_count > 5
            assert [model.model for model in (await client.list()).models] == [shim.model]
            assert (await client.pull(shim.model)).status == "success"
            assert shim.refused == []
            with pytest.raises(client_library.ResponseError, match="invalid option"):
                await client.chat(shim.model, ASK, options={"number_ctx": 4096})
            with pytest.raises(client_library.ResponseError, match="not found"):
                await client.chat("unknown:7b", ASK)
            assert len(shim.refused) == 1

    asyncio.run(ask())


def test_requests_are_held_to_ollamas_own_description(llama):
    aiohttp = pytest.importorskip("aiohttp")

    async def ask() -> None:
        async with ollama_shim.serve(llama) as shim, aiohttp.ClientSession() as session:
            if not shim.described:
                pytest.skip("Ollama's own description is not beside this checkout")
            for wrong in ({"role": "bot", "content": "x"}, {"content": "x"}, "x"):
                body = {"model": shim.model, "messages": [wrong], "stream": False}
                async with session.post(f"{shim.url}/api/chat", json=body) as reply:
                    assert reply.status == 400
                    assert "messages/0" in (await reply.json())["error"]

    asyncio.run(ask())


def test_the_official_openai_client_reads_the_engine(llama):
    openai = pytest.importorskip("openai")

    async def ask() -> list[str]:
        async with openai.AsyncOpenAI(base_url=llama.base_url, api_key=llama.key, max_retries=0) as client:
            wanted = {"type": "json_schema", "json_schema": {"name": "answer", "schema": SHAPE}}
            calls = (
                client.chat.completions.create(
                    model=llama.model, messages=ASK, response_format=wanted, seed=seed, max_tokens=200
                )
                for seed in range(12)
            )
            return [reply.choices[0].message.content for reply in await asyncio.gather(*calls)]

    answers = asyncio.run(ask())
    assert all(Schema(SHAPE).is_valid(json.loads(answer)) for answer in answers)
    assert len(set(answers)) > 3


@pytest.mark.parametrize("manner", ["fenced", "prose", "thinking", "length", "refusal", "empty", "invalid", "nan"])
def test_the_scribe_answers_badly_on_plan(manner):
    openai = pytest.importorskip("openai")

    async def ask() -> None:
        async with scribe_server.serve(manners=[manner]) as scribe:
            base = scribe.openai_url
            async with openai.AsyncOpenAI(base_url=base, api_key="none", max_retries=0) as client:
                first = await client.chat.completions.create(model=scribe.model, messages=ASK)
                second = await client.chat.completions.create(model=scribe.model, messages=ASK)
            said = first.choices[0].message.content or ""
            with pytest.raises(ValueError, match=r"\w"):
                json.loads(said, parse_constant=int)
            assert states_gold(second.choices[0].message.content)
            assert scribe.asked().most_common(1)[0][1] == 2

    asyncio.run(ask())


def test_instances_are_valid_and_differ():
    drawn = scribing.instances(SHAPE, 5, 4)
    assert all(Schema(SHAPE).is_valid(value) for value in drawn)
    assert len({json.dumps(value) for value in drawn}) == 4


STATUS = ["429", "429:0", "500", "502", "503", "529", "key", "model", "overflow"]
BROKEN = ["reset", "refuse", "hang:0.05", "cut:40", "cutrst:40", "cutchunks:40"]
UNREADABLE = ["half:40", "badjson", "empty", "html"]
HARMLESS = ["ok", "blank:3", "drip:0.001"]


@pytest.mark.parametrize("fault", [*STATUS, *BROKEN, *UNREADABLE, *HARMLESS])
@pytest.mark.parametrize("wire", ["openai", "anthropic", "ollama"])
def test_a_fault_is_what_it_says(scribe, fault, wire):
    aiohttp = pytest.importorskip("aiohttp")
    path = {"openai": "/v1/chat/completions", "anthropic": "/v1/messages", "ollama": "/api/chat"}[wire]
    body = {"model": scribe.model, "messages": ASK, "max_tokens": 500, "stream": False}
    headers = {"authorization": f"Bearer {scribe.key}", "anthropic-version": "2026-10-21"}

    async def ask(url: str) -> tuple[int, bytes, str | None]:
        async with aiohttp.ClientSession() as session, session.post(url, json=body, headers=headers) as reply:
            return reply.status, await reply.read(), reply.headers.get("retry-after")

    with faults_in_front(scribe.url, ["ok", fault]) as proxy:
        status, well, _ = asyncio.run(ask(proxy.url + path))
        assert status == 200
        if fault in BROKEN:
            with pytest.raises(aiohttp.ClientError):
                asyncio.run(ask(proxy.url + path))
        else:
            status, raw, wait = asyncio.run(ask(proxy.url + path))
            assert (status == 200) is (fault not in STATUS)
            assert wait == ("0" if fault == "429:0" else None)
            assert (
                (json.loads(raw)["error"] is not None)
                if fault in STATUS
                else (raw.strip() == well) is (fault in HARMLESS)
            )
        assert asyncio.run(ask(proxy.url + path))[1] == well
        passage = proxy.log[1]
        assert passage.fault == fault
        assert passage.whole is (fault in HARMLESS)
        assert passage.asked is (fault not in (*STATUS, "refuse", "hang:0.05", "empty", "html"))
        assert len(scribe.calls) == sum(passage.asked for passage in proxy.log)
