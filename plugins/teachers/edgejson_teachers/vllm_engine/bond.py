"""vLLM's engine is a process of its own, and neither process learns of the other's end.

When the engine is killed, by the system for want of memory or by a person, vLLM's `step` waits for its output for ever.
When this process is killed, the engine lives on and holds the card, so that the next run finds no room on it.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections.abc import Sequence
from multiprocessing import connection
from typing import Any

__all__ = ["Bond"]

_SURVIVOR = """
import os, signal, sys, time
if sys.stdin.buffer.read():
    sys.exit()
pids = [int(word) for word in sys.argv[1:]]
for number in (signal.SIGTERM, signal.SIGKILL):
    for pid in pids:
        try:
            os.kill(pid, number)
        except OSError:
            pass
    until = time.monotonic() + 20
    while time.monotonic() < until and any(os.path.exists(f"/proc/{pid}") for pid in pids):
        time.sleep(0.2)
"""
"""Reads until its pipe ends: told something, it has nothing to do; when it ends in silence, this process was killed."""


class Bond:
    """Ties the processes of `core`, vLLM's engine client, to this one, until `release`.

    A client without processes of its own needs none.
    """

    def __init__(self, core: Any) -> None:
        manager = getattr(getattr(core, "resources", None), "engine_manager", None)
        processes: Sequence[Any] = getattr(manager, "processes", None) or ()
        self._survivor: subprocess.Popen[bytes] | None = None
        if not processes:
            return
        outputs = getattr(core, "outputs_queue", None)
        if outputs is not None:
            sentinels = [process.sentinel for process in processes]
            threading.Thread(target=_tell, args=(sentinels, outputs), name="edgejson-engine-bond", daemon=True).start()
        self._survivor = subprocess.Popen(  # noqa: S603 - this very Python
            [sys.executable, "-I", "-S", "-c", _SURVIVOR, *(str(process.pid) for process in processes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the others
        )

    def release(self) -> None:
        """The engine has ended in good order."""
        survivor, self._survivor = self._survivor, None
        if survivor is not None:
            survivor.communicate(b"done")


def _tell(sentinels: Sequence[int], outputs: Any) -> None:
    """Make `step` raise when an engine process has ended."""
    with contextlib.suppress(OSError, ValueError):  # closed in good order meanwhile
        connection.wait(sentinels)
    outputs.put_nowait(RuntimeError("its process has ended"))
