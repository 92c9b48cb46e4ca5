"""Tab completion, asked as a shell asks."""

import json
import os
import subprocess
import sys

import pytest

from edgejson.host import Host
from edgejson.recipes import NAMES
from edgejson.values.locales import LOCALES

RUN = """
import json, sys
from edgejson.cli import main
code = main([])
print(json.dumps({"code": code, "modules": sorted(sys.modules)}), file=sys.stderr)
"""


def ask(words, *, shell="bash", **environ):
    """What is offered for the last of `words`; and the modules that were imported for it."""
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={
            **os.environ,
            "_EDGEJSON_COMPLETE": f"{shell}_complete",
            "COMP_WORDS": "\n".join(words),
            "COMP_CWORD": str(len(words) - 1),
            **environ,
        },
    )
    *noise, last = done.stderr.splitlines()
    assert noise == []
    state = json.loads(last)
    assert state["code"] == 0
    return [tuple(line.split(",", 1)) for line in done.stdout.splitlines() if line], state["modules"]


def plain(words, **environ):
    offered, _ = ask(["edgejson", *words], **environ)
    assert {kind for kind, _ in offered} <= {"plain"}
    return [name for _, name in offered]


def names(kind):
    return [row.name for row in Host(frozenset()).index(kind)]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["va"], ["validate"]),
        (["pl"], ["plan", "plugins"]),
        (["plugins", ""], ["info", "list"]),
        (["plugins", "info", "grou"], ["grounding"]),
        (["plugins", "info", "tasks/tr"], ["tasks/transform"]),
        (["list-plugins", "--kind", "te"], ["teachers"]),
        (["validate", "x.jsonl", "--check", "e"], ["email_format", "exact_duplicates"]),
        (["validate", "x.jsonl", "--schemas", "co"], ["core"]),
        (["schemas", "sample", "core/inv"], ["core/invoice"]),
        (["schemas", "sample", "core/invoice", "--policy", "m"], ["minimal", "maximal"]),
        (["schemas", "sample", "core/invoice", "--locale", ""], list(LOCALES)),
        (["schemas", "lint", "cat"], ["catalogue"]),
        (["schemas", "list", "--from", "re"], ["real"]),
        (["recipe", "show", ""], list(NAMES)),
        (["recipe", "write", "d"], ["dpo"]),
        (["new", ""], ["pack", "check", "teacher", "task"]),
        (["new", "pack", "acme", "--license", "M"], ["MIT"]),
        (["build", "--resume", "al"], ["always"]),
        (["plugins", "info", "nothing_begins_like_this"], []),
    ],
    ids=" ".join,
)
def test_names_are_offered(words, offered):
    assert plain(words) == offered


@pytest.mark.parametrize("words", [["build", "@"], ["plan", "@"], ["build", "-o", "out", "@"]], ids=" ".join)
def test_recipes_in_the_box_are_offered_behind_an_at(words):
    assert plain(words) == [f"@{name}" for name in NAMES]


def test_bash_breaks_words_at_the_at():
    assert plain(["build", "@", "mu"]) == ["@multilingual"]
    assert plain(["build", "@", "dpo", "--res"]) == ["--resume"]


@pytest.mark.parametrize(
    "words",
    [
        ["build", "rec"],
        ["build", ""],
        ["schemas", "show", "nothing"],
        ["schemas", "lint", "./"],
        ["schemas", "show", "some/cart"],
    ],
    ids=" ".join,
)
def test_elsewhere_the_shell_completes_files(words):
    offered, _ = ask(["edgejson", *words])
    assert offered == [("file", words[-1])]


@pytest.mark.parametrize("words", [["plugins", "info", ""], ["validate", "x", "--check", ""], ["build", "@"], ["sc"]])
def test_names_of_plugins_import_none(words):
    _, modules = ask(["edgejson", *words])
    imported = {module.partition(".")[0] for module in modules}
    assert imported & {"pydantic", "orjson", "yaml", "rich", "pluggy", "stevedore", "edgejson_checks"} == set()
    assert imported & {"edgejson_pack_core", "edgejson_tasks", "edgejson_teachers"} == set()


def test_one_pack_is_opened_for_its_ids():
    offered, modules = ask(["edgejson", "schemas", "show", "real/"])
    assert len(offered) > 20
    assert "edgejson_pack_real" in modules
    assert "edgejson_pack_core" not in modules


def test_all_ids_are_offered_when_no_pack_is_named():
    offered = plain(["schemas", "show", ""])
    assert {name.partition("/")[0] for name in offered} == {"core", "real"}


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_are_answered(shell):
    offered, _ = ask(
        ["edgejson", "recipe", "show", "dp"], shell=shell, **({"COMP_CWORD": "dp"} if shell == "fish" else {})
    )
    assert ("dpo",) in offered or ("plain", "dpo") in offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_that_a_shell_loads(shell):
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from edgejson.cli import main; sys.exit(main([]))"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "_EDGEJSON_COMPLETE": f"{shell}_source"},
    )
    assert f"_EDGEJSON_COMPLETE={shell}_complete" in done.stdout


def test_a_plugin_that_is_left_out_is_not_offered():
    assert set(names("checks")) <= set(plain(["plugins", "info", ""], EDGEJSON_PLUGINS=""))
