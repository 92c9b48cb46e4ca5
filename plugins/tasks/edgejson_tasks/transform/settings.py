"""What a recipe may set for `transform`."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, field_validator

from edgejson_tasks._settings import Names, Share, refuse_unknown

__all__ = ["TransformSettings"]


class TransformSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    operations: Names | None = Field(
        default=None, description="draw steps from these operations only; all of them by default"
    )
    expressions: Share = Field(
        default=0.1,
        description="share of records that give the steps as a jq, JMESPath, JSON Patch or Merge Patch expression",
    )

    @field_validator("operations")
    @classmethod
    def _known(cls, operations: tuple[str, ...] | None) -> tuple[str, ...] | None:
        from edgejson_tasks.transform.catalogue import OPERATIONS

        refuse_unknown(operations or (), OPERATIONS, "operation")
        return operations
