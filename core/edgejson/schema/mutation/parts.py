"""A schema document taken apart once, so that it can be put together again in many ways, quickly.

A `Part` is a subschema that is an object.  What generators alone read (`x-...` hints) is left out; what names members
is kept apart from what does not, so that a part without names and without parts of its own can be shown as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from edgejson import jsontext
from edgejson.schema.document import Document
from edgejson.schema.mutation.documents import is_own, mapping, texts
from edgejson.types import Json

__all__ = ["DEPENDENTS", "LISTS", "MAPS", "NAMED_MAPS", "ONE", "RULES", "VALUES", "Part", "Parts", "has_object"]

RULES = "x-invariants"
ONE = frozenset(
    {"additionalItems", "additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then"}
    | {"unevaluatedItems", "unevaluatedProperties"}
)
LISTS = frozenset({"allOf", "anyOf", "items", "oneOf", "prefixItems"})
MAPS = frozenset({"$defs", "definitions", "patternProperties"})
NAMED_MAPS = frozenset({"dependencies", "dependentSchemas"})
DEPENDENTS = frozenset({"dependencies", "dependentRequired"})
VALUES = frozenset({"enum", "const", "default", "examples", "example"})
_ANNOTATIONS = frozenset({"title", "description", "$comment", "examples", "deprecated", "default"})
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
_DYNAMIC = frozenset({"$dynamicRef", "$recursiveRef", "$dynamicAnchor", "$recursiveAnchor"})
_LIMITS = frozenset(
    {"patternProperties", "propertyNames", "maxProperties", "enum", "const", "not", "unevaluatedProperties", "$ref"}
)
_CLOSING = frozenset({"additionalProperties", "patternProperties", "unevaluatedProperties"})
_MILD = frozenset({"required", "properties", "title", "description", "type"})
"""What branches of an object may say without minding members that they do not name."""


class Part:
    """One subschema.

    `said` holds its keywords but hints, by reference; `members`, `items` and `target` (of a reference) lead on to the
    parts that govern what is inside an instance.  `free` says that nothing else than these ways leads here, so that the
    values found on them are all that it judges.
    """

    __slots__ = (
        "bare", "free", "items", "leaf", "lists_items", "members", "name", "names_code", "open", "place", "plan",
        "repeats", "said", "shown", "target", "ways", "within",
    )  # fmt: skip

    def __init__(self, place: str, said: dict[str, Any]) -> None:
        self.place = place
        self.said = said
        self.name: str | None = None
        self.members: dict[str, Part] = {}
        self.items: Part | None = None
        self.target: Part | None = None
        self.free = False
        self.open = False
        self.within: dict[str, Any] = {}
        self.bare = {key: value for key, value in said.items() if key not in _ANNOTATIONS}
        self.leaf = False
        self.ways: tuple[str, ...] = ()
        """How its description may be said; told by who shows it."""

        self.plan: tuple[tuple[str, Any, str], ...] = ()
        """Its keywords in order, with their values, and how each is written; told by who shows it."""

        self.shown: dict[int, dict[str, Any]] = {}
        """How the part has been written, by the way its description was said and where that stood."""

        self.repeats = False
        """Whether a reference beside its members declares these as well."""

        self.lists_items = False
        """Whether items are listed one by one."""

        self.names_code = False
        """Whether the description names members as code does."""

    def governing(self) -> Part:
        """The part that a reference leads to in the end, or this one."""
        part = self
        for _ in range(16):
            if part.target is None:
                break
            part = part.target
        return part


class Parts:
    """All parts of a document by place; the root comes first."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.by_place: dict[str, Part] = {}
        self.root = self._read("", document.root, None)
        self.is_regular = self._link()
        """Whether every part stands where drafts put parts; what stands elsewhere is shown as it is."""

        if self.is_regular and all(_DYNAMIC.isdisjoint(part.said) for part in self.by_place.values()):
            self._free()
        self.named_elsewhere = frozenset(self._named_elsewhere())

    def __iter__(self) -> Iterator[Part]:
        return iter(self.by_place.values())

    # ------------------------------------------------------------ reading

    def _read(self, place: str, node: Mapping[str, Any], name: str | None) -> Part:
        old = self.document.draft <= 7 and "$ref" in node
        said = {key: value for key, value in node.items() if not key.startswith("x-")}
        if old:  # older drafts listen to the reference alone
            said = {key: value for key, value in said.items() if key in _ANNOTATIONS or key == "$ref" or not place}
        part = Part(place, said)
        part.name = name
        self.by_place[place] = part
        for keyword, value in said.items():
            below = self._read_keyword(f"{place}/{jsontext.escape(keyword)}", keyword, value)
            if below is not None:
                part.within[keyword] = below
        part.members = {name: child for name, child in part.within.get("properties", {}).items() if child}
        items = part.within.get("items")
        # Behind listed items `items` means the rest: their values are told apart by place, which is not done here.
        part.items = items if isinstance(items, Part) and "prefixItems" not in said else None
        part.leaf = (
            not part.within
            and not any(has_object(said[keyword]) for keyword in VALUES if keyword in said)
            and {"required", "dependentRequired", "discriminator", *_REFERENCES}.isdisjoint(said)
        )
        return part

    def _read_keyword(self, place: str, keyword: str, value: Any) -> Any:
        """The parts below a keyword in the shape of its value; None where there are none."""
        if isinstance(value, dict):
            if keyword in ONE:
                return self._read(place, value, None)
            if keyword in MAPS or keyword in NAMED_MAPS or keyword == "properties":
                names = keyword == "properties"
                return {
                    name: self._read(f"{place}/{jsontext.escape(name)}", below, name if names else None)
                    if isinstance(below, dict)
                    else None
                    for name, below in value.items()
                }
        elif isinstance(value, list) and keyword in LISTS:
            return [
                self._read(f"{place}/{index}", below, None) if isinstance(below, dict) else None
                for index, below in enumerate(value)
            ]
        return None

    def _link(self) -> bool:
        """Lead references on; False when one leads to a part in an unusual place."""
        regular = True
        for place, part in self.by_place.items():
            target = self.document.target(place) if "$ref" in part.said else None
            if target is not None and is_own(target):
                part.target = self.by_place.get(target)
                regular &= target in self.by_place or isinstance(self.document.at(target), bool)
        for part in self.by_place.values():
            part.repeats = _repeats(part)
            part.lists_items = "prefixItems" in part.said or isinstance(part.said.get("items"), list)
        return regular

    # ------------------------------------------------------------ what may be changed

    def _free(self) -> None:
        """Mark what only plain ways lead to, and the objects among it that take another member."""
        plain: set[str] = set()
        stack = [self.root]
        while stack:
            part = stack.pop()
            if part.place in plain:
                continue
            plain.add(part.place)
            stack.extend(below for below in (*part.members.values(), part.items, part.target) if below is not None)
        shared: set[str] = set()
        for place, part in self.by_place.items():
            if place in plain:
                stack.extend(_other_ways(part))
        while stack:
            part = stack.pop()
            if part.place not in shared:
                shared.add(part.place)
                stack.extend(_all_ways(part))
        for place in plain - shared:
            part = self.by_place[place]
            part.free = True
            part.open = bool(part.members) and _LIMITS.isdisjoint(part.said) and _branches_are_mild(part)

    def _named_elsewhere(self) -> Iterator[str]:
        """Members that something else than their own object speaks of: such a member cannot be left out."""
        for part in self:
            said = part.said
            for keyword in ("dependentRequired", "dependentSchemas", "dependencies"):
                for name, needs in mapping(said.get(keyword)).items():
                    yield name
                    yield from texts(needs)
            if not part.free:
                yield from mapping(said.get("properties"))
                yield from texts(said.get("required"))
        for node in (self.document.at(place) for place in self.by_place):
            for name, needs in mapping(node.get("x-together")).items():
                yield name
                yield from texts(needs)


def _repeats(part: Part) -> bool:
    """Whether all members that a part declares are declared by what it refers to as well."""
    if not part.members or not _CLOSING.isdisjoint(part.said):
        return False
    others = [part, *(below for below in part.within.get("allOf", ()) if below is not None)]
    declared = {name for other in others if other.target is not None for name in other.governing().members}
    return part.members.keys() <= declared


def has_object(value: Json) -> bool:
    """Whether an object is in a value, or the value is one."""
    if isinstance(value, list):
        return any(map(has_object, value))
    return isinstance(value, dict)


def _below(value: Any) -> Iterator[Part]:
    if isinstance(value, Part):
        yield value
    elif value is not None:
        yield from (part for part in (value.values() if isinstance(value, dict) else value) if part is not None)


def _other_ways(part: Part) -> Iterator[Part]:
    """Parts that are applied in another way than to a declared member, or to the items of an array."""
    for keyword, value in part.within.items():
        if keyword not in ("$defs", "definitions", "properties") and not (keyword == "items" and part.items):
            yield from _below(value)


def _all_ways(part: Part) -> Iterator[Part]:
    for keyword, value in part.within.items():
        if keyword not in ("$defs", "definitions"):
            yield from _below(value)
    if part.target is not None:
        yield part.target


def _branches_are_mild(part: Part) -> bool:
    branches = [
        below
        for keyword in ("allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas", "dependencies")
        for below in _below(part.within.get(keyword))
    ]
    return all(branch.said.keys() <= _MILD for branch in branches)
