"""Parts of a document written as schemas that stand alone, for a library that knows nothing of the document.

References to what holds at the same place are written out; so are those to members and items, as deep as is asked for.
The rest point into ``$defs``, by a key that leads back to the part of the document.  Identifiers and annotations are
left out, dynamic references are settled on the way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, unquote

from edgejson import jsontext
from edgejson.schema.document import Document
from edgejson.schema.references import Scope

__all__ = ["BLANK", "Portable", "Spot", "TooLargeError", "Written"]

_HERE_ONE = ("else", "if", "not", "then")
_HERE_MANY = ("allOf", "anyOf", "oneOf")
_HERE_NAMED = ("dependencies", "dependentSchemas")
_BELOW_ONE = (
    "additionalItems", "additionalProperties", "contains", "items", "propertyNames", "unevaluatedItems",
    "unevaluatedProperties",
)  # fmt: skip
_BELOW_MANY = ("items", "prefixItems")
_BELOW_NAMED = ("patternProperties", "properties")
_KEPT = frozenset(
    {
        "type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum",
        "maxLength", "minLength", "pattern", "format", "maxItems", "minItems", "uniqueItems", "maxContains",
        "minContains", "maxProperties", "minProperties", "required", "dependentRequired", "contentEncoding",
        "contentMediaType",
    }
)  # fmt: skip
_TURNING = ("not", "oneOf", "if")


_MOST_ALTERNATIVES = 64
"""Alternatives about members that a place may have; every pair of them is compared."""
_MOST_CONDITIONS = 10
"""Conditions that may hold at one place; each doubles the cases."""


BLANK = "\ue000blank"
"""What a form shows that took a blank definition apart."""
MOST_DEFINED = 300
"""Subschemas of definitions that are written for one place."""


_NUMBER = re.compile(r"-\d+\Z")


class TooLargeError(Exception):
    """The part is larger than it may be."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A subschema and what the dynamic anchors around it are bound to."""

    pointer: str
    scope: Scope = ()


@dataclass(frozen=True, slots=True)
class _Way:
    """How the writer came to a subschema: through which ones at the same place, and through which above."""

    here: frozenset[Spot] = frozenset()
    above: frozenset[Spot] = frozenset()
    depth: int = 0

    def down(self) -> _Way:
        return _Way(frozenset(), self.above | self.here, self.depth + 1)


@dataclass(slots=True)
class Written:
    """A schema that stands alone, and which subschema of the document each of its parts was written from."""

    schema: Any
    origins: dict[int, str]
    wanted: Mapping[str, Spot]
    """The definitions that it points to and does not hold, by key."""
    blank: bool
    """Whether some definitions are left blank."""

    def origin(self, pointer: str) -> tuple[str, str]:
        """The document's subschema at or above `pointer`, and the first keyword on the way that turns its meaning
        around or counts (`not`, `oneOf`, `if`), with the subschema that holds it.
        """
        node: Any = self.schema
        found, turned = self.origins.get(id(node), ""), ""
        for token in jsontext.split(pointer):
            if token in _TURNING and not turned and isinstance(node, dict):
                turned = f"{found}/{token}"
            node = node[int(token)] if isinstance(node, list) else node[token]
            found = self.origins.get(id(node), found)
        return found, turned


class Portable:
    """Writes parts of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.without: set[str] = set()
        """Pointers of subschemas and combining keywords that are left out."""
        self._spots: dict[str, Spot] = {}
        self._definitions: dict[str, Written | None] = {}

    def spot(self, uri: str) -> Spot | None:
        """The part that a reference in what was written stands for."""
        key = unquote(uri.removeprefix("#/$defs/")).replace("~1", "/").replace("~0", "~")
        # Where two forms hold a part in different spellings, the library numbers the second one: ``key-2``.
        return self._spots.get(key) or self._spots.get(_NUMBER.sub("", key))

    def key(self, spot: Spot) -> str:
        """The name of a part in ``$defs``."""
        key = spot.pointer + "".join(f" {name}={place}" for name, place in spot.scope)
        self._spots[key] = spot
        return key

    def write(
        self, spots: Sequence[Spot], decided: frozenset[str], *, unfold: int, below: int, most: int, blank: bool
    ) -> Written:
        """The schema of all `spots` at once; references below are unfolded `unfold` levels.

        `decided` are pointers of combining keywords that do not count.  `below` is how many levels under another place
        the spots are written.  `blank` leaves all definitions blank.

        Raises:
            TooLargeError: it has more than `most` subschemas.
        """
        writer = _Writer(self, decided, unfold, most)
        parts = [writer.here(spot, _Way(depth=below)) for spot in spots]
        schema = parts[0] if len(parts) == 1 and isinstance(parts[0], dict) else {"allOf": parts}
        definitions, blank = writer.definitions(room=0 if blank else MOST_DEFINED)
        return Written({**schema, "$defs": definitions} if definitions else schema, writer.origins, {}, blank)

    def defined(self, key: str, spot: Spot) -> Written | None:
        """A definition, its references not unfolded; None when it is too large."""
        if key not in self._definitions:
            writer = _Writer(self, frozenset(), 0, MOST_DEFINED)
            try:
                self._definitions[key] = Written(writer.here(spot, _Way()), writer.origins, writer.wanted, blank=False)
            except (TooLargeError, RecursionError):
                self._definitions[key] = None
        return self._definitions[key]


class _Writer:
    """One schema being written."""

    def __init__(self, portable: Portable, decided: frozenset[str], unfold: int, most: int) -> None:
        self.origins: dict[int, str] = {}
        self._portable = portable
        self._document = portable.document
        self._references = portable.document.references
        self._decided = decided
        self._unfold = unfold
        self._left = most
        self._conditions = 0
        self.wanted: dict[str, Spot] = {}

    def definitions(self, *, room: int) -> tuple[dict[str, Any], bool]:
        """What was written points to, nearest first, up to `room` subschemas; and whether some is left blank.

        A reference to a blank is as good as any other, unless what it stands for has to be taken apart; then its mark
        shows.
        """
        done: dict[str, Any] = {}
        blank = False
        while len(done) < len(self.wanted):
            for key, spot in list(self.wanted.items()):
                if key in done:
                    continue
                found = self._portable.defined(key, spot) if room > 0 else None
                if found is None:
                    done[key], blank = {"not": {"const": f"{BLANK} {key}"}}, True
                    continue
                done[key] = found.schema
                room -= len(found.origins)
                self.origins |= found.origins
                self.wanted |= found.wanted
        return done, blank

    def here(self, spot: Spot, way: _Way) -> Any:
        """A subschema with all its references to what holds at the same place written out."""
        return self._written(replace(spot, scope=self._references.enter(spot.pointer, spot.scope)), way)

    def _written(self, spot: Spot, way: _Way) -> Any:
        schema = self._document.at(spot.pointer)
        if not isinstance(schema, dict):
            return schema
        if spot in way.here or spot.pointer in self._portable.without:
            return True  # a reference to itself demands nothing
        self._left -= 1
        if self._left < 0:
            raise TooLargeError
        way = replace(way, here=way.here | {spot})
        referred = [self._referred(Spot(*target), way) for target in self._references.follow(spot.pointer, spot.scope)]
        if referred and self._document.draft <= 7:
            return referred[0]
        written = {name: value for name, value in schema.items() if name in _KEPT}
        self._apply_here(spot, schema, written, way)
        self._apply_below(spot, schema, written, way.down())
        if referred:
            if not written:
                return referred[0] if len(referred) == 1 else {"allOf": referred}
            written["allOf"] = [*written.get("allOf", ()), *referred]
        self.origins[id(written)] = spot.pointer
        return written

    def _referred(self, spot: Spot, way: _Way) -> Any:
        if not way.depth or (way.depth <= self._unfold and spot not in way.above):
            return self._written(spot, way)
        key = self._portable.key(spot)
        self.wanted[key] = spot
        return {"$ref": f"#/$defs/{quote(jsontext.escape(key), safe='~')}"}

    def _apply_here(self, spot: Spot, schema: Mapping[str, Any], written: dict[str, Any], way: _Way) -> None:
        """What holds at the same place; combining keywords that are left out do not."""
        for keyword in (*_HERE_ONE, *_HERE_MANY, *_HERE_NAMED):
            value = schema.get(keyword)
            if value is None or self._is_left_out(f"{spot.pointer}/{keyword}"):
                continue
            self._count(keyword, schema, way)
            if keyword in _HERE_ONE:
                written[keyword] = self._part(spot, keyword, way)
            elif keyword in _HERE_MANY:
                written[keyword] = [self._part(spot, f"{keyword}/{index}", way) for index in range(len(value))]
            elif isinstance(value, dict):
                written[keyword] = {
                    name: self._part(spot, f"{keyword}/{jsontext.escape(name)}", way)
                    if isinstance(part, dict | bool)
                    else part
                    for name, part in value.items()
                }

    def _is_left_out(self, pointer: str) -> bool:
        return pointer in self._decided or pointer in self._portable.without

    def _count(self, keyword: str, schema: Mapping[str, Any], way: _Way) -> None:
        """Refuse what would take too long to compare."""
        if keyword in _HERE_MANY and len(schema[keyword]) > _MOST_ALTERNATIVES:
            if any(isinstance(part, dict) and "properties" in part for part in schema[keyword]):
                raise TooLargeError
        elif keyword == "if" and way.depth == 0:
            self._conditions += 1
            if self._conditions > _MOST_CONDITIONS:
                raise TooLargeError

    def _apply_below(self, spot: Spot, schema: Mapping[str, Any], written: dict[str, Any], way: _Way) -> None:
        """What holds for members and items."""
        for keyword in _BELOW_ONE:
            if isinstance(schema.get(keyword), dict | bool):
                written[keyword] = self._part(spot, keyword, way)
        for keyword in _BELOW_MANY:
            if isinstance(schema.get(keyword), list):
                count = len(schema[keyword])
                written[keyword] = [self._part(spot, f"{keyword}/{index}", way) for index in range(count)]
        for keyword in _BELOW_NAMED:
            if isinstance(schema.get(keyword), dict):
                written[keyword] = {
                    name: self._part(spot, f"{keyword}/{jsontext.escape(name)}", way) for name in schema[keyword]
                }

    def _part(self, spot: Spot, place: str, way: _Way) -> Any:
        pointer = f"{spot.pointer}/{place}"
        return self._written(Spot(pointer, self._references.enter(pointer, spot.scope)), way)
