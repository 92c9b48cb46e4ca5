"""What a recipe may set for `json_repair`."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from edgejson_tasks._settings import Names, Share, refuse_unknown

__all__ = ["RepairSettings"]


class RepairSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    preset: str = Field(
        default="llm_wild",
        description="mix of errors: llm_wild (as language models make them), hand_typed (as people typing JSON do) or "
        "uniform (every operator alike)",
    )
    operators: Names | None = Field(
        default=None, description="only these errors, in the preset's proportions; all of them by default"
    )
    identity_share: Annotated[Share, Field(le=0.5)] = Field(
        default=0.08,
        description="share of records whose input is already valid and only has to be rewritten",
    )
    oracle_share: Share = Field(
        default=0.02,
        description="share of records shown to the one-edit oracle, besides all of the test split",
    )

    @field_validator("preset")
    @classmethod
    def _known_preset(cls, preset: str) -> str:
        from edgejson_tasks.json_repair.operators import PRESETS

        refuse_unknown([preset], PRESETS, "preset")
        return preset

    @field_validator("operators")
    @classmethod
    def _known_operators(cls, operators: tuple[str, ...] | None) -> tuple[str, ...] | None:
        from edgejson_tasks.json_repair.operators import OPERATORS

        refuse_unknown(operators or (), OPERATORS, "operator")
        return operators
