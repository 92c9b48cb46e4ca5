"""A chat model as a recipe uses it, and what is said when it gave no usable answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from edgejson.models import ChatModel, Sampling

__all__ = ["Refusal", "Use"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """How often and in which way `model` is asked; the fields mean what they mean in a recipe."""

    name: str
    model: ChatModel
    sampling: Sampling = field(default_factory=Sampling)
    retries: int = 2
    best_of: int = 1
    select: Literal["checks", "judge"] = "checks"
    per_call: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """No teacher gave an answer that can be used: the last reason with its message, and how often each was met."""

    reason: str
    message: str
    tried: Mapping[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        met = ", ".join(f"{count} x {reason}" for reason, count in sorted(self.tried.items()))
        return f"{self.reason}: {self.message}" + (f" (tried: {met})" if met else "")
