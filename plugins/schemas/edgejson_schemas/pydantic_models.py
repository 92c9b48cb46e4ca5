"""Offers the models of a Python module: pydantic models, dataclasses, typed dictionaries."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from edgejson.hookspecs import hookimpl
from edgejson.types import SchemaPack, SchemaPackSpec

__all__ = ["PydanticSettings", "edgejson_schema_pack"]


class PydanticSettings(BaseModel):
    """Where the models are, and which of their two schemas is meant."""

    model_config = ConfigDict(extra="forbid")

    target: str = Field(
        description="A module (`shop.models`: all its models) or one model (`shop.models:Cart`).",
    )
    path: Path = Field(default=Path(), description="Folder that modules are looked for in first.")
    mode: Literal["validation", "serialization"] = Field(
        default="validation",
        description="The JSON that the models accept, or the JSON that they write.",
    )
    name: str = Field(
        default="pydantic",
        pattern=r"^[a-z][a-z0-9_]*$",
        description="Name of the pack, the first part of its schemas' ids.",
    )
    license: str = Field(default="unknown", description="Licence of the schemas, as an SPDX expression.")

    @field_validator("target")
    @classmethod
    def _names(cls, target: str) -> str:
        module, colon, model = target.partition(":")
        for path in (module, model) if colon else (module,):
            if not all(name.isidentifier() for name in path.split(".")):
                raise PydanticCustomError("target", "say MODULE or MODULE:MODEL")
        if module.endswith(".py"):
            raise PydanticCustomError("target", "a module has no ending: say {module}", {"module": module[:-3]})
        return target


def _load(settings: PydanticSettings) -> SchemaPack:
    from edgejson_schemas.python_types import open_module

    return open_module(settings)


@hookimpl
def edgejson_schema_pack() -> SchemaPackSpec:
    return SchemaPackSpec(
        name="pydantic",
        summary="pydantic models, dataclasses and typed dictionaries of a Python module",
        api=1,
        load=_load,
        settings=PydanticSettings,
        argument="target",
    )
