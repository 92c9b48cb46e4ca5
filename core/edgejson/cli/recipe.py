"""`edgejson recipe`: the recipes in the box, and the schema of a recipe."""

from __future__ import annotations

import json
from pathlib import Path

import click

from edgejson.cli.completion import recipe_names
from edgejson.cli.words import aligned, examples

__all__ = ["command"]


@click.group(name="recipe", epilog=examples("edgejson recipe list", "edgejson recipe write dpo"))
def command() -> None:
    """List, show and copy the recipes in the box; print the schema of a recipe.

    @NAME stands for a recipe in the box wherever a recipe file is asked for: edgejson build @dpo -o out/dpo.
    """


@command.command("list", epilog=examples("edgejson recipe list"))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def list_(*, as_json: bool) -> int:
    """List the recipes in the box."""
    from edgejson.recipes import NAMES, summary_of

    rows = [(f"@{name}", summary_of(name)) for name in NAMES]
    if as_json:
        click.echo(json.dumps([{"name": name, "summary": summary} for name, summary in rows], indent=2))
    else:
        click.echo(aligned(rows))
    return 0


@command.command(epilog=examples("edgejson recipe show multilingual"))
@click.argument("name", shell_complete=recipe_names)
def show(*, name: str) -> int:
    """Print a recipe in the box, comments and all. NAME is its name, with or without the @."""
    from edgejson.recipes import recipe_text

    click.echo(recipe_text(name.removeprefix("@")), nl=False)
    return 0


@command.command(epilog=examples("edgejson recipe write own-schemas", "edgejson recipe write dpo -o pairs.yaml"))
@click.argument("name", shell_complete=recipe_names)
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file (default: NAME.yaml).")
def write(*, name: str, out: Path | None) -> int:
    """Copy a recipe in the box to a file of yours, to change it. A file that is there is left alone."""
    from edgejson.errors import InputError
    from edgejson.recipes import recipe_text

    plain = name.removeprefix("@")
    text, path = recipe_text(plain), out or Path(f"{plain}.yaml")
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise InputError("is already there, and nothing is overwritten", where=str(path)) from None
    click.echo(path)
    return 0


@command.command(epilog=examples("edgejson recipe schema > recipe.schema.json"))
def schema() -> int:
    """Print the JSON Schema of a recipe, for editors.

    Save it, and name it in the first line of a recipe: # yaml-language-server: $schema=./recipe.schema.json
    """
    from edgejson.recipes.editor import recipe_schema

    click.echo(json.dumps(recipe_schema(), indent=2, ensure_ascii=False))
    return 0
