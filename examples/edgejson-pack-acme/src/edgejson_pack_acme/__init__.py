"""Schemas of Acme, a wholesaler of tools and fittings that exists in this package only."""

from __future__ import annotations

from importlib import metadata, resources
from typing import Any

from edgejson.hookspecs import hookimpl
from edgejson.types import SchemaPack, SchemaPackSpec


@hookimpl
def edgejson_schema_pack() -> SchemaPackSpec:
    return SchemaPackSpec(name="acme", summary="articles, orders, deliveries, settlements", api=1, load=_load)


def _load(_: Any) -> SchemaPack:
    from edgejson.packs import DirectoryPack

    version = metadata.version("edgejson-pack-acme")
    return DirectoryPack(resources.files(__name__), name="acme", version=version, license="MIT")
