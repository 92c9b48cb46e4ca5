"""The frame of a text: the leaves of a gold value, nested as the value is, each with what its schema says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.types import Json
from edgejson_teachers.templates.traits import Trait, kind_of_value, noun_of, trait_of

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["Frame", "Leaf", "Lexicon", "Node", "Series"]


@dataclass(slots=True)
class Leaf:
    """One scalar (or empty container) of the gold value."""

    pointer: str
    value: Json
    trait: Trait
    kind: str


@dataclass(slots=True)
class Series:
    """A non-empty array of scalars."""

    trait: Trait
    leaves: list[Leaf]


@dataclass(slots=True)
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

    def depth(self) -> int:
        below = [child.depth() for child in self.children]
        below += [item.depth() for group in self.groups for item in group.items]
        return 1 + max(below, default=0)


@dataclass(slots=True)
class Group:
    """A non-empty array of objects."""

    trait: Trait
    items: list[Node]


@dataclass(slots=True)
class Frame:
    """A gold value ready to be told: its tree, the noun for the whole, and its one currency where it names one."""

    root: Node
    noun: str
    leaf_count: int
    depth: int
    currency: str | None


class Lexicon:
    """The traits of one schema's places, each looked up once. `*` stands for an array index in a place."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._traits: dict[tuple[str, str], Trait] = {}
        self._noun = _noun(schema)

    def frame(self, gold: Json) -> Frame:
        root = Node("", self._trait("", "", "", gold))
        self._fill(root, gold, "", "")
        leaves = list(root.walk())
        currencies = {leaf.value for leaf in leaves if leaf.trait.is_currency and isinstance(leaf.value, str)}
        currency = currencies.pop() if len(currencies) == 1 else None
        return Frame(root, self._noun, len(leaves), root.depth(), str(currency) if currency else None)

    def _fill(self, node: Node, value: Json, pointer: str, place: str) -> None:
        if not isinstance(value, dict):
            self._member(node, "", value, pointer, place)
            return
        if not value:
            node.leaves.append(Leaf(pointer, value, node.trait, "empty"))
        for name, member in value.items():
            token = jsontext.escape(name)
            self._member(node, name, member, f"{pointer}/{token}", f"{place}/{token}")

    def _member(self, node: Node, name: str, value: Json, pointer: str, place: str) -> None:
        trait = self._trait(place, pointer, name, value)
        if isinstance(value, dict) and value:
            child = Node(pointer, trait)
            self._fill(child, value, pointer, place)
            node.children.append(child)
        elif isinstance(value, list) and value:
            self._array(node, trait, value, pointer, f"{place}/*")
        else:
            node.leaves.append(Leaf(pointer, value, trait, kind_of_value(trait.kind, value)))

    def _array(self, node: Node, trait: Trait, items: list[Json], pointer: str, place: str) -> None:
        if not any(isinstance(item, dict | list) for item in items):
            leaves = []
            for index, item in enumerate(items):
                own = self._trait(place, f"{pointer}/{index}", trait.name, item)
                leaves.append(Leaf(f"{pointer}/{index}", item, own, kind_of_value(own.kind, item)))
            node.series.append(Series(trait, leaves))
            return
        group = Group(trait, [])
        for index, item in enumerate(items):
            here = f"{pointer}/{index}"
            member = Node(here, trait)
            self._fill(member, item, here, place)
            group.items.append(member)
        node.groups.append(group)

    def _trait(self, place: str, pointer: str, name: str, value: Json) -> Trait:
        key = (place, type(value).__name__)
        trait = self._traits.get(key)
        if trait is None:
            parent = pointer.rpartition("/")[0]
            declared = bool(pointer) and _declares(self._schema.describe(parent), name)
            trait = trait_of(name, self._schema.describe(pointer), value, declared=declared)
            self._traits[key] = trait
        return trait


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
    if isinstance(title, str) and 0 < len(title.split()) <= 4 and title.replace(" ", "").isalpha():
        return noun_of(title)
    return noun_of(schema.id.rpartition("/")[2] or "record")
