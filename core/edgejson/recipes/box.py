"""The recipes in the box: YAML files beside this module, the first line of each a comment that says what it is for."""

from __future__ import annotations

from importlib.resources import files

from edgejson.errors import RecipeError, near_names

__all__ = ["NAMES", "recipe_text", "summary_of"]

NAMES = ("quickstart", "seed-v3", "dpo", "multilingual", "own-schemas", "committee")


def recipe_text(name: str) -> str:
    """The file, comments and all; `RecipeError` when no recipe in the box has that name."""
    if name not in NAMES:
        raise RecipeError("there is no such recipe in the box", where=f"@{name}", hint=near_names(name, NAMES))
    return (files("edgejson.recipes") / f"{name}.yaml").read_text(encoding="utf-8")


def summary_of(name: str) -> str:
    """What the recipe is for, in one line."""
    return recipe_text(name).partition("\n")[0].removeprefix("# ")
