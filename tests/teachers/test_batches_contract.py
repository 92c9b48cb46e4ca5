"""The teachers that work in batches keep the contract of chat models, with answers of the scribe."""

from __future__ import annotations

from types import MappingProxyType

import batches as batch_server
import pytest
import scribe as scribe_server
from teaching import KEY_VARIABLE

from edgejson.testing import ChatModelContract

WRONG_KEY = {"api_key_env": f"{KEY_VARIABLE}_WRONG"}
NO_SERVER = {"base_url": "http://127.0.0.1:9", "retries": 1}
"""Nobody listens on the port of the discard protocol."""


@pytest.fixture(scope="module", autouse=True)
def keys():
    """The keys stand in the environment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(KEY_VARIABLE, scribe_server.KEY)
        patch.setenv(f"{KEY_VARIABLE}_WRONG", "sk-not-this-one-2718")
        yield patch


@pytest.fixture(scope="module")
def server():
    """Both services in front of one scribe; they keep nothing that matters between calls."""
    with (
        scribe_server.serving(key=scribe_server.KEY) as scribe,
        batch_server.serving(scribe.url, key=scribe_server.KEY) as running,
    ):
        yield running


class InBatches(ChatModelContract):
    """Batches end at once here; the prompts that are open together are in one."""

    secret = scribe_server.KEY
    deterministic = True
    too_long = 900_000
    failing = MappingProxyType({"misconfigured": WRONG_KEY, "unavailable": NO_SERVER})

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def _server(cls, server):
        quick = {"gather_s": 0.05, "max_concurrency": 16}
        cls.settings = batch_server.settings(cls.plugin, server, **quick)


class TestOpenAIBatch(InBatches):
    plugin = "openai_batch"


class TestAnthropicBatch(InBatches):
    plugin = "anthropic_batch"
