"""Read a recipe file, apply overrides, and say where a mistake stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from edgejson.errors import RecipeError, near_names
from edgejson.recipe.mixture import SchemaUse, SplitShares, TaskMix
from edgejson.recipe.model import Recipe, schema_use
from edgejson.recipe.parts import PluginUse, listed
from edgejson.recipe.teachers import AcceptedTerms, PromptSettings, RouteRule, TeacherUse

__all__ = ["load_recipe", "recipe_from"]

_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
"""What a key looks like; the path to an error also holds names that pydantic makes up for alternatives."""

_PROMPT_PATHS = ("folder", "examples")


def _seen_from_here(data: dict[str, Any], recipe: Path) -> None:
    """Paths in a recipe file are relative to it: write them as they read from the current folder."""
    from edgejson.sources import below, settings_below

    folder = recipe.parent
    if "schemas" in data:
        try:
            data["schemas"] = [schema_use(item, folder) for item in listed(data["schemas"])]
        except ValueError as error:
            raise RecipeError(str(error), where=f"{recipe}: schemas") from None
    if "teachers" in data:
        data["teachers"] = [
            {**use, "settings": settings_below(use["settings"], folder)}
            if isinstance(use, dict) and isinstance(use.get("settings"), dict)
            else use
            for use in listed(data["teachers"])
        ]
    prompts = data.get("prompts")
    if isinstance(prompts, dict):
        data["prompts"] = {
            key: below(folder, path) if key in _PROMPT_PATHS and isinstance(path, str) else path
            for key, path in prompts.items()
        }


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
        "teachers": TeacherUse,
        "routing": RouteRule,
        "prompts": PromptSettings,
        "accept_terms": AcceptedTerms,
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
