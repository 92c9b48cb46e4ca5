"""A list of fields read back, as a model has to read it: does it name every member of an answer?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.types import Json

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["FieldList", "unnamed"]

_NAMED_SHAPE = re.compile(r"([^\W\d]\w*) = ")
_KEY = re.compile(r"/(?P<pattern>.*?)/: |(?P<rest>\.\.\.): |(?P<name>[^{}\[\]|]*?)\??: ")
_WORD = re.compile(r"[^\s{}\[\],|]+")
_LINE = re.compile(r"( *)- (?:/(?P<pattern>.*)/|(?P<rest>\.\.\.)|(?P<name>.*?)) \((?P<kind>.*)$")
_OBJECTS = re.compile(r"(?:array of objects|object)(?: \| (?:null|array of objects|object))*(?=[,)])")
_OPEN = frozenset({"any", "object", "array"})
_STEP = 2


class _UnreadError(ValueError):
    """The text is in no notation known here."""


@dataclass(slots=True)
class _Shape:
    """What a type says of the members and the items of a value, each as alternatives.

    `open` where it says no more than that there are some; `same` are the shapes that it only names.
    """

    members: dict[str, list[_Shape]] = field(default_factory=dict)
    patterns: list[tuple[re.Pattern[str], list[_Shape]]] = field(default_factory=list)
    rest: list[_Shape] | None = None
    items: list[_Shape] = field(default_factory=list)
    open: bool = False
    same: list[_Shape] | None = None

    def put(self, key: re.Match[str], shapes: list[_Shape]) -> None:
        """Put in what stands under a key: a name, a pattern, or the sign for the rest."""
        self.open = False
        if key["pattern"] is not None:
            self.patterns.append((re.compile(key["pattern"]), shapes))
        elif key["rest"] is not None:
            self.rest = shapes
        else:
            self.members[key["name"]] = shapes

    def of(self, name: str) -> Iterator[list[_Shape]]:
        """What the member `name` may be; nothing where it is not named."""
        if name in self.members:
            yield self.members[name]
        else:
            yield from (shapes for pattern, shapes in self.patterns if pattern.search(name))


_ANYTHING = _Shape(open=True)
_ANYTHING.items.append(_ANYTHING)
_NONE: Mapping[str, list[_Shape]] = {}


@dataclass(frozen=True, slots=True)
class FieldList:
    """The members that a list of fields names.

    `patterns` and `names` tell whether it has keys that are expressions, and shapes that have names.
    """

    shapes: Sequence[_Shape]
    patterns: bool
    names: bool

    @classmethod
    def read(cls, text: str) -> FieldList | None:
        """None for a text in no notation known here."""
        return _read(text)


def unnamed(fields: FieldList, value: Json, schema: Schema | None) -> list[str]:
    """Pointers of the members of `value` that the list does not name and the schema does.

    Where the schema lets any member be, and where it is not known, a list may leave an object open.
    """
    found: list[str] = []
    _look(fields.shapes, value, "", schema, found)
    return found


def _look(shapes: Sequence[_Shape], value: Json, pointer: str, schema: Schema | None, found: list[str]) -> None:
    shapes = _spelled(shapes, [])
    if isinstance(value, list):
        items = shapes[0].items if len(shapes) == 1 else [item for shape in shapes for item in shape.items]
        for index, item in enumerate(value):
            if isinstance(item, dict | list):
                _look(items, item, f"{pointer}/{index}", schema, found)
    elif isinstance(value, dict):
        only = shapes[0].members if len(shapes) == 1 else _NONE
        for name, member in value.items():
            below = only.get(name)
            if below is None:
                told = [one for shape in shapes for one in shape.of(name)]
                if not told:
                    told = [shape.rest or [_ANYTHING] for shape in shapes if shape.rest is not None or shape.open]
                    if not told or (schema is not None and _declares(schema, pointer, name)):
                        found.append(f"{pointer}/{jsontext.escape(name)}")
                        continue
                below = [shape for one in told for shape in one]
            if isinstance(member, dict | list):
                _look(below, member, f"{pointer}/{jsontext.escape(name)}", schema, found)


def _spelled(shapes: Sequence[_Shape], seen: list[_Shape]) -> Sequence[_Shape]:
    """`shapes` with what is only named put for its name."""
    if len(shapes) == 1 and shapes[0].same is None:
        return shapes
    found: list[_Shape] = []
    for shape in shapes:
        if shape.same is None:
            found.append(shape)
        elif not any(one is shape for one in seen):
            found += _spelled(shape.same, [*seen, shape])
    return found


def _declares(schema: Schema, pointer: str, name: str) -> bool:
    """Whether the schema speaks of a member of the object at `pointer` by its name, or by an expression for it."""
    said = schema.describe(pointer)
    properties, patterns = said.get("properties"), said.get("patternProperties")
    if isinstance(properties, Mapping) and name in properties:
        return True
    return isinstance(patterns, Mapping) and any(_matches(pattern, name) for pattern in patterns)


def _matches(pattern: str, name: str) -> bool:
    try:
        return re.search(pattern, name) is not None
    except re.error:  # an expression of another dialect
        return True


# ---------------------------------------------------------------- reading


@lru_cache(maxsize=512)
def _read(text: str) -> FieldList | None:
    reader = _Reader(text)
    try:
        shapes = reader.lines() if text.startswith(("- ", "a list of:\n")) else reader.line(text)
    except (_UnreadError, re.error, RecursionError):
        return None
    return FieldList(tuple(shapes), reader.patterns, bool(reader.named))


class _Reader:
    """Reads one list: of lines, or the short notation."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self.named: dict[str, list[_Shape]] = {}
        self.patterns = False

    def lines(self) -> list[_Shape]:
        lines = self._text.split("\n")
        top = _Shape()
        listed = lines[0] == "a list of:"
        levels = {_STEP if listed else 0: top}
        for text in lines[1:] if listed else lines:
            match = _LINE.match(text)
            owner = levels.get(len(match[1])) if match is not None else None
            if match is None or owner is None:
                raise _UnreadError(text)
            self.patterns = self.patterns or match["pattern"] is not None
            objects = _OBJECTS.match(match["kind"])
            if objects is None:
                owner.put(match, self.line(match["kind"], whole=False))
                continue
            member = _Shape(open=True)  # until a line for one of its members follows
            owner.put(match, [_Shape(items=[member])] if "array" in objects[0] else [member])
            levels = {indent: shape for indent, shape in levels.items() if indent <= len(match[1])}
            levels[len(match[1]) + _STEP] = member
        return [_Shape(items=[top])] if listed else [top]

    def line(self, text: str, *, whole: bool = True) -> list[_Shape]:
        self._text, self._at = text, 0
        shapes = self._type()
        if whole and self._at < len(text):
            raise _UnreadError(text)
        return shapes

    def _type(self) -> list[_Shape]:
        """Alternatives, as shapes."""
        shapes: list[_Shape] = []
        while True:
            shapes += self._alternative()
            if not self._took(" | "):
                return shapes

    def _alternative(self) -> list[_Shape]:
        text, at = self._text, self._at
        name = _NAMED_SHAPE.match(text, at)
        if name is not None:
            self._at = name.end()
            shapes = self.named.setdefault(name[1], [])
            shapes += self._alternative()
            return list(shapes)
        sign = text[at : at + 1]
        if sign == "[":
            self._at += 1
            return [_Shape(items=self._items())]
        if sign == '"' or text.startswith(('{"', "{}"), at):
            self._at = _after_json(text, at)
            return []
        if sign == "{":
            self._at += 1
            return [self._object()]
        word = _WORD.match(text, at)
        if word is None:
            raise _UnreadError(text[at:])
        self._at = word.end()
        if word[0] in self.named:
            return [_Shape(same=self.named[word[0]])]
        return [_ANYTHING] if word[0] in _OPEN else []

    def _items(self) -> list[_Shape]:
        items = self._type()
        while self._took(", "):
            items = items + self._type()
        if not self._took("]"):
            raise _UnreadError(self._text[self._at :])
        return items

    def _object(self) -> _Shape:
        shape = _Shape()
        while True:
            key = _KEY.match(self._text, self._at)
            if key is None:
                raise _UnreadError(self._text[self._at :])
            self._at = key.end()
            self.patterns = self.patterns or key["pattern"] is not None
            shape.put(key, self._type())
            if self._took("}"):
                return shape
            if not self._took(", "):
                raise _UnreadError(self._text[self._at :])

    def _took(self, sign: str) -> bool:
        if not self._text.startswith(sign, self._at):
            return False
        self._at += len(sign)
        return True


def _after_json(text: str, at: int) -> int:
    try:
        return json.JSONDecoder().raw_decode(text, at)[1]
    except ValueError:
        raise _UnreadError(text[at:]) from None
