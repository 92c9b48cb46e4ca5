"""The one door to every plugin, built-in or not."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, overload

from edgejson.errors import InputError, PluginBrokenError, PluginConflictError, PluginNotFoundError, near_names
from edgejson.host.index import BUILT_IN, KINDS, PluginRow, canonical_name, scan

if TYPE_CHECKING:
    import click

    from edgejson.host.admission import Admission
    from edgejson.host.dispatch import Events, Router
    from edgejson.types import (
        CheckSpec,
        DatasetCheck,
        PluginSpec,
        RecordCheck,
        Request,
        SchemaPack,
        SchemaPackSpec,
        TaskFamily,
        TaskSpec,
        Teacher,
        TeacherSpec,
    )

__all__ = ["Host"]

_PARTS_OF_NAMES = {"schemas": "pack", "teachers": "teacher", "checks": "check", "tasks": "task"}
"""What distributions are called by custom: ``edgejson-pack-rail`` offers the pack `rail`."""


class Host:
    """Finds, loads and calls plugins. It looks at what is installed once, on first use; a new host looks again.

    `enabled` names the distributions or plugin ids of third parties that may be used: None means all, an empty set
    leaves the built-ins only.  With `trace`, every hook call is logged to ``edgejson.host.trace``.

    A plugin is named by its id, or by ``id@distribution`` where several distributions offer that id.
    """

    def __init__(self, enabled: frozenset[str] | None = None, *, trace: bool = False) -> None:
        self._enabled = enabled
        self._trace = trace
        self._specs: dict[str, PluginSpec[Any]] = {}
        self._failures: dict[str, str] = {}

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Host:
        """A host as ``EDGEJSON_PLUGINS`` (comma list, empty: none) and ``EDGEJSON_TRACE_PLUGINS=1`` want it."""
        names = environ.get("EDGEJSON_PLUGINS")
        enabled = None if names is None else frozenset(filter(None, map(str.strip, names.split(","))))
        return cls(enabled, trace=environ.get("EDGEJSON_TRACE_PLUGINS", "") not in ("", "0"))

    # ------------------------------------------------------------ what there is

    def index(self, kind: str | None = None) -> tuple[PluginRow, ...]:
        """Every installed plugin (of that kind), by kind and name, without importing any.

        A plugin that this host has already failed to load is shown as ``failed``.
        """
        _check_kind(kind)
        return tuple(self._as_known(row) for row in self._rows if kind in (None, row.kind))

    def probe(self, kind: str | None = None) -> tuple[PluginRow, ...]:
        """Like `index`, after loading every plugin that is not disabled; a plugin whose modules are missing says so."""
        from edgejson.host.creation import missing_needs

        rows = []
        for row in self.index(kind):
            spec = self._admit_quietly(row)
            known = self._as_known(row)
            missing = missing_needs(row, spec) if spec else ""
            rows.append(replace(known, reason=missing) if missing and not known.reason else known)
        return tuple(rows)

    # ------------------------------------------------------------ one by name

    @overload
    def load(self, kind: Literal["schemas"], plugin_id: str) -> SchemaPackSpec: ...
    @overload
    def load(self, kind: Literal["teachers"], plugin_id: str) -> TeacherSpec: ...
    @overload
    def load(self, kind: Literal["checks"], plugin_id: str) -> CheckSpec: ...
    @overload
    def load(self, kind: Literal["tasks"], plugin_id: str) -> TaskSpec: ...
    @overload
    def load(self, kind: str, plugin_id: str) -> PluginSpec[Any]: ...
    def load(self, kind: str, plugin_id: str) -> PluginSpec[Any]:
        """The spec of the plugin of that id; a task is also found by one of its aliases.

        Raises:
            PluginNotFoundError: nothing that is installed and enabled offers it.
            PluginConflictError: several distributions offer it; ``id@distribution`` chooses.
            PluginBrokenError: it cannot be imported or does not keep the contract.
        """
        return self._admit(self._find(kind, plugin_id))

    @overload
    def create(
        self,
        kind: Literal["schemas"],
        plugin_id: str,
        settings: Mapping[str, object] = ...,
        *,
        where: str = ...,
        guarded: bool = ...,
        to_work: bool = ...,
    ) -> SchemaPack: ...
    @overload
    def create(
        self,
        kind: Literal["teachers"],
        plugin_id: str,
        settings: Mapping[str, object] = ...,
        *,
        where: str = ...,
        guarded: bool = ...,
        to_work: bool = ...,
    ) -> Teacher: ...
    @overload
    def create(
        self,
        kind: Literal["checks"],
        plugin_id: str,
        settings: Mapping[str, object] = ...,
        *,
        where: str = ...,
        guarded: bool = ...,
        to_work: bool = ...,
    ) -> RecordCheck | DatasetCheck: ...
    @overload
    def create(
        self,
        kind: Literal["tasks"],
        plugin_id: str,
        settings: Mapping[str, object] = ...,
        *,
        where: str = ...,
        guarded: bool = ...,
        to_work: bool = ...,
    ) -> TaskFamily: ...
    @overload
    def create(
        self,
        kind: str,
        plugin_id: str,
        settings: Mapping[str, object] = ...,
        *,
        where: str = ...,
        guarded: bool = ...,
        to_work: bool = ...,
    ) -> object: ...
    def create(
        self,
        kind: str,
        plugin_id: str,
        settings: Mapping[str, object] = {},
        *,
        where: str = "",
        guarded: bool = False,
        to_work: bool = True,
    ) -> object:
        """The working object behind a plugin, made with these settings; `where` is their place in a recipe.

        Unless it is made `to_work`, but only to be looked at, modules that it needs may be missing.

        With `guarded`, a third party's object works on copies, and whatever it does wrong later on is an error that
        names it: how builds and validation use plugins.

        Raises:
            PluginError: as `load`, or the plugin needs a module that is missing; says the command that installs it.
            RecipeError: the settings are wrong; `where` is the path to the key.
            EdgejsonError: whatever of this family the plugin itself raises.
        """
        from edgejson.host import creation, guard
        from edgejson.host.loading import PluginFault

        row = self._find(kind, plugin_id)
        spec = self._admit(row)
        try:
            made = creation.create(row, spec, settings, where, to_work=to_work)
        except PluginFault as fault:
            raise self._broken(row, str(fault)) from fault
        return guard.guarded(row, made, own_name=spec.settings is None) if guarded else made

    # ------------------------------------------------------------ hooks of every plugin that is in use

    @cached_property
    def events(self) -> Events:
        """Tells the plugins that this host has loaded what happens in a build."""
        from edgejson.host.dispatch import Events

        return Events(self._admission)

    def route(self, request: Request, teachers: Sequence[str]) -> str | None:
        """Which of `teachers` shall answer `request`, by the choice of a loaded plugin; None when none chooses."""
        return self._router.choice(request, teachers)

    def add_commands(self, group: click.Group, reserved: Collection[str] = ()) -> None:
        """Load every third-party plugin and add their commands to `group`, except under `reserved` names.

        A broken plugin adds none.
        """
        from edgejson.host.dispatch import add_commands

        for row in self._rows:
            if not row.built_in:
                self._admit_quietly(row)
        add_commands(self._admission, group, reserved)

    # ------------------------------------------------------------ inside

    @cached_property
    def _rows(self) -> tuple[PluginRow, ...]:
        return scan(self._enabled)

    @cached_property
    def _admission(self) -> Admission:
        from edgejson.host.admission import Admission

        return Admission(trace=self._trace)

    @cached_property
    def _router(self) -> Router:
        from edgejson.host.dispatch import Router

        return Router(self._admission)

    def _find(self, kind: str, plugin_id: str) -> PluginRow:
        _check_kind(kind)
        name, _, distribution = plugin_id.partition("@")
        named = [row for row in self._rows if row.kind == kind and row.name == name]
        if distribution:
            named = [row for row in named if canonical_name(row.distribution) == canonical_name(distribution)]
        usable = [row for row in named if row.status in ("ok", "conflict")]
        # What an id of the box means is not for others to change; they are had by `id@distribution`.
        usable = [row for row in usable if row.built_in] or usable
        usable = usable or [row for row in named if row.status == "failed"][:1]
        if not named and kind == "tasks":
            usable = self._with_alias(name)
        if len(usable) > 1:
            raise _conflict(kind, plugin_id, usable)
        if usable:
            return usable[0]
        if named:
            raise PluginNotFoundError(
                f"plugin {named[0]} is left out by EDGEJSON_PLUGINS", hint=f"add {named[0].distribution} to it"
            )
        known = [row.name for row in self._rows if row.kind == kind and row.status != "disabled"]
        hint = near_names(name, known)
        if not hint.startswith("did you mean"):
            offerer = distribution or f"edgejson-{_PARTS_OF_NAMES[kind]}-{name.replace('_', '-')}"
            hint = f"{hint}; install the distribution that offers it, usually called {offerer}"
        raise PluginNotFoundError(f"no plugin {kind}/{plugin_id} is installed", hint=hint)

    def _with_alias(self, alias: str) -> list[PluginRow]:
        """The tasks that say they were once called `alias`; only the built-in ones where one does."""
        tasks = [row for row in self._rows if row.kind == "tasks"]
        for built_in in (True, False):
            specs = [(row, self._admit_quietly(row)) for row in tasks if row.built_in is built_in]
            found = [row for row, spec in specs if spec and alias in getattr(spec, "aliases", ())]
            if found:
                return found
        return []

    def _admit(self, row: PluginRow) -> PluginSpec[Any]:
        if row.key not in self._specs:
            reason = row.reason if row.status == "failed" else self._failures.get(row.key) or self._try(row)
            if reason:
                raise self._broken(row, reason)
        return self._specs[row.key]

    def _admit_quietly(self, row: PluginRow) -> PluginSpec[Any] | None:
        if row.status == "disabled":
            return None
        try:
            return self._admit(row)
        except PluginBrokenError:
            return None

    def _try(self, row: PluginRow) -> str:
        """Admit the plugin and keep its spec; or keep, and return, the reason why that cannot be done."""
        from edgejson.host.loading import PluginFault

        try:
            self._specs[row.key] = self._admission.admit(row)
        except PluginFault as fault:
            self._failures[row.key] = str(fault)
        return self._failures.get(row.key, "")

    def _as_known(self, row: PluginRow) -> PluginRow:
        reason = self._failures.get(row.key)
        return replace(row, status="failed", reason=reason) if reason else row

    def _broken(self, row: PluginRow, reason: str) -> PluginBrokenError:
        from importlib import metadata

        return PluginBrokenError(f"plugin {row} cannot be used with edgejson {metadata.version(BUILT_IN)}: {reason}")


def _check_kind(kind: str | None) -> None:
    if kind is not None and kind not in KINDS:
        raise InputError(f"there is no kind of plugin {kind!r}", hint=near_names(kind, KINDS))


def _conflict(kind: str, plugin_id: str, rows: Sequence[PluginRow]) -> PluginConflictError:
    owners = " and ".join(f"{row.distribution} {row.version}" for row in rows)
    choices = " or ".join(f"{row.name}@{row.distribution}" for row in rows)
    return PluginConflictError(f"plugin {kind}/{plugin_id} is offered by {owners}", hint=f"say {choices}")
