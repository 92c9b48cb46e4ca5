"""Schemas as a person names them on the command line: a pack by id, a folder, a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from edgejson.errors import InputError
from edgejson.library import SchemaLibrary
from edgejson.packs import read_document
from edgejson.schema import Schema
from edgejson.types import Json, SchemaEntry, SchemaPack

if TYPE_CHECKING:
    from edgejson.host import Host

__all__ = ["documents_of", "open_library", "open_pack", "schema_from_file"]

Tables = Mapping[str, Sequence[Mapping[str, Json]]]


def open_library(host: Host, sources: Sequence[str] = ()) -> SchemaLibrary:
    """The packs and folders that `sources` name; without any, every installed pack that needs no settings."""
    if sources:
        return SchemaLibrary([open_pack(host, source) for source in sources])
    packs: list[SchemaPack] = []
    for row in host.index("schemas"):
        if row.status == "ok":
            spec = host.load("schemas", row.name)
            if spec.settings is None:
                packs.append(host.create("schemas", row.name))
    return SchemaLibrary(packs)


def open_pack(host: Host, source: str) -> SchemaPack:
    """The installed pack of that id, else the folder of that path (``./core`` where a pack is called so too)."""
    if any(row.name == source for row in host.index("schemas")):
        return host.create("schemas", source)
    if Path(source).is_dir():
        return host.create("schemas", "folder", {"path": source})
    if "/" in source or source.startswith("."):
        raise InputError("no such folder", where=source)
    return host.create("schemas", source)


def schema_from_file(path: Path) -> Schema:
    """The schema in one JSON or YAML file."""
    if not path.is_file():
        raise InputError("no such file", where=str(path))
    return Schema(read_document(path), id=path.stem)


def documents_of(host: Host, source: str) -> Iterator[tuple[str, SchemaEntry, Tables]]:
    """Each schema of a pack, folder or file as it stands, before anything is compiled."""
    path = Path(source)
    if path.is_file():
        yield path.stem, SchemaEntry(id=path.stem, document=read_document(path), complexity="simple", license=""), {}
        return
    pack = open_pack(host, source)
    for schema_id in pack.ids():
        yield schema_id, pack.entry(schema_id), pack.tables()
