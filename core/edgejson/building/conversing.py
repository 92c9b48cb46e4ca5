"""Build where language models are asked: many blocks are open at a time, so that their questions keep the models busy.

Everything is composed in this thread; the calls are made by an event loop in a thread of its own (`Line`), which works
wherever a build is started from, a notebook's running loop included.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Coroutine, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from edgejson.asking.use import Refusal
from edgejson.building.block import dialogues
from edgejson.building.compose import Answers, Dialogue, Question
from edgejson.errors import EdgejsonError, TeacherError
from edgejson.models import Capabilities
from edgejson.plan import Block, Plan
from edgejson.types import Completion, Request
from edgejson.workshop import Workshop

__all__ = ["Answering", "Conversing", "Line"]

T = TypeVar("T")

_AGAIN = "finished blocks and replies are kept; run the same command again"

_MOST_BLOCKS = 512
"""Blocks open or waiting for an earlier one at most: what bounds memory."""

_MOST_FOR_TURNS = 8_192
"""Questions open at a time where models take turns: opening one takes minutes, so it should find thousands that wait
for it.  They take some 12 KB each.
"""


class Answering(Protocol):
    """Answers requests for language models (`asking.Asker`); lives in one event loop."""

    async def answer(self, requests: Sequence[Request], order: Sequence[str]) -> Sequence[Completion | Refusal]:
        """One for each request."""

    async def drain(self) -> None:
        """Begin no further call, and wait for those that are being made."""

    async def close(self) -> None:
        """Give back what is held."""


class Line:
    """An event loop in a thread of its own, and what answers in it. A context manager."""

    def __init__(self, opened: Callable[[], Coroutine[Any, Any, Answering]]) -> None:
        """`opened` makes what answers, within the loop."""
        self._opened = opened
        self._loop = asyncio.new_event_loop()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="edgejson-calls", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        try:
            self._answering = self._wait(self._opened())
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is not None:
                self._wait(self._answering.drain())  # calls that are being made are paid for: keep their replies
        finally:
            try:
                self._wait(self._hung_up())
            except EdgejsonError:
                if error is None:
                    raise  # else what ended the run is told, not what came of ending it
            finally:
                self._end()

    def _run(self) -> None:
        # What asks the program to end leaves the loop, but the task that it was raised in keeps it: whoever waits for
        # that task is told, in the loop that goes on.
        while not self._ended:
            with suppress(SystemExit, KeyboardInterrupt):
                self._loop.run_forever()

    def ask(self, questions: Sequence[Question], done: Callable[[Answers | BaseException], None]) -> None:
        """Have `questions` answered together; `done` is called once, in the other thread."""
        self._loop.call_soon_threadsafe(self._start, questions, done)

    def _start(self, questions: Sequence[Question], done: Callable[[Answers | BaseException], None]) -> None:
        task = self._loop.create_task(self._answers(questions))
        self._loop.call_soon(task.add_done_callback, lambda task: done(_outcome(task)))

    async def _answers(self, questions: Sequence[Question]) -> Answers:
        if len(questions) == 1:
            (question,) = questions
            return [await self._answering.answer(question.requests, question.order)]
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(_coroutine(self._answering.answer(question.requests, question.order)))
                for question in questions
            ]
        return [task.result() for task in tasks]

    async def _hung_up(self) -> None:
        own = asyncio.current_task()
        waiting = [task for task in asyncio.all_tasks() if task is not own]
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        await self._answering.close()
        await self._loop.shutdown_asyncgens()
        await self._loop.shutdown_default_executor()

    def _wait(self, work: Coroutine[Any, Any, T]) -> T:
        future: Future[T] = asyncio.run_coroutine_threadsafe(work, self._loop)
        return future.result()

    def _end(self) -> None:
        self._ended = True
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


async def _coroutine(work: Any) -> Any:
    return await work


def _outcome(task: asyncio.Task[Answers]) -> Answers | BaseException:
    if task.cancelled():
        return TeacherError("a call to a teacher was called off", hint=_AGAIN)
    error = task.exception()
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, SystemExit | KeyboardInterrupt):  # not for the loop's thread to say
        return TeacherError(f"a teacher would end the program: {type(error).__name__}: {error}", hint=_AGAIN)
    return error if error is not None else task.result()


@dataclass(slots=True)
class _Open:
    """A block whose dialogues are being held."""

    block: Block
    parts: list[bytes | None] = field(default_factory=list)
    waiting: int = 0

    def content(self) -> bytes:
        return b"".join(part for part in self.parts if part is not None)


@dataclass(frozen=True, slots=True)
class _Turn:
    """A dialogue that goes on: its answers have come, or what went wrong."""

    open: _Open
    place: int
    dialogue: Dialogue[bytes]
    answers: Answers | BaseException
    asked: int


def _most_asked(models: Sequence[Capabilities]) -> int:
    """Twice what the models take at a time, so that none waits while answers are worked on; more where models that
    share a resource take turns.
    """
    most = 2 * sum(model.parallel for model in models)
    resources = [model.exclusive for model in models if model.exclusive]
    return max(most, _MOST_FOR_TURNS) if len(resources) > len(set(resources)) else most


class Conversing:
    """An engine for language models; blocks are yielded in their order, however the answers come in."""

    def __init__(self, plan: Plan, workshop: Workshop, line: Line) -> None:
        self._plan = plan
        self._workshop = workshop
        self._line = line
        self._most_asked = _most_asked([model.capabilities for model in workshop.models.values()])
        self._asked = 0
        self._turns: SimpleQueue[_Turn] = SimpleQueue()

    def run(self, blocks: Sequence[Block]) -> Iterator[tuple[Block, bytes]]:
        upcoming = iter(blocks)
        opened: deque[_Open] = deque()
        all_begun = False
        while opened or not all_begun:
            while not self._turns.empty():
                self._go_on(self._turns.get())
            while opened and not opened[0].waiting:
                done = opened.popleft()
                yield done.block, done.content()
            if all_begun or self._asked >= self._most_asked or len(opened) >= _MOST_BLOCKS:
                if self._asked:
                    self._go_on(self._turns.get())
            elif (block := next(upcoming, None)) is not None:
                opened.append(self._begin(block))
            else:
                all_begun = True

    def close(self) -> None:
        pass

    def _begin(self, block: Block) -> _Open:
        opened = _Open(block)
        for place, dialogue in enumerate(dialogues(self._plan, block, self._workshop)):
            opened.parts.append(None)
            self._step(opened, place, dialogue, None)
        return opened

    def _go_on(self, turn: _Turn) -> None:
        self._asked -= turn.asked
        turn.open.waiting -= 1
        if isinstance(turn.answers, BaseException):
            raise turn.answers
        self._step(turn.open, turn.place, turn.dialogue, turn.answers)

    def _step(self, opened: _Open, place: int, dialogue: Dialogue[bytes], answers: Answers | None) -> None:
        """Take one dialogue on: it asks again, or it is done."""
        try:
            questions = next(dialogue) if answers is None else dialogue.send(answers)
        except StopIteration as stop:
            opened.parts[place] = stop.value
            return
        opened.waiting += 1
        self._asked += len(questions)
        self._line.ask(
            questions, lambda answers: self._turns.put(_Turn(opened, place, dialogue, answers, len(questions)))
        )
