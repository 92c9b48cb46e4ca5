"""Do a piece of work in a process of its own, as a worker of a build does: nothing but its argument is shared."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

__all__ = ["ProcessError", "imported_by", "in_fresh_process"]

_RUN = """
import importlib, json, sys
from contextlib import redirect_stdout

module, name = sys.argv[1:]
argument = json.load(sys.stdin)
with redirect_stdout(sys.stderr):
    result = getattr(importlib.import_module(module), name)(argument)
json.dump(result, sys.stdout)
"""
_IMPORT = """
import importlib, json, sys
from contextlib import redirect_stdout

with redirect_stdout(sys.stderr):
    importlib.import_module(sys.argv[1])
json.dump(sorted({name.partition(".")[0] for name in sys.modules}), sys.stdout)
"""
"""Without a word of this package: the module that is looked at may bring it in, and shall be seen doing so."""

_PATIENCE = 300
_HASH_SEED = "20251120"
"""Strings hash differently over there: an order taken from a set is another one."""


class ProcessError(AssertionError):
    """The process ended with an error; the text is the last line that it wrote."""


def in_fresh_process(work: Callable[[Any], Any], argument: object) -> Any:
    """What `work`, a function of a module, makes of `argument` over there; both are JSON.

    Raises:
        ProcessError: it failed.
    """
    return _run(_RUN, work.__module__, work.__name__, given=json.dumps(argument))


def imported_by(module: str) -> frozenset[str]:
    """The top-level modules that are there after `module` was imported.

    Raises:
        ProcessError: it cannot be imported.
    """
    return frozenset(_run(_IMPORT, module))


def _run(program: str, *words: str, given: str = "") -> Any:
    done = subprocess.run(  # noqa: S603 - this interpreter, with one of the texts above
        [sys.executable, "-c", program, *words],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=_PATIENCE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONHASHSEED": _HASH_SEED},
    )
    if done.returncode:
        last = done.stderr.strip().rpartition("\n")[2]
        raise ProcessError(f"in a fresh process: {last or f'exit code {done.returncode}'}")
    return json.loads(done.stdout)
