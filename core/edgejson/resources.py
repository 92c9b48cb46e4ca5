"""Documents and what they call their parts: resources and anchors, by which references find them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from edgejson import jsontext
from edgejson.errors import SchemaError
from edgejson.types import Json

__all__ = [
    "DIRECT",
    "NAMED",
    "Source",
    "draft_of",
    "family_of",
    "inner_schemas",
    "is_draft",
    "joined",
    "meta_schema",
    "says_definitions",
]

NAMED = frozenset({"$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties"})
"""Keywords that hold schemas by name."""

DIRECT = (
    "additionalItems", "additionalProperties", "allOf", "anyOf", "contains", "contentSchema", "else", "if", "items",
    "not", "oneOf", "prefixItems", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
)  # fmt: skip
"""Keywords that hold a schema or a list of them."""

_OLD_DRAFT = re.compile(r"^http://json-schema\.org/draft-0([3467])/schema#?$")


class Source:
    """A document, where it lies, and what it calls its parts; looked for in the schemas at and below `starts`.

    Raises:
        SchemaError: an ``$id`` in it is no URI.
    """

    def __init__(self, place: str, root: Any, starts: Iterable[str] = ("",)) -> None:
        self.place = place
        self.root = root
        self.bases: dict[str, str] = {"": place}
        """Pointers of the resources in the document, itself among them, and their URIs."""
        self.anchors: dict[tuple[str, str], str] = {}
        """(pointer of the resource, anchor) to pointer."""
        self._id_keyword = "id" if family_of(draft_of(root)) in ("3", "4") else "$id"
        for start in starts:
            self._look(start)

    def identities(self) -> Mapping[str, str]:
        """The URIs that the document and what is embedded in it give themselves, each with its pointer."""
        return {uri: pointer for pointer, uri in self.bases.items() if uri != self.place}

    def resource(self, pointer: str) -> str:
        """The pointer of the resource that encloses the subschema at `pointer`."""
        while pointer not in self.bases:
            pointer = pointer.rpartition("/")[0]
        return pointer

    def _look(self, start: str) -> None:
        stack: list[tuple[str, Any]] = [(start, jsontext.resolve(self.root, start))]
        while stack:
            pointer, node = stack.pop()
            if not isinstance(node, dict):
                continue
            self._note(node, pointer)
            for keyword, inner in inner_schemas(node):
                below = f"{pointer}/{keyword}"
                if isinstance(inner, list):
                    stack += [(f"{below}/{index}", part) for index, part in enumerate(inner)]
                elif keyword in NAMED:
                    stack += [(f"{below}/{jsontext.escape(name)}", part) for name, part in inner.items()]
                else:
                    stack.append((below, inner))

    def _note(self, node: Mapping[str, Any], pointer: str) -> None:
        """Take in the names that a subschema gives itself; those around it are known by now."""
        name = node.get(self._id_keyword)
        if isinstance(name, str) and name.startswith("#"):  # the anchors of drafts 4 to 7
            self.anchors[self.resource(pointer), name[1:]] = pointer
        elif isinstance(name, str):
            base = self.bases[self.resource(pointer)]
            try:
                self.bases[pointer] = joined(base, urldefrag(name)[0])
            except ValueError:
                raise SchemaError(f"{name!r} is no URI", where=f"{self.place}#{pointer}/{self._id_keyword}") from None
        for keyword in ("$anchor", "$dynamicAnchor"):
            if isinstance(node.get(keyword), str):
                self.anchors[self.resource(pointer), node[keyword]] = pointer


def inner_schemas(node: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The keywords of a subschema that hold schemas, with what they hold, in the order in which they stand."""
    for keyword in list(node):
        if (keyword in NAMED and isinstance(node[keyword], dict)) or (
            keyword in DIRECT and isinstance(node[keyword], dict | list)
        ):
            yield keyword, node[keyword]


def joined(base: str, path: str) -> str:
    """A reference without fragment, resolved against a URI or against a path in a tree; ValueError for no URI."""
    if urlsplit(path).scheme:
        return path
    if urlsplit(base).scheme:
        return urljoin(base, path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(path)))


# ---------------------------------------------------------------- drafts


def draft_of(root: Any) -> str:
    """What the document says about its draft, or nothing."""
    declared = root.get("$schema") if isinstance(root, dict) else None
    return declared if isinstance(declared, str) else ""


def family_of(declared: str) -> str:
    """A name for the drafts that read one document alike: drafts 6 and 7 do."""
    old = _OLD_DRAFT.match(declared.replace("https://", "http://"))
    if old:
        return "67" if old[1] in "67" else old[1]
    return declared.rstrip("#")


def says_definitions(declared: str) -> bool:
    """Whether the draft puts definitions under ``definitions``, not under ``$defs``."""
    return _OLD_DRAFT.match(declared.replace("https://", "http://")) is not None


def is_draft(uri: str) -> bool:
    """Whether the URI is that of a meta-schema which is at hand: those of drafts 3 to 7, which are one document."""
    return says_definitions(uri)


def meta_schema(uri: str) -> Json:
    """The meta-schema of a draft."""
    from jsonschema_specifications import REGISTRY

    document: Json = REGISTRY.contents(uri.replace("https://", "http://"))
    return document
