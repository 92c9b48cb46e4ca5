"""Settings of the teacher `openai`, and what follows from them."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field, JsonValue, field_validator, model_validator

from edgejson.errors import near_names
from edgejson.models import Capabilities
from edgejson.types import TeacherIdentity
from edgejson_teachers._hosts import CUSTOM, HOSTS, OPENAI_URL, Host
from edgejson_teachers._wire.openai_chat import OpenAIChat
from edgejson_teachers._wire.services import ApiSettings, completed, without

__all__ = ["OpenAISettings"]

_CUSTOM = "custom"
HostName = Literal[
    "openai", "deepseek", "together", "openrouter", "groq", "mistral", "lmstudio", "llamacpp", "vllm", "custom"
]
DialectName = Literal["openai_strict", "openai_loose", "llama", "vllm", "none"]
_OPTIONAL = frozenset({"random_seed", "response_format", "seed", "stop", "temperature", "top_p"})
_OWN = _OPTIONAL | {"max_completion_tokens", "max_tokens", "messages", "model", "stream", "stream_options"}
"""Fields of the request that follow from settings and prompts, so that `extra` cannot contradict them."""


class OpenAISettings(ApiSettings):
    """A model behind OpenAI's API or one of the many services that speak it.

    `preset` fills in whatever is left out; without it, a `base_url` of one's own is a service that nobody has
    described.
    """

    PATHS: ClassVar[tuple[str, ...]] = ("/chat/completions", "/completions", "/responses")
    OPTIONAL: ClassVar[frozenset[str]] = _OPTIONAL
    SHAPING: ClassVar[tuple[str, ...]] = ("dialect", "extra", "json_object", "omit")

    base_url: str = Field(
        default=OPENAI_URL, description="Where the service's paths begin; by default that of `preset`."
    )
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
        if name not in (*HOSTS, _CUSTOM):
            raise ValueError(f"there is no preset {name!r} ({near_names(str(name), [*HOSTS, _CUSTOM])})")
        if name == _CUSTOM and "base_url" not in data:
            raise ValueError("preset custom needs a base_url, where the paths of the service begin")
        host = HOSTS.get(name, CUSTOM)
        return completed(
            data, preset=name, base_url=host.base_url, api_key_env=host.api_key_env, max_concurrency=host.parallel
        )

    @field_validator("extra")
    @classmethod
    def _are_further(cls, extra: dict[str, JsonValue]) -> dict[str, JsonValue]:
        return without(extra, _OWN)

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
