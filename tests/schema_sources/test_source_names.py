"""How a person names schemas, on the command line and in a recipe."""

from __future__ import annotations

import json

import pytest

from edgejson.errors import InputError, PluginError, RecipeError
from edgejson.host import Host
from edgejson.recipe import load_recipe, recipe_from
from edgejson.sources import open_library, plugin_of

POINT = {"type": "object", "required": ["x"], "properties": {"x": {"type": "integer"}}}
API = {"openapi": "3.1.0", "components": {"schemas": {"Point": POINT}}}


@pytest.fixture
def here(write, tmp_path, monkeypatch):
    write("my/point.json", POINT)
    write("core/point.json", POINT)
    write("api.yaml", API)
    write("models.py", "from pydantic import BaseModel\nclass Cart(BaseModel):\n    n: int\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("source", "plugin", "settings"),
    [
        ("core", "core", {}),
        ("core@edgejson", "core@edgejson", {}),
        ("./core", "folder", {"path": "./core"}),
        ("my", "folder", {"path": "my"}),
        ("my/", "folder", {"path": "my/"}),
        ("my/point.json", "folder", {"path": "my/point.json"}),
        ("api.yaml", "openapi", {"path": "api.yaml"}),
        ("folder:my", "folder", {"path": "my"}),
        ("openapi:./api.yaml", "openapi", {"path": "./api.yaml"}),
        ("pydantic:models:Cart", "pydantic", {"target": "models:Cart"}),
        ("catalogue:my", "catalogue", {"path": "my"}),
    ],
)
def test_a_source_is_a_plugin_with_settings(source, plugin, settings, here):
    assert plugin_of(Host(), source) == (plugin, settings)
    (use,) = recipe_from({"schemas": source}).schemas
    assert (use.use, use.settings) == (plugin, settings)


def test_an_absolute_path_is_a_source(here):
    assert list(open_library(Host(), [str(here / "my")]).ids()) == ["folder/point"]


@pytest.mark.parametrize(
    ("source", "error", "words"),
    [
        ("./nowhere", InputError, "no such file or folder"),
        ("nowhere.json", InputError, "no such file or folder"),
        ("nowhere", PluginError, "no plugin schemas/nowhere is installed"),
        ("nowhere:x", PluginError, "no plugin schemas/nowhere is installed"),
        ("core:x", InputError, "take no argument"),
        ("pydantic:", InputError, "'pydantic:' names no target .write pydantic:TARGET"),
        ("folder:", InputError, "'folder:' names no path"),
        ("", InputError, "empty name"),
    ],
)
def test_a_source_that_is_none_is_said_so_in_both_places(source, error, words, here):
    with pytest.raises(error, match=words):
        plugin_of(Host(), source)
    with pytest.raises((RecipeError, PluginError), match=words):
        open_library(Host(), [recipe_from({"schemas": source}).schemas[0].use])


def test_an_api_description_named_as_a_schema_says_how_it_is_read(here, line):
    assert line("schemas", "list", "--from", "folder:api.yaml", cwd=here) == (
        "api.yaml: is an OpenAPI document (its schemas are openapi:api.yaml)"
    )


def test_what_sample_cannot_take_is_one_line(here, write, line, edgejson):
    assert line("schemas", "sample", "my", cwd=here) == "my: is a folder, not a schema (say ID --from my)"
    assert line("schemas", "sample", "point", "--from", "my", "--locale", "en_UK", cwd=here).startswith(
        "no locale 'en_UK' (did you mean en_US"
    )
    write("invoice/x.json", POINT)
    assert edgejson("schemas", "sample", "invoice", cwd=here).returncode == 0
    assert "No such file or directory" in line("plan", "nowhere.yaml", cwd=here)
    assert "Errno" not in line("plan", "my", cwd=here)


def test_several_folders_get_numbers(here, write):
    write("more/line.json", POINT)
    library = open_library(Host(), ["my", "api.yaml", "more", "core/point.json", "my"])
    assert list(library.ids()) == ["folder/point", "openapi/Point", "folder2/line", "folder3/point"]


def test_paths_in_a_recipe_file_are_relative_to_it(here, write):
    write(
        "conf/recipe.yaml",
        "schemas:\n  - ../my\n  - openapi:../api.yaml\n  - pydantic:models\n  - core\n"
        "  - {use: folder, settings: {path: ../my, name: mine}}\n  - {use: folder, settings: {path: /abs}}\n",
    )
    recipe = load_recipe(here / "conf" / "recipe.yaml")
    assert [(use.use, use.settings) for use in recipe.schemas] == [
        ("folder", {"path": f"{here}/conf/../my"}),
        ("openapi", {"path": f"{here}/conf/../api.yaml"}),
        ("pydantic", {"target": "models"}),
        ("core", {}),
        ("folder", {"path": f"{here}/conf/../my", "name": "mine"}),
        ("folder", {"path": "/abs"}),
    ]


def test_a_recipe_in_the_current_folder_keeps_its_words(here, write, monkeypatch):
    write("conf/recipe.yaml", "schemas: ./sub\n")
    write("conf/sub/point.json", POINT)
    monkeypatch.chdir(here / "conf")
    from pathlib import Path

    recipe = load_recipe(Path("recipe.yaml"))
    assert recipe.schemas[0].settings == {"path": "./sub"}
    assert recipe_from(recipe.resolved()) == recipe
    monkeypatch.chdir(here)
    assert load_recipe(Path("conf/recipe.yaml")).schemas[0].settings == {"path": "conf/sub"}


def test_overrides_are_relative_to_the_current_folder(here, write):
    write("conf/recipe.yaml", "schemas: core\n")
    recipe = load_recipe(here / "conf" / "recipe.yaml", ["schemas=./my"])
    assert recipe.schemas[0].settings == {"path": "./my"}


def test_a_recipe_that_names_nothing_is_one_line_with_its_key(here, write, line):
    path = write("conf/recipe.yaml", "schemas: [core, ./my]\n")
    message = line("plan", path, cwd=here)
    assert message.startswith(f"{path}: schemas: ")
    assert "no such file or folder" in message


@pytest.mark.parametrize("source", ["my", "my/point.json", "api.yaml", "pydantic:models", "core"])
def test_every_command_works_on_every_source(source, here, edgejson):
    listed = json.loads(edgejson("schemas", "list", "--from", source, "--json", cwd=here).stdout)
    assert {"id", "complexity", "fields", "depth", "rules", "license", "sha256", "title"} == listed[0].keys()
    schema_id = listed[-1]["id"]
    for words in (("show", schema_id), ("sample", schema_id, "-n", 2)):
        done = edgejson("schemas", *words, "--from", source, cwd=here)
        assert done.returncode == 0, done.stderr
        assert done.stdout
    stats = json.loads(edgejson("schemas", "stats", source, "-n", 2, "--json", cwd=here).stdout)
    assert [row["id"] for row in stats["schemas"]] == [row["id"] for row in listed]
    linted = edgejson("schemas", "lint", source, "--json", cwd=here)
    assert json.loads(linted.stdout)["schemas"] == len(listed)


def test_records_are_held_to_the_schemas_of_any_source(here, write, edgejson):
    records = [
        {"id": f"r{n}", "prompt": "Give a point.", "expected_output": {"x": x}, "schema_id": "Point"}
        for n, x in enumerate([1, "one"])
    ]
    write("data.jsonl", "".join(json.dumps(record) + "\n" for record in records))
    done = edgejson(
        "validate", "data.jsonl", "--schemas", "api.yaml", "--check", "schema_compliance", "--json", cwd=here
    )
    assert [finding["id"] for finding in json.loads(done.stdout)["findings"]] == ["r1"]


def test_what_is_not_used_is_said_once_and_as_it_is_written(here, write, edgejson):
    write("odd.yaml", {"openapi": "3.1.0", "components": {"schemas": {
        "Point": POINT, "Never": {"type": "integer", "minimum": 5, "maximum": 1}, "Size": {"enum": ["s", "m"]},
    }}})  # fmt: skip
    write("recipe.yaml", 'name: "[/red] odd"\ntarget: 20\nschemas: ./odd.yaml\n')
    planned = edgejson("plan", "recipe.yaml", cwd=here)
    built = edgejson("build", "recipe.yaml", "-o", "out", cwd=here)
    assert (planned.returncode, built.returncode) == (0, 0), planned.stderr + built.stderr
    assert "plan of [/red] odd" in planned.stdout
    told = [line.strip() for line in planned.stdout.splitlines() if line.startswith("not used: ")]
    assert told == [line.strip() for line in built.stderr.splitlines() if line.startswith("  not used: ")]
    never = [line for line in told if "openapi/Never" in line]
    assert len(never) == 1
    assert never[0].startswith("not used: openapi/Never in json_repair, schema_generate, style_strict, ")
    assert never[0].count("openapi/Never") == 1
    assert any(line.endswith("text_to_json: its instances are no objects or arrays") for line in told)


def test_records_of_a_folder_that_a_recipe_named_are_held_to_it(here, write, edgejson):
    write("more/line.json", {**POINT, "required": ["x", "y"], "properties": {"x": {"type": "integer"}, "y": {}}})
    use = "{{use: folder, settings: {{path: ./{0}, name: {1}}}}}"
    write("recipe.yaml", f"target: 20\nschemas: [{use.format('my', 'mine')}, {use.format('more', 'other')}]\n")
    assert edgejson("build", "recipe.yaml", "-o", "out", cwd=here).returncode == 0
    words = ("validate", "out", "--schemas", "my", "--schemas", "more")
    done = edgejson(*words, cwd=here)
    assert done.returncode == 0
    assert "not known here" not in done.stdout
    write("more/line.json", {**POINT, "required": ["x", "z"]})
    done = edgejson(*words, cwd=here)
    assert done.returncode == 1
    assert "schema other/line has changed since" in done.stdout


def test_the_reader_may_go_away(here):
    import subprocess
    import sys

    shell = f"{sys.executable} -m edgejson schemas stats core | head -n 2"
    done = subprocess.run(["/bin/bash", "-o", "pipefail", "-c", shell], capture_output=True, text=True, check=False)
    assert done.stdout.count("\n") == 2
    assert (done.returncode, done.stderr) == (141, "")


def test_builds_of_a_tree_are_the_same_with_one_and_two_workers_and_the_manifest_says_which(here, write, edgejson):
    write("tree/a/order.json", {**POINT, "properties": {"x": {"type": "integer"}, "to": {"$ref": "../b/address.yaml"}}})
    write("tree/b/address.yaml", "type: object\nproperties: {street: {type: string}, city: {type: string}}\n")
    write("recipe.yaml", "target: 40\nschemas: ./tree\n")
    made = []
    for workers in (1, 2):
        done = edgejson("build", "recipe.yaml", "-o", f"out{workers}", "--workers", workers, cwd=here)
        assert done.returncode == 0, done.stderr
        made.append([path.read_bytes() for path in sorted((here / f"out{workers}" / "data").rglob("*.jsonl"))])
    assert made[0] == made[1]
    listed = json.loads(edgejson("schemas", "list", "--from", "tree", "--json", cwd=here).stdout)
    manifest = json.loads((here / "out1" / "manifest.json").read_bytes())
    assert manifest["schemas"] == {row["id"]: row["sha256"] for row in listed}
    assert "path: ./tree" in (here / "out1" / "recipe.resolved.yaml").read_text()
