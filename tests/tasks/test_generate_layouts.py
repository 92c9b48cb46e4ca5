"""The layouts of a shown schema are those of the standard library's writer."""

from __future__ import annotations

import json

import pytest

from edgejson_tasks.schema_generate.shown import LAYOUTS, laid_out

DOCUMENT = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "description": "Ends with a comma,\nthen {a line} of [its own]:  two blanks,",
    "properties": {
        "größe": {"type": "number", "minimum": 0.5, "enum": [0.5, 2, 4]},
        "  indented": {"description": "    four blanks first"},
        "empty": {"enum": [[], {}, "", ","]},
    },
    "required": [],
}
WRITTEN = {
    "minified": {"separators": (",", ":")},
    "spaced": {},
    "pretty": {"indent": 2},
    "pretty4": {"indent": 4},
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("largest", [9, 2**70])
def test_a_layout_is_written_as_by_the_standard_library(layout, largest):
    document = {**DOCUMENT, "maximum": largest}
    assert laid_out(document, layout) == json.dumps(document, ensure_ascii=False, **WRITTEN[layout])


@pytest.mark.parametrize("layout", ["pretty", "pretty4"])
@pytest.mark.parametrize("largest", [9, 2**70])
def test_a_long_document_is_not_spread_over_lines(layout, largest):
    document = {"maximum": largest, "enum": [f"choice {number}" for number in range(600)]}
    short = json.dumps(document, separators=(",", ":"))
    assert laid_out(document, layout) == short
    assert laid_out({**document, "enum": document["enum"][:300]}, layout).count("\n") > 300
