"""`edgejson replies`: look after the replies of language models that runs have kept."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edgejson.cli.words import aligned, examples

if TYPE_CHECKING:
    from edgejson.asking.store import ReplyStore

__all__ = ["command"]

_STORE_NAME = "replies.sqlite"
_SECONDS_OF_A_DAY = 86_400


@click.group(
    name="replies",
    epilog=examples("edgejson replies stats ./out", "edgejson replies export ./out -o cassette.jsonl"),
)
def command() -> None:
    """Count, export and prune the replies of language models.

    A STORE is the file of a reply store, or a run's folder that has one (replies.sqlite).
    """


_store_argument = click.argument("store", metavar="STORE", type=click.Path(path_type=Path))
_model_option = click.option("--model", metavar="PATTERN", help="Only of models whose name fits, * for any letters.")


def _open(path: Path, *, writable: bool) -> ReplyStore:
    from edgejson.asking.store import ReplyStore

    return ReplyStore.open(path / _STORE_NAME if path.is_dir() else path, create=False, writable=writable)


# ---------------------------------------------------------------- stats


@command.command(epilog=examples("edgejson replies stats ./out", "edgejson replies stats shared.sqlite --json"))
@_store_argument
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def stats(*, store: Path, as_json: bool) -> int:
    """Count replies, tokens and bytes by teacher, model and stage, and what each run has asked."""
    from edgejson.asking.upkeep import stats as stats_of

    with _open(store, writable=False) as opened:
        figures: Any = stats_of(opened)
    if as_json:
        click.echo(json.dumps(figures, indent=2, ensure_ascii=False))
        return 0
    columns = ["teacher", "model", "stage", "replies", "input", "output", "cached", "bytes"]
    _table(columns, figures["rows"])
    if figures["runs"]:
        click.echo()
        _table(["run", "calls", "reused", "accepted"], figures["runs"])
    batches = f", {figures['open_batches']} open batch(es)" if figures["open_batches"] else ""
    click.echo(f"{_replies(figures['replies'])} in {_megabytes(figures['bytes'])}{batches}", err=True)
    return 0


def _table(columns: list[str], rows: Iterable[dict[str, Any]]) -> None:
    cells = [[f"{row[name]:,}" if isinstance(row[name], int) else row[name] for name in columns] for row in rows]
    click.echo(aligned([columns, *cells]))


def _replies(count: int) -> str:
    return f"{count:,} reply" if count == 1 else f"{count:,} replies"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


# ---------------------------------------------------------------- export


@command.command(
    epilog=examples(
        "edgejson replies export ./out -o cassette.jsonl",
        "edgejson replies export shared.sqlite --model 'qwen*' -o qwen.jsonl",
    )
)
@_store_argument
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file (default: stdout).")
@_model_option
@click.option("--run", metavar="NAME", help="Only those that this run has used.")
def export(*, store: Path, output: Path | None, model: str | None, run: str | None) -> int:
    """Write replies as JSON Lines, which the teacher `replay` answers from.

    Each line has the prompt (messages, schema, seed, index), its hash, and the reply (text, finish, model, tokens). The
    same replies give the same bytes.
    """
    from edgejson.asking.upkeep import Choice, exported
    from edgejson.files import writing_whole

    with _open(store, writable=False) as opened:
        lines = exported(opened, Choice(model=model, run=run))
        if output is None:
            sys.stdout.flush()
            sys.stdout.buffer.writelines(lines)
            sys.stdout.buffer.flush()
            return 0
        count = 0
        with writing_whole(output) as file:
            for line in lines:
                file.write(line)
                count += 1
    click.echo(f"{_replies(count)} to {output}", err=True)
    return 0


# ---------------------------------------------------------------- prune


@command.command(
    epilog=examples(
        "edgejson replies prune shared.sqlite --unused --pretend",
        "edgejson replies prune shared.sqlite --older-than 90 --model 'gpt-*'",
    )
)
@_store_argument
@click.option("--unused", is_flag=True, help="Only those that no run has used.")
@click.option("--run", metavar="NAME", help="Only those that this run has used, and no other.")
@_model_option
@click.option("--older-than", type=click.FloatRange(min=0), metavar="DAYS", help="Only those kept before that.")
@click.option("--pretend", is_flag=True, help="Say what would be taken out, and leave it.")
def prune(
    *, store: Path, unused: bool, run: str | None, model: str | None, older_than: float | None, pretend: bool
) -> int:
    """Take replies out that all stated conditions are true of, and make the file smaller.

    A run that needs one of them again, to go on or to be built anew, pays for the call again.
    """
    from edgejson.asking.upkeep import Choice
    from edgejson.asking.upkeep import prune as take_out

    before = None if older_than is None else time.time() - older_than * _SECONDS_OF_A_DAY
    choice = Choice(run=run, alone=True, model=model, unused=unused, before=before)
    if choice == Choice(alone=True):
        raise click.UsageError("say which replies: --unused, --run, --model or --older-than")
    with _open(store, writable=True) as opened:
        pruned = take_out(opened, choice, pretend=pretend)
    for name, count in pruned.models.items():
        click.echo(f"{name or '(no name)'}: {_replies(count)}")
    if pretend:
        click.echo(f"{_replies(pruned.replies)} would be taken out", err=True)
    else:
        click.echo(f"{_replies(pruned.replies)} taken out, {_megabytes(pruned.freed)} freed", err=True)
    return 0
