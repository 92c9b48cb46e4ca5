"""Settings of the teacher `anthropic`, and what follows from them."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from edgejson.models import Capabilities
from edgejson.types import TeacherIdentity
from edgejson_teachers._wire.anthropic_messages import VERSION, AnthropicMessages
from edgejson_teachers._wire.services import ApiSettings, completed

__all__ = ["BASE_URL", "AnthropicSettings"]

BASE_URL = "https://api.anthropic.com"
_KEY = "ANTHROPIC_API_KEY"


class AnthropicSettings(ApiSettings):
    """A model behind Anthropic's messages API."""

    PATHS: ClassVar[tuple[str, ...]] = ("/v1/messages", "/messages", "/v1")
    OPTIONAL: ClassVar[frozenset[str]] = frozenset({"stop_sequences", "temperature", "top_p"})
    SHAPING: ClassVar[tuple[str, ...]] = ("effort", "json_schema", "omit", "thinking")

    base_url: str = Field(default=BASE_URL, description="Where the service's paths begin, without /v1.")
    version: str = Field(
        default=VERSION,
        pattern=r"^\d{4}-\d{2}-\d{2}$",
        description="Version of the API.  The current one takes no temperature and no top_p; 2023-06-01 does.",
    )
    authorization: Literal["bearer", "x-api-key"] = Field(
        default="bearer", description="The header that carries the key."
    )
    thinking: Literal["adaptive", "disabled"] | None = Field(
        default=None, description="Whether the model thinks before it answers; null leaves it to the model."
    )
    effort: Literal["low", "medium", "high", "xhigh", "max"] | None = Field(
        default=None, description="How much effort the model takes; null leaves it to the model."
    )
    json_schema: bool = Field(default=True, description="State response schemas; older models take none.")
    provider: str = Field(
        default="anthropic", description="Name of the service in records; custom for one with a base_url."
    )

    @model_validator(mode="before")
    @classmethod
    def _is_preset(cls, data: Any) -> Any:
        if isinstance(data, dict) and "base_url" in data:
            return completed(data, provider="custom")
        return completed(data, api_key_env=_KEY)

    def who(self, plugin: str = "anthropic") -> TeacherIdentity:
        """Who answers."""
        return self.identity(plugin, self.provider)

    def wire(self) -> AnthropicMessages:
        """The wire format as it is wanted."""
        return AnthropicMessages(
            service=self.service(self.provider),
            version=self.version,
            authorization=self.authorization,
            dialect="anthropic" if self.json_schema else "none",
            omit=self.omit,
            thinking=self.thinking,
            effort=self.effort,
            stream=self.stream,
        )

    def capabilities(self) -> Capabilities:
        """What the service can be relied on to understand: no seeds, and no JSON without a schema."""
        return Capabilities(
            json_schema=self.json_schema,
            rate_headers=True,
            sampling=self.wire().samples,
            parallel=self.max_concurrency,
            context=self.context,
        )
