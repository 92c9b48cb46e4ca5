"""The recipe: what to build, as YAML checked by pydantic.

A recipe names schemas, teachers, tasks with their weights, checks and splits.  Secrets never stand in it: a
plugin's settings name environment variables.  Every mistake is a `RecipeError` whose `where` is the path to the key.
"""

from edgejson.recipe.loading import load_recipe, recipe_from
from edgejson.recipe.mixture import DEFAULT_TASKS, TASK_ALIASES, SchemaUse, SplitShares, TaskMix
from edgejson.recipe.model import Recipe
from edgejson.recipe.parts import MOST_ROWS, PluginUse
from edgejson.recipe.teachers import AcceptedTerms, PriceChoice, PromptSettings, RouteRule, SamplingChoice, TeacherUse

__all__ = [
    "DEFAULT_TASKS",
    "MOST_ROWS",
    "TASK_ALIASES",
    "AcceptedTerms",
    "PluginUse",
    "PriceChoice",
    "PromptSettings",
    "Recipe",
    "RouteRule",
    "SamplingChoice",
    "SchemaUse",
    "SplitShares",
    "TaskMix",
    "TeacherUse",
    "load_recipe",
    "recipe_from",
]
