"""Services that speak OpenAI's wire format: where they are, what they understand, and how they like to be asked.

Starting points, each of which a teacher's settings can override: hosts and their models change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from edgejson.types import Json

__all__ = ["CUSTOM", "HOSTS", "OPENAI_URL", "Host"]

OPENAI_URL = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """One service.

    `dialect` is that of response schemas, ``none`` where it takes none; `limit` and `seed` are the names of its fields
    for the most tokens and the seed, None for a service that takes no seed; `parallel` is how many calls it is worth
    having open.
    """

    base_url: str | None
    api_key_env: str | None = None
    dialect: str = "openai_loose"
    json_object: bool = True
    limit: str = "max_tokens"
    seed: str | None = "seed"
    rate_headers: bool = False
    logprobs: bool = False
    parallel: int = 16
    extra: Mapping[str, Json] = field(default_factory=dict)


CUSTOM = Host(base_url=None)
"""A service nobody has described: nothing is taken for granted but the wire format."""

HOSTS: Mapping[str, Host] = {
    "openai": Host(
        base_url=OPENAI_URL,
        api_key_env="OPENAI_API_KEY",
        dialect="openai_strict",
        limit="max_completion_tokens",
        rate_headers=True,
        logprobs=True,
        parallel=32,
    ),
    # No schemas; blank lines before a reply while it is made.
    "deepseek": Host(
        base_url="https://api.deepseek.com",
        api_key_env="DEEPSEEK_API_KEY",
        dialect="none",
        seed=None,
        logprobs=True,
        parallel=32,
    ),
    "together": Host(
        base_url="https://api.together.xyz/v1",
        api_key_env="TOGETHER_API_KEY",
        rate_headers=True,
        logprobs=True,
    ),
    # Only some of the services behind it take schemas; the others are not to be asked.  A field that none of them takes
    # leaves none to ask (404), and many a model has none that takes a seed; `seed: true` for one that has.
    "openrouter": Host(
        base_url="https://openrouter.ai/api/v1",
        api_key_env="OPENROUTER_API_KEY",
        seed=None,
        rate_headers=True,
        extra={"provider": {"require_parameters": True}},
    ),
    # Takes schemas on a few models only; `dialect: openai_strict` for those.
    "groq": Host(
        base_url="https://api.groq.com/openai/v1",
        api_key_env="GROQ_API_KEY",
        dialect="none",
        limit="max_completion_tokens",
        rate_headers=True,
    ),
    "mistral": Host(
        base_url="https://api.mistral.ai/v1",
        api_key_env="MISTRAL_API_KEY",
        seed="random_seed",
        rate_headers=True,
    ),
    "lmstudio": Host(base_url="http://localhost:1234/v1", dialect="llama", json_object=False, parallel=4),
    "llamacpp": Host(base_url="http://localhost:8080/v1", dialect="llama", logprobs=True, parallel=4),
    "vllm": Host(base_url="http://localhost:8000/v1", dialect="vllm", logprobs=True, parallel=64),
}
"""By the name that a recipe gives as `preset`."""
