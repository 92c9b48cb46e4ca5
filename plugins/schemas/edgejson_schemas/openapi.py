"""Offers the schemas of an OpenAPI document: its components, and the bodies of its operations."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from edgejson.hookspecs import hookimpl
from edgejson.types import SchemaPack, SchemaPackSpec

__all__ = ["OpenApiSettings", "edgejson_schema_pack"]

Part = Literal["components", "requests", "responses"]


class OpenApiSettings(BaseModel):
    """Which document, and which of its schemas."""

    model_config = ConfigDict(extra="forbid")

    path: Path = Field(description="The document, JSON or YAML; OpenAPI 3.0, 3.1 or 3.2.")
    parts: tuple[Part, ...] = Field(
        default=("components", "requests", "responses"),
        min_length=1,
        description="Schemas to offer: those under components, of request bodies, of responses.",
    )
    name: str = Field(
        default="openapi",
        pattern=r"^[a-z][a-z0-9_]*$",
        description="Name of the pack, the first part of its schemas' ids.",
    )
    license: str | None = Field(
        default=None, description="Licence of the schemas, as an SPDX expression (default: what the document says)."
    )


def _load(settings: OpenApiSettings) -> SchemaPack:
    from edgejson_schemas.openapi_documents import open_document

    document = open_document(settings.path)
    return document.pack(settings.name, parts=frozenset(settings.parts), license=settings.license)


@hookimpl
def edgejson_schema_pack() -> SchemaPackSpec:
    return SchemaPackSpec(
        name="openapi",
        summary="the schemas of an OpenAPI document: components, request and response bodies",
        api=1,
        load=_load,
        settings=OpenApiSettings,
        argument="path",
    )
