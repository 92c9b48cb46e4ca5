"""`edgejson list-plugins`: what is installed, without importing any of it."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from edgejson.cli.words import aligned, examples
from edgejson.host import KINDS, Host, PluginRow

__all__ = ["command"]


@click.command(epilog=examples("edgejson list-plugins", "edgejson list-plugins --kind checks --probe"))
@click.option("--kind", type=click.Choice(KINDS), help="Only plugins of this kind.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of a table.")
@click.option("--probe", is_flag=True, help="Load every plugin to see if it works; exit code 1 when one does not.")
def command(*, kind: str | None, as_json: bool, probe: bool) -> int:
    """List the installed plugins."""
    host = Host.from_environment()
    rows = host.probe(kind) if probe else host.index(kind)
    click.echo(json.dumps([row.to_json() for row in rows], indent=2) if as_json else table(rows))
    return int(probe and any(row.status in ("failed", "conflict") for row in rows))


def table(rows: Sequence[PluginRow]) -> str:
    """The rows as aligned plain text under a line of headings; the reason stands last, where there is one."""
    shown: tuple[str, ...] = ("kind", "name", "distribution", "version", "status", "reason")
    if not any(row.reason for row in rows):
        shown = shown[:-1]
    lines = [shown, *(tuple(str(getattr(row, part)) for part in shown) for row in rows)]
    return aligned(lines)
