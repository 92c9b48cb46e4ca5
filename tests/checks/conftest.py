"""Subjects for the checks, made as the engine makes them."""

from __future__ import annotations

import json

import pytest

from edgejson.checking import Subject
from edgejson.schema import Schema
from edgejson.types import Record


@pytest.fixture
def subject():
    """Make a subject: `answer` is JSON text or a value; with a `schema` it claims to be an instance of it."""

    def make(answer, *, schema=None, wants_json=True, meta=None, **record):
        text = answer if isinstance(answer, str) else json.dumps(answer)
        compiled = Schema(schema, id="pack/one") if schema is not None else None
        claims = {"schema": "pack/one", "instance": True} if schema is not None else {}
        record = {"id": "r1", "task": "schema_generate", "input": {}, "output": text, **record}
        made = Record(meta=claims | (meta or {}), **record)
        return Subject(made, {"pack/one": compiled}.get, wants_json=wants_json)

    return make
