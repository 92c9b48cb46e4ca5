"""The batch services of OpenAI (files and batches) and of Anthropic (message batches), answers made by another server.

Every request of a batch is sent on to `upstream` (the scribe, say) when the batch ends, so that answers are those of
single calls.  Batches move on when they are asked after; what goes wrong is planned, batch by batch and line by line:

``failed_line`` (status 500, or errored with api_error), ``refused`` (status 400, or errored with
invalid_request_error), ``lost`` (expired), ``malformed`` (no JSON), ``missing`` (no line at all), and at OpenAI
``beside`` (status 400 without a body, the error beside it, as vLLM writes it).
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

import orjson
from background import running
from teaching import settings_for

if TYPE_CHECKING:
    from aiohttp import web

__all__ = ["Batch", "Batches", "Fate", "serve", "serving", "settings"]

_CUSTOM_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
_LINE = {"custom_id", "method", "url", "body"}
_ENDPOINT = "/v1/chat/completions"
_MOST = 64 << 20


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a batch, after so many `polls`; of an ``expired`` or ``cancelled`` one half the lines are done.

    `error` is the code and the message of one that has ``failed``.
    """

    end: Literal["completed", "failed", "expired", "cancelled"] = "completed"
    polls: int = 2
    lines: Mapping[int, str] = field(default_factory=dict)
    error: tuple[str, str] = ("invalid_request", "The batch input is not valid.")


@dataclass(slots=True)
class Batch:
    """A batch that was accepted: its requests by custom id, and how often it was asked after."""

    id: str
    fate: Fate
    requests: dict[str, dict[str, Any]]
    headers: Mapping[str, str]
    source: str = ""
    created: int = field(default_factory=lambda: int(time.time()))
    polls: int = 0
    results: dict[str, bytes] | None = None


@dataclass(slots=True)
class Batches:
    """A running server for both services.  While `held`, no batch ends."""

    upstream: str
    key: str | None = None
    url: str = ""
    fates: Sequence[Fate] = ()
    held: bool = False
    batches: list[Batch] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    seen: list[tuple[str, str]] = field(default_factory=list)
    """Methods and paths, in their order."""
    faults: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    """By method and the beginning of a path, what becomes of the next requests: a status, ``lost`` (done, and the
    connection closed without an answer), ``done:502`` (done, and that status), ``reset`` (not done), ``cut`` (half of
    the body)."""
    page: int = 100
    """The most batches of a page of a list."""

    def fault(self, method: str, path: str) -> str:
        for (wanted, start), planned in self.faults.items():
            if wanted == method and path.startswith(start) and planned:
                return planned.pop(0)
        return ""

    def fate(self) -> Fate:
        return self.fates[len(self.batches)] if len(self.batches) < len(self.fates) else Fate()

    def count(self, method: str, start: str) -> int:
        """How often something was asked for."""
        return sum(seen == method and path.startswith(start) for seen, path in self.seen)


@asynccontextmanager
async def serve(upstream: str, **more: Any) -> AsyncIterator[Batches]:
    """The server in the loop of the caller, its answers from `upstream`."""
    import aiohttp
    from aiohttp import web

    state = Batches(upstream, **more)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=8)) as session:
        app = web.Application(client_max_size=_MOST, middlewares=[_manners(state)])
        _OpenAI(state, session).routes(app)
        _Anthropic(state, session).routes(app)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            state.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
            yield state
        finally:
            await runner.cleanup()


def serving(upstream: str, **more: Any) -> AbstractContextManager[Batches]:
    """The server on a thread of its own."""
    return running(serve(upstream, **more))


def _manners(state: Batches) -> Any:
    """Keys, and faults on plan."""
    from aiohttp import web

    @web.middleware
    async def middleware(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        state.seen.append((request.method, request.path))
        given = request.headers.get("authorization", "").removeprefix("Bearer ") or request.headers.get("x-api-key")
        if state.key is not None and given != state.key:
            return _error(401, "authentication_error", f"Incorrect API key provided: {given}.")
        fault = state.fault(request.method, request.path)
        if fault.isdigit():
            return _error(int(fault), "api_error", "The server had an error while processing the request.")
        if fault != "reset":
            answer = await handler(request)
        if fault.startswith("done:"):
            return _error(int(fault.removeprefix("done:")), "api_error", "Bad gateway.")
        if fault in ("lost", "reset"):
            assert request.transport is not None
            request.transport.abort()
            raise asyncio.CancelledError
        if fault == "cut":
            assert isinstance(answer, web.Response)
            return await _cut(request, answer)
        return answer

    return middleware


async def _cut(request: web.Request, whole: web.Response) -> web.StreamResponse:
    from aiohttp import web

    body = whole.body
    assert isinstance(body, bytes)
    answer = web.StreamResponse(headers={"content-type": whole.content_type})
    answer.content_length = len(body)
    await answer.prepare(request)
    await answer.write(body[: len(body) // 2])
    assert request.transport is not None
    await asyncio.sleep(0.05)  # until what was written is on its way
    request.transport.abort()
    raise asyncio.CancelledError


def _error(status: int, kind: str, words: str, code: str | None = None) -> web.Response:
    from aiohttp import web

    told = {"message": words, "type": kind, "code": code, "param": None}
    return web.json_response({"type": "error", "error": told}, status=status)


class _Service:
    """What both services do with a batch."""

    def __init__(self, state: Batches, session: Any) -> None:
        self._state = state
        self._session = session

    def _batch(self, name: str) -> Batch | None:
        return next((batch for batch in self._state.batches if batch.id == name), None)

    async def _asked_after(self, batch: Batch) -> bool:
        """Whether it has ended."""
        batch.polls += 1
        if batch.results is None and batch.polls >= batch.fate.polls and not self._state.held:
            batch.results = await self._results(batch)
        return batch.results is not None

    async def _results(self, batch: Batch) -> dict[str, bytes]:
        raise NotImplementedError

    async def _answer(self, path: str, body: Mapping[str, Any], headers: Mapping[str, str]) -> tuple[int, Any]:
        # Written as a client writes it: a server whose answers follow from bodies gives those of single calls.
        written, passed = orjson.dumps(body), {**headers, "content-type": "application/json"}
        async with self._session.post(self._state.upstream + path, data=written, headers=passed) as response:
            return response.status, await response.json()

    def _lots(self, batch: Batch) -> list[tuple[str, str]]:
        """Each custom id with what becomes of it, in an order of their own."""
        lots = []
        for place, custom_id in enumerate(batch.requests):
            done = batch.fate.end == "completed" or place < len(batch.requests) // 2
            lots.append((custom_id, batch.fate.lines.get(place, "ok") if done else "lost"))
        random.Random(len(lots)).shuffle(lots)
        return lots


class _OpenAI(_Service):
    def routes(self, app: web.Application) -> None:
        app.router.add_post("/v1/files", self._upload)
        app.router.add_get("/v1/files/{file}/content", self._content)
        app.router.add_post("/v1/batches", self._create)
        app.router.add_get("/v1/batches", self._list)
        app.router.add_get("/v1/batches/{batch}", self._retrieve)

    async def _upload(self, request: web.Request) -> web.Response:
        from aiohttp import web

        form = await request.post()
        upload = form.get("file")
        if form.get("purpose") != "batch" or not isinstance(upload, web.FileField):
            return _error(400, "invalid_request_error", "a file with the purpose batch is wanted")
        if not upload.filename.endswith(".jsonl"):
            return _error(400, "invalid_request_error", "Invalid extension: a .jsonl file is wanted")
        name = f"file-in{len(self._state.files):04d}"
        self._state.files[name] = upload.file.read()
        size = len(self._state.files[name])
        head = {"id": name, "object": "file", "bytes": size, "created_at": int(time.time()), "status": "processed"}
        return web.json_response({**head, "filename": upload.filename, "purpose": "batch"})

    async def _content(self, request: web.Request) -> web.Response:
        from aiohttp import web

        content = self._state.files.get(request.match_info["file"])
        if content is None:
            return _error(404, "invalid_request_error", "No such File object")
        return web.Response(body=content, content_type="application/octet-stream")

    async def _create(self, request: web.Request) -> web.Response:
        from aiohttp import web

        wanted = await request.json()
        source = self._state.files.get(wanted.get("input_file_id"))
        if source is None or wanted.get("endpoint") != _ENDPOINT or wanted.get("completion_window") != "24h":
            return _error(400, "invalid_request_error", f"not a batch: {wanted}")
        lines = [json.loads(line) for line in source.splitlines()]
        requests = {line["custom_id"]: line["body"] for line in lines}
        wrong = [line for line in lines if set(line) != _LINE or line["method"] != "POST" or line["url"] != _ENDPOINT]
        if wrong or len(requests) != len(lines):
            return _error(400, "invalid_request_error", f"lines that cannot be: {wrong[:1]}")
        number = len(self._state.batches)
        headers = {name: request.headers[name] for name in ("authorization",) if name in request.headers}
        batch = Batch(f"batch_{number:04d}", self._state.fate(), requests, headers, source=str(wanted["input_file_id"]))
        self._state.batches.append(batch)
        return web.json_response(self._told(batch))

    async def _retrieve(self, request: web.Request) -> web.Response:
        from aiohttp import web

        batch = self._batch(request.match_info["batch"])
        if batch is None:
            return _error(404, "invalid_request_error", f"No batch found with id '{request.match_info['batch']}'.")
        await self._asked_after(batch)
        return web.json_response(self._told(batch))

    async def _list(self, request: web.Request) -> web.Response:
        from aiohttp import web

        return web.json_response(_page(self._state, request.query.get("after"), self._told))

    def _told(self, batch: Batch) -> dict[str, Any]:
        status = batch.fate.end if batch.results is not None else "in_progress" if batch.polls > 1 else "validating"
        files: dict[str, str | None] = {"output_file_id": None, "error_file_id": None}
        errors = None
        if batch.results is not None and status == "failed":
            code, message = batch.fate.error
            errors = {"object": "list", "data": [{"code": code, "message": message, "line": 1, "param": None}]}
        elif batch.results is not None:
            for name, content in batch.results.items():
                files[f"{name}_file_id"] = f"file-{name}-{batch.id}"
                self._state.files[f"file-{name}-{batch.id}"] = content
        counts = {"total": len(batch.requests), "completed": 0, "failed": 0}
        if batch.results is not None:
            counts["completed"] = len(batch.results.get("output", b"").splitlines())
            counts["failed"] = len(batch.results.get("error", b"").splitlines())
        head = {"id": batch.id, "object": "batch", "endpoint": _ENDPOINT, "completion_window": "24h"}
        return {
            **head,
            **files,
            "created_at": batch.created,
            "input_file_id": batch.source,
            "status": status,
            "errors": errors,
            "request_counts": counts,
        }

    async def _results(self, batch: Batch) -> dict[str, bytes]:
        if batch.fate.end == "failed":
            return {}
        lines: dict[str, list[bytes]] = {"output": [], "error": []}
        for custom_id, lot in self._lots(batch):
            if lot == "missing":
                continue
            if lot == "malformed":
                lines["output"].append(b'{"id": "batch_req_half", "custom_id": "' + custom_id.encode() + b'", "respo')
                continue
            line: dict[str, Any] = {"id": f"batch_req_{custom_id}", "custom_id": custom_id}
            line |= {"response": None, "error": None}
            if lot == "lost":
                line["error"] = {"code": "batch_expired", "message": "This request could not be executed in time."}
            elif lot == "beside":
                line["response"] = {"status_code": 400, "request_id": "req_1", "body": None}
                line["error"] = {"code": 400, "message": "Please reduce the length: the context length is exceeded."}
            elif lot in ("failed_line", "refused"):
                status = 500 if lot == "failed_line" else 400
                told = {"message": f"The request is {lot}.", "type": "invalid_request_error", "code": None}
                line["response"] = {"status_code": status, "request_id": "req_1", "body": {"error": told}}
            else:
                status, body = await self._answer("/v1/chat/completions", batch.requests[custom_id], batch.headers)
                line["response"] = {"status_code": status, "request_id": "req_1", "body": body}
            good = line["response"] is not None and line["response"]["status_code"] == 200
            lines["output" if good else "error"].append(json.dumps(line).encode())
        return {name: b"\n".join(found) + b"\n" for name, found in lines.items() if found}


class _Anthropic(_Service):
    def routes(self, app: web.Application) -> None:
        app.router.add_post("/v1/messages/batches", self._create)
        app.router.add_get("/v1/messages/batches", self._list)
        app.router.add_get("/v1/messages/batches/{batch}", self._retrieve)
        app.router.add_get("/v1/messages/batches/{batch}/results", self._download)

    async def _create(self, request: web.Request) -> web.Response:
        from aiohttp import web

        if not request.headers.get("anthropic-version"):
            return _error(400, "invalid_request_error", "anthropic-version: header is required")
        wanted = await request.json()
        entries = wanted.get("requests")
        if set(wanted) != {"requests"} or not entries:
            return _error(400, "invalid_request_error", "requests: Field required")
        for entry in entries:
            if set(entry) != {"custom_id", "params"} or not _CUSTOM_ID.fullmatch(entry["custom_id"]):
                return _error(400, "invalid_request_error", f"requests.0: {entry}")
        requests = {entry["custom_id"]: entry["params"] for entry in entries}
        if len(requests) != len(entries):
            return _error(400, "invalid_request_error", "custom_id: is not unique")
        kept = ("authorization", "x-api-key", "anthropic-version")
        headers = {name: request.headers[name] for name in kept if name in request.headers}
        batch = Batch(f"msgbatch_{len(self._state.batches):04d}", self._state.fate(), requests, headers)
        self._state.batches.append(batch)
        return web.json_response(self._told(batch))

    async def _retrieve(self, request: web.Request) -> web.Response:
        from aiohttp import web

        batch = self._batch(request.match_info["batch"])
        if batch is None:
            return _error(404, "not_found_error", "Not found")
        await self._asked_after(batch)
        return web.json_response(self._told(batch))

    async def _list(self, request: web.Request) -> web.Response:
        from aiohttp import web

        return web.json_response(_page(self._state, request.query.get("after_id"), self._told))

    async def _download(self, request: web.Request) -> web.Response:
        from aiohttp import web

        batch = self._batch(request.match_info["batch"])
        if batch is None or batch.results is None:
            return _error(404, "not_found_error", "Not found")
        return web.Response(body=batch.results["results"], content_type="application/x-jsonl")

    def _told(self, batch: Batch) -> dict[str, Any]:
        ended = batch.results is not None
        counts = dict.fromkeys(("processing", "succeeded", "errored", "canceled", "expired"), 0)
        if ended:
            for line in (batch.results or {})["results"].splitlines():
                kind = line.partition(b'"type": "')[2].partition(b'"')[0].decode()
                counts[kind if kind in counts else "succeeded"] += 1
            counts["succeeded"] += len(batch.requests) - sum(counts.values())
        else:
            counts["processing"] = len(batch.requests)
        return {
            "id": batch.id,
            "type": "message_batch",
            "processing_status": "ended" if ended else "in_progress",
            "request_counts": counts,
            "created_at": _iso(batch.created),
            "expires_at": _iso(batch.created + 86_400),
            "ended_at": _iso(batch.created + 1) if ended else None,
            "archived_at": None,
            "cancel_initiated_at": None,
            "results_url": f"{self._state.url}/v1/messages/batches/{batch.id}/results" if ended else None,
        }

    async def _results(self, batch: Batch) -> dict[str, bytes]:
        lines = []
        for custom_id, lot in self._lots(batch):
            if lot == "missing":
                continue
            if lot == "malformed":
                lines.append(b'{"custom_id": "' + custom_id.encode() + b'", "result": {"type": "succ')
                continue
            result: dict[str, Any]
            if lot == "lost":
                result = {"type": "expired" if batch.fate.end != "cancelled" else "canceled"}
            elif lot in ("failed_line", "refused"):
                kind = "api_error" if lot == "failed_line" else "invalid_request_error"
                told = {"type": "error", "error": {"type": kind, "message": f"The request is {lot}."}}
                result = {"type": "errored", "error": {**told, "request_id": "req_1"}}
            else:
                status, body = await self._answer("/v1/messages", batch.requests[custom_id], batch.headers)
                result = {"type": "succeeded", "message": body} if status == 200 else {"type": "errored", "error": body}
            lines.append(json.dumps({"custom_id": custom_id, "result": result}).encode())
        return {"results": b"\n".join(lines) + b"\n"}


def _page(state: Batches, after: str | None, told: Callable[[Batch], dict[str, Any]]) -> dict[str, Any]:
    """A page of the batches, the newest first."""
    newest = [told(batch) for batch in reversed(state.batches)]
    names = [batch["id"] for batch in newest]
    start = names.index(after) + 1 if after is not None else 0
    page = newest[start : start + state.page]
    more = start + len(page) < len(newest)
    ends = {"first_id": page[0]["id"] if page else None, "last_id": page[-1]["id"] if page else None}
    return {"object": "list", "data": page, "has_more": more, **ends}


def _iso(when: float) -> str:
    return datetime.fromtimestamp(when, UTC).isoformat().replace("+00:00", "Z")


def settings(teacher: str, server: Batches, **more: Any) -> dict[str, Any]:
    """Settings of `openai_batch` or `anthropic_batch` for this server; nothing takes long."""
    url = f"{server.url}/v1" if teacher == "openai_batch" else server.url
    quick = {"gather_s": 0.1, "poll_s": 0.02, "longest_poll_s": 0.1, "transfer_s": 20, "retries": 2}
    wire = "openai" if teacher == "openai_batch" else "anthropic"
    said = settings_for(wire, server.url, model="scribe-1")
    del said["timeout_s"]
    return {**said, "base_url": url, **quick, **more}
