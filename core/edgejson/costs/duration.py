"""How long answers take: from what is known of an engine's speed, or from an assumption that is stated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from edgejson.costs.estimate import Load
from edgejson.models import Capabilities

__all__ = ["STREAM_TOKENS_PER_SECOND", "Duration", "duration", "together"]

STREAM_TOKENS_PER_SECOND = 50
"""What one stream of a hosted model is taken to write where nothing is known of it."""


@dataclass(frozen=True, slots=True)
class Duration:
    """Minutes, or None where nobody can say, and what they rest on."""

    minutes: float | None
    basis: str


def duration(load: Load, capabilities: Capabilities, settings: Mapping[str, Any], *, local: bool) -> Duration:
    """How long the calls of `load` take; `settings` are the teacher's, whose limits per minute hold."""
    if not load.calls:
        return Duration(0.0, "not asked")
    if capabilities.batch:
        return Duration(None, "batches come within a day")
    if capabilities.tokens_per_second:
        speed, basis = capabilities.tokens_per_second, f"{capabilities.tokens_per_second:g} tokens/s"
    elif local:
        return Duration(None, "the speed of this machine is unknown")
    else:
        speed = float(capabilities.parallel * STREAM_TOKENS_PER_SECOND)
        basis = f"assuming {capabilities.parallel} streams of {STREAM_TOKENS_PER_SECOND} tokens/s"
    bounds = [(load.output / speed / 60, basis)]
    for limit, amount in (("requests_per_minute", load.calls), ("tokens_per_minute", load.input + load.output)):
        if rate := settings.get(limit):
            bounds.append((amount / rate, f"{limit}: {rate:,}"))
    minutes, basis = max(bounds)
    return Duration(minutes, basis)


def together(teachers: Iterable[tuple[Duration, Capabilities]]) -> tuple[float, bool]:
    """Minutes until all are done, and whether that is all of it (false: some are not known).

    Teachers that share an exclusive resource take turns; the others work side by side.
    """
    turns: dict[str, float] = {}
    whole = True
    for number, (each, capabilities) in enumerate(teachers):
        whole = whole and each.minutes is not None
        resource = capabilities.exclusive or f"\0{number}"
        turns[resource] = turns.get(resource, 0.0) + (each.minutes or 0.0)
    return max(turns.values(), default=0.0), whole
