"""The examples are what a stranger would publish: installed by pip, listed, tested, used together, and gone again."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

PLUGINS = {
    "edgejson-check-ledger": "checks/ledger",
    "edgejson-pack-acme": "schemas/acme",
    "edgejson-task-diff": "tasks/diff",
    "edgejson-teacher-echo": "teachers/echo",
}

RECIPE = """
name: market
target: 60
preference: 0.5
schemas: [core, acme]
teachers: [echo]
tasks: {schema_generate: 0.4, text_to_json: 0.3, diff: 0.3}
checks: [all, {use: ledger, settings: {decimals: 2}}]
"""


@pytest.fixture
def recipe(tmp_path):
    """A recipe that uses every example."""
    path = tmp_path / "market.yaml"
    path.write_text(RECIPE, encoding="utf-8")
    return path


def records(folder):
    """Every record of a run folder."""
    for path in sorted(Path(folder).rglob("*.jsonl")):
        if path.name != "rejects.jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                yield json.loads(line)


def test_edgejson_is_the_one_of_the_wheel(environment):
    found = environment.run("python", "-c", "import edgejson; print(edgejson.__file__)")
    assert Path(found.stdout.strip()).is_relative_to(environment.folder)


def test_every_example_is_known_here(example):
    assert example in PLUGINS


def test_they_are_listed(environment, example):
    kind, name = PLUGINS[example].split("/")
    listed = environment.run("edgejson", "list-plugins", "--probe", "--json", "--kind", kind)
    (row,) = [row for row in json.loads(listed.stdout) if row["distribution"] == example]
    assert row == {
        "kind": kind,
        "name": name,
        "distribution": example,
        "version": "1.0.0",
        "target": example.replace("-", "_"),
        "status": "ok",
    }


def test_their_own_tests_pass(environment, example):
    ended = environment.run("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=environment.sources / example)
    assert ended.returncode == 0, ended.stdout
    assert int(re.search(r"(\d+) passed", ended.stdout)[1]) >= 20


def test_the_pack_is_clean(environment):
    linted = environment.run("edgejson", "schemas", "lint", "acme")
    assert (linted.returncode, linted.stdout, linted.stderr) == (0, "", "4 schemas, 0 issues\n")


def test_all_of_them_make_one_mixture(environment, recipe, tmp_path):
    built = environment.run("edgejson", "build", str(recipe), "-o", str(tmp_path / "out"))
    assert built.returncode == 0, built.stderr

    made = list(records(tmp_path / "out"))
    assert Counter(record["task"] for record in made if "output" in record) == {
        "schema_generate": 24,
        "text_to_json": 18,
        "diff": 18,
    }
    assert {record["meta"]["teacher"]["name"] for record in made} == {"echo"}
    assert {record["meta"]["schema"].partition("/")[0] for record in made} == {"core", "acme"}
    assert [record for record in made if record["task"] == "diff" and "chosen" in record]
    assert [record for record in made if record["meta"]["schema"] == "acme/settlement"]

    checked = environment.run("edgejson", "validate", str(tmp_path / "out"))
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.endswith(f"{len(made)} records: clean\n")
    assert environment.run("edgejson", "validate", str(tmp_path / "out"), "--check", "ledger").returncode == 0


def test_a_recipe_that_names_what_is_gone_says_so_in_one_line(environment, example, recipe, tmp_path):
    kind, name = PLUGINS[example].split("/")
    environment.uninstall(example)
    try:
        built = environment.run("edgejson", "build", str(recipe), "-o", str(tmp_path / "out"))
        listed = environment.run("edgejson", "list-plugins", "--kind", kind)
    finally:
        environment.install(example)
    assert built.returncode == 2
    assert built.stdout == ""
    (line,) = built.stderr.splitlines()
    assert line.startswith(f"edgejson: error: no plugin {kind}/{name} is installed (known: ")
    assert line.endswith(f"; install the distribution that offers it, usually called {example})")
    assert example not in listed.stdout
    assert not (tmp_path / "out").exists()
