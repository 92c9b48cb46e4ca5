"""Settings of the teacher `ollama`, and what follows from them."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field, JsonValue, field_validator, model_validator

from edgejson.models import Capabilities
from edgejson.types import TeacherIdentity
from edgejson_teachers._wire.ollama_chat import OllamaChat, Think
from edgejson_teachers._wire.services import ApiSettings, completed, without

__all__ = ["OllamaSettings"]

_BASE_URL = "http://localhost:11434"
_PARALLEL = 4
"""A server that is not told otherwise (OLLAMA_NUM_PARALLEL) answers one prompt after the other."""
_OWN = frozenset({"num_ctx", "num_predict", "seed", "stop", "temperature", "top_p"})
"""Options that follow from settings and prompts, so that `options` cannot contradict them."""


class OllamaSettings(ApiSettings):
    """A model of an Ollama server, asked through its own API."""

    PATHS: ClassVar[tuple[str, ...]] = ("/v1/chat/completions", "/api/chat", "/api", "/v1")
    OPTIONAL: ClassVar[frozenset[str]] = frozenset({"format", "seed", "shift", "stop", "temperature", "top_p"})
    SHAPING: ClassVar[tuple[str, ...]] = ("json_schema", "num_ctx", "omit", "options", "think")

    base_url: str = Field(default=_BASE_URL, description="Where the server is, without /api or /v1.")
    num_ctx: int = Field(
        default=8192,
        ge=256,
        description="Tokens of prompt and answer together; a longer prompt is an error, never cut.",
    )
    think: Think | None = Field(
        default=False, description="Whether a thinking model thinks before it answers; null leaves it to the model."
    )
    keep_alive: str | int | None = Field(
        default="10m", description="How long the model stays loaded after a call: 10m, seconds, -1 for ever."
    )
    options: dict[str, JsonValue] = Field(
        default_factory=dict, description="Further options of the server, such as num_gpu or repeat_penalty."
    )
    json_schema: bool = Field(default=True, description="State response schemas; models in the cloud take none.")

    @model_validator(mode="before")
    @classmethod
    def _is_preset(cls, data: Any) -> Any:
        return completed(data, max_concurrency=_PARALLEL)

    @field_validator("options")
    @classmethod
    def _are_further(cls, options: dict[str, JsonValue]) -> dict[str, JsonValue]:
        return without(options, _OWN)

    def who(self, plugin: str = "ollama") -> TeacherIdentity:
        """Who answers."""
        return self.identity(plugin, "ollama")

    def wire(self) -> OllamaChat:
        """The wire format as it is wanted."""
        return OllamaChat(
            service=self.service("ollama"),
            num_ctx=self.num_ctx,
            dialect="ollama" if self.json_schema else "none",
            think=self.think,
            keep_alive=self.keep_alive,
            stream=self.stream,
            omit=self.omit,
            options=self.options,
        )

    def capabilities(self) -> Capabilities:
        """What the server can be relied on to understand."""
        return Capabilities(
            json_schema=self.json_schema,
            json_object=True,
            seed=True,
            parallel=self.max_concurrency,
            context=self.num_ctx if self.context is None else self.context,
        )
