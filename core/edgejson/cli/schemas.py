"""`edgejson schemas`: look at schemas, sample them, lint them, measure them, fetch them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edgejson.cli import completion
from edgejson.cli.rows import Faults, RowDocument, Table
from edgejson.cli.words import counted, examples

if TYPE_CHECKING:
    from edgejson.library import SchemaLibrary
    from edgejson.measuring import InstanceFigures, SchemaFigures
    from edgejson.schema import Schema

__all__ = ["command"]

_SOURCE = "SOURCE"
_MOST_KEYWORDS = 12


@click.group(
    name="schemas", epilog=examples("edgejson schemas list --from core", "edgejson schemas sample core/invoice -n 3")
)
def command() -> None:
    """List, show, sample, lint, measure and fetch schemas.

    A SOURCE is an installed pack (core), a folder or a file of schemas, an OpenAPI document, or a provider with its
    argument: pydantic:shop.models:Cart, openapi:./api.yaml, catalogue:./copy.
    """


def _from_option(function: Callable[..., int]) -> Callable[..., int]:
    return click.option(
        "--from",
        "sources",
        multiple=True,
        metavar=_SOURCE,
        shell_complete=completion.sources,
        help="Where to look (default: all installed packs).",
    )(function)


def _library(sources: Sequence[str]) -> SchemaLibrary:
    from edgejson.host import Host
    from edgejson.sources import open_library

    return open_library(Host.from_environment(), sources)


# ---------------------------------------------------------------- list and show


@command.command("list", epilog=examples("edgejson schemas list", "edgejson schemas list --from ./schemas --json"))
@_from_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def list_(*, sources: tuple[str, ...], as_json: bool) -> int:
    """List the schemas: id, complexity, size, rules, licence. Exit code 1 when one cannot be used."""
    library = _library(sources)
    columns = ("id", "complexity", "fields", "depth", "rules", "license", "title")
    table, faults = Table(columns, _widths(library)), Faults()
    with RowDocument(as_json) as document:
        for schema_id in library.ids():
            row = faults.guard(schema_id, partial(_row, library, schema_id))
            if row is not None:
                document.add(row)
                if not as_json:
                    table.show(row)
    return faults.code


def _widths(library: SchemaLibrary) -> dict[str, int]:
    """Of the columns whose cells are not alike; ids are known before anything is compiled."""
    return {"id": max(map(len, library.ids()), default=0), "complexity": len("complexity")}


def _row(library: SchemaLibrary, schema_id: str) -> dict[str, Any]:
    from edgejson.schema.complexity import measure
    from edgejson.schema.document import Document

    entry = library.entry(schema_id)
    schema = library.compile(entry, schema_id.rpartition("/")[0])
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


@command.command(epilog=examples("edgejson schemas show core/invoice", "edgejson schemas show ./schemas/cart.json"))
@click.argument("schema_id", metavar="ID|FILE", shell_complete=completion.schema_ids)
@_from_option
def show(*, schema_id: str, sources: tuple[str, ...]) -> int:
    """Print the schema document, self-contained: what it refers to in other files is in it."""
    document = _one_schema(schema_id, sources).document
    click.echo(json.dumps(document, indent=2, ensure_ascii=False))
    return 0


# ---------------------------------------------------------------- sample


@command.command(
    epilog=examples(
        "edgejson schemas sample core/invoice -n 3 --seed 7",
        "edgejson schemas sample ./schemas/cart.json --policy edge --locale de_DE",
    )
)
@click.argument("schema_id", metavar="ID|FILE", shell_complete=completion.schema_ids)
@click.option("-n", "--number", type=click.IntRange(min=1), default=1, show_default=True, help="Instances.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Seed of the first instance.")
@click.option(
    "--policy",
    type=click.Choice(["minimal", "typical", "maximal", "edge"]),
    default="typical",
    show_default=True,
    help="Required members only, some, all of them; or bounds, empties, nulls and Unicode.",
)
@click.option(
    "--locale",
    default="en_US",
    show_default=True,
    shell_complete=completion.locales,
    help="Locale of names, places and phones.",
)
@_from_option
def sample(*, schema_id: str, number: int, seed: int, policy: Any, locale: str, sources: tuple[str, ...]) -> int:
    """Print instances of a schema, one canonical JSON text per line; rules hold, values are plausible."""
    from edgejson import jsontext
    from edgejson.errors import InputError, near_names
    from edgejson.values.locales import LOCALES

    if locale not in LOCALES:
        raise InputError(f"no locale {locale!r}", hint=near_names(locale, LOCALES))
    schema = _one_schema(schema_id, sources)
    for place in range(number):
        click.echo(jsontext.canonical(schema.sample(seed + place, policy=policy, locale=locale)))
    return 0


def _one_schema(name: str, sources: Sequence[str]) -> Schema:
    """A schema by id, or from a file where the name is that of one and no source is named."""
    from edgejson.documents import ENDINGS
    from edgejson.errors import InputError, near_names

    path = Path(name)
    if sources or not (path.suffix in ENDINGS or path.is_file()):
        library = _library(sources)
        known = any(name in (schema_id, schema_id.partition("/")[2]) for schema_id in library.ids())
        if not (sources or known) and path.is_dir():
            raise InputError("is a folder, not a schema", where=name, hint=f"say ID --from {name}")
        return library.get(name)
    if not path.is_file():
        raise InputError("no such file", where=name)
    library = _library([name if path.is_absolute() else f"./{name}"])
    ids = list(library.ids())
    if len(ids) > 1:
        hint = near_names("", [schema_id.partition("/")[2] for schema_id in ids[:5]])
        raise InputError(f"holds {len(ids)} schemas: say ID --from {name}", where=name, hint=hint)
    return library.get(ids[0])


# ---------------------------------------------------------------- lint


@command.command(epilog=examples("edgejson schemas lint ./schemas", "edgejson schemas lint core --json"))
@click.argument("source", metavar=_SOURCE, shell_complete=completion.sources)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def lint(*, source: str, as_json: bool) -> int:
    """Look for defects in schemas and their rules; exit code 1 when there are any."""
    from edgejson.errors import SchemaError
    from edgejson.host import Host
    from edgejson.linting import Issue, lint_schema
    from edgejson.sources import documents_of

    issues: list[tuple[str, Issue]] = []
    count = 0
    for schema_id, entry, tables in documents_of(Host.from_environment(), source):
        count += 1
        found = [Issue(str(entry))] if isinstance(entry, SchemaError) else lint_schema(entry, tables)
        issues += [(schema_id, issue) for issue in found]
        for issue in () if as_json else found:
            click.echo(f"{schema_id}{issue.pointer or ''}: {issue.message}")
    if as_json:
        rows = [
            {"schema": schema_id, "pointer": issue.pointer, "message": issue.message} for schema_id, issue in issues
        ]
        click.echo(json.dumps({"schemas": count, "issues": rows}, indent=2, ensure_ascii=False))
    else:
        click.echo(f"{counted(count, 'schema')}, {counted(len(issues), 'issue')}", err=True)
    return int(bool(issues))


# ---------------------------------------------------------------- stats


@command.command(epilog=examples("edgejson schemas stats core", "edgejson schemas stats openapi:./api.yaml -n 100"))
@click.argument("sources", nargs=-1, metavar=f"[{_SOURCE}]...", shell_complete=completion.sources)
@click.option(
    "-n", "--number", type=click.IntRange(min=0), default=20, show_default=True, help="Instances to make of each."
)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Seed of the first instance.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def stats(*, sources: tuple[str, ...], number: int, seed: int, as_json: bool) -> int:
    """Measure schemas and their instances, each and all together. Exit code 1 when one cannot be used.

    bytes and leaves are medians over the instances, levels the deepest nesting; coverage is the share of declared
    property names that occur, distinct that of different instances, trivial that of instances without a value.
    """
    from edgejson.measuring import totals

    library = _library(sources)
    columns = ["id", "draft", "complexity", "fields", "depth", "rules", "hints"]
    columns += ["bytes", "leaves", "levels", "coverage", "distinct", "trivial"] if number else []
    table, faults = Table([*columns, "notes"], _widths(library)), Faults()
    measured: list[tuple[SchemaFigures, InstanceFigures | None]] = []
    with RowDocument(as_json, key="schemas") as document:
        for schema_id in library.ids():
            for figures, instances in _measured(library, schema_id, number, seed, faults):
                measured.append((figures, instances))
                sampled = None if instances is None else instances.to_json()
                document.add({"id": schema_id, **figures.to_json(), "instances": sampled})
                if not as_json:
                    table.show(_stats_row(schema_id, figures, instances))
        total = {**totals(measured), "failed": len(faults.lines)}
        document.end(total=total, failures=faults.lines)
    if not as_json:
        click.echo(_summary(total))
    return faults.code


def _measured(
    library: SchemaLibrary, schema_id: str, number: int, seed: int, faults: Faults
) -> Iterator[tuple[SchemaFigures, InstanceFigures | None]]:
    """The figures of one schema and of its instances; nothing when it cannot even be compiled."""
    from edgejson.measuring import measure_instances, measure_schema

    schema = faults.guard(schema_id, partial(_compiled, library, schema_id))
    if schema is not None:
        sampling = partial(measure_instances, schema, number, seed=seed)
        yield measure_schema(schema), faults.guard(schema_id, sampling) if number else None


def _compiled(library: SchemaLibrary, schema_id: str) -> Schema:
    """A schema that is looked at once."""
    return library.compile(library.entry(schema_id), schema_id.rpartition("/")[0])


def _stats_row(schema_id: str, figures: SchemaFigures, instances: InstanceFigures | None) -> dict[str, Any]:
    notes = [f"{counted(len(figures.relaxed), 'part')} relaxed"] if figures.relaxed else []
    notes += [f"satisfiable: {figures.satisfiable}, {figures.reason}"] if figures.satisfiable != "yes" else []
    row: dict[str, Any] = {"id": schema_id, **figures.to_json(), "notes": ", ".join(notes)}
    if instances is not None:
        row |= {"bytes": f"{instances.size:g}", "leaves": f"{instances.leaves:g}", "levels": instances.depth}
        row |= {share: f"{getattr(instances, share):.0%}" for share in ("coverage", "distinct", "trivial")}
    return row


def _summary(total: dict[str, Any]) -> str:
    keywords = [f"{name} {count:,}" for name, count in total["keywords"].items()]
    more = len(keywords) - _MOST_KEYWORDS
    lines = [
        "",
        f"{counted(total['schemas'], 'schema')}: {_counts(total['complexity'])}; drafts: {_counts(total['drafts'])}",
        f"  {counted(total['fields'], 'field')}, {counted(total['rules'], 'rule')}, {counted(total['hints'], 'hint')}",
        f"  keywords: {', '.join(keywords[:_MOST_KEYWORDS])}" + (f" and {more} more" if more > 0 else ""),
    ]
    instances = total.get("instances")
    if instances:
        lines.append(
            f"  {counted(instances['count'], 'instance')}: {instances['size']:g} bytes, {instances['leaves']:g} leaves,"
            f" coverage {instances['coverage']:.1%}, distinct {instances['distinct']:.1%},"
            f" trivial {instances['trivial']:.1%}"
        )
    lines += [f"  {name}: {total[name]}" for name in ("relaxed", "unsatisfiable", "failed") if total[name]]
    return "\n".join(lines)


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items()) or "none"


# ---------------------------------------------------------------- fetch


@command.command(epilog=examples("edgejson schemas fetch package.json tsconfig.json --into ./catalogue"))
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--catalogue", metavar="URL", help="Its catalog.json (default: that of the copy, else SchemaStore's).")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the copy (default: the user's cache, or EDGEJSON_CACHE).",
)
@click.option(
    "--seconds", type=click.FloatRange(min=0, min_open=True), default=30, show_default=True, help="For a file."
)
@click.option(
    "--megabytes", type=click.FloatRange(min=0, min_open=True, max=20), default=20, show_default=True, help="Of a file."
)
@click.option("--local-http", is_flag=True, help="Read http: too, from this machine only (a mirror).")
def fetch(
    *,
    names: tuple[str, ...],
    catalogue: str | None,
    into: Path | None,
    seconds: float,
    megabytes: float,
    local_http: bool,
) -> int:
    """Download schemas of a catalogue by name, with all that they refer to; builds use the copy.

    Nothing else in edgejson reaches the network for a schema. Exit code 3 when a download fails.
    """
    from edgejson.catalogues import cache_folder
    from edgejson.fetching import Downloader, Fetched, fetch

    def tell(file: Fetched) -> None:
        click.echo(f"{file.sha256[:12]}  {file.size:>9,}  {file.path}")

    limits = Downloader(seconds=seconds, most_bytes=int(megabytes * 2**20), allow_local_http=local_http)
    fetch(names, into or cache_folder(), catalogue=catalogue, downloader=limits, tell=tell)
    return 0
