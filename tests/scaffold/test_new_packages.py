"""What `edgejson new` writes installs, is listed, passes its own tests, type-checks and works in a build, at once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

RUN_MAIN = "import sys; from edgejson.cli import main; sys.exit(main())"
IDS = {"pack": "north_sea", "check": "spans", "teacher": "clerk", "task": "find"}
KINDS = {"pack": "schemas", "check": "checks", "teacher": "teachers", "task": "tasks"}


class Bench:
    """Packages of all four kinds, written side by side and installed by pip into a folder of their own."""

    def __init__(self, folder):
        self.folder = folder
        self.site = folder / "site"

    def run(self, *command, cwd=None):
        return subprocess.run(
            [sys.executable, *command],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=300,
            cwd=cwd or self.folder,
            env={**os.environ, "PYTHONPATH": str(self.site)},
        )

    def edgejson(self, *arguments, cwd=None):
        return self.run("-c", RUN_MAIN, *arguments, cwd=cwd)

    def package(self, kind):
        return self.folder / f"edgejson-{kind}-{IDS[kind].replace('_', '-')}"


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    bench = Bench(tmp_path_factory.mktemp("new"))
    for kind, name in IDS.items():
        done = bench.edgejson("new", kind, name)
        assert (done.returncode, done.stdout) == (0, f"{bench.package(kind).name}\n"), done.stderr
    install = ["install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--target", str(bench.site)]
    done = bench.run("-m", "pip", *install, *(f"./{bench.package(kind).name}" for kind in IDS))
    assert done.returncode == 0, done.stderr
    return bench


def test_each_is_listed_and_works(bench):
    done = bench.edgejson("list-plugins", "--probe", "--json")
    assert done.returncode == 0, done.stdout
    listed = [row for row in json.loads(done.stdout) if row["distribution"] != "edgejson"]
    assert {(row["kind"], row["name"], row["distribution"], row["version"], row["status"]) for row in listed} == {
        (KINDS[kind], IDS[kind], bench.package(kind).name, "0.1.0", "ok") for kind in IDS
    }


@pytest.mark.parametrize("kind", IDS)
def test_its_own_tests_pass(bench, kind):
    done = bench.run("-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", cwd=bench.package(kind))
    assert done.returncode == 0, done.stdout
    assert "passed" in done.stdout


def records(folder):
    files = sorted(folder.glob("data/*/*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").split("\n") if line]


def uses_pack(record):
    return record["meta"]["schema"] == "north_sea/parcel"


def uses_check(record):
    return "spans" in record["meta"]["checks"]


def uses_teacher(record):
    return record["meta"]["teacher"]["name"] == "clerk"


def uses_task(record):
    return record["task"] in ("find", "schema_generate")


@pytest.mark.parametrize(
    ("kind", "uses"), [("pack", uses_pack), ("check", uses_check), ("teacher", uses_teacher), ("task", uses_task)]
)
def test_its_recipe_builds_with_it_and_the_result_is_clean(bench, kind, uses):
    package = bench.package(kind)
    done = bench.edgejson("build", "recipe.yaml", "-o", "out/run", "--workers", "1", cwd=package)
    assert done.returncode == 0, done.stderr
    built = records(package / "out" / "run")
    assert len(built) == 72
    assert [record["id"] for record in built if not uses(record)] == []
    if kind == "task":
        assert [record["task"] for record in built].count("find") == 36
    done = bench.edgejson("validate", "out/run", cwd=package)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "72 records: clean")


def test_the_pack_is_clean_for_lint(bench):
    done = bench.edgejson("schemas", "lint", "north_sea")
    assert (done.returncode, done.stderr) == (0, "1 schema, 0 issues\n")


def test_the_check_finds_in_a_file_what_its_cases_say(bench, tmp_path):
    lines = ['{"id": "a", "instruction": "Give a range.", "response": "{\\"min\\": 3, \\"max\\": 1}"}']
    (tmp_path / "ranges.jsonl").write_text("\n".join(lines))
    done = bench.edgejson("validate", str(tmp_path / "ranges.jsonl"), "--check", "spans")
    assert done.returncode == 1
    assert "spans: min is above max" in done.stdout


def test_the_code_type_checks_strictly(bench):
    pytest.importorskip("mypy")
    sources = [str(bench.package(kind) / part) for kind in IDS for part in ("src", "tests")]
    done = bench.run("-m", "mypy", "--strict", "--config-file", os.devnull, *sources)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["q", "a-name-as-long-as-any-that-is-taken-here"])
def test_the_code_is_clean_for_ruff_whatever_the_name(tmp_path, name):
    pytest.importorskip("ruff")
    from edgejson.scaffold import PACKAGE_KINDS, create_package

    for kind in PACKAGE_KINDS:
        create_package(kind, name, tmp_path)
    ruff = [sys.executable, "-m", "ruff"]
    for command in (["check", "--no-cache"], ["check", "--no-cache", "--select", "I"], ["format", "--check"]):
        done = subprocess.run(
            [*ruff, *command, "--isolated", str(tmp_path)], capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode == 0, done.stdout
    assert len(list(Path(tmp_path).rglob("*.py"))) >= 12
