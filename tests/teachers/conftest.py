"""Services for the tests of teachers, all on loopback: real engines once a session, the scribe for each test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "servers"))

import faults as fault_proxy
import llama as llama_server
import ollama_shim
import scribe as scribe_server

Faulty = Callable[[str, fault_proxy.Plan], fault_proxy.Faults]


@pytest.fixture(scope="session")
def llama(tmp_path_factory: pytest.TempPathFactory) -> Iterator[llama_server.Llama]:
    """llama.cpp with a tiny random model: `base_url`, `model`, `key`."""
    if reason := llama_server.missing():
        pytest.skip(reason)
    with llama_server.serving(tmp_path_factory.mktemp("llama")) as server:
        yield server


@pytest.fixture(scope="session")
def ollama(llama: llama_server.Llama) -> Iterator[ollama_shim.Shim]:
    """The same engine behind Ollama's native API: `url`, `model`, `requests`, `refused`."""
    with ollama_shim.serving(llama) as server:
        yield server


@pytest.fixture
def scribe() -> Iterator[scribe_server.Scribe]:
    """A service of all three wire formats that answers right: `url`, `openai_url`, `model`, `key`, `calls`."""
    with scribe_server.serving(key=scribe_server.KEY) as server:
        yield server


@pytest.fixture
def faulty() -> Iterator[Faulty]:
    """`faulty(url, plan)`: a proxy in front of `url` that fails as planned; see `faults`."""
    with ExitStack() as proxies:
        yield lambda upstream, plan: proxies.enter_context(fault_proxy.serving(upstream, plan))
