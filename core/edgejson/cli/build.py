"""`edgejson build`: from a recipe to a published run folder."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edgejson.cli.completion import recipe_files
from edgejson.cli.words import counted, examples

if TYPE_CHECKING:
    from edgejson.building import Progress
    from edgejson.recipe import Recipe

__all__ = ["command", "not_used", "read_recipe", "recipe_options"]

_PLAIN_PROGRESS_SECONDS = 10.0


def recipe_options(function: Callable[..., int]) -> Callable[..., int]:
    """The options that `build` and `plan` share."""
    for option in (
        click.option(
            "--set", "overrides", multiple=True, metavar="KEY=VALUE", help="Override a key, e.g. split.test=0.2."
        ),
        click.option("--seed", type=click.IntRange(min=0), help="Seed of every random stream."),
        click.option("--target", type=click.IntRange(min=1), help="SFT records to deliver."),
        click.argument("recipe", required=False, type=click.Path(path_type=Path), shell_complete=recipe_files),
    ):
        function = option(function)
    return function


def read_recipe(path: Path | None, target: int | None, seed: int | None, overrides: tuple[str, ...]) -> Recipe:
    """The recipe at `path` (default: the one in the box) with the command line's overrides."""
    from edgejson.recipe import load_recipe

    given = [f"target={target}"] if target is not None else []
    given += [f"seed={seed}"] if seed is not None else []
    return load_recipe(path, [*overrides, *given])


@click.command(
    epilog=examples(
        "edgejson build -o out/first --target 100",
        "edgejson build @dpo -o out/dpo",
        "edgejson build recipe.yaml -o out/mine --set split.test=0.2 --workers 8",
    )
)
@recipe_options
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="Folder for the run.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes; any number gives the same data.")
@click.option(
    "--resume",
    type=click.Choice(["never", "always", "if_possible"]),
    default="if_possible",
    show_default=True,
    help="What to do when the folder holds an unfinished run.",
)
@click.option(
    "--budget",
    type=click.FloatRange(min=0, min_open=True),
    metavar="USD",
    help="Most to spend on language models, in US dollars; the build ends before it is exceeded.",
)
@click.option(
    "--replies",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where replies of language models are kept and looked up (default: replies.sqlite in the folder).",
)
@click.option("--json", "as_json", is_flag=True, help="Print the manifest.")
def command(
    *,
    recipe: Path | None,
    target: int | None,
    seed: int | None,
    overrides: tuple[str, ...],
    out: Path,
    workers: int | None,
    resume: Any,
    budget: float | None,
    replies: Path | None,
    as_json: bool,
) -> int:
    """Build a data set from RECIPE (default: 1,000 records over all schemas of the core pack).

    RECIPE is a file, or @NAME for one in the box (edgejson recipe list). Interrupted anywhere, the same command goes on
    where it stopped.
    """
    from edgejson.building import build
    from edgejson.building.engine import spare_the_collector

    spare_the_collector()
    with _progress() as progress:
        result = build(
            read_recipe(recipe, target, seed, overrides),
            out,
            workers=workers,
            resume=resume,
            progress=progress,
            budget=None if budget is None else Decimal(str(budget)),
            replies=replies,
        )
    if as_json:
        import json

        click.echo(json.dumps(result.manifest, indent=2, ensure_ascii=False))
    elif result.already_complete:
        click.echo(f"{out} already holds this build; nothing to do", err=True)
    else:
        click.echo(_summary(out, result.manifest, result.resumed), err=True)
    return 0


def _summary(out: Path, manifest: Mapping[str, Any], resumed: int) -> str:
    splits, tasks = manifest["counts"]["split"], manifest["counts"]["task"]
    rejected = sum(manifest["rejected"].values())
    lines = [
        f"{counted(manifest['records'], 'record')} in {out} ({manifest['timings']['wall_seconds']:.1f} s)",
        "  " + ", ".join(f"{name} {count:,}" for name, count in splits.items()),
        "  " + ", ".join(f"{name.removeprefix('sft/')} {n:,}" for name, n in tasks.items() if name.startswith("sft/")),
        f"  {manifest['candidates']:,} candidates, {rejected:,} rejected, {manifest['not_selected']:,} not selected",
    ]
    if resumed:
        lines.append(f"  {counted(resumed, 'block')} already done by an earlier run")
    skipped = ((skip["task"], skip["schema"], skip["reason"]) for skip in manifest["skipped"])
    lines += (f"  {line}" for line in not_used(skipped))
    return "\n".join(lines)


def not_used(skipped: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """A line for each schema and reason: what keeps a schema from one task mostly keeps it from several."""
    tasks: dict[tuple[str, str], list[str]] = {}
    for task, schema, reason in skipped:
        tasks.setdefault((schema, reason.removeprefix(f"{schema}#: ")), []).append(task)
    for (schema, reason), names in tasks.items():
        yield f"not used: {schema} in {', '.join(names)}: {reason}"


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None]]:
    """A moving bar on a terminal; elsewhere a plain line now and then."""
    if not sys.stderr.isatty():
        yield _plain_progress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("building"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[note]}"))
    with Bar(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("build", total=None, note="")

        def show(state: Progress) -> None:
            note = ", ".join(filter(None, (f"{state.rejected:,} of {state.candidates:,} rejected", state.asked)))
            bar.update(task, completed=state.accepted, total=state.rows, note=note)

        yield show


def _plain_progress() -> Callable[[Progress], None]:
    last = time.monotonic()

    def show(state: Progress) -> None:
        nonlocal last
        if time.monotonic() - last >= _PLAIN_PROGRESS_SECONDS:
            last = time.monotonic()
            line = f"{state.accepted:,} of {state.rows:,} records, {state.rejected:,} rejected"
            click.echo(", ".join(filter(None, (line, state.asked))), err=True)

    return show
