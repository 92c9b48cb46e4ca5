"""`edgejson plan`: what a recipe would build, and what it would ask of language models."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edgejson.cli.build import not_used, read_recipe, recipe_options
from edgejson.cli.words import aligned, counted, examples

if TYPE_CHECKING:
    from edgejson.costs.forecast import Forecast
    from edgejson.plan import Plan
    from edgejson.workshop import Workshop

__all__ = ["command"]

_PROGRAM = "a program: no tokens, no money"


@click.command(
    epilog=examples("edgejson plan --target 100", "edgejson plan recipe.yaml --set tasks.transform=0.1 --json")
)
@recipe_options
@click.option(
    "--tokenizer",
    type=click.Path(path_type=Path),
    help="A tokenizer.json to count tokens with, for models that bring none.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document with the quota of every cell.")
def command(
    *,
    recipe: Path | None,
    target: int | None,
    seed: int | None,
    overrides: tuple[str, ...],
    tokenizer: Path | None,
    as_json: bool,
) -> int:
    """Show what RECIPE would build: quotas, candidates and who would be asked. Nothing is made or spent.

    Of language models it says how many calls, tokens, dollars and minutes they would take.
    """
    from edgejson.host import Host
    from edgejson.terms import refuse_unaccepted
    from edgejson.workshop import Workshop

    workshop = Workshop.open(read_recipe(recipe, target, seed, overrides), Host.from_environment(), to_work=False)
    identities = {name: teacher.identity for name, teacher in workshop.teachers.items()}
    gate = refuse_unaccepted(identities, workshop.recipe.accept_terms)
    plan = workshop.plan()
    forecast = _forecast(plan, workshop, tokenizer)
    if as_json:
        import json

        click.echo(json.dumps(_document(plan, workshop, forecast), indent=2, ensure_ascii=False))
    else:
        _print(plan, workshop, forecast)
    for line in gate.unused:
        click.echo(line, err=True)
    return 0


def _forecast(plan: Plan, workshop: Workshop, tokenizer: Path | None) -> Forecast | None:
    """What language models would be asked; None where the recipe has none."""
    if not workshop.models:
        return None
    from edgejson.building.committee import load_prompts, quotes_of
    from edgejson.costs.forecast import forecast

    return forecast(plan, workshop, load_prompts(workshop), quotes_of(workshop), tokenizer=tokenizer)


def _document(plan: Plan, workshop: Workshop, forecast: Forecast | None) -> dict[str, Any]:
    document = {
        "recipe": workshop.recipe.resolved(),
        "records": {"sft": plan.rows("sft") + sum(plan.repeats.values()), "preference": plan.rows("preference")},
        "repeats": dict(plan.repeats),
        "candidates": plan.candidates,
        "budget": plan.budget,
        "blocks": len(plan.blocks),
        "cells": {cell.key: rows for cell, rows in plan.quotas.items()},
        "skipped": [{"task": task, "schema": schema, "reason": reason} for task, schema, reason in plan.skipped],
        "teachers": dict.fromkeys(workshop.programs, _PROGRAM),
        "checks": list(workshop.examiner.checks),
    }
    return document if forecast is None else {**document, "models": forecast.stated()}


def _print(plan: Plan, workshop: Workshop, forecast: Forecast | None) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    tasks = list(workshop.families)
    columns = ("task", "sft", "preference", "easy", "medium", "hard", "schemas")
    table = Table(*columns, title=escape(f"plan of {plan.recipe.name}"))
    for task in tasks:
        cells = {cell: rows for cell, rows in plan.quotas.items() if cell.task == task}
        table.add_row(
            task,
            *(f"{sum(rows for cell, rows in cells.items() if cell.kind == kind):,}" for kind in ("sft", "preference")),
            *(
                f"{sum(n for cell, n in cells.items() if cell.difficulty == level):,}"
                for level in ("easy", "medium", "hard")
            ),
            str(len({cell.schema_id for cell in cells})),
        )
    console = Console()
    console.print(table)
    for task, copies in plan.repeats.items():
        console.print(f"{task}: {copies:,} further rows repeat earlier ones (fraction above 1)")
    console.print(
        f"{counted(plan.rows(), 'record')} from {counted(plan.candidates, 'candidate')} (at most {plan.budget:,}), "
        f"{counted(len(plan.blocks), 'block')}"
    )
    for name in workshop.programs:
        console.print(f"teacher {name}: {_PROGRAM}")
    if forecast is not None:
        _print_forecast(forecast)
    for line in not_used(plan.skipped):
        click.echo(line)  # ids and reasons are not rich's markup


def _print_forecast(forecast: Forecast) -> None:
    rows = [("teacher", "model", "calls", "prompt tokens", "answer tokens", "money", "minutes")]
    for row in forecast.models:
        load, minutes = row.likely, row.duration.minutes
        rows.append(
            (
                row.teacher,
                row.model,
                f"{load.calls:,}",
                f"{load.input:,}",
                f"{load.output:,}",
                row.money_in_words(),
                "unknown" if minutes is None else f"{minutes:,.1f}",
            )
        )
    click.echo(aligned(rows))
    for line in forecast.lines():
        click.echo(line)
