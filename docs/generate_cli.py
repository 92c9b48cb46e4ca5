"""Write docs/reference/cli.md from the commands themselves; `--check` only says whether the file is up to date."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from edgejson.cli import edgejson

TARGET = Path(__file__).parent / "reference" / "cli.md"
HEAD = """# Command line

This page is generated from the commands (`python docs/generate_cli.py`); CI checks that it is up to date.

Data goes to stdout or files, words to stderr. Errors are one line: what, where, what to do.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | the work found something wrong (findings, an unmet quota) |
| 2 | bad usage or input |
| 3 | a teacher or engine failed |
| 70 | a bug in edgejson; `--debug` shows where |
| 130 | interrupted; what is done is kept |
"""


def sections(command: click.Command, path: str, parent: click.Context | None = None) -> Iterator[str]:
    """The help text of a command and of everything below it."""
    context = click.Context(
        command, info_name=path.rpartition(" ")[2], parent=parent, terminal_width=88, max_content_width=88
    )
    yield f"\n## `{path}`\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None:
                yield from sections(child, f"{path} {name}", context)


def main() -> int:
    text = HEAD + "".join(sections(edgejson, "edgejson"))
    if "--check" in sys.argv[1:]:
        if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text:
            return 0
        sys.stderr.write(f"{TARGET.name} is out of date: run python docs/generate_cli.py\n")
        return 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
