"""Files and batches of the OpenAI API.

Written against our own transport: what the SDK would carry is one form with a file in it and four small requests, and
its retries, time limits and temporary errors would have to be sorted a second time.  Tests ask the SDK to agree.
"""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Callable, Collection, Iterable, Iterator, Sequence
from contextlib import aclosing
from io import BytesIO
from typing import TYPE_CHECKING, Any

from edgejson.asking.keys import key
from edgejson.models import ModelError, Prompt
from edgejson_teachers._batches.contract import Answer, LostError, State
from edgejson_teachers._batches.exchange import Exchange
from edgejson_teachers._batches.settings import OpenAIBatchSettings
from edgejson_teachers._batches.steps import CLOCKS_DIFFER_S, created, id_of, listed, object_of
from edgejson_teachers._wire import bodies
from edgejson_teachers._wire.openai_chat import OpenAIChat

if TYPE_CHECKING:
    import aiohttp

__all__ = ["PLUGIN", "OpenAIBatches", "lines"]

PLUGIN = "openai_batch"
_URL = "/v1/chat/completions"
_WINDOW = "24h"
_ENDED = frozenset({"completed", "failed", "expired", "cancelled"})
_GOOD = 200
_NOT_ANSWERED = 500
"""The status of a line that has none."""
_ENQUEUED = "token_limit_exceeded"


def lines(settings: OpenAIBatchSettings, prompts: Iterable[Prompt]) -> Iterator[bytes]:
    """The lines of a batch file, each with its line end; the custom id is the key that the reply is kept under."""
    wire, identity, name = settings.wire(), settings.who(PLUGIN), settings.wire_name()
    return (_line(wire, key(identity, name, prompt).hex(), prompt) for prompt in prompts)


def _line(wire: OpenAIChat, custom_id: str, prompt: Prompt) -> bytes:
    head = bodies.dumped({"custom_id": custom_id, "method": "POST", "url": _URL})
    return head[:-1] + b',"body":' + wire.body(prompt) + b"}\n"


class OpenAIBatches:
    """The steps of a batch: its lines go up as a file, a batch of that file is made, its results are files again."""

    def __init__(self, settings: OpenAIBatchSettings, *, clock: Callable[[], float] = time.time) -> None:
        self._wire = settings.wire()
        self._exchange = Exchange(settings, self._wire)
        self._clock = clock

    @property
    def name(self) -> str:
        return self._wire.service.name

    def entry(self, custom_id: str, prompt: Prompt) -> bytes:
        return _line(self._wire, custom_id, prompt)

    async def submit(self, entries: Sequence[bytes], claim: Callable[[str], None], known: Collection[str]) -> str:
        # A file that was uploaded twice costs nothing; a batch that was made twice does.
        file = id_of(await self._exchange.call("POST", "/files", lambda: _form(b"".join(entries))))
        wanted = bodies.dumped({"input_file_id": file, "endpoint": _URL, "completion_window": _WINDOW})
        claimed = f"{self._clock():.0f}:{file}"
        claim(claimed)
        return await created(self._exchange, "/batches", wanted, lambda: self.find(claimed, known))

    async def find(self, claim: str, known: Collection[str]) -> str | None:
        del known  # a file is that of one batch
        since, _, file = claim.partition(":")
        async with aclosing(listed(self._exchange, "/batches", after="after")) as batches:
            async for batch in batches:
                if batch.get("input_file_id") == file:
                    return id_of(batch)
                if (bodies.count(batch.get("created_at")) or 0) < float(since) - CLOCKS_DIFFER_S:
                    break
        return None

    async def poll(self, batch: str) -> State:
        told = await self._exchange.call("GET", f"/batches/{batch}")
        status = bodies.text(told.get("status"))
        counts = bodies.member(told, "request_counts")
        done, failed = bodies.count(counts.get("completed")), bodies.count(counts.get("failed"))
        files = (bodies.text(told.get(name)) for name in ("output_file_id", "error_file_id"))
        return State(
            ended=status in _ENDED,
            status=status or "in an unknown state",
            done=None if done is None else done + (failed or 0),
            results=tuple(file for file in files if file),
            failure=self._failure(told, batch) if status == "failed" else None,
        )

    def _failure(self, told: dict[str, Any], batch: str) -> ModelError:
        """Why a batch was not begun: the first of the errors that are told, with the line that it is about."""
        first = next(bodies.members(bodies.member(told, "errors"), "data"), {})
        if first.get("code") == _ENQUEUED:
            what = f"batch {batch} would exceed the tokens that {self.name} lets an account have enqueued"
            return LostError(what, hint="lower most and most_open of the teacher")
        said = bodies.dumped({"error": dict(first)})
        error = self._wire.failure(400, said)
        line = f", line {first['line']}" if first.get("line") is not None else ""
        why = error.what if first else "no reason is told"
        what = f"batch {batch} failed{line}: {why}"
        return ModelError(what, kind=error.kind, where=error.where, hint=error.hint)

    async def collect(self, state: State) -> AsyncGenerator[tuple[str, Answer]]:
        for file in state.results:
            async with aclosing(self._exchange.lines(f"/files/{file}/content")) as found:
                async for line in found:
                    read = object_of(line)
                    custom_id = bodies.text(read.get("custom_id"))
                    if custom_id:
                        yield custom_id, self._answer(read)

    def _answer(self, line: dict[str, Any]) -> Answer:
        response = bodies.member(line, "response")
        status = bodies.count(response.get("status_code"))
        if status == _GOOD:
            try:
                return self._wire.read(bodies.dumped(response.get("body")))
            except ModelError as unread:
                return unread
        # What went wrong stands in the body, or beside the response, or there is no response at all.
        told = response.get("body") or {"error": line.get("error") or {}}
        error = self._wire.failure(status or _NOT_ANSWERED, bodies.dumped(told))
        return LostError(error.what, where=error.where, hint=error.hint) if error.kind == "unavailable" else error

    async def close(self) -> None:
        await self._exchange.close()


def _form(content: bytes) -> aiohttp.FormData:
    import aiohttp

    form = aiohttp.FormData()
    form.add_field("purpose", "batch")
    form.add_field("file", BytesIO(content), filename="edgejson.jsonl", content_type="application/jsonl")
    return form
