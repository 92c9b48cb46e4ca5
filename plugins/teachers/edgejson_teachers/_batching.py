"""Calls that come one at a time and are worked on together: a thread that owns an engine and feeds it what has arrived.

The event loop never waits for the engine, and the engine is opened, fed, driven and closed by one thread only.  New
calls join while others are under way, so an engine that can take them in at any time (vLLM) never runs dry, and one
that works in rounds (transformers) finds a full round waiting.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import queue
import threading
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from typing import Generic, Protocol, TypeAlias, TypeVar

from edgejson.models import ModelError

__all__ = ["Batcher", "Engine"]

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
Asked_contra = TypeVar("Asked_contra", contravariant=True)
Answer_co = TypeVar("Answer_co", covariant=True)

_CRASHES = 2
"""Times in a row that an engine may break off before it is left alone."""

_CLOSING_S = 120.0


class Engine(Protocol[Asked_contra, Answer_co]):
    """What a `Batcher` drives, always from the same thread."""

    def open(self) -> None:
        """Load what is needed; `ModelError` when that is not possible."""

    def admit(self, ticket: int, asked: Asked_contra) -> None:
        """Take a call in; `ModelError` refuses this one and touches no other."""

    def work(self) -> Iterable[tuple[int, Answer_co | ModelError]]:
        """Go on for a moment with what is admitted; the tickets that are done, with their answers.

        Any exception means that the engine broke off, and everything that it held is lost.
        """

    def withdraw(self, ticket: int) -> None:
        """Nobody waits for this call any more."""

    def close(self) -> None:
        """Give back what `open` took, also after a break; it may be opened again."""


@dataclass(frozen=True, slots=True, eq=False)
class _Call(Generic[Asked, Answer]):
    ticket: int
    asked: Asked
    answer: asyncio.Future[Answer]

    def settle(self, answer: Answer | ModelError) -> None:
        """From any thread; does nothing when the caller and its loop are gone."""
        with contextlib.suppress(RuntimeError):  # that loop is closed
            self.answer.get_loop().call_soon_threadsafe(_settle, self.answer, answer)


def _settle(future: asyncio.Future[Answer], answer: Answer | ModelError) -> None:
    if future.done():
        return
    if isinstance(answer, ModelError):
        future.set_exception(answer)
    else:
        future.set_result(answer)


@dataclass(frozen=True, slots=True)
class _Withdrawal:
    ticket: int


@dataclass(frozen=True, slots=True, eq=False)
class _Stop:
    done: asyncio.Future[None]


_Message: TypeAlias = "_Call[Asked, Answer] | _Withdrawal | _Stop"


class Batcher(Generic[Asked, Answer]):
    """Gives each caller its own answer from an engine that works on many calls at once.

    Work begins when `most` calls have arrived or none has for `idle` seconds.  A call waits `patience` seconds at most,
    the loading of the engine included.
    """

    def __init__(
        self, engine: Engine[Asked, Answer], *, most: int, idle: float = 0.005, patience: float = 3600
    ) -> None:
        self._engine = engine
        self._most = most
        self._idle = idle
        self._patience = patience
        self._tickets = itertools.count()
        self._worker: _Worker[Asked, Answer] | None = None
        self._last: threading.Thread | None = None

    async def complete(self, asked: Asked) -> Answer:
        """The engine's answer; opens the engine when it is not.

        Raises:
            ModelError: what the engine says to this call, ``unavailable`` when it broke off or did not answer in time.
        """
        if self._worker is None:
            self._worker = _Worker(self._engine, most=self._most, idle=self._idle, after=self._last)
            self._last = self._worker.thread
        worker = self._worker
        call: _Call[Asked, Answer] = _Call(next(self._tickets), asked, asyncio.get_running_loop().create_future())
        worker.inbox.put(call)
        try:
            async with asyncio.timeout(self._patience):
                return await call.answer
        except TimeoutError:
            worker.inbox.put(_Withdrawal(call.ticket))
            raise ModelError(f"no answer within {self._patience:g} s", kind="unavailable") from None
        except asyncio.CancelledError:
            worker.inbox.put(_Withdrawal(call.ticket))
            raise

    async def close(self) -> None:
        """Close the engine and wait until it is; calls still under way fail as ``unavailable``.

        An engine that does not come back from its work is left behind after two minutes.
        """
        worker, self._worker = self._worker, None
        if worker is not None:
            done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            worker.inbox.put(_Stop(done))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_CLOSING_S):
                    await done
                worker.thread.join()


class _Worker(Generic[Asked, Answer]):
    """One life of the thread; `after` is the one before it, whose engine must be closed first."""

    def __init__(
        self, engine: Engine[Asked, Answer], *, most: int, idle: float, after: threading.Thread | None
    ) -> None:
        self.inbox: queue.SimpleQueue[_Message[Asked, Answer]] = queue.SimpleQueue()
        self._engine = engine
        self._most = most
        self._idle = idle
        self._after = after
        self._arrived: dict[int, _Call[Asked, Answer]] = {}
        self._admitted: dict[int, _Call[Asked, Answer]] = {}
        self._opened = False
        self._crashes = 0
        self._stop: _Stop | None = None
        # A daemon: a program that ends without closing is not held up by a model.
        self.thread = threading.Thread(target=self._run, name="edgejson-engine", daemon=True)
        self.thread.start()

    def _run(self) -> None:
        if self._after is not None:
            self._after.join()
        while self._stop is None:
            try:
                if self._receive():
                    self._serve()
            except ModelError as error:
                self._crashes += 1
                self._break_off(error)
            except Exception as error:  # noqa: BLE001 - whatever an engine raises costs the calls that it held, no more
                self._crashes += 1
                what = " ".join(str(error).split()) or type(error).__name__
                broken = ModelError(f"the engine broke off: {what}", kind="unavailable")
                broken.__cause__ = error
                self._break_off(broken)
        self._break_off(ModelError("the engine was closed before it answered", kind="unavailable"))
        with contextlib.suppress(RuntimeError):  # that loop is closed
            self._stop.done.get_loop().call_soon_threadsafe(_finish, self._stop.done)

    def _receive(self) -> bool:
        """Take in what has arrived; with nothing to work on, wait for it.  Whether there is something to work on."""
        if not self._admitted:
            self._take(self.inbox.get())
            with contextlib.suppress(queue.Empty):
                while self._stop is None and len(self._arrived) < self._most:
                    self._take(self.inbox.get(timeout=self._idle))
        with contextlib.suppress(queue.Empty):
            while self._stop is None:
                self._take(self.inbox.get_nowait())
        return self._stop is None and bool(self._arrived or self._admitted)

    def _take(self, message: _Message[Asked, Answer]) -> None:
        match message:
            case _Call():
                self._arrived[message.ticket] = message
            case _Withdrawal():
                self._arrived.pop(message.ticket, None)
                if self._admitted.pop(message.ticket, None) is not None:
                    self._engine.withdraw(message.ticket)
            case _Stop():
                self._stop = message

    def _serve(self) -> None:
        if not self._opened:
            if self._crashes >= _CRASHES:
                raise ModelError(
                    f"the engine broke off {_CRASHES} times in a row and is not opened again", kind="unavailable"
                )
            self._engine.open()
            self._opened = True
        while self._arrived:
            ticket, call = next(iter(self._arrived.items()))
            self._admitted[ticket] = self._arrived.pop(ticket)
            try:
                self._engine.admit(ticket, call.asked)
            except ModelError as error:
                del self._admitted[ticket]
                call.settle(error)
        if self._admitted:
            for ticket, answer in self._engine.work():
                self._crashes = 0
                done = self._admitted.pop(ticket, None)
                if done is not None:
                    done.settle(answer)

    def _break_off(self, error: ModelError) -> None:
        """Nothing that was asked so far can be answered."""
        for call in (*self._admitted.values(), *self._arrived.values()):
            call.settle(_twin(error))
        self._admitted.clear()
        self._arrived.clear()
        self._opened = False
        with contextlib.suppress(Exception):  # what cannot be closed any more is lost already
            self._engine.close()


def _twin(error: ModelError) -> ModelError:
    """The same once more: a raised exception gathers the traceback of the one who waited."""
    twin = copy(error)
    twin.__cause__ = error.__cause__
    return twin


def _finish(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)
