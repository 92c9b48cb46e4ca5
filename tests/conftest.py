"""What the whole suite shares: the command line as a user runs it, and built run folders made once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def edgejson() -> Command:
    """Run `edgejson WORDS...` in a process of its own."""

    def run(*words: object, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "edgejson", *map(str, words)],
            capture_output=True,
            text=True,
            cwd=cwd,
            env={**os.environ, **environment},
            check=False,
            timeout=600,
        )

    return run


@pytest.fixture(scope="session")
def run_folder(edgejson: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default recipe at 400 records, built with one worker."""
    out = tmp_path_factory.mktemp("built") / "run"
    done = edgejson("build", "-o", out, "--target", 400, "--workers", 1)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Data that nobody here wrote, beside the checkout; tests that need it are skipped where it is missing."""
    folder = Path(__file__).parents[1].parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real data sets are not beside this checkout")
    return folder
