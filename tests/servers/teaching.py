"""A teacher's settings, and the parts of a run around it, for tests that ask a service on loopback."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["KEY_VARIABLE", "WIRES", "settings_for"]

WIRES = ("openai", "anthropic", "ollama")
"""The teachers that speak one wire format each."""

KEY_VARIABLE = "EDGEJSON_TEST_KEY"
_TERMS: Mapping[str, str] = {"license": "Apache-2.0", "terms": "none"}


def settings_for(wire: str, url: str, *, model: str, **more: Any) -> dict[str, Any]:
    """Settings of the teacher `wire` for the service at `url`, its key in `KEY_VARIABLE`.

    Attempts end soon: these services answer at once or never.
    """
    base = f"{url}/v1" if wire == "openai" else url
    said: dict[str, Any] = {"base_url": base, "model": model, "api_key_env": KEY_VARIABLE, **_TERMS}
    return {**said, "timeout_s": 30, "reply_timeout_s": 20, "connect_timeout_s": 5, **more}
