"""What a recipe may set for `text_to_json`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, field_validator

from edgejson.grounding import GENRES
from edgejson_tasks._settings import Names, Share, Weight, refuse_unknown

__all__ = ["MISSING", "MISTAKES", "Missing", "TextSettings"]

Missing: TypeAlias = Literal["omit", "null", "null_all"]
"""What becomes of a field that the text says nothing about: it is left out; it is null where its type allows null and
left out elsewhere; it is null, whatever its type, every field of the list being shown as nullable.
"""

MISSING: Mapping[str, float] = {"omit": 0.55, "null": 0.2, "null_all": 0.25}

MISTAKES: Mapping[str, float] = {
    "distractor_taken": 40,
    "number_misread": 2,
    "date_misread": 2,
    "enum_untranslated": 2.5,
    "not_normalised": 2,
    "near_number": 1.5,
    "near_string": 1.5,
    "flipped": 1,
    "missing_field": 1.5,
    "missing_item": 1.5,
    "invented_field": 2,
    "null_for_value": 1,
    "value_for_null": 2,
    "wrong_policy": 2,
    "wrong_type": 1.5,
    "swapped_fields": 1.5,
    "swapped_items": 2,
    "wrapped": 0.7,
}
"""The mistakes that a worse answer may hold (see `mistakes`) and how often each is tried first."""


class TextSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    genres: Names | None = Field(
        default=None,
        description=f"the only forms that texts take; by default the teacher chooses. Of: {', '.join(GENRES)}",
    )
    missing: Mapping[str, Weight] = Field(
        default=MISSING,
        description="weights of the policies for fields that a text does not mention: omit, null (where the type allows"
        " null), null_all (every field of the list may be null)",
    )
    schema_share: Share = Field(
        default=0.4,
        description="share of prompts that carry the JSON Schema, where it is no longer than eight times the text; "
        "the others list the fields",
    )
    mistakes: Mapping[str, Weight] = Field(
        default={}, description=f"weights of mistakes in rejected answers. Of: {', '.join(MISTAKES)}"
    )

    @field_validator("genres")
    @classmethod
    def _are_genres(cls, names: tuple[str, ...] | None) -> tuple[str, ...] | None:
        refuse_unknown(names or (), GENRES, "genre")
        return names

    @field_validator("missing")
    @classmethod
    def _are_policies(cls, weights: Mapping[str, float]) -> Mapping[str, float]:
        refuse_unknown(weights, MISSING, "policy")
        if not any(weights.values()):
            raise ValueError("every policy has the weight 0")
        return weights

    @field_validator("mistakes")
    @classmethod
    def _are_mistakes(cls, weights: Mapping[str, float]) -> Mapping[str, float]:
        refuse_unknown(weights, MISTAKES, "mistake")
        if weights and not any({**MISTAKES, **weights}.values()):
            raise ValueError("every mistake has the weight 0")
        return weights
