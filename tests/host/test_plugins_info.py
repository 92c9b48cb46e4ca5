"""`edgejson plugins info` explains a plugin, works or not, and asks when a name is not enough."""

import json

import pytest

from edgejson.cli.plugin_facts import facts_about
from edgejson.errors import EdgejsonError, InputError
from edgejson.host import KINDS, Host
from edgejson.recipe import recipe_from

TUNED = """
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec


class Settings(BaseModel):
    model_config = ConfigDict(extra="forbid")

    folder: Path = Field(description="where the words are")
    most: int | None = None
    tone: Literal["polite", "plain"] = Field("plain", alias="voice")
    words: list[str] = Field(default_factory=lambda: ["never"])


@hookimpl
def edgejson_check():
    return CheckSpec(
        name="{name}", summary="No shouting.", api=1, load=print, needs=("json", "no_such_module"), settings=Settings
    )
"""

BOTH = [(kind, row.name) for kind in KINDS for row in Host(frozenset()).index(kind)]


def test_all_of_a_plugin_is_said(site):
    site.add("edgejson-check-shouting", TUNED)
    done = site.run("plugins", "info", "shouting")
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "checks/shouting",
        "  summary       No shouting.",
        "  distribution  edgejson-check-shouting 2.3",
        "  licence       not stated",
        "  module        edgejson_check_shouting",
        "  status        ok",
        "  needs         json, no_such_module (missing)",
        "  missing       needs no_such_module: pip install no_such_module",
        "  settings      folder: Path, required",
        "                  where the words are",
        "                most: int | None = null",
        "                voice: Literal['polite', 'plain'] = \"plain\"",
        '                words: list[str] = ["never"]',
        "  in a recipe   checks: [all, {use: shouting, settings: {folder: FOLDER}}]",
    ]
    assert done.returncode == 1  # it cannot be used as long as that module is missing


def test_as_json_it_is_the_row_of_the_listing_and_more(site):
    site.add("edgejson-check-shouting", TUNED)
    (document,) = json.loads(site.run("plugins", "info", "checks/shouting", "--json").stdout)
    (row,) = [row for row in json.loads(site.run("list-plugins", "--json").stdout) if row["name"] == "shouting"]
    assert {key: document[key] for key in row} == row
    assert document["needs"] == {"json": True, "no_such_module": False}
    assert [(setting["name"], setting["required"], setting.get("default")) for setting in document["settings"]] == [
        ("folder", True, None),
        ("most", False, None),
        ("voice", False, "plain"),
        ("words", False, ["never"]),
    ]


@pytest.mark.parametrize("plugin", ["shouting", "checks/shouting", "shouting@Edgejson_Check.Shouting"])
def test_every_spelling_finds_it(site, plugin):
    site.add("edgejson-check-shouting")
    (facts,) = facts_about(Host(), plugin)
    assert facts.row.key == "checks/shouting@edgejson-check-shouting"
    assert facts.usable


@pytest.mark.parametrize(("kind", "name"), BOTH)
def test_the_line_for_a_recipe_is_one(kind, name):
    for module in {"transformers": ["torch", "transformers"], "vllm": ["vllm"]}.get(name, []):
        pytest.importorskip(module)
    (facts,) = facts_about(Host(frozenset()), f"{kind}/{name}")
    assert facts.usable
    key, _, value = facts.recipe.partition(": ")
    from yaml import safe_load

    recipe = recipe_from({key: safe_load(value)})
    if name not in ("folder", "openapi", "pydantic", "catalogue", "replay"):  # what these need is not there
        for use in getattr(recipe, kind) if kind in ("schemas", "teachers") else ():
            Host(frozenset()).create(kind, use.use, use.settings)
    assert facts.summary
    assert facts.license == "Apache-2.0"


def test_an_older_name_of_a_task_is_explained():
    (facts,) = facts_about(Host(frozenset()), "json_style_strict")
    assert facts.row.name == "style_strict"


def test_a_name_that_two_distributions_claim(site):
    site.add("tone-one", name="tone")
    site.add("tone-two", "raise ImportError('gone')", name="tone")
    done = site.run("plugins", "info", "tone")
    assert done.returncode == 1
    first, second = done.stdout.split("\n\n")
    assert "  reason        also offered by tone-two 2.3; tone@tone-one chooses this one" in first.splitlines()
    assert "  in a recipe   checks: [all, tone@tone-one]" in first.splitlines()
    assert "  status        failed" in second.splitlines()
    assert "  reason        importing tone_two failed with ImportError: gone" in second.splitlines()
    chosen = site.run("plugins", "info", "tone@tone-one")
    assert (chosen.returncode, chosen.stdout.rstrip("\n")) == (0, first)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("raise SystemExit('no licence')", "failed with SystemExit: no licence"),
        ("import nowhere_to_be_found", "No module named 'nowhere_to_be_found'"),
        ("X = 1", "edgejson_check is not implemented"),
    ],
)
def test_a_broken_plugin_is_explained(site, source, reason):
    site.add("edgejson-check-shouting", source)
    done = site.run("plugins", "info", "shouting")
    assert (done.returncode, done.stderr) == (1, "")
    assert "distribution  edgejson-check-shouting 2.3" in done.stdout
    assert "status        failed" in done.stdout
    assert reason in done.stdout
    assert "in a recipe" not in done.stdout


def test_a_plugin_that_is_left_out_is_not_imported(site):
    site.add("edgejson-check-shouting", "raise SystemExit('imported')")
    done = site.run("plugins", "info", "shouting", EDGEJSON_PLUGINS="")
    assert done.returncode == 0
    assert "reason        left out by EDGEJSON_PLUGINS" in done.stdout


def test_one_name_of_two_kinds_is_a_question(site):
    site.add("edgejson-check-grounding", kind="teachers", name="grounding")
    with pytest.raises(InputError, match="say teachers/grounding or checks/grounding"):
        facts_about(Host(), "grounding")
    assert [facts.row.kind for facts in facts_about(Host(), "checks/grounding")] == ["checks"]


@pytest.mark.parametrize(
    ("plugin", "hint"),
    [
        ("groundin", "did you mean grounding?"),
        ("checks/groundin", "did you mean checks/grounding"),
        ("tasks/grounding", "did you mean checks/grounding?"),
        ("core@edgejsn", "did you mean core@edgejson"),
        ("check/grounding", "did you mean checks?"),
    ],
)
def test_near_names_are_suggested(plugin, hint):
    with pytest.raises(EdgejsonError) as caught:
        facts_about(Host(frozenset()), plugin)
    assert hint in str(caught.value)


def test_the_list_is_that_of_list_plugins(site):
    site.add("edgejson-check-shouting")
    assert site.run("plugins", "list", "--json").stdout == site.run("list-plugins", "--json").stdout


def test_an_id_of_the_box_stays_with_the_box(site):
    site.add("edgejson-check-rival", name="grounding")
    done = site.run("plugins", "info", "grounding")
    assert done.returncode == 0
    own, rival = done.stdout.split("\n\n")
    assert "  status        ok" in own.splitlines()
    assert "  in a recipe   checks: [all, grounding@edgejson-check-rival]" in rival.splitlines()
