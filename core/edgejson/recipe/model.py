"""The recipe as a whole."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import orjson
import yaml
from pydantic import Field, field_validator, model_validator

from edgejson.errors import EdgejsonError, near_names
from edgejson.recipe.mixture import (
    DEFAULT_TASKS,
    TASK_ALIASES,
    SchemaUse,
    SplitShares,
    TaskMix,
    default_classes,
    default_tasks,
)
from edgejson.recipe.parts import Name, Part, PluginUse, Rows, Weight, adds_to_one, listed
from edgejson.recipe.teachers import AcceptedTerms, PromptSettings, RouteRule, TeacherUse
from edgejson.types import Complexity

__all__ = ["Recipe", "schema_use"]

_PLUGIN_ID = re.compile(r"[a-z][a-z0-9_]*(@[A-Za-z0-9._-]+)?")


class Recipe(Part):
    """A whole build. `target` counts accepted SFT records; preference records come on top (`preference` x `target`)."""

    version: Literal[1] = Field(default=1, description="Version of the recipe format.")
    name: Name = Field(default="quickstart", description="Name of the data set.")
    seed: Annotated[int, Field(strict=True, ge=0, lt=2**63)] = Field(
        default=20251120,
        description="Seed of every random stream: the same recipe with the same seed gives the same data.",
    )
    target: Rows | None = Field(
        default=None, description="SFT records to deliver (default: 1,000, or what the rows of the tasks come to)."
    )
    preference: Annotated[float, Field(strict=True, ge=0, le=10, allow_inf_nan=False)] = Field(
        default=0.2, description="Preference records on top, as a share of the target."
    )
    candidates: Annotated[float, Field(strict=True, ge=1, le=20, allow_inf_nan=False)] = Field(
        default=1.5, description="Candidates made per record; the best are kept."
    )
    budget: Annotated[float, Field(strict=True, ge=1, le=100, allow_inf_nan=False)] = Field(
        default=4.0, description="Candidates at most, per record, before the build gives up."
    )
    schemas: tuple[SchemaUse, ...] = Field(
        default=(SchemaUse(use="core"),),
        description="Where schemas come from: a pack, a folder or file, PLUGIN:ARGUMENT, or a list of these.",
    )
    teachers: tuple[TeacherUse, ...] = Field(
        default=(TeacherUse(use="templates"),),
        description="Who answers: a teacher, or a list; requests are shared by weight unless routed.",
    )
    routing: tuple[RouteRule, ...] = Field(
        default=(), description="Who answers which requests; the first rule that fits decides."
    )
    judge: str | None = Field(default=None, description="The teacher that compares answers where `select` is `judge`.")
    prompts: PromptSettings = Field(default=PromptSettings(), description="Words for language models.")
    accept_terms: tuple[AcceptedTerms, ...] = Field(
        default=(), description="Terms of models that are accepted although they forbid or do not say."
    )
    tasks: dict[str, TaskMix] = Field(
        default_factory=default_tasks,
        description="Weights of the tasks; a bare number is a share, shares add up to 1.",
    )
    complexity: dict[Complexity, Weight] = Field(
        default_factory=default_classes, description="Shares of simple, medium and complex schemas; they add up to 1."
    )
    languages: dict[str, Weight] = Field(
        default_factory=lambda: {"en": 1.0},
        description="Shares of the languages of words, which the teacher must write; they add up to 1.",
    )
    locales: dict[str, Weight] = Field(
        default_factory=dict,
        description="Shares of the locales of people, places and companies in values, whatever the language; "
        "they add up to 1 (default: each language its own).",
    )
    edge_cases: Weight = Field(
        default=0.15, description="Share of values at the edge: empty arrays, nulls, bounds, Unicode."
    )
    checks: tuple[PluginUse, ...] | Literal["all"] = Field(
        default="all",
        description="Checks that a record must pass; `all` stands for every check that comes with edgejson.",
    )
    split: SplitShares = Field(default=SplitShares(), description="Shares of the three splits; they add up to 1.")
    license: Name = Field(default="Apache-2.0", description="Licence of the data, as an SPDX expression.")

    @field_validator("teachers", "checks", mode="before")
    @classmethod
    def _plugin_shorthand(cls, value: object) -> object:
        """A bare id stands for `{use: id}`; a single one for a list of one."""
        if value == "all":
            return value
        return tuple({"use": item} if isinstance(item, str) else item for item in listed(value))

    @field_validator("schemas", mode="before")
    @classmethod
    def _schema_shorthand(cls, value: object) -> object:
        """A source stands for its plugin with its settings; a single one for a list of one."""
        return tuple(schema_use(item) for item in listed(value))

    @field_validator("tasks", mode="before")
    @classmethod
    def _task_shorthand(cls, value: object) -> object:
        """A bare number stands for `{share: number}`; older names are read as aliases."""
        if not isinstance(value, Mapping):
            return value
        given: dict[object, object] = {}
        tasks: dict[object, object] = {}
        for name, mix in value.items():
            current = TASK_ALIASES.get(str(name), name)
            if current in given:
                raise ValueError(f"{given[current]} and {name} are the same task")
            given[current] = name
            tasks[current] = {"share": mix} if isinstance(mix, int | float) and not isinstance(mix, bool) else mix
        return tasks

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if not self.tasks:
            raise ValueError("tasks: name at least one task")
        if not self.schemas or not self.teachers:
            raise ValueError("schemas and teachers: name at least one of each")
        self._teachers_consistent()
        for task in self.split.unseen_schemas:
            if task not in self.tasks and task not in DEFAULT_TASKS:
                known = {*self.tasks, *DEFAULT_TASKS}
                raise ValueError(f"split: unseen_schemas: there is no task {task!r}: {near_names(task, known)}")
        if self.budget < self.candidates:
            raise ValueError("budget: must be at least candidates")
        adds_to_one("complexity", self.complexity.values())
        adds_to_one("languages", self.languages.values())
        if self.locales:
            adds_to_one("locales", self.locales.values())
        return self

    def _teachers_consistent(self) -> None:
        names = [use.id for use in self.teachers]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"teachers: two are called {name}: give each a name")
        if not any(use.weight for use in self.teachers):
            raise ValueError("teachers: at least one needs a weight above 0")
        for place, rule in enumerate(self.routing):
            for name in rule.to:
                if name not in names:
                    raise ValueError(f"routing.{place}.to: there is no teacher {name!r}: {near_names(name, names)}")
            for task in rule.task:
                if TASK_ALIASES.get(task, task) not in self.tasks:
                    raise ValueError(f"routing.{place}.task: there is no task {task!r}: {near_names(task, self.tasks)}")
        if self.judge is not None and self.judge not in names:
            raise ValueError(f"judge: there is no teacher {self.judge!r}: {near_names(self.judge, names)}")
        if self.judge is None and any(use.select == "judge" for use in self.teachers):
            raise ValueError("judge: name the teacher that selects where `select` is `judge`")

    def resolved(self) -> dict[str, Any]:
        """The recipe with every default written out, as plain data."""
        return self.model_dump(mode="json", by_alias=True)

    def resolved_yaml(self) -> str:
        return yaml.safe_dump(self.resolved(), sort_keys=False, allow_unicode=True)

    def digest(self) -> str:
        """sha256 of the resolved recipe: two runs with the same digest build the same data."""
        return hashlib.sha256(orjson.dumps(self.resolved(), option=orjson.OPT_SORT_KEYS)).hexdigest()


def schema_use(item: object, folder: Path = Path()) -> object:
    """A source written out as plugin and settings; of anything else the path, relative to `folder` until now."""
    if isinstance(item, str):
        if _PLUGIN_ID.fullmatch(item) and not (folder / item).exists():
            return {"use": item}
        from edgejson.host import Host
        from edgejson.sources import plugin_of

        try:
            plugin, settings = plugin_of(Host.from_environment(), item, folder)
        except EdgejsonError as error:
            raise ValueError(str(error)) from None
        return {"use": plugin, "settings": settings} if settings else {"use": plugin}
    if isinstance(item, Mapping) and isinstance(item.get("settings"), Mapping):
        from edgejson.sources import settings_below

        return {**item, "settings": settings_below(item["settings"], folder)}
    return item
