"""What a schema refuses that is known by its text alone: the one a record shows."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import jsonschema_rs

from edgejson import jsontext
from edgejson.errors import SchemaError
from edgejson.schema.validation import SchemaViolation
from edgejson.types import Json

__all__ = ["violations_of_text"]

_REMEMBERED = 128
"""A record is proven, spoiled and proven again, all by one text."""


def violations_of_text(schema: str, value: Json) -> list[SchemaViolation]:
    """What the JSON Schema with the text `schema` finds wrong with `value`; formats are asserted, nothing is fetched.

    Raises:
        SchemaError: the text is no schema, or refers to something outside of itself.
    """
    validator = _validator(schema)
    if validator.is_valid(value):
        return []
    return [
        SchemaViolation(error.kind.name, jsontext.join(error.instance_path), error.message)
        for error in validator.iter_errors(value)
    ]


@lru_cache(maxsize=_REMEMBERED)
def _validator(schema: str) -> Any:
    try:
        return jsonschema_rs.validator_for(schema, validate_formats=True, offline=True)
    except (ValueError, jsonschema_rs.ReferencingError) as error:
        raise SchemaError(f"the shown text is no schema that can be used: {error}") from None
