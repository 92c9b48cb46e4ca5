"""`edgejson new`: a complete package with one plugin, to start from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from edgejson.cli.words import examples

if TYPE_CHECKING:
    from edgejson.scaffold import PackageKind

__all__ = ["command"]

_KINDS = ("pack", "check", "teacher", "task")
_LICENSES = ("Apache-2.0", "MIT", "BSD-3-Clause", "Proprietary")
"""Both as in `edgejson.scaffold`, which is imported when there is something to write."""


@click.command(
    epilog=examples(
        "edgejson new pack ferry", "edgejson new check ledger --into ~/src --license MIT --author 'Ana Ruiz'"
    )
)
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("name")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Folder for the package's folder (default: here).",
)
@click.option(
    "--license", type=click.Choice(_LICENSES), default=_LICENSES[0], show_default=True, help="Licence of the package."
)
@click.option("--author", default="", metavar="NAME", help="Who holds the copyright.")
def command(*, kind: PackageKind, name: str, into: Path, license: str, author: str) -> int:  # noqa: A002
    """Write a package with one plugin, ready to be installed, tested and changed.

    NAME becomes the id of the plugin; the distribution is called edgejson-KIND-NAME. Nothing that is there is
    overwritten.
    """
    from edgejson.scaffold import create_package

    folder = create_package(kind, name, into, license=license, author=author)
    click.echo(folder)
    click.echo(f"next: cd {folder} && pip install -e '.[testing]' && python -m pytest", err=True)
    return 0
