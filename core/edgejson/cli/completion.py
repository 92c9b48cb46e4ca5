"""What a shell is offered while a command is typed: plugins, schemas, recipes and locales by name.

Names of plugins come from the index, so completing them imports none.  Whatever goes wrong offers nothing: the
middle of a line is no place for an error.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr
from typing import TypeAlias

import click
from click.shell_completion import BashComplete, CompletionItem, add_completion_class, shell_complete

from edgejson.errors import EdgejsonError
from edgejson.host import Host

__all__ = ["complete", "locales", "plugin_ids", "recipe_files", "recipe_names", "schema_ids", "sources"]

_VARIABLE = "_EDGEJSON_COMPLETE"
"""What a shell sets to ask: `bash_source` for the script to load, `bash_complete` for what could come next."""

Completer: TypeAlias = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def _completer(offers: Callable[[str], Iterable[CompletionItem | str]]) -> Completer:
    """`offers(incomplete)` gives what there is; what does not begin like that is left out."""

    def complete(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        with redirect_stderr(io.StringIO()):
            try:
                found = [CompletionItem(item) if isinstance(item, str) else item for item in offers(incomplete)]
            except EdgejsonError:
                return []
        return [item for item in found if item.type != "plain" or str(item.value).startswith(incomplete)]

    return complete


def plugin_ids(kind: str | None = None) -> Completer:
    """Ids of the installed plugins (of that kind); of any kind also as KIND/ID."""

    def offers(incomplete: str) -> Iterable[str]:
        rows = [row for row in Host.from_environment().index(kind) if row.status != "disabled"]
        spelled = (f"{row.kind}/{row.name}" if "/" in incomplete and kind is None else row.name for row in rows)
        return dict.fromkeys(spelled)

    return _completer(offers)


def _schema_ids(incomplete: str) -> Iterable[str | CompletionItem]:
    from edgejson.library import SchemaLibrary
    from edgejson.sources import installed_packs

    pack, slash, _ = incomplete.partition("/")
    host = Host.from_environment()
    if slash and pack not in {row.name for row in host.index("schemas")}:
        return [_file(incomplete)]
    ids = list(SchemaLibrary(installed_packs(host, pack if slash else None)).ids())
    return ids if any(schema_id.startswith(incomplete) for schema_id in ids) else [_file(incomplete)]


def _sources(incomplete: str) -> Iterable[str | CompletionItem]:
    names = [row.name for row in Host.from_environment().index("schemas")]
    return names if any(name.startswith(incomplete) for name in names) else [_file(incomplete)]


def _recipe_files(incomplete: str) -> Iterable[str | CompletionItem]:
    from edgejson.recipes import NAMES

    return [f"@{name}" for name in NAMES] if incomplete.startswith("@") else [_file(incomplete)]


def _recipe_names(_incomplete: str) -> Iterable[str]:
    from edgejson.recipes import NAMES

    return NAMES


def _locales(_incomplete: str) -> Iterable[str]:
    from edgejson.values.locales import LOCALES

    return LOCALES


def _file(incomplete: str) -> CompletionItem:
    """Tells the shell to complete names of files itself."""
    return CompletionItem(incomplete, type="file")


schema_ids = _completer(_schema_ids)
"""Ids of the schemas of every installed pack, or files."""

sources = _completer(_sources)
"""Installed providers of schemas, or files."""

recipe_files = _completer(_recipe_files)
"""Files, or behind an @ the recipes in the box."""

recipe_names = _completer(_recipe_names)
"""Recipes in the box."""

locales = _completer(_locales)
"""Locales of values."""


class _Bash(BashComplete):
    """Bash hands ``@dpo`` over as two words, for @ is among its word breaks, and takes the answer for both."""

    def get_completion_args(self) -> tuple[list[str], str]:
        args, incomplete = super().get_completion_args()
        words: list[str] = []
        for word in [*args, incomplete]:
            if words and words[-1] == "@" and word:
                words[-1] += word
            else:
                words.append(word)
        return words[:-1], words[-1]


def complete(program: click.Command, instruction: str) -> int:
    """Answer the shell; the exit code."""
    add_completion_class(_Bash, "bash")
    return shell_complete(program, {}, "edgejson", _VARIABLE, instruction)
