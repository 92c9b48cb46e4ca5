"""Every command's help ends with examples that its parser takes; NO_COLOR holds wherever a table is printed."""

import os
import pty
import re
import shlex
import subprocess
import sys

import click
import pytest

from edgejson.cli import edgejson

RUN_MAIN = "import sys; from edgejson.cli import main; sys.exit(main())"


def commands(command, path=()):
    context = click.Context(command)
    names = [*getattr(command, "verbs", ()), *getattr(command, "commands", ())]
    if path:
        yield path, command
    for name in dict.fromkeys(names):
        yield from commands(command.get_command(context, name), (*path, name))


COMMANDS = dict(commands(edgejson))


def examples(command):
    text = command.get_help(click.Context(command, max_content_width=200, terminal_width=200))
    return re.findall(r"^ +(edgejson .*)$", text.partition("Examples:")[2], re.MULTILINE)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help_ends_with_examples_of_the_command(path):
    shown = examples(COMMANDS[path])
    assert shown
    assert all(len(line) <= 84 for line in shown)
    if path != ("plugins", "list"):
        assert all(line.startswith(" ".join(("edgejson", *path))) for line in shown)


@pytest.mark.parametrize("line", sorted({line for command in COMMANDS.values() for line in examples(command)}), ids=str)
def test_an_example_is_right_for_the_parser(line):
    words = shlex.split(re.sub(r" > \S+$", "", line))[1:]
    context = edgejson.make_context("edgejson", list(words))
    command = edgejson
    while isinstance(command, click.Group):
        name, command, words = command.resolve_command(context, list(words))
        context = command.make_context(name, list(words), parent=context)
        words = [*context._protected_args, *context.args] if isinstance(command, click.Group) else []


def on_a_terminal(*arguments, **environ):
    """What a command writes when both its outputs are a terminal."""
    here, there = pty.openpty()
    environ = {"TERM": "xterm-256color", "COLUMNS": "100", **environ}
    kept = {name: text for name, text in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    with subprocess.Popen(
        [sys.executable, "-c", RUN_MAIN, *arguments], stdout=there, stderr=there, env={**kept, **environ}
    ) as process:
        os.close(there)
        said = b""
        try:
            while part := os.read(here, 65536):
                said += part
        except OSError:  # how Linux says that the other end is closed
            pass
    os.close(here)
    assert process.returncode == 0, said
    return said.decode()


COLOURS = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m")


@pytest.mark.parametrize("verb", ["plan", "build", "validate"])
def test_no_color_is_respected(verb, tmp_path):
    folder = str(tmp_path / "out")
    build = ("build", "-o", folder, "--target", "10", "--workers", "1")
    lines = {"plan": ("plan", "--target", "10"), "build": build, "validate": ("validate", folder)}
    if verb == "validate":
        on_a_terminal(*build)
    said = on_a_terminal(*lines[verb], NO_COLOR="1")
    assert len(said) > 100
    assert COLOURS.findall(said) == []


def test_a_terminal_has_colours_otherwise():
    assert COLOURS.findall(on_a_terminal("plan", "--target", "10")) != []
