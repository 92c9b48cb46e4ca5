"""Run a plugin's code without letting it end the program, write to stdout or hide where an error came from."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from importlib.metadata import EntryPoint
from typing import Any, NoReturn

from stevedore.named import NamedExtensionManager

from edgejson.host.index import GROUP_PREFIX, PluginRow

__all__ = ["PluginFault", "contained", "load_target"]


class PluginFault(Exception):  # noqa: N818  never reaches a user: the host turns it into a PluginBrokenError
    """Why a plugin cannot be used, without saying which: the host knows and adds that."""


@contextmanager
def contained(doing: str, *, passing: tuple[type[BaseException], ...] = ()) -> Iterator[None]:
    """Turn whatever a plugin raises into a `PluginFault` that says what it was `doing`.

    `SystemExit` counts as an error of the plugin; `KeyboardInterrupt` and the types in `passing` go through.  What the
    plugin prints goes to stderr, because stdout belongs to the data of a command.
    """
    try:
        with redirect_stdout(sys.stderr):
            yield
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, *passing)):
            raise
        text = f"{type(error).__name__}: {_words(error)}".rstrip(": ")
        raise PluginFault(f"{doing} failed with {' '.join(text.split())}") from error


def _words(error: BaseException) -> str:
    """What an exception says; its class is a stranger's too."""
    try:
        return str(error)
    except Exception:  # noqa: BLE001  an error that cannot even be told
        return ""


def load_target(row: PluginRow) -> object:
    """Import what the row's entry point names, a module or an object in one; `PluginFault` when that fails."""
    with contained(f"importing {row.target}"):
        manager = _OneEntryPoint(EntryPoint(name=row.name, value=row.target, group=GROUP_PREFIX + row.kind))
        return manager[row.name].plugin


class _OneEntryPoint(NamedExtensionManager[Any]):
    """Loads one entry point that is already known.

    Stevedore's own listing reads a cache on disk that can miss a plugin installed a moment ago, drops the distribution
    and lets the last of two equal names win; here it is never consulted.
    """

    def __init__(self, entry_point: EntryPoint) -> None:
        self._entry_point = entry_point
        super().__init__(
            entry_point.group,
            [entry_point.name],
            on_load_failure_callback=_raise,
            on_missing_entrypoints_callback=None,
        )

    def list_entry_points(self) -> list[EntryPoint]:
        return [self._entry_point]


def _raise(_manager: object, _entry_point: EntryPoint, error: BaseException) -> NoReturn:
    raise error
