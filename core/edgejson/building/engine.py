"""Where blocks are made: in this process, or in a pool of local ones. An engine yields finished blocks in block
order.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import Any, Protocol

from edgejson.building.block import build_block
from edgejson.errors import TeacherError
from edgejson.host import Host
from edgejson.plan import Block, Plan
from edgejson.recipe import recipe_from
from edgejson.workshop import Workshop

__all__ = ["Engine", "InProcess", "LocalPool", "open_engine", "spare_the_collector", "worthwhile_workers"]

BLOCKS_PER_WORKER = 16
"""Blocks that take about as long as starting a worker and loading its schemas."""


class Engine(Protocol):
    """Makes blocks; the order of the results is the order of the blocks."""

    def run(self, blocks: Sequence[Block]) -> Iterator[tuple[Block, bytes]]:
        """Each block with the content of its file."""

    def close(self) -> None:
        """Give back what the engine holds."""


class InProcess:
    """One block after the other, here."""

    def __init__(self, plan: Plan, workshop: Workshop) -> None:
        self._plan = plan
        self._workshop = workshop

    def run(self, blocks: Sequence[Block]) -> Iterator[tuple[Block, bytes]]:
        for block in blocks:
            yield block, build_block(self._plan, block, self._workshop)

    def close(self) -> None:
        pass


class LocalPool:
    """Worker processes, each with a workshop of its own; a few blocks in flight, so memory stays flat."""

    def __init__(self, plan: Plan, workers: int) -> None:
        self._in_flight = 2 * workers
        self._pool = ProcessPoolExecutor(
            workers,
            mp_context=get_context("spawn"),  # forking a process that holds threads (HTTP, GPU runtimes) is not safe
            initializer=_open_worker,
            initargs=(plan.recipe.resolved(),),
        )
        with _interrupts_ignored():  # inherited by the workers: an interrupt is the parent's to handle
            for _ in range(workers):  # the pool starts a worker for each task that finds none idle
                self._pool.submit(_start)

    def run(self, blocks: Sequence[Block]) -> Iterator[tuple[Block, bytes]]:
        waiting: deque[tuple[Block, Future[bytes]]] = deque()
        upcoming = iter(blocks)
        try:
            while True:
                while len(waiting) < self._in_flight and (block := next(upcoming, None)) is not None:
                    waiting.append((block, self._pool.submit(_work, block)))
                if not waiting:
                    return
                block, future = waiting.popleft()
                yield block, future.result()
        except BrokenProcessPool:
            raise TeacherError(
                "a worker process ended unexpectedly", hint="finished blocks are kept; run the same command again"
            ) from None

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """No KeyboardInterrupt within; only the main thread may say so, elsewhere nothing changes."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def worthwhile_workers(plan: Plan) -> int:
    """One process for every `BLOCKS_PER_WORKER` blocks, as long as there are processors: starting one costs about
    that.
    """
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, len(plan.blocks) // BLOCKS_PER_WORKER))


def open_engine(plan: Plan, workshop: Workshop, workers: int) -> Engine:
    """The engine for that many workers."""
    return InProcess(plan, workshop) if workers <= 1 else LocalPool(plan, workers)


class _Worker:
    """What a worker process keeps between blocks; set once by the pool's initializer."""

    plan: Plan
    workshop: Workshop


def spare_the_collector() -> None:
    """Let the cycle collector run less often, in a process that does nothing but build.

    A build makes millions of short-lived objects and few cycles, while each full collection walks all schemas and value
    tables.  Ten times rarer saves some 5 % of the time; still rarer costs memory, for what hangs in cycles adds up.
    """
    gc.set_threshold(10_000, 20, 100)


def _open_worker(recipe: Mapping[str, Any]) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    spare_the_collector()
    _Worker.workshop = Workshop.open(recipe_from(recipe), Host.from_environment())
    _Worker.plan = _Worker.workshop.plan()


def _end_with_parent() -> None:
    """A killed parent cannot tell its workers to stop; without it they would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _start() -> None:
    """Nothing: the first task makes the pool start its processes."""


def _work(block: Block) -> bytes:
    return build_block(_Worker.plan, block, _Worker.workshop)
