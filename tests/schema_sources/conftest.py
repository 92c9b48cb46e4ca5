"""Writing trees of files, and the schemas that a source offers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file below the test's folder; anything but text and bytes is written as JSON."""

    def put(name: str, content: Any) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    return put


@pytest.fixture
def line(edgejson):
    """Run a command that must fail with that exit code; gives the one line that says why."""

    def failing(*words: object, code: int = 2, cwd: Path, **environment: str) -> str:
        done = edgejson(*words, cwd=cwd, **environment)
        assert done.returncode == code, (done.stdout, done.stderr)
        assert done.stderr.startswith("edgejson: error: ")
        assert done.stderr.count("\n") == 1
        return done.stderr.removeprefix("edgejson: error: ").rstrip("\n")

    return failing
