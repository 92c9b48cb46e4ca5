"""`edgejson plan`: what a recipe would build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edgejson.cli.build import not_used, read_recipe, recipe_options
from edgejson.cli.words import counted, examples

if TYPE_CHECKING:
    from edgejson.plan import Plan
    from edgejson.workshop import Workshop

__all__ = ["command"]


@click.command(
    epilog=examples("edgejson plan --target 100", "edgejson plan recipe.yaml --set tasks.transform=0.1 --json")
)
@recipe_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document with the quota of every cell.")
def command(
    *, recipe: Path | None, target: int | None, seed: int | None, overrides: tuple[str, ...], as_json: bool
) -> int:
    """Show what RECIPE would build: quotas, candidates and who would be asked. Nothing is made or spent."""
    from edgejson.host import Host
    from edgejson.workshop import Workshop

    workshop = Workshop.open(read_recipe(recipe, target, seed, overrides), Host.from_environment())
    plan = workshop.plan()
    if as_json:
        import json

        click.echo(json.dumps(_document(plan, workshop), indent=2, ensure_ascii=False))
    else:
        _print(plan, workshop)
    return 0


def _document(plan: Plan, workshop: Workshop) -> dict[str, Any]:
    return {
        "recipe": workshop.recipe.resolved(),
        "records": {"sft": plan.rows("sft") + sum(plan.repeats.values()), "preference": plan.rows("preference")},
        "repeats": dict(plan.repeats),
        "candidates": plan.candidates,
        "budget": plan.budget,
        "blocks": len(plan.blocks),
        "cells": {cell.key: rows for cell, rows in plan.quotas.items()},
        "skipped": [{"task": task, "schema": schema, "reason": reason} for task, schema, reason in plan.skipped],
        "teachers": {name: _cost(workshop, name) for name in workshop.teachers},
        "checks": list(workshop.examiner.checks),
    }


def _cost(workshop: Workshop, teacher: str) -> str:
    identity = workshop.teachers[teacher].identity
    return "a program: no tokens, no money" if identity.provider == "edgejson" else "price unknown"


def _print(plan: Plan, workshop: Workshop) -> None:
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
    for name in workshop.teachers:
        console.print(f"teacher {name}: {_cost(workshop, name)}")
    for line in not_used(plan.skipped):
        click.echo(line)  # ids and reasons are not rich's markup
