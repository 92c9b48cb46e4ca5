"""`edgejson validate`: check data files, print what is wrong and where."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edgejson.cli.completion import plugin_ids, sources
from edgejson.cli.words import counted, examples

if TYPE_CHECKING:
    from edgejson.validating import Report

__all__ = ["command"]

_MOST_MESSAGE = 160
_SPOOL_BYTES = 1 << 20


@click.command(
    epilog=examples(
        "edgejson validate out/first",
        "edgejson validate train.jsonl test.jsonl --schemas ./schemas",
        "edgejson validate data/ --check strict_json --check invariants --json",
    )
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option(
    "--schemas",
    multiple=True,
    metavar="DIR|PACK",
    shell_complete=sources,
    help="Folder of JSON Schemas, or a pack, to look in first. Schemas without rules borrow those of the core pack.",
)
@click.option(
    "--check",
    "checks",
    multiple=True,
    metavar="ID",
    shell_complete=plugin_ids("checks"),
    help="Run only this check (repeatable).",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document with every finding.")
@click.option(
    "--limit-examples",
    "examples",
    type=click.IntRange(min=0),
    default=3,
    show_default=True,
    help="Examples to show per check.",
)
def command(
    *, paths: tuple[Path, ...], schemas: tuple[str, ...], checks: tuple[str, ...], as_json: bool, examples: int
) -> int:
    """Check data files with every rule and check that applies.

    PATH is a JSON Lines file or a folder of them; a run folder stands for its data/. Exit code 0: clean, 1: errors were
    found, 2: there is nothing that could be checked.
    """
    from edgejson.validating import validate

    with _progress() as progress:
        if as_json:
            report = _print_document(paths, schemas, checks, progress)
        else:
            report = validate(paths, schemas=schemas, checks=checks, examples=examples, progress=progress)
    if not as_json:
        _print_report(report)
    if report.records == 0:
        lines = report.unusable_lines
        state = f"none of {lines:,} lines holds a usable record" if lines else "there is no record"
        click.echo(f"edgejson: error: {', '.join(map(str, paths))}: {state}", err=True)
        return 2
    return 0 if report.clean else 1


def _print_document(
    paths: tuple[Path, ...], schemas: tuple[str, ...], checks: tuple[str, ...], progress: Callable[[int], object] | None
) -> Report:
    """One JSON document with every finding; nothing is printed before the end, and few findings are held in memory."""
    import json
    import shutil
    import tempfile

    from edgejson.validating import Located, validate

    with tempfile.SpooledTemporaryFile(max_size=_SPOOL_BYTES) as spool:

        def keep(finding: Located) -> None:
            spool.write(b",\n" if spool.tell() else b"\n")
            spool.write(json.dumps(finding.to_json()).encode())

        report = validate(paths, schemas=schemas, checks=checks, examples=0, sink=keep, progress=progress)
        spool.seek(0)
        out = sys.stdout.buffer
        out.write(b'{"records": %d, "findings": [' % report.records)
        shutil.copyfileobj(spool, out)
        # Figures come from plugins as they are; what is no JSON is shown as text.
        closing = (
            f'],\n"summary": {json.dumps(report.summary)},\n"figures": {json.dumps(report.figures, default=str)}}}\n'
        )
        out.write(closing.encode())
        out.flush()
    return report


def _print_report(report: Report) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    table = Table("check", "records hit", "findings", "errors")
    for column in table.columns[1:]:
        column.justify = "right"
    for check, tally in sorted(report.tallies.items(), key=lambda item: (-item[1].records, item[0])):
        table.add_row(check, f"{tally.records:,}", f"{tally.findings:,}", f"{tally.errors:,}")
    console.print(table)
    for check, tally in report.tallies.items():
        for finding in tally.examples:
            place = f"{finding.file}:{finding.line}"
            click.echo(f"{place}: {finding.pointer or '(whole)'}: {check}: {_shortened(finding.message)}")
    for check, figures in report.figures.items():
        click.echo(f"{check}: {_figures(figures)}")
    unusable = f", {counted(report.unusable_lines, 'unusable line')}" if report.unusable_lines else ""
    verdict = "clean" if report.clean else "errors found"
    click.echo(f"{counted(report.records, 'record')}{unusable}: {verdict}")


def _shortened(message: str) -> str:
    """One line; a long one loses its middle, for a message says at its end what was expected and found."""
    line = " ".join(message.split())
    if len(line) <= _MOST_MESSAGE:
        return line
    head = _MOST_MESSAGE // 2
    return f"{line[:head]} … {line[head + 3 - _MOST_MESSAGE :]}"


def _figures(figures: object) -> str:
    if isinstance(figures, dict):
        return ", ".join(
            f"{name} ({_figures(figure)})" if isinstance(figure, dict) else f"{name} {_figures(figure)}"
            for name, figure in figures.items()
        )
    if isinstance(figures, bool):
        return "yes" if figures else "no"
    return str(figures)


@contextmanager
def _progress() -> Iterator[Callable[[int], object] | None]:
    """A running count on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("validating") as status:
        yield lambda records: status.update(f"validating: {records:,} records")
