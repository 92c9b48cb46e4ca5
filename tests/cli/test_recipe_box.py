"""The recipes in the box: listed, shown, copied, named with an @, and each of them builds clean data."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from edgejson import build, load_recipe, validate
from edgejson.cli import main
from edgejson.errors import RecipeError
from edgejson.recipe import DEFAULT_TASKS, Recipe
from edgejson.recipes import NAMES, recipe_text, summary_of
from edgejson.values.locales import LOCALES, locale_of

SCHEMA = """{
  "type": "object", "required": ["room", "people"], "additionalProperties": false,
  "properties": {
    "room": {"type": "string", "description": "Room", "pattern": "^[A-Z][0-9]{3}$"},
    "people": {"type": "integer", "description": "People in it", "minimum": 0, "maximum": 300},
    "note": {"type": "string", "description": "What to know", "x-value": "company.name"}
  }
}"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder, with schemas of one's own in it."""
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "booking.json").write_text(SCHEMA)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_box_holds_what_the_list_says(capsys):
    here = {Path(entry.name).stem for entry in files("edgejson.recipes").iterdir() if entry.name.endswith(".yaml")}
    assert here == set(NAMES)
    assert main(["recipe", "list"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [f"@{name}" for name in NAMES]
    assert main(["recipe", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [{"name": f"@{name}", "summary": summary_of(name)} for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_each_says_what_it_is_for_and_is_called_by_its_name(name, folder):
    assert recipe_text(name).startswith("# ")
    assert 20 < len(summary_of(name)) <= 120
    assert load_recipe(Path(f"@{name}")).name == name


@pytest.mark.parametrize("spelled", ["dpo", "@dpo"])
def test_show_prints_the_file(spelled, capsys):
    assert main(["recipe", "show", spelled]) == 0
    assert capsys.readouterr().out == (files("edgejson.recipes") / "dpo.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_the_same_recipe(name, folder, capsys):
    assert main(["recipe", "write", name]) == 0
    assert capsys.readouterr().out == f"{name}.yaml\n"
    assert load_recipe(folder / f"{name}.yaml").tasks == load_recipe(Path(f"@{name}")).tasks
    assert load_recipe(Path(f"{name}.yaml")) == load_recipe(Path(f"@{name}"))


def test_a_copy_overwrites_nothing(folder, capsys):
    (folder / "mine.yaml").write_text("name: mine\n")
    assert main(["recipe", "write", "dpo", "-o", "mine.yaml"]) == 2
    assert capsys.readouterr().err == "edgejson: error: mine.yaml: is already there, and nothing is overwritten\n"
    assert (folder / "mine.yaml").read_text() == "name: mine\n"


def test_the_quickstart_is_the_default_written_out():
    assert load_recipe(Path("@quickstart")) == Recipe(target=1000)


def test_the_seeds_mixture():
    recipe = load_recipe(Path("@seed-v3"))
    assert {task: mix.share for task, mix in recipe.tasks.items()} == DEFAULT_TASKS
    assert recipe.complexity == {"simple": 0.35, "medium": 0.40, "complex": 0.25}
    assert (recipe.target, recipe.preference, recipe.edge_cases) == (1000, 0, 0.15)
    assert recipe.split.shares() == {"train": 0.8, "validation": 0, "test": 0.2}


def test_every_locale_has_its_language_in_the_multilingual_one():
    recipe = load_recipe(Path("@multilingual"))
    assert {locale_of(language) for language in recipe.languages} == set(LOCALES)
    assert recipe.locales == {}


@pytest.mark.parametrize("name", [name for name in NAMES if name != "committee"])  # which needs a GPU
def test_it_builds_and_the_data_is_clean(name, folder):
    recipe = load_recipe(Path(f"@{name}"), ["target=40"])
    built = build(recipe, folder / "out", workers=1)
    report = validate(folder / "out", schemas=["./schemas"] if name == "own-schemas" else [])
    assert report.clean
    pairs = {"quickstart": 8, "seed-v3": 0, "dpo": 160, "multilingual": 8, "own-schemas": 8}[name]
    assert built.manifest["records"] == report.records == 40 + pairs


def test_the_committee_can_be_planned_anywhere(capsys):
    assert main(["plan", "@committee", "--target", "40", "--json"]) == 0
    planned = json.loads(capsys.readouterr().out)["models"]["teachers"]
    assert list(planned) == ["qwen", "mistral", "phi"]
    assert {figures["terms"] for figures in planned.values()} == {"none"}


def test_plan_takes_the_name_and_changes_of_the_command_line(capsys):
    assert main(["plan", "@dpo", "--target", "20", "--set", "preference=1.0", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["records"] == {"sft": 20, "preference": 20}


def test_own_schemas_lie_in_the_current_folder(folder):
    (use,) = load_recipe(Path("@own-schemas")).schemas
    assert (use.use, use.settings) == ("folder", {"path": "./schemas"})


NOT_IN_THE_BOX = "there is no such recipe in the box"


@pytest.mark.parametrize(
    ("named", "line"),
    [
        ("@dop", f"@dop: {NOT_IN_THE_BOX} (did you mean dpo?)"),
        (
            "@",
            f"@: {NOT_IN_THE_BOX} (known: committee, dpo, multilingual, own-schemas, quickstart, seed-v3)",
        ),
        ("@../../secret", "@../../secret: cannot read the recipe: "),
        ("dpo", "(@dpo is the recipe in the box)"),
        ("@dpo.yaml", "@dpo.yaml: cannot read the recipe: "),
    ],
)
def test_a_name_that_is_none_is_one_line(named, line, folder):
    with pytest.raises(RecipeError) as caught:
        load_recipe(Path(named))
    assert line in str(caught.value)


@pytest.mark.parametrize("name", ["dpo", "@dpo.yaml", "@own.recipes/dpo"])
def test_a_file_with_a_name_like_that_is_read(name, folder):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("name: mine\n")
    assert load_recipe(Path(name)).name == "mine"
