"""Where in a document a step could apply: every place, with all the values that stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Literal, NamedTuple, TypeAlias, TypeGuard

import orjson

from edgejson.types import Json

__all__ = ["NUMBERS", "Place", "Survey", "Table", "Trait", "is_number", "sayable"]

Place: TypeAlias = "tuple[str, ...]"
"""Tokens of a JSON Pointer; ``*`` stands for every element of an array."""

Trait: TypeAlias = Literal[
    "arrays",
    "tables",
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


class _Kinds(NamedTuple):
    """Places with the values that stand there, all of one kind."""

    objects: list[tuple[Place, list[dict[str, Json]]]]
    arrays: list[tuple[Place, list[list[Json]]]]
    leaves: list[tuple[Place, list[Any]]]
    texts: list[tuple[Place, list[str]]]


def _columns(values: list[Any]) -> dict[str, list[Any]]:
    """The members of all objects among `values`, by name."""
    columns: dict[str, list[Any]] = {}
    for value in values:
        if type(value) is dict:
            for name, member in value.items():
                if name in columns:
                    columns[name].append(member)
                else:
                    columns[name] = [member]
    return columns


_OBJECTS = {dict}


class Survey:
    """The places of one document. `absent` gives members that the schema allows at the top and a default for each,
    `donor` another document of the same kind, whose values this one could take over.

    A place whose path holds a name that cannot be quoted plainly is left out: no step will speak of it.  `kinds` holds
    the types of what stands at each place.
    """

    def __init__(
        self,
        document: Json,
        absent: Mapping[str, Json] | None = None,
        donor: Json = None,
        *,
        whole: Survey | None = None,
    ) -> None:
        self.document = document
        self.absent = absent or {}
        self.donor = donor
        self.values: dict[Place, list[Any]] = {}
        self.kinds: Mapping[Place, set[type]] = {} if whole is None else whole.kinds
        self._shared: dict[Place, dict[str, list[Any]]] = {}
        if whole is None:
            self._walk((), [document], {type(document)}, self.kinds)  # type: ignore[arg-type]  # the dict just made

    def _walk(self, at: Place, values: list[Any], found: set[type], kinds: dict[Place, set[type]]) -> None:
        """Everything from a place down, given all values that stand there: members in the order in which they come
        first.
        """
        self.values[at] = values
        kinds[at] = found
        if len(at) == _MAX_DEPTH:
            return
        if dict in found:
            for name, members in _columns(values).items():
                if sayable(name):
                    place = (*at, name)
                    types = set(map(type, members))
                    if dict in types or list in types:
                        self._walk(place, members, types, kinds)
                    else:
                        self.values[place] = members
                        kinds[place] = types
        if list in found and (elements := [element for value in values if type(value) is list for element in value]):
            self._walk((*at, "*"), elements, set(map(type, elements)), kinds)

    def below(self, place: Place) -> Survey:
        """This survey, but for what stands elsewhere than at `place` or under it; all of it where nothing does."""
        depth = len(place)
        values = {at: found for at, found in self.values.items() if at[:depth] == place}
        if not values:
            return self
        near = Survey(self.document, self.absent, self.donor, whole=self)
        near.values = values
        near.tables = [table for table in self.tables if table.at[:depth] == place]
        near._shared = {(*table.at, "*"): table.columns for table in near.tables}
        parts: Iterator[Any] = ([entry for entry in part if entry[0][:depth] == place] for part in self.sorted_out)
        near.sorted_out = _Kinds(*parts)
        near._shown = self._shown
        return near

    @cached_property
    def traits(self) -> frozenset[Trait]:
        """What is here of all that operations need; of numbers and texts, whether the document holds them anywhere."""
        found: list[Trait] = [*self._shown]
        if self.arrays:
            found.append("arrays")
            if any("*" in at for at, _ in self.arrays):
                found.append("inner_arrays")
            if self.tables:
                found.append("tables")
        if any(at and at[-1] != "*" for at, _ in self.objects):
            found.append("inner_objects")
        if self.donor is not None:
            found.append("donor")
        return frozenset(found)

    @cached_property
    def _shown(self) -> list[Trait]:
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
    def sorted_out(self) -> _Kinds:
        """The places by what stands there."""
        kinds = _Kinds([], [], [], [])
        for at, values in self.values.items():
            found = self.kinds[at]
            if dict in found or list in found:
                if len(found) == 1 and any(values):
                    (kinds.objects if dict in found else kinds.arrays).append((at, values))
            elif at:
                kinds.leaves.append((at, values))
                if len(found) == 1 and str in found:
                    kinds.texts.append((at, values))
        return kinds

    @property
    def objects(self) -> list[tuple[Place, list[dict[str, Json]]]]:
        """Places that hold nothing but objects, at least one of them not empty."""
        return self.sorted_out.objects

    @property
    def arrays(self) -> list[tuple[Place, list[list[Json]]]]:
        """Places that hold nothing but arrays, at least one of them not empty."""
        return self.sorted_out.arrays

    @property
    def leaves(self) -> list[tuple[Place, list[Any]]]:
        """Places of members that hold scalars only."""
        return self.sorted_out.leaves

    @property
    def texts(self) -> list[tuple[Place, list[str]]]:
        """Places of members that hold strings only."""
        return self.sorted_out.texts

    @cached_property
    def tables(self) -> list[Table]:
        """Arrays of objects, two rows or more in one of them."""
        found = []
        for at, arrays in self.arrays:
            inner = (*at, "*")
            # Of arrays at the deepest level nothing is known of their elements.
            if self.kinds.get(inner) == _OBJECTS and max(map(len, arrays)) >= 2:
                found.append(Table(at, arrays, self.shared(inner)))  # type: ignore[arg-type]  # rows, as just seen
        return found

    @cached_property
    def spoken(self) -> list[tuple[Place, list[str]]]:
        """The places that hold nothing but objects, with the names of their members that can be said."""
        return [
            (at, [name for name in dict.fromkeys(name for value in values for name in value) if sayable(name)])
            for at, values in self.objects
        ]

    def shared(self, place: Place) -> dict[str, list[Any]]:
        """The members that every object at a place has, with their values in document order."""
        if place in self._shared:
            return self._shared[place]
        owners = self.values.get(place, [])
        names = list(dict.fromkeys(name for owner in owners[:1] if type(owner) is dict for name in owner))
        columns = {}
        for name in names:
            values = self.values.get((*place, name), [])
            if len(values) == len(owners):
                columns[name] = values
        self._shared[place] = columns
        return columns

    def names(self, at: Place) -> set[str]:
        """All member names in use in the objects at a place."""
        return {name for owner in self.values.get(at, []) if type(owner) is dict for name in owner}

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
