"""`edgejson schemas`: look at schemas, sample them, lint them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edgejson.cli.words import aligned, counted

if TYPE_CHECKING:
    from edgejson.library import SchemaLibrary
    from edgejson.linting import Issue
    from edgejson.schema import Schema

__all__ = ["command"]


@click.group(name="schemas")
def command() -> None:
    """List, show, sample and lint schemas."""


def _from_option(function: Callable[..., int]) -> Callable[..., int]:
    return click.option(
        "--from", "sources", multiple=True, metavar="PACK|DIR", help="Packs or folders to look in (default: all packs)."
    )(function)


def _library(sources: Sequence[str]) -> SchemaLibrary:
    from edgejson.host import Host
    from edgejson.sources import open_library

    return open_library(Host.from_environment(), sources)


@command.command("list")
@_from_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def list_(*, sources: tuple[str, ...], as_json: bool) -> int:
    """List the schemas: id, complexity, size, rules, licence."""
    library = _library(sources)
    rows = [_row(library, schema_id) for schema_id in library.ids()]
    if as_json:
        click.echo(json.dumps(rows, indent=2))
        return 0
    columns = ("id", "complexity", "fields", "depth", "rules", "license", "title")
    click.echo(aligned([columns, *([str(row[column]) for column in columns] for row in rows)]))
    return 0


def _row(library: SchemaLibrary, schema_id: str) -> dict[str, Any]:
    from edgejson.schema.complexity import measure
    from edgejson.schema.document import Document

    entry, schema = library.entry(schema_id), library.get(schema_id)
    size = measure(Document(schema.document, id=schema_id))
    return {
        "id": schema_id,
        "complexity": schema.complexity,
        "fields": size.fields,
        "depth": size.depth,
        "rules": len(schema.invariants.rules),
        "license": entry.license,
        "sha256": schema.sha256,
        "title": schema.document.get("title", ""),
    }


@command.command()
@click.argument("schema_id", metavar="ID")
@_from_option
def show(*, schema_id: str, sources: tuple[str, ...]) -> int:
    """Print the schema document."""
    document = _library(sources).get(schema_id).document
    click.echo(json.dumps(document, indent=2, ensure_ascii=False))
    return 0


@command.command()
@click.argument("schema_id", metavar="ID|FILE")
@click.option("-n", "--number", type=click.IntRange(min=1), default=1, show_default=True, help="Instances.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Seed of the first instance.")
@click.option("--policy", type=click.Choice(["minimal", "typical", "maximal"]), default="typical", show_default=True)
@click.option("--locale", default="en_US", show_default=True, help="Locale of names, places and phones.")
@_from_option
def sample(*, schema_id: str, number: int, seed: int, policy: Any, locale: str, sources: tuple[str, ...]) -> int:
    """Print instances of a schema, one canonical JSON text per line; rules hold, values are plausible."""
    from edgejson import jsontext

    schema = _one_schema(schema_id, sources)
    for place in range(number):
        click.echo(jsontext.canonical(schema.sample(seed + place, policy=policy, locale=locale)))
    return 0


def _one_schema(name: str, sources: Sequence[str]) -> Schema:
    """A schema by id, or from a file when the name is a path that exists."""
    path = Path(name)
    if path.suffix in {".json", ".yaml", ".yml"} or path.is_file():
        from edgejson.sources import schema_from_file

        return schema_from_file(path)
    return _library(sources).get(name)


@command.command()
@click.argument("source", metavar="PACK|DIR|FILE")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def lint(*, source: str, as_json: bool) -> int:
    """Look for defects in schemas and their rules; exit code 1 when there are any."""
    from edgejson.host import Host
    from edgejson.linting import lint_schema
    from edgejson.sources import documents_of

    issues: list[tuple[str, Issue]] = []
    count = 0
    for schema_id, entry, tables in documents_of(Host.from_environment(), source):
        count += 1
        issues += [(schema_id, issue) for issue in lint_schema(entry, tables)]
    if as_json:
        rows = [
            {"schema": schema_id, "pointer": issue.pointer, "message": issue.message} for schema_id, issue in issues
        ]
        click.echo(json.dumps({"schemas": count, "issues": rows}, indent=2, ensure_ascii=False))
    else:
        for schema_id, issue in issues:
            click.echo(f"{schema_id}{issue.pointer or ''}: {issue.message}")
        click.echo(f"{counted(count, 'schema')}, {counted(len(issues), 'issue')}", err=True)
    return int(bool(issues))
