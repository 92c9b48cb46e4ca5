"""The mixture in a recipe: schemas, tasks with their levels, and splits."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from edgejson.recipe.parts import Part, PluginUse, Rows, Weight, adds_to_one
from edgejson.types import Complexity, Difficulty

__all__ = ["DEFAULT_TASKS", "TASK_ALIASES", "SchemaUse", "SplitShares", "TaskMix", "default_classes", "default_tasks"]

DEFAULT_TASKS = {
    "schema_generate": 0.40,
    "json_repair": 0.20,
    "text_to_json": 0.20,
    "transform": 0.10,
    "style_strict": 0.10,
}
"""Shares of the mixture when a recipe names no tasks."""

TASK_ALIASES = {"json_transform": "transform", "json_style_strict": "style_strict"}
"""Older task names, still read."""


class SchemaUse(PluginUse):
    """A schema provider, all of its schemas or only some. In YAML: `core`, a source such as `./my_schemas` or
    `pydantic:shop.models` (see `edgejson.sources`), or `{use: folder, settings: {path: ./my}, only: [cart]}`.
    """

    only: tuple[str, ...] | None = Field(default=None, description="Ids of schemas in it (default: all).")


def _default_levels() -> dict[Difficulty, float]:
    return {"easy": 0.40, "medium": 0.35, "hard": 0.25}


def default_classes() -> dict[Complexity, float]:
    return {"simple": 0.35, "medium": 0.40, "complex": 0.25}


class TaskMix(Part):
    """How much of the mixture one task is: `share` of the whole, or `fraction` of its own `rows` (above 1: rows
    repeat).
    """

    share: Weight | None = Field(default=None, description="Share of the whole mixture.")
    fraction: Annotated[float, Field(strict=True, gt=0, le=1000, allow_inf_nan=False)] | None = Field(
        default=None, description="Share of the task's own rows; above 1, rows repeat."
    )
    rows: Rows | None = Field(default=None, description="The rows that `fraction` is a share of.")
    difficulty: dict[Difficulty, Weight] = Field(
        default_factory=_default_levels, description="Shares of the task's own levels; they add up to 1."
    )
    settings: dict[str, Any] = Field(
        default_factory=dict, description="Settings of the task; `edgejson plugins info TASK` lists them."
    )

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.share is None) == (self.fraction is None):
            raise ValueError("say either share or fraction")
        if (self.fraction is None) != (self.rows is None):
            raise ValueError("fraction and rows belong together")
        adds_to_one("difficulty", self.difficulty.values())
        return self


class SplitShares(Part):
    """Shares of the three splits, counted in records."""

    train: Weight = Field(default=0.8, description="Share to learn from.")
    validation: Weight = Field(default=0.1, description="Share to watch training with.")
    test: Weight = Field(default=0.1, description="Share to measure with.")
    unseen_schemas: tuple[str, ...] = Field(
        default=("schema_generate", "text_to_json"),
        description="Tasks that show their test split schemas of its own (given 8 schemas or more).",
    )

    @model_validator(mode="after")
    def _whole(self) -> Self:
        adds_to_one("split", (self.train, self.validation, self.test))
        return self

    def shares(self) -> dict[str, float]:
        return {"train": self.train, "validation": self.validation, "test": self.test}


def default_tasks() -> dict[str, TaskMix]:
    return {task: TaskMix(share=share) for task, share in DEFAULT_TASKS.items()}
