"""Run every example of the documentation and write what it prints; `--check` only says which pages are out of date.

A page is worked through from top to bottom in a folder of its own.  What a fenced block is for stands behind its
backticks:

    console       lines with a `$` are run by bash, what follows is their output
    pycon         a Python session; all sessions and programs of a page share their names
    python        a program that must run without an error
    LANG PATH     a file of that name is written into the folder
    json          one JSON value, or one a line
    yaml          a recipe
    anything else is left alone
"""

from __future__ import annotations

import codeop
import io
import os
import re
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import Any

import yaml

from edgejson import jsontext
from edgejson.recipe import recipe_from

DOCS = Path(__file__).resolve().parent
_BLOCK = re.compile(r"^```(?P<info>[^`\n]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"(?:[\w.-]+/)*[\w.-]+\.\w+")
_VOLATILE = re.compile(r"\(\d+\.\d s\)| in \d+\.\d\ds\b|0x[0-9a-f]{6,}")
"""Durations and addresses differ from run to run: a page keeps those that it shows."""


class ExampleError(Exception):
    """An example that cannot be run as it stands; the text says where and why."""


_SITECUSTOMIZE = """
import os
import site

site.addsitedir(os.environ["PIP_TARGET"])
"""
"""Run by every interpreter that a page starts: the folder that its `pip install` fills becomes a full member of the
path, on which `pip install -e` works too."""


class Page:
    """Works through one page; `site` is where its `pip install` puts distributions."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "work"
        self._site = folder / "site"
        self._folder.mkdir()
        self._site.mkdir()
        self._start = folder / "start"
        self._start.mkdir()
        (self._start / "sitecustomize.py").write_text(_SITECUSTOMIZE, encoding="utf-8")
        self._names: dict[str, Any] = {"__name__": "__main__"}

    def renewed(self, text: str, name: str) -> str:
        """The page with its outputs as they are now."""
        sys.path.insert(0, str(self._site))
        try:
            with chdir(self._folder):
                return "".join(self._parts(text, name))
        finally:
            sys.path.remove(str(self._site))

    def _parts(self, text: str, name: str) -> Iterator[str]:
        end = 0
        for block in _BLOCK.finditer(text):
            yield text[end : block.start("text")]
            end = block.end("text")
            line = text.count("\n", 0, block.start()) + 1
            try:
                yield self._block(block["info"].split(), block["text"])
            except Exception as error:
                raise ExampleError(f"{name}:{line}: {error}") from error
        yield text[end:]

    def _block(self, info: Sequence[str], text: str) -> str:
        language, *words = info
        if words and _FILE.fullmatch(words[0]):
            path = Path(words[0])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif language == "console":
            return self._console(text)
        elif language == "pycon":
            return self._session(text)
        elif language == "python":
            exec(compile(text, "<example>", "exec"), self._names)  # noqa: S102 - the page's own code
        elif language == "json":
            _check_json(text)
        elif language == "yaml":
            recipe_from(yaml.safe_load(text))
        return text

    # ------------------------------------------------------------ what prints

    def _console(self, text: str) -> str:
        shown = []
        for command, output in _commands(text):
            done = subprocess.run(  # noqa: S603 - the page's own commands
                ["/bin/bash", "-c", command],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                check=False,
                timeout=300,
                env=self._environment(),
            )
            if done.returncode:
                raise ExampleError(f"{command!r} ended with {done.returncode}: {done.stdout}")
            shown.append(f"$ {command}\n{_kept(output, done.stdout)}")
        return "".join(shown)

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self._folder),
            "PYTHONPATH": os.pathsep.join(
                filter(None, [str(self._site), str(self._start), os.environ.get("PYTHONPATH")])
            ),
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "110",
            "NO_COLOR": "1",
            # `pip install` reaches no index and changes no environment.
            "PIP_TARGET": str(self._site),
            "PIP_NO_INDEX": "1",
            "PIP_NO_DEPS": "1",
            "PIP_NO_BUILD_ISOLATION": "0",  # for this one option of pip, 0 means "without isolation"
            "PIP_QUIET": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }

    def _session(self, text: str) -> str:
        shown = []
        for source, written, output in _statements(text):
            printed = io.StringIO()
            with redirect_stdout(printed):
                try:
                    exec(compile(source, "<example>", "single"), self._names)  # noqa: S102 - as above
                except Exception as error:  # noqa: BLE001 - an example may show any error
                    last = traceback.format_exception_only(error)[-1]
                    printed.write(f"Traceback (most recent call last):\n  ...\n{last}")
            shown.append(written + _kept(output, printed.getvalue()))
        return "".join(shown)


def _commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command with the output that the page shows."""
    head, *rest = re.split(r"^\$ ", text, flags=re.MULTILINE)
    if head:
        raise ExampleError("output without a command")
    for part in rest:
        command, _, output = part.partition("\n")
        yield command, output


def _statements(text: str) -> Iterator[tuple[str, str, str]]:
    """Each statement of a session: its source, its lines as they stand, and the output that the page shows."""
    lines = text.splitlines(keepends=True)
    while lines:
        written: list[str] = []
        while lines and lines[0].startswith(("...",) if written else (">>>",)):
            written.append(lines.pop(0))
        if not written:
            raise ExampleError(f"a session begins with >>>, not {lines[0]!r}")
        output = []
        while lines and not lines[0].startswith(">>>"):
            output.append(lines.pop(0))
        source = "".join(line[4:] if len(line) > 4 else "\n" for line in written)
        if codeop.compile_command(source, symbol="single") is None:
            source += "\n"  # ends a block, as an empty line does at the prompt
        yield source, "".join(written), "".join(output)


def _kept(shown: str, printed: str) -> str:
    """What was printed, blank lines at its end left out; the page's own text where only durations differ."""
    printed = f"{printed.rstrip()}\n" if printed.strip() else ""
    return shown if _VOLATILE.sub("", shown) == _VOLATILE.sub("", printed) else printed


def _check_json(text: str) -> None:
    try:
        jsontext.parse(text)
    except jsontext.JsonTextError:
        for line in text.splitlines():
            jsontext.parse(line)


def main(arguments: Sequence[str]) -> int:
    """Renew, or check, the pages named on the command line: all of them when none is."""
    check = "--check" in arguments
    named = [Path(argument).resolve() for argument in arguments if argument != "--check"]
    stale = 0
    for path in named or [DOCS.parent / "README.md", *sorted(DOCS.rglob("*.md"))]:
        name = str(path.relative_to(DOCS.parent))
        before = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            try:
                after = Page(Path(folder)).renewed(before, name)
            except ExampleError as error:
                sys.stderr.write(f"{error}\n")
                stale += 1
                continue
        if after == before:
            continue
        if check:
            stale += 1
            sys.stderr.write(f"{name} is out of date: run python docs/run_examples.py\n")
        else:
            path.write_text(after, encoding="utf-8")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
