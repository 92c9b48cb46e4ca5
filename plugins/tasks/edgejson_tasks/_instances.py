"""Which values can be gold: objects or arrays with something in them that their canonical text gives back."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.errors import SchemaError
from edgejson.types import Json

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["canonical_text", "container_reason"]

_LONG_INTEGER = re.compile("[0-9]{16}")


def canonical_text(value: Json) -> str | None:
    """The canonical text of `value`; None when there is none, or when reading it gives a value that has none.

    The latter is so for large floats of integral value: 7.166442277566926e16 is written 71664422775669260, which reads
    as an integer beyond those that a double holds exactly.
    """
    try:
        text = jsontext.canonical(value)
        if _LONG_INTEGER.search(text):
            jsontext.canonical(json.loads(text))  # unlike faster parsers, this one keeps an integer of any size
    except jsontext.CanonicalError:
        return None
    return text


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
    return "an instance has no canonical text" if canonical_text(instance) is None else None
