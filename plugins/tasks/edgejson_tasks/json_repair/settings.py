"""What a recipe may set for `json_repair`."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["RepairSettings"]


class RepairSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    preset: Literal["llm_wild", "hand_typed"] = Field(
        default="llm_wild", description="mix of errors: as language models make them, or as people typing JSON do"
    )
    identity_share: float = Field(
        default=0.125,
        ge=0,
        le=0.5,
        description="share of easy records whose input is already valid and only has to be rewritten",
    )
