"""A reverse proxy that fails as planned: a real server behind, planned faults in front. HTTP/1.1 only.

A fault is a word, with an argument behind a colon where it takes one:

- ``ok``
- ``429``, ``429:S``: too many requests, without and with ``Retry-After: S``; ``500`` ``502`` ``503`` ``529``
- ``key`` ``model`` ``overflow``: 401, 404 and 400, in the words of the service whose path is asked
- ``reset``: RST before any byte; ``refuse``: the same, and the server behind is never asked of it
- ``hang:S``: silence for S seconds, then RST
- ``cut:N``, ``cutrst:N``: the first N bytes of a body that was announced whole, then the end of the connection, or RST
- ``cutchunks:N``: the same in chunks, the last of which is missing; ``half:N``: N bytes, announced as N
- ``badjson``: the last ``}`` is missing; ``empty``; ``html``: a gateway's page with status 200
- ``blank:N``: N blank lines before the body; ``drip:S``: 64 bytes every S seconds

All but those with a status of their own, ``empty``, ``html``, ``refuse`` and ``hang`` ask the server behind first: it
has worked (and would be paid).
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import socket
import struct
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from background import running

__all__ = ["Faults", "Passage", "Plan", "serve", "serving"]

Plan = Sequence[str] | Callable[[int], str]
"""The fault of each POST by its number from 0; after the end of a sequence all is well."""

_STATUSES = {"429": 429, "500": 500, "502": 502, "503": 503, "529": 529, "key": 401, "model": 404, "overflow": 400}
_PIECE = 64


@dataclass(slots=True)
class Passage:
    """What became of one POST: `asked` the server behind, its answer of status 200 went out `whole`."""

    number: int
    fault: str
    path: str
    digest: str
    asked: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Message:
    head: list[bytes]
    """Start line and header lines."""
    body: bytes
    chunked: bool


class Faults:
    """The proxy: `url` stands for the server behind; `log` has one passage for each POST; `plan` may be changed."""

    def __init__(self, upstream: str, plan: Plan) -> None:
        parts = urlsplit(upstream)
        self._upstream = (parts.hostname or "127.0.0.1", parts.port or 80)
        self.plan = plan
        self.log: list[Passage] = []
        self.url = ""
        self.tasks: set[asyncio.Task[None]] = set()

    def delivered(self) -> dict[str, int]:
        """How often a whole answer to the same request body went out."""
        counts: dict[str, int] = {}
        for passage in self.log:
            counts[passage.digest] = counts.get(passage.digest, 0) + passage.whole
        return counts

    def _fault(self, number: int) -> str:
        if callable(self.plan):
            return self.plan(number)
        return self.plan[number] if number < len(self.plan) else "ok"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        task = asyncio.current_task()
        assert task is not None
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        try:
            while await self._pass_on(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass  # the client went, or the proxy ends: nobody awaits this task
        finally:
            writer.close()
            with suppress(ConnectionError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request; whether the connection goes on."""
        request = await _read(reader)
        method, path = request.head[0].decode().split(" ")[:2]
        if method != "POST":
            _write(writer, await self._ask(request))
            await writer.drain()
            return True
        passage = Passage(len(self.log), "", path, hashlib.sha256(request.body).hexdigest()[:16])
        self.log.append(passage)
        passage.fault = self._fault(passage.number)
        fault, _, argument = passage.fault.partition(":")
        if fault in _STATUSES:
            _write(writer, _failure(fault, argument, path, request.body))
            await writer.drain()
            return True
        if fault in ("empty", "html"):
            page = b"<html><body>Bad gateway</body></html>" if fault == "html" else b""
            _write(writer, _message(200, page, b"text/html" if page else b"application/json"))
            await writer.drain()
            return True
        if fault in ("hang", "refuse"):
            if fault == "hang":
                await asyncio.sleep(float(argument or 60))
            return _reset(writer)
        passage.asked = True
        answer = await self._ask(request)
        if fault == "reset":
            return _reset(writer)
        if fault == "drip":
            writer.write(_head(answer, len(answer.body)))
            for start in range(0, len(answer.body), _PIECE):
                await asyncio.sleep(float(argument or 0.05) if start else 0)
                writer.write(answer.body[start : start + _PIECE])
                await writer.drain()
        elif fault.startswith("cut"):
            return await _cut(writer, answer, fault, int(argument or 1))
        else:
            _write(writer, _spoilt(answer, fault, argument))
            await writer.drain()
        passage.whole = fault in ("ok", "blank", "drip") and answer.head[0].split(b" ")[1] == b"200"
        return True

    async def _ask(self, request: _Message) -> _Message:
        reader, writer = await asyncio.open_connection(*self._upstream)
        try:
            writer.write(_head(request, len(request.body), close=True) + request.body)
            await writer.drain()
            return await _read(reader)
        finally:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()


@asynccontextmanager
async def serve(upstream: str, plan: Plan = ()) -> AsyncIterator[Faults]:
    """The proxy in front of the server at the URL `upstream`, in the loop of the caller."""
    proxy = Faults(upstream, plan)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield proxy
    finally:
        server.close()
        left = list(proxy.tasks)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await server.wait_closed()


def serving(upstream: str, plan: Plan = ()) -> AbstractContextManager[Faults]:
    """The proxy on a thread of its own."""
    return running(serve(upstream, plan))


# ---------------------------------------------------------------- messages


async def _read(reader: asyncio.StreamReader) -> _Message:
    head = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")[:-2]
    fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(b":") for line in head[1:])}
    if fields.get(b"transfer-encoding", b"").lower() == b"chunked":
        body = b""
        while size := int(await reader.readline(), 16):
            body += (await reader.readexactly(size + 2))[:-2]
        await reader.readline()
        return _Message(head, body, chunked=True)
    return _Message(head, await reader.readexactly(int(fields.get(b"content-length", b"0"))), chunked=False)


def _head(message: _Message, length: int, *, close: bool = False, chunked: bool = False) -> bytes:
    """The head of a message as it is sent on: lengths and the keeping of connections are ours."""
    ours = (b"connection:", b"keep-alive:", b"content-length:", b"transfer-encoding:")
    lines = [line for line in message.head if not line.lower().startswith(ours)]
    lines.append(b"transfer-encoding: chunked" if chunked else b"content-length: %d" % length)
    if close:
        lines.append(b"connection: close")
    return b"\r\n".join(lines) + b"\r\n\r\n"


def _write(writer: asyncio.StreamWriter, message: _Message) -> None:
    if message.chunked:
        writer.write(_head(message, 0, chunked=True) + _chunk(message.body) + b"0\r\n\r\n")
    else:
        writer.write(_head(message, len(message.body)) + message.body)


def _chunk(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(body), body) if body else b""


def _message(status: int, body: bytes, kind: bytes = b"application/json", *more: bytes) -> _Message:
    return _Message([b"HTTP/1.1 %d Planned" % status, b"content-type: " + kind, *more], body, chunked=False)


def _spoilt(answer: _Message, fault: str, argument: str) -> _Message:
    body = answer.body
    if fault == "badjson":
        end = body.rfind(b"}")
        body = body[:end] + b" " + body[end + 1 :]
    elif fault == "blank":
        body = b"\n" * int(argument or 1) + body
    elif fault == "half":
        body = body[: int(argument or 1)]
    else:
        assert fault == "ok", f"no such fault: {fault}"
    return _Message(answer.head, body, answer.chunked)


async def _cut(writer: asyncio.StreamWriter, answer: _Message, fault: str, length: int) -> bool:
    part = answer.body[:length]
    assert len(part) < len(answer.body), "nothing would be cut"
    if fault == "cutchunks":
        writer.write(_head(answer, 0, chunked=True) + _chunk(part))
    else:
        writer.write(_head(answer, len(answer.body)) + part)
    await writer.drain()
    if fault == "cutrst":
        await asyncio.sleep(0.02)  # an RST overtakes what is still in the sender's buffer
        return _reset(writer)
    return False


def _reset(writer: asyncio.StreamWriter) -> bool:
    """End a connection with RST; it does not go on."""
    connection: socket.socket = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
    return False


# ---------------------------------------------------------------- errors as services word them


def _failure(fault: str, argument: str, path: str, body: bytes) -> _Message:
    status = _STATUSES[fault]
    kind, code, words = _words(fault, _model(body))
    more = [b"retry-after: " + argument.encode()] if argument else []
    if path.startswith("/api/"):
        told: object = {"error": words}
    elif path.endswith("/messages"):
        told = {"type": "error", "error": {"type": kind, "message": words}, "request_id": "req_planned"}
    else:
        told = {"error": {"message": words, "type": kind, "param": None, "code": code}}
    return _message(status, json.dumps(told).encode(), b"application/json", *more)


def _words(fault: str, model: str) -> tuple[str, str | None, str]:
    if fault == "key":
        return "authentication_error", "invalid_api_key", "Incorrect API key provided."
    if fault == "model":
        return "not_found_error", "model_not_found", f"model '{model}' not found"
    if fault == "overflow":
        words = "prompt is too long: 210000 tokens > 200000 maximum; this exceeds the model's maximum context length"
        return "invalid_request_error", "context_length_exceeded", words
    if fault == "429":
        return "rate_limit_error", "rate_limit_exceeded", "Rate limit reached for requests"
    if fault == "529":
        return "overloaded_error", None, "Overloaded"
    return "api_error", None, "server busy, please try again"


def _model(body: bytes) -> str:
    try:
        return str(json.loads(body).get("model"))
    except (ValueError, AttributeError):
        return "?"
