"""Generators in processes of their own, held to CPU seconds, wall seconds and memory.

A generator that hangs in native code, eats memory or dies is killed and started afresh for the next schema; what it
had handed over by then counts.  Linux only: figures come from /proc, the bound on memory is set with prlimit(2).  CPU
seconds are watched from here, not by RLIMIT_CPU: a process with that limit reads its own CPU clock in steps of 4 ms.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import select
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MEMORY = 6 << 30
"""Bytes of data a worker may hold."""

WALL_FACTOR = 20
"""A worker that sleeps is given up after this many times the CPU seconds that it may use."""

START = 30.0
"""CPU seconds to start in."""

GRACE = 0.5
"""CPU seconds beyond the limit, in which the worker may see for itself that it is over."""

LOOK = 0.1
"""Wall seconds between looks at a worker that says nothing."""


@dataclass(slots=True)
class Made:
    """What one generator made of one schema.

    Texts (None for what cannot be written as JSON), CPU seconds, and the most memory that it has held so far, in MiB.
    """

    texts: list[str | None] = field(default_factory=list)
    setup: float = 0.0
    laps: list[float] = field(default_factory=list)
    error: str = ""
    peak: float = 0.0

    @property
    def timed_out(self) -> bool:
        return self.error == "time limit"

    @property
    def cpu(self) -> float:
        return self.setup + sum(self.laps)


class Died(Exception):  # noqa: N818 - how a worker ended
    """The worker ended, or had to be ended, before its answer."""


class Worker:
    """One generator: `version` when it could be started, else it is `missing`, or `broken` says what went wrong."""

    def __init__(self, command: Sequence[str], limit: float) -> None:
        self._command = command
        self._limit = limit
        self._process: subprocess.Popen[bytes] | None = None
        self._buffer = b""
        self.version = ""
        self.missing = False
        self.broken = ""
        self.base = 0.0
        self.peak = 0.0
        try:
            self._start()
        except FileNotFoundError as error:
            self.broken = f"there is no {error.filename}"
        except Died as error:
            self.broken = self._end(str(error))

    def _start(self) -> None:
        self._buffer = b""
        environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        resource.prlimit(self._process.pid, resource.RLIMIT_DATA, (MEMORY, MEMORY))
        hello = self._read(START, time.monotonic() + START * WALL_FACTOR)
        self.version, self.missing = hello.get("version", ""), "missing" in hello
        if "broken" in hello:
            raise Died(f"it does not start: {hello['broken']}")
        if self.version:
            self.base = self.base or self._resident()

    def make(self, document: dict[str, Any], draft: int, count: int) -> Made:
        """Ask for `count` instances of a document."""
        made = Made()
        try:
            if self._process is None:
                self._start()
            assert self._process is not None
            assert self._process.stdin is not None
            request = {"document": document, "draft": draft, "count": count, "limit": self._limit}
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
            self._collect(made)
        except (Died, BrokenPipeError) as error:
            made.error = self._end(str(error))
        if made.timed_out:
            made.laps.append(max(0.0, self._limit - made.cpu))  # it used all that it was given
        return made

    def _collect(self, made: Made) -> None:
        bounds = self._used() + self._limit + GRACE, time.monotonic() + self._limit * WALL_FACTOR
        while True:
            line = self._read(*bounds)
            if "setup" in line:
                made.setup = line["setup"]
            elif "text" in line:
                made.texts.append(line["text"])
                made.laps.append(line["cpu"])
            else:
                made.error = line.get("error", "")
                break
        made.peak = self._resident()
        self.peak = max(self.peak, made.peak)

    def _read(self, cpu: float, deadline: float) -> dict[str, Any]:
        """The next line of the worker, unless it comes to `cpu` seconds of CPU, or the deadline passes, before."""
        assert self._process is not None
        assert self._process.stdout is not None
        descriptor = self._process.stdout.fileno()
        while b"\n" not in self._buffer:
            ready, _, _ = select.select([descriptor], [], [], LOOK)
            if ready:
                part = os.read(descriptor, 1 << 20)
                if not part:
                    raise Died("ended")
                self._buffer += part
            elif self._used() > cpu or time.monotonic() > deadline:
                self._process.kill()
                raise Died("time limit")
        line, _, self._buffer = self._buffer.partition(b"\n")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _end(self, reason: str = "") -> str:
        """Take leave of a worker; why it ended."""
        if self._process is None:
            return reason
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            with contextlib.suppress(BrokenPipeError):
                stream.close()
        code = self._process.wait()
        self._process = None
        return f"died: {signal.Signals(-code).name}" if code < 0 and reason != "time limit" else reason

    def close(self) -> None:
        self._end()

    def _used(self) -> float:
        """CPU seconds of the process so far."""
        assert self._process is not None
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _resident(self) -> float:
        """MiB, the high-water mark."""
        assert self._process is not None
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return next(int(line.split()[1]) / 1024 for line in status.split("\n") if line.startswith("VmHWM"))
