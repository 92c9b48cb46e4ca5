"""The committee in a recipe: who is asked for what, how, at what price, and on whose word."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, field_validator

from edgejson.recipe.parts import Name, Part, PluginUse, listed
from edgejson.types import Complexity, Difficulty

__all__ = ["AcceptedTerms", "PriceChoice", "PromptSettings", "RouteRule", "SamplingChoice", "TeacherUse"]


class SamplingChoice(Part):
    """How a language model draws its answers; what is not said is left to the model."""

    temperature: Annotated[float, Field(ge=0, le=2, allow_inf_nan=False)] | None = Field(
        default=0.7, description="Higher draws rarer words; null for models that take none."
    )
    top_p: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] | None = Field(
        default=0.9, description="Draw from the likeliest words that have this share together."
    )
    max_tokens: Annotated[int, Field(strict=True, ge=1, le=1_000_000)] = Field(
        default=2048, description="Longest answer, in tokens."
    )
    stop: tuple[str, ...] = Field(default=(), description="Texts that end an answer.")


class PriceChoice(Part):
    """What a model costs, in US dollars per million tokens, where the price list does not know it or is not right."""

    input: Annotated[float, Field(ge=0, allow_inf_nan=False)] = Field(description="For a million tokens of prompts.")
    output: Annotated[float, Field(ge=0, allow_inf_nan=False)] = Field(description="For a million tokens of answers.")


class TeacherUse(PluginUse):
    """A teacher of the committee. In YAML: `templates`, or `{use: vllm, settings: {...}, weight: 0.4}`."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.-]*$")] | None = Field(
        default=None, description="Its name in this recipe, where one plugin is used twice (default: the plugin's id)."
    )
    weight: Annotated[float, Field(strict=True, ge=0, le=1000, allow_inf_nan=False)] = Field(
        default=1.0, description="Its part of the requests, against the other teachers' weights; 0: only where routed."
    )
    writes: Literal["text", "instance", "both"] | None = Field(
        default=None,
        description="What it is asked for: texts about a program's values (default of a model), instances of schemas, "
        "whose rules are computed again, or both (default of a program).",
    )
    sampling: SamplingChoice = Field(default=SamplingChoice(), description="How a language model draws.")
    retries: Annotated[int, Field(strict=True, ge=0, le=20)] = Field(
        default=2, description="Further tries with a new seed, after an answer that cannot be used."
    )
    best_of: Annotated[int, Field(strict=True, ge=1, le=32)] = Field(
        default=1, description="Answers asked for each request; the best is kept."
    )
    select: Literal["checks", "judge"] = Field(
        default="checks", description="Who finds the best: the checks of the answer, or the teacher named as judge."
    )
    per_call: Annotated[int, Field(strict=True, ge=1, le=64)] = Field(
        default=1, description="Instances asked for in one call; repeated ones are asked for again."
    )
    price: PriceChoice | None = Field(default=None, description="Its price, where the price list does not know it.")

    @property
    def id(self) -> str:
        """What the rest of the recipe calls it."""
        return self.name or self.use


class RouteRule(Part):
    """Requests that all conditions fit go to `to`: a teacher, or several in the order in which they are tried."""

    task: tuple[str, ...] = Field(default=(), description="Tasks (none named: any).")
    schema_id: tuple[str, ...] = Field(
        default=(), alias="schema", description="Ids of schemas, `*` for any letters (none named: any)."
    )
    complexity: tuple[Complexity, ...] = Field(default=(), description="Classes of schemas (none named: any).")
    difficulty: tuple[Difficulty, ...] = Field(default=(), description="Levels (none named: any).")
    language: tuple[str, ...] = Field(default=(), description="Languages of words, `*` for any letters.")
    tags: tuple[str, ...] = Field(
        default=(), description="Tags of a schema, one of which it must have (`x-tags`, or words of its id and title)."
    )
    to: tuple[str, ...] = Field(description="Teachers, by name in this recipe.", min_length=1)

    model_config = ConfigDict(populate_by_name=True)

    @field_validator("task", "schema_id", "complexity", "difficulty", "language", "tags", "to", mode="before")
    @classmethod
    def _one(cls, value: object) -> object:
        """A single name stands for a list of one."""
        return listed(value)


class AcceptedTerms(Part):
    """Somebody's explicit word that a model's output may be used although its terms are not known to allow it."""

    model: Name = Field(description="The model, as its teacher names it; `*` for any letters.")
    terms: Name = Field(description="The terms that are accepted, by the tag that the refusal names.")
    by: Name = Field(description="Who accepts them.")
    why: Name = Field(description="On what ground.")


class PromptSettings(Part):
    """Words for language models, where those in the box are not what is wanted."""

    folder: str | None = Field(default=None, description="A folder with prompts that replace those of the same name.")
    examples: str | None = Field(
        default=None, description="Records to draw examples from (a run's folder or a file); default: some in the box."
    )
    shots: Annotated[int, Field(strict=True, ge=0, le=8)] = Field(default=1, description="Examples in a prompt.")
