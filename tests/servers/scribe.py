"""A service that answers at once, and right: OpenAI chat, Anthropic messages and Ollama chat, plain and streamed.

A prompt for a text gets one that states every value of the JSON it carries, a prompt for instances gets valid ones, a
judge's prompt gets a verdict.  Everything follows from the request's body, so that two runs see the same service.
It counts what it is asked, takes as long as it is told, and answers badly on plan:

``fenced`` ``prose`` ``thinking`` (the answer among other words), ``length`` (cut at the limit), ``refusal``, ``empty``,
``invalid`` (no JSON), ``nan``, ``wrong`` (JSON of another shape), ``ungrounded`` (a text that leaves the values out).
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import scribing
from background import running
from scribe_wires import Answer, AnthropicMessages, OllamaChat, OpenAIChat, RefusedError

__all__ = ["KEY", "MODEL", "Call", "Manners", "Scribe", "serve", "serving"]

MODEL = "scribe-1"
KEY = "sk-scribe-loopback-only-0451"
CONTEXT = 200_000

Manners = Sequence[str] | Callable[[int], str]
"""How each call is answered, by its number from 0; ``ok`` for well, as after the end of a sequence."""


@dataclass(frozen=True, slots=True)
class Call:
    """One POST that was answered: the wire format, the hash of its body, and what it asked for."""

    wire: str
    digest: str
    wants: str
    streamed: bool
    headers: Mapping[str, str]
    body: Mapping[str, Any]


@dataclass(slots=True)
class Scribe:
    """A running server. Base URLs differ as those of the services do."""

    url: str = ""
    key: str | None = None
    model: str = MODEL
    latency: float = 0.0
    manners: Manners = ()
    calls: list[Call] = field(default_factory=list)
    refused: Counter[int] = field(default_factory=Counter)
    """Statuses of the errors it gave."""
    open: int = 0
    most_open: int = 0
    """The most calls it had open at once."""

    @property
    def openai_url(self) -> str:
        return f"{self.url}/v1"

    def asked(self) -> Counter[str]:
        """How often each request body was answered."""
        return Counter(call.digest for call in self.calls)

    def manner(self, number: int) -> str:
        if callable(self.manners):
            return self.manners(number)
        return self.manners[number] if number < len(self.manners) else "ok"


@asynccontextmanager
async def serve(
    *, key: str | None = None, latency: float = 0.0, manners: Manners = (), model: str = MODEL
) -> AsyncIterator[Scribe]:
    """The server in the loop of the caller; with a `key`, for those alone who know it."""
    from aiohttp import web

    scribe = Scribe(key=key, latency=latency, manners=manners, model=model)
    app = web.Application(client_max_size=64 * 1024 * 1024)
    for path in ("/v1/chat/completions", "/chat/completions"):
        app.router.add_post(path, _handler(scribe, OpenAIChat()))
    for path in ("/v1/messages", "/messages"):
        app.router.add_post(path, _handler(scribe, AnthropicMessages()))
    app.router.add_post("/api/chat", _handler(scribe, OllamaChat()))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        scribe.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield scribe
    finally:
        await runner.cleanup()


def serving(
    *, key: str | None = None, latency: float = 0.0, manners: Manners = (), model: str = MODEL
) -> AbstractContextManager[Scribe]:
    """The server on a thread of its own."""
    return running(serve(key=key, latency=latency, manners=manners, model=model))


def _handler(scribe: Scribe, wire: OpenAIChat | AnthropicMessages | OllamaChat) -> Callable[[Any], Any]:
    from aiohttp import web

    async def handle(request: web.Request) -> web.StreamResponse:
        scribe.open += 1
        scribe.most_open = max(scribe.most_open, scribe.open)
        try:
            raw = await request.read()
            if scribe.latency:
                await asyncio.sleep(scribe.latency)
            try:
                body = _checked(scribe, wire, request.headers, raw)
            except RefusedError as refusal:
                scribe.refused[refusal.status] += 1
                return web.json_response(wire.error(refusal), status=refusal.status)
            question = _question(wire.messages(body), wire.schema(body))
            streamed = bool(body.get("stream", wire.streams))
            digest = hashlib.sha256(raw).hexdigest()[:16]
            headers = {name.lower(): value for name, value in request.headers.items()}
            manner = scribe.manner(len(scribe.calls))
            scribe.calls.append(Call(wire.name, digest, question.wants, streamed, headers, body))
            answer = _answer(question, digest, manner, wire.limit(body))
            if not streamed:
                return web.json_response(wire.whole(answer, scribe.model, digest))
            reply = web.StreamResponse(headers={"content-type": wire.stream_type})
            await reply.prepare(request)
            for line in wire.parts(answer, scribe.model, digest):
                await reply.write(line)
            await reply.write_eof()
            return reply
        finally:
            scribe.open -= 1

    return handle


def _checked(scribe: Scribe, wire: Any, headers: Mapping[str, str], raw: bytes) -> dict[str, Any]:
    """The request's body, unless the service would refuse it."""
    given = headers.get("authorization", "").removeprefix("Bearer ") or headers.get("x-api-key", "")
    if scribe.key is not None and given != scribe.key:
        # A service that tells a part of the key it was given is no invention.
        raise RefusedError(401, "authentication_error", "invalid_api_key", f"Incorrect API key provided: {given}.")
    try:
        body = json.loads(raw)
    except ValueError as error:
        raise RefusedError(400, "invalid_request_error", None, f"the body is no JSON: {error}") from None
    if not isinstance(body, dict) or not isinstance(body.get("messages"), list):
        raise RefusedError(400, "invalid_request_error", None, "messages: Field required")
    if body.get("model") != scribe.model:
        words = f"model '{body.get('model')}' not found"
        raise RefusedError(404, "not_found_error", "model_not_found", words)
    if (told := wire.wrong(body, headers)) is not None:
        raise RefusedError(400, "invalid_request_error", None, told)
    if _tokens(raw.decode()) > CONTEXT:
        words = f"prompt is too long: {_tokens(raw.decode())} tokens > {CONTEXT} maximum context length"
        raise RefusedError(400, "invalid_request_error", "context_length_exceeded", words)
    return body


def _tokens(text: str) -> int:
    return len(text) // 4 + 1


# ---------------------------------------------------------------- questions and answers


@dataclass(frozen=True, slots=True)
class _Question:
    wants: str
    """``text``, ``instance``, ``instances``, ``verdict`` or ``words`` (nothing that the scribe knows)."""
    subject: Any
    count: int
    size: int


def _question(messages: Sequence[Mapping[str, Any]], schema: Mapping[str, Any] | None) -> _Question:
    asked = [_words(message.get("content")) for message in messages if message.get("role") == "user"]
    size = sum(_tokens(_words(message.get("content"))) for message in messages)
    prompt = asked[-1] if asked else ""
    about = scribing.asked_about(prompt)
    members = dict((schema or {}).get("properties") or {})
    if "best" in members:
        return _Question("verdict", None, 1, size)
    if set(members) == {"text"} or (schema is None and about is not None and not _is_schema(about)):
        return _Question("text", about, 1, size)
    if set(members) == {"instances"}:
        count = int(members["instances"].get("minItems") or scribing.count_asked(prompt))
        return _Question("instances", about if _is_schema(about) else members["instances"]["items"], count, size)
    if _is_schema(about) or schema:
        return _Question("instance", about if _is_schema(about) else schema, 1, size)
    return _Question("words", None, 1, size)


def _words(content: Any) -> str:
    """The text of a message, given as a text or as blocks."""
    if isinstance(content, list):
        return "".join(str(block.get("text", "")) for block in content)
    return str(content or "")


def _is_schema(value: Any) -> bool:
    return isinstance(value, dict) and not {"properties", "$schema", "$ref", "$defs", "items", "oneOf"}.isdisjoint(
        value
    )


def _answer(question: _Question, digest: str, manner: str, limit: int | None) -> Answer:
    seed = int(digest[:7], 16)
    value = _value(question, seed)
    if manner == "ungrounded":
        value = {"text": "Of the values that were asked for, nothing is said in here."}
    elif manner == "wrong":
        value = {"unasked": [value]}
    text = json.dumps(value, ensure_ascii=False)
    finish = "stop"
    if manner == "fenced":
        text = f"```json\n{text}\n```"
    elif manner == "prose":
        text = f"Sure! Here is what you asked for:\n\n{text}\n\nLet me know if you need anything else."
    elif manner == "thinking":
        text = f"<think>\nThe values are {{...}}, so a short note will do.\n</think>\n{text}"
    elif manner == "length":
        text, finish = text[: len(text) // 2], "length"
    elif manner == "refusal":
        text, finish = "I cannot help with that.", "refusal"
    elif manner == "empty":
        text = ""
    elif manner == "invalid":
        text = text.rstrip("}]") + ","
    elif manner == "nan":
        text = '{"text": NaN}'
    else:
        assert manner in ("ok", "ungrounded", "wrong"), f"no such manner: {manner}"
    output = _tokens(text)
    if limit is not None and output > limit:
        text, finish, output = text[: 4 * limit], "length", limit
    return Answer(text, finish, question.size, output)


def _value(question: _Question, seed: int) -> Any:
    if question.wants == "text":
        return {"text": scribing.state(question.subject, seed)}
    if question.wants == "verdict":
        return {"best": 1, "reason": "It states every value."}
    if question.wants == "instance":
        return scribing.instance(question.subject, seed)
    if question.wants == "instances":
        return {"instances": list(scribing.instances(question.subject, seed, question.count))}
    return {"text": "Nothing that could be answered was asked."}
