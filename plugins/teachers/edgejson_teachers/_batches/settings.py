"""Settings of the teachers that work in batches: those of the same service asked singly, and how batches are made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pydantic import Field, model_validator

from edgejson.models import Capabilities
from edgejson_teachers._hosts import OPENAI_URL
from edgejson_teachers._http.endpoint import Endpoint
from edgejson_teachers._wire.anthropic_service import BASE_URL, AnthropicSettings
from edgejson_teachers._wire.openai_service import OpenAISettings
from edgejson_teachers._wire.services import completed

__all__ = ["AnthropicBatchSettings", "BatchChoices", "OpenAIBatchSettings"]

_PARALLEL = 10_000
_OF_SINGLE_CALLS = frozenset(
    ["outage_failures", "outage_pause_s", "outage_s", "requests_per_minute", "stream", "timeout_s", "tokens_per_minute"]
)
"""What an endpoint can be told, and a batch does not heed."""


class BatchChoices(Endpoint):
    """How batches are made and waited for, whatever the service."""

    most_open: int = Field(
        default=16, ge=1, description="The most batches open at once; lower it where a service limits enqueued tokens."
    )
    gather_s: float = Field(
        default=2, ge=0, le=600, description="Seconds without a further prompt after which those there are submitted."
    )
    poll_s: float = Field(default=10, gt=0, le=3600, description="Seconds until an open batch is first asked after.")
    longest_poll_s: float = Field(
        default=300, gt=0, le=86_400, description="What that interval grows to, by half each time."
    )
    transfer_s: float = Field(
        default=3600, gt=0, le=86_400, description="Seconds that one upload or download of a batch may take."
    )
    wait: bool = Field(
        default=True,
        description="Wait for the answers; false ends the run once prompts are submitted, and the next one collects.",
    )
    wait_hours: float = Field(
        default=24, gt=0, le=24 * 30, description="Hours that one batch is waited for before the run ends."
    )
    max_concurrency: int = Field(default=_PARALLEL, ge=1, le=200_000, description="The most prompts to have open.")
    most: int = Field(default=50_000, ge=1, description="The most prompts of one batch.")
    most_bytes: int = Field(default=200_000_000, ge=1, description="The most bytes of one batch.")

    @model_validator(mode="after")
    def _has_effect(self) -> BatchChoices:
        idle = sorted(_OF_SINGLE_CALLS & self.model_fields_set)
        if idle:
            raise ValueError(f"{', '.join(idle)}: has no effect on batches; leave it out")
        return self


class OpenAIBatchSettings(BatchChoices, OpenAISettings):
    """A model behind OpenAI's Batch API, or behind a service that speaks it."""

    base_url: str = Field(
        default=OPENAI_URL, description="Where the service's paths begin; by default that of `preset`."
    )
    most: int = Field(default=50_000, ge=1, le=50_000, description="The most prompts of one batch.")
    most_bytes: int = Field(default=200_000_000, ge=1, le=200_000_000, description="The most bytes of one batch.")

    @model_validator(mode="before")
    @classmethod
    def _is_wide(cls, data: Any) -> Any:
        # Before the preset fills in how many single calls its service is worth having open.
        return completed(data, max_concurrency=_PARALLEL)

    def capabilities(self) -> Capabilities:
        """Those of single calls, but for what batches make different."""
        return replace(super().capabilities(), batch=True, rate_headers=False)


class AnthropicBatchSettings(BatchChoices, AnthropicSettings):
    """A model behind Anthropic's Message Batches API."""

    base_url: str = Field(default=BASE_URL, description="Where the service's paths begin, without /v1.")
    most: int = Field(default=100_000, ge=1, le=100_000, description="The most prompts of one batch.")
    most_bytes: int = Field(default=256_000_000, ge=1, le=256_000_000, description="The most bytes of one batch.")

    def capabilities(self) -> Capabilities:
        """Those of single calls, but for what batches make different."""
        return replace(super().capabilities(), batch=True, rate_headers=False)
