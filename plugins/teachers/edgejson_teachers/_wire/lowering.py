"""A response schema in the dialect of an engine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from edgejson import jsontext
from edgejson.errors import SchemaError
from edgejson.schema.document import Document
from edgejson.types import Json
from edgejson_teachers._wire.dialects import DIALECTS, Dialect
from edgejson_teachers._wire.facets import EVERY_KIND, SAYING, Facets, NeverError, Sources, kinds_of_value, says
from edgejson_teachers._wire.leaves import Told, listing_counts, number, string
from edgejson_teachers._wire.measuring import is_within

__all__ = ["stated"]

_MOST_WRITTEN = 10_000
"""Subschemas that are written at most: a schema of more is not stated."""
_MOST_SPREAD = 8
"""Alternatives that what stands beside them is written into, each."""
_ALTERNATIVES = ("anyOf", "oneOf")
_ANYTHING: Mapping[str, Any] = {"type": ["object", "array", "string", "number", "boolean", "null"]}
"""Said in full: llama.cpp takes ``{}`` for an object."""


class UnsayableError(Exception):
    """The dialect has no way to allow all that the schema allows."""


def stated(schema: Mapping[str, Json], dialect: str) -> dict[str, Any] | None:
    """`schema` as the engine of that dialect is told; None when there is nothing to tell it that leaves every answer
    within reach, and for the dialect ``none``.

    It allows what the schema allows, and more; drafts 4 to 2020-12 become 2020-12.  See `dialects` for what is meant
    to be left out.
    """
    if dialect == "none":
        return None
    try:
        return _Writer(Document(schema), DIALECTS[dialect]).root()
    except (SchemaError, NeverError, UnsayableError, RecursionError):
        return None


class _Writer:
    """Writes one document in one dialect."""

    def __init__(self, document: Document, dialect: Dialect) -> None:
        self.dialect = dialect
        self.sources = Sources(document)
        self._left = _MOST_WRITTEN
        self._names: dict[tuple[str, ...], str] = {}
        self._open: set[tuple[str, ...]] = set()
        self._definitions: dict[str, dict[str, Any]] = {}

    def root(self) -> dict[str, Any]:
        written = self._defined(("",))
        while len(self._definitions) < len(self._names):
            for pointers, name in list(self._names.items()):
                if name not in self._definitions:
                    self._definitions[name] = self._defined(pointers)
        if self.dialect.objects_only and written.get("type") != "object":
            raise UnsayableError
        if self._definitions:
            written = {**written, "$defs": self._definitions}
        if not is_within(written, self.dialect):
            raise UnsayableError
        return written

    def _defined(self, pointers: tuple[str, ...]) -> dict[str, Any]:
        self._open = {pointers}
        return self._shaped(self.sources.facets(pointers), frozenset(pointers))

    def at(self, pointers: Iterable[str]) -> dict[str, Any]:
        """What is allowed where all `pointers` hold; a reference where that is one, or stands around this place too."""
        together = tuple(dict.fromkeys(pointers))
        target = self.sources.target(together[0]) if len(together) == 1 else None
        if target is not None:
            return self._reference((target,))
        if together in self._open:
            return self._reference(together)
        self._open.add(together)
        try:
            return self._shaped(self.sources.facets(together))
        finally:
            self._open.discard(together)

    def _reference(self, pointers: tuple[str, ...]) -> dict[str, Any]:
        if pointers not in self._names:
            stem = re.sub(r"[^A-Za-z0-9_]", "_", pointers[0].rpartition("/")[2])[:48] or "root"
            name, number_ = stem, 1
            while name in self._names.values():
                number_ += 1
                name = f"{stem}_{number_}"
            self._names[pointers] = name
        return {"$ref": f"#/$defs/{self._names[pointers]}"}

    # ------------------------------------------------------------ one place

    def _shaped(self, facets: Facets, spread: frozenset[str] = frozenset()) -> dict[str, Any]:
        """What all `facets` together allow; `spread` are pointers of what is being spread at this place, and which
        would add nothing to itself.
        """
        self._left -= 1
        if self._left < 0:
            raise UnsayableError
        told = Told(self.dialect)
        made = self._chosen(facets, spread)
        if made is None:
            values = facets.values()
            made = self._typed(facets, told) if values is None else self._enumerated(facets, values, told)
        description = told.description(facets.text("description"))
        return {**made, "description": description} if description else made

    def _enumerated(self, facets: Facets, values: Sequence[Any], told: Told) -> dict[str, Any]:
        if not values:
            raise NeverError
        kinds = {kind for value in values for kind in kinds_of_value(value)[:1]}
        if not self.dialect.structured_values and kinds & {"object", "array"}:
            return self._typed(facets, told, frozenset(kind for value in values for kind in kinds_of_value(value)))
        types = _types(kinds)
        single: str | list[str] = types[0] if len(types) == 1 else types
        named = {"type": single} if len(types) == 1 or self.dialect.listed_types else {}
        return named | ({"const": values[0]} if len(values) == 1 else {"enum": list(values)})

    def _typed(self, facets: Facets, told: Told, only: frozenset[str] | None = None) -> dict[str, Any]:
        """By the types that are allowed, each with its own keywords."""
        kinds = facets.kinds()
        if only is not None:
            kinds = only if kinds is None else kinds & only
        if kinds is None:
            return self._anything()
        parts: list[dict[str, Any]] = []
        for name in _types(kinds):
            try:
                parts.append(self._of_type(name, facets, told))
            except NeverError:
                continue
        if not parts:
            raise NeverError
        if len(parts) == 1:
            return parts[0]
        if self.dialect.listed_types and not any(part["type"] in ("object", "array") for part in parts):
            return {name: value for part in parts for name, value in part.items()} | {
                "type": [part["type"] for part in parts]
            }
        return {"anyOf": parts}

    def _anything(self) -> dict[str, Any]:
        if not self.dialect.open:
            raise UnsayableError
        return dict(_ANYTHING)

    def _of_type(self, name: str, facets: Facets, told: Told) -> dict[str, Any]:
        if name == "object":
            return self._object(facets, told)
        if name == "array":
            return self._array(facets, told)
        if name == "string":
            return {"type": name, **string(facets, self.dialect, told)}
        if name in ("integer", "number"):
            return {"type": name, **number(facets, self.dialect, told, whole=name == "integer")}
        return {"type": name}

    # ------------------------------------------------------------ alternatives

    def _chosen(self, facets: Facets, spread: frozenset[str]) -> dict[str, Any] | None:
        """A choice among the alternatives of one facet, the rest written into each; None where that is not worth it.

        Of several choices at one place those that are left stand within the branches.  That exactly one branch holds
        is left to the validator.
        """
        found = next(
            (
                (place, keyword)
                for place, facet in enumerate(facets)
                for keyword in _ALTERNATIVES
                if isinstance(facet.schema.get(keyword), list) and f"{facet.pointer}/{keyword}" not in spread
            ),
            None,
        )
        if found is None:
            return None
        place, keyword = found
        pointer = facets[place].pointer
        branches = [f"{pointer}/{keyword}/{index}" for index in range(len(facets[place].schema[keyword]))]
        rest = facets.without(place, keyword)
        if not self._is_worth_spreading(rest, branches):
            self._heed_names(rest, branches)
            return self._shaped(rest, spread)
        parts: list[dict[str, Any]] = []
        for branch in branches:
            try:
                part = self._branch(rest, branch, spread | {f"{pointer}/{keyword}"})
            except NeverError:
                continue
            inner = part["anyOf"] if part.keys() == {"anyOf"} else [part]
            parts.extend(one for one in inner if one not in parts)
        if not parts:
            raise NeverError
        if _ANYTHING in parts:
            return self._anything()
        return parts[0] if len(parts) == 1 else {"anyOf": parts}

    def _branch(self, rest: Facets, branch: str, spread: frozenset[str]) -> dict[str, Any]:
        """An alternative with what stands beside it; alone where that is nothing, or a type that it names itself."""
        target = self.sources.target(branch)
        if target in spread:
            raise NeverError
        within = self.sources.facets((branch,))
        alone = not says(rest) or (not says(rest, SAYING - {"type"}) and says(within, frozenset({"type"})))
        if alone and target is not None:
            return self._reference((target,))
        return self._shaped(within if alone else rest + within, spread)

    def _is_worth_spreading(self, rest: Facets, branches: Sequence[str]) -> bool:
        """Whether what stands beside the alternatives is little, or they say enough to write it into each of them."""
        if not says(rest, _STRUCTURE):
            return True
        if len(branches) > _MOST_SPREAD or self._left < _MOST_WRITTEN // 2:
            return False
        return all(self._is_structured(branch) for branch in branches)

    def _is_structured(self, branch: str) -> bool:
        try:
            return says(self.sources.facets((branch,)), _STRUCTURE | {"type", "enum", "const", *_ALTERNATIVES})
        except NeverError:
            return True

    def _heed_names(self, rest: Facets, branches: Sequence[str]) -> None:
        """Alternatives are left out: where objects are closed, the members that these name must have been named."""
        if self.dialect.open:
            return
        named = {name for facet in rest.having("properties", dict) for name in facet.schema["properties"]}
        if self.sources.names(branches) - named:
            raise UnsayableError

    # ------------------------------------------------------------ objects

    def _object(self, facets: Facets, told: Told) -> dict[str, Any]:
        places = self._members(facets)
        required = list(
            dict.fromkeys(name for facet in facets.having("required", list) for name in facet.schema["required"])
        )
        closed = any(self._closes(facet.schema) for facet in facets)
        if self.dialect.open:
            places |= {name: self._others(facets, name) for name in required if name not in places}
        elif not set(required) <= places.keys():
            raise UnsayableError
        properties: dict[str, Any] = {}
        for name, pointers in places.items():
            member = None if any(self._bars(facet.schema, name) for facet in facets) else self._member(pointers)
            if member is not None:
                properties[name] = member
            elif name in required:
                raise NeverError
        told.counts(facets, ("minProperties", "maxProperties"), {})
        made: dict[str, Any] = {"type": "object", "properties": properties}
        kept = [name for name in properties if name in required]
        if not self.dialect.optional and len(kept) < len(properties):
            raise UnsayableError
        if kept:
            made["required"] = kept
        others = False if closed else self._additional(facets)
        if not self.dialect.open and not closed:
            conditional = self.sources.names(pointer for facet in facets for pointer in facet.conditions())
            if others is not True or not properties or conditional - properties.keys():
                raise UnsayableError
            others = False
        if others is not True:
            made["additionalProperties"] = others
        elif not properties:
            del made["properties"]
        return made

    def _member(self, pointers: Sequence[str]) -> dict[str, Any] | None:
        """What a member may be; None where it cannot be there."""
        try:
            return self.at(pointers) if pointers else self._anything()
        except NeverError:
            return None

    def _members(self, facets: Facets) -> dict[str, tuple[str, ...]]:
        """The members that are named, each with the subschemas that speak of it."""
        places: dict[str, list[str]] = {}
        for facet in facets.having("properties", dict):
            for name in facet.schema["properties"]:
                places.setdefault(name, []).append(f"{facet.pointer}/properties/{jsontext.escape(name)}")
        return {name: tuple(pointers) for name, pointers in places.items()}

    def _others(self, facets: Facets, name: str) -> tuple[str, ...]:
        """What holds for a member that no facet names."""
        return tuple(
            f"{facet.pointer}/additionalProperties"
            for facet in facets.having("additionalProperties", dict)
            if not facet.schema.get("patternProperties") and name not in facet.schema.get("properties", ())
        )

    def _closes(self, schema: Mapping[str, Any]) -> bool:
        return schema.get("additionalProperties") is False and not schema.get("patternProperties")

    def _bars(self, schema: Mapping[str, Any], name: str) -> bool:
        """Whether a facet has no room for a member that another one names."""
        return self._closes(schema) and name not in schema.get("properties", ())

    def _additional(self, facets: Facets) -> dict[str, Any] | bool:
        """What members that are not named are; of several that say so, the first."""
        for facet in facets:
            others = facet.schema.get("additionalProperties", True)
            patterns = [
                f"{facet.pointer}/patternProperties/{jsontext.escape(pattern)}"
                for pattern in facet.schema.get("patternProperties") or ()
            ]
            if others is True or (isinstance(others, dict) and not others):
                if patterns and not self.dialect.open:
                    raise UnsayableError
                continue
            rest = [f"{facet.pointer}/additionalProperties"] if isinstance(others, dict) else []
            parts = self._either([*patterns, *rest])
            if parts is None:
                return False
            if parts != _ANYTHING:
                return parts
        return True

    # ------------------------------------------------------------ arrays

    def _array(self, facets: Facets, told: Told) -> dict[str, Any]:
        items = facets.items()
        least, most = facets.highest("minItems") or 0, facets.lowest("maxItems")
        if items.closed:
            most = min(len(items.first) if most is None else most, len(items.first))
        if most is not None and least > most:
            raise NeverError
        made: dict[str, Any] = {"type": "array"}
        exact = most is not None and least == most == len(items.first)
        if items.first and (self.dialect.tuples == "any" or (self.dialect.tuples == "exact" and exact)):
            made["prefixItems"] = [self._possible((pointer,)) for pointer in items.first]
            if items.closed and not exact:
                made["items"] = False
            elif items.rest and not exact:
                made["items"] = self._possible(items.rest)
        elif items.first:
            rest = () if items.closed else (items.rest,)
            parts = self._either([*items.first], more=rest) if items.closed or items.rest else self._anything()
            made["items"] = parts if parts is not None else dict(_ANYTHING)
        elif items.rest:
            try:
                made["items"] = self.at(items.rest)
            except NeverError:
                most = 0
        if most == 0:
            made = {"type": "array", "items": {"type": "null"}}
        if not self.dialect.open and "items" not in made:
            raise UnsayableError
        return made | listing_counts(facets, self.dialect, told, least, most)

    def _possible(self, pointers: Sequence[str]) -> dict[str, Any]:
        """What may stand at one place of an array; anything where nothing may, as the array may end before it."""
        try:
            return self.at(pointers)
        except NeverError:
            return dict(_ANYTHING)

    def _either(self, pointers: Sequence[str], *, more: Sequence[Sequence[str]] = ()) -> dict[str, Any] | None:
        """What one of the subschemas allows, at least; None where none allows anything."""
        parts: list[dict[str, Any]] = []
        for together in [*((pointer,) for pointer in pointers), *more]:
            try:
                part = self.at(together)
            except NeverError:
                continue
            if part not in parts:
                parts.append(part)
        if not parts:
            return None
        if _ANYTHING in parts:
            return self._anything()
        return parts[0] if len(parts) == 1 else {"anyOf": parts}


_STRUCTURE = frozenset({"properties", "required", "items", "prefixItems", "additionalProperties", "patternProperties"})


def _types(kinds: frozenset[str] | set[str]) -> list[str]:
    """The names of the types in a fixed order; ``number`` for every number, and for those with a fraction."""
    return [
        "number" if kind == "fraction" else kind
        for kind in EVERY_KIND
        if kind in kinds and not (kind == "integer" and "fraction" in kinds)
    ]
