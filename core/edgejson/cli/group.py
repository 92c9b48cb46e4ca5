"""A click group that knows its commands by name and imports one when it is used."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

__all__ = ["DEBUG", "LazyGroup"]

DEBUG = click.Option(["--debug"], is_flag=True, expose_value=False, help="Show the traceback of an error.")
"""Taken by the program and by every verb; the program looks for it when an error has to be shown."""

PLUGIN_COMMANDS_HINT = "EDGEJSON_PLUGINS=NAME edgejson --help lists the commands of the installed plugin NAME too."


class LazyGroup(click.Group):
    """`verbs` maps each verb to its line of help; the module of the same name beside this one holds its `command`.

    Commands of third-party plugins are looked for when a command is unknown, or when ``EDGEJSON_PLUGINS`` names
    plugins: the built-in verbs never wait for them.
    """

    def __init__(self, *, verbs: Mapping[str, str], **settings: Any) -> None:
        super().__init__(epilog=PLUGIN_COMMANDS_HINT, **settings)
        self.verbs = verbs
        self._plugins_asked = False
        self._broken_plugins: list[str] = []

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        _take_debug(cmd)
        super().add_command(cmd, name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        if os.environ.get("EDGEJSON_PLUGINS"):
            self._ask_plugins()
        return [*self.verbs, *(name for name in super().list_commands(ctx) if name not in self.verbs)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self.verbs and cmd_name not in self.commands:
            command: click.Command = import_module(f"edgejson.cli.{cmd_name.replace('-', '_')}").command
            self.add_command(command, cmd_name)
        if cmd_name not in self.commands:
            self._ask_plugins()
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from edgejson.errors import near_names

            hint = near_names(args[0], [*self.verbs, *self.commands])
            if self._broken_plugins:
                hint += f"; plugins that cannot be loaded: {', '.join(self._broken_plugins)}"
            ctx.fail(f"there is no command {args[0]!r}; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        names = self.list_commands(ctx)
        rows = [
            (name, self.verbs[name] if name in self.verbs else self.commands[name].get_short_help_str())
            for name in names
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def _ask_plugins(self) -> None:
        if not self._plugins_asked:
            self._plugins_asked = True
            from edgejson.host import Host

            host = Host.from_environment()
            host.add_commands(self, reserved=self.verbs)
            third_parties = [row for row in host.index() if not row.built_in]
            self._broken_plugins = [row.key for row in third_parties if row.status == "failed"]


def _take_debug(command: click.Command) -> None:
    if not any(DEBUG.opts[0] in option.opts for option in command.params):
        command.params.append(DEBUG)
    for inner in getattr(command, "commands", {}).values():
        _take_debug(inner)
