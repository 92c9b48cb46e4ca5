"""`edgejson build` in a process of its own, on recipes that differ in one line, and what a test asks of a run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

__all__ = ["Run", "data_files", "edgejson", "interrupted", "records"]

_PATIENCE_S = 240


class Run:
    """A recipe and the folder that it is built into."""

    def __init__(self, folder: Path, recipe: str, teacher: Mapping[str, Any], **environment: str) -> None:
        """The word TEACHER in `recipe` stands for the teacher."""
        folder.mkdir(parents=True, exist_ok=True)
        self.recipe = folder / "recipe.yaml"
        self.recipe.write_text(recipe.replace("TEACHER", json.dumps(teacher)), encoding="utf-8")
        self.out = folder / "out"
        self._environment = environment

    def words(self, *more: object) -> list[str]:
        return [sys.executable, "-m", "edgejson", "build", str(self.recipe), "-o", str(self.out), *map(str, more)]

    def build(self, *more: object) -> subprocess.CompletedProcess[str]:
        """To its end, or to its error."""
        return subprocess.run(
            self.words(*more), capture_output=True, text=True, check=False, timeout=_PATIENCE_S, env=self.environment
        )

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, **self._environment}

    @property
    def manifest(self) -> dict[str, Any]:
        manifest: dict[str, Any] = json.loads((self.out / "manifest.json").read_text(encoding="utf-8"))
        return manifest


def interrupted(
    run: Run, number: signal.Signals, when: Callable[[], bool], *more: object
) -> subprocess.CompletedProcess[str]:
    """`run.build` that gets a signal as soon as `when` says so."""
    process = subprocess.Popen(
        run.words(*more), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=run.environment
    )
    until = time.monotonic() + _PATIENCE_S
    try:
        while process.poll() is None and not when() and time.monotonic() < until:
            time.sleep(0.002)
        process.send_signal(number)
        told, errors = process.communicate(timeout=_PATIENCE_S)
    finally:
        process.kill()
        process.wait()
    return subprocess.CompletedProcess(process.args, process.returncode, told, errors)


def edgejson(*words: object) -> subprocess.CompletedProcess[str]:
    """Another command of the product."""
    command = [sys.executable, "-m", "edgejson", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=_PATIENCE_S)


def data_files(out: Path) -> dict[str, bytes]:
    """The data of a run, by name."""
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted((out / "data").rglob("*.jsonl"))}


def records(out: Path) -> list[dict[str, Any]]:
    """All records of a run, in the order of its files."""
    return [json.loads(line) for content in data_files(out).values() for line in content.split(b"\n") if line]
