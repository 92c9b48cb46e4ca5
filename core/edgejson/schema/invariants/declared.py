"""What a schema document declares about a place: found by walking the keywords, as a person would read it.

This is a reading aid for rules (kinds for comparisons, bounds for repairs, names for lint), not a validator: where a
document says nothing certain, the answer is "unknown" and the rule decides on the values it meets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from edgejson.jsontext import pointer
from edgejson.schema.invariants.rules import ANY_POSITION, Pattern
from edgejson.schema.invariants.values import Number, identity, number
from edgejson.types import Json

Hint: TypeAlias = Literal["number", "text", "date", "date-time", "truth", "list", "object"]
Subschema: TypeAlias = Mapping[str, Any]

_APPLIED_TOGETHER = ("allOf",)
_ALTERNATIVES = ("anyOf", "oneOf")
_CONDITIONAL = ("then", "else")
_DESCRIBING = ("properties", "patternProperties", "additionalProperties", "items", "prefixItems")
_MOST_PARTS = 500
_LARGEST = 10**12
_ANYTHING: Subschema = MappingProxyType({})
_HINT_OF_TYPE: Mapping[str, Hint] = {
    "number": "number",
    "integer": "number",
    "string": "text",
    "boolean": "truth",
    "array": "list",
    "object": "object",
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """The simple value keywords that govern one scalar."""

    types: frozenset[str] = frozenset()
    least: Number | None = None
    greatest: Number | None = None
    above: Number | None = None
    below: Number | None = None
    multiple_of: Number | None = None
    choices: tuple[Json, ...] | None = None
    formats: frozenset[str] = frozenset()
    patterns: frozenset[str] = frozenset()
    lengths: frozenset[tuple[str, int]] = frozenset()

    @property
    def step(self) -> Number | None:
        """The grid that numbers lie on, where one is declared."""
        if self.multiple_of is not None:
            return self.multiple_of
        return 1 if "integer" in self.types and "number" not in self.types else None

    @property
    def limits(self) -> tuple[tuple[str, Number], ...]:
        """The range as comparisons, as far as a rule could state it."""
        ends: tuple[tuple[str, Number | None], ...] = (
            (">=", self.least), ("<=", self.greatest), (">", self.above), ("<", self.below)
        )  # fmt: skip
        return tuple((symbol, end) for symbol, end in ends if end is not None and -_LARGEST <= end <= _LARGEST)

    def allows(self, value: Json) -> bool:
        """Whether a scalar keeps within enumeration, range and grid, or pattern and length; formats are not judged."""
        if value is None or isinstance(value, list | dict):
            return False
        if self.choices is not None and identity(value) not in map(identity, self.choices):
            return False
        if isinstance(value, str):
            return all(_finds(pattern, value) for pattern in self.patterns) and all(
                len(value) >= length if key == "minLength" else len(value) <= length for key, length in self.lengths
            )
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            return True
        exact = number(value)
        return (
            (self.least is None or exact >= self.least)
            and (self.greatest is None or exact <= self.greatest)
            and (self.above is None or exact > self.above)
            and (self.below is None or exact < self.below)
            and (self.step is None or exact % self.step == 0)
        )

    def same_texts(self, other: Bounds) -> bool:
        """Whether a text that fits one of the two places fits the other."""
        return (self.formats, self.patterns, self.lengths) == (other.formats, other.patterns, other.lengths)


@dataclass(frozen=True, slots=True)
class Spare:
    """A member that a document does without: null where its type says so, else not there."""

    name: str
    is_nullable: bool

    def leave_out(self, holder: dict[str, Json]) -> bool:
        """Whether there was something to leave out."""
        if holder.get(self.name) is None:
            return False
        if self.is_nullable:
            holder[self.name] = None
        else:
            del holder[self.name]
        return True


class Declared:
    """A schema document, asked by pattern."""

    def __init__(self, document: Subschema) -> None:
        self._document = document
        self._found: dict[Pattern, tuple[Subschema, ...]] = {}
        self._bounds: dict[Pattern, Bounds] = {}

    @cached_property
    def _root(self) -> tuple[Subschema, ...]:
        return tuple(self._expand([self._document]))

    def at(self, place: Pattern) -> tuple[Subschema, ...]:
        """Every subschema that may govern `place`; none when the document does not mention it."""
        if not place:
            return self._root
        if place not in self._found:
            children = (child for schema in self.at(place[:-1]) for child in self._children(schema, place[-1]))
            self._found[place] = tuple(self._expand(children))
        return self._found[place]

    def is_open(self, place: Pattern) -> bool:
        """Whether the document leaves the members or items of `place` undescribed, so that anything may stand there."""
        types = self.types(place)
        if types and types.isdisjoint(("object", "array")):
            return False
        return not any(key in schema for schema in self.at(place) for key in _DESCRIBING)

    def names(self, place: Pattern) -> list[str]:
        """The member names declared at `place`."""
        return [name for schema in self.at(place) for name in _mapping(schema.get("properties"))]

    def requires(self, place: Pattern, name: str) -> bool:
        """Whether every object at `place` must have the member `name`."""
        parents: Iterable[object] = [self._document]
        for token in place:
            together = self._expand(parents, alternatives=False)
            parents = [child for schema in together for child in self._children(schema, token)]
        return any(
            name in required
            for schema in self._expand(parents, alternatives=False)
            if isinstance(required := schema.get("required"), list)
        )

    def spare(self, place: Pattern, name: str) -> Spare | None:
        """How objects at `place` do without their member `name`; None when they must have a value there."""
        declared = [schema.get("type") for schema in self.at((*place, name))]
        is_nullable = any(isinstance(types, list) and "null" in types for types in declared)
        return Spare(name, is_nullable) if is_nullable or not self.requires(place, name) else None

    def types(self, place: Pattern) -> frozenset[str]:
        """The declared types at `place`, null left out; empty when unknown."""
        found: set[str] = set()
        for schema in self.at(place):
            declared = schema.get("type")
            found.update(name for name in (declared if isinstance(declared, list) else [declared]) if name)
            if declared is None:
                found.update(map(_type_of, _enumerated(schema)))
        return frozenset(found - {"null"})

    def hint(self, place: Pattern) -> Hint | None:
        """The kind of value that stands at `place`, when the document leaves no doubt."""
        hints = {_HINT_OF_TYPE.get(name) for name in self.types(place)}
        formats = self._strings(place, "format")
        if (hints == {"text"} or not hints) and len(formats) == 1:
            (name,) = formats
            if name in ("date", "date-time"):
                return "date" if name == "date" else "date-time"
        return hints.pop() if len(hints) == 1 else None

    def bounds(self, place: Pattern) -> Bounds:
        """The bounds of the scalar at `place`: the tightest of all that are declared."""
        if place not in self._bounds:
            self._bounds[place] = self._read_bounds(place)
        return self._bounds[place]

    def _read_bounds(self, place: Pattern) -> Bounds:
        schemas = self.at(place)
        enumerations = [_scalars(values) for schema in schemas if (values := _enumerated(schema))]
        return Bounds(
            types=self.types(place),
            least=max(_numbers(schemas, "minimum"), default=None),
            greatest=min(_numbers(schemas, "maximum"), default=None),
            above=max(_numbers(schemas, "exclusiveMinimum"), default=None),
            below=min(_numbers(schemas, "exclusiveMaximum"), default=None),
            multiple_of=max(_numbers(schemas, "multipleOf"), default=None),
            choices=tuple(choice for choices in enumerations for choice in choices) if enumerations else None,
            formats=frozenset(self._strings(place, "format")),
            patterns=frozenset(self._strings(place, "pattern")),
            lengths=frozenset(
                (key, value)
                for schema in schemas
                for key in ("minLength", "maxLength")
                if isinstance(value := schema.get(key), int)
            ),
        )

    def least_items(self, place: Pattern) -> int:
        return max((value for schema in self.at(place) if isinstance(value := schema.get("minItems"), int)), default=0)

    def _strings(self, place: Pattern, key: str) -> set[str]:
        return {value for schema in self.at(place) if isinstance(value := schema.get(key), str)}

    def _expand(self, schemas: Iterable[object], *, alternatives: bool = True) -> Iterator[Subschema]:
        """The schemas and all that apply to the same value; a `$ref` loop ends where it meets itself."""
        applicators = _APPLIED_TOGETHER + (_ALTERNATIVES if alternatives else ())
        queue: list[object] = list(schemas)
        seen: set[int] = set()
        for part in queue:  # grows while it is walked
            schema = _ANYTHING if part is True else part
            if not isinstance(schema, Mapping) or id(schema) in seen or len(seen) >= _MOST_PARTS:
                continue
            seen.add(id(schema))
            yield schema
            reference = schema.get("$ref")
            if isinstance(reference, str):
                queue.append(self._referred(reference))
            for key in applicators:
                parts = schema.get(key)
                queue.extend(parts if isinstance(parts, list) else ())
            if alternatives:
                queue.extend(schema.get(key) for key in _CONDITIONAL)

    def _referred(self, reference: str) -> object:
        if not reference.startswith("#") or (len(reference) > 1 and reference[1] != "/"):
            return None  # other documents and anchors are the schema compiler's business
        try:
            return pointer.resolve(self._document, reference[1:])
        except (KeyError, ValueError):
            return None

    def _children(self, schema: Subschema, token: str) -> Iterator[object]:
        properties = _mapping(schema.get("properties"))
        patterns = _mapping(schema.get("patternProperties"))
        additional = schema.get("additionalProperties")
        if token == ANY_POSITION:
            yield from self._items(schema, None)
            yield from properties.values()  # a computed name may be any of them
            yield from patterns.values()
            yield additional
            return
        if token in properties:
            yield properties[token]
        matching = [child for name, child in patterns.items() if _finds(name, token)]
        yield from matching
        if token not in properties and not matching:
            yield additional
        if token.isascii() and token.isdigit():
            yield from self._items(schema, int(token))

    def _items(self, schema: Subschema, position: int | None) -> Iterator[object]:
        items = schema.get("items")
        leading = schema.get("prefixItems", items if isinstance(items, list) else [])
        following = schema.get("additionalItems") if isinstance(items, list) else items
        if isinstance(leading, list):
            if position is not None and position < len(leading):
                yield leading[position]
                return
            if position is None:
                yield from leading
        yield following


def _finds(pattern: str, name: str) -> bool:
    try:
        return re.search(pattern, name) is not None
    except re.error:
        return False


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _enumerated(schema: Subschema) -> list[Any]:
    if "const" in schema:
        return [schema["const"]]
    values = schema.get("enum")
    return values if isinstance(values, list) else []


def _scalars(values: Iterable[Any]) -> list[Any]:
    return [value for value in values if isinstance(value, str | bool | int | float)]


def _numbers(schemas: Iterable[Subschema], key: str) -> list[Number]:
    return [
        number(value)
        for schema in schemas
        if isinstance(value := schema.get(key), int | float) and not isinstance(value, bool)
    ]


def _type_of(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    for kind, name in ((str, "string"), (int, "integer"), (float, "number"), (list, "array"), (dict, "object")):
        if isinstance(value, kind):
            return name
    return "null"
