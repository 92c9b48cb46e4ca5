"""What a recipe may set for `style_strict`."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, field_validator

from edgejson_tasks._settings import Names, Share, refuse_unknown
from edgejson_tasks.style_strict.targets import CANONICAL, TARGETS

__all__ = ["StyleSettings"]


class StyleSettings(BaseModel):
    """Shares of the styles, and of documents that no style can write."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    canonical_share: Share = Field(default=0.6, description="share of records in RFC 8785")
    custom_share: Share = Field(
        default=0.1, description="share of the other records in a style without a name: any five choices"
    )
    reject_share: Share = Field(
        default=0.04, description="share of records whose document has no canonical text: name the error"
    )
    styles: Names = Field(
        default=tuple(name for name in TARGETS if name != CANONICAL.name),
        description="the named styles that the other records share equally",
    )

    @field_validator("styles")
    @classmethod
    def _known(cls, styles: tuple[str, ...]) -> tuple[str, ...]:
        refuse_unknown(styles, TARGETS, "style")
        return styles
