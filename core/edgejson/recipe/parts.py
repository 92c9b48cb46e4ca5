"""What all parts of a recipe share: strict models, shares that add up, and a plugin with its settings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["MOST_ROWS", "Name", "Part", "PluginUse", "Rows", "Weight", "adds_to_one", "listed"]

_TOLERANCE = 1e-9

MOST_ROWS = 10_000_000
"""Rows a recipe may ask for; a plan holds every one."""

Weight = Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)]
Rows = Annotated[int, Field(strict=True, ge=1, le=MOST_ROWS)]
Name = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\n\r]*$")]


def adds_to_one(name: str, weights: Iterable[float]) -> None:
    """ValueError that names the shares, unless they add up to 1."""
    total = sum(weights)
    if abs(total - 1) > _TOLERANCE:
        raise ValueError(f"{name}: the shares add up to {total:g}, not 1")


def listed(value: object) -> Sequence[object]:
    """A single thing stands for a list of one."""
    return value if isinstance(value, Sequence) and not isinstance(value, str) else [value]


class Part(BaseModel):
    """Unknown keys are errors, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class PluginUse(Part):
    """A plugin by id, with its settings. In YAML: `templates`, or `{use: templates, settings: {...}}`."""

    use: str = Field(description="Id of the plugin, or id@distribution where several offer that id.")
    settings: dict[str, Any] = Field(
        default_factory=dict, description="Its settings; `edgejson plugins info ID` lists them."
    )
