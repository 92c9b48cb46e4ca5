"""Whether a schema's instances are documents: objects or arrays with something in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.errors import SchemaError

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["container_reason"]


def container_reason(schema: Schema) -> str | None:
    """None when `schema` yields documents with canonical texts, else why not; one instance is drawn to see."""
    try:
        instance = schema.sample(0, policy="maximal")
    except SchemaError as error:
        return str(error)
    if not isinstance(instance, dict | list):
        return "its instances are no objects or arrays"
    if not instance:
        return "its instances are empty"
    try:
        jsontext.canonical(instance)
    except jsontext.CanonicalError as error:
        return f"an instance has no canonical text: {error}"
    return None
