"""The real pack: documents that engineers meet every day, reduced to their documented core, with real values."""

from __future__ import annotations

from typing import Any

from edgejson.hookspecs import hookimpl
from edgejson.types import SchemaPack, SchemaPackSpec

__all__ = ["edgejson_schema_pack"]


def _load(_: Any) -> SchemaPack:
    from edgejson_pack_real.pack import real_pack

    return real_pack()


@hookimpl
def edgejson_schema_pack() -> SchemaPackSpec:
    return SchemaPackSpec(
        name="real",
        summary="27 formats of software at work, from package.json to Kubernetes, with rules and real values",
        api=1,
        load=_load,
    )
