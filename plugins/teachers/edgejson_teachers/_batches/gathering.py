"""Prompts that come one at a time and are submitted together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

__all__ = ["Gathering"]


class Gathering:
    """Hands over what has come when nothing more did for `silence_s` seconds, or when a batch is full.

    Lives in one event loop.
    """

    def __init__(
        self, ready: Callable[[Mapping[str, bytes]], None], *, most: int, most_bytes: int, silence_s: float
    ) -> None:
        self._ready = ready
        self._most = most
        self._most_bytes = most_bytes
        self._silence_s = silence_s
        self._entries: dict[str, bytes] = {}
        self._bytes = 0
        self._silence: asyncio.TimerHandle | None = None

    def __contains__(self, custom_id: str) -> bool:
        return custom_id in self._entries

    def add(self, custom_id: str, entry: bytes) -> None:
        """One more; its custom id is not among those that wait."""
        if self._entries and self._bytes + len(entry) > self._most_bytes:
            self.hand_over()
        self._entries[custom_id] = entry
        self._bytes += len(entry)
        if len(self._entries) >= self._most:
            self.hand_over()
        else:
            self._wait()

    def drop(self, custom_id: str) -> None:
        """Nobody wants it any more."""
        self._bytes -= len(self._entries.pop(custom_id, b""))

    def hand_over(self) -> None:
        """Do not wait any longer."""
        self._stop_waiting()
        entries, self._entries, self._bytes = self._entries, {}, 0
        if entries:
            self._ready(entries)

    def close(self) -> None:
        """Forget what has come."""
        self._stop_waiting()
        self._entries, self._bytes = {}, 0

    def _wait(self) -> None:
        self._stop_waiting()
        self._silence = asyncio.get_running_loop().call_later(self._silence_s, self.hand_over)

    def _stop_waiting(self) -> None:
        if self._silence is not None:
            self._silence.cancel()
            self._silence = None
