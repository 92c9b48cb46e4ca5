"""Replies of models that run in this process, as bytes to keep: there is no body of a service to keep instead."""

from __future__ import annotations

import json
from typing import Any

from edgejson.models import Finish, ModelError, Reply, Usage

__all__ = ["pack", "unpack"]

_FINISHES: tuple[Finish, ...] = ("stop", "length", "refusal", "error")


def pack(*, text: str, finish: Finish, model: str, usage: Usage) -> bytes:
    """A reply as JSON in ASCII, which holds any text, also one that a model broke off inside a character."""
    counts = {"input": usage.input, "output": usage.output, "cached": usage.cached}
    body = {"text": text, "finish": finish, "model": model}
    return json.dumps({**body, "usage": {name: count for name, count in counts.items() if count is not None}}).encode()


def unpack(raw: bytes) -> Reply:
    """What `pack` was given.

    Raises:
        ModelError: ``refused`` when it is nothing that `pack` made.
    """
    try:
        body: Any = json.loads(raw)
        text, finish, model, counts = body["text"], body["finish"], body["model"], body["usage"]
        usage = Usage(input=counts.get("input"), output=counts.get("output"), cached=counts.get("cached"))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise ModelError("a kept reply of a local model cannot be read", kind="refused") from None
    counted = all(count is None or type(count) is int for count in (usage.input, usage.output, usage.cached))
    if finish not in _FINISHES or not isinstance(text, str) or not isinstance(model, str) or not counted:
        raise ModelError("a kept reply of a local model cannot be read", kind="refused")
    return Reply(text=text, finish=finish, raw=raw, usage=usage, model=model)
