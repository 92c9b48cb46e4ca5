"""The core pack: 25 schemas people meet every day, each with its rules and with tables of plausible values."""

from __future__ import annotations

from typing import Any

from edgejson.hookspecs import hookimpl
from edgejson.types import SchemaPack, SchemaPackSpec

__all__ = ["edgejson_schema_pack"]


def _load(_: Any) -> SchemaPack:
    from edgejson_pack_core.pack import core_pack

    return core_pack()


@hookimpl
def edgejson_schema_pack() -> SchemaPackSpec:
    return SchemaPackSpec(
        name="core", summary="25 everyday schemas: 10 simple, 10 medium, 5 complex, with rules", api=1, load=_load
    )
