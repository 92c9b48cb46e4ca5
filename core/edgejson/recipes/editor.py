"""A JSON Schema of the recipe, for editors that complete and check YAML while it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from edgejson.recipe import (
    DEFAULT_TASKS,
    TASK_ALIASES,
    AcceptedTerms,
    PluginUse,
    PriceChoice,
    PromptSettings,
    Recipe,
    RouteRule,
    SamplingChoice,
    SchemaUse,
    SplitShares,
    TaskMix,
    TeacherUse,
)
from edgejson.values.locales import LOCALES

__all__ = ["recipe_schema"]

_WEIGHT = {"type": "number", "minimum": 0, "maximum": 1}
_SHARE = {**_WEIGHT, "description": "Share of the whole mixture."}
_NULL = {"type": "null"}
_PARTS: tuple[type[BaseModel], ...] = (
    AcceptedTerms,
    PluginUse,
    PriceChoice,
    PromptSettings,
    RouteRule,
    SamplingChoice,
    SchemaUse,
    SplitShares,
    TaskMix,
    TeacherUse,
)


def recipe_schema() -> dict[str, Any]:
    """The schema of what a recipe file may hold, short forms included (draft 2020-12).

    What a schema cannot say is left to `edgejson plan`: that shares add up, and what the installed plugins take.
    """
    document = Recipe.model_json_schema()
    for model in _PARTS:
        _tidy(document["$defs"][model.__name__], model)
    _tidy(document, Recipe)
    definitions, keys = document.pop("$defs"), document["properties"]
    definitions["TaskMix"] |= {"oneOf": [_only("share"), _only("fraction", "rows")]}
    sources = {"type": "string", "description": "A source: a pack, a folder, a file, or PLUGIN:ARGUMENT."}
    keys["schemas"] = _one_or_more(keys["schemas"], sources, "SchemaUse")
    keys["teachers"] = _one_or_more(keys["teachers"], {"type": "string", "description": "Its id."}, "TeacherUse")
    keys["checks"] = _one_or_more(keys["checks"], {"type": "string", "description": "Its id, or `all`."}, "PluginUse")
    del keys["checks"]["anyOf"][-1]["minItems"]
    conditions = definitions["RouteRule"]["properties"]
    definitions["RouteRule"]["properties"] = {name: _one_or_a_list(key) for name, key in conditions.items()}
    mix = {"anyOf": [_SHARE, {"$ref": "#/$defs/TaskMix"}]}
    keys["tasks"] |= {
        "minProperties": 1,
        "properties": dict.fromkeys((*DEFAULT_TASKS, *TASK_ALIASES), mix),
        "additionalProperties": mix,
        "default": DEFAULT_TASKS,
    }
    keys["locales"]["propertyNames"] = {"enum": list(LOCALES)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Recipe of edgejson",
        **document,
        "$defs": definitions,
    }


def _tidy(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Leave out titles that only repeat the names, and state defaults that pydantic makes by a call."""
    schema.pop("title")
    schema["description"] = " ".join(schema["description"].split())
    for name, info in model.model_fields.items():
        key = schema["properties"][info.alias or name]
        key.pop("title", None)
        if info.default is PydanticUndefined and info.default_factory is not None and name != "tasks":
            key["default"] = info.get_default(call_default_factory=True)


def _one_or_more(key: Mapping[str, Any], short: Mapping[str, Any], definition: str) -> dict[str, Any]:
    """The schema of a key that takes a plugin, in its short form or written out, or a list of them."""
    one = [short, {"$ref": f"#/$defs/{definition}"}]
    several = {"type": "array", "minItems": 1, "items": {"anyOf": one}}
    return {"description": key["description"], "default": key["default"], "anyOf": [*one, several]}


def _one_or_a_list(key: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a key that takes a list, or a single thing that stands for a list of one."""
    stated = {name: value for name, value in key.items() if name in ("description", "default")}
    several = {name: value for name, value in key.items() if name not in stated}
    return {**stated, "anyOf": [key["items"], several]}


def _only(*keys: str) -> Mapping[str, Any]:
    """These keys and none of the other two ways to weigh a task; null is as good as absent."""
    others = {"share", "fraction", "rows"} - set(keys)
    stated = {key: {"not": _NULL} for key in keys}
    return {"required": list(keys), "properties": {**stated, **dict.fromkeys(sorted(others), _NULL)}}
