"""What a text_to_json prompt shows of the fields: a JSON Schema, a list of fields, or a type in braces.

Imports nothing of edgejson.
"""

from __future__ import annotations

import copy
import json
import re
from dataclasses import dataclass, field

__all__ = ["Shape", "shape_of", "shape_of_fields", "shape_of_schema"]

_TOKEN = re.compile(r'(?<=[{ ])/.*?/(?=: | \()|"(?:[^"\\]|\\.)*"|[{}\[\]|:,?()]|[^\s{}\[\]|:,?()"]+|\s+')
_ENTRY = re.compile(r"^(?P<indent> *)- (?P<rest>.*)$")


@dataclass
class Shape:
    """One field as the prompt shows it. `members` None: nothing is said about members."""

    types: set = field(default_factory=set)
    choices: list | None = None
    format: str | None = None
    members: dict | None = None
    required: set = field(default_factory=set)
    items: Shape | None = None
    description: str = ""
    parts: list | None = None
    others: Shape | None = None
    patterns: dict = field(default_factory=dict)

    @property
    def nullable(self):
        return "null" in self.types


def shape_of(record):
    """The shape that a record shows."""
    shown = record["input"]
    return shape_of_schema(json.loads(shown["schema"])) if "schema" in shown else shape_of_fields(shown["fields"])


def shape_of_schema(document):
    return _of_schema(document, document, ())


def _of_schema(schema, document, seen):
    shape = Shape()
    if not isinstance(schema, dict):
        return shape
    shape.description = schema.get("description", "")
    types = schema.get("type", [])
    shape.types |= {types} if isinstance(types, str) else set(types)
    shape.format = schema.get("format")
    if "enum" in schema or "const" in schema:
        shape.choices = list(schema.get("enum", [schema.get("const")]))
        if None in shape.choices and not types:
            shape.types.add("null")
    if "properties" in schema:
        shape.members = {name: _of_schema(part, document, seen) for name, part in schema["properties"].items()}
    shape.required |= set(schema.get("required", ()))
    for pattern, part in schema.get("patternProperties", {}).items():
        shape.patterns[pattern] = _of_schema(part, document, seen)
    if isinstance(schema.get("additionalProperties"), dict):
        shape.others = _of_schema(schema["additionalProperties"], document, seen)
    if isinstance(schema.get("items"), dict):
        shape.items = _of_schema(schema["items"], document, seen)
    shape.parts = [_of_schema(part, document, seen) for part in schema.get("prefixItems", ())] or None
    target = schema.get("$ref")
    if isinstance(target, str) and target.startswith("#") and seen.count(target) < 2:
        _take(shape, _of_schema(_looked_up(document, target), document, (*seen, target)), every=True)
    for part in schema.get("allOf", ()):
        _take(shape, _of_schema(part, document, seen), every=True)
    for part in [*schema.get("anyOf", ()), *schema.get("oneOf", ())]:
        _take(shape, _of_schema(part, document, seen), every=False)
    return shape


def _looked_up(document, target):
    part = document
    for escaped in target[1:].split("/")[1:]:
        token = escaped.replace("~1", "/").replace("~0", "~")
        part = part[int(token)] if isinstance(part, list) else part[token]
    return part


def _take(shape, other, *, every):
    shape.types |= other.types
    if other.choices is not None:
        shape.choices = (shape.choices or []) + other.choices
    shape.format = shape.format or other.format
    shape.description = shape.description or other.description
    if other.members is not None:
        members = dict(shape.members or {})
        for name, part in other.members.items():
            if name in members:
                _take(members[name], part, every=every)
            else:
                members[name] = part
        shape.members = members
    shape.others = shape.others or other.others
    shape.patterns = {**other.patterns, **shape.patterns}
    shape.parts = shape.parts or other.parts
    if every:
        shape.required |= other.required
    if shape.items is not None and other.items is not None and shape.items is not other.items:
        _take(shape.items, other.items, every=every)
    shape.items = shape.items or other.items


def shape_of_fields(text):
    text = text.strip()
    if text.startswith("- "):
        return _of_list(text)
    reader = _Reader(text)
    shape = reader.type()
    reader.end()
    return shape


def _of_list(text):
    root = Shape({"object"}, members={})
    open_shapes = [(-1, root)]
    for line in text.split("\n"):
        entry = _ENTRY.match(line)
        if entry is None:
            raise ValueError(f"no entry of a list of fields: {line!r}")
        indent = len(entry["indent"])
        while open_shapes[-1][0] >= indent:
            open_shapes.pop()
        owner = open_shapes[-1][1]
        owner = owner.items if owner.items is not None and owner.members is None else owner
        if owner.members is None:
            owner.members = {}
        reader = _Reader(entry["rest"])
        name = reader.name()
        reader.take("(")
        shape = reader.type()
        optional = reader.took(",")
        if optional:
            reader.take("optional")
        reader.take(")")
        shape.description = entry["rest"][reader.place() :].removeprefix(":").strip()
        _put(owner, name, shape, optional=optional)
        open_shapes.append((indent, shape))
    return root


def _put(owner, name, shape, *, optional):
    """Puts what stands for one key: the rest, the names that match an expression, or one name."""
    if name == "...":
        owner.others = shape
    elif len(name) > 2 and name[0] == name[-1] == "/":
        owner.patterns[name[1:-1]] = shape
    else:
        owner.members[name] = shape
        owner.required |= set() if optional else {name}


class _Reader:
    def __init__(self, text):
        self.tokens = [(found[0], found.end()) for found in _TOKEN.finditer(text) if not found[0].isspace()]
        self.at = 0
        self.named = {}

    def place(self):
        return self.tokens[self.at - 1][1]

    def peek(self):
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def next(self):
        token = self.peek()
        self.at += 1
        return token

    def took(self, wanted):
        if self.peek() != wanted:
            return False
        self.at += 1
        return True

    def take(self, wanted):
        token = self.next()
        if token != wanted:
            raise ValueError(f"{wanted!r} should stand where {token!r} stands")

    def end(self):
        if self.at != len(self.tokens):
            raise ValueError(f"more after the fields: {self.peek()!r}")

    def name(self):
        token = self.next()
        return json.loads(token) if token.startswith('"') else token

    def type(self):
        kinds = [self.atom()]
        while self.took("|"):
            kinds.append(self.atom())
        shape, *others = kinds
        if others:
            shape = copy.copy(shape)  # it may be one that has a name, and others use it as it is
            shape.types, shape.required = set(shape.types), set(shape.required)
        objects = [kind.required for kind in kinds if kind.members is not None]
        for other in others:
            _take(shape, other, every=True)
        shape.required = set.intersection(*objects) if objects else set()
        return shape

    def atom(self):
        word = self.next()
        if self.peek() == "=":
            self.take("=")
            shape = self.named.setdefault(word, Shape())
            vars(shape).update(vars(self.atom()))
            return shape
        if word in self.named:
            return self.named[word]
        if word == "{":
            return self.object()
        if word == "[":
            parts = [self.type()]
            while self.took(","):
                parts.append(self.type())
            self.take("]")
            return Shape({"array"}, items=parts[0]) if len(parts) == 1 else Shape({"array"}, parts=parts)
        if word.startswith('"'):
            return Shape({"string"}, choices=[json.loads(word)])
        if word in ("string", "number", "integer", "boolean", "null", "object", "array", "any"):
            if word == "array" and self.took("of"):
                self.next()
                return Shape({"array"}, items=Shape({"object"}))
            return Shape({word})
        if re.fullmatch(r"-?\d+(\.\d+)?|true|false", word):
            return Shape({"boolean" if word[0] in "tf" else "number"}, choices=[json.loads(word)])
        return Shape({"string"}, format={"url": "uri"}.get(word, word))

    def object(self):
        shape = Shape({"object"}, members={})
        while not self.took("}"):
            name = self.name()
            optional = self.took("?")
            self.take(":")
            part = self.type()
            _put(shape, name, part, optional=optional)
            if not self.took(","):
                self.take("}")
                break
        return shape
