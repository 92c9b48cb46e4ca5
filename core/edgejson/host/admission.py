"""Let a loaded plugin in through pluggy, once it has shown that it keeps the contract."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Mapping, Sequence
from typing import Any

import pluggy

from edgejson import hookspecs
from edgejson.errors import near_names
from edgejson.host.index import Kind, PluginRow
from edgejson.host.loading import PluginFault, contained, load_target
from edgejson.types import PLUGIN_API, CheckSpec, PluginSpec, SchemaPackSpec, TaskSpec, TeacherSpec

__all__ = ["SUPPORTED_APIS", "Admission"]

SUPPORTED_APIS = range(max(1, PLUGIN_API - 1), PLUGIN_API + 1)
"""The current contract and, for one release, the one before."""

OFFERS: Mapping[Kind, tuple[str, type[PluginSpec[Any]]]] = {
    "schemas": ("edgejson_schema_pack", SchemaPackSpec),
    "teachers": ("edgejson_teacher", TeacherSpec),
    "checks": ("edgejson_check", CheckSpec),
    "tasks": ("edgejson_task_family", TaskSpec),
}
"""For each kind the hook that a plugin offers itself with, and the spec it returns."""

trace_logger = logging.getLogger("edgejson.host.trace")


class Admission:
    """The plugins that are in, each under its `PluginRow.key`."""

    def __init__(self, *, trace: bool = False) -> None:
        self.manager = pluggy.PluginManager(hookspecs.PROJECT)
        self.manager.add_hookspecs(hookspecs)
        if trace:
            self.manager.add_hookcall_monitoring(_log_call, _log_answer)
        self._callers: dict[str, tuple[tuple[str, pluggy.HookCaller], ...]] = {}

    def admit(self, row: PluginRow) -> PluginSpec[Any]:
        """Load, register and question one plugin; `PluginFault` says why it stays outside."""
        plugin = load_target(row)
        if inspect.isclass(plugin):
            raise PluginFault(f"{row.target} is a class; name a module or an instance")
        try:
            with contained("registering its hooks"):
                self.manager.register(plugin, row.key)
            self._refuse_unknown_hooks(plugin)
            spec = self._ask(plugin, row)
        except BaseException:
            # Some releases of pluggy leave a plugin half registered when it fails validation.
            if self.manager.has_plugin(row.key):
                self.manager.unregister(name=row.key)
            raise
        self._callers.clear()
        return spec

    def callers(self, hook: str) -> tuple[tuple[str, pluggy.HookCaller], ...]:
        """One caller per plugin that implements `hook`, in pluggy's order, so that each can fail alone."""
        if hook not in self._callers:
            implementations = reversed(getattr(self.manager.hook, hook).get_hookimpls())
            self._callers[hook] = tuple(
                (implementation.plugin_name, self._alone(hook, implementation.plugin))
                for implementation in implementations
            )
        return self._callers[hook]

    def _alone(self, hook: str, plugin: object) -> pluggy.HookCaller:
        others = [other for other in self.manager.get_plugins() if other is not plugin]
        return self.manager.subset_hook_caller(hook, others)

    def _refuse_unknown_hooks(self, plugin: object) -> None:
        # A misspelt hook registers silently; pluggy finds it only when it is asked.
        try:
            self.manager.check_pending()
        except pluggy.PluginValidationError as error:
            known = [name for name in vars(hookspecs) if name.startswith("edgejson_")]
            unknown = [caller.name for caller in self.manager.get_hookcallers(plugin) or () if not caller.has_spec()]
            hints = "; ".join(f"{name}: {near_names(name, known)}" for name in sorted(unknown))
            raise PluginFault(f"it implements an unknown hook ({hints})") from error

    def _ask(self, plugin: object, row: PluginRow) -> PluginSpec[Any]:
        hook, expected = OFFERS[row.kind]
        with contained(hook):
            offers = self._alone(hook, plugin)()
        if not offers:
            raise PluginFault(f"it offers nothing: {hook} is not implemented or returns None")
        if len(offers) > 1:
            raise PluginFault(f"it offers {len(offers)} things behind one entry point: {hook} is implemented twice")
        (spec,) = offers
        if not isinstance(spec, expected):
            raise PluginFault(f"{hook} returned {type(spec).__name__} instead of {expected.__name__}")
        with contained("its spec"):
            flaw = _flaw(spec, row.name)
        if flaw:
            raise PluginFault(flaw)
        return spec


def _flaw(spec: PluginSpec[Any], name: str) -> str | None:
    if spec.name != name:
        return f"its spec is named {spec.name!r}, its entry point {name!r}; the two must be equal"
    if spec.api not in SUPPORTED_APIS:
        spoken = " and ".join(map(str, SUPPORTED_APIS))
        return f"it was written for plugin api {spec.api!r}, this core speaks {spoken}"
    if not callable(spec.load):
        return f"`load` of its spec is not callable but {type(spec.load).__name__}"
    for field in ("needs", *(("aliases",) if isinstance(spec, TaskSpec) else ())):
        names: Any = getattr(spec, field)
        if not isinstance(names, tuple) or not all(isinstance(name, str) for name in names):
            shown = "a string" if isinstance(names, str) else repr(names)
            return f"`{field}` of its spec is {shown}; write a tuple of {'module ' if field == 'needs' else ''}names"
    if not isinstance(spec.summary, str):
        return f"`summary` of its spec is no text but {type(spec.summary).__name__}"
    if spec.settings is not None and not _is_model(spec.settings):
        return f"`settings` of its spec is {spec.settings!r}; it must be a pydantic model (the class) or None"
    if isinstance(spec, SchemaPackSpec) and not isinstance(spec.argument, str | None):
        return f"`argument` of its spec is no name of a setting but {spec.argument!r}"
    return None


def _is_model(model: object) -> bool:
    from pydantic import BaseModel

    return isinstance(model, type) and issubclass(model, BaseModel)


def _log_call(hook: str, implementations: Sequence[pluggy.HookImpl], arguments: Mapping[str, Any]) -> None:
    for implementation in implementations:
        trace_logger.info("%s(%s) of %s", hook, ", ".join(arguments), implementation.plugin_name)


def _log_answer(
    outcome: pluggy.Result[Any], hook: str, implementations: Sequence[pluggy.HookImpl], _arguments: Mapping[str, Any]
) -> None:
    answer = outcome.exception if outcome.exception is not None else outcome.get_result()
    owners = ", ".join(implementation.plugin_name for implementation in implementations)
    trace_logger.info("%s of %s: %s", hook, owners, " ".join(repr(answer).split())[:200])
