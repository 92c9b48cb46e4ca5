"""A clean environment with edgejson from its wheel and the examples beside it, all put there by pip."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path.name for path in (ROOT / "examples").iterdir() if (path / "pyproject.toml").exists())


class Environment:
    """A virtual environment without a network; its pip and the dependencies are those of the environment at hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "venv"
        self.wheels = folder / "wheels"
        self.sources = folder / "sources"
        self.wheels.mkdir()
        venv.create(self.folder, with_pip=False, symlinks=True)
        self._lend_dependencies(folder / "dependencies")

    def _lend_dependencies(self, folder: Path) -> None:
        """Everything that is installed here, less edgejson and its plugins."""
        folder.mkdir()
        for site in dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib")):
            for path in Path(site).iterdir():
                own = path.name.lower().lstrip("_").startswith(("edgejson", "editable"))
                if not own and path.suffix != ".pth" and not (folder / path.name).exists():
                    (folder / path.name).symlink_to(path)
        inner = Path(sysconfig.get_path("purelib", vars={"base": str(self.folder), "platbase": str(self.folder)}))
        (inner / "dependencies.pth").write_text(f"{folder}\n", encoding="utf-8")

    def run(self, *command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run a program of this environment, outside the checkout."""
        program, *arguments = command
        environ = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "EDGEJSON"))}
        return subprocess.run(
            [self.folder / "bin" / program, *arguments],
            cwd=cwd or self.folder,
            env={**environ, "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "200"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )

    def pip(self, *arguments: str) -> None:
        """Run pip; it never asks an index."""
        done = self.run("python", "-m", "pip", "--disable-pip-version-check", "-q", *arguments)
        assert done.returncode == 0, done.stderr

    def build(self, source: Path) -> None:
        """Make the wheel of a project."""
        offline = ("--no-index", "--no-deps", "--no-build-isolation")
        self.pip("wheel", *offline, "--wheel-dir", str(self.wheels), str(source))

    def install(self, *names: str) -> None:
        """Install distributions of which the wheels were built."""
        self.pip("install", "--no-index", "--no-deps", "--find-links", str(self.wheels), *names)

    def uninstall(self, name: str) -> None:
        self.pip("uninstall", "--yes", name)


@pytest.fixture(scope="session")
def environment(tmp_path_factory):
    """An environment with edgejson and all examples. A test that takes something away puts it back."""
    made = Environment(tmp_path_factory.mktemp("examples"))
    left_out = shutil.ignore_patterns(".*", "__pycache__")
    shutil.copytree(ROOT / "examples", made.sources, ignore=left_out)
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(made.wheels)],
        cwd=ROOT, check=False, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    for name in EXAMPLES:
        made.build(made.sources / name)
    made.install("edgejson", *EXAMPLES)
    return made


@pytest.fixture(params=EXAMPLES)
def example(request):
    """The name of each example in turn."""
    return request.param
