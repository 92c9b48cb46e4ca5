"""Which parts of a schema a value meets, and where in the value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from edgejson import jsontext
from edgejson.schema.document import Document
from edgejson.schema.regex import searcher
from edgejson.schema.validation import Guards
from edgejson.types import Json

__all__ = ["CONDITIONAL", "JUDGING", "Path", "Visit", "Visitor"]

Path: TypeAlias = "tuple[str | int, ...]"

JUDGING = frozenset({"anyOf", "oneOf", "not", "contains", "propertyNames"})
"""Keywords that judge their parts as a whole: what fails inside is their failure."""

CONDITIONAL = frozenset({"then", "else", "dependentSchemas", "dependencies"})
"""Keywords whose part holds under a condition: what fails inside is put down to them."""


@dataclass(frozen=True, slots=True)
class Visit:
    """The subschema at `place` says something about `value`, which stands at `path`.

    `via` is the keyword that applied it; `outer` the outermost keyword that judges it or makes it conditional, ""
    for one that always holds, and `outer_path` where that keyword speaks.
    """

    place: str
    schema: Mapping[str, Any]
    path: Path
    value: Any
    via: str
    outer: str
    outer_path: Path


class Visitor:
    """Walks values along one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._guards = Guards(document)

    def accepts(self, place: str, value: Json) -> bool:
        """Whether the part at `place` accepts `value`."""
        return self._guards.at([place])(value)

    def visits(self, value: Json, place: str = "", path: Path = ()) -> Iterator[Visit]:
        """Every subschema that speaks about a part of `value`, from the outside in.

        Of `anyOf` and `oneOf` the branches that hold are entered, of a condition the side that applies.  With `place`
        and `path`, `value` stands at `path` and is met by the subschema at `place`.
        """
        stack: list[Visit] = []
        self._enter(stack, Visit(place, {}, path, value, "", "", path), place, "", path, value)
        seen: set[tuple[str, Path]] = set()
        while stack:
            visit = stack.pop()
            if (visit.place, visit.path) in seen:
                continue
            seen.add((visit.place, visit.path))
            yield visit
            ahead: list[Visit] = []
            self._beside(visit, ahead)
            if isinstance(visit.value, dict):
                self._members(visit, ahead)
            elif isinstance(visit.value, list):
                self._items(visit, ahead)
            stack.extend(reversed(ahead))

    def _enter(
        self,
        ahead: list[Visit],
        visit: Visit,
        place: str,
        via: str,
        path: Path,
        value: Any,
        outer: str = "",
    ) -> None:
        schema = self.document.at(place)
        if isinstance(schema, dict):
            around, around_path = (visit.outer, visit.outer_path) if visit.outer else (outer, visit.path)
            ahead.append(Visit(place, schema, path, value, via, around, around_path))

    def _beside(self, visit: Visit, ahead: list[Visit]) -> None:
        """Subschemas about the same value."""
        schema, place, path, value = visit.schema, visit.place, visit.path, visit.value
        target = self.document.target(place)
        if target is not None:
            self._enter(ahead, visit, target, "$ref", path, value)
            if self.document.draft <= 7:
                return
        for index in range(len(_list(schema.get("allOf")))):
            self._enter(ahead, visit, f"{place}/allOf/{index}", "allOf", path, value)
        for keyword in ("anyOf", "oneOf"):
            for index in range(len(_list(schema.get(keyword)))):
                branch = f"{place}/{keyword}/{index}"
                if self.accepts(branch, value):
                    self._enter(ahead, visit, branch, keyword, path, value, keyword)
        if "if" in schema:
            side = "then" if self.accepts(f"{place}/if", value) else "else"
            if side in schema:
                self._enter(ahead, visit, f"{place}/{side}", side, path, value, side)
        for keyword in ("dependentSchemas", "dependencies"):
            for name, part in _mapping(schema.get(keyword)).items():
                if isinstance(part, dict) and isinstance(value, dict) and name in value:
                    self._enter(
                        ahead, visit, f"{place}/{keyword}/{jsontext.escape(name)}", keyword, path, value, keyword
                    )

    def _members(self, visit: Visit, ahead: list[Visit]) -> None:
        schema, place = visit.schema, visit.place
        if self.document.draft <= 7 and "$ref" in schema:
            return
        properties = _mapping(schema.get("properties"))
        patterns = {pattern: _search(pattern) for pattern in _mapping(schema.get("patternProperties"))}
        for name, member in visit.value.items():
            path = (*visit.path, name)
            known = name in properties
            if known:
                self._enter(ahead, visit, f"{place}/properties/{jsontext.escape(name)}", "properties", path, member)
            for pattern, search in patterns.items():
                if search(name):
                    known = True
                    where = f"{place}/patternProperties/{jsontext.escape(pattern)}"
                    self._enter(ahead, visit, where, "patternProperties", path, member)
            if not known and isinstance(schema.get("additionalProperties"), dict):
                self._enter(ahead, visit, f"{place}/additionalProperties", "additionalProperties", path, member)

    def _items(self, visit: Visit, ahead: list[Visit]) -> None:
        schema, place = visit.schema, visit.place
        if self.document.draft <= 7 and "$ref" in schema:
            return
        leading, after = ("prefixItems", "items") if self.document.draft >= 2020 else ("items", "additionalItems")
        listed = schema.get(leading)
        start = 0
        if isinstance(listed, list):
            start = len(listed)
            for index, item in enumerate(visit.value[:start]):
                self._enter(ahead, visit, f"{place}/{leading}/{index}", leading, (*visit.path, index), item)
        else:
            after = "items"
        if isinstance(schema.get(after), dict):
            for index, item in enumerate(visit.value[start:], start):
                self._enter(ahead, visit, f"{place}/{after}", after, (*visit.path, index), item)


def _search(pattern: str) -> Any:
    try:
        return searcher(pattern)
    except ValueError:  # a pattern that `re` cannot read
        return lambda _: False


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
