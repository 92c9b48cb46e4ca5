"""The recipe: what to build, as YAML checked by pydantic.

A recipe names schemas, teachers, tasks with their weights, checks and splits.  Secrets never stand in it: a
plugin's settings name environment variables.  Every mistake is a `RecipeError` whose `where` is the path to the key.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import orjson
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from edgejson.errors import EdgejsonError, RecipeError, near_names
from edgejson.types import Complexity, Difficulty

__all__ = [
    "DEFAULT_TASKS",
    "TASK_ALIASES",
    "PluginUse",
    "Recipe",
    "SchemaUse",
    "SplitShares",
    "TaskMix",
    "load_recipe",
    "recipe_from",
]

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

_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
"""What a key looks like; the path to an error also holds names that pydantic makes up for alternatives."""

_PLUGIN_ID = re.compile(r"[a-z][a-z0-9_]*(@[A-Za-z0-9._-]+)?")

_TOLERANCE = 1e-9

MOST_ROWS = 10_000_000
"""Rows a recipe may ask for; a plan holds every one."""

Weight = Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)]
Rows = Annotated[int, Field(strict=True, ge=1, le=MOST_ROWS)]
Name = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\n\r]*$")]


def _adds_to_one(name: str, weights: Iterable[float]) -> None:
    total = sum(weights)
    if abs(total - 1) > _TOLERANCE:
        raise ValueError(f"{name}: the shares add up to {total:g}, not 1")


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class PluginUse(_Model):
    """A plugin by id, with its settings. In YAML: `templates`, or `{use: templates, settings: {...}}`."""

    use: str = Field(description="Id of the plugin, or id@distribution where several offer that id.")
    settings: dict[str, Any] = Field(
        default_factory=dict, description="Its settings; `edgejson plugins info ID` lists them."
    )


class SchemaUse(PluginUse):
    """A schema provider, all of its schemas or only some. In YAML: `core`, a source such as `./my_schemas` or
    `pydantic:shop.models` (see `edgejson.sources`), or `{use: folder, settings: {path: ./my}, only: [cart]}`.
    """

    only: tuple[str, ...] | None = Field(default=None, description="Ids of schemas in it (default: all).")


def _default_levels() -> dict[Difficulty, float]:
    return {"easy": 0.40, "medium": 0.35, "hard": 0.25}


def _default_classes() -> dict[Complexity, float]:
    return {"simple": 0.35, "medium": 0.40, "complex": 0.25}


class TaskMix(_Model):
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
        _adds_to_one("difficulty", self.difficulty.values())
        return self


class SplitShares(_Model):
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
        _adds_to_one("split", (self.train, self.validation, self.test))
        return self

    def shares(self) -> dict[str, float]:
        return {"train": self.train, "validation": self.validation, "test": self.test}


def _default_tasks() -> dict[str, TaskMix]:
    return {task: TaskMix(share=share) for task, share in DEFAULT_TASKS.items()}


class Recipe(_Model):
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
    teachers: tuple[PluginUse, ...] = Field(
        default=(PluginUse(use="templates"),), description="Who answers: a teacher, or a list; the first unless routed."
    )
    tasks: dict[str, TaskMix] = Field(
        default_factory=_default_tasks,
        description="Weights of the tasks; a bare number is a share, shares add up to 1.",
    )
    complexity: dict[Complexity, Weight] = Field(
        default_factory=_default_classes, description="Shares of simple, medium and complex schemas; they add up to 1."
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
        return tuple({"use": item} if isinstance(item, str) else item for item in _listed(value))

    @field_validator("schemas", mode="before")
    @classmethod
    def _schema_shorthand(cls, value: object) -> object:
        """A source stands for its plugin with its settings; a single one for a list of one."""
        return tuple(_schema_use(item) for item in _listed(value))

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
        for task in self.split.unseen_schemas:
            if task not in self.tasks and task not in DEFAULT_TASKS:
                known = {*self.tasks, *DEFAULT_TASKS}
                raise ValueError(f"split: unseen_schemas: there is no task {task!r}: {near_names(task, known)}")
        if self.budget < self.candidates:
            raise ValueError("budget: must be at least candidates")
        _adds_to_one("complexity", self.complexity.values())
        _adds_to_one("languages", self.languages.values())
        if self.locales:
            _adds_to_one("locales", self.locales.values())
        return self

    def resolved(self) -> dict[str, Any]:
        """The recipe with every default written out, as plain data."""
        return self.model_dump(mode="json")

    def resolved_yaml(self) -> str:
        return yaml.safe_dump(self.resolved(), sort_keys=False, allow_unicode=True)

    def digest(self) -> str:
        """sha256 of the resolved recipe: two runs with the same digest build the same data."""
        return hashlib.sha256(orjson.dumps(self.resolved(), option=orjson.OPT_SORT_KEYS)).hexdigest()


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else [value]


def _schema_use(item: object, folder: Path = Path()) -> object:
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


def _seen_from_here(data: dict[str, Any], recipe: Path) -> None:
    """Paths of schemas in a recipe file are relative to it: write them as they read from the current folder."""
    if "schemas" in data:
        try:
            data["schemas"] = [_schema_use(item, recipe.parent) for item in _listed(data["schemas"])]
        except ValueError as error:
            raise RecipeError(str(error), where=f"{recipe}: schemas") from None


def load_recipe(path: Path | None, overrides: Sequence[str] = ()) -> Recipe:
    """Read a recipe file (None: the default recipe) and apply `key.path=value` overrides; values are YAML.

    The path `@NAME` is the recipe of that name in the box.  Paths of schemas are relative to the recipe's folder in the
    file, to the current folder in an override and in a recipe in the box.
    """
    data: object = {}
    where = "recipe"
    if path is not None:
        where = str(path)
        text = _text_of(path)
        try:
            data = yaml.load(text, Loader=_UniqueKeyLoader) or {}  # noqa: S506 - derived from SafeLoader
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place = f"{where}:{mark.line + 1}" if mark is not None else where
            raise RecipeError(f"not YAML: {getattr(error, 'problem', None) or error}", where=place) from None
    if not isinstance(data, dict):
        raise RecipeError("a recipe is a mapping of keys", where=where)
    if path is not None:
        _seen_from_here(data, path)
    for override in overrides:
        _override(data, override)
    return recipe_from(data, where=where)


def _text_of(path: Path) -> str:
    from edgejson.recipes import NAMES, recipe_text

    name = str(path)
    if name.startswith("@") and len(path.parts) == 1 and not path.suffix:  # @NAME.yaml is a file
        return recipe_text(name.removeprefix("@"))
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        hint = f"@{name} is the recipe in the box" if name in NAMES else ""
        what = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise RecipeError(f"cannot read the recipe: {what}", where=name, hint=hint) from None


def recipe_from(data: Mapping[str, Any], *, where: str = "recipe") -> Recipe:
    """Check plain data; the first mistake is raised with the path to its key."""
    try:
        return Recipe.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        path = ".".join(str(part) for part in first["loc"] if isinstance(part, int) or _KEY.fullmatch(part))
        what = str(first["msg"]).removeprefix("Value error, ")
        hint = ""
        if first["type"] == "model_type":
            what = f"should be a mapping with the keys {', '.join(_known_keys(first['loc']))}"
        if first["type"] == "extra_forbidden":
            what = "unknown key"
            hint = near_names(str(first["loc"][-1]), _known_keys(first["loc"][:-1]))
        raise RecipeError(what, where=f"{where}: {path}" if path else where, hint=hint) from None


def _known_keys(parents: tuple[int | str, ...]) -> Sequence[str]:
    table: dict[str, type[BaseModel]] = {
        "tasks": TaskMix,
        "split": SplitShares,
        "schemas": SchemaUse,
        "teachers": PluginUse,
    }
    model = table.get(str(parents[0]), PluginUse) if parents else Recipe
    return list(model.model_fields)


def _override(data: dict[str, Any], override: str) -> None:
    key, sign, text = override.partition("=")
    if not sign or not key:
        raise RecipeError("an override is KEY.PATH=VALUE", where=f"--set {override}")
    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise RecipeError(f"the value is not YAML: {getattr(error, 'problem', error)}", where=f"--set {key}") from None
    *parents, last = key.split(".")
    node = data
    for parent in parents:
        child = node.setdefault(parent, {})
        if not isinstance(child, dict):
            raise RecipeError(f"{parent} holds no keys", where=f"--set {key}")
        node = child
    node[last] = value


class _UniqueKeyLoader(yaml.SafeLoader):
    """A safe loader that refuses a key given twice: the second would win silently."""


def _unique_mapping(loader: _UniqueKeyLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys: list[Any] = []
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str):
            raise yaml.MarkedYAMLError(problem=f"a key is a word, not {key!r}", problem_mark=key_node.start_mark)
        if key in keys:
            raise yaml.MarkedYAMLError(problem=f"key {key!r} stands twice", problem_mark=key_node.start_mark)
        keys.append(key)
    return dict(loader.construct_pairs(node, deep=True))


_UniqueKeyLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _unique_mapping)
