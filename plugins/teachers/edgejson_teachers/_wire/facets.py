"""What holds at one place of a schema document: the subschemas that apply there together, and what they say as one.

Of several statements any may be left out, which only allows more: that is what makes every step here safe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from edgejson import jsontext
from edgejson.schema.document import Document

__all__ = ["EVERY_KIND", "SAYING", "Facet", "Facets", "Items", "NeverError", "Sources", "kinds_of_value", "says"]

EVERY_KIND = ("object", "array", "string", "integer", "fraction", "boolean", "null")
"""The kinds of JSON values; ``number`` is `integer` and `fraction`."""

_OBJECT = frozenset(
    {
        "properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties",
        "maxProperties", "dependentRequired", "dependentSchemas", "dependencies", "unevaluatedProperties",
    }
)  # fmt: skip
_ARRAY = frozenset(
    {
        "items", "prefixItems", "additionalItems", "minItems", "maxItems", "uniqueItems", "contains", "minContains",
        "maxContains", "unevaluatedItems",
    }
)  # fmt: skip
_STRING = frozenset({"pattern", "minLength", "maxLength", "format", "contentEncoding", "contentMediaType"})
_NUMBER = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"})
_MEANT: Sequence[tuple[frozenset[str], tuple[str, ...]]] = (
    (_OBJECT, ("object",)),
    (_ARRAY, ("array",)),
    (_STRING, ("string",)),
    (_NUMBER, ("integer", "fraction")),
)
SAYING = _OBJECT | _ARRAY | _STRING | _NUMBER | {"type", "enum", "const", "anyOf", "oneOf", "not", "if", "then", "else"}
"""The keywords that demand something of a value."""


class NeverError(Exception):
    """No value can stand at a place."""


class Facet(NamedTuple):
    """One of the subschemas that hold at a place."""

    pointer: str
    schema: Mapping[str, Any]

    def alternatives(self) -> Iterator[str]:
        """The subschemas that hold at the same place sometimes."""
        for keyword in ("anyOf", "oneOf"):
            yield from (f"{self.pointer}/{keyword}/{index}" for index in range(len(self.schema.get(keyword, ()))))
        yield from self.conditions()

    def conditions(self) -> Iterator[str]:
        """Those that hold on a condition."""
        yield from (f"{self.pointer}/{keyword}" for keyword in ("then", "else") if keyword in self.schema)
        for keyword in ("dependentSchemas", "dependencies"):
            for name, part in self.schema.get(keyword, {}).items():
                if isinstance(part, dict):
                    yield f"{self.pointer}/{keyword}/{jsontext.escape(name)}"


@dataclass(frozen=True, slots=True)
class Items:
    """The items of an array: the pointers of the first ones, of the rest, and whether there is a rest."""

    first: tuple[str, ...]
    rest: tuple[str, ...]
    closed: bool


def says(facets: Iterable[Facet], keywords: frozenset[str] = SAYING) -> bool:
    """Whether any of the facets has one of the keywords: those that demand something unless others are given."""
    return any(not keywords.isdisjoint(facet.schema) for facet in facets)


class Sources:
    """The subschemas of one document, read place by place."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def facets(self, pointers: Iterable[str]) -> Facets:
        """What holds where all `pointers` hold; `NeverError` when one of them is ``false``."""
        found: list[Facet] = []
        seen: set[str] = set()
        for pointer in pointers:
            found.extend(self._gathered(pointer, seen))
        return Facets(found, self.document.draft)

    def target(self, pointer: str) -> str | None:
        """Where a subschema that is nothing but a reference leads in the end; None for any other.

        One that leads back to itself demands nothing, and is no reference.
        """
        seen = [pointer]
        while True:
            following = self._referred(seen[-1])
            if following is None:
                return seen[-1] if len(seen) > 1 else None
            if following in seen:
                return None
            seen.append(following)

    def names(self, pointers: Iterable[str]) -> set[str]:
        """Every member that is named where these hold, alternatives and conditions included."""
        found: set[str] = set()
        seen: set[str] = set()
        left = list(pointers)
        while left:
            pointer = left.pop()
            if pointer in seen:
                continue
            seen.add(pointer)
            try:
                facets = self.facets((pointer,))
            except NeverError:
                continue
            for facet in facets:
                found.update(facet.schema.get("properties", ()))
                left.extend(facet.alternatives())
        return found

    def _referred(self, pointer: str) -> str | None:
        schema = self.document.at(pointer)
        if not isinstance(schema, dict) or "$ref" not in schema:
            return None
        alone = self.document.draft <= 7 or ("allOf" not in schema and not says([Facet(pointer, schema)]))
        targets = self.document.references.targets(pointer)
        return targets[0] if alone and len(targets) == 1 else None

    def _gathered(self, pointer: str, seen: set[str]) -> Iterator[Facet]:
        schema = self.document.at(pointer)
        if schema is False:
            raise NeverError
        if not isinstance(schema, dict) or pointer in seen:
            return
        seen.add(pointer)
        targets = self.document.references.targets(pointer)
        if "$ref" in schema and self.document.draft <= 7:
            for target in targets:
                yield from self._gathered(target, seen)
            return
        yield Facet(pointer, schema)
        if "$ref" in schema or not self.document.references.dynamic:
            for target in targets[: 1 if self.document.references.dynamic else None]:
                yield from self._gathered(target, seen)
        for index in range(len(schema.get("allOf", ()))):
            yield from self._gathered(f"{pointer}/allOf/{index}", seen)


class Facets(Sequence[Facet]):
    """All that holds at one place."""

    def __init__(self, facets: Sequence[Facet], draft: int) -> None:
        self._facets = list(facets)
        self._draft = draft

    def __getitem__(self, index: Any) -> Any:
        return self._facets[index]

    def __len__(self) -> int:
        return len(self._facets)

    def __add__(self, other: Facets) -> Facets:
        return Facets([*self._facets, *other], self._draft)

    def without(self, place: int, keyword: str) -> Facets:
        """The same, one keyword of one facet left out."""
        changed = list(self._facets)
        pointer, schema = changed[place]
        changed[place] = Facet(pointer, {name: value for name, value in schema.items() if name != keyword})
        return Facets(changed, self._draft)

    def having(self, keyword: str, *kinds: type) -> Iterator[Facet]:
        """Those that have the keyword, with a value of one of the types."""
        return (facet for facet in self._facets if isinstance(facet.schema.get(keyword), kinds))

    def text(self, keyword: str) -> str:
        """The first text of a keyword; empty where there is none."""
        return next((facet.schema[keyword] for facet in self.having(keyword, str)), "")

    # ------------------------------------------------------------ values

    def kinds(self) -> frozenset[str] | None:
        """The kinds that all facets allow, or mean by their keywords where none names a type; None for every kind."""
        allowed: frozenset[str] | None = None
        for facet in self._facets:
            stated = facet.schema.get("type")
            if stated is not None:
                named = _kinds_named([stated] if isinstance(stated, str) else stated)
                allowed = named if allowed is None else allowed & named
        if allowed is not None or says(self._facets, frozenset({"enum", "const"})):
            return allowed
        return next((frozenset(kinds) for words, kinds in _MEANT if says(self._facets, words)), None)

    def values(self) -> list[Any] | None:
        """The values that all enumerations have, of the kinds allowed; None where nothing is enumerated."""
        common: dict[object, Any] | None = None
        for facet in self._facets:
            for listed in ([facet.schema["const"]] if "const" in facet.schema else None, facet.schema.get("enum")):
                if isinstance(listed, list):
                    told = {_identity(value): value for value in listed}
                    common = told if common is None else {key: common[key] for key in common if key in told}
        if common is None:
            return None
        kinds = self.kinds()
        return [value for value in common.values() if kinds is None or not kinds.isdisjoint(kinds_of_value(value))]

    # ------------------------------------------------------------ limits

    def highest(self, keyword: str) -> int | None:
        """The greatest of lower counts."""
        return max((int(facet.schema[keyword]) for facet in self.having(keyword, int, float)), default=None)

    def lowest(self, keyword: str) -> int | None:
        """The least of upper counts."""
        return min((int(facet.schema[keyword]) for facet in self.having(keyword, int, float)), default=None)

    def bounds(self) -> dict[str, Any]:
        """The tightest bounds of numbers; the boolean exclusives of draft 4 said as those of today."""
        found: dict[str, Any] = {}
        for facet in self._facets:
            for side, tighter in (("Minimum", max), ("Maximum", min)):
                plain, exclusive = facet.schema.get(side.lower()), facet.schema.get(f"exclusive{side}")
                if exclusive is True:
                    plain, exclusive = None, plain
                for keyword, value in ((side.lower(), plain), (f"exclusive{side}", exclusive)):
                    if isinstance(value, int | float) and not isinstance(value, bool):
                        found[keyword] = tighter(found.get(keyword, value), value)
        return found

    # ------------------------------------------------------------ items

    def items(self) -> Items:
        """The items: of the facets that number them, the first one alone speaks."""
        rest: list[str] = []
        closed = False
        for facet in self._facets:
            numbered, remaining = self._item_keywords(facet.schema)
            others = facet.schema.get(remaining, True)
            if numbered:
                first = tuple(f"{facet.pointer}/{numbered}/{index}" for index in range(len(facet.schema[numbered])))
                if first:
                    return Items(
                        first, (f"{facet.pointer}/{remaining}",) if isinstance(others, dict) else (), others is False
                    )
            closed = closed or others is False
            if isinstance(others, dict):
                rest.append(f"{facet.pointer}/{remaining}")
        return Items((), tuple(rest), closed)

    def _item_keywords(self, schema: Mapping[str, Any]) -> tuple[str, str]:
        """The keyword of numbered items, if there is one, and the keyword of the others."""
        if isinstance(schema.get("items"), list):
            return "items", "additionalItems"
        return ("prefixItems" if self._draft >= 2020 and isinstance(schema.get("prefixItems"), list) else "", "items")


def kinds_of_value(value: Any) -> tuple[str, ...]:
    """The kind of a value; a float without a fraction is both kinds of number."""
    if isinstance(value, bool):
        return ("boolean",)
    if isinstance(value, int):
        return ("integer",)
    if isinstance(value, float):
        return ("integer", "fraction") if value.is_integer() else ("fraction",)
    if value is None:
        return ("null",)
    return ("string" if isinstance(value, str) else "array" if isinstance(value, list) else "object",)


def _kinds_named(types: Iterable[Any]) -> frozenset[str]:
    named: set[str] = set()
    for name in types:
        named.update(("integer", "fraction") if name == "number" else (name,))
    return frozenset(named)


def _identity(value: Any) -> object:
    """Equal for values that JSON Schema takes for equal: 1 and 1.0 are, 1 and true are not."""
    if isinstance(value, bool) or value is None:
        return (type(value).__name__, value)
    if isinstance(value, int | float):
        return ("number", value)
    if isinstance(value, list):
        return ("array", tuple(_identity(item) for item in value))
    if isinstance(value, dict):
        return ("object", frozenset((name, _identity(member)) for name, member in value.items()))
    return ("string", value)
