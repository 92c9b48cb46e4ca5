"""YAML as far as it can be JSON, read from the parser's events.

Plain scalars mean what the core schema of YAML 1.2 says: ``yes`` and ``2024-01-05`` are text, ``010`` is ten.  A plain
member name is its text, so ``200:`` names "200".  Aliases and merge keys are understood, and counted where they stand:
a few lines cannot become a million values.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from edgejson.jsontext import MAX_DEPTH
from edgejson.types import Json

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML was built without libyaml: the same events, slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

__all__ = ["MOST_VALUES", "YamlTextError", "parse_yaml"]

MOST_VALUES = 2_000_000
"""Values that a document may have once its aliases are written out."""

_CORE_TAG = "tag:yaml.org,2002:"
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_MAY_BE_NUMBER = frozenset("+-.0123456789")
_MERGE = "<<"


class YamlTextError(ValueError):
    """The text is not YAML, or says something that JSON cannot; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def parse_yaml(text: str, *, max_depth: int = MAX_DEPTH, most_values: int = MOST_VALUES) -> Json:
    """The one document in `text`.

    >>> parse_yaml("200: {since: 2024-01-05, ok: yes, rate: 1e3}")
    {'200': {'since': '2024-01-05', 'ok': 'yes', 'rate': 1000.0}}
    """
    try:
        return _Builder(text, max_depth, most_values).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or str(error)
        raise YamlTextError(problem, mark.line + 1 if mark else 1) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        code = error.character if isinstance(error.character, int) else ord(error.character)
        raise YamlTextError(f"the character U+{code:04X} is not allowed in YAML", line) from None
    except yaml.YAMLError as error:
        raise YamlTextError(str(error), 1) from None


@dataclass(slots=True)
class _Anchored:
    """A value that an alias may name: how many values it is, how deep it goes, and whether it is complete."""

    value: Json = None
    size: int = 0
    depth: int = 0
    open: bool = True


class _Builder:
    def __init__(self, text: str, max_depth: int, most_values: int) -> None:
        self._events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
        self._room = max_depth
        self._most = most_values
        self._values = 0
        self._anchors: dict[str, _Anchored] = {}

    def document(self) -> Json:
        event = next(self._events)
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            raise YamlTextError("the text is empty", 1)
        value, _ = self._value(event, self._room)
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise YamlTextError("a second document begins here: one file holds one", _line(event))
        return value

    def _value(self, event: Any, room: int) -> tuple[Json, int]:
        """The value that begins with `event`, and how many levels of containers it has."""
        self._count(1, event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, room)
        anchored = _Anchored()
        if event.anchor is not None:
            self._anchors[event.anchor] = anchored
        before = self._values
        value: Json
        if isinstance(event, yaml.ScalarEvent):
            value, depth = _scalar(event), 0
        else:
            if room <= 0:
                raise YamlTextError("nested too deeply", _line(event))
            value, depth = (
                self._list(room - 1) if isinstance(event, yaml.SequenceStartEvent) else self._object(room - 1)
            )
            _refuse_tag(event, ("seq", "map"))
        anchored.value, anchored.size, anchored.depth, anchored.open = value, self._values - before, depth, False
        return value, depth

    def _alias(self, event: yaml.AliasEvent, room: int) -> tuple[Json, int]:
        known = self._anchors.get(event.anchor or "")
        if known is None:
            raise YamlTextError(f"the alias *{event.anchor} names no anchor above it", _line(event))
        if known.open:
            raise YamlTextError(f"the alias *{event.anchor} is recursive: it stands inside what it names", _line(event))
        if known.depth > room:
            raise YamlTextError("nested too deeply", _line(event))
        self._count(known.size, event)
        return known.value, known.depth

    def _list(self, room: int) -> tuple[Json, int]:
        items: list[Json] = []
        deepest = 0
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            value, depth = self._value(event, room)
            items.append(value)
            deepest = max(deepest, depth)
        return items, deepest + 1

    def _object(self, room: int) -> tuple[Json, int]:
        members: dict[str, Json] = {}
        merged: list[Json] = []
        deepest = 0
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            name, is_merge = self._name(event)
            first = next(self._events)
            value, depth = self._value(first, room)
            deepest = max(deepest, depth)
            if is_merge:
                merged += self._merged(value, first)
            elif name in members:
                raise YamlTextError(f"member name {name!r} appears twice", _line(event))
            else:
                members[name] = value
        for source in merged:
            if isinstance(source, dict):
                self._count(len(source), event)
                members = {**source, **members}
        return members, deepest + 1

    def _name(self, event: Any) -> tuple[str, bool]:
        """A member's name, and whether it is the key that merges another object in."""
        plain = isinstance(event, yaml.ScalarEvent) and not event.style and event.tag is None
        if isinstance(event, yaml.AliasEvent):
            value, _ = self._alias(event, 0)
        elif isinstance(event, yaml.ScalarEvent):
            value = event.value if plain else _scalar(event)
            if event.anchor is not None:
                self._anchors[event.anchor] = _Anchored(value, 1, 0, open=False)
        else:
            value = None
        if not isinstance(value, str) or (plain and not value):
            raise YamlTextError("a member name is a text: quote it", _line(event))
        return value, plain and value == _MERGE

    def _merged(self, value: Json, event: Any) -> list[Json]:
        """The objects that a merge key names; the first one wins, so it comes last."""
        sources: list[Json] = [*value] if isinstance(value, list) else [value]
        if not all(isinstance(source, dict) for source in sources):
            raise YamlTextError("<< merges an object, or a list of objects", _line(event))
        return sources

    def _count(self, more: int, event: Any) -> None:
        self._values += more
        if self._values > self._most:
            raise YamlTextError(f"holds more than {self._most:,} values, aliases written out", _line(event))


def _scalar(event: yaml.ScalarEvent) -> Json:
    tag = event.tag
    if tag is None:
        return _plain(event) if event.implicit[0] else event.value
    if tag == "!":
        return str(event.value)
    _refuse_tag(event, ("str", "int", "float", "bool", "null"))
    if tag == f"{_CORE_TAG}str":
        return str(event.value)
    value = _plain(event)
    kinds = {"int": int, "float": int | float, "bool": bool, "null": type(None)}
    kind = tag.removeprefix(_CORE_TAG)
    if not isinstance(value, kinds[kind]) or (kind != "bool" and isinstance(value, bool)):
        raise YamlTextError(f"{event.value!r} is no !!{kind}", _line(event))
    return float(value) if kind == "float" and isinstance(value, int) else value


def _plain(event: yaml.ScalarEvent) -> Json:
    """What a plain scalar means in the core schema of YAML 1.2."""
    text: str = event.value
    if text in _NULL:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if text[0] not in _MAY_BE_NUMBER:
        return text
    if _INTEGER.fullmatch(text):
        return _integer(text, event)
    if _NUMBER.fullmatch(text):
        return _finite(float(text), event)
    if _NOT_FINITE.fullmatch(text):
        raise YamlTextError("NaN and Infinity are not JSON", _line(event))
    return text


def _integer(text: str, event: yaml.ScalarEvent) -> int | float:
    """An integer of 64 bits as it stands; a longer one as the double that readers of JSON make of it."""
    if text[:2] in ("0o", "0x"):
        value = int(text[2:], 8 if text[1] == "o" else 16) if len(text) <= 20 else 2**64
    else:
        value = int(text) if len(text) <= 20 else 2**64
    if -(2**63) <= value < 2**64:
        return value
    if text[:2] in ("0o", "0x"):
        raise YamlTextError("the number is too large", _line(event))
    return _finite(float(text), event)


def _finite(value: float, event: yaml.ScalarEvent) -> float:
    if not math.isfinite(value):
        raise YamlTextError("the number is too large", _line(event))
    return value


def _refuse_tag(event: Any, allowed: tuple[str, ...]) -> None:
    tag = event.tag
    if tag is not None and tag != "!" and tag not in [_CORE_TAG + name for name in allowed]:
        shown = tag.replace(_CORE_TAG, "!!")
        raise YamlTextError(f"the tag {shown} is not JSON", _line(event))


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
