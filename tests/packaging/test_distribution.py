"""What is in the tree is in the distribution: packages, plugins, pinned versions, the commands of the README."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = [ROOT / folder for folder in PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]]
HOOKS = {
    "edgejson_schema_pack": "edgejson.schemas",
    "edgejson_teacher": "edgejson.teachers",
    "edgejson_check": "edgejson.checks",
    "edgejson_task_family": "edgejson.tasks",
}
WRAPPED = {"anthropic", "daft", "datasets", "ollama", "openai", "peft", "ray", "torch", "transformers", "trl", "vllm"}
"""Libraries that plugins wrap without the base install needing them."""


def modules(package):
    """Dotted name and path of every module of a package folder."""
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def offers(path):
    """The offering hooks that a module implements, found in its text."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name in HOOKS:
            marks = [mark.func if isinstance(mark, ast.Call) else mark for mark in node.decorator_list]
            if any(isinstance(mark, ast.Name) and mark.id == "hookimpl" for mark in marks):
                yield node.name


def test_every_package_of_the_tree_is_declared():
    found = {
        path.parent
        for folder in ("core", "plugins", "schemas")
        for path in (ROOT / folder).rglob("__init__.py")
        if not (path.parent.parent / "__init__.py").exists()
    }
    assert found == set(PACKAGES)


def test_every_folder_with_modules_is_a_package():
    loose = [
        path for package in PACKAGES for path in package.rglob("*.py") if not (path.parent / "__init__.py").exists()
    ]
    assert loose == []


def test_every_package_says_that_it_is_typed():
    assert [package for package in PACKAGES if not (package / "py.typed").exists()] == []


def test_every_offer_has_an_entry_point_and_every_entry_point_an_offer():
    offered = {
        (HOOKS[hook], module) for package in PACKAGES for module, path in modules(package) for hook in offers(path)
    }
    declared = {
        (group, target) for group, points in PROJECT["project"]["entry-points"].items() for target in points.values()
    }
    assert offered == declared


def test_what_is_installed_knows_the_declared_entry_points():
    declared = {
        (group, name, target)
        for group, points in PROJECT["project"]["entry-points"].items()
        for name, target in points.items()
    }
    points = metadata.distribution("edgejson").entry_points
    assert {(point.group, point.name, point.value) for point in points if point.group in HOOKS.values()} == declared


def test_no_module_is_named_like_what_it_wraps():
    needed = {canonicalize_name(Requirement(line).name) for line in PROJECT["project"]["dependencies"]}
    wrapped = WRAPPED | {
        name
        for name, distributions in metadata.packages_distributions().items()
        if needed & {canonicalize_name(distribution) for distribution in distributions}
    }
    assert {"faker", "yaml", "jsonschema_rs"} <= wrapped
    clashes = [
        module
        for package in PACKAGES
        for module, _ in modules(package)
        # The core is always imported with its full name; a plugin's author may look at a module on its own.
        if module.rpartition(".")[2] in (wrapped if package.name == "edgejson" else wrapped | sys.stdlib_module_names)
    ]
    # A family's package has the name of its task, and this task that of a library which spoils records for it.
    assert clashes == ["edgejson_tasks.json_repair"]


def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(tmp_path):
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    kept = {
        path.relative_to(package.parent).as_posix()
        for package in PACKAGES
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert packed == kept


def test_the_import_directions_hold():
    run = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"
    checked = subprocess.run(
        [sys.executable, "-c", run], cwd=ROOT, check=False, capture_output=True, text=True, timeout=120
    )
    assert checked.returncode == 0, checked.stdout
    assert re.search(r"Contracts: [1-9]\d* kept, 0 broken", checked.stdout)


# ---------------------------------------------------------------- constraints.txt

CONSTRAINTS = [
    line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]
PINNED = {canonicalize_name(line.partition("==")[0]): line.partition("==")[2] for line in CONSTRAINTS}


def requirements_of(distribution, extras):
    """What a distribution asks for on this interpreter, with these extras."""
    for line in metadata.requires(distribution) or ():
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in (extras or {""})):
            yield requirement


def closure(distribution, extras):
    """Every distribution that comes along, without the first, each with the requirement that brought it."""
    waiting, found, seen = [(distribution, frozenset(extras))], [], set()
    while waiting:
        name, wanted = waiting.pop()
        if (name, wanted) in seen:
            continue
        seen.add((name, wanted))
        for requirement in requirements_of(name, wanted):
            found.append(requirement)
            waiting.append((canonicalize_name(requirement.name), frozenset(requirement.extras)))
    return [requirement for requirement in found if canonicalize_name(requirement.name) != "edgejson"]


def test_constraints_are_names_and_versions_in_order():
    assert [line for line in CONSTRAINTS if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line)] == []
    assert sorted(CONSTRAINTS, key=str.lower) == CONSTRAINTS
    assert len(PINNED) == len(CONSTRAINTS)


@pytest.mark.parametrize("requirement", closure("edgejson", {"dev"}), ids=str)
def test_a_requirement_is_pinned_to_a_version_that_it_allows(requirement):
    pinned = PINNED.get(canonicalize_name(requirement.name))
    assert pinned is not None, f"{requirement.name} is missing in constraints.txt"
    assert requirement.specifier.contains(pinned, prereleases=True)


def test_the_declared_requirements_are_the_installed_ones():
    lines = map(Requirement, PROJECT["project"]["dependencies"])
    declared = {(canonicalize_name(line.name), line.specifier) for line in lines}
    installed = {(canonicalize_name(line.name), line.specifier) for line in requirements_of("edgejson", set())}
    assert installed == declared, "the environment is older than pyproject.toml: run make test"


# ---------------------------------------------------------------- README


def test_the_commands_of_the_readme_are_the_ones_that_are_checked():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^make [a-z-]+$", readme, flags=re.MULTILINE)
    assert commands[:2] == ["make demo", "make test"]
    assert "\nmake test\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert {command.removeprefix("make ") for command in commands} <= set(targets)


def test_the_links_of_the_readme_lead_somewhere():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", readme) if not link.startswith("http")]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
