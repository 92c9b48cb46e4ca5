"""The families in the box keep the contract of task families."""

from __future__ import annotations

from edgejson.testing import TaskContract


class TestSchemaGenerate(TaskContract):
    plugin = "schema_generate"


class TestJsonRepair(TaskContract):
    plugin = "json_repair"


class TestTextToJson(TaskContract):
    plugin = "text_to_json"


class TestTransform(TaskContract):
    plugin = "transform"


class TestStyleStrict(TaskContract):
    plugin = "style_strict"
