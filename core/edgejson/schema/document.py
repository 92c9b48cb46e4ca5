"""A JSON Schema document: its draft, its parts, and where its references lead.

Everything is addressed by the JSON Pointer of a subschema in the one document.  References resolve inside the document
(pointers, anchors, embedded resources); one that leads elsewhere is refused by name, nothing is ever fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import jsonschema_rs

from edgejson import jsontext
from edgejson.errors import SchemaError
from edgejson.schema.regex import is_large
from edgejson.types import Json

__all__ = ["Document", "subschemas"]

DRAFTS: Mapping[int, str] = {
    2020: "https://json-schema.org/draft/2020-12/schema",
    2019: "https://json-schema.org/draft/2019-09/schema",
    7: "http://json-schema.org/draft-07/schema#",
    6: "http://json-schema.org/draft-06/schema#",
    4: "http://json-schema.org/draft-04/schema#",
}
"""The drafts that are understood, by short number."""

_ONE = (
    "additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if", "items", "not",
    "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
)  # fmt: skip
_MANY = ("allOf", "anyOf", "items", "oneOf", "prefixItems")
_NAMED = ("$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties")
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")


def subschemas(root: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Every schema inside `root`, itself first, with its pointer; only places where drafts put schemas are entered."""
    stack = [(pointer, root)]
    while stack:
        place, node = stack.pop()
        yield place, node
        if not isinstance(node, dict):
            continue
        stack.extend((f"{place}/{name}", node[name]) for name in _ONE if isinstance(node.get(name), dict | bool))
        for keyword in _MANY:
            if isinstance(node.get(keyword), list):
                stack.extend((f"{place}/{keyword}/{index}", part) for index, part in enumerate(node[keyword]))
        for keyword in _NAMED:
            if isinstance(node.get(keyword), dict):
                stack.extend(
                    (f"{place}/{keyword}/{jsontext.escape(name)}", part)
                    for name, part in node[keyword].items()
                    if isinstance(part, dict | bool)
                )


@dataclass(frozen=True, slots=True)
class _Reference:
    keyword: str
    text: str
    base: str


class Document:
    """A checked schema document; `SchemaError` for one that is malformed, of an unknown draft or not self-contained."""

    def __init__(self, document: Mapping[str, Json], *, id: str = "") -> None:  # noqa: A002 - the word for it everywhere else
        self.id = id
        self.root: dict[str, Any] = _detached(document, id)
        self.draft = self._detect()
        self._resources: dict[str, str] = {}
        self._anchors: dict[tuple[str, str], str] = {}
        self._references: dict[str, _Reference] = {}
        self._targets: dict[str, str] = {}
        self._nodes: dict[str, Any] = {}
        self._scan("", "")
        self._resolve_all()

    @property
    def sha256(self) -> str:
        """Of the canonical text; of the sorted text for the rare document outside the canonical domain."""
        try:
            data = jsontext.canonical_bytes(self.root)
        except jsontext.CanonicalError:
            data = json.dumps(self.root, sort_keys=True, ensure_ascii=True).encode()
        return sha256(data).hexdigest()

    @property
    def dialect(self) -> str:
        """The URI of the draft."""
        return DRAFTS[self.draft]

    def at(self, pointer: str) -> Any:
        """The subschema at `pointer`."""
        return self._nodes[pointer] if pointer in self._nodes else jsontext.resolve(self.root, pointer)

    def target(self, pointer: str) -> str | None:
        """Where the reference in the subschema at `pointer` leads; None when it holds none."""
        return self._targets.get(pointer)

    def error(self, what: str, pointer: str = "", *, hint: str = "") -> SchemaError:
        """An error about the subschema at `pointer`."""
        return SchemaError(what, where=f"{self.id}#{pointer}" if self.id or pointer else "", hint=hint)

    # ------------------------------------------------------------ draft

    def _detect(self) -> int:
        declared = self.root.get("$schema")
        if declared is None:
            return self._detect_undeclared()
        known = {uri.rstrip("#"): number for number, uri in DRAFTS.items()} | {"http://json-schema.org/schema": 2020}
        bare = (
            declared.rstrip("#").replace("https://json-schema.org/draft-0", "http://json-schema.org/draft-0")
            if isinstance(declared, str)
            else ""
        )
        if bare not in known:
            raise self.error(f"unknown $schema {declared!r}", "/$schema", hint=f"known: {', '.join(DRAFTS.values())}")
        problem = self._malformed(known[bare])
        if problem is not None:
            raise problem
        return known[bare]

    def _detect_undeclared(self) -> int:
        """The newest draft whose meta-schema accepts a document that names none."""
        newest = self._malformed(2020)
        if newest is None:
            return 2020
        for number in (7, 4):
            if self._malformed(number) is None:
                return number
        raise newest

    def _malformed(self, draft: int) -> SchemaError | None:
        try:
            jsonschema_rs.meta.validate({**self.root, "$schema": DRAFTS[draft]})
        except jsonschema_rs.ValidationError as error:
            return self.malformed(error)
        except ValueError as error:
            return self.error(f"malformed schema: {error}")
        return None

    def malformed(self, error: jsonschema_rs.ValidationError) -> SchemaError:
        """What the library says about the document, told apart: a pattern of great size is not malformed."""
        place = jsontext.join(error.instance_path)
        if isinstance(error.instance, str) and is_large(error.instance):
            return self.error(f"the pattern {error.instance!r} is too large", place, hint="lower its repetitions")
        return self.error(f"malformed schema: {error.message}", place)

    # ------------------------------------------------------------ references

    def _scan(self, start: str, base: str) -> None:
        """Take in the resources, anchors and references at and below `start`."""
        id_keyword = "id" if self.draft == 4 else "$id"
        self._resources.setdefault("", "")
        bases = {start: base}
        for pointer, node in subschemas(self.at(start), start):
            self._nodes[pointer] = node
            base = _nearest(bases, pointer)
            if isinstance(node, dict):
                name = node.get(id_keyword)
                if isinstance(name, str) and not (self.draft <= 7 and "$ref" in node):
                    base = bases[pointer] = self._identify(name, base, pointer)
                for keyword in ("$anchor", "$dynamicAnchor"):
                    if isinstance(node.get(keyword), str):
                        self._anchors[base, node[keyword]] = pointer
                for keyword in _REFERENCES:
                    if isinstance(node.get(keyword), str):
                        self._references[pointer] = _Reference(keyword, node[keyword], base)
                        break

    def _identify(self, name: str, base: str, pointer: str) -> str:
        if name.startswith("#"):  # the anchors of drafts 4 to 7
            self._anchors[base, name[1:]] = pointer
            return base
        uri = urldefrag(urljoin(base, name))[0]
        self._resources.setdefault(uri, pointer)
        return uri

    def _resolve_all(self) -> None:
        queue = list(self._references)
        while queue:
            pointer = queue.pop()
            reference = self._references[pointer]
            target = self._resolve(pointer, reference)
            self._targets[pointer] = target
            if target not in self._nodes:  # outside the places of a schema, as in `#/components/schemas/Pet`
                before = len(self._references)
                self._scan(target, reference.base)
                queue.extend(list(self._references)[before:])

    def _resolve(self, pointer: str, reference: _Reference) -> str:
        text = reference.text
        uri, fragment = (reference.base, text[1:]) if text.startswith("#") else urldefrag(urljoin(reference.base, text))
        resource = self._resources.get(uri)
        if resource is None:
            raise self.error(
                f"{reference.keyword} {text!r} leads outside the document",
                f"{pointer}/{reference.keyword}",
                hint="put the schema it names into $defs",
            )
        fragment = unquote(fragment)
        if not fragment or fragment.startswith("/"):
            target = resource + fragment
            try:
                found = self.at(target)
            except KeyError:
                found = None
            if isinstance(found, dict | bool):
                return target
        elif (uri, fragment) in self._anchors:
            return self._anchors[uri, fragment]
        raise self.error(f"{reference.keyword} {text!r} leads to no schema", f"{pointer}/{reference.keyword}")


def _nearest(bases: Mapping[str, str], pointer: str) -> str:
    """The base URI of the closest enclosing resource."""
    while pointer not in bases:
        pointer = pointer.rpartition("/")[0]
    return bases[pointer]


def _detached(document: Mapping[str, Json], where: str) -> dict[str, Any]:
    """A deep copy that shares nothing with the caller's document."""
    try:
        copy = json.loads(json.dumps(document, allow_nan=False))
    except (TypeError, ValueError, RecursionError) as error:
        raise SchemaError(f"the schema is no JSON document: {error}", where=where) from None
    if not isinstance(copy, dict):
        raise SchemaError(f"a schema document is an object, not {copy!r}", where=where)
    return copy
