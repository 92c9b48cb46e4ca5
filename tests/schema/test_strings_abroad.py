"""Texts that a schema bounds or spells in ASCII are found in every country and language."""

from __future__ import annotations

from typing import Any

import pytest

from edgejson.schema import Schema
from edgejson.values.locales import LOCALES

ASCII = {"type": "string", "pattern": r"^[A-Za-z0-9 ,.'()-]+$"}
SHORT = {"type": "string", "maxLength": 110}
MEMBERS: dict[str, dict[str, Any]] = {
    "titles in ASCII": {"titles": {"type": "array", "minItems": 6, "items": {**ASCII, "title": "Title"}}},
    "fields in ASCII": dict.fromkeys(("title", "note", "department", "category", "description"), ASCII),
    "people in ASCII": {"full_name": ASCII, "first_name": ASCII, "last_name": ASCII, "city": ASCII},
    "short notes": {"notes": {"type": "array", "minItems": 6, "items": SHORT}},
    "a short weekday": {"weekday": {"type": "string", "maxLength": 9}},
    "an American code": {"us_zip": {"type": "string", "pattern": r"^\d{5}(-\d{4})?$"}},
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("case", MEMBERS)
def test_a_value_is_found_for_every_seed(case: str, locale: str) -> None:
    properties = MEMBERS[case]
    schema = Schema({"type": "object", "properties": properties, "required": list(properties)})
    for seed in range(60):
        assert schema.is_valid(schema.sample(seed, locale=locale))  # `sample` raises where it finds none
