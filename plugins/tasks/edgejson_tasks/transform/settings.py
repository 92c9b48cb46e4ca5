"""What a recipe may set for `transform`."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, field_validator

from edgejson.errors import near_names

__all__ = ["TransformSettings"]


class TransformSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    operations: tuple[str, ...] | None = Field(
        default=None, min_length=1, description="draw steps from these operations only; all of them by default"
    )
    expressions: float = Field(
        default=0.1,
        ge=0,
        le=1,
        description="share of records that give the steps as a jq, JMESPath, JSON Patch or Merge Patch expression",
    )

    @field_validator("operations")
    @classmethod
    def _known(cls, operations: tuple[str, ...] | None) -> tuple[str, ...] | None:
        from edgejson_tasks.transform.catalogue import OPERATIONS

        for name in operations or ():
            if name not in OPERATIONS:
                raise ValueError(f"there is no operation {name!r}: {near_names(name, OPERATIONS)}")
        return operations
