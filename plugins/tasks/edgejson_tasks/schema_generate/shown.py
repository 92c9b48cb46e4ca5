"""The schema as the model sees it: without generator hints, in one of several layouts, its rules in it or not."""

from __future__ import annotations

import json
import random
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import orjson

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["LAYOUTS", "LAYOUT_WEIGHTS", "RULES_KEYWORD", "Layout", "SchemaTexts", "View", "laid_out", "with_rules"]

RULES_KEYWORD = "x-invariants"

Layout: TypeAlias = Literal["minified", "spaced", "pretty", "pretty4"]

LAYOUTS: tuple[Layout, ...] = ("minified", "pretty", "spaced", "pretty4")
LAYOUT_WEIGHTS = (46, 76, 92, 100)
"""How often each is drawn: running totals."""

_ANNOTATIONS = frozenset({"title", "description", "examples", "$comment", "default", "deprecated"})
_NAMED_SCHEMAS = frozenset({"properties", "patternProperties", "$defs", "definitions", "dependentSchemas"})
_VALUES = frozenset({"enum", "const", "default", "examples", "required", "dependentRequired", RULES_KEYWORD})
_MOST_TEXTS = 512
_LONG = 6_000
"""Characters of a minified text from which on indentation would cost more tokens than it helps to read."""
_INDENTS: Mapping[Layout, int] = {"pretty": 2, "pretty4": 4}


@dataclass(frozen=True, slots=True)
class View:
    """One way to show a schema; `rules` says whether its cross-field rules stay in it as `x-invariants`."""

    layout: Layout
    annotated: bool
    rules: bool


class SchemaTexts:
    """Texts of unchanged schemas by view, rendered once each; the least recently used are forgotten."""

    def __init__(self) -> None:
        self._texts: OrderedDict[tuple[str, View], str] = OrderedDict()

    def text(self, schema: Schema, view: View) -> str:
        key = (schema.sha256, view)
        text = self._texts.get(key)
        if text is None:
            text = self._texts[key] = laid_out(_strip(schema.document, view), view.layout)
            if len(self._texts) > _MOST_TEXTS:
                self._texts.popitem(last=False)
        else:
            self._texts.move_to_end(key)
        return text


def laid_out(document: Any, layout: Layout) -> str:
    """The text of a document; one that is long on one line is not spread over hundreds, whatever the layout."""
    try:
        short = orjson.dumps(document).decode()
    except TypeError:  # an integer beyond 64 bits
        return _slowly_laid_out(document, layout)
    if layout == "minified" or (layout in _INDENTS and len(short) > _LONG):
        return short
    text = orjson.dumps(document, option=orjson.OPT_INDENT_2).decode()
    # Strings hold no raw line feed: what ends a line is a sign of structure, and blanks that start one are indentation.
    if layout == "spaced":
        return "".join([line.lstrip(" ") for line in text.replace(",\n", ", \n").split("\n")])
    if layout == "pretty4":
        return "\n".join([line[: len(line) - len(line.lstrip(" "))] + line for line in text.split("\n")])
    return text


def _slowly_laid_out(document: Any, layout: Layout) -> str:
    """The text of a document that holds an integer of any size."""
    short = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    if layout == "minified" or (layout in _INDENTS and len(short) > _LONG):
        return short
    return json.dumps(document, ensure_ascii=False, indent=_INDENTS.get(layout))


def with_rules(
    document: dict[str, Any], rules: Sequence[Mapping[str, Any]], rng: random.Random, *, described: bool
) -> dict[str, Any]:
    """The document with its rules in it, in any order, with the words of their authors or without."""
    shown = [
        {key: value for key, value in rule.items() if described or key != "description"}
        for rule in rng.sample(rules, len(rules))
    ]
    return {**document, RULES_KEYWORD: shown}


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
