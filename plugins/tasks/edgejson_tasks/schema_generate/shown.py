"""The schema as the model sees it: without generator hints, with or without annotations, in one of several layouts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["RULES_KEYWORD", "SchemaTexts", "View"]

RULES_KEYWORD = "x-invariants"

Layout: TypeAlias = Literal["minified", "spaced", "pretty"]

_ANNOTATIONS = frozenset({"title", "description", "examples", "$comment", "default", "deprecated"})
_NAMED_SCHEMAS = frozenset({"properties", "patternProperties", "$defs", "definitions", "dependentSchemas"})
_VALUES = frozenset({"enum", "const", "default", "examples", "required", "dependentRequired", RULES_KEYWORD})


@dataclass(frozen=True, slots=True)
class View:
    """One way to show a schema; `rules` says whether its cross-field rules stay in it as `x-invariants`."""

    layout: Layout
    annotated: bool
    rules: bool


class SchemaTexts:
    """Texts of schemas by view, rendered once each; there are as many as schemas in use times a dozen views."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, View], str] = {}

    def text(self, schema: Schema, view: View) -> str:
        key = (schema.sha256, view)
        text = self._texts.get(key)
        if text is None:
            text = self._texts[key] = _render(_strip(schema.document, view), view.layout)
        return text


def _render(document: Any, layout: Layout) -> str:
    if layout == "pretty":
        return json.dumps(document, ensure_ascii=False, indent=2)
    separators = (",", ":") if layout == "minified" else (", ", ": ")
    return json.dumps(document, ensure_ascii=False, separators=separators)


def _strip(schema: Any, view: View) -> Any:
    """`schema` without hints (`x-...`), and without annotations or rules where the view has none."""
    if isinstance(schema, list):
        return [_strip(item, view) for item in schema]
    if not isinstance(schema, Mapping):
        return schema
    kept = {}
    for keyword, value in schema.items():
        if keyword == RULES_KEYWORD:
            if view.rules and value:
                kept[keyword] = value
        elif keyword.startswith("x-") or (keyword in _ANNOTATIONS and not view.annotated):
            continue
        elif keyword in _NAMED_SCHEMAS and isinstance(value, Mapping):
            kept[keyword] = {name: _strip(subschema, view) for name, subschema in value.items()}
        elif keyword in _VALUES:
            kept[keyword] = value
        else:
            kept[keyword] = _strip(value, view)
    return kept
