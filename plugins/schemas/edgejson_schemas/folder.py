"""Offers the schemas in a person's own folder, or one file of it; see `edgejson.packs` for the layout."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from edgejson.documents import ENDINGS
from edgejson.errors import SchemaError
from edgejson.hookspecs import hookimpl
from edgejson.packs import DirectoryPack, is_no_schema
from edgejson.types import Json, SchemaPack, SchemaPackSpec

__all__ = ["FolderSettings", "edgejson_schema_pack"]


class FolderSettings(BaseModel):
    """Where the schemas lie and what they are called."""

    model_config = ConfigDict(extra="forbid")

    path: Path = Field(description="Folder with the schemas, *.json or *.yaml, subfolders and all; or one such file.")
    name: str = Field(
        default="folder",
        pattern=r"^[a-z][a-z0-9_]*$",
        description="Name of the pack, the first part of its schemas' ids.",
    )
    license: str = Field(default="unknown", description="Licence of the schemas, as an SPDX expression.")


def _load(settings: FolderSettings) -> SchemaPack:
    """The folder as a pack, every file of it read once, so that a malformed one is found before any work begins.

    A schema that means nothing, or refers to what is not there, keeps no other from being used.
    """
    pack = _pack(settings)
    if not pack.ids():
        raise SchemaError("the folder holds no schema", where=str(settings.path), hint="schemas end in .json or .yaml")
    pack.read_all()
    if settings.path.is_file():
        _refuse_other_kinds(pack.entry(pack.ids()[0]).document, settings.path)
    return pack


def _refuse_other_kinds(document: Mapping[str, Json], path: Path) -> None:
    """In a folder such files are there for the others; named alone they are a mistake."""
    if not document.keys().isdisjoint(("openapi", "swagger")):
        raise SchemaError("is an OpenAPI document", where=str(path), hint=f"its schemas are openapi:{path}")
    if is_no_schema(document):
        raise SchemaError("is no schema: none of its members is a keyword of JSON Schema", where=str(path))


def _pack(settings: FolderSettings) -> DirectoryPack:
    path = settings.path
    if path.is_dir():
        return DirectoryPack(path, name=settings.name, version="", license=settings.license)
    if not path.is_file():
        raise SchemaError("there is no such folder of schemas", where=str(path))
    if path.suffix not in ENDINGS:
        raise SchemaError("is no schema", where=str(path), hint=f"schemas end in {', '.join(ENDINGS)}")
    return DirectoryPack(path.parent, name=settings.name, version="", license=settings.license, only=path.name)


@hookimpl
def edgejson_schema_pack() -> SchemaPackSpec:
    return SchemaPackSpec(
        name="folder",
        summary="the schemas in a folder of yours, or in one file",
        api=1,
        load=_load,
        settings=FolderSettings,
        argument="path",
    )
