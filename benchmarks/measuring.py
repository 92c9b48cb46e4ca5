"""Measure whole processes: CPU seconds and peak memory of a child and all that it started, as the kernel counts
them.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Usage:
    """CPU seconds (user + system), wall seconds, peak resident memory in MiB of the largest process."""

    cpu: float
    wall: float
    peak: float


def run(arguments: Sequence[str], *, environment: dict[str, str] | None = None) -> Usage:
    """Run a command to its end; a non-zero exit is an error."""
    started = time.perf_counter()
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment) as child:
        assert child.stderr is not None
        errors = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)  # the kernel's own account of this child and its children
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise RuntimeError(f"{' '.join(arguments)}: exit {child.returncode}\n{errors.decode()}")
    return Usage(usage.ru_utime + usage.ru_stime, time.perf_counter() - started, usage.ru_maxrss / 1024)


def median_cpu(arguments: Sequence[str], times: int = 7) -> float:
    """Median CPU seconds of several runs after one that is not counted."""
    run(arguments)
    return statistics.median(run(arguments).cpu for _ in range(times))


def rate(work: Callable[[], int], *, seconds: float = 3.0) -> float:
    """Items per CPU second of this process: `work` does some and says how many; repeated for about `seconds`."""
    work()
    items, started = 0, time.process_time()
    while (spent := time.process_time() - started) < seconds:
        items += work()
    return items / spent


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a Markdown table."""
    print(f"| {' | '.join(head)} |")
    print(f"|{'---|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    print()
    sys.stdout.flush()
