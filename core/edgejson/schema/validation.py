"""Whether a value is an instance of a schema: one small interface, `jsonschema-rs` behind it.

`jsonschema-rs` passes the official suite including formats and is some 40 times faster; the `jsonschema` library stands
behind the same interface as the second opinion of the tests.  Known errors of that library: it rejects a part of all
two-decimal prices under ``multipleOf: 0.01``, takes ``@@`` for an e-mail address and lets a newline stand before ``$``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import jsonschema_rs

from edgejson import jsontext
from edgejson.schema.document import Document

__all__ = ["Guards", "PythonValidator", "RustValidator", "SchemaViolation", "Validator", "not_json"]

Accepts = Callable[[Any], bool]

_RUST: Mapping[int, Any] = {
    2020: jsonschema_rs.Draft202012Validator,
    2019: jsonschema_rs.Draft201909Validator,
    7: jsonschema_rs.Draft7Validator,
    6: jsonschema_rs.Draft6Validator,
    4: jsonschema_rs.Draft4Validator,
}


@dataclass(frozen=True, slots=True)
class SchemaViolation:
    """A keyword that the value at `pointer` (into the instance) breaks."""

    keyword: str
    pointer: str
    message: str


class Validator(Protocol):
    """Judges JSON values; formats are asserted, nothing is fetched."""

    def is_valid(self, value: Any) -> bool:
        """Whether the schema accepts `value`."""

    def violations(self, value: Any) -> list[SchemaViolation]:
        """What the schema finds wrong with `value`."""


class RustValidator:
    """`jsonschema-rs`: the judge everywhere."""

    def __init__(self, document: Document) -> None:
        try:
            self._validator = self._made(document)
        except ValueError as error:
            if not document.mend():
                raise document.malformed(error) from None
            try:
                self._validator = self._made(document)
            except ValueError as left:
                raise document.malformed(left) from None
        self.is_valid: Accepts = self._validator.is_valid

    def _made(self, document: Document) -> Any:
        return _RUST[document.draft](document.root, validate_formats=True, offline=True, registry=document.registry)

    def violations(self, value: Any) -> list[SchemaViolation]:
        return [
            SchemaViolation(error.kind.name, jsontext.join(error.instance_path), error.message)
            for error in self._validator.iter_errors(value)
        ]


class PythonValidator:
    """The `jsonschema` library, for cross-checks."""

    def __init__(self, document: Document) -> None:
        import jsonschema
        from jsonschema_specifications import REGISTRY

        kinds = {
            2020: jsonschema.Draft202012Validator,
            2019: jsonschema.Draft201909Validator,
            7: jsonschema.Draft7Validator,
            6: jsonschema.Draft6Validator,
            4: jsonschema.Draft4Validator,
        }
        kind = kinds[document.draft]
        self._validator = kind(document.root, format_checker=kind.FORMAT_CHECKER, registry=REGISTRY)

    def is_valid(self, value: Any) -> bool:
        return bool(self._validator.is_valid(value))

    def violations(self, value: Any) -> list[SchemaViolation]:
        return [
            SchemaViolation(str(error.validator), jsontext.join(list(error.absolute_path)), error.message)
            for error in self._validator.iter_errors(value)
        ]


class Guards:
    """Validators for parts of a document, made when first asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._made: dict[str, Accepts] = {}

    def _part(self, pointer: str) -> Accepts:
        if pointer not in self._made:
            self._made[pointer] = self.of({"$ref": self._document.uri(pointer)})
        return self._made[pointer]

    def at(self, pointers: Sequence[str]) -> Accepts:
        """Accepts what every subschema at `pointers` accepts."""
        checks = [self._part(pointer) for pointer in dict.fromkeys(pointers)]
        return checks[0] if len(checks) == 1 else lambda value: all(check(value) for check in checks)

    def of(self, keywords: Mapping[str, Any]) -> Accepts:
        """Accepts what a schema of these keywords accepts, which may refer to parts of the document."""
        registry = self._document.resources if "$ref" in keywords or "$defs" in keywords else None
        kind = _RUST[self._document.draft]
        accepts: Accepts = kind(dict(keywords), validate_formats=True, offline=True, registry=registry).is_valid
        return accepts


def not_json(value: Any) -> SchemaViolation | None:
    """Why `value` is no JSON value: a type JSON does not have, a number that is not finite, a lone surrogate, a loop.

    The validators accept some of these, or fail on them in their own ways, so they are looked for first.
    """
    return None if _plain(value, jsontext.MAX_DEPTH) else _defect(value)


_ATOMS = frozenset({int, bool, type(None)})


def _plain(value: Any, room: int) -> bool:
    """Whether `value` is JSON and nests at most `room` levels; without looking where it is not."""
    kind = type(value)
    if kind is dict:
        names: Any = value
        members: Any = value.values()
    elif kind is list:
        names, members = (), value
    else:
        return _plain_leaf(value, kind)
    if room < 0:
        return False
    for name in names:
        if type(name) is not str or not (name.isascii() or _encodable(name)):
            return False
    for member in members:
        kind = type(member)
        if kind is str:
            if not (member.isascii() or _encodable(member)):
                return False
        elif kind is dict or kind is list:
            if not _plain(member, room - 1):
                return False
        elif kind not in _ATOMS and not _plain_leaf(member, kind):
            return False
    return True


def _plain_leaf(value: Any, kind: type) -> bool:
    if kind is float:
        return math.isfinite(value)
    return kind in _ATOMS or (kind is str and _encodable(value))


def _defect(value: Any) -> SchemaViolation | None:
    """The first thing in `value` that is not JSON, with its place."""
    stack: list[tuple[str, Any, int]] = [("", value, 0)]
    while stack:
        pointer, node, depth = stack.pop()
        kind = type(node)
        if kind is str:
            if not node.isascii() and not _encodable(node):
                return SchemaViolation("json", pointer, "a lone surrogate cannot be written in UTF-8")
        elif kind is dict:
            if depth > jsontext.MAX_DEPTH:
                return SchemaViolation("json", pointer, f"nested deeper than {jsontext.MAX_DEPTH} levels")
            for name, member in node.items():
                if type(name) is not str or not _encodable(name):
                    return SchemaViolation("json", pointer, f"a member name is a text, not {name!r}")
                stack.append((f"{pointer}/{jsontext.escape(name)}", member, depth + 1))
        elif kind is list:
            if depth > jsontext.MAX_DEPTH:
                return SchemaViolation("json", pointer, f"nested deeper than {jsontext.MAX_DEPTH} levels")
            stack.extend((f"{pointer}/{index}", item, depth + 1) for index, item in enumerate(node))
        elif kind is float:
            if not math.isfinite(node):
                return SchemaViolation("json", pointer, f"{node} is no JSON number")
        elif not (node is None or kind is bool or kind is int):
            return SchemaViolation("json", pointer, f"JSON has no {kind.__name__}")
    return None


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
