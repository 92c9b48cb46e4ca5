"""The command line starts without the libraries that only work needs."""

import json
import subprocess
import sys

import pytest

HEAVY = [
    "babel",
    "faker",
    "jq",
    "jsonschema",
    "jsonschema_rs",
    "num2words",
    "numpy",
    "orjson",
    "pluggy",
    "pydantic",
    "rich",
    "stevedore",
    "torch",
    "yaml",
]
PLUGINS = ["edgejson_schemas", "edgejson_teachers", "edgejson_checks", "edgejson_tasks", "edgejson_pack_core"]

RUN = """
import json, sys
from edgejson.cli import main
code = main(sys.argv[1:])
print(json.dumps({"code": code, "modules": sorted(sys.modules)}), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("list-plugins",),
        ("list-plugins", "--json"),
        ("list-plugins", "--help"),
        ("odd",),
    ],
    ids=" ".join,
)
def test_no_heavy_library_and_no_plugin_is_imported(site, arguments):
    ended = subprocess.run(
        [sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=True, timeout=120
    )
    state = json.loads(ended.stderr.splitlines()[-1])
    assert state["code"] == (2 if arguments == ("odd",) else 0)
    imported = {module.partition(".")[0] for module in state["modules"]}
    allowed = {"pluggy", "stevedore"} if arguments == ("odd",) else set()
    assert imported & {*HEAVY, *PLUGINS} <= allowed
    if arguments[0] == "list-plugins":  # that module takes as long as click; what is installed is read without it
        assert "importlib.metadata" not in state["modules"]


def test_the_help_does_not_look_for_plugins(site):
    site.add("edgejson-check-shouting", "raise SystemExit('imported')")
    listed = subprocess.run(
        [sys.executable, "-c", RUN, "--help"], capture_output=True, text=True, check=True, timeout=120
    )
    modules = json.loads(listed.stderr.splitlines()[-1])["modules"]
    assert "edgejson.host" not in modules
    assert [module for module in modules if module.startswith("edgejson.cli.")] == ["edgejson.cli.group"]
