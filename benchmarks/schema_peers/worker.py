r"""A generator of instances in a process of its own: schemas come in on stdin, instances go out on stdout.

Started by `schemas.py` as ``PYTHON worker.py GENERATOR``, where PYTHON may be any environment: nothing but the
standard library and the generator is imported.  All lines are JSON::

    out  {"version": "4.32.5"}                          ready (or {"missing": "jsf"}, {"broken": "why"} and the end)
    in   {"document": {...}, "draft": 7, "count": 10, "limit": 5}
    out  {"setup": 0.0012}                              CPU seconds to make the generator
    out  {"text": "{\"a\":1}", "cpu": 0.0003}           one per instance; CPU seconds since the line before
    out  {"done": true} or {"error": "why"}

CPU seconds are those of the process in the generator's own code: reading, writing and waiting are not in them.
"""

from __future__ import annotations

import json
import os
import sys
import time
import warnings
from typing import IO, Any

from adapters import ADAPTERS, Missing


class OverLimit(BaseException):  # a generator that catches Exception must not catch it
    """The CPU seconds for one schema are spent."""


def refuse_network(event: str, _: tuple[Any, ...]) -> None:
    """An audit hook: references into the network fail, as they would on a machine without one."""
    if event in {"socket.connect", "socket.getaddrinfo"}:
        raise OSError("no network in this benchmark")


class Session:
    """One schema: times the generator and writes what it hands over."""

    def __init__(self, out: IO[str], limit: float) -> None:
        self._out = out
        self._limit = limit
        self._total = 0.0
        self._since = time.process_time()

    def _lap(self) -> float:
        spent = time.process_time() - self._since
        self._total += spent
        if self._total > self._limit:
            raise OverLimit
        return spent

    def say(self, line: dict[str, Any]) -> None:
        self._out.write(json.dumps(line) + "\n")
        self._out.flush()

    def made(self) -> None:
        self.say({"setup": self._lap()})
        self._since = time.process_time()

    def emit(self, value: Any) -> None:
        cpu = self._lap()
        try:
            text = json.dumps(value, ensure_ascii=False)
        except (TypeError, ValueError, RecursionError) as error:  # bytes, dates, values that contain themselves
            self.say({"text": None, "cpu": cpu, "why": f"no JSON value: {error}"})
        else:
            self.say({"text": text, "cpu": cpu})
        self._since = time.process_time()


def serve(name: str, requests: IO[str], out: IO[str]) -> None:
    adapter = ADAPTERS[name]()
    sys.addaudithook(refuse_network)
    out.write(json.dumps({"version": adapter.version}) + "\n")
    out.flush()
    for line in requests:
        request = json.loads(line)
        session = Session(out, request["limit"])
        try:
            generate = adapter.make(request["document"], request["draft"])
            session.made()
            generate(range(request["count"]), session.emit)
        except OverLimit:
            session.say({"error": "time limit"})
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001 - whatever a generator raises (panics of Rust code too) is a result
            session.say({"error": f"{type(error).__name__}: {error}"[:300]})
        else:
            session.say({"done": True})


def main() -> None:
    warnings.simplefilter("ignore")
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a generator prints must not end up between the lines
    try:
        serve(sys.argv[1], sys.stdin, out)
    except Missing as error:
        out.write(json.dumps({"missing": str(error)}) + "\n")
    except ImportError as error:
        out.write(json.dumps({"broken": str(error)}) + "\n")
    out.close()


if __name__ == "__main__":
    main()
