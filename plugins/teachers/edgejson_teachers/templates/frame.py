"""The frame of a text: the leaves of a gold value, nested as the value is, each with what its schema says of it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.types import Json
from edgejson_teachers.templates.english.naming import english_heading
from edgejson_teachers.templates.language import Forms, Noun
from edgejson_teachers.templates.naming import member_words
from edgejson_teachers.templates.roles import role_of, sort_of_words
from edgejson_teachers.templates.traits import Trait, kind_of_value, trait_of
from edgejson_teachers.templates.voice import Voice

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["Frame", "Group", "Leaf", "Lexicon", "Node", "Series"]

_CONTAINERS = (dict, list)
_KEPT_MEMBERS = 256
"""An object with names that are data has no end of members; those beyond this many are looked up anew."""
_LONGEST_IN_SENTENCE = 80
_TECHNICAL = frozenset(
    (
        "api", "chart", "claims", "collection", "compose", "config", "configuration", "deployment", "docker",
        "document", "eslint", "features", "kubernetes", "launch", "manifest", "openapi", "options", "package",
        "pipeline", "prettier", "request", "response", "rpc", "schema", "settings", "spec", "tsconfig", "typescript",
        "webhook", "workflow",
    )
)  # fmt: skip
"""Words in titles of what programs read and people only look at."""
_MOST_TECHNICAL = 0.25
_BIRTHS = frozenset({"birth", "first_name", "last_name"})
_NO_LINES = frozenset({"booking", "event", "account", "person"})
"""Sorts that have a quantity and a price and are no line of a bill all the same: three tickets of one registration."""
_STREETS = frozenset({"street", "city", "postal_code"})


_CURRENCY = re.compile(
    r"currenc|\b(?:dollars?|euros?|pounds?|reais|francs?|yen|usd|eur|gbp|brl|chf|jpy|cents?)\b|[€£¥]"
)


@dataclass(slots=True, eq=False)
class Leaf:
    """One scalar (or empty container) of the gold value. `speech` is the kind of patterns that say it; `role` is empty
    where this value cannot play the part; `label` is its heading where labels stand alone.
    """

    pointer: str
    value: Json
    trait: Trait
    kind: str
    speech: str
    role: str
    label: str


@dataclass(slots=True, eq=False)
class Series:
    """A non-empty array of scalars."""

    trait: Trait
    leaves: list[Leaf]
    label: str


@dataclass(slots=True, eq=False)
class Node:
    """An object, or an array item that is an object.

    `noun` is what sentences call it, None where the language has no name for it; `sort` is what it is.
    """

    pointer: str
    trait: Trait
    noun: Noun | None
    forms: Forms
    sort: str
    label: str
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
    """A non-empty array of objects (or of arrays)."""

    trait: Trait
    items: list[Node]
    label: str


@dataclass(slots=True)
class Frame:
    """A gold value ready to be told: its tree and its leaves, how deep it goes, and the currencies it names.

    `declares` tells of a name in small letters whether the schema has it; `technical` says that the schema is about the
    workings of programs.
    """

    root: Node
    leaves: list[Leaf]
    depth: int
    unnamed: int
    currencies: frozenset[str]
    declares: Callable[[str], bool]
    technical: bool
    priced: bool
    """Whether the schema speaks of a currency, so that no sign may be made up."""

    def names(self, *words: str) -> bool:
        """Whether the schema has a member of one of these names, filled here or not."""
        return any(self.declares(word.lower()) for word in words)

    @property
    def currency(self) -> str | None:
        """The one currency of all amounts, where there is one."""
        return next(iter(self.currencies)) if len(self.currencies) == 1 else None


class _Place:
    """A place in a schema: all values of one member, or all items of one array, share it.

    `token` is the reference token that leads to it, empty for the root and for items; `path` leads there from the root
    through the first item of each array, so that a trait depends on no instance; `words` are those of the object
    that stands here; a trait is kept for each type of value that was seen.
    """

    __slots__ = ("items", "members", "name", "nodes", "owner", "path", "token", "traits", "words")

    def __init__(self, name: str, token: str, path: str, owner: tuple[str, ...], words: tuple[str, ...]) -> None:
        self.name = name
        self.token = token
        self.path = path
        self.owner = owner
        self.words = words
        self.members: dict[str, _Place] = {}
        self.items: _Place | None = None
        self.traits: dict[type, Trait] = {}
        self.nodes: dict[frozenset[str], str] = {}

    @classmethod
    def below(cls, owner: _Place, name: str) -> _Place:
        """The place of the member `name` of the objects at `owner`."""
        token = f"/{jsontext.escape(name)}"
        return cls(name, token, owner.path + token, owner.words, member_words(name))


class Lexicon:
    """The traits of one schema's places in one language, each looked up once."""

    def __init__(self, schema: Schema, voice: Voice) -> None:
        self._schema = schema
        self.voice = voice
        title = schema.document.get("title")
        self.noun, words = voice.names.title(title if isinstance(title, str) else "", schema.id.rpartition("/")[2])
        if not words:
            self.noun, words = voice.names.title("", schema.id.rpartition("/")[2])
        self._root = _Place("", "", "", (), words)
        self._declared = json.dumps(schema.document, default=dict, ensure_ascii=False).lower()
        self._asked: dict[str, bool] = {}
        self._priced = _CURRENCY.search(self._declared) is not None
        self.technical = bool(_TECHNICAL.intersection(words)) or self.noun.singular.endswith(" configuration")

    def frame(self, gold: Json) -> Frame:
        """The tree of `gold`."""
        growth = _Growth(self)
        root = growth.node("", gold, self._root, self.noun)
        growth.fill(root, gold, "", self._root, 1)
        currencies = [leaf.value for leaf in growth.leaves if leaf.trait.is_currency]
        named = frozenset(value for value in currencies if isinstance(value, str) and value)
        arrays: list[Group | Series] = [*root.groups, *root.series]
        for held in arrays:
            if not held.label:
                many = self.voice.forms(self.noun)["many"]
                held.label = f"{many[:1].upper()}{many[1:]}"
        unnamed = sum(array.trait.unnamed for array in arrays)
        coded = 0
        for leaf in growth.leaves:
            unnamed += leaf.trait.unnamed
            coded += leaf.trait.technical
        technical = self.technical or coded > _MOST_TECHNICAL * len(growth.leaves)
        return Frame(root, growth.leaves, growth.depth, unnamed, named, self.declares, technical, self._priced)

    def declares(self, name: str) -> bool:
        """Whether the schema has a member of this name, in small letters; the words of a language ask for few."""
        found = self._asked.get(name)
        if found is None:
            found = self._asked[name] = f'"{name}"' in self._declared
        return found

    def trait(self, place: _Place, value: Json) -> Trait:
        """The trait of the place where `value` stands."""
        found = place.traits.get(type(value))
        if found is None:
            owner, _, _ = place.path.rpartition("/")
            declared = bool(place.path) and _declares(self._schema.describe(owner), place.name)
            schema = self._schema.describe(place.path)
            found = trait_of(place.name, schema, value, self.voice, place.owner, declared=declared)
            place.traits[type(value)] = found
        return found


class _Growth:
    """One tree in the making; what is counted over the whole of it is counted on the way."""

    __slots__ = ("_lexicon", "depth", "leaves")

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.leaves: list[Leaf] = []
        self.depth = 1

    def node(self, pointer: str, value: Json, place: _Place, noun: Noun | None = None) -> Node:
        """An empty node for the object `value`; its noun is its member's name in the singular unless it is given."""
        trait = self._lexicon.trait(place, value)
        noun = noun or trait.noun
        forms = self._lexicon.voice.forms(noun) if noun is not None else {}
        return Node(pointer, trait, noun, forms, _sort(place, value), trait.title)

    def fill(self, node: Node, value: Json, pointer: str, place: _Place, level: int) -> None:
        """Hang what `value` holds on `node`, which stands `level` nodes deep."""
        self.depth = max(self.depth, level)
        if not isinstance(value, dict):
            self._member(node, value, pointer, place, level)
            _unlabel(node)
            return
        if not value:
            self._leaf(node.leaves, value, pointer, place)
        known = place.members
        for name, member in value.items():
            below = known.get(name)
            if below is None:
                below = _Place.below(place, name)
                if len(known) < _KEPT_MEMBERS:
                    known[name] = below
            if member and isinstance(member, _CONTAINERS):
                self._member(node, member, pointer + below.token, below, level)
            else:
                self._leaf(node.leaves, member, pointer + below.token, below)
        _tell_apart(node)

    def _member(self, node: Node, value: Json, pointer: str, place: _Place, level: int) -> None:
        if isinstance(value, dict) and value:
            child = self.node(pointer, value, place)
            self.fill(child, value, pointer, place, level + 1)
            node.children.append(child)
        elif isinstance(value, list) and value:
            self._array(node, value, pointer, place, level)
        else:
            self._leaf(node.leaves, value, pointer, place)

    def _leaf(self, leaves: list[Leaf], value: Json, pointer: str, place: _Place) -> None:
        trait = place.traits.get(type(value)) or self._lexicon.trait(place, value)
        kind = kind_of_value(trait.kind, value)
        speech, role = trait.speech, trait.role
        if kind is not trait.kind:
            speech = kind
            if kind != "prose":
                role = ""
        elif speech == "plural" and self._lexicon.voice.values.singular(value):
            speech = "single"  # no "1 visits"
        if role and type(value) is str and len(value) > _LONGEST_IN_SENTENCE:
            role = ""
        leaf = Leaf(pointer, value, trait, kind, speech, role, trait.title)
        leaves.append(leaf)
        self.leaves.append(leaf)

    def _array(self, node: Node, items: list[Json], pointer: str, place: _Place, level: int) -> None:
        trait = self._lexicon.trait(place, items)
        below = place.items
        if below is None:
            below = place.items = _Place(place.name, "", f"{place.path}/0", place.owner, place.words)
        if not any(isinstance(item, _CONTAINERS) for item in items):
            series = Series(trait, [], trait.title)
            for index, item in enumerate(items):
                self._leaf(series.leaves, item, f"{pointer}/{index}", below)
            node.series.append(series)
            return
        one = trait.noun.one() if trait.noun is not None else None
        group = Group(trait, [], trait.title)
        for index, item in enumerate(items):
            here = f"{pointer}/{index}"
            member = self.node(here, item, below, one)
            self.fill(member, item, here, below, level + 1)
            group.items.append(member)
        node.groups.append(group)


def _unlabel(node: Node) -> None:
    """An item that is itself an array has no name beside that of the array it stands in."""
    arrays: list[Series | Group] = [*node.series, *node.groups]
    for held in arrays:
        held.label = ""


def _tell_apart(node: Node) -> None:
    """Members that the language calls alike go by their own names."""
    members: list[Leaf | Series | Group | Node] = [*node.leaves, *node.series, *node.groups, *node.children]
    if len({member.label for member in members}) == len(members):
        return
    times = Counter(member.label for member in members)
    for member in members:
        if times[member.label] > 1:
            member.label = _apart(member.trait)
            if isinstance(member, Leaf):
                member.role, member.speech = "", "double"


def _apart(trait: Trait) -> str:
    """What tells a member from another that is called alike: all the words of its name, where it has several."""
    words = english_heading(member_words(trait.name)) if trait.in_words else ""
    return f"{words[:1].upper()}{words[1:]}" if words and words.lower() != trait.label.lower() else trait.own


def _sort(place: _Place, value: Json) -> str:
    """What the object at a place is: told by its name, else by what it has."""
    if not isinstance(value, dict):
        return "thing"
    key = frozenset(value)
    sort = place.nodes.get(key)
    if sort is None:
        if len(place.nodes) >= _KEPT_MEMBERS:
            place.nodes.clear()
        sort = place.nodes[key] = _told_sort(place, value)
    return sort


def _told_sort(place: _Place, value: Mapping[str, Json]) -> str:
    sort = sort_of_words(place.words)
    roles = {role_of("_".join(member_words(name)), place.words) for name in value}
    counted = "quantity" in roles and roles & {"price", "line_total"} and not roles & {"customer", "tax"}
    if counted and sort not in _NO_LINES and (place.path or sort != "product"):
        return "line"
    if sort == "thing":
        if roles & _BIRTHS or {"name", "email"} <= roles:
            return "person"
        if len(roles & _STREETS) > 1 or {"latitude", "longitude"} <= roles:
            return "place"
    return sort


def _declares(parent: Mapping[str, Json], name: str) -> bool:
    """Whether `name` is a member the schema knows (or an array item), rather than a key that is itself data."""
    properties = parent.get("properties")
    if isinstance(properties, Mapping) and name in properties:
        return True
    # A view of a schema put together from several parts may list the members of one part only.
    return not isinstance(parent.get("additionalProperties"), Mapping) and "patternProperties" not in parent
