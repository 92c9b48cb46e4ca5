"""Ollama's native API on loopback with a real engine behind it: llama.cpp, which Ollama itself embeds.

Requests are held to Ollama's own OpenAPI description where that file is at hand, and to the rules below in any case.
(The module is not called `ollama`: the official client is.)
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from background import running
from llama import Llama

MODEL = "tiny:latest"
_WHEN = "2026-11-20T09:00:00.000000Z"
_DESCRIPTION = Path(__file__).parents[2].parent / "shared" / "data" / "ollama" / "openapi.yaml"
_SCHEMAS = {"/api/chat": "ChatRequest", "/api/generate": "GenerateRequest", "/api/show": "ShowRequest"}
_SCHEMAS |= {"/api/pull": "PullRequest"}
_MEMBERS = {"model", "messages", "stream", "format", "options", "keep_alive", "think", "tools", "truncate", "shift"}
_MEMBERS |= {"logprobs", "top_logprobs", "prompt", "suffix", "system", "template", "raw", "images", "context"}
_MEMBERS |= {"name", "verbose", "insecure"}
_OPTIONS: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(
        ("num_ctx", "num_batch", "num_gpu", "main_gpu", "num_thread", "num_predict", "num_keep", "top_k", "seed"),
        (int,),
    ),
    **dict.fromkeys(("temperature", "top_p", "min_p", "typical_p", "repeat_penalty"), (int, float)),
    **dict.fromkeys(("presence_penalty", "frequency_penalty", "repeat_last_n"), (int, float)),
    "use_mmap": (bool,),
    "stop": (list,),
}
_SAMPLING = {"temperature": "temperature", "top_p": "top_p", "top_k": "top_k", "seed": "seed", "stop": "stop"}
_SAMPLING |= {"num_predict": "max_tokens"}


@dataclass(slots=True)
class Shim:
    """A running server; `requests` holds the body of every POST, `refused` what was wrong with those that break the
    API's own description.
    """

    url: str
    model: str = MODEL
    requests: list[Mapping[str, Any]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    described: bool = False
    """Whether Ollama's own description was at hand."""


class RefusedError(Exception):
    """A request that Ollama would answer with an error."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


@asynccontextmanager
async def serve(llama: Llama) -> AsyncIterator[Shim]:
    """The server in the loop of the caller."""
    import aiohttp
    from aiohttp import web

    shim = Shim("")
    faults_of = _description()
    shim.described = faults_of is not None

    async def body_of(request: web.Request) -> dict[str, Any]:
        raw = await request.read()
        if not raw:
            raise RefusedError(400, "missing request body")
        try:
            body = json.loads(raw)
        except ValueError as error:
            raise RefusedError(400, str(error)) from None
        shim.requests.append(body)
        wrong = [*_faults(body), *(faults_of(request.path, body) if faults_of is not None else ())]
        if wrong:
            shim.refused.append("; ".join(wrong))
            raise RefusedError(400, "; ".join(wrong))
        if not body.get("model"):
            raise RefusedError(400, "model is required")
        if body["model"].partition(":")[0] != "tiny":
            raise RefusedError(404, f"model '{body['model']}' not found")
        if body.get("think"):
            raise RefusedError(400, f'"{body["model"]}" does not support thinking')
        return body

    async def chat(request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        ours = _for_llama(body, llama)
        headers = {"authorization": f"Bearer {llama.key}"}
        async with session.post(f"{llama.base_url}/chat/completions", json=ours, headers=headers) as reply:
            told = await reply.json()
            if reply.status != 200:
                raise RefusedError(reply.status, told["error"]["message"])
        (choice,) = told["choices"]
        return await _answer(request, body, choice["message"]["content"] or "", choice["finish_reason"], told["usage"])

    async def tags(_: web.Request) -> web.Response:
        return web.json_response({"models": [_ABOUT]})

    async def version(_: web.Request) -> web.Response:
        return web.json_response({"version": "0.33.0"})

    async def alive(_: web.Request) -> web.Response:
        return web.Response(text="Ollama is running")

    async def loaded(_: web.Request) -> web.Response:
        return web.json_response({"models": [{**_ABOUT, "expires_at": _WHEN, "size_vram": 0}]})

    async def show(request: web.Request) -> web.Response:
        await body_of(request)
        about = {"llama.context_length": llama.context, "general.license": "apache-2.0"}
        told = {"license": "Apache License 2.0", "template": "{{ .Prompt }}", "details": _ABOUT["details"]}
        return web.json_response({**told, "model_info": about, "capabilities": ["completion"], "modified_at": _WHEN})

    async def pull(request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        steps = ("pulling manifest", "verifying sha256 digest", "writing manifest", "success")
        if not body.get("stream", True):
            return web.json_response({"status": "success"})
        return await _lines(request, [{"status": step} for step in steps])

    @web.middleware
    async def errors(request: web.Request, handler: Any) -> web.StreamResponse:
        try:
            answer: web.StreamResponse = await handler(request)
        except RefusedError as error:
            return web.json_response({"error": str(error)}, status=error.status)
        return answer

    app = web.Application(middlewares=[errors], client_max_size=64 * 1024 * 1024)
    app.add_routes([web.get("/", alive), web.get("/api/tags", tags), web.get("/api/version", version)])
    app.add_routes([web.get("/api/ps", loaded), web.post("/api/show", show), web.post("/api/pull", pull)])
    app.add_routes([web.post("/api/chat", chat)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    async with aiohttp.ClientSession() as session:
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            shim.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
            yield shim
        finally:
            await runner.cleanup()


def serving(llama: Llama) -> AbstractContextManager[Shim]:
    """The server on a thread of its own."""
    return running(serve(llama))


_ABOUT: dict[str, Any] = {
    "name": MODEL,
    "model": MODEL,
    "modified_at": _WHEN,
    "size": 1614848,
    "digest": "0" * 64,
    "details": {
        "parent_model": "",
        "format": "gguf",
        "family": "llama",
        "families": ["llama"],
        "parameter_size": "400K",
        "quantization_level": "F32",
    },
}


def _description() -> Callable[[str, Any], list[str]] | None:
    """What is wrong with a body by Ollama's own description; None where that is not at hand."""
    if not _DESCRIPTION.is_file():
        return None
    import jsonschema
    import yaml

    components = yaml.safe_load(_DESCRIPTION.read_text(encoding="utf-8"))["components"]
    validators = {
        path: jsonschema.Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": components})
        for path, name in _SCHEMAS.items()
    }

    def faults_of(path: str, body: Any) -> list[str]:
        return [
            f"{'/'.join(map(str, error.path)) or 'body'}: {error.message}"
            for error in validators[path].iter_errors(body)
        ]

    return faults_of


def _faults(body: Any) -> list[str]:
    """What Ollama would not understand, or would only note in its log."""
    if not isinstance(body, dict):
        return ["the body is no object"]
    wrong = [f"unknown member {name!r}" for name in body.keys() - _MEMBERS]
    options = body.get("options") or {}
    wrong += [f"invalid option provided: {name}" for name in options.keys() - _OPTIONS.keys()]
    for name, value in options.items():
        kinds = _OPTIONS.get(name, (object,))
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds and object not in kinds):
            wrong.append(f'option "{name}" must be of type {kinds[0].__name__}')
    if not isinstance(body.get("format", {}), dict) and body.get("format") != "json":
        wrong.append(f"invalid format: {body['format']!r}")
    return sorted(wrong)


def _for_llama(body: Mapping[str, Any], llama: Llama) -> dict[str, Any]:
    options = body.get("options") or {}
    ours: dict[str, Any] = {"model": llama.model, "messages": body["messages"]}
    ours |= {theirs: options[name] for name, theirs in _SAMPLING.items() if name in options}
    wanted = body.get("format")
    if wanted == "json":
        ours["response_format"] = {"type": "json_object"}
    elif wanted:
        ours["response_format"] = {"type": "json_schema", "json_schema": {"name": "answer", "schema": wanted}}
    return ours


async def _answer(request: Any, body: Mapping[str, Any], text: str, reason: str, usage: Mapping[str, Any]) -> Any:
    from aiohttp import web

    def part(words: str, **more: object) -> dict[str, object]:
        message = {"role": "assistant", "content": words}
        return {"model": body["model"], "created_at": _WHEN, "message": message, "done": bool(more), **more}

    counts = {"prompt_eval_count": usage["prompt_tokens"], "eval_count": usage["completion_tokens"]}
    times = {"total_duration": 5_000_000, "load_duration": 1, "prompt_eval_duration": 1, "eval_duration": 4_000_000}
    if not body.get("stream", True):
        return web.json_response(part(text, done_reason=reason, **counts, **times))
    pieces = [text[start : start + 16] for start in range(0, len(text), 16)]
    last = part("", done_reason=reason, **counts, **times)
    return await _lines(request, [*map(part, pieces), last])


async def _lines(request: Any, lines: list[dict[str, object]]) -> Any:
    from aiohttp import web

    reply = web.StreamResponse(headers={"content-type": "application/x-ndjson"})
    await reply.prepare(request)
    for line in lines:
        await reply.write(json.dumps(line).encode() + b"\n")
    await reply.write_eof()
    return reply
