"""What a recipe may set for `style_strict`."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["StyleSettings"]


class StyleSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    canonical_share: float = Field(
        default=0.6, ge=0, le=1, description="share of records in RFC 8785; the named variants share the rest equally"
    )
