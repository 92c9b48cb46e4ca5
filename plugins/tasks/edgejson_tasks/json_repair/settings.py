"""What a recipe may set for `json_repair`."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, field_validator

from edgejson.errors import near_names

__all__ = ["RepairSettings"]


class RepairSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    preset: str = Field(
        default="llm_wild",
        description="mix of errors: llm_wild (as language models make them), hand_typed (as people typing JSON do) or "
        "uniform (every operator alike)",
    )
    operators: tuple[str, ...] = Field(
        default=(), description="only these errors, in the preset's proportions; none named: all of them"
    )
    identity_share: float = Field(
        default=0.08,
        ge=0,
        le=0.5,
        description="share of records whose input is already valid and only has to be rewritten",
    )
    oracle_share: float = Field(
        default=0.02,
        ge=0,
        le=1,
        description="share of records shown to the one-edit oracle, besides all of the test split",
    )

    @field_validator("preset")
    @classmethod
    def _known_preset(cls, preset: str) -> str:
        from edgejson_tasks.json_repair.operators import PRESETS

        if preset not in PRESETS:
            raise ValueError(f"there is no preset {preset!r}: {near_names(preset, PRESETS)}")
        return preset

    @field_validator("operators")
    @classmethod
    def _known_operators(cls, operators: tuple[str, ...]) -> tuple[str, ...]:
        from edgejson_tasks.json_repair.operators import OPERATORS

        for name in operators:
            if name not in OPERATORS:
                raise ValueError(f"there is no operator {name!r}: {near_names(name, OPERATORS)}")
        return operators
