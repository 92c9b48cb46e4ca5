"""Message batches of the Anthropic API.

Written against our own transport, as the batches of OpenAI are: three small requests and a download.  Tests ask the SDK
to agree.
"""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Callable, Collection, Mapping, Sequence
from contextlib import aclosing
from datetime import datetime
from typing import Any

from edgejson.models import ModelError, Prompt
from edgejson_teachers._batches.contract import Answer, LostError, State
from edgejson_teachers._batches.exchange import Exchange
from edgejson_teachers._batches.settings import AnthropicBatchSettings
from edgejson_teachers._batches.steps import CLOCKS_DIFFER_S, created, id_of, listed, object_of
from edgejson_teachers._wire import bodies

__all__ = ["PLUGIN", "AnthropicBatches"]

PLUGIN = "anthropic_batch"
_PATH = "/v1/messages/batches"
_COUNTS = ("processing", "succeeded", "errored", "canceled", "expired")


class AnthropicBatches:
    """The steps of a batch: made in one request, asked after, its results downloaded."""

    def __init__(self, settings: AnthropicBatchSettings, *, clock: Callable[[], float] = time.time) -> None:
        self._wire = settings.wire()
        self._exchange = Exchange(settings, self._wire)
        self._clock = clock

    @property
    def name(self) -> str:
        return self._wire.service.name

    def entry(self, custom_id: str, prompt: Prompt) -> bytes:
        return b'{"custom_id":"%b","params":%b}' % (custom_id.encode(), self._wire.body(prompt))

    async def submit(self, entries: Sequence[bytes], claim: Callable[[str], None], known: Collection[str]) -> str:
        wanted = b'{"requests":[' + b",".join(entries) + b"]}"
        claimed = f"{self._clock():.0f}:{len(entries)}"
        claim(claimed)
        return await created(self._exchange, _PATH, wanted, lambda: self.find(claimed, known))

    async def find(self, claim: str, known: Collection[str]) -> str | None:
        """A batch bears no mark of ours: it is the one of that size that was made nearest to the claim."""
        since, _, size = claim.partition(":")
        fitting: dict[str, float] = {}
        async with aclosing(listed(self._exchange, _PATH, after="after_id")) as batches:
            async for batch in batches:
                if _created(batch) < float(since) - CLOCKS_DIFFER_S:
                    break
                if sum(_counts(batch).values()) == int(size) and batch.get("id") not in known:
                    fitting[id_of(batch)] = abs(_created(batch) - float(since))
        return min(fitting, key=fitting.__getitem__, default=None)

    async def poll(self, batch: str) -> State:
        told = await self._exchange.call("GET", f"{_PATH}/{batch}")
        status, counts = bodies.text(told.get("processing_status")), _counts(told)
        return State(
            ended=status == "ended",
            status=status or "in an unknown state",
            done=sum(counts.values()) - counts["processing"],
            results=(f"{_PATH}/{batch}/results",),
        )

    async def collect(self, state: State) -> AsyncGenerator[tuple[str, Answer]]:
        for path in state.results:
            async with aclosing(self._exchange.lines(path)) as found:
                async for line in found:
                    read = object_of(line)
                    custom_id = bodies.text(read.get("custom_id"))
                    if custom_id:
                        yield custom_id, self._answer(bodies.member(read, "result"))

    def _answer(self, result: Mapping[str, Any]) -> Answer:
        kind = bodies.text(result.get("type"))
        body = {"succeeded": result.get("message"), "errored": result.get("error")}.get(kind)
        if body is None:
            return LostError(f"the request is {kind or 'without a result'}", where=self._wire.service.model)
        try:
            return self._wire.read(bodies.dumped(body))  # which raises what an error means
        except ModelError as error:
            lost = kind == "errored" and error.kind == "unavailable"
            return LostError(error.what, where=error.where, hint=error.hint) if lost else error

    async def close(self) -> None:
        await self._exchange.close()


def _counts(told: Mapping[str, Any]) -> dict[str, int]:
    counts = bodies.member(told, "request_counts")
    return {name: bodies.count(counts.get(name)) or 0 for name in _COUNTS}


def _created(told: Mapping[str, Any]) -> float:
    try:
        return datetime.fromisoformat(bodies.text(told.get("created_at"))).timestamp()
    except ValueError:
        return 0.0
