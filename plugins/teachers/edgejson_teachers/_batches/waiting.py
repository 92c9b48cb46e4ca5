"""How long a batch is waited for, and what is said when it is not waited for any longer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection
from contextlib import aclosing, asynccontextmanager
from typing import TypeVar

from edgejson.models import ModelError
from edgejson_teachers._batches.batch import Batch
from edgejson_teachers._batches.contract import Answer, LostError, Service, State, UnknownError
from edgejson_teachers._batches.settings import BatchChoices

__all__ = ["Waiting"]

T = TypeVar("T")

_GROWTH = 1.5
_KEPT_S = 28 * 86_400.0
"""The services keep results for 29 and 30 days."""
_SAME_COMMAND = "run the same command again to collect it"


class Waiting:
    """Asks after batches in intervals that grow.  An outage is waited out like anything else: what was submitted is
    paid for.
    """

    def __init__(self, service: Service, choices: BatchChoices, clock: Callable[[], float]) -> None:
        self._service = service
        self._choices = choices
        self._clock = clock
        self._places = asyncio.Semaphore(choices.most_open)

    @asynccontextmanager
    async def place(self) -> AsyncGenerator[None]:
        """One of the batches that may be open at once, until it ended; one that is pending stays so to the end."""
        if self._places.locked() and not self._choices.wait:
            what = f"{self._choices.most_open} batches are open at {self._service.name}, and no more are submitted"
            raise ModelError(what, kind="pending", hint="run the same command again to collect them")
        await self._places.acquire()
        try:
            yield
        except ModelError as error:
            if error.kind != "pending":
                self._places.release()
            raise
        except BaseException:
            self._places.release()
            raise
        self._places.release()

    async def found(self, batch: Batch, known: Collection[str]) -> str | None:
        """The batch that was claimed; None when the service never accepted it."""
        try:
            return await self._service.find(batch.claim, known)
        except ModelError as error:
            if error.kind != "unavailable":
                raise
            what = f"whether {self._service.name} accepted a batch of {_requests(batch)} is not known yet: {error.what}"
            raise ModelError(what, kind="pending", where=error.where, hint="run the same command again") from error

    async def until_ended(self, batch: Batch, *, fresh: bool) -> State:
        """How it ended; `fresh` for one that was submitted just now.

        Raises:
            LostError: the service keeps it no longer, or did not begin it.
            ModelError: ``pending`` when it is not waited for any longer, or what the service says.
        """
        if fresh and not self._choices.wait:
            raise self._pending(batch, "was submitted to")

        async def step() -> tuple[State | None, str]:
            state = await self._service.poll(batch.id)
            done = "" if state.done is None else f", {state.done:,} done"
            return (state if state.ended else None), f"is not done ({state.status}{done}) at"

        state = await self._patiently(batch, step, fresh=fresh)
        failure = state.failure
        if failure is None:
            return state
        if failure.kind == "misconfigured":
            raise failure
        raise LostError(failure.what, where=failure.where, hint=failure.hint)

    async def until_collected(self, batch: Batch, state: State, take: Callable[[Batch, str, Answer], None]) -> None:
        """Hand every answer to `take`; the errors are those of `until_ended`."""

        async def step() -> tuple[bool, str]:
            async with aclosing(self._service.collect(state)) as answers:
                async for custom_id, answer in answers:
                    take(batch, custom_id, answer)
            return True, ""

        await self._patiently(batch, step, fresh=False)

    async def _patiently(self, batch: Batch, step: Callable[[], Awaitable[tuple[T | None, str]]], *, fresh: bool) -> T:
        now = asyncio.get_running_loop().time
        until = now() + 3600 * self._choices.wait_hours
        pause = self._choices.poll_s
        if fresh:
            await asyncio.sleep(pause)
        while True:
            try:
                result, told = await step()
                if result is not None:
                    return result
            except UnknownError as error:
                raise self._unknown(batch, error) from error
            except ModelError as error:
                if error.kind != "unavailable":
                    raise
                told = f"cannot be asked after ({error.what}) at"
            if not self._choices.wait or now() >= until:
                raise self._pending(batch, told)
            await asyncio.sleep(pause)
            pause = min(_GROWTH * pause, max(pause, self._choices.longest_poll_s))

    def _pending(self, batch: Batch, told: str) -> ModelError:
        what = f"batch {batch.id} with {_requests(batch)} {told} {self._service.name}; {_SAME_COMMAND}"
        return ModelError(what, kind="pending")

    def _unknown(self, batch: Batch, error: UnknownError) -> ModelError:
        name = self._service.name
        if not batch.younger_than(_KEPT_S, self._clock):
            return LostError(f"batch {batch.id} is kept no longer by {name}", where=error.where)
        return ModelError(
            f"{name} does not know batch {batch.id} that was submitted to it: {error.what}",
            kind="misconfigured",
            where=error.where,
            hint="use the key and the base_url that it was submitted with",
        )


def _requests(batch: Batch) -> str:
    return f"{len(batch.notes):,} request{'s' if len(batch.notes) > 1 else ''}"
