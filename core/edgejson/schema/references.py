"""Where the references of a schema document lead: pointers, anchors, embedded resources, dynamic references.

Every part is addressed by its pointer.  The official meta-schemas are at hand under pointers of their own
(``bundled:/<uri>/...``); any other reference that leaves the document is refused by name, nothing is ever fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from edgejson import jsontext
from edgejson.errors import SchemaError

__all__ = ["BUNDLED", "References", "Scope", "subschemas"]

BUNDLED = "bundled:"
"""What the pointer of a part of a bundled schema begins with."""

MOST_PARTS = 100_000
"""Subschemas of a document that is taken in."""

MOST_WORK = 1_000_000
"""Subschemas that may judge one value."""
_FEW_REFERENCES = 30

Scope = tuple[tuple[str, str], ...]
"""What the dynamic anchors seen so far are bound to: (name, pointer), the outermost first."""

_ONE = (
    "additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if", "items", "not",
    "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
)  # fmt: skip
_MANY = ("allOf", "anyOf", "items", "oneOf", "prefixItems")
_NAMED = ("$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties")
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
_FETCHED = ("http", "https", "file", "ftp")


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
                stack.extend(
                    (f"{place}/{keyword}/{index}", part)
                    for index, part in enumerate(node[keyword])
                    if isinstance(part, dict | bool)
                )
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


class References:
    """All references of a document, resolved; `SchemaError` for one that leads nowhere or outside."""

    def __init__(self, root: Mapping[str, Any], draft: int, error: Callable[..., SchemaError]) -> None:
        self.bundle: dict[str, Any] = {}
        """The official meta-schemas that the document refers to, by URI."""
        self._root = root
        self._draft = draft
        self._error = error
        self._resources: dict[str, str] = {}
        self._starts: dict[str, str] = {}
        self._anchors: dict[tuple[str, str], str] = {}
        self._dynamic: dict[str, dict[str, str]] = {}
        self._references: dict[str, list[_Reference]] = {}
        self._targets: dict[str, tuple[str, ...]] = {}
        self._nodes: dict[str, Any] = {}
        self._resources[""] = ""
        self._starts[""] = ""
        self._scan("", "")
        self._resolve_all()
        self._refuse_repetition()
        names = [name for anchors in self._dynamic.values() for name in anchors]
        used = any(reference.keyword != "$ref" for found in self._references.values() for reference in found)
        self.dynamic = used and len(names) != len(set(names))
        """Whether a dynamic reference may lead to different places, depending on the way to it."""

    @property
    def count(self) -> int:
        """How many subschemas refer to others."""
        return len(self._references)

    def at(self, pointer: str) -> Any:
        """The subschema at `pointer`; `KeyError` where there is none."""
        if pointer in self._nodes:
            return self._nodes[pointer]
        if pointer.startswith(BUNDLED):
            return jsontext.resolve(self.bundle, pointer.removeprefix(BUNDLED))
        return jsontext.resolve(self._root, pointer)

    def targets(self, pointer: str) -> tuple[str, ...]:
        """Where the references in the subschema at `pointer` lead, whatever the dynamic scope."""
        return self._targets.get(pointer, ())

    # ------------------------------------------------------------ dynamic references

    def enter(self, pointer: str, scope: Scope) -> Scope:
        """The scope inside the subschema at `pointer`, which may begin a resource with dynamic anchors."""
        if not self.dynamic or pointer not in self._starts:
            return scope
        bound = {name for name, _ in scope}
        anchors = self._dynamic.get(self._starts[pointer], {})
        return (*scope, *((name, place) for name, place in anchors.items() if name not in bound))

    def follow(self, pointer: str, scope: Scope) -> list[tuple[str, Scope]]:
        """The targets of the references at `pointer` in a dynamic scope, each with the scope that holds there."""
        found = []
        for reference, target in zip(self._references.get(pointer, ()), self.targets(pointer), strict=True):
            place = target
            if self.dynamic and reference.keyword != "$ref":
                place = self._rebound(reference, target, scope)
            found.append((place, self._within(place, scope)))
        return found

    def _rebound(self, reference: _Reference, target: str, scope: Scope) -> str:
        """The outermost dynamic anchor of the name, where the static target is one."""
        name = "" if reference.keyword == "$recursiveRef" else urldefrag(reference.text)[1]
        dynamic = any(anchors.get(name) == target for anchors in self._dynamic.values())
        return dict(scope).get(name, target) if dynamic else target

    def _within(self, pointer: str, scope: Scope) -> Scope:
        """The scope at a place that a reference leads into: that of the resource around it."""
        if not self.dynamic:
            return scope
        start = pointer
        while start not in self._starts:
            start = start.rpartition("/")[0]
        return self.enter(start, scope)

    # ------------------------------------------------------------ how much work a value is

    def _refuse_repetition(self) -> None:
        """`SchemaError` where references multiply so that judging one value would take for ever."""
        if len(self._references) < _FEW_REFERENCES:
            return
        work: dict[str, int] = {}
        stack = [(pointer, False) for pointer in self._references]
        while stack:
            pointer, is_done = stack.pop()
            ahead = self._along(pointer)
            if is_done:
                work[pointer] = 1 + sum(work.get(other, 0) for other in ahead)
                if work[pointer] > MOST_WORK:
                    raise self._error("the schema applies its parts too often to one value", pointer)
            elif pointer not in work:
                work[pointer] = 0  # a cycle adds nothing
                stack.append((pointer, True))
                stack += [(other, False) for other in ahead if other not in work]

    def _along(self, pointer: str) -> list[str]:
        """The subschemas that judge the same value as the one at `pointer`."""
        schema = self.at(pointer)
        ahead = list(self._targets.get(pointer, ()))
        if isinstance(schema, dict):
            for keyword in ("allOf", "anyOf", "oneOf"):
                if isinstance(schema.get(keyword), list):
                    ahead += [f"{pointer}/{keyword}/{index}" for index in range(len(schema[keyword]))]
            ahead += [f"{pointer}/{keyword}" for keyword in ("not", "if", "then", "else") if keyword in schema]
        return ahead

    # ------------------------------------------------------------ scanning

    def _scan(self, start: str, base: str, draft: int | None = None) -> None:
        """Take in the resources, anchors and references at and below `start`."""
        draft = self._draft if draft is None else draft
        id_keyword = "id" if draft == 4 else "$id"
        bases = {start: base}
        for pointer, node in subschemas(self.at(start), start):
            self._nodes[pointer] = node
            if len(self._nodes) > MOST_PARTS:
                raise self._error(f"the schema is too large: more than {MOST_PARTS:,} parts")
            base = _nearest(bases, pointer)
            if not isinstance(node, dict):
                continue
            name = node.get(id_keyword)
            if isinstance(name, str) and not (draft <= 7 and "$ref" in node):
                base = bases[pointer] = self._identify(name, base, pointer)
            for keyword in ("$anchor", "$dynamicAnchor"):
                if isinstance(node.get(keyword), str):
                    self._anchors[base, node[keyword]] = pointer
            if isinstance(node.get("$dynamicAnchor"), str):
                self._dynamic.setdefault(base, {})[node["$dynamicAnchor"]] = pointer
            if node.get("$recursiveAnchor") is True and draft == 2019:
                self._dynamic.setdefault(base, {})[""] = pointer
            here = [
                _Reference(keyword, node[keyword], base)
                for keyword in _REFERENCES
                if isinstance(node.get(keyword), str) and (draft > 7 or keyword == "$ref")
            ]
            if here:
                self._references[pointer] = here

    def _identify(self, name: str, base: str, pointer: str) -> str:
        if name.startswith("#"):  # the anchors of drafts 4 to 7
            self._anchors[base, name[1:]] = pointer
            return base
        try:
            uri = urldefrag(urljoin(base, name))[0]
        except ValueError:
            raise self._error(f"malformed schema: the identifier {name!r} is no URI", pointer) from None
        self._resources.setdefault(uri, pointer)
        self._starts[pointer] = uri
        return uri

    # ------------------------------------------------------------ resolving

    def _resolve_all(self) -> None:
        queue = list(self._references)
        while queue:
            pointer = queue.pop()
            before = len(self._references)
            targets = []
            for reference in self._references[pointer]:
                target = self._resolve(pointer, reference)
                targets.append(target)
                if target not in self._nodes:  # outside the places of a schema, as in `#/components/schemas/Pet`
                    self._scan(target, reference.base)
            self._targets[pointer] = tuple(targets)
            if len(self._references) > before:
                queue.extend(list(self._references)[before:])

    def _resolve(self, pointer: str, reference: _Reference) -> str:
        text = reference.text
        try:
            uri, fragment = _parted(text, reference.base)
            scheme = urlsplit(uri).scheme
        except ValueError:
            where = f"{pointer}/{reference.keyword}"
            raise self._error(f"malformed schema: {reference.keyword} {text!r} is no URI", where) from None
        resource = self._resources.get(uri)
        if resource is None:
            resource = self._bundled(uri)
        if resource is None:
            raise self._error(
                f"{reference.keyword} {text!r} leads outside the document",
                f"{pointer}/{reference.keyword}",
                hint=(f"{scheme}: is never fetched; " if scheme in _FETCHED else "")
                + "put the schema it names into $defs",
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
        raise self._error(f"{reference.keyword} {text!r} leads to no schema", f"{pointer}/{reference.keyword}")

    def _bundled(self, uri: str) -> str | None:
        """The pointer of an official meta-schema or vocabulary, taken in when it is first referred to."""
        contents = _official(uri)
        if contents is None:
            return None
        pointer = f"{BUNDLED}/{jsontext.escape(uri)}"
        self.bundle[uri] = contents
        self._resources[uri] = pointer
        self._starts[pointer] = uri
        self._scan(pointer, uri, 4 if "draft-04" in uri else 2019 if "2019-09" in uri else None)
        return pointer


def _official(uri: str) -> Any:
    from jsonschema_specifications import REGISTRY  # reads its files: only when needed

    for name in (uri, f"{uri}#"):
        if name in REGISTRY:
            return REGISTRY[name].contents
    return None


def _parted(text: str, base: str) -> tuple[str, str]:
    """The document and the fragment that a reference names."""
    if text.startswith("#"):
        return base, text[1:]
    uri, fragment = urldefrag(urljoin(base, text))
    return uri, fragment


def _nearest(bases: Mapping[str, str], pointer: str) -> str:
    """The base URI of the closest enclosing resource."""
    while pointer not in bases:
        pointer = pointer.rpartition("/")[0]
    return bases[pointer]
