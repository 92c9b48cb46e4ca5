"""Training and benchmark data that makes small language models experts at JSON.

The names below are the public Python interface; each is imported on first use, so `import edgejson` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edgejson.building import build as build
    from edgejson.errors import EdgejsonError as EdgejsonError
    from edgejson.jsontext import canonical as canonical
    from edgejson.reading import read as read
    from edgejson.recipe import Recipe as Recipe
    from edgejson.recipe import load_recipe as load_recipe
    from edgejson.schema import Schema as Schema
    from edgejson.validating import validate as validate

_HOMES = {
    "EdgejsonError": "edgejson.errors",
    "Recipe": "edgejson.recipe",
    "Schema": "edgejson.schema",
    "build": "edgejson.building",
    "canonical": "edgejson.jsontext",
    "load_recipe": "edgejson.recipe",
    "read": "edgejson.reading",
    "validate": "edgejson.validating",
}

__all__ = ["EdgejsonError", "Recipe", "Schema", "build", "canonical", "load_recipe", "read", "validate"]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'edgejson' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
