"""What a recipe may set for `schema_generate`."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, field_validator

from edgejson_tasks._settings import Names, Share, refuse_unknown

__all__ = ["KINDS_OF_CHANGES", "GenerateSettings"]

KINDS_OF_CHANGES = ("rename", "reorder", "reword", "tighten", "loosen", "drop", "extend", "draft", "extract", "inline")


class GenerateSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    mutated: Share = Field(
        default=1.0,
        description="share of records whose schema is changed for that record alone; the others show that of the pack",
    )
    changes: Names = Field(
        default=KINDS_OF_CHANGES, description=f"kinds of changes to choose from: {', '.join(KINDS_OF_CHANGES)}"
    )
    schema_order: Share = Field(
        default=0.3, description="share of answers whose keys follow the schema instead of being sorted"
    )

    @field_validator("changes")
    @classmethod
    def _known(cls, changes: tuple[str, ...]) -> tuple[str, ...]:
        refuse_unknown(changes, KINDS_OF_CHANGES, "change")
        return changes
