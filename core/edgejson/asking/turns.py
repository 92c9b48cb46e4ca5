"""Models that cannot be open at the same time, such as those of a committee on one GPU, are asked in turns.

The model whose turn it is is asked until nobody asks it any more; then it is closed, and the next one opens.  Opening a
model takes minutes, so a turn does not end the moment a queue is dry (an answer often leads to the next question), but
after a while of silence; and however many questions come, it ends when others have waited for long enough.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from edgejson.models import ChatModel

__all__ = ["Turns"]

LINGER_SECONDS = 1.0
"""Silence that ends a turn; against the minutes of a change, and longer than the checks of a block take."""

MOST_OF_A_TURN = 20_000
"""Questions of one turn at most, while others wait."""


class Turns:
    """The models that share one resource; the order of the turns is the order in which they were first asked for."""

    def __init__(self, *, linger: float = LINGER_SECONDS, most: int = MOST_OF_A_TURN) -> None:
        self._linger = linger
        self._most = most
        self._holder: ChatModel | None = None
        self._open = 0
        self._admitted = 0
        self._waiting: dict[int, tuple[ChatModel, list[asyncio.Future[None]]]] = {}
        self._silence: asyncio.TimerHandle | None = None
        self._change: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def turn(self, model: ChatModel) -> AsyncIterator[None]:
        """Within, `model` may be asked; whatever other model was open is closed.

        Raises:
            EdgejsonError: the other model could not be closed.
        """
        await self._enter(model)
        try:
            yield
        finally:
            self._leave()

    async def close(self) -> None:
        """End a change that is under way; the models are closed by whoever owns them."""
        self._cancel_silence()
        if self._change is not None:
            self._change.cancel()
            await asyncio.gather(self._change, return_exceptions=True)

    async def _enter(self, model: ChatModel) -> None:
        if self._holder is None and self._change is None:
            self._holder, self._admitted = model, 0
        if self._holder is model and not (self._exhausted and self._next() is not None):
            self._admit()
            return
        entry = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(id(model), (model, []))[1].append(entry)
        self._look()
        try:
            await entry
        except asyncio.CancelledError:
            if entry.done() and not entry.cancelled():  # let in and called off in the same moment
                self._leave()
            raise

    def _admit(self) -> None:
        self._cancel_silence()
        self._open += 1
        self._admitted += 1

    def _leave(self) -> None:
        self._open -= 1
        self._look()

    @property
    def _exhausted(self) -> bool:
        return self._admitted >= self._most

    def _next(self) -> ChatModel | None:
        """The model that waits longest, if any; those that nobody waits for any more are forgotten."""
        while self._waiting:
            first, (model, entries) = next(iter(self._waiting.items()))
            if any(not entry.done() for entry in entries):
                return model
            del self._waiting[first]
        return None

    def _look(self) -> None:
        """End the turn if it is over: at once when it was long enough, else after a silence."""
        if self._open or self._change is not None or self._next() is None:
            return
        if self._exhausted or self._holder is None:
            self._begin_change()
        elif self._silence is None:
            self._silence = asyncio.get_running_loop().call_later(self._linger, self._begin_change)

    def _cancel_silence(self) -> None:
        if self._silence is not None:
            self._silence.cancel()
            self._silence = None

    def _begin_change(self) -> None:
        self._cancel_silence()
        leaving, self._holder = self._holder, None
        self._change = asyncio.get_running_loop().create_task(self._hand_over(leaving))

    async def _hand_over(self, leaving: ChatModel | None) -> None:
        failure: Exception | None = None
        try:
            if leaving is not None and leaving is not self._next():
                await leaving.close()
        except Exception as error:  # noqa: BLE001 - whatever it is, those who wait for the resource must hear of it
            failure = error
        self._change = None
        model = self._next()
        if model is None:
            return
        self._holder, self._admitted = model, 0
        _, entries = self._waiting.pop(id(model))
        for entry in entries:
            if entry.done():
                continue
            if failure is not None:
                entry.set_exception(failure)
            else:
                self._admit()
                entry.set_result(None)
        self._look()
