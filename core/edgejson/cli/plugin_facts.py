"""What there is to say about one plugin: where it comes from, whether it works, what it can be told."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib import metadata
from types import GenericAlias
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from edgejson.errors import InputError, PluginError, PluginNotFoundError, near_names
from edgejson.host import Host, PluginRow
from edgejson.host.index import canonical_name

if TYPE_CHECKING:
    from edgejson.types import PluginSpec

__all__ = ["PluginFacts", "Setting", "facts_about"]

_MODULE_PREFIX = re.compile(r"\b(?:[A-Za-z_]\w*\.)+(?=[A-Za-z_])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One key of a plugin's settings; `default` is JSON text, empty where the key is required."""

    name: str
    type: str
    default: str
    description: str

    @property
    def example(self) -> str:
        """The key with a value, as it stands in a recipe."""
        return f"{self.name}: {self.default or self.name.upper()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginFacts:
    """A row of the listing and what its spec adds; without a spec (it cannot be loaded) the rest is empty.

    `needs` says of each module that `load` imports whether it can be imported, `missing` how to get what cannot.
    """

    row: PluginRow
    license: str
    summary: str = ""
    api: int | None = None
    needs: dict[str, bool] = field(default_factory=dict)
    missing: str = ""
    settings: tuple[Setting, ...] = ()
    argument: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def usable(self) -> bool:
        return self.row.status in ("ok", "disabled") and not self.missing

    @property
    def plugin_id(self) -> str:
        """How a recipe names it."""
        return f"{self.row.name}@{self.row.distribution}" if self.row.status == "conflict" else self.row.name

    @property
    def recipe(self) -> str:
        """A line of a recipe that uses it; words in capitals are to be replaced."""
        told = [setting for setting in self.settings if not setting.default] or list(self.settings[:1])
        settings = f"settings: {{{', '.join(setting.example for setting in told)}}}"
        named = f"{{use: {self.plugin_id}, {settings}}}" if told else self.plugin_id
        if self.row.kind == "tasks":
            share = f"{{share: 1.0, {settings}}}" if told else "1.0"
            return f"tasks: {{{self.plugin_id}: {share}}}"
        if self.row.kind == "checks":
            return "checks: all" if self.row.built_in and not told else f"checks: [all, {named}]"
        if self.argument:
            named = f"{self.plugin_id}:{self.argument.upper()}"
        return f"{self.row.kind}: {named}"

    def to_json(self) -> dict[str, Any]:
        settings = [
            {
                "name": setting.name,
                "type": setting.type,
                "required": not setting.default,
                **({"default": json.loads(setting.default)} if setting.default else {}),
                "description": setting.description,
            }
            for setting in self.settings
        ]
        return {
            **self.row.to_json(),
            "license": self.license,
            "summary": self.summary,
            "api": self.api,
            "needs": self.needs,
            **({"missing": self.missing} if self.missing else {}),
            "settings": settings,
            "argument": self.argument,
            "aliases": list(self.aliases),
            "recipe": self.recipe,
        }


def facts_about(host: Host, plugin: str) -> list[PluginFacts]:
    """About the plugin of that id (``NAME``, ``KIND/NAME``, either with ``@DISTRIBUTION``): one, or all that claim it.

    Loads these plugins and no other.

    Raises:
        PluginNotFoundError: there is none.
        InputError: several kinds have one of that name, or there is no such kind.
    """
    rows = _named(host, plugin)
    kinds = list(dict.fromkeys(row.kind for row in rows))
    if len(kinds) > 1:
        choices = " or ".join(f"{kind}/{plugin}" for kind in kinds)
        raise InputError(f"{plugin!r} is the name of several plugins", hint=f"say {choices}")
    return [_facts(host, row) for row in rows]


def _named(host: Host, plugin: str) -> Sequence[PluginRow]:
    kind, slash, rest = plugin.rpartition("/")
    rows = host.index(kind if slash else None)
    name, _, distribution = rest.partition("@")
    found = [row for row in rows if row.name == name]
    if distribution:
        found = [row for row in found if canonical_name(row.distribution) == canonical_name(distribution)]
    if found:
        return found
    if kind in ("", "tasks") and not distribution:
        alias = _with_alias(host, name)
        if alias:
            return [row for row in host.index("tasks") if row.name == alias]
    raise PluginNotFoundError(f"no plugin {plugin} is installed", hint=near_names(plugin, _known(host, plugin)))


def _known(host: Host, plugin: str) -> set[str]:
    """The installed plugins, each spelled as fully as `plugin` is."""
    spelled = "{row.kind}/{row.name}" if "/" in plugin else "{row.name}"
    if "@" in plugin:
        spelled += "@{row.distribution}"
    return {spelled.format(row=row) for row in host.index()}


def _with_alias(host: Host, name: str) -> str:
    from edgejson.recipe import TASK_ALIASES

    if name in TASK_ALIASES:
        return TASK_ALIASES[name]
    try:
        return host.load("tasks", name).name
    except PluginError:
        return ""


def _facts(host: Host, row: PluginRow) -> PluginFacts:
    license_ = _license(row.distribution)
    if row.status == "disabled":
        return PluginFacts(row=row, license=license_)
    try:
        spec = host.load(row.kind, f"{row.name}@{row.distribution}")
    except PluginError as error:
        known = next((known for known in host.index(row.kind) if known.key == row.key), row)
        reason = known.reason if known.status == "failed" else str(error)
        return PluginFacts(row=replace(row, status="failed", reason=reason), license=license_)
    from edgejson.host.creation import missing_needs

    return PluginFacts(
        row=row,
        license=license_,
        summary=spec.summary,
        api=spec.api,
        needs={module: not missing_needs(row, replace(spec, needs=(module,))) for module in spec.needs},
        missing=missing_needs(row, spec),
        settings=tuple(_settings(spec)),
        argument=getattr(spec, "argument", None),
        aliases=tuple(getattr(spec, "aliases", ())),
    )


def _license(distribution: str) -> str:
    """What the metadata of a distribution say, in the newer or the older way; their oldest way is the whole text."""
    stated = metadata.metadata(distribution).json
    whole = stated.get("license_expression") or stated.get("license") or ""
    lines = str(whole).strip().splitlines()
    return lines[0] if lines else "not stated"


def _settings(spec: PluginSpec[Any]) -> list[Setting]:
    if spec.settings is None:
        return []
    return [
        Setting(
            name=info.alias or name,
            type=_MODULE_PREFIX.sub("", inspect.formatannotation(_bare(info.annotation))),
            default="" if info.is_required() else _json(info.get_default(call_default_factory=True)),
            description=info.description or "",
        )
        for name, info in spec.settings.model_fields.items()
    ]


def _bare(annotation: Any) -> Any:
    """A type without the constraints that are annotated inside it."""
    origin: Any = get_origin(annotation)
    if origin is Annotated:
        return _bare(get_args(annotation)[0])
    if isinstance(annotation, GenericAlias) and get_args(annotation):
        return origin[tuple(_bare(part) for part in get_args(annotation))]
    return annotation


def _json(value: object) -> str:
    from pydantic_core import to_json

    return to_json(value, fallback=str).decode()
