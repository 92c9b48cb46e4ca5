"""Schemas as a person names them, on the command line and in a recipe: one rule for all providers.

A source is the id of a plugin (``core``), a plugin with its argument (``openapi:./api.yaml``,
``pydantic:shop.models:Cart``), or a path: a folder or file of schemas, or an OpenAPI document, which is known by its
``openapi`` key.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from edgejson.errors import EdgejsonError, InputError, SchemaError

if TYPE_CHECKING:
    from edgejson.host import Host
    from edgejson.library import SchemaLibrary
    from edgejson.types import Json, SchemaEntry, SchemaPack

__all__ = ["below", "documents_of", "installed_packs", "open_library", "open_pack", "plugin_of", "settings_below"]

Tables: TypeAlias = "Mapping[str, Sequence[Mapping[str, Json]]]"

_log = logging.getLogger(__name__)

_WITH_ARGUMENT = re.compile(r"(?P<plugin>[a-z][a-z0-9_]+(?:@[A-Za-z0-9._-]+)?):(?P<argument>.*)", re.DOTALL)
_API_DESCRIPTION = ("openapi", "swagger")
_NAME = "name"
_PATH = "path"
"""A setting of this name is a path: in a recipe it is relative to the recipe's own folder."""


def plugin_of(host: Host, source: str, folder: Path = Path()) -> tuple[str, dict[str, object]]:
    """The plugin that `source` names, and the settings that it makes of it; paths are relative to `folder`.

    Raises:
        InputError: the path does not exist, or the plugin takes no argument.
        PluginError: no such plugin is installed, or it is broken.
    """
    if not source:
        raise InputError("an empty name is no source of schemas", hint="./ is the current folder")
    if any(row.name == source for row in host.index("schemas")):
        return source, {}
    named = _WITH_ARGUMENT.fullmatch(source)
    if named:
        setting = host.load("schemas", named["plugin"]).argument
        if setting is None:
            raise InputError(f"the schemas of {named['plugin']} take no argument", where=source)
        argument = named["argument"]
        if not argument:
            raise InputError(f"{source!r} names no {setting}", hint=f"write {source}{setting.upper()}")
        return named["plugin"], {setting: below(folder, argument) if setting == _PATH else argument}
    path = folder / source
    if path.is_dir():
        return "folder", {_PATH: below(folder, source)}
    if path.is_file():
        return _plugin_of_file(path), {_PATH: below(folder, source)}
    if "/" in source or source.startswith(".") or path.suffix in (".json", ".yaml", ".yml"):
        raise InputError("no such file or folder", where=str(path))
    host.load("schemas", source)  # says which ids there are
    return source, {}


def settings_below(settings: Mapping[str, object], folder: Path) -> dict[str, object]:
    """Settings of a recipe's schemas as they read from where the command runs, the recipe being in `folder`."""
    path = settings.get(_PATH)
    return {**settings, _PATH: below(folder, path)} if isinstance(path, str) else dict(settings)


def below(folder: Path, path: str) -> str:
    """`path` as it stands where nothing has to be put before it: a recipe keeps what its author wrote."""
    return path if folder == Path() or Path(path).is_absolute() else (folder / path).as_posix()


def _plugin_of_file(path: Path) -> str:
    """A file that cannot be read is the folder provider's to complain about."""
    from edgejson.documents import read_value

    try:
        document = read_value(path)
    except EdgejsonError:
        return "folder"
    is_api = isinstance(document, dict) and any(key in document for key in _API_DESCRIPTION)
    return "openapi" if is_api else "folder"


def open_library(host: Host, sources: Sequence[str] = ()) -> SchemaLibrary:
    """The schemas that `sources` name; without any, those of every installed pack that needs no settings.

    The second folder is called ``folder2``, and so on: on the command line there is no other way to name it.
    """
    from edgejson.library import SchemaLibrary

    packs: list[SchemaPack] = []
    if sources:
        for source in dict.fromkeys(sources):
            plugin, settings = plugin_of(host, source)
            earlier = sum(pack.name.rstrip("0123456789") == plugin for pack in packs)
            model = host.load("schemas", plugin).settings
            if earlier and model is not None and _NAME in model.model_fields:
                settings[_NAME] = f"{plugin}{earlier + 1}"
            packs.append(host.create("schemas", plugin, settings, where=source if settings else "", guarded=True))
        return SchemaLibrary(packs)
    return SchemaLibrary(installed_packs(host))


def installed_packs(host: Host, only: str | None = None) -> list[SchemaPack]:
    """Every installed pack that needs no settings, or `only` the one of that name.

    A third party's that cannot be used is logged and left out.
    """
    packs: list[SchemaPack] = []
    for row in host.index("schemas"):
        if row.status == "ok" and only in (None, row.name):
            try:
                if host.load("schemas", row.name).settings is None:
                    packs.append(host.create("schemas", row.name, guarded=True))
            except EdgejsonError as error:
                if row.built_in:
                    raise
                _log.warning("the schemas of %s are left out: %s", row, error)
    return packs


def open_pack(host: Host, source: str) -> SchemaPack:
    """The pack that `source` names (``./core`` is the folder where a pack is called so too)."""
    plugin, settings = plugin_of(host, source)
    return host.create("schemas", plugin, settings, where=source if settings else "", guarded=True)


def documents_of(host: Host, source: str) -> Iterator[tuple[str, SchemaEntry | SchemaError, Tables]]:
    """Each schema of a source as it stands, before anything is compiled; or what keeps it from being read."""
    pack = open_pack(host, source)
    for schema_id in pack.ids():
        try:
            yield schema_id, pack.entry(schema_id), pack.tables()
        except SchemaError as error:
            yield schema_id, error, {}
