"""Distributions as an installer leaves them, and contracts run over many of them at once."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent
from xml.etree import ElementTree as ET

HERE = Path(__file__).parent


class Site:
    """A folder of installed distributions, each with one plugin."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def add(
        self,
        kind: str,
        name: str,
        source: str | None,
        *,
        distribution: str = "",
        target: str = "",
        version: str = "1.0",
    ) -> str:
        """Install `source` as the module of a plugin; the name of the module."""
        distribution = distribution or f"edgejson-kit-{name.replace('_', '-')}"
        module = distribution.replace("-", "_")
        info = self.folder / f"{module}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n")
        (info / "entry_points.txt").write_text(f"[edgejson.{kind}]\n{name} = {target or module}\n")
        (info / "RECORD").write_text("")
        if source is not None:
            (self.folder / f"{module}.py").write_text(dedent(source), encoding="utf-8")
        importlib.invalidate_caches()
        return module


def in_class(body: str) -> str:
    """Lines as they stand in a class."""
    return indent(dedent(body).strip("\n"), "    ")


@dataclass(frozen=True)
class Outcome:
    """What the tests of one class came to: the names of those that failed with their messages, and all names."""

    failed: Mapping[str, str]
    ran: frozenset[str]


class Bench:
    """Plugins of one kind with a test class each, run by one pytest in a process of its own."""

    def __init__(self, folder: Path, contract: str) -> None:
        self.folder = folder
        self.site = Site(folder / "site")
        self._module = [f"from edgejson.testing import {contract}"]
        self._contract = contract

    def test_class(self, name: str, plugin: str, without: Sequence[str] = (), **attributes: object) -> None:
        """A subclass of the contract, leaving out the tests named."""
        lines = [f"{key} = {value!r}" for key, value in {"plugin": plugin, **attributes}.items()]
        lines += [f"{test} = None" for test in without]
        self._module.append(f"class Test_{name}({self._contract}):\n" + indent("\n".join(lines), "    "))

    def run(self) -> dict[str, Outcome]:
        """Run them all; outcomes by the names of the classes."""
        (self.folder / "test_broken.py").write_text("\n\n\n".join(self._module), encoding="utf-8")
        (self.folder / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n")
        report = self.folder / "report.xml"
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", "test_broken.py"],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(self.site.folder), str(HERE)])},
        )
        assert done.returncode in (0, 1), done.stdout + done.stderr
        failed: dict[str, dict[str, str]] = {}
        ran: dict[str, set[str]] = {}
        for case in ET.parse(report).getroot().iter("testcase"):  # noqa: S314 - pytest's own report
            owner = case.attrib["classname"].rpartition(".Test_")[2]
            test = case.attrib["name"].partition("[")[0]
            ran.setdefault(owner, set()).add(test)
            for fault in (*case.findall("failure"), *case.findall("error")):
                failed.setdefault(owner, {})[test] = fault.attrib.get("message", "") + "\n" + (fault.text or "")
        return {owner: Outcome(failed.get(owner, {}), frozenset(tests)) for owner, tests in ran.items()}
