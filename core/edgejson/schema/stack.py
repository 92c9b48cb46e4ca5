"""Room for libraries that recur on the machine's stack, which ends the process where it is used up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

__all__ = ["on_a_large_stack"]

T = TypeVar("T")

_BYTES = (512 << 20, 64 << 20)
"""Sizes of the stack that are asked for, one after the other."""


def on_a_large_stack(work: Callable[[], T]) -> T:
    """What `work` returns or raises; it runs in a thread of its own, whose stack takes memory only as it is used."""
    results: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again where the caller waits
            errors.append(error)

    for size in _BYTES:
        before = threading.stack_size(size)
        try:
            thread = threading.Thread(target=run)
            thread.start()
        except RuntimeError:  # there is no room for so large a stack
            continue
        finally:
            threading.stack_size(before)
        thread.join()
        break
    else:
        return work()
    if errors:
        raise errors[0]
    return results[0]
