"""Where in a document a step could apply: every place, with all the values that stand there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from typing import Any, Literal, TypeAlias, TypeGuard

import orjson

from edgejson.types import Json
from edgejson_tasks.transform.figures import adds_up, measures

__all__ = ["NUMBERS", "Place", "Survey", "Table", "Trait", "is_number", "named", "sayable"]

Place: TypeAlias = "tuple[str, ...]"
"""Tokens of a JSON Pointer; ``*`` stands for every element of an array."""

Trait: TypeAlias = Literal[
    "arrays",
    "tables",
    "figures",
    "inner_arrays",
    "inner_objects",
    "donor",
    "numbers",
    "fractions",
    "nulls",
    "blanks",
    "padding",
    "dates",
    "joined_names",
]
"""What a document may hold and some operations can do nothing without."""

# Looked for in the compact text of a document.
_BLANK = re.compile(rb':(?:null|""|\[\]|\{\})')
_DATE = re.compile(rb'"(?:[0-9]{2}){1,2}[-/.]?[0-9]{2}')
_DOTTED_NAME = re.compile(rb'\.[^".]*":')

NUMBERS = frozenset({int, float})
"""The types of JSON numbers."""

_MAX_DEPTH = 6
_SAYABLE = re.compile(r"[^\s\"'`“”/~*\\\x00-\x1f\[\]]+(?: [^\s\"'`“”/~*\\\x00-\x1f\[\]]+)*")


def named(place: Place) -> str:
    """The name of the member at a place, or of the one whose elements stand there; empty for those of the document."""
    return next((name for name in reversed(place) if name != "*"), "")


def is_number(value: object) -> TypeGuard[int | float]:
    """Whether `value` is a JSON number; a boolean is none."""
    kind = type(value)
    return kind is int or kind is float


@lru_cache(maxsize=4096)
def sayable(name: str) -> bool:
    """Whether an instruction can quote `name` in every style without escapes."""
    return name.isalnum() or _SAYABLE.fullmatch(name) is not None


class Table:
    """Arrays of objects that stand at one place, with the members that every row of them has."""

    def __init__(self, at: Place, arrays: Sequence[list[dict[str, Json]]], columns: dict[str, list[Any]]) -> None:
        self.at = at
        self.arrays = arrays
        self.columns = columns

    def has_figures(self) -> bool:
        """Whether a column holds numbers that could be summed up or compared."""
        return any(
            (adds_up(name) or measures(name)) and NUMBERS.issuperset(map(type, values))
            for name, values in self.columns.items()
        )


_CONTAINERS = frozenset({dict, list})
_OBJECTS = {dict}
_STRINGS = {str}
_ONLY: Mapping[type, AbstractSet[type]] = {
    kind: frozenset({kind}) for kind in (str, int, float, bool, type(None), dict, list)
}
"""The types of a single value."""


def _columns(objects: list[dict[str, Json]]) -> dict[str, list[Any]]:
    """The members of some objects by name, names in the order in which they come first."""
    if len(objects) == 1:
        return {name: [member] for name, member in objects[0].items()}
    names = list(objects[0])
    if all(list(other) == names for other in objects):
        return dict(zip(names, map(list, zip(*map(dict.values, objects), strict=True)), strict=True))
    columns: dict[str, list[Any]] = {}
    for one in objects:
        for name, member in one.items():
            columns.setdefault(name, []).append(member)
    return columns


class Survey:
    """The places of one document. `absent` gives members that the schema allows at the top and a default for each,
    `donor` another document of the same kind, whose values this one could take over.

    `values` holds what stands at each place and `kinds` its types, `columns` the members of all objects there, by name.
    `objects` are the places that hold nothing but objects, `arrays` those that hold nothing but arrays, at least one of
    them not empty; `tables` are the arrays of objects with two rows or more in one of them.

    Left out is what no step will speak of: a place whose path holds a name that cannot be quoted plainly, and what
    stands inside the objects at the places `keyed`, where names are data.
    """

    def __init__(
        self,
        document: Json,
        absent: Mapping[str, Json] | None = None,
        donor: Json = None,
        keyed: Collection[Place] = (),
    ) -> None:
        self.document = document
        self.absent = absent or {}
        self.donor = donor
        self.keyed = keyed
        self.values: dict[Place, list[Any]] = {}
        self.kinds: dict[Place, AbstractSet[type]] = {}
        self.objects: list[tuple[Place, list[dict[str, Json]]]] = []
        self.arrays: list[tuple[Place, list[list[Json]]]] = []
        self.columns: dict[Place, dict[str, list[Any]]] = {}
        self._shared: dict[Place, dict[str, list[Any]]] = {}
        self._walk((), [document], {type(document)})
        self.tables = self._tables()

    def _walk(self, at: Place, values: list[Any], found: AbstractSet[type]) -> None:
        """Everything from a place down, given all values that stand there: members in the order in which they come
        first.
        """
        self.values[at] = values
        self.kinds[at] = found
        if len(found) == 1 and any(values):
            if dict in found:
                self.objects.append((at, values))
            elif list in found:
                self.arrays.append((at, values))
        if dict in found:
            self.columns[at] = _columns(values if len(found) == 1 else [it for it in values if type(it) is dict])
            if len(at) < _MAX_DEPTH and at not in self.keyed:
                self._walk_members(at, len(values))
        if list in found and len(at) < _MAX_DEPTH:
            elements = [element for it in values if type(it) is list for element in it]
            if elements:
                self._walk((*at, "*"), elements, set(map(type, elements)))

    def _walk_members(self, at: Place, owners: int) -> None:
        shared = self._shared[at] = {}
        for name, members in self.columns[at].items():
            if not sayable(name):
                continue
            if len(members) == owners:
                shared[name] = members
            place = (*at, name)
            found = _ONLY[type(members[0])] if len(members) == 1 else set(map(type, members))
            if found.isdisjoint(_CONTAINERS):  # most members are scalars: no need to walk there
                self.values[place] = members
                self.kinds[place] = found
            else:
                self._walk(place, members, found)

    def _tables(self) -> list[Table]:
        found = []
        for at, arrays in self.arrays:
            inner = (*at, "*")
            # Of arrays at the deepest level nothing is known of their elements.
            if inner in self.values and self.kinds[inner] == _OBJECTS and max(map(len, arrays)) >= 2:
                found.append(Table(at, arrays, self.shared(inner)))  # type: ignore[arg-type]  # rows, as just seen
        return found

    def below(self, place: Place) -> Survey:
        """This survey, but for what stands elsewhere than at `place` or under it; all of it where nothing does."""
        if not place:
            return self
        depth = len(place)
        values = {at: found for at, found in self.values.items() if at[:depth] == place}
        return _Part(self, values, self._shared) if values else self

    def since(self, earlier: Survey) -> Survey:
        """This survey, but for what stands in `earlier` as well, in the same place."""
        values = {at: found for at, found in self.values.items() if earlier.values.get(at) != found}
        shared = {
            at: {name: found for name, found in members.items() if (*at, name) in values}
            for at, members in self._shared.items()
            if at in values
        }
        return _Part(self, values, shared)

    @property
    def traits(self) -> frozenset[Trait]:
        """What is here of all that operations need; of numbers and texts, whether the document holds them anywhere."""
        found: list[Trait] = [*self.shown]
        if self.arrays:
            found.append("arrays")
            if any("*" in at for at, _ in self.arrays):
                found.append("inner_arrays")
        if self.tables:
            found.append("tables")
            if any(table.has_figures() for table in self.tables):
                found.append("figures")
        if any(at and at[-1] != "*" for at, _ in self.objects):
            found.append("inner_objects")
        if self.donor is not None:
            found.append("donor")
        return frozenset(found)

    @cached_property
    def shown(self) -> list[Trait]:
        """What the document's text and the types in it show: at least what there is, in a moment."""
        found: list[Trait] = []
        types = set().union(*self.kinds.values())
        if not types.isdisjoint(NUMBERS):
            found.append("numbers")
            if float in types:
                found.append("fractions")
        text = orjson.dumps(self.document)
        if type(None) in types:
            found.append("nulls")
        if _BLANK.search(text) is not None:
            found.append("blanks")
        if b'" ' in text or b' "' in text or b"\\" in text:
            found.append("padding")
        if _DATE.search(text) is not None:
            found.append("dates")
        if b"__" in text or _DOTTED_NAME.search(text) is not None:
            found.append("joined_names")
        return found

    @cached_property
    def leaves(self) -> list[tuple[Place, list[Any]]]:
        """Places of members and elements that are scalars only."""
        return [(at, values) for at, values in self.values.items() if at and self.kinds[at].isdisjoint(_CONTAINERS)]

    @cached_property
    def texts(self) -> list[tuple[Place, list[str]]]:
        """Places of members and elements that are strings only."""
        return [(at, values) for at, values in self.leaves if self.kinds[at] == _STRINGS]

    def shared(self, place: Place) -> Mapping[str, list[Any]]:
        """The members that every object at a place has, with their values in document order."""
        return self._shared.get(place, {})

    def names(self, at: Place) -> set[str]:
        """All member names in use in the objects at a place."""
        return set(self.columns.get(at, ()))

    def every_name(self) -> Iterator[str]:
        """Every member name of the document, depth unlimited."""
        stack: list[Any] = [self.document]
        while stack:
            node = stack.pop()
            if isinstance(node, dict):
                yield from node
                stack.extend(node.values())
            elif isinstance(node, list):
                stack.extend(node)


class _Part(Survey):
    """A survey that tells only of some places, and only of some of the members that all objects there have."""

    def __init__(
        self, whole: Survey, values: dict[Place, list[Any]], shared: dict[Place, dict[str, list[Any]]]
    ) -> None:
        self.document, self.absent, self.donor, self.keyed = whole.document, whole.absent, whole.donor, whole.keyed
        self.values, self.kinds = values, whole.kinds
        self.objects = [entry for entry in whole.objects if entry[0] in values]
        self.arrays = [entry for entry in whole.arrays if entry[0] in values]
        self.columns, self._shared = whole.columns, shared
        self.shown = whole.shown
        self.tables = self._tables()
