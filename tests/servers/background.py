"""Servers are async context managers; a test that is no coroutine runs one on a thread with a loop of its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import Any, TypeVar

T = TypeVar("T")


@contextmanager
def running(server: AbstractAsyncContextManager[T]) -> Iterator[T]:
    """`server` open on another thread, closed at the end of the block; its errors are raised here."""
    opened: Future[T] = Future()
    stop: Future[asyncio.Event] = Future()

    async def main() -> None:
        end = asyncio.Event()
        async with server as value:
            stop.set_result(end)
            opened.set_result(value)
            await end.wait()

    def work(main: Coroutine[Any, Any, None]) -> None:
        try:
            with asyncio.Runner() as runner:
                loops.append(runner.get_loop())
                runner.run(main)
        except BaseException as error:  # noqa: BLE001 - raised on the other thread
            failures.append(error)
            if not opened.done():
                opened.set_exception(error)

    loops: list[asyncio.AbstractEventLoop] = []
    failures: list[BaseException] = []
    thread = threading.Thread(target=work, args=(main(),))
    thread.start()
    try:
        yield opened.result(timeout=60)
    finally:
        if stop.done():
            loops[0].call_soon_threadsafe(stop.result().set)
        thread.join(timeout=60)
        assert not thread.is_alive(), "a server does not stop"
    if failures:
        raise failures[0]
