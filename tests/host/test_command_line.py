"""The command line as a person meets it: one line per error, exit codes, `list-plugins`."""

import importlib
import json
import os

import pytest

from edgejson.cli import VERBS

COMMAND = """
import sys
import click
from edgejson import errors
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec


@hookimpl
def edgejson_check():
    return CheckSpec(name="{name}", summary="", api=1, load=lambda settings: 1)


@hookimpl
def edgejson_commands(group):
    @group.command()
    @click.argument("way")
    def fail(way):
        sys.stdout.write("before\\n")
        return eval(way) if way.isdigit() else exec(way)
"""


@pytest.fixture
def failing(site):
    """Run a command that ends in a given way."""
    site.add("edgejson-check-failing", COMMAND, name="failing")
    return lambda *arguments: site.run("fail", *arguments)


@pytest.mark.parametrize(
    ("way", "code", "line"),
    [
        ("0", 0, ""),
        ("1", 1, ""),
        ("raise click.exceptions.Exit(1)", 1, ""),
        (
            "raise errors.RecipeError('unknown key', where='recipe.yaml: tasks.x', hint='did you mean share?')",
            2,
            "edgejson: error: recipe.yaml: tasks.x: unknown key (did you mean share?)\n",
        ),
        ("raise errors.TeacherError('the server is down')", 3, "edgejson: error: the server is down\n"),
        ("raise errors.BuildIncompleteError('12 records short')", 1, "edgejson: error: 12 records short\n"),
        ("raise click.UsageError('one\\n two')", 2, "edgejson: error: one two (see edgejson fail --help)\n"),
        ("raise click.ClickException('it is odd')", 1, "edgejson: error: it is odd\n"),
        (
            "raise OSError(28, 'No space left on device')",
            2,
            "edgejson: error: input or output: No space left on device\n",
        ),
        ("open('nowhere/data.jsonl')", 2, "edgejson: error: nowhere/data.jsonl: No such file or directory\n"),
        ("raise KeyboardInterrupt", 130, "edgejson: interrupted\n"),
        ("raise click.Abort", 130, "edgejson: interrupted\n"),
        (
            "raise ValueError('two\\nlines')",
            70,
            "edgejson: error: ValueError: two lines (this is a bug in edgejson; --debug shows where)\n",
        ),
    ],
)
def test_every_end_has_its_exit_code_and_one_line(failing, way, code, line):
    ended = failing(way)
    assert (ended.returncode, ended.stderr) == (code, line)
    assert ended.stdout == "before\n"


@pytest.mark.parametrize("arguments", [("--debug", "nothing_there"), ("nothing_there", "--debug")])
def test_debug_shows_the_traceback_wherever_it_stands(failing, arguments):
    ended = failing(*arguments)
    assert ended.returncode == 70
    assert "Traceback (most recent call last)" in ended.stderr
    assert ended.stderr.splitlines()[-1].startswith("edgejson: error: NameError: name 'nothing_there' is not defined")
    assert "Traceback" not in failing("nothing_there").stderr


@pytest.mark.parametrize("arguments", [("list-plugins",), ("fail", "0")])
def test_a_reader_that_goes_away_ends_the_program_quietly(site, arguments):
    site.add("edgejson-check-failing", COMMAND, name="failing")
    read, write = os.pipe()
    os.close(read)
    ended = site.run(*arguments, stdout=write, PYTHONUNBUFFERED="")
    os.close(write)
    assert (ended.returncode, ended.stderr) == (141, "")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ("list-plugin",),
            "edgejson: error: there is no command 'list-plugin'; did you mean list-plugins or plugins?",
        ),
        (("--colour",), "edgejson: error: No such option"),
        (("list-plugins", "--kind", "check"), "edgejson: error: Invalid value for '--kind': 'check' is not one of"),
    ],
)
def test_bad_usage_is_one_line_and_exit_code_2(site, arguments, line):
    ended = site.run(*arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(line)
    assert ended.stderr.count("\n") == 1


def test_an_unknown_command_names_the_plugins_that_could_not_be_asked(site):
    site.add("edgejson-check-hostile", "raise ValueError", name="hostile")
    ended = site.run("annotate")
    assert ended.returncode == 2
    assert "plugins that cannot be loaded: checks/hostile@edgejson-check-hostile" in ended.stderr


def test_without_a_command_the_help_is_shown(site):
    bare, asked = site.run(), site.run("--help")
    assert (bare.returncode, bare.stdout) == (0, asked.stdout)
    assert "Usage: edgejson" in bare.stdout


def test_the_version_is_the_installed_one(site):
    assert site.run("--version").stdout == f"edgejson {importlib.metadata.version('edgejson')}\n"


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_a_verb_is_the_one_in_the_list(site, verb):
    command = importlib.import_module(f"edgejson.cli.{verb.replace('-', '_')}").command
    assert VERBS[verb] == command.help.strip().splitlines()[0]
    shown = site.run(verb, "--help")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert f"Usage: edgejson {verb}" in shown.stdout
    assert "--debug" in shown.stdout


def test_a_shell_can_complete(site):
    completed = site.run(_EDGEJSON_COMPLETE="bash_complete", COMP_WORDS="edgejson list", COMP_CWORD="1")
    assert (completed.returncode, completed.stdout) == (0, "plain,list-plugins\n")


def test_the_table_has_a_line_per_plugin_and_aligned_columns(site):
    site.add("edgejson-check-shouting", version="11.0")
    lines = site.run("list-plugins", "--kind", "checks", FORCE_COLOR="1").stdout.splitlines()
    assert lines[0].split() == ["kind", "name", "distribution", "version", "status"]
    assert ["checks", "shouting", "edgejson-check-shouting", "11.0", "ok"] in [line.split() for line in lines]
    assert {line.split()[0] for line in lines[1:]} == {"checks"}
    starts = {line.index(line.split()[3], line.index(line.split()[2]) + len(line.split()[2])) for line in lines}
    assert len(starts) == 1
    assert "\x1b" not in "".join(lines)


def test_the_table_gives_the_reason_where_there_is_one(site):
    site.add("edgejson-check-stricter", name="strict_json")
    table = site.run("list-plugins").stdout
    assert table.splitlines()[0].split()[-1] == "reason"
    assert "also offered by edgejson 0" in table
    assert "strict_json@edgejson-check-stricter chooses this one" in table


def test_the_json_listing_is_one_document_with_every_field(site):
    module = site.add("edgejson-check-shouting")
    listed = json.loads(site.run("list-plugins", "--json", EDGEJSON_PLUGINS="").stdout)
    assert {
        "kind": "checks",
        "name": "shouting",
        "distribution": "edgejson-check-shouting",
        "version": "2.3",
        "target": module,
        "status": "disabled",
        "reason": "left out by EDGEJSON_PLUGINS",
    } in listed
    assert {tuple(row) for row in listed if row["status"] == "ok"} == {
        ("kind", "name", "distribution", "version", "target", "status")
    }


def test_the_probe_of_what_ships_finds_nothing_wrong(site):
    probed = site.run("list-plugins", "--probe", EDGEJSON_PLUGINS="")
    assert (probed.returncode, probed.stderr) == (0, "")
