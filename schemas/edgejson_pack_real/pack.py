"""The pack itself: this package's folders, read as they lie, and the metaschema that one of its schemas builds on."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from typing import Any

from edgejson.packs import DirectoryPack
from edgejson.types import Json, SchemaEntry

__all__ = ["VERSION", "RealPack", "real_pack"]

VERSION = "1.0.0"
"""Raised with every change that alters what a schema allows or what a seed gives."""

_ON_THE_METASCHEMA = "json_schema_object"
"""The schema that refers to the published metaschema of draft-07, which is then found among its definitions."""


class RealPack(DirectoryPack):
    """The folders; the metaschema inside one of their schemas is annotated."""

    def entry(self, schema_id: str) -> SchemaEntry:
        """The schema of that id; every keyword of the metaschema has a description."""
        found = super().entry(schema_id)
        if schema_id != _ON_THE_METASCHEMA:
            return found
        definitions: Any = found.document["definitions"]
        described = {name: _annotated(definitions[name]) for name in definitions}
        return replace(found, document={**found.document, "definitions": described})


def real_pack() -> RealPack:
    """The schemas with their tables."""
    return RealPack(files("edgejson_pack_real"), name="real", version=VERSION, license="Apache-2.0")


def _annotated(definition: Any) -> Any:
    keywords = definition.get("properties")
    if keywords is None:
        return definition
    return {**definition, "properties": {name: _keyword(name, keywords[name]) for name in keywords}}


def _keyword(name: str, declared: Any) -> Json:
    constraints = {} if declared is True else {key: declared[key] for key in declared if key != "default"}
    return {"description": f"The keyword {name}", **constraints}
