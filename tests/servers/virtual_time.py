"""An event loop whose clock jumps to the next timer as soon as nothing else is to be done: hours pass in no time.

Sockets of one process work in it, since what is sent over loopback can be read at once.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

_SETTLE = 0.002
"""Real seconds to look for work in before the clock jumps."""
_STUCK = 20.0
"""Real seconds without any timer or any work after which a test is stuck."""


class _Selector(selectors.DefaultSelector):
    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            ready = super().select(_STUCK)
            assert ready, "nothing is to be done, now or later"
            return ready
        ready = super().select(_SETTLE if timeout > 0 else 0)
        if not ready:
            self.now += max(0.0, timeout)
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """Starts at 0 seconds."""

    def __init__(self) -> None:
        self._virtual = _Selector()
        super().__init__(self._virtual)

    def time(self) -> float:
        return self._virtual.now


def run(main: Coroutine[Any, Any, T]) -> T:
    """As `asyncio.run`, in virtual time."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main)
