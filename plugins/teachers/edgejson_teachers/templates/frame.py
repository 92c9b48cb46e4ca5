"""The frame of a text: the leaves of a gold value, nested as the value is, each with what its schema says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.types import Json
from edgejson_teachers.templates.traits import Trait, kind_of_value, noun_of, trait_of

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["Frame", "Group", "Leaf", "Lexicon", "Node", "Series"]

_CONTAINERS = (dict, list)
_TITLE = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
_KEPT_MEMBERS = 256
"""An object with names that are data has no end of members; those beyond this many are looked up anew."""


@dataclass(slots=True, eq=False)
class Leaf:
    """One scalar (or empty container) of the gold value; `role` is the kind of patterns that say it."""

    pointer: str
    value: Json
    trait: Trait
    kind: str
    role: str


@dataclass(slots=True, eq=False)
class Series:
    """A non-empty array of scalars."""

    trait: Trait
    leaves: list[Leaf]


@dataclass(slots=True, eq=False)
class Node:
    """An object, or an array item that is an object."""

    pointer: str
    trait: Trait
    leaves: list[Leaf] = field(default_factory=list)
    series: list[Series] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)

    @property
    def flat(self) -> bool:
        """No nested objects below."""
        return not self.children and not self.groups

    def walk(self) -> Iterator[Leaf]:
        """Every leaf, this node's own first."""
        yield from self.leaves
        for series in self.series:
            yield from series.leaves
        for child in self.children:
            yield from child.walk()
        for group in self.groups:
            for item in group.items:
                yield from item.walk()


@dataclass(slots=True, eq=False)
class Group:
    """A non-empty array of objects."""

    trait: Trait
    items: list[Node]


@dataclass(slots=True)
class Frame:
    """A gold value ready to be told: its tree and its leaves, the noun for the whole, and the currencies it names."""

    root: Node
    noun: str
    leaves: list[Leaf]
    depth: int
    currencies: frozenset[str]

    @property
    def currency(self) -> str | None:
        """The one currency of all amounts, where there is one."""
        return next(iter(self.currencies)) if len(self.currencies) == 1 else None


class _Place:
    """A place in a schema: all values of one member, or all items of one array, share it.

    `token` is the reference token that leads to it, empty for the root and for items; a trait is kept for each type of
    value that was seen there.
    """

    __slots__ = ("items", "members", "name", "token", "traits")

    def __init__(self, name: str, token: str) -> None:
        self.name = name
        self.token = token
        self.members: dict[str, _Place] = {}
        self.items: _Place | None = None
        self.traits: dict[type, tuple[Trait, str]] = {}


class Lexicon:
    """The traits of one schema's places, each looked up once."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._root = _Place("", "")
        self._noun = _noun(schema)

    def frame(self, gold: Json) -> Frame:
        """The tree of `gold`."""
        growth = _Growth(self)
        trait, _ = self.trait(self._root, "", gold)
        root = Node("", trait)
        growth.fill(root, gold, "", self._root, 1)
        currencies = [leaf.value for leaf in growth.leaves if leaf.trait.is_currency]
        named = frozenset(value for value in currencies if isinstance(value, str) and value)
        return Frame(root, self._noun, growth.leaves, growth.depth, named)

    def trait(self, place: _Place, pointer: str, value: Json) -> tuple[Trait, str]:
        """The trait of the place where `value` stands, at `pointer` in this instance, and its role."""
        found = place.traits.get(type(value))
        if found is None:
            parent = pointer.rpartition("/")[0]
            declared = bool(pointer) and _declares(self._schema.describe(parent), place.name)
            trait = trait_of(place.name, self._schema.describe(pointer), value, declared=declared)
            found = place.traits[type(value)] = (trait, trait.role)
        return found


class _Growth:
    """One tree in the making; what is counted over the whole of it is counted on the way."""

    __slots__ = ("_lexicon", "depth", "leaves")

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.leaves: list[Leaf] = []
        self.depth = 1

    def fill(self, node: Node, value: Json, pointer: str, place: _Place, level: int) -> None:
        """Hang what `value` holds on `node`, which stands `level` nodes deep."""
        self.depth = max(self.depth, level)
        if not isinstance(value, dict):
            self._member(node, value, pointer, place, level)
            return
        if not value:
            self._leaf(node.leaves, value, pointer, place)
        known = place.members
        for name, member in value.items():
            below = known.get(name)
            if below is None:
                below = _Place(name, f"/{jsontext.escape(name)}")
                if len(known) < _KEPT_MEMBERS:
                    known[name] = below
            if member and isinstance(member, _CONTAINERS):
                self._member(node, member, pointer + below.token, below, level)
            else:
                self._leaf(node.leaves, member, pointer + below.token, below)

    def _member(self, node: Node, value: Json, pointer: str, place: _Place, level: int) -> None:
        if isinstance(value, dict) and value:
            child = Node(pointer, self._lexicon.trait(place, pointer, value)[0])
            self.fill(child, value, pointer, place, level + 1)
            node.children.append(child)
        elif isinstance(value, list) and value:
            self._array(node, value, pointer, place, level)
        else:
            self._leaf(node.leaves, value, pointer, place)

    def _leaf(self, leaves: list[Leaf], value: Json, pointer: str, place: _Place) -> None:
        found = place.traits.get(type(value))
        trait, role = found if found is not None else self._lexicon.trait(place, pointer, value)
        kind = kind_of_value(trait.kind, value)
        if kind is not trait.kind:
            role = kind
        elif value == 1 and role == "plural":
            role = "count"  # no "1 visits"
        leaf = Leaf(pointer, value, trait, kind, role)
        leaves.append(leaf)
        self.leaves.append(leaf)

    def _array(self, node: Node, items: list[Json], pointer: str, place: _Place, level: int) -> None:
        trait, _ = self._lexicon.trait(place, pointer, items)
        below = place.items
        if below is None:
            below = place.items = _Place(place.name, "")
        if not any(isinstance(item, _CONTAINERS) for item in items):
            series = Series(trait, [])
            for index, item in enumerate(items):
                self._leaf(series.leaves, item, f"{pointer}/{index}", below)
            node.series.append(series)
            return
        group = Group(trait, [])
        for index, item in enumerate(items):
            here = f"{pointer}/{index}"
            member = Node(here, trait)
            self.fill(member, item, here, below, level + 1)
            group.items.append(member)
        node.groups.append(group)


def _declares(parent: Mapping[str, Json], name: str) -> bool:
    """Whether `name` is a member the schema knows (or an array item), rather than a key that is itself data."""
    properties = parent.get("properties")
    if isinstance(properties, Mapping) and name in properties:
        return True
    # A view of a schema put together from several parts may list the members of one part only.
    return not isinstance(parent.get("additionalProperties"), Mapping) and "patternProperties" not in parent


def _noun(schema: Schema) -> str:
    """What to call an instance: the schema's title where it is short, else the last part of its id."""
    title = schema.document.get("title")
    if isinstance(title, str) and 0 < len(title.split()) <= 4 and _TITLE.fullmatch(title):
        return noun_of(title)
    return noun_of(schema.id.rpartition("/")[2] or "record")
