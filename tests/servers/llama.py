"""llama.cpp's own HTTP server, out of the `xllamacpp` wheel, with a tiny random model: a real engine on loopback.

As a program (``python llama.py MODEL``) it serves until its standard input ends, so that none outlives its tests.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

MODEL = "tiny"
KEY = "sk-loopback-only"
CONTEXT = 16384
"""Tokens of each conversation; the model's are bytes, so that prompts are long for it."""
_PARALLEL = 4
_CONNECTIONS = 96
"""cpp-httplib keeps a thread for each connection; a client that finds none waits for five seconds."""


@dataclass(frozen=True, slots=True)
class Llama:
    """A running server: the OpenAI API is at `base_url`, for whoever knows the `key`."""

    url: str
    model: str = MODEL
    key: str = KEY
    context: int = CONTEXT

    @property
    def base_url(self) -> str:
        return f"{self.url}/v1"


def missing() -> str:
    """Why no server can run here, empty when one can."""
    try:
        import gguf  # noqa: F401 - only whether it is there
        import xllamacpp  # noqa: F401
    except ImportError as error:
        return f"the real engine of these tests is missing: pip install xllamacpp gguf ({error})"
    return ""


@contextmanager
def serving(folder: Path) -> Iterator[Llama]:
    """A server in a process of its own, its model written into `folder`."""
    from tiny_gguf import write_tiny_gguf

    model = write_tiny_gguf(folder / "tiny.gguf", context=CONTEXT)
    with (
        (folder / "llama.log").open("wb") as log,
        subprocess.Popen(
            [sys.executable, __file__, str(model)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
        ) as process,
    ):
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            address = process.stdout.readline().decode().strip()
            if not address:
                raise RuntimeError(f"llama.cpp does not start: {(folder / 'llama.log').read_text()[-500:]}")
            yield Llama(address)
        finally:
            process.stdin.close()
            process.terminate()


def _serve(model: str) -> None:
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = model
    parameters.model_alias = {MODEL}
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.api_keys = [KEY]
    parameters.n_parallel = _PARALLEL
    parameters.n_ctx = CONTEXT * _PARALLEL
    parameters.n_threads_http = _CONNECTIONS
    parameters.cpuparams.n_threads = 1
    parameters.cpuparams_batch.n_threads = 1
    parameters.warmup = False
    parameters.offline = True
    server = xllamacpp.Server(parameters)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    _serve(sys.argv[1])
