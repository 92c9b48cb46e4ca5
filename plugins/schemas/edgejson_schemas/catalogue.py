"""Offers the schemas of a catalogue like SchemaStore's, from a copy on this machine; nothing is fetched here."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from edgejson.hookspecs import hookimpl
from edgejson.types import SchemaPack, SchemaPackSpec

__all__ = ["CatalogueSettings", "edgejson_schema_pack"]


class CatalogueSettings(BaseModel):
    """Where the copy lies, and which of its schemas are offered."""

    model_config = ConfigDict(extra="forbid")

    path: Path | None = Field(
        default=None,
        description="Folder with catalog.json and the schemas (default: what `edgejson schemas fetch` filled).",
    )
    names: tuple[str, ...] = Field(
        default=(), description="Schemas by the catalogue's name or by id (default: all that the copy holds)."
    )
    name: str = Field(
        default="catalogue",
        pattern=r"^[a-z][a-z0-9_]*$",
        description="Name of the pack, the first part of its schemas' ids.",
    )
    license: str = Field(default="unknown", description="Licence of the schemas, as an SPDX expression.")


def _load(settings: CatalogueSettings) -> SchemaPack:
    from edgejson.catalogues import Catalogue, cache_folder

    catalogue = Catalogue(settings.path or cache_folder())
    return catalogue.pack(settings.name, names=settings.names, license=settings.license)


@hookimpl
def edgejson_schema_pack() -> SchemaPackSpec:
    return SchemaPackSpec(
        name="catalogue",
        summary="the schemas of a catalogue like SchemaStore's, from a local copy",
        api=1,
        load=_load,
        settings=CatalogueSettings,
        argument="path",
    )
