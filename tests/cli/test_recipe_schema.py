"""The JSON Schema of a recipe takes what edgejson takes, and refuses what it refuses, as far as a schema can say it."""

import json
import re
from pathlib import Path

import jsonschema_rs
import pytest
import yaml

from edgejson.cli import main
from edgejson.errors import RecipeError
from edgejson.recipe import PluginUse, Recipe, SchemaUse, SplitShares, TaskMix, recipe_from
from edgejson.recipes import NAMES, recipe_text
from edgejson.recipes.editor import recipe_schema

ROOT = Path(__file__).parents[2]
SCHEMA = recipe_schema()
VALIDATOR = jsonschema_rs.Draft202012Validator(SCHEMA)
BLOCK = re.compile(r"^```yaml(?: [\w.-]+)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = {
    f"{page.name}:{number}": text
    for page in sorted((ROOT / "docs").rglob("*.md"))
    for number, text in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")))
    if "cases:" not in text and "openapi:" not in text
}


def messages(recipe):
    return [f"{error.instance_path}: {error.message}" for error in VALIDATOR.iter_errors(recipe)]


def test_the_command_prints_it(capsys):
    assert main(["recipe", "schema"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == SCHEMA
    jsonschema_rs.meta.validate(printed)


@pytest.mark.parametrize("name", NAMES)
def test_the_recipes_in_the_box_are_valid(name):
    assert messages(yaml.safe_load(recipe_text(name))) == []


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_the_recipes_of_the_documentation_are_valid(text):
    assert messages(yaml.safe_load(text)) == []


def test_a_recipe_with_every_default_written_out_is_valid():
    assert messages(Recipe().resolved()) == []
    fractions = {"tasks": {"transform": {"fraction": 0.5, "rows": 20}}}
    assert messages(recipe_from(fractions).resolved()) == []


GOOD = [
    {},
    {"checks": []},
    {"checks": ["all", {"use": "diversity", "settings": {"names": 10}}]},
    {"checks": {"use": "grounding"}},
    {"teachers": ["templates"]},
    {"schemas": {"use": "core", "only": ["invoice"]}},
    {"schemas": [{"use": "core", "settings": {}}, "real"]},
    {"tasks": {"json_style_strict": 1.0}},
    {"tasks": {"of_a_plugin": {"share": 1, "settings": {"any": [1]}}}},
    {"target": None},
    {"locales": {"de_DE": 1}},
]
BAD = [
    {"naem": "x"},
    {"name": ""},
    {"name": "two\nlines"},
    {"version": 2},
    {"seed": -1},
    {"seed": "7"},
    {"target": 0},
    {"target": 1.5},
    {"target": "100"},
    {"preference": 11},
    {"candidates": 0.5},
    {"budget": 101},
    {"schemas": []},
    {"schemas": {"only": ["invoice"]}},
    {"schemas": [{"use": "core", "onyl": ["invoice"]}]},
    {"schemas": {"use": "core", "only": "invoice"}},
    {"teachers": []},
    {"teachers": [7]},
    {"teachers": {"use": "templates", "settings": 3}},
    {"tasks": {}},
    {"tasks": {"transform": "all"}},
    {"tasks": {"transform": 1.1}},
    {"tasks": {"transform": {}}},
    {"tasks": {"transform": {"share": 1, "rows": 3}}},
    {"tasks": {"transform": {"share": 1, "fraction": 1, "rows": 3}}},
    {"tasks": {"transform": {"fraction": 0.5}}},
    {"tasks": {"transform": {"share": None}}},
    {"tasks": {"transform": {"share": 1, "difficulty": {"esay": 1}}}},
    {"complexity": {"tiny": 1.0}},
    {"languages": {"en": 2}},
    {"edge_cases": -0.1},
    {"checks": 3},
    {"checks": {"name": "grounding"}},
    {"split": {"train": 0.9, "valid": 0.1}},
    {"license": ["MIT"]},
    ["name", "target"],
]


@pytest.mark.parametrize("recipe", GOOD, ids=str)
def test_what_edgejson_takes_is_valid(recipe):
    recipe_from(recipe)
    assert messages(recipe) == []


@pytest.mark.parametrize("recipe", BAD, ids=str)
def test_what_edgejson_refuses_is_invalid(recipe):
    with pytest.raises(RecipeError):
        recipe_from(recipe)
    assert messages(recipe) != []


def test_a_locale_that_no_value_has_is_invalid():
    assert messages({"locales": {"en_UK": 1.0}}) != []


@pytest.mark.parametrize("model", [Recipe, PluginUse, SchemaUse, TaskMix, SplitShares])
def test_every_key_is_described_and_has_its_default(model):
    document = SCHEMA if model is Recipe else SCHEMA["$defs"][model.__name__]
    assert document["description"]
    for name, info in model.model_fields.items():
        assert len(document["properties"][name]["description"]) > 5
        assert info.is_required() or "default" in document["properties"][name]
    assert set(document["properties"]) == set(model.model_fields)


def test_the_defaults_that_it_states_make_the_default_recipe():
    defaults = {name: key["default"] for name, key in SCHEMA["properties"].items()}
    assert recipe_from(defaults) == Recipe()
