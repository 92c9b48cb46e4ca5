"""The teachers that ask over HTTP keep the contract of chat models, with real engines and with the scribe."""

from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType

import llama as llama_server
import pytest
import scribe as scribe_server
import scribing
from teaching import KEY_VARIABLE, settings_for

from edgejson.testing import ChatModelContract
from edgejson.testing.model_contract import ROOM, TEXT

WRONG_KEY = {"api_key_env": f"{KEY_VARIABLE}_WRONG"}
NO_SERVER = {"base_url": "http://127.0.0.1:9", "retries": 1}
"""Nobody listens on the port of the discard protocol."""


@pytest.fixture(scope="module", autouse=True)
def keys():
    """The keys stand in the environment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(f"{KEY_VARIABLE}_WRONG", "sk-not-this-one-2718")
        yield patch


@pytest.fixture(scope="module")
def service():
    """One scribe for all of them; it keeps nothing between calls."""
    with scribe_server.serving(key=scribe_server.KEY) as server:
        yield server


class OnTheScribe(ChatModelContract):
    """Which answers by the body of a request, so that the same prompt gets the same answer."""

    secret = scribe_server.KEY
    deterministic = True
    too_long = 900_000
    failing = MappingProxyType(
        {
            "misconfigured": WRONG_KEY,
            "unavailable": NO_SERVER,
        }
    )

    more = MappingProxyType({})
    """Further settings."""

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def _server(cls, service, keys):
        keys.setenv(KEY_VARIABLE, service.key)
        cls.settings = settings_for(cls.plugin, service.url, model=service.model, **cls.more)


class Streamed(OnTheScribe):
    """What needs a process of its own was looked at above."""

    more = MappingProxyType({"stream": True})
    test_it_is_a_valid_plugin = None
    test_making_it_opens_nothing = None


class TestOpenAIOnTheScribe(OnTheScribe):
    plugin = "openai"


class TestOpenAIStreamed(Streamed):
    plugin = "openai"


class TestAnthropicOnTheScribe(OnTheScribe):
    plugin = "anthropic"


class TestAnthropicStreamed(Streamed):
    plugin = "anthropic"


class TestOllamaOnTheScribe(OnTheScribe):
    plugin = "ollama"


class TestOllamaStreamed(Streamed):
    plugin = "ollama"


class TestOpenAIOnLlama(ChatModelContract):
    plugin = "openai"
    secret = llama_server.KEY
    too_long = 2 * llama_server.CONTEXT
    failing = MappingProxyType({"misconfigured": WRONG_KEY, "unavailable": NO_SERVER})

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def _server(cls, llama, keys):
        keys.setenv(KEY_VARIABLE, llama.key)
        cls.settings = settings_for("openai", llama.url, model=llama.model, preset="llamacpp")


class TestOllamaOnLlama(ChatModelContract):
    plugin = "ollama"
    too_long = 2 * llama_server.CONTEXT
    failing = MappingProxyType({"misconfigured": {"model": "unknown:7b"}, "unavailable": NO_SERVER})

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def _server(cls, ollama):
        more = {"api_key_env": None, "max_concurrency": 8}
        cls.settings = settings_for("ollama", ollama.url, model=ollama.model, **more)

    def test_ollamas_own_description_is_kept_to(self, ollama):
        """Every request of the tests above: none was refused for its form."""
        assert len(ollama.requests) > 20
        assert ollama.refused == []


class TestReplay(ChatModelContract):
    plugin = "replay"
    generates = False
    deterministic = True

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def _kept(cls, tmp_path_factory):
        folder = tmp_path_factory.mktemp("kept")
        asked = [prompt for schema in (None, TEXT, ROOM) for prompt in cls().prompts(schema)]
        write_lines(folder / "kept.jsonl", asked)
        write_lines(folder / "other.jsonl", [replace(prompt, seed=prompt.seed + 1) for prompt in asked])
        cls.settings = {"path": str(folder / "kept.jsonl"), "license": "MIT", "terms": "none"}
        cls.failing = {"unavailable": {"path": str(folder / "other.jsonl")}}


def write_lines(path, prompts):
    """Answers as a person would write them down for later."""
    lines = []
    for prompt in prompts:
        is_text = prompt.schema is None or "text" in prompt.schema["properties"]
        told = {"text": "As you asked."} if is_text else scribing.instance(prompt.schema, prompt.seed)
        asked = {"messages": prompt.messages, "seed": prompt.seed, "schema": prompt.schema, "model": "scribe-1"}
        lines.append(json.dumps({**asked, "text": json.dumps(told)}))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
