"""Which subschemas of a document govern a place of the instance, and the places below it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from edgejson import jsontext
from edgejson.schema.document import Document
from edgejson.schema.merging import Facet, Place
from edgejson.schema.validation import Accepts, Guards

__all__ = ["NOTHING", "Governing", "demanded", "prefix"]

NOTHING: frozenset[str] = frozenset()

_WORDS = frozenset({"$ref", "$comment", "title", "description", "deprecated", "readOnly", "writeOnly"})
"""What stands beside a reference to an object and changes nothing about its values."""
_MANY = 8
"""Alternatives from which on they are planned once and not again for what is said beside a reference to them."""
_ANNOTATIONS = ("title", "description", "examples", "default", "x-value", "x-probability", "x-together")
_SINCE: Mapping[str, int] = {
    **dict.fromkeys(("const", "contains", "propertyNames", "exclusiveMinimum", "exclusiveMaximum"), 6),
    **dict.fromkeys(("if", "then", "else"), 7),
    **dict.fromkeys(
        (
            "dependentRequired", "dependentSchemas", "maxContains", "minContains", "unevaluatedItems",
            "unevaluatedProperties",
        ),
        2019,
    ),
    "prefixItems": 2020,
}  # fmt: skip
"""The draft that brought a keyword in; before, it says nothing."""
_UNTIL: Mapping[str, int] = {"additionalItems": 2019, "dependencies": 7}
"""The last draft in which a keyword says something."""


class Governing:
    """Answers for one document."""

    def __init__(self, document: Document, guards: Guards) -> None:
        self._document = document
        self._guards = guards
        self._patterns: dict[str, Accepts] = {}
        self._unknown = frozenset(
            [keyword for keyword, draft in _SINCE.items() if document.draft < draft and not _is_flag(keyword)]
            + [keyword for keyword, draft in _UNTIL.items() if document.draft > draft]
        )

    def facets(self, places: Sequence[Place]) -> list[Facet] | None:
        """All subschemas that hold, references and `allOf` followed; None when one of them is `false`."""
        found: dict[Place, Facet] = {}
        queue = list(places)
        while queue:
            place = queue.pop(0)
            pointer, done = place
            schema = self._document.at(pointer)
            if schema is False:
                return None
            if schema is True or place in found:
                continue
            found[place] = self._facet(pointer, done)
            ahead = self._along(pointer)
            known = {other for other, _ in (*found, *queue)}
            queue[:0] = [(other, NOTHING) for other in ahead if other not in known]
        return list(found.values())

    def definition(self, pointer: str) -> str:
        """The large definition that the subschema at `pointer` does no more than refer to; else itself.

        A definition of an object, or of many alternatives, may be used in thousands of places and is planned once.
        """
        target = self._document.target(pointer)
        if target is None or self._document.references.dynamic:
            return pointer
        schema, found = self._document.at(pointer), self._document.at(target)
        said = _ANNOTATIONS[2:] if self._document.draft <= 7 else schema.keys() - _WORDS
        if any(keyword in schema for keyword in said) or not isinstance(found, dict):
            return pointer
        is_wide = any(len(found.get(keyword, ())) >= _MANY for keyword in ("oneOf", "anyOf"))
        return target if ("properties" in found or is_wide) and self._document.target(target) is None else pointer

    def around(self, pointers: Sequence[str]) -> list[Facet]:
        """Every subschema that may hold: those that do first, then all alternatives and conditional parts."""
        found: dict[str, Facet] = {}
        holding = list(pointers)
        possible: list[str] = []
        while holding or possible:
            pointer = holding.pop(0) if holding else possible.pop(0)
            schema = self._document.at(pointer)
            if pointer in found or not isinstance(schema, dict):
                continue
            facet = found[pointer] = self._facet(pointer, NOTHING)
            holding[:0] = self._along(pointer)
            possible += _alternatives(facet)
        return list(found.values())

    def _facet(self, pointer: str, done: frozenset[str]) -> Facet:
        schema = self._document.at(pointer)
        if self._document.draft <= 7 and self._document.references.targets(pointer):  # siblings of $ref do not count
            schema = {keyword: schema[keyword] for keyword in _ANNOTATIONS if keyword in schema}
        elif not self._unknown.isdisjoint(schema):
            schema = {keyword: value for keyword, value in schema.items() if keyword not in self._unknown}
        return Facet(pointer, schema, done)

    def _along(self, pointer: str) -> list[str]:
        """What holds wherever the subschema at `pointer` holds: parts of `allOf`, targets of references."""
        targets = self._document.references.targets(pointer)
        schema = self._document.at(pointer)
        if targets and self._document.draft <= 7:
            return list(targets)
        parts = range(len(schema["allOf"])) if "allOf" in schema else ()
        return [*(f"{pointer}/allOf/{index}" for index in parts), *targets]

    # ------------------------------------------------------------ below

    def value(self, facets: Iterable[Facet], name: str) -> list[Place]:
        """Everything that governs the member called `name`."""
        places: list[Place] = []
        for facet in facets:
            own = (
                [f"{facet.pointer}/properties/{jsontext.escape(name)}"]
                if name in facet.schema.get("properties", ())
                else []
            )
            own += [
                f"{facet.pointer}/patternProperties/{jsontext.escape(pattern)}"
                for pattern in facet.schema.get("patternProperties", ())
                if self.matches(pattern)(name)
            ]
            if not own:
                own = [
                    f"{facet.pointer}/{keyword}"
                    for keyword in ("additionalProperties", "unevaluatedProperties")
                    if keyword in facet.schema
                ][:1]
            places.extend((place, NOTHING) for place in own)
        return places

    def items(self, facets: Iterable[Facet], index: int) -> list[Place]:
        """Everything that governs the item at `index`."""
        places: list[Place] = []
        for facet in facets:
            before = prefix(facet)
            listed = "items" if isinstance(facet.schema.get("items"), list) else "prefixItems"
            after = "additionalItems" if listed == "items" else "items"
            if index < len(before):
                places.append((f"{facet.pointer}/{listed}/{index}", NOTHING))
            elif after in facet.schema:
                places.append((f"{facet.pointer}/{after}", NOTHING))
            elif "unevaluatedItems" in facet.schema:
                places.append((f"{facet.pointer}/unevaluatedItems", NOTHING))
        return places

    def names(self, facets: Iterable[Facet]) -> list[Place]:
        """What governs the names of members."""
        return [(f"{facet.pointer}/propertyNames", NOTHING) for facet in facets if "propertyNames" in facet.schema]

    def matches(self, pattern: str) -> Callable[[str], bool]:
        """Whether a name matches a pattern; judged by the validator, whose work is bounded."""
        if pattern not in self._patterns:
            self._patterns[pattern] = self._guards.of({"pattern": pattern})
        return self._patterns[pattern]


def _is_flag(keyword: str) -> bool:
    return keyword in ("exclusiveMinimum", "exclusiveMaximum")  # booleans of draft 4


def _alternatives(facet: Facet) -> Iterator[str]:
    """The parts of a subschema that hold for some values."""
    for keyword in ("oneOf", "anyOf"):
        yield from (f"{facet.pointer}/{keyword}/{index}" for index in range(len(facet.schema.get(keyword, ()))))
    yield from (f"{facet.pointer}/{keyword}" for keyword in ("if", "then", "else") if keyword in facet.schema)
    yield from demanded(facet)


def demanded(facet: Facet) -> Iterator[str]:
    """The subschemas that the presence of a member brings in."""
    for keyword in ("dependentSchemas", "dependencies"):
        for name, part in facet.schema.get(keyword, {}).items():
            if isinstance(part, dict | bool):
                yield f"{facet.pointer}/{keyword}/{jsontext.escape(name)}"


def prefix(facet: Facet) -> list[Any]:
    """The subschemas of single positions."""
    listed = facet.schema.get("items")
    found = listed if isinstance(listed, list) else facet.schema.get("prefixItems", [])
    return found if isinstance(found, list) else []
