"""One self-contained schema out of many documents that refer to one another.

Every subschema that a reference reaches in another document is put under ``$defs`` (``definitions`` up to draft 7), and
every reference becomes a pointer into the one document.  Nothing outside the given documents is ever read.
"""

from __future__ import annotations

import posixpath
import re
from collections import deque
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any, Literal
from urllib.parse import unquote, urldefrag, urlsplit

from edgejson import jsontext
from edgejson.errors import SchemaError
from edgejson.resources import (
    DIRECT,
    NAMED,
    Source,
    draft_of,
    family_of,
    inner_schemas,
    is_draft,
    joined,
    meta_schema,
    says_definitions,
)
from edgejson.types import Json

__all__ = ["Bundler", "Target", "refers_outside"]

_DYNAMIC = ("$dynamicRef", "$recursiveRef")
_NAMES_OF_PARTS = frozenset({"$defs", "definitions", "schemas", "properties", "responses", "requestBodies"})
_Role = Literal["root", "inner", "part"]
_IDENTITY = frozenset({"$id", "id", "$schema", "$anchor", "$vocabulary"})
"""What a subschema says about itself as a document; inside another one it would change where references lead."""
_DROPPED: Mapping[_Role, frozenset[str]] = {
    "root": frozenset(),
    "inner": _IDENTITY,
    "part": _IDENTITY | {"$defs", "definitions"},  # what is referred to in there becomes a part of its own
}
_DYNAMIC_IDENTITY = frozenset({"$dynamicAnchor", "$recursiveAnchor"})
_ODD = re.compile(r"[^A-Za-z0-9_.-]+")
Target = tuple[str, str]
"""A subschema: place of its document, and pointer in it."""

Transform = Callable[[dict[str, Any]], dict[str, Any]]
"""Changes the keywords of one subschema, in a copy that it may change in place; inner subschemas come later."""


def refers_outside(document: Json) -> bool:
    """Whether any ``$ref`` in the document may lead to another one; cheap, and says yes too often rather than never."""
    stack: list[Json] = [document]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            reference = node.get("$ref")
            if isinstance(reference, str) and not reference.startswith("#"):
                return True
            stack += node.values()
        elif isinstance(node, list):
            stack += node
    return False


class Bundler:
    """Bundles the documents of a tree, or of a catalogue.

    `places` holds the place of every document there is: paths relative to the tree, with ``/``, or URIs.  `read` gives
    the document at one of them; each is read once, when it is needed.  A reference is followed by place, and by the
    names that documents give themselves: `identified` says where such a document, or a part of one, is.  `what` is
    the word for all of them, `shown` makes the place that an error shows.  `starts` are the schemas in a document:
    itself, unless it is a description of something else.
    """

    def __init__(
        self,
        places: Container[str],
        read: Callable[[str], Json],
        *,
        what: str,
        identified: Callable[[str], Target | None] = lambda _uri: None,
        shown: Callable[[str], str] = str,
        starts: Iterable[str] = ("",),
    ) -> None:
        self._places = places
        self._read = read
        self._what = what
        self._identified = identified
        self._shown = shown
        self._starts = tuple(starts)
        self._sources: dict[str, Source] = {}

    def bundle(self, place: str, pointer: str = "", *, transform: Transform | None = None) -> dict[str, Json]:
        """The subschema at `pointer` of the document at `place`, with all that it refers to.

        Raises:
            SchemaError: a reference leads outside the documents, to nothing, or cannot be bundled.
        """
        return _Bundle(self, (place, pointer), transform).document()

    # ------------------------------------------------------------ documents

    def source(self, place: str) -> Source:
        """The document at `place` with its resources and anchors."""
        known = self._sources.get(place)
        if known is None:
            document = meta_schema(place) if place not in self._places and is_draft(place) else self._read(place)
            known = self._sources[place] = Source(place, document, self._starts)
        return known

    def _is_schema(self, target: Target) -> bool:
        try:
            return isinstance(self.at(target), dict | bool)
        except KeyError:
            return False

    def at(self, target: Target) -> Any:
        """The subschema at a target; KeyError when there is none."""
        return jsontext.resolve(self.source(target[0]).root, target[1])

    # ------------------------------------------------------------ references

    def resolve(self, reference: str, place: str, pointer: str) -> Target:
        """What a ``$ref`` that stands at `pointer` of the document at `place` leads to."""
        source = self.source(place)
        resource = source.resource(pointer)
        try:
            path, fragment = urldefrag(reference)
            target = (place, resource) if not path else self._resource(path, source, source.bases[resource])
        except ValueError:
            raise self.error(f"$ref {reference!r} is no URI reference", place, pointer) from None
        if target is None:
            raise self._refused(reference, path, place, pointer)
        fragment = unquote(fragment)
        owner = self.source(target[0])
        is_pointer = not fragment or fragment.startswith("/")
        place_in_it = target[1] + fragment if is_pointer else owner.anchors.get((target[1], fragment))
        found = None if place_in_it is None else (target[0], place_in_it)
        if found is None or not self._is_schema(found):
            raise self.error(f"$ref {reference!r} leads to no schema", place, pointer)
        return found

    def _resource(self, path: str, source: Source, base: str) -> Target | None:
        """The resource that a reference names: by its identity, else by where the document lies."""
        uri = joined(base, path)
        for pointer, name in source.bases.items():  # resources embedded in the same document
            if name == uri:
                return source.place, pointer
        for name in dict.fromkeys((uri, joined(source.place, path))):
            if name in self._places:
                return name, ""
            target = self._identified(name)
            if target is not None:
                return target
        return (uri, "") if is_draft(uri) else None

    def _refused(self, reference: str, path: str, place: str, pointer: str) -> SchemaError:
        named = joined(place, path)
        scheme = urlsplit(named).scheme
        if scheme:
            return self.error(
                f"$ref {reference!r} is refused: it leads outside {self._what}",
                place,
                pointer,
                hint=f"{scheme}: references are never fetched; put a copy beside the schema and refer to that",
            )
        if path.startswith("/") or named.startswith(".."):
            return self.error(
                f"$ref {reference!r} is refused: it leads outside {self._what}",
                place,
                pointer,
                hint="name a folder that holds both",
            )
        return self.error(f"$ref {reference!r} names no file: there is no {named}", place, pointer)

    def error(self, what: str, place: str, pointer: str, *, hint: str = "") -> SchemaError:
        return SchemaError(what, where=f"{self._shown(place)}#{pointer}", hint=hint)


class _Bundle:
    """The making of one bundled document."""

    def __init__(self, bundler: Bundler, start: Target, transform: Transform | None) -> None:
        self._bundler = bundler
        self._start = start
        self._transform = transform
        self._root = bundler.at(start)
        self._draft = draft_of(bundler.source(start[0]).root)
        self._container = "definitions" if says_definitions(self._draft) else "$defs"
        own = self._root.get(self._container) if isinstance(self._root, dict) else None
        self._taken = set(own) if isinstance(own, dict) else set()
        self._names: dict[Target, str] = {}
        self._waiting: deque[Target] = deque()
        self._self_contained = True

    def document(self) -> dict[str, Json]:
        if not isinstance(self._root, dict):
            return {"not": {}} if self._root is False else {}
        document: dict[str, Json] = self._copy(self._root, self._start, "root")
        parts: dict[str, Json] = {}
        while self._waiting:
            target = self._waiting.popleft()
            parts[self._names[target]] = self._copy(self._bundler.at(target), target, "part")
        if self._self_contained and self._start[1] == "" and self._transform is None:
            return self._root  # its references by URI lead to itself: it stays as it was written
        if parts:
            own = document.get(self._container)
            document[self._container] = {**(own if isinstance(own, dict) else {}), **parts}
        return document

    def _copy(self, node: Any, place: Target, role: _Role) -> Any:
        """A subschema with its references turned into pointers, without the names that are no longer needed."""
        if not isinstance(node, dict):
            return node
        file, pointer = place
        dropped = _DROPPED[role] | (_DYNAMIC_IDENTITY if file != self._start[0] else frozenset())
        copy = {keyword: value for keyword, value in node.items() if keyword not in dropped}
        for keyword in _DYNAMIC:
            if isinstance(copy.get(keyword), str) and (file != self._start[0] or not copy[keyword].startswith("#")):
                raise self._bundler.error(f"{keyword} between documents cannot be bundled", file, pointer)
        if self._transform is not None:
            copy = self._transform(copy)
        if isinstance(copy.get("$ref"), str):
            copy["$ref"] = self._pointer(self._bundler.resolve(copy["$ref"], file, pointer))
        within: _Role = "inner" if role == "root" else role
        for keyword, inner in inner_schemas(copy):
            at = f"{pointer}/{keyword}"
            if isinstance(inner, list):
                copy[keyword] = [self._copy(part, (file, f"{at}/{index}"), within) for index, part in enumerate(inner)]
            elif keyword in NAMED:
                copy[keyword] = {
                    name: self._copy(part, (file, f"{at}/{jsontext.escape(name)}"), within)
                    for name, part in inner.items()
                }
            else:
                copy[keyword] = self._copy(inner, (file, at), within)
        return copy

    def _pointer(self, target: Target) -> str:
        """Where the target stands in the bundled document; one that is met first is noted down."""
        file, pointer = target
        own_file, own_pointer = self._start
        if file == own_file and _stays(pointer, own_pointer, self._root):
            return f"#{_as_fragment(pointer.removeprefix(own_pointer))}"
        self._self_contained &= file == own_file
        if target not in self._names:
            self._refuse_other_draft(target)
            self._names[target] = self._new_name(target)
            self._waiting.append(target)
        return f"#/{self._container}/{_as_fragment(jsontext.escape(self._names[target]))}"

    def _refuse_other_draft(self, target: Target) -> None:
        declared = draft_of(self._bundler.source(target[0]).root)
        if declared and self._draft and family_of(declared) != family_of(self._draft):
            raise self._bundler.error(
                f"says {declared}, but {self._start[0]} that refers to it says {self._draft}",
                *target,
                hint="one schema is written in one draft",
            )

    def _new_name(self, target: Target) -> str:
        """The name of the part that is meant, else of its document; made longer where it is taken."""
        file, pointer = target
        stem = posixpath.basename(urlsplit(file).path).partition(".")[0] or "schema"
        tokens = jsontext.split(pointer)
        meant = stem
        if len(tokens) > 1 and tokens[-2] in _NAMES_OF_PARTS:
            meant = tokens[-1]
        elif tokens:
            meant = f"{stem}_{tokens[-1]}"
        meant = _ODD.sub("_", meant) or "schema"
        longer = [meant, *([f"{_ODD.sub('_', stem)}_{meant}"] if meant != stem else [])]
        for name in (*longer, *(f"{longer[-1]}_{number}" for number in range(2, len(self._taken) + 3))):
            if name not in self._taken:
                self._taken.add(name)
                return name
        raise AssertionError("there are more numbers than names")


def _stays(pointer: str, start: str, root: Mapping[str, Any]) -> bool:
    """Whether the subschema at `pointer` is part of the one at `start`, which is copied whole."""
    if pointer == start:
        return True
    if not pointer.startswith(f"{start}/"):
        return False
    try:
        jsontext.resolve(root, pointer.removeprefix(start))
    except KeyError:
        return False
    return _is_schema_place(jsontext.split(pointer.removeprefix(start)))


def _is_schema_place(tokens: list[str]) -> bool:
    """Whether these tokens lead through keywords that hold schemas, so that what is there is copied as a schema."""
    rest = list(tokens)
    while rest:
        keyword = rest.pop(0)
        if keyword in NAMED:
            rest = rest[1:]
        elif keyword in DIRECT:
            if rest and rest[0].isdigit():
                rest = rest[1:]
        else:
            return False
    return True


def _as_fragment(pointer: str) -> str:
    """A pointer as it stands in a URI fragment: the percent sign and blanks are escaped, other characters stay."""
    return pointer.replace("%", "%25").replace(" ", "%20").replace('"', "%22").replace("^", "%5E")
