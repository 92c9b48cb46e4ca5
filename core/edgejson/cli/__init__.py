"""The command line: one module per verb, imported when the verb is used.

Data goes to stdout or files, words to stderr.  A command returns its exit code, or None for 0; an error is one line.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from edgejson.cli.group import DEBUG, LazyGroup

__all__ = ["edgejson", "main"]

VERBS = {
    "build": "Build a data set from RECIPE (default: 1,000 records over all schemas of the core pack).",
    "plan": "Show what RECIPE would build: quotas, candidates and who would be asked. Nothing is made or spent.",
    "validate": "Check data files with every rule and check that applies.",
    "list-plugins": "List the installed plugins.",
    "plugins": "List the installed plugins, or explain one.",
    "new": "Write a package with one plugin, ready to be installed, tested and changed.",
    "recipe": "List, show and copy the recipes in the box; print the schema of a recipe.",
    "replies": "Count, export and prune the replies of language models.",
    "schemas": "List, show, sample, lint, measure and fetch schemas.",
    "teachers": "Show what a teacher can do; list and pull the models of an Ollama server.",
}
"""Each verb and its line of help; `edgejson.cli.<verb>` holds its `command`."""

EXIT_BAD_USE = 2
EXIT_BUG = 70
EXIT_INTERRUPTED = 130
EXIT_PIPE_CLOSED = 141
"""What a shell reports for a program that a closed pipe ends."""


@click.group(cls=LazyGroup, verbs=VERBS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="edgejson", message="%(prog)s %(version)s")
def edgejson() -> None:
    """Training and benchmark data that makes small language models experts at JSON."""


edgejson.params.append(DEBUG)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0: done.  1: the work found something wrong.  2: bad usage or input.  3: a teacher or engine failed.  70: a bug in
    edgejson.  130: interrupted, what is done is kept.  141: the reader of the output went away.
    """
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if os.environ.get("EDGEJSON_TRACE_PLUGINS", "") not in ("", "0"):
        import logging

        logging.basicConfig(format="%(name)s: %(message)s")
        logging.getLogger("edgejson.host.trace").setLevel(logging.INFO)
    try:
        with _ended_politely():
            code = _run(arguments)
        if sys.stdout is not None:  # it is None where the caller closed it
            sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes stdout once more when it ends; without a pipe behind it that would be an error again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_PIPE_CLOSED
    except (KeyboardInterrupt, click.Abort):
        click.echo("edgejson: interrupted", err=True)
        return EXIT_INTERRUPTED
    except Exception as error:  # noqa: BLE001  the last resort of the program: whatever went wrong ends in one line
        if DEBUG.opts[0] in arguments:
            import traceback

            traceback.print_exc()
        line, code = _explained(error)
        click.echo(f"edgejson: error: {line}", err=True)
    return code


@contextmanager
def _ended_politely() -> Iterator[None]:
    """Take a request to end (SIGTERM, SIGHUP) as an interrupt: workers are stopped, files are left whole."""
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        names = []  # only the main thread may handle signals

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = {name: signal.signal(getattr(signal, name), interrupt) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _run(arguments: list[str]) -> int:
    completion = os.environ.get("_EDGEJSON_COMPLETE")
    if completion:
        from edgejson.cli.completion import complete

        return complete(edgejson, completion)
    try:
        with edgejson.make_context("edgejson", arguments) as context:
            code = edgejson.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.format_message())
        return 0
    return code if isinstance(code, int) else 0


def _explained(error: Exception) -> tuple[str, int]:
    """The one line that says what is wrong, and the exit code."""
    from edgejson.errors import EdgejsonError

    if isinstance(error, EdgejsonError):
        return str(error), error.exit_code
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{_one_line(error.format_message())} (see {error.ctx.command_path} --help)", EXIT_BAD_USE
    if isinstance(error, click.ClickException):
        return _one_line(error.format_message()), error.exit_code
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'input or output'}: {error.strerror}", EXIT_BAD_USE
    text = _one_line(f"{type(error).__name__}: {error}")
    return f"{text} (this is a bug in edgejson; --debug shows where)", EXIT_BUG


def _one_line(text: str) -> str:
    return " ".join(text.split())
