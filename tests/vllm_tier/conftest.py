"""The opt-in tier: vLLM itself, with tiny checkpoints.  `tests/vllm_tier/run` brings an environment and asks for it.

Everything here is marked `vllm` and runs only where that marker is asked for (`pytest -m vllm`): an engine takes half a
minute to start.
"""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

sys.path.append(str(Path(__file__).parents[1] / "servers"))

HERE = Path(__file__).parent
ENVIRONMENT = {
    "HF_HUB_OFFLINE": "1",
    "VLLM_CPU_KVCACHE_SPACE": "1",
    "VLLM_NO_USAGE_STATS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
}
_START_SECONDS = 600


class Server(NamedTuple):
    """vLLM's server: where it is, and what it calls its model."""

    url: str
    model: str
    key: str


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "vllm: needs vLLM; asked for with -m vllm, see tests/vllm_tier/run")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    asked = "vllm" in (config.getoption("-m") or "")
    reason = "" if asked else "not asked for (tests/vllm_tier/run)"
    if asked and find_spec("vllm") is None:
        reason = "vLLM is not installed (tests/vllm_tier/run brings an environment that has it)"
    for item in items:
        if HERE not in item.path.parents:
            continue
        item.add_marker("vllm")
        # What vLLM, torch and pyzmq do to themselves.
        for warning in ("DeprecationWarning", "FutureWarning", "UserWarning", "ResourceWarning"):
            item.add_marker(pytest.mark.filterwarnings(f"ignore::{warning}"))
        item.add_marker(pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"))
        if reason:
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session", autouse=True)
def _environment() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="session")
def llama(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny Llama in bfloat16."""
    import tiny_models

    return tiny_models.write_llama(tmp_path_factory.mktemp("models") / "tiny-llama")


@pytest.fixture(scope="session")
def awq(llama: Path) -> Path:
    """The same in 4 bits."""
    import tiny_models

    return tiny_models.write_awq(llama, llama.parent / "tiny-llama-awq")


@pytest.fixture(scope="module")
def server(awq: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """VLLM's own server with the AWQ checkpoint; started once for a file of tests."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    served = Server(f"http://127.0.0.1:{port}", "tiny-llama-awq", "a-key-of-the-tests")
    log = tmp_path_factory.mktemp("server") / "log"
    words = ["-m", "vllm.entrypoints.openai.api_server", "--host", "127.0.0.1", "--port", str(port)]
    words += ["--model", str(awq), "--served-model-name", served.model, "--api-key", served.key]
    words += ["--max-model-len", "1024", "--max-num-seqs", "16", "--enforce-eager"]
    words += ["--structured-outputs-config", '{"backend": "guidance", "disable_any_whitespace": true}']
    began = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen([sys.executable, *words], stdout=output, stderr=output, env={**os.environ})
    try:
        while not _answers(served.url):
            if process.poll() is not None or time.monotonic() - began > _START_SECONDS:
                pytest.fail(f"vLLM's server did not start:\n{log.read_text(encoding='utf-8')[-4000:]}")
            time.sleep(0.5)
        sys.stdout.write(f"\nserver started in {time.monotonic() - began:.0f} s\n")
        yield served
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(url: str) -> bool:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=5)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.Runner]:
    """One event loop for a model that several tests ask."""
    with asyncio.Runner() as runner:
        yield runner
