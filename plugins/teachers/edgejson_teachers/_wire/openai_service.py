"""Settings of the teacher `openai`, and what follows from them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, JsonValue, model_validator

from edgejson.models import Capabilities
from edgejson.types import TeacherIdentity
from edgejson_teachers._hosts import CUSTOM, HOSTS, Host
from edgejson_teachers._wire.openai_chat import OpenAIChat
from edgejson_teachers._wire.services import ApiSettings, completed

__all__ = ["OpenAISettings"]

_CUSTOM = "custom"
HostName = Literal[
    "openai", "deepseek", "together", "openrouter", "groq", "mistral", "lmstudio", "llamacpp", "vllm", "custom"
]
DialectName = Literal["openai_strict", "openai_loose", "llama", "vllm", "none"]


class OpenAISettings(ApiSettings):
    """A model behind OpenAI's API or one of the many services that speak it.

    `preset` fills in whatever is left out; without it, a `base_url` of one's own is a service that nobody has
    described.
    """

    preset: HostName = Field(
        default="openai", description="A well-known service; custom for any other, with its base_url."
    )
    provider: str = Field(default="", description="Name of the service in records; by default that of the preset.")
    dialect: DialectName | None = Field(
        default=None,
        description="How response schemas are stated; none for a service that takes none; null: as the preset.",
    )
    json_object: bool | None = Field(
        default=None, description="Ask for JSON where no schema is stated; null: as the preset."
    )
    seed: bool | None = Field(default=None, description="Send seeds; null: as the preset.")
    extra: dict[str, JsonValue] = Field(
        default_factory=dict, description="Further fields of every request, such as reasoning_effort."
    )

    @model_validator(mode="before")
    @classmethod
    def _is_preset(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        name = data.get("preset") or (_CUSTOM if "base_url" in data else "openai")
        host = HOSTS.get(name, CUSTOM) if isinstance(name, str) else CUSTOM
        return completed(
            data, preset=name, base_url=host.base_url, api_key_env=host.api_key_env, max_concurrency=host.parallel
        )

    @property
    def known(self) -> Host:
        """The service as it is described."""
        return HOSTS.get(self.preset, CUSTOM)

    def who(self, plugin: str = "openai") -> TeacherIdentity:
        """Who answers."""
        return self.identity(plugin, self.provider or self.preset)

    def wire(self) -> OpenAIChat:
        """The wire format as this service speaks it."""
        host = self.known
        seed = host.seed if self.seed is None else (host.seed or "seed") if self.seed else None
        return OpenAIChat(
            service=self.service(self.provider or (self.preset if self.preset != _CUSTOM else "the service")),
            dialect=self.dialect or host.dialect,
            json_object=host.json_object if self.json_object is None else self.json_object,
            limit=host.limit,
            seed=seed,
            omit=self.omit,
            stream=self.stream,
            extra={**host.extra, **self.extra},
        )

    def capabilities(self) -> Capabilities:
        """What the service can be relied on to understand."""
        wire = self.wire()
        return Capabilities(
            json_schema=wire.dialect != "none",
            json_object=wire.json_object,
            seed=wire.seed is not None and wire.seed not in self.omit,
            logprobs=self.known.logprobs,
            rate_headers=self.known.rate_headers,
            parallel=self.max_concurrency,
            context=self.context,
        )
