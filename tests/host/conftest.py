"""Distributions made of a `dist-info` folder and a module, as an installer would leave them on `sys.path`."""

import importlib
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

RUN_MAIN = "import sys; from edgejson.cli import main; sys.exit(main())"

CHECK = '''
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, Finding


class Shouting:
    """Finds answers in capitals."""

    scope = "record"

    def check(self, subject):
        if subject.answer_text.isupper():
            yield Finding(check="{name}", message="all capitals")


@hookimpl
def edgejson_check():
    return CheckSpec(name="{name}", summary="No shouting.", api=1, load=lambda settings: Shouting())
'''


class Site:
    """A folder of installed distributions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(
        self,
        distribution: str,
        source: str | None = CHECK,
        *,
        version: str = "2.3",
        kind: str = "checks",
        name: str = "shouting",
        target: str = "",
        requires: tuple[str, ...] = (),
    ) -> str:
        """Install a distribution with one plugin in a module of `source` (None: no module); return its name."""
        module = distribution.replace("-", "_")
        self.metadata(distribution, f"[edgejson.{kind}]\n{name} = {target or module}\n", version, requires)
        if source is not None:
            (self.folder / f"{module}.py").write_text(dedent(source).replace("{name}", name), encoding="utf-8")
        importlib.invalidate_caches()
        return module

    def metadata(
        self, distribution: str, entry_points: str, version: str = "2.3", requires: tuple[str, ...] = ()
    ) -> Path:
        """Write the `dist-info` folder alone."""
        info = self.folder / f"{distribution.replace('-', '_')}-{version}.dist-info"
        info.mkdir()
        needed = "".join(f"Requires-Dist: {requirement}\n" for requirement in requires)
        metadata = f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n{needed}"
        (info / "METADATA").write_text(metadata, encoding="utf-8")
        (info / "entry_points.txt").write_text(entry_points, encoding="utf-8")
        (info / "RECORD").write_text("", encoding="utf-8")
        importlib.invalidate_caches()
        return info

    def run(self, *arguments: str, stdout: int = subprocess.PIPE, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run the command line in a process of its own that has this site on its path."""
        return subprocess.run(
            [sys.executable, "-c", RUN_MAIN, *arguments],
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
            env={**os.environ, "PYTHONPATH": str(self.folder), **environ},
        )


@pytest.fixture
def site(tmp_path, monkeypatch):
    """An empty site at the front of this process's path; what was imported from it is forgotten afterwards."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    before = set(sys.modules)
    yield Site(folder)
    for name in set(sys.modules) - before:
        if str(folder) in (getattr(sys.modules[name], "__file__", None) or ""):
            del sys.modules[name]
