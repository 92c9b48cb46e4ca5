"""An engine process that is killed, by the system for want of memory or by a person, tells nobody: vLLM's `step` waits
for its output for ever.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Sequence
from multiprocessing import connection
from typing import Any

__all__ = ["watch"]


def watch(core: Any) -> None:
    """From now on `step` raises when a process of `core`, vLLM's engine client, has ended.

    A client without processes of its own needs no watching.
    """
    manager = getattr(getattr(core, "resources", None), "engine_manager", None)
    outputs = getattr(core, "outputs_queue", None)
    if manager is None or outputs is None or not hasattr(manager, "sentinels"):
        return
    threading.Thread(
        target=_wait, args=(manager.sentinels(), outputs), name="edgejson-engine-watch", daemon=True
    ).start()


def _wait(sentinels: Sequence[int], outputs: Any) -> None:
    with contextlib.suppress(OSError, ValueError):  # closed in good order meanwhile
        connection.wait(sentinels)
    outputs.put_nowait(RuntimeError("its process has ended"))
