"""Recipes that come with edgejson, named ``@NAME`` wherever a recipe file is asked for; and the schema for editors."""

from edgejson.recipes.box import NAMES, recipe_text, summary_of

__all__ = ["NAMES", "recipe_text", "summary_of"]
