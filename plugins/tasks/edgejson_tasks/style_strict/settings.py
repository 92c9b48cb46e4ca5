"""What a recipe may set for `style_strict`."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, field_validator

from edgejson.errors import near_names
from edgejson_tasks.style_strict.targets import CANONICAL, TARGETS

__all__ = ["StyleSettings"]


class StyleSettings(BaseModel):
    """Shares of the styles, and of documents that no style can write."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    canonical_share: float = Field(default=0.6, ge=0, le=1, description="share of records in RFC 8785")
    custom_share: float = Field(
        default=0.1, ge=0, le=1, description="share of the other records in a style without a name: any five choices"
    )
    reject_share: float = Field(
        default=0.04, ge=0, le=1, description="share of records whose document has no canonical text: name the error"
    )
    styles: tuple[str, ...] = Field(
        default=tuple(name for name in TARGETS if name != CANONICAL.name),
        description="the named styles that the other records share equally; without any, these have no name",
    )

    @field_validator("styles")
    @classmethod
    def _known(cls, styles: tuple[str, ...]) -> tuple[str, ...]:
        for name in styles:
            if name not in TARGETS:
                raise ValueError(f"there is no style {name!r}: {near_names(name, TARGETS)}")
        return styles
